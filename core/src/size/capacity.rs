//! The other way round: from the size of a subnet to how far a service goes in it.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::address::PrefixLen;
use crate::fact::{Cited, Source, each_once};
use crate::problem::{Problem, codes};
use crate::service::{
    CheckedWorkload, Input, InputKind, Limit, Service, SubnetRule, Workload, platform,
};

use super::bounds::{floor_of, largest_of};
use super::options::{Fit, Options};
use super::part::{Part, addresses, demand_of, refuse_later_pages, wanted};

/// The most of one input in a subnet of a given size.
///
/// ```
/// use ipplan::{Options, PrefixLen, capacity, services::app_service::*};
///
/// let workload = SERVICE.with(&TIER, "Basic");
/// let answer = capacity(&workload, None, Some(PrefixLen::v4(26)), &Options::default()).unwrap();
/// let row = &answer.rows[0];
/// assert_eq!((row.usable, row.by_addresses), (59, Some(29)));
/// assert_eq!(row.most, Some(3)); // a Basic plan has no more instances
/// ```
#[derive(Clone, Debug)]
pub struct Capacity {
    /// The size of the subnet.
    pub prefix_len: PrefixLen,
    /// The addresses it leaves to the service.
    pub usable: u64,
    /// The most that the input can be; 0 if not even one fits, `None` if the other inputs alone are
    /// too much.
    pub most: Option<u64>,
    /// The most that the addresses alone allow, without any limit; `None` if the addresses do not
    /// bound the input, or if the other inputs alone need too many.
    pub by_addresses: Option<u64>,
    /// The reason why no more fit.
    pub bounded_by: BoundedBy,
}

impl Capacity {
    /// The page that states the bound.
    ///
    /// ```
    /// use ipplan::{Options, PrefixLen, capacity, services::application_gateway::SERVICE};
    ///
    /// let source = |length| {
    ///     let within = Some(PrefixLen::v4(length));
    ///     let answer = capacity(&SERVICE.workload(), None, within, &Options::default());
    ///     answer.unwrap().rows[0].source()
    /// };
    /// assert!(source(24).is_some()); // the page that allows 125 instances
    /// assert!(source(27).is_none()); // the addresses, which need no page
    /// ```
    pub fn source(&self) -> Option<&'static Source> {
        match &self.bounded_by {
            BoundedBy::Limit(limit) => limit.source,
            BoundedBy::Addresses | BoundedBy::Minimum | BoundedBy::Range(_) => None,
        }
    }
}

/// The reason why an input cannot go further.
///
/// ```
/// use ipplan::{BoundedBy, Options, PrefixLen, capacity, services::application_gateway::SERVICE};
///
/// let slash_24 = Some(PrefixLen::v4(24));
/// let answer = capacity(&SERVICE.workload(), None, slash_24, &Options::default()).unwrap();
/// let bounded_by = &answer.rows[0].bounded_by;
/// assert!(matches!(bounded_by, BoundedBy::Limit(limit) if limit.most == 125));
/// ```
#[derive(Clone, Debug)]
pub enum BoundedBy {
    /// The addresses of the subnet.
    Addresses,
    /// The smallest subnet that Azure accepts: for more it wants a larger one.
    Minimum,
    /// A limit of the service itself.
    Limit(Limit),
    /// The range of the input.
    Range(u64),
}

impl BoundedBy {
    /// The word: `addresses`, `minimum`, `limit` or `range`.
    ///
    /// ```
    /// use ipplan::BoundedBy;
    ///
    /// assert_eq!(BoundedBy::Addresses.word(), "addresses");
    /// assert_eq!(BoundedBy::Range(100).word(), "range");
    /// ```
    pub const fn word(&self) -> &'static str {
        match self {
            BoundedBy::Addresses => "addresses",
            BoundedBy::Minimum => "minimum",
            BoundedBy::Limit(_) => "limit",
            BoundedBy::Range(_) => "range",
        }
    }

    /// Why, as the end of a sentence.
    ///
    /// ```
    /// use ipplan::BoundedBy;
    ///
    /// assert_eq!(BoundedBy::Addresses.because(), "no addresses are left");
    /// assert_eq!(BoundedBy::Range(100).because(), "100 is the most this input accepts");
    /// ```
    pub fn because(&self) -> Cow<'static, str> {
        match self {
            BoundedBy::Addresses => "no addresses are left".into(),
            BoundedBy::Minimum => "Azure requires a larger subnet for more".into(),
            BoundedBy::Limit(limit) => limit.because.clone(),
            BoundedBy::Range(most) => format!("{most} is the most this input accepts").into(),
        }
    }
}

impl Serialize for Capacity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut row = serializer.serialize_struct("Capacity", 7)?;
        row.serialize_field("prefix_length", &self.prefix_len)?;
        row.serialize_field("usable", &self.usable)?;
        row.serialize_field("most", &self.most)?;
        row.serialize_field("by_addresses", &self.by_addresses)?;
        row.serialize_field("bounded_by", self.bounded_by.word())?;
        row.serialize_field("because", &self.bounded_by.because())?;
        row.serialize_field("source", &self.source())?;
        row.end()
    }
}

/// The answer of [`capacity`]: one row for each size.
///
/// ```
/// use ipplan::{Options, capacity, services::application_gateway::SERVICE};
///
/// let answer = capacity(&SERVICE.workload(), None, None, &Options::default()).unwrap();
/// assert_eq!(answer.input.name, "instances");
/// let rows = answer.rows.iter().map(|row| (row.prefix_len.length(), row.most));
/// let most = [(29, Some(3)), (28, Some(11)), (27, Some(27)), (26, Some(59)), (25, Some(123))];
/// assert!(rows.eq(most.into_iter().chain([(24, Some(125))])));
/// ```
#[derive(Clone, Debug)]
pub struct Capacities {
    /// The service and its other inputs, after every check.
    pub given: CheckedWorkload,
    /// The input that was searched.
    pub input: &'static Input,
    /// From the smallest size to the first where the addresses no longer matter, or the one size
    /// asked for.
    pub rows: Vec<Capacity>,
}

/// The most of one input of a workload: in one size of subnet, or in every size.
///
/// The input searched is the service's main one unless another is named; what the workload says of
/// it does not matter.
///
/// # Errors
///
/// Everything wrong with the other inputs; an input that is not a count, or a service without one; a
/// size under the smallest that Azure accepts for the service, or over the largest.
///
/// ```
/// use ipplan::{Options, PrefixLen, capacity, services::app_service::*};
///
/// let workload = SERVICE.with(&WINDOWS_CONTAINER_APPS, 4);
/// let slash_26 = Some(PrefixLen::v4(26));
/// let answer = capacity(&workload, None, slash_26, &Options::default()).unwrap();
/// assert_eq!(answer.rows[0].most, Some(5)); // 5 instances of 5 addresses, twice, of 59 usable
/// ```
pub fn capacity(
    workload: &Workload,
    input: Option<&str>,
    prefix_len: Option<PrefixLen>,
    options: &Options,
) -> Result<Capacities, Vec<Problem>> {
    let input = searched(workload.service(), input).map_err(|problem| alloc::vec![problem])?;
    let InputKind::Count { least, .. } = input.kind else {
        return Err(alloc::vec![not_a_count(workload.service(), input.name)]);
    };
    // Any valid value will do to check the others: it is replaced in the search. Where the others
    // need more of it, the one given may do.
    let tried = workload.clone().with(input, least.max(1)).check(options.edition);
    let given = tried.or_else(|problems| {
        let too_few = problems.iter().all(|problem| problem.code == &codes::OVER_LIMIT);
        let given = workload.check(options.edition).ok().filter(|_| too_few);
        given.ok_or(problems)
    })?;
    let (smallest, largest) = bounds(&given, options).map_err(|problem| alloc::vec![problem])?;

    if let Some(asked) = prefix_len {
        let least = if options.fit == Fit::Advised { "smallest advised" } else { "smallest" };
        let (word, bound, code) = if smallest.value.is_larger_than(asked) {
            (least, smallest, &codes::UNDER_MINIMUM)
        } else if asked.is_larger_than(largest.value) {
            ("largest", largest, &codes::OUTSIDE_PLATFORM)
        } else {
            let rows = alloc::vec![within(&given, None, input, asked, options)];
            return Ok(Capacities { given, input, rows });
        };
        let service = given.service().id;
        let message = format!(
            "{asked} was requested, but the {word} subnet for {service} is {}",
            bound.value
        );
        return Err(alloc::vec![Problem::new(code, message).at("in").source(bound.source)]);
    }
    let mut rows = Vec::new();
    let mut next = Some(smallest.value);
    while let Some(prefix_len) = next.filter(|length| !length.is_larger_than(largest.value)) {
        let row = within(&given, None, input, prefix_len, options);
        let ends = matches!(row.bounded_by, BoundedBy::Limit(_) | BoundedBy::Range(_));
        rows.push(row);
        next = if ends { None } else { prefix_len.doubled() };
    }
    Ok(Capacities { given, input, rows })
}

/// The smallest and the largest size that Azure accepts for every subnet of the service.
fn bounds(
    given: &CheckedWorkload,
    options: &Options,
) -> Result<(Cited<PrefixLen>, Cited<PrefixLen>), Problem> {
    let mut bounds = None;
    for part in wanted(given) {
        refuse_later_pages(&demand_of(&[part], options), options.edition)?;
        let (least, most) = (floor_of(&[part], options)?, largest_of(&[part]));
        let (smallest, largest) = bounds.unwrap_or((least, most));
        let smallest = if least.value.is_larger_than(smallest.value) { least } else { smallest };
        let largest = if largest.value.is_larger_than(most.value) { most } else { largest };
        bounds = Some((smallest, largest));
    }
    let any = || (given.at(platform::AZURE.smallest), given.at(platform::AZURE.largest));
    Ok(bounds.unwrap_or_else(any))
}

/// The input by which a service scales: its first count.
pub(crate) fn main_input(service: &Service) -> Option<&'static Input> {
    service.inputs.iter().copied().find(|input| matches!(input.kind, InputKind::Count { .. }))
}

fn searched(service: &'static Service, name: Option<&str>) -> Result<&'static Input, Problem> {
    let Some(name) = name else {
        return main_input(service).ok_or_else(|| {
            let message = format!("the size of {} does not depend on a number", service.id);
            Problem::new(&codes::NO_COUNT_INPUT, message).at("for")
        });
    };
    service.input(name).ok_or_else(|| {
        let names = service.inputs.iter().map(|input| input.name);
        not_a_count(service, name).did_you_mean(name, names)
    })
}

fn not_a_count(service: &Service, name: &str) -> Problem {
    let message = format!("{} has no count input `{name}`", service.id);
    let counts =
        service.inputs.iter().filter(|input| matches!(input.kind, InputKind::Count { .. }));
    let names: Vec<&str> = counts.map(|input| input.name).collect();
    let hint: String = match names.as_slice() {
        [] => "its size does not depend on a number".to_string(),
        names => format!("its count inputs are {}", names.join(", ")),
    };
    Problem::new(&codes::UNKNOWN_INPUT, message).at("for").hint(hint)
}

/// An input that still fits at this count takes no addresses at all. It must be this large because
/// several may share one address, so more can fit than there are addresses.
const TAKES_NONE: u64 = 1 << 40;

/// The subnets that are examined: all of a service, or one of them.
fn parts<'a>(
    given: &'a CheckedWorkload,
    only: Option<&'static SubnetRule>,
) -> impl Iterator<Item = Part<'a>> {
    wanted(given).filter(move |part| only.is_none_or(|rule| core::ptr::eq(rule, part.rule)))
}

/// How far `input` goes in a subnet of this size, the other inputs being as given: the most that
/// sizing takes.
///
/// INVARIANT, held by a test over every service: more of an input never needs fewer addresses, so
/// the largest number that fits is found by halving.
pub(crate) fn within(
    given: &CheckedWorkload,
    only: Option<&'static SubnetRule>,
    input: &'static Input,
    prefix_len: PrefixLen,
    options: &Options,
) -> Capacity {
    let block = addresses(prefix_len);
    let fits = |count: u64| {
        let given = given.trying(input, count);
        parts(&given, only).all(|part| demand_of(&[part], options).total() <= block)
    };
    // A higher count of some inputs makes Azure require a larger subnet, even if the addresses fit.
    let accepted = |count: u64| {
        let given = given.trying(input, count);
        parts(&given, only).all(|part| {
            floor_of(&[part], options).is_ok_and(|it| !it.value.is_larger_than(prefix_len))
        })
    };
    // If a page of a later edition states the addresses of an input, no number of it is accepted.
    let stated = |count: u64| {
        let given = given.trying(input, count);
        parts(&given, only)
            .all(|part| refuse_later_pages(&demand_of(&[part], options), options.edition).is_ok())
    };
    let kept = parts(given, only).map(|it| given.at((it.rule.platform)(given).reserved).value);
    let usable = block.saturating_sub(kept.max().unwrap_or(0));
    let row = |most, by_addresses, bounded_by| Capacity {
        prefix_len,
        usable,
        most,
        by_addresses,
        bounded_by,
    };
    let InputKind::Count { least, most: range } = input.kind else {
        return row(None, None, BoundedBy::Addresses);
    };
    if !fits(0) {
        return row(None, None, BoundedBy::Addresses);
    }
    let by_addresses = largest_that(fits, TAKES_NONE);
    let mut most = by_addresses.unwrap_or(u64::MAX);
    let mut bounded_by = BoundedBy::Addresses;
    if let Some(accepted) = if accepted(0) { largest_that(accepted, TAKES_NONE) } else { Some(0) }
        && accepted < most
    {
        (most, bounded_by) = (accepted, BoundedBy::Minimum);
    }
    if range < most {
        (most, bounded_by) = (range, BoundedBy::Range(range));
    }
    // On a tie the limit is the reason: more addresses would not help.
    let tighter = most_within_limits(given, input, most);
    if let Some((limited, limit)) = tighter {
        (most, bounded_by) = (limited.unwrap_or(0), BoundedBy::Limit(limit));
    }
    let takes = |count: u64| {
        let given = given.trying(input, count);
        count >= least && fits(count) && accepted(count) && stated(count) && given.within_limits()
    };
    if takes(most) {
        return row(Some(most), by_addresses, bounded_by);
    }
    // If only a page of a later edition states a number, no count is accepted.
    let none = largest_that(stated, most).filter(|few| takes(*few));
    row(none, by_addresses, bounded_by)
}

/// The most of an input that all limits let be, up to `end`, and the limit that stops it there;
/// `None` if no limit stops it. Limits of other inputs can depend on this one.
fn most_within_limits(
    given: &CheckedWorkload,
    input: &'static Input,
    end: u64,
) -> Option<(Option<u64>, Limit)> {
    let over = |count: u64| {
        let given = given.trying(input, count);
        let limits = given.limits().into_iter();
        limits.filter(|it| given.count(it.input) > it.most).min_by_key(|limit| limit.most)
    };
    let own = |limit: &Limit| limit.input.name == input.name && limit.most == end;
    let Some(limit) = over(end) else {
        let at_end = given.trying(input, end).limits().into_iter().find(own)?;
        return Some((Some(end), at_end));
    };
    // Limits that more of this input loosens are met from some number on; the given one is checked.
    let start = given.count_of(input).unwrap_or(0);
    if start >= end {
        return Some((None, limit));
    }
    let more = largest_that(|more| over(start + more).is_none(), end - start)?;
    let most = start + more;
    Some((Some(most), over(most + 1).unwrap_or(limit)))
}

/// The largest number up to `end` for which `fits` is true, given that it is true for 0 and false
/// from some number on; `None` if it is still true for `end`.
fn largest_that(fits: impl Fn(u64) -> bool, end: u64) -> Option<u64> {
    if fits(end) {
        return None;
    }
    // `under` fits, `over` does not.
    let (mut under, mut over) = (0, end);
    while over - under > 1 {
        let middle = under + (over - under) / 2;
        if fits(middle) { under = middle } else { over = middle }
    }
    Some(under)
}

impl Capacities {
    /// Every page that the rows rely on, each once.
    ///
    /// ```
    /// use ipplan::{Options, capacity, platform, services::application_gateway::SERVICE};
    ///
    /// let answer = capacity(&SERVICE.workload(), None, None, &Options::default()).unwrap();
    /// assert!(answer.sources().contains(&platform::RESERVED.newest().source));
    /// ```
    pub fn sources(&self) -> Vec<&'static Source> {
        let sums = wanted(&self.given).map(|part| demand_of(&[part], &Options::default()));
        let terms = sums.flat_map(|sum| sum.sources().collect::<Vec<_>>());
        each_once(terms.chain(self.rows.iter().filter_map(Capacity::source)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halving_agrees_with_trying_every_number() {
        for end in 1..40 {
            for edge in 0..45 {
                let fits = |n: u64| n <= edge;
                let slow = (0..=end).filter(|n| fits(*n)).max();
                let expected = if fits(end) { None } else { slow };
                assert_eq!(largest_that(fits, end), expected, "{edge} of {end}");
            }
        }
    }
}
