//! A block that is wanted and has no place.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::address::PrefixLen;
use crate::size::Size;

/// A block that has no place yet: that of a subnet, or of a group of them.
///
/// ```
/// use ipplan::{Lock, Network, PrefixLen, Request, Subnet, refusals, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 200));
/// let web = Subnet { reserve: Some(PrefixLen::v4(23)), ..web };
/// let hub = Network::within(vec!["10.0.0.0/25".parse().unwrap()]).with("web", web);
/// let wanted = &refusals(&Request::default().with("hub", hub), &Lock::default())[0].wanted[0];
/// assert_eq!(wanted.prefix_len, PrefixLen::v4(23));
/// assert_eq!(wanted.size.as_ref().unwrap().prefix_len, PrefixLen::v4(24));
/// ```
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The key of the subnet, or the name of the group.
    pub name: String,
    /// The size of the subnet; `None` for a group.
    pub size: Option<Arc<Size>>,
    /// How much its members take: those of a group, or a subnet with its room to grow.
    pub members: Vec<PrefixLen>,
    /// How large the block is.
    pub prefix_len: PrefixLen,
}
