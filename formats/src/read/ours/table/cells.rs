//! The rows of a table, and where their cells are.

use std::borrow::Cow;

use ipplan::{Problem, codes};

use crate::read::syntax::ranges::{Said, ranges};

/// A row with its cells.
#[derive(Clone)]
pub(crate) struct Row<'a> {
    pub(crate) cells: Vec<String>,
    /// Its line, from 1.
    pub(crate) line: usize,
    /// As it is written in CSV; empty if it is not.
    raw: &'a [u8],
    /// The columns of the text at which its cells begin, where they stand apart.
    begins: Vec<usize>,
    delimiter: u8,
}

/// Where the rows of a table come from.
#[derive(Clone, Copy)]
pub(crate) enum RowSource<'a> {
    /// CSV with that delimiter.
    Text(&'a [u8], u8),
    /// Rows whose cells are apart already, such as those of a sheet.
    Grid(&'a [Row<'a>]),
}

/// Where a row begins.
#[derive(Clone, Copy, Default)]
pub(crate) struct Start {
    /// The byte of a text, or the index of a row.
    pub(crate) at: usize,
    /// The line of a text.
    pub(crate) line: usize,
}

impl<'a> RowSource<'a> {
    pub(super) fn delimiter(self) -> u8 {
        match self {
            RowSource::Text(_, delimiter) => delimiter,
            RowSource::Grid(_) => b',',
        }
    }

    /// The rows from one on.
    pub(super) fn rows(self, start: Start) -> Rows<'a> {
        match self {
            RowSource::Text(text, delimiter) => {
                let text = text.get(start.at..).unwrap_or_default();
                let reader = ::csv::ReaderBuilder::new()
                    .delimiter(delimiter)
                    .has_headers(false)
                    // A row that is too short or too long is reported with its line.
                    .flexible(true)
                    .from_reader(text);
                let line = start.line;
                Rows::Text(Box::new(TextRows {
                    text,
                    reader,
                    delimiter,
                    begin: start.at,
                    at: 0,
                    line,
                }))
            }
            RowSource::Grid(rows) => Rows::Grid(rows, start.at),
        }
    }
}

pub(super) enum Rows<'a> {
    Text(Box<TextRows<'a>>),
    Grid(&'a [Row<'a>], usize),
}

pub(super) struct TextRows<'a> {
    text: &'a [u8],
    reader: ::csv::Reader<&'a [u8]>,
    delimiter: u8,
    begin: usize,
    at: usize,
    line: usize,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        match self {
            Rows::Text(text) => text.next(),
            Rows::Grid(rows, at) => {
                let row = rows.get(*at)?;
                *at += 1;
                Some(row.clone())
            }
        }
    }
}

impl Rows<'_> {
    /// Where the next row begins, or blank lines before it.
    pub(super) fn position(&self) -> Start {
        match self {
            Rows::Text(text) => Start { at: text.begin + text.at, line: text.line },
            Rows::Grid(_, at) => Start { at: *at, line: 0 },
        }
    }
}

impl<'a> TextRows<'a> {
    fn next(&mut self) -> Option<Row<'a>> {
        let mut record = ::csv::ByteRecord::new();
        // Reading from memory, in which every row is as long as it likes, cannot fail.
        if !self.reader.read_byte_record(&mut record).unwrap_or(false) {
            return None;
        }
        // The reader starts a row after the blank lines before it.
        while let Some(byte @ (b'\n' | b'\r')) = self.text.get(self.at) {
            self.line += usize::from(*byte == b'\n');
            self.at += 1;
        }
        let end = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        let raw = self.text.get(self.at..end.min(self.text.len())).unwrap_or_default();
        let line = self.line;
        self.line += memchr::memchr_iter(b'\n', raw).count();
        self.at += raw.len();
        let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned());
        let begins = Vec::new();
        Some(Row { cells: cells.collect(), line, raw, begins, delimiter: self.delimiter })
    }
}

impl Row<'_> {
    /// A row of cells that stand apart, at that line. `begins` are the columns at which they begin;
    /// without these it is the number of the cell.
    pub(crate) fn of(cells: Vec<String>, line: usize, begins: Vec<usize>) -> Row<'static> {
        Row { cells, line, raw: &[], begins, delimiter: b',' }
    }

    /// Whether a cell is a network with its length.
    pub(crate) fn has_network(&self) -> bool {
        let network = |said: &Said| matches!(said, Said::Network(_));
        let is = |cell: &String| {
            cell.contains('/') && ranges(cell).is_ok_and(|said| said.iter().any(network))
        };
        self.cells.iter().any(is)
    }

    /// The words in brackets after the ranges of a cell: `10.0.0.0/24 (web), 10.0.1.0/24 (db)`.
    pub(super) fn remarks(&self, column: usize) -> Vec<&str> {
        let cell = self.cell(column);
        let inside = cell.split('(').skip(1).filter_map(|part| part.split_once(')'));
        inside.map(|(remark, _)| remark.trim()).filter(|it| !it.is_empty()).collect()
    }

    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    /// The place of a cell, or where the row ends that lacks it.
    pub(super) fn place(&self, column: usize) -> String {
        let (line, column) = self.spot(column);
        format!("{line}:{column}")
    }

    /// The same as a line and a column, both from 1.
    pub(super) fn spot(&self, column: usize) -> (usize, usize) {
        if self.raw.is_empty() {
            return (self.line, self.begins.get(column).copied().unwrap_or(column + 1));
        }
        let (mut line, mut begin, mut end) = (self.line, 0, self.raw.trim_ascii_end().len());
        let (mut left, mut quoted) = (column, false);
        for (at, byte) in self.raw.iter().enumerate() {
            if left == 0 {
                end = at;
                break;
            }
            match byte {
                b'"' => quoted = !quoted,
                b'\n' if at < end => (line, begin) = (line + 1, at + 1),
                byte if *byte == self.delimiter && !quoted => left -= 1,
                _ => {}
            }
        }
        let before = self.raw.get(begin..end.max(begin)).unwrap_or_default();
        (line, String::from_utf8_lossy(before).chars().count() + 1)
    }

    /// The problem with the quotes of the row: a quote that is never closed takes in everything
    /// after it.
    pub(super) fn misquoted(&self) -> Option<Problem> {
        memchr::memchr(b'"', self.raw)?;
        let at = |column| Some(self.place(column));
        let (mut column, mut quoted, mut begins) = (0, false, true);
        let mut rest = self.raw.trim_ascii_end().iter().peekable();
        while let Some(byte) = rest.next() {
            match byte {
                b'"' if quoted && rest.peek() == Some(&&b'"') => {
                    rest.next();
                }
                b'"' if quoted => {
                    quoted = false;
                    let ends = |next: &&u8| **next == self.delimiter || next.is_ascii_whitespace();
                    if !rest.peek().is_none_or(ends) {
                        return at(column).map(|at| {
                            quotes(
                                "a quote is closed in the middle of a \
                                                           cell",
                                at,
                            )
                        });
                    }
                }
                b'"' if begins => quoted = true,
                byte if *byte == self.delimiter && !quoted => {
                    column += 1;
                    begins = true;
                    continue;
                }
                byte if begins && byte.is_ascii_whitespace() => continue,
                _ => {}
            }
            begins = false;
        }
        quoted.then(|| quotes("a quote is not closed", self.place(column)))
    }
}

/// A cell without the remarks in brackets after its ranges. A cell with no range before the brackets,
/// or with one inside them, is left as it is.
pub(super) fn without_remarks(cell: &str) -> Cow<'_, str> {
    let (mut rest, mut kept) = (cell, String::new());
    while let Some((before, inside)) = rest.split_once('(') {
        let Some((remark, after)) = inside.split_once(')') else { return cell.into() };
        let is_range = |text: &str| ranges(text).is_ok_and(|said| !said.is_empty());
        if is_range(remark) || !is_range(before) {
            return cell.into();
        }
        kept.push_str(before);
        rest = after;
    }
    if kept.is_empty() { cell.into() } else { format!("{kept}{rest}").into() }
}

pub(super) fn quotes(what: &str, at: String) -> Problem {
    let problem = Problem::new(&codes::SYNTAX, what).at(at);
    problem.hint("put quotes around the whole cell, and double each quote inside it")
}
