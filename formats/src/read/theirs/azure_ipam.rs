//! Spaces and blocks of Azure IPAM, and what it lists of networks.

use ipplan::{ExistingNetwork, ExistingRange, ExistingSubnet, Inventory, SubnetState};

use super::foreign::Foreign;
use super::item::Item;
use super::look::Look;
use crate::read::syntax::tree::{Node, NodeValue};

pub(crate) static FORMAT: Foreign = Foreign {
    name: "Azure IPAM spaces or networks",
    knows: |look| look.any_item(is_space) || look.any_item(is_block) || look.any_item(is_network),
    read,
    ..Foreign::ALONE
};

fn is_space(node: &Node) -> bool {
    node.get("blocks").is_some_and(|blocks| blocks.items().iter().any(|it| it.has(&["cidr"])))
}

fn is_block(node: &Node) -> bool {
    node.has(&["cidr", "vnets"])
}

fn is_network(node: &Node) -> bool {
    node.has(&["prefixes", "subnets"]) && (node.has(&["resource_group"]) || node.has(&["id"]))
}

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(root) = files.first().and_then(|file| file.root) else { return };
    let root = Item::root(0, root);
    let lists = ["spaces", "value", "data"].into_iter().filter_map(|key| root.get(key));
    let mut items: Vec<Item<'_>> =
        root.items().chain(lists.flat_map(|list| list.items())).collect();
    if items.is_empty() {
        items.push(root);
    }
    for item in items {
        if is_space(item.node) {
            let space = item.text("name").unwrap_or_default().to_owned();
            item.list("blocks").for_each(|it| block(&it, &space, inventory));
        } else if is_block(item.node) {
            block(&item, "", inventory);
        } else if is_network(item.node) {
            network(&item, inventory);
        } else if item.node.has(&["blocks"]) {
            // A space without blocks has no range.
        } else {
            item.not_read("neither a space nor a block nor a network", inventory);
        }
    }
}

fn block(item: &Item<'_>, space: &str, inventory: &mut Inventory) {
    let name = item.text("name").unwrap_or_default();
    let why = [space, name].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("/");
    for range in item.networks(&["cidr"], inventory) {
        inventory.containers.push(ExistingRange { range, why: why.clone(), origin: item.origin() });
    }
    item.list("vnets").for_each(|it| network(&it, inventory));
    for external in item.list("externals") {
        let why = external.text("name").unwrap_or("external network").to_owned();
        for range in external.networks(&["cidr"], inventory) {
            let origin = external.origin();
            inventory.keep_outs.push(ExistingRange { range, why: why.clone(), origin });
        }
    }
    for key in ["resv", "reservations"] {
        item.list(key).for_each(|it| reservation(&it, inventory));
    }
}

/// One that was settled is a network by now, or was given up.
fn reservation(item: &Item<'_>, inventory: &mut Inventory) {
    if item.get("settledOn").is_some() {
        return;
    }
    let space = item.networks(&["cidr"], inventory);
    let name = ["desc", "description", "id"].into_iter().filter_map(|key| item.text(key));
    let name = name.into_iter().find(|it| !it.is_empty()).unwrap_or("reservation");
    inventory.networks.push(ExistingNetwork {
        name: name.to_owned(),
        space,
        state: SubnetState::Reserved,
        full: true,
        origin: item.origin(),
        ..ExistingNetwork::default()
    });
}

fn network(item: &Item<'_>, inventory: &mut Inventory) {
    let id = item.text("id").or(match &item.node.value {
        NodeValue::Text(id) => Some(id),
        _ => None,
    });
    let last = id.and_then(|id| id.rsplit('/').next()).unwrap_or_default();
    let name = item.text("name").unwrap_or(last).to_owned();
    if item.get("prefixes").is_none() {
        let why = format!(
            "the network `{name}` is only named, without its ranges; export the spaces with expand=true"
        );
        item.not_read(why, inventory);
        return;
    }
    let space = item.networks(&["prefixes"], inventory);
    let subnets = item.list("subnets").map(|it| subnet(&it, inventory)).collect();
    inventory.networks.push(ExistingNetwork {
        name,
        id: id.map(str::to_owned),
        region: item.text("location").map(str::to_owned),
        space,
        subnets,
        origin: item.origin(),
        ..ExistingNetwork::default()
    });
}

fn subnet(item: &Item<'_>, inventory: &mut Inventory) -> ExistingSubnet {
    let prefixes = item.networks(&["prefixes", "prefix"], inventory);
    let state = if prefixes.is_empty() { SubnetState::Unknown } else { SubnetState::Used };
    let used = item.get("used").and_then(|it| match &it.node.value {
        NodeValue::Number(number) => number.parse().ok(),
        _ => None,
    });
    ExistingSubnet {
        name: item.text("name").unwrap_or_default().to_owned(),
        prefixes,
        state,
        ip_configurations: used,
        origin: item.origin(),
        ..ExistingSubnet::default()
    }
}
