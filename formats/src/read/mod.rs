//! From text to data, with every problem that can be found and its place in the text.

mod address;
mod any;
mod asked;
mod csv;
mod encoding;
mod json;
mod lines;
mod lock;
mod networks;
mod request;
mod toml;
mod tree;
mod wanted;
mod yaml;

pub use any::{Kind, READERS, Read, Reader, any};
pub use asked::Asked;
pub use networks::{Networks, Place, network, networks, networks_of};
pub use request::{Document, Places, Question, Refused, Syntax, question, request};
pub use tree::Spot;
pub use wanted::{room, wanted};

pub(crate) use lock::lock;
pub(crate) use request::{NETWORK_KEYS, REQUEST_KEYS, SUBNET_KEYS};
pub(crate) use yaml::is_number;
