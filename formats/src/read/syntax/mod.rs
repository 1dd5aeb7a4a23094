//! Languages: from text to a tree with positions, without its meaning.

pub(crate) mod address;
pub(crate) mod conflict;
pub(crate) mod data;
pub(crate) mod encoding;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod ranges;
pub(crate) mod syntax;
pub(crate) mod tables;
pub(crate) mod toml;
pub(crate) mod tree;
pub(crate) mod words;
pub(crate) mod yaml;
