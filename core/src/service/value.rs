//! Values of inputs: as they were read, and as the declaration of the input takes them.

use alloc::string::{String, ToString};

use ipnet::Ipv4Net;
use serde::{Serialize, Serializer};

use crate::fact::Source;

/// A value as it was given, not checked yet.
///
/// ```
/// use ipplan::Value;
///
/// assert_eq!(Value::from(10u64), Value::Count(10));
/// assert_eq!(Value::from("10"), Value::Text("10".into())); // text is read when it is checked
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A number.
    Count(u64),
    /// Yes or no.
    Switch(bool),
    /// Text: a word or a range, or a number or a switch that is not parsed yet.
    Text(String),
}

impl core::fmt::Display for Value {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Value::Count(count) => count.fmt(f),
            Value::Switch(on) => on.fmt(f),
            Value::Text(text) => text.fmt(f),
        }
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Value {
        Value::Count(count)
    }
}

impl From<bool> for Value {
    fn from(on: bool) -> Value {
        Value::Switch(on)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_string())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

/// A value that its declaration accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CheckedValue {
    Count(u64),
    Switch(bool),
    Choice(&'static Choice),
    Cidr(Ipv4Net),
}

impl core::fmt::Display for CheckedValue {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            CheckedValue::Count(count) => count.fmt(f),
            CheckedValue::Switch(on) => on.fmt(f),
            CheckedValue::Choice(choice) => choice.name.fmt(f),
            CheckedValue::Cidr(range) => range.fmt(f),
        }
    }
}

impl Serialize for CheckedValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            CheckedValue::Count(count) => serializer.serialize_u64(count),
            CheckedValue::Switch(on) => serializer.serialize_bool(on),
            CheckedValue::Choice(choice) => serializer.serialize_str(choice.name),
            CheckedValue::Cidr(range) => serializer.collect_str(&range),
        }
    }
}

/// Digits, and whether their number fits into 64 bits.
pub(crate) enum Number {
    Fits(u64),
    /// Digits, but too many of them, or a minus before them.
    Other,
    None,
}

impl Number {
    pub(crate) fn read(text: &str) -> Number {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            _ if !plain => Number::None,
            Ok(count) => Number::Fits(count),
            Err(_) => Number::Other,
        }
    }
}

/// One of the words of a choice.
///
/// ```
/// use ipplan::{Edition, services::vpn_gateway::*};
///
/// let given = SERVICE.with(&SKU, "basic").check(Edition::newest()).unwrap();
/// let sku = given.choice(&SKU).unwrap();
/// assert_eq!(sku.name, "Basic");
/// assert_eq!(sku.help, "the Basic SKU, which alone fits a /29");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The word, as its users write it (`P1v3`); upper and lower case are the same.
    pub name: &'static str,
    /// The meaning of the word.
    pub help: &'static str,
    /// The page that says so, if there is one.
    pub source: Option<&'static Source>,
}

impl Choice {
    /// A word and its meaning.
    ///
    /// ```
    /// use ipplan::Choice;
    ///
    /// const BASIC: Choice = Choice::new("Basic", "B1 to B3");
    /// assert_eq!((BASIC.name, BASIC.source), ("Basic", None));
    /// ```
    pub const fn new(name: &'static str, help: &'static str) -> Choice {
        Choice { name, help, source: None }
    }

    /// Adds the page that says so.
    ///
    /// ```
    /// use ipplan::{Choice, Edition, Source};
    ///
    /// static PAGE: Source = Source::new("Tiers", "https://example.com", Edition::new(2026, 1, 1));
    /// const BASIC: Choice = Choice::new("Basic", "B1 to B3").citing(&PAGE);
    /// assert_eq!(BASIC.source, Some(&PAGE));
    /// ```
    pub const fn citing(self, source: &'static Source) -> Choice {
        Choice { source: Some(source), ..self }
    }
}
