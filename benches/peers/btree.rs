//! `ipnet` with one `BTreeSet` a prefix length: a buddy allocator with best fit at the lowest
//! address.

use std::collections::BTreeSet;

use ipplan::{IpNet, PrefixLen};

use super::Bits;
use crate::allocator::Allocator;

/// The free blocks by length.
#[derive(Debug)]
pub struct BTree<B> {
    pool: u8,
    free: Vec<BTreeSet<B>>,
}

impl<B: Bits> Allocator for BTree<B> {
    fn over(pool: IpNet) -> BTree<B> {
        let mut free = vec![BTreeSet::new(); usize::from(B::LONGEST) + 1];
        free[usize::from(pool.prefix_len())].insert(B::of(pool));
        BTree { pool: pool.prefix_len(), free }
    }

    fn take(&mut self, network: IpNet) {
        let (address, length) = (B::of(network), network.prefix_len());
        let holds = |at: &u8| self.free[usize::from(*at)].contains(&address.masked(*at));
        let found = (self.pool..=length).rev().find(holds).expect("it is free");
        self.free[usize::from(found)].remove(&address.masked(found));
        for half in found + 1..=length {
            self.free[usize::from(half)].insert(address.masked(half).buddy(half));
        }
    }

    fn carve(&mut self, length: PrefixLen) -> Option<IpNet> {
        let length = length.length();
        let (found, address) = (self.pool..=length)
            .rev()
            .find_map(|at| Some((at, self.free[usize::from(at)].pop_first()?)))?;
        for half in found + 1..=length {
            self.free[usize::from(half)].insert(address.buddy(half));
        }
        Some(address.network(length))
    }

    fn release(&mut self, network: IpNet) {
        let (mut address, mut length) = (B::of(network), network.prefix_len());
        while length > self.pool && self.free[usize::from(length)].remove(&address.buddy(length)) {
            length -= 1;
            address = address.masked(length);
        }
        self.free[usize::from(length)].insert(address);
    }
}
