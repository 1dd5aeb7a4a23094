//! SVG, for design documents.

mod blocks;
mod links;
mod map;
mod measures;
mod plan;
mod review;
mod words;

pub use links::links;
pub use plan::plan;
pub use review::review;
