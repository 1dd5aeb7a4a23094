//! `cargo xtask book`: the pages of `docs` as a book of HTML, with a search.

use std::fs;
use std::io;
use std::path::Path;

use xtask::links::links;
use xtask::root;

use crate::step::{StepResult, cargo, command, step, works};

/// The folder with a copy of the pages, and with the book.
const FOLDER: &str = "target/book";
/// The program that makes the book, and where it is installed if nobody has.
const MDBOOK: &str = "mdbook@0.5.4";
const TOOLS: &str = "target/tools";
/// Where a link leads whose file is no page of the book.
const REPOSITORY: &str = "https://github.com/ipplan/ipplan/blob/main";

/// Copies the pages, and builds the book.
pub(crate) fn run(_: &[String]) -> StepResult {
    let to = root().join(FOLDER);
    let copied = match fs::remove_dir_all(&to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => copy(&root().join("docs"), &to),
    };
    copied.map_err(|error| format!("{FOLDER}: {error}"))?;
    step("Build the book", command(&mdbook()?, &["build", FOLDER]))?;
    println!("\nThe book is {FOLDER}/book/index.html.");
    Ok(())
}

/// The program: one that is installed, or else one of our own.
fn mdbook() -> Result<String, String> {
    if works(command("mdbook", &["--version"])) {
        return Ok("mdbook".to_owned());
    }
    let own = root().join(TOOLS).join("bin/mdbook").to_string_lossy().into_owned();
    if !works(command(&own, &["--version"])) {
        let words = "install --locked --no-default-features --features search --root";
        step("Install mdBook", cargo(&format!("{words} {TOOLS} {MDBOOK}")))?;
    }
    Ok(own)
}

/// A page may link to files of the repository that are not in the book: these links become absolute.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to)?;
        } else if path.extension().is_some_and(|it| it == "md") {
            fs::write(to, outward(&fs::read_to_string(path)?))?;
        } else {
            fs::copy(path, to)?;
        }
    }
    Ok(())
}

fn outward(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut done = 0;
    for at in links(page) {
        let (before, target) = (page.get(done..at.start), page.get(at.clone()));
        out += before.unwrap_or_default();
        match target.and_then(|target| target.strip_prefix("../")) {
            Some(path) => out += &[REPOSITORY, "/", path].concat(),
            None => out += target.unwrap_or_default(),
        }
        done = at.end;
    }
    out + page.get(done..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_out_of_the_book_are_absolute() {
        assert_eq!(
            outward("[a](../README.md#install), [b](locks.md), ![c](pictures/c.png)"),
            "[a](https://github.com/ipplan/ipplan/blob/main/README.md#install), [b](locks.md), \
             ![c](pictures/c.png)"
        );
    }
}
