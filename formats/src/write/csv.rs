//! CSV, for spreadsheets: one row a subnet.

pub use super::ours::csv::request;
pub use super::show::csv::plan;
