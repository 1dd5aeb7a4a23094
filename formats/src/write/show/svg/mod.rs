//! SVG, for design documents.

mod blocks;
mod links;
mod measures;
mod plan;
mod words;

pub use links::links;
pub use plan::plan;
