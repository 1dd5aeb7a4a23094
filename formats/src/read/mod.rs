//! From text to data, with every problem that can be found and its place in the text.

mod address;
mod csv;
mod lines;
mod networks;
mod wanted;

pub use networks::{Networks, Place, network, networks};
pub use wanted::wanted;
