//! `cargo xtask histories --seconds N`: random histories of requests and locks, for as long as that.

use crate::step::{StepResult, cargo, step};

/// As long as nothing else is said.
const SECONDS: u64 = 60;

pub(crate) fn run(words: &[String]) -> StepResult {
    let seconds = match words {
        [] => SECONDS,
        [flag, seconds] if flag == "--seconds" => seconds
            .parse()
            .map_err(|_| format!("{seconds} is not a number of seconds, such as 60"))?,
        _ => return Err("cargo xtask histories [--seconds N]".into()),
    };
    let test = "histories::for_so_many_seconds";
    let arguments = format!("test --profile quick -p ipplan-tests --test all {test}");
    let mut command = cargo(&arguments);
    command.args(["--", "--ignored", "--exact", "--nocapture"]);
    command.env("IPPLAN_SECONDS", seconds.to_string());
    step("Random histories", command)
}
