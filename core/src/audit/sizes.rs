//! Subnets that are smaller than what lives in them needs, than Azure accepts, or than a page advises.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::audited::{Audited, AuditedNetwork, AuditedSubnet, Tenant, least, length};
use super::finding::{Finding, Severity, listed};
use super::growth;
use crate::address::{Family, PrefixLen};
use crate::fact::{Cited, Edition};
use crate::inventory::Evidence;
use crate::problem::codes;
use crate::service::{InputKind, Note, Service, SubnetRule, platform};
use crate::services::ALL;
use crate::size::{DecidedBy, FixedSize, Options, Part, advised_of, minimum_of, settle};

/// Subnets of a size that Azure allows for nothing.
pub(super) fn platform(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let at = |fact: &crate::fact::Fact<PrefixLen>| *fact.said_by(audited.edition);
    let (smallest, largest) = (at(&platform::SMALLEST), at(&platform::LARGEST));
    for (network, subnet) in audited.subnets() {
        for range in &subnet.subnet.prefixes {
            let size = length(*range);
            let (message, source) = match Family::of(range) {
                Family::V4 if smallest.value.is_larger_than(size) => {
                    let least = smallest.value;
                    (format!("a {size}; the smallest subnet is a {least}"), smallest.source)
                }
                Family::V4 if size.is_larger_than(largest.value) => {
                    let most = largest.value;
                    (format!("a {size}; the largest subnet is a {most}"), largest.source)
                }
                Family::V6 if size.length() != 64 => {
                    let source = platform::SMALLEST.newest().source;
                    (format!("{range}; an IPv6 range of a subnet is exactly a /64"), source)
                }
                Family::V4 | Family::V6 => continue,
            };
            let message = format!("`{}` is {message}", subnet.name);
            let finding = Finding::new(Severity::Error, &codes::OUTSIDE_PLATFORM, message);
            findings.push(subnet.finding(network, finding.source(source)));
        }
    }
}

/// Subnets that are too small: for the counts that the file has, or for what the service accepts at all.
pub(super) fn needed(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for (network, subnet) in audited.subnets() {
        let Some(range) = subnet.largest() else { continue };
        let options = Options { edition: audited.edition, ..Options::default() };
        let counted: Vec<Part<'_>> =
            subnet.tenants.iter().filter(|it| it.is_counted).map(Tenant::part).collect();
        let lengths: Vec<PrefixLen> = subnet.ipv4().map(length).collect();
        if let (false, Some((first, more))) = (counted.is_empty(), lengths.split_first()) {
            let asked = FixedSize { length: *first, more: more.to_vec(), by: DecidedBy::Pinned };
            if let Err(problem) = settle(&counted, &options, Some(&asked))
                && problem.code == &codes::TOO_SMALL
            {
                let needs = settle(&counted, &options, None).ok().map(|size| size.prefix_len);
                let mut finding = Finding::from(problem);
                finding.message = format!("`{}`: {}", subnet.name, finding.message);
                if let Some(needs) = needs {
                    finding.hints = alloc::vec![growth::hint(network, subnet, needs)];
                }
                findings.push(subnet.finding(network, finding));
                continue;
            }
        }
        let parts: Vec<Part<'_>> = subnet.tenants.iter().map(Tenant::part).collect();
        if parts.is_empty() {
            continue;
        }
        let Ok(minimum) = minimum_of(&parts) else { continue };
        if minimum.value.is_larger_than(length(range)) {
            findings.push(too_small(network, subnet, length(range), minimum));
        }
    }
}

fn too_small(
    network: &AuditedNetwork<'_>,
    subnet: &AuditedSubnet<'_>,
    size: PrefixLen,
    minimum: Cited<PrefixLen>,
) -> Finding {
    let services: Vec<&Tenant> = subnet.services().collect();
    let ids: Vec<String> = services.iter().map(|it| it.service.id.to_string()).collect();
    let need = if ids.len() == 1 { "needs" } else { "together need" };
    let mut message = format!(
        "`{}` is a {size}; {} {need} a {} or larger",
        subnet.name,
        listed(&ids),
        minimum.value
    );
    let only = services.first().copied().filter(|_| services.len() == 1);
    let before = only.and_then(|it| once_allowed(it, size));
    if let Some((until, allowed)) = before {
        message = format!("{message}; until {until} a {allowed} was enough");
    }
    for note in only.into_iter().flat_map(|it| small_notes(it, size, minimum.value)) {
        message = format!("{message}; {}", note.message);
    }
    if let Some(known) = only.and_then(how_known) {
        message = format!("{message}{known}");
    }
    let deployed = subnet.subnet.ip_configurations.is_some_and(|count| count > 0);
    let unsure = only.is_some_and(|it| may_be_another(it, size));
    let severity = match before {
        // What was deployed when that was allowed goes on working.
        Some(_) if deployed => Severity::Warning,
        _ if unsure => Severity::Warning,
        _ => Severity::Error,
    };
    let mut finding = Finding::new(severity, &codes::UNDER_MINIMUM, message).source(minimum.source);
    finding = finding.hint(growth::hint(network, subnet, minimum.value));
    if let Some(choice) = only.and_then(|it| accepting_choice(it, size)) {
        finding = finding.hint(choice);
    }
    subnet.finding(network, finding)
}

/// Until when a page allowed this size, and what it allowed then.
fn once_allowed(tenant: &Tenant, size: PrefixLen) -> Option<(Edition, PrefixLen)> {
    let fact = tenant.rule.smallest.of(&tenant.given)?;
    let known = fact.history().iter().filter(|it| it.since <= tenant.given.edition());
    let mut found = None;
    let mut before: Option<&Cited<PrefixLen>> = None;
    for cited in known {
        if let Some(earlier) = before
            && !earlier.value.is_larger_than(size)
            && cited.value.is_larger_than(size)
        {
            found = Some((cited.since, earlier.value));
        }
        before = Some(cited);
    }
    found
}

/// The notes of the service that apply to this size, which is too small, and not to the minimum.
fn small_notes(
    tenant: &Tenant,
    size: PrefixLen,
    minimum: PrefixLen,
) -> impl Iterator<Item = &'static Note> {
    let (given, edition) = (tenant.given.clone(), tenant.given.edition());
    let notes = tenant.service.notes.iter();
    notes.filter(move |note| {
        let small = (note.applies)(&given, size) && !(note.applies)(&given, minimum);
        small && note.source.date <= edition
    })
}

/// How it is known what lives in a subnet, where that may be something else: the end of a sentence.
pub(super) fn how_known(tenant: &Tenant) -> Option<String> {
    let Evidence::Delegation(_) = &tenant.evidence else { return None };
    others_with_delegation(tenant).next()?;
    Some(format!("; the {} may be that of another service", tenant.evidence))
}

/// The subnets of other services with the same delegation.
fn others_with_delegation(
    tenant: &Tenant,
) -> impl Iterator<Item = (&'static Service, &'static SubnetRule)> {
    let (id, name) = (tenant.service.id, tenant.rule.delegation.map(|it| it.newest().value));
    let rules = ALL.iter().flat_map(|service| service.subnets.iter().map(|rule| (*service, rule)));
    rules.filter(move |(other, rule)| {
        other.id != id && name.is_some() && rule.delegation.map(|it| it.newest().value) == name
    })
}

/// Whether the subnet may be of another service, which accepts the size.
fn may_be_another(tenant: &Tenant, size: PrefixLen) -> bool {
    if !matches!(tenant.evidence, Evidence::Delegation(_)) {
        return false;
    }
    let edition = tenant.given.edition();
    others_with_delegation(tenant).any(|(service, rule)| {
        least(service, edition).is_some_and(|given| {
            let minimum = minimum_of(&[Part { rule, given: &given }]);
            minimum.is_ok_and(|it| !it.value.is_larger_than(size))
        })
    })
}

/// A choice of the service with which the size is accepted.
fn accepting_choice(tenant: &Tenant, size: PrefixLen) -> Option<String> {
    let edition = tenant.given.edition();
    if tenant.is_counted {
        return None;
    }
    tenant.service.inputs.iter().find_map(|input| {
        let InputKind::Choice { choices } = input.kind else { return None };
        choices.iter().find_map(|choice| {
            let given = tenant.service.with(*input, choice.name).check(edition).ok()?;
            let minimum = minimum_of(&[Part { rule: tenant.rule, given: &given }]).ok()?;
            (!minimum.value.is_larger_than(size)).then(|| {
                format!("a {size} is accepted with the {} {} only", input.name, choice.name)
            })
        })
    })
}

/// Subnets that are smaller than a page advises.
pub(super) fn advised(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for (network, subnet) in audited.subnets() {
        let Some(range) = subnet.largest() else { continue };
        let parts: Vec<Part<'_>> = subnet.tenants.iter().map(Tenant::part).collect();
        let Some(advised) = advised_of(&parts, audited.edition) else { continue };
        let size = length(range);
        let accepted = minimum_of(&parts).is_ok_and(|it| !it.value.is_larger_than(size));
        if !accepted || !advised.value.is_larger_than(size) {
            continue;
        }
        let ids: Vec<String> = subnet.services().map(|it| it.service.id.to_string()).collect();
        let message = format!(
            "`{}` is a {size}; the page advises a {} for {}",
            subnet.name,
            advised.value,
            listed(&ids)
        );
        let known = subnet.services().find_map(how_known);
        let message = format!("{message}{}", known.unwrap_or_default());
        let finding = Finding::new(Severity::Notice, &codes::UNDER_ADVICE, message)
            .hint(growth::hint(network, subnet, advised.value))
            .source(advised.source);
        findings.push(subnet.finding(network, finding));
    }
}

#[cfg(test)]
mod tests {
    use alloc::rc::Rc;
    use alloc::vec;

    use super::*;
    use crate::audit::AuditOptions;
    use crate::fact::{Fact, Source};
    use crate::inventory::{ExistingNetwork, ExistingSubnet, Inventory};
    use crate::service::Bound;

    static PAGE: Source = Source::new("A page", "https://example.com/a", Edition::new(2020, 1, 2));
    static SLASH_26: Fact<PrefixLen> =
        Fact::new("smallest", &[Cited::new(PrefixLen::v4(26), &PAGE)]);
    static APPS: Fact<&str> =
        Fact::new("delegation", &[Cited::new("Microsoft.Web/serverFarms", &PAGE)]);

    /// A service with the delegation of App Service, which accepts a /28.
    static LARGE: Service = Service {
        id: "large",
        subnets: &[SubnetRule {
            delegation: Some(&APPS),
            smallest: Bound::Always(&SLASH_26),
            ..SubnetRule::ORDINARY
        }],
        ..Service::PLAIN
    };

    #[test]
    fn a_delegation_that_another_service_has_is_no_proof_of_an_error() {
        let severity = |prefix: &str, evidence: Evidence| {
            let prefixes = vec![prefix.parse().unwrap()];
            let subnet = ExistingSubnet { name: "it".into(), prefixes, ..Default::default() };
            let subnets = vec![subnet];
            let network = ExistingNetwork { name: "hub".into(), subnets, ..Default::default() };
            let inventory = Inventory { networks: vec![network], ..Inventory::default() };
            let mut audited = Audited::of(&inventory, &AuditOptions::default());
            audited.networks[0].subnets[0].tenants = vec![Tenant {
                service: &LARGE,
                rule: &LARGE.subnets[0],
                given: Rc::new(LARGE.workload().check(audited.edition).unwrap()),
                is_counted: false,
                evidence,
            }];
            let mut findings = Vec::new();
            needed(&audited, &mut findings);
            findings[0].severity
        };
        let delegation = || Evidence::Delegation("Microsoft.Web/serverFarms".into());
        let resource = || Evidence::Resource("it".into());
        assert_eq!(severity("10.0.0.0/28", delegation()), Severity::Warning);
        // No service with that delegation accepts a /29.
        assert_eq!(severity("10.0.0.0/29", delegation()), Severity::Error);
        assert_eq!(severity("10.0.0.0/28", resource()), Severity::Error);
    }
}
