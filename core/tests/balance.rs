//! The balance agrees with the space: it says what fits, and its remedies are the smallest.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::cmp::Reverse;

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

/// The smallest of the used that is as large, and has no address of another; of several the first.
fn freed(used: &[IpNet], least: PrefixLen) -> Option<IpNet> {
    let alone = |index: usize, it: &IpNet| {
        let mut others = used.iter().enumerate().filter(|(other, _)| *other != index);
        others.all(|(_, other)| !other.contains(it) && !it.contains(other))
    };
    let enough = used
        .iter()
        .enumerate()
        .filter(|(index, it)| it.prefix_len() <= least.length() && alone(*index, it));
    enough.map(|(_, it)| *it).min_by_key(|it| Reverse(it.prefix_len()))
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
                // So does freeing the network that is named: the smallest that is enough, if any is.
                let problem = does_not_fit(&space, &used, &wanted, &shortfall);
                let mut named = problem.hints.iter().filter_map(|hint| {
                    let network = hint.text.strip_prefix("free ")?.strip_suffix(", which is used")?;
                    Some(network.parse::<IpNet>().unwrap())
                });
                prop_assert_eq!(named.next(), freed(&used, missing));
                if let Some(network) = freed(&used, missing) {
                    let less: Vec<IpNet> =
                        used.iter().copied().filter(|it| *it != network).collect();
                    prop_assert_eq!(less.len() + 1, used.len());
                    prop_assert!(fits(&[declared], &less, &wanted));
                }
                let mut named = problem.hints.iter().filter_map(|hint| {
                    hint.text.strip_prefix("request one ")?.strip_suffix(" fewer")
                });
                let smallest = wanted.iter().filter(|it| !missing.is_larger_than(**it)).max();
                let smallest = smallest.map(ToString::to_string);
                prop_assert_eq!(named.next(), smallest.as_deref());
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

#[test]
fn only_what_makes_room_is_said_to_be_freed() {
    let freed = |declared: &str, used: &[&str], wanted: PrefixLen| {
        let declared: IpNet = declared.parse().unwrap();
        let used: Vec<IpNet> = used.iter().map(|it| it.parse().unwrap()).collect();
        let space = Space::around(&[declared], &used).unwrap();
        let shortfall = space.clone().carve_all(&[wanted]).unwrap_err();
        let problem = does_not_fit(&space, &used, &[wanted], &shortfall);
        let mut named = problem.hints.iter().filter(|hint| hint.text.starts_with("free "));
        named.next().map(|hint| hint.text.clone())
    };
    let slash_25 = PrefixLen::v4(25);
    let both = ["10.0.0.0/25", "10.0.0.128/25"];
    let first = Some("free 10.0.0.0/25, which is used".to_owned());
    assert_eq!(freed("10.0.0.0/24", &both, slash_25), first);
    // What is used twice stays used, and what is elsewhere makes no room here.
    assert_eq!(freed("10.0.0.0/25", &["10.0.0.0/25", "10.0.0.0/25"], slash_25), None);
    assert_eq!(freed("10.0.0.0/25", &["10.0.0.0/26", "10.9.0.0/25"], slash_25), None);
    assert_eq!(freed("10.0.0.0/25", &["10.0.0.0/26"], slash_25), None);
    // A network of the other family does not help.
    assert_eq!(freed("10.0.0.0/25", &["10.0.0.0/26", "fd00::/20"], slash_25), None);
}

#[test]
fn what_is_missing_is_of_the_family_that_is_short() {
    let declared: [IpNet; 2] = ["10.0.0.0/24", "fd00::/64"].map(|it| it.parse().unwrap());
    let space = Space::new(&declared).unwrap();
    let wanted = [PrefixLen::v4(24), PrefixLen::v6(64), PrefixLen::v6(64)];
    let missing = Balance::missing(&Balance::of(&space, &wanted));
    assert_eq!(missing, Some(PrefixLen::v6(64)));
}

#[test]
fn nobody_is_told_to_add_a_whole_family() {
    let all: IpNet = "0.0.0.0/0".parse().unwrap();
    let space = Space::new(&[all]).unwrap();
    let hints = |count: usize| {
        let wanted = vec![PrefixLen::v4(1); count];
        let shortfall = space.clone().carve_all(&wanted).unwrap_err();
        let problem = does_not_fit(&space, &[], &wanted, &shortfall);
        problem.hints.iter().map(|it| it.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(hints(3)[0], "add a prefix to the address space: a /1 or larger");
    assert!(hints(4).is_empty());
}
