//! Why a network cannot be declared, taken or given back.

use core::fmt;
use core::net::IpAddr;

use ipnet::IpNet;

/// Why a [`Space`](crate::Space) refuses a network.
///
/// ```
/// use ipplan::{IpNet, Space, SpaceError};
///
/// let declared: IpNet = "10.0.0.5/24".parse().unwrap();
/// let error = Space::new(&[declared]).unwrap_err();
/// assert_eq!(error, SpaceError::HostBits { network: declared });
/// assert_eq!(error.to_string(), "10.0.0.5/24 has host bits set: the network is 10.0.0.0/24");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SpaceError {
    /// The address is not the first of its network; the network it is in is
    /// [`network.trunc()`](IpNet::trunc).
    HostBits {
        /// The network that was given.
        network: IpNet,
    },
    /// Two declared prefixes have addresses in common.
    Overlapping {
        /// The one with the lower first address, or the larger one.
        first: IpNet,
        /// The other.
        second: IpNet,
    },
    /// No declared prefix has all addresses of the network.
    Outside {
        /// The network that was to be taken or given back.
        network: IpNet,
    },
    /// The network can't be taken, because some of it is.
    Taken {
        /// The network that was to be taken.
        network: IpNet,
        /// Its lowest address that is taken.
        address: IpAddr,
    },
    /// The network can't be given back, because some of it is free: it was given back before, or
    /// never taken.
    Free {
        /// The network that was to be given back.
        network: IpNet,
        /// Its lowest address that is free.
        address: IpAddr,
    },
    /// There is no range of addresses between the two: they are of different families, or the
    /// first is after the last.
    NoRange {
        /// The first address.
        first: IpAddr,
        /// The last address.
        last: IpAddr,
    },
}

impl fmt::Display for SpaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpaceError::HostBits { network } => {
                write!(f, "{network} has host bits set: the network is {}", network.trunc())
            }
            SpaceError::Overlapping { first, second } => write!(f, "{first} and {second} overlap"),
            SpaceError::Outside { network } => {
                write!(f, "{network} is not inside a single declared prefix")
            }
            SpaceError::Taken { network, address } => {
                write!(f, "{network} is not free: {address} is taken")
            }
            SpaceError::Free { network, address } => {
                write!(f, "{network} is not taken: {address} is free")
            }
            SpaceError::NoRange { first, last } => {
                write!(f, "there is no range from {first} to {last}")
            }
        }
    }
}

impl core::error::Error for SpaceError {}

/// The network, which must not have host bits set.
pub(crate) fn strict(network: IpNet) -> Result<IpNet, SpaceError> {
    if network == network.trunc() { Ok(network) } else { Err(SpaceError::HostBits { network }) }
}
