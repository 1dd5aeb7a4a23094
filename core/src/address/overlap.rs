//! Which networks of a list overlap.

use alloc::vec::{self, Vec};
use core::iter::FusedIterator;

use ipnet::IpNet;
use serde::Serialize;

use super::range::{Address, Range};
use super::sort::sort_blocks;

/// Two networks of a list with addresses in common, by their places in the list.
///
/// Of two networks that overlap, one contains the other.
///
/// ```
/// use ipplan::{IpNet, overlaps};
///
/// let list = ["10.0.0.0/28", "10.0.0.0/24"].map(|network| network.parse::<IpNet>().unwrap());
/// let pair = overlaps(&list).next().unwrap();
/// assert_eq!((list[pair.inner], list[pair.outer]), (list[0], list[1]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Overlap {
    /// The larger network; of two equal ones, the earlier in the list.
    pub outer: usize,
    /// The network inside it.
    pub inner: usize,
}

/// Every pair of networks that overlap.
///
/// Pairs come by their inner network: IPv4 before IPv6, lowest first, of those that start at the
/// same address the largest first, of equal ones in the order of the list. The pairs of one inner
/// network come from the largest outer one to the smallest.
///
/// The list is sorted once; then every pair costs the same small time, and no memory. A list of `n`
/// networks can have `n²/2` pairs: [`Overlaps::nearest`] has less than `n`.
/// Host bits make no difference.
///
/// ```
/// use ipplan::{IpNet, Overlap, overlaps};
///
/// let list = ["10.0.0.0/28", "10.1.0.0/16", "10.0.0.0/24"];
/// let list = list.map(|network| network.parse::<IpNet>().unwrap());
/// assert!(overlaps(&list).eq([Overlap { outer: 2, inner: 0 }]));
/// ```
pub fn overlaps(networks: &[IpNet]) -> Overlaps {
    let (mut v4, mut v6) = (Vec::new(), Vec::new());
    for (index, network) in networks.iter().enumerate() {
        match network {
            IpNet::V4(network) => v4.push(Listed { range: Range::from(*network), index }),
            IpNet::V6(network) => v6.push(Listed { range: Range::from(*network), index }),
        }
    }
    Overlaps { v4: Nesting::of(v4), v6: Nesting::of(v6) }
}

/// See [`overlaps`].
///
/// ```
/// use ipplan::{IpNet, overlaps};
///
/// let list = ["10.0.0.0/24", "10.0.1.0/24"].map(|network| network.parse::<IpNet>().unwrap());
/// assert_eq!(overlaps(&list).count(), 0); // side by side
/// ```
#[derive(Debug)]
pub struct Overlaps {
    v4: Nesting<u32>,
    v6: Nesting<u128>,
}

impl Overlaps {
    /// For every network that is inside another only the pair with the smallest such: no more pairs
    /// than networks.
    ///
    /// ```
    /// use ipplan::{IpNet, Overlap, overlaps};
    ///
    /// let list = ["10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24"];
    /// let list = list.map(|network| network.parse::<IpNet>().unwrap());
    /// assert_eq!(overlaps(&list).count(), 3);
    /// assert!(
    ///     overlaps(&list)
    ///         .nearest()
    ///         .eq([Overlap { outer: 0, inner: 1 }, Overlap { outer: 1, inner: 2 }])
    /// );
    /// ```
    pub fn nearest(mut self) -> impl FusedIterator<Item = Overlap> {
        core::iter::from_fn(move || self.v4.nearest().or_else(|| self.v6.nearest())).fuse()
    }

    /// Of networks with the same range only the first of the list, against those around it; each of
    /// the others only against the first. So a list of equal networks has no more pairs than
    /// networks, and any list no more than its ranges are deep, times its length.
    ///
    /// ```
    /// use ipplan::{IpNet, Overlap, overlaps};
    ///
    /// let list = ["10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/24", "10.0.0.0/24"];
    /// let list = list.map(|network| network.parse::<IpNet>().unwrap());
    /// assert_eq!(overlaps(&list).count(), 6);
    /// assert!(overlaps(&list).distinct().eq([
    ///     Overlap { outer: 0, inner: 1 },
    ///     Overlap { outer: 1, inner: 2 },
    ///     Overlap { outer: 1, inner: 3 },
    /// ]));
    /// ```
    pub fn distinct(mut self) -> impl FusedIterator<Item = Overlap> {
        core::iter::from_fn(move || self.v4.distinct().or_else(|| self.v6.distinct())).fuse()
    }
}

impl Iterator for Overlaps {
    type Item = Overlap;

    fn next(&mut self) -> Option<Overlap> {
        self.v4.next().or_else(|| self.v6.next())
    }
}

impl FusedIterator for Overlaps {}

#[derive(Clone, Copy, Debug)]
struct Listed<T> {
    range: Range<T>,
    index: usize,
}

/// Blocks are nested or disjoint, so the blocks around the current one form a stack.
#[derive(Debug)]
struct Nesting<T> {
    sorted: vec::IntoIter<Listed<T>>,
    /// The blocks around the current one, which is last; each contains the next.
    stack: Vec<Listed<T>>,
    /// The number of its pairs that were returned.
    given: usize,
}

impl<T: Address> Nesting<T> {
    fn of(mut list: Vec<Listed<T>>) -> Nesting<T> {
        sort_blocks(&mut list, |listed| listed.range);
        Nesting { sorted: list.into_iter(), stack: Vec::new(), given: 0 }
    }

    /// Goes on to the next block.
    fn step(&mut self) -> Option<()> {
        let listed = self.sorted.next()?;
        while self.stack.pop_if(|outer| outer.range.last < listed.range.first).is_some() {}
        self.stack.push(listed);
        self.given = 0;
        Some(())
    }

    fn next(&mut self) -> Option<Overlap> {
        loop {
            if let Some((inner, around)) = self.stack.split_last()
                && let Some(outer) = around.get(self.given)
            {
                self.given += 1;
                return Some(Overlap { outer: outer.index, inner: inner.index });
            }
            self.step()?;
        }
    }

    /// As [`Nesting::next`], with a stack in which no two ranges are equal.
    fn distinct(&mut self) -> Option<Overlap> {
        loop {
            if let Some((inner, around)) = self.stack.split_last()
                && let Some(outer) = around.get(self.given)
            {
                self.given += 1;
                return Some(Overlap { outer: outer.index, inner: inner.index });
            }
            self.step()?;
            if let Some([outer, inner]) = self.stack.last_chunk()
                && outer.range == inner.range
            {
                let pair = Overlap { outer: outer.index, inner: inner.index };
                self.stack.pop();
                // What is around the range was given for the first of it.
                self.given = self.stack.len();
                return Some(pair);
            }
        }
    }

    fn nearest(&mut self) -> Option<Overlap> {
        loop {
            self.step()?;
            if let Some([outer, inner]) = self.stack.last_chunk() {
                return Some(Overlap { outer: outer.index, inner: inner.index });
            }
        }
    }
}
