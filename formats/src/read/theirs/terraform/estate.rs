//! Which network and which subnet a resource means.

use std::collections::BTreeMap;

use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, Notice, SubnetState, codes};

use super::address::Step;
use super::resource::Resource;
use super::value::{TerraformValue, Unknown};

/// The networks and subnets that were met, by everything that names them.
#[derive(Default)]
pub(super) struct TerraformNetworks {
    networks: Vec<Known>,
    /// In small letters.
    by_name: BTreeMap<String, Vec<usize>>,
    by_address: BTreeMap<String, usize>,
    subnets: BTreeMap<String, (usize, usize)>,
}

/// A network of the inventory.
struct Known {
    /// Its index there.
    at: usize,
    group: Option<String>,
    modules: Vec<Step>,
    state: SubnetState,
    /// Whether a resource is this network; else only a subnet names it.
    declared: bool,
}

impl TerraformNetworks {
    pub(super) fn network(
        &mut self,
        resource: &Resource,
        network: ExistingNetwork,
        inventory: &mut Inventory,
    ) {
        let known = self.push(resource, network, true, inventory);
        // What is deleted has the address of what replaces it.
        let address = resource.label();
        if resource.state == SubnetState::Going {
            self.by_address.entry(address).or_insert(known);
        } else {
            self.by_address.insert(address, known);
        }
    }

    fn push(
        &mut self,
        resource: &Resource,
        network: ExistingNetwork,
        declared: bool,
        inventory: &mut Inventory,
    ) -> usize {
        let group = resource.values.text("resource_group_name").map(str::to_owned);
        let group = group.or_else(|| network.resource_group().map(str::to_owned));
        let (index, name) = (self.networks.len(), network.name.to_ascii_lowercase());
        self.by_name.entry(name).or_default().push(index);
        self.networks.push(Known {
            at: inventory.networks.len(),
            group,
            modules: resource.address.modules.clone(),
            state: resource.state,
            declared,
        });
        inventory.networks.push(network);
        index
    }

    /// Where a network is that a resource is.
    pub(super) fn network_at(&self, address: &str) -> Option<usize> {
        self.networks.get(*self.by_address.get(address)?).map(|it| it.at)
    }

    /// Where the network is that a resource belongs to: the one that these of its values name. One that
    /// is not in the files is added; where it is not known which one it is, one without a name is.
    pub(super) fn network_of(
        &mut self,
        resource: &Resource,
        keys: &[&str],
        inventory: &mut Inventory,
    ) -> usize {
        let named = keys.iter().find_map(|key| resource.values.get(key));
        let found = match named {
            Some(TerraformValue::Text(text)) => Ok(self.named(resource, text, inventory)),
            Some(TerraformValue::Unknown(unknown)) => self.referred(resource, unknown, inventory),
            _ => self.beside(resource, inventory).ok_or_else(|| {
                "network unknown at plan: nothing in the file says which one it is".to_owned()
            }),
        };
        let known = found.unwrap_or_else(|why| {
            resource.not_read(why, inventory);
            let origin = resource.origin.clone();
            let nameless = ExistingNetwork { origin, ..ExistingNetwork::default() };
            self.push(resource, nameless, false, inventory)
        });
        self.networks.get(known).map_or(0, |it| it.at)
    }

    /// The network of that name or ID.
    fn named(&mut self, resource: &Resource, text: &str, inventory: &mut Inventory) -> usize {
        let network = ExistingNetwork {
            name: name_of(text).to_owned(),
            id: text.contains('/').then(|| text.to_owned()),
            origin: resource.origin.clone(),
            ..ExistingNetwork::default()
        };
        let group = network.resource_group().or_else(|| {
            resource.values.text("resource_group_name").filter(|_| network.id.is_none())
        });
        let name = network.name.to_ascii_lowercase();
        let of_name = self.by_name.get(&name).map(Vec::as_slice).unwrap_or_default();
        let fits = |known: &&Known| match (group, &known.group) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => true,
        };
        let fitting =
            of_name.iter().filter(|it| self.networks.get(**it).as_ref().is_some_and(fits));
        let rank = |index: &&usize| {
            self.networks.get(**index).map(|it| {
                let same_group = group.is_some() && it.group.is_some();
                (it.state == resource.state, same_group, it.modules == resource.address.modules)
            })
        };
        // Of equals, the first.
        let best = fitting.rev().max_by_key(rank).copied();
        best.unwrap_or_else(|| self.push(resource, network, false, inventory))
    }

    /// The network that the expression refers to.
    fn referred(
        &mut self,
        resource: &Resource,
        unknown: &Unknown,
        inventory: &mut Inventory,
    ) -> Result<usize, String> {
        let mut found: Vec<usize> =
            unknown.of.iter().filter_map(|address| self.by_address.get(address)).copied().collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => Ok(*one),
            [] if unknown.of.is_empty() => self
                .beside(resource, inventory)
                .ok_or_else(|| format!("network unknown at plan: {}", unknown.why)),
            [] => Err(format!("network unknown at plan: {}", unknown.why)),
            many => Err(format!("network unknown at plan: it may be any of {}", many.len())),
        }
    }

    /// The only network of the module that the resource is in, or of the next one around it.
    fn beside(&self, resource: &Resource, inventory: &mut Inventory) -> Option<usize> {
        let modules = &resource.address.modules;
        for depth in (0..=modules.len()).rev() {
            let around = modules.get(..depth).unwrap_or_default();
            let inside = |it: &&(usize, &Known)| it.1.declared && it.1.modules.starts_with(around);
            let all: Vec<usize> =
                self.networks.iter().enumerate().filter(|it| inside(&it)).map(|it| it.0).collect();
            match all.as_slice() {
                [] => {}
                [one] => {
                    let name = self.networks.get(*one).and_then(|it| inventory.networks.get(it.at));
                    let name = name.map(|it| it.name.as_str()).unwrap_or_default();
                    let message = format!(
                        "the network of `{}` is not known at plan; it is taken to be `{name}`, \
                         the only one of its module",
                        resource.address
                    );
                    inventory.notices.push(Notice {
                        code: &codes::PART_NOT_READ,
                        message: message.into(),
                        source: None,
                    });
                    return Some(*one);
                }
                _ => return None,
            }
        }
        None
    }

    /// Adds a subnet to a network of the inventory.
    pub(super) fn subnet(
        &mut self,
        resource: &Resource,
        network: usize,
        subnet: ExistingSubnet,
        inventory: &mut Inventory,
    ) {
        let Some(network_there) = inventory.networks.get_mut(network) else { return };
        let at = (network, network_there.subnets.len());
        let id = subnet.id.as_ref().map(|id| id.to_ascii_lowercase());
        network_there.subnets.push(subnet);
        for name in [Some(resource.label()), id].into_iter().flatten() {
            if resource.state == SubnetState::Going {
                self.subnets.entry(name).or_insert(at);
            } else {
                self.subnets.insert(name, at);
            }
        }
    }

    /// Lets the ID of a subnet that stands in its network find it.
    pub(super) fn inline(&mut self, id: Option<&str>, at: (usize, usize)) {
        if let Some(id) = id {
            self.subnets.entry(id.to_ascii_lowercase()).or_insert(at);
        }
    }

    /// Where the subnet is that a value names: its ID, or what that comes from.
    pub(super) fn subnet_at(&self, value: &TerraformValue) -> Option<(usize, usize)> {
        match value {
            TerraformValue::Text(id) => self.subnets.get(&id.to_ascii_lowercase()).copied(),
            TerraformValue::Unknown(unknown) => {
                let mut found: Vec<(usize, usize)> =
                    unknown.of.iter().filter_map(|it| self.subnets.get(it)).copied().collect();
                found.sort_unstable();
                found.dedup();
                match found.as_slice() {
                    [one] => Some(*one),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// The name of the network that an ID names, or that it is itself.
pub(super) fn name_of(text: &str) -> &str {
    let mut parts = text.split('/');
    let named = parts.find(|part| part.eq_ignore_ascii_case("virtualNetworks"));
    named.and_then(|_| parts.next()).unwrap_or_else(|| text.rsplit('/').next().unwrap_or_default())
}
