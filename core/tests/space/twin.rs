//! Step by step, compared with a twin that keeps its free blocks one by one, as buddies.

use std::collections::BTreeSet;
use std::net::IpAddr;

use ipplan::{Family, IpNet, Ipv4Net, Ipv6Net, PrefixLen, Space, SpaceError};

use crate::long::Random;

/// A free block: how many host bits it has, and where it starts.
type Block = (u8, u128);

struct Twin {
    family: Family,
    /// Disjoint, in address order.
    declared: Vec<Block>,
    /// None is half of a free block.
    free: BTreeSet<Block>,
}

fn last(block: Block) -> u128 {
    block.1 | ((1 << block.0) - 1)
}

/// The block of an order that an address is in.
fn around(address: u128, order: u8) -> Block {
    (order, address >> order << order)
}

impl Twin {
    fn network(&self, block: Block) -> IpNet {
        let length = self.family.longest() - block.0;
        match self.family {
            Family::V4 => {
                Ipv4Net::new(u32::try_from(block.1).unwrap().into(), length).unwrap().into()
            }
            Family::V6 => Ipv6Net::new(block.1.into(), length).unwrap().into(),
        }
    }

    fn address(&self, address: u128) -> IpAddr {
        self.network((0, address)).addr()
    }

    fn prefix_around(&self, block: Block) -> Option<Block> {
        self.declared
            .iter()
            .copied()
            .find(|prefix| prefix.1 <= block.1 && last(block) <= last(*prefix))
    }

    /// The free block that has all of a block.
    fn holding(&self, block: Block) -> Option<Block> {
        (block.0..=64).map(|order| around(block.1, order)).find(|at| self.free.contains(at))
    }

    /// Takes a block out of a free block that holds it.
    fn take(&mut self, block: Block) {
        let holding = self.holding(block).unwrap();
        self.free.remove(&holding);
        for order in block.0..holding.0 {
            self.free.insert((order, around(block.1, order).1 ^ (1 << order)));
        }
    }

    fn carve(&mut self, order: u8) -> Option<IpNet> {
        let best = *self.free.range((order, 0)..).next()?;
        self.take((order, best.1));
        Some(self.network((order, best.1)))
    }

    fn carve_from_top(&mut self, order: u8) -> Option<IpNet> {
        let highest = |it| self.free.range((it, 0)..=(it, u128::MAX)).next_back().copied();
        let top = (order..=64).filter_map(highest).map(last).max()?;
        let block = around(top, order);
        self.take(block);
        Some(self.network(block))
    }

    fn carve_near(&mut self, order: u8, here: u128) -> Option<IpNet> {
        let here = around(here, order).1;
        let near = |it| {
            let until = self.free.range((it, 0)..=(it, here)).next_back().copied();
            [until, self.free.range((it, here)..=(it, u128::MAX)).next().copied()]
        };
        let starts = (order..=64).flat_map(near).flatten();
        let starts = starts.map(|free| here.clamp(free.1, around(last(free), order).1));
        let start = starts.min_by_key(|start| (start.abs_diff(here), *start))?;
        self.take((order, start));
        Some(self.network((order, start)))
    }

    fn carve_at(&mut self, block: Block) -> Result<(), SpaceError> {
        let network = self.network(block);
        self.prefix_around(block).ok_or(SpaceError::Outside { network })?;
        if self.holding(block).is_some() {
            self.take(block);
            return Ok(());
        }
        let mut taken = block.1;
        while let Some(free) = self.holding((0, taken)) {
            taken = last(free) + 1;
        }
        Err(SpaceError::Taken { network, address: self.address(taken) })
    }

    /// The free blocks inside a block.
    fn inside(&self, block: Block) -> Vec<Block> {
        let inside = |order| self.free.range((order, block.1)..=(order, last(block))).copied();
        (0..=block.0).flat_map(inside).collect()
    }

    fn reserve(&mut self, block: Block) {
        match self.holding(block) {
            Some(_) => self.take(block),
            None => self.inside(block).iter().for_each(|free| {
                self.free.remove(free);
            }),
        }
    }

    fn release(&mut self, block: Block) -> Result<(), SpaceError> {
        let network = self.network(block);
        let prefix = self.prefix_around(block).ok_or(SpaceError::Outside { network })?;
        let lowest = self.inside(block).iter().map(|free| free.1).min();
        if let Some(free) = self.holding(block).map(|_| block.1).or(lowest) {
            return Err(SpaceError::Free { network, address: self.address(free) });
        }
        let (mut order, mut first) = block;
        while order < prefix.0 && self.free.remove(&(order, first ^ (1 << order))) {
            order += 1;
            first = around(first, order).1;
        }
        self.free.insert((order, first));
        Ok(())
    }

    fn blocks(&self) -> Vec<IpNet> {
        let mut blocks: Vec<Block> = self.free.iter().copied().collect();
        blocks.sort_unstable_by_key(|block| block.1);
        blocks.into_iter().map(|block| self.network(block)).collect()
    }
}

/// Random steps of every kind, each with the same answer.
fn beside(family: Family, steps: usize, seed: u64) {
    // A /12 and its sisters in halves, which adjoin and are not joined; and a small one far away.
    let base = match family {
        Family::V4 => 10 << 24,
        Family::V6 => 0xfd00 << 112,
    };
    let declared =
        vec![(20, base), (19, base + (1 << 20)), (19, base + (3 << 19)), (5, base + (1 << 23))];
    let free = declared.iter().copied().collect();
    let mut twin = Twin { family, declared, free };
    let prefixes: Vec<IpNet> = twin.declared.iter().map(|it| twin.network(*it)).collect();
    let mut space = Space::new(&prefixes).unwrap();
    let mut random = Random(seed);
    let mut carved: Vec<Block> = Vec::new();
    let (mut most, mut refused) = (0, 0);
    for step in 0..steps {
        // Mostly small, at times large; for a while more is carved, then more is released.
        let order = random.below(14).min(random.below(14)) as u8;
        let filling = step / 20_000 % 2 == 0;
        let any = around(base + random.below(1 << 21) as u128, order);
        let length = PrefixLen::new(family, family.longest() - order).unwrap();
        let network = twin.network(any);
        let kind = random.below(40);
        let found = match kind {
            0..20 if filling || kind < 10 => {
                let found = space.carve(length).ok();
                assert_eq!(found, twin.carve(order), "step {step}: carve {length}");
                found
            }
            20..22 => {
                let found = space.carve_from_top(length).ok();
                assert_eq!(found, twin.carve_from_top(order), "step {step}: {length} from the top");
                found
            }
            22..24 => {
                let found = space.carve_near(length, network);
                assert_eq!(found, twin.carve_near(order, any.1), "step {step}: near {network}");
                found
            }
            24..26 => {
                let done = space.carve_at(network);
                assert_eq!(done, twin.carve_at(any), "step {step}: carve at {network}");
                refused += usize::from(done.is_err());
                done.ok().map(|()| network)
            }
            26 => {
                space.reserve(network);
                twin.reserve(any);
                None
            }
            // What may be free, or partly free, or outside.
            27..29 => {
                let done = space.release(network);
                assert_eq!(done, twin.release(any), "step {step}: release {network}");
                refused += usize::from(done.is_err());
                None
            }
            _ if carved.is_empty() => None,
            _ => {
                let block = carved.swap_remove(random.below(carved.len()));
                let network = twin.network(block);
                assert_eq!(space.release(network), twin.release(block), "step {step}: {network}");
                None
            }
        };
        if let Some(found) = found {
            let first = match found.addr() {
                IpAddr::V4(address) => u32::from(address).into(),
                IpAddr::V6(address) => address.into(),
            };
            carved.push((order, first));
        }
        if step % 5_000 == 0 {
            let free = twin.blocks();
            assert!(space.free().eq(free.iter().copied()), "after {step} steps");
            let taken: Vec<IpNet> = ipplan::subtract(&prefixes, &free).collect();
            assert_eq!(Space::around(&prefixes, &taken).unwrap(), space, "after {step} steps");
            most = most.max(free.len());
        }
    }
    assert!(most > 1_000, "too tame: never more than {most} free blocks");
    assert!(refused > steps / 100, "too tame: only {refused} were refused");
}

#[test]
fn agrees_with_buddies() {
    beside(Family::V4, 60_000, 1);
    beside(Family::V6, 60_000, 2);
}

/// `cargo test -p ipplan --profile quick --test space -- --ignored`
#[test]
#[ignore = "a minute, when optimised"]
fn agrees_with_buddies_for_ten_million_steps() {
    for seed in 0..5 {
        beside(Family::V4, 1_000_000, 2 * seed);
        beside(Family::V6, 1_000_000, 2 * seed + 1);
    }
}
