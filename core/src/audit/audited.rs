//! The inventory as the rules look at it: what keeps its addresses, by names, with what lives in it.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

use ipnet::IpNet;

use super::finding::Finding;
use super::options::AuditOptions;
use crate::address::{Family, PrefixLen};
use crate::fact::Edition;
use crate::inventory::{Evidence, ExistingNetwork, ExistingSubnet, Inventory, SubnetState};
use crate::problem::place;
use crate::service::{Absent, CheckedWorkload, InputKind, Service, SubnetRule, Workload};
use crate::size::{Part, main_input};

/// How many resources of one service are looked at in one subnet.
const MOST_RESIDENTS: usize = 8;

/// Everything that is audited.
pub(super) struct Audited<'a> {
    pub(super) inventory: &'a Inventory,
    pub(super) edition: Edition,
    /// The networks that stay.
    pub(super) networks: Vec<AuditedNetwork<'a>>,
}

/// A network that stays.
pub(super) struct AuditedNetwork<'a> {
    pub(super) network: &'a ExistingNetwork,
    /// A name that no other network has.
    pub(super) name: String,
    /// Whether it is wanted by a request, not read from what exists.
    pub(super) is_wanted: bool,
    /// The subnets that keep their addresses.
    pub(super) subnets: Vec<AuditedSubnet<'a>>,
    free: OnceCell<Vec<IpNet>>,
}

/// A subnet that keeps its addresses.
pub(super) struct AuditedSubnet<'a> {
    pub(super) subnet: &'a ExistingSubnet,
    /// `NETWORK/SUBNET`.
    pub(super) name: String,
    pub(super) tenants: Vec<Tenant>,
}

/// A workload that lives in a subnet, as far as that is known.
#[derive(Clone)]
pub(super) struct Tenant {
    pub(super) service: &'static Service,
    pub(super) rule: &'static SubnetRule,
    /// Its inputs; where a file says none, the least of each.
    pub(super) given: Rc<CheckedWorkload>,
    /// Whether the file says how much of it there is.
    pub(super) is_counted: bool,
    /// How it is known that it lives there.
    pub(super) evidence: Evidence,
}

impl Tenant {
    pub(super) fn part(&self) -> Part<'_> {
        Part { rule: self.rule, given: &self.given }
    }
}

impl<'a> Audited<'a> {
    pub(super) fn of(inventory: &'a Inventory, options: &AuditOptions) -> Audited<'a> {
        let edition = options.edition.unwrap_or_else(Edition::newest);
        let mut known = Known { edition, least: BTreeMap::new() };
        let named = inventory.networks.iter().zip(inventory.names());
        let stays = named.filter(|(network, _)| network.state != SubnetState::Going);
        let networks = stays.map(|(network, name)| {
            let kept = network.subnets.iter().filter(|it| it.state.keeps_its_addresses());
            let subnets = kept.filter(|subnet| !subnet.prefixes.is_empty());
            let subnets = subnets.map(|subnet| AuditedSubnet {
                subnet,
                name: place::subnet(&name, &subnet.name),
                tenants: known.tenants(subnet),
            });
            let subnets = subnets.collect();
            let is_wanted = options.requests.contains(&network.origin.file);
            AuditedNetwork { network, name, is_wanted, subnets, free: OnceCell::new() }
        });
        Audited { inventory, edition, networks: networks.collect() }
    }

    /// The networks that were read from what exists.
    pub(super) fn existing(&self) -> impl Iterator<Item = &AuditedNetwork<'a>> {
        self.networks.iter().filter(|network| !network.is_wanted)
    }

    /// Their subnets, each with its network.
    pub(super) fn subnets(
        &self,
    ) -> impl Iterator<Item = (&AuditedNetwork<'a>, &AuditedSubnet<'a>)> {
        self.existing().flat_map(|network| network.subnets.iter().map(move |it| (network, it)))
    }
}

impl AuditedNetwork<'_> {
    /// Its address space; where the file does not say it, what its subnets have.
    pub(super) fn space(&self) -> Vec<IpNet> {
        if !self.network.space.is_empty() {
            return self.network.space.clone();
        }
        self.subnets.iter().flat_map(|it| it.subnet.prefixes.iter().copied()).collect()
    }

    /// Its free blocks, lowest first.
    pub(super) fn free(&self) -> &[IpNet] {
        self.free.get_or_init(|| self.network.free())
    }
}

impl AuditedSubnet<'_> {
    /// A finding about it.
    pub(super) fn finding(&self, network: &AuditedNetwork<'_>, mut finding: Finding) -> Finding {
        if !finding.networks.contains(&network.name) {
            finding.networks.push(network.name.clone());
        }
        finding.subnets.push(self.name.clone());
        finding.origins.push(self.subnet.origin.clone());
        finding
    }

    /// Its IPv4 prefixes.
    pub(super) fn ipv4(&self) -> impl Iterator<Item = IpNet> {
        self.subnet.prefixes.iter().copied().filter(|it| Family::of(it) == Family::V4)
    }

    /// The largest of them.
    pub(super) fn largest(&self) -> Option<IpNet> {
        self.ipv4().min_by_key(|it| (it.prefix_len(), *it))
    }

    /// The tenants of the subnet, one for each service.
    pub(super) fn services(&self) -> impl Iterator<Item = &Tenant> {
        let first = |at: usize, tenant: &Tenant| {
            let mut before = self.tenants.iter().take(at);
            !before.any(|it| it.service.id == tenant.service.id)
        };
        let numbered = self.tenants.iter().enumerate();
        numbered.filter(move |(at, tenant)| first(*at, tenant)).map(|(_, tenant)| tenant)
    }

    /// Whether the file would say what is attached to it: a list of ranges says nothing.
    pub(super) fn tells_attachments(&self) -> bool {
        let subnet = self.subnet;
        let attached = [&subnet.security_group, &subnet.route_table, &subnet.nat_gateway];
        attached.iter().any(|it| it.is_there() || it.is_missing())
    }
}

/// Services with their fewest inputs, checked once each.
struct Known {
    edition: Edition,
    least: BTreeMap<&'static str, Option<Rc<CheckedWorkload>>>,
}

impl Known {
    /// Everything that lives in a subnet: what counts say, and what the file says without counts.
    fn tenants(&mut self, subnet: &ExistingSubnet) -> Vec<Tenant> {
        let mut tenants: Vec<Tenant> = Vec::new();
        let by_resource = subnet.residents.iter().filter_map(|resident| {
            let evidence = Evidence::Resource([resident.kind.as_str(), &resident.name].join(" "));
            Some((resident.workload.as_ref()?, evidence))
        });
        let own = subnet.holds.iter().map(|workload| (workload, Evidence::Request));
        for (workload, evidence) in own.chain(by_resource) {
            let service = workload.service();
            let Ok(given) = workload.check(self.edition) else { continue };
            let rules = service.subnets.iter().filter(|rule| (rule.wanted)(&given));
            let rules: Vec<&'static SubnetRule> = rules.collect();
            // A subnet of a service with several may be any of them, unless its name says which.
            let own = rules.iter().find(|rule| is_named(rule, &subnet.name));
            let is_counted = own.is_some() || rules.len() == 1;
            let Some(rule) = own.or(rules.first()).copied() else { continue };
            let given = Rc::new(given);
            tenants.push(Tenant { service, rule, given, is_counted, evidence });
        }
        for occupant in subnet.occupants() {
            if tenants.iter().any(|it| it.service.id == occupant.service.id) {
                continue;
            }
            let Some(given) = self.least(occupant.service) else { continue };
            let (service, evidence) = (occupant.service, occupant.evidence);
            let own = service.subnets.iter().find(|rule| is_named(rule, &subnet.name));
            let rule = own.unwrap_or(occupant.rule);
            let tenant = Tenant { service, rule, given, is_counted: false, evidence };
            let is_one =
                |kind: &str| service.resources.iter().any(|it| it.eq_ignore_ascii_case(kind));
            let same =
                subnet.residents.iter().filter(|it| it.workload.is_none() && is_one(&it.kind));
            let more = same.skip(1).take(MOST_RESIDENTS).enumerate();
            let more: Vec<Tenant> = more.filter_map(|(at, _)| self.another(&tenant, at)).collect();
            tenants.push(tenant);
            tenants.extend(more);
        }
        tenants
    }

    /// One more resource of the same type: where a subnet of that name has room for one of this service
    /// and one of another, the second is of the other.
    fn another(&mut self, first: &Tenant, at: usize) -> Option<Tenant> {
        let name = first.rule.required_name.map(|it| it.newest().value);
        let other = first.rule.beside.iter().find_map(|beside| {
            let other = Service::named(beside.service)?;
            let has = |rule: &&SubnetRule| {
                name.is_some() && rule.required_name.map(|it| it.newest().value) == name
            };
            Some((other, other.subnets.iter().find(has)?))
        });
        match other.filter(|_| at == 0) {
            Some((service, rule)) => {
                Some(Tenant { service, rule, given: self.least(service)?, ..first.clone() })
            }
            None => Some(first.clone()),
        }
    }

    /// The service with the smallest value of each required input.
    fn least(&mut self, service: &'static Service) -> Option<Rc<CheckedWorkload>> {
        let edition = self.edition;
        let known = self.least.entry(service.id);
        known.or_insert_with(|| least(service, edition).map(Rc::new)).clone()
    }
}

/// Whether Azure insists on that name.
fn is_named(rule: &SubnetRule, name: &str) -> bool {
    rule.required_name.is_some_and(|fact| fact.newest().value.eq_ignore_ascii_case(name))
}

/// The service with the smallest value of each required input; where that says nothing yet, with one
/// of what it counts first.
pub(super) fn least(service: &'static Service, edition: Edition) -> Option<CheckedWorkload> {
    let least = least_given(service);
    least.check(edition).ok().or_else(|| least.with(main_input(service)?, 1).check(edition).ok())
}

fn least_given(service: &'static Service) -> Workload {
    let required = service.inputs.iter().filter(|input| input.absent == Absent::Refused);
    required.fold(service.workload(), |workload, input| match input.kind {
        InputKind::Count { least, .. } => workload.with(*input, least.max(1)),
        InputKind::Switch => workload.with(*input, false),
        InputKind::Cidr { .. } => workload,
        InputKind::Choice { choices } => match choices.first() {
            Some(choice) => workload.with(*input, choice.name),
            None => workload,
        },
    })
}

/// The size of a range.
pub(super) fn length(range: IpNet) -> PrefixLen {
    PrefixLen::of(&range)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::ALL;

    #[test]
    fn every_service_is_known_without_counts() {
        for service in ALL {
            assert!(least(service, Edition::newest()).is_some(), "{}", service.id);
        }
    }
}
