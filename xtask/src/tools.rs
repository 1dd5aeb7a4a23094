//! What the steps need beyond the compiler, and how to get it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::step::{Outcome, cargo, command, line, works};

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the formatter and the linter are there.
pub(crate) fn components() -> Outcome {
    let missing = || !works(cargo("fmt --version")) || !works(cargo("clippy --version"));
    if missing() {
        get("rustfmt and clippy", command("rustup", &["component", "add", "rustfmt", "clippy"]))?;
    }
    if missing() { Err("rustfmt or clippy still does not start.".to_owned()) } else { Ok(()) }
}

/// Makes sure that the standard library for WebAssembly is there.
pub(crate) fn wasm_target() -> Outcome {
    if has_wasm_target() {
        return Ok(());
    }
    get(&format!("the target {WASM}"), command("rustup", &["target", "add", WASM]))
}

/// Asks the compiler, not rustup: distributions bring targets too.
fn has_wasm_target() -> bool {
    let asked = command("rustc", &["--print", "target-libdir", "--target", WASM]).output();
    let Ok(folder) = asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    else {
        return false;
    };
    fs::read_dir(Path::new(folder.trim())).is_ok_and(|mut files| files.next().is_some())
}

fn get(what: &str, mut by: Command) -> Outcome {
    let line = line(&by);
    println!("\n{what}: not here yet.\n$ {line}");
    let trouble = match by.status() {
        Ok(status) if status.success() => return Ok(()),
        Ok(_) => "rustup could not install it; is there a network, and may it write?".to_owned(),
        Err(error) => format!("rustup does not start ({error}); see https://rustup.rs"),
    };
    Err(format!(
        "This step needs {what}, and {trouble}\n\nTo install it by hand:\n\n  {line}\n\n\
         Without rustup, install it as your distribution does."
    ))
}
