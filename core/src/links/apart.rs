//! Which ranges must not overlap.
//!
//! Every rule becomes groups whose members must not overlap, so that comparing them is one sort for each
//! group: a network with its peers; everything that gateways advertise to each other; both sides of a
//! failover group with everything that is peered with one of them.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::estate::LinkedEstate;
use super::link::LinkKind;
use super::pages::{FAILOVER_2025, PEERING_2023, SUBNETS_2024};
use super::roots::Roots;
use crate::address::overlaps;
use crate::fact::Source;
use crate::problem::{Problem, codes};

/// Ends that must be apart, each once.
pub(crate) struct ApartGroup {
    pub(crate) members: Vec<usize>,
    why: Why,
}

#[derive(Clone, Copy)]
enum Why {
    /// Peered with this one.
    Peered(usize),
    /// Gateways advertise them to each other.
    Advertised,
    /// The failover group of these two.
    Failover(usize, usize),
}

/// Two names whose ranges overlap although they must not.
pub(crate) struct Apart {
    /// The names of both.
    pub(crate) pair: (String, String),
    pub(crate) problem: Problem,
}

/// All groups.
pub(crate) fn groups(estate: &LinkedEstate<'_>) -> Vec<ApartGroup> {
    let mut neighbours: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut roots = Roots::of(estate.ends.len());
    for (_, link) in estate.links(|kind| kind == LinkKind::Peer) {
        for (hub, other) in link.pairs() {
            let Some((a, b)) = estate.find(hub).zip(estate.find(other)) else { continue };
            if link.is_whole() {
                neighbours.entry(a).or_default().insert(b);
                neighbours.entry(b).or_default().insert(a);
            }
        }
        // A network that uses the gateway of another is advertised by that gateway.
        for side in link.peerings().filter(|side| side.remote_gateways) {
            if let Some((a, b)) = estate.find(side.network).zip(estate.find(side.remote)) {
                roots.join(a, b);
            }
        }
    }
    for (_, link) in estate.links(LinkKind::advertises) {
        if link.overlap.is_some() {
            continue;
        }
        let mut ends = link.ends.iter().filter_map(|end| estate.find(end));
        let Some(first) = ends.next() else { continue };
        ends.for_each(|end| roots.join(first, end));
    }
    let star = |at: usize| neighbours.get(&at).into_iter().flatten().copied();
    let mut groups = Vec::new();
    for (hub, others) in &neighbours {
        let members = others.iter().copied().chain([*hub]).collect();
        groups.push(ApartGroup { members, why: Why::Peered(*hub) });
    }
    let mut told: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for end in 0..estate.ends.len() {
        told.entry(roots.root(end)).or_default().push(end);
    }
    let told = told.into_values().filter(|members| members.len() > 1);
    groups.extend(told.map(|members| ApartGroup { members, why: Why::Advertised }));
    for (_, link) in estate.links(|kind| kind == LinkKind::FailoverGroup) {
        let mut ends = link.ends.iter().filter_map(|end| estate.find(end));
        let Some((a, b)) = ends.next().zip(ends.next()).filter(|(a, b)| a != b) else { continue };
        for (peered, other) in [(a, b), (b, a)] {
            // What is peered is apart already from all that is peered with it.
            if neighbours.get(&peered).is_some_and(|it| it.contains(&other)) {
                continue;
            }
            let members: BTreeSet<usize> = star(peered).chain([a, b]).collect();
            let members = members.into_iter().collect();
            groups.push(ApartGroup { members, why: Why::Failover(a, b) });
        }
    }
    groups
}

/// Everything that overlaps and must not, each pair once.
pub(super) fn overlapping(estate: &LinkedEstate<'_>) -> Vec<Apart> {
    let mut found = Vec::new();
    let (mut reported, declared) = (BTreeSet::new(), Declared::of(estate));
    for group in groups(estate) {
        estate.step(group.members.len());
        let members = group.members.iter().filter_map(|at| Some((*at, estate.ends.get(*at)?)));
        let owned: Vec<(IpNet, usize)> =
            members.flat_map(|(at, end)| end.space.iter().map(move |it| (*it, at))).collect();
        let ranges: Vec<IpNet> = owned.iter().map(|(range, _)| *range).collect();
        for pair in overlaps(&ranges).nearest() {
            let Some((inner, outer)) = owned.get(pair.inner).zip(owned.get(pair.outer)) else {
                continue;
            };
            let (a, b) = (inner.1, outer.1);
            if a != b && !declared.has(a, b) && reported.insert((a.min(b), a.max(b))) {
                found.extend(of_pair(estate, group.why, *inner, *outer));
            }
        }
    }
    found
}

/// The links that state why their ends may overlap, by their ends.
struct Declared(BTreeMap<usize, BTreeSet<usize>>);

impl Declared {
    fn of(estate: &LinkedEstate<'_>) -> Declared {
        let mut links = BTreeMap::<usize, BTreeSet<usize>>::new();
        for (number, link) in estate.links(LinkKind::advertises) {
            for end in link.ends.iter().filter(|_| link.overlap.is_some()) {
                if let Some(end) = estate.find(end) {
                    links.entry(end).or_default().insert(number);
                }
            }
        }
        Declared(links)
    }

    /// Whether one is between these two.
    fn has(&self, a: usize, b: usize) -> bool {
        let both = self.0.get(&a).zip(self.0.get(&b));
        both.is_some_and(|(a, b)| a.intersection(b).next().is_some())
    }
}

fn of_pair(
    estate: &LinkedEstate<'_>,
    why: Why,
    inner: (IpNet, usize),
    outer: (IpNet, usize),
) -> Option<Apart> {
    let (a, b) = (estate.ends.get(inner.1)?, estate.ends.get(outer.1)?);
    let (why, source): (String, Option<&'static Source>) = match why {
        Why::Peered(hub) if hub == inner.1 || hub == outer.1 => {
            ("they are peered".into(), Some(&PEERING_2023))
        }
        Why::Peered(hub) => {
            (format!("both are peered with `{}`", estate.name(hub)), Some(&PEERING_2023))
        }
        Why::Advertised => ("gateways connect them".into(), None),
        Why::Failover(first, second) => {
            let (first, second) = (estate.name(first), estate.name(second));
            let both = format!(
                "`{first}` and `{second}` have a failover group, so neither may overlap the other or \
                 what is peered with it"
            );
            (both, Some(&FAILOVER_2025))
        }
    };
    let which = if inner.0 == outer.0 { "the same as" } else { "inside" };
    let message = format!(
        "{} `{}` {} is {which} {} `{}` {}; {why}",
        a.what(),
        a.name,
        inner.0,
        b.what(),
        b.name,
        outer.0
    );
    let problem = Problem::new(&codes::LINKED_OVERLAP, message).at(&*a.place).and(&*b.place);
    let mut problem = problem.hint("use other addresses for one of them");
    problem.source = source;
    Some(Apart { pair: (a.name.into(), b.name.into()), problem })
}

/// Subnets that a peering joins, where it joins only these: the prefix around each has to be unique in
/// both networks.
pub(crate) fn of_subnets(estate: &LinkedEstate<'_>) -> Vec<Apart> {
    let mut found = Vec::new();
    for (number, link) in estate.links(|kind| kind == LinkKind::Peer) {
        for name in &link.subnets {
            let Some((subnet, mine)) = estate.subnet(name).zip(estate.end(name)) else { continue };
            let others = link.ends.iter().filter_map(|end| estate.end(end));
            let others = others.filter(|end| end.name != mine.name);
            let around =
                mine.space.iter().filter(|it| subnet.space.iter().any(|at| it.contains(at)));
            let shared = around.flat_map(|around| {
                let others = others.clone();
                others.filter_map(move |other| {
                    let there = other.space.iter();
                    let mut there = there.filter(|it| it.contains(around) || around.contains(*it));
                    Some((around, other.name, there.next()?))
                })
            });
            for (around, other, there) in shared {
                let message = format!(
                    "subnet `{name}` is in {around}, which overlaps {there} of network `{other}`; a \
                     peering of subnets joins subnets of prefixes that are unique in both networks"
                );
                let problem = Problem::new(&codes::LINKED_OVERLAP, message)
                    .at(format!("links.{number}.subnets"))
                    .hint("give the subnet a place in another prefix, with `at`")
                    .source(&SUBNETS_2024);
                found.push(Apart { pair: (mine.name.into(), other.into()), problem });
            }
        }
    }
    found
}
