//! The free addresses of one family.

use alloc::vec::Vec;
use core::iter::{FusedIterator, successors};
use core::net::IpAddr;

use ipnet::IpNet;

use crate::address::{Address, PrefixLen, Range, SpaceError};

use super::counts::Addresses;
use super::node::Seek;
use super::ranges::Ranges;
use super::shortfall::{LargestFree, Shortfall};
use super::tree::Iter;

/// Why a network can't be taken or given back.
pub(super) enum Conflict<T> {
    /// It is not inside one declared prefix.
    Outside,
    /// The lowest of its addresses that is taken already, or free already.
    At(T),
}

#[derive(Clone, Debug)]
pub(super) struct Pool<T> {
    /// INVARIANT: disjoint blocks in address order.
    declared: Vec<Range<T>>,
    /// INVARIANT: every range is inside one declared prefix, and two touch only where two prefixes
    /// do. So the free addresses alone say which ranges there are.
    free: Ranges<T>,
}

impl<T: Address> PartialEq for Pool<T> {
    fn eq(&self, other: &Pool<T>) -> bool {
        self.declared == other.declared && self.free.iter().eq(other.free.iter())
    }
}

impl<T: Address> Eq for Pool<T> {}

impl<T: Address> Pool<T> {
    pub(super) fn new(declared: Vec<Range<T>>, free: impl Iterator<Item = Range<T>>) -> Pool<T> {
        Pool { declared, free: Ranges::of_sorted(free) }
    }

    pub(super) fn declared(&self) -> impl FusedIterator<Item = Range<T>> {
        self.declared.iter().copied()
    }

    pub(super) fn free(&self) -> Iter<'_, T> {
        self.free.iter()
    }

    /// The declared prefix that all of `part` is in.
    fn declared_around(&self, part: Range<T>) -> Option<Range<T>> {
        let after = self.declared.partition_point(|prefix| prefix.first <= part.first);
        let prefix = *self.declared.get(after.checked_sub(1)?)?;
        prefix.contains(part).then_some(prefix)
    }

    /// Takes up to `most` blocks in a row: from the smallest free block that holds one, lowest
    /// address first, and of that from its lowest address on.
    fn take(&mut self, order: u32, most: usize) -> Option<Range<T>> {
        let fitting = self.free.orders() & !T::under(order);
        if fitting == T::ZERO {
            // Unless the whole family is free, which has no order.
            return self.free.cut(Seek::Address(T::ZERO), |range| {
                range.is_whole().then(|| range.start(order, most))
            });
        }
        let best = fitting.trailing_zeros();
        self.free.cut(Seek::Lowest(best), |range| Some(range.lowest(best).start(order, most)))
    }

    pub(super) fn carve(&mut self, length: PrefixLen) -> Result<Range<T>, Shortfall> {
        self.take(order(length), 1).ok_or_else(|| self.shortfall(length, 1, 0))
    }

    pub(super) fn carve_from_top(&mut self, length: PrefixLen) -> Result<Range<T>, Shortfall> {
        let order = order(length);
        self.free
            .cut(Seek::Highest(order), |range| range.highest(order))
            .ok_or_else(|| self.shortfall(length, 1, 0))
    }

    /// Carves the wanted number of blocks of every length, the largest first, or none at all.
    ///
    /// Blocks of one length are taken in runs: when the first splits a larger block, what best fit
    /// takes next is the rest of that block, from its lowest address up.
    pub(super) fn carve_all(&mut self, wanted: &CountByLength) -> Result<Runs<T>, Shortfall> {
        let mut taken = Runs { runs: Vec::new(), cursors: Vec::new() };
        // The blocks wanted so far, counted in blocks of the current length.
        let mut sum = 0_u128;
        for (length, wanted) in lengths::<T>().zip(wanted) {
            sum = sum.saturating_mul(2).saturating_add(*wanted as u128);
            taken.cursors.push(Cursor { rest: None, next: taken.runs.len() });
            let mut left = *wanted;
            while left > 0 {
                let Some(run) = self.take(order(length), left) else {
                    self.put_back(taken);
                    return Err(self.shortfall(length, sum, self.fits(length)));
                };
                left =
                    left.saturating_sub(usize::try_from(run.fits(order(length))).unwrap_or(left));
                taken.runs.push(run);
            }
        }
        Ok(taken)
    }

    /// Undoes [`carve_all`](Pool::carve_all).
    pub(super) fn put_back(&mut self, taken: Runs<T>) {
        for run in taken.runs {
            let released = self.release(run);
            debug_assert!(released.is_ok(), "what was just taken can be released");
        }
    }

    pub(super) fn carve_at(&mut self, block: Range<T>) -> Result<(), Conflict<T>> {
        self.declared_around(block).ok_or(Conflict::Outside)?;
        let mut lowest_taken = block.first;
        let cut = self.free.cut(Seek::Address(block.first), |range| {
            if range.first <= block.first
                && let Some(after) = range.last.after()
            {
                lowest_taken = lowest_taken.max(after);
            }
            range.contains(block).then_some(block)
        });
        cut.map(|_| ()).ok_or(Conflict::At(lowest_taken))
    }

    /// Takes the block of this length that starts nearest to an address, of two the lower one.
    pub(super) fn carve_near(&mut self, length: PrefixLen, address: T) -> Option<Range<T>> {
        let order = order(length);
        let host = T::under(order);
        let here = address & !host;
        let starts = self.free.around(here, order).into_iter().flatten().filter_map(|range| {
            let first = match range.first & host {
                inside if inside == T::ZERO => range.first,
                _ => (range.first | host).after()?,
            };
            Some(here.clamp(first, range.highest(order)?.first.max(first)))
        });
        let apart = |start: T| if start < here { here.minus(start) } else { start.minus(here) };
        let start = starts.min_by_key(|start| (apart(*start), *start))?;
        let block = Range::block(start, order);
        self.carve_at(block).ok().map(|()| block)
    }

    pub(super) fn reserve(&mut self, part: Range<T>) {
        self.free.remove(part);
    }

    pub(super) fn release(&mut self, part: Range<T>) -> Result<(), Conflict<T>> {
        let declared = self.declared_around(part).ok_or(Conflict::Outside)?;
        let (below, above) = (part.first > declared.first, part.last < declared.last);
        self.free.insert(part, below, above).map_err(Conflict::At)
    }

    /// The length of the largest free block.
    pub(super) fn largest(&self) -> Option<PrefixLen> {
        self.largest_of(self.free.orders())
    }

    fn largest_of(&self, orders: T) -> Option<PrefixLen> {
        if orders == T::ZERO && self.free.iter().next().is_none_or(|range| !range.is_whole()) {
            return None;
        }
        // The bit of /1 is the highest, and without any bit it is /0.
        let length = T::BITS.min(if orders == T::ZERO { 0 } else { orders.leading_zeros() + 1 });
        lengths::<T>().nth(length as usize)
    }

    fn fits(&self, length: PrefixLen) -> u128 {
        let each = self.free().map(|range| range.fits(order(length)));
        each.fold(0, u128::saturating_add)
    }

    #[cold]
    fn shortfall(&self, prefix_length: PrefixLen, wanted: u128, free: u128) -> Shortfall {
        let largest_free = self.declared().map(|declared| LargestFree {
            address_prefix: declared.network(),
            prefix_length: self.largest_of(self.free.orders_within(declared)),
        });
        Shortfall { prefix_length, wanted, free, largest_free: largest_free.collect() }
    }

    pub(super) fn addresses(&self) -> Addresses {
        // One less than the addresses, for that always is a number; none when there is none.
        fn all_but_one<T: Address>(mut ranges: impl Iterator<Item = Range<T>>) -> Option<u128> {
            let first = ranges.next()?;
            let count = |range: Range<T>| -> u128 { range.last.minus(range.first).into() };
            Some(ranges.fold(count(first), |sum, range| sum + 1 + count(range)))
        }
        let total = all_but_one(self.declared());
        let free = all_but_one(self.free());
        let count = |all_but_one: Option<u128>| all_but_one.map_or(0, |sum| sum.saturating_add(1));
        let used = match (total, free) {
            (Some(total), Some(free)) => total - free,
            _ => count(total),
        };
        Addresses { total: count(total), free: count(free), used }
    }
}

/// How many blocks of each length, from `/0` down. IPv4 leaves the lengths over 32 at zero.
pub(super) type CountByLength = [usize; 129];

/// The blocks that [`Pool::carve_all`] took.
pub(super) struct Runs<T> {
    /// Those of one length are next to each other.
    runs: Vec<Range<T>>,
    /// One for every length, from `/0` down.
    cursors: Vec<Cursor<T>>,
}

struct Cursor<T> {
    /// The rest of the run that was begun.
    rest: Option<Range<T>>,
    /// The run to begin after that.
    next: usize,
}

impl<T: Address> Runs<T> {
    /// The next block of a length.
    pub(super) fn next(&mut self, length: PrefixLen) -> Option<Range<T>> {
        let cursor = self.cursors.get_mut(usize::from(length.length()))?;
        if cursor.rest.is_none() {
            cursor.rest = self.runs.get(cursor.next).copied();
            cursor.next += 1;
        }
        let rest = cursor.rest?;
        let block = Range::block(rest.first, order(length));
        cursor.rest = block.last.after().and_then(|first| Range::new(first, rest.last));
        Some(block)
    }
}

/// Every length of the family, the largest first.
fn lengths<T: Address>() -> impl Iterator<Item = PrefixLen> {
    successors(PrefixLen::new(T::FAMILY, 0), |length| length.halved())
}

/// The number of host bits of a block.
fn order(length: PrefixLen) -> u32 {
    u32::from(length.family().longest().saturating_sub(length.length()))
}

impl<T: Address> Conflict<T> {
    /// The fault with its network.
    pub(super) fn of(self, network: IpNet, at: impl FnOnce(IpAddr) -> SpaceError) -> SpaceError {
        match self {
            Conflict::Outside => SpaceError::Outside { network },
            Conflict::At(address) => at(address.ip()),
        }
    }
}
