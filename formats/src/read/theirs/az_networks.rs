//! Networks and subnets as Azure answers: `az network vnet list`, `show`, `vnet subnet list`, the REST
//! interface, and rows of Resource Graph.

use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, Peering, Resident, SubnetState};

use super::foreign::Foreign;
use super::item::Item;
use super::look::Look;
use crate::read::syntax::tree::Node;

pub(crate) static FORMAT: Foreign = Foreign {
    name: "Azure network list",
    knows: |look| look.any_item(|item| is_network(item) || is_subnet(item)),
    read,
    ..Foreign::ALONE
};

const NETWORK: &str = "microsoft.network/virtualnetworks";
const SUBNET: &str = "microsoft.network/virtualnetworks/subnets";

fn kind(node: &Node) -> String {
    let kind = node.get("type").and_then(Node::word).unwrap_or_default();
    kind.to_ascii_lowercase()
}

/// What is said of a resource itself stands in its properties, which the Azure CLI leaves out.
fn properties(node: &Node) -> &Node {
    node.get("properties").or_else(|| node.get("Properties")).unwrap_or(node)
}

fn is_network(node: &Node) -> bool {
    let properties = properties(node);
    kind(node) == NETWORK
        || ["addressSpace", "AddressSpace"].iter().any(|key| properties.has(&[key]))
            && !node.has(&["apiVersion"])
            && ["subnets", "Subnets", "virtualNetworkPeerings", "id", "name"]
                .iter()
                .any(|key| properties.has(&[key]) || node.has(&[key]))
}

fn is_subnet(node: &Node) -> bool {
    let properties = properties(node);
    let said = ["addressPrefix", "addressPrefixes"].iter().any(|key| properties.has(&[key]));
    kind(node) == SUBNET
        || said && (node.has(&["id"]) || node.has(&["name"])) && !node.has(&["apiVersion"])
}

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(root) = files.first().and_then(|file| file.root) else { return };
    let root = Item::root(0, root);
    let lists = ["value", "results", "data"].into_iter().filter_map(|key| root.get(key));
    let mut items: Vec<Item<'_>> =
        root.items().chain(lists.flat_map(|list| list.items())).collect();
    if items.is_empty() {
        items.push(root);
    }
    for item in items {
        if is_subnet(item.node) {
            lone_subnet(&item, inventory);
        } else if is_network(item.node) {
            let network = network(&item, inventory);
            inventory.networks.push(network);
        } else {
            item.not_read("neither a virtual network nor a subnet", inventory);
        }
    }
}

pub(super) fn network(item: &Item<'_>, inventory: &mut Inventory) -> ExistingNetwork {
    let properties = item.get("properties").unwrap_or_else(|| item.clone());
    let space = properties.get("addressSpace");
    let space = space.map(|it| it.networks(&["addressPrefixes"], inventory)).unwrap_or_default();
    let subnets = properties.list("subnets").map(|it| subnet(&it, inventory)).collect();
    let peerings =
        properties.list("virtualNetworkPeerings").map(|it| peering(&it, inventory)).collect();
    let id = item.text("id").map(str::to_owned);
    let name = item.text("name").or_else(|| id.as_deref().and_then(last)).unwrap_or_default();
    ExistingNetwork {
        name: name.to_owned(),
        region: item.text("location").map(str::to_owned),
        space,
        subnets,
        peerings,
        origin: item.origin(),
        id,
        ..ExistingNetwork::default()
    }
}

/// A subnet in a list of its own: its ID names the network.
fn lone_subnet(item: &Item<'_>, inventory: &mut Inventory) {
    let subnet = subnet(item, inventory);
    let network = subnet.id.as_deref().and_then(network_of);
    let name = network.as_deref().and_then(last).unwrap_or_default().to_owned();
    let origin = item.origin();
    let network =
        ExistingNetwork { name, id: network, subnets: vec![subnet], origin, ..Default::default() };
    inventory.networks.push(network);
}

pub(super) fn subnet(item: &Item<'_>, inventory: &mut Inventory) -> ExistingSubnet {
    let properties = item.get("properties").unwrap_or_else(|| item.clone());
    let prefixes = properties.networks(&["addressPrefixes", "addressPrefix"], inventory);
    let delegations = properties.list("delegations").filter_map(|it| {
        it.text("serviceName").or_else(|| it.get("properties")?.text("serviceName"))
    });
    let endpoints = properties.list("serviceEndpoints").filter_map(|it| it.text("service"));
    let configurations = properties.list("ipConfigurations").filter_map(|it| it.text("id"));
    let links = properties
        .list("serviceAssociationLinks")
        .filter_map(|it| it.text("link").or_else(|| it.get("properties")?.text("link")));
    let mut residents: Vec<Resident> = Vec::new();
    for id in configurations.chain(links) {
        let Some(resident) = Resident::of_id(id) else { continue };
        if !residents.iter().any(|it| it.kind == resident.kind && it.name == resident.name) {
            residents.push(Resident { origin: item.origin(), ..resident });
        }
    }
    let count = properties.get("ipConfigurations").map(|it| it.node.items().len() as u64);
    let id = item.text("id").map(str::to_owned);
    let name = item.text("name").or_else(|| id.as_deref().and_then(last)).unwrap_or_default();
    let state = if prefixes.is_empty() { SubnetState::Unknown } else { SubnetState::Used };
    ExistingSubnet {
        name: name.to_owned(),
        prefixes,
        state,
        delegations: delegations.map(str::to_owned).collect(),
        service_endpoints: endpoints.map(str::to_owned).collect(),
        security_group: properties.attached("networkSecurityGroup", true),
        route_table: properties.attached("routeTable", true),
        nat_gateway: properties.attached("natGateway", true),
        default_outbound: match properties.get("defaultOutboundAccess").map(|it| &it.node.value) {
            Some(crate::read::syntax::tree::NodeValue::Bool(it)) => Some(*it),
            _ => None,
        },
        ip_configurations: count,
        residents,
        origin: item.origin(),
        id,
        ..ExistingSubnet::default()
    }
}

fn peering(item: &Item<'_>, inventory: &mut Inventory) -> Peering {
    let properties = item.get("properties").unwrap_or_else(|| item.clone());
    let remote = properties.get("remoteVirtualNetwork").and_then(|it| it.text("id"));
    let mut space = |key: &str| {
        let space = properties.get(key);
        space.map(|it| it.networks(&["addressPrefixes"], inventory)).unwrap_or_default()
    };
    Peering {
        name: item.text("name").unwrap_or_default().to_owned(),
        remote: remote.unwrap_or_default().to_owned(),
        synced_space: space("remoteAddressSpace"),
        remote_space: space("remoteVirtualNetworkAddressSpace"),
        state: properties.text("peeringState").map(str::to_owned),
        sync: properties.text("peeringSyncLevel").map(str::to_owned),
        origin: item.origin(),
    }
}

/// The last part of an ID.
fn last(id: &str) -> Option<&str> {
    id.rsplit('/').next().filter(|it| !it.is_empty())
}

/// The ID of the network that the ID of a subnet is in.
fn network_of(subnet: &str) -> Option<String> {
    let lower = subnet.to_ascii_lowercase();
    let end = lower.rfind("/subnets/")?;
    subnet.get(..end).map(str::to_owned)
}
