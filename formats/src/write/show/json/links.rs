//! Links, and who reaches whom.

use ipplan::{IpNet, LinkDemand, PeeringSide, PlannedLink, Reach, ReachStep, Source};
use serde::Serialize;

use super::lists::NetworkText;

/// The ranges of an on-premises site.
#[derive(Serialize)]
pub(super) struct Site<'a> {
    name: &'a str,
    space: Vec<NetworkText>,
}

impl<'a> Site<'a> {
    pub(super) fn of(name: &'a str, space: &[IpNet]) -> Site<'a> {
        Site { name, space: space.iter().copied().map(NetworkText).collect() }
    }
}

/// A link: what it joins, and what it demands.
#[derive(Serialize)]
pub(super) struct LinkOf<'a> {
    kind: &'static str,
    ends: &'a [String],
    /// Of a peering: the resource of each network.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    peerings: Vec<Side<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    subnets: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    overlap: Option<&'a String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<&'a String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    app: Option<&'a String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    os: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    containers: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<&'a String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    databases: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_gen: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    demands: Vec<DemandOf<'a>>,
}

#[derive(Serialize)]
struct Side<'a> {
    network: &'a str,
    remote: &'a str,
    gateway_transit: bool,
    remote_gateways: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    forwarded_traffic: Option<bool>,
}

#[derive(Serialize)]
struct DemandOf<'a> {
    kind: &'static str,
    end: Option<&'a String>,
    what: &'a str,
    source: Option<&'static Source>,
}

pub(super) fn link(planned: &PlannedLink) -> LinkOf<'_> {
    let link = &planned.link;
    let side = |it| -> Side<'_> {
        let PeeringSide { network, remote, gateway_transit, remote_gateways, forwarded_traffic } =
            it;
        let forwarded_traffic = forwarded_traffic.then_some(true);
        Side { network, remote, gateway_transit, remote_gateways, forwarded_traffic }
    };
    LinkOf {
        kind: link.kind.word(),
        ends: &link.ends,
        peerings: link.peerings().map(side).collect(),
        subnets: &link.subnets,
        overlap: link.overlap.as_ref(),
        plan: link.plan.as_ref(),
        app: link.app.as_ref(),
        region: link.region.as_ref(),
        os: link.linux.then_some("linux"),
        containers: link.containers.then_some(true),
        tier: link.tier.as_ref(),
        databases: link.databases,
        next_gen: link.next_gen.then_some(true),
        state: link.disconnected.then_some("disconnected"),
        demands: planned.demands.iter().map(demand).collect(),
    }
}

fn demand(demand: &LinkDemand) -> DemandOf<'_> {
    let (kind, end) = (demand.kind.word(), demand.end.as_ref());
    DemandOf { kind, end, what: &demand.what, source: demand.source }
}

/// The answers about reach, each with its steps.
///
/// ```
/// use ipplan::{Link, LinkKind, Network, Request, reach};
///
/// let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
/// let links = vec![Link::of(LinkKind::Peer, ["a", "b"])];
/// let request = Request { links, ..Request::default() }
///     .with("a", network("10.0.0.0/24"))
///     .with("b", network("10.0.1.0/24"));
/// let answers = reach(&request, "a", None).unwrap();
/// let json = serde_json::to_value(ipplan_formats::json::reach(&answers)).unwrap();
/// assert_eq!(json["reach"][0]["reached"], true);
/// ```
pub fn reach(answers: &[Reach]) -> impl Serialize + use<> {
    #[derive(Serialize)]
    struct Answer {
        reach: Vec<One>,
    }
    #[derive(Serialize)]
    struct One {
        from: String,
        to: String,
        reached: bool,
        steps: Vec<Step>,
        ports: Option<&'static str>,
        ports_source: Option<&'static Source>,
        why_not: Option<String>,
        hint: Option<String>,
    }
    #[derive(Serialize)]
    struct Step {
        from: String,
        to: String,
        by: &'static str,
        link: Option<usize>,
        needs: Vec<String>,
    }
    let step = |step: &ReachStep| Step {
        from: step.from.clone(),
        to: step.to.clone(),
        by: step.by.word(),
        link: step.link,
        needs: step.needs.clone(),
    };
    let one = |reach: &Reach| One {
        from: reach.from.clone(),
        to: reach.to.clone(),
        reached: reach.why_not.is_none(),
        steps: reach.steps.iter().map(step).collect(),
        ports: reach.ports.map(|(ports, _)| ports),
        ports_source: reach.ports.map(|(_, source)| source),
        why_not: reach.why_not.clone(),
        hint: reach.hint.clone(),
    };
    Answer { reach: answers.iter().map(one).collect() }
}
