//! The sizes that Azure accepts for a subnet, and those that pages advise.

use crate::address::PrefixLen;
use crate::fact::{Cited, Edition};
use crate::problem::Problem;
use crate::service::platform;

use super::options::{Fit, Options};
use super::part::{Part, refuse_later_page};
use super::sharing;

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

/// The size that pages advise for the parts.
pub(crate) fn advised_of(parts: &[Part<'_>], edition: Edition) -> Option<Cited<PrefixLen>> {
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
