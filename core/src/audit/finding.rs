//! Findings of an audit.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use ipnet::IpNet;

use crate::fact::Source;
use crate::inventory::{ExistingNetwork, Origin};
use crate::problem::{Code, Hint, Notice, Problem};

/// The severity of a [`Finding`]; the worst comes first.
///
/// ```
/// use ipplan::Severity;
///
/// assert!(Severity::Error < Severity::Notice);
/// assert_eq!(Severity::Warning.to_string(), "warning");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Azure refuses it, or the same address is used twice.
    Error,
    /// It works today, but will cause trouble.
    Warning,
    /// Something to know.
    Notice,
}

impl Severity {
    /// Every severity, the worst first.
    ///
    /// ```
    /// assert_eq!(ipplan::Severity::ALL[0].word(), "error");
    /// ```
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Notice];

    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(ipplan::Severity::Notice.word(), "notice");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }
}

/// The word.
impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A problem of networks that exist, or something that a person should know about them.
///
/// ```
/// use ipplan::{AuditOptions, ExistingNetwork, ExistingSubnet, Inventory, Severity, audit};
///
/// let bastion = ExistingSubnet {
///     name: "AzureBastionSubnet".into(),
///     prefixes: vec!["10.0.0.0/27".parse().unwrap()],
///     ..ExistingSubnet::default()
/// };
/// let space = vec!["10.0.0.0/24".parse().unwrap()];
/// let hub = ExistingNetwork { name: "hub".into(), space, subnets: vec![bastion], ..Default::default() };
/// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
/// let findings = audit(&inventory, &AuditOptions::default());
/// assert_eq!((findings[0].severity, findings[0].code.id), (Severity::Error, "under-minimum"));
/// assert_eq!(findings[0].subnets, ["hub/AzureBastionSubnet"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The severity.
    pub severity: Severity,
    /// The kind.
    pub code: &'static Code,
    /// The message, as one sentence without a full stop.
    pub message: String,
    /// The networks that it is about, by unique names.
    pub networks: Vec<String>,
    /// The subnets that it is about, as `NETWORK/SUBNET`.
    pub subnets: Vec<String>,
    /// The places: first that of the problem, then those it conflicts with.
    pub origins: Vec<Origin>,
    /// Ways to solve it, the smallest change first.
    pub hints: Vec<Hint>,
    /// The page that it relies on, if it is a page.
    pub source: Option<&'static Source>,
    /// The reason why it is accepted, if it is; then it does not fail a check.
    pub allowed: Option<String>,
}

impl Finding {
    /// A finding of that kind, with its message.
    ///
    /// ```
    /// use ipplan::{Finding, Severity, codes};
    ///
    /// let finding = Finding::new(Severity::Warning, &codes::PART_NOT_READ, "`peer` has no default");
    /// let finding = finding.hint("give the file of its parameters");
    /// assert_eq!(finding.hints.len(), 1);
    /// ```
    pub fn new(severity: Severity, code: &'static Code, message: impl Into<String>) -> Finding {
        Finding {
            severity,
            code,
            message: message.into(),
            networks: Vec::new(),
            subnets: Vec::new(),
            origins: Vec::new(),
            hints: Vec::new(),
            source: None,
            allowed: None,
        }
    }

    /// Adds a place.
    ///
    /// ```
    /// use ipplan::{Finding, Origin, Severity, codes};
    ///
    /// let origin = Origin { line: 7, ..Origin::default() };
    /// let finding = Finding::new(Severity::Notice, &codes::GOING, "`web` is being deleted").at(origin);
    /// assert_eq!(finding.origins[0].line, 7);
    /// ```
    pub fn at(mut self, origin: Origin) -> Finding {
        self.origins.push(origin);
        self
    }

    /// Adds a hint.
    ///
    /// ```
    /// use ipplan::{Finding, Severity, codes};
    ///
    /// let finding = Finding::new(Severity::Error, &codes::UNDER_MINIMUM, "`web` is a /29");
    /// assert_eq!(finding.hint("use a /28").hints[0], "use a /28");
    /// ```
    pub fn hint(mut self, hint: impl Into<Hint>) -> Finding {
        self.hints.push(hint.into());
        self
    }

    /// Adds the page that it relies on.
    ///
    /// ```
    /// use ipplan::{Finding, Severity, codes, platform};
    ///
    /// let page = platform::RESERVED.newest().source;
    /// let finding = Finding::new(Severity::Notice, &codes::FIXED_SIZE, "it is full");
    /// assert_eq!(finding.source(page).source, Some(page));
    /// ```
    pub fn source(mut self, source: impl Into<Option<&'static Source>>) -> Finding {
        self.source = source.into();
        self
    }

    /// Whether it is an error that is not accepted.
    ///
    /// ```
    /// use ipplan::{Finding, Severity, codes};
    ///
    /// let finding = Finding::new(Severity::Error, &codes::OVERLAPPING, "`a` overlaps `b`");
    /// assert!(finding.fails());
    /// assert!(!Finding { allowed: Some("a lab".into()), ..finding }.fails());
    /// ```
    pub const fn fails(&self) -> bool {
        matches!(self.severity, Severity::Error) && self.allowed.is_none()
    }

    /// Adds a network; its place becomes that of the finding if there is none yet.
    pub(super) fn of_network(mut self, name: &str, network: &ExistingNetwork) -> Finding {
        if !self.networks.iter().any(|it| it == name) {
            self.networks.push(name.to_string());
        }
        self.at(network.origin.clone())
    }
}

/// A problem becomes a finding with the severity of an error.
///
/// ```
/// use ipplan::{Finding, Problem, Severity, codes};
///
/// let finding = Finding::from(Problem::new(&codes::TOO_SMALL, "a /29 is too small"));
/// assert_eq!(finding.severity, Severity::Error);
/// ```
impl From<Problem> for Finding {
    fn from(problem: Problem) -> Finding {
        let Problem { code, message, hints, source, .. } = problem;
        Finding { hints, source, ..Finding::new(Severity::Error, code, message) }
    }
}

/// A notice becomes a finding with the severity of a notice.
///
/// ```
/// use ipplan::{Finding, Notice, Severity, codes};
///
/// let notice = Notice { code: &codes::RETIRED, message: "it is retired".into(), source: None };
/// assert_eq!(Finding::from(notice).severity, Severity::Notice);
/// ```
impl From<Notice> for Finding {
    fn from(notice: Notice) -> Finding {
        let Notice { code, message, source } = notice;
        Finding::new(Severity::Notice, code, message).source(source)
    }
}

/// How a range lies in another that it overlaps, as words for a sentence.
pub(super) fn inside(inner: IpNet, outer: IpNet) -> &'static str {
    if inner == outer { "the same as" } else { "inside" }
}

/// Several names in a sentence: `a`, `a and b`, `a, b and c`.
pub(super) fn listed(words: &[String]) -> String {
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => [&before.join(", "), " and ", last].concat(),
    }
}
