//! Networks that overlap, and prefixes of one network that do.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::IpNet;

use super::audited::{Audited, AuditedNetwork};
use super::finding::{Finding, Severity, inside, listed};
use super::linked::overlapping;
use super::links::{Links, is_same};
use crate::address::overlaps;
use crate::fact::{Edition, Source};
use crate::inventory::Origin;
use crate::problem::codes;

/// How many ranges, or networks, one message names.
const NAMED: usize = 3;

static PEERING_2023: Source = Source::new(
    "Create, change, or delete a virtual network peering",
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering",
    Edition::new(2023, 8, 24),
);

/// Two networks, the one with the inner range first.
type Pair = (usize, usize);

/// A range and the number of its network.
type Owned = (IpNet, usize);

/// Networks that overlap: an error where they are peered, with each other or with the same third one, and
/// where a request declares one of them; else a peering between them would fail. Networks that are isolated
/// are compared with none, and those of two VRFs not with each other.
pub(super) fn networks(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let links = Links::of(audited);
    let linked = overlapping(findings);
    let mut reported = BTreeSet::<Pair>::new();
    let at: BTreeMap<&Origin, usize> =
        audited.networks.iter().enumerate().map(|(at, it)| (&it.network.origin, at)).collect();
    for (one, other) in &linked {
        reported.extend(at.get(one).copied().zip(at.get(other).copied()));
    }
    let mut worlds = BTreeMap::<&str, Vec<Owned>>::new();
    for (number, network) in audited.networks.iter().enumerate() {
        if network.network.isolated.is_none() {
            let world = worlds.entry(network.network.vrf.as_str()).or_default();
            world.extend(network.space().into_iter().map(|range| (range, number)));
        }
    }
    // Each hub only with its spokes, so that a pair of them is not hidden by one that is not
    // linked.
    for (hub, spokes) in links.groups() {
        let members = spokes.iter().copied().chain([hub]);
        let members = members.filter_map(|number| Some((number, audited.networks.get(number)?)));
        let members = members.filter(|(_, it)| it.network.isolated.is_none());
        let owned =
            members.flat_map(|(number, it)| it.space().into_iter().map(move |at| (at, number)));
        for (pair, ranges) in pairs(&owned.collect::<Vec<_>>()) {
            findings.extend(of_pair(audited, &links, pair, &ranges, &mut reported));
        }
    }
    for owned in worlds.values() {
        for (pair, ranges) in pairs(owned) {
            findings.extend(of_pair(audited, &links, pair, &ranges, &mut reported));
        }
    }
}

/// Pairs of networks that overlap, with their overlapping ranges, the inner one first.
fn pairs(owned: &[Owned]) -> BTreeMap<Pair, Vec<(IpNet, IpNet)>> {
    let ranges: Vec<IpNet> = owned.iter().map(|(range, _)| *range).collect();
    let mut found = BTreeMap::<Pair, Vec<(IpNet, IpNet)>>::new();
    for pair in overlaps(&ranges).distinct() {
        let Some((inner, outer)) = owned.get(pair.inner).zip(owned.get(pair.outer)) else {
            continue;
        };
        if inner.1 != outer.1 {
            found.entry((inner.1, outer.1)).or_default().push((inner.0, outer.0));
        }
    }
    found
}

fn of_pair(
    audited: &Audited<'_>,
    links: &Links,
    (one, other): Pair,
    ranges: &[(IpNet, IpNet)],
    reported: &mut BTreeSet<Pair>,
) -> Option<Finding> {
    let (inner, outer) = (audited.networks.get(one)?, audited.networks.get(other)?);
    let checked = inner.is_wanted && inner.network.origin.file == outer.network.origin.file;
    let apart = inner.network.vrf != outer.network.vrf;
    if checked || apart || is_same(inner.network, outer.network) {
        return None;
    }
    if !reported.insert((one.min(other), one.max(other))) {
        return None;
    }
    let (first, around) = ranges.first()?;
    let mut message = format!(
        "`{}` {first} is {} `{}` {around}",
        inner.name,
        inside(*first, *around),
        outer.name
    );
    if ranges.len() > 1 {
        let more = ranges.iter().skip(1).take(NAMED - 1);
        let more: Vec<String> = more
            .map(|(inner, outer)| format!("{inner} {} {outer}", inside(*inner, *outer)))
            .collect();
        message = format!("{message}; also {}", listed(&more));
        if ranges.len() > NAMED {
            message = format!("{message}; and {} more", ranges.len() - NAMED);
        }
    }
    let linked = if links.are_peered(one, other) {
        Some("they are peered".to_string())
    } else {
        let hub = links.hub_of(one, other).map(|hub| links.name(audited, hub));
        hub.map(|hub| format!("both are peered with `{hub}`"))
    };
    let finding = match linked {
        Some(linked) => {
            let message = format!("{message}; {linked}, so their ranges must not overlap");
            Finding::new(Severity::Error, &codes::OVERLAPPING, message)
                .hint("use other addresses for one of them")
        }
        None if inner.is_wanted || outer.is_wanted => Finding::new(
            Severity::Error,
            &codes::OVERLAPPING,
            message,
        )
        .hint("use other addresses in the request")
        .hint("if they are never connected, say why in the request, such as `isolated: a sandbox`"),
        None => {
            let fails = would_fail(audited, links, (one, other), inner, outer);
            let message = format!("{message}; they are not peered. {fails}");
            Finding::new(Severity::Notice, &codes::PEERING_WOULD_FAIL, message)
        }
    };
    let finding = finding.source(&PEERING_2023);
    let finding = finding.of_network(&inner.name, inner.network);
    Some(finding.of_network(&outer.name, outer.network))
}

/// Which peerings Azure would refuse.
fn would_fail(
    audited: &Audited<'_>,
    links: &Links,
    (one, other): Pair,
    inner: &AuditedNetwork<'_>,
    outer: &AuditedNetwork<'_>,
) -> String {
    let refused = |of: usize, peered: &str, not: &str| {
        let neighbours = links.neighbours(of).iter().take(NAMED);
        let names: Vec<String> =
            neighbours.map(|hub| format!("`{}`", links.name(audited, *hub))).collect();
        let them = listed(&names);
        let is = if names.len() == 1 { "is" } else { "are" };
        (!names.is_empty()).then(|| {
            format!("; nor can `{not}` be peered with {them}, which {is} peered with `{peered}`")
        })
    };
    let mut text =
        format!("`{}` and `{}` cannot be peered with each other", inner.name, outer.name);
    text.extend(refused(one, &inner.name, &outer.name));
    text.extend(refused(other, &outer.name, &inner.name));
    text
}

/// Prefixes of one network that overlap.
pub(super) fn prefixes(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for network in audited.existing() {
        for pair in overlaps(&network.network.space).nearest() {
            let (inner, outer) =
                (network.network.space.get(pair.inner), network.network.space.get(pair.outer));
            let Some((inner, outer)) = inner.zip(outer) else { continue };
            let message = format!(
                "the prefix {inner} of `{}` is {} its prefix {outer}",
                network.name,
                inside(*inner, *outer)
            );
            let finding = Finding::new(Severity::Error, &codes::OVERLAPPING, message)
                .hint(format!("remove {inner} from the address space"));
            findings.push(finding.of_network(&network.name, network.network));
        }
    }
}
