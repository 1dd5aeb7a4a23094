//! From data and answers to text.
//!
//! Uses the readers, for the names of keys and the places of networks. Each format is one file, and
//! the table of `writers` is what every face lists, offers and runs.

pub mod csv;
mod ours;
mod show;
mod shown;
mod theirs;
mod writers;

pub use ours::{proof, toml, yaml};
pub use show::{diagram, json, junit, markdown, sarif, schema, sentences, svg, text};
pub use theirs::deploy;
#[cfg(feature = "workbooks")]
pub use writers::WORKBOOK;
pub use writers::{CHECKS, PLANS, REQUESTS, REVIEWS, Writer, request};
