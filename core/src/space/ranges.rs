//! A sorted set of disjoint ranges that also finds the lowest or highest range with a block of a
//! given order: a B+ tree in which every branch knows the orders below it.
//!
//! One search leads to a leaf; what happens there to a range happens to its neighbours in the same
//! slice, and the way back up renews the two things a branch knows of its child.

use alloc::vec::Vec;
use core::iter::FusedIterator;
use core::slice;

use crate::range::{Address, Range};

/// A node is split at this many items: a leaf of IPv4 then fills a dozen cache lines, and a million
/// ranges are four levels deep.
const MOST: usize = 64;
/// A node with fewer items looks for a neighbour to be joined with.
const FEWEST: usize = MOST / 4;
/// How many items a change makes at the most, from the one it was led to on.
const CHANGED: usize = 3;
/// A node built from sorted ranges leaves room for the first changes.
const BUILT: usize = MOST * 3 / 4;

/// Disjoint ranges in address order.
#[derive(Clone, Debug)]
pub(super) struct Ranges<T> {
    root: Branch<T>,
}

/// What a leaf holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<T> {
    range: Range<T>,
    /// `range.orders()`, kept because every search by order asks for it.
    orders: T,
}

#[derive(Clone, Debug)]
struct Branch<T> {
    /// The first address of the first range below.
    first: T,
    /// The orders of all ranges below.
    orders: T,
    node: Node<T>,
}

/// INVARIANT: all leaves are equally deep, and only a root may be empty.
#[derive(Clone, Debug)]
enum Node<T> {
    Leaf(Vec<Entry<T>>),
    Inner(Vec<Branch<T>>),
}

/// Which range to go to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seek<T> {
    /// The last that starts at this address or before it; the first of all when there is none.
    Address(T),
    /// The lowest with a block of this order.
    Lowest(u32),
    /// The highest with a block of this order.
    Highest(u32),
}

/// What a leaf's entries and an inner node's branches have in common.
trait Item<T> {
    fn first(&self) -> T;
    fn orders(&self) -> T;
}

impl<T: Address> Item<T> for Entry<T> {
    fn first(&self) -> T {
        self.range.first
    }
    fn orders(&self) -> T {
        self.orders
    }
}

impl<T: Address> Item<T> for Branch<T> {
    fn first(&self) -> T {
        self.first
    }
    fn orders(&self) -> T {
        self.orders
    }
}

impl<T: Address> Seek<T> {
    /// Where to go on; 0 when nothing is there.
    fn position(self, items: &[impl Item<T>]) -> usize {
        match self {
            Seek::Address(address) => {
                items.partition_point(|item| item.first() <= address).saturating_sub(1)
            }
            Seek::Lowest(order) => {
                let bit = T::ONE << order;
                items.iter().position(|item| item.orders() & bit != T::ZERO).unwrap_or(0)
            }
            Seek::Highest(order) => {
                let bit = T::ONE << order;
                items.iter().rposition(|item| item.orders() & bit != T::ZERO).unwrap_or(0)
            }
        }
    }
}

impl<T: Address> Entry<T> {
    fn new(range: Range<T>) -> Entry<T> {
        Entry { range, orders: range.orders() }
    }
}

impl<T: Address> Ranges<T> {
    pub(super) fn new() -> Ranges<T> {
        Ranges { root: Branch::over(Node::Leaf(Vec::new())) }
    }

    /// From ranges that are sorted and disjoint, in one pass.
    pub(super) fn of_sorted(ranges: impl Iterator<Item = Range<T>>) -> Ranges<T> {
        let mut level: Vec<_> = grouped(ranges.map(Entry::new), Node::Leaf);
        while level.len() > 1 {
            level = grouped(level.into_iter(), Node::Inner);
        }
        level.pop().map_or_else(Ranges::new, |root| Ranges { root })
    }

    /// The orders of all ranges.
    pub(super) fn orders(&self) -> T {
        self.root.orders
    }

    pub(super) fn iter(&self) -> Iter<'_, T> {
        let mut iter = Iter { above: Vec::new(), entries: [].iter() };
        iter.enter(&self.root.node);
        iter
    }

    /// The range that [`Seek`] leads to.
    pub(super) fn get(&self, seek: Seek<T>) -> Option<Range<T>> {
        let mut node = &self.root.node;
        loop {
            match node {
                Node::Leaf(entries) => {
                    return entries.get(seek.position(entries)).map(|entry| entry.range);
                }
                Node::Inner(branches) => node = &branches.get(seek.position(branches))?.node,
            }
        }
    }

    /// The orders of the ranges that start within `bounds`.
    pub(super) fn orders_within(&self, bounds: Range<T>) -> T {
        self.root.node.orders_within(bounds)
    }

    /// Takes a part out of the range that `seek` leads to, and says which.
    pub(super) fn cut(
        &mut self,
        seek: Seek<T>,
        part: impl FnOnce(Range<T>) -> Option<Range<T>>,
    ) -> Option<Range<T>> {
        self.edit(seek, |entries, at, _| {
            let part = part(entries.get(at)?.range)?;
            cut(entries, at, part);
            Some(part)
        })
    }

    /// Takes every address of `part` out.
    pub(super) fn remove(&mut self, part: Range<T>) {
        let mut rest = Some(part);
        while let Some(part) = rest {
            rest = self.edit(Seek::Address(part.first), |entries, mut at, beyond| {
                if entries.get(at).is_some_and(|entry| entry.range.last < part.first) {
                    at += 1;
                }
                let Some(range) = entries.get(at).map(|entry| entry.range) else {
                    return Range::new(beyond?, part.last);
                };
                let common = range.common(part)?;
                cut(entries, at, common);
                Range::new(common.last.after()?, part.last)
            });
        }
    }

    /// Puts `part` in, joined with the range below it and the range above it where they touch and
    /// this is allowed. When one of its addresses is here already, nothing changes and the answer
    /// is the lowest of those.
    pub(super) fn insert(&mut self, part: Range<T>, below: bool, above: bool) -> Result<(), T> {
        let next_leaf = self.edit(Seek::Address(part.first), |entries, at, beyond| {
            let upper = at + usize::from(entries.get(at).is_some_and(|e| e.first() < part.first));
            let lower = upper.checked_sub(1).and_then(|at| entries.get(at)).map(|e| e.range);
            let next = entries.get(upper).map(|entry| entry.range);
            if lower.is_some_and(|lower| lower.last >= part.first) {
                return Err(part.first);
            }
            let start = next.map(|next| next.first).or(beyond);
            if let Some(start) = start.filter(|start| *start <= part.last) {
                return Err(start);
            }
            let touched = above && start.is_some() && start == part.last.after();
            if touched && next.is_none() {
                return Ok(start);
            }
            let mut joined = part;
            if let Some(next) = next.filter(|_| touched) {
                joined.last = next.last;
                entries.remove(upper);
            }
            let lower = lower.filter(|lower| below && lower.last.after() == Some(part.first));
            match (lower, upper.checked_sub(1).and_then(|at| entries.get_mut(at))) {
                (Some(lower), Some(entry)) => {
                    joined.first = lower.first;
                    *entry = Entry::new(joined);
                }
                _ => entries.insert(upper.min(entries.len()), Entry::new(joined)),
            }
            Ok(None)
        })?;
        if let Some(next) = next_leaf.and_then(|first| self.get(Seek::Address(first))) {
            // The range above is in the next leaf: it is taken out there and put in joined.
            self.cut(Seek::Address(next.first), Some);
            return self.insert(Range { first: part.first, last: next.last }, below, false);
        }
        Ok(())
    }

    /// Goes to the leaf and tells `change` its entries, the position, and where the first range of
    /// the next leaf starts. `change` adds one entry at the most.
    fn edit<R>(
        &mut self,
        seek: Seek<T>,
        change: impl FnOnce(&mut Vec<Entry<T>>, usize, Option<T>) -> R,
    ) -> R {
        let answer = self.root.edit(seek, None, change);
        if let Some(upper) = self.root.split() {
            let lower = core::mem::replace(&mut self.root, Branch::over(Node::Leaf(Vec::new())));
            self.root = Branch::over(Node::Inner(Vec::from([lower, upper])));
        } else if let Node::Inner(branches) = &mut self.root.node
            && branches.len() <= 1
        {
            self.root = branches.pop().unwrap_or_else(|| Branch::over(Node::Leaf(Vec::new())));
        }
        answer
    }
}

/// Takes a part out of one entry: nothing, one range or two stay.
fn cut<T: Address>(entries: &mut Vec<Entry<T>>, at: usize, part: Range<T>) {
    let Some(entry) = entries.get_mut(at) else { return };
    let range = entry.range;
    let lower = part.first.before().and_then(|last| Range::new(range.first, last));
    let upper = part.last.after().and_then(|first| Range::new(first, range.last));
    match (lower, upper) {
        (Some(lower), Some(upper)) => {
            *entry = Entry::new(lower);
            entries.insert(at + 1, Entry::new(upper));
        }
        (Some(stays), None) | (None, Some(stays)) => *entry = Entry::new(stays),
        (None, None) => {
            entries.remove(at);
        }
    }
}

impl<T: Address> Branch<T> {
    fn over(node: Node<T>) -> Branch<T> {
        let mut branch = Branch { first: T::ZERO, orders: T::MAX, node };
        branch.renew(0);
        branch
    }

    /// Finds again what a branch knows, after a change of the items from `at` on.
    fn renew(&mut self, at: usize) {
        (self.first, self.orders) = match &self.node {
            Node::Leaf(entries) => known(entries, self.orders, at),
            Node::Inner(branches) => known(branches, self.orders, at),
        };
    }

    fn edit<R>(
        &mut self,
        seek: Seek<T>,
        mut beyond: Option<T>,
        change: impl FnOnce(&mut Vec<Entry<T>>, usize, Option<T>) -> R,
    ) -> R {
        let at;
        let answer = match &mut self.node {
            Node::Leaf(entries) => {
                at = seek.position(entries);
                change(entries, at, beyond)
            }
            Node::Inner(branches) => {
                at = seek.position(branches);
                beyond = branches.get(at + 1).map(|branch| branch.first).or(beyond);
                #[expect(
                    clippy::indexing_slicing,
                    reason = "only a root may be empty, and `position` is 0 or that of an item"
                )]
                let answer = branches[at].edit(seek, beyond, change);
                level(branches, at);
                answer
            }
        };
        self.renew(at);
        answer
    }

    fn len(&self) -> usize {
        match &self.node {
            Node::Leaf(entries) => entries.len(),
            Node::Inner(branches) => branches.len(),
        }
    }

    /// Gives away the upper half when there are too many items.
    fn split(&mut self) -> Option<Branch<T>> {
        if self.len() < MOST {
            return None;
        }
        let upper = match &mut self.node {
            Node::Leaf(entries) => Node::Leaf(entries.split_off(MOST / 2)),
            Node::Inner(branches) => Node::Inner(branches.split_off(MOST / 2)),
        };
        self.renew(0);
        Some(Branch::over(upper))
    }

    /// Takes all items of the branch after this one.
    fn join(&mut self, upper: Branch<T>) {
        match (&mut self.node, upper.node) {
            (Node::Leaf(entries), Node::Leaf(more)) => entries.extend(more),
            (Node::Inner(branches), Node::Inner(more)) => branches.extend(more),
            // Neighbours are equally deep.
            _ => {}
        }
        self.orders = self.orders | upper.orders;
    }
}

/// After a change below `branches[at]`: splits what became too large, joins what became small.
fn level<T: Address>(branches: &mut Vec<Branch<T>>, at: usize) {
    let Some(branch) = branches.get_mut(at) else { return };
    let len = branch.len();
    if len == 0 {
        branches.remove(at);
    } else if let Some(upper) = branch.split() {
        branches.insert(at + 1, upper);
    } else if len < FEWEST {
        let lower = if at + 1 < branches.len() { at } else { at.saturating_sub(1) };
        if let Some([one, other]) = branches.get_mut(lower..).and_then(<[_]>::first_chunk_mut)
            && one.len() + other.len() <= BUILT
        {
            let upper = branches.remove(lower + 1);
            if let Some(branch) = branches.get_mut(lower) {
                branch.join(upper);
            }
        }
    }
}

/// One level of a tree over the items of the level below it.
fn grouped<I, T: Address>(
    mut items: impl Iterator<Item = I>,
    node: impl Fn(Vec<I>) -> Node<T>,
) -> Vec<Branch<T>> {
    let mut branches = Vec::new();
    loop {
        let mut group = Vec::with_capacity(BUILT);
        group.extend(items.by_ref().take(BUILT));
        if group.is_empty() {
            return branches;
        }
        branches.push(Branch::over(node(group)));
    }
}

/// What a branch knows of the items below it: the first address and the orders.
///
/// The orders can only be those known before and those of the few items that a change made. So the
/// look at all items ends as soon as each of these was seen, which is soon.
fn known<T: Address>(items: &[impl Item<T>], before: T, at: usize) -> (T, T) {
    let first = items.first().map_or(T::ZERO, Item::first);
    let made = items.iter().skip(at).take(CHANGED);
    let most = made.fold(before, |orders, item| orders | item.orders());
    let mut orders = T::ZERO;
    for item in items {
        orders = orders | item.orders();
        if orders == most {
            break;
        }
    }
    (first, orders)
}

impl<T: Address> Node<T> {
    fn orders_within(&self, bounds: Range<T>) -> T {
        match self {
            Node::Leaf(entries) => entries
                .iter()
                .skip_while(|entry| entry.first() < bounds.first)
                .take_while(|entry| entry.first() <= bounds.last)
                .fold(T::ZERO, |orders, entry| orders | entry.orders),
            Node::Inner(branches) => {
                let mut orders = T::ZERO;
                let from = Seek::Address(bounds.first).position(branches);
                let mut branches = branches.iter().skip(from).peekable();
                while let Some(branch) = branches.next().filter(|b| b.first <= bounds.last) {
                    let whole = branch.first >= bounds.first
                        && branches.peek().is_some_and(|next| next.first <= bounds.last);
                    orders = orders
                        | if whole { branch.orders } else { branch.node.orders_within(bounds) };
                }
                orders
            }
        }
    }
}

/// See [`Ranges::iter`].
#[derive(Clone, Debug)]
pub(super) struct Iter<'a, T> {
    above: Vec<slice::Iter<'a, Branch<T>>>,
    entries: slice::Iter<'a, Entry<T>>,
}

impl<'a, T> Iter<'a, T> {
    fn enter(&mut self, mut node: &'a Node<T>) {
        loop {
            match node {
                Node::Leaf(entries) => {
                    self.entries = entries.iter();
                    return;
                }
                Node::Inner(branches) => {
                    let mut branches = branches.iter();
                    let Some(branch) = branches.next() else { return };
                    self.above.push(branches);
                    node = &branch.node;
                }
            }
        }
    }
}

impl<T: Copy> FusedIterator for Iter<'_, T> {}

impl<T: Copy> Iterator for Iter<'_, T> {
    type Item = Range<T>;

    fn next(&mut self) -> Option<Range<T>> {
        loop {
            if let Some(entry) = self.entries.next() {
                return Some(entry.range);
            }
            match self.above.last_mut()?.next() {
                Some(branch) => self.enter(&branch.node),
                None => {
                    self.above.pop();
                }
            }
        }
    }
}
