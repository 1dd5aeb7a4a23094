//! Declared ranges, compared: networks with each other, with pools and with what is to be avoided.
//!
//! Networks that are isolated are another world: they are compared with nothing.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::{IpNet, Ipv4Net};

use crate::address::overlaps;
use crate::fact::{Edition, Source};
use crate::links::LinkProblems;
use crate::problem::{Notice, Problem, codes, place};
use crate::service::platform;

use super::request::{AddressSpace, Network, Place, Request};

/// The owner of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner<'a> {
    /// With the number of the prefix, where it has several.
    Network(&'a str, Option<usize>),
    Pool(&'a str),
    KeepOut(usize),
}

impl Owner<'_> {
    /// Its path in the request.
    fn place(self) -> String {
        match self {
            Owner::Network(name, None) => format!("{}.space", place::of_network(name)),
            Owner::Network(name, Some(number)) => {
                format!("{}.space.{number}", place::of_network(name))
            }
            Owner::Pool(name) => format!("pools.{}", place::step(name)),
            Owner::KeepOut(index) => format!("avoid.{index}"),
        }
    }
}

type Owned<'a> = (IpNet, Owner<'a>);

/// How many problems name the subnets that have an address in common: looking for them takes a pass
/// over both networks.
const EXPLAINED: usize = 20;

/// Everything that two declared ranges have in common and should not.
pub(super) fn collisions(request: &Request, linked: &LinkProblems) -> Vec<Problem> {
    let networks: Vec<Owned<'_>> = request.networks.iter().flat_map(declared).collect();
    let pools = request.pools.iter();
    let pools = pools.flat_map(|(name, all)| all.iter().map(|it| (*it, Owner::Pool(name))));
    let avoid = request.avoid.iter().enumerate();
    let avoid = avoid.map(|(index, keep_out)| (keep_out.range, Owner::KeepOut(index)));
    let mut problems = Vec::new();
    // Each list has only one network of each pair, so that the nearest range is of the other kind.
    // Networks that may reuse ranges are compared by their links.
    let reuses = |owner: Owner<'_>| match owner {
        Owner::Network(name, _) => request.networks.get(name).is_some_and(|it| it.reuse.is_some()),
        _ => false,
    };
    let compared: Vec<Owned<'_>> =
        networks.iter().copied().filter(|(_, owner)| !reuses(*owner)).collect();
    for (inner, outer) in nearest(&compared) {
        if let (Owner::Network(a, _), Owner::Network(b, _)) = (inner.1, outer.1)
            && a != b
            && !linked.reported(a, b)
        {
            let problem = of_networks(request, (a, inner.0), (b, outer.0), problems.len());
            problems.push(problem.at(inner.1.place()).and(outer.1.place()));
        }
    }
    // A range to avoid comes first, so it is around a network that is the same.
    let with_avoid: Vec<Owned<'_>> = avoid.chain(networks.iter().copied()).collect();
    for (inner, outer) in nearest(&with_avoid) {
        problems.extend(avoided(request, inner, outer.1));
    }
    let with_pools: Vec<Owned<'_>> = networks.iter().copied().chain(pools).collect();
    for (inner, outer) in nearest(&with_pools) {
        if let (Owner::Pool(pool), Owner::Network(network, _)) = (inner.1, outer.1) {
            let message = format!(
                "pool `{pool}` {} is {} network `{network}` {}",
                inner.0,
                inside(inner.0, outer.0),
                outer.0
            );
            let problem = Problem::new(&codes::OVERLAPPING, message).at(inner.1.place());
            problems.push(problem.and(outer.1.place()));
        }
    }
    problems
}

/// The prefixes of a network that is compared with others.
fn declared<'a>(
    (name, network): (&'a String, &'a Network),
) -> impl Iterator<Item = Owned<'a>> + use<'a> {
    let space = match &network.space {
        AddressSpace::Declared(space) if network.isolated.is_none() => space.as_slice(),
        _ => &[],
    };
    let several = space.len() > 1;
    let unicast = space.iter().enumerate().filter(|(_, prefix)| wrong_kind(prefix).is_none());
    unicast.map(move |(number, prefix)| {
        (*prefix, Owner::Network(name, Some(number).filter(|_| several)))
    })
}

/// Each range inside of another with the nearest one around it.
fn nearest<'a>(ranges: &[Owned<'a>]) -> Vec<(Owned<'a>, Owned<'a>)> {
    let prefixes: Vec<IpNet> = ranges.iter().map(|(range, _)| *range).collect();
    let pairs = overlaps(&prefixes).nearest();
    pairs.filter_map(|pair| Some((*ranges.get(pair.inner)?, *ranges.get(pair.outer)?))).collect()
}

fn inside(inner: IpNet, outer: IpNet) -> &'static str {
    if inner == outer { "the same as" } else { "inside" }
}

fn of_networks(
    request: &Request,
    (a, inner): (&str, IpNet),
    (b, outer): (&str, IpNet),
    before: usize,
) -> Problem {
    let mut message =
        format!("network `{a}` {inner} is {} network `{b}` {outer}", inside(inner, outer));
    if before < EXPLAINED {
        message.push_str(&in_common(request, a, b));
    }
    Problem::new(&codes::OVERLAPPING, message)
        .hint("use other addresses for one of them: networks that overlap cannot be connected")
        .hint(format!(
            "if `{a}` is never connected to the others, say why, such as `isolated: a \
                       sandbox`"
        ))
}

/// The subnets of two networks that are declared to be at the same addresses.
fn in_common(request: &Request, a: &str, b: &str) -> String {
    let mut all: Vec<(IpNet, (&str, &str))> = Vec::new();
    for name in [a, b] {
        for (key, subnet) in request.networks.get(name).iter().flat_map(|it| &it.subnets) {
            let places: Vec<IpNet> = match &subnet.at {
                Place::Anywhere => Vec::new(),
                Place::Here(prefixes) => prefixes.clone(),
                Place::ByRole(places) => places.values().flatten().copied().collect(),
            };
            all.extend(places.into_iter().map(|range| (range, (name, key.as_str()))));
        }
    }
    let ranges: Vec<IpNet> = all.iter().map(|(range, _)| *range).collect();
    let pairs = overlaps(&ranges).nearest().filter_map(|pair| {
        let ((inner, one), (outer, other)) = (all.get(pair.inner)?, all.get(pair.outer)?);
        (one.0 != other.0)
            .then(|| format!("`{}.{}` {inner} and `{}.{}` {outer}", one.0, one.1, other.0, other.1))
    });
    let pairs: Vec<String> = pairs.collect();
    match pairs.as_slice() {
        [] => String::new(),
        [first] => format!("; their subnets {first} overlap"),
        [first, rest @ ..] => {
            format!("; their subnets {first} overlap, as do {} more pairs", rest.len())
        }
    }
}

/// The problem of a network that lies in a keep-out.
fn avoided(request: &Request, network: Owned<'_>, owner: Owner<'_>) -> Option<Problem> {
    let ((range, Owner::Network(name, _)), Owner::KeepOut(index)) = (network, owner) else {
        return None;
    };
    let keep_out = request.avoid.get(index)?;
    let why = if keep_out.why.is_empty() { "no reason given" } else { &keep_out.why };
    let which = inside(range, keep_out.range);
    let message =
        format!("network `{name}` {range} is {which} the range to avoid {}: {why}", keep_out.range);
    let problem = Problem::new(&codes::OVERLAPPING, message).at(network.1.place());
    Some(problem.and(owner.place()).hint("use other addresses").hint(format!(
        "if `{name}` is never connected to that range, say why, such as `isolated: a sandbox`"
    )))
}

/// Ranges that no host can have an address in.
pub(super) fn not_unicast(prefixes: &[IpNet], place: &str) -> Vec<Problem> {
    let problem = |(message, source): (String, &'static Source)| {
        Problem::new(&codes::OUTSIDE_PLATFORM, message).at(place).source(source)
    };
    prefixes.iter().filter_map(wrong_kind).map(problem).collect()
}

/// Why no host can have an address in a range.
pub(crate) fn wrong_kind(prefix: &IpNet) -> Option<(String, &'static Source)> {
    match prefix {
        IpNet::V4(prefix) if prefix.contains(&THIS_HOST) || THIS_HOST.contains(prefix) => {
            Some((format!("{prefix} overlaps {THIS_HOST}, which hosts cannot use"), &RFC_1122))
        }
        IpNet::V6(prefix) => {
            let first = prefix.network().segments().first().copied().unwrap_or_default();
            let global = first >> 13 == 0b001 && prefix.prefix_len() >= 3;
            let local = first >> 9 == 0b111_1110 && prefix.prefix_len() >= 7;
            let message = format!(
                "{prefix} is neither global unicast (2000::/3) nor unique local (fc00::/7)"
            );
            (!global && !local).then_some((message, &RFC_4291))
        }
        IpNet::V4(_) => None,
    }
}

/// The notices about the ranges of a network and about the number of its subnets.
pub(super) fn notices(
    network: &Network,
    prefixes: &[IpNet],
    subnets: usize,
    edition: Edition,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    if network.public.is_none() {
        let public = prefixes.iter().filter_map(|prefix| match prefix {
            IpNet::V4(prefix) if !is_private_or_shared(*prefix) => Some(prefix),
            _ => None,
        });
        notices.extend(public.map(|prefix| {
            Notice {
                code: &codes::PUBLIC_RANGE,
                message: format!(
                    "{prefix} is not private address space. If it belongs to somebody else, their \
                 addresses there cannot be reached from this network. If it is yours, say so, such \
                 as `public: our own range`"
                )
                .into(),
                source: Some(&RFC_1918),
            }
        }));
    }
    if let Some(most) = platform::SUBNETS_PER_NETWORK.at(edition)
        && u64::try_from(subnets).is_ok_and(|subnets| subnets > most.value)
    {
        notices.push(Notice {
            code: &codes::OVER_NETWORK_LIMIT,
            message: format!(
                "it has {subnets} subnets; a virtual network can have at most {}",
                most.value
            )
            .into(),
            source: Some(most.source),
        });
    }
    if let Some(why) = &network.isolated {
        notices.push(Notice {
            code: &codes::ISOLATED,
            message: format!("not compared with other networks: {}", why.to_owned()).into(),
            source: None,
        });
    }
    notices
}

/// Whether all of it is private, or shared by carriers.
pub(super) fn is_private_or_shared(range: Ipv4Net) -> bool {
    PRIVATE.iter().any(|private| private.contains(&range))
}

const THIS_HOST: Ipv4Net = platform::range(0, 0, 0, 0, 8);

/// Private addresses, and those that carriers share.
pub(crate) const PRIVATE: [Ipv4Net; 4] = [
    platform::range(10, 0, 0, 0, 8),
    platform::range(172, 16, 0, 0, 12),
    platform::range(192, 168, 0, 0, 16),
    platform::range(100, 64, 0, 0, 10),
];

static RFC_1122: Source = Source::new(
    "RFC 1122: Requirements for Internet Hosts",
    "https://www.rfc-editor.org/rfc/rfc1122",
    Edition::new(1989, 10, 1),
)
.noting("the month of publication");
pub(crate) static RFC_1918: Source = Source::new(
    "RFC 1918: Address Allocation for Private Internets",
    "https://www.rfc-editor.org/rfc/rfc1918",
    Edition::new(1996, 2, 1),
)
.noting("the month of publication");
static RFC_4291: Source = Source::new(
    "RFC 4291: IP Version 6 Addressing Architecture",
    "https://www.rfc-editor.org/rfc/rfc4291",
    Edition::new(2006, 2, 1),
)
.noting("the month of publication");
