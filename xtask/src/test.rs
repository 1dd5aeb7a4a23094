//! `cargo xtask test`: everything that must hold before a change goes in.

use crate::step::{Outcome, cargo, step};
use crate::tools;

/// Runs every step in order, up to the first that fails.
pub(crate) fn run(_: &[String]) -> Outcome {
    tools::components()?;
    format()?;
    lints()?;
    tests()?;
    docs()?;
    // Last, because they want more than a Rust toolchain. The npm package and the page go here.
    no_std()?;
    println!("\nEvery step passed.");
    Ok(())
}

fn format() -> Outcome {
    step("Format", cargo("fmt --all --check"))
}

fn lints() -> Outcome {
    step("Lints", cargo("clippy --workspace --all-targets --all-features -- -D warnings"))
}

/// Plain `cargo test`, although nextest is quicker: the same on every machine, and it runs the
/// examples in the documentation too.
fn tests() -> Outcome {
    step("Tests", cargo("test --workspace --all-features"))
}

fn docs() -> Outcome {
    let mut command = cargo("doc --workspace --no-deps");
    command.env("RUSTDOCFLAGS", "-D warnings");
    step("Documentation", command)
}

/// A target with no operating system under it: that the core builds there proves that it reaches
/// no clock, file or socket.
fn no_std() -> Outcome {
    tools::wasm_target()?;
    step(
        "Core without std",
        cargo(&format!("build -p ipplan --no-default-features --target {}", tools::WASM)),
    )
}
