//! How big an Azure subnet must be, and where it goes.
#![no_std]
#![forbid(unsafe_code)]

mod prefix_len;

pub use ipnet::{IpNet, Ipv4Net, Ipv6Net};
pub use prefix_len::{Family, PrefixLen};
