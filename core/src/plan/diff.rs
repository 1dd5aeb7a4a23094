//! The differences between two locks.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;
use serde::Serialize;

use crate::address::Family;

use super::lock::{CLIENT_POOLS, Lock, LockedSubnet};

/// The change of one block of a subnet; a subnet with several prefixes has a change for each.
///
/// ```
/// use ipplan::{Lock, LockedNetwork, LockedSubnet, Outcome, diff};
///
/// let lock = |range: &str| {
///     let web = LockedSubnet::at(range.parse().unwrap());
///     let hub = LockedNetwork { space: Vec::new(), subnets: [("web".to_string(), web)].into() };
///     Lock { networks: [("hub".to_string(), hub)].into(), ..Lock::default() }
/// };
/// let changes = diff(&lock("10.0.0.0/26"), &lock("10.0.0.0/25"));
/// assert_eq!(changes[0].outcome, Outcome::Resized);
/// assert!(changes[0].moves());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The network.
    pub network: String,
    /// The subnet.
    pub subnet: String,
    /// The kind of change.
    pub outcome: Outcome,
    /// The block before; `None` if it is new.
    pub before: Option<IpNet>,
    /// The block after; `None` if it is no longer there.
    pub after: Option<IpNet>,
}

/// The kinds of changes to a subnet.
///
/// ```
/// use ipplan::{Lock, LockedNetwork, LockedSubnet, Outcome, diff};
///
/// let web = LockedSubnet::at("10.0.0.0/26".parse().unwrap());
/// let hub = LockedNetwork { space: Vec::new(), subnets: [("web".to_string(), web)].into() };
/// let lock = Lock { networks: [("hub".to_string(), hub)].into(), ..Lock::default() };
/// assert_eq!(diff(&lock, &lock)[0].outcome, Outcome::Kept);
/// assert_eq!(diff(&lock, &Lock::default())[0].outcome, Outcome::Freed);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is still where it was.
    Kept,
    /// It was not there before.
    Added,
    /// It is no longer wanted, and kept until it is released: a tombstone.
    Gone,
    /// It was released, so its addresses are free.
    Freed,
    /// It has moved to another place of the same size.
    Moved,
    /// It is larger or smaller than before.
    Resized,
}

impl Change {
    /// Whether a subnet that was placed before would have to move.
    ///
    /// ```
    /// use ipplan::{Change, Outcome};
    ///
    /// let (network, subnet) = ("hub".to_string(), "web".to_string());
    /// let after = Some("10.0.0.0/26".parse().unwrap());
    /// let new = Change { network, subnet, outcome: Outcome::Added, before: None, after };
    /// assert!(!new.moves()); // it was not there before
    /// ```
    pub const fn moves(&self) -> bool {
        matches!(self.outcome, Outcome::Moved | Outcome::Resized)
    }
}

/// The differences between two locks: every block of either, by network and name, unchanged ones included. A
/// subnet with several prefixes has a change for each of them. A tombstone in both locks is not a change,
/// and a subnet that is wanted again counts as kept. Address pools of point-to-site connections come last,
/// with `client-pools` as their network.
///
/// ```
/// use ipplan::{Lock, Network, Outcome, Request, Subnet, diff, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let lock = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap().lock();
/// let changes = diff(&Lock::default(), &lock);
/// assert_eq!((changes[0].subnet.as_str(), changes[0].outcome), ("web", Outcome::Added));
/// ```
pub fn diff(before: &Lock, after: &Lock) -> Vec<Change> {
    let mut changes = Vec::new();
    let networks = names(&before.networks, &after.networks).into_iter().map(|network| {
        let subnets = |lock: &Lock| lock.networks.get(network).map(|it| it.subnets.clone());
        (network, subnets(before).unwrap_or_default(), subnets(after).unwrap_or_default())
    });
    let pools = (CLIENT_POOLS, before.client_pools.clone(), after.client_pools.clone());
    for (network, old, new) in networks.chain([pools]) {
        for subnet in names(&old, &new) {
            let blocks = |it: Option<&LockedSubnet>| it.map(blocks).unwrap_or_default();
            for (was, is) in pairs(&blocks(old.get(subnet)), &blocks(new.get(subnet))) {
                let Some(outcome) = outcome(was, is) else { continue };
                let (before, after) = (was.map(|it| it.range), is.map(|it| it.range));
                let (network, subnet) = (network.into(), subnet.into());
                changes.push(Change { network, subnet, outcome, before, after });
            }
        }
    }
    changes
}

/// A block, and whether it is a tombstone.
#[derive(Clone, Copy, PartialEq)]
struct Block {
    range: IpNet,
    gone: bool,
}

/// Every block of a subnet, former ones included.
fn blocks(subnet: &LockedSubnet) -> Vec<Block> {
    let block = |gone| move |range| Block { range, gone };
    let had = subnet.former.iter().copied().map(block(true));
    subnet.prefixes.iter().map(block(subnet.gone)).chain(had).collect()
}

/// The blocks of a subnet before, each with its successor: those that stayed, then the others of each
/// family side by side.
fn pairs(before: &[Block], after: &[Block]) -> Vec<(Option<Block>, Option<Block>)> {
    let mut pairs = Vec::new();
    for family in [Family::V4, Family::V6] {
        let of = |all: &[Block], others: &[Block]| -> Vec<Block> {
            let here = all.iter().filter(|it| Family::of(&it.range) == family);
            here.filter(|it| !others.iter().any(|other| other.range == it.range)).copied().collect()
        };
        for was in before.iter().filter(|it| Family::of(&it.range) == family) {
            let is = after.iter().find(|is| is.range == was.range);
            pairs.extend(is.map(|is| (Some(*was), Some(*is))));
        }
        // A tombstone was released, or is new; no block takes its place.
        let (old, new) = (of(before, after), of(after, before));
        let split = |all: &[Block], gone: bool| -> Vec<Block> {
            all.iter().filter(|it| it.gone == gone).copied().collect()
        };
        let (live, now) = (split(&old, false), split(&new, false));
        let rows = live.len().max(now.len());
        pairs.extend((0..rows).map(|row| (live.get(row).copied(), now.get(row).copied())));
        pairs.extend(split(&old, true).into_iter().map(|was| (Some(was), None)));
        pairs.extend(split(&new, true).into_iter().map(|is| (None, Some(is))));
    }
    pairs
}

/// The outcome for a block; `None` if there is no block, or if it was and still is a tombstone.
fn outcome(before: Option<Block>, after: Option<Block>) -> Option<Outcome> {
    Some(match (before, after) {
        (None, None) => return None,
        (Some(was), Some(is)) if was.range == is.range => match (was.gone, is.gone) {
            (true, true) => return None,
            (false, true) => Outcome::Gone,
            (_, false) => Outcome::Kept,
        },
        (Some(was), Some(is)) if was.range.prefix_len() == is.range.prefix_len() => Outcome::Moved,
        (Some(_), Some(_)) => Outcome::Resized,
        (None, Some(Block { gone: true, .. })) => Outcome::Gone,
        (None, Some(_)) => Outcome::Added,
        (Some(_), None) => Outcome::Freed,
    })
}

/// The names in either of two maps.
fn names<'a, T>(a: &'a BTreeMap<String, T>, b: &'a BTreeMap<String, T>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    names.extend(a.keys().chain(b.keys()).map(String::as_str));
    names
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::super::lock::LockedNetwork;
    use super::*;

    fn lock(subnets: &[(&str, &str, bool)]) -> Lock {
        let subnets = subnets.iter().map(|(key, range, gone)| {
            let range = range.parse().unwrap();
            ((*key).to_owned(), LockedSubnet { gone: *gone, ..LockedSubnet::at(range) })
        });
        let network = LockedNetwork { space: Vec::new(), subnets: subnets.collect() };
        Lock { networks: [("hub".to_owned(), network)].into(), ..Lock::default() }
    }

    #[test]
    fn every_outcome() {
        let before = lock(&[
            ("a", "10.0.0.0/26", false),
            ("b", "10.0.0.64/26", false),
            ("c", "10.0.0.128/26", false),
            ("d", "10.0.0.192/26", false),
            ("f", "10.0.1.0/26", true),
            ("g", "10.0.2.0/26", false),
        ]);
        let after = lock(&[
            ("a", "10.0.0.0/26", false),
            ("b", "10.0.1.0/26", false),
            ("c", "10.0.0.128/27", false),
            ("d", "10.0.0.192/26", true),
            ("e", "10.0.3.0/26", false),
            ("f", "10.0.1.0/26", true),
        ]);
        let outcomes: Vec<(String, Outcome)> =
            diff(&before, &after).into_iter().map(|it| (it.subnet, it.outcome)).collect();
        let expected = [
            ("a", Outcome::Kept),
            ("b", Outcome::Moved),
            ("c", Outcome::Resized),
            ("d", Outcome::Gone),
            ("e", Outcome::Added),
            ("g", Outcome::Freed),
        ];
        assert_eq!(outcomes, expected.map(|(key, outcome)| (key.to_owned(), outcome)));
        assert!(diff(&before, &before).iter().all(|change| change.outcome == Outcome::Kept));
        let released = diff(&before, &lock(&[])).into_iter().find(|it| it.subnet == "f");
        assert_eq!(released.unwrap().outcome, Outcome::Freed, "a tombstone that is released");
    }

    #[test]
    fn ipv6_ranges_have_changes_of_their_own() {
        let with = |range: Option<&str>, gone: bool| {
            let mut lock = lock(&[("a", "10.0.0.0/26", false)]);
            let a = lock.networks.get_mut("hub").unwrap().subnets.get_mut("a").unwrap();
            let range = range.map(|range| range.parse().unwrap());
            if gone {
                a.former.extend(range);
            } else {
                a.prefixes = a.prefixes.clone().and(range);
            }
            lock
        };
        let outcome = |before: (Option<&str>, bool), after: (Option<&str>, bool)| {
            let changes = diff(&with(before.0, before.1), &with(after.0, after.1));
            assert_eq!(changes[0].outcome, Outcome::Kept);
            changes.get(1).map(|change| change.outcome)
        };
        let (one, other) = (Some("fd00::/64"), Some("fd00:0:0:1::/64"));
        assert_eq!(outcome((None, false), (None, false)), None);
        assert_eq!(outcome((None, false), (one, false)), Some(Outcome::Added));
        assert_eq!(outcome((one, false), (other, false)), Some(Outcome::Moved));
        assert_eq!(outcome((one, false), (one, true)), Some(Outcome::Gone));
        assert_eq!(outcome((one, true), (one, true)), None);
        assert_eq!(outcome((one, true), (one, false)), Some(Outcome::Kept));
        assert_eq!(outcome((one, true), (None, false)), Some(Outcome::Freed));
    }
}
