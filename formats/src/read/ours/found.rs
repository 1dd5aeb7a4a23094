//! What a reader gives.

use ipplan::{Lock, Problem, Request};

use crate::read::ours::request::Places;

/// What a reader found.
pub(crate) struct Found {
    pub(crate) request: Request,
    pub(crate) lock: Option<Lock>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) places: Places,
}
