//! IPv6: a subnet that asks for it has one `/64`, no other size.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen};
use crate::fact::{Cited, Fact};
use crate::problem::{Problem, codes};
use crate::service::{Service, SubnetRule};
use crate::space::Space;

use super::want::Want;

/// What is asked for in IPv6 and cannot be: of a network that has none, or of a service that takes none or
/// does not stand it in its network.
pub(super) fn refused(space: &Space, wants: &[Want<'_>]) -> Vec<Problem> {
    let has_space = space.declared().any(|prefix| Family::of(&prefix) == Family::V6);
    let mut problems: Vec<Problem> = Vec::new();
    for want in wants {
        let problem = if let Some(problem) = has_space.then(|| without(want)).flatten() {
            problem.at(want.place())
        } else if !want.wants_ipv6() {
            continue;
        } else if let Some((service, fact)) = refuses(want, |rule| rule.ipv6) {
            let message = format!("{} does not support IPv6", service.id);
            let problem = Problem::new(&codes::NO_IPV6, message).source(fact.source);
            problem.at(format!("{}.ipv6", want.place()))
        } else if !has_space && want.ipv6.is_none() {
            let problem = Problem::new(&codes::NO_IPV6, "the network has no IPv6 address space");
            let problem = problem.at(format!("{}.ipv6", want.place()));
            problem.hint("add an IPv6 prefix to its address space: a /56 has room for 256 subnets")
        } else {
            continue;
        };
        // A service with several subnets has the same problem with each.
        if problems.last() != Some(&problem) {
            problems.push(problem);
        }
    }
    problems
}

/// A service whose network must have no IPv6 space at all.
fn without(want: &Want<'_>) -> Option<Problem> {
    let (service, fact) = refuses(want, |rule| rule.ipv6_in_network)?;
    let message = format!("{} needs a network without IPv6 address space", service.id);
    let problem = Problem::new(&codes::NO_IPV6, message).source(fact.source);
    Some(problem.hint("put it into a network with only IPv4 address space"))
}

/// The service that says no by now, and the page.
fn refuses(
    want: &Want<'_>,
    says: fn(&SubnetRule) -> Option<&'static Fact<bool>>,
) -> Option<(&'static Service, Cited<bool>)> {
    want.holds.iter().find_map(|given| {
        let rules = given.service().subnets.iter();
        let facts = rules.filter_map(|rule| says(rule)?.at(given.edition()));
        let no = facts.copied().find(|fact| !fact.value)?;
        Some((given.service(), no))
    })
}

/// A new `/64` for every subnet that asks for one and has none. Those that have one have it already.
pub(super) fn ranges(
    space: &mut Space,
    wants: &[Want<'_>],
    problems: &mut Vec<Problem>,
) -> Vec<Option<IpNet>> {
    let has_space = space.declared().any(|prefix| Family::of(&prefix) == Family::V6);
    let mut ranges: Vec<Option<IpNet>> = alloc::vec![None; wants.len()];
    for (want, place) in wants.iter().zip(&mut ranges) {
        if !want.subnet.ipv6 || !has_space || want.ipv6.is_some() {
            continue;
        }
        match space.carve(PrefixLen::v6(64)) {
            Ok(range) => *place = Some(range),
            Err(shortfall) => {
                let problem = Problem::new(&codes::TOO_FULL, shortfall.to_string());
                problems.push(problem.at(format!("{}.ipv6", want.place())));
            }
        }
    }
    ranges
}
