//! The imports of every service file.

pub(super) use alloc::format;
pub(super) use alloc::vec::Vec;

pub(super) use crate::address::{Family, PrefixLen};
pub(super) use crate::fact::{Cited, Edition, Fact, Source};
pub(super) use crate::problem::{Notice, codes};
pub(super) use crate::service::platform::range;
pub(super) use crate::service::{
    Attachment, AttachmentKind, Avoid, Beside, Bound, Choice, Cidr, Connects, Count, Demand,
    Example, Expect, Given, Group, Input, Limit, Note, OneOf, OwnRange, Service, Stance,
    SubnetRule, Switch,
};
