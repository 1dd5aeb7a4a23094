//! What a service asks its user for.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use ipnet::Ipv4Net;
use serde::{Serialize, Serializer};

use crate::address::PrefixLen;
use crate::fact::{Edition, Fact};
use crate::problem::{Edit, Problem, codes};

use super::value::{CheckedValue, Choice, Number, Value};

/// One thing a service asks for: the declaration (name, help, range, default) and the key to its
/// value.
///
/// Flags, forms, schemas, reference pages and checks are all made from it, so nothing else knows the
/// inputs of a service. Inputs are constants, written with the builders below.
///
/// `K` is the type of its value: [`Count`], [`Switch`], [`OneOf`] or [`Cidr`]. A table reads a value only with
/// an input of that type, so that the number of a switch does not compile. Where the type does not
/// matter, as in [`Service::inputs`](crate::Service::inputs), it is left out.
///
/// ```
/// use ipplan::{Count, Input};
///
/// const INSTANCES: Input<Count> = Input::count("instances", "plan instances, at most", 1, 100);
/// const APPS: Input<Count> = Input::count("apps", "apps in the plan", 0, 64).or(0).also(&["app"]);
/// assert!(APPS.answers_to("app"));
/// let all: [&Input; 2] = [&INSTANCES, &APPS];
/// assert_eq!(all.map(|input| input.name), ["instances", "apps"]);
/// ```
///
/// ```compile_fail
/// use ipplan::services::app_service::*;
///
/// let given = SERVICE.with(&INSTANCES, 2).check(ipplan::Edition::newest()).unwrap();
/// given.count(&SCALING); // a switch is not a number
/// ```
#[derive(Debug, Serialize)]
pub struct Input<K: ?Sized = dyn InputType> {
    /// The name, in lower case with hyphens: `windows-container-apps`.
    pub name: &'static str,
    /// Other names people use for it.
    pub aliases: &'static [&'static str],
    /// What it is, in a few words without a full stop.
    pub help: &'static str,
    /// What can stand there.
    #[serde(flatten)]
    pub kind: InputKind,
    /// What it means when it is left out.
    pub absent: Absent,
    /// Inputs that say the same in another way; only one way may be used.
    pub instead_of: &'static [&'static str],
    /// Last, so that a reference to any input is one to an [`Input`] of no particular type.
    #[serde(skip)]
    #[expect(dead_code, reason = "it is there for its type")]
    of: K,
}

/// The type of an input's value: [`Count`], [`Switch`], [`OneOf`] or [`Cidr`].
///
/// ```
/// use ipplan::{Count, Input, InputType};
///
/// const HOSTS: Input<Count> = Input::count("hosts", "hosts", 1, 9);
/// let any: &Input<dyn InputType> = &HOSTS; // the same as `&Input`
/// assert_eq!(any.name, "hosts");
/// ```
pub trait InputType: Sync + fmt::Debug {}

/// An input that is a whole number, read with [`Given::count`](crate::Given::count).
///
/// ```
/// use ipplan::{Count, Input};
///
/// const HOSTS: Input<Count> = Input::count("hosts", "hosts", 1, 9);
/// assert_eq!(HOSTS.expects(), "a whole number from 1 to 9");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Count(());

/// An input that is on or off, read with [`Given::is_on`](crate::Given::is_on).
///
/// ```
/// use ipplan::{Input, Switch};
///
/// const SCALING: Input<Switch> = Input::switch("scaling", "keep room to scale");
/// assert_eq!(SCALING.expects(), "true or false");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Switch(());

/// An input that is one of a few words, read with [`Given::choice`](crate::Given::choice).
///
/// ```
/// use ipplan::{Choice, Input, OneOf};
///
/// const SIZES: &[Choice] = &[Choice::new("small", ""), Choice::new("large", "")];
/// const SIZE: Input<OneOf> = Input::choice("size", "the size", SIZES);
/// assert_eq!(SIZE.expects(), "one of small, large");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OneOf(());

/// An input that is an IPv4 range, read with [`Given::cidr`](crate::Given::cidr).
///
/// ```
/// use ipplan::{Cidr, Input, PrefixLen};
///
/// const PODS: Input<Cidr> = Input::cidr("pod-cidr", "the pods", PrefixLen::v4(9), PrefixLen::v4(24));
/// assert_eq!(PODS.expects(), "an IPv4 range from /9 to /24, such as 10.244.0.0/16");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Cidr(());

impl InputType for Count {}
impl InputType for Switch {}
impl InputType for OneOf {}
impl InputType for Cidr {}

/// What can stand in an [`Input`].
///
/// ```
/// use ipplan::{InputKind, services::app_service::*};
///
/// assert_eq!(INSTANCES.kind, InputKind::Count { least: 1, most: 100 });
/// assert_eq!(SCALING.kind, InputKind::Switch);
/// assert!(matches!(TIER.kind, InputKind::Choice { .. }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum InputKind {
    /// A whole number of things.
    Count {
        /// The least that makes sense.
        least: u64,
        /// The most that makes sense. A service may set tighter [limits](crate::Limit).
        most: u64,
    },
    /// Yes or no.
    Switch,
    /// One of a few words.
    Choice {
        /// The words.
        choices: &'static [Choice],
    },
    /// An IPv4 range.
    Cidr {
        /// The largest that it may be.
        largest: PrefixLen,
        /// The smallest that it may be.
        smallest: PrefixLen,
    },
}

/// What an [`Input`] means when it is left out.
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

/// `null` for what must be given or says nothing, else the default itself.
impl Absent {
    /// The value it has then; `None` where it has none.
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

impl Input<Count> {
    /// A whole number from `least` to `most`, which must be given.
    ///
    /// # Panics
    ///
    /// When the least is over the most. Inputs are constants, so that is a compile error.
    ///
    /// ```
    /// use ipplan::{Absent, Count, Input};
    ///
    /// const NODES: Input<Count> = Input::count("nodes", "nodes of a pool", 1, 1_000);
    /// assert_eq!(NODES.absent, Absent::Refused);
    /// ```
    pub const fn count(
        name: &'static str,
        help: &'static str,
        least: u64,
        most: u64,
    ) -> Input<Count> {
        assert!(least <= most, "the least is over the most");
        Input::of(name, help, InputKind::Count { least, most }, Count(()), Absent::Refused)
    }

    /// The same count, with a default.
    ///
    /// ```
    /// use ipplan::{Absent, Count, Input};
    ///
    /// const POOLS: Input<Count> = Input::count("pools", "node pools", 1, 100).or(1);
    /// assert_eq!(POOLS.absent, Absent::Count(1));
    /// ```
    pub const fn or(self, default: u64) -> Self {
        Input { absent: Absent::Count(default), ..self }
    }

    /// The same count, with the default that a page states: what it is depends on the edition.
    ///
    /// ```
    /// use ipplan::{Edition, services::aks_node_subnet::*};
    ///
    /// let given = SERVICE.with(&NODES, 3).check(Edition::newest()).unwrap();
    /// assert_eq!(given.count(&MAX_PODS), 30); // what AKS uses unless a pool says otherwise
    /// ```
    pub const fn or_fact(self, default: &'static Fact<u64>) -> Self {
        Input { absent: Absent::Fact(default), ..self }
    }
}

impl Input<Switch> {
    /// A switch that is on unless it is turned off.
    ///
    /// ```
    /// use ipplan::{Absent, Input, Switch};
    ///
    /// const SCALING: Input<Switch> = Input::switch("scaling", "keep room to scale");
    /// assert_eq!(SCALING.absent, Absent::Switch(true));
    /// ```
    pub const fn switch(name: &'static str, help: &'static str) -> Input<Switch> {
        Input::of(name, help, InputKind::Switch, Switch(()), Absent::Switch(true))
    }

    /// The same switch, off unless it is turned on.
    ///
    /// ```
    /// use ipplan::{Absent, Input, Switch};
    ///
    /// const PRIVATE: Input<Switch> = Input::switch("private", "count a private front end").off();
    /// assert_eq!(PRIVATE.absent, Absent::Switch(false));
    /// ```
    pub const fn off(self) -> Self {
        Input { absent: Absent::Switch(false), ..self }
    }
}

impl Input<OneOf> {
    /// One of a few words, or nothing said.
    ///
    /// ```
    /// use ipplan::{Choice, Input, OneOf};
    ///
    /// const TIERS: &[Choice] = &[Choice::new("Basic", "B1 to B3"), Choice::new("P1v3", "2 cores")];
    /// const TIER: Input<OneOf> = Input::choice("tier", "pricing tier", TIERS);
    /// ```
    pub const fn choice(
        name: &'static str,
        help: &'static str,
        choices: &'static [Choice],
    ) -> Input<OneOf> {
        Input::of(name, help, InputKind::Choice { choices }, OneOf(()), Absent::Unsaid)
    }

    /// The same choice, with a default.
    ///
    /// ```
    /// use ipplan::{Absent, Choice, Input, OneOf};
    ///
    /// const SKUS: &[Choice] = &[Choice::new("Basic", "one"), Choice::new("VpnGw", "others")];
    /// const SKU: Input<OneOf> = Input::choice("sku", "SKU of the gateway", SKUS).or_choice("VpnGw");
    /// assert_eq!(SKU.absent, Absent::Choice("VpnGw"));
    /// ```
    pub const fn or_choice(self, default: &'static str) -> Self {
        Input { absent: Absent::Choice(default), ..self }
    }
}

impl Input<Cidr> {
    /// An IPv4 range of a size between two, or nothing said.
    ///
    /// ```
    /// use ipplan::{Absent, Cidr, Input, PrefixLen};
    ///
    /// const PODS: Input<Cidr> =
    ///     Input::cidr("pod-cidr", "range of the pods", PrefixLen::v4(8), PrefixLen::v4(24));
    /// assert_eq!(PODS.absent, Absent::Unsaid);
    /// ```
    pub const fn cidr(
        name: &'static str,
        help: &'static str,
        largest: PrefixLen,
        smallest: PrefixLen,
    ) -> Input<Cidr> {
        Input::of(name, help, InputKind::Cidr { largest, smallest }, Cidr(()), Absent::Unsaid)
    }

    /// The same range, with the default that a page states.
    ///
    /// ```
    /// use ipplan::{Edition, services::aks_kubenet::*};
    ///
    /// let given = SERVICE.with(&NODES, 3).check(Edition::newest()).unwrap();
    /// assert_eq!(given.cidr(&POD_CIDR).map(|it| it.to_string()), Some("10.244.0.0/16".into()));
    /// ```
    pub const fn or_cidr(self, default: &'static Fact<Ipv4Net>) -> Self {
        Input { absent: Absent::Cidr(default), ..self }
    }
}

impl<K: Copy> Input<K> {
    const fn of(
        name: &'static str,
        help: &'static str,
        kind: InputKind,
        of: K,
        absent: Absent,
    ) -> Input<K> {
        Input { name, aliases: &[], help, kind, absent, instead_of: &[], of }
    }

    /// The same, but it may be left out and then says nothing.
    ///
    /// ```
    /// use ipplan::{Absent, Count, Input};
    ///
    /// const SURGE: Input<Count> = Input::count("surge", "nodes added for upgrades", 0, 100).optional();
    /// assert_eq!(SURGE.absent, Absent::Unsaid);
    /// ```
    pub const fn optional(self) -> Self {
        Input { absent: Absent::Unsaid, ..self }
    }

    /// The same, with other names people use.
    ///
    /// ```
    /// use ipplan::{Count, Input};
    ///
    /// const PODS: Input<Count> = Input::count("max-pods", "pods of a node", 10, 250).also(&["pods"]);
    /// assert!(PODS.answers_to("pods"));
    /// ```
    pub const fn also(self, aliases: &'static [&'static str]) -> Self {
        Input { aliases, ..self }
    }

    /// The same, refused beside inputs that say it in another way.
    ///
    /// ```
    /// use ipplan::{Edition, services::aks_node_subnet::*};
    ///
    /// assert_eq!(SURGE_NODES.instead_of, ["surge-percent"]);
    /// let both = SERVICE.with(&NODES, 5).with(&SURGE_NODES, 1).with(&SURGE_PERCENT, 10);
    /// let problems = both.check(Edition::newest()).unwrap_err();
    /// assert_eq!(problems[0].to_string(), "`surge-nodes` and `surge-percent` cannot be used together");
    /// ```
    pub const fn instead_of(self, others: &'static [&'static str]) -> Self {
        Input { instead_of: others, ..self }
    }
}

impl<K: ?Sized> Input<K> {
    /// Whether this is its name, or one people use for it.
    ///
    /// ```
    /// use ipplan::services::hosts::ADDRESSES;
    ///
    /// assert!(ADDRESSES.answers_to("addresses") && ADDRESSES.answers_to("count"));
    /// assert!(!ADDRESSES.answers_to("addr"));
    /// ```
    pub fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// What can stand here, as the end of a sentence: "a whole number from 1 to 100".
    ///
    /// ```
    /// use ipplan::Input;
    ///
    /// let input = Input::count("instances", "plan instances", 1, 100);
    /// assert_eq!(input.expects(), "a whole number from 1 to 100");
    /// ```
    pub fn expects(&self) -> String {
        match self.kind {
            InputKind::Count { least, most } => format!("a whole number from {least} to {most}"),
            InputKind::Switch => "true or false".to_string(),
            InputKind::Choice { choices } => {
                let names: Vec<&str> = choices.iter().map(|choice| choice.name).collect();
                format!("one of {}", names.join(", "))
            }
            InputKind::Cidr { largest, smallest } => {
                format!("an IPv4 range from {largest} to {smallest}, such as 10.244.0.0/16")
            }
        }
    }

    /// Checks a value that was read against the declaration.
    pub(crate) fn check(&self, read: &Value) -> Result<CheckedValue, Problem> {
        let wrong = |code, read: &str| {
            let message = format!("`{}` is `{read}`, but has to be {}", self.name, self.expects());
            Problem::new(code, message).at(self.name)
        };
        match (self.kind, read) {
            (InputKind::Count { least, most }, Value::Count(count)) => {
                let fits = (least..=most).contains(count);
                fits.then_some(CheckedValue::Count(*count))
                    .ok_or_else(|| wrong(&codes::OUT_OF_RANGE, &count.to_string()))
            }
            (InputKind::Count { .. }, Value::Text(text)) => match Number::read(text) {
                Number::Fits(count) => self.check(&Value::Count(count)),
                Number::Other => Err(wrong(&codes::OUT_OF_RANGE, &shortened(text))),
                Number::None => Err(wrong(&codes::NOT_A_NUMBER, &visible(text))),
            },
            (InputKind::Count { .. }, Value::Switch(on)) => {
                Err(wrong(&codes::NOT_A_NUMBER, &on.to_string()))
            }
            (InputKind::Switch, Value::Switch(on)) => Ok(CheckedValue::Switch(*on)),
            (InputKind::Switch, Value::Text(text)) => match text.as_str() {
                "true" => Ok(CheckedValue::Switch(true)),
                "false" => Ok(CheckedValue::Switch(false)),
                _ => Err(wrong(&codes::NOT_A_SWITCH, &visible(text))),
            },
            (InputKind::Switch, Value::Count(count)) => {
                Err(wrong(&codes::NOT_A_SWITCH, &count.to_string()))
            }
            (InputKind::Choice { choices }, read) => {
                let text = read.to_string();
                let meant = choices.iter().find(|choice| choice.name.eq_ignore_ascii_case(&text));
                meant.map(CheckedValue::Choice).ok_or_else(|| {
                    let names = choices.iter().map(|choice| choice.name);
                    wrong(&codes::NOT_A_CHOICE, &visible(&text)).did_you_mean(&text, names)
                })
            }
            (InputKind::Cidr { largest, smallest }, read) => {
                let text = read.to_string();
                let Ok(range) = text.trim().parse::<Ipv4Net>() else {
                    return Err(wrong(&codes::NOT_A_NETWORK, &visible(&text)));
                };
                if range != range.trunc() {
                    let message = format!("`{}` is {range}, which has host bits set", self.name);
                    let problem = Problem::new(&codes::HOST_BITS, message).at(self.name);
                    let change = range.trunc().to_string();
                    return Err(problem.offer(format!("use {change}"), Edit::set(change)));
                }
                let length = PrefixLen::v4(range.prefix_len());
                if length.is_larger_than(largest) || smallest.is_larger_than(length) {
                    return Err(wrong(&codes::OUT_OF_RANGE, &range.to_string()));
                }
                Ok(CheckedValue::Cidr(range))
            }
        }
    }
}

/// An input stands for its name.
impl<'a, K: ?Sized> From<&'a Input<K>> for &'a str {
    fn from(input: &'a Input<K>) -> &'a str {
        input.name
    }
}

/// What was read, kept short.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_string() + "…",
        None => text.to_string(),
    }
}

/// What was read, kept short, and visible even where it cannot be printed.
fn visible(text: &str) -> String {
    let mut visible = String::new();
    for letter in shortened(text).chars() {
        if letter.is_control() {
            visible.extend(letter.escape_unicode());
        } else {
            visible.push(letter);
        }
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(input: &Input, read: &str) -> &'static str {
        input.check(&Value::from(read)).map_or_else(|problem| problem.code.id, |_| "fine")
    }

    #[test]
    fn a_count_is_digits_within_its_range() {
        let input = Input::count("instances", "", 1, 30);
        for read in ["1", "30", "007"] {
            assert_eq!(code(&input, read), "fine", "{read}");
        }
        let huge = "1".to_string() + &"0".repeat(30);
        for read in ["0", "31", "-1", "-0", huge.as_str()] {
            assert_eq!(code(&input, read), "out-of-range", "{read}");
        }
        for read in ["", "-", "+3", "3.0", "1e3", "ten", "1 0", "٣", "0x10"] {
            assert_eq!(code(&input, read), "not-a-number", "{read}");
        }
    }

    #[test]
    fn a_choice_ignores_case_and_names_the_nearest() {
        const TIERS: &[Choice] = &[Choice::new("P1v3", ""), Choice::new("Basic", "")];
        let input = Input::choice("tier", "", TIERS);
        assert_eq!(code(&input, "p1V3"), "fine");
        let problem = input.check(&Value::from("basik")).unwrap_err();
        assert_eq!(problem.hints, ["did you mean `Basic`?"]);
        assert_eq!(problem.to_string(), "`tier` is `basik`, but has to be one of P1v3, Basic");
    }

    #[test]
    fn what_was_read_is_shortened_in_messages() {
        let long = "é".repeat(1_000);
        let problem = Input::count("n", "", 1, 2).check(&Value::from(long)).unwrap_err();
        assert!(problem.message.chars().count() < 100);
    }
}
