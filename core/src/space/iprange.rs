//! Conversion to and from the sets of the `iprange` crate, with the feature of that name.

use alloc::vec::Vec;

use ::iprange::IpRange;
use ipnet::{Ipv4Net, Ipv6Net};

use crate::address::{Address, Range, sort_blocks};

use super::pool::Pool;
use super::space::Space;

/// The free IPv4 addresses, joined where they adjoin: such a set knows no declared prefixes.
///
/// ```
/// use ipplan::{Ipv4Net, PrefixLen, Space};
/// use iprange::IpRange;
///
/// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
/// space.carve(PrefixLen::v4(25)).unwrap();
/// let free: IpRange<Ipv4Net> = (&space).into();
/// assert!(free.iter().eq(["10.0.0.128/25".parse().unwrap()]));
/// ```
impl From<&Space> for IpRange<Ipv4Net> {
    fn from(space: &Space) -> Self {
        space.v4.free().flat_map(Range::blocks).map(Ipv4Net::from).collect()
    }
}

/// The free IPv6 addresses, joined where they adjoin.
impl From<&Space> for IpRange<Ipv6Net> {
    fn from(space: &Space) -> Self {
        space.v6.free().flat_map(Range::blocks).map(Ipv6Net::from).collect()
    }
}

/// Every network of the set is a declared prefix, and free. Such a set joins networks that adjoin:
/// prefixes that are to stay apart are declared with [`Space::new`].
///
/// ```
/// use ipplan::{Ipv4Net, Space};
/// use iprange::IpRange;
///
/// let networks = ["10.0.0.0/25", "10.0.0.128/25", "10.0.2.0/24"];
/// let set: IpRange<Ipv4Net> = networks.iter().map(|it| it.parse::<Ipv4Net>().unwrap()).collect();
/// let declared: Vec<String> = Space::from(&set).declared().map(|it| it.to_string()).collect();
/// assert_eq!(declared, ["10.0.0.0/24", "10.0.2.0/24"]);
/// ```
impl From<&IpRange<Ipv4Net>> for Space {
    fn from(set: &IpRange<Ipv4Net>) -> Space {
        Space { v4: whole(set.iter().map(Range::from).collect()), v6: whole(Vec::new()) }
    }
}

/// Every network of the set is a declared prefix, and free.
impl From<&IpRange<Ipv6Net>> for Space {
    fn from(set: &IpRange<Ipv6Net>) -> Space {
        Space { v4: whole(Vec::new()), v6: whole(set.iter().map(Range::from).collect()) }
    }
}

/// A pool of these blocks, all free. A block inside another is part of that one.
fn whole<T: Address>(mut blocks: Vec<Range<T>>) -> Pool<T> {
    sort_blocks(&mut blocks, |block| *block);
    blocks.dedup_by(|block, before| before.contains(*block));
    Pool::new(blocks.clone(), blocks.into_iter())
}
