//! From places in the text to the parts of a request there, and their neighbours: for editors.

use std::borrow::Cow;

use ipplan::place;

use super::places::Places;
use crate::read::syntax::syntax::Syntax;
use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};
use crate::read::syntax::{json, toml, yaml};

/// How a part of a request is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPart {
    /// Its key; `None` for an item of a list.
    pub key: Option<Spot>,
    /// Its value, where that is one word, a number or a text.
    pub scalar: Option<Spot>,
    /// The first key in it, where it is a map of keys.
    pub first_key: Option<Spot>,
}

/// A word in a text, with its surroundings in the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordPart {
    /// The path of the map that has it as a key, or of the part that it is the value of.
    pub path: String,
    /// Whether it is a key.
    pub is_key: bool,
    /// The neighbouring keys, each with its value if that is one word.
    pub beside: Vec<(String, Option<String>)>,
}

impl Places {
    /// How exactly that part is written; `None` if it is not in the text. The whole is `""`.
    ///
    /// ```
    /// use ipplan_formats::read::{self, Syntax};
    ///
    /// let places = read::request("networks:\n  hub:\n    space: 10.0.0.0/22\n", Syntax::Yaml).unwrap().places;
    /// let space = places.part("networks.hub.space").unwrap();
    /// assert_eq!((space.key.unwrap().column, space.scalar.unwrap().column), (5, 12));
    /// assert_eq!(places.part("networks.hub").unwrap().first_key, space.key);
    /// assert_eq!(places.part("networks.hub.from"), None);
    /// ```
    pub fn part(&self, path: &str) -> Option<TextPart> {
        let (key, node) = self.node(path)?;
        let first_key = match &node.value {
            NodeValue::Map(entries) => entries.iter().map(|(key, _)| key.at).min(),
            _ => None,
        };
        Some(TextPart {
            key: key.map(|key| key.at),
            scalar: scalar(node).map(|_| node.at),
            first_key,
        })
    }

    /// The word, number or text that stands there.
    ///
    /// ```
    /// use ipplan_formats::read::{self, Syntax};
    ///
    /// let places = read::request("networks: { hub: { space: 10.0.0.0/22 } }", Syntax::Yaml).unwrap().places;
    /// assert_eq!(places.word("networks.hub.space"), Some("10.0.0.0/22"));
    /// assert_eq!(places.word("networks.hub"), None);
    /// ```
    pub fn word(&self, path: &str) -> Option<&str> {
        scalar(self.node(path)?.1)
    }

    fn node(&self, path: &str) -> Option<(Option<&Key>, &Node)> {
        let (mut node, mut key, mut rest) = (self.root(), None, path);
        while !rest.is_empty() {
            (key, node, rest) = exact(node, rest)?;
        }
        Some((key, node))
    }

    /// The path of the part whose key or value stands there, lines and columns counted from 1, and where that
    /// key or value is.
    ///
    /// ```
    /// use ipplan_formats::read::{self, Syntax};
    ///
    /// let places = read::request("networks:\n  hub:\n    space: 10.0.0.0/22\n", Syntax::Yaml).unwrap().places;
    /// assert_eq!(places.path_at(2, 4).unwrap().0, "networks.hub");
    /// assert_eq!(places.path_at(3, 14).unwrap().0, "networks.hub.space");
    /// assert_eq!(places.path_at(9, 1), None);
    /// ```
    pub fn path_at(&self, line: usize, column: usize) -> Option<(String, Spot)> {
        let there = |spot: Spot| {
            spot.line == line && (spot.column..=spot.column + spot.width).contains(&column)
        };
        walk(self.root(), "", None, &mut |path, key, node| {
            let spots = key.map(|it| it.at).into_iter().chain(scalar(node).map(|_| node.at));
            spots.into_iter().find(|spot| there(*spot)).map(|spot| (path.to_owned(), spot))
        })
    }
}

/// Where a word stands that a text has once.
///
/// ```
/// use ipplan_formats::read::{Syntax, word_in};
///
/// let text = "networks: { hub: { subnets: { web: { service: aks, ??: 1 } } } }";
/// let found = word_in(text, Syntax::Yaml, "??").unwrap();
/// assert_eq!((found.path.as_str(), found.is_key), ("networks.hub.subnets.web", true));
/// assert_eq!(found.beside, [("service".to_owned(), Some("aks".to_owned()))]);
/// ```
pub fn word_in(text: &str, syntax: Syntax, word: &str) -> Option<WordPart> {
    let root = match syntax {
        Syntax::Yaml => yaml::tree(text).ok()?,
        Syntax::Json => json::tree(text).ok()?,
        Syntax::Toml => {
            let (root, faults) = toml::tree(text);
            if !faults.is_empty() {
                return None;
            }
            root
        }
        Syntax::Csv => return None,
    };
    walk(&root, "", None, &mut |path, _, node| {
        let NodeValue::Map(entries) = &node.value else {
            return match &node.value {
                NodeValue::Text(it) if it == word => {
                    Some(WordPart { path: path.to_owned(), is_key: false, beside: Vec::new() })
                }
                _ => None,
            };
        };
        let is_key = entries.iter().any(|(key, _)| key.text == word);
        let value = entries.iter().find(|(_, it)| scalar(it) == Some(word));
        let path = match value {
            _ if is_key => path.to_owned(),
            Some((key, _)) => below(path, &key.text),
            None => return None,
        };
        let others = entries.iter().filter(|(key, _)| key.text != word);
        let beside = others.map(|(key, it)| {
            (key.text.clone(), scalar(it).filter(|it| *it != word).map(str::to_owned))
        });
        Some(WordPart { path, is_key, beside: beside.collect() })
    })
}

fn below(path: &str, key: &str) -> String {
    let step = place::step(key);
    if path.is_empty() { step.into_owned() } else { format!("{path}.{step}") }
}

/// A question to a part: its path, its key and its value.
type Ask<'a, T> = dyn FnMut(&str, Option<&Key>, &Node) -> Option<T> + 'a;

/// The first answer of a part, or of what is in it.
fn walk<T>(node: &Node, path: &str, key: Option<&Key>, ask: &mut Ask<'_, T>) -> Option<T> {
    if let Some(answer) = ask(path, key, node) {
        return Some(answer);
    }
    match &node.value {
        NodeValue::Map(entries) => entries
            .iter()
            .find_map(|(key, node)| walk(node, &below(path, &key.text), Some(key), ask)),
        NodeValue::List(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, node)| walk(node, &below(path, &index.to_string()), None, ask)),
        _ => None,
    }
}

/// One word, as it is meant.
fn scalar(node: &Node) -> Option<&str> {
    match &node.value {
        NodeValue::Text(it) | NodeValue::Number(it) => Some(it),
        NodeValue::Bool(true) => Some("true"),
        NodeValue::Bool(false) => Some("false"),
        _ => None,
    }
}

/// One step into a value.
fn exact<'n, 'p>(node: &'n Node, path: &'p str) -> Option<(Option<&'n Key>, &'n Node, &'p str)> {
    match &node.value {
        NodeValue::Map(entries) => {
            let (name, rest): (Cow<'_, str>, &str) = place::first(path);
            let (key, node) = entries.iter().find(|(key, _)| key.text == name)?;
            Some((Some(key), node, rest))
        }
        NodeValue::List(items) => {
            let (index, rest) = path.split_once('.').unwrap_or((path, ""));
            Some((None, items.get(index.parse::<usize>().ok()?)?, rest))
        }
        _ => None,
    }
}
