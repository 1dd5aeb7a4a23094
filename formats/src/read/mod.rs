//! From text to data, with every problem that can be found and its place in the text.

mod answer;
mod any;
mod inventory;
mod large;
mod networks;
mod ours;
mod request;
mod syntax;
mod theirs;

pub use answer::{Kind, Read};
pub use any::{READERS, Reader, any};
pub use inventory::{inventory, inventory_beside};
pub use large::large;
pub use networks::{networks, networks_of, networks_typed};
pub use ours::existing::list_of;
pub use ours::level::Level;
pub use ours::networks::{FileRead, ListPlace, Networks, network, typed};
pub use ours::request::{
    Document, LINK_KEYS, LinkKey, LinkValue, Places, Question, RefusedRequest, TextPart, WordPart,
    data_request, question, word_in,
};
pub use ours::sizes::{fit_for, sizes};
pub use ours::space_lists::SpaceLists;
pub use request::{request, request_in};
pub use syntax::encoding::text;
pub use syntax::syntax::Syntax;
pub use syntax::tree::Spot;

pub(crate) use inventory::{as_inventory, with_own};
pub(crate) use ours::existing::notices;
pub(crate) use ours::lock::lock;
pub(crate) use ours::request::{CLIENT_POOL_KEYS, NETWORK_KEYS, REQUEST_KEYS, SUBNET_KEYS};
pub(crate) use syntax::data::json_object;
pub(crate) use syntax::yaml::is_number;
pub(crate) use theirs::FOREIGN;
