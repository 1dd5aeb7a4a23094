//! Tests that span the crates, one module per topic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod editions;
mod files;
mod index;
mod invariants;
mod proof;
mod reference;
mod rust_version;
mod source;
mod sources;
