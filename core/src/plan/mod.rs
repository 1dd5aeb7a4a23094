//! From what is wanted to where everything goes.

mod alike;
mod clear;
mod crowded;
pub(crate) mod diff;
mod early;
mod ground;
mod ipv6;
mod kept;
pub(crate) mod lock;
mod network;
mod occupants;
mod pools;
mod renames;
mod repack;
pub(crate) mod request;
mod units;
mod wants;

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::IpNet;

use self::crowded::crowded;
use crate::address::cover::summarize;
use crate::fact::{Edition, Source, each_once};
use crate::plan::lock::{Lock, LockedNetwork, LockedSubnet};
use crate::plan::request::Request;
use crate::problem::problem::{Notice, Problem};
use crate::problem::{codes, place};
use crate::service::platform::names;
use crate::service::workload::Given;
use crate::size::Size;
use crate::space::Space;

pub use repack::{Held, Move, REPACK_STEPS, Repack, Stay, repack};

/// Where everything goes, and why.
///
/// ```
/// use ipplan::{Lock, Network, Plan, Request, plan};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let Plan { networks, gone, .. } =
///     plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// assert!(networks.contains_key("hub") && gone.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Plan {
    /// The edition it was made in.
    pub edition: Edition,
    /// The networks, by name.
    pub networks: BTreeMap<String, PlannedNetwork>,
    /// Networks that are no longer wanted and were not released yet, by name. They keep their space.
    pub gone: BTreeMap<String, LockedNetwork>,
}

/// A network with its subnets placed.
///
/// ```
/// use ipplan::{Family, Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 100));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let hub = &plan.networks["hub"];
/// assert_eq!(hub.prefixes[0].to_string(), "10.0.0.0/24");
/// assert_eq!(hub.free.addresses(Family::V4).free, 128);
/// ```
#[derive(Clone, Debug)]
pub struct PlannedNetwork {
    /// The Azure region.
    pub region: Option<String>,
    /// Its address space.
    pub prefixes: Vec<IpNet>,
    /// Why its space is where it is: declared by the request, locked, or taken from a pool now.
    pub pinned: Pinned,
    /// Its subnets, by key.
    pub subnets: BTreeMap<String, PlannedSubnet>,
    /// Blocks of subnets that are no longer wanted and were not released yet, by key.
    pub gone: BTreeMap<String, LockedSubnet>,
    /// What is left.
    pub free: Space,
    /// What to know about it.
    pub notices: Vec<Notice>,
}

/// A subnet in its place.
///
/// ```
/// use ipplan::{Lock, Network, Request, Service, Subnet, plan};
///
/// let bastion = Subnet::of(Service::named("bastion").unwrap().workload());
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("jump", bastion);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let jump = &plan.networks["hub"].subnets["jump"];
/// assert_eq!(format!("{} {}", jump.name, jump.range), "AzureBastionSubnet 10.0.0.0/26");
/// ```
#[derive(Clone, Debug)]
pub struct PlannedSubnet {
    /// The name it has to have in Azure: the one Azure insists on, else its own.
    pub name: String,
    /// Where it is.
    pub range: IpNet,
    /// Its IPv6 range.
    pub ipv6: Option<IpNet>,
    /// Whether its IPv6 range was placed now.
    pub ipv6_is_new: bool,
    /// The IPv6 range that it had and does not ask for any more: kept until it is released.
    pub ipv6_gone: Option<IpNet>,
    /// What lives in it, after every check.
    pub holds: Arc<[Given]>,
    /// Its size, and why: one value for all subnets that are alike, so it knows of no place.
    pub size: Arc<Size>,
    /// What to know about its place.
    pub notices: Vec<Notice>,
    /// Why it is where it is.
    pub pinned: Pinned,
    /// The group it belongs to.
    pub group: Option<String>,
    /// The block whose rest is kept free for it to grow.
    pub reserve: Option<IpNet>,
}

/// Why a subnet is where it is.
///
/// ```
/// use ipplan::{Lock, Network, Pinned, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let request = Request::default().with("hub", hub);
/// let first = plan(&request, &Lock::default()).unwrap();
/// let second = plan(&request, &first.lock()).unwrap();
/// assert_eq!(first.networks["hub"].subnets["web"].pinned, Pinned::No);
/// assert_eq!(second.networks["hub"].subnets["web"].pinned, Pinned::Locked);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pinned {
    /// It was placed now, where there was room.
    No,
    /// It was there before.
    Locked,
    /// The request says so.
    Asked,
}

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
/// assert_eq!(subnets["large"].range.to_string(), "10.0.0.0/25");
/// assert_eq!(subnets["small"].range.to_string(), "10.0.0.128/29");
/// ```
pub fn plan(request: &Request, lock: &Lock) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    let known = renames::known(request, lock, &mut problems);
    let lock = &*known.lock;
    problems.extend(bad_network_names(request, lock));
    let wants = wants::all(request, lock, &mut problems);
    let rooms = pools::rooms(request, &wants, lock, &mut problems);
    let keep_outs: Vec<IpNet> = summarize(&network::keep_outs(request)).collect();
    let mut networks = BTreeMap::new();
    for (name, wants) in wants {
        let (Some(network), Some(room)) = (request.networks.get(name), rooms.get(name)) else {
            continue;
        };
        let locked = lock.networks.get(name);
        match network::place(request, &keep_outs, name, &room.prefixes, &wants, locked) {
            Ok(mut planned) => {
                planned.region.clone_from(&network.region);
                planned.pinned = room.pinned;
                networks.insert(name.into(), planned);
            }
            Err(more) => problems.extend(more),
        }
    }
    for (network, subnet, notice) in &known.stale {
        tell(&mut networks, network, subnet.as_deref(), notice);
    }
    let edition = request.edition.unwrap_or_else(Edition::newest);
    let mut gone = BTreeMap::new();
    gone.extend(pools::gone(request, lock).map(|(name, network)| (name.clone(), network)));
    if problems.is_empty() { Ok(Plan { edition, networks, gone }) } else { Err(problems) }
}

/// Adds a notice to a network, or to the subnets that one entry of the request became.
fn tell(
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

/// Names of networks that Azure refuses, or that it takes for one.
fn bad_network_names(request: &Request, lock: &Lock) -> Vec<Problem> {
    let (mut first, mut problems) = (BTreeMap::new(), Vec::new());
    for name in request.networks.keys() {
        if let Err(problem) = names::NETWORK.check(name) {
            problems.push(problem.at(place::of_network(name)));
        }
        if let Some(other) = first.insert(names::folded(name), name) {
            let message =
                format!("`{other}` and `{name}` are one name in Azure, which ignores case");
            let problem = Problem::new(&codes::NAME_TAKEN, message).at(place::of_network(name));
            problems.push(problem.hint("give one of them another name"));
        }
    }
    for kept in lock.networks.keys().filter(|kept| !request.networks.contains_key(*kept)) {
        if let Some(name) = first.get(&names::folded(kept)) {
            let message = format!("the lock has `{name}` as `{kept}`, and Azure ignores case");
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
    problems.extend(bad_network_names(request, &lock));
    let wants = wants::all(request, &lock, &mut problems);
    let rooms = pools::rooms(request, &wants, &lock, &mut problems);
    for (name, room) in rooms {
        if let Err(error) = Space::new(&room.prefixes) {
            let problem = Problem::new(&codes::BAD_SPACE, error.to_string());
            problems.push(problem.at(format!("{}.space", place::of_network(&name))));
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

impl Plan {
    /// Everything as it is now, for the next plan to leave in place.
    ///
    /// ```
    /// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
    ///
    /// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
    /// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
    /// let lock = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap().lock();
    /// assert_eq!(lock.networks["hub"].subnets["web"].range.to_string(), "10.0.0.0/27");
    /// ```
    pub fn lock(&self) -> Lock {
        let mut networks = self.gone.clone();
        for (name, network) in &self.networks {
            let (space, mut subnets) = (network.prefixes.clone(), network.gone.clone());
            for (key, subnet) in &network.subnets {
                let placed = LockedSubnet {
                    ipv6: subnet.ipv6.or(subnet.ipv6_gone),
                    ipv6_gone: subnet.ipv6_gone.is_some(),
                    ..LockedSubnet::at(subnet.range)
                };
                subnets.insert(key.clone(), placed);
            }
            networks.insert(name.clone(), LockedNetwork { space, subnets });
        }
        Lock { networks }
    }

    /// The subnets that were placed now, as network and key.
    ///
    /// ```
    /// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
    ///
    /// let subnet = |count| Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count));
    /// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", subnet(20));
    /// let request = Request::default().with("hub", hub.clone());
    /// let lock = plan(&request, &Lock::default()).unwrap().lock();
    ///
    /// let request = request.with("hub", hub.with("api", subnet(5)));
    /// assert!(plan(&request, &lock).unwrap().placed_now().eq([("hub", "api")]));
    /// ```
    pub fn placed_now(&self) -> impl Iterator<Item = (&str, &str)> {
        self.networks.iter().flat_map(|(name, network)| {
            let new = network.subnets.iter().filter(|(_, subnet)| subnet.pinned == Pinned::No);
            new.map(move |(key, _)| (name.as_str(), key.as_str()))
        })
    }

    /// Refuses what was placed now: everything has to be in the lock, or where the request says. That
    /// goes for subnets, for their IPv6 ranges, and for networks that take their space from a pool.
    ///
    /// # Errors
    ///
    /// `not-locked`, one problem for each of them that is new.
    ///
    /// ```
    /// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
    ///
    /// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
    ///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
    /// let request = Request::default().with("hub", hub);
    ///
    /// let first = plan(&request, &Lock::default()).unwrap();
    /// assert_eq!(first.only_locked().unwrap_err()[0].place, "networks.hub.subnets.web");
    /// assert!(plan(&request, &first.lock()).unwrap().only_locked().is_ok());
    /// ```
    pub fn only_locked(&self) -> Result<(), Vec<Problem>> {
        let mut new = Vec::new();
        let mut add = |what: &str, place: String| {
            let message = format!("{what} is not in the lock, and --locked places nothing");
            let problem = Problem::new(&codes::NOT_LOCKED, message).at(place);
            new.push(problem.hint("plan without --locked, and commit the lock"));
        };
        for (name, network) in &self.networks {
            if network.pinned == Pinned::No {
                add(&format!("the block of {name}"), format!("{}.from", place::of_network(name)));
            }
            for (key, subnet) in &network.subnets {
                // An entry of the request can have several subnets, such as fw/firewall.
                let entry = key.split_once('/').map_or(key.as_str(), |(entry, _)| entry);
                let place = place::of_subnet(name, entry);
                if subnet.pinned == Pinned::No {
                    add(key, place);
                } else if subnet.ipv6_is_new {
                    add(&format!("the IPv6 range of {key}"), format!("{place}.ipv6"));
                }
            }
        }
        if new.is_empty() { Ok(()) } else { Err(new) }
    }

    /// What to know, each notice once, with the subnets it is about as `network/subnet`, or the network.
    ///
    /// ```
    /// use ipplan::{Lock, Network, Request, Subnet, plan, services::app_service::*};
    ///
    /// let subnet = || Subnet::of(SERVICE.with(&INSTANCES, 3));
    /// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
    /// let hub = hub.with("api", subnet()).with("web", subnet());
    /// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
    /// let notices = plan.notices();
    /// let (_, about) = notices.iter().find(|it| it.0.code.id == "under-advice").unwrap();
    /// assert_eq!(*about, ["hub/api", "hub/web"]);
    /// ```
    pub fn notices<'p>(&'p self) -> Vec<(&'p Notice, Vec<String>)> {
        let mut notices: Vec<(&Notice, Vec<String>)> = Vec::new();
        // Where each is among them: of what to know about places there can be as many as subnets.
        let mut known = BTreeMap::new();
        let mut add = |notice: &'p Notice, about: String| {
            let page = notice.source.map(|source| (source.url, source.date));
            let same = (notice.code.id, &*notice.message, page);
            let at = *known.entry(same).or_insert(notices.len());
            if at == notices.len() {
                notices.push((notice, Vec::new()));
            }
            if let Some((_, places)) = notices.get_mut(at) {
                places.push(about);
            }
        };
        for (name, network) in &self.networks {
            network.notices.iter().for_each(|notice| add(notice, name.clone()));
            for (key, subnet) in &network.subnets {
                for notice in subnet.size.notices.iter().chain(&subnet.notices) {
                    add(notice, place::subnet(name, key));
                }
            }
        }
        notices
    }

    /// Every page behind the plan, each once.
    ///
    /// ```
    /// use ipplan::{Lock, Network, Request, Subnet, plan, platform, services::hosts};
    ///
    /// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
    /// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
    /// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
    /// assert!(plan.sources().contains(&platform::RESERVED.newest().source));
    /// ```
    pub fn sources(&self) -> Vec<&'static Source> {
        let subnets = self.networks.values().flat_map(|network| network.subnets.values());
        each_once(subnets.flat_map(|subnet| subnet.size.sources()))
    }
}
