//! Arithmetic on addresses of both families: prefix lengths, ranges, and lists of networks.
//!
//! Uses nothing else of the crate. A range is kept by its first and last address, so one that ends
//! at the top of a family needs no special case; lists are answered in one sorted pass.

mod cover;
mod declared;
mod overlap;
mod prefix_len;
mod prefixes;
mod range;
mod sort;
mod space_error;

pub use cover::{between, gaps, intersect, subtract, summarize};
pub use overlap::{Overlap, Overlaps, overlaps};
pub use prefix_len::{Family, PrefixLen};
pub use prefixes::Prefixes;
pub use space_error::SpaceError;

pub(crate) use cover::Gaps;
pub(crate) use declared::Declared;
pub(crate) use range::{Address, Blocks, Range, by_family};
#[cfg(feature = "iprange")]
pub(crate) use sort::sort_blocks;
pub(crate) use space_error::strict;
