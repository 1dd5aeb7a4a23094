//! A page in the making: blocks, lists and tables, and text that stands for itself.

use ipplan::IpNet;

use crate::write::shown::shown;

pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

pub(super) fn codes(texts: &[&str]) -> String {
    texts.iter().map(|text| code(text)).collect::<Vec<_>>().join(", ")
}

/// Ranges, as a list.
pub(super) fn listed<'a>(ranges: impl IntoIterator<Item = &'a IpNet>) -> String {
    ranges.into_iter().map(|range| code(&range.to_string())).collect::<Vec<_>>().join(", ")
}

/// Text whose every character stands for itself.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // A line break would end the cell or the heading it stands in.
    for letter in shown(text).chars() {
        if "\\`*_[]<>|#&~".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// The anchor of a heading.
pub(super) fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

/// Columns whose cells end under one another.
const NUMBERS: [&str; 3] = ["need", "usable", "spare"];

/// A page being written: blocks with an empty line between them.
#[derive(Default)]
pub(super) struct MarkdownPage {
    text: String,
    /// Whether the last line belongs to a list or table that goes on.
    open: bool,
}

impl MarkdownPage {
    /// A block of its own.
    pub(super) fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.open = false;
    }

    /// A line of a list, which opens the list where none is open.
    pub(super) fn line(&mut self, text: &str) {
        if !self.open {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.open = true;
    }

    /// The end of a list or table.
    pub(super) fn end(&mut self) {
        self.open = false;
    }

    /// The title of a table, and its header.
    pub(super) fn table(&mut self, title: &str, head: &[&str]) {
        self.block(title);
        self.row(head);
        let ruled = head.iter().map(|it| if NUMBERS.contains(it) { "---:" } else { "---" });
        self.row(&ruled.collect::<Vec<_>>());
    }

    pub(super) fn row(&mut self, cells: &[&str]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_for_itself() {
        assert_eq!(
            escaped("a|b *c* <d> `e` [f] g_h"),
            "a\\|b \\*c\\* \\<d\\> \\`e\\` \\[f\\] g\\_h"
        );
        assert_eq!(
            escaped("Microsoft.Web/serverFarms, 10.0.0.0/8"),
            "Microsoft.Web/serverFarms, 10.0.0.0/8"
        );
    }
}
