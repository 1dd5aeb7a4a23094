//! A change as a picture: every network that it affects, before and after, to the same scale.

use std::collections::BTreeSet;

use ipplan::{
    CLIENT_POOLS, Change, IpNet, LockedNetwork, LockedSubnet, Outcome, subtract, summarize,
};

use super::blocks::{Block, filled};
use super::map::Map;
use super::measures::{LEFT, LINE};
use super::plan::with_free;
use super::words::CHANGED_STYLE;
use crate::review::ReviewReport;
use crate::write::show::changes::{ranges, summary, word};

/// A map of every network that a change affects: a band of each prefix before it, and below it one after
/// it, with the same addresses above each other.
///
/// Subnets that change have a mark in front of their names and a thicker line, so that they are found
/// without colours.
///
/// ```
/// let head = b"networks: { hub: { space: 10.0.0.0/24, subnets: { web: { at: 10.0.0.0/25 } } } }";
/// let (base, head) = (("a.yaml", b"networks: {}".as_slice()), ("b.yaml", head.as_slice()));
/// let review = ipplan_formats::review(base, head, &ipplan::AuditOptions::default()).unwrap();
/// assert!(ipplan_formats::svg::review(&review).contains("+ web"));
/// ```
pub fn review(review: &ReviewReport) -> String {
    let mut map = Map::new();
    map.y += LINE;
    map.text(LEFT, map.y, "title", &format!("Address plan: {}", summary(&review.changes)));
    map.y += LINE;
    let locks = [&review.before, &review.after];
    let names: BTreeSet<&String> = locks.iter().flat_map(|lock| lock.networks.keys()).collect();
    let none = LockedNetwork::default();
    for name in names {
        let networks = locks.map(|lock| lock.networks.get(name).unwrap_or(&none));
        compare(&mut map, name, networks, &review.changes);
    }
    let pools =
        locks.map(|lock| LockedNetwork { space: Vec::new(), subnets: lock.client_pools.clone() });
    compare(&mut map, CLIENT_POOLS, pools.each_ref(), &review.changes);
    map.finish("Address plan before and after a change", CHANGED_STYLE, "")
}

/// A network as it was and as it is, unless it is the same.
fn compare(map: &mut Map, name: &str, networks: [&LockedNetwork; 2], changes: &[Change]) {
    let [before, after] = networks;
    if before == after {
        return;
    }
    map.y += LINE + 4;
    map.text(LEFT, map.y, "title", name);
    let changes: Vec<&Change> = changes.iter().filter(|it| it.network == name).collect();
    let ranges = networks.into_iter().flat_map(|it| it.space.iter().copied().chain(used(it)));
    for prefix in summarize(&ranges.collect::<Vec<_>>()) {
        let was = blocks(before, prefix, &changes, |it| it.before);
        let is = blocks(after, prefix, &changes, |it| it.after);
        let title = |when: &str, blocks: &[Block]| format!("{when}: {}", with_free(prefix, blocks));
        map.bands([(&title("before", &was), &was), (&title("after", &is), &is)]);
    }
    map.y += LINE;
}

/// The ranges of all subnets.
fn used(network: &LockedNetwork) -> impl Iterator<Item = IpNet> {
    network.subnets.values().flat_map(LockedSubnet::keeps)
}

/// The parts of a prefix, before a change or after it.
fn blocks(
    network: &LockedNetwork,
    prefix: IpNet,
    changes: &[&Change],
    side: fn(&Change) -> Option<IpNet>,
) -> Vec<Block> {
    let mut found = Vec::new();
    for (key, subnet) in &network.subnets {
        let gone = |range: &IpNet| subnet.gone || subnet.former.contains(range);
        for range in subnet.keeps().filter(|range| prefix.contains(range)) {
            let mut of = changes.iter().filter(|it| it.subnet == *key && side(it) == Some(range));
            let change = of.find(|it| it.outcome != Outcome::Kept);
            let (class, title) = match change {
                Some(it) => (
                    class(it.outcome, gone(&range)),
                    format!("{}: {}", word(it.outcome), ranges(it)),
                ),
                None if gone(&range) => ("gone", "no longer wanted".to_owned()),
                None => ("used", "kept".to_owned()),
            };
            found.push(Block::of(range, class, Some(key), format!("{key} {range}\n{title}")));
        }
    }
    let used: Vec<IpNet> = used(network).collect();
    for range in subtract(&network.space, &used).filter(|range| prefix.contains(range)) {
        found.push(Block::of(range, "free", None, format!("free {range}")));
    }
    filled(found, prefix, outside)
}

/// The kind of a block that changes, which is a tombstone or not.
fn class(outcome: Outcome, gone: bool) -> &'static str {
    match outcome {
        Outcome::Gone if gone => "left",
        Outcome::Kept | Outcome::Gone => "used",
        Outcome::Added => "added",
        Outcome::Freed => "freed",
        Outcome::Moved => "moved",
        Outcome::Resized => "resized",
    }
}

fn outside(start: u128, addresses: u128) -> Block {
    let title = "outside the network".to_owned();
    Block { start, addresses, class: "outside", label: None, title }
}
