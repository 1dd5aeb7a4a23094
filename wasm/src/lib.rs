//! ipplan for JavaScript: text in, text out. The typed functions of the npm package are around it.
//!
//! Every function gives text (JSON, unless another format is asked for), or throws text: the problems
//! as JSON. Counts beyond 2^53 - 1 are strings of digits, for JavaScript would round them.
//!
//! Without the feature `plan` the module sizes and nothing else: a third of the bytes.
#![forbid(unsafe_code)]

mod answer;
#[cfg(feature = "plan")]
mod existing;
#[cfg(feature = "plan")]
mod lists;
#[cfg(feature = "plan")]
mod plans;
mod sizes;
#[cfg(feature = "plan")]
mod written;

#[cfg(feature = "plan")]
pub use existing::{existing, find};
#[cfg(feature = "plan")]
pub use lists::*;
#[cfg(feature = "plan")]
pub use plans::*;
pub use sizes::*;
#[cfg(feature = "plan")]
pub use written::formats;
