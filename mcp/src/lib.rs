//! A server of the Model Context Protocol on standard input and output: the
//! [tools](ipplan_formats::TOOLS) of ipplan for language models.
//!
//! It reads what it is asked and nothing else: no files, no network, no environment.
#![forbid(unsafe_code)]

mod bounded;
mod server;

pub use server::serve;
