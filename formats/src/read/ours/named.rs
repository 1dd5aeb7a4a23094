//! A name for what has none.

use ipplan::IpNet;

/// The range without dots, which separate the names of a path.
pub(crate) fn named(network: &IpNet) -> String {
    network.to_string().replace(['.', ':', '/'], "-")
}
