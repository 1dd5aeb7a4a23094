//! `ipnet` with one sorted vector of free blocks, which is scanned for the best fit.

use ipplan::{IpNet, PrefixLen};

use super::Bits;
use crate::allocator::Allocator;

/// The free blocks, by address, with their lengths.
#[derive(Debug)]
pub struct Vector<B> {
    pool: u8,
    free: Vec<(B, u8)>,
}

impl<B: Bits> Vector<B> {
    /// Takes the block of `length` at `address` out of the free block at `at`.
    fn split(&mut self, at: usize, address: B, length: u8) {
        let (_, found) = self.free[at];
        let mut halves: Vec<_> =
            (found + 1..=length).map(|half| (address.masked(half).buddy(half), half)).collect();
        halves.sort_unstable();
        self.free.splice(at..=at, halves);
    }
}

impl<B: Bits> Allocator for Vector<B> {
    fn over(pool: IpNet) -> Vector<B> {
        Vector { pool: pool.prefix_len(), free: vec![(B::of(pool), pool.prefix_len())] }
    }

    fn take(&mut self, network: IpNet) {
        let address = B::of(network);
        let at = self.free.partition_point(|block| block.0 <= address) - 1;
        self.split(at, address, network.prefix_len());
    }

    fn carve(&mut self, length: PrefixLen) -> Option<IpNet> {
        let length = length.length();
        let mut best: Option<(usize, u8)> = None;
        for (at, (_, found)) in self.free.iter().enumerate() {
            if *found <= length && best.is_none_or(|best| *found > best.1) {
                best = Some((at, *found));
                if *found == length {
                    break;
                }
            }
        }
        let (at, _) = best?;
        let address = self.free[at].0;
        self.split(at, address, length);
        Some(address.network(length))
    }

    fn release(&mut self, network: IpNet) {
        let (mut address, mut length) = (B::of(network), network.prefix_len());
        let mut at = self.free.partition_point(|block| block.0 < address);
        while length > self.pool {
            let buddy = (address.buddy(length), length);
            if self.free.get(at) == Some(&buddy) {
                self.free.remove(at);
            } else if at > 0 && self.free[at - 1] == buddy {
                at -= 1;
                self.free.remove(at);
            } else {
                break;
            }
            length -= 1;
            address = address.masked(length);
        }
        self.free.insert(at, (address, length));
    }
}
