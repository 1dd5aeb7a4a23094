//! `cargo xtask bench`: ours beside its peers.

use crate::step::{Outcome, cargo, step};

/// Runs the benchmarks with the arguments as given.
pub(crate) fn run(rest: &[String]) -> Outcome {
    let mut command = cargo("bench -p ipplan-benches");
    command.args(rest);
    step("Benchmarks", command)
}
