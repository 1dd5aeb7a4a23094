//! The arithmetic of address ranges and the aligned blocks they consist of, written once for both
//! families.
//!
//! A range is kept by its first and *last* address: an end one past it would not exist for the
//! range that reaches the top of the family. A block's size is kept as its *order*, the number of
//! host bits: a block of order `k` has 2ᵏ addresses. A set of orders is one address-wide word in
//! which bit `k` stands for order `k`; the order of the whole family has no bit there, so the
//! range that is the whole family is the one range whose set is empty.

use alloc::vec::Vec;
use core::fmt::Debug;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use core::ops::{BitAnd, BitOr, BitXor, Not, Shl, Shr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use super::prefix_len::Family;

/// The bits of an address: `u32` for IPv4, `u128` for IPv6.
pub(crate) trait Address:
    Copy
    + Ord
    + Debug
    + Into<u128>
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + BitXor<Output = Self>
    + Not<Output = Self>
    + Shl<u32, Output = Self>
    + Shr<u32, Output = Self>
{
    const FAMILY: Family;
    const BITS: u32;
    const ZERO: Self;
    const ONE: Self;
    const MAX: Self;

    /// `self + other`, around the top of the family.
    fn plus(self, other: Self) -> Self;
    /// `self - other`, around the bottom of the family.
    fn minus(self, other: Self) -> Self;
    fn leading_zeros(self) -> u32;
    fn trailing_zeros(self) -> u32;
    /// The lowest bits as a number; fewer than a `usize` has.
    fn low(self, bits: u32) -> usize;
    /// The number, or the highest address when it is higher.
    fn saturated(number: u128) -> Self;
    fn ip(self) -> IpAddr;
    /// The network that starts here and has this prefix length.
    fn network(self, length: u32) -> IpNet;

    /// The next address; `None` after the last.
    fn after(self) -> Option<Self> {
        (self < Self::MAX).then(|| self.plus(Self::ONE))
    }

    /// The previous address; `None` before the first.
    fn before(self) -> Option<Self> {
        (self > Self::ZERO).then(|| self.minus(Self::ONE))
    }

    /// The word with bit `order` set; `None` for the order of the whole family.
    fn bit(order: u32) -> Option<Self> {
        (order < Self::BITS).then(|| Self::ONE << order)
    }

    /// The word with every bit under `order` set: what an address in a block of that order adds to
    /// the block's first.
    fn under(order: u32) -> Self {
        Self::bit(order).map_or(Self::MAX, |bit| bit.minus(Self::ONE))
    }
}

macro_rules! address {
    ($word:ty, $family:ident, $ip:ident, $net:ident) => {
        impl Address for $word {
            const FAMILY: Family = Family::$family;
            const BITS: u32 = <$word>::BITS;
            const ZERO: Self = 0;
            const ONE: Self = 1;
            const MAX: Self = <$word>::MAX;

            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
            fn leading_zeros(self) -> u32 {
                <$word>::leading_zeros(self)
            }
            fn trailing_zeros(self) -> u32 {
                <$word>::trailing_zeros(self)
            }
            fn low(self, bits: u32) -> usize {
                self as usize & ((1 << bits) - 1)
            }
            fn saturated(number: u128) -> Self {
                Self::try_from(number).unwrap_or(Self::MAX)
            }
            fn ip(self) -> IpAddr {
                $ip::from(self).into()
            }
            #[expect(clippy::cast_possible_truncation, reason = "a length is at most 128")]
            fn network(self, length: u32) -> IpNet {
                // The length is at most the family's longest, so this is never the default.
                $net::new($ip::from(self), length as u8).unwrap_or_default().into()
            }
        }

        #[cfg(feature = "iprange")]
        impl From<Range<$word>> for $net {
            /// The network that a block is.
            fn from(block: Range<$word>) -> Self {
                match block.network() {
                    IpNet::$family(network) => network,
                    _ => $net::default(),
                }
            }
        }

        impl From<$net> for Range<$word> {
            /// The addresses of a network, host bits set or not.
            fn from(network: $net) -> Self {
                let order = <$word>::BITS.saturating_sub(network.prefix_len().into());
                Range::block(network.addr().into(), order)
            }
        }
    };
}

address!(u32, V4, Ipv4Addr, Ipv4Net);
address!(u128, V6, Ipv6Addr, Ipv6Net);

/// The addresses from `first` to `last`, both included.
///
/// INVARIANT: `first <= last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range<T> {
    pub(crate) first: T,
    pub(crate) last: T,
}

impl<T: Address> Range<T> {
    /// `None` when there is no address between the two.
    pub(crate) fn new(first: T, last: T) -> Option<Range<T>> {
        (first <= last).then_some(Range { first, last })
    }

    /// The block of an order that `address` is in.
    pub(crate) fn block(address: T, order: u32) -> Range<T> {
        let host = T::under(order);
        Range { first: address & !host, last: address | host }
    }

    /// The network that a block is.
    pub(crate) fn network(self) -> IpNet {
        self.first.network((self.first ^ self.last).leading_zeros())
    }

    pub(crate) fn has(self, address: T) -> bool {
        self.first <= address && address <= self.last
    }

    pub(crate) fn contains(self, other: Range<T>) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The addresses in both.
    pub(crate) fn common(self, other: Range<T>) -> Option<Range<T>> {
        Range::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// Whether this is every address of the family.
    pub(crate) fn is_whole(self) -> bool {
        self.first == T::ZERO && self.last == T::MAX
    }

    /// The address between the blocks that grow and the blocks that shrink, and the addresses on
    /// either side of it.
    ///
    /// The fewest blocks a range consists of grow from its first address up to the address in it
    /// with the most zeros at its end, and shrink from there:
    ///
    /// ```text
    ///   6 8       16   20 22      6..=21:  before = 10 = 0b1010: orders 1 and 3
    ///   |-|-------|----|-|                 after  =  6 = 0b0110: orders 2 and 1
    ///            middle
    /// ```
    ///
    /// So the sizes on each side are the binary digits of its count of addresses.
    fn halves(self) -> Halves<T> {
        let middle = match self.first.before() {
            // The highest bit in which the address before the range differs from its last: the
            // range holds the one address that ends in zeros from there down.
            Some(before) => {
                let differs = T::BITS.saturating_sub((before ^ self.last).leading_zeros() + 1);
                self.last & !T::under(differs)
            }
            None => T::ZERO,
        };
        let end = self.last.plus(T::ONE);
        Halves { middle, before: middle.minus(self.first), after: end.minus(middle) }
    }

    /// The orders of the blocks the range consists of.
    pub(crate) fn orders(self) -> T {
        let Halves { before, after, .. } = self.halves();
        before | after
    }

    /// Of the blocks the range consists of, the lowest of an order in [`orders`](Range::orders).
    pub(crate) fn lowest(self, order: u32) -> Range<T> {
        let Halves { middle, before, after } = self.halves();
        let first = if has(before, order) {
            self.first.plus(before & T::under(order))
        } else {
            middle.plus(after & !T::under(order + 1))
        };
        Range::block(first, order)
    }

    /// The highest block of an order that is inside, when one is.
    pub(crate) fn highest(self, order: u32) -> Option<Range<T>> {
        // Around the top: the end of the range that reaches it is 0, and what is before that is it.
        let end = self.last.plus(T::ONE) & !T::under(order);
        let block = Range::block(end.minus(T::ONE), order);
        self.contains(block).then_some(block)
    }

    /// Of a block, the part that is its first blocks of an order: `most` of them, or as many as there
    /// are.
    pub(crate) fn start(self, order: u32, most: usize) -> Range<T> {
        if order >= T::BITS {
            return self;
        }
        let others = self.last.minus(self.first) >> order;
        let others = others.min(T::saturated(most.saturating_sub(1) as u128));
        Range { first: self.first, last: self.first.plus(others << order) | T::under(order) }
    }

    /// How many blocks of an order can be taken out of the range; over
    /// [`u128::MAX`] it is that.
    pub(crate) fn fits(self, order: u32) -> u128 {
        if self.is_whole() {
            return 1u128.checked_shl(T::BITS - order).unwrap_or(u128::MAX);
        }
        let Halves { before, after, .. } = self.halves();
        let fits = |half: T| half.into().checked_shr(order).unwrap_or(0);
        fits(before) + fits(after)
    }

    /// The blocks the range consists of, lowest first: the fewest there can be.
    pub(crate) fn blocks(self) -> Blocks<T> {
        Blocks { rest: Some(self) }
    }
}

struct Halves<T> {
    middle: T,
    before: T,
    after: T,
}

/// Whether a set of orders has this one.
fn has<T: Address>(orders: T, order: u32) -> bool {
    T::bit(order).is_some_and(|bit| orders & bit != T::ZERO)
}

/// See [`Range::blocks`].
#[derive(Clone, Debug)]
pub(crate) struct Blocks<T> {
    rest: Option<Range<T>>,
}

impl<T: Address> Iterator for Blocks<T> {
    type Item = Range<T>;

    fn next(&mut self) -> Option<Range<T>> {
        let rest = self.rest?;
        let aligned = rest.first.trailing_zeros();
        // The largest order for which a block that starts here still ends inside.
        let held = match rest.last.minus(rest.first).after() {
            Some(addresses) => T::BITS - 1 - addresses.leading_zeros(),
            None => T::BITS,
        };
        let block = Range::block(rest.first, aligned.min(held));
        self.rest = block.last.after().and_then(|first| Range::new(first, rest.last));
        Some(block)
    }
}

/// The addresses of each network, in the order of the list.
pub(crate) fn by_family(networks: &[IpNet]) -> (Vec<Range<u32>>, Vec<Range<u128>>) {
    let (mut v4, mut v6) = (Vec::new(), Vec::new());
    for network in networks {
        match network {
            IpNet::V4(network) => v4.push(Range::from(*network)),
            IpNet::V6(network) => v6.push(Range::from(*network)),
        }
    }
    (v4, v6)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    /// The blocks of a range of `u8`-sized addresses, found by looking: from the first address on,
    /// the largest block that starts here and ends inside.
    fn slow(range: Range<u32>) -> Vec<(u32, u32)> {
        let mut blocks = Vec::new();
        let mut at = u64::from(range.first);
        while at <= u64::from(range.last) {
            let fits = |order: &u32| {
                at % (1 << order) == 0 && at + (1 << order) - 1 <= u64::from(range.last)
            };
            let order = (0..=32).rev().find(fits).unwrap();
            blocks.push((u32::try_from(at).unwrap(), order));
            at += 1 << order;
        }
        blocks
    }

    #[track_caller]
    fn check<T: Address>(range: Range<T>, expected: &[(T, u32)]) {
        let order = |block: Range<T>| T::BITS - (block.first ^ block.last).leading_zeros();
        let blocks: Vec<_> = range.blocks().map(|block| (block.first, order(block))).collect();
        assert_eq!(blocks, expected, "{range:?}");
        let orders = blocks.iter().filter_map(|(_, order)| T::bit(*order));
        assert_eq!(range.orders(), orders.fold(T::ZERO, |set, bit| set | bit), "{range:?}");
        for order in 0..T::BITS {
            let fits = blocks.iter().filter(|block| block.1 >= order);
            let fits = fits.map(|block| 1u128.checked_shl(block.1 - order).unwrap_or(u128::MAX));
            assert_eq!(range.fits(order), fits.sum(), "{range:?} order {order}");
            // The highest block inside ends the last of the larger blocks.
            let larger = blocks.iter().filter(|block| block.1 >= order);
            let ends = larger.map(|block| block.0 | T::under(block.1));
            let highest = range.highest(order).map(|block| block.last);
            assert_eq!(highest, ends.last(), "{range:?} order {order}");
            let Some(lowest) = expected.iter().find(|block| block.1 == order) else { continue };
            assert_eq!(range.lowest(order).first, lowest.0, "{range:?} order {order}");
        }
    }

    #[test]
    fn blocks_agree_with_looking_for_them() {
        for base in [0, 1 << 16, u32::MAX - 63] {
            for first in 0..64 {
                for last in first..64 {
                    let range = Range { first: base + first, last: base + last };
                    check(range, &slow(range));
                }
            }
        }
    }

    #[test]
    fn nothing_overflows_at_the_ends() {
        let whole = Range { first: u128::MIN, last: u128::MAX };
        check(whole, &[(0, 128)]);
        assert_eq!(whole.fits(0), u128::MAX);
        check(Range { first: u128::MAX, last: u128::MAX }, &[(u128::MAX, 0)]);
        check(Range { first: 0, last: u32::MAX }, &[(0, 32)]);
        check(Range { first: 1 << 31, last: u32::MAX }, &[(1 << 31, 31)]);
        let mut but_one: Vec<_> = (0..128).map(|order| (1u128 << order, order)).collect();
        check(Range { first: 1, last: u128::MAX }, &but_one);
        but_one = (0..128).rev().map(|order| (!(u128::MAX >> (127 - order)), order)).collect();
        check(Range { first: 0, last: u128::MAX - 1 }, &but_one);
    }
}
