//! A function with its arguments, and how it reads them.

use std::rc::Rc;

use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};
use crate::read::theirs::unknown::NotKnown;

pub(super) type FunctionResult = Result<NodeValue, NotKnown>;

/// A function, and the values of its arguments.
pub(super) struct Call<'a> {
    pub(super) name: &'a str,
    pub(super) arguments: &'a [Rc<Node>],
    /// Where the expression stands.
    pub(super) at: Spot,
}

impl Call<'_> {
    /// An error about the arguments.
    pub(super) fn wrong(&self, why: impl std::fmt::Display) -> NotKnown {
        NotKnown::new(self.name, format!("`{}`: {why}", self.name), "")
    }

    pub(super) fn len(&self) -> usize {
        self.arguments.len()
    }

    pub(super) fn value(&self, index: usize) -> Result<&NodeValue, NotKnown> {
        let node = self.arguments.get(index).ok_or_else(|| {
            self.wrong(format_args!("it has {} arguments, which is too few", self.len()))
        })?;
        Ok(&node.value)
    }

    /// A value in whose text nothing is missing.
    pub(super) fn known(&self, index: usize) -> Result<&NodeValue, NotKnown> {
        let value = self.value(index)?;
        match value {
            NodeValue::Text(text) => NotKnown::of(text).map_or(Ok(value), Err),
            _ => Ok(value),
        }
    }

    pub(super) fn text(&self, index: usize) -> Result<&str, NotKnown> {
        match self.known(index)? {
            NodeValue::Text(text) => Ok(text),
            other => Err(self.not(index, other, "text")),
        }
    }

    /// Any plain value as text, in which something may be missing.
    pub(super) fn word(&self, index: usize) -> Result<String, NotKnown> {
        let value = self.value(index)?;
        word(value).ok_or_else(|| self.not(index, value, "text"))
    }

    pub(super) fn number(&self, index: usize) -> Result<i64, NotKnown> {
        let value = self.known(index)?;
        let number = match value {
            NodeValue::Number(text) => text.parse().ok(),
            _ => None,
        };
        number.ok_or_else(|| self.not(index, value, "a whole number"))
    }

    pub(super) fn bool(&self, index: usize) -> Result<bool, NotKnown> {
        match self.known(index)? {
            NodeValue::Bool(it) => Ok(*it),
            other => Err(self.not(index, other, "true or false")),
        }
    }

    pub(super) fn list(&self, index: usize) -> Result<&[Node], NotKnown> {
        match self.known(index)? {
            NodeValue::List(items) => Ok(items),
            other => Err(self.not(index, other, "a list")),
        }
    }

    pub(super) fn map(&self, index: usize) -> Result<&[(Key, Node)], NotKnown> {
        match self.known(index)? {
            NodeValue::Map(entries) => Ok(entries),
            other => Err(self.not(index, other, "an object")),
        }
    }

    pub(super) fn not(&self, index: usize, found: &NodeValue, wanted: &str) -> NotKnown {
        let found = Node { at: self.at, value: found.clone() };
        self.wrong(format_args!("argument {} is {}, not {wanted}", index + 1, found.kind()))
    }

    pub(super) fn node(&self, value: NodeValue) -> Node {
        Node { at: self.at, value }
    }

    pub(super) fn key(&self, text: impl Into<String>) -> Key {
        Key { text: text.into(), at: self.at }
    }

    pub(super) fn object<'k>(
        &self,
        entries: impl IntoIterator<Item = (&'k str, NodeValue)>,
    ) -> NodeValue {
        let entries = entries.into_iter();
        NodeValue::Map(entries.map(|(key, value)| (self.key(key), self.node(value))).collect())
    }
}

pub(super) fn number(it: i64) -> NodeValue {
    NodeValue::Number(it.to_string())
}

/// A plain value as text.
pub(super) fn word(value: &NodeValue) -> Option<String> {
    match value {
        NodeValue::Null => Some(String::new()),
        NodeValue::Bool(true) => Some("True".to_owned()),
        NodeValue::Bool(false) => Some("False".to_owned()),
        NodeValue::Number(text) | NodeValue::Text(text) => Some(text.clone()),
        NodeValue::List(_) | NodeValue::Map(_) => None,
    }
}

/// Whether two values are the same, regardless of their positions.
///
/// # Errors
///
/// The missing value, if it would decide.
pub(super) fn same(a: &NodeValue, b: &NodeValue) -> Result<bool, NotKnown> {
    match (a, b) {
        (NodeValue::Text(a), NodeValue::Text(b)) if a == b => Ok(true),
        (NodeValue::Text(text), _) | (_, NodeValue::Text(text)) if NotKnown::of(text).is_some() => {
            NotKnown::of(text).map_or(Ok(false), Err)
        }
        (NodeValue::Text(a), NodeValue::Text(_)) => match b {
            NodeValue::Text(b) => NotKnown::of(b).map_or(Ok(a == b), Err),
            _ => Ok(false),
        },
        (NodeValue::List(a), NodeValue::List(b)) => {
            if a.len() != b.len() {
                return Ok(false);
            }
            all(a.iter().zip(b).map(|(a, b)| same(&a.value, &b.value)))
        }
        (NodeValue::Map(a), NodeValue::Map(b)) => {
            if a.len() != b.len() {
                return Ok(false);
            }
            all(a.iter().map(|(key, a)| match entry(b, &key.text) {
                Some((_, b)) => same(&a.value, &b.value),
                None => Ok(false),
            }))
        }
        _ => Ok(a == b),
    }
}

/// Whether all are so: one that is not decides, even where others are not known.
fn all(answers: impl Iterator<Item = Result<bool, NotKnown>>) -> Result<bool, NotKnown> {
    let mut unknown = None;
    for answer in answers {
        match answer {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(why) => unknown = Some(why),
        }
    }
    unknown.map_or(Ok(true), Err)
}

/// The entry of a key, in any case of letters.
pub(super) fn entry<'a>(entries: &'a [(Key, Node)], key: &str) -> Option<&'a (Key, Node)> {
    let exact = entries.iter().find(|(known, _)| known.text == key);
    exact.or_else(|| entries.iter().find(|(known, _)| known.text.eq_ignore_ascii_case(key)))
}

/// How many values there are in one, and a share for its text.
pub(super) fn weight(value: &NodeValue) -> u64 {
    match value {
        NodeValue::Text(text) => 1 + text.len() as u64 / 64,
        NodeValue::List(items) => 1 + items.iter().map(|it| weight(&it.value)).sum::<u64>(),
        NodeValue::Map(entries) => 1 + entries.iter().map(|(_, it)| weight(&it.value)).sum::<u64>(),
        _ => 1,
    }
}
