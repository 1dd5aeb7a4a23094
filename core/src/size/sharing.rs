//! The rules for services that share one subnet.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::address::PrefixLen;
use crate::fact::Cited;
use crate::problem::{Problem, codes};
use crate::service::{Beside, Note};

use super::part::Part;

impl Part<'_> {
    fn id(&self) -> &'static str {
        self.given.service().id
    }

    fn beside(&self, other: &Part<'_>) -> Option<&'static Beside> {
        self.rule.beside.iter().find(|it| it.service == other.id())
    }
}

/// Refuses a subnet whose workloads may not live together.
pub(crate) fn check(parts: &[Part<'_>]) -> Result<(), Problem> {
    // A pair is judged by the first workload's inputs and the other's service, so one workload of
    // each service, or two, stand for all of them.
    let mut others: Vec<&Part<'_>> = Vec::new();
    for part in parts {
        if others.iter().filter(|it| it.id() == part.id()).count() < 2 {
            others.push(part);
        }
    }
    for part in parts.iter().filter(|part| !part.rule.shareable) {
        for other in others.iter().filter(|it| !core::ptr::eq(**it, part)) {
            pair(part, other)?;
        }
    }
    one_delegation(parts)
}

/// A subnet has one delegation, so a service that needs another one cannot share it.
fn one_delegation(parts: &[Part<'_>]) -> Result<(), Problem> {
    let delegated =
        |part: &Part<'_>| Some((part.id(), *part.rule.delegation?.at(part.given.edition())?));
    let mut all = parts.iter().filter_map(delegated);
    let Some((first, one)) = all.next() else { return Ok(()) };
    let Some((second, other)) = all.find(|(_, it)| it.value != one.value) else { return Ok(()) };
    let message = format!(
        "{first} needs the delegation {} and {second} the delegation {}, but a subnet has one",
        one.value, other.value
    );
    let problem = Problem::new(&codes::MUST_BE_ALONE, message).at("holds").source(other.source);
    Err(problem.hint("give one of them a subnet of its own"))
}

fn pair(part: &Part<'_>, other: &Part<'_>) -> Result<(), Problem> {
    let (id, edition) = (part.id(), part.given.edition());
    let same = id == other.id();
    let named = part.rule.required_name.filter(|_| same).map(|name| part.given.at(name));
    let refused = |why: String| {
        let problem = Problem::new(&codes::MUST_BE_ALONE, why).at("holds");
        match named {
            Some(_) => problem.hint("keep one of them"), // no other subnet can have the name
            None if same => problem
                .hint("give it a subnet of its own")
                .hint("remove one of them, if it is listed twice by mistake"),
            None => problem.hint("give it a subnet of its own"),
        }
    };
    match part.beside(other) {
        Some(beside) => {
            let allowed = part.given.at(beside.allowed);
            let both = format!("{id} and {} cannot share a subnet", other.id());
            let both =
                if same { format!("{id} cannot share a subnet with another {id}") } else { both };
            if allowed.since > edition || !allowed.value {
                return Err(refused(both).source(allowed.source));
            }
            match (beside.unless)(part.given) {
                Some(why) => Err(refused(format!("{both}: {why}")).source(allowed.source)),
                None => Ok(()),
            }
        }
        None if same && part.rule.one.is_none() && part.rule.required_name.is_none() => Ok(()),
        None => {
            let source = if same { part.rule.one } else { None };
            let message = match named {
                Some(name) => format!("`{}` can hold only one {id}", name.value),
                None if same => format!("a subnet can hold only one {id}"),
                None => format!("{id} needs a subnet of its own"),
            };
            let mut problem = refused(message);
            problem.source = source.or(named.map(|name| name.source));
            let company = part.rule.company(id, edition).into_iter().map(|it| match it {
                _ if it == id => format!("another {id}"),
                other => String::from(other),
            });
            let company: Vec<String> = company.collect();
            Err(if company.is_empty() {
                problem
            } else {
                problem.hint(format!("it can share a subnet with {}", company.join(" or ")))
            })
        }
    }
}

/// The terms on which workloads share the subnet: the rules that have another workload to hold for.
fn met<'a>(parts: &'a [Part<'a>]) -> impl Iterator<Item = (&'a Part<'a>, &'static Beside)> {
    parts.iter().enumerate().flat_map(move |(i, part)| {
        let there = move |rule: &&Beside| {
            parts.iter().enumerate().any(|(j, other)| j != i && other.id() == rule.service)
        };
        let telling = part.rule.beside.iter();
        let telling = telling.filter(|rule| rule.smallest.is_some() || rule.note.is_some());
        telling.filter(there).map(move |rule| (part, rule))
    })
}

/// The smallest subnets that pages require for services that share one.
pub(super) fn smallest<'a>(parts: &'a [Part<'a>]) -> impl Iterator<Item = Cited<PrefixLen>> + 'a {
    met(parts).filter_map(|(part, rule)| Some(part.given.at(rule.smallest?)))
}

/// The notes about services that share a subnet.
pub(super) fn notes<'a>(parts: &'a [Part<'a>]) -> impl Iterator<Item = &'static Note> + 'a {
    met(parts).filter_map(|(_, rule)| rule.note)
}
