//! What a cloud asks of every subnet.

use crate::address::PrefixLen;
use crate::fact::Fact;
use crate::service::Note;

/// What a cloud asks of every IPv4 subnet, whatever lives in it.
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
    /// What it keeps them for, as a line of the sum: "kept by Azure in every subnet".
    pub kept: &'static str,
    /// The smallest subnet.
    pub smallest: &'static Fact<PrefixLen>,
    /// The largest subnet.
    pub largest: &'static Fact<PrefixLen>,
    /// How many addresses one network may hold, where a page says so.
    pub per_network: Option<&'static Fact<u64>>,
    /// What to know of resizing a subnet, where a page says so.
    pub resizing: Option<&'static Note>,
}
