//! Units, which are carved as one block: a subnet with its room to grow, or a whole group.

use alloc::collections::BTreeMap;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Ordering;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen};
use crate::space::Space;

use super::refusal::Wanted;
use super::want::Want;

/// A want, and which one of its network it is.
pub(super) type Numbered<'w, 'a> = (usize, &'w Want<'a>);

/// Several wants side by side, or one alone.
pub(super) struct Unit<'m, 'w, 'a> {
    pub(super) length: PrefixLen,
    members: &'m [Numbered<'w, 'a>],
}

/// The parts of the block of a unit.
#[derive(Default)]
pub(super) struct Divided {
    /// The blocks of the members, with their numbers.
    pub(super) blocks: Vec<(usize, IpNet)>,
    /// The rest that no member takes: a lock knows nothing of units, so it cannot be kept for them.
    pub(super) left: Vec<IpNet>,
}

impl Unit<'_, '_, '_> {
    /// Whether its members do not fill its block.
    pub(super) fn leaves_a_rest(&self) -> bool {
        let taken = self.members.iter().map(|(_, want)| want.takes().addresses());
        taken.fold(0, u128::saturating_add) < self.length.addresses()
    }

    /// The unit by itself, without its wants.
    pub(super) fn wanted(&self) -> Wanted {
        let takes = self.members.iter().map(|(_, want)| want.takes()).collect();
        let (name, size) = match self.members {
            [(_, want)] => (want.key.as_ref(), Some(Arc::clone(&want.size))),
            [(_, want), ..] => (want.subnet.group.as_deref().unwrap_or_default(), None),
            [] => ("", None),
        };
        Wanted { name: name.into(), size, members: takes, prefix_len: self.length }
    }

    /// Divides the block of the unit among its members.
    pub(super) fn within(&self, block: IpNet) -> Divided {
        if let [(number, _)] = self.members {
            return Divided { blocks: alloc::vec![(*number, block)], left: Vec::new() };
        }
        let lengths: Vec<PrefixLen> = self.members.iter().map(|(_, want)| want.takes()).collect();
        let Ok(mut space) = Space::new(&[block]) else {
            debug_assert!(false, "a block that was carved has no host bits");
            return Divided::default();
        };
        let blocks = space.carve_all(&lengths).unwrap_or_default();
        debug_assert_eq!(blocks.len(), lengths.len(), "their sum fits the block of the unit");
        let numbers = self.members.iter().map(|(number, _)| *number);
        Divided { blocks: numbers.zip(blocks).collect(), left: space.free().collect() }
    }
}

/// The wants without a place: first those that go wherever there is room, in order; then those that
/// belong next to their group, each with the place of the group.
pub(super) fn unplaced<'w, 'a>(
    wants: &'w [Want<'a>],
) -> (Vec<Numbered<'w, 'a>>, Vec<(Numbered<'w, 'a>, IpNet)>) {
    let groups = placed_groups(wants);
    let (mut anywhere, mut beside) = (Vec::new(), Vec::new());
    for (number, want) in wants.iter().enumerate().filter(|(_, want)| want.pin.is_none()) {
        match want.subnet.group.as_deref().and_then(|group| groups.get(group)) {
            Some(near) => beside.push(((number, want), *near)),
            None => anywhere.push((number, want)),
        }
    }
    // The largest first: then it takes no room from the others, whichever free block one goes to.
    beside.sort_by_key(|((_, want), _)| want.takes());
    (in_order(anywhere), beside)
}

/// The order in which equal sizes are placed: by name, and groups, together, after the others.
pub(super) fn in_order<'w, 'a>(mut wants: Vec<Numbered<'w, 'a>>) -> Vec<Numbered<'w, 'a>> {
    wants.sort_by(|(_, a), (_, b)| {
        let (one, other) = (&a.subnet.group, &b.subnet.group);
        // No group comes before every group; a group stays in the order that it has.
        one.cmp(other).then_with(|| match one {
            None => a.key.cmp(&b.key),
            Some(_) => Ordering::Equal,
        })
    });
    wants
}

/// The units of these wants, which are in order.
pub(super) fn units<'m, 'w, 'a>(wants: &'m [Numbered<'w, 'a>]) -> Vec<Unit<'m, 'w, 'a>> {
    let together = |(_, a): &Numbered<'_, '_>, (_, b): &Numbered<'_, '_>| {
        a.subnet.group.is_some() && a.subnet.group == b.subnet.group
    };
    let unit = |members: &'m [Numbered<'w, 'a>]| {
        let sum = members
            .iter()
            .fold(0, |sum: u128, (_, want)| sum.saturating_add(want.takes().addresses()));
        Some(Unit { length: PrefixLen::holding(sum, Family::V4)?, members })
    };
    wants.chunk_by(together).filter_map(unit).collect()
}

/// The place of each group with a member that has a place already: the lowest of these.
fn placed_groups<'a>(wants: &[Want<'a>]) -> BTreeMap<&'a str, IpNet> {
    let mut groups = BTreeMap::new();
    for want in wants {
        if let (Some(group), Some(pin)) = (&want.subnet.group, &want.pin) {
            let range = pin.prefixes.first();
            let lowest = groups.entry(group.as_str()).or_insert(range);
            *lowest = range.min(*lowest);
        }
    }
    groups
}
