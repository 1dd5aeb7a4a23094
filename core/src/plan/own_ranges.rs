//! Ranges that a service has for itself, such as that of a cluster's pods: they are no subnets, and
//! nothing that the network reaches may have an address of them.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::{IpNet, Ipv4Net};

use crate::fact::{Edition, Source};
use crate::problem::{Code, Notice, Problem, codes};
use crate::service::{Absent, CheckedWorkload, OwnRange, platform};

use super::client_pools::Client;
use super::occupants::Occupants;
use super::ranges::is_private_or_shared;
use super::request::Request;
use super::takers::NetworkSpace;
use super::want::Want;

/// A notice about a range that is a default.
pub(super) struct Told {
    pub(super) network: String,
    pub(super) subnet: String,
    pub(super) notice: Notice,
}

/// An owner of addresses that a network reaches.
#[derive(Clone, Copy)]
enum Reached<'a> {
    Network(&'a str),
    Client(&'a str, Option<&'a str>),
    /// With its number.
    KeptOff(usize),
}

/// Compares them all: one that was given and overlaps is a problem, of a default it is reported.
pub(super) fn compared(
    request: &Request,
    wants: &BTreeMap<&str, Vec<Want<'_>>>,
    spaces: &BTreeMap<String, NetworkSpace>,
    clients: &[Client<'_>],
    problems: &mut Vec<Problem>,
) -> Vec<Told> {
    let edition = request.edition.unwrap_or_else(Edition::newest);
    let mut reach: Option<Reach<'_>> = None;
    let mut reported = Vec::new();
    for want in wants.values().flatten() {
        // Of several subnets of one service, the first stands for all.
        let role = want.holds.first().and_then(|given| {
            given.service().subnets.iter().find(|rule| (rule.wanted)(given)).map(|rule| rule.role)
        });
        if want.is_one_of_several() && role != Some(want.size.role) {
            continue;
        }
        for (number, given) in want.holds.iter().enumerate() {
            for own in given.service().own_ranges {
                let Some(range) = given.cidr(own.input) else { continue };
                let reach = reach.get_or_insert_with(|| Reach::of(request, spaces, clients));
                let what = if given.was_given(own.input) {
                    format!("`{}` {range}", own.input.name)
                } else if stated(own, edition) {
                    format!("the default {}, {range},", own.what)
                } else {
                    continue;
                };
                let found = reach.overlap(want.network(), range);
                let found = found.map(|it| (it, own.source));
                let Some((who, source)) = found.or_else(|| taken(given, own, range)) else {
                    reported.extend(public(want, own, range));
                    continue;
                };
                let message = format!("{what} overlaps {who}");
                if given.was_given(own.input) {
                    let several = want.holds.len() > 1;
                    let under = if several { format!(".holds.{number}") } else { String::new() };
                    let at = format!("{}{under}.{}", want.place(), own.input.name);
                    let problem = Problem::new(&codes::OVERLAPPING, message).at(at).source(source);
                    problems.push(problem.hint("use a range that nothing in reach uses"));
                } else {
                    let message =
                        format!("{message}: choose another one, with `{}`", own.input.name);
                    reported.push(about(want, &codes::RANGE_TO_AVOID, message, source));
                }
            }
        }
    }
    reported
}

/// Whether a page of that edition or an earlier one states the default.
fn stated(own: &OwnRange, edition: Edition) -> bool {
    let default = match own.input.absent {
        Absent::Cidr(fact) => fact.at(edition).is_some(),
        _ => false,
    };
    default && own.source.date <= edition
}

fn about(want: &Want<'_>, code: &'static Code, message: String, source: &'static Source) -> Told {
    let notice = Notice { code, message: message.into(), source: Some(source) };
    Told { network: want.network().to_string(), subnet: want.key.to_string(), notice }
}

/// Azure takes it, and supports nobody who uses it.
fn public(want: &Want<'_>, own: &OwnRange, range: Ipv4Net) -> Option<Told> {
    let message = format!(
        "the {} {range} is not private address space; what has these addresses cannot be reached",
        own.what
    );
    let reported = about(want, &codes::PUBLIC_RANGE, message, own.source);
    (!is_private_or_shared(range)).then_some(reported)
}

/// A reason not to use the range, regardless of the networks in reach: the platform, the service, or
/// another of its ranges.
fn taken(
    given: &CheckedWorkload,
    own: &OwnRange,
    range: Ipv4Net,
) -> Option<(String, &'static Source)> {
    let kept = given.service().subnets.iter().flat_map(|rule| rule.avoid);
    let kept = platform::FORBIDDEN.iter().chain(kept).find_map(|avoid| {
        let there = avoid.ranges.iter().find(|it| overlap(**it, range))?;
        Some((format!("{there} ({}): {}", avoid.what, avoid.why), avoid.source))
    });
    kept.or_else(|| {
        given.service().own_ranges.iter().find_map(|other| {
            let there = given.cidr(other.input).filter(|there| overlap(*there, range))?;
            let another = other.input.name != own.input.name;
            another.then(|| (format!("the {} of the cluster, {there}", other.what), own.source))
        })
    })
}

fn overlap(a: Ipv4Net, b: Ipv4Net) -> bool {
    a.contains(&b) || b.contains(&a)
}

/// Everything that has an address somewhere in the request.
struct Reach<'a> {
    request: &'a Request,
    all: Occupants<Reached<'a>>,
}

impl<'a> Reach<'a> {
    fn of(
        request: &'a Request,
        spaces: &'a BTreeMap<String, NetworkSpace>,
        clients: &[Client<'a>],
    ) -> Reach<'a> {
        let networks = spaces.iter().flat_map(|(name, space)| {
            space.prefixes.iter().map(move |prefix| (*prefix, Reached::Network(name.as_str())))
        });
        let clients = clients.iter().filter_map(|client| {
            Some((client.range?, Reached::Client(client.name, client.network())))
        });
        let kept_off = request.avoid.iter().enumerate();
        let kept_off = kept_off.map(|(number, it)| (it.range, Reached::KeptOff(number)));
        let all: Vec<_> = networks.chain(clients).chain(kept_off).collect();
        Reach { request, all: Occupants::of(all.into_iter()) }
    }

    fn isolated(&self, network: &str) -> bool {
        self.request.networks.get(network).is_some_and(|it| it.isolated.is_some())
    }

    /// The network, client pool or keep-out that a network reaches and that has addresses of the
    /// range, in words.
    fn overlap(&self, network: &str, range: Ipv4Net) -> Option<String> {
        let alone = self.isolated(network);
        let counts = |who: &Reached<'_>| match who {
            Reached::Network(name) => *name == network || !alone && !self.isolated(name),
            Reached::Client(_, of) => *of == Some(network) || !alone,
            Reached::KeptOff(_) => !alone,
        };
        let (there, who) = self.all.beside(IpNet::V4(range), counts)?;
        Some(match who {
            Reached::Network(name) if *name == network => format!("its own network, {there}"),
            Reached::Network(name) => format!("network `{name}` {there}"),
            Reached::Client(name, _) => format!("the client pool `{name}` {there}"),
            Reached::KeptOff(number) => {
                let why = self.request.avoid.get(*number).map_or("", |it| it.why.as_str());
                let why = if why.is_empty() { "no reason given" } else { why };
                format!("{there}, a range to avoid ({why})")
            }
        })
    }
}
