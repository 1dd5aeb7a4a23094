//! The space that `--in` and `--used` describe.

use clap::ArgMatches;
use ipplan::{Family, IpNet, Notice, Problem, Space, codes, overlaps};
use ipplan_formats::read::Networks;

use crate::input;

/// The declared prefixes, what is used, and the space between.
pub(crate) struct Asked {
    pub(crate) space: Space,
    pub(crate) used: Networks,
    pub(crate) notices: Vec<Notice>,
}

impl Asked {
    pub(crate) fn read(matches: &ArgMatches) -> Result<Asked, Vec<Problem>> {
        input::once(matches, &["in", "used"]).map_err(|problem| vec![problem])?;
        let declared = input::lists(matches, "in").and_then(checked);
        let (declared, used) = match (declared, input::lists(matches, "used")) {
            (Ok(declared), Ok(used)) => (declared, used),
            (declared, used) => {
                let wrong = [declared.err(), used.err()];
                return Err(wrong.into_iter().flatten().flatten().collect());
            }
        };
        let notices = outside(declared.networks(), &used).into_iter().collect();
        match Space::around(declared.networks(), used.networks()) {
            Ok(space) => Ok(Asked { space, used, notices }),
            Err(error) => Err(vec![Problem::new(&codes::OVERLAPPING, error.to_string()).at("in")]),
        }
    }

    /// The families that are declared.
    pub(crate) fn families(&self) -> Vec<Family> {
        let mut families: Vec<Family> =
            self.space.declared().map(|prefix| Family::of(&prefix)).collect();
        families.dedup();
        families
    }
}

/// Refuses to declare nothing, or an address twice.
fn checked(declared: Networks) -> Result<Networks, Vec<Problem>> {
    if declared.networks().is_empty() {
        let message = "the address space has no network";
        return Err(vec![Problem::new(&codes::NOTHING_DECLARED, message).at("in")]);
    }
    let name = |index: usize| declared.networks().get(index).copied().unwrap_or_default();
    let place = |index| declared.place(index).map_or("in".into(), |place| place.to_string());
    let overlapping = overlaps(declared.networks()).nearest().map(|pair| {
        let (outer, inner) = (name(pair.outer), name(pair.inner));
        let message = if outer == inner {
            format!("{inner} is declared twice")
        } else {
            format!("{inner} is declared, and so is {outer}, which contains it")
        };
        Problem::new(&codes::OVERLAPPING, message)
            .at(place(pair.inner))
            .hint(format!("leave out {inner}"))
    });
    let problems: Vec<Problem> = overlapping.collect();
    if problems.is_empty() { Ok(declared) } else { Err(problems) }
}

/// How many networks a notice names.
const NAMED: usize = 3;

/// What to know when used networks have no address in common with a declared prefix.
fn outside(declared: &[IpNet], used: &Networks) -> Option<Notice> {
    let ends = |network: &IpNet| (network.network(), network.broadcast());
    let mut declared: Vec<_> = declared.iter().map(ends).collect();
    declared.sort_unstable();
    let meets = |network: &IpNet| {
        let (first, last) = ends(network);
        // The prefix that starts last before the end of the network has to end after its start.
        let next = declared.partition_point(|prefix| prefix.0 <= last);
        let prefix = next.checked_sub(1).and_then(|before| declared.get(before));
        prefix.is_some_and(|prefix| prefix.1 >= first)
    };
    let mut outside = used.networks().iter().enumerate().filter(|(_, network)| !meets(network));
    let mut names = Vec::new();
    for (index, network) in outside.by_ref().take(NAMED) {
        names.push(match used.place(index) {
            Some(place) => format!("{network} at {place}"),
            None => network.to_string(),
        });
    }
    let more = outside.count();
    let (verb, more) = match (names.len(), more) {
        (0, _) => return None,
        (1, _) => ("is", String::new()),
        (_, 0) => ("are", String::new()),
        (_, more) => ("are", format!(" and {more} more")),
    };
    let message = format!("{}{more} {verb} outside every declared prefix", names.join(", "));
    Some(Notice { code: &codes::OUTSIDE_DECLARED, message: message.into(), source: None })
}
