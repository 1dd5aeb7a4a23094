//! `cargo xtask test`: everything that must hold before a change goes in.

use crate::step::{StepResult, cargo, step};
use crate::{clients, fuzz, store, tools, web};

/// Runs every step in order, up to the first that fails.
pub(crate) fn run(words: &[String]) -> StepResult {
    match words.first().map(String::as_str) {
        Some("store") => return store::test(),
        Some("clients") => return clients::test(),
        _ => {}
    }
    tools::components()?;
    format()?;
    lints()?;
    tests()?;
    docs()?;
    fuzz::check()?;
    // Last, for these want more than a plain toolchain.
    wasm()?;
    no_std()?;
    web::test()?;
    store::test()?;
    clients::model()?;
    println!("\nEvery step passed.");
    Ok(())
}

fn format() -> StepResult {
    step("Format", cargo("fmt --all --check"))
}

fn lints() -> StepResult {
    step("Lints", cargo("clippy --workspace --all-targets --all-features -- -D warnings"))
}

/// Plain `cargo test`, although nextest is quicker: the same on every machine, and it runs the
/// examples in the documentation too.
fn tests() -> StepResult {
    step("Tests", cargo("test --workspace --all-features"))
}

fn docs() -> StepResult {
    let mut command = cargo("doc --workspace --no-deps");
    command.env("RUSTDOCFLAGS", "-D warnings");
    step("Documentation", command)
}

/// The target of browsers and Node.
fn wasm() -> StepResult {
    let target = "wasm32-unknown-unknown";
    tools::target(target)?;
    step("Core for WebAssembly", cargo(&format!("build -p ipplan --target {target}")))
}

/// A target that has no standard library, unlike the one above: that the core builds there proves
/// that neither it nor what it depends on reaches a clock, a file or a socket.
fn no_std() -> StepResult {
    let target = "wasm32v1-none";
    tools::target(target)?;
    let build = format!("build -p ipplan --no-default-features --target {target}");
    step("Core without std", cargo(&build))
}
