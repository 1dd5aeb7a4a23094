//! The balance agrees with the space: it says what fits, and its remedies are the smallest.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{Balance, Family, IpNet, PrefixLen, Space, does_not_fit};
use proptest::prelude::*;

/// A /26 with holes, and what is wanted of it.
fn arrangement() -> impl Strategy<Value = (Vec<IpNet>, Vec<PrefixLen>)> {
    let used = prop::collection::vec((0_u8..64, 28_u8..=32), 0..6).prop_map(|used| {
        let used = used.into_iter();
        used.map(|(at, length)| IpNet::new([10, 0, 0, at].into(), length).unwrap().trunc())
            .collect()
    });
    let wanted = prop::collection::vec((26_u8..=32).prop_map(PrefixLen::v4), 1..12);
    (used, wanted)
}

fn fits(declared: &[IpNet], used: &[IpNet], wanted: &[PrefixLen]) -> bool {
    Space::around(declared, used).unwrap().carve_all(wanted).is_ok()
}

proptest! {
    #[test]
    fn the_balance_tells_what_fits((used, wanted) in arrangement()) {
        let declared: IpNet = "10.0.0.0/26".parse().unwrap();
        let space = Space::around(&[declared], &used).unwrap();
        let balances = Balance::of(&space, &wanted);
        let short = balances.iter().find(|it| it.wanted > it.free);
        match space.clone().carve_all(&wanted) {
            Ok(_) => {
                prop_assert_eq!(short, None);
                prop_assert_eq!(Balance::missing(&balances), None);
            }
            Err(shortfall) => {
                let known = (shortfall.prefix_length, shortfall.wanted, shortfall.free);
                prop_assert_eq!(short.map(|it| (it.prefix_length, it.wanted, it.free)), Some(known));
                let missing = Balance::missing(&balances).unwrap();
                // One more prefix of that size is enough, one half as large does not.
                let more = |length: PrefixLen| {
                    let prefix = IpNet::new([192, 0, 0, 0].into(), length.length()).unwrap();
                    fits(&[declared, prefix.trunc()], &used, &wanted)
                };
                prop_assert!(more(missing));
                prop_assert!(missing.halved().is_none_or(|half| !more(half)));
                // So does giving back the network that is named.
                let problem = does_not_fit(&space, &used, &wanted, &shortfall);
                for hint in &problem.hints {
                    let Some(network) = hint.text.strip_prefix("give back ") else { continue };
                    let network: IpNet = network.split_once(',').unwrap().0.parse().unwrap();
                    let less: Vec<IpNet> =
                        used.iter().copied().filter(|it| *it != network).collect();
                    prop_assert_eq!(less.len() + 1, used.len());
                    prop_assert!(fits(&[declared], &less, &wanted));
                }
                // Without one of the wanted it fits just when that one is as large.
                for (index, length) in wanted.iter().enumerate() {
                    let mut less = wanted.clone();
                    less.remove(index);
                    let large = !missing.is_larger_than(*length);
                    prop_assert_eq!(fits(&[declared], &used, &less), large, "without {}", length);
                }
            }
        }
    }
}

#[test]
fn nothing_overflows() {
    let space = Space::new(&["::/0".parse().unwrap(), "10.0.0.0/8".parse().unwrap()]).unwrap();
    let wanted = [PrefixLen::v6(0), PrefixLen::v6(0), PrefixLen::v6(128), PrefixLen::v4(0)];
    let balances = Balance::of(&space, &wanted);
    assert_eq!(balances.len(), 3);
    assert_eq!(balances[0].prefix_length, PrefixLen::v4(0));
    assert_eq!((balances[1].wanted, balances[1].free), (2, 1));
    assert_eq!((balances[2].wanted, balances[2].free), (u128::MAX, u128::MAX));
    assert_eq!(Balance::missing(&balances), Some(PrefixLen::v4(0)));
    assert_eq!(Balance::missing(&balances[1..]), Some(PrefixLen::v6(0)));
    let all = vec![PrefixLen::v4(0); 3];
    assert_eq!(Balance::missing(&Balance::of(&space, &all)), None);
    assert_eq!(Balance::of(&space, &[]), []);
    assert_eq!(space.largest_free(Family::V4), Some(PrefixLen::v4(8)));
}
