//! The contestants.

pub mod bitmaps;
pub mod blaze;
pub mod btree;
pub mod garden;
pub mod lists;
pub mod ours;
pub mod plans;
pub mod radix;
pub mod vector;

use std::fmt::Debug;

use ipplan::{IpNet, Ipv4Net, Ipv6Net};

/// The address of a network as a number, so that a peer is written once for both families.
pub trait Bits: Copy + Ord + Debug {
    /// The length of a single address.
    const LONGEST: u8;
    /// The first address of a network of this family.
    fn of(network: IpNet) -> Self;
    /// The network.
    fn network(self, length: u8) -> IpNet;
    /// The block after, where blocks have this length.
    fn next(self, length: u8) -> Self;
    /// The other half of the block twice as large.
    fn buddy(self, length: u8) -> Self;
    /// The first address of the block of that length this is in.
    fn masked(self, length: u8) -> Self;
    /// The last address of the block of that length this is in.
    fn last(self, length: u8) -> Self;
}

macro_rules! bits {
    ($word:ty, $family:ident, $net:ident) => {
        impl Bits for $word {
            const LONGEST: u8 = <$word>::BITS as u8;
            fn of(network: IpNet) -> Self {
                match network {
                    IpNet::$family(network) => network.addr().into(),
                    _ => panic!("{network} is of the other family"),
                }
            }
            fn network(self, length: u8) -> IpNet {
                $net::new(self.into(), length).unwrap().into()
            }
            fn next(self, length: u8) -> Self {
                self.wrapping_add(1 << (Self::LONGEST - length))
            }
            fn buddy(self, length: u8) -> Self {
                self ^ (1 << (Self::LONGEST - length))
            }
            fn masked(self, length: u8) -> Self {
                self & !Self::host(length)
            }
            fn last(self, length: u8) -> Self {
                self | Self::host(length)
            }
        }

        impl Host for $word {
            fn host(length: u8) -> Self {
                (1 << (Self::LONGEST - length)) - 1
            }
        }
    };
}

trait Host {
    /// The host bits of a block. Pools here are never a whole family.
    fn host(length: u8) -> Self;
}

bits!(u32, V4, Ipv4Net);
bits!(u128, V6, Ipv6Net);
