//! From a workload to the sizes of its subnets, with what decided each, and back.
//!
//! Uses the services. A size is the smallest block that holds the sum and that Azure accepts, and it
//! carries that sum, so there is no second formula to keep true.

mod answer;
mod base;
mod bounds;
mod capacity;
mod full;
mod options;
mod part;
mod settle;
mod sharing;
mod size;

pub use answer::{Answer, size};
pub use base::{block_at, read_base};
pub use capacity::{BoundedBy, Capacities, Capacity, capacity};
pub use options::{Fit, Options};
pub use size::{DecidedBy, Size};

pub(crate) use base::to_avoid;
pub(crate) use bounds::{advised_of, minimum_of};
pub(crate) use capacity::{main_input, within};
pub(crate) use full::{Named, full, named};
pub(crate) use part::{Part, wanted};
pub(crate) use settle::{FixedSize, newer_than_pages, settle};
pub(crate) use sharing::check as check_sharing;
