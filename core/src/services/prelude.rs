//! What every service file uses.

pub(super) use alloc::format;
pub(super) use alloc::vec::Vec;

use core::net::Ipv4Addr;

use ipnet::Ipv4Net;

pub(super) use crate::codes;
pub(super) use crate::demand::Demand;
pub(super) use crate::fact::{Cited, Edition, Fact, Source};
pub(super) use crate::input::{Choice, Input};
pub(super) use crate::prefix_len::PrefixLen;
pub(super) use crate::service::{
    Avoid, Bound, Example, Expect, Group, Limit, Note, Service, SubnetRule,
};
pub(super) use crate::workload::Given;

/// The range `a.b.c.d/length`; host bits that are set are a compile error.
pub(super) const fn range(a: u8, b: u8, c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}
