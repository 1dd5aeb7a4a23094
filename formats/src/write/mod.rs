//! From answers to text.

pub mod json;
pub mod text;
