//! The inputs of a service after every check.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::Ipv4Net;
use serde::{Serialize, Serializer};

use crate::fact::{Cited, Edition, Fact};

use super::input::{Cidr, Count, Input, OneOf, Switch};
use super::value::{CheckedValue, Choice, Value};

/// A service's inputs after every check, and the edition to answer in.
///
/// It exists only when everything is in order, so the functions of a service cannot fail.
///
/// ```
/// use ipplan::{Edition, Given, services::app_service::*};
///
/// let workload = SERVICE.with(&INSTANCES, "10"); // as it was typed
/// let checked = workload.check(Edition::newest()).unwrap();
/// let given: &Given = &checked;
/// assert_eq!(given.count(&INSTANCES), 10);
/// assert!(given.is_on(&SCALING)); // the default
/// ```
#[derive(Clone, Debug)]
pub struct Given {
    edition: Edition,
    values: Vec<(&'static Input, CheckedValue)>,
    /// The inputs that were given, without those that have their default.
    said: Vec<&'static str>,
}

impl Given {
    pub(super) fn new(
        edition: Edition,
        values: Vec<(&'static Input, CheckedValue)>,
        said: Vec<&'static str>,
    ) -> Given {
        Given { edition, values, said }
    }

    /// The edition to answer in.
    ///
    /// ```
    /// use ipplan::{Edition, services::hosts};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// let given = workload.check(Edition::new(2020, 6, 30)).unwrap();
    /// assert_eq!(given.edition().to_string(), "2020-06-30");
    /// ```
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// The value of an input of any type; `None` if it is left out and has no default.
    ///
    /// ```
    /// use ipplan::{Edition, Value, services::hosts};
    ///
    /// let given = hosts::SERVICE.with(&hosts::ADDRESSES, 20).check(Edition::newest()).unwrap();
    /// assert_eq!(given.value(&hosts::ADDRESSES), Some(Value::Count(20)));
    /// assert_eq!(given.value(&hosts::PLATFORM), Some(Value::from("azure"))); // the default
    /// ```
    pub fn value<K: ?Sized>(&self, input: &Input<K>) -> Option<Value> {
        self.checked(input).map(|checked| match checked {
            CheckedValue::Count(count) => Value::Count(count),
            CheckedValue::Switch(on) => Value::Switch(on),
            CheckedValue::Choice(choice) => Value::from(choice.name),
            CheckedValue::Cidr(range) => Value::from(range.to_string()),
        })
    }

    fn checked<K: ?Sized>(&self, input: &Input<K>) -> Option<CheckedValue> {
        self.values.iter().find(|(known, _)| known.name == input.name).map(|(_, value)| *value)
    }

    /// Every input with a value, as text, in the order of the service.
    ///
    /// ```
    /// use ipplan::{Edition, services::hosts};
    ///
    /// let given = hosts::SERVICE.with(&hosts::ADDRESSES, 20).check(Edition::newest()).unwrap();
    /// let (input, value) = given.inputs().next().unwrap();
    /// assert_eq!((input.name, value.as_str()), ("addresses", "20"));
    /// ```
    pub fn inputs(&self) -> impl Iterator<Item = (&'static Input, String)> {
        self.values.iter().map(|(input, value)| (*input, value.to_string()))
    }

    /// Whether the input was given or has a default.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service::*};
    ///
    /// let given = SERVICE.with(&INSTANCES, 2).check(Edition::newest()).unwrap();
    /// assert!(given.says(&PLANS)); // one, by default
    /// assert!(!given.says(&TIER));
    /// ```
    pub fn says<K: ?Sized>(&self, input: &Input<K>) -> bool {
        self.checked(input).is_some()
    }

    /// Whether the input was given, and does not have its default.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service::*};
    ///
    /// let given = SERVICE.with(&INSTANCES, 2).check(Edition::newest()).unwrap();
    /// assert!(given.was_given(&INSTANCES));
    /// assert!(!given.was_given(&PLANS)); // one, by default
    /// ```
    pub fn was_given<K: ?Sized>(&self, input: &Input<K>) -> bool {
        self.said.contains(&input.name)
    }

    /// The number given; 0 if there is none.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service::*};
    ///
    /// let given = SERVICE.with(&INSTANCES, 2).check(Edition::newest()).unwrap();
    /// assert_eq!((given.count(&INSTANCES), given.count(&PLANS)), (2, 1));
    /// ```
    pub fn count(&self, input: &Input<Count>) -> u64 {
        match self.checked(input) {
            Some(CheckedValue::Count(count)) => count,
            _ => 0,
        }
    }

    /// The number of an input of any type; `None` if it is not a number, or has no value.
    pub(crate) fn count_of(&self, input: &Input) -> Option<u64> {
        match self.checked(input)? {
            CheckedValue::Count(count) => Some(count),
            CheckedValue::Switch(_) | CheckedValue::Choice(_) | CheckedValue::Cidr(_) => None,
        }
    }

    /// Whether the switch is on.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service::*};
    ///
    /// let workload = SERVICE.with(&INSTANCES, 2).with(&SCALING, false);
    /// assert!(!workload.check(Edition::newest()).unwrap().is_on(&SCALING));
    /// ```
    pub fn is_on(&self, input: &Input<Switch>) -> bool {
        self.checked(input) == Some(CheckedValue::Switch(true))
    }

    /// The word chosen, if any.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service::*};
    ///
    /// let workload = SERVICE.with(&INSTANCES, 2).with(&TIER, "p1V3");
    /// let given = workload.check(Edition::newest()).unwrap();
    /// assert_eq!(given.choice(&TIER).map(|tier| tier.name), Some("P1v3"));
    /// ```
    pub fn choice(&self, input: &Input<OneOf>) -> Option<&'static Choice> {
        match self.checked(input) {
            Some(CheckedValue::Choice(choice)) => Some(choice),
            _ => None,
        }
    }

    /// The range, given or by default; `None` if there is none.
    ///
    /// ```
    /// use ipplan::{Edition, services::aks_overlay::*};
    ///
    /// let workload = SERVICE.with(&NODES, 3).with(&POD_CIDR, "100.64.0.0/20");
    /// let given = workload.check(Edition::newest()).unwrap();
    /// assert_eq!(given.cidr(&POD_CIDR).map(|it| it.to_string()), Some("100.64.0.0/20".into()));
    /// assert_eq!(given.cidr(&SERVICE_CIDR).map(|it| it.to_string()), Some("10.0.0.0/16".into()));
    /// ```
    pub fn cidr(&self, input: &Input<Cidr>) -> Option<Ipv4Net> {
        match self.checked(input) {
            Some(CheckedValue::Cidr(range)) => Some(range),
            _ => None,
        }
    }

    /// The value that a fact had at this edition. Before its first entry that entry is returned,
    /// and sizing refuses the sum in which it appears, because its date is after the edition.
    ///
    /// ```
    /// use ipplan::{Edition, platform, services::hosts};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// let largest = |year| {
    ///     let given = workload.check(Edition::new(year, 12, 31)).unwrap();
    ///     given.at(&platform::LARGEST).value.to_string()
    /// };
    /// assert_eq!((largest(2019).as_str(), largest(2020).as_str()), ("/8", "/2"));
    /// ```
    pub fn at<T: Copy>(&self, fact: &Fact<T>) -> Cited<T> {
        *fact.said_by(self.edition)
    }

    /// Returns the inputs with another number for one of them, not checked against its range or
    /// limits: the search for a capacity tries numbers.
    pub(super) fn trying(&self, input: &'static Input, count: u64) -> Given {
        let mut given = self.clone();
        given.values.retain(|(known, _)| known.name != input.name);
        given.values.push((input, CheckedValue::Count(count)));
        given
    }
}

/// Serialized as a map from each input's name to its value.
impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.values.iter().map(|(input, value)| (input.name, value)))
    }
}
