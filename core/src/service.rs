//! What a service is: a table that says what one Azure product asks of a subnet.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use ipnet::Ipv4Net;
use serde::Serialize;

use crate::demand::Demand;
use crate::fact::{AnyFact, Cited, Fact, Source};
use crate::input::{Input, Value};
use crate::platform::{AZURE, Platform};
use crate::prefix_len::PrefixLen;
use crate::problem::Code;
use crate::workload::{Given, Workload};

/// What one Azure product asks of a subnet: one table in one file.
///
/// ```
/// use ipplan::{Options, Service, size};
///
/// let service = Service::named("sqlmi").unwrap(); // people's names work too
/// assert_eq!(service.id, "sql-managed-instance");
///
/// let workload = service.workload().with("general-purpose", 3).with("business-critical", 2);
/// let answer = size(&workload, &Options::default()).unwrap();
/// assert_eq!(answer.subnets[0].prefix_len.to_string(), "/26");
/// ```
#[derive(Debug)]
pub struct Service {
    /// The name in commands and files, in lower case with hyphens.
    pub id: &'static str,
    /// The product's name as Azure writes it, and what part of it this is.
    pub name: &'static str,
    /// Other names people use for it.
    pub aliases: &'static [&'static str],
    /// What kind of product it is, for lists.
    pub group: Group,
    /// From when on it is retired or closed to new use, and the page that says so.
    pub retired: Option<Cited<&'static str>>,
    /// What lives in the subnet and what is counted, in a sentence or two.
    pub about: &'static str,
    /// Whether this is the service that is meant where none is named. One service is.
    pub assumed: bool,
    /// What it asks its user for. The first count is the one that capacity searches, unless another
    /// is named.
    pub inputs: &'static [&'static Input],
    /// The subnets it needs: one for most services.
    pub subnets: &'static [SubnetRule],
    /// How far the service itself goes with these inputs, whatever the subnet.
    pub limits: fn(&Given) -> Vec<Limit>,
    /// Every number this file holds, for people who want to see the history.
    pub facts: &'static [&'static dyn AnyFact],
    /// What a person should know, and when.
    pub notes: &'static [Note],
    /// The worked examples of its pages.
    pub examples: &'static [Example],
}

impl Service {
    /// The parts that most services leave as they are; fill in the others with `..Service::PLAIN`.
    ///
    /// ```
    /// use ipplan::Service;
    ///
    /// static LAB: Service = Service { id: "lab", name: "Our laboratory", ..Service::PLAIN };
    /// assert!(LAB.inputs.is_empty() && LAB.retired.is_none());
    /// ```
    pub const PLAIN: Service = Service {
        id: "",
        name: "",
        aliases: &[],
        group: Group::Network,
        retired: None,
        about: "",
        assumed: false,
        inputs: &[],
        subnets: &[],
        limits: |_| Vec::new(),
        facts: &[],
        notes: &[],
        examples: &[],
    };

    /// The service of that name, or of an alias people use.
    ///
    /// ```
    /// use ipplan::Service;
    ///
    /// assert_eq!(Service::named("appgw").map(|service| service.id), Some("application-gateway"));
    /// assert!(Service::named("gateway").is_none()); // to search, there is `Service::find`
    /// ```
    pub fn named(name: &str) -> Option<&'static Service> {
        crate::services::ALL.iter().copied().find(|service| service.answers_to(name))
    }

    /// Whether this is its name, or one people use for it.
    ///
    /// ```
    /// use ipplan::services::app_service::SERVICE;
    ///
    /// assert!(SERVICE.answers_to("app-service") && SERVICE.answers_to("webapp"));
    /// assert!(!SERVICE.answers_to("WebApp"));
    /// ```
    pub fn answers_to(&self, name: &str) -> bool {
        self.id == name || self.aliases.contains(&name)
    }

    /// The service that is meant where none is named.
    ///
    /// ```
    /// use ipplan::Service;
    ///
    /// assert_eq!(Service::assumed().map(|service| service.id), Some("app-service"));
    /// ```
    pub fn assumed() -> Option<&'static Service> {
        crate::services::ALL.iter().copied().find(|service| service.assumed)
    }

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

    /// The input of that name, or of an alias people use.
    ///
    /// ```
    /// use ipplan::services::app_service::SERVICE;
    ///
    /// let input = SERVICE.input("win-containers").unwrap();
    /// assert_eq!(input.name, "windows-container-apps");
    /// assert!(SERVICE.input("pods").is_none());
    /// ```
    pub fn input(&self, name: &str) -> Option<&'static Input> {
        self.inputs.iter().copied().find(|input| input.answers_to(name))
    }
}

/// What kind of product a service is, for lists.
///
/// ```
/// use ipplan::{Group, services};
///
/// let is_data = |service: &&&ipplan::Service| service.group == Group::Data;
/// let data: Vec<_> = services::ALL.iter().filter(is_data).map(|service| service.id).collect();
/// assert!(data.contains(&"sql-managed-instance"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Apps and functions.
    Apps,
    /// Kubernetes and other containers.
    Containers,
    /// Virtual machines and what runs on them.
    Compute,
    /// Databases, caches and storage.
    Data,
    /// Machine learning and agents.
    Ai,
    /// Interfaces between systems.
    Integration,
    /// Gateways, firewalls, name resolution and links.
    Network,
}

impl Group {
    /// Every group, in the order of lists.
    ///
    /// ```
    /// use ipplan::Group;
    ///
    /// assert_eq!(Group::ALL.map(Group::heading)[0], "Apps and functions");
    /// ```
    pub const ALL: [Group; 7] = [
        Group::Apps,
        Group::Containers,
        Group::Compute,
        Group::Data,
        Group::Ai,
        Group::Integration,
        Group::Network,
    ];

    /// The heading of the group in a list.
    ///
    /// ```
    /// assert_eq!(ipplan::Group::Apps.heading(), "Apps and functions");
    /// ```
    pub const fn heading(self) -> &'static str {
        match self {
            Group::Apps => "Apps and functions",
            Group::Containers => "Containers",
            Group::Compute => "Virtual machines and compute",
            Group::Data => "Data",
            Group::Ai => "Machine learning and agents",
            Group::Integration => "Integration",
            Group::Network => "Network",
        }
    }
}

/// What a service asks of one subnet.
///
/// ```
/// let bastion = ipplan::Service::named("bastion").unwrap();
/// let rule = &bastion.subnets[0];
/// assert_eq!(rule.required_name.map(|name| name.newest().value), Some("AzureBastionSubnet"));
/// ```
#[derive(Debug)]
pub struct SubnetRule {
    /// What this subnet is for, where a service has several: `firewall`, `management`.
    pub role: &'static str,
    /// The name Azure insists on.
    pub required_name: Option<&'static Fact<&'static str>>,
    /// The delegation the subnet carries.
    pub delegation: Option<&'static Fact<&'static str>>,
    /// What holds for every subnet there: [`AZURE`](crate::platform::AZURE) for nearly all.
    pub platform: fn(&Given) -> &'static Platform,
    /// Refused by Azure below this.
    pub smallest: Bound,
    /// What the page recommends.
    pub advised: Bound,
    /// The largest that makes sense to Azure, where a page says so.
    pub largest: Bound,
    /// Whether the subnet may carry IPv6 as well; `None` where no page says.
    pub ipv6: Option<&'static Fact<bool>>,
    /// Whether other services may live in the same subnet.
    pub shareable: bool,
    /// Ranges the service cannot live in or reach.
    pub avoid: &'static [Avoid],
    /// Whether these inputs want this subnet at all.
    pub wanted: fn(&Given) -> bool,
    /// The addresses wanted, as a sum of cited terms. The platform's own are not among them.
    pub demand: fn(&Given) -> Demand,
}

impl SubnetRule {
    /// The parts that most subnets leave as they are.
    ///
    /// ```
    /// use ipplan::SubnetRule;
    ///
    /// static NAT: SubnetRule = SubnetRule { shareable: true, ..SubnetRule::ORDINARY };
    /// assert!(NAT.delegation.is_none());
    /// ```
    pub const ORDINARY: SubnetRule = SubnetRule {
        role: "subnet",
        required_name: None,
        delegation: None,
        platform: |_| &AZURE,
        smallest: Bound::Unsaid,
        advised: Bound::Unsaid,
        largest: Bound::Unsaid,
        ipv6: None,
        shareable: false,
        avoid: &[],
        wanted: |_| true,
        demand: |_| Demand::none(),
    };
}

/// A size that a page names, which may depend on the inputs.
///
/// ```
/// use ipplan::{Bound, services::app_service, services::hosts};
///
/// assert!(matches!(app_service::SERVICE.subnets[0].advised, Bound::Always(_)));
/// assert!(matches!(app_service::SERVICE.subnets[0].smallest, Bound::Chosen(_)));
/// assert!(matches!(hosts::SERVICE.subnets[0].smallest, Bound::Unsaid));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// No page says anything.
    Unsaid,
    /// One size for all.
    Always(&'static Fact<PrefixLen>),
    /// A size that depends on the inputs.
    Chosen(fn(&Given) -> Option<&'static Fact<PrefixLen>>),
}

impl Bound {
    /// The fact that holds for these inputs.
    ///
    /// ```
    /// use ipplan::{Edition, services::vpn_gateway::*};
    ///
    /// let smallest = |sku: &str| {
    ///     let given = SERVICE.with(&SKU, sku).check(Edition::newest()).unwrap();
    ///     SERVICE.subnets[0].smallest.of(&given).map(|fact| fact.newest().value.to_string())
    /// };
    /// assert_eq!(smallest("Basic").as_deref(), Some("/29"));
    /// assert_eq!(smallest("VpnGw").as_deref(), Some("/27"));
    /// ```
    pub fn of(&self, given: &Given) -> Option<&'static Fact<PrefixLen>> {
        match self {
            Bound::Unsaid => None,
            Bound::Always(fact) => Some(fact),
            Bound::Chosen(choose) => choose(given),
        }
    }
}

/// How far one input may go, given the others.
///
/// ```
/// use ipplan::{Edition, services::application_gateway::*};
///
/// let given = SERVICE.with(&INSTANCES, 2).check(Edition::newest()).unwrap();
/// let limit = &given.limits()[0];
/// assert_eq!((limit.input.name, limit.least, limit.most), ("instances", 0, 125));
/// assert_eq!(limit.because, "a v2 gateway has at most 125 instances");
/// ```
#[derive(Clone, Debug)]
pub struct Limit {
    /// The input that is limited.
    pub input: &'static Input,
    /// The least it may be.
    pub least: u64,
    /// The most it may be.
    pub most: u64,
    /// Why, as the end of a sentence: "a Basic plan has at most 3 instances".
    pub because: Cow<'static, str>,
    /// The page that says so, where it is a page.
    pub source: Option<&'static Source>,
}

impl Limit {
    /// At most so many.
    ///
    /// ```
    /// use ipplan::{Limit, platform, services::hosts};
    ///
    /// let page = platform::RESERVED.newest().source;
    /// let limit = Limit::at_most(&hosts::ADDRESSES, 251, "a /24 leaves 251 addresses", page);
    /// assert_eq!((limit.least, limit.most), (0, 251));
    /// assert_eq!(limit.source, Some(page));
    /// ```
    pub fn at_most(
        input: &'static Input,
        most: u64,
        because: impl Into<Cow<'static, str>>,
        source: &'static Source,
    ) -> Limit {
        Limit { input, least: 0, most, because: because.into(), source: Some(source) }
    }

    /// Between these, because of how the inputs hang together; no page is needed for that.
    ///
    /// ```
    /// use ipplan::{Limit, services::hosts};
    ///
    /// let limit = Limit::between(&hosts::ADDRESSES, 2, 8, "there are 2 to 8 servers");
    /// assert_eq!((limit.least, limit.most), (2, 8));
    /// assert!(limit.source.is_none());
    /// ```
    pub fn between(
        input: &'static Input,
        least: u64,
        most: u64,
        because: impl Into<Cow<'static, str>>,
    ) -> Limit {
        Limit { input, least, most, because: because.into(), source: None }
    }
}

/// Ranges a service cannot live in or reach, and what uses them.
///
/// ```
/// use ipplan::platform;
///
/// let loopback = platform::FORBIDDEN.iter().find(|avoid| avoid.what == "loopback").unwrap();
/// assert_eq!(loopback.ranges[0].to_string(), "127.0.0.0/8");
/// assert_eq!(loopback.why, "no virtual network may use it");
/// ```
#[derive(Debug, Serialize)]
pub struct Avoid {
    /// The ranges.
    pub ranges: &'static [Ipv4Net],
    /// What uses them.
    pub what: &'static str,
    /// What goes wrong, as the end of a sentence.
    pub why: &'static str,
    /// The page.
    pub source: &'static Source,
}

/// A [`Notice`](crate::Notice) in waiting: what to know, and for which inputs and editions.
///
/// ```
/// use ipplan::{Edition, PrefixLen, services::application_gateway::*};
///
/// let applying = |front_end: bool| {
///     let workload = SERVICE.with(&INSTANCES, 2).with(&PRIVATE_FRONT_END, front_end);
///     let given = workload.check(Edition::newest()).unwrap();
///     SERVICE.notes.iter().filter(|note| (note.applies)(&given, PrefixLen::v4(24))).count()
/// };
/// assert_eq!(applying(true), applying(false) + 1); // where to put private front ends
/// ```
#[derive(Debug)]
pub struct Note {
    /// The kind.
    pub code: &'static Code,
    /// What to know, as one sentence without a full stop.
    pub message: &'static str,
    /// The page that says so; it must not be younger than the edition asked for.
    pub source: &'static Source,
    /// For which inputs, and in which size of subnet, it holds.
    pub applies: fn(&Given, PrefixLen) -> bool,
}

/// A worked example of a page: what it asks, and what must come out.
///
/// ```
/// use ipplan::services::application_gateway::SERVICE;
///
/// let example = &SERVICE.examples[0];
/// assert_eq!(example.id, "AG-01");
/// assert_eq!(example.given, [("instances", "15")]);
/// ```
#[derive(Debug, Serialize)]
pub struct Example {
    /// A short name, unique in its service.
    pub id: &'static str,
    /// The inputs, as they would be typed.
    pub given: &'static [(&'static str, &'static str)],
    /// What must come out.
    pub expect: &'static [Expect],
    /// The page; its date is the edition the example is worked in.
    pub source: &'static Source,
    /// Where the page's own print differs, and why this is right; else empty.
    pub remark: &'static str,
}

/// One thing a worked example states.
///
/// ```
/// use ipplan::{Expect, PrefixLen, services::application_gateway::SERVICE};
///
/// // 15 instances and the 5 that Azure keeps.
/// let expect = SERVICE.examples[0].expect;
/// assert_eq!(expect, [Expect::Need(20), Expect::Prefix(PrefixLen::v4(27))]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expect {
    /// The addresses in steady use, without the platform's.
    Steady(u64),
    /// The addresses at the peak, without the platform's.
    Peak(u64),
    /// All addresses, with the platform's.
    Need(u64),
    /// The subnet.
    Prefix(PrefixLen),
    /// The addresses a subnet of this size leaves to the service.
    Usable {
        /// The size of the subnet.
        within: PrefixLen,
        /// The addresses left.
        addresses: u64,
    },
    /// How far an input goes in a subnet of this size, by addresses alone.
    Fits {
        /// The input.
        input: &'static str,
        /// The size of the subnet.
        within: PrefixLen,
        /// The most that fits.
        most: u64,
    },
    /// How far an input goes at all, whatever the subnet.
    Limit {
        /// The input.
        input: &'static str,
        /// The most it may be.
        most: u64,
    },
    /// Something of one subnet only, where a service has several; the others hold for every subnet.
    At {
        /// What the subnet is for.
        role: &'static str,
        /// What must come out there.
        expect: &'static Expect,
    },
}
