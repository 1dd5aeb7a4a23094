//! The language of Terraform, laid out as `terraform fmt` does.

use std::fmt::Write as _;

use crate::write::shown::acts;

/// Text in quotes, in which nothing is calculated.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let code = u32::from(letter);
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // A second one is what keeps `${` and `%{` from being calculated.
            '$' | '%' if letters.peek() == Some(&'{') => quoted.extend([letter, letter]),
            // Writing to a string cannot fail.
            _ if acts(letter) && code > 0xffff => drop(write!(quoted, "\\U{code:08x}")),
            _ if acts(letter) => drop(write!(quoted, "\\u{code:04x}")),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// A list of texts.
pub(super) fn list(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

/// Text that is written block by block.
#[derive(Default)]
pub(super) struct HclPage {
    text: String,
    depth: usize,
}

impl HclPage {
    /// Comments, each on a line of its own.
    pub(super) fn comment(&mut self, lines: &[String]) {
        for line in lines {
            let line = format!("# {}", crate::write::shown::shown(line));
            self.line(line.trim_end());
        }
    }

    /// An empty line, unless a block has just begun.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
    }

    /// Writes lines with one more level of indent.
    pub(super) fn inside(&mut self, lines: impl FnOnce(&mut HclPage)) {
        self.depth += 1;
        lines(self);
        self.depth -= 1;
    }

    /// A block with what is in it.
    pub(super) fn block(&mut self, head: &str, inside: impl FnOnce(&mut HclPage)) {
        self.line(&format!("{head} {{"));
        self.inside(inside);
        self.line("}");
    }

    /// Attributes that stand together, each a name with an expression: the signs stand in one column.
    pub(super) fn attributes(&mut self, attributes: &[(&str, String)]) {
        let width = attributes.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, value) in attributes {
            self.line(&format!("{name:width$} = {value}"));
        }
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}
