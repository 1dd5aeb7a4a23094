//! Overlaps, gaps and summaries, compared with a look at every pair and every address.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop on what it did not expect"
)]

use std::collections::BTreeSet;

use ipplan::{
    IpNet, Ipv4Net, Ipv6Net, Overlap, SpaceError, gaps, intersect, overlaps, subtract, summarize,
};
use iprange::IpRange;
use proptest::prelude::*;

/// Blocks in 64 addresses at the bottom, in the middle and at the top of both families.
fn network() -> impl Strategy<Value = IpNet> {
    (any::<bool>(), 0..3usize, 0..64u32, 0..=6u8).prop_map(|(v4, window, at, order)| {
        let network: IpNet = if v4 {
            let address = [0, 10 << 24, u32::MAX - 63][window] + at;
            Ipv4Net::new(address.into(), 32 - order).unwrap().into()
        } else {
            let address = [0, 0xfd00 << 112, u128::MAX - 63][window] + u128::from(at);
            Ipv6Net::new(address.into(), 128 - order).unwrap().into()
        };
        network.trunc()
    })
}

fn list() -> impl Strategy<Value = Vec<IpNet>> {
    prop::collection::vec(network(), 0..40)
}

/// The single addresses of a network of these windows.
fn singles(network: &IpNet) -> Vec<IpNet> {
    let longest = network.max_prefix_len();
    network.subnets(longest).unwrap().collect()
}

fn all_singles(networks: impl IntoIterator<Item = IpNet>) -> Vec<IpNet> {
    networks.into_iter().flat_map(|network| singles(&network)).collect()
}

/// Whether blocks are in order, and no two are halves of one block in `inside`, which would then
/// have to be it.
fn fewest(blocks: &[IpNet], inside: impl Fn(&IpNet) -> bool) -> bool {
    blocks.windows(2).all(|pair| {
        let joined = pair[0].supernet().filter(|it| pair[1].supernet().as_ref() == Some(it));
        pair[0] < pair[1] && !(joined.is_some_and(|it| inside(&it)) && pair[0] != pair[1])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn overlaps_are_all_pairs(list in list()) {
        let mut pairs = BTreeSet::new();
        for (outer, large) in list.iter().enumerate() {
            for (inner, small) in list.iter().enumerate() {
                if outer != inner && large.contains(small) && (large != small || outer < inner) {
                    pairs.insert(Overlap { outer, inner });
                }
            }
        }
        let found: Vec<_> = overlaps(&list).collect();
        prop_assert_eq!(found.len(), pairs.len(), "each once");
        prop_assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), pairs.clone());

        // The nearest is the smallest around it; of equal ones, the last before it.
        let nearest = |inner| {
            let around = pairs.iter().filter(move |pair| pair.inner == inner);
            around.max_by_key(|pair| (list[pair.outer].prefix_len(), pair.outer)).copied()
        };
        let expected: BTreeSet<_> = (0..list.len()).filter_map(nearest).collect();
        let found: Vec<_> = overlaps(&list).nearest().collect();
        prop_assert_eq!(found.len(), expected.len(), "each once");
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
        // And pairs come in the order that is promised.
        let key = |index: usize| (list[index].addr(), list[index].prefix_len(), index);
        prop_assert!(overlaps(&list).is_sorted_by_key(|pair| (key(pair.inner), key(pair.outer).1, pair.outer)));
    }

    #[test]
    fn a_summary_is_the_same_addresses_in_the_fewest_blocks(list in list()) {
        let blocks: Vec<_> = summarize(&list).collect();
        let addresses: BTreeSet<_> = all_singles(list.iter().copied()).into_iter().collect();
        prop_assert_eq!(all_singles(blocks.iter().copied()), addresses.into_iter().collect::<Vec<_>>());
        prop_assert!(fewest(&blocks, |_| true));

        let mut twin: IpRange<Ipv4Net> = list
            .iter()
            .filter_map(|network| match network { IpNet::V4(net) => Some(*net), IpNet::V6(_) => None })
            .collect();
        twin.simplify();
        let mut expected: Vec<IpNet> = twin.iter().map(IpNet::V4).collect();
        expected.sort_unstable();
        prop_assert!(blocks.iter().filter(|it| matches!(it, IpNet::V4(_))).eq(&expected));
    }

    #[test]
    fn gaps_are_the_addresses_that_no_network_has(declared in prop::collection::vec(network(), 0..5), list in list()) {
        // Overlapping prefixes are refused, with two that do.
        let overlap = overlaps(&declared).next();
        let blocks = match gaps(&declared, &list) {
            Ok(blocks) => blocks.collect::<Vec<_>>(),
            Err(SpaceError::Overlapping { first, second }) => {
                prop_assert!(overlap.is_some() && first.contains(&second));
                prop_assert!(declared.contains(&first) && declared.contains(&second));
                return Ok(());
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        prop_assert_eq!(overlap, None);
        let covered: BTreeSet<_> = all_singles(list).into_iter().collect();
        let mut expected = all_singles(declared.iter().copied());
        expected.retain(|address| !covered.contains(address));
        expected.sort_unstable();
        prop_assert_eq!(all_singles(blocks.iter().copied()), expected);
        prop_assert!(blocks.iter().all(|block| declared.iter().any(|prefix| prefix.contains(block))));
        prop_assert!(fewest(&blocks, |block| declared.iter().any(|prefix| prefix.contains(block))));
    }

    #[test]
    fn lists_are_sets_of_addresses(one in list(), other in list()) {
        let set = |list: &[IpNet]| all_singles(list.iter().copied()).into_iter().collect::<BTreeSet<_>>();
        let (first, second) = (set(&one), set(&other));
        let rest: Vec<IpNet> = subtract(&one, &other).collect();
        let both: Vec<IpNet> = intersect(&one, &other).collect();
        prop_assert_eq!(set(&rest), first.difference(&second).copied().collect());
        prop_assert_eq!(set(&both), first.intersection(&second).copied().collect());
        // Nothing larger would do, and no block is there twice.
        prop_assert!(summarize(&rest).eq(rest.iter().copied()));
        prop_assert!(summarize(&both).eq(both.iter().copied()));
    }
}

#[test]
fn host_bits_make_no_difference() {
    let exact = ["10.0.0.0/24", "10.0.0.64/26"].map(|it| it.parse::<IpNet>().unwrap());
    let within = ["10.0.0.9/24", "10.0.0.99/26"].map(|it| it.parse::<IpNet>().unwrap());
    assert!(overlaps(&within).eq(overlaps(&exact)));
    assert!(summarize(&within).eq(summarize(&exact)));
    let pool = ["10.0.0.0/16".parse().unwrap()];
    assert!(gaps(&pool, &within).unwrap().eq(gaps(&pool, &exact).unwrap()));
}

#[test]
fn a_long_list_of_equal_networks_is_streamed() {
    // Its pairs are half a million million.
    let list = vec!["10.0.0.0/24".parse::<IpNet>().unwrap(); 1_000_000];
    assert_eq!(overlaps(&list).take(1_000).count(), 1_000);
    assert_eq!(overlaps(&list).nearest().count(), 999_999);
}
