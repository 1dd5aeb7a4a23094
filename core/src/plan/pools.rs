//! The address space of each network: as declared, or out of a pool.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::{IpNet, Ipv4Net};

use crate::address::{Family, PrefixLen, overlaps, summarize};
use crate::problem::{Problem, codes};
use crate::service::platform;
use crate::space::Space;

use super::client_pools::{self, Client};
use super::lock::{CLIENT_POOLS, Lock, LockedNetwork};
use super::network::{keep_outs, missing, within};
use super::ranges::not_unicast;
use super::request::{Request, Room};
use super::units::{in_order, units};
use super::wants::Want;

/// The prefixes of every network that has them, by name.
pub(super) fn rooms<'a>(
    request: &'a Request,
    wants: &BTreeMap<&str, Vec<Want<'_>>>,
    clients: &mut [Client<'a>],
    lock: &Lock,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Vec<IpNet>> {
    let mut rooms = BTreeMap::new();
    let mut takers: BTreeMap<&str, Vec<Taker<'a>>> = BTreeMap::new();
    for (name, network) in &request.networks {
        match &network.room {
            Room::Declared(space) => {
                let place = format!("networks.{name}.space");
                let mut refused = forbidden(space, &place);
                refused.extend(not_unicast(space, &place));
                if refused.is_empty() {
                    rooms.insert(name.clone(), space.clone());
                }
                problems.extend(refused);
            }
            Room::From { pool, prefix_len } => {
                if !request.pools.contains_key(pool) {
                    problems.push(unknown_pool(request, &format!("networks.{name}"), name, pool));
                    continue;
                }
                let Some(wants) = wants.get(name.as_str()) else { continue };
                let locked = lock.networks.get(name).and_then(|locked| locked.space.first());
                let whose = Whose::Network(name);
                let taker = Taker { whose, length: *prefix_len, kept: locked.copied() };
                takers.entry(pool).or_default().push(taker.sized(wants));
            }
        }
    }
    for (index, client) in clients.iter().enumerate() {
        let Some(pool) = client.from() else { continue };
        if !request.pools.contains_key(pool) {
            problems.push(unknown_pool(request, &client.place(), client.name, pool));
            continue;
        }
        let whose = Whose::Client(index, client.name);
        let length = Some(client.size.prefix_len);
        takers.entry(pool).or_default().push(Taker { whose, length, kept: client.range });
    }
    problems.extend(pools_that_overlap(request));
    let isolated =
        |name: &String| request.networks.get(name).is_some_and(|it| it.isolated.is_some());
    let declared = rooms.iter().filter(|(name, _)| !isolated(name)).flat_map(|(_, space)| space);
    let declared: Vec<IpNet> = declared.copied().collect();
    let mut taken = keep_outs(request);
    taken.extend(declared);
    taken.extend(gone(request, lock).flat_map(|(_, network)| network.space));
    let outside = clients.iter().filter(|client| client.from().is_none());
    taken.extend(outside.filter_map(|client| client.range));
    taken.extend(client_pools::gone(request, lock).map(|(_, pool)| pool.prefixes.first()));
    let taken: Vec<IpNet> = summarize(&taken).collect();
    for (pool, takers) in takers {
        let Some(prefixes) = request.pools.get(pool) else { continue };
        let place = format!("pools.{pool}");
        let mut refused = forbidden(prefixes, &place);
        refused.extend(not_unicast(prefixes, &place));
        if !refused.is_empty() {
            problems.extend(refused);
            continue;
        }
        let taken: Vec<IpNet> = prefixes.iter().flat_map(|it| within(&taken, it)).collect();
        match Space::around(prefixes, &taken) {
            Ok(space) => {
                for (whose, block) in hand_out(pool, space, &takers, problems) {
                    match whose {
                        Whose::Network(name) => {
                            rooms.insert(name.into(), alloc::vec![block]);
                        }
                        Whose::Client(index, _) => {
                            if let Some(client) = clients.get_mut(index) {
                                client.range = Some(block);
                            }
                        }
                    }
                }
            }
            Err(error) => {
                let problem = Problem::new(&codes::BAD_SPACE, format!("{error}"));
                problems.push(problem.at(format!("pools.{pool}")));
            }
        }
    }
    rooms
}

/// Prefixes of which no network may use any address. One that has others too is gone around.
fn forbidden(prefixes: &[IpNet], place: &str) -> Vec<Problem> {
    let problem = |prefix: &IpNet| {
        let around = |range: &&Ipv4Net| IpNet::V4(**range).contains(prefix);
        let mut known = platform::FORBIDDEN.iter();
        let (avoid, range) = known.find_map(|it| Some((it, it.ranges.iter().find(around)?)))?;
        let message = format!("{prefix} is in {range}: {}, and {}", avoid.what, avoid.why);
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

/// A network, or the address pool of a point-to-site connection.
#[derive(Clone, Copy)]
enum Whose<'a> {
    Network(&'a str),
    /// With its number.
    Client(usize, &'a str),
}

impl<'a> Whose<'a> {
    const fn name(self) -> &'a str {
        match self {
            Whose::Network(name) | Whose::Client(_, name) => name,
        }
    }

    fn place(self) -> String {
        match self {
            Whose::Network(name) => format!("networks.{name}.from"),
            Whose::Client(_, name) => format!("{CLIENT_POOLS}.{name}.from"),
        }
    }
}

/// One that takes its space from a pool.
struct Taker<'a> {
    whose: Whose<'a>,
    /// How large its block is to be.
    length: Option<PrefixLen>,
    /// The block it has already.
    kept: Option<IpNet>,
}

impl Taker<'_> {
    /// Just large enough for its subnets, where nothing else is said. Blocks of powers of two fill a
    /// block of their sum without a gap.
    fn sized(self, wants: &[Want<'_>]) -> Self {
        let members = wants.iter().enumerate().collect();
        let sum = units(&in_order(members))
            .iter()
            .fold(0, |sum: u128, unit| sum.saturating_add(unit.length.addresses()));
        let length = self.length.or_else(|| PrefixLen::holding(sum, Family::V4));
        Taker { length, ..self }
    }
}

fn hand_out<'a>(
    pool: &str,
    mut space: Space,
    takers: &[Taker<'a>],
    problems: &mut Vec<Problem>,
) -> Vec<(Whose<'a>, IpNet)> {
    let mut given = Vec::new();
    let (kept, new): (Vec<&Taker<'a>>, Vec<&Taker<'a>>) =
        takers.iter().partition(|taker| taker.kept.is_some());
    for taker in kept {
        let Some(block) = taker.kept else { continue };
        match space.carve_at(block) {
            Ok(()) => given.push((taker.whose, block)),
            Err(error) => {
                let message = format!("the lock has it at {block}, but in the pool {pool} {error}");
                problems.push(Problem::new(&codes::PIN_OUTSIDE, message).at(taker.whose.place()));
            }
        }
    }
    let lengths: Option<Vec<PrefixLen>> = new.iter().map(|taker| taker.length).collect();
    let Some(lengths) = lengths else { return given };
    match space.carve_all(&lengths) {
        Ok(blocks) => given.extend(new.iter().map(|taker| taker.whose).zip(blocks)),
        Err(shortfall) => {
            let names: Vec<&str> = new.iter().map(|taker| taker.whose.name()).collect();
            let message =
                format!("the pool {pool} has no room for {}: {shortfall}", names.join(", "));
            let problem = Problem::new(&codes::POOL_EXHAUSTED, message).at(format!("pools.{pool}"));
            problems.push(problem.hint(missing(&space, &lengths)));
        }
    }
    given
}

fn unknown_pool(request: &Request, place: &str, name: &str, pool: &str) -> Problem {
    let message = format!("{name} takes its space from {pool}, but there is no such pool");
    let problem = Problem::new(&codes::UNKNOWN_POOL, message).at(format!("{place}.from"));
    let pools = request.pools.keys().map(String::as_str);
    problem.did_you_mean(pool, pools).or_hint("declare it under pools")
}

/// An address that two pools hold could be handed out twice.
fn pools_that_overlap(request: &Request) -> Vec<Problem> {
    let all: Vec<(&String, IpNet)> = request
        .pools
        .iter()
        .flat_map(|(name, prefixes)| prefixes.iter().map(move |prefix| (name, *prefix)))
        .collect();
    let prefixes: Vec<IpNet> = all.iter().map(|(_, prefix)| *prefix).collect();
    overlaps(&prefixes)
        .filter_map(|pair| {
            let ((a, first), (b, second)) = (all.get(pair.outer)?, all.get(pair.inner)?);
            // Within one pool the space itself refuses it.
            (a != b).then(|| {
                let message = format!("{first} of the pool {a} overlaps {second} of the pool {b}");
                Problem::new(&codes::BAD_SPACE, message).at(format!("pools.{b}"))
            })
        })
        .collect()
}
