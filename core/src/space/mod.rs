//! Free addresses: what is free, what fits into it, and the proof where something does not.
//!
//! Uses addresses and problems. Two spaces with the same declared prefixes and the same free
//! addresses are equal, however they came to it; releasing what was carved restores the very value.

mod balance;
mod counts;
mod free;
#[cfg(feature = "iprange")]
mod iprange;
mod node;
mod orders;
mod pool;
mod ranges;
mod shortfall;
mod space;
mod tree;
mod usage;

pub use balance::{Balance, does_not_fit};
pub use counts::Addresses;
pub use shortfall::{LargestFree, Shortfall};
pub use space::Space;
pub use usage::{Usage, usage};
