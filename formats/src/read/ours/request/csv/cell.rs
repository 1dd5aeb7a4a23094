//! One cell of a table, and what it means.

use ipplan::codes;

use crate::read::syntax::json;
use crate::read::syntax::tree::{Fault, Key, Node, NodeValue, Spot};
use crate::read::syntax::yaml::{self, is_number};

/// A cell without the blanks around it.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    pub(super) at: Spot,
    /// Whether an apostrophe stood in front: text as it is, as spreadsheets have it.
    as_it_is: bool,
}

impl<'a> Cell<'a> {
    pub(super) fn new(text: &'a str, at: Spot) -> Cell<'a> {
        match text.trim_start().strip_prefix('\'') {
            Some(text) => Cell { text, at, as_it_is: true },
            None => Cell { text: text.trim(), at, as_it_is: false },
        }
    }

    /// Whether it says nothing. An apostrophe alone is a text without letters.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.as_it_is
    }

    pub(super) fn key(&self) -> Key {
        Key { text: self.text.to_owned(), at: self.at }
    }

    /// The value of the cell, as the other syntaxes would read it.
    pub(super) fn node(&self) -> Node {
        let value = match self.text.to_ascii_lowercase().as_str() {
            _ if self.as_it_is => NodeValue::Text(self.text.to_owned()),
            "true" => NodeValue::Bool(true),
            "false" => NodeValue::Bool(false),
            _ if is_number(self.text) => NodeValue::Number(self.text.to_owned()),
            _ => NodeValue::Text(self.text.to_owned()),
        };
        Node { at: self.at, value }
    }

    /// The value of the cell as a part of a request file, in YAML or JSON.
    pub(super) fn tree(&self) -> Result<Node, Fault> {
        // Aliases of YAML may be long, and there may be many cells.
        let has_aliases = self.text.contains('&') && self.text.contains('*');
        let node = self.text.starts_with('{').then(|| json::tree(self.text).ok()).flatten();
        let node = node.or_else(|| (!has_aliases).then(|| yaml::tree(self.text).ok())?);
        let mut node =
            node.filter(|it| matches!(it.value, NodeValue::Map(_))).ok_or_else(|| {
                let message = "this cell is not a link";
                let hint = "write it as in a request file, such as `vpn: [hub, office]`";
                Fault::new(&codes::WRONG_TYPE, self.at, message).hint(hint)
            })?;
        self.place(&mut node);
        Ok(node)
    }

    /// All of it stands in this cell.
    fn place(&self, node: &mut Node) {
        node.at = self.at;
        match &mut node.value {
            NodeValue::List(items) => items.iter_mut().for_each(|item| self.place(item)),
            NodeValue::Map(entries) => {
                for (key, value) in entries {
                    key.at = self.at;
                    self.place(value);
                }
            }
            _ => {}
        }
    }

    /// Several networks in one cell.
    pub(super) fn networks(&self) -> Vec<Node> {
        let words = self.text.split([' ', ';', ',']).filter(|word| !word.is_empty());
        let item = |word: &str| Node { at: self.at, value: NodeValue::Text(word.to_owned()) };
        words.map(item).collect()
    }

    /// Where a subnet is: a network, several, or `ROLE=NETWORK` for each of several subnets.
    pub(super) fn places(&self) -> Node {
        let words = self.text.split([' ', ';', ',']).filter(|word| !word.is_empty());
        let mut roles: Vec<(Key, Node)> = Vec::new();
        for (role, network) in words.filter_map(|word| word.split_once('=')) {
            let network = Node { at: self.at, value: NodeValue::Text(network.to_owned()) };
            let known = roles.iter_mut().find(|(key, _)| key.text == role);
            if let Some((_, Node { value: NodeValue::List(networks), .. })) = known {
                networks.push(network);
            } else {
                let networks = Node { at: self.at, value: NodeValue::List(vec![network]) };
                roles.push((Key { text: role.to_owned(), at: self.at }, networks));
            }
        }
        if !roles.is_empty() {
            return Node { at: self.at, value: NodeValue::Map(roles) };
        }
        match self.networks() {
            one if one.len() < 2 => self.node(),
            several => Node { at: self.at, value: NodeValue::List(several) },
        }
    }
}
