//! Settings of a subnet that are refused or missing: delegations, network security groups, route tables,
//! NAT gateways, service endpoints, custom DNS servers.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::audited::{Audited, AuditedNetwork, AuditedSubnet, Tenant};
use super::finding::{Finding, Severity, listed};
use super::sizes::how_known;
use crate::inventory::{Attached, Evidence};
use crate::problem::codes;
use crate::service::{AttachmentKind, Stance};

/// Subnets without the delegation that what lives there needs.
pub(super) fn delegations(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for (network, subnet) in audited.subnets() {
        let delegations = &subnet.subnet.delegations;
        if delegations.is_empty() && !subnet.tells_attachments() {
            continue;
        }
        // What is known by the delegation has it.
        let others = subnet.services().filter(|it| !matches!(it.evidence, Evidence::Delegation(_)));
        for tenant in others {
            let needed = tenant.rule.delegation.and_then(|fact| fact.at(audited.edition));
            let Some(needed) = needed else { continue };
            if delegations.iter().any(|it| it.eq_ignore_ascii_case(needed.value)) {
                continue;
            }
            let given: Vec<String> = delegations.iter().map(|it| format!("`{it}`")).collect();
            let has = match given.as_slice() {
                [] => "is not delegated".into(),
                some => format!("is delegated to {}", listed(some)),
            };
            let message = format!(
                "`{}` {has}; {} needs a delegation to `{}`",
                subnet.name, tenant.service.id, needed.value
            );
            let finding = Finding::new(Severity::Error, &codes::MISSING_DELEGATION, message)
                .hint(format!("delegate the subnet to `{}`", needed.value))
                .source(needed.source);
            findings.push(subnet.finding(network, finding));
        }
    }
}

/// Subnets without a resource that a service requires, or with one that it refuses.
pub(super) fn attachments(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for (network, subnet) in audited.subnets() {
        for tenant in subnet.services() {
            for attachment in tenant.rule.attachments {
                let Some(stance) = attachment.stance.at(audited.edition) else { continue };
                let there = match attachment.kind {
                    AttachmentKind::DnsServer => of_network(network),
                    kind => state(subnet, kind),
                };
                let found = judge(subnet, tenant, attachment.kind, stance.value, there);
                let Some(found) = found else { continue };
                findings.push(subnet.finding(network, found.source(stance.source)));
            }
        }
    }
}

fn judge(
    subnet: &AuditedSubnet<'_>,
    tenant: &Tenant,
    kind: AttachmentKind,
    stance: Stance,
    (there, missing): (Option<&str>, bool),
) -> Option<Finding> {
    let (name, id, what) = (&subnet.name, tenant.service.id, kind.name());
    let known = how_known(tenant).unwrap_or_default();
    match stance {
        Stance::Required if missing => {
            let message = format!("`{name}` has no {what}, and {id} needs one{known}");
            let finding = Finding::new(Severity::Error, &codes::MISSING_ATTACHMENT, message);
            Some(finding.hint(format!("attach a {what} to the subnet")))
        }
        Stance::Refused => {
            let message =
                format!("`{name}` has the {what} `{}`, and {id} allows none{known}", there?);
            let finding = Finding::new(Severity::Error, &codes::REFUSED_ATTACHMENT, message);
            Some(finding.hint(format!("remove the {what} from the subnet")))
        }
        Stance::Limited(terms) => {
            let message = format!(
                "`{name}` has the {what} `{}`, and {id} needs it to be {terms}{known}",
                there?
            );
            Some(Finding::new(Severity::Notice, &codes::LIMITED_ATTACHMENT, message))
        }
        Stance::Required | Stance::Optional => None,
    }
}

/// The same of what a subnet has by its network.
fn of_network<'a>(network: &AuditedNetwork<'a>) -> (Option<&'a str>, bool) {
    (network.network.dns_servers.first().map(String::as_str), false)
}

/// The name of the attached resource; and whether the file says that nothing is attached.
fn state<'a>(subnet: &AuditedSubnet<'a>, kind: AttachmentKind) -> (Option<&'a str>, bool) {
    let it = subnet.subnet;
    let attached = match kind {
        AttachmentKind::SecurityGroup => &it.security_group,
        AttachmentKind::RouteTable => &it.route_table,
        AttachmentKind::NatGateway => &it.nat_gateway,
        AttachmentKind::ServiceEndpoint => {
            return (it.service_endpoints.first().map(String::as_str), false);
        }
        AttachmentKind::DnsServer => return (None, false),
    };
    match attached {
        Attached::Named(name) => (name.rsplit('/').next(), false),
        Attached::Missing => (None, true),
        Attached::NotSaid => (None, false),
    }
}
