//! How far what lives in a subnet can still scale.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::audited::{Audited, AuditedNetwork, AuditedSubnet, Tenant, length};
use super::finding::{Finding, Severity, listed};
use super::sizes::how_known;
use crate::address::PrefixLen;
use crate::inventory::Evidence;
use crate::problem::codes;
use crate::service::{InputKind, Note, Phase, SubnetRule};
use crate::size::{BoundedBy, Capacity, Options, main_input, minimum_of, within};

/// The most that fits, worked out once for each service and size.
type Most = BTreeMap<(*const SubnetRule, PrefixLen), Capacity>;

/// How far a service goes in its subnet, where its size depends on a count; and subnets that are as small as
/// they may be for the services that share them.
pub(super) fn room(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let mut known = Most::new();
    for (network, subnet) in audited.subnets() {
        let services: Vec<&Tenant> = subnet.services().collect();
        match services.as_slice() {
            [only] => {
                let found = of_one(audited, subnet, only, &mut known);
                findings.extend(found.map(|finding| subnet.finding(network, finding)));
            }
            [_, _, ..] => findings.extend(of_several(network, subnet, &services)),
            [] => {}
        }
    }
}

fn of_one(
    audited: &Audited<'_>,
    subnet: &AuditedSubnet<'_>,
    tenant: &Tenant,
    known: &mut Most,
) -> Option<Finding> {
    // A resource does not say which of the ways it is deployed in.
    if matches!(tenant.evidence, Evidence::Resource(_)) && !tenant.is_counted {
        return None;
    }
    let ranges: Vec<_> = subnet.ipv4().collect();
    let [range] = ranges.as_slice() else { return None };
    let input = main_input(tenant.service)?;
    let InputKind::Count { .. } = input.kind else { return None };
    let size = length(*range);
    let options = Options { edition: audited.edition, ..Options::default() };
    let fresh = || within(&tenant.given, Some(tenant.rule), input, size, &options);
    let capacity = if tenant.is_counted {
        fresh()
    } else {
        let key = (core::ptr::from_ref(tenant.rule), size);
        known.entry(key).or_insert_with(fresh).clone()
    };
    let most = capacity.most.filter(|most| *most > 0)?;
    let (name, usable, id) = (&subnet.name, capacity.usable, tenant.service.id);
    let stops = match &capacity.bounded_by {
        BoundedBy::Addresses => {
            let demand = (tenant.rule.demand)(&tenant.given);
            let scales = demand.of(Phase::Scaling).next().is_some();
            if scales { "the most that survives a scale operation" } else { "the most that fits" }
        }
        // The subnet is no reason then.
        BoundedBy::Limit(_) | BoundedBy::Range(_) => return None,
        BoundedBy::Minimum => "the most that Azure accepts in this size",
    };
    let what = input.name;
    let held = tenant.given.count_of(input).filter(|_| tenant.is_counted);
    let held = held.map(|held| format!("; it holds {held}")).unwrap_or_default();
    let mut message = format!(
        "`{name}` {size} has {usable} usable addresses: {most} {what} of {id} is {stops}{held}"
    );
    let fixed = fixed_note(tenant, size);
    if let Some(note) = fixed {
        message = format!("{message}; {}", note.message);
    }
    if let Some(known) = how_known(tenant) {
        message = format!("{message}{known}");
    }
    let finding = Finding::new(Severity::Notice, &codes::ROOM_TO_SCALE, message);
    Some(finding.source(fixed.map(|note| note.source)))
}

/// The note of the service about a subnet that is to grow.
fn fixed_note(tenant: &Tenant, size: PrefixLen) -> Option<&'static Note> {
    tenant.service.notes.iter().find(|note| {
        note.code == &codes::FIXED_SIZE
            && note.source.date <= tenant.given.edition()
            && (note.applies)(&tenant.given, size)
    })
}

/// Services that share a subnet of the smallest size for them together.
fn of_several(
    network: &AuditedNetwork<'_>,
    subnet: &AuditedSubnet<'_>,
    services: &[&Tenant],
) -> Option<Finding> {
    let range = subnet.largest()?;
    let parts: Vec<_> = services.iter().map(|it| it.part()).collect();
    let minimum = minimum_of(&parts).ok()?;
    let beside = services.iter().flat_map(|it| it.rule.beside).find_map(|beside| {
        let both = services.iter().any(|it| it.service.id == beside.service);
        beside.smallest.filter(|_| both)
    });
    if minimum.value != length(range) {
        return None;
    }
    beside?;
    let names = subnet.subnet.residents.iter().map(|it| format!("`{}`", it.name));
    let names: Vec<String> = names.filter(|it| it != "``").collect();
    let held = if names.len() > 1 { listed(&names) } else { ids(services) };
    let message = format!(
        "`{}` holds {held}; a {} is the smallest subnet for {} together",
        subnet.name,
        minimum.value,
        ids(services)
    );
    let finding = Finding::new(Severity::Notice, &codes::ROOM_TO_SCALE, message);
    Some(subnet.finding(network, finding.source(minimum.source)))
}

fn ids(services: &[&Tenant]) -> String {
    let ids: Vec<String> = services.iter().map(|it| it.service.id.into()).collect();
    listed(&ids)
}
