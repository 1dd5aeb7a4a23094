//! The rules of a cloud for every subnet.

use crate::address::PrefixLen;
use crate::fact::Fact;
use crate::service::Note;

/// The rules of a cloud for every IPv4 subnet, with any workload.
///
/// ```
/// use ipplan::platform::AZURE;
///
/// assert_eq!(AZURE.reserved.newest().value, 5);
/// assert_eq!(AZURE.smallest.newest().value.to_string(), "/29");
/// ```
#[derive(Debug)]
pub struct Platform {
    /// Addresses it keeps in every subnet.
    pub reserved: &'static Fact<u64>,
    /// The reason it keeps them, as a line of the sum: "kept by Azure in every subnet".
    pub kept: &'static str,
    /// The smallest subnet.
    pub smallest: &'static Fact<PrefixLen>,
    /// The largest subnet.
    pub largest: &'static Fact<PrefixLen>,
    /// The number of addresses that one network may hold, if a page says so.
    pub per_network: Option<&'static Fact<u64>>,
    /// A note about resizing a subnet, if a page says something about it.
    pub resizing: Option<&'static Note>,
}
