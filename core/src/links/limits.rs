//! Limits on links: peerings of a network, the contents of peered networks, integrations of a plan.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::estate::{End, EndKind, EndSubnet, InUse};
use super::link::{Link, LinkKind};
use super::pages::{
    MOST_NETWORKS, MOST_PEERED_ADDRESSES, MOST_PEERED_ENDPOINTS, MOST_PEERED_ENDPOINTS_SCALED,
    MOST_PEERINGS,
};
use super::problems::Problems;
use crate::problem::codes;
use crate::service::{CheckedWorkload, Connects, platform};
use crate::services::{app_service, private_endpoints};

impl InUse {
    /// The contents of a network.
    fn of(end: &End<'_>) -> InUse {
        let subnets = end.subnets().iter();
        subnets
            .map(|it| it.in_use.unwrap_or_else(|| InUse::wanted(it)))
            .fold(InUse::default(), InUse::with)
    }

    fn wanted(subnet: &EndSubnet<'_>) -> InUse {
        // The addresses that Azure reserves are not in use by a resource.
        let need = subnet.size.map_or(0, |(_, need)| need);
        let addresses = need.saturating_sub(platform::RESERVED.newest().value);
        let mut wanted = InUse { addresses, ..InUse::default() };
        let endpoints = subnet.holds.iter();
        for given in endpoints.filter(|it| it.service().id == private_endpoints::SERVICE.id) {
            wanted.endpoints = wanted.endpoints.saturating_add(private_endpoints::endpoints(given));
            wanted.plain |= !given.is_on(&private_endpoints::HIGH_SCALE);
        }
        wanted
    }

    fn with(self, other: InUse) -> InUse {
        InUse {
            addresses: self.addresses.saturating_add(other.addresses),
            endpoints: self.endpoints.saturating_add(other.endpoints),
            plain: self.plain || other.plain,
        }
    }
}

impl Problems<'_, '_> {
    /// Networks with too many peerings, or with too much in the networks that they are peered with.
    pub(super) fn peered(&mut self) {
        let estate = self.estate;
        let mut neighbours = BTreeMap::<usize, (BTreeSet<usize>, usize)>::new();
        for (number, link) in estate.links(|kind| kind == LinkKind::Peer) {
            for (a, b) in link.pairs() {
                let Some((a, b)) = estate.find(a).zip(estate.find(b)) else { continue };
                for (one, other) in [(a, b), (b, a)] {
                    let known = neighbours.entry(one).or_default();
                    known.0.insert(other);
                    known.1 = number;
                }
            }
        }
        let held: Vec<InUse> = estate.ends.iter().map(InUse::of).collect();
        let held = |end: &usize| held.get(*end).copied().unwrap_or_default();
        for (end, (others, last)) in neighbours {
            let name = estate.name(end);
            let at = (last, "peer");
            let peerings = others.len() as u64;
            let most = MOST_PEERINGS.said_by(estate.edition);
            if peerings > most.value {
                let message =
                    format!("network `{name}` has {peerings} peerings; it can have {}", most.value);
                let hint = "spread its spokes over several hubs".into();
                self.add(&codes::OVER_LINK_LIMIT, at, message, hint, Some(most.source));
            }
            let all = others.iter().map(held).fold(held(&end), InUse::with);
            let together = |count: u64, what: &str, most: u64| {
                format!(
                    "network `{name}` and those it is peered with have {count} {what}; together they \
                     can have {most}"
                )
            };
            if let Some(most) = MOST_PEERED_ADDRESSES.at(estate.edition)
                && all.addresses > most.value
            {
                let message = together(all.addresses, "private addresses", most.value);
                let hint = "spread its spokes over several hubs".into();
                self.add(&codes::OVER_LINK_LIMIT, at, message, hint, Some(most.source));
            }
            let fact =
                if all.plain { &MOST_PEERED_ENDPOINTS } else { &MOST_PEERED_ENDPOINTS_SCALED };
            if let Some(most) = fact.at(estate.edition)
                && all.endpoints > most.value
            {
                let message = together(all.endpoints, "private endpoints", most.value);
                let hint = if all.plain {
                    "set all of them up for high scale (`high-scale: true` in a request)"
                } else {
                    "spread its spokes over several hubs"
                };
                let source = Some(most.source);
                self.add(&codes::OVER_LINK_LIMIT, at, message, hint.into(), source);
            }
        }
    }

    /// Plans that are integrated with more than they can be.
    pub(super) fn plans(&mut self) {
        let estate = self.estate;
        let mut by_gateway = BTreeMap::<&str, (BTreeSet<&str>, usize)>::new();
        let mut regional = BTreeMap::<&str, Vec<(usize, &Link)>>::new();
        for (number, link) in estate.links(LinkKind::is_integration) {
            let (Some(plan), Some(name)) = (link.plan.as_deref(), link.ends.first()) else {
                continue;
            };
            if link.kind == LinkKind::RegionalIntegration {
                regional.entry(plan).or_default().push((number, link));
            } else if let Some(EndKind::ClientPool { network: Some(network), .. }) =
                estate.end(name).map(|end| &end.kind)
            {
                let (networks, last) = by_gateway.entry(plan).or_default();
                networks.insert(network);
                *last = number;
            }
        }
        let most = MOST_NETWORKS.said_by(estate.edition);
        for (plan, (networks, number)) in by_gateway {
            if networks.len() as u64 > most.value {
                let message = format!(
                    "plan `{plan}` is integrated with {} networks by gateways; it can be with {}",
                    networks.len(),
                    most.value
                );
                let (at, hint) = ((number, "plan"), "spread its apps over several plans".into());
                self.add(&codes::OVER_LINK_LIMIT, at, message, hint, Some(most.source));
            }
        }
        for (plan, links) in regional {
            let subnets: BTreeSet<&str> =
                links.iter().filter_map(|(_, it)| it.ends.first()).map(String::as_str).collect();
            let linux = links.iter().any(|(_, it)| it.linux);
            let is_app = |it: &&&CheckedWorkload| it.service().connects == Some(Connects::App);
            let held = subnets.iter().filter_map(|name| estate.subnet(name));
            let mut held = held.filter_map(|subnet| subnet.holds.iter().find(is_app));
            let Some((given, (last, _))) = held.next().zip(links.last()) else { continue };
            let (most, which) = app_service::most_integrations(given, linux);
            if subnets.len() as u64 > most.value {
                let message = format!(
                    "plan `{plan}` is integrated with {} subnets; {which} has at most {} integrations",
                    subnets.len(),
                    most.value
                );
                let hint =
                    "spread its apps over several plans, or integrate them with one subnet".into();
                self.add(
                    &codes::OVER_LINK_LIMIT,
                    (*last, "plan"),
                    message,
                    hint,
                    Some(most.source),
                );
            }
        }
    }
}
