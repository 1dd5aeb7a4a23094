//! A server of the Model Context Protocol on standard input and output: tools for language models, such as
//! those of [`TOOLS`](ipplan_formats::TOOLS).
//!
//! It reads what it is asked and nothing else: no files, no network, no environment. A tool that it is given
//! may do so, such as one that waits for a store; it does not hold up the others.
#![forbid(unsafe_code)]

mod bounded;
mod server;

pub use server::serve;
