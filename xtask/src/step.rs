//! A step: a heading, a command, and what to say when it fails.

use std::process::{Command, Stdio};
use std::time::Instant;

/// Success, or the message for the person.
pub(crate) type StepResult = Result<(), String>;

/// A command that runs at the top of the repository.
pub(crate) fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(xtask::root());
    command
}

/// `cargo` with these arguments, written as one would type them.
pub(crate) fn cargo(args: &str) -> Command {
    let mut cargo = command("cargo", &args.split(' ').collect::<Vec<_>>());
    // What cargo says of this package to this program: some build scripts look at it, and would run again.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| name.starts_with(start)) {
            cargo.env_remove(&*name);
        }
    }
    cargo
}

/// Runs the command under its heading; an error says which step failed and how to run it alone.
pub(crate) fn step(heading: &str, mut command: Command) -> StepResult {
    println!("\n=== {heading}\n$ {}", line(&command));
    let start = Instant::now();
    let status = command.status();
    println!("--- {heading}: {:.1} s", start.elapsed().as_secs_f32());
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(failed(heading, &line(&command))),
        Err(error) => Err(format!("{}\n({error})", failed(heading, &line(&command)))),
    }
}

/// The message about a step that failed.
fn failed(heading: &str, line: &str) -> String {
    format!("The step \"{heading}\" failed. To run it alone:\n\n  {line}")
}

/// Whether the command is there and succeeds, without showing what it prints.
pub(crate) fn works(mut command: Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let mut words = Vec::new();
    for (name, value) in command.get_envs() {
        let Some(value) = value else { continue };
        let value = value.to_string_lossy().into_owned();
        words.push(format!("{}={}", name.to_string_lossy(), quoted(&value)));
    }
    words.push(command.get_program().to_string_lossy().into_owned());
    words.extend(command.get_args().map(|word| quoted(&word.to_string_lossy())));
    words.join(" ")
}

fn quoted(word: &str) -> String {
    if word.contains(' ') { format!("\"{word}\"") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_step_and_the_command() {
        let mut command = cargo("no-such-subcommand --now");
        command.env("FLAGS", "-D warnings").stderr(Stdio::null());
        let message = step("Break", command).unwrap_err();
        assert_eq!(
            message,
            "The step \"Break\" failed. To run it alone:\n\n  \
             FLAGS=\"-D warnings\" cargo no-such-subcommand --now"
        );
        assert!(step("None", super::command("no-such-program", &[])).is_err());
        let mut fine = cargo("--version");
        fine.stdout(Stdio::null());
        assert_eq!(step("Fine", fine), Ok(()));
    }
}
