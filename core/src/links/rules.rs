//! The rules for links, apart from those about ranges that overlap.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::apart::overlapping;
use super::estate::{End, EndKind, LinkedEstate, same_region};
use super::link::{Link, LinkKind};
use super::pages::{
    FAILOVER_2025, GATEWAY_2023, GATEWAY_TIERS, GLOBAL_PEERING, INTEGRATION_2023, MOST_SUBNETS,
    PEERING_2023,
};
use super::problems::{LinkProblems, Problems};
use super::ways::Ways;
use crate::problem::codes;
use crate::service::Connects;
use crate::services::{expressroute_gateway, vpn_gateway};

/// Judges all links. `given` is how many of them somebody wrote.
pub(crate) fn problems(estate: &LinkedEstate<'_>, given: usize) -> LinkProblems {
    let mut found = apart_from_ranges(estate, given);
    for apart in overlapping(estate) {
        found.pairs.insert(apart.pair);
        found.problems.push(apart.problem);
    }
    found
}

/// Judges the links by all rules but those about ranges that overlap.
pub(crate) fn apart_from_ranges(estate: &LinkedEstate<'_>, given: usize) -> LinkProblems {
    let mut all = Problems { estate, given, found: Vec::new() };
    let mut is_known = true;
    for (number, link) in estate.links(|_| true) {
        let mut names = link.ends.iter().chain(&link.subnets);
        // A subnet that has no size says so itself.
        if names.any(|name| estate.not_sized.contains(name)) {
            is_known = false;
        } else {
            all.ends(number, link);
        }
    }
    // What names nothing has nothing to be judged by.
    if is_known && all.found.is_empty() {
        all.judge();
    }
    LinkProblems { problems: all.found, ..LinkProblems::default() }
}

impl Problems<'_, '_> {
    fn judge(&mut self) {
        self.peerings();
        self.peered();
        self.gateways();
        self.integrations();
        self.plans();
        self.instances();
        let estate = self.estate;
        let ways = Ways::of(estate, self.given);
        let integrated: BTreeSet<&str> = estate
            .links(|kind| kind == LinkKind::GatewayRequiredIntegration)
            .filter_map(|(_, link)| link.ends.first().map(String::as_str))
            .collect();
        for (number, link) in estate.links(|_| true) {
            match link.kind {
                LinkKind::FailoverGroup => {
                    self.failover_group(number, link);
                    self.reaches(&ways, number, link);
                }
                LinkKind::InstanceLink => self.reaches(&ways, number, link),
                LinkKind::Access => {
                    self.reaches(&ways, number, link);
                    self.forwarded(&ways, &integrated, link);
                }
                LinkKind::Peer => self.global_peering(number, link),
                _ => {}
            }
        }
    }

    /// Peerings: twice the same, too many, and gateways that are used and not offered.
    fn peerings(&mut self) {
        let estate = self.estate;
        let mut first = BTreeMap::new();
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
            for (side, other) in link.sides().filter(|(side, _)| side.remote_gateways) {
                let (network, remote) = (side.network, side.remote);
                let at = (number, "remote-gateways");
                let mut wrong = |message: String, hint: String| {
                    self.add(&codes::GATEWAY_TRANSIT, at, message, hint, Some(&PEERING_2023));
                };
                if !other.gateway_transit {
                    let message = format!(
                        "`{network}` uses the gateway of `{remote}`, which does not allow gateway transit"
                    );
                    wrong(message, format!("add `gateway-transit: {remote}`"));
                } else if estate.end(network).is_some_and(has_any_gateway) {
                    let message = format!(
                        "`{network}` uses the gateway of `{remote}`, but has a gateway of its own"
                    );
                    wrong(
                        message,
                        format!("leave out the gateway of `{network}`, or `remote-gateways`"),
                    );
                } else if let Some(other) = used.insert(network, remote) {
                    let message = format!(
                        "`{network}` uses the gateways of `{other}` and of `{remote}`, but can use only one"
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
                    "`{a}` and `{b}` are in different regions: managed instances cannot be reached \
                     over such a peering"
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
                let hint = if end.has(Connects::WanHub) {
                    format!(
                        "connect the other end with `virtual-wan`, as `{}` is its hub",
                        end.name
                    )
                } else {
                    format!("add a subnet with `service: {service}` to `{}`", end.name)
                };
                let at = (number, link.kind.word());
                self.add(&codes::GATEWAY_MISSING, at, message, hint, None);
            }
        }
    }

    /// Apps that reach a network.
    fn integrations(&mut self) {
        let estate = self.estate;
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
                             integration works within one region only",
                            end.name
                        );
                        let hint = "integrate it with a network in its own region that is peered with \
                                    this one";
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
                    let tiers = GATEWAY_TIERS.said_by(estate.edition);
                    if let Some(tier) = &link.tier
                        && !tiers.value.iter().any(|known| same_region(known, tier))
                    {
                        let message =
                            format!("gateway-required integration is not for `{tier}` plans");
                        let hint = format!("use a plan of {}", tiers.value.join(", "));
                        wrong(&codes::INTEGRATION_PLAN, "tier", message, &hint);
                    }
                    if estate.end(network).is_some_and(|it| it.has(Connects::ExpressRouteGateway)) {
                        let message = format!(
                            "network `{network}` has an ExpressRoute gateway, with which gateway-required \
                             integration does not work"
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
                }
                (LinkKind::GatewayRequiredIntegration, _) => {
                    let message = format!("client pool `{}` does not name its network", end.name);
                    let hint = "name the network of its gateway, with `network`".into();
                    self.add(&codes::LINK_END, (number, link.kind.word()), message, hint, None);
                }
                _ => {}
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

    /// Whether a peering forwards what apps send that reach a network by its gateway.
    fn forwarded(&mut self, ways: &Ways<'_, '_>, integrated: &BTreeSet<&str>, link: &Link) {
        let estate = self.estate;
        let [pool, to] = link.ends.as_slice() else { return };
        let Some(EndKind::ClientPool { network: Some(network), .. }) =
            estate.end(pool).filter(|_| integrated.contains(pool.as_str())).map(|end| &end.kind)
        else {
            return;
        };
        let Some((a, b)) = estate.find(network).zip(estate.find(to)) else { return };
        let Some(number) = ways.by_peering(a, b, network, to) else { return };
        let Some(peering) = estate.links.get(number) else { return };
        let names = [network, estate.name(b)];
        let refuses = |name: &&str| !peering.forwarded_traffic.iter().any(|it| it == name);
        let Some(refusing) = names.into_iter().find(refuses) else { return };
        let message = format!(
            "apps of `{pool}` reach `{to}` over the peering of `{}` and `{}`, but `{refusing}` does not accept \
             forwarded traffic",
            names[0], names[1]
        );
        let hint = format!("add `forwarded-traffic: [{}]`", names.join(", "));
        let (at, source) = ((number, "forwarded-traffic"), Some(&GATEWAY_2023));
        self.add(&codes::GATEWAY_TRANSIT, at, message, hint, source);
    }

    /// Whether the ends of a link reach each other.
    fn reaches(&mut self, ways: &Ways<'_, '_>, number: usize, link: &Link) {
        let [from, to] = link.ends.as_slice() else { return };
        if let Some((why, hint)) = ways.unreached(from, to) {
            let message = format!("`{to}` is not reached from `{from}`: {why}");
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
