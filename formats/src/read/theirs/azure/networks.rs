//! Networks, subnets and peerings.

use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, Peering, Resident, SubnetState};

use super::id::{HUB, before, last, properties};
use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::item::Item;

/// The name of a resource, and its ID: its own, or one made from its resource group.
fn named(item: &Item<'_>, kind: &str, group: Option<&str>) -> (String, Option<String>) {
    let id = item.text("id").filter(|id| id.contains('/')).map(str::to_owned);
    let name = item.text("name").or_else(|| id.as_deref().and_then(last)).unwrap_or_default();
    let name = name.to_owned();
    let by_group = || Some(format!("{}/providers/{kind}/{name}", group?));
    let id = id.or_else(by_group);
    (name, id)
}

/// A network with what is within it. `group` is the ID of its resource group, where the resource has no ID of
/// its own.
pub(crate) fn network(
    item: &Item<'_>,
    group: Option<&str>,
    inventory: &mut Inventory,
) -> ExistingNetwork {
    let (name, id) = named(item, "Microsoft.Network/virtualNetworks", group);
    let own = properties(item);
    let space = own.known("addressSpace", inventory);
    let space = space.map(|it| it.networks(&["addressPrefixes"], inventory)).unwrap_or_default();
    let mut network = ExistingNetwork {
        name,
        region: item.text("location").map(str::to_owned),
        state: if space.is_empty() { SubnetState::Unknown } else { SubnetState::Used },
        space,
        origin: item.origin(),
        id,
        ..ExistingNetwork::default()
    };
    let subnets = own.known("subnets", inventory);
    for each in subnets.iter().flat_map(Item::items).filter(|it| it.node.value != NodeValue::Null) {
        let mut subnet = subnet(&each, inventory);
        let by_network = || Some(format!("{}/subnets/{}", network.id.as_ref()?, subnet.name));
        subnet.id = subnet.id.take().or_else(by_network);
        network.subnets.push(subnet);
    }
    let peerings = own.list("virtualNetworkPeerings").map(|it| peering(&it, inventory)).collect();
    network.peerings = peerings;
    let policies = own.text("privateEndpointVNetPolicies");
    network.high_scale = policies.map(|it| it.eq_ignore_ascii_case("Basic"));
    let dns = own.get("dhcpOptions");
    let servers = dns.iter().flat_map(|it| it.list("dnsServers"));
    let servers = servers.filter_map(|it| match &it.node.value {
        NodeValue::Text(server) => Some(server.clone()),
        _ => None,
    });
    network.dns_servers = servers.collect();
    network
}

/// The hub of a virtual WAN, whose subnets Azure keeps to itself.
pub(super) fn hub(item: &Item<'_>, inventory: &mut Inventory) {
    let (name, id) = named(item, "Microsoft.Network/virtualHubs", None);
    let space = properties(item).networks(&["addressPrefix"], inventory);
    if space.is_empty() {
        // A route server is a hub too, and lives in a subnet.
        return super::residents::add(item, HUB, None, inventory);
    }
    let (region, origin) = (item.text("location").map(str::to_owned), item.origin());
    let hub = ExistingNetwork { name, id, region, space, origin, ..ExistingNetwork::default() };
    inventory.networks.push(hub);
}

/// The network around a resource, with its name and ID only.
fn around(item: &Item<'_>, part: &str, group: Option<&str>) -> (ExistingNetwork, String) {
    let (name, id) = named(item, "", None);
    let of_id = id.as_deref().and_then(|id| before(id, part)).map(str::to_owned);
    let (parent, own) = name.split_once('/').unwrap_or(("", &name));
    let parent = of_id.as_deref().and_then(last).unwrap_or(parent).to_owned();
    let by_group = || {
        let known = !parent.is_empty();
        known.then(|| {
            Some(format!("{}/providers/Microsoft.Network/virtualNetworks/{parent}", group?))
        })
    };
    let network = ExistingNetwork {
        id: of_id.or_else(|| by_group().flatten()),
        name: parent,
        origin: item.origin(),
        ..ExistingNetwork::default()
    };
    (network, own.to_owned())
}

/// A subnet in a list of its own: its ID or its name states the network.
pub(super) fn lone_subnet(item: &Item<'_>, group: Option<&str>, inventory: &mut Inventory) {
    let (mut network, name) = around(item, "/subnets/", group);
    let mut subnet = subnet(item, inventory);
    subnet.name = name;
    let by_network = || Some(format!("{}/subnets/{}", network.id.as_ref()?, subnet.name));
    subnet.id = subnet.id.take().or_else(by_network);
    network.subnets.push(subnet);
    inventory.networks.push(network);
}

pub(super) fn lone_peering(item: &Item<'_>, group: Option<&str>, inventory: &mut Inventory) {
    let (mut network, name) = around(item, "/virtualnetworkpeerings/", group);
    network.peerings.push(Peering { name, ..peering(item, inventory) });
    inventory.networks.push(network);
}

pub(crate) fn subnet(item: &Item<'_>, inventory: &mut Inventory) -> ExistingSubnet {
    let own = properties(item);
    if let Some(why) = item.unknown().or_else(|| own.unknown()) {
        item.gap(why, inventory);
    }
    let prefixes = own.networks(&["addressPrefixes", "addressPrefix"], inventory);
    let delegations = own.list("delegations").filter_map(|it| {
        it.text("serviceName").or_else(|| it.get("properties")?.text("serviceName"))
    });
    let endpoints = own.list("serviceEndpoints").filter_map(|it| it.text("service"));
    let configurations = own.list("ipConfigurations").filter_map(|it| it.text("id"));
    let links = own
        .list("serviceAssociationLinks")
        .filter_map(|it| it.text("link").or_else(|| it.get("properties")?.text("link")));
    let mut residents: Vec<Resident> = Vec::new();
    for id in configurations.chain(links) {
        let Some(resident) = Resident::of_id(id) else { continue };
        if !residents.iter().any(|it| it.kind == resident.kind && it.name == resident.name) {
            residents.push(Resident { origin: item.origin(), ..resident });
        }
    }
    let id = item.text("id").filter(|id| id.contains('/')).map(str::to_owned);
    let name = item.text("name").or_else(|| id.as_deref().and_then(last)).unwrap_or_default();
    let state = if prefixes.is_empty() { SubnetState::Unknown } else { SubnetState::Used };
    let count = own.get("ipConfigurations").map(|it| it.node.items().len() as u64);
    ExistingSubnet {
        name: name.to_owned(),
        prefixes,
        state,
        delegations: delegations.map(str::to_owned).collect(),
        service_endpoints: endpoints.map(str::to_owned).collect(),
        security_group: own.attached("networkSecurityGroup", true),
        route_table: own.attached("routeTable", true),
        nat_gateway: own.attached("natGateway", true),
        default_outbound: match own.get("defaultOutboundAccess").map(|it| &it.node.value) {
            Some(NodeValue::Bool(it)) => Some(*it),
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
    let own = properties(item);
    let remote = own.get("remoteVirtualNetwork").and_then(|it| it.text("id"));
    let mut space = |key: &str| {
        let space = own.known(key, inventory);
        space.map(|it| it.networks(&["addressPrefixes"], inventory)).unwrap_or_default()
    };
    let flag = |key: &str| match own.get(key).map(|it| &it.node.value) {
        Some(NodeValue::Bool(it)) => Some(*it),
        _ => None,
    };
    Peering {
        name: item.text("name").unwrap_or_default().to_owned(),
        remote: remote.unwrap_or_default().to_owned(),
        synced_space: space("remoteAddressSpace"),
        remote_space: space("remoteVirtualNetworkAddressSpace"),
        gateway_transit: flag("allowGatewayTransit"),
        remote_gateways: flag("useRemoteGateways"),
        forwarded_traffic: flag("allowForwardedTraffic"),
        state: own.text("peeringState").map(str::to_owned),
        sync: own.text("peeringSyncLevel").map(str::to_owned),
        origin: item.origin(),
    }
}
