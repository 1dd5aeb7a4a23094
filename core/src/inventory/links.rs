//! What connects the networks that exist, as links.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::IpNet;

use super::as_request::unique;
use super::connected::ExistingSite;
use super::existing::Peering;
use super::inventory::Inventory;
use super::origin::Origin;
use crate::links::{Link, LinkKind};

/// Everything that links join beside networks, and the links.
#[derive(Default)]
pub(crate) struct ExistingLinks<'a> {
    /// Each with where it was read first.
    pub(crate) links: Vec<(Link, &'a Origin)>,
    pub(crate) sites: BTreeMap<String, (Vec<IpNet>, &'a Origin)>,
    pub(crate) client_pools: BTreeMap<String, ExistingClients<'a>>,
}

/// Addresses that a gateway of a network gives out.
pub(crate) struct ExistingClients<'a> {
    pub(crate) range: IpNet,
    pub(crate) network: String,
    pub(crate) origin: &'a Origin,
}

impl Inventory {
    /// The peerings between networks that the files have, each pair once, and what connections join that
    /// the files have as well. A gateway is used where no side says that it is not offered.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, Inventory, Peering};
    ///
    /// let network = |name: &str, peer: &str| ExistingNetwork {
    ///     name: name.into(),
    ///     peerings: vec![Peering { remote: peer.into(), ..Peering::default() }],
    ///     ..ExistingNetwork::default()
    /// };
    /// let networks = vec![network("hub", "spoke"), network("spoke", "hub")];
    /// let inventory = Inventory { networks, ..Inventory::default() };
    /// let links = inventory.links(&inventory.names());
    /// assert_eq!(links.len(), 1);
    /// assert_eq!(links[0].ends, ["hub", "spoke"]);
    /// ```
    pub fn links(&self, names: &[String]) -> Vec<Link> {
        self.existing_links(names).links.into_iter().map(|(link, _)| link).collect()
    }

    /// The same with everything that they join beside networks.
    pub(crate) fn existing_links<'a>(&'a self, names: &'a [String]) -> ExistingLinks<'a> {
        let mut found = ExistingLinks { links: self.peering_links(names), ..Default::default() };
        if self.connections.is_empty() && self.client_pools.is_empty() {
            return found;
        }
        let ends = Ends::of(self, names);
        let mut taken: BTreeSet<String> = names.iter().map(|it| it.to_ascii_lowercase()).collect();
        for pool in &self.client_pools {
            let Some(network) = ends.network(&pool.gateway) else { continue };
            let name = pool.gateway.rsplit('/').next().unwrap_or_default();
            for range in pool.ranges.iter().filter(|it| matches!(it, IpNet::V4(_))) {
                let name = unique(&mut taken, &format!("{name}-clients"), None);
                let (network, origin) = (network.to_string(), &pool.origin);
                found.client_pools.insert(name, ExistingClients { range: *range, network, origin });
            }
        }
        // Several devices of one site have the same ranges.
        let mut sites = BTreeMap::<Vec<IpNet>, String>::new();
        let mut circuits = BTreeMap::<String, usize>::new();
        let mut joined = BTreeSet::new();
        for connection in &self.connections {
            let kind = connection.kind;
            let mut link = Link::of(kind, Vec::<String>::new());
            for end in &connection.ends {
                let site = ends.site(end);
                let name = match (kind, site) {
                    (LinkKind::FailoverGroup, _) => ends.subnet(end).map(str::to_string),
                    (_, Some(site)) => {
                        let mut space = site.space.clone();
                        space.sort_unstable();
                        let name = sites.entry(space).or_insert_with(|| {
                            let name = unique(&mut taken, &site.name, None);
                            let site = (site.space.clone(), &site.origin);
                            found.sites.insert(name.clone(), site);
                            name
                        });
                        Some(name.clone())
                    }
                    (_, None) => ends.network(end).map(str::to_string),
                };
                link.ends.extend(name);
            }
            if kind == LinkKind::ExpressRoute {
                let [_, circuit] = connection.ends.as_slice() else { continue };
                let Some(network) = link.ends.first().cloned() else { continue };
                let number = *circuits.entry(circuit.to_ascii_lowercase()).or_insert_with(|| {
                    let name = circuit.rsplit('/').next().unwrap_or_default();
                    // What is behind it no file says.
                    let name = unique(&mut taken, name, None);
                    found.sites.insert(name.clone(), (Vec::new(), &connection.origin));
                    found.links.push((Link::of(kind, [name]), &connection.origin));
                    found.links.len() - 1
                });
                let link = found.links.get_mut(number).map(|(link, _)| link);
                if let Some(link) = link.filter(|it| !it.ends.contains(&network)) {
                    link.ends.insert(link.ends.len() - 1, network);
                }
                continue;
            }
            // Both directions between two networks are one link.
            let pair: BTreeSet<String> = link.ends.iter().cloned().collect();
            if pair.len() == 2 && link.ends.len() == 2 && joined.insert((kind, pair)) {
                found.links.push((link, &connection.origin));
            }
        }
        found
    }

    fn peering_links<'a>(&'a self, names: &[String]) -> Vec<(Link, &'a Origin)> {
        let mut by_id = BTreeMap::<String, &String>::new();
        for (network, name) in self.networks.iter().zip(names) {
            if let Some(id) = &network.id {
                by_id.entry(id.to_ascii_lowercase()).or_insert(name);
            }
        }
        // By its name only where no ID says that it is another one.
        for (network, name) in self.networks.iter().zip(names) {
            if network.id.is_none() {
                by_id.entry(network.name.to_ascii_lowercase()).or_insert(name);
            }
        }
        let remote = |peering: &Peering| {
            let whole = by_id.get(&peering.remote.to_ascii_lowercase());
            whole.or_else(|| by_id.get(&peering.remote_name().to_ascii_lowercase())).copied()
        };
        let mut at = BTreeMap::<(&String, &String), usize>::new();
        let mut links: Vec<(Link, &Origin)> = Vec::new();
        for (network, name) in self.networks.iter().zip(names) {
            for peering in &network.peerings {
                let Some(other) = remote(peering).filter(|other| *other != name) else { continue };
                let pair = if name < other { (name, other) } else { (other, name) };
                let number = *at.entry(pair).or_insert_with(|| {
                    let link = Link::of(LinkKind::Peer, [name.clone(), other.clone()]);
                    links.push((link, &peering.origin));
                    links.len() - 1
                });
                let Some((link, _)) = links.get_mut(number) else { continue };
                let state = peering.state.as_deref().filter(|it| !it.is_empty());
                link.disconnected |= state.is_some_and(|it| !it.eq_ignore_ascii_case("Connected"));
                if peering.gateway_transit == Some(true) {
                    link.gateway_transit.push(name.clone());
                }
                if peering.remote_gateways == Some(true) {
                    link.remote_gateways.push(name.clone());
                }
            }
        }
        links
    }
}

/// What the ends of connections are, by their IDs and by their types and names, in small letters.
struct Ends<'a> {
    names: &'a [String],
    sites_by_id: BTreeMap<String, &'a ExistingSite>,
    /// Of several of one name, one without an ID.
    sites_by_name: BTreeMap<String, &'a ExistingSite>,
    residents: BTreeMap<String, (usize, String, bool)>,
    networks: BTreeMap<String, usize>,
}

impl<'a> Ends<'a> {
    fn of(inventory: &'a Inventory, names: &'a [String]) -> Ends<'a> {
        let (mut residents, mut networks) = (BTreeMap::new(), BTreeMap::new());
        for (at, (network, name)) in inventory.networks.iter().zip(names).enumerate() {
            networks.extend(network.id.as_ref().map(|id| (id.to_ascii_lowercase(), at)));
            for subnet in &network.subnets {
                for resident in &subnet.residents {
                    let path = format!("{name}/{}", subnet.name);
                    let short = format!("{}/{}", resident.kind, resident.name);
                    let has_id = resident.id.is_some();
                    for key in resident.id.iter().chain([&short]) {
                        let known = (at, path.clone(), has_id);
                        residents.entry(key.to_ascii_lowercase()).or_insert(known);
                    }
                }
            }
        }
        let (mut sites_by_id, mut sites_by_name) = (BTreeMap::new(), BTreeMap::new());
        for site in &inventory.sites {
            sites_by_id.extend(site.id.as_ref().map(|id| (id.to_ascii_lowercase(), site)));
            let known = sites_by_name.entry(site.name.to_ascii_lowercase()).or_insert(site);
            if known.id.is_some() && site.id.is_none() {
                *known = site;
            }
        }
        Ends { names, sites_by_id, sites_by_name, residents, networks }
    }

    /// By its whole ID; by type and name only where not both have one.
    fn resident(&self, end: &str) -> Option<&(usize, String, bool)> {
        let whole = end.to_ascii_lowercase();
        let by_name = || self.residents.get(&short(&whole)?).filter(|(.., has_id)| !has_id);
        self.residents.get(&whole).or_else(by_name)
    }

    fn network(&self, end: &str) -> Option<&str> {
        let of_resident = self.resident(end).map(|(at, ..)| *at);
        let at = of_resident.or_else(|| self.networks.get(&end.to_ascii_lowercase()).copied())?;
        self.names.get(at).map(String::as_str)
    }

    /// As `NETWORK/SUBNET`.
    fn subnet(&self, end: &str) -> Option<&str> {
        self.resident(end).map(|(_, path, _)| path.as_str())
    }

    fn site(&self, end: &str) -> Option<&'a ExistingSite> {
        let end = end.to_ascii_lowercase();
        if !end.contains("/localnetworkgateways/") {
            return None;
        }
        let name = end.rsplit('/').next().unwrap_or_default();
        let by_name = self.sites_by_name.get(name);
        let by_name = by_name.filter(|site| site.id.is_none() || short(&end).is_none());
        self.sites_by_id.get(&end).or(by_name).copied()
    }
}

/// The type and the name in an ID in small letters.
fn short(id: &str) -> Option<String> {
    let (_, rest) = id.rsplit_once("/providers/")?;
    Some(rest.to_string())
}
