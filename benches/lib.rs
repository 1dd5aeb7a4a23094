//! Ours and its peers, measured in one run.
//!
//! A *row* is a task with its input. A *contestant* is a way to do it: ours; the peers, which are
//! the code of a careful user, fifty lines on a good container, and ready-made crates; and a floor,
//! which does the least work possible for that input, without the checks, the families or the
//! freedom of size that a library owes its users.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::similar_names,
    clippy::missing_panics_doc,
    clippy::from_iter_instead_of_collect,
    reason = "a measurement may stop, and its peers are written as their users would"
)]

pub mod allocator;
pub mod growth;
pub mod input;
pub mod inventory;
pub mod links;
pub mod peers;
pub mod row;
