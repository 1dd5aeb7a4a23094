//! From a template to what it deploys.

use std::collections::{BTreeMap, HashMap};

use ipplan::{Inventory, NotRead, Origin, SubnetState, codes};

use crate::read::ours::levels::notice;
use crate::read::syntax::json;
use crate::read::syntax::tree::{Node, NodeValue, Spot};
use crate::read::theirs::azure;
use crate::read::theirs::foreign::Foreign;
use crate::read::theirs::item::Item;
use crate::read::theirs::look::Look;
use crate::read::theirs::unknown::{NotKnown, plain};

use super::evaluate::Env;
use super::parameters;
use super::scope::{Machine, ResourceScope, Scope, at};
use super::walk::{Deployed, FoundResource, Walk};

pub(crate) static FORMAT: Foreign = Foreign {
    name: "ARM template",
    knows: |look| {
        look.schema("deploymentTemplate")
            || look.has(&["contentVersion", "resources"])
            || (look.root.is_none() && is_commented(look))
    },
    takes: |template, other| {
        let is_parameters = (parameters::FORMAT.knows)(other) && !(FORMAT.knows)(other);
        let fits = |template: &Node| other.root.is_some_and(|it| parameters::fits(template, it));
        is_parameters
            && match template.root {
                Some(root) => fits(root),
                None => lenient(template).is_some_and(|root| fits(&root)),
            }
    },
    read,
    ..Foreign::ALONE
};

/// A template in which the tools allow comments.
fn is_commented(look: &Look<'_>) -> bool {
    look.has_bytes(b"deploymentTemplate.json") && lenient(look).is_some()
}

fn lenient(look: &Look<'_>) -> Option<Node> {
    json::with_comments(&String::from_utf8_lossy(look.bytes)).ok()
}

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some((template, beside)) = files.split_first() else { return };
    let parsed = if template.root.is_none() { lenient(template) } else { None };
    let Some(root) = template.root.or(parsed.as_ref()) else { return };
    let given = beside.first().and_then(|it| it.root);
    let given = given.map(|file| parameters::values(root, file)).unwrap_or_default();
    for (index, other) in beside.iter().enumerate().skip(1) {
        let first = beside.first().map(|it| it.file).unwrap_or_default();
        inventory.not_read(NotRead {
            origin: Origin { file: index + 1, ..Origin::default() },
            why: format!("`{first}` gives the values of the same template"),
            hint: Some(format!("leave one out to read the template with `{}`", other.file)),
        });
    }
    let scope = Scope::new(0, root, given, ResourceScope::unknown(), String::new());
    let machine = Machine::default();
    let mut walk = Walk::default();
    walk.template(&Env::new(&machine, &scope));
    let places = Places::of(root);
    take(walk, &places, inventory);
    if let Err(why) = machine.spend(0) {
        let origin = Origin { line: 1, column: 1, ..Origin::default() };
        inventory.not_read(NotRead { origin, why: why.why, hint: None });
    }
}

/// The paths of a file by their spots.
struct Places(HashMap<(usize, usize), String>);

impl Places {
    fn of(root: &Node) -> Places {
        let mut paths = HashMap::new();
        let mut open = vec![Item::root(0, root)];
        while let Some(item) = open.pop() {
            open.extend(item.items());
            open.extend(item.entries().map(|(_, it)| it));
            paths.insert((item.node.at.line, item.node.at.column), item.path);
        }
        Places(paths)
    }

    /// The path in the file, in place of one within a value that was computed.
    fn mend(&self, origin: &mut Origin) {
        if let Some(path) = self.0.get(&(origin.line, origin.column)) {
            origin.path.clone_from(path);
        }
    }

    fn origin(&self, at: Spot) -> Origin {
        let mut origin = Origin { file: 0, path: String::new(), line: at.line, column: at.column };
        self.mend(&mut origin);
        origin
    }
}

/// Adds what was found to the inventory.
fn take(walk: Walk, places: &Places, inventory: &mut Inventory) {
    let mut read =
        Inventory { files: vec![ipplan::InventoryFile::default()], ..Inventory::default() };
    let mut left_out: Vec<(Spot, Inventory)> = Vec::new();
    for found in &walk.found {
        let Deployed::No(condition) = found.state else {
            resource(found, &mut read);
            continue;
        };
        let known = left_out.iter().position(|(at, _)| *at == condition);
        let known = known.unwrap_or(left_out.len());
        if known == left_out.len() {
            left_out.push((condition, Inventory::default()));
        }
        if let Some((_, other)) = left_out.get_mut(known) {
            resource(found, other);
        }
    }
    read.settle();
    for gap in walk.gaps {
        let NotKnown { why, hint, .. } = gap.why;
        let hint = (!hint.is_empty()).then_some(hint);
        read.not_read(NotRead { origin: places.origin(gap.at), why, hint });
    }
    in_plain_words(&mut read, places);
    for (condition, mut other) in left_out {
        other.settle();
        in_plain_words(&mut other, places);
        let what = summary(&other);
        if !what.is_empty() {
            let place = places.origin(condition);
            let message = format!("left out, because its condition is false: {what} ({place})");
            read.notices.push(notice(&codes::NOT_DEPLOYED, message));
        }
    }
    let not_read = read.files.pop().map(|it| it.not_read).unwrap_or_default();
    for part in not_read {
        inventory.not_read(part);
    }
    inventory.networks.append(&mut read.networks);
    inventory.keep_outs.append(&mut read.keep_outs);
    inventory.sites.append(&mut read.sites);
    inventory.client_pools.append(&mut read.client_pools);
    inventory.connections.append(&mut read.connections);
    inventory.attachments.append(&mut read.attachments);
    inventory.residents.append(&mut read.residents);
    inventory.notices.append(&mut read.notices);
}

fn resource(found: &FoundResource, inventory: &mut Inventory) {
    let before = inventory.networks.len();
    let item = Item::root(0, &found.node);
    azure::resource(&item, &found.kind, Some(&found.group), inventory);
    if found.state == Deployed::Perhaps {
        // It may come, so nothing else may get its addresses.
        for network in inventory.networks.iter_mut().skip(before) {
            for subnet in &mut network.subnets {
                if subnet.state == SubnetState::Used {
                    subnet.state = SubnetState::Reserved;
                }
            }
            if network.state == SubnetState::Used && !network.space.is_empty() {
                network.state = SubnetState::Reserved;
            }
        }
    }
}

/// Networks and subnets with their ranges, in one line.
fn summary(inventory: &Inventory) -> String {
    let words = |name: &str, ranges: &[ipplan::IpNet]| {
        let ranges: Vec<String> = ranges.iter().map(ToString::to_string).collect();
        let comma = if ranges.is_empty() { "" } else { " " };
        format!("{name}{comma}{}", ranges.join(" "))
    };
    let mut parts = Vec::new();
    for network in &inventory.networks {
        if !network.space.is_empty() || network.subnets.is_empty() {
            parts.push(words(&network.name, &network.space));
        }
        for subnet in &network.subnets {
            parts.push(words(&format!("{}/{}", network.name, subnet.name), &subnet.prefixes));
        }
    }
    parts.join(", ")
}

/// Puts the names of what is missing in its place, drops IDs that are not whole, and gives every place
/// its path in the file.
fn in_plain_words(inventory: &mut Inventory, places: &Places) {
    let whole = |id: &mut Option<String>| {
        *id = id.take().filter(|id| NotKnown::of(id).is_none());
    };
    let attached = |it: &mut ipplan::Attached| {
        if let ipplan::Attached::Named(name) = it {
            *name = plain(name);
        }
    };
    for network in &mut inventory.networks {
        places.mend(&mut network.origin);
        network.name = plain(&network.name);
        whole(&mut network.id);
        whole(&mut network.region);
        for peering in &mut network.peerings {
            places.mend(&mut peering.origin);
            peering.name = plain(&peering.name);
            peering.remote = plain(&peering.remote);
        }
        for subnet in &mut network.subnets {
            places.mend(&mut subnet.origin);
            subnet.name = plain(&subnet.name);
            whole(&mut subnet.id);
            let words = subnet.delegations.iter_mut().chain(&mut subnet.service_endpoints);
            words.for_each(|it| *it = plain(it));
            attached(&mut subnet.security_group);
            attached(&mut subnet.route_table);
            attached(&mut subnet.nat_gateway);
            for resident in &mut subnet.residents {
                places.mend(&mut resident.origin);
                resident.name = plain(&resident.name);
                whole(&mut resident.id);
            }
        }
    }
    for resident in &mut inventory.residents {
        places.mend(&mut resident.origin);
        resident.name = plain(&resident.name);
        whole(&mut resident.id);
        if NotKnown::of(&resident.subnet).is_some() {
            // The rest of the ID may be elsewhere, but the names are enough to find it.
            resident.subnet = plain(&azure::short_subnet(&resident.subnet));
        }
    }
    for range in &mut inventory.keep_outs {
        places.mend(&mut range.origin);
        range.why = plain(&range.why);
    }
    for site in &mut inventory.sites {
        places.mend(&mut site.origin);
        site.name = plain(&site.name);
        whole(&mut site.id);
    }
    for attachment in &mut inventory.attachments {
        places.mend(&mut attachment.origin);
        attachment.name = plain(&attachment.name);
        // What is attached names it in the same words.
        attachment.id = attachment.id.take().map(|id| plain(&id));
        for rule in &mut attachment.rules {
            places.mend(&mut rule.origin);
            rule.name = plain(&rule.name);
        }
        for route in &mut attachment.routes {
            places.mend(&mut route.origin);
            route.name = plain(&route.name);
        }
    }
    // The rest of an ID may be elsewhere, but the type and the name are enough to find it.
    let short = |id: &mut String| {
        if NotKnown::of(id).is_some() {
            let known = id.rsplit_once("/providers/").map_or(id.as_str(), |(_, known)| known);
            *id = plain(known);
        }
    };
    for pool in &mut inventory.client_pools {
        places.mend(&mut pool.origin);
        short(&mut pool.gateway);
    }
    for connection in &mut inventory.connections {
        places.mend(&mut connection.origin);
        connection.name = plain(&connection.name);
        let link = &mut connection.link;
        for end in &mut link.ends {
            if NotKnown::of(end).is_some() && end.to_ascii_lowercase().contains("/subnets/") {
                *end = plain(&azure::short_subnet(end));
            }
            short(end);
        }
        link.plan.iter_mut().for_each(short);
        link.app.iter_mut().for_each(short);
        link.region = link.region.take().filter(|it| NotKnown::of(it).is_none());
    }
    for part in inventory.files.iter_mut().flat_map(|it| &mut it.not_read) {
        places.mend(&mut part.origin);
        part.why = plain(&part.why);
    }
}

/// The output of `bicep snapshot`: all resources, evaluated as far as that is possible before a
/// deployment.
pub(crate) static SNAPSHOT: Foreign = Foreign {
    name: "Bicep snapshot",
    knows: |look| look.has(&["predictedResources"]),
    read: snapshot,
    ..Foreign::ALONE
};

fn snapshot(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(root) = files.first().and_then(|it| it.root) else { return };
    let places = Places::of(root);
    let (machine, mut walk) = (Machine::default(), Walk::default());
    let scope = Scope::new(0, root, BTreeMap::new(), ResourceScope::unknown(), String::new());
    let env = Env::new(&machine, &scope);
    let resources = at(root, "predictedResources").map(Node::items).unwrap_or_default();
    for resource in resources {
        let node = env.value(resource);
        let kind = at(&node, "type").and_then(Node::word).unwrap_or_default().to_ascii_lowercase();
        let group = at(&node, "id").and_then(Node::word).and_then(azure::group_of);
        let group = group.map_or_else(|| scope.target.id(), str::to_owned);
        if let NodeValue::Map(_) = node.value {
            walk.found.push(FoundResource { node, kind, group, state: Deployed::Yes });
        }
    }
    take(walk, &places, inventory);
}
