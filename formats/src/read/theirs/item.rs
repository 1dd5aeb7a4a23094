//! A value of a structured file with its path, and what Azure writes in values.

use ipplan::{Attached, Inventory, IpNet, NotRead, Origin};

use crate::read::syntax::address;
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::theirs::unknown::NotKnown;

/// A value, and the path to it.
#[derive(Clone)]
pub(crate) struct Item<'a> {
    pub(crate) file: usize,
    pub(crate) node: &'a Node,
    pub(crate) path: String,
}

impl<'a> Item<'a> {
    /// The value that a file is.
    pub(crate) fn root(file: usize, node: &'a Node) -> Item<'a> {
        Item { file, node, path: String::new() }
    }

    /// Where it stands.
    pub(crate) fn origin(&self) -> Origin {
        let (line, column) = (self.node.at.line, self.node.at.column);
        Origin { file: self.file, path: self.path.clone(), line, column }
    }

    /// The value of a key, in any case of letters; `None` also for null.
    pub(crate) fn get(&self, key: &str) -> Option<Item<'a>> {
        let NodeValue::Map(entries) = &self.node.value else { return None };
        let exact = entries.iter().find(|(entry, _)| entry.text == key);
        let found = exact
            .or_else(|| entries.iter().find(|(entry, _)| entry.text.eq_ignore_ascii_case(key)));
        let (entry, node) = found.filter(|(_, node)| node.value != NodeValue::Null)?;
        let dot = if self.path.is_empty() { "" } else { "." };
        Some(Item { node, path: format!("{}{dot}{}", self.path, entry.text), file: self.file })
    }

    /// The value of a key. An unknown value is listed as not read.
    pub(crate) fn known(&self, key: &str, inventory: &mut Inventory) -> Option<Item<'a>> {
        let item = self.get(key)?;
        match item.unknown() {
            Some(why) => {
                item.gap(why, inventory);
                None
            }
            None => Some(item),
        }
    }

    /// The missing part of a value that is not known.
    pub(crate) fn unknown(&self) -> Option<NotKnown> {
        NotKnown::of(self.node.word()?)
    }

    /// Lists it as not read, because of what is missing.
    pub(crate) fn gap(&self, why: NotKnown, inventory: &mut Inventory) {
        let NotKnown { why, hint, .. } = why;
        let hint = Some(hint).filter(|it| !it.is_empty());
        inventory.not_read(NotRead { origin: self.origin(), why, hint });
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> impl Iterator<Item = Item<'a>> + use<'a> {
        let (file, path) = (self.file, self.path.clone());
        let items = self.node.items().iter().enumerate();
        items.map(move |(index, node)| Item { file, node, path: format!("{path}[{index}]") })
    }

    /// The items of the list at a key.
    pub(crate) fn list(&self, key: &str) -> impl Iterator<Item = Item<'a>> + use<'a> {
        self.get(key).into_iter().flat_map(|list| list.items())
    }

    /// The text at a key.
    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        match &self.get(key)?.node.value {
            NodeValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a map.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, Item<'a>)> + use<'a> {
        let (file, path) = (self.file, self.path.clone());
        let entries = match &self.node.value {
            NodeValue::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().map(move |(key, node)| {
            let dot = if path.is_empty() { "" } else { "." };
            (key.text.as_str(), Item { file, node, path: format!("{path}{dot}{}", key.text) })
        })
    }

    /// The networks at these keys, each a single one or a list of them, without duplicates. Values
    /// that are not networks are listed as not read.
    pub(crate) fn networks(&self, keys: &[&str], inventory: &mut Inventory) -> Vec<IpNet> {
        let mut found = Vec::new();
        for value in keys.iter().filter_map(|key| self.get(key)) {
            for network in value.one_or_more(inventory) {
                if !found.contains(&network) {
                    found.push(network);
                }
            }
        }
        found
    }

    /// The networks that it is: one, or a list of them.
    pub(crate) fn one_or_more(&self, inventory: &mut Inventory) -> Vec<IpNet> {
        let mut found = Vec::new();
        let many: Vec<Item<'_>> = self.items().collect();
        for item in if self.node.items().is_empty() { vec![self.clone()] } else { many } {
            if let Some(why) = item.unknown() {
                item.gap(why, inventory);
                continue;
            }
            match item.network() {
                Some(Ok(network)) => found.push(network),
                Some(Err(why)) => item.not_read(why, inventory),
                None => {}
            }
        }
        found
    }

    /// The network that it is; `None` if there is nothing.
    fn network(&self) -> Option<Result<IpNet, String>> {
        let text = match &self.node.value {
            NodeValue::Text(text) if text.trim().is_empty() => return None,
            NodeValue::List(items) if items.is_empty() => return None,
            NodeValue::Null => return None,
            NodeValue::Text(text) => text.trim(),
            _ => {
                return Some(Err(format!("{} stands where a range is expected", self.node.kind())));
            }
        };
        Some(address::network(text.as_bytes()).map_err(|problem| problem.message))
    }

    /// Lists it as not read.
    pub(crate) fn not_read(&self, why: impl Into<String>, inventory: &mut Inventory) {
        inventory.not_read(NotRead { origin: self.origin(), why: why.into(), hint: None });
    }

    /// The resource attached at a key: an object with an ID, or the ID. `told` is true if the file
    /// would say that there is none.
    pub(crate) fn attached(&self, key: &str, told: bool) -> Attached {
        let id = self.get(key).and_then(|item| match &item.node.value {
            NodeValue::Text(text) => Some(text.as_str()),
            _ => item.text("id").or_else(|| item.text("name")),
        });
        match id {
            // What is computed in a deployment may be nothing.
            Some(id) if NotKnown::all(id).is_some() => Attached::NotSaid,
            Some(id) if !id.is_empty() => Attached::Named(id.to_owned()),
            _ if told => Attached::Missing,
            _ => Attached::NotSaid,
        }
    }
}
