//! Merges two locks that were changed on two branches.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen, Prefixes};
use crate::problem::{Problem, codes, place};
use crate::space::Space;

use super::lock::{CLIENT_POOLS, Lock, LockedNetwork, LockedSubnet};

/// The result of merging two locks.
///
/// ```
/// use ipplan::{Lock, merge};
///
/// let none = Lock::default();
/// assert_eq!(merge(&none, &none, &none).unwrap().lock, none);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The merged lock.
    pub lock: Lock,
    /// Subnets that only theirs had added, at addresses that ours took: `NETWORK/SUBNET`, and the new
    /// place.
    pub placed: Vec<(String, Prefixes)>,
    /// Networks and client pools that only theirs had added at addresses that ours took. They are not
    /// in the lock: the next plan knows which pool they come from, and places them.
    pub left_out: Vec<String>,
}

/// Merges two locks that were changed independently since a common version (`base`).
///
/// All of `ours` stays. A change by `theirs` is adopted if it takes no address that is in use. A
/// subnet that only `theirs` has, and so nobody has deployed from `ours`, gets another place of the
/// same size if its own is taken.
///
/// # Errors
///
/// `locks-collide`, one problem for each network or subnet that both sides changed in ways that
/// exclude each other, or that may be deployed on both sides at the same addresses.
///
/// ```
/// use ipplan::{Lock, LockedNetwork, LockedSubnet, merge};
///
/// let net = |text: &str| text.parse().unwrap();
/// let with = |subnets: &[(&str, &str)]| {
///     let subnets = subnets.iter().map(|(key, at)| (key.to_string(), LockedSubnet::at(net(at))));
///     let hub = LockedNetwork { space: vec![net("10.0.0.0/24")], subnets: subnets.collect() };
///     Lock { networks: [("hub".to_string(), hub)].into(), ..Lock::default() }
/// };
/// let base = with(&[("web", "10.0.0.0/26")]);
/// let ours = with(&[("web", "10.0.0.0/26"), ("api", "10.0.0.64/27")]);
/// let theirs = with(&[("web", "10.0.0.0/26"), ("jobs", "10.0.0.64/28")]);
/// let merged = merge(&base, &ours, &theirs).unwrap();
/// assert_eq!(merged.placed[0].0, "hub/jobs");
/// assert_eq!(merged.placed[0].1.to_string(), "10.0.0.96/28");
/// ```
pub fn merge(base: &Lock, ours: &Lock, theirs: &Lock) -> Result<Merged, Vec<Problem>> {
    let mut merging = Merging::default();
    let names: BTreeSet<&String> =
        [base, ours, theirs].into_iter().flat_map(|it| it.networks.keys()).collect();
    for name in names {
        let sides = [base, ours, theirs].map(|lock| lock.networks.get(name));
        merging.network(name, sides, ours, theirs);
    }
    let names: BTreeSet<&String> =
        [base, ours, theirs].into_iter().flat_map(|it| it.client_pools.keys()).collect();
    for name in names {
        let sides = [base, ours, theirs].map(|lock| lock.client_pools.get(name));
        merging.client_pool(name, sides, ours, theirs);
    }
    if merging.problems.is_empty() { Ok(merging.merged) } else { Err(merging.problems) }
}

/// The result for one entry, from its state in `base` and on either side.
enum Entry<T> {
    /// The version of ours, or the unchanged one.
    Ours(T),
    /// Only in theirs.
    Added(T),
    /// Changed only in theirs.
    Changed(T),
    /// Released.
    Released,
    /// Changed in both, differently.
    Both(T, T),
    /// Released on one side, changed on the other.
    ReleasedAndChanged,
}

fn three_ways<T: Clone + PartialEq>([base, ours, theirs]: [Option<&T>; 3]) -> Entry<T> {
    match (base, ours, theirs) {
        (_, None, None) => Entry::Released,
        (_, Some(ours), Some(theirs)) if ours == theirs => Entry::Ours(ours.clone()),
        (None, Some(ours), None) => Entry::Ours(ours.clone()),
        (None, None, Some(theirs)) => Entry::Added(theirs.clone()),
        (Some(base), Some(it), None) | (Some(base), None, Some(it)) if it == base => {
            Entry::Released
        }
        (Some(_), None, Some(_)) | (Some(_), Some(_), None) => Entry::ReleasedAndChanged,
        (Some(base), Some(ours), Some(theirs)) if theirs == base => Entry::Ours(ours.clone()),
        (Some(base), Some(ours), Some(theirs)) if ours == base => Entry::Changed(theirs.clone()),
        (_, Some(ours), Some(theirs)) => Entry::Both(ours.clone(), theirs.clone()),
    }
}

#[derive(Default)]
struct Merging {
    merged: Merged,
    problems: Vec<Problem>,
}

impl Merging {
    fn refuse(&mut self, place: &str, why: &str) {
        let problem = Problem::new(&codes::LOCKS_COLLIDE, format!("`{place}` {why}")).at(place);
        self.problems.push(problem.hint(
            "decide which side is right, use its lock as a whole, and plan again: what only the \
             other side had is placed again",
        ));
    }

    fn network(
        &mut self,
        name: &str,
        sides: [Option<&LockedNetwork>; 3],
        ours: &Lock,
        theirs: &Lock,
    ) {
        let entry = three_ways(sides);
        let [base, _, _] = sides;
        let was = base.cloned().unwrap_or_default();
        let (our, their) = match entry {
            Entry::Released => return,
            Entry::Ours(network) => {
                self.merged.lock.networks.insert(name.into(), network);
                return;
            }
            Entry::ReleasedAndChanged => {
                return self.refuse(name, "was released on one side and changed on the other");
            }
            Entry::Added(network) => {
                if let Some(other) = taken(name, &network.space, ours, theirs) {
                    if network.subnets.values().any(|it| it.gone || !it.former.is_empty()) {
                        return self.refuse(
                            name,
                            &format!(
                                "and `{other}` have the same addresses, and both may be deployed"
                            ),
                        );
                    }
                    self.merged.left_out.push(name.into());
                    return;
                }
                self.merged.lock.networks.insert(name.into(), network);
                return;
            }
            Entry::Changed(their) => (was.clone(), their),
            Entry::Both(our, their) => (our, their),
        };
        let space = spaces(base.map(|it| it.space.as_slice()), &our.space, &their.space);
        let more: Vec<IpNet> = space.iter().filter(|it| !our.space.contains(it)).copied().collect();
        if let Some(other) = taken(name, &more, ours, theirs) {
            let why = format!("got addresses that `{other}` got on the other side");
            return self.refuse(name, &why);
        }
        let subnets = self.subnets(name, &space, [&was, &our, &their]);
        self.merged.lock.networks.insert(name.into(), LockedNetwork { space, subnets });
    }

    /// The subnets of a network that both sides have.
    fn subnets(
        &mut self,
        network: &str,
        space: &[IpNet],
        sides: [&LockedNetwork; 3],
    ) -> BTreeMap<String, LockedSubnet> {
        let [was, _, _] = sides;
        let mut stay = BTreeMap::new();
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        let keys: BTreeSet<&String> = sides.iter().flat_map(|it| it.subnets.keys()).collect();
        for key in keys {
            let place = place::subnet(network, key);
            match three_ways(sides.map(|side| side.subnets.get(key))) {
                Entry::Released => {}
                Entry::Ours(subnet) => drop(stay.insert(key.clone(), subnet)),
                Entry::Added(subnet) => added.push((key, subnet)),
                Entry::Changed(subnet) => changed.push((key, subnet)),
                Entry::Both(our, their) => match both(was.subnets.get(key), our, their) {
                    Ok(subnet) => drop(stay.insert(key.clone(), subnet)),
                    Err(why) => self.refuse(&place, why),
                },
                Entry::ReleasedAndChanged => {
                    self.refuse(&place, "was released on one side and changed on the other");
                }
            }
        }
        let taken: Vec<IpNet> = stay.values().flat_map(LockedSubnet::keeps).collect();
        let Ok(mut free) = Space::around(space, &taken) else {
            self.refuse(network, "has address space on one side that overlaps that of the other");
            return stay;
        };
        for (key, subnet) in changed {
            // A range outside of the space of its network was left there earlier, and conflicts with
            // nothing.
            if carve(&mut free, subnet.keeps().filter(|range| lies_in(range, space))) {
                stay.insert(key.clone(), subnet);
            } else {
                let why = "was changed on one side, and the other side has its addresses";
                self.refuse(&place::subnet(network, key), why);
            }
        }
        let mut anew = Vec::new();
        for (key, subnet) in added {
            if carve(&mut free, subnet.keeps()) {
                stay.insert(key.clone(), subnet);
            } else if subnet.gone || !subnet.former.is_empty() {
                let why = "may be deployed, and so may what the other side has at its addresses";
                self.refuse(&place::subnet(network, key), why);
            } else {
                anew.push((key, subnet));
            }
        }
        anew.sort_by_key(|(_, subnet)| subnet.prefixes.first().prefix_len());
        for (key, subnet) in anew {
            let prefixes = subnet.prefixes.iter().map(|range| {
                if free.carve_at(range).is_ok() {
                    Some(range)
                } else {
                    free.carve(PrefixLen::of(&range)).ok()
                }
            });
            let prefixes: Option<Vec<IpNet>> = prefixes.collect();
            let place = place::subnet(network, key);
            let Some(prefixes) = prefixes.and_then(Prefixes::of) else {
                let why =
                    "has a place that the other side took, and the network has no room for another";
                self.refuse(&place, why);
                continue;
            };
            self.merged.placed.push((place, prefixes.clone()));
            stay.insert(key.clone(), LockedSubnet { prefixes, ..subnet });
        }
        stay
    }

    fn client_pool(
        &mut self,
        name: &str,
        sides: [Option<&LockedSubnet>; 3],
        ours: &Lock,
        theirs: &Lock,
    ) {
        let place = place::subnet(CLIENT_POOLS, name);
        let [was, _, _] = sides;
        let pool = match three_ways(sides) {
            Entry::Released => return,
            Entry::Ours(pool) => {
                self.merged.lock.client_pools.insert(name.into(), pool);
                return;
            }
            Entry::Changed(pool) => pool,
            Entry::ReleasedAndChanged => {
                return self.refuse(&place, "was released on one side and changed on the other");
            }
            Entry::Both(our, their) => match both(was, our, their) {
                Ok(pool) => pool,
                Err(why) => return self.refuse(&place, why),
            },
            Entry::Added(pool) => {
                let ranges: Vec<IpNet> = pool.keeps().collect();
                if taken(&place, &ranges, ours, theirs).is_none() {
                    pool
                } else if pool.gone {
                    return self.refuse(&place, "may be deployed, and its addresses are taken");
                } else {
                    self.merged.left_out.push(place);
                    return;
                }
            }
        };
        let known = |range: &IpNet| was.is_some_and(|was| was.keeps().any(|it| it == *range));
        let more: Vec<IpNet> = pool.keeps().filter(|range| !known(range)).collect();
        if let Some(other) = taken(&place, &more, ours, theirs) {
            let why = format!("got addresses that `{other}` got on the other side");
            return self.refuse(&place, &why);
        }
        self.merged.lock.client_pools.insert(name.into(), pool);
    }
}

/// A subnet that both sides changed: combines the changes, if that is possible.
fn both(
    was: Option<&LockedSubnet>,
    ours: LockedSubnet,
    theirs: LockedSubnet,
) -> Result<LockedSubnet, &'static str> {
    let Some(was) = was else {
        // Added twice under one name: ours stays if it is as large as theirs.
        let sizes = |it: &LockedSubnet, family| {
            let sizes = it.prefixes.of_family(family).map(|range| range.prefix_len());
            sizes.min().unwrap_or(u8::MAX)
        };
        let holds = |family| sizes(&ours, family) <= sizes(&theirs, family);
        if theirs.gone || !theirs.former.is_empty() {
            return Err("was added on both sides at other addresses, and both may be deployed");
        }
        if holds(Family::V4) && holds(Family::V6) {
            return Ok(ours);
        }
        return Err("was added on both sides, and is larger on theirs");
    };
    let prefixes = match (ours.prefixes == was.prefixes, theirs.prefixes == was.prefixes) {
        (_, true) => ours.prefixes,
        (true, false) => theirs.prefixes,
        (false, false) if ours.prefixes == theirs.prefixes => ours.prefixes,
        (false, false) => return Err("has other addresses on either side"),
    };
    let former = spaces(Some(&was.former), &ours.former, &theirs.former);
    let gone = if ours.gone == was.gone { theirs.gone } else { ours.gone };
    Ok(LockedSubnet { prefixes, former, gone })
}

/// The prefixes without those that a side removed, and with those that a side added, ours first. A
/// network that both sides added has the space of ours.
fn spaces(was: Option<&[IpNet]>, ours: &[IpNet], theirs: &[IpNet]) -> Vec<IpNet> {
    let Some(was) = was else { return ours.to_vec() };
    let stays = ours.iter().filter(|it| theirs.contains(it) || !was.contains(it));
    let added = theirs.iter().filter(|it| !was.contains(it) && !ours.contains(it));
    stays.chain(added).copied().collect()
}

/// The network or client pool in ours, other than `name`, that has addresses of these ranges. It is
/// ignored if theirs has it unchanged, because then the two do not conflict.
fn taken(name: &str, ranges: &[IpNet], ours: &Lock, theirs: &Lock) -> Option<String> {
    let meet = |others: &[IpNet]| {
        ranges.iter().any(|range| others.iter().any(|it| range.contains(it) || it.contains(range)))
    };
    let network = ours.networks.iter().find(|(other, network)| {
        let known = theirs.networks.get(*other).is_some_and(|it| it.space == network.space);
        *other != name && !known && meet(&network.space)
    });
    let pools = ours
        .client_pools
        .iter()
        .map(|(other, pool)| (place::subnet(CLIENT_POOLS, other), other, pool));
    let pool = pools.into_iter().find(|(place, other, pool)| {
        let known = theirs.client_pools.get(*other).is_some_and(|it| it.prefixes == pool.prefixes);
        place != name && !known && meet(&pool.keeps().collect::<Vec<_>>())
    });
    network.map(|(other, _)| other.clone()).or(pool.map(|(place, _, _)| place))
}

fn lies_in(range: &IpNet, space: &[IpNet]) -> bool {
    space.iter().any(|prefix| prefix.contains(range))
}

/// Takes all of these, or none.
fn carve(free: &mut Space, ranges: impl Iterator<Item = IpNet>) -> bool {
    let mut done: Vec<IpNet> = Vec::new();
    for range in ranges {
        if free.carve_at(range).is_err() {
            let undone = done.into_iter().all(|range| free.release(range).is_ok());
            debug_assert!(undone, "what was carved can be released");
            return false;
        }
        done.push(range);
    }
    true
}
