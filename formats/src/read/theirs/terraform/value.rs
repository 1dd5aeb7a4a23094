//! A value of Terraform, which may not be known.

use std::collections::BTreeMap;
use std::rc::Rc;

use ipplan::IpNet;

use crate::read::syntax::address;
use crate::read::syntax::tree::{Node, NodeValue as Json, Spot};

/// A value. Copies are cheap: what is large is shared.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(Rc<str>),
    List(Rc<Vec<Value>>),
    /// Sorted, each once.
    Set(Rc<Vec<Value>>),
    Map(Rc<Object>),
    Unknown(Rc<Unknown>),
}

/// A map or an object, in the order in which Terraform walks it.
#[derive(Clone, Debug, Default)]
pub(super) struct Object {
    pub(super) entries: BTreeMap<String, Value>,
    /// Where it is written.
    pub(super) at: Option<At>,
    /// The address of the resource instance that it is. What it does not have is not known before it
    /// is made.
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

impl Value {
    pub(super) fn text_of(text: impl AsRef<str>) -> Value {
        Value::Text(text.as_ref().into())
    }

    pub(super) fn list(items: Vec<Value>) -> Value {
        Value::List(Rc::new(items))
    }

    pub(super) fn map(entries: BTreeMap<String, Value>, at: Option<At>) -> Value {
        Value::Map(Rc::new(Object { entries, at, resource: None }))
    }

    pub(super) fn unknown(why: impl Into<String>, of: Vec<String>) -> Value {
        Value::Unknown(Rc::new(Unknown { why: why.into(), of }))
    }

    /// What JSON says.
    pub(super) fn of_json(file: usize, node: &Node) -> Value {
        match &node.value {
            Json::Null => Value::Null,
            Json::Bool(it) => Value::Bool(*it),
            Json::Number(text) => text.parse().map_or(Value::Null, Value::Number),
            Json::Text(text) => Value::text_of(text),
            Json::List(items) => {
                Value::list(items.iter().map(|it| Value::of_json(file, it)).collect())
            }
            Json::Map(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, it)| (key.text.clone(), Value::of_json(file, it)));
                Value::map(entries.collect(), Some(At::of(file, node.at)))
            }
        }
    }

    /// What stands at a key; `None` also for nothing.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        let Value::Map(object) = self else { return None };
        object.entries.get(key).filter(|it| !matches!(it, Value::Null))
    }

    /// The text at a key, unless it is empty.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Value::word).filter(|it| !it.is_empty())
    }

    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            Value::Text(text) => text.trim().parse().ok().filter(|it: &f64| it.is_finite()),
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
    pub(super) fn items(&self) -> &[Value] {
        match self {
            Value::List(items) | Value::Set(items) => items,
            _ => &[],
        }
    }

    /// The blocks of a kind: a list of them, or the only one.
    pub(super) fn blocks(&self, key: &str) -> impl Iterator<Item = &Value> {
        let at = self.get(key);
        let one = at.filter(|it| matches!(it, Value::Map(_)));
        at.into_iter().flat_map(Value::items).chain(one)
    }

    /// Where it is written, of an object.
    pub(super) fn at(&self) -> Option<At> {
        match self {
            Value::Map(object) => object.at,
            _ => None,
        }
    }

    /// The entries of a map or an object.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &Value)> {
        let entries = match self {
            Value::Map(object) => Some(&object.entries),
            _ => None,
        };
        entries.into_iter().flatten().map(|(key, value)| (key.as_str(), value))
    }

    /// The networks that it is or lists, each once, and what is wrong with the others.
    pub(super) fn networks(&self, found: &mut Vec<IpNet>, wrong: &mut Vec<String>) {
        match self {
            Value::Null => {}
            Value::Text(text) if text.trim().is_empty() => {}
            Value::Text(text) => match address::network(text.trim().as_bytes()) {
                Ok(network) if found.contains(&network) => {}
                Ok(network) => found.push(network),
                Err(problem) => wrong.push(problem.message.clone()),
            },
            Value::List(items) | Value::Set(items) => {
                items.iter().for_each(|it| it.networks(found, wrong));
            }
            Value::Unknown(unknown) => wrong.push(unknown.why.clone()),
            Value::Bool(_) | Value::Number(_) | Value::Map(_) => {
                wrong.push(format!("{} stands where a range is expected", self.kind()));
            }
        }
    }

    /// What it is, as the end of a sentence.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Set(_) => "a set",
            Value::Map(_) => "a map",
            Value::Unknown(_) => "a value that is not known",
        }
    }
}

/// Equal values, wherever they are written; what is not known equals nothing.
impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Number(a), Value::Number(b)) => a == b,
            (Value::Text(a), Value::Text(b)) => a == b,
            (Value::List(a), Value::List(b)) | (Value::Set(a), Value::Set(b)) => a == b,
            (Value::Map(a), Value::Map(b)) => a.entries == b.entries,
            _ => false,
        }
    }
}
