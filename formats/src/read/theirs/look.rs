//! A text, and the questions by which a format is known.

use crate::read::ours::request::REQUEST_KEYS;
use crate::read::ours::sniff::Sniffed;
use crate::read::syntax::lines::{content, lines};
use crate::read::syntax::tables::has_table;
use crate::read::syntax::tree::Node;

/// A text that may be in one of the formats.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) bytes: &'a [u8],
    /// The name of its file; empty if there is none.
    pub(crate) file: &'a str,
    /// The content of JSON, YAML or TOML.
    pub(crate) root: Option<&'a Node>,
}

impl<'a> Look<'a> {
    /// `None` for lists, which are in no format of others.
    pub(crate) fn of(text: &'a Sniffed<'_>) -> Option<Look<'a>> {
        let is_list = text.is_list() && !text.bytes.contains(&0);
        let look = Look { bytes: text.bytes, file: text.name, root: text.root.as_ref() };
        (!is_list).then_some(look)
    }

    pub(crate) fn ends(&self, extensions: &[&str]) -> bool {
        extensions.iter().any(|extension| ends_with(self.file, extension))
    }

    /// Whether its name is one of code, in which comments may look like anything.
    pub(crate) fn is_code(&self) -> bool {
        self.ends(&[".tf", ".tfvars", ".hcl", ".bicep", ".bicepparam", ".json"])
    }

    /// Whether it is a document with tables, in which code is an example.
    fn is_document(&self) -> bool {
        self.ends(&[".md", ".markdown"]) && has_table(self.bytes)
    }

    /// Whether it is a workbook of a spreadsheet, by its parts or its name.
    pub(crate) fn is_workbook(&self) -> bool {
        let old = self.bytes.starts_with(b"\xd0\xcf\x11\xe0") && !self.ends(&[".doc", ".msg"]);
        let parts = [&b"xl/"[..], b"[Content_Types].xml", b"opendocument.spreadsheet"];
        let named = self.ends(&[".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"]);
        old || (self.is_zip() && (named || parts.iter().any(|part| self.has_bytes(part))))
    }

    pub(crate) fn is_zip(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04") || self.bytes.starts_with(b"PK\x05\x06")
    }

    pub(crate) fn has_bytes(&self, part: &[u8]) -> bool {
        memchr::memmem::find(self.bytes, part).is_some()
    }

    pub(crate) fn begins(&self, starts: &[&str]) -> bool {
        let start = self.bytes.trim_ascii_start();
        starts.iter().any(|it| {
            start.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it.as_bytes()))
        })
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'a Node> {
        self.root?.get(key)
    }

    pub(crate) fn has(&self, keys: &[&str]) -> bool {
        self.root.is_some_and(|root| root.has(keys))
    }

    pub(crate) fn schema(&self, name: &str) -> bool {
        let schema = self.get("$schema").and_then(Node::word).unwrap_or_default();
        schema.to_ascii_lowercase().contains(&name.to_ascii_lowercase())
    }

    /// Whether the text is one item, or a list with an item, for which `is` holds: alone, or in the
    /// lists of REST answers.
    pub(crate) fn any_item(&self, is: fn(&Node) -> bool) -> bool {
        let Some(root) = self.root else { return false };
        let lists = [Some(root), root.get("value"), root.get("results"), root.get("data")];
        let items = lists.into_iter().flatten().flat_map(Node::items);
        is(root) || items.into_iter().take(100).any(is)
    }

    /// Whether one of the first lines is so; no line of a request is.
    pub(crate) fn any_line(&self, is: fn(&str) -> bool) -> bool {
        if self.is_document() || REQUEST_KEYS.iter().any(|key| self.has(&[key])) {
            return false;
        }
        let lines = lines(self.bytes).take(400).map(content);
        let mut words = lines.filter_map(|(_, line)| std::str::from_utf8(line).ok());
        words.any(is)
    }
}

/// Whether a name has this ending, in any case of letters.
fn ends_with(name: &str, end: &str) -> bool {
    let start = name.len().checked_sub(end.len()).and_then(|at| name.get(at..));
    start.is_some_and(|it| it.eq_ignore_ascii_case(end))
}
