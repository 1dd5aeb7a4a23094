//! `range-set-blaze`: the set of taken addresses, first fit in its first gap that is large enough.

use std::ops::RangeInclusive;

use ipplan::{IpNet, PrefixLen};
use range_set_blaze::{Integer, RangeSetBlaze};

use super::Bits;
use crate::allocator::Allocator;

/// The taken addresses.
#[derive(Debug)]
pub struct Blaze<B: Integer> {
    first: B,
    last: B,
    taken: RangeSetBlaze<B>,
}

fn addresses<B: Bits>(network: IpNet) -> RangeInclusive<B> {
    let first = B::of(network);
    first..=first.last(network.prefix_len())
}

impl<B: Bits + Integer> Allocator for Blaze<B> {
    fn over(pool: IpNet) -> Blaze<B> {
        let (first, last) = addresses(pool).into_inner();
        Blaze { first, last, taken: RangeSetBlaze::new() }
    }

    fn around(pool: IpNet, taken: &[IpNet]) -> Blaze<B> {
        let taken = taken.iter().map(|network| addresses(*network)).collect();
        Blaze { taken, ..Blaze::over(pool) }
    }

    fn take(&mut self, network: IpNet) {
        self.taken.ranges_insert::<RangeInclusive<B>>(addresses(network));
    }

    fn carve(&mut self, length: PrefixLen) -> Option<IpNet> {
        let length = length.length();
        let aligned = |address: B| {
            let below = address.masked(length);
            if below == address { address } else { below.next(length) }
        };
        let mut start = self.first;
        for taken in self.taken.ranges() {
            if start.last(length) < *taken.start() {
                break;
            }
            if *taken.end() == self.last {
                return None;
            }
            start = aligned(taken.end().add_one());
        }
        if start < self.first || start.last(length) > self.last {
            return None;
        }
        self.taken.ranges_insert::<RangeInclusive<B>>(start..=start.last(length));
        Some(start.network(length))
    }

    fn release(&mut self, network: IpNet) {
        // The set cannot remove a range, so it is built again.
        let released = RangeSetBlaze::from_iter([addresses(network)]);
        self.taken = &self.taken - &released;
    }
}
