//! The ways of an estate: its peerings, the gateways that networks use, and the links between gateways.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::estate::{End, EndKind, LinkedEstate};
use super::link::LinkKind;
use super::roots::Roots;

/// A way to another end by one link.
#[derive(Clone, Copy)]
pub(super) struct Hop {
    pub(super) to: usize,
    pub(super) by: LinkKind,
    pub(super) link: usize,
}

/// The peering between two networks.
#[derive(Clone, Copy)]
struct Peered {
    link: usize,
    is_whole: bool,
    disconnected: bool,
    /// Whether the first one asks for the gateway of the second.
    asks_gateway: bool,
}

/// The classes of gateways that advertise ranges to each other: different classes never do.
pub(super) const CLASSES: [&[LinkKind]; 3] =
    [&[LinkKind::Vpn, LinkKind::PointToSite], &[LinkKind::ExpressRoute], &[LinkKind::VirtualWan]];

/// The class of Virtual WAN, whose hubs are managed by Azure.
const WAN: usize = 2;

/// The number of hubs that are tried for one whose gateway would help: any is as good.
const TRIED: usize = 100;

/// All links of an estate, as ways from each end.
pub(crate) struct Ways<'e, 'a> {
    pub(super) estate: &'e LinkedEstate<'a>,
    /// How many of its links somebody wrote.
    pub(super) given: usize,
    peered: BTreeMap<usize, BTreeMap<usize, Peered>>,
    /// The network whose gateway another one uses; Azure refuses a second one.
    gateways: BTreeMap<usize, Hop>,
    /// The peers of each network that have links between gateways.
    hubs: BTreeMap<usize, Vec<usize>>,
    /// The links between gateways that end there. One may have thousands of ends, so it is not taken apart.
    between: BTreeMap<usize, Vec<usize>>,
    /// The ends of these links.
    ends: BTreeMap<usize, Vec<usize>>,
    /// For each class, the ends that its gateways join: those with the same root.
    joined: [Roots; 3],
}

impl<'e, 'a> Ways<'e, 'a> {
    pub(crate) fn of(estate: &'e LinkedEstate<'a>, given: usize) -> Ways<'e, 'a> {
        let (peered, gateways, hubs, between, ends) = Default::default();
        let joined = CLASSES.map(|_| Roots::of(estate.ends.len()));
        let mut ways = Ways { estate, given, peered, gateways, hubs, between, ends, joined };
        for (number, link) in estate.links(|_| true) {
            for (side, other) in link.sides() {
                let Some((a, b)) = estate.find(side.network).zip(estate.find(side.remote)) else {
                    continue;
                };
                let (is_whole, disconnected) = (link.is_whole(), link.disconnected);
                let asks_gateway = side.remote_gateways;
                let peered = Peered { link: number, is_whole, disconnected, asks_gateway };
                ways.peered.entry(a).or_default().entry(b).or_insert(peered);
                if side.remote_gateways && other.gateway_transit && !disconnected {
                    let way = Hop { to: b, by: LinkKind::Peer, link: number };
                    ways.gateways.entry(a).or_insert(way);
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
        for (end, others) in &ways.peered {
            let hubs = others.keys().copied().filter(|it| ways.between.contains_key(it));
            ways.hubs.insert(*end, hubs.collect());
        }
        ways
    }

    /// The reason why an end does not reach another, and a way to solve it.
    pub(super) fn unreached(&self, from: &str, to: &str) -> Option<(String, String)> {
        let (a, b) = self.estate.find(from).zip(self.estate.find(to))?;
        let reached =
            a == b || self.by_peering(a, b, from, to).is_some() || self.by_any_gateways(a, b);
        (!reached).then(|| self.why_not(a, b))
    }

    fn by_any_gateways(&self, a: usize, b: usize) -> bool {
        (0..CLASSES.len()).any(|class| self.are_joined(class, a, b))
    }

    /// Whether a link between gateways of a class, or several, lead from one to the other.
    pub(super) fn are_joined(&self, class: usize, a: usize, b: usize) -> bool {
        let Some(roots) = self.joined.get(class) else { return false };
        let mut starts = self.gateway_of(a).map(|way| way.to).into_iter().chain([a]);
        starts.any(|start| {
            let goals = self.gateway_of(b).map(|way| way.to).into_iter().chain([b]);
            let mut goals = goals.inspect(|_| self.estate.step(1));
            start == b || goals.any(|goal| goal != start && roots.are_joined(start, goal))
        })
    }

    /// The way to the gateway that a network uses.
    pub(super) fn gateway_of(&self, end: usize) -> Option<Hop> {
        self.gateways.get(&end).copied()
    }

    /// The peering that joins both.
    pub(super) fn by_peering(&self, a: usize, b: usize, from: &str, to: &str) -> Option<usize> {
        let peered = self.peered.get(&a)?.get(&b).filter(|it| !it.disconnected)?;
        let joins = |name: &str| self.joins(peered.link, name);
        (peered.is_whole || joins(from) && joins(to)).then_some(peered.link)
    }

    /// Whether a peering of subnets joins one.
    fn joins(&self, link: usize, name: &str) -> bool {
        self.estate.links.get(link).is_some_and(|link| link.subnets.iter().any(|it| it == name))
    }

    /// The links between gateways of a class that end there, each with its ends.
    pub(super) fn between(
        &self,
        at: usize,
        class: usize,
    ) -> impl Iterator<Item = (usize, LinkKind, &[usize])> {
        let kinds = CLASSES.get(class).copied().unwrap_or_default();
        let numbers = self.between.get(&at).into_iter().flatten().copied();
        numbers.filter_map(move |number| {
            let kind = self.estate.links.get(number)?.kind;
            let ends = self.ends.get(&number).filter(|_| kinds.contains(&kind))?;
            Some((number, kind, ends.as_slice()))
        })
    }

    pub(super) fn why_not(&self, a: usize, b: usize) -> (String, String) {
        let (one, other) = (self.estate.name(a), self.estate.name(b));
        let empty = BTreeMap::new();
        let (mine, theirs) =
            (self.peered.get(&a).unwrap_or(&empty), self.peered.get(&b).unwrap_or(&empty));
        if let Some(peered) = mine.get(&b) {
            if peered.disconnected {
                return not_connected(one, other);
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
        let at = |end: usize, to: usize| {
            let hubs = self.hubs.get(&end).into_iter().flatten().copied().take(TRIED);
            let mut hubs = hubs.inspect(|_| self.estate.step(1)).filter(|hub| *hub != to);
            hubs.find(|hub| self.by_any_gateways(*hub, to))
        };
        let through = at(a, b).map(|hub| (hub, a)).or_else(|| at(b, a).map(|hub| (hub, b)));
        if let Some((hub, spoke)) = through {
            let to = if spoke == a { b } else { a };
            let is_wan = !(0..WAN).any(|class| self.are_joined(class, hub, to));
            let peered = self.peered.get(&spoke).and_then(|peers| peers.get(&hub)).copied();
            let (hub, spoke) = (self.estate.name(hub), self.estate.name(spoke));
            if peered.is_some_and(|it| it.disconnected) {
                return not_connected(spoke, hub);
            }
            if is_wan {
                let why =
                    format!("a Virtual WAN leads to `{hub}`, but not to what is peered with it");
                return (why, format!("connect `{spoke}` to the Virtual WAN as well"));
            }
            let why = if peered.is_some_and(|it| it.asks_gateway) {
                format!("`{hub}` does not allow gateway transit to `{spoke}`")
            } else {
                format!("`{spoke}` does not use the gateway of `{hub}`")
            };
            let hint = format!("add `gateway: {hub}` to the peering of `{hub}` and `{spoke}`");
            return (why, hint);
        }
        if let Some(hub) = self.hub_between(a, b) {
            let hub = self.estate.name(hub);
            let why = format!(
                "gateways of different kinds in `{hub}` lead to them, and these do not exchange routes"
            );
            let hint = format!(
                "use one kind of gateway for both, or Azure Route Server in `{hub}`, which ipplan does \
                 not model"
            );
            return (why, hint);
        }
        let hint = self.link_for(a, b);
        (format!("no link leads from `{one}` to `{other}`"), hint)
    }

    /// A network that one reaches by a gateway of one kind, and that reaches the other by one of another kind.
    fn hub_between(&self, a: usize, b: usize) -> Option<usize> {
        let starts = [a].into_iter().chain(self.gateway_of(a).map(|way| way.to));
        let links = starts.flat_map(|at| self.between.get(&at).into_iter().flatten());
        let ends = links.flat_map(|link| self.ends.get(link).into_iter().flatten().copied());
        let mut hubs = ends.take(TRIED).inspect(|_| self.estate.step(1));
        hubs.find(|hub| {
            let is_network = self.estate.ends.get(*hub).is_some_and(End::is_network);
            is_network && ![a, b].contains(hub) && self.by_any_gateways(*hub, b)
        })
    }

    /// A link that would join both.
    fn link_for(&self, a: usize, b: usize) -> String {
        let (one, other) = (self.estate.name(a), self.estate.name(b));
        let kind = |end: usize| self.estate.ends.get(end).map(|it| &it.kind);
        let of_pool = |pool: &str, network: Option<&str>, rest: &str| match network {
            None => {
                format!("name the network of the client pool `{pool}`, and link that with `{rest}`")
            }
            Some(network) => format!("link `{network}`, the network of `{pool}`, with `{rest}`"),
        };
        match (kind(a), kind(b)) {
            (Some(EndKind::ClientPool { network, .. }), _) => of_pool(one, *network, other),
            (_, Some(EndKind::ClientPool { network, .. })) => of_pool(other, *network, one),
            (Some(EndKind::Site), Some(EndKind::Site)) => {
                format!("link both to one network, such as `vpn: [NETWORK, {one}]`")
            }
            (Some(EndKind::Site), _) => format!("add a link, such as `vpn: [{other}, {one}]`"),
            (_, Some(EndKind::Site)) => format!("add a link, such as `vpn: [{one}, {other}]`"),
            _ => format!("add a link, such as `peer: [{one}, {other}]`"),
        }
    }
}

/// Of a peering whose other side is not there, or no longer.
fn not_connected(one: &str, other: &str) -> (String, String) {
    let why = format!("the peering between `{one}` and `{other}` is not connected");
    (why, "create it again, on both sides".into())
}
