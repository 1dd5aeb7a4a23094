//! Ends that a link names, and cannot have.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;

use super::estate::{End, EndKind, LinkedEstate};
use super::link::{Link, LinkKind};
use super::problems::Problems;
use crate::problem::{Problem, codes};
use crate::service::Connects;

impl Problems<'_, '_> {
    /// Ends that a link names, and cannot have.
    pub(super) fn ends(&mut self, number: usize, link: &Link) {
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
        let (mut seen, ends) = (BTreeSet::new(), link.ends.iter().map(String::as_str));
        let ends: BTreeSet<&str> = ends.collect();
        let mut is_known = true;
        for name in link.ends.iter().chain(&link.subnets) {
            let Some(end) = estate.end(name) else {
                let message = format!("the request has no network, site or client pool `{name}`");
                let names = estate.ends.iter().map(|end| end.name);
                let problem = Problem::new(&codes::LINK_END, message);
                let problem =
                    problem.at(format!("links.{number}.{word}")).did_you_mean(name, names);
                self.found.push(problem.or_hint("declare it, under `networks` or `sites`"));
                is_known = false;
                continue;
            };
            let subnet = estate.subnet(name);
            if name != end.name && subnet.is_none() {
                let (_, subnet) = name.split_once('/').unwrap_or_default();
                let message = format!("network `{}` has no subnet `{subnet}`", end.name);
                let hint = format!("write `{}/` and the name of one of its subnets", end.name);
                self.add(&codes::LINK_END, at, message, hint, None);
                is_known = false;
            } else if !seen.insert(name.as_str()) {
                let message = format!("`{name}` is named twice");
                self.add(&codes::LINK_END, at, message, "name each end once".into(), None);
            }
            if let EndKind::Network { isolated: true, .. } = end.kind {
                let message = format!("network `{}` is isolated, but `{word}` links it", end.name);
                let hint = "leave out `isolated`, or write `reuse` with the reason in its place";
                self.add(&codes::ISOLATED_LINKED, at, message, hint.into(), None);
            }
        }
        if is_known && let Some((name, expected)) = wrong_end(estate, link) {
            let instance = matches!(link.kind, LinkKind::FailoverGroup | LinkKind::InstanceLink);
            let code = if instance { &codes::NOT_AN_INSTANCE_SUBNET } else { &codes::LINK_END };
            let message = format!("`{word}` joins {expected}, so `{name}` cannot be an end of it");
            self.add(code, at, message, format!("name {expected}"), None);
        }
        for (key, names) in [
            ("gateway-transit", &link.gateway_transit),
            ("remote-gateways", &link.remote_gateways),
            ("forwarded-traffic", &link.forwarded_traffic),
        ] {
            if let Some(name) = names.iter().find(|name| !ends.contains(name.as_str())) {
                let message = format!("`{name}` is not an end of this peering");
                let hint = "name a network that it joins";
                self.add(&codes::LINK_END, (number, key), message, hint.into(), None);
            }
        }
        for name in &link.subnets {
            let whole = name.split_once('/').map(|(network, _)| network);
            if !whole.is_some_and(|whole| ends.contains(whole)) {
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
