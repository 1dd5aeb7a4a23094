//! Ranges in which a service may not reach its destinations, in any network of the request.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::{IpNet, Ipv4Net};

use crate::problem::{Notice, codes};
use crate::service::Avoid;

use super::planned::{PlannedNetwork, PlannedSubnet};
use super::want::Want;

/// A range that some subnets cannot reach into.
pub(super) struct Destination {
    range: Ipv4Net,
    avoid: &'static Avoid,
    /// The first of those subnets, and how many there are.
    from: (String, usize),
}

/// The ranges that what lives in the request cannot reach into, each once.
pub(super) fn of(wants: &BTreeMap<&str, Vec<Want<'_>>>) -> Vec<Destination> {
    // A service has few of them, each with dozens of ranges.
    let mut all: Vec<(&'static Avoid, (String, usize))> = Vec::new();
    for (network, wants) in wants {
        for want in wants {
            let rules = want.holds.iter().flat_map(|given| {
                given.service().subnets.iter().filter(|rule| (rule.wanted)(given))
            });
            for avoid in rules.flat_map(|rule| rule.destinations) {
                match all.iter_mut().find(|(known, _)| core::ptr::eq(*known, avoid)) {
                    Some((_, from)) => from.1 += 1,
                    None => all.push((avoid, (format!("{network}.{}", want.key), 1))),
                }
            }
        }
    }
    let each = all.iter().flat_map(|(avoid, from)| {
        let ranges = avoid.ranges.iter();
        ranges.map(move |range| Destination { range: *range, avoid, from: from.clone() })
    });
    each.collect()
}

/// Adds a notice to every subnet that lies in such a range.
pub(super) fn warn(destinations: &[Destination], networks: &mut BTreeMap<String, PlannedNetwork>) {
    for network in networks.values_mut() {
        // Few networks are near such a range, and nothing in the others is.
        let is_near = |it: &&Destination| network.prefixes.iter().any(|at| meets(it.range, *at));
        let near: Vec<&Destination> = destinations.iter().filter(is_near).collect();
        if !near.is_empty() {
            network.subnets.values_mut().for_each(|subnet| tell(&near, subnet));
        }
    }
}

fn meets(range: Ipv4Net, other: IpNet) -> bool {
    let range = IpNet::V4(range);
    range.contains(&other) || other.contains(&range)
}

fn tell(near: &[&Destination], subnet: &mut PlannedSubnet) {
    for prefix in subnet.prefixes.of_family(crate::address::Family::V4) {
        for Destination { range, avoid, from: (first, many) } in near {
            let own = subnet.size.avoid.iter().any(|own| core::ptr::eq(*own, *avoid));
            if own || !meets(*range, prefix) {
                continue;
            }
            let more = match many.saturating_sub(1) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let message = format!(
                "{first}{more} may not reach what lies in {range} ({}): {}",
                avoid.what, avoid.why
            );
            let (code, source) = (&codes::CANNOT_REACH, Some(avoid.source));
            subnet.notices.push(Notice { code, message: message.into(), source });
        }
    }
}
