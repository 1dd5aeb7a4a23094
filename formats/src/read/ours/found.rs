//! The result of one reader.

use ipplan::{Inventory, Lock, Problem, Request};

use crate::read::ours::plain::PlainList;
use crate::read::ours::request::Places;
use crate::read::ours::table::Listing;

/// The content of a text.
pub(crate) enum Found {
    /// A request, and the lock that a text states with it.
    Request(Box<FoundRequest>),
    /// Networks, one a line.
    List(Box<PlainList>),
    /// A table of networks.
    Table(Box<Listing>),
    /// Networks that exist.
    Inventory(Box<Inventory>),
}

/// A request that was read, with all that is wrong with it.
pub(crate) struct FoundRequest {
    pub(crate) request: Request,
    pub(crate) lock: Option<Lock>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) places: Places,
}
