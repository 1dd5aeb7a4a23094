//! Long lives with many ranges, compared with the sets of the `iprange` crate.

use ipplan::{Family, IpNet, Ipv4Net, Ipv6Net, PrefixLen, Space, gaps};
use iprange::{IpRange, ToNetwork};

/// Sebastiano Vigna's `splitmix64`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    }

    fn shuffle<I>(&mut self, items: &mut [I]) {
        for at in 1..items.len() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// A pool of 2²⁰ addresses.
fn pool(family: Family) -> IpNet {
    match family {
        Family::V4 => "10.0.0.0/12".parse().unwrap(),
        Family::V6 => "fd00::/108".parse().unwrap(),
    }
}

/// The block of an order that the `at`-th address of the pool is in.
fn block(family: Family, at: usize, order: u8) -> IpNet {
    let at = u128::try_from(at >> order << order).unwrap();
    match pool(family) {
        IpNet::V4(pool) => {
            let address = u32::from(pool.addr()) + u32::try_from(at).unwrap();
            Ipv4Net::new(address.into(), 32 - order).unwrap().into()
        }
        IpNet::V6(pool) => {
            Ipv6Net::new((u128::from(pool.addr()) + at).into(), 128 - order).unwrap().into()
        }
    }
}

/// The free blocks as the twin sees them.
fn blocks<N: iprange::IpNet + Into<IpNet>>(twin: &mut IpRange<N>) -> Vec<IpNet> {
    twin.simplify();
    let mut blocks: Vec<IpNet> = twin.iter().map(Into::into).collect();
    blocks.sort_unstable();
    blocks
}

fn live<N>(family: Family, narrow: fn(IpNet) -> N)
where
    N: iprange::IpNet + Into<IpNet> + ToNetwork<N>,
{
    let declared = pool(family);
    let length = |order: u8| PrefixLen::new(family, family.longest() - order).unwrap();
    let mut random = Random(7);
    let mut space = Space::new(&[declared]).unwrap();
    let mut twin: IpRange<N> = [narrow(declared)].into_iter().collect();
    let mut carved = Vec::new();
    let mut most = 0;
    for step in 0..12_000 {
        let order = random.below(12).min(random.below(12)) as u8;
        let any = block(family, random.below(1 << 20), order);
        match random.below(20) {
            0..9 => {
                let check = step % 40 == 0;
                let expected = check.then(|| {
                    let holds = |it: &IpNet| it.prefix_len() <= length(order).length();
                    let best = blocks(&mut twin).into_iter().filter(holds);
                    best.min_by_key(|it| (family.longest() - it.prefix_len(), it.addr()))
                });
                let found = space.carve(length(order)).ok();
                if let Some(expected) = expected {
                    assert_eq!(found.map(|it| it.addr()), expected.map(|it| it.addr()));
                }
                carved.extend(found);
            }
            9..11 => carved.extend(space.carve_from_top(length(order)).ok()),
            11..13 => {
                if space.carve_at(any).is_ok() {
                    carved.push(any);
                }
            }
            13 => {
                space.reserve(any);
                twin.remove(narrow(any));
                continue;
            }
            _ => {
                if carved.is_empty() {
                    continue;
                }
                let block = carved.swap_remove(random.below(carved.len()));
                space.release(block).unwrap();
                twin.add(narrow(block));
                twin.simplify();
                assert!(space.release(block).is_err());
                continue;
            }
        }
        if let Some(block) = carved.last().copied().map(narrow)
            && twin.contains(&block)
        {
            twin.remove(block);
        }
        if step % 200 == 0 {
            let free = blocks(&mut twin);
            most = most.max(free.len());
            assert_eq!(space.free().collect::<Vec<_>>(), free, "after {step} steps");
        }
    }
    assert!(most > 1_000, "too tame: never more than {most} free blocks");
}

#[test]
fn agrees_with_iprange() {
    live::<Ipv4Net>(Family::V4, |net| match net {
        IpNet::V4(net) => net,
        IpNet::V6(_) => panic!("{net}"),
    });
    live::<Ipv6Net>(Family::V6, |net| match net {
        IpNet::V6(net) => net,
        IpNet::V4(_) => panic!("{net}"),
    });
}

#[test]
fn many_ranges_come_and_go() {
    for family in [Family::V4, Family::V6] {
        let mut random = Random(8);
        let declared = [pool(family)];
        let whole = Space::new(&declared).unwrap();
        let mut odd: Vec<IpNet> = (0..10_000).map(|at| block(family, 2 * at + 1, 0)).collect();
        random.shuffle(&mut odd);

        let around = Space::around(&declared, &odd).unwrap();
        let mut space = whole.clone();
        for (n, network) in odd.iter().enumerate() {
            space.reserve(*network);
            if n % 1_000 == 0 {
                assert!(space.free().eq(gaps(&declared, &odd[..=n]).unwrap()));
            }
        }
        assert_eq!(space, around);
        assert_eq!(space.fits(family)[&PrefixLen::of(&odd[0])], (1 << 20) - 10_000);

        // One wide range takes what many ranges are.
        let mut rest = space.clone();
        rest.reserve(block(family, 0, 14));
        let mut covered = odd.clone();
        covered.push(block(family, 0, 14));
        assert_eq!(rest, Space::around(&declared, &covered).unwrap());

        random.shuffle(&mut odd);
        for (n, network) in odd.iter().enumerate() {
            space.release(*network).unwrap();
            if n % 1_000 == 0 {
                assert!(space.free().eq(gaps(&declared, &odd[n + 1..]).unwrap()));
            }
        }
        assert_eq!(space, whole);
    }
}

#[test]
fn carving_all_and_releasing_in_any_order_restores_the_value() {
    for family in [Family::V4, Family::V6] {
        let mut random = Random(9);
        let longest = family.longest();
        let mut space = Space::new(&[pool(family)]).unwrap();
        for _ in 0..300 {
            space.reserve(block(family, random.below(1 << 20), random.below(6) as u8));
        }
        let before = space.clone();
        let lengths: Vec<_> = (0..8_000)
            .map(|_| PrefixLen::new(family, longest - random.below(7) as u8).unwrap())
            .collect();
        let mut carved = space.carve_all(&lengths).unwrap();
        assert!(carved.iter().zip(&lengths).all(|(block, length)| PrefixLen::of(block) == *length));
        // Each inside what was free, and nothing twice: what is free now and what was carved are
        // what was free before.
        let taken: Vec<_> = Space::around(&carved, &[]).unwrap().free().collect();
        assert_eq!(taken.len(), carved.len());
        random.shuffle(&mut carved);
        for block in carved {
            space.release(block).unwrap();
        }
        assert_eq!(space, before);
    }
}
