//! A sorted set of disjoint ranges that also finds the lowest or highest range with a block of a
//! given order: a B+ tree in which every node knows the orders below each of its items.
//!
//! One search leads to a leaf; what happens there to a range happens to its neighbours in the same
//! slice, and the way back up renews what each node knows of one item.

use alloc::vec::Vec;
use core::iter::FusedIterator;
use core::slice;

use crate::address::{Address, Range};

use super::orders::Orders;

/// A node is split at this many items: as many as a word has bits, see [`Orders`].
const MOST: usize = 64;
/// A node with fewer items looks for a neighbour to be joined with.
const FEWEST: usize = MOST / 4;
/// A node built from sorted ranges, or joined, leaves room for the next changes.
const BUILT: usize = MOST * 3 / 4;

/// Disjoint ranges in address order.
#[derive(Clone, Debug)]
pub(super) struct Ranges<T> {
    root: Tree<T>,
}

/// INVARIANT: all leaves are equally deep, and only a root may be empty.
#[derive(Clone, Debug)]
enum Tree<T> {
    Leaf(Node<T, Range<T>>),
    Inner(Node<T, Branch<T>>),
}

/// Items in address order.
///
/// INVARIANT: at most [`MOST`], and `orders` has those of each.
#[derive(Clone, Debug)]
struct Node<T, I> {
    items: Vec<I>,
    orders: Orders<T>,
}

#[derive(Clone, Debug)]
struct Branch<T> {
    /// The first address of the first range below.
    first: T,
    below: Tree<T>,
}

/// What ranges and branches have in common.
trait Item<T> {
    fn first(&self) -> T;
    fn orders(&self) -> T;
}

impl<T: Address> Item<T> for Range<T> {
    fn first(&self) -> T {
        self.first
    }
    fn orders(&self) -> T {
        Range::orders(*self)
    }
}

impl<T: Address> Item<T> for Branch<T> {
    fn first(&self) -> T {
        self.first
    }
    fn orders(&self) -> T {
        self.below.orders()
    }
}

/// Which range to go to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seek<T> {
    /// The last that starts at this address or before it; the first of all when there is none.
    Address(T),
    /// The lowest with a block of this order.
    Lowest(u32),
    /// The highest with a block of this order or a larger one.
    Highest(u32),
}

impl<T: Address> Ranges<T> {
    /// From ranges that are sorted and disjoint, in one pass.
    pub(super) fn of_sorted(ranges: impl Iterator<Item = Range<T>>) -> Ranges<T> {
        let mut level = grouped(ranges, Tree::Leaf);
        while level.len() > 1 {
            level = grouped(level.into_iter(), Tree::Inner);
        }
        Ranges { root: level.pop().map_or_else(Tree::empty, |branch| branch.below) }
    }

    /// The orders of all ranges.
    pub(super) fn orders(&self) -> T {
        self.root.orders()
    }

    pub(super) fn iter(&self) -> Iter<'_, T> {
        let mut iter = Iter { above: Vec::new(), ranges: [].iter() };
        iter.enter(&self.root);
        iter
    }

    /// The orders of the ranges that start within `bounds`.
    pub(super) fn orders_within(&self, bounds: Range<T>) -> T {
        self.root.orders_within(bounds)
    }

    /// Of the ranges with a block of this order, the last that starts at an address or before it, and
    /// the first that starts after it.
    pub(super) fn around(&self, address: T, order: u32) -> [Option<Range<T>>; 2] {
        let fits = |range: &Range<T>| range.fits(order) > 0;
        [self.root.last_until(address, order, &fits), self.root.first_after(address, order, &fits)]
    }

    /// Takes a part out of the range that `seek` leads to, and says which.
    pub(super) fn cut(
        &mut self,
        seek: Seek<T>,
        part: impl FnOnce(Range<T>) -> Option<Range<T>>,
    ) -> Option<Range<T>> {
        self.edit(seek, |leaf, at, _| {
            let part = part(*leaf.items.get(at)?)?;
            leaf.cut(at, part);
            Some(part)
        })
    }

    /// Takes every address of `part` out.
    pub(super) fn remove(&mut self, part: Range<T>) {
        let mut rest = Some(part);
        while let Some(part) = rest {
            rest = self.edit(Seek::Address(part.first), |leaf, mut at, beyond| {
                if leaf.items.get(at).is_some_and(|range| range.last < part.first) {
                    at += 1;
                }
                let Some(range) = leaf.items.get(at) else {
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
        let in_next_leaf = self.edit(Seek::Address(part.first), |leaf, at, beyond| {
            // The ranges on either side of the place where it goes.
            let place =
                at + usize::from(leaf.items.get(at).is_some_and(|it| it.first < part.first));
            let lower = place.checked_sub(1).and_then(|at| leaf.items.get(at)).copied();
            let upper = leaf.items.get(place).copied();
            if lower.is_some_and(|lower| lower.last >= part.first) {
                return Err(part.first);
            }
            let next = upper.map(|upper| upper.first).or(beyond);
            if let Some(next) = next.filter(|next| *next <= part.last) {
                return Err(next);
            }
            let lower = lower.filter(|lower| below && lower.last.after() == Some(part.first));
            let next = next.filter(|next| above && part.last.after() == Some(*next));
            match (lower, upper.filter(|_| next.is_some())) {
                (_, None) if next.is_some() => return Ok(next),
                (Some(lower), Some(upper)) => {
                    leaf.remove(place);
                    leaf.replace(place - 1, Range { first: lower.first, last: upper.last });
                }
                (Some(lower), None) => {
                    leaf.replace(place - 1, Range { first: lower.first, last: part.last });
                }
                (None, Some(upper)) => {
                    leaf.replace(place, Range { first: part.first, last: upper.last });
                }
                (None, None) => leaf.insert(place, part),
            }
            Ok(None)
        })?;
        // The range above it is taken out of the next leaf first, and put in together.
        let next = in_next_leaf.and_then(|next| self.cut(Seek::Address(next), Some));
        match next {
            Some(next) => self.insert(Range { first: part.first, last: next.last }, below, false),
            None => Ok(()),
        }
    }

    /// Goes to the leaf and tells `change` its ranges, the position, and where the first range of
    /// the next leaf starts. `change` adds one range at the most.
    fn edit<R>(
        &mut self,
        seek: Seek<T>,
        change: impl FnOnce(&mut Node<T, Range<T>>, usize, Option<T>) -> R,
    ) -> R {
        let answer = self.root.edit(seek, None, change);
        if self.root.len() >= MOST {
            let upper = self.root.split();
            let lower = core::mem::replace(&mut self.root, Tree::empty());
            self.root = Tree::Inner(Node::new(Vec::from([lower.branch(), upper.branch()])));
        } else if let Tree::Inner(node) = &mut self.root
            && node.items.len() <= 1
        {
            self.root = node.items.pop().map_or_else(Tree::empty, |branch| branch.below);
        }
        answer
    }
}

impl<T: Address> Tree<T> {
    fn empty() -> Tree<T> {
        Tree::Leaf(Node::new(Vec::new()))
    }

    fn branch(self) -> Branch<T> {
        Branch { first: self.first().unwrap_or(T::ZERO), below: self }
    }

    fn first(&self) -> Option<T> {
        match self {
            Tree::Leaf(node) => node.items.first().map(Item::first),
            Tree::Inner(node) => node.items.first().map(Item::first),
        }
    }

    fn orders(&self) -> T {
        match self {
            Tree::Leaf(node) => node.orders.any(),
            Tree::Inner(node) => node.orders.any(),
        }
    }

    fn len(&self) -> usize {
        match self {
            Tree::Leaf(node) => node.items.len(),
            Tree::Inner(node) => node.items.len(),
        }
    }

    fn edit<R>(
        &mut self,
        seek: Seek<T>,
        beyond: Option<T>,
        change: impl FnOnce(&mut Node<T, Range<T>>, usize, Option<T>) -> R,
    ) -> R {
        match self {
            Tree::Leaf(node) => {
                let at = node.position(seek);
                change(node, at, beyond)
            }
            Tree::Inner(node) => {
                let at = node.position(seek);
                let beyond = node.items.get(at + 1).map(|branch| branch.first).or(beyond);
                #[expect(
                    clippy::indexing_slicing,
                    reason = "only a root may be empty, and a position is 0 or that of an item"
                )]
                let branch = &mut node.items[at];
                let before = branch.orders();
                let answer = branch.below.edit(seek, beyond, change);
                branch.first = branch.below.first().unwrap_or(branch.first);
                node.orders.set(at, before, branch.orders());
                node.level(at);
                answer
            }
        }
    }

    /// Whether a range below may have a block of this order: that of the whole family has none.
    fn may_fit(&self, order: u32) -> bool {
        let orders = self.orders();
        orders == T::ZERO || orders & !T::under(order) != T::ZERO
    }

    fn last_until(
        &self,
        address: T,
        order: u32,
        fits: &impl Fn(&Range<T>) -> bool,
    ) -> Option<Range<T>> {
        match self {
            Tree::Leaf(node) => {
                let until = node.items.partition_point(|range| range.first <= address);
                node.items.iter().take(until).rev().find(|range| fits(range)).copied()
            }
            Tree::Inner(node) => {
                let until = node.items.partition_point(|branch| branch.first <= address);
                node.items
                    .iter()
                    .take(until)
                    .rev()
                    .filter(|branch| branch.below.may_fit(order))
                    .find_map(|branch| branch.below.last_until(address, order, fits))
            }
        }
    }

    fn first_after(
        &self,
        address: T,
        order: u32,
        fits: &impl Fn(&Range<T>) -> bool,
    ) -> Option<Range<T>> {
        match self {
            Tree::Leaf(node) => {
                let after = node.items.partition_point(|range| range.first <= address);
                node.items.iter().skip(after).find(|range| fits(range)).copied()
            }
            Tree::Inner(node) => {
                // The branch that starts before the address may go on beyond it.
                let from = node.items.partition_point(|branch| branch.first <= address);
                node.items
                    .iter()
                    .skip(from.saturating_sub(1))
                    .filter(|branch| branch.below.may_fit(order))
                    .find_map(|branch| branch.below.first_after(address, order, fits))
            }
        }
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

    fn orders_within(&self, bounds: Range<T>) -> T {
        match self {
            Tree::Leaf(node) => node
                .items
                .iter()
                .filter(|range| bounds.first <= range.first && range.first <= bounds.last)
                .fold(T::ZERO, |orders, range| orders | range.orders()),
            Tree::Inner(node) => {
                let firsts = node.items.iter().skip(1).map(|branch| Some(branch.first));
                let branches = node.items.iter().zip(firsts.chain([None]));
                branches.fold(T::ZERO, |orders, (branch, next)| {
                    let starts_inside = bounds.first <= branch.first && branch.first <= bounds.last;
                    if starts_inside && next.is_some_and(|next| next <= bounds.last) {
                        orders | branch.orders()
                    } else if branch.first <= bounds.last && next.is_none_or(|it| it > bounds.first)
                    {
                        orders | branch.below.orders_within(bounds)
                    } else {
                        orders
                    }
                })
            }
        }
    }
}

impl<T: Address, I: Item<T>> Node<T, I> {
    fn new(items: Vec<I>) -> Node<T, I> {
        let mut orders = Orders::new();
        for (at, item) in items.iter().enumerate() {
            orders.set(at, T::ZERO, item.orders());
        }
        Node { items, orders }
    }

    /// The item that leads on; 0 when none does.
    fn position(&self, seek: Seek<T>) -> usize {
        match seek {
            Seek::Address(address) => {
                self.items.partition_point(|item| item.first() <= address).saturating_sub(1)
            }
            Seek::Lowest(order) => self.orders.first(order).unwrap_or(0),
            Seek::Highest(order) => self.orders.last(order).unwrap_or(0),
        }
    }

    fn insert(&mut self, at: usize, item: I) {
        debug_assert!(at <= self.items.len(), "the place comes from a search in this node");
        if at <= self.items.len() {
            self.orders.insert(at);
            self.orders.set(at, T::ZERO, item.orders());
            self.items.insert(at, item);
        }
    }

    fn remove(&mut self, at: usize) -> Option<I> {
        (at < self.items.len()).then(|| {
            self.orders.remove(at);
            self.items.remove(at)
        })
    }

    fn replace(&mut self, at: usize, item: I) {
        if let Some(place) = self.items.get_mut(at) {
            self.orders.set(at, place.orders(), item.orders());
            *place = item;
        }
    }

    fn split_off(&mut self, at: usize) -> Node<T, I> {
        Node { items: self.items.split_off(at), orders: self.orders.split_off(at) }
    }

    fn append(&mut self, upper: Node<T, I>) {
        self.orders.append(self.items.len(), &upper.orders);
        self.items.extend(upper.items);
    }
}

impl<T: Address> Node<T, Range<T>> {
    /// Takes a part out of one range: nothing, one range or two stay.
    fn cut(&mut self, at: usize, part: Range<T>) {
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
}

impl<T: Address> Node<T, Branch<T>> {
    /// After a change below the branch at `at`: splits what became too large, joins what became
    /// small.
    fn level(&mut self, at: usize) {
        let Some(branch) = self.items.get_mut(at) else { return };
        let len = branch.below.len();
        if len == 0 {
            self.remove(at);
        } else if len >= MOST {
            let before = branch.orders();
            let upper = branch.below.split();
            self.orders.set(at, before, branch.orders());
            self.insert(at + 1, upper.branch());
        } else if len < FEWEST {
            let lower = if at + 1 < self.items.len() { at } else { at.saturating_sub(1) };
            if let Some([one, other]) = self.items.get(lower..).and_then(<[_]>::first_chunk)
                && one.below.len() + other.below.len() <= BUILT
                && let Some(upper) = self.remove(lower + 1)
                && let Some(branch) = self.items.get_mut(lower)
            {
                let before = branch.orders();
                branch.below.join(upper.below);
                self.orders.set(lower, before, branch.orders());
            }
        }
    }
}

/// One level of a tree over the items of the level below it.
fn grouped<T: Address, I: Item<T>>(
    mut items: impl Iterator<Item = I>,
    tree: impl Fn(Node<T, I>) -> Tree<T>,
) -> Vec<Branch<T>> {
    let mut branches = Vec::new();
    loop {
        let group: Vec<I> = items.by_ref().take(BUILT).collect();
        if group.is_empty() {
            return branches;
        }
        branches.push(tree(Node::new(group)).branch());
    }
}

/// See [`Ranges::iter`].
#[derive(Clone, Debug)]
pub(super) struct Iter<'a, T> {
    above: Vec<slice::Iter<'a, Branch<T>>>,
    ranges: slice::Iter<'a, Range<T>>,
}

impl<'a, T> Iter<'a, T> {
    fn enter(&mut self, mut tree: &'a Tree<T>) {
        loop {
            match tree {
                Tree::Leaf(node) => {
                    self.ranges = node.items.iter();
                    return;
                }
                Tree::Inner(node) => {
                    let mut branches = node.items.iter();
                    let Some(branch) = branches.next() else { return };
                    self.above.push(branches);
                    tree = &branch.below;
                }
            }
        }
    }
}

impl<T: Copy> Iterator for Iter<'_, T> {
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

impl<T: Copy> FusedIterator for Iter<'_, T> {}
