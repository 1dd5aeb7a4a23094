//! A sized subnet at a given base address.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::address::PrefixLen;
use crate::problem::{Edit, Notice, Problem, codes};
use crate::service::platform;

use super::answer::Answer;
use super::size::Size;

/// The block of that length that starts at that address.
///
/// # Errors
///
/// `misaligned` if no block of this size starts there, with the nearest places where one does as
/// hints. An IPv6 length is misaligned everywhere.
///
/// ```
/// use ipplan::{PrefixLen, block_at};
///
/// let slash_25 = PrefixLen::v4(25);
/// assert_eq!(block_at("10.1.0.128".parse().unwrap(), slash_25).unwrap().to_string(), "10.1.0.128/25");
///
/// let problem = block_at("10.1.0.64".parse().unwrap(), slash_25).unwrap_err();
/// assert_eq!(problem.hints, ["start at 10.1.0.0", "start at 10.1.0.128"]);
/// ```
pub fn block_at(base: Ipv4Addr, prefix_len: PrefixLen) -> Result<Ipv4Net, Problem> {
    let misaligned = || {
        let message = format!("a {prefix_len} cannot start at `{base}`");
        Problem::new(&codes::MISALIGNED, message).at("cidr")
    };
    let block = Ipv4Net::new(base, prefix_len.length()).map_err(|_| misaligned())?;
    if block.network() == base {
        return Ok(block);
    }
    let below = block.network();
    let above = u32::from(block.broadcast()).checked_add(1).map(Ipv4Addr::from);
    let starts = [Some(below), above].into_iter().flatten();
    Err(starts.fold(misaligned(), |problem, start| {
        problem.offer(format!("start at {start}"), Edit::set(start.to_string()))
    }))
}

/// Reads a base address.
///
/// # Errors
///
/// `not-an-address` for anything but an IPv4 address; a range in CIDR notation gets its address as
/// the hint.
///
/// ```
/// use ipplan::read_base;
///
/// assert!(read_base("10.1.0.0").is_ok());
/// let problem = read_base("10.1.0.0/16").unwrap_err();
/// assert_eq!(problem.hints, ["use the address without a length: `10.1.0.0`"]);
/// ```
pub fn read_base(text: &str) -> Result<Ipv4Addr, Problem> {
    text.parse().map_err(|_| {
        let message = format!("`{text}` is not an IPv4 address");
        let problem = Problem::new(&codes::NOT_AN_ADDRESS, message).at("cidr");
        match text.split_once('/').and_then(|(address, _)| address.parse::<Ipv4Addr>().ok()) {
            Some(address) => problem.offer(
                format!("use the address without a length: `{address}`"),
                Edit::set(address.to_string()),
            ),
            None => problem.hint("write an address such as `10.1.0.0`"),
        }
    })
}

impl Answer {
    /// Places the subnets one after the other, from that address on; each but the first at the next
    /// place where a block of its size can start.
    ///
    /// Ranges that the service should stay away from are added to the notices.
    ///
    /// # Errors
    ///
    /// `misaligned` when a subnet cannot start where it would have to; `outside-platform` when Azure
    /// does not allow the range.
    ///
    /// ```
    /// use ipplan::{Options, services::app_service::*, size};
    ///
    /// let answer = size(&SERVICE.with(&INSTANCES, 10), &Options::default()).unwrap();
    /// let answer = answer.starting_at("10.1.0.0".parse().unwrap()).unwrap();
    /// assert_eq!(answer.subnets[0].network.unwrap().to_string(), "10.1.0.0/27");
    /// ```
    pub fn starting_at(mut self, base: Ipv4Addr) -> Result<Answer, Vec<Problem>> {
        let mut after = Some(u32::from(base));
        let mut problems = Vec::new();
        for (i, size) in self.subnets.iter_mut().enumerate() {
            let aligned = |after: u32| {
                let block = u32::try_from(size.block()).ok()?;
                after.checked_next_multiple_of(block)
            };
            let start = if i == 0 { after } else { after.and_then(aligned) };
            let Some(start) = start.map(Ipv4Addr::from) else {
                let message = format!("no addresses are left for the {} subnet", size.role);
                problems.push(Problem::new(&codes::OUTSIDE_PLATFORM, message).at("cidr"));
                break;
            };
            match block_at(start, size.prefix_len) {
                Ok(block) => {
                    problems.extend(forbidden(block));
                    size.notices.extend(to_avoid(size, block));
                    size.network = Some(block);
                    after = u32::from(block.broadcast()).checked_add(1);
                }
                Err(problem) => {
                    problems.push(problem);
                    break;
                }
            }
        }
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }
}

/// Whether two blocks have an address in common. Blocks are nested or disjoint, so one then
/// contains the other.
fn overlap(a: Ipv4Net, b: Ipv4Net) -> bool {
    a.contains(&b) || b.contains(&a)
}

fn forbidden(block: Ipv4Net) -> impl Iterator<Item = Problem> {
    platform::FORBIDDEN.iter().flat_map(move |avoid| {
        avoid.ranges.iter().filter(move |range| overlap(block, **range)).map(move |range| {
            let message = format!("{block} overlaps {range}: {}, and {}", avoid.what, avoid.why);
            Problem::new(&codes::OUTSIDE_PLATFORM, message).at("cidr").source(avoid.source)
        })
    })
}

impl Size {
    /// The notices for a place: the ranges it overlaps in which the services cannot live, or which
    /// they cannot reach.
    ///
    /// ```
    /// use ipplan::{Options, services::app_service::*, size};
    ///
    /// let answer = size(&SERVICE.with(&INSTANCES, 10), &Options::default()).unwrap();
    /// let notices = |at: &str| answer.subnets[0].range_notices(at.parse().unwrap());
    /// assert_eq!(notices("10.20.0.0/26")[0].code.id, "range-to-avoid");
    /// assert!(notices("10.1.0.0/26").is_empty());
    /// ```
    pub fn range_notices(&self, block: Ipv4Net) -> Vec<Notice> {
        to_avoid(self, block)
    }
}

pub(crate) fn to_avoid(size: &Size, block: Ipv4Net) -> Vec<Notice> {
    let rows = size.avoid.iter().flat_map(|avoid| {
        avoid.ranges.iter().filter(|range| overlap(block, **range)).map(|range| Notice {
            code: &codes::RANGE_TO_AVOID,
            message: format!("{block} overlaps {range} ({}): {}", avoid.what, avoid.why).into(),
            source: Some(avoid.source),
        })
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_places_do_not_leave_the_address_space() {
        let at = |base: &str, length| block_at(base.parse().unwrap(), PrefixLen::v4(length));
        assert_eq!(at("255.255.255.129", 25).unwrap_err().hints, ["start at 255.255.255.128"]);
        assert_eq!(at("255.255.255.255", 32).unwrap().to_string(), "255.255.255.255/32");
        assert_eq!(at("0.0.0.1", 0).unwrap_err().hints, ["start at 0.0.0.0"]);
        assert_eq!(
            at("10.1.3.0", 22).unwrap_err().hints,
            ["start at 10.1.0.0", "start at 10.1.4.0"]
        );
        assert!(block_at("10.0.0.0".parse().unwrap(), PrefixLen::v6(64)).is_err());
    }
}
