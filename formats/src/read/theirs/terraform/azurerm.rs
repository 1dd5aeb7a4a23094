//! Networks and subnets of Azure, out of the resources of Terraform.

use ipplan::{Attached, ExistingNetwork, ExistingSubnet, Inventory, Origin, Peering, SubnetState};

use super::attachments;
use super::azapi;
use super::connections;
use super::estate::TerraformNetworks;
use super::residents;
use super::resource::{Resource, named};
use super::value::TerraformValue;

/// Adds everything that the resources say of address space.
pub(super) fn add(resources: &[Resource], inventory: &mut Inventory) {
    let mut estate = TerraformNetworks::default();
    for resource in resources {
        if resource.is("azurerm_virtual_network") {
            let network = network(resource, inventory);
            estate.network(resource, network, inventory);
        } else if resource.azure_kind().as_deref() == Some(azapi::NETWORK) {
            let network = azapi::network(resource, resources, inventory);
            estate.network(resource, network, inventory);
        } else if let Some(hub) = hub(resource, inventory) {
            estate.network(resource, hub, inventory);
        }
    }
    for resource in resources {
        if resource.is("azurerm_subnet") {
            let keys = ["virtual_network_name", "virtual_network_id"];
            let at = estate.network_of(resource, &keys, inventory);
            let subnet = subnet(resource, &resource.values, "", inventory);
            estate.subnet(resource, at, subnet, inventory);
        } else if resource.azure_kind().as_deref() == Some(azapi::SUBNET) {
            let at = estate.network_of(resource, &["parent_id"], inventory);
            let subnet = azapi::subnet(resource, resources, inventory);
            estate.subnet(resource, at, subnet, inventory);
        }
    }
    for resource in resources.iter().filter(|it| it.is("azurerm_virtual_network")) {
        inline_subnets(resource, &mut estate, inventory);
    }
    for resource in resources.iter().filter(|it| it.state != SubnetState::Going) {
        attach(resource, resources, &estate, inventory);
        peering(resource, &mut estate, inventory);
        custom_dns(resource, &mut estate, inventory);
        attachments::add(resource, resources, inventory);
        connections::add(resource, resources, inventory);
        azapi::add(resource, resources, inventory);
        connections::integration(resource, resources, &estate, inventory);
        residents::add(resource, resources, &estate, inventory);
    }
}

fn network(resource: &Resource, inventory: &mut Inventory) -> ExistingNetwork {
    let values = &resource.values;
    ExistingNetwork {
        name: resource.name(inventory),
        id: values.text("id").map(str::to_owned),
        region: values.text("location").map(str::to_owned),
        space: resource.networks(values, &["address_space"], "", inventory),
        origin: resource.origin.clone(),
        state: resource.state,
        dns_servers: dns_servers(values),
        high_scale: values
            .text("private_endpoint_vnet_policies")
            .map(|it| it.eq_ignore_ascii_case("Basic")),
        ..ExistingNetwork::default()
    }
}

/// The hub of a virtual WAN, whose subnets Azure keeps to itself; a route server is one without a range.
fn hub(resource: &Resource, inventory: &mut Inventory) -> Option<ExistingNetwork> {
    let (values, key) = if resource.is("azurerm_virtual_hub") {
        (resource.values.clone(), "address_prefix")
    } else if resource.azure_kind().as_deref() == Some(azapi::HUB) {
        (azapi::properties(resource)?, "addressPrefix")
    } else {
        return None;
    };
    values.get(key)?;
    Some(ExistingNetwork {
        name: resource.name(inventory),
        id: resource.values.text("id").map(str::to_owned),
        region: resource.values.text("location").map(str::to_owned),
        space: resource.networks(&values, &[key], "", inventory),
        origin: resource.origin.clone(),
        state: resource.state,
        ..ExistingNetwork::default()
    })
}

/// DNS servers of a network that are a resource of their own.
fn custom_dns(resource: &Resource, estate: &mut TerraformNetworks, inventory: &mut Inventory) {
    if resource.is("azurerm_virtual_network_dns_servers") {
        let at = estate.network_of(resource, &["virtual_network_id"], inventory);
        if let Some(network) = inventory.networks.get_mut(at) {
            network.dns_servers = dns_servers(&resource.values);
        }
    }
}

fn dns_servers(values: &TerraformValue) -> Vec<String> {
    let servers = values.get("dns_servers").map(TerraformValue::items).unwrap_or_default();
    servers.iter().filter_map(TerraformValue::word).map(str::to_owned).collect()
}

/// A subnet: a resource, or a block of one.
fn subnet(
    resource: &Resource,
    values: &TerraformValue,
    part: &str,
    inventory: &mut Inventory,
) -> ExistingSubnet {
    let keys = ["address_prefixes", "address_prefix"];
    let prefixes = resource.networks(values, &keys, part, inventory);
    let unknown = prefixes.is_empty();
    let said = values.get("$open").is_some() || keys.iter().any(|key| values.get(key).is_some());
    if unknown && !said {
        let pool = values.get("ip_address_pool").is_some();
        let why = if pool {
            "its range comes from an IPAM pool when it is deployed"
        } else {
            "the file does not say its range"
        };
        resource.part_not_read(part, why, inventory);
    }
    let delegations = values.blocks("delegation").flat_map(|it| {
        let services = it.blocks("service_delegation");
        let names = services.filter_map(|it| it.text("name"));
        // Inside of a network they are plain names in some versions.
        names.chain(it.word()).map(str::to_owned).collect::<Vec<_>>()
    });
    let endpoints = values.get("service_endpoints").map(TerraformValue::items).unwrap_or_default();
    let told = !part.is_empty() || resource.address.data;
    ExistingSubnet {
        name: match values.get("name") {
            Some(TerraformValue::Text(name)) if !part.is_empty() => name.to_string(),
            _ if !part.is_empty() => String::new(),
            _ => resource.name(inventory),
        },
        id: values.text("id").map(str::to_owned),
        state: resource.state_of(&prefixes),
        prefixes,
        delegations: delegations.collect(),
        service_endpoints: endpoints
            .iter()
            .filter_map(TerraformValue::word)
            .map(str::to_owned)
            .collect(),
        security_group: attached(values, &["security_group", "network_security_group_id"], told),
        route_table: attached(values, &["route_table_id"], told),
        default_outbound: match values.get("default_outbound_access_enabled") {
            Some(TerraformValue::Bool(it)) => Some(*it),
            _ => None,
        },
        origin: place(resource, values, part),
        ..ExistingSubnet::default()
    }
}

/// Where a subnet is written: a block or an object knows it for itself.
fn place(resource: &Resource, values: &TerraformValue, part: &str) -> Origin {
    let mut origin = resource.at(part);
    if let Some(path) = values.text("$path") {
        path.clone_into(&mut origin.path);
    }
    if let Some(at) = values.at().filter(|_| !part.is_empty()) {
        (origin.file, origin.line, origin.column) = (at.file, at.line, at.column);
    }
    origin
}

/// The resource attached at one of these keys; `told` is true if a missing value means that there is
/// none.
fn attached(values: &TerraformValue, keys: &[&str], told: bool) -> Attached {
    let there = values.entries().find(|(key, _)| keys.contains(key)).map(|(_, value)| value);
    match there {
        Some(TerraformValue::Text(id)) if !id.is_empty() => Attached::Named(id.to_string()),
        Some(unknown @ TerraformValue::Unknown(_)) => Attached::Named(name_of(unknown)),
        Some(_) if told => Attached::Missing,
        _ => Attached::NotSaid,
    }
}

/// An ID, or the address of what it comes from.
fn name_of(value: &TerraformValue) -> String {
    match value {
        TerraformValue::Text(id) => id.to_string(),
        TerraformValue::Unknown(unknown) => {
            unknown.of.first().cloned().unwrap_or_else(|| "known after apply".to_owned())
        }
        _ => String::new(),
    }
}

/// The blocks of a network. Those that a resource says as well, as a state does, say only what that
/// leaves open.
fn inline_subnets(resource: &Resource, estate: &mut TerraformNetworks, inventory: &mut Inventory) {
    let Some(at) = estate.network_at(&resource.label()) else { return };
    let own = inventory.networks.get(at).map_or(0, |it| it.subnets.len());
    for (index, block) in resource.values.blocks("subnet").enumerate() {
        if let TerraformValue::Unknown(unknown) = block {
            resource.part_not_read("subnet", unknown.why.clone(), inventory);
            continue;
        }
        let name = block.text("name").unwrap_or_default();
        let Some(network) = inventory.networks.get(at) else { continue };
        let mut known = network.subnets.iter().take(own);
        let known = known.position(|it| !name.is_empty() && it.name.eq_ignore_ascii_case(name));
        let part = format!("subnet[{index}]");
        if let Some(known) = known {
            let network = inventory.networks.get_mut(at);
            let Some(subnet) = network.and_then(|it| it.subnets.get_mut(known)) else { continue };
            let group = attached(block, &["security_group"], true);
            if subnet.security_group == Attached::NotSaid {
                subnet.security_group = group;
            }
            if subnet.route_table == Attached::NotSaid {
                subnet.route_table = attached(block, &["route_table_id"], true);
            }
            subnet.id = subnet.id.take().or_else(|| block.text("id").map(str::to_owned));
            estate.inline(block.text("id"), (at, known));
            continue;
        }
        let subnet = subnet(resource, block, &part, inventory);
        if let Some(network) = inventory.networks.get_mut(at) {
            estate.inline(subnet.id.as_deref(), (at, network.subnets.len()));
            network.subnets.push(subnet);
        }
    }
}

/// Attaches to a subnet what a resource of its own associates with it.
fn attach(
    resource: &Resource,
    all: &[Resource],
    estate: &TerraformNetworks,
    inventory: &mut Inventory,
) {
    let (kind, values) = (resource.address.kind.as_str(), &resource.values);
    let key = match kind {
        "azurerm_subnet_network_security_group_association" => "network_security_group_id",
        "azurerm_subnet_route_table_association" => "route_table_id",
        "azurerm_subnet_nat_gateway_association" => "nat_gateway_id",
        _ => return,
    };
    let subnet = values.get("subnet_id").and_then(|it| estate.subnet_at(it));
    let subnet =
        subnet.and_then(|(at, index)| inventory.networks.get_mut(at)?.subnets.get_mut(index));
    // A subnet that is not in the files has no use for it.
    let (Some(subnet), Some(value)) = (subnet, values.get(key)) else { return };
    let there = named(value, all).and_then(|it| it.values.text("name"));
    let named = Attached::Named(there.map_or_else(|| name_of(value), str::to_owned));
    match key {
        "network_security_group_id" => subnet.security_group = named,
        "route_table_id" => subnet.route_table = named,
        _ => subnet.nat_gateway = named,
    }
}

fn peering(resource: &Resource, estate: &mut TerraformNetworks, inventory: &mut Inventory) {
    let own = &resource.values;
    let (key, said, remote, flags) = if resource.is("azurerm_virtual_network_peering") {
        let remote = own.get("remote_virtual_network_id").cloned();
        let flags = ["allow_gateway_transit", "use_remote_gateways", "allow_forwarded_traffic"];
        ("virtual_network_name", own.clone(), remote, flags)
    } else if resource.azure_kind().as_deref() == Some(azapi::PEERING) {
        let said = azapi::properties(resource).unwrap_or(TerraformValue::Null);
        let remote = said.get("remoteVirtualNetwork").and_then(|it| it.get("id")).cloned();
        let flags = ["allowGatewayTransit", "useRemoteGateways", "allowForwardedTraffic"];
        ("parent_id", said, remote, flags)
    } else {
        return;
    };
    let at = estate.network_of(resource, &[key], inventory);
    let remote = match &remote {
        Some(TerraformValue::Text(id)) => id.to_string(),
        Some(TerraformValue::Unknown(unknown)) => {
            let known = unknown.of.iter().find_map(|address| estate.network_at(address));
            let known = known.and_then(|at| inventory.networks.get(at));
            known.map(|it| it.name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    };
    if remote.is_empty() {
        resource.not_read("the other network of this peering is not known at plan", inventory);
    }
    let name = resource.name(inventory);
    if let Some(network) = inventory.networks.get_mut(at) {
        let origin = resource.origin.clone();
        let [gateway_transit, remote_gateways, forwarded_traffic] =
            flags.map(|key| match said.get(key) {
                Some(TerraformValue::Bool(it)) => Some(*it),
                _ => None,
            });
        let peering = Peering { name, remote, origin, ..Peering::default() };
        let peering = Peering { gateway_transit, remote_gateways, ..peering };
        network.peerings.push(Peering { forwarded_traffic, ..peering });
    }
}
