//! A language server for request files: problems with their hints, completion, sums with their sources,
//! and the place of each subnet.
//!
//! It reads the documents that are open in the editor, the lock of a request, and the files that the
//! request names as `existing`. It writes no files.
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
