//! Inventories: everything that exists according to files.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::attachments::ExistingAttachment;
use super::connected::{ExistingClientPool, ExistingConnection, ExistingSite};
use super::existing::{Attached, ExistingNetwork, ExistingSubnet};
use super::origin::Origin;
use super::resident::Resident;
use crate::problem::Notice;

/// The networks that exist, read from any number of files.
///
/// ```
/// use ipplan::{ExistingNetwork, ExistingSubnet, Inventory};
///
/// let web = ExistingSubnet {
///     name: "web".into(),
///     prefixes: vec!["10.0.0.0/26".parse().unwrap()],
///     ..ExistingSubnet::default()
/// };
/// let hub = ExistingNetwork {
///     name: "hub".into(),
///     space: vec!["10.0.0.0/24".parse().unwrap()],
///     subnets: vec![web],
///     ..ExistingNetwork::default()
/// };
/// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
/// let free: Vec<String> = inventory.networks[0].free().iter().map(ToString::to_string).collect();
/// assert_eq!(free, ["10.0.0.64/26", "10.0.0.128/25"]);
/// assert_eq!(inventory.request().networks["hub"].subnets.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inventory {
    /// The files it was read from.
    pub files: Vec<InventoryFile>,
    /// The networks, in the order of the files.
    pub networks: Vec<ExistingNetwork>,
    /// Address space that networks are taken from: a container, an aggregate, a block.
    pub containers: Vec<ExistingRange>,
    /// Ranges of others, including those of sites and clients.
    pub keep_outs: Vec<ExistingRange>,
    /// On-premises sites.
    pub sites: Vec<ExistingSite>,
    /// The address pools of the clients of gateways.
    pub client_pools: Vec<ExistingClientPool>,
    /// Resources that join others, apart from peerings.
    pub connections: Vec<ExistingConnection>,
    /// Network security groups and route tables.
    pub attachments: Vec<ExistingAttachment>,
    /// Resources whose subnet is named by its ID and was not found yet; see [`Inventory::settle`].
    pub residents: Vec<Resident>,
    /// Notices about the files.
    pub notices: Vec<Notice>,
}

/// A file that was read.
///
/// ```
/// use ipplan::InventoryFile;
///
/// let file = InventoryFile { name: "vnets.json".into(), ..InventoryFile::default() };
/// assert!(file.not_read.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InventoryFile {
    /// Its name; empty if it has none.
    pub name: String,
    /// The format that was recognized, such as `Azure CLI network list`.
    pub format: String,
    /// The number of networks in it; see [`Inventory::count_files`].
    pub networks: usize,
    /// The number of subnets in it.
    pub subnets: usize,
    /// The parts that could not be understood.
    pub not_read: Vec<NotRead>,
}

/// A part of a file that names address space and could not be understood.
///
/// ```
/// use ipplan::{NotRead, Origin};
///
/// let origin = Origin { path: "resources[5].name".into(), ..Origin::default() };
/// let part = NotRead { origin, why: "the parameter `peer` has no default".into(), hint: None };
/// assert_eq!(part.origin.to_string(), "resources[5].name");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotRead {
    /// The place.
    pub origin: Origin,
    /// The reason, as a sentence without a full stop.
    pub why: String,
    /// A way to solve it.
    pub hint: Option<String>,
}

/// A range that is not a network.
///
/// ```
/// use ipplan::{ExistingRange, Origin};
///
/// let range = "192.168.0.0/16".parse().unwrap();
/// let offices = ExistingRange { range, why: "offices".into(), origin: Origin::default() };
/// assert_eq!(offices.range.to_string(), "192.168.0.0/16");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExistingRange {
    /// The range.
    pub range: IpNet,
    /// Its purpose or owner; may be empty.
    pub why: String,
    /// Where it was read.
    pub origin: Origin,
}

impl Inventory {
    /// Adds everything of another inventory, with its files after the present ones.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, Inventory, InventoryFile};
    ///
    /// let one = |name: &str| Inventory {
    ///     files: vec![InventoryFile { name: name.into(), ..InventoryFile::default() }],
    ///     networks: vec![ExistingNetwork::default()],
    ///     ..Inventory::default()
    /// };
    /// let mut both = one("a.json");
    /// both.append(one("b.json"));
    /// assert_eq!(both.networks[1].origin.file, 1);
    /// ```
    pub fn append(&mut self, mut other: Inventory) {
        let before = self.files.len();
        other.each_origin(&mut |origin| origin.file += before);
        self.files.append(&mut other.files);
        self.networks.append(&mut other.networks);
        self.containers.append(&mut other.containers);
        self.keep_outs.append(&mut other.keep_outs);
        self.sites.append(&mut other.sites);
        self.client_pools.append(&mut other.client_pools);
        self.connections.append(&mut other.connections);
        self.attachments.append(&mut other.attachments);
        self.residents.append(&mut other.residents);
        self.notices.append(&mut other.notices);
    }

    /// Lists a part that could not be understood, with its file.
    ///
    /// ```
    /// use ipplan::{Inventory, InventoryFile, NotRead};
    ///
    /// let mut inventory = Inventory { files: vec![InventoryFile::default()], ..Default::default() };
    /// inventory.not_read(NotRead { why: "no default".into(), ..NotRead::default() });
    /// assert_eq!(inventory.files[0].not_read[0].why, "no default");
    /// ```
    pub fn not_read(&mut self, part: NotRead) {
        if let Some(file) = self.files.get_mut(part.origin.file) {
            file.not_read.push(part);
        }
    }

    /// Changes every origin.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, Inventory};
    ///
    /// let networks = vec![ExistingNetwork::default()];
    /// let mut inventory = Inventory { networks, ..Inventory::default() };
    /// inventory.each_origin(&mut |origin| origin.line += 7);
    /// assert_eq!(inventory.networks[0].origin.line, 7);
    /// ```
    pub fn each_origin(&mut self, change: &mut impl FnMut(&mut Origin)) {
        for network in &mut self.networks {
            change(&mut network.origin);
            network.peerings.iter_mut().for_each(|it| change(&mut it.origin));
            for subnet in &mut network.subnets {
                change(&mut subnet.origin);
                subnet.residents.iter_mut().for_each(|it| change(&mut it.origin));
            }
        }
        self.containers.iter_mut().for_each(|it| change(&mut it.origin));
        self.keep_outs.iter_mut().for_each(|it| change(&mut it.origin));
        self.sites.iter_mut().for_each(|it| change(&mut it.origin));
        self.client_pools.iter_mut().for_each(|it| change(&mut it.origin));
        self.connections.iter_mut().for_each(|it| change(&mut it.origin));
        for attachment in &mut self.attachments {
            change(&mut attachment.origin);
            attachment.rules.iter_mut().for_each(|it| change(&mut it.origin));
            attachment.routes.iter_mut().for_each(|it| change(&mut it.origin));
        }
        self.residents.iter_mut().for_each(|it| change(&mut it.origin));
        for file in &mut self.files {
            file.not_read.iter_mut().for_each(|it| change(&mut it.origin));
        }
    }

    /// Combines the statements of several files: a network or a subnet that occurs twice becomes one,
    /// and resources go to the subnet whose ID they name.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, Resident};
    ///
    /// let subnet = ExistingSubnet { name: "web".into(), ..ExistingSubnet::default() };
    /// let hub = ExistingNetwork { name: "hub".into(), subnets: vec![subnet], ..Default::default() };
    /// let plan = Resident { name: "plan".into(), subnet: "hub/web".into(), ..Resident::default() };
    /// let mut inventory = Inventory { networks: vec![hub], residents: vec![plan], ..Default::default() };
    /// inventory.settle();
    /// assert_eq!(inventory.networks[0].subnets[0].residents[0].name, "plan");
    /// assert!(inventory.residents.is_empty());
    /// ```
    pub fn settle(&mut self) {
        self.count_files();
        self.join_networks();
        if self.residents.is_empty() {
            return;
        }
        let by_name = self.subnets_by_name();
        let mut homeless = Vec::new();
        for resident in core::mem::take(&mut self.residents) {
            let at = by_name.get(&resident.subnet.to_ascii_lowercase());
            let network = at.and_then(|(at, _)| self.networks.get_mut(*at));
            let subnets = network.map(|it| &mut it.subnets);
            match subnets.zip(at).and_then(|(all, (_, index))| all.get_mut(*index)) {
                Some(subnet) => subnet.take(resident),
                None => homeless.push(resident),
            }
        }
        self.residents = homeless;
        self.complete_residents();
    }

    /// Resources that name no subnet, but state their size, complete those that a subnet names, such
    /// as the plan of an app.
    fn complete_residents(&mut self) {
        let by_itself = |it: &Resident| it.subnet.is_empty() && it.workload.is_some();
        let mut sizes = BTreeMap::<String, Vec<&Resident>>::new();
        for resident in self.residents.iter().filter(|it| by_itself(it)) {
            sizes.entry(resident.name.to_ascii_lowercase()).or_default().push(resident);
        }
        let mut used = Vec::new();
        for subnet in self.networks.iter_mut().flat_map(|it| &mut it.subnets) {
            for resident in subnet.residents.iter_mut().filter(|it| it.workload.is_none()) {
                let named = sizes.get(&resident.name.to_ascii_lowercase());
                if let Some(size) = named.and_then(|all| all.iter().find(|it| it.is(resident))) {
                    resident.workload.clone_from(&size.workload);
                    used.push((*size).clone());
                }
            }
        }
        self.residents.retain(|it| !(by_itself(it) && used.contains(it)));
    }

    /// Counts the networks and subnets of each file. A network in several files counts in each of them,
    /// so this is done before they are brought together.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, Inventory, InventoryFile};
    ///
    /// let (files, networks) = (vec![InventoryFile::default()], vec![ExistingNetwork::default()]);
    /// let mut inventory = Inventory { files, networks, ..Inventory::default() };
    /// inventory.count_files();
    /// assert_eq!((inventory.files[0].networks, inventory.files[0].subnets), (1, 0));
    /// ```
    pub fn count_files(&mut self) {
        for file in &mut self.files {
            (file.networks, file.subnets) = (0, 0);
        }
        for network in &self.networks {
            if let Some(file) = self.files.get_mut(network.origin.file) {
                file.networks += 1;
            }
            for subnet in &network.subnets {
                if let Some(file) = self.files.get_mut(subnet.origin.file) {
                    file.subnets += 1;
                }
            }
        }
    }

    fn join_networks(&mut self) {
        let mut by_id = BTreeMap::<String, usize>::new();
        let mut kept: Vec<ExistingNetwork> = Vec::new();
        for network in core::mem::take(&mut self.networks) {
            let id = network.id.as_ref().map(|id| id.to_ascii_lowercase());
            let same = id.as_ref().and_then(|id| by_id.get(id)).and_then(|at| kept.get_mut(*at));
            if let Some(first) = same {
                first.join(network);
                continue;
            }
            if let Some(id) = id {
                by_id.insert(id, kept.len());
            }
            kept.push(network.with_each_subnet_once());
        }
        self.networks = kept;
    }

    /// The position of each subnet, by its resource ID and by `NETWORK/SUBNET`, in lower case.
    fn subnets_by_name(&self) -> BTreeMap<String, (usize, usize)> {
        let mut by_name = BTreeMap::new();
        for (at, network) in self.networks.iter().enumerate() {
            for (index, subnet) in network.subnets.iter().enumerate() {
                let path = format!("{}/{}", network.name, subnet.name);
                let names = subnet.id.iter().map(String::as_str).chain([path.as_str()]);
                for name in names {
                    by_name.entry(name.to_ascii_lowercase()).or_insert((at, index));
                }
            }
        }
        by_name
    }
}

impl ExistingNetwork {
    /// Adds the further statements of another reading of the same network.
    fn join(&mut self, other: ExistingNetwork) {
        for prefix in other.space {
            if !self.space.contains(&prefix) {
                self.space.push(prefix);
            }
        }
        self.subnets.extend(other.subnets);
        self.join_subnets();
        for peering in other.peerings {
            if !self.peerings.iter().any(|it| it.name == peering.name) {
                self.peerings.push(peering);
            }
        }
        for server in other.dns_servers {
            if !self.dns_servers.contains(&server) {
                self.dns_servers.push(server);
            }
        }
        self.region = self.region.take().or(other.region);
        self.high_scale = self.high_scale.or(other.high_scale);
    }

    fn with_each_subnet_once(mut self) -> ExistingNetwork {
        self.join_subnets();
        self
    }

    /// A template or an export may state a subnet twice: in its network, and as a resource.
    fn join_subnets(&mut self) {
        let mut by_name = BTreeMap::<(String, Vec<IpNet>), usize>::new();
        let mut kept: Vec<ExistingSubnet> = Vec::new();
        for subnet in core::mem::take(&mut self.subnets) {
            let key = (subnet.name.to_ascii_lowercase(), subnet.prefixes.clone());
            if let Some(known) = by_name.get(&key).and_then(|at| kept.get_mut(*at)) {
                known.join(subnet);
                continue;
            }
            by_name.insert(key, kept.len());
            kept.push(subnet);
        }
        self.subnets = kept;
    }
}

impl ExistingSubnet {
    fn join(&mut self, other: ExistingSubnet) {
        let both = [
            (&mut self.delegations, other.delegations),
            (&mut self.service_endpoints, other.service_endpoints),
        ];
        for (mine, theirs) in both {
            for word in theirs {
                if !mine.contains(&word) {
                    mine.push(word);
                }
            }
        }
        let attached = [
            (&mut self.security_group, other.security_group),
            (&mut self.route_table, other.route_table),
            (&mut self.nat_gateway, other.nat_gateway),
        ];
        for (mine, theirs) in attached {
            if !mine.is_there() && theirs != Attached::NotSaid {
                *mine = theirs;
            }
        }
        self.id = self.id.take().or(other.id);
        self.ip_configurations = self.ip_configurations.max(other.ip_configurations);
        for resident in other.residents {
            self.take(resident);
        }
    }

    /// Adds a resource, or what is new of one that is known.
    fn take(&mut self, resident: Resident) {
        match self.residents.iter_mut().find(|it| it.is(&resident)) {
            Some(known) => known.workload = known.workload.take().or(resident.workload),
            None => self.residents.push(resident),
        }
    }
}
