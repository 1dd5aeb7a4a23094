//! From what is wanted to where everything goes.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::summarize;
use crate::fact::Edition;
use crate::problem::{Notice, Problem, codes};
use crate::space::Space;

use super::crowded::crowded;
use super::lock::Lock;
use super::planned::Plan;
use super::request::Request;
use super::{network, pools, wants};

/// Sizes every subnet and places it.
///
/// What the lock has stays where it is. The rest is placed largest first, in the smallest free block
/// that holds it, lowest address first; of equal sizes, by name. That is exact: where an arrangement
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
    let mut problems = Vec::new();
    let wants = wants::all(request, lock, &mut problems);
    let rooms = pools::rooms(request, &wants, lock, &mut problems);
    let keep_outs: Vec<IpNet> = summarize(&network::keep_outs(request)).collect();
    let mut networks = BTreeMap::new();
    for (name, wants) in wants {
        let (Some(network), Some(prefixes)) = (request.networks.get(name), rooms.get(name)) else {
            continue;
        };
        let locked = lock.networks.get(name);
        match network::place(request, &keep_outs, name, prefixes, &wants, locked) {
            Ok(mut planned) => {
                planned.region.clone_from(&network.region);
                networks.insert(name.into(), planned);
            }
            Err(more) => problems.extend(more),
        }
    }
    let edition = request.edition.unwrap_or_else(Edition::newest);
    let mut gone = BTreeMap::new();
    gone.extend(pools::gone(request, lock).map(|(name, network)| (name.clone(), network)));
    if problems.is_empty() { Ok(Plan { edition, networks, gone }) } else { Err(problems) }
}

/// Checks and sizes everything, and places nothing inside a network.
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
    let wants = wants::all(request, &lock, &mut problems);
    let rooms = pools::rooms(request, &wants, &lock, &mut problems);
    for (name, prefixes) in rooms {
        if let Err(error) = Space::new(&prefixes) {
            let problem = Problem::new(&codes::BAD_SPACE, error.to_string());
            problems.push(problem.at(format!("networks.{name}.space")));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut notices = Vec::new();
    let edition = request.edition.unwrap_or_else(Edition::newest);
    let crowded: Vec<Notice> =
        wants.iter().filter_map(|(name, wants)| crowded(name, wants, edition)).collect();
    let sizes = wants.values().flatten().flat_map(|want| &want.size.notices);
    for notice in sizes.chain(&crowded) {
        if !notices.contains(notice) {
            notices.push(notice.clone());
        }
    }
    Ok(notices)
}
