//! Makes room where enough is free but not in one piece: the subnets that move, and their order.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::PrefixLen;
use crate::problem::{Problem, codes, place};

use super::lock::Lock;
use super::movable::Movable;
use super::moves::{Repack, WhyFixed};
use super::network::SharedRules;
use super::plan::plan;
use super::planned::Plan;
use super::prepared::Prepared;
use super::renames;
use super::request::Request;

/// Finds the rearrangement that moves the fewest addresses, so that every subnet of the request fits
/// and, for each of the lengths to fit for, there is another free block in the network named with it.
///
/// Subnets in the lock may move inside their network, to a place of the same size in one declared prefix,
/// outside of keep-outs; [`WhyFixed`] lists those that may not. Moves follow one another: each new place is
/// free by its turn. The choice of subnets is exact for networks of the usual size; [`Repack::fewest`] says
/// when it is not. The time is bounded by a number of steps (usually [`REPACK_STEPS`](crate::REPACK_STEPS)),
/// not by a clock, so the answer is always the same.
///
/// # Errors
///
/// `too-full` if no rearrangement helps, with the proof; `unknown-network` for a length in a network that
/// does not exist; otherwise every problem that [`plan`] finds and that moving subnets does not solve.
///
/// ```
/// use ipplan::{Lock, LockedNetwork, LockedSubnet, Network, REPACK_STEPS, Request, Subnet, repack};
/// use ipplan::services::hosts;
///
/// // Two /28 are left of a /26, one in either half.
/// let at = |range: &str| LockedSubnet::at(range.parse().unwrap());
/// let subnets = [("a", at("10.0.0.0/28")), ("b", at("10.0.0.32/28"))];
/// let space = vec!["10.0.0.0/26".parse().unwrap()];
/// let subnets = subnets.map(|(key, subnet)| (key.to_string(), subnet)).into();
/// let hub = LockedNetwork { space: space.clone(), subnets };
/// let lock = Lock { networks: [("hub".to_string(), hub)].into(), ..Lock::default() };
///
/// let subnet = |count| Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count));
/// let hub = Network::within(space).with("a", subnet(10)).with("b", subnet(10));
/// let request = Request::default().with("hub", hub.with("new", subnet(20))); // a /27
/// let repack = repack(&request, &lock, &[], REPACK_STEPS).unwrap();
/// let only = &repack.moves[0];
/// assert_eq!((repack.moves.len(), repack.fewest), (1, true));
/// assert_eq!(format!("{} to {}", only.from, only.to), "10.0.0.32/28 to 10.0.0.16/28");
/// assert_eq!(repack.plan.networks["hub"].subnets["new"].prefixes.to_string(), "10.0.0.32/27");
/// ```
pub fn repack(
    request: &Request,
    lock: &Lock,
    fit_for: &[(String, PrefixLen)],
    steps: usize,
) -> Result<Repack, Vec<Problem>> {
    let mut repack = around(request, lock, fit_for, steps)?;
    let mut released = lock.clone();
    for stay in repack.stays.iter().filter(|stay| stay.why == WhyFixed::Gone) {
        released.release(&stay.network, &stay.subnet);
    }
    if released != *lock
        && let Ok(other) = around(request, &released, fit_for, steps)
    {
        repack.released_first = Some(other.addresses()).filter(|fewer| *fewer < repack.addresses());
    }
    Ok(repack)
}

/// The rearrangement around everything that has to stay, tombstones included.
fn around(
    request: &Request,
    lock: &Lock,
    fit_for: &[(String, PrefixLen)],
    steps: usize,
) -> Result<Repack, Vec<Problem>> {
    let unknown = fit_for.iter().filter(|(name, _)| !request.networks.contains_key(name));
    let mut problems: Vec<Problem> =
        unknown.map(|(name, _)| unknown_network(request, name)).collect();
    match plan(request, lock) {
        Ok(plan) if problems.is_empty() => {
            if let Ok(fit_for) = free_in(&plan, fit_for) {
                return Ok(Repack::nothing(plan, fit_for, steps));
            }
        }
        Err(found) if !found.iter().all(is_about_room) => problems.extend(found),
        _ => {}
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let known = renames::known(request, lock, &mut problems);
    let lock = &*known.lock;
    let Prepared { wants, spaces, .. } = Prepared::of(request, lock, false, &mut problems);
    let rules = SharedRules::of(request);
    let (mut after, mut fewest) = (lock.clone(), true);
    let (mut moves, mut stays) = (Vec::new(), Vec::new());
    for (name, wants) in &wants {
        let (Some(space), Some(locked)) = (spaces.get(*name), after.networks.get_mut(*name)) else {
            continue;
        };
        let besides = fit_for.iter().filter(|(network, _)| network == name);
        let besides: Vec<PrefixLen> = besides.map(|(_, length)| *length).collect();
        if besides.is_empty() && wants.iter().all(|want| want.pin.is_some()) {
            continue;
        }
        // Prefixes that overlap were refused earlier.
        let place = rules.network(name, &space.prefixes, None);
        let Some(movable) = Movable::of(name, place, wants, locked) else { continue };
        match movable.moves(&besides, steps) {
            Ok((mut here, exact)) => {
                fewest &= exact;
                if !here.is_empty() {
                    stays.extend(movable.stays);
                }
                for it in &here {
                    let mut subnets = locked.subnets.values_mut();
                    if let Some(subnet) = subnets.find(|there| there.prefixes.first() == it.from) {
                        subnet.prefixes = it.to.into();
                    }
                }
                for it in &mut here {
                    it.release = known.in_lock(&it.network, &it.subnet);
                }
                moves.extend(here);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let plan = plan(request, &after)?;
    let fit_for = free_in(&plan, fit_for)?;
    Ok(Repack { moves, fewest, stays, ..Repack::nothing(plan, fit_for, steps) })
}

/// Whether moving subnets can help: all IPv6 ranges have the same size, so there it cannot.
fn is_about_room(problem: &Problem) -> bool {
    problem.code == &codes::TOO_FULL && problem.place.rsplit('.').next() != Some("ipv6")
}

fn unknown_network(request: &Request, name: &str) -> Problem {
    let message = format!("unknown network `{name}`");
    let problem = Problem::new(&codes::UNKNOWN_NETWORK, message).at("fit-for");
    let names = || request.networks.keys().map(String::as_str);
    let some = names().take(5).collect::<Vec<_>>().join(", ");
    problem.did_you_mean(name, names()).or_hint(format!("the networks of the request are {some}"))
}

/// The places of free blocks of these lengths, network by network.
fn free_in(
    plan: &Plan,
    lengths: &[(String, PrefixLen)],
) -> Result<Vec<(String, IpNet)>, Vec<Problem>> {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for (name, network) in &plan.networks {
        let asked = lengths.iter().filter(|(of, _)| of == name);
        let lengths: Vec<PrefixLen> = asked.map(|(_, length)| *length).collect();
        match network.free.clone().carve_all(&lengths) {
            Ok(blocks) => found.extend(blocks.into_iter().map(|block| (name.clone(), block))),
            Err(shortfall) => {
                let message = format!(
                    "network `{name}` has no room in addition to its new \
                                       subnets: {shortfall}"
                );
                let problem = Problem::new(&codes::TOO_FULL, message).at(place::of_network(name));
                problems.push(problem.hint("place the new subnets first, then run this again"));
            }
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}
