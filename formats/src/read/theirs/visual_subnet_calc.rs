//! The plan that Visual Subnet Calculator exports, in both of its versions.

use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, IpNet, codes};

use super::foreign::Foreign;
use super::item::Item;
use super::look::Look;
use crate::read::ours::levels::{named, notice};
use crate::read::ours::named::named as name_of;
use crate::read::syntax::address;
use crate::read::syntax::tree::{Node, NodeValue};

pub(crate) static FORMAT: Foreign = Foreign {
    name: "Visual Subnet Calculator export",
    knows: |look| {
        look.has(&["config_version", "subnets"])
            || look.get("subnets").is_some_and(|it| holds_key(it, &["_note", "_color"], 0))
    },
    read,
    ..Foreign::ALONE
};

/// Whether one of these keys is anywhere in it.
fn holds_key(node: &Node, keys: &[&str], depth: usize) -> bool {
    let NodeValue::Map(entries) = &node.value else { return false };
    let below = |node: &Node| depth < 40 && holds_key(node, keys, depth + 1);
    entries.iter().any(|(key, node)| keys.contains(&key.text.as_str()) || below(node))
}

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(root) = files.first().and_then(|file| file.root) else { return };
    add(&Item::root(0, root), inventory);
}

/// Adds the networks of an export.
pub(super) fn add(root: &Item<'_>, inventory: &mut Inventory) {
    let mut coloured = Vec::new();
    for (key, item) in root.get("subnets").iter().flat_map(Item::entries) {
        let Some(range) = range(key, &item, inventory) else { continue };
        let mut network = ExistingNetwork {
            name: name_of(&range),
            space: vec![range],
            origin: item.origin(),
            ..ExistingNetwork::default()
        };
        // A network that is not divided may be a subnet as a whole.
        block(range, &item, &mut network, &mut coloured, inventory);
        inventory.networks.push(network);
    }
    if let Some(base) = root.get("base_network") {
        let declared = root.networks(&["base_network"], inventory);
        let known = |range: &IpNet| inventory.networks.iter().any(|it| it.space.contains(range));
        if !declared.iter().all(known) {
            base.not_read("it is not the network that is divided", inventory);
        }
    }
    if !coloured.is_empty() {
        let message =
            format!("{} coloured, but without a note, and so taken as free", named(&coloured));
        inventory.notices.push(notice(&codes::MARKED_FREE, message));
    }
}

/// The range that a key is.
fn range(key: &str, item: &Item<'_>, inventory: &mut Inventory) -> Option<IpNet> {
    match address::network(key.as_bytes()) {
        Ok(range) => Some(range),
        Err(problem) => {
            item.not_read(problem.message.clone(), inventory);
            None
        }
    }
}

/// A block is divided, or it is a subnet where somebody wrote what for.
fn block(
    at: IpNet,
    item: &Item<'_>,
    network: &mut ExistingNetwork,
    coloured: &mut Vec<String>,
    inventory: &mut Inventory,
) {
    let note = item.text("_note").map(str::trim).filter(|note| !note.is_empty());
    let parts: Vec<_> = item.entries().filter(|(key, _)| !key.starts_with('_')).collect();
    if parts.is_empty() {
        match note {
            Some(note) => network.subnets.push(ExistingSubnet {
                name: note.to_owned(),
                prefixes: vec![at],
                origin: item.origin(),
                ..ExistingSubnet::default()
            }),
            None if item.get("_color").is_some() => coloured.push(at.to_string()),
            None => {}
        }
        return;
    }
    if let Some(note) = note {
        item.not_read(format!("the note `{note}` of a block that is divided"), inventory);
    }
    for (key, part) in parts {
        if let Some(range) = range(key, &part, inventory) {
            block(range, &part, network, coloured, inventory);
        }
    }
}
