//! Space that the lock keeps for a network that is not there any more: no other network may have it.

use alloc::format;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::problem::{Edit, Problem, codes, place};

use super::lock::{CLIENT_POOLS, Lock, LockedNetwork, LockedSubnet};
use super::occupants::Occupants;
use super::request::{AddressSpace, Request};

/// The ranges that are kept, each with its network: everything of a network that is gone, and, of one
/// that gave up a prefix, the subnets that are still there.
pub(super) fn ranges<'l>(
    request: &'l Request,
    lock: &'l Lock,
) -> impl Iterator<Item = (&'l str, IpNet)> {
    let isolated = |name: &str| request.networks.get(name).is_some_and(|it| it.isolated.is_some());
    let networks = lock.networks.iter().filter(move |(name, _)| !isolated(name));
    networks.flat_map(move |(name, locked)| {
        // A network that is gone keeps its space and the subnets that it still had elsewhere.
        let ranges = match request.networks.get(name).map(|network| &network.space) {
            None => [locked.space.clone(), outside(locked, locked.space.clone())].concat(),
            Some(AddressSpace::Declared(space)) => outside(locked, space.clone()),
            Some(AddressSpace::From { .. }) => {
                outside(locked, locked.space.iter().take(1).copied().collect())
            }
        };
        ranges.into_iter().map(move |range| (name.as_str(), range))
    })
}

/// The ranges of the subnets of a network in the lock that lie outside of this space.
fn outside(locked: &LockedNetwork, mut space: Vec<IpNet>) -> Vec<IpNet> {
    space.sort_unstable();
    let ranges = locked.subnets.values().flat_map(LockedSubnet::keeps);
    let is_outside = |range: &IpNet| {
        // Prefixes of one network are apart: only the last that starts before it can be around it.
        let until = space.partition_point(|prefix| prefix <= range || prefix.contains(range));
        let around = until.checked_sub(1).and_then(|at| space.get(at));
        !around.is_some_and(|prefix| prefix.contains(range))
    };
    ranges.filter(is_outside).collect()
}

/// Client pools that are gone and not released. They keep their ranges, as networks do.
fn client_pools<'l>(
    request: &'l Request,
    lock: &'l Lock,
) -> impl Iterator<Item = (IpNet, &'l str)> {
    let gone = lock.client_pools.iter();
    let gone = gone.filter(|(name, _)| !request.client_pools.contains_key(*name));
    gone.map(|(name, pool)| (pool.prefixes.first(), name.as_str()))
}

/// Refuses declared space that is kept for another network or for a client pool, unless the network
/// had it next to that one before.
pub(super) fn taken_from(request: &Request, lock: &Lock) -> Vec<Problem> {
    let kept = Occupants::of(ranges(request, lock).map(|(name, range)| (range, name)));
    let pools = Occupants::of(client_pools(request, lock));
    let mut problems = Vec::new();
    for (name, network) in &request.networks {
        let AddressSpace::Declared(space) = &network.space else { continue };
        if network.isolated.is_some() {
            continue;
        }
        let locked = lock.networks.get(name);
        let had = |prefix: &IpNet| locked.is_some_and(|it| it.space.contains(prefix));
        for prefix in space.iter().filter(|prefix| !had(prefix)) {
            if let Some((range, other)) = kept.beside(*prefix, |other| *other != name.as_str()) {
                problems.push(taken(request, (name, *prefix), (other, *range), locked.is_none()));
            } else if let Some((range, pool)) = pools.beside(*prefix, |_| true) {
                let change = Edit::release(CLIENT_POOLS, *pool);
                let hint =
                    format!("release `{CLIENT_POOLS}/{pool}`, if no client uses it any more");
                problems.push(space_taken((name, *prefix), (pool, *range)).offer(hint, change));
            }
        }
    }
    problems
}

fn space_taken((name, prefix): (&str, IpNet), (other, range): (&str, IpNet)) -> Problem {
    let message =
        format!("network `{name}` declares {prefix}, but the lock keeps {range} for `{other}`");
    Problem::new(&codes::SPACE_TAKEN, message).at(format!("{}.space", place::of_network(name)))
}

fn taken(
    request: &Request,
    (name, prefix): (&str, IpNet),
    (other, range): (&str, IpNet),
    is_new: bool,
) -> Problem {
    let problem = space_taken((name, prefix), (other, range));
    let problem = if is_new && !request.networks.contains_key(other) {
        problem.hint(format!("add `was: {other}`, if it is that network under a new name"))
    } else {
        problem
    };
    problem.hint(format!("release `{other}`, if nothing is deployed there any more"))
}
