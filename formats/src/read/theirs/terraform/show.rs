//! The output of `terraform show -json` and `tofu show -json` for a plan or a state.

use std::collections::{BTreeMap, BTreeSet};

use ipplan::{Inventory, Notice, Origin, SubnetState, codes};

use super::address::InstanceAddress;
use super::azurerm;
use super::references::References;
use super::resource::{Resource, elsewhere, is_network_elsewhere};
use super::value::{At, TerraformValue};
use crate::read::syntax::tree::{Node, NodeValue as Json};
use crate::read::theirs::foreign::Foreign;

pub(crate) static PLAN: Foreign = Foreign {
    name: "Terraform plan",
    knows: |look| {
        let parts = ["planned_values", "resource_changes", "configuration", "prior_state"];
        look.has(&["format_version"]) && parts.iter().any(|key| look.has(&[key]))
            || look.has(&["resource_changes"])
    },
    read: |files, inventory| {
        if let Some(root) = files.first().and_then(|it| it.root) {
            plan(root, inventory);
        }
    },
    ..Foreign::ALONE
};

pub(crate) static SHOWN_STATE: Foreign = Foreign {
    name: "Terraform state (`terraform show -json`)",
    knows: |look| {
        let module = look.get("values").is_some_and(|it| it.has(&["root_module"]));
        look.has(&["format_version", "values"]) || module
    },
    read: |files, inventory| {
        let values = files.first().and_then(|it| it.get("values"));
        let mut listed = Listed::default();
        listed.values(values);
        let resources = listed.resources.into_iter();
        let resources: Vec<Resource> = resources
            .filter_map(|(address, node)| {
                let values = TerraformValue::of_json(0, node.get("values")?);
                Some(resource(address, values, node, SubnetState::Used))
            })
            .collect();
        azurerm::add(&resources, inventory);
        elsewhere(listed.others, inventory);
    },
    ..Foreign::ALONE
};

const NOT_KNOWN: &str = "not known until apply";

/// The resources of a file that may say something of Azure networks.
#[derive(Default)]
struct Listed<'a> {
    resources: Vec<(InstanceAddress, &'a Node)>,
    /// Networks of other clouds: the type, and how many.
    others: BTreeMap<String, usize>,
}

impl<'a> Listed<'a> {
    fn values(&mut self, values: Option<&'a Node>) {
        if let Some(root) = values.and_then(|it| it.get("root_module")) {
            self.module(root);
        }
    }

    fn module(&mut self, module: &'a Node) {
        let inside = module.get("address").and_then(Node::word).unwrap_or_default();
        for node in module.get("resources").map(Node::items).unwrap_or_default() {
            self.add(inside, node);
        }
        for child in module.get("child_modules").map(Node::items).unwrap_or_default() {
            self.module(child);
        }
    }

    fn add(&mut self, module: &str, node: &'a Node) {
        let kind = node.get("type").and_then(Node::word).unwrap_or_default();
        if kind.starts_with("azurerm_") || kind.starts_with("azapi_") {
            if let Some(address) = address(module, node) {
                self.resources.push((address, node));
            }
        } else if is_network_elsewhere(kind) {
            *self.others.entry(kind.to_owned()).or_default() += 1;
        }
    }
}

/// The address of a resource. Old versions write it as seen from its module.
fn address(module: &str, node: &Node) -> Option<InstanceAddress> {
    let text = node.get("address").and_then(Node::word)?;
    if module.is_empty() || text.starts_with(module) {
        InstanceAddress::of(text)
    } else {
        InstanceAddress::of(&format!("{module}.{text}"))
    }
}

fn resource(
    address: InstanceAddress,
    values: TerraformValue,
    node: &Node,
    state: SubnetState,
) -> Resource {
    let path = address.to_string();
    let origin = Origin { file: 0, path, line: node.at.line, column: node.at.column };
    Resource { address, values, origin, state, hint: None, alias: None }
}

/// A change of a plan.
#[derive(Clone, Copy)]
struct Change<'a> {
    node: &'a Node,
    change: &'a Node,
}

impl<'a> Change<'a> {
    fn of(node: &'a Node) -> Option<Change<'a>> {
        Some(Change { node, change: node.get("change")? })
    }

    fn does(&self, action: &str) -> bool {
        let actions = self.change.get("actions").map(Node::items).unwrap_or_default();
        actions.iter().any(|it| it.word() == Some(action))
    }

    /// Whether it leaves nothing: what is deleted goes, what is forgotten stays where it is.
    fn leaves_nothing(&self) -> bool {
        (self.does("delete") || self.does("forget")) && !self.does("create")
    }
}

fn plan(root: &Node, inventory: &mut Inventory) {
    let mut planned = Listed::default();
    planned.values(root.get("planned_values"));
    let all = root.get("resource_changes").map(Node::items).unwrap_or_default();
    let mut listed = Listed::default();
    for node in all {
        let module = node.get("module_address").and_then(Node::word).unwrap_or_default();
        listed.add(module, node);
    }
    let mut changes = BTreeMap::new();
    let mut staying = Vec::new();
    let mut leaving = Vec::new();
    for (address, node) in listed.resources {
        let Some(change) = Change::of(node) else { continue };
        // An instance left over by an interrupted apply is deleted next to the one that has its
        // address.
        if change.leaves_nothing() || node.get("deposed").is_some() {
            leaving.push((address, change));
        } else {
            changes.insert(address.to_string(), change);
            staying.push((address, change.node));
        }
    }
    // What is read before the plan is only there.
    let mut before = Listed::default();
    before.values(root.get("prior_state").and_then(|it| it.get("values")));
    let data = before.resources.into_iter().filter(|(address, _)| address.data);

    let mut stays = planned.resources;
    let mut known: BTreeSet<String> =
        stays.iter().map(|(address, _)| address.to_string()).collect();
    for (address, node) in staying.into_iter().chain(data) {
        if known.insert(address.to_string()) {
            stays.push((address, node));
        }
    }
    let references = References::of(root, stays.iter().map(|(address, _)| address.clone()));
    let mut resources = Vec::new();
    for (address, node) in stays {
        let change = changes.get(&address.to_string()).copied();
        let code = references.code(&address);
        let merge = Merge { address: &address, code, references: &references };
        let after = change.and_then(|it| it.change.get("after")).or_else(|| node.get("values"));
        let unknown = change.and_then(|it| it.change.get("after_unknown"));
        let expressions = code.and_then(|it| it.get("expressions"));
        let values = merge.value(after, unknown, expressions);
        let resource = resource(address.clone(), values, node, SubnetState::Used);
        if let Some(change) = change.filter(|it| it.does("delete") && it.does("create")) {
            replaced(&resource, change, inventory);
        }
        resources.push(resource);
    }
    for (address, change) in leaving {
        let values = change.change.get("before").map(|it| TerraformValue::of_json(0, it));
        let state = if change.does("forget") { SubnetState::Used } else { SubnetState::Going };
        resources.push(resource(
            address,
            values.unwrap_or(TerraformValue::Null),
            change.node,
            state,
        ));
    }
    planned.others.extend(listed.others);
    azurerm::add(&resources, inventory);
    elsewhere(planned.others, inventory);
}

/// Says that something is deleted and made again, with the ranges it had.
fn replaced(resource: &Resource, change: Change<'_>, inventory: &mut Inventory) {
    let keys = match resource.address.kind.as_str() {
        "azurerm_virtual_network" => ["address_space"].as_slice(),
        "azurerm_subnet" => &["address_prefixes", "address_prefix"],
        _ => return,
    };
    let ranges = |values: &TerraformValue| {
        let (mut found, mut wrong) = (Vec::new(), Vec::new());
        for value in keys.iter().filter_map(|key| values.get(key)) {
            value.networks(&mut found, &mut wrong);
        }
        found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let before = change.change.get("before").map(|it| ranges(&TerraformValue::of_json(0, it)));
    let (before, after) = (before.unwrap_or_default(), ranges(&resource.values));
    let what = if before == after { format!("at {after}") } else { format!("{before} -> {after}") };
    let message = format!("`{}` is deleted and created again: {what}", resource.address);
    inventory.notices.push(Notice { code: &codes::GOING, message: message.into(), source: None });
}

/// Puts together what is known of a value and what is not.
struct Merge<'a> {
    address: &'a InstanceAddress,
    code: Option<&'a Node>,
    references: &'a References<'a>,
}

impl Merge<'_> {
    fn value(
        &self,
        after: Option<&Node>,
        unknown: Option<&Node>,
        code: Option<&Node>,
    ) -> TerraformValue {
        let Some(unknown) = unknown else {
            return after.map_or(TerraformValue::Null, |it| TerraformValue::of_json(0, it));
        };
        match &unknown.value {
            Json::Bool(true) => {
                let of = self.code.zip(code).map(|(resource, expression)| {
                    self.references.targets(self.address, resource, expression)
                });
                TerraformValue::unknown(NOT_KNOWN, of.unwrap_or_default())
            }
            Json::Map(holes) => {
                let mut entries = BTreeMap::new();
                let there = match after.map(|it| &it.value) {
                    Some(Json::Map(entries)) => entries.as_slice(),
                    _ => &[],
                };
                let keys = there.iter().chain(holes).map(|(key, _)| key.text.as_str());
                for key in keys {
                    let (after, hole) = (after.and_then(|it| it.get(key)), unknown.get(key));
                    if !entries.contains_key(key) {
                        let value = self.value(after, hole, inside(code, key));
                        entries.insert(key.to_owned(), value);
                    }
                }
                TerraformValue::map(entries, after.map(|it| At::of(0, it.at)))
            }
            Json::List(holes) => {
                let there = after.map(Node::items).unwrap_or_default();
                let count = there.len().max(holes.len());
                let items = (0..count).map(|index| {
                    let code = code.and_then(|it| match it.items() {
                        [] => Some(it),
                        [one] => Some(one),
                        many => many.get(index),
                    });
                    self.value(there.get(index), holes.get(index), code)
                });
                TerraformValue::list(items.collect())
            }
            _ => after.map_or(TerraformValue::Null, |it| TerraformValue::of_json(0, it)),
        }
    }
}

/// The expression of a part: the whole one, where it is not taken apart.
fn inside<'a>(code: Option<&'a Node>, key: &str) -> Option<&'a Node> {
    let code = code?;
    if code.has(&["references"]) { Some(code) } else { code.get(key) }
}
