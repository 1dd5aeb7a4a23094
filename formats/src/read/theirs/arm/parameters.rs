//! Parameters files: `{"parameters": {"name": {"value": …}}}`, next to the template they are for.

use std::collections::BTreeMap;
use std::rc::Rc;

use ipplan::{Inventory, NotRead, Origin};

use crate::read::syntax::tree::{Node, NodeValue, Spot};
use crate::read::theirs::foreign::Foreign;
use crate::read::theirs::look::Look;

use super::resources::given_values;
use super::scope::at;

pub(crate) static FORMAT: Foreign = Foreign {
    name: "ARM template parameters",
    knows: |look| {
        look.schema("deploymentParameters") || look.has(&["contentVersion", "parameters"])
    },
    only_taken: true,
    read,
    ..Foreign::ALONE
};

/// A file that no template took.
fn read(_: &[Look<'_>], inventory: &mut Inventory) {
    inventory.not_read(NotRead {
        origin: Origin::default(),
        why: "no template is given that declares these parameters".to_owned(),
        hint: Some("give the template together with its parameters file".to_owned()),
    });
}

/// Whether a template declares every parameter that a file gives.
pub(super) fn fits(template: &Node, file: &Node) -> bool {
    let (Some(declared), Some(given)) = (at(template, "parameters"), at(file, "parameters")) else {
        return false;
    };
    let NodeValue::Map(given) = &given.value else { return false };
    !given.is_empty() && given.iter().all(|(key, _)| at(declared, &key.text).is_some())
}

/// The values that a file gives. They stand where the template declares their parameters.
pub(super) fn values(template: &Node, file: &Node) -> BTreeMap<String, Rc<Node>> {
    let Some(parameters) = at(file, "parameters") else { return BTreeMap::new() };
    let mut values = given_values(parameters);
    for (name, value) in &mut values {
        let declared = at(template, "parameters").and_then(|it| at(it, name));
        let mut moved = (**value).clone();
        move_to(&mut moved, declared.unwrap_or(template).at);
        *value = Rc::new(moved);
    }
    values
}

fn move_to(node: &mut Node, place: Spot) {
    node.at = place;
    match &mut node.value {
        NodeValue::List(items) => items.iter_mut().for_each(|it| move_to(it, place)),
        NodeValue::Map(entries) => entries.iter_mut().for_each(|(_, it)| move_to(it, place)),
        _ => {}
    }
}
