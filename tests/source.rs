//! Rules for the source.

use std::fs;
use std::path::{Path, PathBuf};

use ipplan::{codes, services};

/// The source of what is published: the file, and its code without comments and unit tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for folder in ["core/src", "formats/src", "cli/src", "lsp/src", "mcp/src", "serve/src"] {
        collect(&xtask::root().join(folder), &mut files);
    }
    files.sort();
    let read = |path: PathBuf| (path.clone(), code(&fs::read_to_string(path).unwrap()));
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
}

/// Unit tests come last in a file (clippy sees to it), so they are cut off where they start.
fn code(text: &str) -> String {
    let code = text.lines().take_while(|line| *line != "#[cfg(test)]");
    let code = code.filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| [line, "\n"]).collect()
}

/// Whether the word stands there on its own.
fn has_word(code: &str, word: &str) -> bool {
    code.split(|it: char| !it.is_alphanumeric() && it != '_').any(|it| it == word)
}

/// Ids that are words of the trade as well, and may stand elsewhere as such.
const PLAIN_WORDS: &[&str] = &["hosts", "gateway-required-integration"];

/// A service is one file. Where another file names it, adding and removing one is no longer a
/// matter of one file; let the table say what sets it apart.
#[test]
fn no_service_is_named_outside_its_file() {
    let of_a_service = xtask::root().join("core/src/services");
    let mut checked = 0;
    for (path, code) in sources() {
        if path.starts_with(&of_a_service) {
            continue;
        }
        checked += 1;
        for service in services::ALL.iter().filter(|it| !PLAIN_WORDS.contains(&it.id)) {
            let literal = format!("\"{}\"", service.id);
            assert!(!code.contains(&literal), "{} names {literal}", path.display());
        }
    }
    assert!(checked > 10, "only {checked} files found");
}

/// Most services are short; a long file says at its head what makes it so.
#[test]
fn a_long_service_says_why() {
    let mut files = Vec::new();
    collect(&xtask::root().join("core/src/services"), &mut files);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let head: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        let why = head.to_lowercase().contains("long");
        assert!(why || text.lines().count() <= 200, "{} does not", path.display());
    }
}

/// A code nobody can meet should not be in the list of codes that people read.
#[test]
fn every_code_is_used() {
    let declared = xtask::root().join("core/src/problem/codes.rs");
    let (codes_rs, others): (Vec<_>, Vec<_>) =
        sources().into_iter().partition(|(path, _)| *path == declared);
    for code in codes::ALL {
        let name = code.id.replace('-', "_").to_uppercase();
        assert!(has_word(&codes_rs[0].1, &name), "{} is not declared as {name}", code.id);
        let used = others.iter().any(|(_, code)| has_word(code, &name));
        assert!(used, "codes::{name} is used nowhere");
    }
}

/// The public items of a file, and whether each comment has an example that runs.
fn public_items(text: &str) -> Vec<(&str, bool)> {
    let (mut items, mut comment) = (Vec::new(), Vec::new());
    for line in text.lines().take_while(|line| *line != "#[cfg(test)]").map(str::trim_start) {
        if let Some(words) = line.strip_prefix("///") {
            comment.push(words.trim());
        } else if !line.starts_with("#[") {
            items.extend(public_item(line).map(|name| (name, has_example(&comment))));
            comment.clear();
        }
    }
    items
}

/// The name of the public item that the line declares; one of a macro is named where it is used.
fn public_item(line: &str) -> Option<&str> {
    let item = line.strip_prefix("pub ")?;
    let item = if item.starts_with("const fn ") { item.strip_prefix("const ")? } else { item };
    let (kind, rest) = item.split_once(' ')?;
    let name = rest.split(|it: char| !it.is_alphanumeric() && it != '_').next();
    let kinds = ["fn", "struct", "enum", "trait", "const", "static"];
    name.filter(|name| !name.is_empty() && kinds.contains(&kind))
}

/// A block that is marked, such as one of text, does not run.
fn has_example(comment: &[&str]) -> bool {
    comment.iter().filter(|line| line.starts_with("```")).step_by(2).any(|open| *open == "```")
}

/// People meet an item on its own, in the index or under the cursor. Services are tables, and read
/// in `docs/services.md`.
#[test]
fn every_public_item_of_the_core_has_an_example() {
    let mut files = Vec::new();
    collect(&xtask::root().join("core/src"), &mut files);
    files.retain(|path| !path.starts_with(xtask::root().join("core/src/services")));
    let (mut items, mut missing) = (0, Vec::new());
    for path in files {
        for (name, has_example) in public_items(&fs::read_to_string(&path).unwrap()) {
            items += 1;
            if !has_example {
                missing.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "no example that runs:\n{}", missing.join("\n"));
    assert!(items > 150, "only {items} public items found");
}

#[test]
fn an_item_without_an_example_is_found() {
    let text = "\
/// Text is not an example.
///
/// ```text
/// 1
/// ```
pub struct Shown;
/// ```
/// assert!(true);
/// ```
#[derive(Debug)]
pub enum Proven {}
impl Shown {
    pub const MOST: u32 = 1;
    /// Bare.
    pub const fn bare(self) {}
    pub(crate) fn hidden() {}
}
#[cfg(test)]
pub fn test() {}
";
    let items = [("Shown", false), ("Proven", true), ("MOST", false), ("bare", false)];
    assert_eq!(public_items(text), items);
}

#[test]
fn comments_and_unit_tests_are_not_code() {
    let text = "//! \"a\"\nlet b = \"b\";\n    /// \"c\"\n#[cfg(test)]\nmod tests { \"d\" }\n";
    assert_eq!(code(text), "let b = \"b\";\n");
    assert!(has_word("codes::OVER_LIMIT,", "OVER_LIMIT"));
    assert!(!has_word("codes::OVER_LIMITS", "OVER_LIMIT"));
}
