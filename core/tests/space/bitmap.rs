//! Beside a bitmap: everything that can be done and asked, after every step.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipplan::{Family, IpNet, Ipv4Net, Ipv6Net, PrefixLen, Space, SpaceError, gaps};
use proptest::prelude::*;

/// A window of 256 addresses somewhere in a family, so that a bitmap can hold it.
#[derive(Clone, Copy, Debug)]
struct Window {
    family: Family,
    base: u128,
}

const WINDOWS: [Window; 6] = [
    Window { family: Family::V4, base: 0 },
    Window { family: Family::V4, base: 0x0a00_0000 },
    Window { family: Family::V4, base: 0xffff_ff00 },
    Window { family: Family::V6, base: 0 },
    Window { family: Family::V6, base: 0xfd00 << 112 },
    Window { family: Family::V6, base: !0xff },
];

impl Window {
    /// The block of `1 << order` addresses that has the `at`-th address of the window.
    fn block(self, at: usize, order: u8) -> IpNet {
        let length = self.family.longest() - order;
        match self.ip(at) {
            IpAddr::V4(ip) => Ipv4Net::new(ip, length).unwrap().trunc().into(),
            IpAddr::V6(ip) => Ipv6Net::new(ip, length).unwrap().trunc().into(),
        }
    }

    fn length(self, order: u8) -> PrefixLen {
        PrefixLen::new(self.family, self.family.longest() - order).unwrap()
    }

    fn ip(self, at: usize) -> IpAddr {
        let address = self.base + at as u128;
        match self.family {
            Family::V4 => Ipv4Addr::from(u32::try_from(address).unwrap()).into(),
            Family::V6 => Ipv6Addr::from(address).into(),
        }
    }
}

/// The twin: one boolean an address, and the declared prefix each is in.
#[derive(Clone, Debug, PartialEq)]
struct Bitmap {
    free: [bool; 256],
    declared: [Option<usize>; 256],
}

impl Bitmap {
    fn new(declared: &[(usize, u8)]) -> Bitmap {
        let mut bitmap = Bitmap { free: [false; 256], declared: [None; 256] };
        for (index, (at, order)) in declared.iter().enumerate() {
            bitmap.free[*at..at + (1 << order)].fill(true);
            bitmap.declared[*at..at + (1 << order)].fill(Some(index));
        }
        bitmap
    }

    fn all_free(&self, at: usize, order: u8) -> bool {
        self.inside(at, order) && self.free[at..at + (1 << order)].iter().all(|free| *free)
    }

    fn inside(&self, at: usize, order: u8) -> bool {
        let declared = &self.declared[at..at + (1 << order)];
        declared[0].is_some() && declared.iter().all(|prefix| *prefix == declared[0])
    }

    /// The aligned blocks that are free and not half of a larger such block.
    fn blocks(&self) -> Vec<(usize, u8)> {
        let (mut at, mut blocks) = (0, Vec::new());
        while at < 256 {
            let fits = |order: &u8| at % (1 << order) == 0 && self.all_free(at, *order);
            match (0..=8).rev().find(fits) {
                Some(order) => {
                    blocks.push((at, order));
                    at += 1 << order;
                }
                None => at += 1,
            }
        }
        blocks
    }

    /// By looking at every free block, or every place.
    fn carve(&mut self, order: u8, from_top: bool) -> Option<usize> {
        let at = if from_top {
            (0..256).step_by(1 << order).rev().find(|at| self.all_free(*at, order))?
        } else {
            let blocks = self.blocks();
            let holds = blocks.iter().filter(|block| block.1 >= order);
            holds.min_by_key(|(at, found)| (*found, *at))?.0
        };
        self.free[at..at + (1 << order)].fill(false);
        Some(at)
    }
}

#[derive(Clone, Debug)]
enum Step {
    Carve {
        order: u8,
        from_top: bool,
    },
    CarveAt {
        at: usize,
        order: u8,
    },
    CarveAll(Vec<u8>),
    Reserve {
        first: usize,
        last: usize,
    },
    Release {
        at: usize,
        order: u8,
    },
    /// The n-th from the end of the blocks that were carved before.
    ReleaseCarved(usize),
}

fn step() -> impl Strategy<Value = Step> {
    // Orders up to 8 are the whole window; small ones are likelier.
    let order = || (0..=8u8, 0..=8u8).prop_map(|(a, b)| a.min(b));
    let block = || (0..256usize, order()).prop_map(|(at, order)| (at >> order << order, order));
    prop_oneof![
        6 => (order(), any::<bool>()).prop_map(|(order, from_top)| Step::Carve { order, from_top }),
        2 => block().prop_map(|(at, order)| Step::CarveAt { at, order }),
        1 => prop::collection::vec(order(), 0..6).prop_map(Step::CarveAll),
        1 => (0..256usize, 0..40usize).prop_map(|(first, more)| {
            Step::Reserve { first, last: (first + more).min(255) }
        }),
        2 => block().prop_map(|(at, order)| Step::Release { at, order }),
        6 => (0..20usize).prop_map(Step::ReleaseCarved),
    ]
}

/// Disjoint blocks in the window, some adjoining.
fn declared() -> impl Strategy<Value = Vec<(usize, u8)>> {
    prop::collection::vec((any::<bool>(), 4..=8u8), 1..8).prop_map(|wanted| {
        let (mut at, mut declared) = (0, Vec::new());
        for (take, order) in wanted {
            let size = 1 << order;
            at = usize::div_ceil(at, size) * size;
            if at + size > 256 {
                break;
            }
            if take {
                declared.push((at, order));
            }
            at += size;
        }
        declared
    })
}

/// Everything that can be asked of a space, compared with the bitmap.
#[track_caller]
fn compare(space: &Space, bitmap: &Bitmap, window: Window) {
    let blocks: Vec<_> = bitmap.blocks();
    let networks: Vec<_> = blocks.iter().map(|(at, order)| window.block(*at, *order)).collect();
    assert_eq!(space.free().collect::<Vec<_>>(), networks);
    let largest = blocks.iter().map(|block| block.1).max();
    assert_eq!(space.largest_free(window.family), largest.map(|order| window.length(order)));
    let fits = space.fits(window.family);
    for order in 0..=8 {
        let fit: u128 = blocks
            .iter()
            .filter(|block| block.1 >= order)
            .map(|block| 1 << (block.1 - order))
            .sum();
        assert_eq!(fits.get(&window.length(order)).copied().unwrap_or(0), fit);
    }
    let addresses = space.addresses(window.family);
    let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count() as u128;
    assert_eq!(addresses.total, count(&bitmap.declared.map(|prefix| prefix.is_some())));
    assert_eq!(addresses.free, count(&bitmap.free));
    assert_eq!(addresses.used, addresses.total - addresses.free);
}

#[track_caller]
fn carried_out(
    step: &Step,
    window: Window,
    space: &mut Space,
    bitmap: &mut Bitmap,
    carved: &mut Vec<(usize, u8)>,
) {
    match *step {
        Step::Carve { order, from_top } => {
            let length = window.length(order);
            let found = if from_top { space.carve_from_top(length) } else { space.carve(length) };
            match bitmap.carve(order, from_top) {
                Some(at) => {
                    assert_eq!(found, Ok(window.block(at, order)));
                    carved.push((at, order));
                }
                None => assert_eq!(found.map_err(|it| (it.wanted, it.free)), Err((1, 0))),
            }
        }
        Step::CarveAt { at, order } => {
            let network = window.block(at, order);
            let answer = space.carve_at(network);
            if !bitmap.inside(at, order) {
                assert_eq!(answer, Err(SpaceError::Outside { network }));
            } else if let Some(taken) = (at..at + (1 << order)).find(|at| !bitmap.free[*at]) {
                let address = window.ip(taken);
                assert_eq!(answer, Err(SpaceError::Taken { network, address }));
            } else {
                assert_eq!(answer, Ok(()));
                bitmap.free[at..at + (1 << order)].fill(false);
                carved.push((at, order));
            }
        }
        Step::CarveAll(ref orders) => {
            let lengths: Vec<_> = orders.iter().map(|order| window.length(*order)).collect();
            let (space_before, before) = (space.clone(), bitmap.clone());
            let mut sorted: Vec<_> = (0..orders.len()).collect();
            sorted.sort_by_key(|index| (8 - orders[*index], *index));
            let mut expected = vec![None; orders.len()];
            for index in sorted {
                expected[index] = bitmap.carve(orders[index], false);
            }
            let expected: Option<Vec<_>> = expected.into_iter().collect();
            match (space.carve_all(&lengths), expected) {
                (Ok(found), Some(expected)) => {
                    for ((found, at), order) in found.iter().zip(expected).zip(orders) {
                        assert_eq!(*found, window.block(at, *order));
                        carved.push((at, *order));
                    }
                    assert_eq!(found.len(), orders.len());
                }
                (Err(shortfall), None) => {
                    *bitmap = before;
                    assert_eq!(*space, space_before);
                    assert!(shortfall.wanted > shortfall.free);
                }
                (found, expected) => panic!("{found:?} is not {expected:?}"),
            }
        }
        Step::Reserve { first, last } => {
            space.reserve_range(window.ip(first), window.ip(last)).unwrap();
            bitmap.free[first..=last].fill(false);
        }
        Step::Release { at, order } => release(window, space, bitmap, at, order),
        Step::ReleaseCarved(back) => {
            if let Some(index) = carved.len().checked_sub(back + 1) {
                let (at, order) = carved.swap_remove(index);
                release(window, space, bitmap, at, order);
            }
        }
    }
}

#[track_caller]
fn release(window: Window, space: &mut Space, bitmap: &mut Bitmap, at: usize, order: u8) {
    let network = window.block(at, order);
    let answer = space.release(network);
    if !bitmap.inside(at, order) {
        assert_eq!(answer, Err(SpaceError::Outside { network }));
    } else if let Some(free) = (at..at + (1 << order)).find(|at| bitmap.free[*at]) {
        assert_eq!(answer, Err(SpaceError::Free { network, address: window.ip(free) }));
    } else {
        assert_eq!(answer, Ok(()));
        bitmap.free[at..at + (1 << order)].fill(true);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_a_bitmap(
        window in prop::sample::select(WINDOWS.to_vec()),
        declared in declared(),
        steps in prop::collection::vec(step(), 1..80),
    ) {
        let prefixes: Vec<_> = declared.iter().map(|(at, order)| window.block(*at, *order)).collect();
        let mut space = Space::new(&prefixes).unwrap();
        let mut bitmap = Bitmap::new(&declared);
        let mut carved = Vec::new();
        compare(&space, &bitmap, window);
        for step in &steps {
            carried_out(step, window, &mut space, &mut bitmap, &mut carved);
            compare(&space, &bitmap, window);
        }
        // However it came to be, it is the space around what is taken, address by address.
        let taken: Vec<_> =
            (0..256).filter(|at| !bitmap.free[*at]).map(|at| window.block(at, 0)).collect();
        prop_assert_eq!(&space, &Space::around(&prefixes, &taken).unwrap());
        prop_assert!(space.free().eq(gaps(&prefixes, &taken).unwrap()));
    }
}
