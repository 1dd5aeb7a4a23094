//! What shows that a network has no room for its subnets.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{PrefixLen, summarize};
use crate::space::{Balance, Space};

use super::groups::{Unit, units, unplaced};
use super::lock::Lock;
use super::request::Request;
use super::wanted::Wanted;
use super::{network, pools, renames, wants};

/// A network that has no room for its subnets, with everything that shows it.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, refusals, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 200));
/// let hub = Network::within(vec!["10.0.0.0/25".parse().unwrap()]).with("web", web);
/// let refusal = &refusals(&Request::default().with("hub", hub), &Lock::default())[0];
/// assert_eq!((refusal.network.as_str(), refusal.wanted[0].name.as_str()), ("hub", "web"));
/// assert_eq!((refusal.balance[0].wanted, refusal.balance[0].free), (1, 0)); // a /24, in a /25
/// ```
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The name of the network.
    pub network: String,
    /// Its address space.
    pub prefixes: Vec<IpNet>,
    /// Which of it is kept for something that has a place, and for what.
    pub kept: Vec<(IpNet, String)>,
    /// What is free.
    pub free: Space,
    /// What has no place yet.
    pub wanted: Vec<Wanted>,
    /// What is wanted and what is free, at each size that is wanted.
    pub balance: Vec<Balance>,
}

/// Every network that has no room for its subnets, whatever the arrangement. None where something
/// else is wrong with it.
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
    // What else is wrong is said by the plan.
    let mut problems = Vec::new();
    let known = renames::known(request, lock, &mut problems);
    let lock = &*known.lock;
    let wants = wants::all(request, lock, &mut problems);
    let mut clients = super::client_pools::all(request, lock, &mut problems);
    let spaces = pools::network_spaces(request, &wants, &mut clients, lock, &mut problems);
    let keep_outs: Vec<IpNet> = summarize(&network::keep_outs(request)).collect();
    let alone: Vec<IpNet> = summarize(&network::forbidden().collect::<Vec<_>>()).collect();
    let refusal = |(name, wants): (&str, Vec<wants::Want<'_>>)| {
        let prefixes = &spaces.get(name)?.prefixes;
        if prefixes.is_empty() {
            return None;
        }
        let gone = network::gone(&wants, lock.networks.get(name));
        let isolated = request.networks.get(name).is_some_and(|it| it.isolated.is_some());
        let keep_outs = if isolated { &alone } else { &keep_outs };
        let settled = network::settled(request, keep_outs, name, prefixes, &wants, &gone);
        let (free, wrong) = settled.ok()?;
        let (anywhere, _) = unplaced(&wants);
        let units = units(&anywhere);
        let lengths: Vec<PrefixLen> = units.iter().map(|unit| unit.length).collect();
        if !wrong.is_empty() || free.clone().carve_all(&lengths).is_ok() {
            return None;
        }
        let mut kept: BTreeMap<IpNet, String> = BTreeMap::new();
        for want in &wants {
            let places = want.pin.iter().chain(&want.ipv6).flat_map(|pin| pin.prefixes.iter());
            kept.extend(places.map(|at| (at, format!("{} is there", want.key))));
        }
        for (key, subnet) in &gone {
            let there = |at| (at, format!("{key} is not released"));
            kept.extend(subnet.keeps().map(there));
        }
        Some(Refusal {
            network: name.into(),
            prefixes: prefixes.clone(),
            kept: kept.into_iter().collect(),
            balance: Balance::of(&free, &lengths),
            free,
            wanted: units.iter().map(Unit::wanted).collect(),
        })
    };
    wants.into_iter().filter_map(refusal).collect()
}
