//! `cargo xtask bench`: ours beside its peers.

use crate::step::{Outcome, cargo, step};

/// Prints the table; words pick the rows whose names contain one of them.
pub(crate) fn run(rest: &[String]) -> Outcome {
    let mut command = cargo("bench -p ipplan-benches --bench table --");
    command.args(rest);
    step("Benchmarks", command)
}
