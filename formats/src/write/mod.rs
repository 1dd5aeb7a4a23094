//! From answers to text.

pub mod json;
mod request;
pub mod schema;
pub mod text;
pub mod toml;
pub mod yaml;
