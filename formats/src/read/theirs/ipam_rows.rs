//! Prefixes as `NetBox` and phpIPAM answer them in JSON: rows of a table, by the rules of their CSV.

use ipplan::{ExistingRange, Inventory, IpNet};

use super::foreign::Foreign;
use super::grid::{self, Table};
use super::item::Item;
use super::look::Look;
use crate::read::ours::table::Row;
use crate::read::syntax::tree::{Node, NodeValue};

pub(crate) static NETBOX: Foreign = Foreign {
    name: "NetBox prefixes",
    knows: |look| look.any_item(is_prefix) || look.any_item(is_range),
    read: |files, inventory| read(files, inventory),
    ..Foreign::ALONE
};

pub(crate) static PHPIPAM: Foreign = Foreign {
    name: "phpIPAM subnets",
    knows: |look| look.any_item(is_subnet),
    read: |files, inventory| read(files, inventory),
    ..Foreign::ALONE
};

/// The names of the columns of the table.
const COLUMNS: &[&str] =
    &["prefix", "mask", "status", "vrf", "type", "name", "description", "isfolder"];

fn is_prefix(node: &Node) -> bool {
    let kinds = ["vrf", "status", "family", "display", "rir", "is_pool"];
    node.has(&["prefix"]) && kinds.iter().any(|key| node.has(&[key]))
}

fn is_range(node: &Node) -> bool {
    node.has(&["start_address", "end_address"])
}

fn is_subnet(node: &Node) -> bool {
    node.has(&["subnet", "mask"])
        && ["sectionId", "masterSubnetId", "isFolder"].iter().any(|key| node.has(&[key]))
}

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(root) = files.first().and_then(|file| file.root) else { return };
    let root = Item::root(0, root);
    let lists = ["results", "data", "value"].into_iter().filter_map(|key| root.get(key));
    let mut items: Vec<Item<'_>> =
        root.items().chain(lists.flat_map(|list| list.items())).collect();
    if items.is_empty() {
        items.push(root);
    }
    let masters: Vec<String> = items.iter().filter_map(|it| cell(it, "masterSubnetId")).collect();
    let names = COLUMNS.iter().map(|it| (*it).to_owned()).collect();
    let mut rows = vec![Row::of(names, 0, Vec::new())];
    for (index, item) in items.iter().enumerate() {
        if is_range(item.node) {
            address_range(item, inventory);
        } else if is_prefix(item.node) || is_subnet(item.node) {
            let line = item.node.at.line;
            // The columns lead back to the item.
            rows.push(Row::of(row(item, &masters), line, vec![index; COLUMNS.len()]));
        } else {
            item.not_read("neither a prefix nor a range", inventory);
        }
    }
    if let Table::Networks(listing) = grid::table(&rows, false) {
        let origin = |_, index: usize| items.get(index).map(Item::origin).unwrap_or_default();
        grid::add(inventory, &listing, origin);
    }
}

fn row(item: &Item<'_>, masters: &[String]) -> Vec<String> {
    let get = |keys: &[&str]| keys.iter().find_map(|key| cell(item, key)).unwrap_or_default();
    let is_master = cell(item, "id").is_some_and(|id| masters.contains(&id));
    let kind = if item.node.has(&["rir"]) {
        "aggregate".to_owned()
    } else if is_master && is_subnet(item.node) {
        "container".to_owned()
    } else {
        get(&["role"])
    };
    let prefix = if is_subnet(item.node) { get(&["subnet"]) } else { get(&["prefix"]) };
    let vrf = get(&["vrf", "vrfName", "vrfId"]);
    vec![
        prefix,
        if is_subnet(item.node) { get(&["mask"]) } else { String::new() },
        get(&["status"]),
        if vrf == "0" { String::new() } else { vrf },
        kind,
        get(&["name"]),
        get(&["description"]),
        get(&["isFolder"]),
    ]
}

/// The text of a key: a text, a number, or an object with a value or a name.
fn cell(item: &Item<'_>, key: &str) -> Option<String> {
    let item = item.get(key)?;
    Some(match &item.node.value {
        NodeValue::Text(text) | NodeValue::Number(text) => text.clone(),
        NodeValue::Bool(true) => "1".to_owned(),
        NodeValue::Map(_) => {
            let keys = ["value", "name", "slug", "display"];
            keys.iter().find_map(|key| item.text(key))?.to_owned()
        }
        _ => return None,
    })
}

/// A range of addresses that are in use or handed out, inside of a prefix.
fn address_range(item: &Item<'_>, inventory: &mut Inventory) {
    let address = |key: &str| {
        let text = item.text(key)?;
        text.split('/').next()?.parse().ok()
    };
    let blocks = address("start_address")
        .zip(address("end_address"))
        .and_then(|(first, last)| ipplan::between(first, last));
    let Some(blocks) = blocks else {
        item.not_read("it is not a range of addresses", inventory);
        return;
    };
    let why = cell(item, "description").filter(|it| !it.is_empty());
    let why = why.unwrap_or_else(|| "range of addresses".to_owned());
    let range = |range: IpNet| ExistingRange { range, why: why.clone(), origin: item.origin() };
    inventory.keep_outs.extend(blocks.map(range));
}
