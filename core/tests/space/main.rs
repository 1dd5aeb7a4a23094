//! `Space`, compared with slow twins: a bitmap, every arrangement there is, and another crate.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test may stop on what it did not expect"
)]

mod batch;
mod bitmap;
mod errors;
mod faults;
mod long;
mod twin;
