//! `cargo xtask bench`: ours next to its peers, and the app in a browser.

use crate::step::{StepResult, cargo, step};
use crate::{store, web};

/// Prints the tables; words pick the rows whose names contain one of them, `app` those of the app, and
/// `store` the races of stores, which take some minutes and are run for that word alone.
pub(crate) fn run(rest: &[String]) -> StepResult {
    if rest.first().is_some_and(|word| word == "store") {
        return store::bench();
    }
    let app = rest.iter().any(|word| word == "app");
    if !app {
        let mut command = cargo("bench -p ipplan-benches --bench table --");
        command.args(rest);
        step("Benchmarks", command)?;
    }
    if app || rest.is_empty() { web::bench() } else { Ok(()) }
}
