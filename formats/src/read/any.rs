//! Any text that says something of networks: whoever has one need not know what it is.

use ipplan::{Lock, Problem, Request, codes};

use crate::read::ours::request::Places;
use crate::read::ours::{list, lock_request, plan};
use crate::read::sniff::Sniffed;
use crate::read::syntax::encoding::utf8;
use crate::read::syntax::syntax::Syntax;
use crate::read::syntax::tree::Lines;
use crate::read::{Document, Refused, request};

/// What a text turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A request file.
    Request,
    /// A lock file.
    Lock,
    /// A plan, as `ipplan plan` writes it in JSON or YAML.
    Plan,
    /// A list of networks.
    List,
}

impl Kind {
    /// Its name in small letters.
    ///
    /// ```
    /// assert_eq!(ipplan_formats::read::Kind::Lock.word(), "lock");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Request => "request",
            Kind::Lock => "lock",
            Kind::Plan => "plan",
            Kind::List => "list",
        }
    }
}

/// What a text says, as a request.
#[derive(Clone, Debug)]
pub struct Read {
    /// What the text is.
    pub kind: Kind,
    /// The language it is in; `None` for networks a line.
    pub syntax: Option<Syntax>,
    /// What could be read. It is all of it when there are no problems.
    pub request: Request,
    /// What the text says is placed already.
    pub lock: Option<Lock>,
    /// Everything wrong with the text, in its order.
    pub problems: Vec<Problem>,
    /// Where in the text that is.
    pub places: Places,
    /// The text, in UTF-8 and without the mark at its start.
    pub text: String,
}

/// One of the things that [`any`] reads.
#[derive(Debug)]
pub struct Reader {
    /// What it makes of a text.
    pub kind: Kind,
    /// What it reads, for people.
    pub name: &'static str,
    /// How the names of its files end, the usual one first.
    pub extensions: &'static [&'static str],
    /// Whether a text is for it.
    knows: fn(&Sniffed<'_>) -> bool,
    read: fn(&Sniffed<'_>) -> Found,
}

/// What a reader found.
pub(crate) struct Found {
    pub(crate) request: Request,
    pub(crate) lock: Option<Lock>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) places: Places,
}

/// Everything that [`any`] reads. The first that knows a text reads it; the last knows every text.
///
/// ```
/// let names = ipplan_formats::read::READERS.iter().map(|reader| reader.name);
/// assert!(names.eq(["Lock", "Plan", "List of networks", "Request"]));
/// ```
pub static READERS: &[Reader] = &[
    Reader {
        kind: Kind::Lock,
        name: "Lock",
        extensions: &["json"],
        knows: |text| text.syntax == Some(Syntax::Json) && text.has(&["version", "networks"]),
        read: lock_request::read,
    },
    Reader {
        kind: Kind::Plan,
        name: "Plan",
        extensions: &["json", "yaml", "yml"],
        knows: |text| text.has(&["hash", "networks"]),
        read: plan::read,
    },
    Reader {
        kind: Kind::List,
        name: "List of networks",
        extensions: &["txt", "csv", "tsv"],
        knows: |text| text.is_list(),
        read: list::read,
    },
    Reader {
        kind: Kind::Request,
        name: "Request",
        extensions: &["yaml", "yml", "toml", "json", "csv", "tsv"],
        knows: |_| true,
        read: asked,
    },
];

/// Reads a text, whatever it is: by what it says, and where that leaves it open by the name of its
/// file, which may be empty.
///
/// A lock, a plan and a list become requests. Their blocks are pinned where they are; those that do
/// not say what lives in them hold as many plain addresses as they have, so that they are full.
///
/// ```
/// use ipplan_formats::read::{self, Kind};
///
/// let read = read::any(b"10.0.0.0/22\n10.0.1.0/24 # the shop\n10.0.2/24\n", "used.txt");
/// assert_eq!(read.kind, Kind::List);
/// let network = &read.request.networks["10-0-0-0-22"];
/// assert_eq!(network.subnets["10-0-1-0-24"].at.of_role(""), ["10.0.1.0/24".parse().unwrap()]);
/// assert_eq!(read.problems[0].place, "3:1"); // and the others are there
///
/// assert_eq!(read::any(b"networks: {}", "").kind, Kind::Request);
/// ```
pub fn any(bytes: &[u8], name: &str) -> Read {
    let bytes = utf8(bytes);
    let text = String::from_utf8_lossy(&bytes);
    let sniffed = Sniffed::of(&text, name);
    let reader = READERS.iter().find(|reader| (reader.knows)(&sniffed));
    let (kind, read) =
        reader.map_or((Kind::Request, asked as fn(&_) -> _), |it| (it.kind, it.read));
    let mut found = read(&sniffed);
    let syntax = sniffed.syntax;
    // In a list all but the networks is left out, in whatever letters it is.
    if let Some(at) = std::str::from_utf8(&bytes).err().filter(|_| kind != Kind::List) {
        found.problems.insert(0, not_utf8(&text, at.valid_up_to(), &mut found.places));
    }
    let Found { request, lock, problems, places } = found;
    Read { kind, syntax, request, lock, problems, places, text: text.into_owned() }
}

fn asked(text: &Sniffed<'_>) -> Found {
    let found = |request, problems, places| Found { request, lock: None, problems, places };
    match request(text.text, text.syntax.unwrap_or(Syntax::Yaml)) {
        Ok(Document { request, places }) => found(request, Vec::new(), places),
        Err(Refused { request, problems, places }) => found(*request, problems, places),
    }
}

fn not_utf8(text: &str, at: usize, places: &mut Places) -> Problem {
    let spot = Lines::of(text).spot(at, at + 1);
    let problem = Problem::new(&codes::SYNTAX, "the text is not in UTF-8 from here on");
    let problem = problem.at(spot.to_string()).hint("save the file as UTF-8");
    places.add(spot);
    problem
}
