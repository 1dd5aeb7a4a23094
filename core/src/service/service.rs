//! The table of one product.

use alloc::vec::Vec;

use crate::fact::{AnyFact, Cited};
use crate::problem::Notice;

use super::connects::Connects;
use super::example::Example;
use super::given::Given;
use super::group::Group;
use super::input::Input;
use super::limit::Limit;
use super::note::Note;
use super::own_range::OwnRange;
use super::rule::SubnetRule;

/// The requirements of one Azure product on its subnets: one table in one file.
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
    /// The product's name as Azure writes it, and the part of it that this is.
    pub name: &'static str,
    /// Other names people use for it.
    pub aliases: &'static [&'static str],
    /// The kind of product, for lists.
    pub group: Group,
    /// The date on which it was retired or closed to new use, and the page that says so.
    pub retired: Option<Cited<&'static str>>,
    /// A sentence or two about the workload of the subnet and about what is counted.
    pub about: &'static str,
    /// Whether this is the default service, which is used if none is named. One service is.
    pub assumed: bool,
    /// The values that it asks its user for. The first count is the one that capacity searches,
    /// unless another is named.
    pub inputs: &'static [&'static Input],
    /// The types of its resources in Azure, by which a subnet that exists shows that it lives there.
    pub resources: &'static [&'static str],
    /// The subnets it needs: one for most services.
    pub subnets: &'static [SubnetRule],
    /// The limits of the service itself with these inputs, in a subnet of any size.
    pub limits: fn(&Given) -> Vec<Limit>,
    /// Every number this file holds, for people who want to see the history.
    pub facts: &'static [&'static dyn AnyFact],
    /// The notes for its users, each with the condition under which it applies.
    pub notes: &'static [Note],
    /// Results other than subnets that follow from the inputs, such as a range of pods.
    pub computed: fn(&Given) -> Vec<Notice>,
    /// Address ranges of its own, apart from its subnets.
    pub own_ranges: &'static [OwnRange],
    /// Its part in the links of its network; `None` if it has none.
    pub connects: Option<Connects>,
    /// Other words that people use for it or search for, apart from its names.
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
        resources: &[],
        subnets: &[],
        limits: |_| Vec::new(),
        facts: &[],
        notes: &[],
        computed: |_| Vec::new(),
        own_ranges: &[],
        connects: None,
        keywords: &[],
        examples: &[],
    };

    /// Whether this is its id, or another name that people use for it.
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
