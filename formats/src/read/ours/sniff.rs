//! What a text looks like, before it is read.

use crate::read::ours::list_csv::Header;
use crate::read::syntax::lines::{content, lines};
use crate::read::syntax::syntax::Syntax;
use crate::read::syntax::tree::{Node, Value};
use crate::read::syntax::{address, json, yaml};

/// A text, and what tells the readers apart.
pub(crate) struct Sniffed<'a> {
    pub(crate) text: &'a str,
    /// The language; `None` for networks a line.
    pub(crate) syntax: Option<Syntax>,
    /// What JSON or YAML holds; `None` also where it cannot be read.
    pub(crate) root: Option<Node>,
}

impl<'a> Sniffed<'a> {
    /// The name of the file decides where it says the language.
    pub(crate) fn of(text: &'a str, name: &str) -> Sniffed<'a> {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        let syntax = match extension.and_then(Syntax::from_extension) {
            Some(Syntax::Csv) if is_lines(text) => None,
            Some(syntax) => Some(syntax),
            None => guess(text),
        };
        let root = match syntax {
            Some(Syntax::Json) => json::tree(text).ok(),
            Some(Syntax::Yaml) => yaml::tree(text).ok(),
            _ => None,
        };
        Sniffed { text, syntax, root }
    }

    /// Whether all of these keys are at the top.
    pub(crate) fn has(&self, keys: &[&str]) -> bool {
        let Some(Value::Map(entries)) = self.root.as_ref().map(|root| &root.value) else {
            return false;
        };
        keys.iter().all(|key| entries.iter().any(|(entry, _)| entry.text == *key))
    }

    /// Whether it is networks a line, or a table of them that is no request.
    pub(crate) fn is_list(&self) -> bool {
        match self.syntax {
            None => true,
            Some(Syntax::Csv) => Header::of(self.text.as_bytes()).is_some() && !asks(self.text),
            _ => false,
        }
    }
}

/// The first line that says something, without its comment.
fn first(text: &str) -> &str {
    let words = lines(text.as_bytes()).map(|line| content(line).1);
    let word = words.into_iter().find(|word| !word.is_empty());
    word.and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default()
}

/// The language of a text whose name says nothing.
fn guess(text: &str) -> Option<Syntax> {
    let first = first(text);
    let key = first.find([':', '=', ',', ';', '\t']).and_then(|at| first.get(at..=at));
    let is_header = Header::of(text.as_bytes()).is_some() || asks(text);
    if is_lines(text) {
        None
    } else if first.starts_with('{') {
        Some(Syntax::Json)
    } else if key == Some("=") || (first.starts_with('[') && first.ends_with(']')) {
        Some(Syntax::Toml)
    } else if key != Some(":") && is_header {
        Some(Syntax::Csv)
    } else {
        Some(Syntax::Yaml)
    }
}

/// Whether half of the lines or more begin with a network, or with what was meant as one.
fn is_lines(text: &str) -> bool {
    let (mut networks, mut others) = (0_usize, 0_usize);
    for line in lines(text.as_bytes()) {
        let word = content(line).1;
        let count = if is_address(word) { &mut networks } else { &mut others };
        *count += usize::from(!word.is_empty());
    }
    networks > 0 && networks >= others
}

fn is_address(word: &[u8]) -> bool {
    let letters = word.iter().all(|it| it.is_ascii_hexdigit() || b".:/".contains(it));
    let parts = word.iter().filter(|it| b".:".contains(it)).count();
    address::usual(word).is_some() || (letters && parts > 1)
}

/// Whether the first line names what only a request says.
fn asks(text: &str) -> bool {
    let has = |name: &str| {
        let columns = first(text).split([',', ';', '\t']);
        columns.into_iter().any(|it| it.trim().trim_matches('"').eq_ignore_ascii_case(name))
    };
    has("service") || (has("network") && has("subnet"))
}
