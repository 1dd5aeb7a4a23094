//! Any sequence of taking and giving back: no address is given twice, none is lost, and when all is
//! given back the space is what it was.
#![no_main]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipplan::{Family, IpNet, PrefixLen, Space};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let declared = ["10.0.0.0/23", "10.0.4.0/22", "fd00::/56"].map(|it| it.parse().unwrap());
    let whole = Space::new(&declared).unwrap();
    let (mut space, mut taken) = (whole.clone(), Vec::<IpNet>::new());
    for step in bytes.chunks_exact(4) {
        let [what, a, b, c] = [step[0], step[1], step[2], step[3]];
        let length = if b % 3 == 0 { PrefixLen::v6(48 + c % 81) } else { PrefixLen::v4(20 + c % 13) };
        match what % 6 {
            0 => taken.extend(space.carve(length).ok()),
            1 => taken.extend(space.carve_from_top(length).ok()),
            2 => {
                let lengths: Vec<_> = (0..a % 9).map(|more| longer(length, more)).collect();
                let before = space.clone();
                match space.carve_all(&lengths) {
                    Ok(blocks) => {
                        assert!(blocks.iter().zip(&lengths).all(|(it, want)| PrefixLen::of(it) == *want));
                        taken.extend(blocks);
                    }
                    Err(_) => assert_eq!(space, before, "a batch that does not fit takes nothing"),
                }
            }
            3 => {
                let network = place(a, b, length);
                let free = space.free().any(|it| it.contains(&network));
                assert_eq!(space.carve_at(network).is_ok(), free, "{network}");
                taken.extend(free.then_some(network));
            }
            4 if !taken.is_empty() => {
                let network = taken.swap_remove(usize::from(a) % taken.len());
                space.release(network).unwrap();
            }
            _ => {
                // What is not taken, as a whole, cannot be given back.
                let network = place(a, b, length);
                let part = taken.iter().any(|it| it.contains(&network));
                let given = space.clone().release(network).is_ok();
                assert!(!given || part || covered(network, &taken), "{network} was not taken");
            }
        }
        let all: Vec<IpNet> = taken.iter().copied().chain(space.free()).collect();
        assert!(ipplan::overlaps(&all).next().is_none(), "an address is there twice");
        for family in [Family::V4, Family::V6] {
            let used = taken.iter().filter(|it| Family::of(it) == family);
            let used: u128 = used.map(|it| PrefixLen::of(it).addresses()).sum();
            assert_eq!(space.addresses(family).used, used);
            let largest = space.free().filter(|it| Family::of(it) == family);
            let largest = largest.map(|it| PrefixLen::of(&it)).min();
            assert_eq!(space.largest_free(family), largest);
        }
    }
    for network in taken {
        space.release(network).unwrap();
    }
    assert_eq!(space, whole);
});

fn longer(length: PrefixLen, more: u8) -> PrefixLen {
    let family = length.family();
    let longest = (length.length() + more).min(family.longest());
    match family {
        Family::V4 => PrefixLen::v4(longest),
        Family::V6 => PrefixLen::v6(longest),
    }
}

/// A network at about that place.
fn place(a: u8, b: u8, length: PrefixLen) -> IpNet {
    let address: IpAddr = match length.family() {
        Family::V4 => Ipv4Addr::new(10, 0, a % 9, b).into(),
        Family::V6 => Ipv6Addr::from((0xfd00 << 112) | u128::from(a) << 64 | u128::from(b)).into(),
    };
    IpNet::new(address, length.length()).unwrap().trunc()
}

fn covered(network: IpNet, taken: &[IpNet]) -> bool {
    ipplan::gaps(&[network], taken).is_ok_and(|mut gaps| gaps.next().is_none())
}
