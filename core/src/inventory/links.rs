//! The connections between networks that exist, as links.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::IpNet;

use super::as_request::unique;
use super::connected::{ExistingConnection, ExistingSite};
use super::existing::Peering;
use super::inventory::Inventory;
use super::origin::Origin;
use crate::links::{Link, LinkKind};

/// The links, and everything other than networks that they join.
#[derive(Default)]
pub(crate) struct ExistingLinks<'a> {
    /// Each with where it was read first.
    pub(crate) links: Vec<(Link, &'a Origin)>,
    pub(crate) sites: BTreeMap<String, (Vec<IpNet>, &'a Origin)>,
    pub(crate) client_pools: BTreeMap<String, ExistingClients<'a>>,
    /// Ends that connections lead to and no file contains.
    pub(crate) loose: Vec<LooseEnd<'a>>,
}

/// Something that a peering or a connection leads to, and that is in none of the files.
pub(crate) struct LooseEnd<'a> {
    /// The network of the peering, or the connection.
    pub(crate) from: String,
    /// The kind of the link that it would be.
    pub(crate) kind: LinkKind,
    /// Its ID, or its type and its name; `None` if the file does not say what it is.
    pub(crate) to: Option<&'a str>,
    pub(crate) origin: &'a Origin,
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

    /// The links, with everything other than networks that they join.
    pub(crate) fn existing_links<'a>(&'a self, names: &'a [String]) -> ExistingLinks<'a> {
        let mut found = ExistingLinks::default();
        self.peering_links(names, &mut found);
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
        let mut joining = Joining { ends, taken, ..Joining::default() };
        for connection in &self.connections {
            joining.add(connection, &mut found);
        }
        // Of what lives in a subnet that no file has, this is said already.
        let homeless = self.homeless();
        found.loose.retain(|it| {
            let end = it.to.map(str::to_ascii_lowercase);
            end.is_none_or(|end| {
                let by_name = || short(&end).is_some_and(|it| homeless.contains(&it));
                !homeless.contains(&end) && !by_name()
            })
        });
        found
    }

    /// What lives in subnets that no file has: IDs, and types with names, in small letters.
    fn homeless(&self) -> BTreeSet<String> {
        let all = self.residents.iter();
        let keys = all.flat_map(|it| it.id.clone().into_iter().chain([it.short()]));
        keys.map(|key| key.to_ascii_lowercase()).collect()
    }

    fn peering_links<'a>(&'a self, names: &[String], found: &mut ExistingLinks<'a>) {
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
        let ExistingLinks { links, loose, .. } = found;
        for (network, name) in self.networks.iter().zip(names) {
            for peering in &network.peerings {
                let other = remote(peering);
                if other.is_none() && !peering.remote.is_empty() {
                    let to = Some(peering.remote.as_str());
                    let (from, kind, origin) = (name.clone(), LinkKind::Peer, &peering.origin);
                    loose.push(LooseEnd { from, kind, to, origin });
                }
                let Some(other) = other.filter(|other| *other != name) else { continue };
                let pair = (name.min(other), name.max(other));
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
                if peering.forwarded_traffic == Some(true) {
                    link.forwarded_traffic.push(name.clone());
                }
            }
        }
    }
}

/// The key of a link: its kind, ends, plan and app. Connections with the same key are one link.
type Joined = (LinkKind, BTreeSet<String>, Option<String>, Option<String>);

/// Makes links of connections, one by one.
#[derive(Default)]
struct Joining<'a> {
    ends: Ends<'a>,
    /// The names that are in use, in lower case.
    taken: BTreeSet<String>,
    /// Several devices of one site have the same ranges.
    sites: BTreeMap<Vec<IpNet>, String>,
    circuits: BTreeMap<String, usize>,
    plans: BTreeMap<String, String>,
    plan_names: BTreeSet<String>,
    /// Where each link is.
    joined: BTreeMap<Joined, usize>,
}

impl<'a> Joining<'a> {
    fn add(&mut self, connection: &'a ExistingConnection, found: &mut ExistingLinks<'a>) {
        let mut link = Link { ends: Vec::new(), ..connection.link.clone() };
        let (least, _) = link.kind.ends();
        if connection.link.ends.len() < least.min(2) {
            found.loose.push(LooseEnd::of(connection, None));
        }
        for end in &connection.link.ends {
            let known = self.end(link.kind, end, found);
            if known.is_none() && is_loose(link.kind, end) {
                found.loose.push(LooseEnd::of(connection, Some(end)));
            }
            link.ends.extend(known);
        }
        if link.kind == LinkKind::ExpressRoute {
            self.circuit(connection, &link, found);
            return;
        }
        if link.ends.len() != connection.link.ends.len() {
            return;
        }
        link.plan = link.plan.map(|plan| self.plan(&plan));
        if link.kind == LinkKind::RegionalIntegration {
            // It is the plan that is integrated, with all of its apps.
            link.app = link.app.filter(|_| link.plan.is_none());
        }
        // Both directions between two networks are one link.
        let pair: BTreeSet<String> = link.ends.iter().cloned().collect();
        if pair.len() < link.ends.len() {
            return;
        }
        let key = (link.kind, pair, link.plan.clone(), link.app.clone());
        if let Some(known) = self.joined.get(&key) {
            // Each database is a link of its own.
            let known = found.links.get_mut(*known).map(|(known, _)| &mut known.databases);
            if let Some((all, more)) = known.zip(link.databases) {
                *all = Some(all.unwrap_or(0).saturating_add(more));
            }
            return;
        }
        self.joined.insert(key, found.links.len());
        found.links.push((link, &connection.origin));
    }

    /// The name of an end in a link.
    fn end(&mut self, kind: LinkKind, end: &str, found: &mut ExistingLinks<'a>) -> Option<String> {
        let instance = end.to_ascii_lowercase().contains("/managedinstances/");
        match kind {
            LinkKind::FailoverGroup => self.ends.subnet(end).map(str::to_string),
            LinkKind::InstanceLink if instance => self.ends.subnet(end).map(str::to_string),
            LinkKind::RegionalIntegration => self.ends.named_subnet(end).map(str::to_string),
            LinkKind::GatewayRequiredIntegration => {
                let network = self.ends.network(end)?;
                let mut pools = found.client_pools.iter();
                pools.find(|(_, pool)| pool.network == network).map(|(name, _)| name.clone())
            }
            LinkKind::InstanceLink => match self.ends.around(end)? {
                Around::Network(name) => Some(name.to_string()),
                Around::Site(site) => Some(self.site(site, found)),
            },
            _ => match self.ends.site(end) {
                Some(site) => Some(self.site(site, found)),
                None => self.ends.network(end).map(str::to_string),
            },
        }
    }

    fn site(&mut self, site: &'a ExistingSite, found: &mut ExistingLinks<'a>) -> String {
        let mut space = site.space.clone();
        space.sort_unstable();
        let taken = &mut self.taken;
        let name = self.sites.entry(space).or_insert_with(|| {
            let name = unique(taken, &site.name, None);
            found.sites.insert(name.clone(), (site.space.clone(), &site.origin));
            name
        });
        name.clone()
    }

    /// A connection to a circuit: all of them are one link.
    fn circuit(
        &mut self,
        connection: &'a ExistingConnection,
        link: &Link,
        found: &mut ExistingLinks<'a>,
    ) {
        let [_, circuit] = connection.link.ends.as_slice() else { return };
        let Some(network) = link.ends.first().cloned() else { return };
        let taken = &mut self.taken;
        let number = *self.circuits.entry(circuit.to_ascii_lowercase()).or_insert_with(|| {
            let name = circuit.rsplit('/').next().unwrap_or_default();
            // No file says what is at the other end.
            let name = unique(taken, name, None);
            found.sites.insert(name.clone(), (Vec::new(), &connection.origin));
            found.links.push((Link::of(LinkKind::ExpressRoute, [name]), &connection.origin));
            found.links.len() - 1
        });
        let link = found.links.get_mut(number).map(|(link, _)| link);
        if let Some(link) = link.filter(|it| !it.ends.contains(&network)) {
            link.ends.insert(link.ends.len() - 1, network);
        }
    }

    /// A name for an App Service plan that no other one has.
    fn plan(&mut self, id: &str) -> String {
        let names = &mut self.plan_names;
        let name = self
            .plans
            .entry(id.to_ascii_lowercase())
            .or_insert_with(|| unique(names, id.rsplit('/').next().unwrap_or_default(), None));
        name.clone()
    }
}

impl<'a> LooseEnd<'a> {
    fn of(connection: &'a ExistingConnection, to: Option<&'a str>) -> LooseEnd<'a> {
        let (from, kind) = (connection.name.clone(), connection.link.kind);
        LooseEnd { from, kind, to, origin: &connection.origin }
    }
}

/// Whether an end that is not found could be in another file. A circuit is a site of its own, a name of
/// SQL Server is not looked up, and the subnet of an app is reported with the resources.
fn is_loose(kind: LinkKind, end: &str) -> bool {
    let is_resource = end.contains('/') && !end.contains("//");
    match kind {
        LinkKind::RegionalIntegration => false,
        LinkKind::ExpressRoute => !end.to_ascii_lowercase().contains("/expressroutecircuits/"),
        LinkKind::InstanceLink => {
            is_resource || ExistingConnection::endpoint_address(end).is_some()
        }
        _ => true,
    }
}

/// Where SQL Server is.
enum Around<'a> {
    Network(&'a str),
    Site(&'a ExistingSite),
}

/// The ends of connections, by their IDs and by their types and names, in lower case.
#[derive(Default)]
struct Ends<'a> {
    names: &'a [String],
    sites_by_id: BTreeMap<String, &'a ExistingSite>,
    /// Of several of one name, one without an ID.
    sites_by_name: BTreeMap<String, &'a ExistingSite>,
    residents: BTreeMap<String, (usize, String, bool)>,
    /// `NETWORK/SUBNET` of each, by its ID and by the name of its network and its own.
    subnets: BTreeMap<String, String>,
    /// The address space of networks and of sites, each with its number.
    spaces: BTreeMap<IpNet, usize>,
    sites: &'a [ExistingSite],
    networks: BTreeMap<String, usize>,
}

impl<'a> Ends<'a> {
    fn of(inventory: &'a Inventory, names: &'a [String]) -> Ends<'a> {
        let (mut residents, mut networks) = (BTreeMap::new(), BTreeMap::new());
        let mut subnets = BTreeMap::new();
        for (at, (network, name)) in inventory.networks.iter().zip(names).enumerate() {
            match &network.id {
                Some(id) => _ = networks.insert(id.to_ascii_lowercase(), at),
                // What is not deployed yet is known by its type and its name.
                None => {
                    for kind in ["virtualnetworks", "virtualhubs"] {
                        let name = network.name.to_ascii_lowercase();
                        let key = format!("microsoft.network/{kind}/{name}");
                        networks.entry(key).or_insert(at);
                    }
                }
            }
            for subnet in &network.subnets {
                let path = format!("{name}/{}", subnet.name);
                let short = format!("{}/{}", network.name, subnet.name);
                for key in subnet.id.iter().chain([&short]) {
                    subnets.entry(key.to_ascii_lowercase()).or_insert_with(|| path.clone());
                }
                for resident in &subnet.residents {
                    let short = resident.short();
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
        let spaces = inventory.networks.iter().enumerate();
        let spaces = spaces.flat_map(|(at, it)| it.space.iter().map(move |it| (it.trunc(), at)));
        let behind = inventory.sites.iter().enumerate();
        let behind = behind.map(|(at, it)| (names.len() + at, it));
        let behind = behind.flat_map(|(at, it)| it.space.iter().map(move |it| (it.trunc(), at)));
        let spaces = spaces.chain(behind).collect();
        let sites = inventory.sites.as_slice();
        Ends { names, sites_by_id, sites_by_name, residents, subnets, spaces, sites, networks }
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

    /// The same by its own ID.
    fn named_subnet(&self, end: &str) -> Option<&str> {
        self.subnets.get(&end.to_ascii_lowercase()).map(String::as_str)
    }

    /// The network or the site that an endpoint such as `TCP://10.0.0.4:5022` is in; a name is not looked up.
    fn around(&self, endpoint: &str) -> Option<Around<'a>> {
        let address = ExistingConnection::endpoint_address(endpoint)?;
        let mut around = IpNet::from(address);
        let at = loop {
            match self.spaces.get(&around) {
                Some(at) => break at,
                None => around = around.supernet()?,
            }
        };
        let site = || at.checked_sub(self.names.len()).and_then(|at| self.sites.get(at));
        let network = self.names.get(*at).map(|name| Around::Network(name));
        network.or_else(|| site().map(Around::Site))
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

/// The type and the name in an ID in lower case.
fn short(id: &str) -> Option<String> {
    let (_, rest) = id.rsplit_once("/providers/")?;
    Some(rest.to_string())
}
