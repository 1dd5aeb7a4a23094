//! Settles the size of one subnet that holds one or more services.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::address::{Family, PrefixLen};
use crate::fact::{Cited, Edition, Source};
use crate::problem::{Edit, Notice, Problem, codes};
use crate::service::platform::SEVERAL_PREFIXES;
use crate::service::{Avoid, Demand, Note, platform};

use super::bounds::{advised_of, largest_of, minimum_of};
use super::options::{Fit, Options};
use super::part::{Part, addresses, demand_over, refuse_later_pages};
use super::sharing;
use super::size::{DecidedBy, Size};

/// A size that is not worked out but given, and who gave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FixedSize {
    pub(crate) length: PrefixLen,
    /// Those of further IPv4 prefixes.
    pub(crate) more: Vec<PrefixLen>,
    pub(crate) by: DecidedBy,
}

impl FixedSize {
    pub(crate) fn lengths(&self) -> impl Iterator<Item = PrefixLen> {
        core::iter::once(self.length).chain(self.more.iter().copied())
    }

    /// All addresses of them.
    pub(crate) fn addresses(&self) -> u64 {
        self.lengths().map(addresses).fold(0, u64::saturating_add)
    }

    fn largest(&self) -> PrefixLen {
        self.lengths().fold(self.length, PrefixLen::or_larger)
    }
}

/// `/26`, or `/27 and /28` for several.
impl fmt::Display for FixedSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.length.fmt(f)?;
        let Some((last, between)) = self.more.split_last() else { return Ok(()) };
        between.iter().try_for_each(|length| write!(f, ", {length}"))?;
        write!(f, " and {last}")
    }
}

/// The size of a subnet that holds these parts, or the requested size if it is enough.
pub(crate) fn settle(
    parts: &[Part<'_>],
    options: &Options,
    asked: Option<&FixedSize>,
) -> Result<Size, Problem> {
    let edition = options.edition;
    let prefixes = asked.map_or(1, |asked| asked.lengths().map(|_| 1).sum());
    let demand = demand_over(parts, options, prefixes);
    refuse_later_pages(&demand, edition)?;
    sharing::check(parts)?;

    let largest = largest_of(parts);
    let needed = PrefixLen::holding(demand.total().into(), Family::V4)
        .filter(|needed| prefixes > 1 || !needed.is_larger_than(largest.value))
        .ok_or_else(|| too_large(&demand, largest))?;
    let minimum = minimum_of(parts)?;
    let advised = advised_of(parts, edition);

    let least = needed.or_larger(minimum.value);
    let advice = advised.filter(|_| options.fit == Fit::Advised);
    let worked_out = advice.map_or(least, |advised| least.or_larger(advised.value));
    if let Some(asked) = asked {
        enough(asked, least, &demand, minimum)?;
        possible(asked, smallest_of(parts), largest)?;
    }
    let (prefix_len, decided_by) = match asked {
        // A place that is as large as it would be anyway decides nothing.
        Some(asked) if asked.length != worked_out || prefixes > 1 => (asked.length, asked.by),
        _ if worked_out == needed => (needed, DecidedBy::Need),
        _ if worked_out == least => (least, DecidedBy::Minimum),
        _ => (worked_out, DecidedBy::Advised),
    };
    let main = parts.first().filter(|_| parts.len() == 1);
    let name = |part: &Part<'_>| part.rule.required_name?.at(edition).copied();
    let delegation = |part: &Part<'_>| part.rule.delegation?.at(edition).copied();
    let mut size = Size {
        role: main.map_or("subnet", |part| part.rule.role),
        by_name: None,
        avoid: each_range(parts),
        demand,
        prefix_len,
        more: asked.map_or(Vec::new(), |asked| asked.more.clone()),
        network: None,
        decided_by,
        minimum,
        advised,
        required_name: parts.iter().find_map(name),
        delegation: parts.iter().find_map(delegation),
        scales: None,
        notices: Vec::new(),
    };
    size.notices = notices(&size, parts, edition);
    Ok(size)
}

/// The ranges to avoid of all parts, those of several workloads of one service once.
fn each_range(parts: &[Part<'_>]) -> Vec<&'static Avoid> {
    let mut each: Vec<&Avoid> = Vec::new();
    for avoid in parts.iter().flat_map(|part| part.rule.avoid) {
        if !each.iter().any(|known| core::ptr::eq(*known, avoid)) {
            each.push(avoid);
        }
    }
    each
}

/// Whether a size that was asked for holds the need, and is what the services accept at least. Of
/// several prefixes the largest has to be.
pub(super) fn enough(
    asked: &FixedSize,
    least: PrefixLen,
    demand: &Demand,
    minimum: Cited<PrefixLen>,
) -> Result<(), Problem> {
    let (need, has) = (demand.total(), asked.addresses());
    if need > has {
        let message = format!("{need} addresses are needed, but {asked} has {has}");
        return Err(Problem::new(&codes::TOO_SMALL, message)
            .offer(format!("use a {least} or larger"), Edit::set(least.to_string())));
    }
    if minimum.value.is_larger_than(asked.largest()) {
        let message =
            format!("{}, but the smallest subnet is {}", given(asked, asked.by), minimum.value);
        return Err(Problem::new(&codes::UNDER_MINIMUM, message).source(minimum.source));
    }
    Ok(())
}

/// A size with its origin, for messages: the request, or the place that the subnet has.
fn given(size: impl fmt::Display, by: DecidedBy) -> String {
    match by {
        DecidedBy::Pinned => format!("the range of the subnet is a {size}"),
        _ => format!("{size} was requested"),
    }
}

/// Whether the platform has subnets with prefixes of these sizes.
pub(super) fn possible(
    asked: &FixedSize,
    smallest: Cited<PrefixLen>,
    largest: Cited<PrefixLen>,
) -> Result<(), Problem> {
    if let Some(length) = asked.lengths().find(|length| length.is_larger_than(largest.value)) {
        let message =
            format!("{}, but the largest subnet is {}", given(length, asked.by), largest.value);
        return Err(Problem::new(&codes::OUTSIDE_PLATFORM, message).source(largest.source));
    }
    if let Some(length) = asked.lengths().find(|length| smallest.value.is_larger_than(*length)) {
        let message =
            format!("{}, but the smallest subnet is {}", given(length, asked.by), smallest.value);
        return Err(Problem::new(&codes::UNDER_MINIMUM, message).source(smallest.source));
    }
    Ok(())
}

/// The smallest subnet of the platforms that these live on.
fn smallest_of(parts: &[Part<'_>]) -> Cited<PrefixLen> {
    let any = parts.iter().map(|part| part.given.at((part.rule.platform)(part.given).smallest));
    let larger = |a: Cited<PrefixLen>, b: Cited<PrefixLen>| {
        if b.value.is_larger_than(a.value) { b } else { a }
    };
    any.reduce(larger).unwrap_or(*platform::AZURE.smallest.newest())
}

fn too_large(demand: &Demand, largest: Cited<PrefixLen>) -> Problem {
    let message = format!(
        "{} addresses are needed, but the largest subnet is a {} with {}",
        demand.total(),
        largest.value,
        largest.value.addresses(),
    );
    Problem::new(&codes::TOO_LARGE, message)
        .hint("split the workload across several subnets")
        .source(largest.source)
}

fn notices(size: &Size, parts: &[Part<'_>], edition: Edition) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    let mut add = |code, message: Cow<'static, str>, source| {
        let notice = Notice { code, message, source };
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    };
    let retired = parts.iter().filter_map(|part| part.given.service().retired);
    for retired in retired.filter(|it| it.source.date <= edition) {
        add(&codes::RETIRED, retired.value.into(), Some(retired.source));
    }
    if let Some(advised) = size.advised.filter(|it| it.value.is_larger_than(size.prefix_len)) {
        let message = format!("the page advises a {}, which is larger", advised.value);
        add(&codes::UNDER_ADVICE, message.into(), Some(advised.source));
    }
    let mut platforms = parts.iter().map(|part| (part.rule.platform)(part.given));
    let per_network = platforms.find_map(|platform| platform.per_network?.at(edition));
    if let Some(most) = per_network
        && size.demand.peak() > most.value
    {
        let message = format!("one virtual network holds at most {} addresses", most.value);
        add(&codes::OVER_NETWORK_LIMIT, message.into(), Some(most.source));
    }
    if let (false, Some((id, page))) = (size.more.is_empty(), one_prefix_only(parts, edition)) {
        let message = format!(
            "it has several IPv4 prefixes, which the page allows in preview for virtual machines and \
             scale sets, not for {id}; they are kept"
        );
        add(&codes::BEFORE_YOU_DEPLOY, message.into(), Some(page));
    }
    for note in sharing::notes(parts).filter(|note| note.source.date <= edition) {
        add(note.code, note.message.into(), Some(note.source));
    }
    for part in parts {
        let applies = |note: &&Note| {
            note.source.date <= edition && (note.applies)(part.given, size.prefix_len)
        };
        for notice in (part.given.service().computed)(part.given) {
            let dated = notice.source.is_none_or(|source| source.date <= edition);
            if dated {
                add(notice.code, notice.message, notice.source);
            }
        }
        let own = part.given.service().notes;
        let fixed = own.iter().filter(applies).all(|note| note.code != &codes::FIXED_SIZE);
        let general = (part.rule.platform)(part.given).resizing.into_iter();
        let subnet = part.rule.client_pool.is_none();
        let general = general.filter(|_| fixed && subnet).filter(applies);
        for note in own.iter().filter(applies).chain(general) {
            add(note.code, note.message.into(), Some(note.source));
        }
    }
    notices
}

/// A service for which no page allows several prefixes, and the page that allows them for others.
fn one_prefix_only(
    parts: &[Part<'_>],
    edition: Edition,
) -> Option<(&'static str, &'static Source)> {
    let page = SEVERAL_PREFIXES.at(edition)?.source;
    let allows = |part: &&Part<'_>| {
        let says = part.rule.several_prefixes.and_then(|fact| fact.at(edition));
        says.is_some_and(|cited| cited.value)
    };
    let part = parts.iter().find(|part| !allows(part))?;
    Some((part.given.service().id, page))
}

/// The notice that goes with every size at an edition later than the newest page.
pub(crate) fn newer_than_pages(edition: Edition) -> Option<Notice> {
    let newest = Edition::newest();
    (edition > newest).then(|| {
        let message = format!(
            "the newest page known here is of {newest}, so the answer is that of \
                               {newest}"
        );
        Notice { code: &codes::NEWER_THAN_PAGES, message: message.into(), source: None }
    })
}
