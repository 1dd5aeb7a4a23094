//! `cargo xtask bench`: ours beside its peers, and the page in its browser.

use crate::step::{StepResult, cargo, step};
use crate::web;

/// Prints the tables; words pick the rows whose names contain one of them, `page` those of the page.
pub(crate) fn run(rest: &[String]) -> StepResult {
    let page = rest.iter().any(|word| word == "page");
    if !page {
        let mut command = cargo("bench -p ipplan-benches --bench table --");
        command.args(rest);
        step("Benchmarks", command)?;
    }
    if page || rest.is_empty() { web::bench() } else { Ok(()) }
}
