//! The rows of a table, and where their cells are.

use ipplan::{Problem, codes};

use crate::read::syntax::lines::place;

/// A row with its cells.
pub(super) struct Row<'a> {
    pub(super) cells: Vec<String>,
    /// Its line, from 1.
    pub(super) line: usize,
    /// As it is written.
    raw: &'a [u8],
    delimiter: u8,
}

/// Goes through the rows of a text from a byte on, which is at the start of that line.
pub(super) fn rows(text: &[u8], delimiter: u8, from: usize, line: usize) -> Rows<'_> {
    let text = text.get(from..).unwrap_or_default();
    let reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        // A row that is too short or too long is reported with its line.
        .flexible(true)
        .from_reader(text);
    Rows { text, reader, delimiter, at: 0, line }
}

pub(super) struct Rows<'a> {
    text: &'a [u8],
    reader: ::csv::Reader<&'a [u8]>,
    delimiter: u8,
    at: usize,
    line: usize,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let mut record = ::csv::ByteRecord::new();
        // Reading from memory, in which every row is as long as it likes, cannot fail.
        if !self.reader.read_byte_record(&mut record).unwrap_or(false) {
            return None;
        }
        // The reader begins a row behind the blank lines before it.
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
        Some(Row { cells: cells.collect(), line, raw, delimiter: self.delimiter })
    }
}

impl Row<'_> {
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    /// The place of a cell, or where the row ends that lacks it.
    pub(super) fn place(&self, column: usize) -> String {
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
        place(line, self.raw.get(begin..end.max(begin)).unwrap_or_default())
    }

    /// What is wrong with the quotes of the row: one that is never closed takes in all that follows.
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

pub(super) fn quotes(what: &str, at: String) -> Problem {
    let problem = Problem::new(&codes::SYNTAX, what).at(at);
    problem.hint("put quotes around the whole cell, and double each quote inside it")
}

impl Rows<'_> {
    /// The byte and the line at which the next row begins, or blank lines before it.
    pub(super) fn position(&self) -> (usize, usize) {
        (self.at, self.line)
    }
}
