//! SVG, for design documents.

mod blocks;
mod measures;
mod plan;

pub use plan::plan;
