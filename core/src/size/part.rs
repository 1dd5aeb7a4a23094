//! The workloads of one subnet: its parts and their sum.

use alloc::format;
use core::ops::Add;

use crate::address::PrefixLen;
use crate::fact::{Edition, Source};
use crate::problem::{Edit, Problem, codes};
use crate::service::{CheckedWorkload, Demand, SubnetRule};

use super::options::Options;

/// The addresses of an IPv4 block, which always fit.
pub(crate) fn addresses(prefix_len: PrefixLen) -> u64 {
    u64::try_from(prefix_len.addresses()).unwrap_or(u64::MAX)
}

/// A service's rule for a subnet, with the inputs it reads. A subnet holds one or more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) rule: &'static SubnetRule,
    pub(crate) given: &'a CheckedWorkload,
}

/// The subnets that these inputs need, each on its own.
pub(crate) fn wanted(given: &CheckedWorkload) -> impl Iterator<Item = Part<'_>> {
    let rules = given.service().subnets.iter().filter(|rule| (rule.wanted)(given));
    rules.map(move |rule| Part { rule, given })
}

/// The whole sum of a subnet: that of the services, the user's headroom and, once, the addresses
/// that Azure keeps.
pub(crate) fn demand_of(parts: &[Part<'_>], options: &Options) -> Demand {
    demand_over(parts, options, 1)
}

/// The demand of a subnet with this number of IPv4 prefixes: Azure keeps the same number of
/// addresses in each.
pub(super) fn demand_over(parts: &[Part<'_>], options: &Options, prefixes: u64) -> Demand {
    let demands = parts.iter().map(|part| (part.rule.demand)(part.given));
    let sum = demands.fold(Demand::none(), Demand::add).headroom(options.headroom);
    let kept = parts.iter().map(|part| {
        let platform = (part.rule.platform)(part.given);
        (part.given.at(platform.reserved), platform.kept)
    });
    match kept.max_by_key(|(reserved, _)| reserved.value) {
        Some((reserved, kept)) => sum.reserved(prefixes, kept, reserved),
        None => sum,
    }
}

/// Refuses a sum that uses pages later than the edition.
pub(crate) fn refuse_later_pages(demand: &Demand, edition: Edition) -> Result<(), Problem> {
    let cited = demand.terms().iter().filter_map(|term| term.cited.map(|it| (term, it)));
    // The first of the latest: sums name what is steady first.
    match cited.min_by_key(|(_, (since, _))| core::cmp::Reverse(*since)) {
        Some((term, (since, source))) => refuse_later_page(&term.what, since, source, edition),
        None => Ok(()),
    }
}

pub(super) fn refuse_later_page(
    what: &str,
    since: Edition,
    source: &'static Source,
    edition: Edition,
) -> Result<(), Problem> {
    if since <= edition {
        return Ok(());
    }
    let message = format!("on {edition} no page stated a number for \"{what}\" yet");
    Err(Problem::new(&codes::EDITION_TOO_EARLY, message)
        .at("edition")
        .offer(format!("use edition `{since}` or later"), Edit::edition(since))
        .source(source))
}
