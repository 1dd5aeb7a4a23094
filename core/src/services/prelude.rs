//! What every service file uses.

pub(super) use alloc::format;
pub(super) use alloc::vec::Vec;

pub(super) use crate::codes;
pub(super) use crate::demand::Demand;
pub(super) use crate::fact::{Cited, Edition, Fact, Source};
pub(super) use crate::input::{Choice, Input};
pub(super) use crate::platform::range;
pub(super) use crate::prefix_len::PrefixLen;
pub(super) use crate::service::{
    Avoid, Bound, Example, Expect, Group, Limit, Note, Service, SubnetRule,
};
pub(super) use crate::workload::Given;
