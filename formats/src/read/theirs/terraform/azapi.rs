//! Resources of the azapi provider, whose body is what Azure itself reads.

use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, SubnetState};

use super::resource::Resource;
use super::value::{At, TerraformValue};
use crate::read::syntax::json;
use crate::read::syntax::tree::{Key, Node, NodeValue as Json, Spot};
use crate::read::theirs::azure;
use crate::read::theirs::item::Item;

pub(super) const NETWORK: &str = "microsoft.network/virtualnetworks";
pub(super) const SUBNET: &str = "microsoft.network/virtualnetworks/subnets";
const NO_RANGE: &str = "the file does not say its range";
pub(super) const PEERING: &str = "microsoft.network/virtualnetworks/virtualnetworkpeerings";

pub(super) fn network(resource: &Resource, inventory: &mut Inventory) -> ExistingNetwork {
    let (node, _) = answer(resource, inventory);
    let mut network = azure::network(&item(resource, &node), None, inventory);
    network.name = resource.name(inventory);
    network.state = resource.state;
    for (index, subnet) in network.subnets.iter_mut().enumerate() {
        subnet.state = resource.state_of(&subnet.prefixes);
        if subnet.state == SubnetState::Unknown {
            resource.part_not_read(
                &format!("body.properties.subnets[{index}]"),
                NO_RANGE,
                inventory,
            );
        }
    }
    network
}

pub(super) fn subnet(resource: &Resource, inventory: &mut Inventory) -> ExistingSubnet {
    let (node, holes) = answer(resource, inventory);
    let mut subnet = azure::subnet(&item(resource, &node), inventory);
    subnet.name = resource.name(inventory);
    subnet.state = resource.state_of(&subnet.prefixes);
    if subnet.state == SubnetState::Unknown && !holes {
        resource.not_read(NO_RANGE, inventory);
    }
    subnet
}

/// The other network of a peering.
pub(super) fn remote(resource: &Resource) -> Option<TerraformValue> {
    let properties = body(resource)?;
    properties.get("properties")?.get("remoteVirtualNetwork")?.get("id").cloned()
}

fn item<'a>(resource: &Resource, node: &'a Node) -> Item<'a> {
    Item { file: resource.origin.file, node, path: resource.origin.path.clone() }
}

/// The body: an object, or its JSON in text as in older versions. A body that was read back has the
/// same form.
fn body(resource: &Resource) -> Option<TerraformValue> {
    let text_or_object = |value: &TerraformValue| match value {
        TerraformValue::Text(text) => {
            json::tree(text).ok().map(|node| TerraformValue::of_json(resource.origin.file, &node))
        }
        value => Some(value.clone()),
    };
    let key = if resource.address.data { "output" } else { "body" };
    resource.values.get(key).and_then(text_or_object)
}

/// The resource as Azure would answer it, and whether parts of it are not known.
fn answer(resource: &Resource, inventory: &mut Inventory) -> (Node, bool) {
    let at = Spot { line: resource.origin.line, column: resource.origin.column, width: 1 };
    let at = resource.values.at().map_or(at, spot);
    let mut holes = Vec::new();
    let mut entries = Vec::new();
    let mut add = |key: &str, value: Option<&TerraformValue>| {
        if let Some(value) = value {
            let node = node(value, key, at, &mut holes);
            entries.push((Key { text: key.to_owned(), at }, node));
        }
    };
    add("name", resource.values.get("name"));
    add("id", resource.values.get("id"));
    add("location", resource.values.get("location"));
    let body = body(resource);
    add("properties", body.as_ref().and_then(|it| it.get("properties")));
    match &body {
        Some(TerraformValue::Unknown(unknown)) => holes.push(format!("the body: {}", unknown.why)),
        Some(_) => {}
        None => holes.push("the file has no body of this resource".to_owned()),
    }
    let is_whole = holes.is_empty();
    for hole in holes {
        resource.not_read(hole, inventory);
    }
    (Node { at, value: Json::Map(entries) }, !is_whole)
}

fn spot(at: At) -> Spot {
    Spot { line: at.line, column: at.column, width: 1 }
}

/// The value as JSON. An unknown value becomes null; an unknown range is listed in `holes`.
fn node(value: &TerraformValue, key: &str, at: Spot, holes: &mut Vec<String>) -> Node {
    let here = value.at().map_or(at, spot);
    let value = match value {
        TerraformValue::Null => Json::Null,
        TerraformValue::Bool(it) => Json::Bool(*it),
        TerraformValue::Number(number) => Json::Number(number.to_string()),
        TerraformValue::Text(text) => Json::Text(text.to_string()),
        TerraformValue::List(items) | TerraformValue::Set(items) => {
            Json::List(items.iter().map(|it| node(it, key, here, holes)).collect())
        }
        TerraformValue::Map(object) => {
            let entries = object.entries.iter();
            let entries = entries.map(|(key, value)| {
                (Key { text: key.clone(), at: here }, node(value, key, here, holes))
            });
            Json::Map(entries.collect())
        }
        TerraformValue::Unknown(unknown) => {
            let ranges =
                ["addressPrefix", "addressPrefixes", "addressSpace", "subnets", "properties"];
            if ranges.contains(&key) {
                holes.push(format!("`{key}`: {}", unknown.why));
            }
            // The network security group is there, whichever it is.
            match unknown.of.first().filter(|_| key == "id") {
                Some(address) => Json::Text(address.clone()),
                None => Json::Null,
            }
        }
    };
    Node { at: here, value }
}
