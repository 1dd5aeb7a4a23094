//! The limit on the addresses of all subnets of one network together.

use alloc::format;

use crate::fact::{Cited, Edition};
use crate::problem::{Notice, codes};

use super::want::Want;

/// A notice where they need more addresses than one network may have. A subnet that needs more than that
/// alone is reported with its size.
pub(super) fn over_network_limit(
    name: &str,
    wants: &[Want<'_>],
    edition: Edition,
) -> Option<Notice> {
    let bounds =
        wants.iter().filter_map(|want| Some((limit(want, edition)?, want.size.demand.peak())));
    let (mut sum, mut largest, mut limit) = (0_u64, 0, None);
    for (most, peak) in bounds {
        (sum, largest, limit) = (sum.saturating_add(peak), peak.max(largest), Some(most));
    }
    let most = limit.filter(|most| sum > most.value && largest <= most.value)?;
    let message = format!(
        "the subnets of `{name}` need {sum} addresses; a virtual network can have at most {}",
        most.value
    );
    let (code, source) = (&codes::OVER_NETWORK_LIMIT, Some(most.source));
    Some(Notice { code, message: message.into(), source })
}

/// How many addresses the network of a subnet may hold, where its platform says so.
pub(super) fn limit(want: &Want<'_>, edition: Edition) -> Option<Cited<u64>> {
    let given = want.holds.first()?;
    let rule = given.service().subnets.first()?;
    (rule.platform)(given).per_network?.at(edition).copied()
}
