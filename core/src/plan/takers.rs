//! The networks and client pools that take address space from a pool, and how much they take.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::groups::{in_order, units};
use super::lock::CLIENT_POOLS;
use super::network::start_of;
use super::planned::Pinned;
use super::refusal::Wanted;
use super::want::Want;
use crate::address::{Family, PrefixLen};
use crate::problem::{Problem, codes, place};
use crate::service::platform;
use crate::space::Space;

/// The address space of a network.
#[derive(Clone, Debug)]
pub(super) struct NetworkSpace {
    pub(super) prefixes: Vec<IpNet>,
    /// Why it is there: a block from a pool is locked, or placed now.
    pub(super) pinned: Pinned,
}

/// A network, or the address pool of a point-to-site connection.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose<'a> {
    Network(&'a str),
    /// With its number.
    Client(usize, &'a str),
}

impl<'a> Whose<'a> {
    pub(super) const fn name(self) -> &'a str {
        match self {
            Whose::Network(name) | Whose::Client(_, name) => name,
        }
    }

    pub(super) fn place(self) -> String {
        match self {
            Whose::Network(name) => place::of_network(name),
            Whose::Client(_, name) => format!("{CLIENT_POOLS}.{}", place::step(name)),
        }
    }
}

/// One that takes its space from a pool.
pub(super) struct Taker<'a> {
    pub(super) whose: Whose<'a>,
    /// How large its block is to be; of one that has a block already it makes no difference.
    pub(super) length: PrefixLen,
    /// The contents of that block: the blocks of its subnets, or only itself.
    pub(super) members: Vec<PrefixLen>,
    /// The block it has already, or the one that the places of its subnets leave it.
    pub(super) kept: Option<IpNet>,
    /// Why it is there.
    pub(super) pinned: Pinned,
}

impl<'a> Taker<'a> {
    /// Just large enough for its subnets, where nothing else is said. Blocks of powers of two fill a
    /// block of their sum without a gap.
    pub(super) fn of(
        name: &'a str,
        asked: Option<PrefixLen>,
        kept: Option<IpNet>,
        wants: &[Want<'_>],
    ) -> Result<Taker<'a>, Problem> {
        let (whose, smallest) = (Whose::Network(name), platform::SMALLEST.newest());
        if let Some(kept) = kept {
            let length = PrefixLen::of(&kept);
            return match asked.filter(|asked| *asked != length) {
                None => {
                    let (members, pinned) = (Vec::new(), Pinned::Locked);
                    Ok(Taker { whose, length, members, kept: Some(kept), pinned })
                }
                Some(asked) => {
                    let message = format!(
                        "the lock has network `{name}` at {kept}, so it cannot be a {asked}"
                    );
                    let problem = Problem::new(&codes::PIN_MOVED, message).at("prefix-length");
                    Err(problem
                        .hint(format!("leave it out, or use {length}"))
                        .hint("release it first, if nothing is deployed there"))
                }
            };
        }
        if let Some(asked) = asked.filter(|asked| smallest.value.is_larger_than(*asked)) {
            let message =
                format!("{asked} was requested, but the smallest network is {}", smallest.value);
            let problem = Problem::new(&codes::OUTSIDE_PLATFORM, message).at("prefix-length");
            return Err(problem.source(smallest.source));
        }
        let members = lengths(wants.iter());
        let sum = members.iter().fold(0, |sum: u128, it| sum.saturating_add(it.addresses()));
        let length = asked
            .or_else(|| PrefixLen::holding(sum, Family::V4))
            .filter(|_| sum > 0 || asked.is_some());
        let Some(length) = length else {
            let message = format!("network `{name}` has no subnets yet, so its size is not known");
            let problem = Problem::new(&codes::MISSING_KEY, message).at("prefix-length");
            return Err(problem.hint("add a `prefix-length`, such as /24, or its first subnet"));
        };
        if let Some(block) = around_pins(wants, length, asked) {
            let length = PrefixLen::of(&block);
            let (members, pinned) = (Vec::new(), Pinned::Asked);
            return Ok(Taker { whose, length, members, kept: Some(block), pinned });
        }
        let members = asked.map_or(members, |asked| alloc::vec![asked]);
        Ok(Taker { whose, length, members, kept: None, pinned: Pinned::No })
    }

    pub(super) fn wanted(&self) -> Wanted {
        let (name, members) = (self.whose.name().into(), self.members.clone());
        Wanted { name, size: None, members, prefix_len: self.length }
    }
}

/// The lengths of the blocks to be carved for these subnets.
fn lengths<'w>(wants: impl Iterator<Item = &'w Want<'w>>) -> Vec<PrefixLen> {
    let wants = in_order(wants.enumerate().collect());
    units(&wants).iter().map(|unit| unit.length).collect()
}

/// The block of a network that holds every subnet which has its place already, and has room for the others:
/// the smallest of those that are no smaller than `length`, or just of the length that is asked.
fn around_pins(wants: &[Want<'_>], length: PrefixLen, asked: Option<PrefixLen>) -> Option<IpNet> {
    let pins = wants.iter().filter_map(|want| want.pin.as_ref());
    let pins: Vec<IpNet> = pins.flat_map(|pin| pin.prefixes.iter()).collect();
    let first = *pins.first()?;
    let others = lengths(wants.iter().filter(|want| want.pin.is_none()));
    let holds = |block: &IpNet| {
        let Ok(mut space) = Space::new(&[*block]) else { return false };
        for pin in &pins {
            space.reserve(*pin);
        }
        pins.iter().all(|pin| block.contains(pin)) && space.carve_all(&others).is_ok()
    };
    let larger = (0..length.length()).rev().filter_map(|it| PrefixLen::new(Family::V4, it));
    let larger = larger.filter(|_| asked.is_none()).filter_map(|length| start_of(first, length));
    let smallest = start_of(first, length);
    smallest.filter(holds).or_else(|| larger.into_iter().find(holds)).or(smallest)
}
