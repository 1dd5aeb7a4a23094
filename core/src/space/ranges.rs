//! A sorted set of disjoint ranges that also finds the lowest or highest range with a block of a given
//! order. How it is kept is the business of [`Tree`]; here is what can be done to the set.

use crate::address::{Address, Range};

use super::node::Seek;
use super::tree::{Iter, Tree};

/// Disjoint ranges in address order.
#[derive(Clone, Debug)]
pub(super) struct Ranges<T> {
    tree: Tree<T>,
}

impl<T: Address> Ranges<T> {
    /// From ranges that are sorted and disjoint, in one pass.
    pub(super) fn of_sorted(ranges: impl Iterator<Item = Range<T>>) -> Ranges<T> {
        Ranges { tree: Tree::of_sorted(ranges) }
    }

    /// The ranges, lowest first.
    pub(super) fn iter(&self) -> Iter<'_, T> {
        self.tree.iter()
    }

    /// The orders of all ranges.
    pub(super) fn orders(&self) -> T {
        self.tree.orders()
    }

    /// The orders of the ranges that start within `bounds`.
    pub(super) fn orders_within(&self, bounds: Range<T>) -> T {
        self.tree.orders_within(bounds)
    }

    /// Of the ranges with a block of this order, the last that starts at an address or before it, and
    /// the first that starts after it.
    pub(super) fn around(&self, address: T, order: u32) -> [Option<Range<T>>; 2] {
        [self.tree.last_until(address, order), self.tree.first_after(address, order)]
    }

    /// Takes a part out of the range that `seek` leads to, and says which.
    pub(super) fn cut(
        &mut self,
        seek: Seek<T>,
        part: impl FnOnce(Range<T>) -> Option<Range<T>>,
    ) -> Option<Range<T>> {
        self.tree.edit(seek, |leaf, at, _| {
            let part = part(*leaf.items().get(at)?)?;
            leaf.cut(at, part);
            Some(part)
        })
    }

    /// Takes every address of `part` out, one range after the other.
    pub(super) fn remove(&mut self, part: Range<T>) {
        let mut rest = Some(part);
        while let Some(part) = rest {
            rest = self.tree.edit(Seek::Address(part.first), |leaf, at, beyond| {
                // The range that was found may end before the part; then the next meets it.
                let ended = leaf.items().get(at).is_some_and(|range| range.last < part.first);
                let at = at + usize::from(ended);
                let Some(range) = leaf.items().get(at) else {
                    return Range::new(beyond?, part.last);
                };
                let common = range.common(part)?;
                leaf.cut(at, common);
                Range::new(common.last.after()?, part.last)
            });
        }
    }

    /// Puts `part` in, joined with the range below it and the range above it where they touch and
    /// this is allowed. When one of its addresses is here already, nothing changes and the answer
    /// is the lowest of those.
    pub(super) fn insert(&mut self, part: Range<T>, below: bool, above: bool) -> Result<(), T> {
        let in_next_leaf = self.tree.edit(Seek::Address(part.first), |leaf, at, beyond| {
            // It goes before the first range that starts after it.
            let starts_before = leaf.items().get(at).is_some_and(|it| it.first <= part.first);
            let place = at + usize::from(starts_before);
            let lower = place.checked_sub(1).and_then(|at| leaf.items().get(at)).map(|it| it.last);
            let upper = leaf.items().get(place).map(|it| it.first);
            let next = upper.or(beyond);
            if lower.is_some_and(|last| last >= part.first) {
                return Err(part.first);
            }
            if let Some(next) = next.filter(|next| *next <= part.last) {
                return Err(next);
            }
            let joins_below = below && lower.is_some_and(|last| last.after() == Some(part.first));
            let joins_above = above && next.is_some() && next == part.last.after();
            if joins_above && upper.is_none() {
                return Ok(next);
            }
            leaf.put(place, part, joins_below, joins_above);
            Ok(None)
        })?;
        // What it joins in the next leaf is taken out there, and put in with it.
        let Some(next) = in_next_leaf else { return Ok(()) };
        let upper = self.cut(Seek::Address(next), Some);
        let last = upper.map_or(part.last, |upper| upper.last);
        self.insert(Range { first: part.first, last }, below, false)
    }
}
