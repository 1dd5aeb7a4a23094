//! A plan: the place of everything.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::Prefixes;
use crate::fact::{Edition, Source, each_once};
use crate::links::{Link, LinkDemand};
use crate::problem::{Notice, Problem, codes, place};
use crate::service::{Attachment, CheckedWorkload, Service};
use crate::size::Size;
use crate::space::Space;

use super::lock::{CLIENT_POOLS, Lock, LockedNetwork, LockedSubnet};

/// The place of everything, with the reasons.
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
    /// The edition that was used.
    pub edition: Edition,
    /// The networks, by name.
    pub networks: BTreeMap<String, PlannedNetwork>,
    /// Networks that are no longer wanted and not released yet, by name. They keep their space.
    pub gone: BTreeMap<String, LockedNetwork>,
    /// The address pools of point-to-site connections, by name.
    pub client_pools: BTreeMap<String, PlannedClientPool>,
    /// Client pools that are no longer wanted and not released yet, by name. They keep their
    /// ranges.
    pub gone_client_pools: BTreeMap<String, LockedSubnet>,
    /// The ranges of on-premises sites, by name.
    pub sites: BTreeMap<String, Vec<IpNet>>,
    /// The links, in the order of the request; after them, those that follow from client pools.
    pub links: Vec<PlannedLink>,
}

/// The address pool of a point-to-site connection, with its range.
///
/// ```
/// use ipplan::{ClientPool, Lock, Pinned, Request, plan};
///
/// let staff = ClientPool::at("172.31.0.0/22".parse().unwrap());
/// let client_pools = [("staff".to_string(), staff)].into();
/// let plan = plan(&Request { client_pools, ..Request::default() }, &Lock::default()).unwrap();
/// let staff = &plan.client_pools["staff"];
/// assert_eq!((staff.size.prefix_len.to_string().as_str(), staff.pinned), ("/22", Pinned::Asked));
/// ```
#[derive(Clone, Debug)]
pub struct PlannedClientPool {
    /// Its range.
    pub range: IpNet,
    /// The workloads that take addresses from it, checked; empty if they are not known.
    pub holds: Arc<[CheckedWorkload]>,
    /// Its size, and why.
    pub size: Arc<Size>,
    /// Whether its place was given.
    pub pinned: Pinned,
    /// The network whose gateway assigns the addresses, if the request says it.
    pub network: Option<String>,
    /// The notices about its range.
    pub notices: Vec<Notice>,
}

/// A link of a plan.
///
/// ```
/// use ipplan::{Link, LinkKind, Lock, Network, Request, plan};
///
/// let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
/// let links = vec![Link::of(LinkKind::Peer, ["hub", "app"])];
/// let mut request = Request { links, ..Request::default() }
///     .with("hub", network("10.0.0.0/24"))
///     .with("app", network("10.0.1.0/24"));
/// let answer = plan(&request, &Lock::default()).unwrap();
/// assert_eq!(answer.links[0].link.ends, ["hub", "app"]);
///
/// request.networks.get_mut("app").unwrap().space = request.networks["hub"].space.clone();
/// assert_eq!(plan(&request, &Lock::default()).unwrap_err()[0].code.id, "linked-overlap");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedLink {
    /// The link; for a client pool that names its network, the one that follows from it.
    pub link: Link,
    /// Its demands on those who build it.
    pub demands: Vec<LinkDemand>,
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
    /// The previous name, if the request says it.
    pub was: Option<String>,
    /// Its resource ID, if it is known to exist: see [`Inventory::identify`](crate::Inventory::identify).
    pub id: Option<String>,
    /// Its address space.
    pub prefixes: Vec<IpNet>,
    /// The origin of its space: declared by the request, locked, or taken from a pool now.
    pub pinned: Pinned,
    /// Its subnets, by key.
    pub subnets: BTreeMap<String, PlannedSubnet>,
    /// Blocks of subnets that are no longer wanted and not released yet, by key.
    pub gone: BTreeMap<String, LockedSubnet>,
    /// The reason why it is isolated, and compared with no other network; `None` if it is not.
    pub isolated: Option<String>,
    /// The reason why it may reuse ranges of networks that its links do not connect it with; `None`
    /// if it may not.
    pub reuse: Option<String>,
    /// The notices about the network as a whole.
    pub notices: Vec<Notice>,
    /// The free part of its space.
    pub free: Space,
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
/// assert_eq!(format!("{} {}", jump.name, jump.prefixes), "AzureBastionSubnet 10.0.0.0/26");
/// ```
#[derive(Clone, Debug)]
pub struct PlannedSubnet {
    /// The name in Azure: the one that Azure requires, or else its own.
    pub name: String,
    /// The prefixes, IPv4 first.
    pub prefixes: Prefixes,
    /// Whether its IPv6 prefix was placed now.
    pub ipv6_is_new: bool,
    /// Former prefixes that are not released yet.
    pub former: Vec<IpNet>,
    /// Its workloads, checked; empty if its use is not known.
    pub holds: Arc<[CheckedWorkload]>,
    /// Its size, and why: one value for all subnets with the same workloads, so it contains no
    /// place.
    pub size: Arc<Size>,
    /// The notices about its place.
    pub notices: Vec<Notice>,
    /// The origin of its place.
    pub pinned: Pinned,
    /// The group it belongs to.
    pub group: Option<String>,
    /// The block that is kept free around it, so that it can grow.
    pub reserve: Option<IpNet>,
    /// Whether its virtual machines reach the internet without an explicit outbound resource.
    pub default_outbound: bool,
    /// The previous key, if the request says it.
    pub was: Option<String>,
    /// Its resource ID, if it is known to exist: see [`Inventory::identify`](crate::Inventory::identify).
    pub id: Option<String>,
}

impl PlannedSubnet {
    /// The resources that the services in it require or refuse on the subnet, each with its service,
    /// in the order of the services.
    ///
    /// ```
    /// use ipplan::{Edition, Lock, Network, Request, Service, Subnet, plan};
    ///
    /// let instances = Service::named("sql-managed-instance").unwrap().workload();
    /// let instances = Subnet::of(instances.with("general-purpose", 1));
    /// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("data", instances);
    /// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
    /// let beside = plan.networks["hub"].subnets["data"].attachments();
    /// let kinds = beside.iter().map(|(_, attachment)| attachment.kind.name());
    /// assert_eq!(kinds.take(2).collect::<Vec<_>>(), ["network security group", "route table"]);
    /// ```
    pub fn attachments(&self) -> Vec<(&'static Service, &'static Attachment)> {
        let held = self.holds.iter().map(CheckedWorkload::service);
        let services = held.chain(self.size.by_name);
        let of_role = |service: &'static Service| {
            let mut rules = service.subnets.iter();
            let rule = rules.find(|rule| rule.role == self.size.role).or(service.subnets.first());
            rule.into_iter().flat_map(|rule| rule.attachments).map(move |it| (service, it))
        };
        let mut found = Vec::new();
        for (service, attachment) in services.flat_map(of_role) {
            let known = |it: &(&Service, &Attachment)| {
                it.0.id == service.id && it.1.kind == attachment.kind
            };
            if !found.iter().any(known) {
                found.push((service, attachment));
            }
        }
        found
    }
}

/// The origin of a place.
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
    /// It was placed now.
    No,
    /// It is in the lock.
    Locked,
    /// It is fixed by the request.
    Asked,
}

impl Plan {
    /// Returns the lock of this plan, which makes the next plan leave everything in place.
    ///
    /// ```
    /// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
    ///
    /// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
    /// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
    /// let lock = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap().lock();
    /// assert_eq!(lock.networks["hub"].subnets["web"].prefixes.to_string(), "10.0.0.0/27");
    /// ```
    pub fn lock(&self) -> Lock {
        let mut networks = self.gone.clone();
        for (name, network) in &self.networks {
            let (space, mut subnets) = (network.prefixes.clone(), network.gone.clone());
            for (key, PlannedSubnet { prefixes, former, .. }) in &network.subnets {
                let (prefixes, former) = (prefixes.clone(), former.clone());
                subnets.insert(key.clone(), LockedSubnet { prefixes, former, gone: false });
            }
            networks.insert(name.clone(), LockedNetwork { space, subnets });
        }
        let mut client_pools = self.gone_client_pools.clone();
        client_pools.extend(
            self.client_pools.iter().map(|(name, it)| (name.clone(), LockedSubnet::at(it.range))),
        );
        Lock { networks, client_pools }
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

    /// Refuses anything that was placed now: everything must be in the lock, or fixed by the request.
    /// This applies to subnets, to their IPv6 ranges, and to networks that take their space from a
    /// pool.
    ///
    /// # Errors
    ///
    /// `not-locked`, one problem for each new one.
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
            let message = format!("{what} is not in the lock, and with --locked nothing is placed");
            let problem = Problem::new(&codes::NOT_LOCKED, message).at(place);
            new.push(problem.hint("plan without --locked, and commit the lock"));
        };
        for (name, network) in &self.networks {
            if network.pinned == Pinned::No {
                add(
                    &format!("the block of network `{name}`"),
                    format!("{}.from", place::of_network(name)),
                );
            }
            for (key, subnet) in &network.subnets {
                // An entry of the request can have several subnets, such as fw/firewall.
                let entry = key.split_once('/').map_or(key.as_str(), |(entry, _)| entry);
                let place = place::of_subnet(name, entry);
                if subnet.pinned == Pinned::No {
                    add(&format!("`{key}`"), place);
                } else if subnet.ipv6_is_new {
                    add(&format!("the IPv6 range of `{key}`"), format!("{place}.ipv6"));
                }
            }
        }
        for (name, pool) in &self.client_pools {
            if pool.pinned == Pinned::No {
                add(name, format!("{CLIENT_POOLS}.{}", place::step(name)));
            }
        }
        if new.is_empty() { Ok(()) } else { Err(new) }
    }

    /// All notices of the plan, each once, with the networks and the subnets (as `network/subnet`)
    /// that it is about.
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
        for (name, pool) in &self.client_pools {
            for notice in pool.size.notices.iter().chain(&pool.notices) {
                add(notice, place::subnet(CLIENT_POOLS, name));
            }
        }
        notices
    }

    /// Every page that the plan relies on, each once.
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
        let noticed = self.notices().into_iter().filter_map(|(notice, _)| notice.source);
        let sizes = subnets.map(|subnet| &subnet.size);
        let sizes = sizes.chain(self.client_pools.values().map(|pool| &pool.size));
        each_once(sizes.flat_map(|size| size.sources()).chain(noticed))
    }
}
