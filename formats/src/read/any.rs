//! Reads any text that describes networks; its format is recognized.

use ipplan::{InventoryFile, Request, codes};

use crate::read::answer::{Kind, Read};
use crate::read::ours::found::{Found, FoundRequest};
use crate::read::ours::request::Places;
use crate::read::ours::sniff::Sniffed;
use crate::read::ours::{existing, json_list, list, lock_request, plan};
use crate::read::request::asked;
use crate::read::syntax::conflict;
use crate::read::syntax::encoding::{not_utf8, utf8};
use crate::read::syntax::syntax::Syntax;
use crate::read::theirs::{self, Look};

/// The format of a table of networks, for people.
const TABLE: &str = "Table of networks";

/// One of the things that [`any`] reads.
#[derive(Debug)]
pub struct Reader {
    /// The kind of text that it reads.
    pub kind: Kind,
    /// The name of the format, for people.
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

/// Reads a text of any known format. The format is recognized by the content, and by the name of
/// the file, which may be empty, only if the content leaves it open.
///
/// A lock, a plan and a list become requests. Their blocks are pinned where they are; blocks without
/// a workload are subnets whose use is not known, so they are full. A text in a language that is
/// known but not read, such as a Terraform plan, is one problem that names it.
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
        // Only the networks of a list are read, so the encoding of the rest does not matter.
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

/// The result of the first reader that recognizes a text.
pub(super) fn found(sniffed: &Sniffed<'_>) -> (Kind, Found) {
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

/// Also one that holds a merge that was not finished, so that it is not JSON.
fn is_lock(text: &Sniffed<'_>) -> bool {
    let conflicted = || {
        let text = text.text();
        text.contains("\"version\"") && conflict::markers(&text, "").is_some()
    };
    text.syntax == Some(Syntax::Json)
        && (text.has(&["version", "networks"]) || text.root.is_none() && conflicted())
}
