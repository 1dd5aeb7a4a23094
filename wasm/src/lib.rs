//! ipplan for JavaScript: text in, text out. The typed functions of the npm package are around it.
//!
//! Every function gives text (JSON, unless another format is asked for), or throws text: the problems
//! as JSON. Counts beyond 2^53 - 1 are strings of digits, for JavaScript would round them.
//!
//! With the feature `plan` alone the module plans requests that are data and reads no text of anybody else: half of
//! the bytes. Without any feature it sizes and nothing else: a fifth of them.
#![forbid(unsafe_code)]

mod answer;
#[cfg(feature = "read")]
mod diagram;
#[cfg(feature = "plan")]
mod drafts;
#[cfg(feature = "read")]
mod existing;
#[cfg(feature = "read")]
mod lists;
#[cfg(feature = "plan")]
mod plans;
#[cfg(feature = "read")]
mod reach;
mod sizes;
#[cfg(feature = "read")]
mod texts;
#[cfg(feature = "read")]
mod written;

#[cfg(feature = "read")]
pub use diagram::*;
#[cfg(feature = "plan")]
pub use drafts::*;
#[cfg(feature = "read")]
pub use existing::*;
#[cfg(feature = "read")]
pub use lists::*;
#[cfg(feature = "plan")]
pub use plans::*;
#[cfg(feature = "read")]
pub use reach::*;
pub use sizes::*;
#[cfg(feature = "read")]
pub use texts::*;
#[cfg(feature = "read")]
pub use written::*;
