//! Subnets in ranges that the service in them cannot use, or that services elsewhere cannot reach.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::{IpNet, Ipv4Net};

use super::audited::Audited;
use super::finding::{Finding, Severity};
use crate::problem::codes;
use crate::service::Avoid;

fn meet(one: &IpNet, other: &IpNet) -> bool {
    one.contains(other) || other.contains(one)
}

/// Subnets in a range that the service in them uses itself, or cannot live in.
pub(super) fn ranges(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for (network, subnet) in audited.subnets() {
        for tenant in subnet.services() {
            let avoid = tenant.rule.avoid.iter().filter(|it| it.source.date <= audited.edition);
            for (avoid, range) in avoid.flat_map(|it| it.ranges.iter().map(move |at| (it, *at))) {
                let Some(own) = subnet.ipv4().find(|it| meet(it, &IpNet::V4(range))) else {
                    continue;
                };
                let message = format!(
                    "`{}` {own} overlaps {range} ({}), and {} lives there: {}",
                    subnet.name, avoid.what, tenant.service.id, avoid.why
                );
                let finding = Finding::new(Severity::Warning, &codes::RANGE_TO_AVOID, message)
                    .source(avoid.source);
                findings.push(subnet.finding(network, finding));
            }
        }
    }
}

/// A range that what lives in some subnet cannot reach into.
struct Unreachable {
    range: Ipv4Net,
    avoid: &'static Avoid,
    /// The first of those subnets, and how many more there are.
    from: String,
    more: usize,
}

/// Subnets that services elsewhere may not reach.
pub(super) fn destinations(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let mut all: Vec<Unreachable> = Vec::new();
    for (_, subnet) in audited.subnets() {
        let avoid = subnet.services().flat_map(|it| it.rule.destinations);
        let avoid = avoid.filter(|it| it.source.date <= audited.edition);
        for (avoid, range) in avoid.flat_map(|it| it.ranges.iter().map(move |at| (it, *at))) {
            let same = |it: &&mut Unreachable| it.range == range && core::ptr::eq(it.avoid, avoid);
            match all.iter_mut().find(same) {
                Some(known) => known.more += 1,
                None => all.push(Unreachable { range, avoid, from: subnet.name.clone(), more: 0 }),
            }
        }
    }
    if all.is_empty() {
        return;
    }
    for (network, subnet) in audited.subnets() {
        for Unreachable { range, avoid, from, more } in &all {
            let own = subnet.services().flat_map(|it| it.rule.avoid);
            if own.into_iter().any(|own| core::ptr::eq(own, *avoid)) {
                continue;
            }
            let range = IpNet::V4(*range);
            let Some(prefix) = subnet.ipv4().find(|it| meet(it, &range)) else { continue };
            let others = if *more > 0 { format!(" and {more} more") } else { String::new() };
            let message = format!(
                "`{from}`{others} may not reach `{}` {prefix}, which is in {range} ({}): {}",
                subnet.name, avoid.what, avoid.why
            );
            let finding = Finding::new(Severity::Notice, &codes::CANNOT_REACH, message);
            findings.push(subnet.finding(network, finding.source(avoid.source)));
        }
    }
}
