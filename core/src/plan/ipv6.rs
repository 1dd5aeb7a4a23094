//! IPv6: a subnet that asks for it has one `/64`, no other size. It stays where it is, like everything
//! that is placed, and is kept as a tombstone where it is no longer asked for.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen, SpaceError};
use crate::problem::{Problem, codes};
use crate::service::CheckedWorkload;
use crate::space::Space;

use super::pins::Pins;
use super::wants::Want;

/// The IPv6 range of a subnet.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Range6 {
    /// The range it has.
    pub(super) range: Option<IpNet>,
    /// Whether it was placed now.
    pub(super) is_new: bool,
    /// The range that it had, and that is kept until it is released.
    pub(super) gone: Option<IpNet>,
}

/// The `/64` of every subnet that asks for one: the one it has, or a new one.
pub(super) fn ranges(
    space: &mut Space,
    wants: &[Want<'_>],
    pins: &Pins<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Range6> {
    let has_space = space.declared().any(|prefix| Family::of(&prefix) == Family::V6);
    for want in wants.iter().filter(|want| want.subnet.ipv6) {
        let refuses = |given: &CheckedWorkload| {
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
    let kept = wants.iter().map(|want| match want.ipv6 {
        Some(range) if want.subnet.ipv6 && has_space => {
            if let Err(error) = space.carve_at(range) {
                let problem = taken(want, range, &error, pins);
                problems.push(problem.at(format!("{}.ipv6", want.place())));
            }
            Range6 { range: Some(range), ..Range6::default() }
        }
        Some(range) => {
            space.reserve(range);
            Range6 { gone: Some(range), ..Range6::default() }
        }
        None => Range6::default(),
    });
    let mut ranges: Vec<Range6> = kept.collect();
    for (want, place) in wants.iter().zip(&mut ranges) {
        if !want.subnet.ipv6 || !has_space || want.ipv6.is_some() {
            continue;
        }
        match space.carve(PrefixLen::v6(64)) {
            Ok(range) => *place = Range6 { range: Some(range), is_new: true, gone: None },
            Err(shortfall) => {
                let problem = Problem::new(&codes::TOO_FULL, shortfall.to_string());
                problems.push(problem.at(format!("{}.ipv6", want.place())));
            }
        }
    }
    ranges
}

/// Why a subnet cannot have the range that the lock says.
fn taken(want: &Want<'_>, range: IpNet, error: &SpaceError, pins: &Pins<'_>) -> Problem {
    let problem = match error {
        SpaceError::Taken { .. } => {
            let who = pins.who_is_there(range, &want.key);
            let message = format!("{range} is not free for {}: {who}", want.key);
            Problem::new(&codes::PIN_TAKEN, message)
        }
        other => Problem::new(
            &codes::PIN_OUTSIDE,
            format!("the lock has {} at {range}, but {other}", want.key),
        ),
    };
    problem.hint("release the IPv6 range first (`ipplan release --ipv6`), if nothing uses it")
}
