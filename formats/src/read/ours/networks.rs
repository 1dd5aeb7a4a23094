//! A list of networks, and where each was read.

use std::fmt;

use ipplan::{IpNet, Problem};

use crate::read::ours::list_csv as csv;
use crate::read::syntax::encoding::utf8;
use crate::read::syntax::{address, lines};

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
    /// The line of each, from 1; 0 for those of no text.
    lines: Vec<usize>,
    /// From which network on they are of that file. INVARIANT: in the order of the networks.
    files: Vec<(usize, Option<String>)>,
}

/// Where a network was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The name that its text was given, if any.
    pub file: Option<&'a str>,
    /// The line in it, from 1.
    pub line: usize,
}

/// `used.txt:3`, as editors and compilers write it.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.file {
            Some(file) => write!(f, "{file}:{}", self.line),
            None => write!(f, "line {}", self.line),
        }
    }
}

impl Networks {
    pub(crate) fn push(&mut self, network: IpNet, line: usize) {
        self.list.push(network);
        self.lines.push(line);
    }

    /// The networks themselves.
    pub fn networks(&self) -> &[IpNet] {
        &self.list
    }

    /// Where the network at that index was read; `None` for one that is in no text.
    pub fn place(&self, index: usize) -> Option<Place<'_>> {
        let line = self.lines.get(index).copied().filter(|line| *line > 0)?;
        let file = self.files.partition_point(|(start, _)| *start <= index).checked_sub(1);
        let file = file.and_then(|file| self.files.get(file)?.1.as_deref());
        Some(Place { file, line })
    }

    /// The same networks, read from a text of that name.
    pub fn named(mut self, file: impl Into<String>) -> Networks {
        self.files = vec![(0, Some(file.into()))];
        self
    }

    /// Adds the networks of another list, which keep their places.
    pub fn append(&mut self, other: Networks) {
        if self.list.is_empty() {
            *self = other;
            return;
        }
        let start = self.list.len();
        // The last file of the one ends where the other begins.
        self.files.push((start, None));
        self.files.extend(other.files.into_iter().map(|(at, file)| (start + at, file)));
        self.list.extend(other.list);
        self.lines.extend(other.lines);
    }
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
    address::network(text.as_bytes())
}

/// Reads a list: one network a line, or CSV with a line of names above it.
///
/// Blank lines and comments from `#` on are left out; nothing else is. Lines may end as on Windows,
/// and the text may be UTF-8, or UTF-16 with its mark, as Windows PowerShell writes it.
///
/// CSV, with commas, semicolons or tabs between its fields, is known by its first line, which names a
/// column of networks: `address_prefix`, `Address prefix`, `prefix`, `cidr`, `network`, `subnet`,
/// `range` and the like. A field may hold several networks.
///
/// # Errors
///
/// All lines that are wrong, in order: `not-a-network`, and `host-bits` with the network as the
/// hint. The place of a problem is `LINE:COLUMN`.
///
/// ```
/// use ipplan_formats::read::networks;
///
/// let list = networks(b"name,addressPrefix\r\nweb,10.0.0.0/24\r\n").unwrap();
/// assert_eq!(list.networks(), ["10.0.0.0/24".parse().unwrap()]);
///
/// let problems = networks(b"10.0.0.0/24\n  10.0.1.7/24\n10.0.2/24").unwrap_err();
/// assert_eq!(problems[0].place, "2:3");
/// assert_eq!(problems[0].hints, ["10.0.1.0/24"]);
/// assert_eq!(problems[1].place, "3:1");
/// ```
pub fn networks(text: &[u8]) -> Result<Networks, Vec<Problem>> {
    let (networks, problems) = list(&utf8(text));
    if problems.is_empty() { Ok(networks) } else { Err(problems) }
}

/// The same of a text with a name, which is part of every place.
///
/// # Errors
///
/// As of [`networks`], each place being `NAME:LINE:COLUMN`.
///
/// ```
/// use ipplan_formats::read::networks_of;
///
/// assert_eq!(networks_of(b"10.0.2/24", "used.txt").unwrap_err()[0].place, "used.txt:1:1");
/// ```
pub fn networks_of(text: &[u8], name: &str) -> Result<Networks, Vec<Problem>> {
    match networks(text) {
        Ok(networks) => Ok(networks.named(name)),
        Err(mut problems) => {
            for problem in &mut problems {
                problem.place = format!("{name}:{}", problem.place);
            }
            Err(problems)
        }
    }
}

/// What could be read, and every line that could not.
pub(crate) fn list(text: &[u8]) -> (Networks, Vec<Problem>) {
    let (mut networks, mut problems) = (Networks::default(), Vec::new());
    match csv::Header::of(text) {
        Some(header) => csv::read(text, &header, &mut networks, &mut problems),
        None => lines::read(text, &mut networks, &mut problems),
    }
    (networks, problems)
}
