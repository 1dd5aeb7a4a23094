//! The address space of each network: as declared, or out of a pool.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::{IpNet, Ipv4Net};

use crate::address::{Family, PrefixLen, overlaps, summarize};
use crate::problem::{Problem, codes, nearest};
use crate::service::platform;
use crate::space::Space;

use super::lock::{Lock, LockedNetwork};
use super::network::{keep_outs, missing, within};
use super::request::{Request, Room};
use super::units::{in_order, units};
use super::wants::Want;

/// The prefixes of every network that has them, by name.
pub(super) fn rooms<'a>(
    request: &'a Request,
    wants: &BTreeMap<&str, Vec<Want<'_>>>,
    lock: &Lock,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Vec<IpNet>> {
    let mut rooms = BTreeMap::new();
    let mut takers: BTreeMap<&str, Vec<Taker<'a>>> = BTreeMap::new();
    for (name, network) in &request.networks {
        match &network.room {
            Room::Declared(space) => {
                let refused = forbidden(space, &format!("networks.{name}.space"));
                if refused.is_empty() {
                    rooms.insert(name.clone(), space.clone());
                }
                problems.extend(refused);
            }
            Room::From { pool, prefix_len } => {
                if !request.pools.contains_key(pool) {
                    problems.push(unknown_pool(request, name, pool));
                    continue;
                }
                let Some(wants) = wants.get(name.as_str()) else { continue };
                let locked = lock.networks.get(name).and_then(|locked| locked.space.first());
                let taker = Taker { name, length: *prefix_len, kept: locked.copied() };
                takers.entry(pool).or_default().push(taker.sized(wants));
            }
        }
    }
    problems.extend(pools_that_overlap(request));
    let declared: Vec<IpNet> = rooms.values().flatten().copied().collect();
    let mut taken = keep_outs(request);
    taken.extend(declared);
    taken.extend(gone(request, lock).flat_map(|(_, network)| network.space));
    let taken: Vec<IpNet> = summarize(&taken).collect();
    for (pool, takers) in takers {
        let Some(prefixes) = request.pools.get(pool) else { continue };
        let refused = forbidden(prefixes, &format!("pools.{pool}"));
        if !refused.is_empty() {
            problems.extend(refused);
            continue;
        }
        let taken: Vec<IpNet> = prefixes.iter().flat_map(|it| within(&taken, it)).collect();
        match Space::around(prefixes, &taken) {
            Ok(space) => hand_out(pool, space, &takers, &mut rooms, problems),
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

/// A network that takes its space from a pool.
struct Taker<'a> {
    name: &'a str,
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

fn hand_out(
    pool: &str,
    mut space: Space,
    takers: &[Taker<'_>],
    rooms: &mut BTreeMap<String, Vec<IpNet>>,
    problems: &mut Vec<Problem>,
) {
    let place = |name: &str| format!("networks.{name}.from");
    let (kept, new): (Vec<_>, Vec<_>) = takers.iter().partition(|taker| taker.kept.is_some());
    for taker in kept {
        let Some(block) = taker.kept else { continue };
        match space.carve_at(block) {
            Ok(()) => {
                rooms.insert(taker.name.into(), alloc::vec![block]);
            }
            Err(error) => {
                let message = format!("the lock has it at {block}, but in the pool {pool} {error}");
                problems.push(Problem::new(&codes::PIN_OUTSIDE, message).at(place(taker.name)));
            }
        }
    }
    let lengths: Option<Vec<PrefixLen>> = new.iter().map(|taker| taker.length).collect();
    let Some(lengths) = lengths else { return };
    match space.carve_all(&lengths) {
        Ok(blocks) => {
            for (taker, block) in new.iter().zip(blocks) {
                rooms.insert(taker.name.into(), alloc::vec![block]);
            }
        }
        Err(shortfall) => {
            let names: Vec<&str> = new.iter().map(|taker| taker.name).collect();
            let message =
                format!("the pool {pool} has no room for {}: {shortfall}", names.join(", "));
            let problem = Problem::new(&codes::POOL_EXHAUSTED, message).at(format!("pools.{pool}"));
            problems.push(problem.hint(missing(&space, &lengths)));
        }
    }
}

fn unknown_pool(request: &Request, name: &str, pool: &str) -> Problem {
    let message = format!("{name} takes its space from {pool}, but there is no such pool");
    let problem = Problem::new(&codes::UNKNOWN_POOL, message).at(format!("networks.{name}.from"));
    match nearest(pool, request.pools.keys().map(String::as_str)) {
        Some(near) => problem.hint(format!("did you mean {near}?")),
        None => problem.hint("declare it under pools"),
    }
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
