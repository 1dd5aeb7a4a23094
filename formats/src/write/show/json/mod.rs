//! JSON, for programs. The folder `schema` describes every answer as a JSON Schema.

mod answers;
mod check;
mod draft;
mod existing;
mod files;
mod links;
mod lists;
mod map;
mod plan;
mod read;
mod repack;
mod visible;

pub use answers::{
    capacity, catalogue, codes, diff, notices, planned, problems, problems_in, released, request,
    services, size, text, write,
};
pub use check::{check, review};
pub use draft::draft_changes;
pub use existing::{drift, existing, found};
pub use links::reach;
pub use lists::{blocks, free, overlaps, placements, shortfall, summary};
pub use map::map;
pub use plan::plan;
pub use read::{adopted, read, readers};
pub use repack::repack;
pub use visible::Visible;
