//! Puts the app into the command where it was built before (`cargo xtask web`): all files of `web-demo/dist`.
//! Where it was not, the command has everything else, and needs no Node to be built.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Files that are not embedded: on loopback a worker gains nothing, and `app.rs` has one that removes
/// itself.
const LEFT_OUT: &[&str] = &["sw.js"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let app = Path::new("../web-demo");
    let dist = app.join("dist");
    // A path that is not there would count as changed each time.
    if let Some(watched) = [dist.as_path(), app].into_iter().find(|path| path.is_dir()) {
        println!("cargo::rerun-if-changed={}", watched.display());
    }
    let mut found = Vec::new();
    if dist.join("index.html").is_file() {
        files(&fs::canonicalize(&dist)?, "", &mut found)?;
    }
    found.sort();
    let mut list = "&[\n".to_owned();
    for (name, path) in found {
        // Writing into a text cannot fail.
        let _ = writeln!(list, "    ({name:?}, include_bytes!({:?})),", path.display().to_string());
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("app.rs"), list)
}

/// Every file in a folder and those inside of it, by its path with `/`.
fn files(folder: &Path, within: &str, found: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            files(&entry.path(), &format!("{name}/"), found)?;
        } else if !LEFT_OUT.contains(&name.as_str()) {
            found.push((name, entry.path()));
        }
    }
    Ok(())
}
