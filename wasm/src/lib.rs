//! ipplan for JavaScript: text in, text out. The typed functions of the npm package are around it.
//!
//! Every function gives text (JSON, unless another format is asked for), or throws text: the problems
//! as JSON. Counts beyond 2^53 - 1 are strings of digits, for JavaScript would round them.
#![forbid(unsafe_code)]

mod answer;
mod lists;
mod plans;
mod sizes;
mod written;

pub use lists::*;
pub use plans::*;
pub use sizes::*;
pub use written::formats;
