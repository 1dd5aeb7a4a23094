//! Links in words, for every language that people read.

use ipplan::{IpNet, Link, LinkDemand, LinkDemandKind, LinkKind, PlannedLink};

/// How many ends one line names.
const ENDS: usize = 8;

/// The ends of a link, in one line.
pub(super) fn ends(link: &Link) -> String {
    let (first, others) =
        link.ends.split_first().map_or(("", [].as_slice()), |(it, more)| (it.as_str(), more));
    let mut shown = others.iter().take(ENDS).cloned().collect::<Vec<_>>().join(", ");
    if others.len() > ENDS {
        shown = format!("{shown} and {} more", others.len() - ENDS);
    }
    let joint = match link.kind {
        LinkKind::Access | LinkKind::InstanceLink => " to ",
        _ => " with ",
    };
    let mut said =
        if others.is_empty() { first.to_owned() } else { format!("{first}{joint}{shown}") };
    if !link.remote_gateways.is_empty() {
        said = format!("{said}, by the gateway of {}", link.gateway_transit.join(", "));
    }
    if !link.subnets.is_empty() {
        said = format!("{said}, only {}", link.subnets.join(", "));
    }
    if let Some(databases) = link.databases {
        let each = if databases == 1 { "database" } else { "databases" };
        said = format!("{said}, {databases} {each}");
    }
    said
}

/// The demands that the first line of a link does not show: that of a peering shows every setting.
pub(super) fn demands(link: &PlannedLink) -> impl Iterator<Item = &LinkDemand> {
    let is_peering = link.link.kind == LinkKind::Peer;
    let shown = move |it: &&LinkDemand| !is_peering || it.kind == LinkDemandKind::Reminder;
    link.demands.iter().filter(shown)
}

/// A demand, with whose it is.
pub(super) fn demand(demand: &LinkDemand) -> String {
    let end = demand.end.as_ref().map_or(String::new(), |end| format!("{end}: "));
    format!("{end}{}", demand.what)
}

/// The ranges of a site. No file states those of an ExpressRoute circuit.
pub(super) fn site(space: &[IpNet]) -> String {
    if space.is_empty() {
        return "no range is known".to_owned();
    }
    space.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
