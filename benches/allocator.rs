//! The interface of all contestants that carve.

use ipplan::{IpNet, PrefixLen};

use crate::input::{Life, Random};
use crate::peers::Bits;

/// A pool that blocks are carved out of.
pub trait Allocator: Sized {
    /// The whole pool, free.
    fn over(pool: IpNet) -> Self;

    /// A pool with some of it taken; these are disjoint and inside the pool.
    fn around(pool: IpNet, taken: &[IpNet]) -> Self {
        let mut this = Self::over(pool);
        for network in taken {
            this.take(*network);
        }
        this
    }

    /// Takes a network that is free.
    fn take(&mut self, network: IpNet);

    /// Carves one block.
    fn carve(&mut self, length: PrefixLen) -> Option<IpNet>;

    /// Gives back what was carved.
    fn release(&mut self, network: IpNet);

    /// Carves a batch; answers are in the order asked. The default is the code of a careful user:
    /// largest first.
    fn carve_all(&mut self, lengths: &[PrefixLen]) -> Option<Vec<IpNet>> {
        let mut order: Vec<u32> = (0..lengths.len() as u32).collect();
        order.sort_by_key(|at| lengths[*at as usize].length());
        let mut answers = vec![IpNet::default(); lengths.len()];
        for at in order {
            answers[at as usize] = self.carve(lengths[at as usize])?;
        }
        Some(answers)
    }
}

/// A pool that is filled and drained in turn, and what lives in it.
#[derive(Debug)]
pub struct Living<A> {
    life: Life,
    allocator: A,
    /// The blocks that live, each in eight bytes, so that the allocator is measured and not the list.
    live: Vec<(u32, u8)>,
    used: u64,
    filling: bool,
    lengths: Random,
    victims: Random,
}

impl<A: Allocator> Living<A> {
    /// Fills the pool for the first time.
    pub fn new(life: &Life, see: impl FnMut(Seen)) -> Living<A> {
        let mut living = Living {
            life: life.clone(),
            allocator: A::over(life.pool),
            live: Vec::new(),
            used: 0,
            filling: true,
            lengths: Random::new(2),
            victims: Random::new(3),
        };
        living.run(usize::MAX, true, see);
        living
    }

    /// Runs `n` steps.
    pub fn steps(&mut self, n: usize, see: impl FnMut(Seen)) {
        self.run(n, false, see);
    }

    fn run(&mut self, n: usize, until_full: bool, mut see: impl FnMut(Seen)) {
        for _ in 0..n {
            if self.filling {
                let length = 26 + self.lengths.below(5) as u8;
                let carved = self.allocator.carve(PrefixLen::v4(length));
                let address = carved.map(u32::of);
                if let Some(address) = address {
                    self.live.push((address, length));
                    self.used += 1 << (32 - length);
                }
                see(Seen::Carved(length, carved));
                // First fit finds nothing sooner than best fit.
                self.filling = address.is_some() && self.used < self.life.high;
            } else if until_full {
                return;
            } else {
                let victim = self.victims.below(self.live.len() as u64) as usize;
                let (address, length) = self.live.swap_remove(victim);
                self.allocator.release(address.network(length));
                self.used -= 1 << (32 - length);
                see(Seen::Released(address, length));
                self.filling = self.used <= self.life.low;
            }
        }
    }
}

/// The result of one step.
#[derive(Clone, Copy, Debug)]
pub enum Seen {
    /// A block of this length was asked for, and that came.
    Carved(u8, Option<IpNet>),
    /// The block of this address and length was released.
    Released(u32, u8),
}

/// Checks every answer, with a byte for each `/30` of the pool.
#[derive(Debug)]
pub struct Checker {
    pool: IpNet,
    taken: Vec<bool>,
}

impl Checker {
    /// Nothing is taken.
    pub fn of(pool: IpNet) -> Checker {
        Checker { pool, taken: vec![false; 1 << (30 - pool.prefix_len())] }
    }

    /// Stops when an answer has the wrong length, has host bits, is outside the pool or overlaps another.
    pub fn see(&mut self, seen: Seen) {
        let (address, length, taken) = match seen {
            Seen::Carved(_, None) => return,
            Seen::Carved(length, Some(block)) => {
                assert_eq!(block.prefix_len(), length, "the length that was asked");
                assert_eq!(block.trunc(), block, "no host bits");
                assert!(self.pool.contains(&block), "{block} is inside");
                (u32::of(block), length, true)
            }
            Seen::Released(address, length) => (address, length, false),
        };
        let first = ((address - u32::of(self.pool)) >> 2) as usize;
        for taken_before in &mut self.taken[first..first + (1 << (30 - length))] {
            assert_ne!(*taken_before, taken, "no two blocks overlap");
            *taken_before = taken;
        }
    }
}
