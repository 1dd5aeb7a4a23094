//! Text for people: 80 columns, every sum open to a check by hand.
//!
//! Bold and colours are ANSI sequences; a face that writes to something else than a terminal strips
//! them. Only addresses of pages may be longer than a line, because a broken one is of no use.

mod capacity;
mod page;
mod problem;
mod service;
mod size;

pub(super) use page::number;
pub(super) use service::expected;
pub(super) use size::told;

pub use capacity::capacity;
pub use problem::{codes, problems};
pub use service::{service, services};
pub use size::size;
