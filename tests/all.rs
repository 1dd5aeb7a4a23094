//! Tests that span the crates, one module per topic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod audited;
mod book;
mod cases;
mod codes;
mod documents;
mod editions;
mod examples;
mod existing;
mod files;
mod histories;
mod history;
mod index;
mod invariants;
mod proof;
mod reference;
mod rooms;
mod rust_version;
mod schemas;
mod source;
mod sources;
