//! State files: `terraform.tfstate`, as `terraform state pull` writes it as well.

use std::collections::BTreeMap;

use ipplan::{Inventory, Origin, SubnetState};

use super::address::InstanceAddress;
use super::azurerm;
use super::resource::{Resource, elsewhere, is_network_elsewhere};
use super::value::{At, TerraformValue};
use crate::read::syntax::tree::{Node, NodeValue as Json};
use crate::read::theirs::foreign::Foreign;
use crate::read::theirs::look::Look;

pub(crate) static STATE: Foreign = Foreign {
    name: "Terraform state",
    extensions: &["tfstate", "json"],
    knows: |look| {
        let parts = look.has(&["resources"]) || look.has(&["modules"]);
        look.has(&["version"])
            && parts
            && (look.has(&["terraform_version"]) || look.has(&["lineage"]))
            || look.has(&["terraform_version", "resources"])
    },
    read,
    ..Foreign::ALONE
};

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(root) = files.first().and_then(|file| file.root) else { return };
    let mut resources = Vec::new();
    for node in root.get("resources").map(Node::items).unwrap_or_default() {
        instances(node, &mut resources);
    }
    for node in root.get("modules").map(Node::items).unwrap_or_default() {
        old_module(node, &mut resources);
    }
    azurerm::add(&resources, inventory);
    let kinds = root.get("resources").map(Node::items).unwrap_or_default().iter();
    let kinds = kinds.filter_map(|it| it.get("type").and_then(Node::word));
    let mut others = BTreeMap::<String, usize>::new();
    for kind in kinds.filter(|it| is_network_elsewhere(it)) {
        *others.entry(kind.to_owned()).or_default() += 1;
    }
    elsewhere(others, inventory);
}

/// The instances of a resource of version 4.
fn instances(node: &Node, resources: &mut Vec<Resource>) {
    let word = |key: &str| node.get(key).and_then(Node::word).unwrap_or_default();
    let (kind, name) = (word("type"), word("name"));
    if !kind.starts_with("azurerm_") && !kind.starts_with("azapi_") {
        return;
    }
    let data = if word("mode") == "data" { "data." } else { "" };
    let dot = if word("module").is_empty() { "" } else { "." };
    let path = format!("{}{dot}{data}{kind}.{name}", word("module"));
    for instance in node.get("instances").map(Node::items).unwrap_or_default() {
        let key = match instance.get("index_key").map(|it| &it.value) {
            Some(Json::Number(number)) => format!("[{number}]"),
            Some(Json::Text(text)) => format!("[\"{text}\"]"),
            _ => String::new(),
        };
        let Some(address) = InstanceAddress::of(&format!("{path}{key}")) else { continue };
        let values = match (instance.get("attributes"), instance.get("attributes_flat")) {
            (Some(values), _) => TerraformValue::of_json(0, values),
            (None, Some(flat)) => unflat(flat),
            _ => TerraformValue::Null,
        };
        let gone = instance.get("deposed").is_some();
        let state = if gone { SubnetState::Going } else { SubnetState::Used };
        push(address, values, instance, state, resources);
    }
}

fn push(
    address: InstanceAddress,
    values: TerraformValue,
    node: &Node,
    state: SubnetState,
    resources: &mut Vec<Resource>,
) {
    let (line, column) = (node.at.line, node.at.column);
    let origin = Origin { file: 0, path: address.to_string(), line, column };
    resources.push(Resource { address, values, origin, state, hint: None, alias: None });
}

/// A module of versions up to 3, which Terraform wrote before 0.12.
fn old_module(module: &Node, resources: &mut Vec<Resource>) {
    let path = module.get("path").map(Node::items).unwrap_or_default();
    let names = path.iter().filter_map(Node::word).filter(|it| *it != "root");
    let path = names.fold(String::new(), |path, name| path + "module." + name + ".");
    let Some(Json::Map(entries)) = module.get("resources").map(|it| &it.value) else { return };
    for (key, node) in entries {
        // The index of `count` comes after another dot.
        let mut parts = key.text.rsplitn(2, '.');
        let (last, first) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let indexed = first.contains('.') && last.chars().all(|it| it.is_ascii_digit());
        let name = if indexed { format!("{first}[{last}]") } else { key.text.clone() };
        let Some(address) = InstanceAddress::of(&format!("{path}{name}")) else { continue };
        if !address.kind.starts_with("azurerm_") && !address.kind.starts_with("azapi_") {
            continue;
        }
        if let Some(flat) = node.get("primary").and_then(|it| it.get("attributes")) {
            push(address, unflat(flat), node, SubnetState::Used, resources);
        }
    }
}

/// Attributes in one row of dotted names, with `.#` for the number of a list and `.%` for that of a map.
fn unflat(flat: &Node) -> TerraformValue {
    let Json::Map(entries) = &flat.value else { return TerraformValue::Null };
    let mut root = Branch::default();
    for (key, node) in entries {
        let parts: Vec<&str> = key.text.split('.').collect();
        if let Some(text) = node.word().filter(|_| parts.len() < 20) {
            root.put(&parts, text);
        }
    }
    root.value(Some(At::of(0, flat.at)))
}

#[derive(Default)]
struct Branch {
    text: Option<String>,
    is_list: bool,
    below: BTreeMap<String, Branch>,
}

impl Branch {
    fn put(&mut self, parts: &[&str], text: &str) {
        match parts {
            [] => self.text = Some(text.to_owned()),
            ["#"] => self.is_list = true,
            ["%"] => {}
            [first, rest @ ..] => {
                self.below.entry((*first).to_owned()).or_default().put(rest, text);
            }
        }
    }

    fn value(self, at: Option<At>) -> TerraformValue {
        if self.is_list {
            return TerraformValue::list(self.below.into_values().map(|it| it.value(at)).collect());
        }
        match self.text {
            Some(text) if self.below.is_empty() => TerraformValue::text_of(text),
            _ => {
                let entries = self.below.into_iter();
                TerraformValue::map(entries.map(|(key, it)| (key, it.value(at))).collect(), at)
            }
        }
    }
}
