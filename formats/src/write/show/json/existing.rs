//! An inventory, and its differences from a plan.

use ipplan::{
    Difference, ExistingNetwork, ExistingRange, ExistingSubnet, Holder, Inventory, IpNet,
};
use serde_json::{Value, json};

use super::files::files;

/// An inventory of what exists.
///
/// ```
/// let vnets = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/24"]},
///     "subnets": [{"name": "web", "addressPrefix": "10.0.0.0/25"}]}]"#;
/// let (inventory, _) = ipplan_formats::read::inventory(&[("vnets.json", vnets)]);
/// let json = ipplan_formats::json::existing(&inventory);
/// assert_eq!(json["networks"][0]["subnets"][0]["state"], "used");
/// assert_eq!(json["networks"][0]["free"][0], "10.0.0.128/25");
/// assert_eq!(json["files"][0]["subnets"], 1);
/// ```
pub fn existing(inventory: &Inventory) -> Value {
    let whole = |it: &ExistingNetwork| {
        let subnets: Value = it.subnets.iter().map(subnet).collect();
        network(it, &subnets, &it.free(), inventory)
    };
    json!({
        "networks": inventory.networks.iter().map(whole).collect::<Value>(),
        "containers": inventory.containers.iter().map(range).collect::<Value>(),
        "keep_outs": inventory.keep_outs.iter().map(range).collect::<Value>(),
        "notices": inventory.notices,
        "files": files(inventory),
    })
}

fn texts(ranges: &[IpNet]) -> Value {
    ranges.iter().map(|range| Value::from(range.to_string())).collect()
}

/// The part of an inventory that holds an address or a range, or lies inside it, in the same form.
///
/// ```
/// let range = "10.0.0.9/32".parse().unwrap();
/// let (inventory, _) = ipplan_formats::read::inventory(&[("used.txt", b"10.0.0.0/24")]);
/// let json = ipplan_formats::json::found(&inventory, range);
/// assert_eq!(json["networks"][0]["space"][0], "10.0.0.0/24");
/// ```
pub fn found(inventory: &Inventory, wanted: IpNet) -> Value {
    let holding = inventory.holding(wanted);
    let holder = |it: &Holder<'_>| {
        let subnets: Value = it.subnets.iter().map(|it| subnet(it)).collect();
        network(it.network, &subnets, &it.free, inventory)
    };
    json!({
        "networks": holding.networks.iter().map(holder).collect::<Value>(),
        "containers": holding.containers.iter().map(|it| range(it)).collect::<Value>(),
        "keep_outs": holding.keep_outs.iter().map(|it| range(it)).collect::<Value>(),
        "notices": inventory.notices,
        "files": files(inventory),
    })
}

fn network(
    network: &ExistingNetwork,
    subnets: &Value,
    free: &[IpNet],
    inventory: &Inventory,
) -> Value {
    let file = inventory.files.get(network.origin.file);
    json!({
        "name": network.name,
        "id": network.id,
        "region": network.region,
        "space": texts(&network.space),
        "vrf": Some(&network.vrf).filter(|vrf| !vrf.is_empty()),
        "state": network.state.word(),
        "subnets": subnets,
        "free": texts(free),
        "file": file.map(|file| &file.name),
        "line": Some(network.origin.line).filter(|line| *line > 0),
    })
}

fn subnet(subnet: &ExistingSubnet) -> Value {
    let occupants = subnet.occupants();
    let first = occupants.first();
    json!({
        "name": subnet.name,
        "id": subnet.id,
        "prefixes": texts(&subnet.prefixes),
        "service": first.map(|it| it.service.id),
        "services": occupants.iter().map(|it| it.service.id).collect::<Value>(),
        "evidence": first.map(|it| it.evidence.to_string()),
        "delegation": subnet.delegations.first(),
        "state": subnet.state.word(),
        "ip_configurations": subnet.ip_configurations,
        "line": Some(subnet.origin.line).filter(|line| *line > 0),
    })
}

fn range(range: &ExistingRange) -> Value {
    json!({ "range": range.range.to_string(), "why": range.why })
}

/// How what exists differs from a plan.
///
/// ```
/// let json = ipplan_formats::json::drift(&[], &ipplan::Inventory::default());
/// assert_eq!(json["differences"].as_array().map(Vec::len), Some(0));
/// ```
pub fn drift(differences: &[Difference], inventory: &Inventory) -> Value {
    let difference = |it: &Difference| {
        json!({
            "kind": it.kind.word(),
            "network": it.network,
            "subnet": it.subnet,
            "planned": texts(&it.planned),
            "found": texts(&it.found),
            "found_name": it.found_name,
        })
    };
    json!({
        "differences": differences.iter().map(difference).collect::<Value>(),
        "notices": inventory.notices,
        "files": files(inventory),
    })
}
