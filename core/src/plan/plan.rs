//! Plans a request: the place of every subnet.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::problem::{Notice, Problem, codes, place};
use crate::service::platform::names;

use super::lock::{Lock, LockedNetwork};
use super::network::SharedRules;
use super::network_limit::over_network_limit;
use super::own_ranges::Told;
use super::planned::{Plan, PlannedNetwork};
use super::prepared::{Compared, Prepared};
use super::request::Request;
use super::{client_pools, destinations, ipv6, linked, pools, ranges, renames};

/// Sizes every subnet and places it.
///
/// Everything in the lock stays where it is. The rest is placed largest first, in the smallest free
/// block that holds it, lowest address first; equal sizes by name. That is exact: if any arrangement
/// of the new subnets exists, one is found.
///
/// # Errors
///
/// Every problem that can be found, each with its place as a path into the request
/// (`networks.hub.subnets.web.instances`).
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let subnet = |count| Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("small", subnet(3))
///     .with("large", subnet(100));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
///
/// let subnets = &plan.networks["hub"].subnets;
/// assert_eq!(subnets["large"].prefixes.to_string(), "10.0.0.0/25");
/// assert_eq!(subnets["small"].prefixes.to_string(), "10.0.0.128/29");
/// ```
pub fn plan(request: &Request, lock: &Lock) -> Result<Plan, Vec<Problem>> {
    let (plan, problems) = planned(request, lock, None);
    if problems.is_empty() { Ok(plan) } else { Err(problems) }
}

/// Places everything that can be placed, and returns every problem. With `wishes`, a problem removes only its
/// subject, and subnets stay at their wishes if they can.
pub(super) fn planned(
    request: &Request,
    lock: &Lock,
    wishes: Option<&Lock>,
) -> (Plan, Vec<Problem>) {
    let mut problems = Vec::new();
    let known = renames::known(request, lock, &mut problems);
    let lock = &*known.lock;
    problems.extend(bad_network_names(request, lock));
    let prepared = Prepared::of(request, lock, wishes.is_some(), &mut problems);
    let Compared { collisions, links, own_ranges } = prepared.compared(lock, &mut problems);
    let rules = SharedRules::of(request);
    let mut networks = BTreeMap::new();
    for (name, wants) in &prepared.wants {
        let Some(space) = prepared.spaces.get(*name) else { continue };
        // If a range belongs to somebody else, it follows that nothing fits into it; reporting that
        // too helps nobody.
        let own = format!("{}.space", place::of_network(name));
        if wishes.is_none() && collisions.iter().any(|problem| problem.place.starts_with(&own)) {
            continue;
        }
        let locked = lock.networks.get(*name);
        let wishes = wishes.map(|it| it.networks.get(*name).unwrap_or(&NO_WISHES));
        let place = rules.network(name, &space.prefixes, locked);
        let (planned, more) = place.place(wants, wishes);
        problems.extend(more);
        if let Some(mut planned) = planned {
            planned.pinned = space.pinned;
            networks.insert(String::from(*name), planned);
        }
    }
    for (network, subnet, notice) in &known.stale {
        add_notice(&mut networks, network, subnet.as_deref(), notice);
    }
    destinations::warn(&destinations::of(&prepared.wants), &mut networks);
    for Told { network, subnet, notice } in own_ranges {
        let network = networks.get_mut(&network);
        if let Some(subnet) = network.and_then(|it| it.subnets.get_mut(&subnet)) {
            subnet.notices.push(notice);
        }
    }
    problems.extend(collisions);
    problems.extend(linked::placed(request, &networks));
    problems.dedup();
    debug_assert!(
        !problems.is_empty() || networks.len() == request.networks.len(),
        "a network is only left out where a problem says why"
    );
    let gone = pools::gone(request, lock).map(|(name, network)| (name.clone(), network)).collect();
    let gone_client_pools = client_pools::gone(request, lock);
    let gone_client_pools = gone_client_pools.map(|(name, pool)| (name.clone(), pool)).collect();
    let client_pools = client_pools::planned(prepared.clients);
    let (edition, sites) = (rules.edition(), request.sites.clone());
    (Plan { edition, networks, gone, client_pools, gone_client_pools, sites, links }, problems)
}

/// A network that is not in the earlier draft.
static NO_WISHES: LockedNetwork = LockedNetwork { space: Vec::new(), subnets: BTreeMap::new() };

/// Adds a notice to a network, or to all subnets of one entry of the request.
fn add_notice(
    networks: &mut BTreeMap<String, PlannedNetwork>,
    network: &str,
    subnet: Option<&str>,
    notice: &Notice,
) {
    let Some(network) = networks.get_mut(network) else { return };
    let Some(subnet) = subnet else { return network.notices.push(notice.clone()) };
    for (key, planned) in &mut network.subnets {
        if key.split('/').next() == Some(subnet) {
            planned.notices.push(notice.clone());
        }
    }
}

/// Refuses names of networks that Azure refuses, or that it treats as equal.
fn bad_network_names(request: &Request, lock: &Lock) -> Vec<Problem> {
    let (mut first, mut problems) = (BTreeMap::new(), Vec::new());
    for name in request.networks.keys() {
        if let Err(problem) = names::NETWORK.check(name) {
            problems.push(problem.at(place::of_network(name)));
        }
        if let Some(other) = first.insert(names::folded(name), name) {
            let message =
                format!("`{other}` and `{name}` are the same name in Azure, which ignores case");
            let problem = Problem::new(&codes::NAME_TAKEN, message).at(place::of_network(name));
            problems.push(problem.hint("rename one of them"));
        }
    }
    for kept in lock.networks.keys().filter(|kept| !request.networks.contains_key(*kept)) {
        if let Some(name) = first.get(&names::folded(kept)) {
            let message = format!(
                "the lock has `{name}` as `{kept}`, which is the same name in \
                                   Azure"
            );
            let problem = Problem::new(&codes::NAME_TAKEN, message).at(place::of_network(name));
            problems.push(
                problem
                    .hint(format!("write `{kept}`, or add `was: {kept}`"))
                    .source(names::NETWORK.longest.newest().source),
            );
        }
    }
    problems
}

/// Checks and sizes everything: inputs, ranges, and fixed places of subnets. The others are not
/// placed, so whether they fit is left to [`plan()`].
///
/// # Errors
///
/// Every problem that can be found without placing subnets.
///
/// ```
/// use ipplan::{Network, Request, Subnet, check, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 0)));
/// let problems = check(&Request::default().with("hub", hub)).unwrap_err();
/// assert_eq!(problems[0].place, "networks.hub.subnets.web.addresses");
/// ```
pub fn check(request: &Request) -> Result<Vec<Notice>, Vec<Problem>> {
    let (lock, mut problems) = (Lock::default(), Vec::new());
    problems.extend(bad_network_names(request, &lock));
    let prepared = Prepared::of(request, &lock, false, &mut problems);
    let Compared { collisions, own_ranges, .. } = prepared.compared(&lock, &mut problems);
    problems.extend(collisions);
    let Prepared { wants, clients, spaces, .. } = prepared;
    let rules = SharedRules::of(request);
    for (name, space) in &spaces {
        let wants = wants.get(name.as_str()).map_or([].as_slice(), Vec::as_slice);
        let gone = BTreeMap::new();
        match rules.network(name, &space.prefixes, None).settled(wants, &gone) {
            Ok((_, more)) | Err(more) => problems.extend(more),
        }
    }
    problems.dedup();
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut notices = Vec::new();
    let edition = rules.edition();
    let over_limit: Vec<Notice> =
        wants.iter().filter_map(|(name, wants)| over_network_limit(name, wants, edition)).collect();
    let whole = request.networks.iter().flat_map(|(name, network)| {
        let prefixes = spaces.get(name).map_or([].as_slice(), |space| space.prefixes.as_slice());
        let subnets = wants.get(name.as_str()).map_or(0, Vec::len);
        ranges::notices(network, prefixes, subnets, edition)
    });
    let whole: Vec<Notice> = whole.collect();
    let sizes = wants.values().flatten().flat_map(|want| &want.size.notices);
    let pools: Vec<Notice> = clients.iter().flat_map(client_pools::notices).collect();
    let pools = clients.iter().flat_map(|client| &client.size.notices).chain(&pools);
    let ipv6 = wants.values().flatten().filter_map(|want| ipv6::notice(want, edition));
    let own: Vec<Notice> = ipv6.chain(own_ranges.into_iter().map(|it| it.notice)).collect();
    for notice in sizes.chain(&own).chain(&over_limit).chain(&whole).chain(pools) {
        if !notices.contains(notice) {
            notices.push(notice.clone());
        }
    }
    Ok(notices)
}
