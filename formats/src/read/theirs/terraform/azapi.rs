//! Resources of the azapi provider, whose body is what Azure itself reads.

use ipplan::{
    ExistingAttachment, ExistingNetwork, ExistingSubnet, Inventory, SubnetState, Workload,
};

use super::kinds::{azure_type, key_of, kind_and_name};
use super::resource::{Resource, named};
use super::value::{At, TerraformValue, Unknown};
use crate::read::syntax::json;
use crate::read::syntax::tree::{Key, Node, NodeValue as Json, Spot};
use crate::read::theirs::azure;
use crate::read::theirs::item::Item;
use crate::read::theirs::unknown::NotKnown;

pub(super) const NETWORK: &str = "microsoft.network/virtualnetworks";
pub(super) const SUBNET: &str = "microsoft.network/virtualnetworks/subnets";
pub(super) const HUB: &str = "microsoft.network/virtualhubs";
const NO_RANGE: &str = "the file does not say its range";
pub(super) const PEERING: &str = "microsoft.network/virtualnetworks/virtualnetworkpeerings";

pub(super) fn network(
    resource: &Resource,
    all: &[Resource],
    inventory: &mut Inventory,
) -> ExistingNetwork {
    let (node, _) = answer(resource, all, false, inventory);
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

pub(super) fn subnet(
    resource: &Resource,
    all: &[Resource],
    inventory: &mut Inventory,
) -> ExistingSubnet {
    let (node, holes) = answer(resource, all, false, inventory);
    let mut subnet = azure::subnet(&item(resource, &node), inventory);
    subnet.name = resource.name(inventory);
    subnet.state = resource.state_of(&subnet.prefixes);
    if subnet.state == SubnetState::Unknown && !holes {
        resource.not_read(NO_RANGE, inventory);
    }
    subnet
}

/// What a peering says of itself: the other network, and its flags.
pub(super) fn properties(resource: &Resource) -> Option<TerraformValue> {
    body(resource)?.get("properties").cloned()
}

/// The workload of a resource, if it states its size.
pub(super) fn workload(resource: &Resource) -> Option<Workload> {
    // What is not known was said where the resource itself was read.
    let (node, _) = answer(resource, &[], false, &mut Inventory::default());
    azure::workload(&item(resource, &node), &resource.azure_kind()?)
}

/// Adds what is attached to subnets, and what joins networks beside peerings.
pub(super) fn add(resource: &Resource, all: &[Resource], inventory: &mut Inventory) {
    let Some(kind) = resource.azure_kind() else { return };
    if azure::is_attached(&kind) {
        attachment(resource, &kind, all, inventory);
    } else if azure::joins(&kind) {
        let (node, _) = answer(resource, all, true, inventory);
        azure::joined(&item(resource, &node), &kind, inventory);
    }
}

/// A network security group or a route table, or a rule or a route of one.
fn attachment(resource: &Resource, kind: &str, all: &[Resource], inventory: &mut Inventory) {
    let is_whole = azure::is_whole(kind);
    let own = || Some((resource.id_or_label(), resource.plain_name()));
    let owner = if is_whole { own() } else { parent(resource, all) };
    let Some((id, name)) = owner else { return };
    let (node, holes) = answer(resource, all, true, inventory);
    let found = azure::attachment(&item(resource, &node), kind, None);
    let is_said = is_whole && properties(resource).is_none();
    // What is changed of one that something else declares could be any part of it.
    let is_update = resource.is("azapi_update_resource");
    let has_gaps = found.has_gaps || holes || is_said || is_update;
    let is_declared = is_whole && !is_update;
    let id = Some(id);
    inventory.attachments.push(ExistingAttachment { id, name, is_declared, has_gaps, ..found });
}

/// The resource that one is a part of: what names it, and its name.
fn parent(resource: &Resource, all: &[Resource]) -> Option<(String, String)> {
    let value = resource.values.get("parent_id")?;
    if let Some(parent) = named(value, all) {
        return Some((parent.id_or_label(), parent.plain_name()));
    }
    let id = value.word().filter(|it| it.contains('/'))?;
    Some((id.to_owned(), id.rsplit('/').next().unwrap_or_default().to_owned()))
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

/// The resource as Azure would answer it, and whether parts of it are not known. What is not known is
/// nothing there, or says so with `says_gaps`.
fn answer(
    resource: &Resource,
    all: &[Resource],
    says_gaps: bool,
    inventory: &mut Inventory,
) -> (Node, bool) {
    let at = Spot { line: resource.origin.line, column: resource.origin.column, width: 1 };
    let at = resource.values.at().map_or(at, spot);
    let mut holes = Vec::new();
    let mut entries = Vec::new();
    let mut add = |key: &str, value: Option<&TerraformValue>| {
        if let Some(value) = value {
            let node = Answer { all, says_gaps, holes: &mut holes }.node(value, "", key, at);
            entries.push((Key { text: key.to_owned(), at }, node));
        }
    };
    add("name", resource.values.get("name"));
    let id = id_of_part(resource, all).filter(|_| says_gaps);
    add("id", resource.values.get("id").filter(|it| it.word().is_some()).or(id.as_ref()));
    add("location", resource.values.get("location"));
    let body = body(resource);
    add("sku", body.as_ref().and_then(|it| it.get("sku")));
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

/// The ID of a part of another resource, which that one's own begins.
fn id_of_part(resource: &Resource, all: &[Resource]) -> Option<TerraformValue> {
    let kind = resource.values.text("type")?.split('@').next()?;
    let (_, part) = kind.split_once('/')?.1.split_once('/')?;
    let parent = key_of(resource.values.get("parent_id")?, all)?;
    let name = resource.values.text("name")?;
    Some(TerraformValue::text_of(format!("{parent}/{part}/{name}")))
}

/// Values as Azure would answer them.
struct Answer<'r> {
    all: &'r [Resource],
    says_gaps: bool,
    holes: &'r mut Vec<String>,
}

impl Answer<'_> {
    /// The value of a key as JSON; `around` is the key of the object that holds it.
    fn node(&mut self, value: &TerraformValue, around: &str, key: &str, at: Spot) -> Node {
        let here = value.at().map_or(at, spot);
        let value = match value {
            TerraformValue::Null => Json::Null,
            TerraformValue::Bool(it) => Json::Bool(*it),
            TerraformValue::Number(number) => Json::Number(number.to_string()),
            TerraformValue::Text(text) => Json::Text(text.to_string()),
            TerraformValue::List(items) | TerraformValue::Set(items) => {
                Json::List(items.iter().map(|it| self.node(it, around, key, here)).collect())
            }
            TerraformValue::Map(object) => {
                let entries = object.entries.iter();
                let entries = entries.map(|(inner, value)| {
                    (Key { text: inner.clone(), at: here }, self.node(value, key, inner, here))
                });
                Json::Map(entries.collect())
            }
            TerraformValue::Unknown(unknown) => self.unknown(unknown, around, key),
        };
        Node { at: here, value }
    }

    fn unknown(&mut self, unknown: &Unknown, around: &str, key: &str) -> Json {
        let ranges = ["addressPrefix", "addressPrefixes", "addressSpace", "subnets", "properties"];
        let referred = || referred(unknown, around, self.all);
        if self.says_gaps {
            let id = referred().filter(|_| key == "id").map(kind_and_name);
            return Json::Text(id.unwrap_or_else(|| NotKnown::new(key, &*unknown.why, "").text()));
        }
        // The network security group is there, whichever it is.
        let label = || referred().map(Resource::plain_name).or_else(|| unknown.of.first().cloned());
        let label = label().filter(|_| key == "id");
        if ranges.contains(&key) {
            self.holes.push(format!("`{key}`: {}", unknown.why));
        }
        label.map_or(Json::Null, Json::Text)
    }
}

/// The resource that an ID which is not known yet is of. A body says of all of its references together what
/// they are, so of several the type decides: `routeTable` holds the ID of a route table.
fn referred<'r>(unknown: &Unknown, around: &str, all: &'r [Resource]) -> Option<&'r Resource> {
    let wanted = around.trim_end_matches(|it: char| it.is_ascii_digit()).to_ascii_lowercase();
    let fits = |resource: &Resource| {
        let kind = azure_type(resource).rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let plain = kind.trim_start_matches("azurerm_").replace('_', "");
        wanted.ends_with(plain.trim_end_matches('s'))
    };
    let of = || all.iter().filter(|it| unknown.of.contains(&it.address.to_string()));
    match unknown.of.as_slice() {
        [_] => of().next(),
        _ => of().find(|it| fits(it)),
    }
}
