//! The proof that blocks do not fit.

use alloc::vec::Vec;
use core::fmt;

use ipnet::IpNet;
use serde::Serialize;

use crate::address::PrefixLen;

/// The proof that blocks cannot be carved: at one size, more is wanted than is free.
///
/// Every size divides every larger one, and blocks are aligned to their size. So blocks fit if and
/// only if, at every size, the addresses wanted in blocks of that size or larger are no more than
/// the addresses free in blocks of that size or larger. This is the largest size at which they
/// are more.
///
/// ```
/// use ipplan::{PrefixLen, Space};
///
/// let mut space = Space::new(&["10.0.0.0/25".parse().unwrap()]).unwrap();
/// let wanted = [PrefixLen::v4(26), PrefixLen::v4(27), PrefixLen::v4(27), PrefixLen::v4(28)];
/// let shortfall = space.carve_all(&wanted).unwrap_err();
/// // Down to /27 all is well; but as /28 the four are 4 + 2 + 2 + 1, and a /25 holds 8.
/// assert_eq!(shortfall.prefix_length, PrefixLen::v4(28));
/// assert_eq!((shortfall.wanted, shortfall.free), (9, 8));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shortfall {
    /// The size at which it does not fit.
    pub prefix_length: PrefixLen,
    /// The number of blocks of this size that would cover all wanted blocks of this size or larger.
    /// Saturates at [`u128::MAX`].
    pub wanted: u128,
    /// The number of blocks of this size that are free, counted in the same way.
    pub free: u128,
    /// The declared prefixes of the family in address order, and the largest block that each could
    /// still give.
    pub largest_free: Vec<LargestFree>,
}

/// The size of the largest free block of a declared prefix.
///
/// ```
/// use ipplan::{LargestFree, PrefixLen, Space};
///
/// let address_prefix = "10.0.0.0/24".parse().unwrap();
/// let shortfall = Space::new(&[address_prefix]).unwrap().carve(PrefixLen::v4(23)).unwrap_err();
/// let prefix_length = Some(PrefixLen::v4(24));
/// assert_eq!(shortfall.largest_free, [LargestFree { address_prefix, prefix_length }]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LargestFree {
    /// The declared prefix.
    pub address_prefix: IpNet,
    /// `None` when nothing is free.
    pub prefix_length: Option<PrefixLen>,
}

impl fmt::Display for Shortfall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shortfall { prefix_length, wanted, free, .. } = self;
        let are = |count: u128| if count == 1 { "is" } else { "are" };
        write!(
            f,
            "{wanted} x {prefix_length} {} needed in blocks of that size or larger, but {free} {} \
             free",
            are(*wanted),
            are(*free),
        )
    }
}

impl core::error::Error for Shortfall {}
