//! `cargo xtask bless`: what the code says now becomes what is expected.

use crate::step::{StepResult, cargo, command, step};
use crate::tools;

/// Rewrites every generated file and every snapshot, and shows what changed.
pub(crate) fn run(_: &[String]) -> StepResult {
    tools::components()?;
    indexes()?;
    let tests = snapshots();
    step("Format", cargo("fmt --all"))?;
    changes()?;
    tests.map_err(|failed| format!("Not every failure is a snapshot. {failed}"))
}

/// Before anything is compiled: an index that names a file that is gone does not compile.
fn indexes() -> StepResult {
    for index in xtask::index::ALL {
        let changed = index.write().map_err(|error| format!("{}: {error}", index.folder))?;
        println!(
            "{}: {}",
            index.folder,
            if changed { "index rewritten" } else { "index in order" }
        );
    }
    Ok(())
}

/// The tests that span the crates come first: the binary is compared with what they write.
fn snapshots() -> StepResult {
    let across = rewrite("Shared snapshots", &["--test", "all"]);
    across.and(rewrite("Snapshots", &[]))
}

fn rewrite(what: &str, only: &[&str]) -> StepResult {
    let mut command = cargo("test --workspace --all-features --no-fail-fast");
    command.args(only).env("SNAPSHOTS", "overwrite").env("TRYCMD", "overwrite");
    step(what, command)
}

fn changes() -> StepResult {
    step("Differs from the last commit", command("git", &["status", "--short"]))?;
    println!("\nReview every line (`git diff`): these files are the expectation from now on.");
    Ok(())
}
