//! The line of names: where it is, and what separates the columns.

use super::cells::{Row, RowSource, Start, without_remarks};
use super::meaning::{Detail, Meaning, is_exact, plain};
use super::roles::{Roles, looks_meant};
use crate::read::syntax::address;
use crate::read::syntax::lines::{content, lines};

/// How many lines may stand above the line of names, such as a title.
const ABOVE: usize = 20;

/// The header of a table: the meaning of the columns below it.
#[derive(Clone)]
pub(crate) struct Header {
    pub(super) delimiter: u8,
    /// Where the rows begin.
    pub(super) start: Start,
    pub(super) names: Vec<String>,
    pub(super) roles: Roles,
    /// Whether the names say nothing, so that the cells had to.
    pub(super) guessed: bool,
}

impl Header {
    /// `None` when no line is one of names, with a column of networks among them.
    pub(crate) fn of(text: &[u8]) -> Option<Header> {
        let (mut stated, mut above) = (None, None);
        let mut from = 0;
        let mut seen = 0;
        for (line, bytes) in (1..).zip(lines(text)) {
            let start = Start { at: from, line };
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
            let source = RowSource::Text(text, stated.unwrap_or_else(|| delimiter(bytes)));
            if let Some(found) = Header::at(source, start, above) {
                return Some(found.or_below(source, start));
            }
            above = Some(start);
        }
        None
    }

    /// The header in the row below, where this is only that of its groups of columns.
    fn or_below(self, source: RowSource<'_>, start: Start) -> Header {
        let names = |header: &Header| header.names.iter().filter(|name| !name.is_empty()).count();
        let below = Header::at(source, self.start, Some(start));
        below.filter(|below| names(below) > names(&self)).unwrap_or(self)
    }

    /// The same in rows, whose cells are apart.
    pub(crate) fn of_rows(rows: &[Row<'_>]) -> Option<Header> {
        let (mut above, mut seen) = (None, 0);
        for (at, row) in rows.iter().enumerate() {
            if row.is_blank() {
                continue;
            }
            seen += 1;
            if seen > ABOVE {
                return None;
            }
            let start = Start { at, line: 0 };
            if let Some(found) = Header::at(RowSource::Grid(rows), start, above) {
                return Some(found.or_below(RowSource::Grid(rows), start));
            }
            above = Some(start);
        }
        None
    }

    /// Whether there is more than one column.
    pub(crate) fn is_table(&self) -> bool {
        self.names.len() > 1
    }

    /// The header in that row, if it is one. The row above it may have a title over several columns
    /// with the same name.
    pub(super) fn at(source: RowSource<'_>, start: Start, above: Option<Start>) -> Option<Header> {
        let mut below = source.rows(start);
        let first = below.next()?;
        let mut names = first.cells.clone();
        if let Some(name) = names.first_mut() {
            *name = name.trim_start_matches('#').trim_start().to_owned();
        }
        // Below names there are as many cells, and names are no networks.
        let says = |row: &Row<'_>| !row.is_blank() && !row.cell(0).starts_with('#');
        let mut next = source.rows(start).skip(1).filter(says);
        let alike = next.next().is_none_or(|row| (row.cells.len() > 1) == (names.len() > 1));
        if !alike || names.iter().any(|name| looks_meant(name)) {
            return None;
        }
        // A comment alone names the column below it only where networks stand there.
        let comment = names.len() == 1 && first.cell(0).trim_start().starts_with('#');
        let below_it = || source.rows(start).skip(1).find(|row| says(row));
        let a_network = |row: Row<'_>| is_network(row.cell(0).trim().as_bytes());
        if comment && !below_it().is_some_and(a_network) {
            return None;
        }
        // In YAML, JSON and the like the first line has more in it than names.
        if names.iter().any(|name| name.contains([':', '=', '{', '}', '<', '>', '[', ']'])) {
            return None;
        }
        if let Some(above) = above.and_then(|above| source.rows(above).next()) {
            group(&mut names, &above);
        }
        let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let count = plain.iter().filter(|name| !name.is_empty()).count();
        let exact = plain.iter().any(|name| is_exact(name));
        let could = plain.iter().any(|name| Meaning::of(name).names_networks());
        // Of a single column the rows have to show it.
        let alone = || {
            let rows = || source.rows(start).skip(1).filter(|row| says(row)).take(20);
            rows().next().is_some() && rows().all(|row| is_network(row.cell(0).as_bytes()))
        };
        if !(exact || could && (count > 1 || names.len() == 1 && alone())) {
            return None;
        }
        // The line after this row, which may have line breaks in quotes.
        let start = below.position();
        let roles = Roles::of(&plain, source.rows(start))?;
        Some(Header { delimiter: source.delimiter(), start, names, roles, guessed: false })
    }

    /// The names of the columns.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The name of a column, or its number where it has none.
    pub(super) fn name(&self, column: usize) -> String {
        let name = self.names.get(column).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| format!("column {}", column + 1))
    }

    /// The columns other than those of ranges in which a row has a network with its length all the
    /// same, and whose name does not say that it is something else.
    pub(super) fn elsewhere(&self, row: &Row<'_>) -> Vec<usize> {
        let roles = &self.roles;
        let is_read = |column: &usize| {
            roles.networks.contains(column)
                || roles.ranges.contains(column)
                || roles.masks.contains(column)
        };
        let is_other = |column: usize| {
            let name = plain(self.names.get(column).map_or("", String::as_str));
            matches!(Meaning::of(&name), Meaning::Other) || Detail::of(&name).is_some()
        };
        let read = || (0..row.cells.len()).filter(is_read).map(|column| row.cell(column));
        // A name that is the range of its row says nothing more.
        let is_more = |word: &str| is_range(word) && !read().any(|cell| cell.contains(word));
        let columns = (0..row.cells.len()).filter(|column| {
            row.cell(*column).contains('/')
                && !is_read(column)
                && !is_other(*column)
                && without_remarks(row.cell(*column)).split([',', ' ']).any(is_more)
        });
        columns.collect()
    }

    /// The names of the columns of ranges and masks.
    pub(super) fn columns(&self) -> Vec<String> {
        let roles = &self.roles;
        let ends = roles.ends.map(|(first, last)| [first, last]).into_iter().flatten();
        let read = roles.networks.iter().chain(&roles.ranges).chain(&roles.masks).copied();
        read.chain(ends).map(|index| self.name(index)).collect()
    }
}

/// Puts the label of a group of columns before their names, where several columns have one name.
fn group(names: &mut [String], above: &Row<'_>) {
    let twice = |name: &String| {
        !name.is_empty() && names.iter().filter(|it| it.eq_ignore_ascii_case(name)).count() > 1
    };
    let labels = above.cells.iter().filter(|label| !label.is_empty()).count();
    if labels < 2 || above.cells.len() > names.len() || !names.iter().any(twice) {
        return;
    }
    let mut label = "";
    for (name, above) in names.iter_mut().zip(&above.cells) {
        if !above.is_empty() {
            label = above;
        }
        if !label.is_empty() {
            *name = format!("{label} {name}");
        }
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
pub(super) fn delimiter(line: &[u8]) -> u8 {
    let delimiters = [b'|', b'\t', b';', b','].into_iter();
    // Of equals the last wins.
    delimiters.max_by_key(|it| memchr::memchr_iter(*it, line).count()).unwrap_or(b',')
}

/// Whether a word is a network with its length.
fn is_range(word: &str) -> bool {
    word.contains('/')
        && word.contains(['.', ':'])
        && address::network(word.trim_matches('`').as_bytes()).is_ok()
}

/// Whether the line is a network and no name.
fn is_network(line: &[u8]) -> bool {
    address::network(content(line).1).is_ok()
}
