//! Answers of Azure: `az … list` and `show` of networks and of what lives in them, the REST interface,
//! and rows of Resource Graph.

use ipplan::{Inventory, Notice, codes};

use super::id::{NETWORK, SUBNET, before, last};
use super::resource::{is_known, resource};
use super::rows;
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::theirs::foreign::Foreign;
use crate::read::theirs::item::Item;
use crate::read::theirs::look::Look;

pub(crate) static FORMAT: Foreign = Foreign {
    name: "Azure network list",
    knows: |look| look.any_item(|item| kind(item).is_some()) || look.root.is_some_and(is_empty),
    read,
    by_item: true,
    finish: rows::join,
    ..Foreign::ALONE
};

/// Whether it is the answer to a query that found nothing: `[]`, or the same with what is around a list.
fn is_empty(root: &Node) -> bool {
    const AROUND: &[&str] =
        &["nextLink", "count", "facets", "resultTruncated", "skip_token", "skipToken"];
    let is_count = |key: &str| AROUND.contains(&key) || key.starts_with("total");
    let lists_nothing =
        |node: &Node| matches!(&node.value, NodeValue::List(items) if items.is_empty());
    match &root.value {
        NodeValue::List(items) => items.is_empty(),
        NodeValue::Map(entries) => {
            let mut lists = 0;
            let known = entries.iter().all(|(key, node)| {
                let is_list = ["value", "data"].contains(&key.text.as_str()) && lists_nothing(node);
                lists += usize::from(is_list);
                is_list || is_count(&key.text)
            });
            known && lists == 1
        }
        _ => false,
    }
}

/// The type of a row of a query, which has no type of its own.
const ROW: &str = "row";

/// The type of a resource in lower case, as it states it or by its keys; `None` for one without
/// address space.
fn kind(node: &Node) -> Option<String> {
    let said = ["type", "Type", "resourceType"].iter().find_map(|key| node.get(key)?.word());
    if let Some(said) = said.filter(|it| it.contains('/')) {
        let said = said.to_ascii_lowercase();
        return is_known(&said).then_some(said);
    }
    if node.has(&["apiVersion"]) {
        return None;
    }
    // A node with the name and ID of a subnet is a subnet, even if a row of a query has further
    // columns.
    let id = node.get("id").and_then(Node::word).unwrap_or_default();
    let is_own = last(id).is_some() && last(id) == node.get("name").and_then(Node::word);
    if is_own && before(id, "/subnets/").is_some() {
        return Some(SUBNET.to_owned());
    }
    if rows::is_row(node) {
        return Some(ROW.to_owned());
    }
    let own = node.get("properties").or_else(|| node.get("Properties")).unwrap_or(node);
    let has = |keys: &[&str]| keys.iter().any(|key| own.has(&[key]));
    let named = ["name", "id", "Name", "Id"].iter().any(|key| node.has(&[key]));
    let more = has(&["subnets", "Subnets", "virtualNetworkPeerings"]);
    if has(&["addressSpace", "AddressSpace"]) && (named || more) {
        return Some(NETWORK.to_owned());
    }
    let prefix = has(&["addressPrefix", "addressPrefixes", "AddressPrefix", "AddressPrefixes"]);
    (prefix && named).then(|| SUBNET.to_owned())
}

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(root) = files.first().and_then(|file| file.root) else { return };
    if is_empty(root) {
        let message = "the answer lists nothing: the query found no networks".into();
        inventory.notices.push(Notice { code: &codes::EMPTY_FILE, message, source: None });
        return;
    }
    let root = Item::root(0, root);
    let lists = ["value", "results", "data"].into_iter().filter_map(|key| root.get(key));
    let mut items: Vec<Item<'_>> =
        root.items().chain(lists.flat_map(|list| list.items())).collect();
    if items.is_empty() {
        items.push(root);
    }
    for item in items {
        match kind(item.node) {
            Some(kind) if kind == ROW => rows::read(&item, inventory),
            Some(kind) => resource(&item, &kind, None, inventory),
            // Resources of other types have no addresses of their own.
            None if item.text("type").is_some_and(|it| it.contains('/')) => {}
            None if item.node.value == NodeValue::Null => {}
            None => item.not_read("neither a virtual network nor a subnet", inventory),
        }
    }
}
