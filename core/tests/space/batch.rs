//! A batch fits if and only if any arrangement does, and what does not fit is proved.

use std::net::IpAddr;

use ipplan::{IpNet, PrefixLen, Space};
use proptest::prelude::*;

/// A space of 16 addresses: the bits that are free.
fn space(free: u16) -> Space {
    let declared: IpNet = "10.0.0.0/28".parse().unwrap();
    let taken: Vec<IpNet> = (0..16)
        .filter(|at| free & (1 << at) == 0)
        .map(|at| format!("10.0.0.{at}/32").parse().unwrap())
        .collect();
    Space::around(&[declared], &taken).unwrap()
}

/// The bits of the block of an order at `at`.
fn block(at: usize, order: u8) -> u16 {
    (((1_u32 << (1 << order)) - 1) << (at >> order << order)) as u16
}

/// Whether blocks of these orders can be put anywhere at all: tries each place for the first, and
/// the rest around it.
fn any_arrangement(free: u16, orders: &[u8]) -> bool {
    let Some((order, rest)) = orders.split_first() else { return true };
    (0..16).step_by(1 << order).any(|at| {
        let block = block(at, *order);
        free & block == block && any_arrangement(free & !block, rest)
    })
}

/// How many blocks of an order the free addresses hold, looking at each place.
fn places(free: u16, order: u8) -> u128 {
    let is_free = |at: &usize| free & block(*at, order) == block(*at, order);
    (0..16).step_by(1 << order).filter(is_free).count() as u128
}

fn lengths(orders: &[u8]) -> Vec<PrefixLen> {
    orders.iter().map(|order| PrefixLen::v4(32 - order)).collect()
}

/// The blocks, largest first, then by address.
fn sorted(mut blocks: Vec<IpNet>) -> Vec<IpNet> {
    blocks.sort_by_key(|block| (block.prefix_len(), block.addr()));
    blocks
}

/// Holes of some size rather than single addresses, so that larger blocks are often free.
fn holes() -> impl Strategy<Value = u16> {
    prop::collection::vec((0..16usize, 0..3u8), 0..6)
        .prop_map(|holes| !holes.into_iter().fold(0, |taken, (at, order)| taken | block(at, order)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn fits_if_and_only_if_any_arrangement_does(
        free in holes(),
        orders in prop::collection::vec((0..=4u8, 0..=4u8).prop_map(|(a, b)| a.min(b)), 1..8),
    ) {
        let before = space(free);
        let mut after = before.clone();
        match after.carve_all(&lengths(&orders)) {
            Ok(blocks) => {
                prop_assert!(any_arrangement(free, &orders));
                prop_assert_eq!(blocks.len(), orders.len());
                let mut left = free;
                for (found, order) in blocks.iter().zip(&orders) {
                    prop_assert_eq!(found.prefix_len(), 32 - order);
                    let IpAddr::V4(address) = found.addr() else { panic!("{found}") };
                    let bits = block(address.octets()[3].into(), *order);
                    prop_assert_eq!(left & bits, bits, "{} is not free", found);
                    left &= !bits;
                }
                prop_assert_eq!(&after, &space(left));
                for block in blocks {
                    after.release(block).unwrap();
                }
                prop_assert_eq!(after, before);
            }
            Err(shortfall) => {
                prop_assert!(!any_arrangement(free, &orders));
                prop_assert_eq!(&after, &before);
                // The proof, checked by hand: what is wanted is more than there are places, at this
                // size and at no larger one.
                for order in (0..=4u8).rev() {
                    let larger = orders.iter().filter(|it| **it >= order);
                    let wanted: u128 = larger.map(|it| 1 << (it - order)).sum();
                    let there = places(free, order);
                    if shortfall.prefix_length.length() == 32 - order {
                        prop_assert!(wanted > there);
                        prop_assert_eq!((shortfall.wanted, shortfall.free), (wanted, there));
                        break;
                    }
                    prop_assert!(wanted <= there, "/{} was short before", 32 - order);
                }
                let largest = (0..=4u8).rev().find(|order| places(free, *order) > 0);
                prop_assert_eq!(
                    shortfall.largest_free[0].prefix_length,
                    largest.map(|order| PrefixLen::v4(32 - order))
                );
            }
        }
    }

    #[test]
    fn the_order_asked_makes_no_difference(
        free in holes(),
        (orders, shuffled) in prop::collection::vec(0..=3u8, 1..8)
            .prop_flat_map(|orders| (Just(orders.clone()), Just(orders).prop_shuffle())),
    ) {
        let (mut one, mut other) = (space(free), space(free));
        let (blocks, again) = (one.carve_all(&lengths(&orders)), other.carve_all(&lengths(&shuffled)));
        prop_assert_eq!(blocks.map(sorted), again.map(sorted));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_batch_is_carving_the_largest_first(
        free in holes(),
        mut orders in prop::collection::vec(0..=3u8, 1..8),
    ) {
        orders.sort_unstable_by(|a, b| b.cmp(a));
        let mut at_once = space(free);
        let mut by_one = space(free);
        let blocks: Result<Vec<_>, _> =
            lengths(&orders).into_iter().map(|length| by_one.carve(length)).collect();
        match at_once.carve_all(&lengths(&orders)) {
            Ok(found) => prop_assert_eq!(Ok(found), blocks),
            Err(_) => prop_assert!(blocks.is_err()),
        }
    }
}

#[test]
fn both_families_or_none() {
    let declared = ["10.0.0.0/24", "fd00::/64"].map(|it| it.parse().unwrap());
    let mut space = Space::new(&declared).unwrap();
    let before = space.clone();

    let wanted = [PrefixLen::v6(65), PrefixLen::v4(25), PrefixLen::v6(66), PrefixLen::v4(26)];
    let blocks = space.carve_all(&wanted).unwrap();
    let expected = ["fd00::/65", "10.0.0.0/25", "fd00:0:0:0:8000::/66", "10.0.0.128/26"];
    assert_eq!(blocks, expected.map(|it| it.parse().unwrap()));

    let mut space = before.clone();
    let shortfall = space.carve_all(&[PrefixLen::v4(25), PrefixLen::v6(63)]).unwrap_err();
    assert_eq!(shortfall.prefix_length, PrefixLen::v6(63));
    assert_eq!(space, before, "the IPv4 block was given back");
}

#[test]
fn spaces_are_equal_if_the_same_is_declared_and_free() {
    let of = |declared: &str| Space::new(&[declared.parse().unwrap()]).unwrap();
    let mut some = of("10.0.0.0/24");
    some.carve(PrefixLen::v4(26)).unwrap();
    assert_ne!(some, of("10.0.0.0/24"));
    assert_ne!(of("10.0.1.0/24"), of("10.0.0.0/24"));
    // Full, so nothing is free in either.
    let full = |declared: &str| {
        let mut space = of(declared);
        space.carve(PrefixLen::v4(24)).unwrap();
        space
    };
    assert_ne!(full("10.0.0.0/24"), full("10.0.1.0/24"));
    some.release("10.0.0.0/26".parse().unwrap()).unwrap();
    assert_eq!(some, of("10.0.0.0/24"));
}

/// Many prefixes with many holes each, so that what is known of a prefix lies in several nodes.
#[test]
fn a_shortfall_names_the_largest_free_block_of_each_prefix() {
    for step in [1, 3, 40] {
        let prefix = |third: u8| IpNet::new([10, 0, third, 0].into(), 24).unwrap();
        let declared: Vec<IpNet> = (0..60).map(prefix).collect();
        let mut space = Space::new(&declared).unwrap();
        for third in 0..60 {
            // The last holes of a prefix are joined, to one block that is as large as `third` says.
            let most = 64 - (1 << (third % 7));
            for fourth in (0..most).step_by(step) {
                let last = u8::try_from(fourth * 4).unwrap();
                space.reserve(IpNet::new([10, 0, third, last].into(), 32).unwrap());
            }
        }
        let shortfall = space.carve_all(&[PrefixLen::v4(20)]).unwrap_err();
        let free: Vec<IpNet> = space.free().collect();
        let expected = declared.iter().map(|prefix| {
            let inside = free.iter().filter(|block| prefix.contains(*block));
            (*prefix, inside.map(PrefixLen::of).min())
        });
        let named = shortfall.largest_free.iter().map(|it| (it.address_prefix, it.prefix_length));
        assert!(named.eq(expected), "{step}: {shortfall:?}");
    }
}
