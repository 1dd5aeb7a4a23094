//! Requests, written so that they read back the same: one model in four syntaxes.

pub(super) mod csv;
mod request_value;
pub mod toml;
pub mod yaml;

pub(super) use request_value::{named, value};
