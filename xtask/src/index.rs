//! The indexes: a folder that holds many of a kind declares its files in its `mod.rs`, and lists what
//! they define in its `index.rs`.
//!
//! Both are generated from the file names. `cargo xtask bless` writes them and a test compares them,
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
    path_of_kind: "crate::service::Service",
    kind: "Service",
    item: "SERVICE",
}];

/// The line that ends what is written by hand in a `mod.rs`.
const MARK: &str = "// From here on generated from the names of the files in this folder.\n";

/// A folder whose files are all of a kind.
#[derive(Debug)]
pub struct Index {
    /// The folder, from the top of the repository.
    pub folder: &'static str,
    /// The declaration of a file: `mod` or `pub mod`.
    pub module: &'static str,
    /// The description of the list.
    pub about: &'static str,
    /// The import that the list needs to name the type.
    pub path_of_kind: &'static str,
    /// The type of what each file defines.
    pub kind: &'static str,
    /// The name of what each file defines.
    pub item: &'static str,
}

impl Index {
    /// The generated files with what they should say: the `mod.rs` with its hand-written head as it
    /// is, and the list.
    pub fn files(&self) -> io::Result<[(PathBuf, String); 2]> {
        let folder = crate::root().join(self.folder);
        let (head_page, list) = (folder.join("mod.rs"), folder.join("index.rs"));
        let now = fs::read_to_string(&head_page)?.replace("\r\n", "\n");
        let Some((head, _)) = now.split_once(MARK) else {
            let message = format!("{} has no line {MARK:?}", head_page.display());
            return Err(io::Error::other(message));
        };
        let names = self.names(head)?;
        let modules = names.iter().map(|name| format!("{} {name};\n", self.module));
        let modules: String = modules.collect();
        let items = names.iter().map(|name| format!("    &{name}::{},\n", self.item));
        let text = format!(
            "//! The list of this folder. Generated: `cargo xtask bless` writes it.\n\n\
             use {};\n\nuse super::{{{}}};\n\n/// {}\npub static ALL: &[&{}] = &[\n{}];\n",
            self.path_of_kind,
            names.join(", "),
            self.about,
            self.kind,
            items.collect::<String>(),
        );
        Ok([(head_page, rustfmt(&format!("{head}{MARK}{modules}"))?), (list, rustfmt(&text)?)])
    }

    /// Makes the files new, and says whether one changed.
    pub fn write(&self) -> io::Result<bool> {
        let mut changed = false;
        for (path, text) in self.files()? {
            if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
                fs::write(path, text)?;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// The modules in the folder of the index, except for those that its head declares by hand.
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
