//! IPv6: a subnet that asks for it has one `/64`, no other size.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen};
use crate::problem::{Problem, codes};
use crate::service::CheckedWorkload;
use crate::space::Space;

use super::wants::Want;

/// A new `/64` for every subnet that asks for one and has none. Those that have one have it already.
pub(super) fn ranges(
    space: &mut Space,
    wants: &[Want<'_>],
    problems: &mut Vec<Problem>,
) -> Vec<Option<IpNet>> {
    let has_space = space.declared().any(|prefix| Family::of(&prefix) == Family::V6);
    for want in wants.iter().filter(|want| want.wants_ipv6()) {
        let refuses = |given: &CheckedWorkload| {
            let rules = given.service().subnets.iter();
            rules.filter_map(|rule| rule.ipv6?.at(given.edition())).any(|ipv6| !ipv6.value)
        };
        let problem = if let Some(given) = want.holds.iter().find(|given| refuses(given)) {
            Problem::new(&codes::NO_IPV6, format!("{} takes no IPv6", given.service().id))
        } else if !has_space && want.ipv6.is_none() {
            let problem = Problem::new(&codes::NO_IPV6, "the network has no IPv6 space");
            problem.hint("declare an IPv6 prefix in its space, a /56 for 256 subnets")
        } else {
            continue;
        };
        problems.push(problem.at(format!("{}.ipv6", want.place())));
    }
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
