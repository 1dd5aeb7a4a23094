//! Networks, where each was read, and what it is.

use std::fmt;

use ipplan::{IpNet, Notice, Problem};
use serde::Serialize;

use crate::read::ours::level::Mark;
use crate::read::syntax::ranges;
use crate::read::syntax::words::quoted;

/// Networks in the order in which they were given, each with its place.
///
/// ```
/// let read = |text: &[u8]| ipplan_formats::read::networks(text).unwrap();
///
/// let mut list = read(b"10.0.0.0/24\n\n10.0.1.7 # the gateway\n").named("used.txt");
/// list.append(read(b"fd00::/64").named("more.txt"));
///
/// let places: Vec<String> = (0..3).map(|index| list.place(index).unwrap().to_string()).collect();
/// assert_eq!(places, ["used.txt:1", "used.txt:3", "more.txt:1"]);
/// assert_eq!(list.networks()[1].to_string(), "10.0.1.7/32");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Networks {
    list: Vec<IpNet>,
    /// The line of each, from 1; 0 where there is none.
    lines: Vec<usize>,
    /// From which network on they are of that file. INVARIANT: in the order of the networks.
    files: Vec<(usize, ListText)>,
    /// The marks, each with the index from which on it applies. Empty for a plain list. INVARIANT:
    /// in the order of the networks.
    marks: Vec<(usize, Mark)>,
    notices: Vec<Notice>,
}

/// The text that networks were read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListText {
    pub(crate) name: Option<String>,
    /// `None` for networks of the command line.
    pub(crate) lines: Option<usize>,
    /// Where a table has them.
    pub(crate) columns: Vec<String>,
}

/// How much was read from a text.
///
/// ```
/// let list = ipplan_formats::read::networks(b"# used\n10.0.0.0/24\n").unwrap().named("used.txt");
/// let files = list.files();
/// assert_eq!((files[0].file.as_deref(), files[0].networks, files[0].lines), (Some("used.txt"), 1, 2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileRead {
    /// The name that the text was given, if any.
    pub file: Option<String>,
    /// How many networks were read.
    pub networks: usize,
    /// How many lines the text has.
    pub lines: usize,
    /// The columns they were read from, where the text is a table.
    pub columns: Vec<String>,
}

/// Where a network was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListPlace<'a> {
    /// The name that its text was given, if any.
    pub file: Option<&'a str>,
    /// The line in it, from 1; 0 where that is not known.
    pub line: usize,
}

/// `used.txt:3`, as editors and compilers write it.
impl fmt::Display for ListPlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file, self.line) {
            (Some(file), 0) => f.write_str(file),
            (Some(file), line) => write!(f, "{file}:{line}"),
            (None, line) => write!(f, "line {line}"),
        }
    }
}

impl Networks {
    /// Networks read from a text with this number of lines.
    pub(crate) fn of_text(lines: usize, columns: Vec<String>) -> Networks {
        let text = ListText { name: None, lines: Some(lines), columns };
        Networks { files: vec![(0, text)], ..Networks::default() }
    }

    pub(crate) fn push(&mut self, network: IpNet, line: usize) {
        self.list.push(network);
        self.lines.push(line);
    }

    /// Adds a network with its mark.
    pub(crate) fn push_marked(&mut self, network: IpNet, line: usize, mark: Mark) {
        if self.marks.is_empty() {
            self.marks.push((0, Mark::default()));
        }
        if self.marks.last().is_none_or(|(_, last)| *last != mark) {
            self.marks.push((self.list.len(), mark));
        }
        self.push(network, line);
    }

    /// The networks themselves.
    pub fn networks(&self) -> &[IpNet] {
        &self.list
    }

    /// Where the network at that index was read; `None` for one that is in no text.
    pub fn place(&self, index: usize) -> Option<ListPlace<'_>> {
        let line = self.lines.get(index).copied()?;
        let file = self.text(index).and_then(|text| text.name.as_deref());
        (line > 0 || file.is_some()).then_some(ListPlace { file, line })
    }

    fn text(&self, index: usize) -> Option<&ListText> {
        of_index(&self.files, index)
    }

    /// The mark of the network at that index; `None` if it has none.
    pub(crate) fn mark(&self, index: usize) -> Option<&Mark> {
        of_index(&self.marks, index)
    }

    /// Whether no network has a mark.
    pub(crate) fn is_plain(&self) -> bool {
        self.marks.is_empty()
    }

    /// How much was read from each text, in the order in which they were given.
    pub fn files(&self) -> Vec<FileRead> {
        let ends = self.files.iter().skip(1).map(|(start, _)| *start).chain([self.list.len()]);
        let files = self.files.iter().zip(ends).filter_map(|((start, text), end)| {
            let (file, columns) = (text.name.clone(), text.columns.clone());
            Some(FileRead { file, networks: end - start, lines: text.lines?, columns })
        });
        files.collect()
    }

    /// The notices about the text.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Adds something to know.
    ///
    /// ```
    /// use ipplan::{Notice, codes};
    ///
    /// let mut list = ipplan_formats::read::networks(b"10.0.0.0/24").unwrap();
    /// let message = "there is more of it elsewhere".into();
    /// list.notice(Notice { code: &codes::NOT_PLACED, message, source: None });
    /// assert_eq!(list.notices().len(), 1);
    /// ```
    pub fn notice(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// The same networks, read from a text of that name.
    pub fn named(mut self, file: impl Into<String>) -> Networks {
        if self.files.is_empty() {
            self.files.push((0, ListText::default()));
        }
        let file = file.into();
        for (_, text) in &mut self.files {
            text.name = Some(file.clone());
        }
        self
    }

    /// Adds the networks of another list, which keep their places.
    pub fn append(&mut self, other: Networks) {
        if self.list.is_empty() && self.files.is_empty() {
            let before = std::mem::take(&mut self.notices);
            *self = other;
            self.notices.splice(0..0, before);
            return;
        }
        let start = self.list.len();
        // The last file of the one ends where the other begins.
        if other.files.is_empty() {
            self.files.push((start, ListText::default()));
        }
        if !self.marks.is_empty() || !other.marks.is_empty() {
            if self.marks.is_empty() {
                self.marks.push((0, Mark::default()));
            }
            self.marks.push((start, Mark::default()));
        }
        let moved = |at: usize| start + at;
        self.files.extend(other.files.into_iter().map(|(at, file)| (moved(at), file)));
        self.marks.extend(other.marks.into_iter().map(|(at, mark)| (moved(at), mark)));
        self.list.extend(other.list);
        self.lines.extend(other.lines);
        self.notices.extend(other.notices);
    }

    /// The same networks with other marks.
    pub(crate) fn remarked(&self, mark: impl Fn(usize) -> Mark) -> Networks {
        let mut networks = Networks { files: self.files.clone(), ..Networks::default() };
        for (index, (network, line)) in self.list.iter().zip(&self.lines).enumerate() {
            networks.push_marked(*network, *line, mark(index));
        }
        networks.notices.clone_from(&self.notices);
        networks
    }

    /// The networks that are wanted, with their places and marks.
    pub(crate) fn only(&self, wanted: impl Fn(usize) -> bool) -> Networks {
        let mut only = Networks::default();
        for (index, (network, line)) in self.list.iter().zip(&self.lines).enumerate() {
            if !wanted(index) {
                continue;
            }
            let text = self.text(index);
            if only.files.last().map(|(_, last)| last) != text {
                only.files.push((only.list.len(), text.cloned().unwrap_or_default()));
            }
            match self.mark(index) {
                Some(mark) => only.push_marked(*network, *line, mark.clone()),
                None => only.push(*network, *line),
            }
        }
        only
    }
}

/// The value of the run that contains an index: each run starts at its index and ends at the next
/// run.
fn of_index<T>(runs: &[(usize, T)], index: usize) -> Option<&T> {
    let run = runs.partition_point(|(start, _)| *start <= index).checked_sub(1)?;
    runs.get(run).map(|(_, value)| value)
}

/// A network that is in no text, such as an argument of a command.
impl From<IpNet> for Networks {
    fn from(network: IpNet) -> Networks {
        let mut networks = Networks::default();
        networks.push(network, 0);
        networks
    }
}

/// Reads a network that stands alone; a bare address is the network of that address.
///
/// # Errors
///
/// `not-a-network`, and `host-bits` with the network as the hint.
///
/// ```
/// use ipplan_formats::read::network;
///
/// assert_eq!(network("10.0.0.5").unwrap().to_string(), "10.0.0.5/32");
/// assert_eq!(network("10.0.0.5/24").unwrap_err().hints, ["10.0.0.0/24"]);
/// ```
pub fn network(text: &str) -> Result<IpNet, Problem> {
    crate::read::syntax::address::network(text.as_bytes())
}

/// Reads what stands for a list on a command line: a network, an address, a network with its mask, or
/// a range of addresses.
///
/// # Errors
///
/// As of [`network`].
///
/// ```
/// use ipplan_formats::read::typed;
///
/// let range = typed("10.0.0.0-10.0.1.255").unwrap();
/// assert_eq!(range.networks(), ["10.0.0.0/23".parse().unwrap()]);
/// assert_eq!(typed("10.0.0.0/255.255.255.0").unwrap().networks().len(), 1);
/// assert!(typed("used.txt").is_err());
/// ```
pub fn typed(text: &str) -> Result<Networks, Problem> {
    let said = ranges::ranges(text).map_err(|problems| {
        let first = problems.into_iter().next();
        first.unwrap_or_else(|| crate::read::syntax::address::not_a_network(text))
    })?;
    if said.is_empty() {
        return Err(crate::read::syntax::address::not_a_network(text));
    }
    let mut networks = Networks::default();
    for said in said {
        said.networks().into_iter().for_each(|network| networks.push(network, 0));
        if said.lacks_length() {
            networks.notice(lacking(&[quoted(text.trim())], 1));
        }
    }
    Ok(networks)
}

/// The notice about addresses that probably lack a length: the first of them as they are shown, and
/// their number.
pub(crate) fn lacking(first: &[String], count: usize) -> Notice {
    let named = first.join(", ");
    let message = match count - first.len() {
        0 if count == 1 => format!("{named} has no prefix length and counts as one address"),
        0 => format!("{named} have no prefix length and count as one address each"),
        more => {
            format!("{named} and {more} more have no prefix length and count as one address each")
        }
    };
    let message = format!("{message}; for a network, add its length, such as 10.0.0.0/24");
    Notice { code: &ipplan::codes::NO_LENGTH, message: message.into(), source: None }
}
