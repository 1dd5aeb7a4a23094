//! Reach: who reaches whom, through which links, and why not.

use alloc::collections::btree_map::Entry;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::estate::{EndKind, LinkedEstate};
use super::link::LinkKind;
use super::pages::CLIENT_PORTS;
use super::roots::Roots;
use crate::fact::Source;
use crate::service::Connects;

/// Whether one end reaches another.
///
/// ```
/// use ipplan::{Link, LinkKind, Network, Request, reach};
///
/// let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
/// let request = Request {
///     links: vec![Link::of(LinkKind::Peer, ["hub", "a", "b"])],
///     ..Request::default()
/// };
/// let request = request
///     .with("hub", network("10.0.0.0/24"))
///     .with("a", network("10.0.1.0/24"))
///     .with("b", network("10.0.2.0/24"));
/// let answers = reach(&request, "a", None).unwrap();
/// let [b, hub] = answers.as_slice() else { panic!() };
/// assert!(hub.why_not.is_none());
/// assert!(b.why_not.as_ref().unwrap().contains("not transitive"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The source.
    pub from: String,
    /// The destination.
    pub to: String,
    /// The steps, in order; empty if it is not reached, and within one network.
    pub steps: Vec<ReachStep>,
    /// The ports that have to be open at the destination, and the page that says so; `None` if no
    /// page does.
    pub ports: Option<(&'static str, &'static Source)>,
    /// The reason why it is not reached.
    pub why_not: Option<String>,
    /// A way to reach it; `None` if it is reached or nothing is known to help.
    pub hint: Option<String>,
}

/// One step from an end to the next.
///
/// ```
/// use ipplan::{LinkKind, ReachStep};
///
/// let step = ReachStep {
///     from: "a".into(),
///     to: "b".into(),
///     by: LinkKind::Peer,
///     link: Some(0),
///     needs: Vec::new(),
/// };
/// assert_eq!(step.by.word(), "peer");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachStep {
    /// The network, site or client pool where it starts.
    pub from: String,
    /// The one where it ends.
    pub to: String,
    /// The kind of link.
    pub by: LinkKind,
    /// The number of the link in the request; `None` for that of a client pool that names its
    /// network.
    pub link: Option<usize>,
    /// The settings that this step needs: flags of peerings, routes.
    pub needs: Vec<String>,
}

/// A way to another end by one link.
#[derive(Clone, Copy)]
struct Way {
    to: usize,
    by: LinkKind,
    link: usize,
}

/// The peering between two networks.
#[derive(Clone, Copy)]
struct Peered {
    link: usize,
    is_whole: bool,
    disconnected: bool,
}

/// The classes of gateways that advertise ranges to each other: different classes never do.
const CLASSES: [&[LinkKind]; 3] =
    [&[LinkKind::Vpn, LinkKind::PointToSite], &[LinkKind::ExpressRoute], &[LinkKind::VirtualWan]];

/// The number of hubs that are tried for one whose gateway would help: any is as good.
const TRIED: usize = 100;

/// All links of an estate, as ways from each end.
pub(crate) struct Ways<'e, 'a> {
    estate: &'e LinkedEstate<'a>,
    given: usize,
    peered: BTreeMap<usize, BTreeMap<usize, Peered>>,
    /// Networks whose gateway another one uses.
    gateways: BTreeMap<usize, Vec<Way>>,
    /// The links between gateways that end there. One may have thousands of ends, so it is not taken apart.
    between: BTreeMap<usize, Vec<usize>>,
    /// The ends of these links.
    ends: BTreeMap<usize, Vec<usize>>,
    /// For each class, the ends that its gateways join: those with the same root.
    joined: [Roots; 3],
}

impl<'e, 'a> Ways<'e, 'a> {
    pub(crate) fn of(estate: &'e LinkedEstate<'a>, given: usize) -> Ways<'e, 'a> {
        let (peered, gateways, between, ends) = Default::default();
        let joined = CLASSES.map(|_| Roots::of(estate.ends.len()));
        let mut ways = Ways { estate, given, peered, gateways, between, ends, joined };
        for (number, link) in estate.links(|_| true) {
            for side in link.peerings() {
                let Some((a, b)) = estate.find(side.network).zip(estate.find(side.remote)) else {
                    continue;
                };
                let (is_whole, disconnected) = (link.is_whole(), link.disconnected);
                let peered = Peered { link: number, is_whole, disconnected };
                ways.peered.entry(a).or_default().entry(b).or_insert(peered);
                let allowed = link.gateway_transit.iter().any(|it| it == side.remote);
                if side.remote_gateways && allowed && !disconnected {
                    let way = Way { to: b, by: LinkKind::Peer, link: number };
                    ways.gateways.entry(a).or_default().push(way);
                }
            }
            if link.kind.advertises() {
                let ends: Vec<usize> = link.ends.iter().filter_map(|it| estate.find(it)).collect();
                for end in &ends {
                    ways.between.entry(*end).or_default().push(number);
                }
                let mut classes = CLASSES.iter().zip(&mut ways.joined);
                let class = classes.find(|(class, _)| class.contains(&link.kind));
                if let Some(((_, roots), (first, others))) = class.zip(ends.split_first()) {
                    for end in others {
                        roots.join(*first, *end);
                    }
                }
                ways.ends.insert(number, ends);
            }
        }
        ways.joined.iter_mut().for_each(Roots::settle);
        ways
    }

    /// The reason why an end does not reach another, and a way to solve it.
    pub(super) fn unreached(&self, from: &str, to: &str) -> Option<(String, String)> {
        let (a, b) = self.estate.find(from).zip(self.estate.find(to))?;
        let by_gateways = |class: &Roots| self.are_joined(class, a, b);
        let reached = a == b
            || self.by_peering(a, b, from, to).is_some()
            || self.joined.iter().any(by_gateways);
        (!reached).then(|| self.why_not(a, b))
    }

    /// Whether a link between gateways of a class, or several, lead from one to the other.
    fn are_joined(&self, class: &Roots, a: usize, b: usize) -> bool {
        let users = |of: usize| self.gateways.get(&of).into_iter().flatten().map(|way| way.to);
        let mut starts = users(a).chain([a]);
        starts.any(|start| {
            let mut goals = users(b).chain([b]).inspect(|_| self.estate.step(1));
            start == b || goals.any(|goal| goal != start && class.are_joined(start, goal))
        })
    }

    /// The peering that joins both.
    fn by_peering(&self, a: usize, b: usize, from: &str, to: &str) -> Option<usize> {
        let peered = self.peered.get(&a)?.get(&b).filter(|it| !it.disconnected)?;
        let joins = |name: &str| self.joins(peered.link, name);
        (peered.is_whole || joins(from) && joins(to)).then_some(peered.link)
    }

    /// Whether an end of the links reaches another.
    pub(crate) fn reach(&self, from: &str, to: &str) -> Reach {
        let mut reach = Reach {
            from: from.into(),
            to: to.into(),
            steps: Vec::new(),
            ports: None,
            why_not: None,
            hint: None,
        };
        let (Some(a), Some(b)) = (self.estate.find(from), self.estate.find(to)) else {
            reach.why_not = Some("one of the ends is not known".into());
            return reach;
        };
        if let Some(steps) = self.steps(a, b, from, to) {
            reach.steps = steps;
            reach.ports = self.ports(b, to);
        } else {
            let (why, hint) = self.why_not(a, b);
            (reach.why_not, reach.hint) = (Some(why), Some(hint));
        }
        reach
    }

    fn steps(&self, a: usize, b: usize, from: &str, to: &str) -> Option<Vec<ReachStep>> {
        if a == b {
            return Some(Vec::new());
        }
        if let Some(link) = self.by_peering(a, b, from, to) {
            let way = Way { to: b, by: LinkKind::Peer, link };
            return Some(alloc::vec![self.step(a, way, false)]);
        }
        let classes = CLASSES.iter().zip(&self.joined);
        let mut classes = classes.filter(|(_, joined)| self.are_joined(joined, a, b));
        classes.find_map(|(class, _)| self.by_gateways(class, a, b))
    }

    /// Whether a peering of subnets joins one.
    fn joins(&self, link: usize, name: &str) -> bool {
        self.estate.links.get(link).is_some_and(|link| link.subnets.iter().any(|it| it == name))
    }

    /// By gateways of one class: those of different classes advertise nothing to each other.
    fn by_gateways(&self, class: &[LinkKind], a: usize, b: usize) -> Option<Vec<ReachStep>> {
        let users = |of: usize| self.gateways.get(&of).into_iter().flatten().copied();
        let goals: BTreeMap<usize, Option<Way>> =
            users(b).map(|way| (way.to, Some(Way { to: b, ..way }))).chain([(b, None)]).collect();
        let first: BTreeMap<usize, Way> = users(a).map(|way| (way.to, way)).collect();
        let starts = [a].into_iter().chain(first.keys().copied());
        starts
            .into_iter()
            .find_map(|start| self.by_first_gateway(class, start, (a, b), &first, &goals))
    }

    /// The way from the first gateway.
    fn by_first_gateway(
        &self,
        class: &[LinkKind],
        start: usize,
        (a, b): (usize, usize),
        first: &BTreeMap<usize, Way>,
        goals: &BTreeMap<usize, Option<Way>>,
    ) -> Option<Vec<ReachStep>> {
        let mut before: BTreeMap<usize, Option<(usize, Way)>> = BTreeMap::new();
        let (mut queue, mut taken) = (VecDeque::new(), BTreeSet::new());
        before.insert(start, None);
        queue.push_back(start);
        while let Some(at) = queue.pop_front() {
            let moved = before.get(&at).is_some_and(Option::is_some);
            // By the gateway of the first step itself, without leaving it, no other network is reached.
            let is_goal = at == b || moved;
            if let Some(last) = goals.get(&at).filter(|_| is_goal) {
                return Some(self.way_to(at, &before, first, a, *last));
            }
            for way in self.ways_from(at, class, &mut taken) {
                if let Entry::Vacant(new) = before.entry(way.to) {
                    new.insert(Some((at, way)));
                    queue.push_back(way.to);
                }
            }
        }
        None
    }

    /// The ways from there by links between gateways that were not followed yet.
    fn ways_from(&self, at: usize, class: &[LinkKind], taken: &mut BTreeSet<usize>) -> Vec<Way> {
        let mut ways = Vec::new();
        for number in self.between.get(&at).into_iter().flatten().copied() {
            let kind = self.estate.links.get(number).map(|link| link.kind);
            let Some(by) = kind.filter(|kind| class.contains(kind)) else { continue };
            if taken.insert(number) {
                let ends = self.ends.get(&number).into_iter().flatten();
                ways.extend(ends.map(|to| Way { to: *to, by, link: number }));
            }
        }
        ways
    }

    fn way_to(
        &self,
        at: usize,
        before: &BTreeMap<usize, Option<(usize, Way)>>,
        first: &BTreeMap<usize, Way>,
        a: usize,
        last: Option<Way>,
    ) -> Vec<ReachStep> {
        let mut steps: Vec<ReachStep> =
            last.map(|way| self.step(at, way, true)).into_iter().collect();
        let mut here = at;
        while let Some(Some((from, way))) = before.get(&here) {
            steps.push(self.step(*from, *way, false));
            here = *from;
        }
        if here != a
            && let Some(way) = first.get(&here)
        {
            steps.push(self.step(a, *way, true));
        }
        steps.reverse();
        steps
    }

    fn step(&self, from: usize, way: Way, by_gateway: bool) -> ReachStep {
        let (a, b) = (self.estate.name(from), self.estate.name(way.to));
        let mut needs = Vec::new();
        match way.by {
            LinkKind::Peer => {
                needs.push("a connected peering in both directions".to_string());
                if by_gateway && let Some(link) = self.estate.links.get(way.link) {
                    let (mut one, mut other) = (a, b);
                    if link.gateway_transit.iter().any(|it| it == a) {
                        (one, other) = (b, a);
                    }
                    needs.push(format!("`{other}` allows gateway transit"));
                    needs.push(format!("`{one}` uses remote gateways"));
                }
            }
            LinkKind::Vpn => needs.push("a VPN connection, with routes to both sides".to_string()),
            LinkKind::ExpressRoute => {
                needs.push("an ExpressRoute connection to the circuit".to_string());
            }
            LinkKind::PointToSite => {
                needs.push("a route-based VPN gateway, and routes in its clients".to_string());
            }
            LinkKind::VirtualWan => {
                needs.push("a connection to the hub of the Virtual WAN".to_string());
            }
            _ => {}
        }
        let link = Some(way.link).filter(|link| *link < self.given);
        ReachStep { from: a.into(), to: b.into(), by: way.by, link, needs }
    }

    fn ports(&self, end: usize, name: &str) -> Option<(&'static str, &'static Source)> {
        let is_instance = match self.estate.any_subnet(name) {
            Some(subnet) => subnet.has(Connects::ManagedInstance),
            None => self.estate.ends.get(end)?.has(Connects::ManagedInstance),
        };
        let ports = CLIENT_PORTS.said_by(self.estate.edition);
        is_instance.then_some((ports.value, ports.source))
    }

    fn why_not(&self, a: usize, b: usize) -> (String, String) {
        let (one, other) = (self.estate.name(a), self.estate.name(b));
        let empty = BTreeMap::new();
        let (mine, theirs) =
            (self.peered.get(&a).unwrap_or(&empty), self.peered.get(&b).unwrap_or(&empty));
        if let Some(peered) = mine.get(&b) {
            if peered.disconnected {
                let why = format!("the peering between `{one}` and `{other}` is not connected");
                return (why, "create it again, on both sides".into());
            }
            let why = format!("the peering between `{one}` and `{other}` joins only some subnets");
            return (why, "name a subnet that it joins, or add it to `subnets`".into());
        }
        let (few, many) = if mine.len() < theirs.len() { (mine, theirs) } else { (theirs, mine) };
        if let Some(hub) = few.keys().find(|hub| many.contains_key(*hub)) {
            let hub = self.estate.name(*hub);
            let why = format!("both are peered with `{hub}`, and peering is not transitive");
            let hint = format!(
                "peer `{one}` and `{other}`, or route through a firewall in `{hub}`, which ipplan \
                 does not model"
            );
            return (why, hint);
        }
        // A hub whose gateway would help if it were used.
        let at = |end: usize, peered: &BTreeMap<usize, Peered>, to: usize| {
            let mut hubs = peered.keys().copied().take(TRIED).inspect(|_| self.estate.step(1));
            hubs.find(|hub| {
                let by_gateways = |class: &Roots| self.are_joined(class, *hub, to);
                *hub != to && *hub != end && self.joined.iter().any(by_gateways)
            })
        };
        let through =
            at(a, mine, b).map(|hub| (hub, a)).or_else(|| at(b, theirs, a).map(|hub| (hub, b)));
        if let Some((hub, spoke)) = through {
            let (hub, spoke) = (self.estate.name(hub), self.estate.name(spoke));
            let why = format!("`{spoke}` does not use the gateway of `{hub}`");
            let hint = format!("add `gateway: {hub}` to the peering of `{hub}` and `{spoke}`");
            return (why, hint);
        }
        let client =
            self.estate.ends.get(a).is_some_and(|it| matches!(it.kind, EndKind::ClientPool { .. }));
        let hint = if client {
            format!("name the network of the client pool `{one}`, and link that with `{other}`")
        } else {
            format!("add a link, such as `peer: [{one}, {other}]`")
        };
        (format!("no link leads from `{one}` to `{other}`"), hint)
    }
}
