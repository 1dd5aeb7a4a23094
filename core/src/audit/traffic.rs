//! The effect of a network security group on traffic, and the next hop of a route table.

use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::summarize;
use crate::inventory::{ExistingAttachment, ExistingRoute, ExistingRule};
use crate::service::Endpoint;

/// Traffic of one kind.
#[derive(Clone, Copy)]
pub(super) struct Flow<'a> {
    pub(super) inbound: bool,
    /// `None` for all ports of all protocols.
    pub(super) tcp_port: Option<u16>,
    pub(super) from: Endpoint,
    pub(super) to: Endpoint,
    /// The prefixes of the subnet.
    pub(super) subnet: &'a [IpNet],
}

/// The verdict on some traffic.
pub(super) enum Judged<'a> {
    /// A rule allows it.
    Allowed,
    /// A rule denies it; whether all of it.
    Denied { by: &'a ExistingRule, all: bool },
    /// No rule allows it; whether the rules do that every group has.
    Missing { by_default: bool },
}

/// How much of some traffic a rule is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    Nothing,
    Some,
    All,
}

/// The verdict of rules, in order of priority, lowest number first, on a flow.
pub(super) fn judge<'a>(rules: &'a [ExistingRule], flow: &Flow<'_>) -> Judged<'a> {
    for rule in rules.iter().filter(|rule| rule.inbound == flow.inbound) {
        match (share(rule, flow), rule.allows) {
            (share @ (Share::Some | Share::All), false) => {
                return Judged::Denied { by: rule, all: share == Share::All };
            }
            (Share::All, true) => return Judged::Allowed,
            _ => {}
        }
    }
    // AllowVnetInBound and AllowAzureLoadBalancerInBound; AllowVnetOutBound and AllowInternetOutBound.
    let defaults = if flow.inbound {
        [("VirtualNetwork", "VirtualNetwork"), ("AzureLoadBalancer", "*")]
    } else {
        [("VirtualNetwork", "VirtualNetwork"), ("*", "Internet")]
    };
    let by_default = defaults.into_iter().any(|(from, to)| {
        let ends = [(flow.from, from), (flow.to, to)];
        ends.into_iter().all(|(end, word)| of_end(end, &[word.into()], flow.subnet) == Share::All)
    });
    Judged::Missing { by_default }
}

fn share(rule: &ExistingRule, flow: &Flow<'_>) -> Share {
    let parts = [
        protocol(&rule.protocol, flow),
        if is_any_port(&rule.source_ports) { Share::All } else { Share::Some },
        ports(&rule.ports, flow),
        of_end(flow.from, &rule.from, flow.subnet),
        of_end(flow.to, &rule.to, flow.subnet),
    ];
    parts.into_iter().min().unwrap_or(Share::Nothing)
}

fn protocol(word: &str, flow: &Flow<'_>) -> Share {
    let is_any = is_any(word);
    match flow.tcp_port {
        _ if is_any => Share::All,
        Some(_) if word.eq_ignore_ascii_case("Tcp") => Share::All,
        Some(_) => Share::Nothing,
        None => Share::Some,
    }
}

fn is_any(word: &str) -> bool {
    word == "*" || word.eq_ignore_ascii_case("Any")
}

fn is_any_port(ports: &[String]) -> bool {
    ports.is_empty() || ports.iter().any(|it| is_any(it) || bounds(it) == Some((0, u16::MAX)))
}

/// The first and the last port of a range.
fn bounds(range: &str) -> Option<(u16, u16)> {
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}

fn ports(ranges: &[String], flow: &Flow<'_>) -> Share {
    let Some(port) = flow.tcp_port else {
        return if is_any_port(ranges) { Share::All } else { Share::Some };
    };
    let has = |range: &String| bounds(range).is_some_and(|(a, b)| (a..=b).contains(&port));
    if is_any_port(ranges) || ranges.iter().any(has) { Share::All } else { Share::Nothing }
}

/// How much of an end these ranges and tags cover. Anything else, such as an application security group, covers
/// nothing of a subnet, and an unknown part of everything.
fn of_end(end: Endpoint, words: &[String], subnet: &[IpNet]) -> Share {
    let ranges: Vec<IpNet> = words.iter().filter_map(|it| range(it)).collect();
    if words.iter().any(|it| is_any(it)) || ranges.iter().any(|it| it.prefix_len() == 0) {
        return Share::All;
    }
    let has = |tag: &str| words.iter().any(|it| it.eq_ignore_ascii_case(tag));
    match end {
        Endpoint::Any if words.is_empty() => Share::Nothing,
        Endpoint::Any => Share::Some,
        Endpoint::Subnet if has("VirtualNetwork") => Share::All,
        Endpoint::Subnet => {
            let whole: Vec<IpNet> = summarize(&ranges).collect();
            if subnet.iter().all(|own| whole.iter().any(|it| it.contains(own))) {
                return Share::All;
            }
            let meets = |own: &IpNet| whole.iter().any(|it| own.contains(it) || it.contains(own));
            if subnet.iter().any(meets) { Share::Some } else { Share::Nothing }
        }
        Endpoint::Tag(tag) if has(tag) => Share::All,
        // All public addresses, those of Azure included.
        Endpoint::Tag("AzureCloud") if has("Internet") => Share::All,
        Endpoint::Tag(tag) => {
            // `AzureCloud.WestEurope`
            let is_region = |it: &String| {
                let (whole, _) = it.split_once('.').unwrap_or_default();
                whole.eq_ignore_ascii_case(tag)
            };
            if words.iter().any(is_region) { Share::Some } else { Share::Nothing }
        }
    }
}

/// A range, or an address alone.
fn range(word: &str) -> Option<IpNet> {
    let alone = || word.parse::<core::net::IpAddr>().ok().map(IpNet::from);
    word.parse::<IpNet>().ok().map(|it| it.trunc()).or_else(alone)
}

/// Where a range goes.
pub(super) enum Way<'a> {
    /// Where it has to.
    Right,
    /// A route sends it, or a part of it, elsewhere.
    Elsewhere(&'a ExistingRoute),
    /// The table has no route for it.
    Missing,
}

/// Where a route table sends a range. `within` is the address space of the network, where the range is
/// inside of it: Azure has routes of its own for it, which only longer ones replace.
pub(super) fn way<'a>(
    table: &'a ExistingAttachment,
    to: IpNet,
    next_hop: &str,
    within: &[IpNet],
) -> Way<'a> {
    let around = within.iter().filter(|it| it.contains(&to)).map(IpNet::prefix_len).max();
    let routes = table.routes.iter().filter_map(|route| Some((range(&route.to)?, route)));
    let routes: Vec<(IpNet, &ExistingRoute)> = routes
        .filter(|(range, _)| around.is_none_or(|least| range.prefix_len() >= least))
        .collect();
    let is_right = |route: &ExistingRoute| route.next_hop.eq_ignore_ascii_case(next_hop);
    let mut inside = routes.iter().filter(|(range, _)| to.contains(range) && *range != to);
    if let Some((_, route)) = inside.find(|(_, route)| !is_right(route)) {
        return Way::Elsewhere(route);
    }
    let longest = routes.iter().filter(|(range, _)| range.contains(&to));
    match longest.max_by_key(|(range, _)| range.prefix_len()) {
        Some((_, route)) if is_right(route) => Way::Right,
        Some((_, route)) => Way::Elsewhere(route),
        None => Way::Missing,
    }
}
