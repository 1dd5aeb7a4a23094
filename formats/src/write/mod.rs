//! From answers to text.

pub mod json;
pub mod markdown;
pub mod text;
