//! Subnets that overlap, and subnets outside of their network.

use alloc::format;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::audited::{Audited, AuditedSubnet};
use super::finding::{Finding, Severity, inside};
use super::growth;
use crate::address::{PrefixLen, overlaps as pairs_of};
use crate::problem::codes;

/// Subnets of one network that have addresses in common.
pub(super) fn overlaps(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for network in audited.existing() {
        let owned = network.subnets.iter().enumerate();
        let owned: Vec<(IpNet, usize)> = owned
            .flat_map(|(at, it)| it.subnet.prefixes.iter().map(move |range| (*range, at)))
            .collect();
        let ranges: Vec<IpNet> = owned.iter().map(|(range, _)| *range).collect();
        for pair in pairs_of(&ranges).nearest() {
            let Some((inner, outer)) = owned.get(pair.inner).zip(owned.get(pair.outer)) else {
                continue;
            };
            let (one, other) = (network.subnets.get(inner.1), network.subnets.get(outer.1));
            let Some((one, other)) = one.zip(other) else { continue };
            let message = format!(
                "`{}` {} is {} `{}` {}",
                one.name,
                inner.0,
                inside(inner.0, outer.0),
                other.name,
                outer.0
            );
            let mut finding = Finding::new(Severity::Error, &codes::OVERLAPPING, message);
            if let Some(block) = growth::next_free(network.free(), PrefixLen::of(&inner.0)) {
                finding = finding.hint(format!(
                    "the next free {} of `{}` is {block}",
                    PrefixLen::of(&inner.0),
                    network.name
                ));
            }
            let finding = one.finding(network, finding);
            findings.push(if inner.1 == outer.1 {
                finding
            } else {
                other.finding(network, finding)
            });
        }
    }
}

/// Subnets that no single prefix of their network holds.
pub(super) fn outside(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for network in audited.existing() {
        if network.network.space.is_empty() {
            continue;
        }
        let space = outermost(&network.network.space);
        for subnet in &network.subnets {
            for range in &subnet.subnet.prefixes {
                if !holds(&space, range) {
                    findings.push(subnet.finding(network, of_range(subnet, *range, &network.name)));
                }
            }
        }
    }
}

fn of_range(subnet: &AuditedSubnet<'_>, range: IpNet, network: &str) -> Finding {
    let message =
        format!("`{}` {range} is outside of the address space of `{network}`", subnet.name);
    let name: &str = &subnet.subnet.name;
    Finding::new(Severity::Error, &codes::PIN_OUTSIDE, message)
        .hint(format!("add a prefix that holds {range} to `{network}`, or move `{name}`"))
}

/// The prefixes that lie in no other, lowest first.
fn outermost(space: &[IpNet]) -> Vec<IpNet> {
    let mut sorted = space.to_vec();
    sorted.sort_unstable_by_key(|range| (range.network(), range.prefix_len()));
    let mut kept: Vec<IpNet> = Vec::new();
    for range in sorted {
        if !kept.last().is_some_and(|last| last.contains(&range)) {
            kept.push(range);
        }
    }
    kept
}

fn holds(outermost: &[IpNet], range: &IpNet) -> bool {
    let after = outermost.partition_point(|prefix| prefix.network() <= range.network());
    let before = after.checked_sub(1).and_then(|at| outermost.get(at));
    before.is_some_and(|prefix| prefix.contains(range))
}
