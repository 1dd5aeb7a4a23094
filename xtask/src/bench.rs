//! `cargo xtask bench`: ours next to its peers, and the app in a browser.

use crate::step::{StepResult, cargo, step};
use crate::web;

/// Prints the tables; words pick the rows whose names contain one of them, `app` those of the app.
pub(crate) fn run(rest: &[String]) -> StepResult {
    let app = rest.iter().any(|word| word == "app");
    if !app {
        let mut command = cargo("bench -p ipplan-benches --bench table --");
        command.args(rest);
        step("Benchmarks", command)?;
    }
    if app || rest.is_empty() { web::bench() } else { Ok(()) }
}
