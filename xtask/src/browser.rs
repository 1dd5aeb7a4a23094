//! A browser for the tests of the app.

use std::env;
use std::path::PathBuf;

use crate::step::{StepResult, command, step, works};

/// What Chromium is called where.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Where macOS has it.
const APPS: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Chromium: as `CHROMIUM` says, or as it is installed; else it is installed where that is possible.
pub(crate) fn chromium() -> Result<PathBuf, String> {
    if let Some(path) = env::var_os("CHROMIUM") {
        let path = PathBuf::from(path);
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!("CHROMIUM is {}, where there is no file.", path.display()))
        };
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    install()?;
    installed().ok_or_else(missing)
}

fn installed() -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    let named = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named.chain(APPS.iter().map(PathBuf::from)).find(|path| path.is_file())
}

/// As Debian and its kin do. The list of packages may be old, or not there at all.
fn install() -> StepResult {
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
    let chromium = ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"];
    step("Install Chromium", apt(&chromium)).map_err(|failed| format!("{failed}\n\n{}", missing()))
}

fn missing() -> String {
    "The tests of the app need Chromium or Chrome. Install it as your system does, on Debian or \
     Ubuntu with\n\n  sudo apt-get install chromium\n\nor say where it is:\n\n  \
     CHROMIUM=/path/to/chrome cargo xtask test"
        .to_owned()
}
