//! The address space of networks: ranges that no network may have, public ones, and what nobody uses.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::IpNet;

use super::audited::{Audited, AuditedNetwork, length};
use super::finding::{Finding, Severity, listed};
use crate::address::{Family, overlaps};
use crate::plan::{PRIVATE, RFC_1918, wrong_kind};
use crate::problem::codes;
use crate::service::platform;

/// The percentage in use below which a network is reported.
const LITTLE: u128 = 10;

/// How many prefixes one message names.
const NAMED: usize = 3;

/// Unless it has fewer free addresses.
const WORTHWHILE: u128 = 256;

/// Ranges that no virtual network may have.
pub(super) fn forbidden(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for network in audited.existing() {
        for prefix in &network.network.space {
            let refused = platform::FORBIDDEN.iter().find_map(|avoid| {
                let mut ranges = avoid.ranges.iter().map(|range| IpNet::V4(*range));
                let range = ranges.find(|it| it.contains(prefix) || prefix.contains(it))?;
                let message = format!("{prefix} overlaps {range} ({}): {}", avoid.what, avoid.why);
                Some((message, avoid.source))
            });
            let Some((message, source)) = refused.or_else(|| wrong_kind(prefix)) else { continue };
            let message = format!("`{}`: {message}", network.name);
            let finding = Finding::new(Severity::Error, &codes::OUTSIDE_PLATFORM, message)
                .hint("use other addresses")
                .source(source);
            findings.push(finding.of_network(&network.name, network.network));
        }
    }
}

/// Ranges that are not private address space.
pub(super) fn public(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for network in audited.existing() {
        for prefix in &network.network.space {
            let IpNet::V4(v4) = prefix else { continue };
            let is_private = PRIVATE.iter().any(|it| it.contains(v4));
            if is_private || wrong_kind(prefix).is_some() {
                continue;
            }
            let message = format!(
                "`{}` {prefix} is not private address space: if it belongs to somebody else, their \
                 addresses there cannot be reached from this network",
                network.name
            );
            let finding = Finding::new(Severity::Notice, &codes::PUBLIC_RANGE, message);
            findings.push(finding.source(&RFC_1918).of_network(&network.name, network.network));
        }
    }
}

/// Networks with more subnets than Azure allows.
pub(super) fn many_subnets(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let Some(most) = platform::SUBNETS_PER_NETWORK.at(audited.edition) else { return };
    for network in audited.existing() {
        let subnets = network.subnets.len();
        if u64::try_from(subnets).is_ok_and(|subnets| subnets > most.value) {
            let message = format!(
                "`{}` has {subnets} subnets; a virtual network can have at most {}",
                network.name, most.value
            );
            let finding = Finding::new(Severity::Error, &codes::OVER_NETWORK_LIMIT, message);
            findings.push(finding.source(most.source).of_network(&network.name, network.network));
        }
    }
}

/// Address space that nobody uses: a network without subnets or with little in it, and a prefix without
/// subnets. A file that names no subnet at all does not say what is used.
pub(super) fn unused(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let with_subnets = audited.networks.iter().filter(|it| !it.subnets.is_empty());
    let telling: BTreeSet<usize> = with_subnets.map(|it| it.network.origin.file).collect();
    let existing = audited.existing().filter(|it| telling.contains(&it.network.origin.file));
    for network in existing.filter(|it| !it.network.space.is_empty()) {
        let empty = empty_prefixes(network);
        let named = network.network.space.iter().take(NAMED).map(ToString::to_string);
        let mut space: Vec<String> = named.collect();
        if let Some(more @ 1..) = network.network.space.len().checked_sub(NAMED) {
            space.push(format!("{more} more"));
        }
        let (total, free) = (addresses(&network.network.space), addresses(network.free()));
        let message = if network.subnets.is_empty() {
            format!("`{}` has no subnets: all of {} is free", network.name, listed(&space))
        } else if let Some(first) = empty.first() {
            match empty.len() {
                1 => format!("no subnet of `{}` is in its prefix {first}", network.name),
                more => format!(
                    "no subnet of `{}` is in {more} of its prefixes, such as {first}",
                    network.name
                ),
            }
        } else if free >= WORTHWHILE && (total.saturating_sub(free)) * 100 < total * LITTLE {
            format!("`{}` has {} in no subnet, of {total}", network.name, count(free))
        } else {
            continue;
        };
        let finding = Finding::new(Severity::Notice, &codes::UNUSED_SPACE, message);
        findings.push(finding.of_network(&network.name, network.network));
    }
}

/// The prefixes of a network that no subnet has an address of.
fn empty_prefixes(network: &AuditedNetwork<'_>) -> Vec<IpNet> {
    let space = &network.network.space;
    let subnets = network.subnets.iter().flat_map(|it| it.subnet.prefixes.iter().copied());
    let all: Vec<IpNet> = space.iter().copied().chain(subnets).collect();
    let mut is_used = alloc::vec![false; all.len()];
    for pair in overlaps(&all).nearest() {
        for at in [pair.inner, pair.outer] {
            if let Some(is_used) = is_used.get_mut(at) {
                *is_used = true;
            }
        }
    }
    space.iter().zip(is_used).filter(|(_, is_used)| !is_used).map(|(prefix, _)| *prefix).collect()
}

/// The IPv4 addresses of ranges that are apart.
fn addresses(ranges: &[IpNet]) -> u128 {
    let v4 = ranges.iter().filter(|it| Family::of(it) == Family::V4);
    v4.map(|it| length(*it).addresses()).fold(0, u128::saturating_add)
}

fn count(addresses: u128) -> String {
    format!("{addresses} IPv4 addresses")
}
