//! Reach: who reaches whom, through which links, and why not.

use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::estate::End;
use super::link::LinkKind;
use super::pages::CLIENT_PORTS;
use super::ways::{CLASSES, Hop, Ways};
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

/// Everything that one end reaches.
///
/// What gateways lead to is searched once for all destinations.
pub(crate) struct Reached<'w, 'e, 'a> {
    ways: &'w Ways<'e, 'a>,
    from: &'w str,
    at: Option<usize>,
    /// By gateways of each class, from the end itself and from the gateway that it uses.
    trees: BTreeMap<(usize, usize), Tree>,
}

/// What gateways of a class lead to from one of them: each end in the order in which it is found, and the
/// step before it.
type Tree = BTreeMap<usize, (usize, Option<(usize, Hop)>)>;

impl<'w, 'e, 'a> Reached<'w, 'e, 'a> {
    pub(crate) fn from(ways: &'w Ways<'e, 'a>, from: &'w str) -> Reached<'w, 'e, 'a> {
        let at = ways.estate.find(from);
        let starts = at.into_iter().flat_map(|at| starts(ways, at));
        let keys = starts.flat_map(|start| (0..CLASSES.len()).map(move |class| (class, start)));
        let trees = keys.map(|(class, start)| ((class, start), tree(ways, class, start))).collect();
        Reached { ways, from, at, trees }
    }

    /// Whether it reaches another end.
    pub(crate) fn reach(&self, to: &str) -> Reach {
        let mut reach = Reach {
            from: self.from.into(),
            to: to.into(),
            steps: Vec::new(),
            ports: None,
            why_not: None,
            hint: None,
        };
        let Some((a, b)) = self.at.zip(self.ways.estate.find(to)) else {
            reach.why_not = Some("one of the ends is not known".into());
            return reach;
        };
        if let Some(steps) = self.steps(a, b, to) {
            reach.steps = steps;
            reach.ports = self.ports(b, to);
        } else {
            let (why, hint) = self.ways.why_not(a, b);
            (reach.why_not, reach.hint) = (Some(why), Some(hint));
        }
        reach
    }

    fn steps(&self, a: usize, b: usize, to: &str) -> Option<Vec<ReachStep>> {
        if a == b {
            return Some(Vec::new());
        }
        if let Some(link) = self.ways.by_peering(a, b, self.from, to) {
            let way = Hop { to: b, by: LinkKind::Peer, link };
            return Some(alloc::vec![self.step(a, way, false)]);
        }
        let mut classes = 0..CLASSES.len();
        let class = classes.find(|class| self.ways.are_joined(*class, a, b))?;
        starts(self.ways, a).find_map(|start| self.by_gateways(class, start, a, b))
    }

    /// The way by gateways of one class: to the first one, from each to the next, and from the last one.
    fn by_gateways(
        &self,
        class: usize,
        start: usize,
        a: usize,
        b: usize,
    ) -> Option<Vec<ReachStep>> {
        let tree = self.trees.get(&(class, start))?;
        let last = self.ways.gateway_of(b);
        let by_last = last.map(|way| (way.to, Some(Hop { to: b, ..way })));
        // By the gateway of the first step itself, without leaving it, no other network is reached.
        let goals = by_last.into_iter().filter(|(goal, _)| *goal != start).chain([(b, None)]);
        let goals = goals.filter_map(|goal| Some((tree.get(&goal.0)?.0, goal)));
        let (_, (at, last)) = goals.min_by_key(|(order, _)| *order)?;
        let mut steps: Vec<ReachStep> =
            last.map(|way| self.step(at, way, true)).into_iter().collect();
        let mut here = at;
        while let Some((_, Some((from, way)))) = tree.get(&here) {
            steps.push(self.step(*from, *way, false));
            here = *from;
        }
        if here != a {
            let first = self.ways.gateway_of(a)?;
            steps.push(self.step(a, first, true));
        }
        steps.reverse();
        Some(steps)
    }

    fn step(&self, from: usize, way: Hop, by_gateway: bool) -> ReachStep {
        let estate = self.ways.estate;
        estate.step(1);
        let (a, b) = (estate.name(from), estate.name(way.to));
        let mut needs = Vec::new();
        match way.by {
            LinkKind::Peer => {
                needs.push("a connected peering in both directions".to_string());
                if by_gateway {
                    let is_first = self.ways.gateway_of(from).is_some_and(|it| it.to == way.to);
                    let (one, other) = if is_first { (a, b) } else { (b, a) };
                    needs.push(format!("`{other}` allows gateway transit"));
                    needs.push(format!("`{one}` uses remote gateways"));
                }
            }
            LinkKind::Vpn => needs.push("a VPN connection, with routes to both sides".to_string()),
            LinkKind::ExpressRoute => {
                needs.push("an ExpressRoute connection to the circuit".to_string());
                let is_network = |at: usize| estate.ends.get(at).is_some_and(End::is_network);
                if is_network(from) && is_network(way.to) {
                    let both = "both gateways allow traffic from other virtual networks, which is off by default";
                    needs.push(both.to_string());
                }
            }
            LinkKind::PointToSite => {
                needs.push("a route-based VPN gateway, and routes in its clients".to_string());
            }
            LinkKind::VirtualWan => {
                needs.push("a connection to the hub of the Virtual WAN".to_string());
            }
            _ => {}
        }
        let link = Some(way.link).filter(|link| *link < self.ways.given);
        ReachStep { from: a.into(), to: b.into(), by: way.by, link, needs }
    }

    fn ports(&self, end: usize, name: &str) -> Option<(&'static str, &'static Source)> {
        let estate = self.ways.estate;
        let is_instance = match estate.any_subnet(name) {
            Some(subnet) => subnet.has(Connects::ManagedInstance),
            None => estate.ends.get(end)?.has(Connects::ManagedInstance),
        };
        let ports = CLIENT_PORTS.said_by(estate.edition);
        is_instance.then_some((ports.value, ports.source))
    }
}

/// Where ways by gateways begin: at an end itself, and at the gateway that it uses.
fn starts(ways: &Ways<'_, '_>, at: usize) -> impl Iterator<Item = usize> {
    [at].into_iter().chain(ways.gateway_of(at).map(|way| way.to))
}

fn tree(ways: &Ways<'_, '_>, class: usize, start: usize) -> Tree {
    let mut tree = Tree::from([(start, (0, None))]);
    let (mut queue, mut taken) = (VecDeque::from([start]), BTreeSet::new());
    while let Some(at) = queue.pop_front() {
        for (link, by, ends) in ways.between(at, class) {
            ways.estate.step(1);
            if !taken.insert(link) {
                continue;
            }
            for to in ends.iter().copied() {
                ways.estate.step(1);
                let order = tree.len();
                tree.entry(to).or_insert_with(|| {
                    queue.push_back(to);
                    (order, Some((at, Hop { to, by, link })))
                });
            }
        }
    }
    tree
}
