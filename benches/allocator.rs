//! What every contestant that carves can do.

use ipplan::{IpNet, PrefixLen};

use crate::input::{Life, Random, Step};

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

    /// Carves a batch, answers in the order asked. What a careful user writes: largest first.
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

/// A pool in the middle of its life.
#[derive(Debug)]
pub struct Living<A> {
    allocator: A,
    /// What was there first, in the order it is released: any order, but read one after the other,
    /// so that the allocator is measured and not the list.
    first: std::vec::IntoIter<IpNet>,
    carved: Vec<IpNet>,
}

impl<A: Allocator> Living<A> {
    /// Carves what is there first.
    pub fn new(life: &Life) -> Living<A> {
        let mut allocator = A::over(life.pool);
        let carve = |length: &PrefixLen| allocator.carve(*length);
        let mut first: Vec<_> = life.first.iter().filter_map(carve).collect();
        Random::new(6).shuffle(&mut first);
        Living { allocator, first: first.into_iter(), carved: Vec::with_capacity(life.steps.len()) }
    }

    /// Goes through the steps; the answer is how many blocks were carved.
    pub fn run(&mut self, steps: &[Step]) -> usize {
        for step in steps {
            match *step {
                Step::Carve(length) => self.carved.extend(self.allocator.carve(length)),
                Step::Release => self.allocator.release(self.first.next().expect("one is left")),
            }
        }
        self.carved.len()
    }
}
