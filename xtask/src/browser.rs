//! A browser for the tests of the app.

use std::env;
use std::path::PathBuf;

use crate::tools;

/// The names of Chromium on different systems.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Where macOS has it.
const APPS: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Chromium: as `CHROMIUM` says, or as it is installed; otherwise it is installed if that is
/// possible.
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
    tools::debian("Chromium", &["chromium"])
        .map_err(|failed| format!("{failed}\n\n{}", missing()))?;
    installed().ok_or_else(missing)
}

fn installed() -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    let named = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named.chain(APPS.iter().map(PathBuf::from)).find(|path| path.is_file())
}

fn missing() -> String {
    "The tests of the app need Chromium or Chrome. Install it as your system does, on Debian or \
     Ubuntu with\n\n  sudo apt-get install chromium\n\nor say where it is:\n\n  \
     CHROMIUM=/path/to/chrome cargo xtask test"
        .to_owned()
}
