//! IPv6: a subnet that asks for it has one `/64`, no other size.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::wants::Want;
use crate::codes;
use crate::prefix_len::{Family, PrefixLen};
use crate::problem::Problem;
use crate::space::Space;
use crate::workload::Given;

/// The `/64` of every subnet that asks for one: the one it has, or a new one.
pub(super) fn ranges<'w>(
    space: &mut Space,
    wants: &'w [Want<'_>],
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'w str, IpNet> {
    let mut ranges = BTreeMap::new();
    let has_space = space.declared().any(|prefix| Family::of(&prefix) == Family::V6);
    let asking = || wants.iter().filter(|want| want.subnet.ipv6);
    for want in asking() {
        let refuses = |given: &Given| {
            let rules = given.service().subnets.iter();
            rules.filter_map(|rule| rule.ipv6?.at(given.edition())).any(|ipv6| !ipv6.value)
        };
        let problem = if let Some(given) = want.holds.iter().find(|given| refuses(given)) {
            Problem::new(&codes::NO_IPV6, format!("{} takes no IPv6", given.service().id))
        } else if !has_space {
            let problem = Problem::new(&codes::NO_IPV6, "the network has no IPv6 space");
            problem.hint("declare an IPv6 prefix in its space, a /56 for 256 subnets")
        } else {
            continue;
        };
        problems.push(problem.at(format!("{}.ipv6", want.place())));
    }
    // Those that have one first: a new one must not take it.
    for want in asking() {
        if let Some(range) = want.ipv6
            && space.carve_at(range).is_ok()
        {
            ranges.insert(&*want.key, range);
        }
    }
    for want in asking().filter(|_| has_space) {
        if ranges.contains_key(&*want.key) {
            continue;
        }
        match space.carve(PrefixLen::v6(64)) {
            Ok(range) => {
                ranges.insert(&*want.key, range);
            }
            Err(shortfall) => {
                let problem = Problem::new(&codes::TOO_FULL, shortfall.to_string());
                problems.push(problem.at(format!("{}.ipv6", want.place())));
            }
        }
    }
    ranges
}
