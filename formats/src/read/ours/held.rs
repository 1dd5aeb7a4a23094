//! A request or a lock as an inventory of what exists.
//!
//! Subnets are where a lock or a plan has them, or where a request pins them. A subnet that is gone and
//! not yet released keeps its addresses, so it is reserved here. The address pools of point-to-site
//! connections are ranges that no network may have.

use ipplan::{
    AddressSpace, CLIENT_POOLS, ExistingNetwork, ExistingRange, ExistingSubnet, Inventory, IpNet,
    Lock, LockedNetwork, LockedSubnet, Network, Origin, Place, Request, Subnet, SubnetState, codes,
};

use crate::read::ours::levels::notice;
use crate::read::ours::request::Places;

pub(crate) fn inventory(request: &Request, lock: Option<&Lock>, places: &Places) -> Inventory {
    let mut held = Held { inventory: Inventory::default(), places, unplaced: 0 };
    held.ranges(request, lock);
    let nothing = LockedNetwork::default();
    for (name, network) in &request.networks {
        let locked = lock.and_then(|lock| lock.networks.get(name));
        held.network(name, network, locked.unwrap_or(&nothing));
    }
    let gone = lock.into_iter().flat_map(|lock| &lock.networks);
    for (name, network) in gone.filter(|(name, _)| !request.networks.contains_key(*name)) {
        let subnets = network.subnets.iter().filter_map(|(key, it)| held.kept(name, key, it, true));
        let subnets = subnets.collect();
        held.inventory.networks.push(ExistingNetwork {
            name: name.clone(),
            space: network.space.clone(),
            state: SubnetState::Reserved,
            subnets,
            origin: held.origin(format!("networks.{name}")),
            ..ExistingNetwork::default()
        });
    }
    let Held { mut inventory, unplaced, .. } = held;
    if unplaced > 0 {
        let message = format!(
            "{unplaced} networks and subnets of the request have no place yet and are not counted; \
             give its lock or its plan to count them"
        );
        inventory.notices.push(notice(&codes::NOT_PLACED, message));
    }
    inventory
}

struct Held<'a> {
    inventory: Inventory,
    places: &'a Places,
    /// How many networks and subnets have no place.
    unplaced: usize,
}

impl Held<'_> {
    fn origin(&self, path: String) -> Origin {
        let spot = self.places.at(&path);
        let (line, column) = spot.map_or((0, 0), |spot| (spot.line, spot.column));
        Origin { file: 0, path, line, column }
    }

    fn range(&self, range: IpNet, why: impl Into<String>, path: String) -> ExistingRange {
        ExistingRange { range, why: why.into(), origin: self.origin(path) }
    }

    /// Adds the ranges that are not networks: pools, ranges to avoid, client pools.
    fn ranges(&mut self, request: &Request, lock: Option<&Lock>) {
        for (name, prefixes) in &request.pools {
            for prefix in prefixes {
                let range = self.range(*prefix, name, format!("pools.{name}"));
                self.inventory.containers.push(range);
            }
        }
        for (index, keep_out) in request.avoid.iter().enumerate() {
            let range = self.range(keep_out.range, &keep_out.why, format!("avoid.{index}"));
            self.inventory.keep_outs.push(range);
        }
        let locked = lock.into_iter().flat_map(|lock| &lock.client_pools);
        let mut pools: Vec<(&String, Option<IpNet>)> =
            locked.map(|(name, pool)| (name, Some(pool.prefixes.first()))).collect();
        for (name, pool) in &request.client_pools {
            if !pools.iter().any(|(known, _)| *known == name) {
                pools.push((name, pool.at));
            }
        }
        for (name, range) in pools {
            let Some(range) = range else {
                self.unplaced += 1;
                continue;
            };
            let path = format!("{CLIENT_POOLS}.{name}");
            let range = self.range(range, format!("client pool `{name}`"), path);
            self.inventory.keep_outs.push(range);
        }
    }

    fn network(&mut self, name: &str, network: &Network, locked: &LockedNetwork) {
        let space = match &network.space {
            _ if !locked.space.is_empty() => locked.space.clone(),
            AddressSpace::Declared(space) => space.clone(),
            AddressSpace::From { .. } => Vec::new(),
        };
        self.unplaced += usize::from(space.is_empty());
        let mut subnets = Vec::new();
        for (key, subnet) in &locked.subnets {
            if !subnet.gone {
                let entry = key.split('/').next().unwrap_or(key);
                let wanted = network.subnets.get(key).or_else(|| network.subnets.get(entry));
                let holds = wanted.map(|it| it.holds.clone()).unwrap_or_default();
                let there = self.subnet(name, key, subnet.prefixes.iter().collect());
                subnets.push(ExistingSubnet { holds, ..there });
            }
            subnets.extend(self.kept(name, key, subnet, subnet.gone));
        }
        for (key, subnet) in network.subnets.iter().filter(|(key, it)| !is_in(locked, key, it)) {
            let pinned = match &subnet.at {
                Place::Anywhere => Vec::new(),
                Place::Here(prefixes) => prefixes.clone(),
                Place::ByRole(roles) => roles.values().flatten().copied().collect(),
            };
            if pinned.is_empty() {
                self.unplaced += 1;
            } else {
                let holds = subnet.holds.clone();
                subnets.push(ExistingSubnet { holds, ..self.subnet(name, key, pinned) });
            }
        }
        self.inventory.networks.push(ExistingNetwork {
            name: name.to_owned(),
            region: network.region.clone(),
            space,
            isolated: network.isolated.clone(),
            subnets,
            origin: self.origin(format!("networks.{name}")),
            ..ExistingNetwork::default()
        });
    }

    /// A subnet in its place. One of several subnets of a service has a slash in its key, which no name in
    /// Azure has.
    fn subnet(&self, network: &str, key: &str, prefixes: Vec<IpNet>) -> ExistingSubnet {
        let origin = self.origin(format!("networks.{network}.subnets.{key}"));
        let name = key.replace('/', "-");
        let named_by_key = true;
        ExistingSubnet { name, named_by_key, prefixes, origin, ..ExistingSubnet::default() }
    }

    /// The prefixes that a subnet of a lock keeps in addition to its place: all of them if it is
    /// gone, otherwise its former ones.
    fn kept(
        &self,
        network: &str,
        key: &str,
        subnet: &LockedSubnet,
        gone: bool,
    ) -> Option<ExistingSubnet> {
        let place = subnet.prefixes.iter().filter(|_| gone);
        let prefixes: Vec<IpNet> = place.chain(subnet.former.iter().copied()).collect();
        let state = SubnetState::Reserved;
        let kept = ExistingSubnet { state, ..self.subnet(network, key, prefixes) };
        (!kept.prefixes.is_empty()).then_some(kept)
    }
}

/// Whether a lock has the place of a subnet of the request: under its key, the keys of its parts, or the
/// name that it had.
fn is_in(locked: &LockedNetwork, key: &str, subnet: &Subnet) -> bool {
    let parts = format!("{key}/");
    let has = |key: &str| locked.subnets.get(key).is_some_and(|it| !it.gone);
    has(key)
        || subnet.was.as_deref().is_some_and(has)
        || locked.subnets.iter().any(|(it, locked)| it.starts_with(&parts) && !locked.gone)
}
