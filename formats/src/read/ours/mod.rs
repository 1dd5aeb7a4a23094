//! What this project writes itself: requests, locks, plans and lists of networks.

pub(crate) mod asked;
pub(crate) mod found;
pub(crate) mod list;
pub(crate) mod list_csv;
pub(crate) mod lock;
pub(crate) mod lock_request;
pub(crate) mod networks;
pub(crate) mod plan;
pub(crate) mod request;
pub(crate) mod sniff;
pub(crate) mod wanted;
