//! What a service is: a table that says what one Azure product asks of a subnet.

pub(crate) mod demand;
mod example;
pub(crate) mod input;
pub mod platform;
mod rule;
pub(crate) mod value;
pub(crate) mod workload;

use alloc::vec::Vec;

use serde::Serialize;

use crate::address::prefix_len::PrefixLen;
use crate::fact::{AnyFact, Cited, Source};
use crate::problem::problem::{Code, Notice};
use crate::service::input::Input;
use crate::service::value::Value;
use crate::service::workload::{Given, Workload};

pub use example::{Example, Expect};
pub use rule::{Avoid, Beside, Bound, Limit, SubnetRule};

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
    /// What is worked out from the inputs besides subnets, such as a range of pods.
    pub computed: fn(&Given) -> Vec<Notice>,
    /// What people call it, or look for when they mean it, where no name says so.
    pub keywords: &'static [&'static str],
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
        computed: |_| Vec::new(),
        keywords: &[],
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
