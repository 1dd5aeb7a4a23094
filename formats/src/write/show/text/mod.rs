//! Text for people: 80 columns, every sum open to a check by hand.
//!
//! Bold and colours are ANSI sequences; a face that writes to something else than a terminal strips
//! them. Only addresses of pages may be longer than a line, because a broken one is of no use.

mod capacity;
mod check;
mod diff;
mod excerpt;
mod existing;
mod free;
mod next;
mod overlaps;
mod page;
mod plan;
mod problem;
mod ranges;
mod reach;
mod repack;
mod review;
mod service;
mod size;

pub(super) use page::{count, number};
pub(super) use service::{expected, sharing};
pub(super) use size::{spare, stated};

pub use capacity::capacity;
pub use check::check;
pub use diff::{diff, released};
pub use excerpt::File;
pub use existing::{drift, existing, found, inventory_read};
pub use free::free;
pub use next::{list, shortfall};
pub use overlaps::overlaps;
pub use page::{paragraph, shown};
pub use plan::plan;
pub use problem::{codes, files, notices, problems, problems_in};
pub use ranges::RangeStyle;
pub use reach::reach;
pub use repack::repack;
pub use review::review;
pub use service::{service, services};
pub use size::size;
