//! What is different between two locks.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;
use serde::Serialize;

use crate::address::Family;

use super::lock::{CLIENT_POOLS, Lock, LockedSubnet};

/// What became of a subnet.
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
    /// What became of it.
    pub outcome: Outcome,
    /// Where it was.
    pub before: Option<IpNet>,
    /// Where it is.
    pub after: Option<IpNet>,
}

/// What can become of a subnet.
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
    /// It is where it was.
    Kept,
    /// It was not there before.
    Added,
    /// It is no longer there: released, or a tombstone.
    Freed,
    /// It is somewhere else, as large as before.
    Moved,
    /// It is larger or smaller than before.
    Resized,
}

impl Change {
    /// Whether something that was placed before would have to move.
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

/// What is different between two locks: every subnet of either, by network and name. One with several
/// prefixes has a change for each of them. Address pools of point-to-site connections come last, with
/// `client-pools` for their network.
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
            let here = |it: Option<&LockedSubnet>| -> Vec<IpNet> {
                let prefixes = it.filter(|it| !it.gone).map(|it| it.prefixes.iter().collect());
                prefixes.unwrap_or_default()
            };
            for (before, after) in pairs(&here(old.get(subnet)), &here(new.get(subnet))) {
                let outcome = match (before, after) {
                    (None, None) => continue,
                    (None, Some(_)) => Outcome::Added,
                    (Some(_), None) => Outcome::Freed,
                    (Some(a), Some(b)) if a == b => Outcome::Kept,
                    (Some(a), Some(b)) if a.prefix_len() == b.prefix_len() => Outcome::Moved,
                    (Some(_), Some(_)) => Outcome::Resized,
                };
                let (network, subnet) = (network.into(), subnet.into());
                changes.push(Change { network, subnet, outcome, before, after });
            }
        }
    }
    changes
}

/// The prefixes of a subnet before, each with what became of it: those that stayed, then the others of
/// each family side by side.
fn pairs(before: &[IpNet], after: &[IpNet]) -> Vec<(Option<IpNet>, Option<IpNet>)> {
    let mut pairs = Vec::new();
    for family in [Family::V4, Family::V6] {
        let of = |all: &[IpNet], others: &[IpNet]| -> Vec<IpNet> {
            let here = all.iter().filter(|it| Family::of(it) == family);
            here.filter(|it| !others.contains(it)).copied().collect()
        };
        let stayed = before.iter().filter(|it| Family::of(it) == family && after.contains(it));
        pairs.extend(stayed.map(|it| (Some(*it), Some(*it))));
        let (old, new) = (of(before, after), of(after, before));
        let rows = old.len().max(new.len());
        pairs.extend((0..rows).map(|row| (old.get(row).copied(), new.get(row).copied())));
    }
    pairs
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
            ("d", Outcome::Freed),
            ("e", Outcome::Added),
            ("g", Outcome::Freed),
        ];
        assert_eq!(outcomes, expected.map(|(key, outcome)| (key.to_owned(), outcome)));
        assert!(diff(&before, &before).iter().all(|change| change.outcome == Outcome::Kept));
    }
}
