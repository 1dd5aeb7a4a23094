//! A service with its inputs: first as given, then as checked.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::{Serialize, Serializer};

use crate::fact::{Cited, Edition, Fact};
use crate::problem::codes;
use crate::problem::problem::{Problem, nearest};
use crate::service::input::{Absent, Choice, Count, Input, OneOf, Switch};
use crate::service::value::{Checked, Value};
use crate::service::{Limit, Service};

/// A service with its inputs given, not checked yet.
///
/// ```
/// use ipplan::{Edition, services::app_service};
///
/// let workload = app_service::SERVICE.with(&app_service::INSTANCES, 10);
/// let given = workload.check(Edition::newest()).unwrap();
/// assert_eq!(given.count(&app_service::INSTANCES), 10);
/// assert_eq!(given.count(&app_service::WINDOWS_CONTAINER_APPS), 0); // the default
/// ```
#[derive(Clone, Debug)]
pub struct Workload {
    service: &'static Service,
    /// By the names of their inputs, in that order: there are few, and every subnet has some.
    values: Vec<(Cow<'static, str>, Value)>,
}

/// The same service with the same values given.
impl PartialEq for Workload {
    fn eq(&self, other: &Workload) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Workload {}

/// By the service's id, then by the inputs: an order for maps.
impl Ord for Workload {
    fn cmp(&self, other: &Workload) -> Ordering {
        let services = self.service.id.cmp(other.service.id);
        services.then_with(|| self.values.cmp(&other.values))
    }
}

impl PartialOrd for Workload {
    fn partial_cmp(&self, other: &Workload) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Workload {
    /// A service with no input given yet.
    ///
    /// ```
    /// use ipplan::{Workload, services::hosts};
    ///
    /// let workload = Workload::of(&hosts::SERVICE).with(&hosts::ADDRESSES, 20);
    /// assert_eq!(workload, hosts::SERVICE.with("addresses", 20));
    /// ```
    pub const fn of(service: &'static Service) -> Workload {
        Workload { service, values: Vec::new() }
    }

    /// The same with one more input given. Giving one again replaces it.
    ///
    /// The input is named by itself (a slip is then a compile error) or by its name; a name that the
    /// service does not know is a problem when the workload is checked.
    ///
    /// ```
    /// use ipplan::services::hosts;
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20).with("platform", "aws");
    /// // "count" is another name for the addresses, so this replaces the 20.
    /// let more = workload.with("count", 30);
    /// assert_eq!(more, hosts::SERVICE.with("platform", "aws").with("addresses", 30));
    /// ```
    pub fn with<'a>(mut self, input: impl Into<&'a str>, value: impl Into<Value>) -> Workload {
        let name = input.into();
        let known = self.service.input(name).map(|input| Cow::Borrowed(input.name));
        let name = known.unwrap_or_else(|| Cow::Owned(name.to_string()));
        let at = self.values.partition_point(|(other, _)| *other < name);
        match self.values.get_mut(at) {
            Some((other, old)) if *other == name => *old = value.into(),
            _ => self.values.insert(at, (name, value.into())),
        }
        self
    }

    /// The service.
    ///
    /// ```
    /// use ipplan::services::hosts;
    ///
    /// assert_eq!(hosts::SERVICE.with(&hosts::ADDRESSES, 20).service().name, "Plain addresses");
    /// ```
    pub const fn service(&self) -> &'static Service {
        self.service
    }

    /// The values given, by the names of their inputs.
    ///
    /// ```
    /// use ipplan::{Value, services::hosts};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// assert_eq!(workload.values().next(), Some(("addresses", &Value::Count(20))));
    /// ```
    pub fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(name, value)| (name.as_ref(), value))
    }

    fn said(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Checks every input against its declaration and the service's limits.
    ///
    /// # Errors
    ///
    /// Every problem that can be found: unknown inputs, missing ones, values that are no number or
    /// out of range, two inputs that say the same, and limits of the service.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service};
    ///
    /// let problems = app_service::SERVICE.with("instances", "ten").with("aps", 4).check(Edition::newest());
    /// let codes: Vec<_> = problems.unwrap_err().iter().map(|problem| problem.code.id).collect();
    /// assert_eq!(codes, ["unknown-input", "not-a-number"]);
    /// ```
    pub fn check(&self, edition: Edition) -> Result<Given, Vec<Problem>> {
        let mut problems: Vec<Problem> = self.unknown_inputs().collect();
        let mut given =
            Given { service: self.service, edition, values: Vec::new(), said: Vec::new() };
        for input in self.service.inputs {
            match self.value_of(input, edition) {
                Ok(Some(value)) => {
                    given.values.push((input, value));
                    given.said.extend(self.said(input.name).map(|_| input.name));
                }
                Ok(None) => {}
                Err(problem) => problems.push(problem),
            }
        }
        problems.extend(self.conflicts());
        if problems.is_empty() {
            problems.extend(given.over_limits());
        }
        if problems.is_empty() { Ok(given) } else { Err(problems) }
    }

    fn unknown_inputs(&self) -> impl Iterator<Item = Problem> {
        let names = self.values().map(|(name, _)| name);
        names.filter(|name| self.service.input(name).is_none()).map(|name| {
            let message = format!("{} takes no input {name}", self.service.id);
            let problem = Problem::new(&codes::UNKNOWN_INPUT, message).at(name);
            let names: Vec<&str> = self.service.inputs.iter().map(|input| input.name).collect();
            match nearest(name, names.iter().copied()) {
                Some(near) => problem.hint(format!("did you mean {near}?")),
                None if names.is_empty() => problem.hint("it takes no input at all"),
                None => problem.hint(format!("it takes {}", names.join(", "))),
            }
        })
    }

    /// What an input comes to: the value given, or what it means to leave it out.
    fn value_of(
        &self,
        input: &'static Input,
        edition: Edition,
    ) -> Result<Option<Checked>, Problem> {
        if let Some(read) = self.said(input.name) {
            return input.check(read).map(Some);
        }
        if input.absent == Absent::Refused {
            let message = format!("{} needs {}: {}", self.service.id, input.name, input.help);
            let problem = Problem::new(&codes::MISSING_INPUT, message).at(input.name);
            return Err(problem.hint(format!("give {}", input.expects())));
        }
        input.absent.value(edition).map(|value| input.check(&value)).transpose()
    }

    fn conflicts(&self) -> impl Iterator<Item = Problem> {
        let said = |name: &str| self.said(name).is_some();
        let inputs = self.service.inputs.iter().filter(move |input| said(input.name));
        inputs.flat_map(move |input| {
            input.instead_of.iter().filter(move |other| said(other)).map(|other| {
                let message = format!("{} and {other} say the same thing", input.name);
                let problem = Problem::new(&codes::CONFLICTING_INPUTS, message).at(input.name);
                problem.hint(format!("leave out {} or {other}", input.name))
            })
        })
    }
}

/// A service's inputs after every check, and the edition to answer in.
///
/// It exists only when everything is in order, so the functions of a service cannot fail.
///
/// ```
/// use ipplan::{Edition, Given, services::app_service::*};
///
/// let workload = SERVICE.with(&INSTANCES, "10"); // as it was typed
/// let given: Given = workload.check(Edition::newest()).unwrap();
/// assert_eq!(given.count(&INSTANCES), 10);
/// assert!(given.is_on(&SCALING)); // the default
/// ```
#[derive(Clone, Debug)]
pub struct Given {
    service: &'static Service,
    edition: Edition,
    values: Vec<(&'static Input, Checked)>,
    /// The inputs that were given, without those that have their default.
    said: Vec<&'static str>,
}

impl Given {
    /// The service.
    ///
    /// ```
    /// use ipplan::{Edition, Service};
    ///
    /// let given = Service::named("bastion").unwrap().workload().check(Edition::newest()).unwrap();
    /// assert_eq!(given.service().name, "Azure Bastion");
    /// ```
    pub const fn service(&self) -> &'static Service {
        self.service
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

    /// What the input comes to, of whatever type; `None` where nothing is said.
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
            Checked::Count(count) => Value::Count(count),
            Checked::Switch(on) => Value::Switch(on),
            Checked::Choice(choice) => Value::from(choice.name),
        })
    }

    fn checked<K: ?Sized>(&self, input: &Input<K>) -> Option<Checked> {
        self.values.iter().find(|(known, _)| known.name == input.name).map(|(_, value)| *value)
    }

    /// Every input that says something, with its value as text, in the order of the service.
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

    /// Whether the input was given, and is not there by its default.
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

    /// The number given; 0 where nothing is said.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service::*};
    ///
    /// let given = SERVICE.with(&INSTANCES, 2).check(Edition::newest()).unwrap();
    /// assert_eq!((given.count(&INSTANCES), given.count(&PLANS)), (2, 1));
    /// ```
    pub fn count(&self, input: &Input<Count>) -> u64 {
        match self.checked(input) {
            Some(Checked::Count(count)) => count,
            _ => 0,
        }
    }

    /// The number given for an input of any type; `None` where it is no number, or nothing is said.
    pub(crate) fn count_of(&self, input: &Input) -> Option<u64> {
        match self.checked(input)? {
            Checked::Count(count) => Some(count),
            Checked::Switch(_) | Checked::Choice(_) => None,
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
        self.checked(input) == Some(Checked::Switch(true))
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
            Some(Checked::Choice(choice)) => Some(choice),
            _ => None,
        }
    }

    /// What a fact said at this edition. Before its first entry that entry is returned, and sizing
    /// refuses the sum it appears in, because its date is after the edition.
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

    /// The same with one input at another number, not checked against its range or limits: the
    /// search for a capacity tries numbers.
    pub(crate) fn trying(&self, input: &'static Input, count: u64) -> Given {
        let mut given = self.clone();
        given.values.retain(|(known, _)| known.name != input.name);
        given.values.push((input, Checked::Count(count)));
        given
    }

    /// How far the service goes with these inputs, whatever the subnet.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service::{INSTANCES, SERVICE}};
    ///
    /// let plan = SERVICE.with(&INSTANCES, 2).with("tier", "P1v3");
    /// let limits = plan.check(Edition::newest()).unwrap().limits();
    /// assert!(limits.iter().any(|limit| limit.input.name == "instances" && limit.most == 30));
    /// ```
    pub fn limits(&self) -> Vec<Limit> {
        (self.service.limits)(self)
    }

    /// Whether every limit holds.
    pub(crate) fn within_limits(&self) -> bool {
        let holds = |limit: &Limit| (limit.least..=limit.most).contains(&self.count(limit.input));
        self.limits().iter().all(holds)
    }

    fn over_limits(&self) -> impl Iterator<Item = Problem> {
        self.limits().into_iter().filter_map(|limit| {
            let count = self.count(limit.input);
            let name = limit.input.name;
            if (limit.least..=limit.most).contains(&count) {
                return None;
            }
            let message = format!("{name} is {count}, but {}", limit.because);
            let mut problem = Problem::new(&codes::OVER_LIMIT, message).at(name);
            problem.source = limit.source;
            Some(if count > limit.most {
                problem.hint(format!("give {} or less", limit.most))
            } else {
                problem.hint(format!("give {} or more", limit.least))
            })
        })
    }
}

/// Serialized as a map from each input's name to its value.
impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.values.iter().map(|(input, value)| (input.name, value)))
    }
}
