//! What is wrong with links, beside ranges that overlap.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::apart::overlapping;
use super::estate::{End, EndKind, LinkedEstate, same_region};
use super::link::{Link, LinkKind};
use super::pages::{
    FAILOVER_2025, GATEWAY_2023, GLOBAL_PEERING, INTEGRATION_2023, MOST_NETWORKS, MOST_PEERINGS,
    MOST_SUBNETS, PEERING_2023,
};
use super::reach::Ways;
use crate::fact::Source;
use crate::problem::{Code, Problem, codes};
use crate::service::Connects;
use crate::services::{expressroute_gateway, vpn_gateway};

/// Everything wrong with the links of an estate.
#[derive(Default)]
pub(crate) struct LinkProblems {
    pub(crate) problems: Vec<Problem>,
    /// Networks whose overlap is a problem of a link already.
    pub(crate) pairs: BTreeSet<(String, String)>,
}

impl LinkProblems {
    /// Whether an overlap of these two was reported.
    pub(crate) fn reported(&self, a: &str, b: &str) -> bool {
        let has = |a: &str, b: &str| self.pairs.contains(&(a.into(), b.into()));
        !self.pairs.is_empty() && (has(a, b) || has(b, a))
    }
}

/// Judges all links. `given` is how many of them somebody wrote.
pub(crate) fn problems(estate: &LinkedEstate<'_>, given: usize) -> LinkProblems {
    let mut all = Problems { estate, given, found: Vec::new() };
    for (number, link) in estate.links(|_| true) {
        all.ends(number, link);
    }
    // What names nothing has nothing to be judged by.
    if all.found.is_empty() {
        all.judge();
    }
    let mut found = LinkProblems { problems: all.found, ..LinkProblems::default() };
    for apart in overlapping(estate) {
        found.pairs.insert(apart.pair);
        found.problems.push(apart.problem);
    }
    found
}

struct Problems<'e, 'a> {
    estate: &'e LinkedEstate<'a>,
    given: usize,
    found: Vec<Problem>,
}

impl Problems<'_, '_> {
    fn add(
        &mut self,
        code: &'static Code,
        at: (usize, &str),
        message: String,
        hint: String,
        source: Option<&'static Source>,
    ) {
        let (number, key) = at;
        // A client pool that names its network is a link that nobody wrote.
        let place = match self.estate.links.get(number) {
            Some(link) if number >= self.given => {
                let pool = link.ends.last().and_then(|end| self.estate.end(end));
                format!("{}.network", pool.map_or("", |it| it.place.as_str()))
            }
            _ => format!("links.{number}.{key}"),
        };
        let mut problem = Problem::new(code, message).at(place).hint(hint);
        problem.source = source;
        self.found.push(problem);
    }

    /// Ends that a link names, and cannot have.
    fn ends(&mut self, number: usize, link: &Link) {
        let (word, (least, most)) = (link.kind.word(), link.kind.ends());
        let at = (number, word);
        if !(least..=most).contains(&link.ends.len()) {
            let wanted =
                if least == most { format!("{least}") } else { format!("{least} or more") };
            let message = format!("`{word}` has {} ends, but joins {wanted}", link.ends.len());
            self.add(&codes::LINK_END, at, message, "name what it joins".into(), None);
            return;
        }
        let estate = self.estate;
        let mut seen = BTreeSet::new();
        for name in link.ends.iter().chain(&link.subnets) {
            let Some(end) = estate.end(name) else {
                let message = format!("the request has no network, site or client pool `{name}`");
                let names = estate.ends.iter().map(|end| end.name);
                let problem = Problem::new(&codes::LINK_END, message);
                let problem =
                    problem.at(format!("links.{number}.{word}")).did_you_mean(name, names);
                self.found.push(problem.or_hint("declare it, under `networks` or `sites`"));
                continue;
            };
            let subnet = estate.subnet(name);
            if name != end.name && subnet.is_none() {
                let message =
                    format!("network `{}` has no subnet of the name in `{name}`", end.name);
                let hint = format!("write `{}/` and the name of one of its subnets", end.name);
                self.add(&codes::LINK_END, at, message, hint, None);
            } else if !seen.insert(name.as_str()) {
                let message = format!("`{name}` is named twice");
                self.add(&codes::LINK_END, at, message, "name each end once".into(), None);
            }
            if let EndKind::Network { isolated: true, .. } = end.kind {
                let message = format!("network `{}` is isolated, and `{word}` links it", end.name);
                let hint = "leave out `isolated`, or write `reuse` with the reason in its place";
                self.add(&codes::ISOLATED_LINKED, at, message, hint.into(), None);
            }
        }
        if let Some((name, expected)) = wrong_end(estate, link) {
            let instance = matches!(link.kind, LinkKind::FailoverGroup | LinkKind::InstanceLink);
            let code = if instance { &codes::NOT_AN_INSTANCE_SUBNET } else { &codes::LINK_END };
            let message = format!("`{word}` joins {expected}, and `{name}` is none");
            self.add(code, at, message, format!("name {expected}"), None);
        }
        for (key, names) in
            [("gateway-transit", &link.gateway_transit), ("remote-gateways", &link.remote_gateways)]
        {
            if let Some(name) = names.iter().find(|name| !link.ends.contains(name)) {
                let message = format!("`{name}` is not an end of this peering");
                let hint = "name a network that it joins";
                self.add(&codes::LINK_END, (number, key), message, hint.into(), None);
            }
        }
        for name in &link.subnets {
            let whole = name.split_once('/').map(|(network, _)| network);
            if !whole.is_some_and(|whole| link.ends.iter().any(|end| end == whole)) {
                let message =
                    format!("`{name}` is not a subnet of a network that this peering joins");
                let hint = "write it as `NETWORK/SUBNET`";
                self.add(&codes::LINK_END, (number, "subnets"), message, hint.into(), None);
            }
        }
        if link.overlap.is_some() && (!link.kind.advertises() || link.kind == LinkKind::VirtualWan)
        {
            let message = format!("ranges that `{word}` joins cannot overlap");
            let hint = "leave out `overlap`: only gateways translate addresses";
            self.add(&codes::LINK_END, (number, "overlap"), message, hint.into(), None);
        }
    }

    fn judge(&mut self) {
        self.peerings();
        self.gateways();
        self.integrations();
        let estate = self.estate;
        let ways = Ways::of(estate, self.given);
        for (number, link) in estate.links(|_| true) {
            match link.kind {
                LinkKind::FailoverGroup => {
                    self.failover_group(number, link);
                    self.reaches(&ways, number, link);
                }
                LinkKind::InstanceLink | LinkKind::Access => self.reaches(&ways, number, link),
                LinkKind::Peer => self.global_peering(number, link),
                _ => {}
            }
        }
    }

    /// Peerings: twice the same, too many, and gateways that are used and not offered.
    fn peerings(&mut self) {
        let estate = self.estate;
        let mut first = BTreeMap::new();
        let mut count = BTreeMap::<&str, (u64, usize)>::new();
        let mut used = BTreeMap::<&str, &str>::new();
        for (number, link) in estate.links(|kind| kind == LinkKind::Peer) {
            for (a, b) in link.pairs() {
                let pair = if a < b { (a, b) } else { (b, a) };
                if let Some(before) = first.insert(pair, number) {
                    let message =
                        format!("`{a}` and `{b}` are peered twice, also by links.{before}");
                    let hint = "keep one of them: two networks have one peering".into();
                    let source = Some(&PEERING_2023);
                    self.add(&codes::LINKED_TWICE, (number, "peer"), message, hint, source);
                }
                for name in [a, b] {
                    let (peerings, last) = count.entry(name).or_default();
                    (*peerings, *last) = (*peerings + 1, number);
                }
            }
            let most = MOST_SUBNETS.said_by(estate.edition);
            if u64::try_from(link.subnets.len()).is_ok_and(|it| it > most.value) {
                let message = format!(
                    "it joins {} subnets; a peering joins at most {}",
                    link.subnets.len(),
                    most.value
                );
                let (at, hint) = ((number, "subnets"), "peer the whole networks".into());
                self.add(&codes::OVER_LINK_LIMIT, at, message, hint, Some(most.source));
            }
            for side in link.peerings().filter(|side| side.remote_gateways) {
                let (network, remote) = (side.network, side.remote);
                let at = (number, "remote-gateways");
                let mut wrong = |message: String, hint: String| {
                    self.add(&codes::GATEWAY_TRANSIT, at, message, hint, Some(&PEERING_2023));
                };
                if !link.gateway_transit.iter().any(|it| it == remote) {
                    let message = format!(
                        "`{network}` uses the gateway of `{remote}`, which does not allow gateway transit"
                    );
                    wrong(message, format!("add `gateway-transit: {remote}`"));
                } else if estate.end(network).is_some_and(has_any_gateway) {
                    let message = format!(
                        "`{network}` uses the gateway of `{remote}`, and has a gateway of its own"
                    );
                    wrong(
                        message,
                        format!("leave out the gateway of `{network}`, or `remote-gateways`"),
                    );
                } else if let Some(other) = used.insert(network, remote) {
                    let message = format!(
                        "`{network}` uses the gateways of `{other}` and of `{remote}`, but can use one"
                    );
                    wrong(message, "keep one of them".into());
                } else if !estate.end(remote).is_some_and(has_any_gateway) {
                    let message =
                        format!("`{network}` uses the gateway of `{remote}`, which has none");
                    let hint =
                        format!("add a gateway to `{remote}`, such as `service: vpn-gateway`");
                    let source = Some(&PEERING_2023);
                    self.add(&codes::GATEWAY_MISSING, at, message, hint, source);
                }
            }
        }
        let most = MOST_PEERINGS.said_by(estate.edition);
        for (name, (peerings, last)) in count {
            if peerings > most.value {
                let message =
                    format!("network `{name}` has {peerings} peerings; it can have {}", most.value);
                let hint = "spread its spokes over several hubs".into();
                let at = (last, "peer");
                self.add(&codes::OVER_LINK_LIMIT, at, message, hint, Some(most.source));
            }
        }
    }

    fn global_peering(&mut self, number: usize, link: &Link) {
        let estate = self.estate;
        let global = GLOBAL_PEERING.said_by(estate.edition);
        if global.value {
            return;
        }
        for (a, b) in link.pairs() {
            let (Some(one), Some(other)) = (estate.end(a), estate.end(b)) else { continue };
            let apart = in_other_regions(one, other);
            if apart && [one, other].iter().any(|it| it.has(Connects::ManagedInstance)) {
                let message = format!(
                    "`{a}` and `{b}` are in different regions: managed instances are not reached over \
                     such a peering"
                );
                let hint = "join them by VPN gateways, or keep both in one region".into();
                let source = Some(global.source);
                self.add(&codes::LINKED_REGIONS, (number, "peer"), message, hint, source);
            }
        }
    }

    /// Gateways that a link ends at, and that are not there.
    fn gateways(&mut self) {
        let estate = self.estate;
        let given = self.given;
        for (number, link) in estate.links(LinkKind::advertises).filter(|(it, _)| *it < given) {
            let (what, gateway, service) = match link.kind {
                LinkKind::Vpn | LinkKind::PointToSite => {
                    (Connects::VpnGateway, "VPN gateway", vpn_gateway::SERVICE.id)
                }
                LinkKind::ExpressRoute => (
                    Connects::ExpressRouteGateway,
                    "ExpressRoute gateway",
                    expressroute_gateway::SERVICE.id,
                ),
                _ => continue,
            };
            let networks = link.ends.iter().filter_map(|end| estate.end(end));
            for end in networks.filter(|end| end.is_network() && !end.has(what)) {
                let message = format!("network `{}` has no {gateway}", end.name);
                let hint = format!("add a subnet with `service: {service}` to `{}`", end.name);
                let at = (number, link.kind.word());
                self.add(&codes::GATEWAY_MISSING, at, message, hint, None);
            }
        }
    }

    /// Apps that reach a network.
    fn integrations(&mut self) {
        let estate = self.estate;
        let mut networks = BTreeMap::<&str, (BTreeSet<&str>, usize)>::new();
        let mut of_apps = BTreeMap::<&str, &str>::new();
        for (number, link) in estate.links(|_| true) {
            let Some(end) = link.ends.first().and_then(|end| estate.end(end)) else { continue };
            match (link.kind, &end.kind) {
                (LinkKind::RegionalIntegration, _) => {
                    if let Some((mine, theirs)) = end.region().zip(link.region.as_deref())
                        && !same_region(mine, theirs)
                    {
                        let message = format!(
                            "the plan is in {theirs}, and network `{}` in {mine}; regional \
                             integration is within one region",
                            end.name
                        );
                        let hint = "integrate with a network of its region, which is peered with this \
                                    one";
                        let source = Some(&INTEGRATION_2023);
                        let at = (number, "region");
                        self.add(&codes::LINKED_REGIONS, at, message, hint.into(), source);
                    }
                }
                (
                    LinkKind::GatewayRequiredIntegration,
                    EndKind::ClientPool { network: Some(network), .. },
                ) => {
                    let mut wrong = |code, key: &str, message: String, hint: &str| {
                        self.add(code, (number, key), message, hint.into(), Some(&GATEWAY_2023));
                    };
                    for (is, key, what) in [
                        (link.linux, "os", "Linux plans"),
                        (link.containers, "containers", "Windows containers"),
                    ] {
                        if is {
                            let message = format!("gateway-required integration is not for {what}");
                            let hint = "use regional integration";
                            wrong(&codes::INTEGRATION_PLAN, key, message, hint);
                        }
                    }
                    if estate.end(network).is_some_and(|it| it.has(Connects::ExpressRouteGateway)) {
                        let message = format!(
                            "network `{network}` has an ExpressRoute gateway; gateway-required \
                             integration works with none"
                        );
                        let hint = "use regional integration, or a network without ExpressRoute";
                        wrong(&codes::BESIDE_EXPRESSROUTE, link.kind.word(), message, hint);
                    }
                    if let Some(app) = &link.app
                        && let Some(other) = of_apps.insert(app, network)
                        && other != *network
                    {
                        let message = format!(
                            "app `{app}` is integrated with `{other}` and with `{network}`"
                        );
                        let hint = "integrate each app with one network";
                        wrong(&codes::OVER_LINK_LIMIT, "app", message, hint);
                    }
                    if let Some(plan) = &link.plan {
                        let all = networks.entry(plan).or_default();
                        all.0.insert(network);
                        all.1 = number;
                    }
                }
                (LinkKind::GatewayRequiredIntegration, _) => {
                    let message = format!("client pool `{}` does not say whose it is", end.name);
                    let hint = "name the network of its gateway, with `network`".into();
                    self.add(&codes::LINK_END, (number, link.kind.word()), message, hint, None);
                }
                _ => {}
            }
        }
        let most = MOST_NETWORKS.said_by(estate.edition);
        for (plan, (networks, number)) in networks {
            if u64::try_from(networks.len()).is_ok_and(|it| it > most.value) {
                let message = format!(
                    "plan `{plan}` is integrated with {} networks by gateways; it can be with {}",
                    networks.len(),
                    most.value
                );
                let (at, hint) = ((number, "plan"), "spread its apps over several plans".into());
                self.add(&codes::OVER_LINK_LIMIT, at, message, hint, Some(most.source));
            }
        }
    }

    fn failover_group(&mut self, number: usize, link: &Link) {
        let estate = self.estate;
        let [first, second] = link.ends.as_slice() else { return };
        let (Some(one), Some(other)) = (estate.end(first), estate.end(second)) else { return };
        let at = (number, link.kind.word());
        if let Some((mine, theirs)) = one.region().zip(other.region())
            && same_region(mine, theirs)
        {
            let message = format!("both instances of the failover group are in {mine}");
            let hint = "place the secondary in another region".into();
            self.add(&codes::LINKED_REGIONS, at, message, hint, Some(&FAILOVER_2025));
        }
        for (name, partner) in [(first, second), (second, first)] {
            let sizes = estate.subnet(name).zip(estate.subnet(partner));
            let sizes = sizes.and_then(|(it, partner)| it.size.zip(partner.size));
            if let Some(((addresses, _), (_, need))) = sizes
                && addresses < u128::from(need)
            {
                let message = format!(
                    "`{name}` has {addresses} addresses; what lives in `{partner}` needs {need} after a \
                     failover"
                );
                let hint = format!("give `{name}` the same workloads, or a `prefix-length`");
                self.add(&codes::PARTNER_TOO_SMALL, at, message, hint, Some(&FAILOVER_2025));
            }
        }
    }

    /// Whether the ends of a link reach each other.
    fn reaches(&mut self, ways: &Ways<'_, '_>, number: usize, link: &Link) {
        let [from, to] = link.ends.as_slice() else { return };
        let reach = ways.reach(from, to);
        if let Some(why) = reach.why_not {
            let message = format!("`{to}` is not reached from `{from}`: {why}");
            let hint = reach.hint.unwrap_or_default();
            self.add(&codes::OUT_OF_REACH, (number, link.kind.word()), message, hint, None);
        }
    }
}

fn has_any_gateway(end: &End<'_>) -> bool {
    [Connects::VpnGateway, Connects::ExpressRouteGateway, Connects::WanHub]
        .into_iter()
        .any(|what| end.has(what))
}

fn in_other_regions(one: &End<'_>, other: &End<'_>) -> bool {
    let regions = one.region().zip(other.region());
    regions.is_some_and(|(mine, theirs)| !same_region(mine, theirs))
}

/// An end that a link of this kind cannot have, with what it can.
fn wrong_end<'l>(estate: &LinkedEstate<'_>, link: &'l Link) -> Option<(&'l str, &'static str)> {
    let is = |name: &str, what: &dyn Fn(&End<'_>) -> bool| estate.end(name).is_none_or(what);
    let whole = |name: &str| estate.end(name).is_none_or(|end| end.name == name);
    let network = |name: &str| is(name, &|end| end.is_network()) && whole(name);
    let pool = |name: &str| is(name, &|end| matches!(end.kind, EndKind::ClientPool { .. }));
    let instance =
        |name: &str| estate.subnet(name).is_some_and(|it| it.has(Connects::ManagedInstance));
    let first = |wanted: &dyn Fn(&str) -> bool| {
        link.ends.iter().map(String::as_str).find(|name| !wanted(name))
    };
    let nth = |number: usize, wanted: &dyn Fn(&str) -> bool| {
        link.ends.get(number).map(String::as_str).filter(|name| !wanted(name))
    };
    match link.kind {
        LinkKind::Peer => first(&network).map(|name| (name, "networks")),
        LinkKind::Vpn | LinkKind::ExpressRoute | LinkKind::VirtualWan => {
            first(&|name| !pool(name) && whole(name) || estate.end(name).is_none())
                .map(|name| (name, "networks and sites"))
        }
        LinkKind::PointToSite => nth(0, &network)
            .map(|name| (name, "a network and a client pool"))
            .or_else(|| nth(1, &pool).map(|name| (name, "a network and a client pool"))),
        LinkKind::RegionalIntegration => {
            let app = |name: &str| estate.subnet(name).is_some_and(|it| it.has(Connects::App));
            nth(0, &app).map(|name| (name, "a subnet of App Service"))
        }
        LinkKind::GatewayRequiredIntegration => {
            let apps = |name: &str| {
                is(name, &|end| match &end.kind {
                    EndKind::ClientPool { holds, .. } => {
                        let by = |it: &&crate::service::CheckedWorkload| {
                            it.service().connects == Some(Connects::AppByGateway)
                        };
                        holds.is_empty() || holds.iter().any(by)
                    }
                    _ => false,
                })
            };
            nth(0, &apps).map(|name| (name, "a client pool"))
        }
        LinkKind::FailoverGroup => {
            first(&instance).map(|name| (name, "subnets of managed instances"))
        }
        LinkKind::InstanceLink => {
            nth(1, &instance).map(|name| (name, "SQL Server and a subnet of managed instances"))
        }
        LinkKind::Access => None,
    }
}
