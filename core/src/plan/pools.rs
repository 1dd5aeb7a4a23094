//! The address space of each network: as declared, or out of a pool.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::{IpNet, Ipv4Net};

use crate::address::{PrefixLen, overlaps, summarize};
use crate::problem::{Edit, Nearest, Problem, codes, place};
use crate::service::platform;
use crate::space::Space;

use super::client_pools::Client;
use super::kept;
use super::lock::{CLIENT_POOLS, Lock, LockedNetwork};
use super::network::{keep_outs, missing, within};
use super::occupants::Occupants;
use super::planned::Pinned;
use super::ranges::not_unicast;
use super::refusal::{Refusal, Within};
use super::request::{AddressSpace, Request};
use super::reuse;
use super::takers::{NetworkSpace, Taker, Whose};
use super::want::Want;

/// The prefixes of every network that has them, by name.
pub(super) fn network_spaces<'a>(
    request: &'a Request,
    wants: &BTreeMap<&str, Vec<Want<'_>>>,
    clients: &mut [Client<'a>],
    lock: &Lock,
    problems: &mut Vec<Problem>,
    refusals: &mut Vec<Refusal>,
) -> BTreeMap<String, NetworkSpace> {
    let mut spaces = BTreeMap::new();
    let mut takers: BTreeMap<&str, Vec<Taker<'a>>> = BTreeMap::new();
    let mut near = Nearest::among(request.pools.keys().map(String::as_str));
    for (name, network) in &request.networks {
        match &network.space {
            AddressSpace::Declared(space) => {
                let place = format!("{}.space", place::of_network(name));
                let mut refused = forbidden(space, &place);
                refused.extend(not_unicast(space, &place));
                if refused.is_empty() {
                    let given = NetworkSpace { prefixes: space.clone(), pinned: Pinned::Asked };
                    spaces.insert(name.clone(), given);
                }
                problems.extend(refused);
            }
            AddressSpace::From { pool, prefix_len } => {
                if !request.pools.contains_key(pool) {
                    let place = place::of_network(name);
                    problems.push(unknown_pool(&mut near, &place, name, pool));
                    continue;
                }
                let Some(wants) = wants.get(name.as_str()) else { continue };
                let locked = lock.networks.get(name).and_then(|locked| locked.space.first());
                match Taker::of(name, *prefix_len, locked.copied(), wants) {
                    Ok(taker) => takers.entry(pool).or_default().push(taker),
                    Err(problem) => problems.push(problem.under(&place::of_network(name))),
                }
            }
        }
    }
    for (index, client) in clients.iter().enumerate() {
        let Some(pool) = client.from() else { continue };
        if !request.pools.contains_key(pool) {
            problems.push(unknown_pool(&mut near, &client.place(), client.name, pool));
            continue;
        }
        let whose = Whose::Client(index, client.name);
        let length = client.size.prefix_len;
        let members = alloc::vec![length];
        let (kept, pinned) = (client.range, Pinned::Locked);
        takers.entry(pool).or_default().push(Taker { whose, length, members, kept, pinned });
    }
    problems.extend(pools_that_overlap(request));
    problems.extend(kept::taken_from(request, lock));
    let reusing = reuse::set_apart(request, &mut takers);
    let others = standing(request, lock, &spaces, clients);
    let sharing: Vec<(IpNet, Stands<'_>)> = reusing
        .iter()
        .filter_map(|(_, taker)| Some((taker.kept?, Stands::Declared(taker.whose.name()))))
        .collect();
    let taken: Vec<IpNet> = others.iter().map(|(range, _)| *range).collect();
    let taken: Vec<IpNet> = summarize(&taken).collect();
    let keep_outs: Vec<IpNet> = summarize(&keep_outs(request)).collect();
    let mut found = Vec::new();
    for (pool, takers) in takers {
        let Some(prefixes) = request.pools.get(pool) else { continue };
        let place = format!("pools.{}", place::step(pool));
        let mut refused = forbidden(prefixes, &place);
        refused.extend(not_unicast(prefixes, &place));
        if !refused.is_empty() {
            problems.extend(refused);
            continue;
        }
        let here = |ranges: &[IpNet]| -> Vec<IpNet> {
            prefixes.iter().flat_map(|it| within(ranges, it)).collect()
        };
        match Space::around(prefixes, &here(&taken)) {
            Ok(space) => {
                let keep_outs = here(&keep_outs);
                let pool = Pool { name: pool, space, keep_outs, others: &others, reused: &sharing };
                refusals.extend(pool.hand_out(&takers, &mut found, problems));
            }
            Err(error) => {
                let problem = Problem::new(&codes::BAD_SPACE, format!("{error}"));
                problems.push(problem.at(format!("pools.{}", place::step(pool))));
            }
        }
    }
    for (whose, given) in found {
        match whose {
            Whose::Network(name) => {
                spaces.insert(name.into(), given);
            }
            Whose::Client(index, _) => {
                if let Some(client) = clients.get_mut(index) {
                    client.range = given.prefixes.first().copied();
                }
            }
        }
    }
    if !reusing.is_empty() {
        reuse::place(request, reusing, &keep_outs, clients, &mut spaces, problems);
    }
    spaces
}

/// The ranges that a new network of a pool must avoid, apart from keep-outs. New networks that may reuse
/// ranges come last, and avoid only the ranges they reach.
fn standing<'s>(
    request: &'s Request,
    lock: &'s Lock,
    spaces: &'s BTreeMap<String, NetworkSpace>,
    clients: &[Client<'s>],
) -> Vec<(IpNet, Stands<'s>)> {
    // What is isolated is another world: it takes nothing from a pool that it is not of.
    let isolated =
        |name: &String| request.networks.get(name).is_some_and(|it| it.isolated.is_some());
    let others = spaces.iter().filter(|(name, _)| !isolated(name)).flat_map(|(name, given)| {
        given.prefixes.iter().map(move |prefix| (*prefix, Stands::Declared(name.as_str())))
    });
    let mut others: Vec<(IpNet, Stands<'_>)> = others.collect();
    others.extend(kept::ranges(request, lock).map(|(name, range)| (range, Stands::Kept(name))));
    let sites = request.sites.iter();
    others.extend(sites.flat_map(|(name, all)| {
        all.iter().map(move |range| (*range, Stands::Declared(name.as_str())))
    }));
    let outside = clients.iter().filter(|client| client.from().is_none());
    others.extend(outside.filter_map(|it| Some((it.range?, Stands::Declared(it.name)))));
    let gone = lock.client_pools.iter();
    let gone = gone.filter(|(name, _)| !request.client_pools.contains_key(*name));
    others.extend(gone.map(|(name, it)| (it.prefixes.first(), Stands::Kept(name))));
    others
}

/// The problems of prefixes in which no network may use any address. A larger prefix around one is
/// allowed: networks are placed around the forbidden part.
fn forbidden(prefixes: &[IpNet], place: &str) -> Vec<Problem> {
    let problem = |prefix: &IpNet| {
        let around = |range: &&Ipv4Net| IpNet::V4(**range).contains(prefix);
        let mut known = platform::FORBIDDEN.iter();
        let (avoid, range) = known.find_map(|it| Some((it, it.ranges.iter().find(around)?)))?;
        let message = format!("{prefix} overlaps {range}: {}, and {}", avoid.what, avoid.why);
        let problem = Problem::new(&codes::OUTSIDE_PLATFORM, message).at(place);
        Some(problem.source(avoid.source))
    };
    prefixes.iter().filter_map(problem).collect()
}

/// Networks of the lock that nobody wants any more, every subnet of theirs a tombstone.
pub(super) fn gone<'a>(
    request: &'a Request,
    lock: &'a Lock,
) -> impl Iterator<Item = (&'a String, LockedNetwork)> {
    let gone = lock.networks.iter().filter(|(name, _)| !request.networks.contains_key(*name));
    gone.map(|(name, network)| {
        let mut network = network.clone();
        network.subnets.values_mut().for_each(|subnet| subnet.gone = true);
        (name, network)
    })
}

/// The occupant of a part of a pool.
#[derive(Clone, Copy)]
enum Stands<'a> {
    /// A network that is declared there.
    Declared(&'a str),
    /// Space that the lock keeps for a network that is no longer wanted, or is elsewhere now.
    Kept(&'a str),
    /// One from the pool.
    From(Whose<'a>),
}

impl Stands<'_> {
    fn why(self) -> String {
        match self {
            Stands::Declared(name) => format!("{name} declares it"),
            Stands::Kept(name) => format!("the lock keeps it for {name}"),
            Stands::From(whose) => format!("{} has it", whose.name()),
        }
    }
}

/// A pool that is being divided.
struct Pool<'a> {
    name: &'a str,
    /// The space that no other network has. Keep-outs are part of it: the space of a network may
    /// contain them.
    space: Space,
    keep_outs: Vec<IpNet>,
    others: &'a [(IpNet, Stands<'a>)],
    /// Networks that may reuse ranges and have their place: one that has its place too may share it, and one
    /// that is new goes around it.
    reused: &'a [(IpNet, Stands<'a>)],
}

impl Pool<'_> {
    fn hand_out<'a>(
        mut self,
        takers: &[Taker<'a>],
        found: &mut Vec<(Whose<'a>, NetworkSpace)>,
        problems: &mut Vec<Problem>,
    ) -> Option<Refusal> {
        let (kept, new): (Vec<_>, Vec<_>) = takers.iter().partition(|taker| taker.kept.is_some());
        let (mut placed, mut refused) = (Vec::new(), Vec::new());
        for taker in kept {
            let Some(block) = taker.kept else { continue };
            match self.space.carve_at(block) {
                Ok(()) => {
                    placed.push((block, Stands::From(taker.whose)));
                    let given = NetworkSpace { prefixes: alloc::vec![block], pinned: taker.pinned };
                    found.push((taker.whose, given));
                }
                Err(_) => refused.push((taker, block)),
            }
        }
        if !refused.is_empty() {
            let locked = takers.iter().filter_map(|it| Some((it.kept?, Stands::From(it.whose))));
            let occupants = Occupants::of(self.others.iter().copied().chain(locked));
            problems.extend(
                refused.into_iter().map(|(taker, block)| self.not_there(taker, block, &occupants)),
            );
        }
        self.keep_outs.iter().for_each(|range| self.space.reserve(*range));
        self.reused.iter().for_each(|(range, _)| self.space.reserve(*range));
        let lengths: Vec<PrefixLen> = new.iter().map(|taker| taker.length).collect();
        match self.space.carve_all(&lengths) {
            Ok(blocks) => {
                for (taker, block) in new.iter().zip(blocks) {
                    let given = NetworkSpace { prefixes: alloc::vec![block], pinned: Pinned::No };
                    found.push((taker.whose, given));
                }
                None
            }
            Err(shortfall) => {
                let pool = self.name;
                let names: Vec<&str> = new.iter().map(|taker| taker.whose.name()).collect();
                let message =
                    format!("pool `{pool}` has no room for `{}`: {shortfall}", names.join("`, `"));
                let problem = Problem::new(&codes::POOL_EXHAUSTED, message)
                    .at(format!("pools.{}", place::step(pool)));
                problems.push(problem.hint(missing(&self.space, &lengths)));
                let within = Within::Pool(pool.into());
                let prefixes: Vec<IpNet> = self.space.declared().collect();
                let wanted = new.iter().map(|taker| taker.wanted()).collect();
                placed.extend(self.reused);
                let kept = Self::kept(self.others, &prefixes, &placed);
                Some(Refusal::of(within, prefixes, kept, self.space, wanted))
            }
        }
    }

    /// The parts of the pool that are kept, and for whom; the blocks do not overlap.
    fn kept(
        others: &[(IpNet, Stands<'_>)],
        prefixes: &[IpNet],
        placed: &[(IpNet, Stands<'_>)],
    ) -> Vec<(IpNet, String)> {
        let here = |at: &IpNet| prefixes.iter().any(|it| it.contains(at) || at.contains(it));
        let others = others.iter().filter(|(at, _)| here(at));
        let mut all: Vec<&(IpNet, Stands<'_>)> = placed.iter().chain(others).collect();
        all.sort_by_key(|(range, _)| *range);
        let mut kept: Vec<(IpNet, String)> = Vec::new();
        for (at, stands) in all {
            // In order, only the last one can be around it.
            if !kept.last().is_some_and(|(last, _)| last.contains(at)) {
                kept.push((*at, stands.why()));
            }
        }
        kept
    }

    /// Why a network cannot have the block that the lock says, or the places of its subnets.
    fn not_there(
        &self,
        taker: &Taker<'_>,
        block: IpNet,
        occupants: &Occupants<Stands<'_>>,
    ) -> Problem {
        let whose = taker.whose;
        let other = |stands: &Stands<'_>| !matches!(stands, Stands::From(it) if *it == whose);
        let who = match occupants.beside(block, other) {
            Some((at, Stands::Declared(other))) => format!("`{other}` declares {at}"),
            Some((at, Stands::Kept(other))) => format!("the lock keeps {at} for `{other}`"),
            Some((at, Stands::From(other))) => {
                let other = other.name();
                format!("`{other}` is at {at}")
            }
            None => format!("{block} is not in pool `{}`", self.name),
        };
        let why = match taker.pinned {
            Pinned::Locked => format!("the lock has it at {block}"),
            _ => format!("the places of its subnets need {block}"),
        };
        let problem = Problem::new(&codes::PIN_OUTSIDE, format!("{why}, but {who}"));
        let problem = problem.at(format!("{}.from", whose.place()));
        if taker.pinned != Pinned::Locked {
            let hint = "leave out `at`, to have them placed where there is room, or declare the \
                        network's `space`";
            return problem.hint(hint);
        }
        let (named, change) = match whose {
            Whose::Network(name) => (format!("{name}/"), Edit::release_network(name)),
            Whose::Client(_, name) => {
                (place::subnet(CLIENT_POOLS, name), Edit::release(CLIENT_POOLS, name))
            }
        };
        let text =
            format!("release `{named}`, if nothing is deployed there: then it gets another block");
        problem.offer(text, change)
    }
}

fn unknown_pool(near: &mut Nearest<'_>, place: &str, name: &str, pool: &str) -> Problem {
    let message = format!("`{name}` takes its address space from unknown pool `{pool}`");
    let problem = Problem::new(&codes::UNKNOWN_POOL, message).at(format!("{place}.from"));
    let problem = match near.names() {
        Some(names) => problem.did_you_mean(pool, names),
        None => problem,
    };
    problem.or_hint("declare it under `pools`")
}

/// An address that two pools hold could be handed out twice.
fn pools_that_overlap(request: &Request) -> Vec<Problem> {
    let all: Vec<(&String, IpNet)> = request
        .pools
        .iter()
        .flat_map(|(name, prefixes)| prefixes.iter().map(move |prefix| (name, *prefix)))
        .collect();
    let prefixes: Vec<IpNet> = all.iter().map(|(_, prefix)| *prefix).collect();
    // One problem for each prefix, not one for each pair: of pairs there can be very many.
    overlaps(&prefixes)
        .nearest()
        .filter_map(|pair| {
            let ((a, first), (b, second)) = (all.get(pair.outer)?, all.get(pair.inner)?);
            // Within one pool the space itself refuses it.
            (a != b).then(|| {
                let message = format!("{first} of pool `{a}` overlaps {second} of pool `{b}`");
                Problem::new(&codes::BAD_SPACE, message).at(format!("pools.{}", place::step(b)))
            })
        })
        .collect()
}
