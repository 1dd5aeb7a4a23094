//! From answers to text.

pub mod csv;
pub mod json;
pub mod markdown;
pub(crate) mod request;
pub mod schema;
pub mod svg;
pub mod text;
pub mod toml;
pub mod yaml;
