//! The subnets of one network, each in its place.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::IpNet;

use super::wants::Want;
use super::{Pinned, PlannedNetwork, PlannedSubnet, ipv6};
use crate::balance::Balance;
use crate::base::to_avoid;
use crate::codes;
use crate::lock::{LockedNetwork, LockedSubnet};
use crate::platform;
use crate::prefix_len::{Family, PrefixLen};
use crate::problem::Problem;
use crate::request::Request;
use crate::space::{Space, SpaceError};

/// Puts the subnets of a network into its prefixes: those that have a place first, then the rest.
pub(super) fn place(
    request: &Request,
    name: &str,
    prefixes: &[IpNet],
    wants: Vec<Want<'_>>,
    locked: Option<&LockedNetwork>,
) -> Result<PlannedNetwork, Vec<Problem>> {
    let mut space = Space::around(prefixes, &keep_outs(request)).map_err(|error| {
        let problem = Problem::new(&codes::BAD_SPACE, error.to_string());
        alloc::vec![problem.at(format!("networks.{name}.space"))]
    })?;
    let gone = gone(&wants, locked);
    for tombstone in gone.values() {
        // What is outside today's prefixes takes nothing from them.
        space.reserve(tombstone.range);
        tombstone.ipv6.into_iter().for_each(|range| space.reserve(range));
    }
    let mut problems = keep_places(&mut space, &wants, &gone, request);
    let mut places: BTreeMap<&str, IpNet> = BTreeMap::new();
    let (units, beside) = unplaced(&wants);
    let lengths: Vec<PrefixLen> = units.iter().map(|unit| unit.length).collect();
    match space.carve_all(&lengths) {
        Ok(blocks) => {
            for (unit, block) in units.iter().zip(blocks) {
                places.extend(unit.within(block));
            }
        }
        Err(shortfall) => {
            let message = format!("{name} has no room for its subnets: {shortfall}");
            let problem = Problem::new(&codes::TOO_FULL, message).at(format!("networks.{name}"));
            problems.push(room_hints(problem, &space, &lengths, &wants));
        }
    }
    for want in beside {
        let near = placed_sibling(want, &wants);
        if let Some(block) = near.and_then(|near| carve_near(&mut space, want.takes(), near)) {
            places.insert(&want.key, block);
        } else {
            let message = format!("{name} has no room left for a {}", want.takes());
            let problem = Problem::new(&codes::TOO_FULL, message).at(&want.place);
            problems.push(room_hints(problem, &space, &[want.takes()], &wants));
        }
    }
    let ipv6 = ipv6::ranges(&mut space, &wants, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let place_of: BTreeMap<String, IpNet> =
        places.into_iter().map(|(key, block)| (key.into(), block)).collect();
    let subnets = wants.into_iter().filter_map(|want| {
        let key = want.key.clone();
        let block = place_of.get(&key).copied();
        Some((key.clone(), planned(want, block, ipv6.get(&key).copied())?))
    });
    let (prefixes, subnets) = (prefixes.to_vec(), subnets.collect());
    Ok(PlannedNetwork { region: None, prefixes, subnets, gone, free: space })
}

/// A subnet in its place: the one it keeps, or the block it was given.
fn planned(want: Want<'_>, block: Option<IpNet>, ipv6: Option<IpNet>) -> Option<PlannedSubnet> {
    let (range, pinned) = match want.pin {
        Some((range, pinned)) => (range, pinned),
        None => (start_of(block?, want.size.prefix_len)?, Pinned::No),
    };
    let reserve = want.subnet.reserve.and_then(|length| start_of(range, length));
    let mut size = want.size;
    if let IpNet::V4(range) = range {
        size.notices.extend(to_avoid(&size, range));
        size.network = Some(range);
    }
    let name = size.required_name.map_or(want.key.replace('/', "-"), |name| name.value.into());
    let group = want.subnet.group.clone();
    Some(PlannedSubnet { name, range, ipv6, holds: want.holds, size, pinned, group, reserve })
}

/// The block of that length at the start of a network, or around it.
pub(super) fn start_of(network: IpNet, length: PrefixLen) -> Option<IpNet> {
    IpNet::new(network.addr(), length.length()).ok().map(|net| net.trunc())
}

/// Ranges that nothing may be placed in: the user's, and those that no network may use.
pub(super) fn keep_outs(request: &Request) -> Vec<IpNet> {
    let forbidden = platform::FORBIDDEN.iter().flat_map(|avoid| avoid.ranges);
    let forbidden = forbidden.map(|range| IpNet::V4(*range));
    request.avoid.iter().map(|keep_out| keep_out.range).chain(forbidden).collect()
}

/// Blocks of the lock that nobody wants any more.
pub(super) fn gone(
    wants: &[Want<'_>],
    locked: Option<&LockedNetwork>,
) -> BTreeMap<String, LockedSubnet> {
    let subnets = locked.iter().flat_map(|locked| &locked.subnets);
    let keys = wants.iter().map(|want| Cow::Borrowed(want.key.as_str()));
    let former = wants.iter().filter_map(Want::former).map(Cow::Owned);
    let known: BTreeSet<Cow<'_, str>> = keys.chain(former).collect();
    let wanted = |key: &String| known.contains(key.as_str());
    let gone = subnets.filter(|(key, _)| !wanted(key));
    gone.map(|(key, subnet)| (key.clone(), LockedSubnet { gone: true, ..*subnet })).collect()
}

/// Takes the places that subnets have to keep, and the room they may grow into.
fn keep_places(
    space: &mut Space,
    wants: &[Want<'_>],
    gone: &BTreeMap<String, LockedSubnet>,
    request: &Request,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let pinned: Vec<(&Want<'_>, IpNet)> =
        wants.iter().filter_map(|want| Some((want, want.pin?.0))).collect();
    for (want, range) in &pinned {
        let Err(error) = space.carve_at(*range) else { continue };
        let problem = match error {
            SpaceError::Taken { .. } => {
                let others = pinned.iter().filter(|(other, _)| other.key != want.key);
                let others = others.map(|(other, at)| (format!("{} at {at}", other.key), *at));
                let gone = gone.iter().map(|(key, it)| {
                    (format!("{key} at {}, not wanted but not released", it.range), it.range)
                });
                let who = who_is_there(*range, others.chain(gone), request);
                let message = format!("{range} is not free for {}: {who}", want.key);
                Problem::new(&codes::PIN_TAKEN, message)
            }
            other => Problem::new(&codes::PIN_OUTSIDE, other.to_string()),
        };
        problems.push(problem.at(format!("{}.at", want.place)));
    }
    for (want, range) in pinned {
        if let Some(room) = want.subnet.reserve.and_then(|length| start_of(range, length)) {
            space.reserve(room);
        }
    }
    problems
}

fn who_is_there(
    range: IpNet,
    mut others: impl Iterator<Item = (String, IpNet)>,
    request: &Request,
) -> String {
    let overlaps = |other: &IpNet| range.contains(other) || other.contains(&range);
    if let Some((who, _)) = others.find(|(_, at)| overlaps(at)) {
        return format!("{who} is there");
    }
    if let Some(keep_out) = request.avoid.iter().find(|keep_out| overlaps(&keep_out.range)) {
        let why = if keep_out.why.is_empty() { "no reason given" } else { &keep_out.why };
        return format!("{} is to be avoided ({why})", keep_out.range);
    }
    "no virtual network may use it".into()
}

/// What is carved as one block: a subnet with its room to grow, or a whole group.
pub(super) struct Unit<'w, 'a> {
    pub(super) length: PrefixLen,
    members: Vec<&'w Want<'a>>,
}

impl<'w> Unit<'w, '_> {
    /// The blocks of the members within the block of the unit.
    fn within(&self, block: IpNet) -> Vec<(&'w str, IpNet)> {
        let lengths: Vec<PrefixLen> = self.members.iter().map(|want| want.takes()).collect();
        // Their sum fits the unit's block without a gap, so neither step fails.
        let blocks = Space::new(&[block]).ok().and_then(|mut it| it.carve_all(&lengths).ok());
        let keys = self.members.iter().map(|want| want.key.as_str());
        keys.zip(blocks.unwrap_or_default()).collect()
    }
}

/// What has no place yet: what goes wherever there is room, and what goes beside its group.
pub(super) fn unplaced<'w, 'a>(wants: &'w [Want<'a>]) -> (Vec<Unit<'w, 'a>>, Vec<&'w Want<'a>>) {
    let news = wants.iter().filter(|want| want.pin.is_none());
    let (mut beside, anywhere): (Vec<&Want<'_>>, Vec<_>) =
        news.partition(|want| placed_sibling(want, wants).is_some());
    // The largest first: then it takes no room from the others, whichever free block one goes to.
    beside.sort_by_key(|want| want.takes());
    (units(anywhere.into_iter()), beside)
}

/// What is to be carved for these subnets, groups as one.
pub(super) fn units<'w, 'a: 'w>(wants: impl Iterator<Item = &'w Want<'a>>) -> Vec<Unit<'w, 'a>> {
    let mut units: BTreeMap<(bool, &str), Vec<&'w Want<'a>>> = BTreeMap::new();
    for want in wants {
        let key = match &want.subnet.group {
            Some(group) => (true, group.as_str()),
            None => (false, want.key.as_str()),
        };
        units.entry(key).or_default().push(want);
    }
    let unit = |members: Vec<&'w Want<'a>>| {
        let sum =
            members.iter().fold(0, |sum: u128, want| sum.saturating_add(want.takes().addresses()));
        Some(Unit { length: PrefixLen::holding(sum, Family::V4)?, members })
    };
    units.into_values().filter_map(unit).collect()
}

/// Where a placed subnet of the same group is.
fn placed_sibling(want: &Want<'_>, wants: &[Want<'_>]) -> Option<IpNet> {
    let group = want.subnet.group.as_ref()?;
    let siblings = wants.iter().filter(|other| other.subnet.group.as_ref() == Some(group));
    siblings.filter_map(|sibling| sibling.pin).map(|(range, _)| range).min()
}

/// Takes the block of this length that is nearest to a network.
fn carve_near(space: &mut Space, length: PrefixLen, near: IpNet) -> Option<IpNet> {
    let here = u32::from(start_v4(near)?);
    let size = u32::try_from(length.addresses()).ok()?;
    let free = space.free().filter(|block| {
        Family::of(block) == Family::V4 && !length.is_larger_than(PrefixLen::of(block))
    });
    let starts = free.filter_map(|block| {
        let first = u32::from(start_v4(block)?);
        let last =
            first + (u32::try_from(PrefixLen::of(&block).addresses() - 1).ok()? / size) * size;
        // The aligned place within the block that is nearest.
        Some((here & !(size - 1)).clamp(first, last))
    });
    let start = starts.min_by_key(|start| (start.abs_diff(here), *start))?;
    let block = IpNet::new(core::net::Ipv4Addr::from(start).into(), length.length()).ok()?;
    space.carve_at(block).ok()?;
    Some(block)
}

fn start_v4(network: IpNet) -> Option<core::net::Ipv4Addr> {
    match network {
        IpNet::V4(network) => Some(network.network()),
        IpNet::V6(_) => None,
    }
}

/// What would make room for blocks that do not fit.
fn room_hints(
    problem: Problem,
    space: &Space,
    lengths: &[PrefixLen],
    wants: &[Want<'_>],
) -> Problem {
    let problem = problem.hint(missing(space, lengths));
    let wanted = lengths.iter().fold(0, |sum: u128, it| sum.saturating_add(it.addresses()));
    let placed = wants.iter().any(|want| matches!(want.pin, Some((_, Pinned::Locked))));
    if placed && wanted <= space.addresses(Family::V4).free {
        return problem
            .hint("enough is free, but apart: `ipplan repack` shows what would have to move");
    }
    problem
}

/// The smallest block that, added to the space, would hold what does not fit.
pub(super) fn missing(space: &Space, lengths: &[PrefixLen]) -> String {
    match Balance::missing(&Balance::of(space, lengths)) {
        Some(extra) => format!("with a {extra} more it would fit"),
        None => "no address space is large enough for this".into(),
    }
}
