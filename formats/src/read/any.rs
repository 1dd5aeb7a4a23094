//! The door: any text that says something of networks. Whoever has one need not know what it is.

use ipplan::{Inventory, InventoryFile, Lock, Notice, Problem, Request, codes};

use crate::read::ours::found::{Found, FoundRequest};
use crate::read::ours::networks::Networks;
use crate::read::ours::request::{Document, Places, RefusedRequest, request_or};
use crate::read::ours::sniff::Sniffed;
use crate::read::ours::{existing, held, json_list, list, lock_request, plan};
use crate::read::syntax::conflict;
use crate::read::syntax::encoding::{not_utf8, utf8};
use crate::read::syntax::lines;
use crate::read::syntax::syntax::Syntax;
use crate::read::theirs::{self, Look};

/// The format of a table of networks, for people.
const TABLE: &str = "Table of networks";

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
    /// Networks that exist, in a format of another tool.
    Inventory,
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
            Kind::Inventory => "inventory",
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
    /// What exists, where the text is a table or in a format of another tool.
    pub inventory: Option<Inventory>,
    /// Everything wrong with the text, in its order.
    pub problems: Vec<Problem>,
    /// What to know about it.
    pub notices: Vec<Notice>,
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
        knows: is_lock,
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
        knows: |text| text.is_list() || json_list::knows(text),
        read: |text| if text.is_list() { list::read(text) } else { json_list::read(text) },
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
/// not say what lives in them are subnets whose use is not known, so they are full. A
/// text in a language that is known and not read, such as a Terraform plan, is one problem that names
/// it.
///
/// ```
/// use ipplan_formats::read::{self, Kind};
///
/// let read = read::any(b"10.0.0.0/22\n10.0.1.0/24 # the shop\n10.0.2/24\n", "used.txt");
/// assert_eq!(read.kind, Kind::List);
/// let network = &read.request.networks["10-0-0-0-22"];
/// assert_eq!(network.subnets["the-shop"].at.of_role(""), ["10.0.1.0/24".parse().unwrap()]);
/// assert_eq!(read.problems[0].place, "3:1"); // and the others are there
///
/// assert_eq!(read::any(b"networks: {}", "").kind, Kind::Request);
/// ```
pub fn any(bytes: &[u8], name: &str) -> Read {
    let bytes = utf8(bytes);
    let sniffed = Sniffed::of(&bytes, name);
    let (kind, found) = found(&sniffed);
    let syntax = sniffed.syntax;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (mut notices, mut inventory) = (Vec::new(), None);
    let asked = match found {
        Found::Request(mut asked) => {
            let mut unread = false;
            for problem in &mut asked.problems {
                if problem.code == &codes::UNREAD_FORMAT {
                    name.clone_into(&mut problem.place);
                    unread = true;
                }
            }
            if let Some(at) = std::str::from_utf8(&bytes).err().filter(|_| !unread) {
                let problem = not_utf8(&text, at.valid_up_to());
                asked.places.add_of(&problem);
                asked.problems.insert(0, problem);
            }
            *asked
        }
        // In a list all but the networks is left out, in whatever letters it is.
        Found::List(list) => {
            notices.extend(list.networks.notices().iter().cloned());
            let (request, more) = list::as_request(&list);
            let mut problems = list.problems;
            problems.extend(more);
            let places = Places::of_text(&problems);
            places.sort(&mut problems);
            FoundRequest { request, lock: None, problems, places }
        }
        Found::Table(table) => {
            let mut found = table.inventory();
            let file = InventoryFile { name: name.to_owned(), ..InventoryFile::default() };
            found.files = vec![InventoryFile { format: TABLE.to_owned(), ..file }];
            found.settle();
            notices.extend(existing::notices(&found));
            notices.extend(existing::left_out(&found));
            let (request, mut places) = existing::as_request(&found);
            let mut problems = table.problems();
            for problem in &problems {
                places.add_of(problem);
            }
            places.sort(&mut problems);
            inventory = Some(found);
            FoundRequest { request, lock: None, problems, places }
        }
        Found::Inventory(found) => {
            notices.extend(existing::notices(&found));
            notices.extend(existing::left_out(&found));
            let (request, places) = existing::as_request(&found);
            inventory = Some(*found);
            FoundRequest { request, lock: None, problems: Vec::new(), places }
        }
    };
    let FoundRequest { request, lock, problems, places } = asked;
    Read { kind, syntax, request, lock, inventory, problems, notices, places, text }
}

/// Reads a request.
///
/// In YAML (TOML and JSON say the same in their own way):
///
/// ```yaml
/// edition: 2026-10                  # the day whose documents answer; else the newest
/// fit: need                         # or advised
/// headroom: 20%
/// avoid:                            # ranges that nothing may be placed in
///   - 10.255.0.0/16
///   - { range: 172.16.0.0/16, why: on-premises }
/// pools:
///   company: 10.0.0.0/12            # one prefix, or a list
/// networks:
///   hub:
///     space: [10.0.0.0/22, fd00:10::/56]
///     region: westeurope
///     subnets:
///       gateway: vpn-gateway        # a service that needs nothing else said
///       web: { service: app-service, instances: 10, scaling: false }
///       shared:
///         holds:                    # several in one subnet
///           - { service: hosts, addresses: 20 }
///           - vpn-gateway
///         at: 10.0.1.0/26           # where it has to be
///         prefix-length: /26        # how large it has to be
///         group: front              # side by side with others of the group
///         reserve: /25              # room to grow into
///         fit: advised              # where it differs from the request's
///         headroom: 10%
///         ipv6: true                # a /64 of the network's IPv6 space
///         was: old-name             # the name that a lock knows
///   spoke:
///     from: company                 # out of the pool, as large as its subnets need
///     prefix-length: /24            # or so large
/// ```
///
/// A table (CSV, with commas, semicolons or tabs) has one subnet a row: the columns `network`, `space`
/// or `pool`, `region`, `subnet` and `service`, and as many of the keys of a subnet and of the inputs
/// of services as are of use. Rows of one subnet hold their services together; a row without a subnet
/// declares a network. A row without a network is of everything: the `space` of a `pool`, a range to
/// `avoid` and `why`, or the `edition`, `fit` and `headroom` of all. Several networks in one cell have a
/// space between them, and an apostrophe in front of a cell means text as it is.
///
/// # Errors
///
/// Every problem that can be found. The place of a problem is a path into the request
/// (`networks.hub.subnets.web.at`), or `LINE:COLUMN` where the text itself is wrong; the
/// [places](RefusedRequest::places) know where both are.
///
/// What only the core can check, such as a pool that does not exist, is left to the core; its problems
/// have the same kind of place. Only where there are problems anyway are the inputs of services
/// checked as well, so that they come in one list.
///
/// ```
/// use ipplan_formats::read::{self, Syntax};
///
/// let text = "networks:\n  hub:\n    space: 10.0.0.0/22\n    subnets:\n      gateway: vpn-gateway\n";
/// let document = read::request(text, Syntax::Yaml).unwrap();
/// assert_eq!(document.request.networks["hub"].subnets.len(), 1);
/// assert_eq!(document.places.at("networks.hub.subnets.gateway").unwrap().line, 5);
///
/// let refused = read::request(&text.replace("22", "21").replace("0.0/", "4.0/"), Syntax::Yaml);
/// let refused = refused.unwrap_err();
/// assert_eq!(refused.problems[0].hints, ["10.0.0.0/21"]);
/// assert_eq!(refused.places.of(&refused.problems[0]).unwrap().to_string(), "3:12");
/// ```
pub fn request(text: &str, syntax: Syntax) -> Result<Document, RefusedRequest> {
    request_or(text, syntax, |text, root| {
        known(&Look { bytes: text.as_bytes(), file: "", root: Some(root) })
    })
}

/// What is wrong with a text that should have networks and has none.
pub(crate) fn no_networks() -> Problem {
    let message = "the file has text, but no network was found in it";
    let hint =
        "write one network per line, or a table with a header row and a column address_prefix";
    Problem::new(&codes::NO_NETWORKS, message).hint(hint)
}

/// Reads a request in a syntax that is known.
///
/// ```
/// use ipplan_formats::read::{Syntax, request_in};
///
/// let read = request_in(b"\xff\xfef\0i\0t\0:\0 \0n\0e\0e\0d\0", Syntax::Yaml);
/// assert!(read.problems.is_empty());
/// ```
pub fn request_in(bytes: &[u8], syntax: Syntax) -> Read {
    let bytes = utf8(bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (request, mut problems, mut places) = match request(&text, syntax) {
        Ok(Document { request, places }) => (request, Vec::new(), places),
        Err(RefusedRequest { request, problems, places }) => (*request, problems, places),
    };
    if let Some(at) = std::str::from_utf8(&bytes).err() {
        let problem = not_utf8(&text, at.valid_up_to());
        places.add_of(&problem);
        problems.insert(0, problem);
    }
    let (kind, syntax, notices) = (Kind::Request, Some(syntax), Vec::new());
    Read { kind, syntax, request, lock: None, inventory: None, problems, notices, places, text }
}

/// Reads the networks of a text, whatever it is. The name of its file, which may be empty, is part of
/// every place.
///
/// Of a list these are its lines or rows. A request gives its networks, its pools, the ranges it
/// avoids, and the subnets that it pins; a lock or a plan gives its networks and every subnet, also
/// those that are gone but not yet released.
///
/// # Errors
///
/// Everything wrong with the text. The place is `NAME:LINE:COLUMN`, or without a name `LINE:COLUMN`.
/// A text without a single network is wrong, unless it is empty or has nothing but comments.
///
/// ```
/// use ipplan_formats::read::{Level, networks_of};
///
/// assert_eq!(networks_of(b"10.0.2/24", "used.txt").unwrap_err()[0].place, "used.txt:1:1");
///
/// let request = b"networks:\n  hub: { space: 10.0.0.0/22 }\n";
/// let list = networks_of(request, "net.yaml").unwrap();
/// assert_eq!(list.level(0), Level::Network);
/// assert_eq!(list.place(0).unwrap().to_string(), "net.yaml:2");
/// ```
pub fn networks_of(bytes: &[u8], name: &str) -> Result<Networks, Vec<Problem>> {
    let bytes = utf8(bytes);
    let mut sniffed = Sniffed::of(&bytes, name);
    let look = Look::of(&sniffed);
    if sniffed.open && look.is_none_or(|look| known(&look).is_none()) {
        // Whoever asks for networks gives a list, rather than a request without a key of one.
        sniffed.syntax = None;
    }
    let (networks, mut problems) = match found(&sniffed).1 {
        Found::List(list) => (list.networks, list.problems),
        Found::Table(table) => (table.networks(), table.problems()),
        Found::Request(asked) => {
            let FoundRequest { request, lock, mut problems, places } = *asked;
            for problem in &mut problems {
                if let Some(spot) = places.of(problem) {
                    let place = std::mem::replace(&mut problem.place, spot.to_string());
                    if place != problem.place {
                        problem.message = format!("{place}: {}", problem.message);
                    }
                }
            }
            let lines = lines::count(&bytes);
            let held = held::inventory(&request, lock.as_ref(), &places);
            (existing::networks(&held, lines), problems)
        }
        Found::Inventory(found) => (existing::networks(&found, lines::count(&bytes)), Vec::new()),
    };
    let mut networks = if name.is_empty() { networks } else { networks.named(name) };
    let said = networks.notices().iter().any(|notice| notice.code == &codes::EMPTY_FILE);
    if problems.is_empty() && networks.networks().is_empty() && !said {
        let mut words = lines::lines(&bytes).map(|line| lines::content(line).1);
        if words.any(|word| !word.is_empty()) {
            problems.push(no_networks());
        } else {
            let what = if name.is_empty() { "the list" } else { name };
            networks.notice(Notice {
                code: &codes::EMPTY_FILE,
                message: format!("{what} is empty: it has no networks").into(),
                source: None,
            });
        }
    }
    if problems.is_empty() {
        return Ok(networks);
    }
    if !name.is_empty() {
        problems = problems.into_iter().map(|problem| problem.in_file(name)).collect();
    }
    Err(problems)
}

/// The same of a text without a name.
///
/// Blank lines and comments from `#` on are left out; nothing else is. Lines may end as on Windows,
/// and the text may be UTF-8, or UTF-16 with its mark, as Windows PowerShell writes it.
///
/// A line holds a network, a range such as `10.0.0.0-10.0.0.255`, or an address with its mask. CSV,
/// with commas, semicolons, tabs or bars between its cells, is known by its line of names: the column
/// of networks is `address_prefix`, `Address prefix`, `prefix`, `cidr`, `network`, `subnet`, `range`
/// and the like, and a column of masks or lengths may stand beside it. A cell may hold several.
///
/// # Errors
///
/// As of [`networks_of`].
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
    networks_of(text, "")
}

/// The same of what a program gives for a list: one network as [`typed`](super::typed) reads it, or the text of
/// a list. `place` is where it stands.
///
/// # Errors
///
/// As of [`networks_of`]; of one line, the place of the problem is `place`.
///
/// ```
/// use ipplan_formats::read::networks_typed;
///
/// assert_eq!(networks_typed("10.0.0.0/24", "used").unwrap().networks().len(), 1);
/// assert_eq!(networks_typed("10.0.0.0/24\n10.0.1.0/24\n", "used").unwrap().networks().len(), 2);
/// assert_eq!(networks_typed("10.0.0/24", "used").unwrap_err()[0].place, "used");
/// ```
pub fn networks_typed(text: &str, place: &str) -> Result<Networks, Vec<Problem>> {
    if text.trim().contains('\n') {
        return networks(text.as_bytes());
    }
    match super::ours::networks::typed(text.trim()) {
        Ok(networks) => Ok(networks),
        // A line that is empty or a comment is a list, too.
        Err(problem) => networks(text.as_bytes()).map_err(|_| vec![problem.at(place)]),
    }
}

/// What the first reader that knows a text finds in it.
fn found(sniffed: &Sniffed<'_>) -> (Kind, Found) {
    let look = Look::of(sniffed);
    if let Some((look, format)) = look.and_then(|it| Some((it, theirs::format_of(&it)?))) {
        let mut inventory = theirs::read_files(format, &[look]);
        inventory.settle();
        return (Kind::Inventory, Found::Inventory(Box::new(inventory)));
    }
    if let Some(problem) = look.and_then(|look| theirs::refused(&look)) {
        let places = Places::of_text(&[]);
        let (request, problems) = (Request::default(), vec![problem]);
        let asked = FoundRequest { request, lock: None, problems, places };
        return (Kind::Request, Found::Request(Box::new(asked)));
    }
    let reader = READERS.iter().find(|reader| (reader.knows)(sniffed));
    match reader {
        Some(reader) => (reader.kind, (reader.read)(sniffed)),
        None => (Kind::Request, asked(sniffed)),
    }
}

/// The problem of a text in a format that is not a request.
fn known(look: &Look<'_>) -> Option<Problem> {
    let Some(format) = theirs::format_of(look) else { return theirs::refused(look) };
    let message = format!("this is not a request, but in another format: {}", format.name);
    let hint = "`ipplan convert` makes a request of it";
    Some(Problem::new(&codes::UNREAD_FORMAT, message).hint(hint))
}

/// Also one that holds a merge that was not finished, so that it is not JSON.
fn is_lock(text: &Sniffed<'_>) -> bool {
    let conflicted = || {
        let text = text.text();
        text.contains("\"version\"") && conflict::markers(&text, "").is_some()
    };
    text.syntax == Some(Syntax::Json)
        && (text.has(&["version", "networks"]) || text.root.is_none() && conflicted())
}

fn asked(text: &Sniffed<'_>) -> Found {
    let found = |request, problems, places| {
        Found::Request(Box::new(FoundRequest { request, lock: None, problems, places }))
    };
    match request(&text.text(), text.syntax.unwrap_or(Syntax::Yaml)) {
        Ok(Document { request, places }) => found(request, Vec::new(), places),
        Err(RefusedRequest { request, problems, places }) => found(*request, problems, places),
    }
}
