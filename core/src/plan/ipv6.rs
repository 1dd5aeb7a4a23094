//! IPv6: a subnet that asks for it has one `/64`, no other size, and only where the pages of what lives
//! in it allow that.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen};
use crate::fact::{Cited, Edition, Fact};
use crate::problem::{Edit, Notice, Problem, codes};
use crate::service::{Service, SubnetRule};
use crate::size::named;
use crate::space::Space;

use super::want::Want;

/// The statement of the pages of the services in a subnet about IPv6.
enum Says {
    /// They allow it, or nobody knows what lives there.
    Yes,
    /// One of them does not.
    No(&'static Service, Cited<bool>),
    /// Of one of the services, no page says anything.
    Nothing(&'static Service),
}

impl Says {
    fn of(want: &Want<'_>, edition: Edition) -> Says {
        if want.holds.is_empty() {
            return Says::by_name(want, edition);
        }
        // Of a service with several subnets, each has its own rule.
        let role = want.is_one_of_several().then_some(want.size.role);
        let mut says = Says::Yes;
        for given in want.holds.iter() {
            let rules = given.service().subnets.iter();
            let rules = rules.filter(|rule| role.is_none_or(|role| rule.role == role));
            for rule in rules.filter(|rule| (rule.wanted)(given)) {
                match rule.ipv6.and_then(|fact| fact.at(edition)) {
                    Some(cited) if cited.value => {}
                    Some(cited) => return Says::No(given.service(), *cited),
                    None => says = Says::Nothing(given.service()),
                }
            }
        }
        says
    }

    /// Where only the name says what lives there: no, where every service of that name says no.
    fn by_name(want: &Want<'_>, edition: Edition) -> Says {
        match no_by_name(want, edition, |rule| rule.ipv6) {
            Some((service, cited)) => Says::No(service, cited),
            None => Says::Yes,
        }
    }

    /// The problem with IPv6 in that subnet. An existing prefix is kept if no page says anything.
    fn problem(&self, want: &Want<'_>) -> Option<Problem> {
        match self {
            Says::Yes => None,
            Says::No(service, fact) => {
                let message = format!("{} does not support IPv6", service.id);
                Some(Problem::new(&codes::NO_IPV6, message).source(fact.source))
            }
            Says::Nothing(_) if want.ipv6.is_some() => None,
            Says::Nothing(service) => {
                let message =
                    format!("no page says that the subnet of {} can have IPv6", service.id);
                let problem = Problem::new(&codes::NO_IPV6, message);
                let problem = problem.offer("leave out `ipv6`", Edit::leave_out("ipv6"));
                Some(problem.hint("if it has IPv6 in Azure, add its range to `at`"))
            }
        }
    }
}

/// The service that lives in every subnet of that name and says no, where only the name says what does.
fn no_by_name(
    want: &Want<'_>,
    edition: Edition,
    says: fn(&SubnetRule) -> Option<&'static Fact<bool>>,
) -> Option<(&'static Service, Cited<bool>)> {
    let name = want.size.required_name.filter(|_| want.holds.is_empty())?;
    let no = named(name.value, edition).into_iter().map(|(service, rule)| {
        let cited = says(rule)?.at(edition).copied().filter(|cited| !cited.value)?;
        Some((service, cited))
    });
    no.collect::<Option<Vec<_>>>()?.first().copied()
}

/// The problems of subnets that ask for IPv6 and cannot have it: the network has no IPv6 space, or the
/// service does not support it in its subnet or anywhere in its network.
pub(super) fn refused(space: &Space, wants: &[Want<'_>], edition: Edition) -> Vec<Problem> {
    let has_space = space.declared().any(|prefix| Family::of(&prefix) == Family::V6);
    let mut problems: Vec<Problem> = Vec::new();
    for want in wants {
        let problem = if let Some(problem) = has_space.then(|| without(want, edition)).flatten() {
            problem.at(want.place())
        } else if !want.wants_ipv6() {
            continue;
        } else if let Some(problem) =
            Says::of(want, edition).problem(want).filter(|_| !another_has_it(want, wants, edition))
        {
            problem.at(format!("{}.ipv6", want.place()))
        } else if !has_space && want.ipv6.is_none() {
            let problem = Problem::new(&codes::NO_IPV6, "the network has no IPv6 address space");
            let problem = problem.at(format!("{}.ipv6", want.place()));
            problem.hint("add an IPv6 prefix to its address space: a /56 has room for 256 subnets")
        } else {
            continue;
        };
        // A service with several subnets has the same problem with each.
        if problems.last() != Some(&problem) {
            problems.push(problem);
        }
    }
    problems
}

/// Whether the service has several subnets, and another of them has IPv6: one entry asks for all, and
/// those get it that can have it.
fn another_has_it(want: &Want<'_>, wants: &[Want<'_>], edition: Edition) -> bool {
    let mut others = wants.iter().filter(|it| it.is_one_of_several() && it.place() == want.place());
    want.is_one_of_several()
        && want.ipv6.is_none()
        && others.any(|it| matches!(Says::of(it, edition), Says::Yes))
}

/// A service whose network must have no IPv6 space at all.
fn without(want: &Want<'_>, edition: Edition) -> Option<Problem> {
    let no = want.holds.iter().find_map(|given| {
        let rules = given.service().subnets.iter().filter_map(|rule| rule.ipv6_in_network);
        let says = |fact: &'static Fact<bool>| fact.at(edition).copied();
        Some((given.service(), rules.filter_map(says).find(|fact| !fact.value)?))
    });
    let (service, fact) = no.or_else(|| no_by_name(want, edition, |rule| rule.ipv6_in_network))?;
    let message = format!("{} needs a network without IPv6 address space", service.id);
    let problem = Problem::new(&codes::NO_IPV6, message).source(fact.source);
    Some(problem.hint("put it into a network with only IPv4 address space"))
}

/// The notice about the IPv6 prefix that a subnet has already.
pub(super) fn notice(want: &Want<'_>, edition: Edition) -> Option<Notice> {
    want.ipv6.as_ref()?;
    let Says::Nothing(service) = Says::of(want, edition) else { return None };
    let message = format!(
        "it has an IPv6 prefix, and no page says whether {} supports that; it is kept",
        service.id
    );
    Some(Notice { code: &codes::NOT_STATED, message: message.into(), source: None })
}

/// Whether a subnet is to get a `/64`: it asks for one, has none, and can have one.
pub(super) fn is_due(want: &Want<'_>, edition: Edition) -> bool {
    want.subnet.ipv6 && want.ipv6.is_none() && matches!(Says::of(want, edition), Says::Yes)
}

/// A new `/64` for every subnet that is to get one. Those that have one have it already.
pub(super) fn ranges(
    space: &mut Space,
    wants: &[Want<'_>],
    edition: Edition,
    problems: &mut Vec<Problem>,
) -> Vec<Option<IpNet>> {
    let has_space = space.declared().any(|prefix| Family::of(&prefix) == Family::V6);
    let mut ranges: Vec<Option<IpNet>> = alloc::vec![None; wants.len()];
    for (want, place) in wants.iter().zip(&mut ranges) {
        if !has_space || !is_due(want, edition) {
            continue;
        }
        match space.carve(PrefixLen::v6(64)) {
            Ok(range) => *place = Some(range),
            Err(shortfall) => {
                let problem = Problem::new(&codes::TOO_FULL, shortfall.to_string());
                problems.push(problem.at(format!("{}.ipv6", want.place())));
            }
        }
    }
    ranges
}
