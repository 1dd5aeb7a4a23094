//! A long JSON list, read some items at a time as its text comes: only what it says is kept, not its text.

use std::io::{self, Read};

use ipplan::{Inventory, InventoryFile, NotRead, Origin};

use crate::read::ours::sniff::Sniffed;
use crate::read::syntax::encoding::utf8;
use crate::read::syntax::tree::characters;
use crate::read::theirs::{self, Foreign, Look};

/// About how much text is held at a time, in bytes. Larger pieces are slower: what is kept of each lies between
/// what is freed again.
const PIECE: usize = 1 << 16;

/// The most text before and after the list, in bytes.
const AROUND: usize = 1 << 16;

/// The keys at which answers of interfaces have their list.
const KEYS: [&str; 3] = ["\"value\"", "\"results\"", "\"data\""];

/// Reads what exists from a long list, such as the answer of the Azure CLI for thousands of networks,
/// with only a few megabytes of memory in addition to the result.
///
/// The result goes to [`inventory_beside`](crate::read::inventory_beside) with the other files. It is `None`
/// if the text is not such a list, or has a mistake in it: then give the whole text to
/// [`inventory`](crate::read::inventory), which reports the mistake.
///
/// # Errors
///
/// Those of the source.
///
/// ```
/// let vnets = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/22"]},
///     "subnets": [{"name": "web", "addressPrefix": "10.0.0.0/26"}]}]"#;
/// let hub = ipplan_formats::read::large("vnets.json", vnets.as_slice())?.unwrap();
/// assert_eq!(hub.networks[0].subnets[0].name, "web");
/// assert!(ipplan_formats::read::large("net.yaml", b"networks: {}".as_slice())?.is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn large(name: &str, mut source: impl Read) -> io::Result<Option<Inventory>> {
    let mut list = List::default();
    let mut reader = Reader { name, format: None, found: Inventory::default(), gaps: Vec::new() };
    let mut chunk = vec![0; 1 << 16];
    let mut is_first = true;
    loop {
        let size = match source.read(&mut chunk) {
            Ok(0) => break,
            Ok(size) => size,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let bytes = chunk.get(..size).unwrap_or_default();
        // A mark that says how the text is encoded; only that of UTF-8 leaves the text as it is.
        let bytes = if std::mem::take(&mut is_first) { utf8(bytes) } else { bytes.into() };
        let mut rest = &*bytes;
        loop {
            let (plain, marked) = rest.split_at(list.plain(rest));
            list.skip(plain);
            let Some((byte, after)) = marked.split_first() else { break };
            rest = after;
            let Some(is_full) = list.take(*byte) else { return Ok(None) };
            if is_full && reader.read(&list.piece()).is_none() {
                return Ok(None);
            }
            if is_full {
                list.next_piece();
            }
        }
    }
    let is_whole = list.part == Part::Behind && reader.read(&list.piece()).is_some();
    Ok(if is_whole { reader.finish() } else { None })
}

/// Where in the text the next byte is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Before,
    Items,
    Behind,
}

/// The list, as far as it came: the items of one piece, and what stands around all of them.
#[derive(Default)]
struct List {
    part: Part,
    /// Up to the bracket of the list.
    before: Vec<u8>,
    items: Vec<u8>,
    /// From the other bracket on.
    behind: Vec<u8>,
    /// How many lists and maps are open, inside the list or before it.
    depth: usize,
    in_text: bool,
    escaped: bool,
    /// Where the next byte stands, and where the items of this piece begin.
    at: Position,
    start: Position,
}

#[derive(Clone, Copy, Default)]
struct Position {
    item: usize,
    /// Lines and characters before it.
    line: usize,
    column: usize,
}

impl List {
    /// Takes the next byte, and says whether the piece is large enough; `None` if this is no such list.
    fn take(&mut self, byte: u8) -> Option<bool> {
        let was_in_text = self.in_text;
        if self.escaped {
            self.escaped = false;
        } else if byte == b'\\' {
            self.escaped = was_in_text;
        } else if byte == b'"' {
            self.in_text = !was_in_text;
        }
        let sign = if was_in_text { b'"' } else { byte };
        let is_end = match self.part {
            Part::Before => {
                self.before.push(byte);
                if sign == b'[' && self.is_list() {
                    (self.part, self.depth) = (Part::Items, 0);
                } else {
                    self.nest(sign)?;
                }
                false
            }
            Part::Items => match sign {
                b']' if self.depth == 0 => {
                    self.part = Part::Behind;
                    self.behind.push(byte);
                    false
                }
                b',' if self.depth == 0 && self.items.len() >= PIECE => true,
                _ => {
                    self.nest(sign)?;
                    self.items.push(byte);
                    false
                }
            },
            Part::Behind => {
                self.behind.push(byte);
                false
            }
        };
        self.at.item += usize::from(sign == b',' && self.depth == 0 && self.part == Part::Items);
        if byte == b'\n' {
            (self.at.line, self.at.column) = (self.at.line + 1, 0);
        } else {
            self.at.column += characters(&[byte]);
        }
        if self.part == Part::Before || (self.part == Part::Items && self.items.is_empty()) {
            self.start = self.at;
        }
        (self.before.len().max(self.behind.len()) <= AROUND).then_some(is_end)
    }

    /// How many bytes come that only belong to an item.
    fn plain(&self, bytes: &[u8]) -> usize {
        let mark = match (self.part, self.in_text) {
            (Part::Items, _) if self.escaped => Some(0),
            (Part::Items, true) => memchr::memchr3(b'"', b'\\', b'\n', bytes),
            (Part::Items, false) => bytes.iter().position(|byte| b"\"\\[]{},\n".contains(byte)),
            (Part::Before | Part::Behind, _) => Some(0),
        };
        mark.unwrap_or(bytes.len())
    }

    fn skip(&mut self, plain: &[u8]) {
        self.items.extend_from_slice(plain);
        self.at.column += characters(plain);
    }

    fn nest(&mut self, sign: u8) -> Option<()> {
        match sign {
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' => self.depth = self.depth.checked_sub(1)?,
            _ => {}
        }
        Some(())
    }

    /// Whether the bracket at the end of what came opens the list.
    fn is_list(&self) -> bool {
        let Some((_, before)) = self.before.split_last() else { return false };
        let before = before.trim_ascii_end();
        let at_key = |key: &&str| {
            let before = before.strip_suffix(b":").unwrap_or_default().trim_ascii_end();
            before.ends_with(key.as_bytes())
        };
        before.is_empty() || (self.depth == 1 && KEYS.iter().any(at_key))
    }

    /// The items that came, as a text of their own.
    fn piece(&self) -> Piece {
        let end: &[u8] = match self.part {
            Part::Behind => &self.behind,
            _ if self.before.trim_ascii_start().starts_with(b"{") => b"]}",
            _ => b"]",
        };
        let lines = self.before.split(|byte| *byte == b'\n');
        let last = lines.clone().next_back().unwrap_or_default();
        Piece {
            text: [&self.before, self.items.as_slice(), end].concat(),
            is_empty: self.items.trim_ascii().is_empty(),
            line: lines.count() - 1,
            column: String::from_utf8_lossy(last).chars().count(),
            start: self.start,
        }
    }

    fn next_piece(&mut self) {
        self.items.clear();
        self.start = self.at;
    }
}

/// Some items of a list, as a list.
struct Piece {
    text: Vec<u8>,
    is_empty: bool,
    /// Where the items begin in the text.
    line: usize,
    column: usize,
    /// Where they begin in the list.
    start: Position,
}

impl Piece {
    /// Turns a place in the text into one in the list.
    fn place(&self, origin: &mut Origin) {
        if origin.line == self.line + 1 {
            origin.column = (origin.column + self.start.column).saturating_sub(self.column);
        }
        if origin.line > self.line {
            origin.line += self.start.line - self.line.min(self.start.line);
        }
        let number = origin.path.split_once('[').and_then(|(before, rest)| {
            let (number, rest) = rest.split_once(']')?;
            Some((before, number.parse::<usize>().ok()?, rest))
        });
        if let Some((before, number, rest)) = number {
            origin.path = format!("{before}[{}]{rest}", number + self.start.item);
        }
    }
}

/// Collects the content of the pieces.
struct Reader<'a> {
    name: &'a str,
    format: Option<&'static Foreign>,
    found: Inventory,
    gaps: Vec<NotRead>,
}

impl Reader<'_> {
    /// `None` if the piece cannot be read, or only together with others.
    fn read(&mut self, piece: &Piece) -> Option<()> {
        let sniffed = Sniffed::of(&piece.text, self.name);
        let look = Look::of(&sniffed).filter(|look| look.root.is_some() && !piece.is_empty)?;
        // Some items are enough to know the format.
        let format = self.format.or_else(|| theirs::format_of(&look)).filter(|it| it.by_item)?;
        self.format = Some(format);
        let files = vec![InventoryFile::default()];
        let mut found = Inventory { files, ..Inventory::default() };
        (format.read)(&[look], &mut found);
        found.each_origin(&mut |origin| piece.place(origin));
        self.gaps.extend(found.files.pop().into_iter().flat_map(|file| file.not_read));
        self.found.append(found);
        Some(())
    }

    fn finish(mut self) -> Option<Inventory> {
        let format = self.format?;
        let (name, format_name) = (self.name.to_owned(), format.name.to_owned());
        let file = InventoryFile { name, format: format_name, ..InventoryFile::default() };
        self.found.files = vec![InventoryFile { not_read: self.gaps, ..file }];
        (format.finish)(&mut self.found);
        Some(self.found)
    }
}
