//! What decides the size of one subnet that holds one or more services.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

use crate::address::{Family, PrefixLen};
use crate::fact::{Cited, Edition};
use crate::problem::{Notice, Problem, codes};
use crate::service::{Demand, Note};

use super::options::{Fit, Options};
use super::part::{Part, addresses, demand_of, largest_of, minimum_of, refuse_later_pages};
use super::size::{DecidedBy, Size};

/// A size that is not worked out but given, and who gave it.
pub(crate) type Asked = Option<(PrefixLen, DecidedBy)>;

/// The size of a subnet that holds these parts, or the size asked for if it is enough.
pub(crate) fn settle(parts: &[Part<'_>], options: &Options, asked: Asked) -> Result<Size, Problem> {
    let edition = options.edition;
    let demand = demand_of(parts, options);
    refuse_later_pages(&demand, edition)?;
    alone(parts)?;

    let largest = largest_of(parts);
    let needed = PrefixLen::holding(demand.total().into(), Family::V4)
        .filter(|needed| !needed.is_larger_than(largest.value))
        .ok_or_else(|| too_large(&demand, largest))?;
    let minimum = minimum_of(parts)?;
    let facts = parts.iter().filter_map(|part| part.rule.advised.of(part.given)?.at(edition));
    let advised = facts.copied().reduce(|a, b| if b.value.is_larger_than(a.value) { b } else { a });

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
        avoid: parts.iter().flat_map(|part| part.rule.avoid).collect(),
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

/// Several parts may only share a subnet where each allows it.
fn alone(parts: &[Part<'_>]) -> Result<(), Problem> {
    let Some(part) = parts.iter().find(|part| parts.len() > 1 && !part.rule.shareable) else {
        return Ok(());
    };
    let message = format!("{} needs a subnet of its own", part.given.service().id);
    let problem = Problem::new(&codes::MUST_BE_ALONE, message).at("holds");
    Err(problem.hint("give it a subnet of its own"))
}

/// A size that was asked for, and is not enough.
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
    for part in parts {
        let applies = |note: &&Note| {
            note.source.date <= edition && (note.applies)(part.given, size.prefix_len)
        };
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
