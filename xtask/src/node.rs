//! Node: the packages it needs, and its scripts.

use std::fs;
use std::process::Command;

use crate::step::{StepResult, command, step, works};

/// Makes sure that Node is there, and the packages of the lock file are installed.
pub(crate) fn packages() -> StepResult {
    let recent = "process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)";
    if !works(command("node", &["-e", recent])) || !works(npm(&["--version"])) {
        return Err(
            "The npm package and the app need Node 20 or later with npm, which is not here: \
                    install it as your system does, or from https://nodejs.org"
                .to_owned(),
        );
    }
    install("", "Install npm packages")
}

/// Installs the packages of the lock file in a folder, unless they are there.
pub(crate) fn install(folder: &str, heading: &str) -> StepResult {
    let folder = xtask::root().join(folder);
    // npm writes this file when it has installed everything.
    let installed = folder.join("node_modules/.package-lock.json");
    let modified = |path| fs::metadata(path).and_then(|it| it.modified()).ok();
    let (lock, installed) = (modified(folder.join("package-lock.json")), modified(installed));
    if installed.is_some() && installed >= lock {
        return Ok(());
    }
    let mut command = npm(&["ci"]);
    command.current_dir(folder);
    step(heading, command)
}

/// A script of a workspace's package.json.
pub(crate) fn script(workspace: &str, name: &str) -> Command {
    npm(&["run", "--silent", "--workspace", workspace, name])
}

/// A script of the package in a folder that is no workspace.
pub(crate) fn script_in(folder: &str, name: &str) -> Command {
    npm(&["run", "--silent", "--prefix", folder, name])
}

/// npm, without warnings about what this machine has set for it.
fn npm(args: &[&str]) -> Command {
    let mut command = command("npm", args);
    command.env("npm_config_loglevel", "error");
    command
}
