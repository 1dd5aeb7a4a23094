//! Rows of a query of Resource Graph, whose columns are named by its author: one row for each subnet, or
//! for each network.

use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, SubnetState};

use super::id::{before, last};
use super::networks;
use crate::read::syntax::address;
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::theirs::item::Item;

/// The content of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    NetworkName,
    NetworkId,
    NetworkSpace,
    SubnetName,
    SubnetId,
    SubnetRange,
    /// The whole subnet.
    Subnet,
    /// A range of the network or the subnet, whichever the row is about.
    Range,
}

/// The content of a column, by its name and its value.
fn column(key: &str, node: &Node) -> Option<Column> {
    let key: String = key.chars().filter(|it| it.is_alphanumeric()).collect();
    let key = key.to_ascii_lowercase();
    let of_subnet = key.contains("subnet");
    let of_network = ["vnet", "virtualnetwork", "network"].iter().any(|it| key.contains(it));
    let text = match &node.value {
        NodeValue::Map(_) if of_subnet => return Some(Column::Subnet),
        // A network without subnets, or a subnet without a range, where rows were joined.
        NodeValue::Null if of_subnet => {
            let of_range = ["prefix", "range", "cidr"].iter().any(|it| key.contains(it));
            return of_range.then_some(Column::SubnetRange);
        }
        NodeValue::Text(text) => text.trim(),
        NodeValue::List(items) => items.first().and_then(Node::word).unwrap_or_default().trim(),
        _ => return None,
    };
    if text.contains('/') && address::network(text.as_bytes()).is_ok() {
        let of_space = key.contains("space") || of_network;
        return Some(match (of_subnet, of_space) {
            (true, _) => Column::SubnetRange,
            (false, true) => Column::NetworkSpace,
            (false, false) => Column::Range,
        });
    }
    let lower = text.to_ascii_lowercase();
    if lower.contains("/subnets/") {
        return Some(Column::SubnetId);
    }
    if lower.contains("/virtualnetworks/") {
        return Some(Column::NetworkId);
    }
    if text.contains('/') || !matches!(node.value, NodeValue::Text(_)) {
        return None;
    }
    match key.as_str() {
        "subnet" | "subnetname" => Some(Column::SubnetName),
        "vnet" | "vnetname" | "virtualnetwork" | "virtualnetworkname" | "network"
        | "networkname" | "name" => Some(Column::NetworkName),
        _ if key.ends_with("name") && of_subnet => Some(Column::SubnetName),
        _ if key.ends_with("name") && of_network => Some(Column::NetworkName),
        _ => None,
    }
}

/// The columns of a row that are understood.
fn columns<'a>(item: &Item<'a>) -> Vec<(Column, Item<'a>)> {
    let entries = item.entries();
    entries.filter_map(|(key, value)| Some((column(key, value.node)?, value))).collect()
}

/// Whether it is a row of one subnet or one network, and no resource as Azure writes it.
pub(super) fn is_row(node: &Node) -> bool {
    let columns = columns(&Item::root(0, node));
    let has = |column: Column| columns.iter().any(|(it, _)| *it == column);
    let of_subnet = has(Column::SubnetName) || has(Column::SubnetId) && has(Column::NetworkName);
    has(Column::Subnet) && (has(Column::NetworkName) || has(Column::NetworkId))
        || of_subnet && (has(Column::SubnetRange) || has(Column::Range))
        || has(Column::SubnetRange) && has(Column::NetworkName)
        || (has(Column::NetworkSpace) && has(Column::NetworkName))
}

/// How the IDs begin by which rows of one network without an ID are brought together.
const MADE_UP: &str = "row:";

/// Brings the rows of each network together.
pub(super) fn join(inventory: &mut Inventory) {
    inventory.settle();
    for network in &mut inventory.networks {
        network.id = network.id.take().filter(|id| !id.starts_with(MADE_UP));
    }
}

/// Adds the network of a row, with its subnet.
pub(super) fn read(item: &Item<'_>, inventory: &mut Inventory) {
    let columns = columns(item);
    let all = |column: Column| {
        let same = columns.iter().filter(move |(it, _)| *it == column);
        same.map(|(_, item)| item)
    };
    let text = |column: Column| all(column).find_map(|it| it.node.word()).map(str::to_owned);
    let mut ranges = |column: Column| {
        let found = all(column).flat_map(|it| it.one_or_more(inventory));
        found.collect::<Vec<_>>()
    };
    let (of_network, of_subnet, of_either) =
        (ranges(Column::NetworkSpace), ranges(Column::SubnetRange), ranges(Column::Range));
    let subnet_id = text(Column::SubnetId);
    let subnet_name =
        text(Column::SubnetName).or_else(|| subnet_id.as_deref().and_then(last).map(str::to_owned));
    let id = text(Column::NetworkId).or_else(|| {
        let network = before(subnet_id.as_deref()?, "/subnets/")?;
        Some(network.to_owned())
    });
    let by_id = || id.as_deref().and_then(last).map(str::to_owned);
    // A column `name` next to the ID of a subnet may have the name of either.
    let not_subnet =
        |name: &String| subnet_id.as_deref().and_then(last) != Some(name) || id.is_none();
    let of_either_is_subnet = subnet_name.is_some() && of_subnet.is_empty();
    let (space, range) = if of_either_is_subnet {
        (of_network, of_either)
    } else {
        ([of_network, of_either].concat(), of_subnet)
    };
    let mut network = ExistingNetwork {
        name: text(Column::NetworkName).filter(not_subnet).or_else(by_id).unwrap_or_default(),
        region: item.text("location").map(str::to_owned),
        space,
        origin: item.origin(),
        ..ExistingNetwork::default()
    };
    network.id = id.or_else(|| {
        let around = ["subscriptionId", "resourceGroup"].map(|key| item.text(key).unwrap_or("-"));
        let known = !network.name.is_empty();
        known.then(|| format!("{MADE_UP}{}/{}", around.join("/"), network.name))
    });
    if let Some(whole) = all(Column::Subnet).next() {
        network.subnets.push(networks::subnet(whole, inventory));
    } else if let Some(name) = subnet_name {
        let state = if range.is_empty() { SubnetState::Unknown } else { SubnetState::Used };
        let (id, origin) = (subnet_id, item.origin());
        let subnet =
            ExistingSubnet { name, id, prefixes: range, state, origin, ..Default::default() };
        network.subnets.push(subnet);
    }
    inventory.networks.push(network);
}
