//! From answers to text.

pub mod json;
pub mod markdown;
mod request;
pub mod schema;
pub mod text;
pub mod toml;
pub mod yaml;
