//! Networks and subnets in ranges of somebody else.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::audited::Audited;
use super::finding::{Finding, Severity, inside};
use super::linked::overlapping;
use crate::address::overlaps;
use crate::inventory::ExistingRange;
use crate::problem::codes;

/// A network inside a range to avoid, or else a subnet that has addresses of one.
pub(super) fn of_others(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let keep_outs = &audited.inventory.keep_outs;
    if keep_outs.is_empty() {
        return;
    }
    let compared = audited
        .networks
        .iter()
        .enumerate()
        .filter(|(_, it)| it.network.vrf.is_empty() && it.network.isolated.is_none());
    let (mut networks, mut subnets) = (Vec::new(), Vec::new());
    for (number, network) in compared {
        networks.extend(network.network.space.iter().map(|range| (*range, (number, None))));
        for (at, subnet) in network.subnets.iter().enumerate() {
            let ranges = subnet.subnet.prefixes.iter();
            subnets.extend(ranges.map(|range| (*range, (number, Some(at)))));
        }
    }
    let linked = overlapping(findings);
    let mut lies_there = alloc::vec![false; audited.networks.len()];
    for (keep_out, (range, (number, _))) in meeting(keep_outs, &networks) {
        // A part of a network may be to avoid.
        if !keep_out.range.contains(&range) {
            continue;
        }
        let Some(network) = audited.networks.get(number) else { continue };
        if let Some(it) = lies_there.get_mut(number) {
            *it = true;
        }
        if network.is_wanted && network.network.origin.file == keep_out.origin.file {
            continue;
        }
        if linked.contains(&(network.network.origin.clone(), keep_out.origin.clone())) {
            continue;
        }
        let message = format!(
            "`{}` {range} is {} the range to avoid {}",
            network.name,
            inside(range, keep_out.range),
            named(keep_out)
        );
        let finding = Finding::new(Severity::Error, &codes::OVERLAPPING, message)
            .hint("use other addresses")
            .of_network(&network.name, network.network);
        findings.push(finding.at(keep_out.origin.clone()));
    }
    for (keep_out, (range, (number, at))) in meeting(keep_outs, &subnets) {
        let network = audited.networks.get(number);
        let subnet = network.and_then(|it| it.subnets.get(at?));
        let Some((network, subnet)) = network.zip(subnet) else { continue };
        let checked = network.is_wanted && network.network.origin.file == keep_out.origin.file;
        let pair = (network.network.origin.clone(), keep_out.origin.clone());
        let said = lies_there.get(number).copied().unwrap_or_default() || linked.contains(&pair);
        if checked || said {
            continue;
        }
        let message =
            format!("`{}` {range} overlaps the range to avoid {}", subnet.name, named(keep_out));
        let finding = Finding::new(Severity::Error, &codes::OVERLAPPING, message);
        let finding = subnet.finding(network, finding.hint("use other addresses"));
        findings.push(finding.at(keep_out.origin.clone()));
    }
}

/// The number of a network, and that of its subnet.
type Owner = (usize, Option<usize>);

/// The ranges that share an address with a range to avoid, with that one.
fn meeting<'a>(
    keep_outs: &'a [ExistingRange],
    ranges: &[(IpNet, Owner)],
) -> Vec<(&'a ExistingRange, (IpNet, Owner))> {
    let all: Vec<IpNet> =
        keep_outs.iter().map(|it| it.range).chain(ranges.iter().map(|(range, _)| *range)).collect();
    let pairs = overlaps(&all).distinct();
    let pairs = pairs.filter_map(|pair| {
        let (keep_out, range) = (pair.inner.min(pair.outer), pair.inner.max(pair.outer));
        let range = ranges.get(range.checked_sub(keep_outs.len())?)?;
        Some((keep_outs.get(keep_out)?, *range))
    });
    pairs.collect()
}

fn named(keep_out: &ExistingRange) -> String {
    if keep_out.why.is_empty() {
        format!("{}", keep_out.range)
    } else {
        format!("{} ({})", keep_out.range, keep_out.why)
    }
}
