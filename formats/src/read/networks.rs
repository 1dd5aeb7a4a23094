//! Reads only the networks of a text.

use ipplan::{Notice, Problem, codes};

use crate::read::any::found;
use crate::read::ours::found::{Found, FoundRequest};
use crate::read::ours::networks::Networks;
use crate::read::ours::sniff::Sniffed;
use crate::read::ours::{existing, held};
use crate::read::request::known;
use crate::read::syntax::encoding::utf8;
use crate::read::syntax::lines;
use crate::read::theirs::Look;

/// Reads the networks of a text of any known format. The name of its file, which may be empty, is
/// part of every place.
///
/// The networks of a list are its lines or rows. A request gives its networks, its pools, the
/// ranges it avoids, and the subnets that it pins; a lock or a plan gives its networks and every
/// subnet, including those that are gone but not yet released.
///
/// # Errors
///
/// All problems of the text. The place is `NAME:LINE:COLUMN`, or `LINE:COLUMN` without a name. A
/// text without a single network is a problem, unless it is empty or contains only comments.
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

/// As [`networks_of`], for a text without a name.
///
/// Blank lines and comments from `#` on are left out; nothing else is. Lines may end as on Windows,
/// and the text may be UTF-8, or UTF-16 with its mark, as Windows PowerShell writes it.
///
/// A line holds a network, a range such as `10.0.0.0-10.0.0.255`, or an address with its mask. CSV,
/// with commas, semicolons, tabs or bars between its cells, is recognized by its header: the column
/// of networks is `address_prefix`, `Address prefix`, `prefix`, `cidr`, `network`, `subnet`, `range`
/// and the like, and there may be a further column of masks or lengths. A cell may hold several
/// networks.
///
/// # Errors
///
/// Those of [`networks_of`].
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
    match crate::read::ours::networks::typed(text.trim()) {
        Ok(networks) => Ok(networks),
        // A line that is empty or a comment is a list, too.
        Err(problem) => networks(text.as_bytes()).map_err(|_| vec![problem.at(place)]),
    }
}

/// The problem of a text that should have networks and has none.
pub(crate) fn no_networks() -> Problem {
    let message = "the file has text, but no network was found in it";
    let hint =
        "write one network per line, or a table with a header row and a column address_prefix";
    Problem::new(&codes::NO_NETWORKS, message).hint(hint)
}
