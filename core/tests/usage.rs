//! Usage agrees with counting address by address.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{Family, IpNet, PrefixLen, Space, usage};
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_cell_counts_its_free_addresses(
        used in prop::collection::vec((0_u8..=255, 24_u8..=32), 0..12),
        doublings in 0_u8..12,
    ) {
        let used = used.into_iter();
        let used: Vec<IpNet> = used
            .map(|(at, length)| IpNet::new([10, 0, 0, at].into(), length).unwrap().trunc())
            .collect();
        let declared: [IpNet; 3] =
            ["10.0.0.0/25", "10.0.0.128/26", "10.0.0.192/26"].map(|it| it.parse().unwrap());
        let space = Space::around(&declared, &used).unwrap();
        let usages = usage(&space, doublings);
        prop_assert_eq!(usages.len(), 3);
        for usage in &usages {
            let mut slow = vec![0; usage.cells.len()];
            for (at, address) in usage.address_prefix.subnets(32).unwrap().enumerate() {
                let taken = used.iter().any(|network| network.contains(&address));
                let size = usize::try_from(usage.cell.addresses()).unwrap();
                slow[at / size] += u128::from(!taken);
            }
            prop_assert_eq!(&usage.cells, &slow);
            prop_assert_eq!(usage.addresses.free, slow.iter().sum());
            prop_assert_eq!(usage.addresses.used, usage.addresses.total - usage.addresses.free);
        }
        for (length, fits) in space.fits(Family::V4) {
            let each = usages.iter().filter_map(|usage| usage.fits.get(&length));
            prop_assert_eq!(each.sum::<u128>(), fits, "{}", length);
        }
        let largest = usages.iter().filter_map(|usage| usage.largest_free).min();
        prop_assert_eq!(largest, space.largest_free(Family::V4));
    }
}

#[test]
fn nothing_overflows() {
    let declared: [IpNet; 2] = ["0.0.0.0/0", "::/0"].map(|it| it.parse().unwrap());
    let space = Space::new(&declared).unwrap();
    for doublings in [0, 9, 200] {
        let usages = usage(&space, doublings);
        assert_eq!(usages[0].addresses.free, 1 << 32);
        assert_eq!(usages[1].addresses.free, u128::MAX);
        assert_eq!(usages[1].addresses.used, 0);
        for (usage, family) in usages.iter().zip([Family::V4, Family::V6]) {
            assert_eq!(usage.fits, space.fits(family));
        }
        let cells = 1 << doublings.min(16);
        assert_eq!((usages[0].cells.len(), usages[1].cells.len()), (cells, cells));
        assert!(usages[1].cells.iter().all(|free| *free == usages[1].cell.addresses()));
    }
    let last = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128".parse().unwrap();
    let usages = usage(&Space::around(&declared, &[last]).unwrap(), 16);
    assert_eq!(usages[1].cells[0xffff], (1 << 112) - 1);
    assert_eq!(usages[1].largest_free, Some(PrefixLen::v6(1)));
}

/// All of IPv6 has one address more than the largest number counts, and what is used of it does not.
#[test]
fn what_is_used_of_all_of_ipv6_is_exact() {
    let all: IpNet = "::/0".parse().unwrap();
    for (used, addresses) in [("::1/128", 1), ("::/1", 1 << 127), ("::/127", 2)] {
        let space = Space::around(&[all], &[used.parse().unwrap()]).unwrap();
        assert_eq!(usage(&space, 0)[0].addresses.used, addresses, "{used}");
    }
}
