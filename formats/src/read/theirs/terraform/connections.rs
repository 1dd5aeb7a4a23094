//! Connections of networks other than peerings: connections of gateways, sites on-premises, the
//! addresses of clients, failover groups, and apps that are integrated.

use ipplan::{
    ExistingClientPool, ExistingConnection, ExistingRange, ExistingSite, Inventory, IpNet, Link,
    LinkKind,
};

use super::estate::TerraformNetworks;
use super::kinds::{key_of, kind_and_name};
use super::resource::{Resource, named};

/// Adds what a resource joins, or what is joined by it alone.
pub(super) fn add(resource: &Resource, all: &[Resource], inventory: &mut Inventory) {
    let values = &resource.values;
    let end = |key: &str| key_of(values.get(key)?, all);
    let (kind, ends) = match resource.address.kind.as_str() {
        "azurerm_local_network_gateway" => {
            let space = keep_out(resource, "address_space", "local network gateway", inventory);
            let (name, origin) = (resource.plain_name(), resource.origin.clone());
            let id = values.text("id").map(str::to_owned);
            inventory.sites.push(ExistingSite { name, id, space, origin });
            return;
        }
        "azurerm_virtual_network_gateway" => {
            clients(resource, inventory);
            return;
        }
        "azurerm_virtual_network_gateway_connection" => {
            let first = end("virtual_network_gateway_id");
            let circuit = end("express_route_circuit_id");
            let other = end("local_network_gateway_id");
            let other = other.or_else(|| end("peer_virtual_network_gateway_id"));
            let kind = values.text("type").unwrap_or_default();
            if kind.eq_ignore_ascii_case("ExpressRoute") {
                (LinkKind::ExpressRoute, [first, circuit])
            } else {
                (LinkKind::Vpn, [first, other])
            }
        }
        "azurerm_virtual_hub_connection" => {
            let ends = [end("virtual_hub_id"), end("remote_virtual_network_id")];
            (LinkKind::VirtualWan, ends)
        }
        "azurerm_mssql_managed_instance_failover_group" => {
            let ends = [end("managed_instance_id"), end("partner_managed_instance_id")];
            (LinkKind::FailoverGroup, ends)
        }
        _ => return,
    };
    let link = Link::of(kind, ends.into_iter().flatten());
    let (name, origin) = (resource.name(inventory), resource.origin.clone());
    inventory.connections.push(ExistingConnection { name, link, origin });
}

/// The integration of an app with a subnet: the app names it, or a resource joins both.
pub(super) fn integration(
    resource: &Resource,
    all: &[Resource],
    estate: &TerraformNetworks,
    inventory: &mut Inventory,
) {
    let values = &resource.values;
    let (app, subnet) = match values.get("app_service_id") {
        Some(id) => (named(id, all), values.get("subnet_id")),
        None => (Some(resource), values.get("virtual_network_subnet_id")),
    };
    let plan = app.and_then(|app| {
        ["service_plan_id", "app_service_plan_id"].iter().find_map(|key| app.values.get(key))
    });
    let (Some(app), Some(subnet), Some(plan)) = (app, subnet, plan) else { return };
    let network = estate.subnet_at(subnet).and_then(|(at, index)| {
        let network = inventory.networks.get(at)?;
        Some(format!("{}/{}", network.name, network.subnets.get(index)?.name))
    });
    let by_id = || Some(subnet.word()?.to_owned()).filter(|id| !id.is_empty());
    let Some(end) = network.or_else(by_id) else { return };
    let link = Link {
        plan: key_of(plan, all),
        app: Some(app.plain_name()),
        region: app.values.text("location").map(str::to_owned),
        linux: app.address.kind.contains("_linux_"),
        ..Link::of(LinkKind::RegionalIntegration, [end])
    };
    let (name, origin) = (resource.plain_name(), resource.origin.clone());
    inventory.connections.push(ExistingConnection { name, link, origin });
}

/// The addresses that a VPN gateway gives to its clients.
fn clients(resource: &Resource, inventory: &mut Inventory) {
    let mut ranges = Vec::new();
    for (index, block) in resource.values.blocks("vpn_client_configuration").enumerate() {
        let part = format!("vpn_client_configuration[{index}]");
        ranges.extend(resource.networks(block, &["address_space"], &part, inventory));
    }
    if ranges.is_empty() {
        return;
    }
    let why = format!("VPN clients of {}", resource.plain_name());
    let origin = resource.origin.clone();
    let range = |range: &IpNet| {
        let (range, why, origin) = (*range, why.clone(), origin.clone());
        ExistingRange { range, why, origin }
    };
    inventory.keep_outs.extend(ranges.iter().map(range));
    let gateway = kind_and_name(resource);
    inventory.client_pools.push(ExistingClientPool { gateway, ranges, origin });
}

/// Ranges that are those of somebody else to the networks.
fn keep_out(resource: &Resource, key: &str, what: &str, inventory: &mut Inventory) -> Vec<IpNet> {
    let why = format!("{what} {}", resource.name(inventory));
    let ranges = resource.networks(&resource.values, &[key], "", inventory);
    for range in &ranges {
        let (why, origin) = (why.clone(), resource.origin.clone());
        inventory.keep_outs.push(ExistingRange { range: *range, why, origin });
    }
    ranges
}
