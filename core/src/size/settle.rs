//! The size of one subnet that holds one or more services: the sum, the bounds and what decides.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;
use core::ops::Add;

use crate::address::prefix_len::{Family, PrefixLen};
use crate::fact::{Cited, Edition, Source};
use crate::problem::codes;
use crate::problem::problem::{Notice, Problem};
use crate::service::demand::Demand;
use crate::service::platform;
use crate::service::workload::Given;
use crate::service::{Avoid, SubnetRule};
use crate::size::sharing;
use crate::size::{DecidedBy, Fit, Options, Size, addresses};

/// A service's rule for a subnet, with the inputs it reads. A subnet holds one or more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) rule: &'static SubnetRule,
    pub(crate) given: &'a Given,
}

/// A size that is not worked out but given, and who gave it.
pub(crate) type Asked = Option<(PrefixLen, DecidedBy)>;

/// The subnets that these inputs want, each on its own.
pub(crate) fn wanted(given: &Given) -> impl Iterator<Item = Part<'_>> {
    let rules = given.service().subnets.iter().filter(|rule| (rule.wanted)(given));
    rules.map(move |rule| Part { rule, given })
}

/// The whole sum of a subnet: the services', the user's head-room and, once, what Azure keeps.
pub(crate) fn demand_of(parts: &[Part<'_>], options: &Options) -> Demand {
    let demands = parts.iter().map(|part| (part.rule.demand)(part.given));
    let sum = demands.fold(Demand::none(), Demand::add).headroom(options.headroom);
    let kept = parts.iter().map(|part| {
        let platform = (part.rule.platform)(part.given);
        (part.given.at(platform.reserved), platform.kept)
    });
    match kept.max_by_key(|(reserved, _)| reserved.value) {
        Some((reserved, kept)) => sum.reserved(1, kept, reserved),
        None => sum,
    }
}

/// The smallest size that Azure accepts for every part.
pub(crate) fn minimum_of(parts: &[Part<'_>]) -> Result<Cited<PrefixLen>, Problem> {
    let mut minimum: Option<Cited<PrefixLen>> = None;
    for Part { rule, given } in parts {
        let any = given.at((rule.platform)(given).smallest);
        let own = match rule.smallest.of(given) {
            None => any,
            Some(fact) => {
                let own = given.at(fact);
                refuse_later_page(fact.what(), own.since, own.source, given.edition())?;
                if any.value.is_larger_than(own.value) { any } else { own }
            }
        };
        minimum = Some(minimum.filter(|it| !own.value.is_larger_than(it.value)).unwrap_or(own));
    }
    let minimum = minimum.unwrap_or(*platform::AZURE.smallest.newest());
    let larger = |a: Cited<PrefixLen>, b: Cited<PrefixLen>| {
        if b.value.is_larger_than(a.value) { b } else { a }
    };
    Ok(sharing::smallest(parts).fold(minimum, larger))
}

/// The smallest size that is given to parts: what Azure accepts, or what is advised, where the
/// advice is followed.
pub(crate) fn floor_of(parts: &[Part<'_>], options: &Options) -> Result<Cited<PrefixLen>, Problem> {
    let minimum = minimum_of(parts)?;
    let advised = advised_of(parts, options.edition).filter(|_| options.fit == Fit::Advised);
    Ok(advised.filter(|it| it.value.is_larger_than(minimum.value)).unwrap_or(minimum))
}

fn advised_of(parts: &[Part<'_>], edition: Edition) -> Option<Cited<PrefixLen>> {
    let facts = parts.iter().filter_map(|part| part.rule.advised.of(part.given)?.at(edition));
    facts.copied().reduce(|a, b| if b.value.is_larger_than(a.value) { b } else { a })
}

/// The largest size that Azure accepts for every part.
pub(crate) fn largest_of(parts: &[Part<'_>]) -> Cited<PrefixLen> {
    let largest = parts.iter().map(|Part { rule, given }| {
        let any = given.at((rule.platform)(given).largest);
        let own = rule.largest.of(given).map(|fact| given.at(fact));
        own.filter(|own| any.value.is_larger_than(own.value)).unwrap_or(any)
    });
    let smaller = |a: Cited<PrefixLen>, b: Cited<PrefixLen>| {
        if a.value.is_larger_than(b.value) { b } else { a }
    };
    largest.reduce(smaller).unwrap_or(*platform::AZURE.largest.newest())
}

/// The size of a subnet that holds these parts, or the size asked for if it is enough.
pub(crate) fn settle(parts: &[Part<'_>], options: &Options, asked: Asked) -> Result<Size, Problem> {
    let edition = options.edition;
    let demand = demand_of(parts, options);
    refuse_later_pages(&demand, edition)?;
    sharing::check(parts)?;

    let largest = largest_of(parts);
    let needed = PrefixLen::holding(demand.total().into(), Family::V4)
        .filter(|needed| !needed.is_larger_than(largest.value))
        .ok_or_else(|| too_large(&demand, largest))?;
    let minimum = minimum_of(parts)?;
    let advised = advised_of(parts, edition);

    let least = needed.or_larger(minimum.value);
    let advice = advised.filter(|_| options.fit == Fit::Advised);
    let worked_out = advice.map_or(least, |advised| least.or_larger(advised.value));
    let (prefix_len, decided_by) = match asked {
        Some((asked, _)) if least.is_larger_than(asked) => {
            return Err(too_small(asked, least, &demand, minimum));
        }
        Some((asked, _)) if asked.is_larger_than(largest.value) => {
            let message =
                format!("{asked} is asked for, but the largest subnet is {}", largest.value);
            return Err(Problem::new(&codes::OUTSIDE_PLATFORM, message).source(largest.source));
        }
        // A place that is as large as it would be anyway decides nothing.
        Some((asked, by)) if asked != worked_out => (asked, by),
        _ if worked_out == needed => (needed, DecidedBy::Need),
        _ if worked_out == least => (least, DecidedBy::Minimum),
        _ => (worked_out, DecidedBy::Advised),
    };
    let main = parts.first().filter(|_| parts.len() == 1);
    let name = |part: &Part<'_>| part.rule.required_name?.at(edition).copied();
    let delegation = |part: &Part<'_>| part.rule.delegation?.at(edition).copied();
    let mut size = Size {
        role: main.map_or("subnet", |part| part.rule.role),
        avoid: each_range(parts),
        demand,
        prefix_len,
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

/// A size that was asked for, and is not enough.
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

fn too_small(
    asked: PrefixLen,
    least: PrefixLen,
    demand: &Demand,
    minimum: Cited<PrefixLen>,
) -> Problem {
    let need = demand.total();
    if need <= addresses(asked) {
        let message = format!("{asked} is asked for, but the smallest subnet is {}", minimum.value);
        return Problem::new(&codes::UNDER_MINIMUM, message).source(minimum.source);
    }
    let message = format!("{need} addresses are needed, but {asked} has {}", addresses(asked));
    Problem::new(&codes::TOO_SMALL, message).hint(format!("a {least} is enough"))
}

/// A sum may only use what pages had said by then.
pub(crate) fn refuse_later_pages(demand: &Demand, edition: Edition) -> Result<(), Problem> {
    let cited = demand.terms().iter().filter_map(|term| term.cited.map(|it| (term, it)));
    // The first of the latest: sums name what is steady first.
    match cited.min_by_key(|(_, (since, _))| core::cmp::Reverse(*since)) {
        Some((term, (since, source))) => refuse_later_page(&term.what, since, source, edition),
        None => Ok(()),
    }
}

fn refuse_later_page(
    what: &str,
    since: Edition,
    source: &'static Source,
    edition: Edition,
) -> Result<(), Problem> {
    if since <= edition {
        return Ok(());
    }
    let message = format!("by {edition} no page had stated a number for \"{what}\"");
    Err(Problem::new(&codes::EDITION_TOO_EARLY, message)
        .at("edition")
        .hint(format!("the earliest edition that answers this is {since}"))
        .source(source))
}

fn too_large(demand: &Demand, largest: Cited<PrefixLen>) -> Problem {
    let message = format!(
        "{} addresses are needed, but the largest subnet is a {} with {}",
        demand.total(),
        largest.value,
        largest.value.addresses(),
    );
    Problem::new(&codes::TOO_LARGE, message)
        .hint("split the workload over several subnets")
        .source(largest.source)
}

fn notices(size: &Size, parts: &[Part<'_>], edition: Edition) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    let mut tell = |code, message: Cow<'static, str>, source| {
        let notice = Notice { code, message, source };
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    };
    let retired = parts.iter().filter_map(|part| part.given.service().retired);
    for retired in retired.filter(|it| it.source.date <= edition) {
        tell(&codes::RETIRED, retired.value.into(), Some(retired.source));
    }
    if let Some(advised) = size.advised.filter(|it| it.value.is_larger_than(size.prefix_len)) {
        let message = format!("the page advises a {}, which is larger", advised.value);
        tell(&codes::UNDER_ADVICE, message.into(), Some(advised.source));
    }
    let mut platforms = parts.iter().map(|part| (part.rule.platform)(part.given));
    let per_network = platforms.find_map(|platform| platform.per_network?.at(edition));
    if let Some(most) = per_network
        && size.demand.peak() > most.value
    {
        let message = format!("one virtual network holds at most {} addresses", most.value);
        tell(&codes::OVER_NETWORK_LIMIT, message.into(), Some(most.source));
    }
    for note in sharing::notes(parts).filter(|note| note.source.date <= edition) {
        tell(note.code, note.message.into(), Some(note.source));
    }
    for part in parts {
        let applies = |note: &&crate::service::Note| {
            note.source.date <= edition && (note.applies)(part.given, size.prefix_len)
        };
        for notice in (part.given.service().computed)(part.given) {
            let dated = notice.source.is_none_or(|source| source.date <= edition);
            if dated {
                tell(notice.code, notice.message, notice.source);
            }
        }
        let own = part.given.service().notes;
        let fixed = own.iter().filter(applies).all(|note| note.code != &codes::FIXED_SIZE);
        let general = (part.rule.platform)(part.given).resizing.into_iter();
        let general = general.filter(|_| fixed).filter(applies);
        for note in own.iter().filter(applies).chain(general) {
            tell(note.code, note.message.into(), Some(note.source));
        }
    }
    notices
}

/// What to know of every size at an edition that no page reaches.
pub(crate) fn newer_than_pages(edition: Edition) -> Option<Notice> {
    let newest = Edition::newest();
    (edition > newest).then(|| {
        let message = format!("no page newer than {newest} is known here; this is its answer");
        Notice { code: &codes::NEWER_THAN_PAGES, message: message.into(), source: None }
    })
}
