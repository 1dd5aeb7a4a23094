//! The deployment of a plan: resources, with the reason for each.

use std::collections::BTreeSet;

use ipplan::{
    AttachmentContents, AttachmentKind, Edition, Endpoint, Family, LinkKind, Plan, PlannedLink,
    PlannedNetwork, PlannedSubnet, Stance, Term,
};

use super::label::resource;
use crate::write::show::{by_address, lives_in};

/// Everything a plan deploys.
pub(super) struct Deployment<'p> {
    pub(super) plan: &'p Plan,
    pub(super) networks: Vec<DeployedNetwork<'p>>,
    pub(super) peerings: Vec<DeployedPeering<'p>>,
}

/// One direction of a peering: a resource of one network.
pub(super) struct DeployedPeering<'p> {
    pub(super) name: String,
    pub(super) network: &'p str,
    pub(super) remote: &'p str,
    pub(super) gateway_transit: bool,
    pub(super) remote_gateways: bool,
    pub(super) forwarded_traffic: bool,
    /// The only subnets that it joins, of the network and of the remote one; all where there are none.
    pub(super) subnets: Option<[Vec<&'p str>; 2]>,
    pub(super) reasons: Vec<String>,
}

/// A virtual network, with its subnets in the order of their addresses.
pub(super) struct DeployedNetwork<'p> {
    pub(super) name: &'p str,
    pub(super) planned: &'p PlannedNetwork,
    pub(super) reasons: Vec<String>,
    pub(super) subnets: Vec<DeployedSubnet<'p>>,
}

/// A subnet, with what has to be attached to it.
pub(super) struct DeployedSubnet<'p> {
    pub(super) key: &'p str,
    pub(super) planned: &'p PlannedSubnet,
    pub(super) reasons: Vec<String>,
    pub(super) security_group: Option<AttachedResource>,
    pub(super) route_table: Option<AttachedResource>,
}

/// A network security group or a route table that a service demands.
pub(super) struct AttachedResource {
    pub(super) name: String,
    pub(super) reasons: Vec<String>,
    pub(super) rules: Vec<DeployedRule>,
    pub(super) routes: Vec<DeployedRoute>,
}

/// A rule of a network security group.
pub(super) struct DeployedRule {
    pub(super) name: &'static str,
    pub(super) priority: usize,
    /// `Inbound` or `Outbound`.
    pub(super) direction: &'static str,
    /// `Tcp` or `*`.
    pub(super) protocol: &'static str,
    /// Ports of the destination; `*` alone for all.
    pub(super) ports: Vec<String>,
    pub(super) source: String,
    pub(super) destination: String,
}

/// A route of a route table.
pub(super) struct DeployedRoute {
    pub(super) name: &'static str,
    pub(super) prefix: String,
    /// `Internet` or `VnetLocal`, in the words of Terraform and the resource manager.
    pub(super) next_hop: &'static str,
}

impl<'p> Deployment<'p> {
    pub(super) fn of(plan: &'p Plan) -> Deployment<'p> {
        let networks = plan.networks.iter().map(|(name, planned)| {
            let subnets = by_address(planned).into_iter();
            let subnets = subnets.map(|(key, subnet)| subnet_of(plan.edition, name, key, subnet));
            DeployedNetwork {
                name,
                planned,
                reasons: network_reasons(name, planned),
                subnets: subnets.collect(),
            }
        });
        let networks: Vec<DeployedNetwork<'_>> = networks.collect();
        Deployment { plan, networks, peerings: peerings(plan) }
    }

    pub(super) fn network(&self, name: &str) -> Option<&DeployedNetwork<'p>> {
        // They are in the order of their names.
        let at = self.networks.binary_search_by(|network| network.name.cmp(name)).ok()?;
        self.networks.get(at)
    }

    /// The resource ID of a network, if it exists.
    pub(super) fn id(&self, name: &str) -> Option<&str> {
        self.network(name)?.planned.id.as_deref()
    }

    /// The comment at the top: the source of the file, and the parts of the plan without a
    /// resource.
    pub(super) fn head(&self) -> Vec<String> {
        let edition = self.plan.edition;
        let mut lines = vec![
            format!(
                "Written by ipplan from a plan, edition {edition}. Change the request and write"
            ),
            "it again, instead of editing this file: what the lock holds keeps its place."
                .to_owned(),
        ];
        for (name, pool) in &self.plan.client_pools {
            lines.push(format!("Client pool {name}: {}, for the VPN gateway.", pool.range));
        }
        for PlannedLink { link, .. } in &self.plan.links {
            // An integration is part of the app, and access is what follows from the others.
            let elsewhere = link.kind == LinkKind::Access || link.kind.is_integration();
            if link.kind != LinkKind::Peer && !elsewhere {
                let ends = link.ends.join(", ");
                lines.push(format!("Not in this file: {} of {ends}.", link.kind.word()));
            }
        }
        let exist = |name: &str| self.plan.networks.get(name).is_some_and(|it| it.id.is_some());
        for side in self.plan.links.iter().flat_map(|it| it.link.peerings()) {
            if exist(side.network) && exist(side.remote) {
                let (one, other) = (side.network, side.remote);
                lines.push(format!(
                    "Not in this file: the peering of {one} with {other}; both exist."
                ));
            }
        }
        let gone = self.plan.gone.keys().cloned();
        let inside = self.plan.networks.iter().flat_map(|(name, network)| {
            network.gone.keys().map(move |key| format!("{name}/{key}"))
        });
        for gone in gone.chain(inside) {
            lines.push(format!("No longer wanted, and not in this file: {gone}."));
        }
        lines
    }

    /// Whether a network has no region of its own.
    pub(super) fn lacks_a_region(&self) -> bool {
        self.networks.iter().any(|network| network.planned.region.is_none())
    }
}

impl DeployedNetwork<'_> {
    /// What a format says that can only make whole networks, of one that exists.
    pub(super) fn beyond_modules(&self) -> Vec<String> {
        let new = self.subnets.iter().filter(|subnet| subnet.planned.id.is_none());
        let new: Vec<&str> = new.map(|subnet| subnet.key).collect();
        let mut lines = vec![format!("Network {} exists, and is left as it is.", self.name)];
        if !new.is_empty() {
            lines.push(format!(
                "Not in this file: its new subnets {}, for the module",
                new.join(", ")
            ));
            lines.push(
                "makes whole networks. The formats terraform and bicep have them.".to_owned(),
            );
        }
        lines
    }

    pub(super) fn space(&self) -> Vec<String> {
        self.planned.prefixes.iter().map(ToString::to_string).collect()
    }

    /// The resource group that it is in, where it exists.
    pub(super) fn resource_group(&self) -> Option<&str> {
        let mut parts = self.planned.id.as_deref()?.split('/');
        parts.find(|part| part.eq_ignore_ascii_case("resourceGroups"))?;
        parts.next().filter(|group| !group.is_empty())
    }
}

impl DeployedSubnet<'_> {
    pub(super) fn prefixes(&self) -> Vec<String> {
        self.planned.prefixes.iter().map(|prefix| prefix.to_string()).collect()
    }

    pub(super) fn delegation(&self) -> Option<&'static str> {
        self.planned.size.delegation.map(|it| it.value)
    }

    /// The resources that are made for it.
    pub(super) fn attached(&self) -> impl Iterator<Item = (&'static str, &AttachedResource)> {
        let group = self.security_group.iter().map(|it| ("group", it));
        group.chain(self.route_table.iter().map(|it| ("table", it)))
    }
}

/// Both directions of every peering, but those of networks that both exist.
fn peerings(plan: &Plan) -> Vec<DeployedPeering<'_>> {
    let exists = |name: &str| plan.networks.get(name).is_some_and(|it| it.id.is_some());
    let mut peerings = Vec::new();
    for PlannedLink { link, .. } in &plan.links {
        for side in link.peerings() {
            let known = |name: &str| plan.networks.contains_key(name);
            if !known(side.network) || !known(side.remote) {
                continue;
            }
            if exists(side.network) && exists(side.remote) {
                continue;
            }
            let mut reasons = vec![format!("{} is peered with {}", side.network, side.remote)];
            if side.remote_gateways {
                let remote = side.remote;
                reasons.push(format!("It uses the gateway of {remote}, which has to exist first."));
            }
            let subnets = (!link.subnets.is_empty()).then(|| {
                [side.network, side.remote].map(|name| subnets_of(plan, name, &link.subnets))
            });
            peerings.push(DeployedPeering {
                name: resource("peer", side.network, side.remote),
                network: side.network,
                remote: side.remote,
                gateway_transit: side.gateway_transit,
                remote_gateways: side.remote_gateways,
                forwarded_traffic: side.forwarded_traffic,
                subnets,
                reasons,
            });
        }
    }
    peerings
}

/// The names in Azure of those of these subnets that are of a network.
fn subnets_of<'p>(plan: &'p Plan, network: &str, places: &[String]) -> Vec<&'p str> {
    let Some(planned) = plan.networks.get(network) else { return Vec::new() };
    let keys = places.iter().filter_map(|place| place.strip_prefix(network)?.strip_prefix('/'));
    let is = |key: &str, known: &str| {
        known == key || known.strip_prefix(key).is_some_and(|it| it.starts_with('/'))
    };
    let named =
        keys.flat_map(|key| planned.subnets.iter().filter(move |(known, _)| is(key, known)));
    named.map(|(_, subnet)| subnet.name.as_str()).collect()
}

fn network_reasons(name: &str, network: &PlannedNetwork) -> Vec<String> {
    let space: Vec<String> = network.prefixes.iter().map(ToString::to_string).collect();
    let mut lines = vec![format!("Network {name}: {}", space.join(", "))];
    lines.extend(network.isolated.iter().map(|why| format!("Isolated: {why}")));
    lines
}

fn subnet_of<'p>(
    edition: Edition,
    network: &str,
    key: &'p str,
    planned: &'p PlannedSubnet,
) -> DeployedSubnet<'p> {
    let mut reasons = sum(edition, key, planned);
    let (mut security_group, mut route_table) = (None, None);
    for (service, attachment) in planned.attachments() {
        let Some(stance) = attachment.stance.at(edition) else { continue };
        let (what, source) = (attachment.kind.name(), stance.source);
        let said = |rest: &str| format!("{} {rest}: {}, {}", service.name, source.url, source.date);
        match stance.value {
            // What exists has its own already, and a second one would take its place.
            Stance::Required if planned.id.is_some() => {
                reasons
                    .push(said(&format!("demands a {what}; the subnet exists, and keeps its own")));
            }
            Stance::Required => {
                let contents = attachment.contents.and_then(|it| it.at(edition));
                let mut lines = vec![said(&format!("demands a {what}"))];
                let inside = contents.filter(|it| it.value != AttachmentContents::NOTHING);
                lines.extend(inside.map(|it| {
                    format!("What is in it is mandatory: {}, {}", it.source.url, it.source.date)
                }));
                let contents = inside.map_or(AttachmentContents::NOTHING, |it| it.value);
                let (kind, place) = match attachment.kind {
                    AttachmentKind::SecurityGroup => ("nsg", &mut security_group),
                    AttachmentKind::RouteTable => ("rt", &mut route_table),
                    AttachmentKind::NatGateway
                    | AttachmentKind::ServiceEndpoint
                    | AttachmentKind::DnsServer => {
                        reasons.push(said(&format!("demands a {what}, which is not in this file")));
                        continue;
                    }
                };
                *place = Some(AttachedResource {
                    name: resource(kind, network, key),
                    reasons: lines,
                    rules: rules(&contents, planned),
                    routes: routes(&contents, planned),
                });
            }
            Stance::Refused => reasons.push(said(&format!("allows no {what}"))),
            Stance::Limited(terms) => {
                reasons.push(said(&format!("needs a {what} to be {terms}")));
            }
            Stance::Optional => {}
        }
    }
    DeployedSubnet { key, planned, reasons, security_group, route_table }
}

/// Need, edition and sources.
fn sum(edition: Edition, key: &str, planned: &PlannedSubnet) -> Vec<String> {
    let (size, holds) = (&planned.size, lives_in(planned));
    let (need, block) = (size.need(), size.block());
    let decided = size.decided_by;
    let mut lines = vec![
        format!("Subnet {key}: {holds}"),
        if size.is_fixed() {
            format!("Has {block} addresses: a fixed size, by the {decided}; edition {edition}")
        } else {
            format!("Needs {need} of {block} addresses; decided by: {decided}; edition {edition}")
        },
    ];
    let terms = size.demand.terms();
    lines.extend(terms.iter().filter(|term| term.addresses() > 0).map(term_line));
    let mut pages = BTreeSet::new();
    for source in size.sources() {
        if pages.insert(source.url) {
            lines.push(format!("Source: {}, {}", source.url, source.date));
        }
    }
    lines
}

fn term_line(term: &Term) -> String {
    let Term { phase, what, count, each, .. } = term;
    match (count, each) {
        (1, _) | (_, 1) => format!("  {} {phase}: {what}", term.addresses()),
        _ => format!("  {} {phase}: {count} {what}, {each} each", term.addresses()),
    }
}

/// The IPv4 prefix: what rules and routes are about.
fn own(planned: &PlannedSubnet) -> String {
    let first = planned.prefixes.of_family(Family::V4).next();
    first.unwrap_or_else(|| planned.prefixes.first()).to_string()
}

fn rules(contents: &AttachmentContents, planned: &PlannedSubnet) -> Vec<DeployedRule> {
    let end = |end: Endpoint| match end {
        Endpoint::Any => "*".to_owned(),
        Endpoint::Subnet => own(planned),
        Endpoint::Tag(tag) => tag.to_owned(),
    };
    let (mut inbound, mut outbound) = (0, 0);
    let rules = contents.rules.iter().map(|rule| {
        let (direction, before) =
            if rule.inbound { ("Inbound", &mut inbound) } else { ("Outbound", &mut outbound) };
        *before += 100;
        let ports = rule.tcp_ports.iter().map(ToString::to_string);
        let any = rule.tcp_ports.is_empty();
        DeployedRule {
            name: rule.name,
            priority: *before,
            direction,
            protocol: if any { "*" } else { "Tcp" },
            ports: if any { vec!["*".to_owned()] } else { ports.collect() },
            source: end(rule.from),
            destination: end(rule.to),
        }
    });
    rules.collect()
}

fn routes(contents: &AttachmentContents, planned: &PlannedSubnet) -> Vec<DeployedRoute> {
    let routes = contents.routes.iter().map(|route| DeployedRoute {
        name: route.name,
        prefix: route.to.map_or_else(|| own(planned), |to| to.to_string()),
        next_hop: if route.to.is_some() { "Internet" } else { "VnetLocal" },
    });
    routes.collect()
}
