//! `ipplan-verify FILE`: checks the proof of a plan, or of the answer that it does not fit.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks to a person")]

use std::process::ExitCode;

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_else(|| "--help".to_owned());
    let proof = std::fs::read_to_string(&name);
    let checked = proof.as_deref().map(ipplan_verify::check);
    match &checked {
        Ok(Ok(verdict)) => println!("{name}: the proof holds: {verdict:?}"),
        Ok(Err((line, why))) => eprintln!("{name}:{line}: {why}"),
        Err(error) => eprintln!("{name}: {error}; usage: ipplan-verify FILE"),
    }
    ExitCode::from(checked.map_or(2, |checked| u8::from(checked.is_err())))
}
