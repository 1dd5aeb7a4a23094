//! What a service asks of a subnet: its sizes, its limits, the ranges it keeps off.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use ipnet::Ipv4Net;
use serde::Serialize;

use crate::address::prefix_len::PrefixLen;
use crate::fact::{Edition, Fact, Source};
use crate::service::Note;
use crate::service::demand::Demand;
use crate::service::input::{Count, Input};
use crate::service::platform::{AZURE, Platform};
use crate::service::workload::Given;

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
    /// What holds for every subnet there: [`AZURE`](crate::service::platform::AZURE) for nearly all.
    pub platform: fn(&Given) -> &'static Platform,
    /// Refused by Azure below this.
    pub smallest: Bound,
    /// What the page recommends.
    pub advised: Bound,
    /// The largest that makes sense to Azure, where a page says so.
    pub largest: Bound,
    /// Whether the subnet may carry IPv6 as well; `None` where no page says.
    pub ipv6: Option<&'static Fact<bool>>,
    /// Whether any other service may live in the same subnet.
    pub shareable: bool,
    /// The page by which the subnet holds one workload of the service only; else several that differ
    /// may share it.
    pub one: Option<&'static Source>,
    /// Which services may live in the same subnet where not any may, and on what terms.
    pub beside: &'static [Beside],
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
        one: None,
        beside: &[],
        avoid: &[],
        wanted: |_| true,
        demand: |_| Demand::none(),
    };

    /// The services of which a workload may share the subnet with one of this service, by their ids:
    /// the service's own where several may live together. Where any service may, nothing is listed.
    ///
    /// ```
    /// use ipplan::{Edition, Service};
    ///
    /// let company = |id: &str| {
    ///     let service = Service::named(id).unwrap();
    ///     service.subnets[0].company(service.id, Edition::newest())
    /// };
    /// assert_eq!(company("vpn-gateway"), ["expressroute-gateway"]);
    /// assert_eq!(company("application-gateway"), ["application-gateway"]);
    /// assert!(company("bastion").is_empty());
    /// ```
    pub fn company(&self, of: &'static str, edition: Edition) -> Vec<&'static str> {
        if self.shareable {
            return Vec::new();
        }
        let told = self.beside.iter().any(|it| it.service == of);
        let several = !told && self.one.is_none() && self.required_name.is_none();
        let allowed = self
            .beside
            .iter()
            .filter(|beside| beside.allowed.at(edition).is_some_and(|cited| cited.value));
        let own = several.then_some(of).into_iter();
        own.chain(allowed.map(|beside| beside.service)).collect()
    }
}

/// Another service that may live in a subnet, or several workloads of the same one.
///
/// It stands in the tables of both services, so that either tells of it.
///
/// ```
/// let gateway = ipplan::Service::named("vpn-gateway").unwrap();
/// let beside = &gateway.subnets[0].beside[0];
/// assert_eq!(beside.service, "expressroute-gateway");
/// assert_eq!(beside.smallest.map(|it| it.newest().value.to_string()), Some("/27".into()));
/// ```
#[derive(Debug)]
pub struct Beside {
    /// The id of the other service, or the service's own.
    pub service: &'static str,
    /// Whether the pages let both into one subnet.
    pub allowed: &'static Fact<bool>,
    /// The smallest subnet that Azure accepts for both together.
    pub smallest: Option<&'static Fact<PrefixLen>>,
    /// Why it does not hold for these inputs, as the end of a sentence; `None` where it does.
    pub unless: fn(&Given) -> Option<&'static str>,
    /// What else to know where both share one.
    pub note: Option<&'static Note>,
}

impl Beside {
    /// A service that may live beside, or may not, without a further condition.
    ///
    /// ```
    /// use ipplan::Beside;
    ///
    /// let gateway = ipplan::Service::named("application-gateway").unwrap();
    /// let old = gateway.subnets[0].beside.iter().find(|it| it.service == "application-gateway-v1");
    /// let Beside { allowed, smallest, .. } = old.unwrap();
    /// assert!(!allowed.newest().value && smallest.is_none());
    /// ```
    pub const fn plain(service: &'static str, allowed: &'static Fact<bool>) -> Beside {
        Beside { service, allowed, smallest: None, unless: |_| None, note: None }
    }
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
    pub input: &'static Input<Count>,
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
        input: &'static Input<Count>,
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
        input: &'static Input<Count>,
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
