//! A network that is to be rearranged: what may move, what stays, and the moves that make room.

use alloc::format;
use alloc::vec::Vec;
use core::cmp::Reverse;

use ipnet::{IpNet, Ipv4Net};

use crate::address::{Family, PrefixLen};
use crate::problem::{Edit, Problem, codes, place};
use crate::space::{Shortfall, Space};

use super::choose_moves;
use super::groups::{Unit, units, unplaced};
use super::lock::LockedNetwork;
use super::moves::{Fixed, Move, WhyFixed};
use super::network::{Placing, gone, missing, start_of};
use super::planned::Pinned;
use super::request::Place;
use super::want::{Pin, Want};

/// A network as far as it can be rearranged.
pub(super) struct Movable<'w, 'a> {
    name: &'w str,
    /// The space that is free once every subnet that may move has left.
    space: Space,
    wants: &'w [Want<'a>],
    /// The subnets that may move, with their places.
    may_move: Vec<(&'w Want<'a>, Ipv4Net)>,
    pub(super) stays: Vec<Fixed>,
}

/// The blocks that there has to be room for.
struct Wanted {
    lengths: Vec<PrefixLen>,
    /// Whether some could go into what a new group leaves of its block, which is not looked into.
    into_a_rest: bool,
}

const GROUP_FIRST: &str = "place the new group first, then run this again: it leaves a part of its \
                           block free";

impl<'w, 'a> Movable<'w, 'a> {
    pub(super) fn of(
        name: &'w str,
        place: Placing<'_>,
        wants: &'w [Want<'a>],
        locked: &LockedNetwork,
    ) -> Option<Self> {
        let mut movable = Movable {
            name,
            space: place.space().ok()?,
            wants,
            may_move: Vec::new(),
            stays: Vec::new(),
        };
        for (key, tombstone) in gone(wants, Some(locked)) {
            tombstone.keeps().for_each(|range| movable.stays(&key, range, WhyFixed::Gone));
        }
        for range in wants.iter().flat_map(|want| &want.former) {
            movable.space.reserve(*range);
        }
        let placed = || wants.iter().filter_map(|want| Some((want, want.pin.as_ref()?)));
        for (want, pin) in placed() {
            if let Some(why) = held(want, pin) {
                pin.prefixes.iter().for_each(|range| movable.stays(&want.key, range, why));
                let range = pin.prefixes.first();
                let room = want.subnet.reserve.and_then(|length| start_of(range, length));
                if let Some(room) = room {
                    movable.space.reserve(room);
                }
            }
        }
        let mut free = movable.space.clone();
        for (want, pin) in placed() {
            if held(want, pin).is_some() {
                continue;
            }
            let range = pin.prefixes.first();
            match range {
                IpNet::V4(net) if free.carve_at(range).is_ok() => {
                    movable.may_move.push((want, net));
                }
                // To leave room that another one reserves would free nothing.
                _ => movable.stays(&want.key, range, WhyFixed::Reserve),
            }
        }
        Some(movable)
    }

    fn stays(&mut self, subnet: &str, range: IpNet, why: WhyFixed) {
        self.space.reserve(range);
        let (network, subnet) = (self.name.into(), subnet.into());
        self.stays.push(Fixed { network, subnet, range, why });
    }

    /// The moves after which all has room, and whether none with fewer addresses are enough.
    pub(super) fn moves(
        &self,
        besides: &[PrefixLen],
        steps: usize,
    ) -> Result<(Vec<Move>, bool), Problem> {
        let Wanted { lengths: wanted, into_a_rest } = self.wanted(besides);
        let blocks: Vec<Ipv4Net> = self.may_move.iter().map(|(_, block)| *block).collect();
        // Wherever it all goes: where this fails, nothing helps.
        let all = self.carve(self.space.clone(), &wanted, &blocks);
        all.map_err(|problem| if into_a_rest { problem.hint(GROUP_FIRST) } else { problem })?;
        let areas: Vec<Ipv4Net> = self.space.free().filter_map(v4).collect();
        let sizes = wanted.iter().filter(|length| length.family() == Family::V4);
        let sizes: Vec<u8> = sizes.map(|length| length.length()).collect();
        let Some(choice) = choose_moves::choose(steps, &areas, &blocks, &sizes) else {
            return Ok((Vec::new(), true));
        };
        let (mut space, mut moving) = (self.space.clone(), Vec::new());
        for (index, (want, block)) in self.may_move.iter().enumerate() {
            if choice.moved.binary_search(&index).is_ok() {
                moving.push((*want, *block));
            } else {
                space.reserve(IpNet::V4(*block));
            }
        }
        let blocks: Vec<Ipv4Net> = moving.iter().map(|(_, block)| *block).collect();
        let places = self.carve(space, &wanted, &blocks)?;
        let mut moving: Vec<_> = moving.into_iter().zip(places).collect();
        // The smallest first: see `choose_moves` for why the place of each is free by then.
        moving.sort_by_key(|((_, from), _)| (Reverse(from.prefix_len()), *from));
        let moves = moving.into_iter().map(|((want, from), to)| Move {
            network: self.name.into(),
            subnet: want.key.clone().into_owned(),
            from: IpNet::V4(from),
            to,
            release: place::subnet(self.name, &want.key),
        });
        Ok((moves.collect(), choice.fewest && !into_a_rest))
    }

    /// The blocks of subnets without a place, and further blocks that must be free.
    fn wanted(&self, besides: &[PrefixLen]) -> Wanted {
        let (anywhere, beside) = unplaced(self.wants);
        let units = units(&anywhere);
        let later = beside.iter().map(|((_, want), _)| want.takes()).chain(besides.iter().copied());
        let mut lengths: Vec<PrefixLen> = later.collect();
        let into_a_rest = !lengths.is_empty() && units.iter().any(Unit::leaves_a_rest);
        lengths.extend(units.iter().map(|unit| unit.length));
        Wanted { lengths, into_a_rest }
    }

    /// New places for these blocks, in addition to the wanted ones.
    fn carve(
        &self,
        mut space: Space,
        wanted: &[PrefixLen],
        blocks: &[Ipv4Net],
    ) -> Result<Vec<IpNet>, Problem> {
        let lengths = blocks.iter().map(|block| PrefixLen::v4(block.prefix_len()));
        let lengths: Vec<PrefixLen> = wanted.iter().copied().chain(lengths).collect();
        match space.carve_all(&lengths) {
            Ok(places) => Ok(places.into_iter().skip(wanted.len()).collect()),
            Err(shortfall) => Err(self.too_full(&lengths, &shortfall)),
        }
    }

    fn too_full(&self, lengths: &[PrefixLen], shortfall: &Shortfall) -> Problem {
        let name = self.name;
        let message = if self.may_move.is_empty() {
            format!("network `{name}` has no room, and none of its subnets can move: {shortfall}")
        } else {
            format!(
                "network `{name}` has no room, wherever its subnets move: with those that can \
                 move, {shortfall}"
            )
        };
        let problem = Problem::new(&codes::TOO_FULL, message).at(place::of_network(name));
        let problem = problem.hint(missing(&self.space, lengths));
        let gone = self.stays.iter().filter(|stay| stay.why == WhyFixed::Gone);
        gone.fold(problem, |problem, stay| {
            let Fixed { subnet, range, .. } = stay;
            let named = place::subnet(name, subnet);
            let hint = format!("release `{named}` at {range}, if nothing is deployed there");
            problem.offer(hint, Edit::release(name, subnet))
        })
    }
}

/// Why a subnet that has a place may not leave it.
fn held(want: &Want<'_>, pin: &Pin) -> Option<WhyFixed> {
    let subnet = want.subnet;
    let reasons = [
        (pin.by == Pinned::Asked || subnet.at != Place::Anywhere, WhyFixed::Pinned),
        (want.size.required_name.is_some(), WhyFixed::Name),
        (want.is_one_of_several(), WhyFixed::Several),
        (subnet.group.is_some(), WhyFixed::Group),
        (subnet.reserve.is_some(), WhyFixed::Reserve),
        (want.wants_ipv6(), WhyFixed::Ipv6),
        (pin.prefixes.iter().count() > 1, WhyFixed::Prefixes),
    ];
    reasons.into_iter().find(|(holds, _)| *holds).map(|(_, why)| why)
}

fn v4(block: IpNet) -> Option<Ipv4Net> {
    match block {
        IpNet::V4(block) => Some(block),
        IpNet::V6(_) => None,
    }
}
