//! The indexes: a folder that holds many of a kind lists its files in its `mod.rs`.
//!
//! The list is generated from the file names. `cargo xtask bless` writes it and a test compares it,
//! so adding one of the kind is adding a file.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{fs, io};

/// Every index in the repository.
pub static ALL: &[Index] = &[Index {
    folder: "core/src/services",
    module: "pub mod",
    about: "Every service, ordered by name.",
    kind: "crate::Service",
    item: "SERVICE",
}];

/// The line that ends what is written by hand.
const MARK: &str = "// From here on generated from the names of the files beside it.\n";

/// A folder whose `mod.rs` lists the files beside it.
#[derive(Debug)]
pub struct Index {
    /// The folder, from the top of the repository.
    pub folder: &'static str,
    /// What declares a file: `mod` or `pub mod`.
    pub module: &'static str,
    /// What the list says of itself.
    pub about: &'static str,
    /// The type of what each file defines.
    pub kind: &'static str,
    /// The name of what each file defines.
    pub item: &'static str,
}

impl Index {
    /// The file that holds the index.
    pub fn path(&self) -> PathBuf {
        crate::root().join(self.folder).join("mod.rs")
    }

    /// What the file should say: the hand-written head as it is, and the list made new.
    pub fn text(&self) -> io::Result<String> {
        let now = fs::read_to_string(self.path())?.replace("\r\n", "\n");
        let Some((head, _)) = now.split_once(MARK) else {
            let message = format!("{} has no line {MARK:?}", self.path().display());
            return Err(io::Error::other(message));
        };
        let names = self.names(head)?;
        let modules = names.iter().map(|name| format!("{} {name};\n", self.module));
        let items = names.iter().map(|name| format!("    &{name}::{},\n", self.item));
        rustfmt(&format!(
            "{head}{MARK}{}\n/// {}\npub static ALL: &[&{}] = &[\n{}];\n",
            modules.collect::<String>(),
            self.about,
            self.kind,
            items.collect::<String>(),
        ))
    }

    /// Makes the file new, and says whether it changed.
    pub fn write(&self) -> io::Result<bool> {
        let text = self.text()?;
        let changed = fs::read_to_string(self.path())? != text;
        if changed {
            fs::write(self.path(), text)?;
        }
        Ok(changed)
    }

    /// The modules beside the index, but for those that its head declares by hand.
    fn names(&self, head: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(crate::root().join(self.folder))? {
            let file = entry?.file_name().to_string_lossy().into_owned();
            let Some(name) = file.strip_suffix(".rs") else { continue };
            let by_hand = head.lines().any(|line| line.ends_with(&format!("mod {name};")));
            if name != "mod" && !by_hand {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }
}

/// The text as `cargo fmt` would leave it.
fn rustfmt(text: &str) -> io::Result<String> {
    let mut child = Command::new("rustfmt")
        .arg("--config-path")
        .arg(crate::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| io::Error::other(format!("rustfmt does not start: {error}")))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other("rustfmt refused the generated text"));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
