//! Readers of the formats of this project: requests, locks, plans and lists of networks.

pub(crate) mod existing;
pub(crate) mod found;
pub(crate) mod held;
pub(crate) mod json_list;
pub(crate) mod level;
pub(crate) mod levels;
pub(crate) mod list;
pub(crate) mod lock;
pub(crate) mod lock_request;
pub(crate) mod named;
pub(crate) mod networks;
pub(crate) mod plain;
pub(crate) mod plan;
pub(crate) mod request;
pub(crate) mod sizes;
pub(crate) mod sniff;
pub(crate) mod space_lists;
pub(crate) mod table;
