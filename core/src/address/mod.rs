//! Arithmetic on addresses of both families: prefix lengths, ranges, and lists of networks.

pub(crate) mod cover;
pub(crate) mod overlap;
pub(crate) mod prefix_len;
pub(crate) mod prefixes;
pub(crate) mod range;
pub(crate) mod sort;
