//! The free blocks of a space, and what fits into them.
//!
//! Types with names, so that a walk over what is free is compiled once, not for each loop.

use alloc::collections::BTreeMap;
use core::iter::{FusedIterator, successors};

use ipnet::IpNet;

use crate::address::{Address, Blocks, Family, PrefixLen};

use super::tree::Iter;

/// See [`Space::free`](super::Space::free).
pub(super) struct Free<'a> {
    v4: Of<'a, u32>,
    v6: Of<'a, u128>,
}

impl<'a> Free<'a> {
    pub(super) fn of(v4: Iter<'a, u32>, v6: Iter<'a, u128>) -> Free<'a> {
        Free { v4: Of { ranges: v4, at_hand: None }, v6: Of { ranges: v6, at_hand: None } }
    }
}

impl Iterator for Free<'_> {
    type Item = IpNet;

    fn next(&mut self) -> Option<IpNet> {
        self.v4.next().or_else(|| self.v6.next())
    }
}

impl FusedIterator for Free<'_> {}

/// The blocks of one family, lowest first.
struct Of<'a, T> {
    ranges: Iter<'a, T>,
    at_hand: Option<Blocks<T>>,
}

impl<T: Address> Iterator for Of<'_, T> {
    type Item = IpNet;

    fn next(&mut self) -> Option<IpNet> {
        loop {
            if let Some(block) = self.at_hand.as_mut().and_then(Blocks::next) {
                return Some(block.network());
            }
            self.at_hand = Some(self.ranges.next()?.blocks());
        }
    }
}

/// The number of blocks of each length that fit, given the number of free blocks of each length
/// from `/0` down.
pub(crate) fn fits_of(family: Family, blocks: &[u128]) -> BTreeMap<PrefixLen, u128> {
    let (mut fits, mut sum) = (BTreeMap::new(), 0_u128);
    let lengths = successors(PrefixLen::new(family, 0), |length| length.halved());
    for (length, here) in lengths.zip(blocks) {
        // Every block is two of the next length.
        sum = sum.saturating_mul(2).saturating_add(*here);
        if sum > 0 {
            fits.insert(length, sum);
        }
    }
    fits
}
