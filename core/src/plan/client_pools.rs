//! The address pools of point-to-site connections: sized as subnets are, and placed outside every
//! network that their clients reach.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::{IpNet, Ipv4Net};

use crate::address::PrefixLen;
use crate::fact::Source;
use crate::links::LinkProblems;
use crate::problem::{Edit, Notice, Problem, codes, place};
use crate::service::{CheckedWorkload, platform};
use crate::size::{DecidedBy, FixedSize, Size, to_avoid};

use super::kept;
use super::lock::{CLIENT_POOLS, Lock, LockedSubnet};
use super::planned::{Pinned, PlannedClientPool};
use super::ranges::RFC_1918;
use super::request::{AddressSpace, ClientPool, Request};
use super::size_cache::SizeCache;

/// A pool that is wanted, with its size.
pub(super) struct Client<'a> {
    pub(super) name: &'a str,
    pool: &'a ClientPool,
    pub(super) holds: Arc<[CheckedWorkload]>,
    pub(super) size: Arc<Size>,
    /// Its range, where it has a place, or got one.
    pub(super) range: Option<IpNet>,
    pinned: Pinned,
}

impl<'a> Client<'a> {
    /// Its path in the request.
    pub(super) fn place(&self) -> String {
        place_of(self.name)
    }

    /// The pool of address space that its range comes from.
    pub(super) fn from(&self) -> Option<&'a str> {
        self.pool.from.as_deref().filter(|_| self.pool.at.is_none())
    }

    /// The network whose gateway gives out its addresses.
    pub(super) fn network(&self) -> Option<&'a str> {
        self.pool.network.as_deref()
    }

    /// The page by which its range is private; `None` if nobody knows what it is for.
    fn page(&self) -> Option<&'static Source> {
        let mut rules = self.holds.iter().flat_map(|given| given.service().subnets);
        rules.find_map(|rule| rule.client_pool)
    }
}

fn place_of(name: &str) -> String {
    format!("{CLIENT_POOLS}.{}", place::step(name))
}

/// The pools that are wanted; one that has a problem is left out.
pub(super) fn all<'a>(
    request: &'a Request,
    lock: &Lock,
    problems: &mut Vec<Problem>,
) -> Vec<Client<'a>> {
    let mut cache = SizeCache::new(request.options().edition);
    let mut all = Vec::new();
    for (name, pool) in &request.client_pools {
        match of(&mut cache, request, lock, name, pool) {
            Ok(client) => all.push(client),
            Err(more) => problems.extend(more.into_iter().map(|it| it.under(&place_of(name)))),
        }
    }
    all
}

fn of<'a>(
    cache: &mut SizeCache<'a>,
    request: &Request,
    lock: &Lock,
    name: &'a str,
    pool: &'a ClientPool,
) -> Result<Client<'a>, Vec<Problem>> {
    let one = |problem: Problem| alloc::vec![problem];
    if let Some(network) = pool.network.as_ref().filter(|it| !request.networks.contains_key(*it)) {
        let message = format!("the request has no network `{network}`");
        let problem = Problem::new(&codes::UNKNOWN_NETWORK, message).at("network");
        let names = request.networks.keys().map(String::as_str);
        let problem = problem.did_you_mean(network, names);
        return Err(one(problem.or_hint("name the network whose gateway gives out the addresses")));
    }
    let checked = cache.checked(&pool.holds)?;
    let subnet = checked.holds.iter().map(CheckedWorkload::service);
    let mut subnet = subnet.filter(|it| it.subnets.iter().all(|rule| rule.client_pool.is_none()));
    if let Some(service) = subnet.next() {
        let message = format!("`{}` lives in a subnet, and `{name}` is not a subnet", service.id);
        let problem = Problem::new(&codes::NOT_A_CLIENT_POOL, message).at("service");
        return Err(one(problem.hint("declare it under the subnets of a network")));
    }
    let kept = lock.client_pools.get(name).map(|locked| locked.prefixes.first());
    let (range, pinned) = match (kept, pool.at) {
        (Some(kept), Some(at)) if kept != at => {
            let message = format!("the lock has it at {kept}, not at {at}");
            let problem = Problem::new(&codes::PIN_MOVED, message).at("at");
            let change = Edit::release(CLIENT_POOLS, name);
            return Err(one(problem.offer("release it first, if no client uses it", change)));
        }
        (Some(kept), _) => (Some(kept), Pinned::Locked),
        (None, Some(at)) => (Some(at), Pinned::Asked),
        (None, None) => (None, Pinned::No),
    };
    if range.is_none() && pool.from.is_none() {
        let message = format!("`{name}` needs to know where its addresses are");
        let problem = Problem::new(&codes::MISSING_KEY, message);
        let problem = problem.hint("give it a place, as in at: 172.31.0.0/24");
        return Err(one(problem.hint("or take it from a pool, as in from: company")));
    }
    if let Some(IpNet::V6(range)) = range {
        let message = format!("{range} is IPv6; the addresses of such a pool are IPv4");
        return Err(one(Problem::new(&codes::OUTSIDE_PLATFORM, message).at("at")));
    }
    let length = range.map(|range| PrefixLen::of(&range));
    let asked = match (length, pool.prefix_len) {
        (Some(length), Some(asked)) if asked != length => {
            let message = format!("{asked} is asked for, but its place is a {length}");
            let problem = Problem::new(&codes::PIN_MOVED, message).at("prefix-length");
            let change = Edit::leave_out("prefix-length");
            return Err(one(problem.offer("leave out prefix-length", change)));
        }
        (Some(length), _) => Some(FixedSize { length, more: Vec::new(), by: DecidedBy::Pinned }),
        (None, asked) => {
            asked.map(|length| FixedSize { length, more: Vec::new(), by: DecidedBy::Asked })
        }
    };
    if checked.holds.is_empty() && asked.is_none() {
        let message = format!("`{name}` has neither a service nor a size");
        let problem = Problem::new(&codes::MISSING_KEY, message);
        return Err(one(problem.hint("give its size, as in prefix-length: /24")));
    }
    let holds = Arc::clone(&checked.holds);
    let key = if pinned == Pinned::No { "prefix-length" } else { "at" };
    let bounds = [&codes::TOO_SMALL, &codes::UNDER_MINIMUM, &codes::OUTSIDE_PLATFORM];
    let mut size = checked.size(0, &request.options(), asked).map_err(|problem| {
        one(if bounds.contains(&problem.code) { problem.at(key) } else { problem })
    })?;
    // The notice that a range cannot change while it is in use applies to subnets only.
    Arc::make_mut(&mut size).notices.retain(|notice| notice.code != &codes::FIXED_SIZE);
    Ok(Client { name, pool, holds, size, range, pinned })
}

/// The problems of the ranges of pools: not private, or in use by others.
pub(super) fn problems(
    request: &Request,
    clients: &[Client<'_>],
    lock: &Lock,
    linked: &LinkProblems,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let kept: Vec<(&str, IpNet)> = kept::ranges(request, lock).collect();
    for (index, client) in clients.iter().enumerate() {
        let Some(range) = client.range else { continue };
        let at = format!("{}.{}", client.place(), client.from().map_or("at", |_| "from"));
        if let (Some(page), false) = (client.page(), is_private(range)) {
            let message = format!("{range} is not private address space, which the pool has to be");
            let problem = Problem::new(&codes::OUTSIDE_PLATFORM, message).at(&*at).source(page);
            let hint = "take one of 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16";
            problems.push(problem.hint(hint));
            continue;
        }
        let forbidden = platform::FORBIDDEN.iter().find_map(|avoid| {
            let mut ranges = avoid.ranges.iter().map(|it| IpNet::V4(*it));
            Some((avoid, ranges.find(|it| overlap(*it, range))?))
        });
        if let Some((avoid, taken)) = forbidden {
            let message = format!("{range} overlaps {taken}: {}, and {}", avoid.what, avoid.why);
            let problem = Problem::new(&codes::OUTSIDE_PLATFORM, message).at(&*at);
            problems.push(problem.source(avoid.source));
            continue;
        }
        let overlapping = |who: &str, other: IpNet, other_place: &str| {
            let message = format!("`{}` {range} overlaps {who} {other}", client.name);
            Problem::new(&codes::OVERLAPPING, message).at(&*at).and(other_place)
        };
        for (name, network) in &request.networks {
            let own = client.pool.network.as_deref() == Some(name);
            let AddressSpace::Declared(space) = &network.space else { continue };
            let apart = network.isolated.is_some() || network.reuse.is_some();
            if apart && !own || linked.reported(client.name, name) {
                continue;
            }
            let others = space.iter().filter(|it| overlap(**it, range));
            problems.extend(others.map(|other| {
                let place = format!("{}.space", place::of_network(name));
                let problem = overlapping(&format!("the network `{name}`"), *other, &place);
                problem.hint("give the pool other addresses: its clients could not reach these")
            }));
        }
        // A pool keeps a range that it had next to these before.
        let new = client.pinned != Pinned::Locked;
        for (name, there) in kept.iter().filter(|(_, there)| new && overlap(*there, range)) {
            let message = format!(
                "`{}` {range} overlaps {there}, which the lock keeps for network `{name}`",
                client.name
            );
            let problem = Problem::new(&codes::OVERLAPPING, message).at(&*at);
            problems.push(
                problem.hint(format!("release `{name}`, if nothing is deployed there any more")),
            );
        }
        for (number, keep_out) in request.avoid.iter().enumerate() {
            if overlap(keep_out.range, range) {
                let why = if keep_out.why.is_empty() { "no reason given" } else { &keep_out.why };
                let who = format!("what is to be avoided ({why}),");
                let problem = overlapping(&who, keep_out.range, &format!("avoid.{number}"));
                problems.push(problem.hint("give the pool other addresses"));
            }
        }
        for other in clients.iter().skip(index + 1) {
            if let Some(there) = other.range.filter(|there| overlap(*there, range)) {
                let who = format!("the client pool `{}`", other.name);
                let problem = overlapping(&who, there, &other.place());
                problems.push(problem.hint("give one of them other addresses"));
            }
        }
        for (name, pool) in gone(request, lock) {
            let there = pool.prefixes.first();
            if overlap(there, range) {
                let who = format!("the client pool `{name}`, not wanted but not released,");
                let change = Edit::release(CLIENT_POOLS, name.as_str());
                let hint = format!("release {CLIENT_POOLS}/{name}, if no client uses it");
                problems.push(overlapping(&who, there, &at).offer(hint, change));
            }
        }
    }
    problems
}

/// Pools of the lock that are no longer wanted. They keep their ranges until they are released.
pub(super) fn gone<'a>(
    request: &'a Request,
    lock: &'a Lock,
) -> impl Iterator<Item = (&'a String, LockedSubnet)> {
    let gone = lock.client_pools.iter();
    let gone = gone.filter(|(name, _)| !request.client_pools.contains_key(*name));
    gone.map(|(name, pool)| (name, LockedSubnet { gone: true, ..pool.clone() }))
}

/// The notices about the range of a pool.
pub(super) fn notices(client: &Client<'_>) -> Vec<Notice> {
    let Some(IpNet::V4(range)) = client.range else { return Vec::new() };
    let mut notices = to_avoid(&client.size, range);
    if client.page().is_none() && !is_private(IpNet::V4(range)) {
        let message = format!(
            "{range} is not private address space; where it belongs to somebody else, clients with \
             an address of it cannot be answered"
        );
        let (code, source) = (&codes::PUBLIC_RANGE, Some(&RFC_1918));
        notices.push(Notice { code, message: message.into(), source });
    }
    notices
}

/// Each pool with its range.
pub(super) fn planned(clients: Vec<Client<'_>>) -> BTreeMap<String, PlannedClientPool> {
    let planned = clients.into_iter().filter_map(|client| {
        let (range, notices) = (client.range?, notices(&client));
        let Client { name, pool, holds, size, pinned, .. } = client;
        let network = pool.network.clone();
        let planned = PlannedClientPool { range, holds, size, pinned, network, notices };
        Some((String::from(name), planned))
    });
    planned.collect()
}

fn overlap(a: IpNet, b: IpNet) -> bool {
    a.contains(&b) || b.contains(&a)
}

/// Whether all of it is private by RFC 1918.
fn is_private(range: IpNet) -> bool {
    PRIVATE.iter().any(|private| IpNet::V4(*private).contains(&range))
}

const PRIVATE: [Ipv4Net; 3] = [
    platform::range(10, 0, 0, 0, 8),
    platform::range(172, 16, 0, 0, 12),
    platform::range(192, 168, 0, 0, 16),
];
