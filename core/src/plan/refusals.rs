//! The proof that a network has no room for its subnets.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{PrefixLen, gaps, summarize};
use crate::fact::Edition;
use crate::problem::place;
use crate::space::Space;

use super::groups::{Unit, units, unplaced};
use super::lock::{Lock, LockedSubnet};
use super::network::start_of;
use super::prepared::{Compared, Prepared};
use super::refusal::{Refusal, Wanted, Within};
use super::request::Request;
use super::want::Want;
use super::{ipv6, network, renames};

/// Every network without room for its subnets, and every pool without room for its networks, in any
/// arrangement. Networks and pools with other problems are left out, and so are groups that could
/// be completed only by moving a subnet that has a place.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, refusals, services::hosts};
///
/// let subnet = |count| Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", subnet(20));
/// let request = Request::default().with("hub", hub.clone());
/// assert!(refusals(&request, &Lock::default()).is_empty());
/// let request = request.with("hub", hub.with("db", subnet(250)));
/// assert_eq!(refusals(&request, &Lock::default()).len(), 1);
/// ```
pub fn refusals(request: &Request, lock: &Lock) -> Vec<Refusal> {
    // Other problems are reported by the plan.
    let mut problems = Vec::new();
    let known = renames::known(request, lock, &mut problems);
    let lock = &*known.lock;
    let prepared = Prepared::of(request, lock, false, &mut problems);
    let Compared { collisions, .. } = prepared.compared(lock, &mut problems);
    let Prepared { wants, spaces, mut refusals, .. } = prepared;
    let rules = network::SharedRules::of(request);
    let refusal = |(name, wants): (&str, Vec<Want<'_>>)| {
        let prefixes = &spaces.get(name)?.prefixes;
        let own = format!("{}.space", place::of_network(name));
        let mut places = collisions.iter().flat_map(|it| it.also.iter().chain([&it.place]));
        if prefixes.is_empty() || places.any(|place| place.starts_with(&own)) {
            return None;
        }
        let locked = lock.networks.get(name);
        let gone = network::gone(&wants, locked);
        let (free, wrong) = rules.network(name, prefixes, locked).settled(&wants, &gone).ok()?;
        if !wrong.is_empty() {
            return None;
        }
        let of_ipv6 = of_ipv6(&wants, rules.edition());
        let wanted = [short(&free, of_ipv4(&wants)), short(&free, of_ipv6)].concat();
        if wanted.is_empty() {
            return None;
        }
        let kept = kept(&wants, &gone);
        Some(Refusal::of(Within::Network(name.into()), prefixes.clone(), kept, free, wanted))
    };
    refusals.extend(wants.into_iter().filter_map(refusal));
    refusals
}

/// The wanted blocks if they do not fit; none if they do.
fn short(free: &Space, wanted: Vec<Wanted>) -> Vec<Wanted> {
    let lengths: Vec<PrefixLen> = wanted.iter().map(|it| it.prefix_len).collect();
    if free.clone().carve_all(&lengths).is_ok() { Vec::new() } else { wanted }
}

/// The IPv4 blocks that have no place yet.
fn of_ipv4(wants: &[Want<'_>]) -> Vec<Wanted> {
    let (anywhere, beside) = unplaced(wants);
    let units = units(&anywhere);
    if beside.is_empty() {
        return units.iter().map(Unit::wanted).collect();
    }
    // A subnet that goes next to its group may fit into the rest that another group leaves of its
    // block, so each counts alone: if that is too much already, no arrangement is enough.
    let beside = beside.into_iter().map(|(want, _)| want);
    let each: Vec<_> = anywhere.iter().copied().chain(beside).map(|want| [want]).collect();
    each.iter().flat_map(|alone| self::units(alone)).map(|unit| unit.wanted()).collect()
}

/// The `/64` of each subnet that is to get one. That a network has no IPv6 space is another problem.
fn of_ipv6(wants: &[Want<'_>], edition: Edition) -> Vec<Wanted> {
    let length = PrefixLen::v6(64);
    let due = wants.iter().filter(|want| ipv6::is_due(want, edition));
    let wanted = due.map(|want| Wanted {
        name: want.key.clone().into_owned(),
        size: None,
        members: alloc::vec![length],
        prefix_len: length,
    });
    wanted.collect()
}

/// The ranges of a network that are kept, each with the reason.
fn kept(wants: &[Want<'_>], gone: &BTreeMap<String, LockedSubnet>) -> Vec<(IpNet, String)> {
    let mut kept: BTreeMap<IpNet, String> = BTreeMap::new();
    for want in wants {
        kept.extend(want.pinned().map(|at| (at, format!("{} is there", want.key))));
        let former = want.former.iter();
        kept.extend(former.map(|at| (*at, format!("{} had it, and it is not released", want.key))));
    }
    for (key, subnet) in gone {
        kept.extend(subnet.keeps().map(|at| (at, format!("{key} is not released"))));
    }
    let rooms = wants
        .iter()
        .filter_map(|want| start_of(want.pin.as_ref()?.prefixes.first(), want.subnet.reserve?));
    let rooms: Vec<IpNet> = summarize(&rooms.collect::<Vec<_>>()).collect();
    let placed: Vec<IpNet> = kept.keys().copied().collect();
    let grow = gaps(&rooms, &placed).into_iter().flatten();
    kept.extend(grow.map(|at| (at, String::from("a subnet may grow there"))));
    kept.into_iter().collect()
}
