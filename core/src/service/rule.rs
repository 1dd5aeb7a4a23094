//! The requirements of a service on one subnet.

use alloc::vec::Vec;

use super::attachment::Attachment;
use super::avoid::Avoid;
use super::beside::Beside;
use super::demand::Demand;
use super::given::Given;
use super::platform::{AZURE, Platform};
use crate::address::PrefixLen;
use crate::fact::{Edition, Fact, Source};

/// The requirements of a service on one subnet.
///
/// ```
/// let bastion = ipplan::Service::named("bastion").unwrap();
/// let rule = &bastion.subnets[0];
/// assert_eq!(rule.required_name.map(|name| name.newest().value), Some("AzureBastionSubnet"));
/// ```
#[derive(Debug)]
pub struct SubnetRule {
    /// The role of this subnet, where a service has several: `firewall`, `management`.
    pub role: &'static str,
    /// The name Azure insists on.
    pub required_name: Option<&'static Fact<&'static str>>,
    /// The delegation the subnet carries.
    pub delegation: Option<&'static Fact<&'static str>>,
    /// The rules of the platform it belongs to: [`AZURE`](crate::service::platform::AZURE) for
    /// nearly all.
    pub platform: fn(&Given) -> &'static Platform,
    /// The smallest size that Azure accepts.
    pub smallest: Bound,
    /// The size that the page recommends.
    pub advised: Bound,
    /// The largest size that Azure allows or can use, if a page says so.
    pub largest: Bound,
    /// Whether the subnet may carry IPv6 as well; `None` if no page says.
    pub ipv6: Option<&'static Fact<bool>>,
    /// Whether the subnet may have several IPv4 prefixes; `None` if no page says.
    pub several_prefixes: Option<&'static Fact<bool>>,
    /// Whether its network may have IPv6 space at all; `None` if no page says.
    pub ipv6_in_network: Option<&'static Fact<bool>>,
    /// Whether any other service may live in the same subnet.
    pub shareable: bool,
    /// The page by which the subnet holds only one workload of the service; `None` if several that
    /// differ may share it.
    pub one: Option<&'static Source>,
    /// The services that may live in the same subnet, and on what terms, if not any service may.
    pub beside: &'static [Beside],
    /// Resources that it requires or refuses on its subnet, such as a route table.
    pub attachments: &'static [Attachment],
    /// Ranges the service cannot live in or reach.
    pub avoid: &'static [Avoid],
    /// Ranges in which it may not reach its destinations, in any network of the request.
    pub destinations: &'static [Avoid],
    /// The page by which its range is not a subnet but the address pool of a point-to-site connection,
    /// which lies outside every network; `None` for a subnet.
    pub client_pool: Option<&'static Source>,
    /// Whether these inputs need this subnet at all.
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
        several_prefixes: None,
        ipv6_in_network: None,
        shareable: false,
        one: None,
        beside: &[],
        attachments: &[],
        avoid: &[],
        destinations: &[],
        client_pool: None,
        wanted: |_| true,
        demand: |_| Demand::none(),
    };

    /// The ids of the services whose workloads may share the subnet with one of this service; its
    /// own id is among them if several of its workloads may live together. Empty if any service may.
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
        let stated = self.beside.iter().any(|it| it.service == of);
        let several = !stated && self.one.is_none() && self.required_name.is_none();
        let allowed = self
            .beside
            .iter()
            .filter(|beside| beside.allowed.at(edition).is_some_and(|cited| cited.value));
        let own = several.then_some(of).into_iter();
        own.chain(allowed.map(|beside| beside.service)).collect()
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
