//! How big an Azure subnet must be, and where it goes.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod cover;
mod overlap;
mod prefix_len;
mod range;
mod sort;
mod space;

pub use cover::{gaps, summarize};
pub use ipnet::{IpNet, Ipv4Net, Ipv6Net};
pub use overlap::{Overlap, Overlaps, overlaps};
pub use prefix_len::{Family, PrefixLen};
pub use space::{Addresses, LargestFree, Shortfall, Space, SpaceError};
