//! Faults that other tools have had.

use std::collections::BTreeSet;

use ipplan::{Family, IpNet, PrefixLen, Space, gaps, summarize};

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

#[test]
fn no_block_lies_across_adjoining_prefixes() {
    let mut space = Space::new(&[net("10.0.0.0/25"), net("10.0.0.128/25")]).unwrap();
    assert!(space.carve(PrefixLen::v4(24)).is_err());
    assert!(space.carve_at(net("10.0.0.0/24")).is_err());
    // Nor after both were taken and given back, in either order.
    for order in [[0, 1], [1, 0]] {
        let halves = space.carve_all(&[PrefixLen::v4(25); 2]).unwrap();
        for half in order {
            space.release(halves[half]).unwrap();
        }
        assert_eq!(space.free().count(), 2);
        assert_eq!(space.largest_free(Family::V4), Some(PrefixLen::v4(25)));
    }
    assert_eq!(gaps(&[net("fd00::/65"), net("fd00::8000:0:0:0/65")], &[]).unwrap().count(), 2);
}

#[test]
fn no_block_is_handed_out_twice() {
    let mut space = Space::new(&[net("10.0.0.0/24")]).unwrap();
    let blocks: BTreeSet<_> = (0..16).map(|_| space.carve(PrefixLen::v4(28)).unwrap()).collect();
    assert_eq!(blocks.len(), 16);
    assert!(space.carve(PrefixLen::v4(28)).is_err());
    // One that was given back is handed out once.
    space.release(net("10.0.0.48/28")).unwrap();
    assert_eq!(space.carve(PrefixLen::v4(28)), Ok(net("10.0.0.48/28")));
    assert!(space.carve(PrefixLen::v4(28)).is_err());
}

#[test]
fn a_block_after_a_smaller_gap_is_aligned() {
    let mut space = Space::new(&[net("10.0.0.0/24")]).unwrap();
    space.reserve_range("10.0.0.0".parse().unwrap(), "10.0.0.39".parse().unwrap()).unwrap();
    // Free from .40 on: a /26 does not start there, nor at .48.
    assert_eq!(space.carve(PrefixLen::v4(26)), Ok(net("10.0.0.64/26")));
    assert_eq!(space.carve(PrefixLen::v4(28)), Ok(net("10.0.0.48/28")));
    assert_eq!(space.carve(PrefixLen::v4(29)), Ok(net("10.0.0.40/29")));
}

#[test]
fn as_many_blocks_are_returned_as_asked() {
    let mut space = Space::new(&[net("10.0.0.0/16")]).unwrap();
    for n in [0, 1, 7, 100] {
        assert_eq!(space.carve_all(&vec![PrefixLen::v4(27); n]).unwrap().len(), n);
    }
    let before = space.clone();
    let shortfall = space.carve_all(&vec![PrefixLen::v4(27); 2_000]).unwrap_err();
    assert_eq!((shortfall.wanted, shortfall.free), (2_000, 2_048 - 108));
    assert_eq!(space, before);
}

#[test]
fn nothing_overflows_at_a_whole_family_or_at_the_last_address() {
    for (text, longest) in [("0.0.0.0/0", 32), ("::/0", 128)] {
        let whole = net(text);
        let family = Family::of(&whole);
        let length = |length| PrefixLen::new(family, length).unwrap();
        let mut space = Space::new(&[whole]).unwrap();
        let before = space.clone();
        assert_eq!(space.largest_free(family), Some(length(0)));
        assert_eq!(space.fits(family)[&length(0)], 1);
        assert_eq!(space.fits(family)[&length(1)], 2);
        let addresses = space.addresses(family);
        assert_eq!((addresses.free, addresses.used), (length(0).addresses(), 0));

        assert_eq!(space.carve(length(0)), Ok(whole));
        let shortfall = space.carve(length(0)).unwrap_err();
        assert_eq!(shortfall.largest_free[0].prefix_length, None);
        assert_eq!(space.addresses(family).used, length(0).addresses());
        assert_eq!(space.addresses(family).free, 0);
        space.release(whole).unwrap();
        assert_eq!(space, before);

        let last = space.carve_from_top(length(longest)).unwrap();
        assert_eq!(last, IpNet::new(whole.broadcast(), longest).unwrap());
        assert_eq!(space.free().count(), usize::from(longest));
        assert_eq!(space.addresses(family).used, 1);
        assert_eq!(space.largest_free(family), Some(length(1)));
        assert!(space.carve_at(last).is_err());
        space.release(last).unwrap();
        assert_eq!(space, before);

        let halves = space.carve_all(&[length(1), length(1)]).unwrap();
        assert_eq!(space.free().next(), None);
        assert!(summarize(&halves).eq([whole]));
        let shortfall = before.clone().carve_all(&[length(1), length(1), length(2)]).unwrap_err();
        assert_eq!((shortfall.wanted, shortfall.free), (5, 4));
        let shortfall = before.clone().carve_all(&[length(0), length(0)]).unwrap_err();
        assert_eq!((shortfall.wanted, shortfall.free), (2, 1));
        assert_eq!(shortfall.largest_free[0].prefix_length, Some(length(0)));
        for half in halves {
            space.release(half).unwrap();
        }
        space.reserve(whole);
        assert_eq!(space.free().next(), None);
        assert!(gaps(&[whole], &[last]).unwrap().last().is_some_and(|block| block < last));
    }
}

#[test]
fn a_wide_range_takes_no_longer_than_a_narrow_one() {
    // A candidate for each /128 of a /0 would not end.
    let mut space = Space::new(&[net("::/0")]).unwrap();
    for _ in 0..1_000 {
        space.carve(PrefixLen::v6(128)).unwrap();
        space.carve_from_top(PrefixLen::v6(64)).unwrap();
    }
    space.reserve_range("::".parse().unwrap(), "fe00::".parse().unwrap()).unwrap();
    let fits = space.fits(Family::V6);
    assert_eq!(fits[&PrefixLen::v6(64)], (1 << 57) - 1_001);
    assert_eq!(space.carve(PrefixLen::v6(128)).unwrap(), net("fe00::1/128"));
}

#[test]
fn what_is_pinned_and_what_is_placed_do_not_collide() {
    let mut space = Space::new(&[net("10.0.0.0/24")]).unwrap();
    let pinned = net("10.0.0.32/27");
    space.carve_at(pinned).unwrap();
    let mut blocks = space.carve_all(&[PrefixLen::v4(27); 7]).unwrap();
    assert!(!blocks.contains(&pinned));
    blocks.push(pinned);
    assert!(summarize(&blocks).eq([net("10.0.0.0/24")]));
    // Nor the other way round.
    assert!(space.carve_at(net("10.0.0.64/27")).is_err());
}
