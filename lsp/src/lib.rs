//! A language server for request files: problems with their hints, what may be written, sums with their
//! sources, and where each subnet goes.
//!
//! It reads what the editor has open, and beside that the lock of a request and the files that it names as
//! `existing`. It writes no files.
#![forbid(unsafe_code)]

mod actions;
mod analysis;
mod completion;
mod diagnostics;
mod document;
mod hints;
mod hover;
mod positions;
mod schema;
mod server;
mod wire;

pub use server::{serve, serve_on};
