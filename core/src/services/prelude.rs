//! What every service file uses.

pub(super) use alloc::format;
pub(super) use alloc::vec::Vec;

pub(super) use crate::address::prefix_len::{Family, PrefixLen};
pub(super) use crate::fact::{Cited, Edition, Fact, Source};
pub(super) use crate::problem::codes;
pub(super) use crate::problem::problem::Notice;
pub(super) use crate::service::demand::Demand;
pub(super) use crate::service::input::{Choice, Count, Input, OneOf, Switch};
pub(super) use crate::service::platform::range;
pub(super) use crate::service::workload::Given;
pub(super) use crate::service::{
    Avoid, Beside, Bound, Example, Expect, Group, Limit, Note, Service, SubnetRule,
};
