//! Writers for formats that ipplan and its checker read: requests in four syntaxes, and proofs.

pub(super) mod csv;
pub mod proof;
mod request_value;
pub mod toml;
pub mod yaml;

pub(super) use request_value::{named, value};
