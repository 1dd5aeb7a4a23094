//! A tree of ranges: a B+ tree in which every node knows the orders below each of its items.
//!
//! One search leads to a leaf. A change to a range only touches its neighbours in the same slice,
//! and the way back up renews the orders that each node keeps of one item.

use alloc::vec::Vec;
use core::iter::FusedIterator;
use core::slice;

use crate::address::{Address, Range};

use super::node::{MOST, RangeItem, RangeNode, Seek};

/// A node with fewer items looks for a neighbour to be joined with.
const FEWEST: usize = MOST / 4;
/// A node built from sorted ranges, or joined, leaves room for the next changes.
const BUILT: usize = MOST * 3 / 4;

/// INVARIANT: all leaves are equally deep, and only a root may be empty.
#[derive(Clone, Debug)]
pub(super) enum Tree<T> {
    Leaf(Leaf<T>),
    Inner(RangeNode<T, Branch<T>>),
}

/// The ranges of one leaf.
pub(super) type Leaf<T> = RangeNode<T, Range<T>>;

/// A tree below an inner node.
#[derive(Clone, Debug)]
pub(super) struct Branch<T> {
    /// The first address of its first range.
    first: T,
    below: Tree<T>,
}

impl<T: Address> RangeItem<T> for Branch<T> {
    fn first(&self) -> T {
        self.first
    }
    fn orders(&self) -> T {
        self.below.orders()
    }
}

/// Reads and changes: `$node` is the node of either kind.
macro_rules! either {
    ($tree:expr, $node:ident => $do:expr) => {
        match $tree {
            Tree::Leaf($node) => $do,
            Tree::Inner($node) => $do,
        }
    };
}

impl<T: Address> Tree<T> {
    fn empty() -> Tree<T> {
        Tree::Leaf(RangeNode::new(Vec::new()))
    }

    /// From ranges that are sorted and disjoint, in one pass.
    pub(super) fn of_sorted(ranges: impl Iterator<Item = Range<T>>) -> Tree<T> {
        let mut level = grouped(ranges, Tree::Leaf);
        while level.len() > 1 {
            level = grouped(level.into_iter(), Tree::Inner);
        }
        level.pop().map_or_else(Tree::empty, |branch| branch.below)
    }

    /// The orders of all ranges.
    pub(super) fn orders(&self) -> T {
        either!(self, node => node.orders())
    }

    fn len(&self) -> usize {
        either!(self, node => node.items().len())
    }

    fn first(&self) -> Option<T> {
        either!(self, node => node.items().first().map(RangeItem::first))
    }

    fn branch(self) -> Branch<T> {
        Branch { first: self.first().unwrap_or(T::ZERO), below: self }
    }

    /// Goes to the leaf and calls `change` with its ranges, the position, and the start of the
    /// first range of the next leaf. `change` adds one range at the most.
    pub(super) fn edit<R>(
        &mut self,
        seek: Seek<T>,
        change: impl FnOnce(&mut Leaf<T>, usize, Option<T>) -> R,
    ) -> R {
        let answer = self.edit_below(seek, None, change);
        if self.len() >= MOST {
            let upper = self.split();
            let lower = core::mem::replace(self, Tree::empty());
            *self = Tree::Inner(RangeNode::new(Vec::from([lower.branch(), upper.branch()])));
        } else if let Tree::Inner(node) = self
            && node.items().len() <= 1
        {
            *self = node.remove(0).map_or_else(Tree::empty, |branch| branch.below);
        }
        answer
    }

    fn edit_below<R>(
        &mut self,
        seek: Seek<T>,
        beyond: Option<T>,
        change: impl FnOnce(&mut Leaf<T>, usize, Option<T>) -> R,
    ) -> R {
        let node = match self {
            Tree::Leaf(node) => {
                let at = node.position(seek);
                return change(node, at, beyond);
            }
            Tree::Inner(node) => node,
        };
        let at = node.position(seek);
        let beyond = node.items().get(at + 1).map(RangeItem::first).or(beyond);
        let answer = node.change(at, |branch| {
            let answer = branch.below.edit_below(seek, beyond, change);
            branch.first = branch.below.first().unwrap_or(branch.first);
            answer
        });
        node.level(at);
        #[expect(clippy::expect_used, reason = "a position is 0 or that of an item")]
        answer.expect("only a root may be empty")
    }

    /// Gives the upper half away.
    fn split(&mut self) -> Tree<T> {
        match self {
            Tree::Leaf(node) => Tree::Leaf(node.split_off(MOST / 2)),
            Tree::Inner(node) => Tree::Inner(node.split_off(MOST / 2)),
        }
    }

    /// Takes all items of the tree after this one, which is equally deep.
    fn join(&mut self, upper: Tree<T>) {
        match (self, upper) {
            (Tree::Leaf(node), Tree::Leaf(upper)) => node.append(upper),
            (Tree::Inner(node), Tree::Inner(upper)) => node.append(upper),
            _ => debug_assert!(false, "all leaves are equally deep"),
        }
    }

    /// Whether a range below may have a block of this order: that of the whole family has none.
    fn may_fit(&self, order: u32) -> bool {
        let orders = self.orders();
        orders == T::ZERO || orders & !T::under(order) != T::ZERO
    }

    /// Of the ranges that hold a block of this order, the last that starts at an address or before it.
    pub(super) fn last_until(&self, address: T, order: u32) -> Option<Range<T>> {
        match self {
            Tree::Leaf(node) => {
                let until = node.items().iter().take(node.starting_until(address));
                until.rev().find(|range| range.fits(order) > 0).copied()
            }
            Tree::Inner(node) => {
                let until = node.items().iter().take(node.starting_until(address)).rev();
                until
                    .filter(|branch| branch.below.may_fit(order))
                    .find_map(|branch| branch.below.last_until(address, order))
            }
        }
    }

    /// Of the ranges that hold a block of this order, the first that starts after an address.
    pub(super) fn first_after(&self, address: T, order: u32) -> Option<Range<T>> {
        match self {
            Tree::Leaf(node) => {
                let after = node.items().iter().skip(node.starting_until(address));
                after.copied().find(|range| range.fits(order) > 0)
            }
            Tree::Inner(node) => {
                // The branch that starts before the address may go on beyond it.
                let from = node.starting_until(address).saturating_sub(1);
                node.items()
                    .iter()
                    .skip(from)
                    .filter(|branch| branch.below.may_fit(order))
                    .find_map(|branch| branch.below.first_after(address, order))
            }
        }
    }

    /// The orders of the ranges that start within `bounds`.
    pub(super) fn orders_within(&self, bounds: Range<T>) -> T {
        match self {
            Tree::Leaf(node) => {
                let within = node.items().iter().filter(|range| bounds.has(range.first));
                within.fold(T::ZERO, |orders, range| orders | range.orders())
            }
            Tree::Inner(node) => {
                // Each branch with where the next starts, before which all of its ranges do.
                let nexts = node.items().iter().skip(1).map(|branch| Some(branch.first));
                let branches = node.items().iter().zip(nexts.chain([None]));
                let meeting = branches.filter(|(branch, next)| {
                    branch.first <= bounds.last && next.is_none_or(|next| next > bounds.first)
                });
                meeting.fold(T::ZERO, |orders, (branch, next)| {
                    let is_inside =
                        bounds.has(branch.first) && next.is_some_and(|next| next <= bounds.last);
                    orders
                        | if is_inside {
                            branch.orders()
                        } else {
                            branch.below.orders_within(bounds)
                        }
                })
            }
        }
    }

    pub(super) fn iter(&self) -> Iter<'_, T> {
        let mut iter = Iter { above: Vec::new(), ranges: [].iter() };
        iter.enter(self);
        iter
    }
}

impl<T: Address> RangeNode<T, Branch<T>> {
    /// After a change below the branch at `at`: splits what became too large, joins what became
    /// small.
    fn level(&mut self, at: usize) {
        let Some(branch) = self.items().get(at) else { return };
        let len = branch.below.len();
        if len == 0 {
            self.remove(at);
        } else if len >= MOST {
            if let Some(upper) = self.change(at, |branch| branch.below.split()) {
                self.insert(at + 1, upper.branch());
            }
        } else if len < FEWEST {
            let lower = if at + 1 < self.items().len() { at } else { at.saturating_sub(1) };
            if let Some([one, other]) = self.items().get(lower..).and_then(<[_]>::first_chunk)
                && one.below.len() + other.below.len() <= BUILT
                && let Some(upper) = self.remove(lower + 1)
            {
                self.change(lower, |branch| branch.below.join(upper.below));
            }
        }
    }
}

/// One level of a tree over the items of the level below it.
fn grouped<T: Address, I: RangeItem<T>>(
    mut items: impl Iterator<Item = I>,
    tree: impl Fn(RangeNode<T, I>) -> Tree<T>,
) -> Vec<Branch<T>> {
    let mut branches = Vec::new();
    loop {
        let group: Vec<I> = items.by_ref().take(BUILT).collect();
        if group.is_empty() {
            return branches;
        }
        branches.push(tree(RangeNode::new(group)).branch());
    }
}

/// The ranges, lowest first.
#[derive(Clone, Debug)]
pub(super) struct Iter<'a, T> {
    above: Vec<slice::Iter<'a, Branch<T>>>,
    ranges: slice::Iter<'a, Range<T>>,
}

impl<'a, T: Address> Iter<'a, T> {
    fn enter(&mut self, mut tree: &'a Tree<T>) {
        loop {
            match tree {
                Tree::Leaf(node) => {
                    self.ranges = node.items().iter();
                    return;
                }
                Tree::Inner(node) => {
                    let mut branches = node.items().iter();
                    let Some(branch) = branches.next() else { return };
                    self.above.push(branches);
                    tree = &branch.below;
                }
            }
        }
    }
}

impl<T: Address> Iterator for Iter<'_, T> {
    type Item = Range<T>;

    fn next(&mut self) -> Option<Range<T>> {
        loop {
            if let Some(range) = self.ranges.next() {
                return Some(*range);
            }
            match self.above.last_mut()?.next() {
                Some(branch) => self.enter(&branch.below),
                None => {
                    self.above.pop();
                }
            }
        }
    }
}

impl<T: Address> FusedIterator for Iter<'_, T> {}
