//! The links of a request: judged before anything is placed, and then part of the plan.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::client_pools::{self, Client};
use super::lock::{CLIENT_POOLS, Lock};
use super::planned::{PlannedLink, PlannedNetwork};
use super::request::{AddressSpace, Request};
use super::takers::NetworkSpace;
use super::want::Want;
use super::wants;
use crate::links::{
    End, EndKind, EndSubnet, LinkProblems, LinkedEstate, Reach, Reached, Ways, demands, groups,
    of_subnets, problems,
};
use crate::problem::{Problem, codes, place};

/// The networks that may reuse ranges, each with what it reaches.
pub(super) type Reused<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Everything that links can join, as far as it has ranges.
pub(super) fn estate<'a>(
    request: &'a Request,
    wants: &'a BTreeMap<&str, Vec<Want<'_>>>,
    spaces: Option<&BTreeMap<String, NetworkSpace>>,
    clients: &'a [Client<'_>],
) -> LinkedEstate<'a> {
    let networks = request.networks.iter().map(|(name, network)| {
        let subnets = wants.get(name.as_str()).into_iter().flatten().map(|want| {
            let pinned = want.pin.iter().chain(&want.ipv6);
            EndSubnet {
                name: Cow::Borrowed(&*want.key),
                holds: want.holds.iter().collect(),
                space: pinned.flat_map(|pin| pin.prefixes.iter()).collect(),
                size: Some((want.size.prefix_len.addresses(), want.size.need())),
                in_use: None,
            }
        });
        let key = match network.space {
            AddressSpace::Declared(_) => "space",
            AddressSpace::From { .. } => "from",
        };
        let space = spaces.and_then(|spaces| spaces.get(name));
        End {
            name,
            kind: EndKind::Network {
                region: network.region.as_deref(),
                isolated: network.isolated.is_some(),
                subnets: subnets.collect(),
            },
            space: space.map_or_else(Vec::new, |space| space.prefixes.clone()),
            place: format!("{}.{key}", place::of_network(name)),
        }
    });
    let sites = request.sites.iter().map(|(name, space)| End {
        name,
        kind: EndKind::Site,
        space: space.clone(),
        place: format!("sites.{}", place::step(name)),
    });
    let clients = clients.iter().map(|client| End {
        name: client.name,
        kind: EndKind::ClientPool {
            network: client.network(),
            holds: client.holds.iter().collect(),
        },
        space: client.range.into_iter().collect(),
        place: format!("{CLIENT_POOLS}.{}", place::step(client.name)),
    });
    let ends = networks.chain(sites).chain(clients).collect();
    LinkedEstate::of(request.options().edition, ends, &request.links)
}

/// The networks, sites and pools that each network with `reuse` reaches all the same.
pub(super) fn reused<'a>(request: &'a Request, clients: &'a [Client<'_>]) -> Reused<'a> {
    let names = request.networks.iter().filter(|(_, network)| network.reuse.is_some());
    let mut reused: Reused<'a> = names.map(|(name, _)| (name.as_str(), BTreeSet::new())).collect();
    if reused.is_empty() {
        return reused;
    }
    let wants = BTreeMap::new();
    let estate = estate(request, &wants, None, clients);
    let name = |end: &usize| estate.ends.get(*end).map(|end| end.name);
    for group in groups(&estate) {
        for end in group.members.iter().filter_map(name) {
            let Some((key, _)) = request.networks.get_key_value(end) else { continue };
            let Some(reached) = reused.get_mut(key.as_str()) else { continue };
            for other in group.members.iter().filter_map(name).filter(|it| *it != end) {
                let networks = request.networks.get_key_value(other).map(|(name, _)| name.as_str());
                let sites = || request.sites.get_key_value(other).map(|(name, _)| name.as_str());
                let pools =
                    || request.client_pools.get_key_value(other).map(|(name, _)| name.as_str());
                reached.extend(networks.or_else(sites).or_else(pools));
            }
        }
    }
    reused
}

/// The problems of the links, and their demands.
pub(super) fn judged(
    request: &Request,
    wants: &BTreeMap<&str, Vec<Want<'_>>>,
    spaces: &BTreeMap<String, NetworkSpace>,
    clients: &[Client<'_>],
) -> (LinkProblems, Vec<PlannedLink>) {
    // Links are those of the request, and those that follow from client pools.
    if request.links.is_empty() && clients.is_empty() {
        return (LinkProblems::default(), Vec::new());
    }
    let mut estate = estate(request, wants, Some(spaces), clients);
    if estate.links.is_empty() {
        return (LinkProblems::default(), Vec::new());
    }
    estate.not_sized = not_sized(request, wants);
    let found = sites_named_twice(request);
    let mut judged = problems(&estate, request.links.len());
    judged.problems.splice(0..0, found);
    let planned = estate.links.iter().map(|link| {
        let demands = demands(&estate, link);
        PlannedLink { link: link.clone().into_owned(), demands }
    });
    (judged, planned.collect())
}

/// The subnets that links name and that could not be sized.
fn not_sized(request: &Request, wants: &BTreeMap<&str, Vec<Want<'_>>>) -> BTreeSet<String> {
    let names = request.links.iter().flat_map(|link| link.ends.iter().chain(&link.subnets));
    let mut sized = BTreeMap::<&str, BTreeSet<&str>>::new();
    let lost = names.filter(|name| {
        let Some((network, subnet)) = name.split_once('/') else { return false };
        let of = || wants.get(network).into_iter().flatten().map(|want| want.entry.name).collect();
        let wanted = request.networks.get(network);
        wanted.is_some_and(|it| it.subnets.contains_key(subnet))
            && !sized.entry(network).or_insert_with(of).contains(subnet)
    });
    lost.cloned().collect()
}

/// A link knows what it joins by name.
fn sites_named_twice(request: &Request) -> Vec<Problem> {
    let others = request.sites.keys().map(|name| (name, format!("sites.{}", place::step(name))));
    let pools = request.client_pools.keys();
    let others =
        others.chain(pools.map(|name| (name, format!("{CLIENT_POOLS}.{}", place::step(name)))));
    let others = others.filter(|(name, at)| {
        let site = at.starts_with("sites.");
        request.networks.contains_key(*name) || !site && request.sites.contains_key(*name)
    });
    let problem = |(name, at): (&String, String)| {
        let message = format!("`{name}` is the name of something else that a link can join");
        Problem::new(&codes::NAME_TAKEN, message).at(at).hint("rename one of them")
    };
    others.map(problem).collect()
}

/// The problems that can be found only after subnets have their places.
pub(super) fn placed(
    request: &Request,
    networks: &BTreeMap<String, PlannedNetwork>,
) -> Vec<Problem> {
    if request.links.iter().all(|link| link.subnets.is_empty()) {
        return Vec::new();
    }
    let ends = networks.iter().map(|(name, network)| {
        let subnets = network.subnets.iter().map(|(key, subnet)| EndSubnet {
            name: Cow::Borrowed(key.as_str()),
            holds: Vec::new(),
            space: subnet.prefixes.iter().collect(),
            size: None,
            in_use: None,
        });
        let kind = EndKind::Network { region: None, isolated: false, subnets: subnets.collect() };
        End { name, kind, space: network.prefixes.clone(), place: String::new() }
    });
    let estate = LinkedEstate::of(request.options().edition, ends.collect(), &request.links);
    of_subnets(&estate).into_iter().map(|apart| apart.problem).collect()
}

/// Whether a network, a subnet (`NETWORK/SUBNET`), a site or a client pool reaches another one, or
/// each of the others if `to` is `None`.
///
/// # Errors
///
/// A name that is not in the request; and every problem of the request that is found before anything is
/// placed, apart from those of its links.
///
/// ```
/// use ipplan::{Link, LinkKind, Network, Request, reach};
///
/// let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
/// let links = vec![Link::of(LinkKind::Peer, ["a", "b"])];
/// let request = Request { links, ..Request::default() }
///     .with("a", network("10.0.0.0/24"))
///     .with("b", network("10.0.1.0/24"));
/// let answers = reach(&request, "a", Some("b")).unwrap();
/// assert_eq!(answers[0].steps[0].needs, ["a connected peering in both directions"]);
/// assert!(reach(&request, "a", Some("c")).is_err());
/// ```
pub fn reach(request: &Request, from: &str, to: Option<&str>) -> Result<Vec<Reach>, Vec<Problem>> {
    let (lock, mut found) = (Lock::default(), Vec::new());
    let wants = wants::all(request, &lock, false, &mut found);
    let clients = client_pools::all(request, &lock, &mut found);
    if !found.is_empty() {
        return Err(found);
    }
    let estate = estate(request, &wants, None, &clients);
    let unknown = [("from", Some(from)), ("to", to)].into_iter().filter_map(|(at, name)| {
        let name = name?;
        let whole = estate.ends.iter().any(|end| end.name == name);
        let known = whole || estate.has_subnet(name);
        let names = estate.ends.iter().map(|end| end.name);
        let message = format!("there is no network, subnet, site or client pool `{name}`");
        let problem = Problem::new(&codes::LINK_END, message).at(at).did_you_mean(name, names);
        (!known).then(|| problem.or_hint("write a subnet as `NETWORK/SUBNET`"))
    });
    let unknown: Vec<Problem> = unknown.collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let ways = Ways::of(&estate, request.links.len());
    let reached = Reached::from(&ways, from);
    if let Some(to) = to {
        return Ok(alloc::vec![reached.reach(to)]);
    }
    let own = from.split('/').next().unwrap_or(from);
    let others =
        estate.ends.iter().map(|end| end.name).filter(|name| *name != own && *name != from);
    let mut others: Vec<&str> = others.collect();
    others.sort_unstable();
    Ok(others.into_iter().map(|to| reached.reach(to)).collect())
}

/// The ranges that a network which may reuse ranges must keep off all the same.
pub(super) fn reached_ranges(
    request: &Request,
    reached: &BTreeSet<&str>,
    spaces: &BTreeMap<String, NetworkSpace>,
    clients: &[Client<'_>],
) -> Vec<IpNet> {
    let mut ranges = Vec::new();
    for name in reached {
        ranges.extend(spaces.get(*name).into_iter().flat_map(|it| it.prefixes.iter().copied()));
        ranges.extend(request.sites.get(*name).into_iter().flatten().copied());
        let client = clients.iter().find(|client| client.name == *name);
        ranges.extend(client.and_then(|client| client.range));
    }
    ranges
}
