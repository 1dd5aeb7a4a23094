//! The subnets of one network, each in its place.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen, Prefixes, SpaceError, summarize};
use crate::fact::Edition;
use crate::problem::{Edit, Notice, Problem, codes, place};
use crate::service::platform;
use crate::size::to_avoid;
use crate::space::{Balance, Space};

use super::groups::{Divided, Numbered, units, unplaced};
use super::lock::{LockedNetwork, LockedSubnet};
use super::network_limit::{limit, over_network_limit};
use super::pins::Pins;
use super::planned::{Pinned, PlannedNetwork, PlannedSubnet};
use super::request::{AddressSpace, Request};
use super::want::{Pin, Want};
use super::{ipv6, ranges};

/// The rules that all networks of a request share, found once.
pub(super) struct SharedRules<'p> {
    request: &'p Request,
    edition: Edition,
    /// Ranges that nothing may be placed in: the user's, and those that no network may use.
    keep_outs: Vec<IpNet>,
    /// The same without the user's: an isolated network does not meet them.
    forbidden: Vec<IpNet>,
}

impl<'p> SharedRules<'p> {
    pub(super) fn of(request: &'p Request) -> SharedRules<'p> {
        SharedRules {
            request,
            edition: request.options().edition,
            keep_outs: summarize(&keep_outs(request)).collect(),
            forbidden: summarize(&forbidden().collect::<Vec<_>>()).collect(),
        }
    }

    /// The edition that is used.
    pub(super) const fn edition(&self) -> Edition {
        self.edition
    }

    /// A network of that name, with its address space.
    pub(super) fn network<'n>(
        &'n self,
        name: &'n str,
        prefixes: &'n [IpNet],
        locked: Option<&'n LockedNetwork>,
    ) -> Placing<'n> {
        let SharedRules { request, edition, .. } = *self;
        let isolated = request.networks.get(name).is_some_and(|it| it.isolated.is_some());
        let keep_outs = if isolated { &self.forbidden } else { &self.keep_outs };
        Placing { request, edition, keep_outs, name, prefixes, locked }
    }
}

/// A network and what surrounds it.
#[derive(Clone, Copy)]
pub(super) struct Placing<'p> {
    request: &'p Request,
    edition: Edition,
    keep_outs: &'p [IpNet],
    name: &'p str,
    prefixes: &'p [IpNet],
    locked: Option<&'p LockedNetwork>,
}

impl Placing<'_> {
    /// Puts the subnets of a network into its prefixes: those that have a place first, then the rest, all or none.
    /// A draft has wishes, and places what it can.
    pub(super) fn place(
        self,
        wants: &[Want<'_>],
        wishes: Option<&LockedNetwork>,
    ) -> (Option<PlannedNetwork>, Vec<Problem>) {
        let mut problems = Vec::new();
        match self.placed(wants, wishes, &mut problems) {
            Ok(placed) if wishes.is_some() || problems.is_empty() => (Some(placed), problems),
            Ok(_) => (None, problems),
            Err(more) => (None, more),
        }
    }

    fn placed(
        self,
        wants: &[Want<'_>],
        wishes: Option<&LockedNetwork>,
        problems: &mut Vec<Problem>,
    ) -> Result<PlannedNetwork, Vec<Problem>> {
        let Placing { request, edition, name, prefixes, locked, .. } = self;
        if prefixes.is_empty() && !wants.is_empty() {
            let message = format!("network `{name}` has no address space");
            let problem =
                Problem::new(&codes::NO_ADDRESS_SPACE, message).at(place::of_network(name));
            let hint = "declare its address space, such as `space: 10.0.0.0/22`";
            return Err(alloc::vec![problem.hint(hint)]);
        }
        let gone = gone(wants, locked);
        let (mut space, mut wrong) = self.settled(wants, &gone)?;
        // The block of each want that has no place to keep.
        let mut blocks: Vec<Option<IpNet>> = alloc::vec![None; wants.len()];
        if let Some(wishes) = wishes {
            grant(&mut space, wants, wishes, &mut blocks);
        }
        let granted: Vec<bool> = blocks.iter().map(Option::is_some).collect();
        let mut put = |number: usize, block| {
            if let Some(place) = blocks.get_mut(number) {
                *place = Some(block);
            }
        };
        let (mut anywhere, mut beside) = unplaced(wants);
        let open = |(number, _): &Numbered<'_, '_>| !granted.get(*number).copied().unwrap_or(false);
        anywhere.retain(open);
        beside.retain(|(numbered, _)| open(numbered));
        let units = units(&anywhere);
        let lengths: Vec<PrefixLen> = units.iter().map(|unit| unit.length).collect();
        let carved: Vec<Option<IpNet>> = match space.carve_all(&lengths) {
            Ok(carved) => carved.into_iter().map(Some).collect(),
            // A wish is in the way, so it is none.
            Err(_) if granted.contains(&true) => {
                return self.placed(wants, Some(&LockedNetwork::default()), problems);
            }
            Err(shortfall) => {
                let message = format!("network `{name}` has no room for its subnets: {shortfall}");
                let problem = Problem::new(&codes::TOO_FULL, message).at(place::of_network(name));
                let problem = room_hints(problem, &space, &lengths, wants);
                wrong.push(all_again(problem, request, name, locked));
                if wishes.is_some() { as_many(&mut space, &lengths) } else { Vec::new() }
            }
        };
        for (unit, block) in units.iter().zip(carved) {
            let Divided { blocks, left } =
                block.map_or_else(Divided::default, |block| unit.within(block));
            for (number, block) in blocks {
                put(number, block);
            }
            for block in left {
                let released = space.release(block);
                debug_assert!(released.is_ok(), "it was carved just now");
            }
        }
        for ((number, want), near) in beside {
            if let Some(block) = space.carve_near(want.takes(), near) {
                put(number, block);
            } else {
                let message = format!("network `{name}` has no room left for a {}", want.takes());
                let problem = Problem::new(&codes::TOO_FULL, message).at(want.place());
                let problem = room_hints(problem, &space, &[want.takes()], wants);
                wrong.push(all_again(problem, request, name, locked));
            }
        }
        let ipv6 = ipv6::ranges(&mut space, wants, edition, &mut wrong);
        let refused: Vec<&str> = wrong.iter().map(|problem| problem.place.as_str()).collect();
        let stands = |want: &Want<'_>| refused.is_empty() || !want.is_refused(&refused);
        let over_limit = over_network_limit(name, wants, edition);
        let mut subnets = BTreeMap::new();
        for ((want, block), ipv6) in
            wants.iter().zip(blocks).zip(ipv6).filter(|((it, _), _)| stands(it))
        {
            let Some(mut subnet) = planned(want, block, ipv6) else { continue };
            subnet.default_outbound =
                want.subnet.default_outbound.unwrap_or(request.default_outbound);
            let counts = |_: &Notice| limit(want, edition).is_some();
            subnet.notices.extend(over_limit.clone().filter(counts));
            subnet.notices.extend(ipv6::notice(want, edition));
            subnets.insert(want.key.clone().into_owned(), subnet);
        }
        let wanted = request.networks.get(name);
        let notices =
            wanted.map(|network| ranges::notices(network, prefixes, wants.len(), edition));
        problems.extend(wrong);
        Ok(PlannedNetwork {
            region: wanted.and_then(|network| network.region.clone()),
            was: wanted.and_then(|network| network.was.clone()).filter(|was| was != name),
            id: None,
            prefixes: prefixes.to_vec(),
            pinned: Pinned::Asked,
            subnets,
            gone,
            isolated: wanted.and_then(|network| network.isolated.clone()),
            reuse: wanted.and_then(|network| network.reuse.clone()),
            notices: notices.unwrap_or_default(),
            free: space,
        })
    }

    /// Its address space before anything is in it.
    pub(super) fn space(self) -> Result<Space, SpaceError> {
        let within = |prefix| within(self.keep_outs, prefix);
        let keep_outs: Vec<IpNet> = self.prefixes.iter().flat_map(within).collect();
        Space::around(self.prefixes, &keep_outs)
    }

    /// The free space after every subnet with a place to keep has it, and the problems of these places.
    pub(super) fn settled(
        self,
        wants: &[Want<'_>],
        gone: &BTreeMap<String, LockedSubnet>,
    ) -> Result<(Space, Vec<Problem>), Vec<Problem>> {
        let mut space = self.space().map_err(|error| {
            let problem = Problem::new(&codes::BAD_SPACE, error.to_string());
            alloc::vec![problem.at(format!("{}.space", place::of_network(self.name)))]
        })?;
        // What is outside today's prefixes takes nothing from them.
        let former = wants.iter().flat_map(|want| want.former.iter().copied());
        for range in gone.values().flat_map(LockedSubnet::keeps).chain(former) {
            space.reserve(range);
        }
        let pins = Pins::new(wants, gone, self.request);
        let mut problems = keep_places(&mut space, &pins);
        problems.extend(ipv6::refused(&space, wants, self.edition));
        Ok((space, problems))
    }
}

/// Gives each want the block of its wish, where that is free.
fn grant(
    space: &mut Space,
    wants: &[Want<'_>],
    wishes: &LockedNetwork,
    blocks: &mut [Option<IpNet>],
) {
    for (want, block) in wants.iter().zip(blocks) {
        let wish = wishes.subnets.get(&*want.key);
        let asked = wish.and_then(|wish| wished_block(want, wish));
        *block = asked.filter(|block| space.carve_at(*block).is_ok());
    }
}

/// The block that a subnet had in an earlier draft, where it is still as large. A group moves as a whole.
fn wished_block(want: &Want<'_>, wish: &LockedSubnet) -> Option<IpNet> {
    let range = wish.prefixes.iter().find(|it| Family::of(it) == Family::V4)?;
    let block = start_of(range, want.takes())?;
    let same = PrefixLen::of(&range) == want.size.prefix_len && block.addr() == range.addr();
    (want.pin.is_none() && want.subnet.group.is_none() && same).then_some(block)
}

/// As many blocks as there is room for, the largest first.
fn as_many(space: &mut Space, lengths: &[PrefixLen]) -> Vec<Option<IpNet>> {
    let mut blocks = alloc::vec![None; lengths.len()];
    let mut order: Vec<(&PrefixLen, &mut Option<IpNet>)> =
        lengths.iter().zip(&mut blocks).collect();
    order.sort_by_key(|(length, _)| **length);
    for (length, block) in order {
        *block = space.carve(*length).ok();
    }
    blocks
}

/// A subnet in its place: the one it keeps, or the block it was given.
fn planned(want: &Want<'_>, block: Option<IpNet>, ipv6: Option<IpNet>) -> Option<PlannedSubnet> {
    let size = &want.size;
    let (prefixes, pinned) = match &want.pin {
        Some(pin) => (pin.prefixes.clone(), pin.by),
        None => (Prefixes::from(start_of(block?, size.prefix_len)?), Pinned::No),
    };
    let range = prefixes.first();
    let notices = prefixes.iter().filter_map(|prefix| match prefix {
        IpNet::V4(prefix) => Some(to_avoid(size, prefix)),
        IpNet::V6(_) => None,
    });
    let notices: Vec<Notice> = notices.flatten().collect();
    let kept = want.ipv6.iter().flat_map(|pin| pin.prefixes.iter());
    Some(PlannedSubnet {
        name: want.name().into_owned(),
        prefixes: prefixes.and(kept.chain(ipv6)),
        ipv6_is_new: ipv6.is_some(),
        former: want.former.clone(),
        holds: Arc::clone(&want.holds),
        size: Arc::clone(size),
        notices,
        pinned,
        group: want.subnet.group.clone(),
        reserve: want.subnet.reserve.and_then(|length| start_of(range, length)),
        default_outbound: false,
        was: want.was(),
        id: None,
    })
}

/// The block of that length at the start of a network, or around it.
pub(super) fn start_of(network: IpNet, length: PrefixLen) -> Option<IpNet> {
    IpNet::new(network.addr(), length.length()).ok().map(|net| net.trunc())
}

/// Ranges that nothing may be placed in: the user's, and those that no network may use.
pub(super) fn keep_outs(request: &Request) -> Vec<IpNet> {
    request.avoid.iter().map(|keep_out| keep_out.range).chain(forbidden()).collect()
}

fn forbidden() -> impl Iterator<Item = IpNet> {
    platform::FORBIDDEN.iter().flat_map(|avoid| avoid.ranges).map(|range| IpNet::V4(*range))
}

/// Those ranges that have an address of this prefix, of ranges in order and none in another: each
/// network asks, and there can be as many keep-outs as networks.
pub(super) fn within<'a>(
    ranges: &'a [IpNet],
    prefix: &'a IpNet,
) -> impl Iterator<Item = IpNet> + use<'a> {
    // The first that does not begin before it, and the one before, which may contain it.
    let start = ranges.partition_point(|range| range < prefix).saturating_sub(1);
    let near = ranges.get(start..).unwrap_or_default();
    let near = near.iter().take_while(|range| range.network() <= prefix.broadcast());
    near.filter(move |range| range.contains(prefix) || prefix.contains(*range)).copied()
}

/// Blocks of the lock that nobody wants any more.
pub(super) fn gone(
    wants: &[Want<'_>],
    locked: Option<&LockedNetwork>,
) -> BTreeMap<String, LockedSubnet> {
    let Some(locked) = locked else { return BTreeMap::new() };
    let mut gone = locked.subnets.clone();
    for want in wants {
        gone.remove(&*want.key);
    }
    for subnet in gone.values_mut() {
        subnet.gone = true;
    }
    gone
}

/// Takes the places that subnets have to keep, and the room they may grow into.
fn keep_places(space: &mut Space, pins: &Pins<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (want, range) in pins.placed() {
        let Err(error) = space.carve_at(range) else { continue };
        let problem = match error {
            SpaceError::Taken { .. } => {
                let who = pins.who_is_there(range, &want.key);
                let message = format!("{range} is not free for `{}`: {who}", want.key);
                let problem = Problem::new(&codes::PIN_TAKEN, message);
                match pins.gone_there(range) {
                    None => problem,
                    Some(key) => {
                        let named = place::subnet(want.network(), key);
                        let hint = format!("release `{named}`, if nothing is deployed there");
                        problem.offer(hint, Edit::release(want.network(), key))
                    }
                }
            }
            other => Problem::new(&codes::PIN_OUTSIDE, other.to_string()),
        };
        // Where nothing is written at `at`, it is the lock that says it.
        let key = if Family::of(&range) == Family::V6 && want.subnet.ipv6 { "ipv6" } else { "at" };
        let problem = if problem.code == &codes::PIN_OUTSIDE && key == "at" {
            place_again(problem, want, range)
        } else {
            problem
        };
        let problem = match want.ipv6.as_ref().map(|pin| pin.by) {
            Some(Pinned::Locked) if key == "ipv6" => problem
                .hint("release its IPv6 range first (`ipplan release --ipv6`), if nothing uses it"),
            _ => problem,
        };
        problems.push(problem.at(format!("{}.{key}", want.place())));
    }
    for want in pins.wants() {
        let range = want.pin.as_ref().map(|pin| pin.prefixes.first());
        let Some(room) = range.and_then(|range| start_of(range, want.subnet.reserve?)) else {
            continue;
        };
        if let Some(prefix) = space.declared().find(|it| room.contains(it) && room != *it) {
            let message =
                format!("`{}` cannot grow to {room}: its network has only {prefix}", want.key);
            let problem = Problem::new(&codes::PIN_OUTSIDE, message);
            let most = format!("/{}", prefix.prefix_len());
            let problem = problem.offer(format!("use {most} or smaller"), Edit::set(most));
            problems.push(problem.at(format!("{}.reserve", want.place())));
        }
        space.reserve(room);
    }
    problems
}

/// Adds the hint that solves a place outside the address space: another place, given by whoever
/// gave this one.
fn place_again(problem: Problem, want: &Want<'_>, range: IpNet) -> Problem {
    let pin = if Family::of(&range) == Family::V6 { &want.ipv6 } else { &want.pin };
    let text = match pin.as_ref().map(|pin| pin.by) {
        Some(Pinned::Locked) => {
            let named = place::subnet(want.network(), &want.key);
            format!("release `{named}`, if nothing is deployed there: then it is placed again")
        }
        _ => "leave out `at`, to have it placed where there is room".into(),
    };
    problem.offer(text, want.place_again())
}

/// Adds the hints that would make room for blocks that do not fit.
fn room_hints(
    problem: Problem,
    space: &Space,
    lengths: &[PrefixLen],
    wants: &[Want<'_>],
) -> Problem {
    let problem = problem.hint(missing(space, lengths));
    let wanted = lengths.iter().fold(0, |sum: u128, it| sum.saturating_add(it.addresses()));
    let locked = |pin: &Pin| pin.by == Pinned::Locked;
    let placed = wants.iter().any(|want| want.pin.as_ref().is_some_and(locked));
    if placed && wanted <= space.addresses(Family::V4).free {
        let apart = "enough addresses are free, but they are fragmented: `ipplan repack` shows \
                     which subnets to move";
        return problem.hint(apart);
    }
    problem
}

/// Offers to forget where all of a network is, where the lock has it.
fn all_again(
    problem: Problem,
    request: &Request,
    name: &str,
    locked: Option<&LockedNetwork>,
) -> Problem {
    if locked.is_none() {
        return problem;
    }
    let space = request.networks.get(name).map(|network| &network.space);
    let then = match space {
        Some(AddressSpace::From { prefix_len: None, .. }) => "it gets a block that is large enough",
        _ => "all of it is placed again",
    };
    let text = format!("release `{name}/`, if nothing is deployed in it: then {then}");
    problem.offer(text, Edit::release_network(name))
}

/// The smallest block that, added to the space, would hold what does not fit.
pub(super) fn missing(space: &Space, lengths: &[PrefixLen]) -> String {
    match Balance::missing(&Balance::of(space, lengths)) {
        Some(extra) => format!("it would fit if the address space had another {extra}"),
        None => "no address space is large enough for this".into(),
    }
}
