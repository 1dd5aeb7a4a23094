//! The orders of blocks that each item of a node has.

use alloc::vec::Vec;

use crate::address::Address;

/// A set of orders for each of up to 64 items, kept as a set of items for each order: the first item
/// with an order is then one instruction away.
#[derive(Clone, Debug)]
pub(super) struct Orders<T> {
    /// The orders that any item has.
    any: T,
    /// For each order, the items that have it, as bits. Empty until an item has one.
    items: Vec<u64>,
}

impl<T: Address> Orders<T> {
    /// Of items that have no order.
    pub(super) fn new() -> Orders<T> {
        Orders { any: T::ZERO, items: Vec::new() }
    }

    pub(super) fn any(&self) -> T {
        self.any
    }

    /// The first item with an order.
    pub(super) fn first(&self, order: u32) -> Option<usize> {
        let items = *self.items.get(order as usize)?;
        (items != 0).then(|| items.trailing_zeros() as usize)
    }

    /// The last item with this order or a larger one.
    pub(super) fn last(&self, order: u32) -> Option<usize> {
        let larger = each(self.any & !T::under(order));
        let last = |order| Some(self.items.get(order as usize)?.checked_ilog2()? as usize);
        larger.filter_map(last).max()
    }

    /// Changes the orders of the item at `at`.
    pub(super) fn set(&mut self, at: usize, from: T, to: T) {
        if self.items.is_empty() && to != T::ZERO {
            self.items.resize(T::BITS as usize, 0);
        }
        let item = 1_u64 << at;
        self.any = self.any | to;
        self.change(from ^ to, |items| items ^ item);
    }

    /// Makes room for an item at `at`, which has no order.
    pub(super) fn insert(&mut self, at: usize) {
        let below = below(at);
        self.change(self.any, |items| (items & below) | ((items & !below) << 1));
    }

    /// Takes the item at `at` out.
    pub(super) fn remove(&mut self, at: usize) {
        let below = below(at);
        self.change(self.any, |items| (items & below) | ((items >> 1) & !below));
    }

    /// Takes the items from `at` on away.
    pub(super) fn split_off(&mut self, at: usize) -> Orders<T> {
        let mut upper = self.clone();
        upper.change(self.any, |items| items >> at);
        self.change(self.any, |items| items & below(at));
        upper
    }

    /// Puts other items after the first `len`.
    pub(super) fn append(&mut self, len: usize, upper: &Orders<T>) {
        if self.items.is_empty() {
            self.items.resize(T::BITS as usize, 0);
        }
        for (items, more) in self.items.iter_mut().zip(&upper.items) {
            *items |= more << len;
        }
        self.any = self.any | upper.any;
    }

    fn change(&mut self, orders: T, change: impl Fn(u64) -> u64) {
        for order in each(orders) {
            if let Some(items) = self.items.get_mut(order as usize) {
                *items = change(*items);
                if *items == 0 {
                    self.any = self.any & !(T::ONE << order);
                }
            }
        }
    }
}

/// The items before `at`, which is under 64.
fn below(at: usize) -> u64 {
    (1 << at) - 1
}

/// The orders in a set of orders.
fn each<T: Address>(mut orders: T) -> impl Iterator<Item = u32> {
    core::iter::from_fn(move || {
        let order = (orders != T::ZERO).then(|| orders.trailing_zeros())?;
        orders = orders & orders.minus(T::ONE);
        Some(order)
    })
}
