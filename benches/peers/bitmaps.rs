//! The floor of an allocator: for every length a bitmap of its free blocks, with bitmaps over it
//! that say which words have any. It has room for every block there could be, and checks nothing.

use ipplan::{IpNet, PrefixLen};

use super::Bits;
use crate::allocator::Allocator;

/// The longest length there is a bitmap for.
const LONGEST: u8 = 30;

/// The free blocks by length, from the pool's length to `/30`.
#[derive(Debug)]
pub struct Bitmaps {
    base: u32,
    pool: u8,
    free: Vec<Levels>,
}

/// A bitmap, and over each level one bit for every word of it.
#[derive(Debug)]
struct Levels(Vec<Vec<u64>>);

impl Levels {
    fn new(bits: usize) -> Levels {
        let mut levels = vec![vec![0; bits.div_ceil(64)]];
        while let Some(words) = levels.last().map(Vec::len).filter(|words| *words > 1) {
            levels.push(vec![0; words.div_ceil(64)]);
        }
        Levels(levels)
    }

    fn insert(&mut self, mut at: usize) {
        for level in &mut self.0 {
            let word = &mut level[at / 64];
            let had_any = *word != 0;
            *word |= 1 << (at % 64);
            if had_any {
                return;
            }
            at /= 64;
        }
    }

    fn remove(&mut self, mut at: usize) -> bool {
        if self.0[0][at / 64] & (1 << (at % 64)) == 0 {
            return false;
        }
        for level in &mut self.0 {
            let word = &mut level[at / 64];
            *word &= !(1 << (at % 64));
            if *word != 0 {
                break;
            }
            at /= 64;
        }
        true
    }

    fn first(&self) -> Option<usize> {
        let top = self.0.last()?[0];
        (top != 0).then(|| {
            let down = |at: usize, level: &Vec<u64>| at * 64 + level[at].trailing_zeros() as usize;
            self.0.iter().rev().fold(0, down)
        })
    }
}

impl Bitmaps {
    fn at(&self, length: u8) -> usize {
        usize::from(length - self.pool)
    }
}

impl Allocator for Bitmaps {
    fn over(pool: IpNet) -> Bitmaps {
        let length = pool.prefix_len();
        let mut free: Vec<_> = (0..=LONGEST - length).map(|bits| Levels::new(1 << bits)).collect();
        free[0].insert(0);
        Bitmaps { base: u32::of(pool), pool: length, free }
    }

    fn take(&mut self, network: IpNet) {
        let (address, length) = (u32::of(network) - self.base, network.prefix_len());
        let index = |at: u8| (address >> (32 - at)) as usize;
        let mut found = length;
        while {
            let at = self.at(found);
            !self.free[at].remove(index(found))
        } {
            found -= 1;
        }
        for half in found + 1..=length {
            let at = self.at(half);
            self.free[at].insert(index(half) ^ 1);
        }
    }

    fn carve(&mut self, length: PrefixLen) -> Option<IpNet> {
        let mut found = length.length();
        let mut block = loop {
            let at = self.at(found);
            if let Some(block) = self.free[at].first() {
                self.free[at].remove(block);
                break block;
            }
            if found == self.pool {
                return None;
            }
            found -= 1;
        };
        while found < length.length() {
            found += 1;
            block *= 2;
            let at = self.at(found);
            self.free[at].insert(block + 1);
        }
        Some((self.base + ((block as u32) << (32 - found))).network(found))
    }

    fn release(&mut self, network: IpNet) {
        let mut length = network.prefix_len();
        let mut block = ((u32::of(network) - self.base) >> (32 - length)) as usize;
        while length > self.pool && {
            let at = self.at(length);
            self.free[at].remove(block ^ 1)
        } {
            length -= 1;
            block /= 2;
        }
        let at = self.at(length);
        self.free[at].insert(block);
    }
}

/// The floor of a batch: count by length, and hand out one address after another. It is right for
/// one whole pool only.
pub fn count_and_count_up<B: Bits>(pool: IpNet, lengths: &[PrefixLen]) -> Vec<IpNet> {
    let mut counts = [0usize; 129];
    for length in lengths {
        counts[usize::from(length.length())] += 1;
    }
    let mut starts = [B::of(pool); 129];
    let mut next = B::of(pool);
    for (length, count) in counts.iter().enumerate() {
        starts[length] = next;
        for _ in 0..*count {
            next = next.next(length as u8);
        }
    }
    let hand_out = |length: &PrefixLen| {
        let start = &mut starts[usize::from(length.length())];
        let network = start.network(length.length());
        *start = start.next(length.length());
        network
    };
    lengths.iter().map(hand_out).collect()
}
