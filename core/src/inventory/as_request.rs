//! An inventory as a request in which everything has its place.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::existing::{ExistingNetwork, ExistingSubnet, SubnetState};
use super::inventory::Inventory;
use super::origin::Origin;
use crate::address::{Family, PrefixLen, Prefixes, gaps};
use crate::links::{LinkKind, is_named_for};
use crate::plan::{
    AddressSpace, ClientPool, KeepOut, Lock, LockedNetwork, LockedSubnet, Network, Place, Request,
    Subnet,
};
use crate::service::{Connects, platform};

impl Inventory {
    /// Returns the inventory as a request: every subnet is at its place. A subnet without a workload is
    /// one whose use is not known.
    ///
    /// Subnets and networks that are about to be deleted, or that have no range, are left out. A
    /// network whose address space is not known is left out as well, and its subnets become ranges
    /// to avoid.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, Place};
    ///
    /// let web = ExistingSubnet {
    ///     name: "web".into(),
    ///     prefixes: vec!["10.0.0.0/26".parse().unwrap()],
    ///     ..ExistingSubnet::default()
    /// };
    /// let space = vec!["10.0.0.0/24".parse().unwrap()];
    /// let hub = ExistingNetwork { name: "hub".into(), space, subnets: vec![web], ..Default::default() };
    /// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
    /// let request = inventory.request();
    /// let at = &request.networks["hub"].subnets["web"].at;
    /// assert_eq!(*at, Place::Here(vec!["10.0.0.0/26".parse().unwrap()]));
    /// ```
    pub fn request(&self) -> Request {
        let mut request = Request::default();
        let (names, inside) = (self.names(), self.inside());
        for (index, (network, name)) in self.networks.iter().zip(&names).enumerate() {
            if network.state == SubnetState::Going || inside.contains_key(&index) {
                continue;
            }
            if network.space.is_empty() {
                for range in network.used() {
                    request.avoid.push(KeepOut { range, why: network.name.clone() });
                }
                continue;
            }
            let network = network.as_request(&mut request.avoid);
            request.networks.insert(name.clone(), network);
        }
        self.add_links(&names, &mut request);
        let mut taken = BTreeMap::<usize, BTreeSet<String>>::new();
        for (index, outer) in inside {
            let taken = taken.entry(outer).or_default();
            let outer = names.get(outer).and_then(|name| request.networks.get_mut(name));
            if let Some((network, outer)) = self.networks.get(index).zip(outer) {
                network.as_subnet_of(outer, taken, &mut request.avoid);
            }
        }
        request
    }

    /// Adds what is linked, as far as all of it is in the request, and the other ranges to avoid.
    fn add_links(&self, names: &[String], request: &mut Request) {
        let mut found = self.existing_links(names);
        let networks = &request.networks;
        // A file may have a network without its gateway.
        let has_gateway = |name: &String| {
            let subnets = networks.get(name).into_iter().flat_map(|it| it.subnets.keys());
            subnets.into_iter().any(|subnet| is_named_for(subnet, Connects::VpnGateway))
        };
        let is_there = |end: &String| match end.split_once('/') {
            Some((network, subnet)) => {
                let network = networks.get(network).filter(|it| it.isolated.is_none());
                network.is_some_and(|it| it.subnets.contains_key(subnet))
            }
            None => networks.get(end).is_some_and(|it| it.isolated.is_none()),
        };
        // Only where the file says how much of App Service is there.
        let is_app = |end: &String| {
            let (network, subnet) = end.split_once('/').unwrap_or((end, ""));
            let subnet = networks.get(network).and_then(|it| it.subnets.get(subnet));
            let mut holds = subnet.into_iter().flat_map(|it| &it.holds);
            is_there(end) && holds.any(|it| it.service().connects == Some(Connects::App))
        };
        found.client_pools.retain(|_, it| is_there(&it.network) && has_gateway(&it.network));
        let pools = &found.client_pools;
        found.links.retain(|(link, _)| {
            if link.kind.is_integration() {
                return link.ends.iter().all(|end| pools.contains_key(end) || is_app(end));
            }
            let by_gateway = matches!(link.kind, LinkKind::Vpn | LinkKind::ExpressRoute);
            link.ends.iter().all(|end| {
                found.sites.contains_key(end) || is_there(end) && (!by_gateway || has_gateway(end))
            })
        });
        for (link, _) in &mut found.links {
            if !link.gateway_transit.iter().any(has_gateway) {
                link.gateway_transit.clear();
                link.remote_gateways.clear();
            }
        }
        let mut own = BTreeSet::new();
        for (name, pool) in found.client_pools {
            own.insert(pool.range);
            let network = Some(pool.network);
            request.client_pools.insert(name, ClientPool { network, ..ClientPool::at(pool.range) });
        }
        request.links = found.links.into_iter().map(|(link, _)| link).collect();
        for (name, (space, _)) in found.sites {
            if request.links.iter().any(|link| link.ends.contains(&name)) {
                own.extend(&space);
                request.sites.insert(name, space);
            }
        }
        let sites = self.sites.iter().map(|it| &it.origin);
        let origins: BTreeSet<&Origin> =
            sites.chain(self.client_pools.iter().map(|it| &it.origin)).collect();
        let others = self.keep_outs.iter();
        let others = others.filter(|it| !(own.contains(&it.range) && origins.contains(&it.origin)));
        let others = others.map(|it| KeepOut { range: it.range, why: it.why.clone() });
        request.avoid.splice(0..0, others);
    }

    /// The same as a lock, by which a plan leaves everything where it is. Its names are those of
    /// [`Inventory::request`].
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, plan};
    ///
    /// let web = ExistingSubnet {
    ///     name: "web".into(),
    ///     prefixes: vec!["10.0.0.0/26".parse().unwrap()],
    ///     ..ExistingSubnet::default()
    /// };
    /// let space = vec!["10.0.0.0/24".parse().unwrap()];
    /// let hub = ExistingNetwork { name: "hub".into(), space, subnets: vec![web], ..Default::default() };
    /// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
    /// let plan = plan(&inventory.request(), &inventory.lock()).unwrap();
    /// assert_eq!(plan.lock(), inventory.lock());
    /// ```
    pub fn lock(&self) -> Lock {
        let mut lock = Lock::default();
        let request = self.request();
        for (name, pool) in request.client_pools {
            lock.client_pools.extend(pool.at.map(|range| (name, LockedSubnet::at(range))));
        }
        for (name, network) in request.networks {
            let AddressSpace::Declared(space) = network.space else { continue };
            let subnets = network.subnets.into_iter().filter_map(|(name, subnet)| {
                let Place::Here(prefixes) = subnet.at else { return None };
                let prefixes = Prefixes::of(prefixes)?;
                Some((name, LockedSubnet { prefixes, former: Vec::new(), gone: false }))
            });
            lock.networks.insert(name, LockedNetwork { space, subnets: subnets.collect() });
        }
        lock
    }

    /// A name for each network that no other has: its own, where that is the only one.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, Inventory};
    ///
    /// let hub = ExistingNetwork { name: "hub".into(), ..ExistingNetwork::default() };
    /// let id = "/subscriptions/x/resourceGroups/rg-b/providers/Microsoft.Network/virtualNetworks/hub";
    /// let other = ExistingNetwork { id: Some(id.into()), ..hub.clone() };
    /// let inventory = Inventory { networks: vec![hub, other], ..Inventory::default() };
    /// assert_eq!(inventory.names(), ["hub", "hub-rg-b"]);
    /// ```
    pub fn names(&self) -> Vec<String> {
        let mut taken = BTreeSet::new();
        let names = self.networks.iter().map(|network| {
            let name = if network.name.is_empty() { "network" } else { &network.name };
            unique(&mut taken, name, network.resource_group())
        });
        names.collect()
    }
}

impl ExistingNetwork {
    /// Its free blocks, lowest first; none of a prefix that overlaps another one of its own, and none of a
    /// network that is in use as a whole.
    ///
    /// ```
    /// use ipplan::ExistingNetwork;
    ///
    /// let space = vec!["10.0.0.0/24".parse().unwrap()];
    /// let network = ExistingNetwork { space: space.clone(), ..ExistingNetwork::default() };
    /// assert_eq!(network.free(), space);
    /// ```
    pub fn free(&self) -> Vec<IpNet> {
        if self.full {
            return Vec::new();
        }
        let used: Vec<IpNet> = self.used().collect();
        gaps(&self.space, &used).map(Iterator::collect).unwrap_or_default()
    }

    /// The ranges of its subnets that nothing else may get.
    fn used(&self) -> impl Iterator<Item = IpNet> {
        let kept = self.subnets.iter().filter(|subnet| subnet.state.keeps_its_addresses());
        kept.flat_map(|subnet| subnet.prefixes.iter().copied())
    }

    /// The resource group of its ID.
    ///
    /// ```
    /// assert_eq!(ipplan::ExistingNetwork::default().resource_group(), None);
    /// ```
    pub fn resource_group(&self) -> Option<&str> {
        let mut parts = self.id.as_deref()?.split('/');
        parts.find(|part| part.eq_ignore_ascii_case("resourceGroups"))?;
        parts.next()
    }

    fn as_request(&self, avoid: &mut Vec<KeepOut>) -> Network {
        let other_world = (!self.vrf.is_empty()).then(|| format!("address space {}", self.vrf));
        let mut network = Network {
            space: AddressSpace::Declared(self.space.clone()),
            region: self.region.clone(),
            was: None,
            isolated: self.isolated.clone().or(other_world),
            reuse: None,
            public: None,
            subnets: BTreeMap::new(),
        };
        let mut taken = BTreeSet::new();
        for subnet in &self.subnets {
            if !subnet.state.keeps_its_addresses() || subnet.prefixes.is_empty() {
                continue;
            }
            // What no subnet of Azure can be is kept off all the same.
            if subnet.prefixes.iter().any(is_too_small) {
                let whole = subnet.prefixes.iter();
                avoid
                    .extend(whole.map(|range| KeepOut { range: *range, why: subnet.name.clone() }));
                continue;
            }
            let name = if subnet.name.is_empty() { "subnet" } else { &subnet.name };
            network.subnets.insert(unique(&mut taken, name, None), subnet.as_request());
        }
        network
    }
}

impl ExistingSubnet {
    fn as_request(&self) -> Subnet {
        let said = self.residents.iter().filter_map(|resident| resident.workload.clone());
        let holds: Vec<_> = self.holds.iter().cloned().chain(said).collect();
        let at = Place::Here(self.prefixes.clone());
        let default_outbound = self.default_outbound.filter(|on| *on);
        Subnet { holds, at, default_outbound, ..Subnet::default() }
    }
}

pub(super) fn is_too_small(range: &IpNet) -> bool {
    let smallest = platform::SMALLEST.newest().value;
    Family::of(range) == Family::V4 && smallest.is_larger_than(PrefixLen::of(range))
}

/// A name that was not given yet: with a suffix where there is one, else with a number.
pub(super) fn unique(taken: &mut BTreeSet<String>, name: &str, suffix: Option<&str>) -> String {
    let with_suffix = suffix.map(|suffix| format!("{name}-{suffix}"));
    let numbered = (2_u64..).map(|number| format!("{name}-{number}"));
    let mut names = core::iter::once(name.into()).chain(with_suffix).chain(numbered);
    let free = names.find(|name: &String| !taken.contains(&name.to_ascii_lowercase()));
    let name = free.unwrap_or_default();
    taken.insert(name.to_ascii_lowercase());
    name
}
