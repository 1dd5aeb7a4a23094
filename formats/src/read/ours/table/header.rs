//! The line of names: where it is, and what separates the columns.

use super::cells::{Row, rows};
use super::meaning::{Meaning, is_exact, plain};
use super::roles::{Roles, looks_meant};
use crate::read::syntax::address;
use crate::read::syntax::lines::{content, lines};

/// How many lines may stand above the line of names, such as a title.
const ABOVE: usize = 20;

/// What the line of names says of the rows below it.
pub(crate) struct Header {
    pub(super) delimiter: u8,
    /// The byte and the line at which the rows begin.
    pub(super) from: usize,
    pub(super) line: usize,
    pub(super) names: Vec<String>,
    pub(super) roles: Roles,
}

impl Header {
    /// `None` when no line is one of names, with a column of networks among them.
    pub(crate) fn of(text: &[u8]) -> Option<Header> {
        let mut stated = None;
        let mut from = 0;
        let mut seen = 0;
        for (line, bytes) in (1..).zip(lines(text)) {
            let begins = from;
            from += bytes.len() + 1 + usize::from(text.get(from + bytes.len()) == Some(&b'\r'));
            if let Some(delimiter) = separator(bytes) {
                stated = Some(delimiter);
                continue;
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            seen += 1;
            if seen > ABOVE || is_network(bytes) {
                return None;
            }
            let found = Header::at(text, begins, line, stated.unwrap_or_else(|| delimiter(bytes)));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether there is more than one column.
    pub(crate) fn is_table(&self) -> bool {
        self.names.len() > 1
    }

    /// The header in that line, where it is one.
    fn at(text: &[u8], begins: usize, line: usize, delimiter: u8) -> Option<Header> {
        let mut below = rows(text, delimiter, begins, line);
        let first = below.next()?;
        let mut names = first.cells.clone();
        if let Some(name) = names.first_mut() {
            *name = name.trim_start_matches('#').trim_start().to_owned();
        }
        // Below names there are as many cells, and names are no networks.
        let says = |row: &Row<'_>| !row.is_blank() && !row.cell(0).starts_with('#');
        let mut next = rows(text, delimiter, begins, line).skip(1).filter(says);
        let alike = next.next().is_none_or(|row| (row.cells.len() > 1) == (names.len() > 1));
        if !alike || names.iter().any(|name| looks_meant(name)) {
            return None;
        }
        // In YAML, JSON and the like the first line has more in it than names.
        if names.iter().any(|name| name.contains([':', '=', '{', '}', '<', '>', '[', ']'])) {
            return None;
        }
        let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let count = plain.iter().filter(|name| !name.is_empty()).count();
        let exact = plain.iter().any(|name| is_exact(name));
        let could = plain.iter().any(|name| Meaning::of(name).names_networks());
        if !(exact || could && count > 1) {
            return None;
        }
        // The line after this row, which may have line breaks in quotes.
        let (from, line) = below.position();
        let roles = Roles::of(&plain, rows(text, delimiter, from + begins, line))?;
        Some(Header { delimiter, from: from + begins, line, names, roles })
    }
}

/// `sep=;`, by which a spreadsheet knows what separates the cells.
fn separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\"").and_then(|it| it.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] => Some(*delimiter),
        _ => None,
    }
}

/// The delimiter that a line uses most.
fn delimiter(line: &[u8]) -> u8 {
    let delimiters = [b'|', b'\t', b';', b','].into_iter();
    // Of equals the last wins.
    delimiters.max_by_key(|it| memchr::memchr_iter(*it, line).count()).unwrap_or(b',')
}

/// Whether the line is a network and no name.
fn is_network(line: &[u8]) -> bool {
    address::network(content(line).1).is_ok()
}
