//! The services in a subnet that exists, and how they are known.

use alloc::string::String;
use alloc::vec::Vec;

use super::existing::ExistingSubnet;
use crate::fact::Fact;
use crate::service::{Service, SubnetRule};
use crate::services::ALL;

/// A service in a subnet, according to files.
///
/// ```
/// use ipplan::{Evidence, ExistingSubnet};
///
/// let subnet = ExistingSubnet {
///     name: "snet-web".into(),
///     delegations: vec!["Microsoft.Web/serverFarms".into()],
///     ..ExistingSubnet::default()
/// };
/// let occupants = subnet.occupants();
/// assert_eq!(occupants[0].service.id, "app-service");
/// assert_eq!(occupants[0].evidence, Evidence::Delegation("Microsoft.Web/serverFarms".into()));
///
/// let bastion = ExistingSubnet { name: "AzureBastionSubnet".into(), ..ExistingSubnet::default() };
/// assert_eq!(bastion.occupants()[0].service.id, "bastion");
/// assert!(ExistingSubnet::default().occupants().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Occupant {
    /// The service.
    pub service: &'static Service,
    /// The subnet of the service that this is; a service may need several.
    pub rule: &'static SubnetRule,
    /// The evidence.
    pub evidence: Evidence,
}

/// The evidence that a service lives in a subnet.
///
/// ```
/// use ipplan::Evidence;
///
/// let by = Evidence::Resource("Microsoft.Network/bastionHosts bas-hub".into());
/// assert_eq!(by.to_string(), "resource Microsoft.Network/bastionHosts bas-hub");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A request states it.
    Request,
    /// A resource in the subnet: its type and name.
    Resource(String),
    /// The delegation of the subnet.
    Delegation(String),
    /// The name that Azure requires for the subnets of this service.
    RequiredName,
}

/// `delegation Microsoft.Web/serverFarms`, for a sentence or a column.
impl core::fmt::Display for Evidence {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Evidence::Request => f.write_str("request"),
            Evidence::Resource(what) => write!(f, "resource {what}"),
            Evidence::Delegation(what) => write!(f, "delegation {what}"),
            Evidence::RequiredName => f.write_str("required name"),
        }
    }
}

impl ExistingSubnet {
    /// The services in the subnet, each once, the best known first. Empty if its use is not known.
    ///
    /// If several services have the same delegation or required name, it is the one whose resource is
    /// named like the delegation, or the first by name.
    ///
    /// ```
    /// use ipplan::{ExistingSubnet, Resident};
    ///
    /// let gateway = |kind: &str| Resident { kind: kind.into(), ..Resident::default() };
    /// let subnet = ExistingSubnet {
    ///     name: "snet-agw".into(),
    ///     residents: vec![gateway("Microsoft.Network/applicationGateways")],
    ///     ..ExistingSubnet::default()
    /// };
    /// assert_eq!(subnet.occupants()[0].service.id, "application-gateway");
    /// ```
    pub fn occupants(&self) -> Vec<Occupant> {
        let mut found: Vec<Occupant> = Vec::new();
        let mut add = |service: &'static Service, rule, evidence| {
            if !found.iter().any(|it| it.service.id == service.id) {
                found.push(Occupant { service, rule, evidence });
            }
        };
        let own = self.holds.iter().map(|workload| (workload, Evidence::Request));
        let of_residents = self.residents.iter().filter_map(|resident| {
            let name = [resident.kind.as_str(), &resident.name].join(" ");
            Some((resident.workload.as_ref()?, Evidence::Resource(name)))
        });
        for (workload, evidence) in own.chain(of_residents) {
            let service = workload.service();
            if let Some(rule) = service.subnets.first() {
                add(service, rule, evidence);
            }
        }
        for resident in self.residents.iter().filter(|it| it.workload.is_none()) {
            let is = |it: &&&str| it.eq_ignore_ascii_case(&resident.kind);
            let service = ALL.iter().find(|it| it.resources.iter().any(|kind| is(&kind)));
            if let Some((service, rule)) = service.and_then(|it| Some((*it, it.subnets.first()?))) {
                let name = [resident.kind.as_str(), &resident.name].join(" ");
                add(service, rule, Evidence::Resource(name));
            }
        }
        for delegation in &self.delegations {
            let by = |rule: &SubnetRule| named(rule.delegation, delegation);
            if let Some((service, rule)) = best(delegation, by) {
                add(service, rule, Evidence::Delegation(delegation.clone()));
            }
        }
        if found.is_empty()
            && let Some((service, rule)) = best("", |rule| named(rule.required_name, &self.name))
        {
            found.push(Occupant { service, rule, evidence: Evidence::RequiredName });
        }
        found
    }
}

/// Whether a fact has ever had that value.
fn named(fact: Option<&'static Fact<&'static str>>, name: &str) -> bool {
    fact.is_some_and(|fact| {
        fact.history().iter().any(|cited| cited.value.eq_ignore_ascii_case(name))
    })
}

/// The service with such a subnet: the one whose resource has that type, or else the usual one.
fn best(
    kind: &str,
    is: impl Fn(&SubnetRule) -> bool,
) -> Option<(&'static Service, &'static SubnetRule)> {
    let rules = ALL.iter().flat_map(|service| service.subnets.iter().map(|rule| (*service, rule)));
    let candidates: Vec<_> = rules.filter(|(_, rule)| is(rule)).collect();
    let whose = |(service, _): &&(&Service, &SubnetRule)| {
        service.resources.iter().any(|it| it.eq_ignore_ascii_case(kind))
    };
    // If several services have the same kind of resource, only the usual one has it in its table.
    let usual = |(service, _): &&(&Service, &SubnetRule)| !service.resources.is_empty();
    let found = candidates.iter().find(whose).or_else(|| candidates.iter().find(usual));
    found.or(candidates.first()).copied()
}
