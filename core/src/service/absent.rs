//! The meaning of an input that is left out.

use alloc::string::ToString;

use ipnet::Ipv4Net;
use serde::{Serialize, Serializer};

use crate::fact::{Edition, Fact};

use super::value::Value;

/// The meaning of an [`Input`](crate::Input) that is left out.
///
/// ```
/// use ipplan::{Absent, services::app_service::*};
///
/// assert_eq!(INSTANCES.absent, Absent::Refused);
/// assert_eq!(PLANS.absent, Absent::Count(1));
/// assert_eq!(SCALING.absent, Absent::Switch(true));
/// assert_eq!(TIER.absent, Absent::Unsaid);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// It must be given.
    Refused,
    /// It says nothing, and counts as zero.
    Unsaid,
    /// It has this value.
    Count(u64),
    /// It has the value that a page states.
    Fact(&'static Fact<u64>),
    /// It is on, or off.
    Switch(bool),
    /// It is this word.
    Choice(&'static str),
    /// It is the range that a page states.
    Cidr(&'static Fact<Ipv4Net>),
}

impl Absent {
    /// The value it has then; `None` if it has none.
    ///
    /// ```
    /// use ipplan::{Edition, Value, services::app_service::*};
    ///
    /// let newest = Edition::newest();
    /// assert_eq!(PLANS.absent.value(newest), Some(Value::Count(1)));
    /// assert_eq!(INSTANCES.absent.value(newest), None);
    /// ```
    pub fn value(&self, edition: Edition) -> Option<Value> {
        match *self {
            Absent::Refused | Absent::Unsaid => None,
            Absent::Count(count) => Some(Value::Count(count)),
            Absent::Fact(fact) => Some(Value::Count(fact.said_by(edition).value)),
            Absent::Switch(on) => Some(Value::Switch(on)),
            Absent::Choice(word) => Some(Value::from(word)),
            Absent::Cidr(fact) => Some(Value::from(fact.said_by(edition).value.to_string())),
        }
    }
}

/// `"required"` for what must be given, `null` for what says nothing, else the default itself.
impl Serialize for Absent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Absent::Refused => serializer.serialize_str("required"),
            Absent::Unsaid => serializer.serialize_none(),
            Absent::Count(count) => serializer.serialize_u64(count),
            Absent::Fact(fact) => serializer.serialize_u64(fact.newest().value),
            Absent::Switch(on) => serializer.serialize_bool(on),
            Absent::Choice(word) => serializer.serialize_str(word),
            Absent::Cidr(fact) => serializer.collect_str(&fact.newest().value),
        }
    }
}
