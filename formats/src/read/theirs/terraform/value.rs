//! A value of Terraform, which may not be known.

use std::collections::BTreeMap;
use std::rc::Rc;

use ipplan::IpNet;

use crate::read::syntax::address;
use crate::read::syntax::tree::{Node, NodeValue as Json, Spot};

/// A value. Copies are cheap: what is large is shared.
#[derive(Clone, Debug)]
pub(super) enum TerraformValue {
    Null,
    Bool(bool),
    Number(f64),
    Text(Rc<str>),
    List(Rc<Vec<TerraformValue>>),
    /// Sorted, each once.
    Set(Rc<Vec<TerraformValue>>),
    Map(Rc<Object>),
    Unknown(Rc<Unknown>),
}

/// A map or an object, in the order in which Terraform walks it.
#[derive(Clone, Debug, Default)]
pub(super) struct Object {
    pub(super) entries: BTreeMap<String, TerraformValue>,
    /// Where it is written.
    pub(super) at: Option<At>,
    /// The address of the resource instance that this is. An attribute that it lacks is known only
    /// after apply.
    pub(super) resource: Option<String>,
}

/// A place in one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) file: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl At {
    pub(super) fn of(file: usize, spot: Spot) -> At {
        At { file, line: spot.line, column: spot.column }
    }
}

/// Why a value is not known, and what it comes from.
#[derive(Clone, Debug, Default)]
pub(super) struct Unknown {
    /// As a sentence without a full stop.
    pub(super) why: String,
    /// The addresses of the resource instances that it refers to.
    pub(super) of: Vec<String>,
}

impl TerraformValue {
    pub(super) fn text_of(text: impl AsRef<str>) -> TerraformValue {
        TerraformValue::Text(text.as_ref().into())
    }

    pub(super) fn list(items: Vec<TerraformValue>) -> TerraformValue {
        TerraformValue::List(Rc::new(items))
    }

    pub(super) fn map(entries: BTreeMap<String, TerraformValue>, at: Option<At>) -> TerraformValue {
        TerraformValue::Map(Rc::new(Object { entries, at, resource: None }))
    }

    pub(super) fn unknown(why: impl Into<String>, of: Vec<String>) -> TerraformValue {
        TerraformValue::Unknown(Rc::new(Unknown { why: why.into(), of }))
    }

    /// The value of JSON.
    pub(super) fn of_json(file: usize, node: &Node) -> TerraformValue {
        match &node.value {
            Json::Null => TerraformValue::Null,
            Json::Bool(it) => TerraformValue::Bool(*it),
            Json::Number(text) => text.parse().map_or(TerraformValue::Null, TerraformValue::Number),
            Json::Text(text) => TerraformValue::text_of(text),
            Json::List(items) => TerraformValue::list(
                items.iter().map(|it| TerraformValue::of_json(file, it)).collect(),
            ),
            Json::Map(entries) => {
                let entries = entries.iter();
                let entries =
                    entries.map(|(key, it)| (key.text.clone(), TerraformValue::of_json(file, it)));
                TerraformValue::map(entries.collect(), Some(At::of(file, node.at)))
            }
        }
    }

    /// The value of a key; `None` also for null.
    pub(super) fn get(&self, key: &str) -> Option<&TerraformValue> {
        let TerraformValue::Map(object) = self else { return None };
        object.entries.get(key).filter(|it| !matches!(it, TerraformValue::Null))
    }

    /// The text at a key, unless it is empty.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(TerraformValue::word).filter(|it| !it.is_empty())
    }

    pub(super) fn word(&self) -> Option<&str> {
        match self {
            TerraformValue::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            TerraformValue::Number(number) => Some(*number),
            TerraformValue::Text(text) => {
                text.trim().parse().ok().filter(|it: &f64| it.is_finite())
            }
            _ => None,
        }
    }

    /// A number of things.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(super) fn count(&self) -> Option<u64> {
        let number = self.number().filter(|it| (0.0..=1e9).contains(it) && it.fract() == 0.0)?;
        Some(number as u64)
    }

    /// The items of a list or set; none of anything else.
    pub(super) fn items(&self) -> &[TerraformValue] {
        match self {
            TerraformValue::List(items) | TerraformValue::Set(items) => items,
            _ => &[],
        }
    }

    /// The blocks of a kind: a list of them, or the only one.
    pub(super) fn blocks(&self, key: &str) -> impl Iterator<Item = &TerraformValue> {
        let at = self.get(key);
        let one = at.filter(|it| matches!(it, TerraformValue::Map(_)));
        at.into_iter().flat_map(TerraformValue::items).chain(one)
    }

    /// Where it is written, of an object.
    pub(super) fn at(&self) -> Option<At> {
        match self {
            TerraformValue::Map(object) => object.at,
            _ => None,
        }
    }

    /// The entries of a map or an object.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &TerraformValue)> {
        let entries = match self {
            TerraformValue::Map(object) => Some(&object.entries),
            _ => None,
        };
        entries.into_iter().flatten().map(|(key, value)| (key.as_str(), value))
    }

    /// The networks that it is or lists, each once, and what is wrong with the others.
    pub(super) fn networks(&self, found: &mut Vec<IpNet>, wrong: &mut Vec<String>) {
        match self {
            TerraformValue::Null => {}
            TerraformValue::Text(text) if text.trim().is_empty() => {}
            TerraformValue::Text(text) => match address::network(text.trim().as_bytes()) {
                Ok(network) if found.contains(&network) => {}
                Ok(network) => found.push(network),
                Err(problem) => wrong.push(problem.message.clone()),
            },
            TerraformValue::List(items) | TerraformValue::Set(items) => {
                items.iter().for_each(|it| it.networks(found, wrong));
            }
            TerraformValue::Unknown(unknown) => wrong.push(unknown.why.clone()),
            TerraformValue::Bool(_) | TerraformValue::Number(_) | TerraformValue::Map(_) => {
                wrong.push(format!("{} stands where a range is expected", self.kind()));
            }
        }
    }

    /// The kind of value, as the end of a sentence.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            TerraformValue::Null => "nothing",
            TerraformValue::Bool(_) => "true or false",
            TerraformValue::Number(_) => "a number",
            TerraformValue::Text(_) => "text",
            TerraformValue::List(_) => "a list",
            TerraformValue::Set(_) => "a set",
            TerraformValue::Map(_) => "a map",
            TerraformValue::Unknown(_) => "a value that is not known",
        }
    }
}

/// Equal values, wherever they are written; what is not known equals nothing.
impl PartialEq for TerraformValue {
    fn eq(&self, other: &TerraformValue) -> bool {
        match (self, other) {
            (TerraformValue::Null, TerraformValue::Null) => true,
            (TerraformValue::Bool(a), TerraformValue::Bool(b)) => a == b,
            (TerraformValue::Number(a), TerraformValue::Number(b)) => a == b,
            (TerraformValue::Text(a), TerraformValue::Text(b)) => a == b,
            (TerraformValue::List(a), TerraformValue::List(b))
            | (TerraformValue::Set(a), TerraformValue::Set(b)) => a == b,
            (TerraformValue::Map(a), TerraformValue::Map(b)) => a.entries == b.entries,
            _ => false,
        }
    }
}
