//! CSV with a line of names.

use ipplan::{Problem, codes};

use crate::read::ours::networks::Networks;
use crate::read::syntax::address;
use crate::read::syntax::lines::{content, lines, place};

/// What exports call the column of networks, in small letters without what separates words. The
/// first of them that a file has is read: `subnet` beside `address_prefix` is a name.
const NAMES: &[&str] = &[
    "addressprefix",
    "addressprefixes",
    "propertiesaddressprefix",
    "propertiesaddressprefixes",
    "addressspace",
    "cidr",
    "cidrblock",
    "ipprefix",
    "prefix",
    "prefixes",
    "iprange",
    "addressrange",
    "network",
    "networks",
    "subnet",
    "subnets",
    "range",
    "ranges",
    "ipaddress",
    "address",
    "ipv4",
    "ip",
];

/// What the first line says of the rest.
pub(crate) struct Header {
    delimiter: u8,
    /// The index of the column of networks.
    column: usize,
    name: String,
}

impl Header {
    /// `None` when the text does not begin with the names of columns, one of networks among them.
    pub(crate) fn of(text: &[u8]) -> Option<Header> {
        let line = lines(text).find(|line| !content(line).1.is_empty())?;
        let delimiters = [b',', b';', b'\t'].into_iter();
        let delimiter = delimiters.max_by_key(|it| {
            // Of equals the last wins; a comma should.
            (memchr::memchr_iter(*it, line).count(), *it == b',')
        })?;
        let mut names = ::csv::ByteRecord::new();
        reader(line, delimiter).read_byte_record(&mut names).ok()?;
        let plain = |name: &[u8]| -> Vec<u8> {
            let letters = name.iter().filter(|byte| byte.is_ascii_alphanumeric());
            letters.map(u8::to_ascii_lowercase).collect()
        };
        let plain: Vec<Vec<u8>> = names.iter().map(plain).collect();
        let column =
            NAMES.iter().find_map(|name| plain.iter().position(|it| it == name.as_bytes()))?;
        let name = String::from_utf8_lossy(names.get(column)?).trim().to_owned();
        Some(Header { delimiter, column, name })
    }
}

fn reader(text: &[u8], delimiter: u8) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .comment(Some(b'#'))
        .has_headers(false)
        // A row that is too short is found by its missing network.
        .flexible(true)
        .from_reader(text)
}

pub(crate) fn read(text: &[u8], header: &Header, into: &mut Networks, problems: &mut Vec<Problem>) {
    let mut reader = reader(text, header.delimiter);
    let mut row = ::csv::ByteRecord::new();
    let mut cursor = Cursor { text, at: 0, line: 1 };
    let mut first = true;
    // Reading from memory, in which every row is as long as it likes, cannot fail.
    while reader.read_byte_record(&mut row).unwrap_or(false) {
        let start = row.position().map_or(0, ::csv::Position::byte);
        cursor.go_to_row(usize::try_from(start).unwrap_or(usize::MAX));
        // Blanks, or a comment behind blanks.
        let blank = lines(cursor.rest()).next().is_none_or(|line| content(line).1.is_empty());
        if blank || std::mem::take(&mut first) {
            continue;
        }
        let at = |problem: Problem| {
            let (line, before) = cursor.field(header);
            problem.at(place(line, before))
        };
        let field = content(row.get(header.column).unwrap_or_default()).1;
        let mut words = words(field).peekable();
        if words.peek().is_none() {
            let message = format!("the row has nothing in its column {}", header.name);
            problems.push(at(Problem::new(&codes::NOT_A_NETWORK, message)));
        }
        for word in words {
            match address::network(word) {
                Ok(network) => into.push(network, cursor.line),
                Err(problem) => problems.push(at(problem)),
            }
        }
    }
}

/// The networks in a field: one, or several as exports put them there, such as `["a","b"]` or `a; b`.
fn words(field: &[u8]) -> impl Iterator<Item = &[u8]> {
    field.split(|byte| b" \t\r\n,;[]\"'".contains(byte)).filter(|word| !word.is_empty())
}

/// Goes through the text from row to row, counting lines.
struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Moves to the row that is the next from there on: the reader counts what it passes over, the
    /// end of the line before, blank lines and comments, to the row.
    fn go_to_row(&mut self, start: usize) {
        let passed = self.text.get(self.at..start).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count();
        self.at = start;
        loop {
            match self.rest() {
                [b'\n', ..] => (self.at, self.line) = (self.at + 1, self.line + 1),
                [b'\r', ..] => self.at += 1,
                [b'#', ..] => {
                    let end = memchr::memchr(b'\n', self.rest());
                    self.at += end.unwrap_or(self.rest().len());
                }
                _ => return,
            }
        }
    }

    /// The line of a field of the row, and what stands before it in that line.
    fn field(&self, header: &Header) -> (usize, &'a [u8]) {
        let row = self.rest();
        let (mut quoted, mut left) = (false, header.column);
        let (mut line, mut begin) = (self.line, 0);
        let mut end = row.len();
        for (at, byte) in row.iter().enumerate() {
            if left == 0 || (b"\r\n".contains(byte) && !quoted) {
                end = at;
                break;
            }
            match byte {
                b'"' => quoted = !quoted,
                b'\n' => (line, begin) = (line + 1, at + 1),
                byte if *byte == header.delimiter && !quoted => left -= 1,
                _ => {}
            }
        }
        (line, row.get(begin..end).unwrap_or_default())
    }
}
