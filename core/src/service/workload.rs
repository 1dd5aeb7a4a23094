//! A service with its inputs: as given, and after every check.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Deref;

use serde::{Serialize, Serializer};

use crate::fact::Edition;
use crate::problem::{Edit, Problem, codes};

use super::absent::Absent;
use super::given::Given;
use super::input::{Input, InputKind};
use super::limit::Limit;
use super::service::Service;
use super::value::{CheckedValue, Value};

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
    /// By the names of their inputs, in order: there are few, and every subnet has some.
    values: Vec<(Cow<'static, str>, Value)>,
}

/// Compares the service and the given values.
impl PartialEq for Workload {
    fn eq(&self, other: &Workload) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Workload {}

/// Orders by the id of the service, then by the inputs, for maps.
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

    /// Returns the workload with one more input. An input that is given again is replaced.
    ///
    /// The input is identified by its constant (a mistake is then a compile error) or by its name; a
    /// name that the service does not know is a problem when the workload is checked.
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
    /// Every problem that can be found: unknown inputs, missing ones, values that are not a number or
    /// out of range, two inputs that state the same, and limits of the service.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service};
    ///
    /// let problems = app_service::SERVICE.with("instances", "ten").with("aps", 4).check(Edition::newest());
    /// let codes: Vec<_> = problems.unwrap_err().iter().map(|problem| problem.code.id).collect();
    /// assert_eq!(codes, ["unknown-input", "not-a-number"]);
    /// ```
    pub fn check(&self, edition: Edition) -> Result<CheckedWorkload, Vec<Problem>> {
        let mut problems: Vec<Problem> = self.unknown_inputs().collect();
        let (mut values, mut said) = (Vec::new(), Vec::new());
        for input in self.service.inputs.iter().copied() {
            match self.value_of(input, edition) {
                Ok(Some(value)) => {
                    values.push((input, value));
                    said.extend(self.said(input.name).map(|_| input.name));
                }
                Ok(None) => {}
                Err(problem) => problems.push(problem),
            }
        }
        problems.extend(self.conflicts());
        let given = Given::new(edition, values, said);
        let checked = CheckedWorkload { service: self.service, given };
        if problems.is_empty() {
            problems.extend(checked.over_limits());
        }
        if problems.is_empty() { Ok(checked) } else { Err(problems) }
    }

    fn unknown_inputs(&self) -> impl Iterator<Item = Problem> {
        let names = self.values().map(|(name, _)| name);
        names.filter(|name| self.service.input(name).is_none()).map(|name| {
            let message = format!("{} has no input `{name}`", self.service.id);
            let problem = Problem::new(&codes::UNKNOWN_INPUT, message).at(name);
            let names: Vec<&str> = self.service.inputs.iter().map(|input| input.name).collect();
            let problem = problem.did_you_mean_key(name, names.iter().copied());
            match names.as_slice() {
                [] => problem.or_hint("it has no inputs"),
                names => problem.or_hint(format!("its inputs are {}", names.join(", "))),
            }
        })
    }

    /// The value of an input: the one that is given, or else its default.
    fn value_of(
        &self,
        input: &'static Input,
        edition: Edition,
    ) -> Result<Option<CheckedValue>, Problem> {
        if let Some(read) = self.said(input.name) {
            return input.check(read).map(Some);
        }
        if input.absent == Absent::Refused {
            let message = format!("{} needs `{}`: {}", self.service.id, input.name, input.help);
            let problem = Problem::new(&codes::MISSING_INPUT, message).at(input.name);
            return Err(problem.hint(format!("use {}", input.expects())));
        }
        input.absent.value(edition).map(|value| input.check(&value)).transpose()
    }

    fn conflicts(&self) -> impl Iterator<Item = Problem> {
        let said = |name: &str| self.said(name).is_some();
        let inputs = self.service.inputs.iter().filter(move |input| said(input.name));
        inputs.flat_map(move |input| {
            input.instead_of.iter().filter(move |other| said(other)).map(|other| {
                let message = format!("`{}` and `{other}` cannot be used together", input.name);
                let problem = Problem::new(&codes::CONFLICTING_INPUTS, message).at(input.name);
                [input.name, other].into_iter().fold(problem, |problem, name| {
                    problem.offer(format!("leave out `{name}`"), Edit::leave_out(name))
                })
            })
        })
    }
}

/// A workload after every check: the inputs [given](Given), with the service they belong to.
///
/// ```
/// use ipplan::{Edition, services::app_service::*};
///
/// let checked = SERVICE.with(&INSTANCES, "10").check(Edition::newest()).unwrap(); // as it was typed
/// assert_eq!(checked.service().id, "app-service");
/// assert_eq!(checked.count(&INSTANCES), 10); // of the inputs
/// ```
#[derive(Clone, Debug)]
pub struct CheckedWorkload {
    service: &'static Service,
    given: Given,
}

/// Its inputs.
impl Deref for CheckedWorkload {
    type Target = Given;

    fn deref(&self) -> &Given {
        &self.given
    }
}

impl CheckedWorkload {
    /// The service.
    ///
    /// ```
    /// use ipplan::{Edition, Service};
    ///
    /// let workload = Service::named("bastion").unwrap().workload();
    /// assert_eq!(workload.check(Edition::newest()).unwrap().service().name, "Azure Bastion");
    /// ```
    pub const fn service(&self) -> &'static Service {
        self.service
    }

    /// Returns the workload with another number for one input, not checked against its range or
    /// limits: the search for a capacity tries numbers.
    pub(crate) fn trying(&self, input: &'static Input, count: u64) -> CheckedWorkload {
        CheckedWorkload { service: self.service, given: self.given.trying(input, count) }
    }

    /// The limits of the service with these inputs, in a subnet of any size.
    ///
    /// ```
    /// use ipplan::{Edition, services::app_service::{INSTANCES, SERVICE}};
    ///
    /// let plan = SERVICE.with(&INSTANCES, 2).with("tier", "P1v3");
    /// let limits = plan.check(Edition::newest()).unwrap().limits();
    /// assert!(limits.iter().any(|limit| limit.input.name == "instances" && limit.most == 30));
    /// ```
    pub fn limits(&self) -> Vec<Limit> {
        (self.service.limits)(&self.given)
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
            let message = format!("`{name}` is {count}, but {}", limit.because);
            let mut problem = Problem::new(&codes::OVER_LIMIT, message).at(name);
            problem.source = limit.source;
            let is_less =
                matches!(limit.input.kind, InputKind::Count { least, .. } if limit.most < least);
            Some(if is_less {
                // No number would do.
                problem
            } else if count > limit.most && limit.most == 0 {
                problem.offer("use 0", Edit::set(0_u64))
            } else if count > limit.most {
                problem.offer(format!("use {} or less", limit.most), Edit::set(limit.most))
            } else {
                problem.offer(format!("use {} or more", limit.least), Edit::set(limit.least))
            })
        })
    }
}

/// Serialized as its inputs.
impl Serialize for CheckedWorkload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.given.serialize(serializer)
    }
}

impl Service {
    /// This service with no input given yet.
    ///
    /// ```
    /// use ipplan::{Options, Service, size};
    ///
    /// let bastion = Service::named("bastion").unwrap().workload();
    /// let answer = size(&bastion, &Options::default()).unwrap();
    /// assert_eq!(answer.subnets[0].prefix_len.to_string(), "/26");
    /// ```
    pub fn workload(&'static self) -> Workload {
        Workload::of(self)
    }

    /// This service with one input given; add the others with [`Workload::with`].
    ///
    /// ```
    /// use ipplan::services::app_service::{INSTANCES, SERVICE, WINDOWS_CONTAINER_APPS};
    ///
    /// let workload = SERVICE.with(&INSTANCES, 10).with(&WINDOWS_CONTAINER_APPS, 4);
    /// ```
    pub fn with<'a>(&'static self, input: impl Into<&'a str>, value: impl Into<Value>) -> Workload {
        Workload::of(self).with(input, value)
    }
}
