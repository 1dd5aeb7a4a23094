//! `cargo xtask test store` and `bench store`: stores on servers that run for them on this machine.

use crate::servers::Servers;
use crate::step::{StepResult, cargo, step};

/// Starts every server that this machine can have, and runs on it what goes wrong, and the races.
pub(crate) fn test() -> StepResult {
    let servers = Servers::start()?;
    // The whole workspace, as in the step before: another choice of crates would build them again.
    let mut tests = cargo("test --workspace --all-features --test races --test store_servers --");
    tests.args(["in_a_server", "azure", "s3", "postgres", "--nocapture"]);
    tests.envs(servers.variables.iter().cloned());
    step("Stores on servers", tests)
}

/// The races with all their writers, ten thousand histories of faults, and what a large plan costs.
pub(crate) fn bench() -> StepResult {
    let servers = Servers::start()?;
    let mut all = cargo("test --profile quick -p ipplan-store --test races --test growth --");
    all.args(["--include-ignored", "--nocapture", "--test-threads", "1"]);
    all.envs([("STORE_WRITERS", "1000"), ("STORE_HISTORIES", "10000")]);
    all.envs(servers.variables.iter().cloned());
    step("Stores", all)
}
