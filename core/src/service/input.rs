//! Inputs: the values that a service asks its user for.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use ipnet::Ipv4Net;
use serde::Serialize;

use crate::address::PrefixLen;
use crate::fact::Fact;

use super::absent::Absent;
use super::value::Choice;

/// One value that a service asks for: the declaration (name, help, range, default) and the key to
/// its value.
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
    /// The description, in a few words without a full stop.
    pub help: &'static str,
    /// The values that it accepts.
    #[serde(flatten)]
    pub kind: InputKind,
    /// The meaning of leaving it out.
    pub absent: Absent,
    /// Inputs that state the same in another way; only one of them may be used.
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

/// The values that an [`Input`] accepts.
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

impl Input<Count> {
    /// A whole number from `least` to `most`, which must be given.
    ///
    /// # Panics
    ///
    /// If the least is over the most. Inputs are constants, so that is a compile error.
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

    /// The count, with a default.
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

    /// The count, with the default that a page states, which depends on the edition.
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

    /// The switch, off unless it is turned on.
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
    /// One of a few words, without a default.
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

    /// The choice, with a default.
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
    /// An IPv4 range within these sizes, without a default.
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

    /// The range, with the default that a page states.
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

    /// The input, which may be left out and then has no value.
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

    /// The input, with other names that people use.
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

    /// The same input, which cannot be combined with those that state the same in another way.
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
    /// Whether this is its name, or another name that people use for it.
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

    /// The values that it accepts, as the end of a sentence: "a whole number from 1 to 100".
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
}

/// An input stands for its name.
impl<'a, K: ?Sized> From<&'a Input<K>> for &'a str {
    fn from(input: &'a Input<K>) -> &'a str {
        input.name
    }
}
