//! The inputs: made by a fixed generator, so that every run has the same.

use std::net::{Ipv4Addr, Ipv6Addr};

use ipplan::{IpNet, Ipv4Net, Ipv6Net, PrefixLen};

/// Sebastiano Vigna's `splitmix64`.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// The generator from a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Puts items in any order.
    pub fn shuffle<I>(&mut self, items: &mut [I]) {
        for at in 1..items.len() {
            items.swap(at, self.below(at as u64 + 1) as usize);
        }
    }

    /// A number under `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        ((u128::from(mixed) * u128::from(bound)) >> 64) as u64
    }
}

/// An IPv4 network, its address masked.
pub fn v4(address: u32, length: u8) -> IpNet {
    Ipv4Net::new(Ipv4Addr::from(address), length).unwrap().trunc().into()
}

/// The addresses of the mean block of [`mixed`], a little rounded up.
const MEAN: u64 = 25;

/// Lengths from `/26` to `/30`, each as likely.
pub fn mixed(n: usize) -> Vec<PrefixLen> {
    let mut random = Random::new(1);
    (0..n).map(|_| PrefixLen::v4(26 + random.below(5) as u8)).collect()
}

/// The smallest IPv4 pool of which `n` mixed blocks fill no more than this percentage.
pub fn pool(n: usize, percent: u64) -> IpNet {
    let addresses = n as u64 * MEAN * 100 / percent;
    v4(10 << 24, 32 - addresses.next_power_of_two().ilog2() as u8)
}

/// A pool that is filled and drained in turn: [`mixed`] blocks are carved until `high` addresses are
/// used, then random ones of those that live are released until no more than `low` are.
#[derive(Clone, Debug)]
pub struct Life {
    /// The pool.
    pub pool: IpNet,
    /// The number of addresses to drain to.
    pub low: u64,
    /// The number of addresses to fill to.
    pub high: u64,
}

impl Life {
    /// Between two percentages of the pool that `n` steps belong to: half as many blocks fill it.
    pub fn between(low: u64, high: u64, n: usize) -> Life {
        let pool = pool(n / 2, 100);
        let addresses = 1u64 << (32 - pool.prefix_len());
        Life { pool, low: addresses * low / 100, high: addresses * high / 100 }
    }
}

/// `n` disjoint blocks from `/24` to `/28`, unsorted, and the pool they are in, a quarter of whose
/// /24s have one.
pub fn existing(n: usize) -> (IpNet, Vec<IpNet>) {
    let mut random = Random::new(4);
    let slots = (4 * n).next_power_of_two();
    let pool = v4(0, 24 - slots.ilog2() as u8);
    let mut order: Vec<u32> = (0..slots as u32).collect();
    random.shuffle(&mut order);
    order.truncate(n);
    let mut block =
        |slot: u32| v4(slot << 8 | random.below(256) as u32, 24 + random.below(5) as u8);
    let blocks = order.into_iter().map(&mut block).collect();
    (pool, blocks)
}

/// `n` networks from `/20` to `/30` anywhere in [`list_pool`], most of them in none other.
pub fn list(n: usize) -> Vec<IpNet> {
    let mut random = Random::new(5);
    let bits = 32 - list_pool(n).prefix_len();
    (0..n).map(|_| v4(random.below(1 << bits) as u32, 20 + random.below(11) as u8)).collect()
}

/// As much room for each of `n` networks as a million have in a quarter of IPv4.
pub fn list_pool(n: usize) -> IpNet {
    v4(0, 32 - 10 - n.next_power_of_two().ilog2() as u8)
}

/// `n` IPv6 `/64`s, and a pool they nearly fill.
pub fn v6(n: usize) -> (IpNet, Vec<PrefixLen>) {
    let length = 64 - n.next_power_of_two().ilog2() as u8;
    let pool = Ipv6Net::new(Ipv6Addr::from(0xfd00 << 112), length).unwrap();
    (pool.into(), vec![PrefixLen::v6(64); n])
}
