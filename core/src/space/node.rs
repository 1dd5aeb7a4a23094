//! One node of a tree of ranges: up to 64 items in address order, and which of them have free blocks of
//! which order.

use alloc::vec::Vec;

use crate::address::{Address, Range};

use super::orders::Orders;

/// A node is split when it has this many items: as many as a word has bits, see [`Orders`].
pub(super) const MOST: usize = 64;

/// Items in address order: ranges in a leaf, the nodes below in an inner node.
///
/// INVARIANT: fewer than [`MOST`] between two changes, and `orders` has those of each.
#[derive(Clone, Debug)]
pub(super) struct RangeNode<T, I> {
    items: Vec<I>,
    orders: Orders<T>,
}

/// The facts about an item that a node keeps.
pub(super) trait RangeItem<T> {
    /// Its first address.
    fn first(&self) -> T;
    /// The orders of its blocks.
    fn orders(&self) -> T;
}

impl<T: Address> RangeItem<T> for Range<T> {
    fn first(&self) -> T {
        self.first
    }
    fn orders(&self) -> T {
        Range::orders(*self)
    }
}

/// Which item to go to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seek<T> {
    /// The last that starts at this address or before it; the first of all when there is none.
    Address(T),
    /// The lowest with a block of this order.
    Lowest(u32),
    /// The highest with a block of this order or a larger one.
    Highest(u32),
}

impl<T: Address, I: RangeItem<T>> RangeNode<T, I> {
    pub(super) fn new(items: Vec<I>) -> RangeNode<T, I> {
        let mut orders = Orders::new();
        for (at, item) in items.iter().enumerate() {
            orders.set(at, T::ZERO, item.orders());
        }
        RangeNode { items, orders }
    }

    pub(super) fn items(&self) -> &[I] {
        &self.items
    }

    /// The orders of all items.
    pub(super) fn orders(&self) -> T {
        self.orders.any()
    }

    /// Where the item is that leads on; 0 when none does.
    pub(super) fn position(&self, seek: Seek<T>) -> usize {
        match seek {
            Seek::Address(address) => self.starting_until(address).saturating_sub(1),
            Seek::Lowest(order) => self.orders.first(order).unwrap_or(0),
            Seek::Highest(order) => self.orders.last(order).unwrap_or(0),
        }
    }

    /// How many items start at an address or before it.
    pub(super) fn starting_until(&self, address: T) -> usize {
        self.items.partition_point(|item| item.first() <= address)
    }

    pub(super) fn insert(&mut self, at: usize, item: I) {
        debug_assert!(at <= self.items.len(), "the place comes from a search in this node");
        if at <= self.items.len() {
            self.orders.insert(at);
            self.orders.set(at, T::ZERO, item.orders());
            self.items.insert(at, item);
        }
    }

    pub(super) fn remove(&mut self, at: usize) -> Option<I> {
        (at < self.items.len()).then(|| {
            self.orders.remove(at);
            self.items.remove(at)
        })
    }

    /// Changes an item, and renews what is known of it.
    pub(super) fn change<R>(&mut self, at: usize, change: impl FnOnce(&mut I) -> R) -> Option<R> {
        let item = self.items.get_mut(at)?;
        let before = item.orders();
        let answer = change(item);
        self.orders.set(at, before, item.orders());
        Some(answer)
    }

    pub(super) fn split_off(&mut self, at: usize) -> RangeNode<T, I> {
        RangeNode { items: self.items.split_off(at), orders: self.orders.split_off(at) }
    }

    pub(super) fn append(&mut self, upper: RangeNode<T, I>) {
        self.orders.append(self.items.len(), &upper.orders);
        self.items.extend(upper.items);
    }
}

/// A leaf.
impl<T: Address> RangeNode<T, Range<T>> {
    fn replace(&mut self, at: usize, range: Range<T>) {
        self.change(at, |place| *place = range);
    }

    /// Takes a part out of one range: nothing, one range or two stay.
    pub(super) fn cut(&mut self, at: usize, part: Range<T>) {
        let Some(range) = self.items.get(at).copied() else { return };
        let lower = part.first.before().and_then(|last| Range::new(range.first, last));
        let upper = part.last.after().and_then(|first| Range::new(first, range.last));
        match (lower, upper) {
            (Some(lower), Some(upper)) => {
                self.replace(at, lower);
                self.insert(at + 1, upper);
            }
            (Some(stays), None) | (None, Some(stays)) => self.replace(at, stays),
            (None, None) => {
                self.remove(at);
            }
        }
    }

    /// Inserts a part, which has no address in common with a range, before the range at `place`, and
    /// joins it with the range below it if `below` is set and with the one above it if `above` is.
    pub(super) fn put(&mut self, place: usize, part: Range<T>, below: bool, above: bool) {
        let lower = place.checked_sub(1).filter(|_| below);
        let first = lower.and_then(|at| self.items.get(at)).map_or(part.first, |it| it.first);
        let upper = self.items.get(place).filter(|_| above);
        let joined = Range { first, last: upper.map_or(part.last, |it| it.last) };
        match (lower, above) {
            (Some(at), true) => {
                self.remove(place);
                self.replace(at, joined);
            }
            (Some(at), false) => self.replace(at, joined),
            (None, true) => self.replace(place, joined),
            (None, false) => self.insert(place, joined),
        }
    }
}
