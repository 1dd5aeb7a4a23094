//! From text to data, with every problem that can be found and its place in the text.

mod json;
mod request;
mod toml;
mod tree;
mod yaml;

pub use request::{Document, Places, Refused, Syntax, request};
pub use tree::Spot;

pub(crate) use request::{NETWORK_KEYS, REQUEST_KEYS, SUBNET_KEYS};
pub(crate) use yaml::is_number;
