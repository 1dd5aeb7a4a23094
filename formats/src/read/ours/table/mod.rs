//! Tables of networks: CSV with a line of names, as spreadsheets, portals and inventories export it.
//!
//! A line of names gives columns their roles, and so does what stands in them ([`roles`]); a row with
//! the roles gives networks with their level ([`rows`]); what the rows say together of containers is
//! settled at the end ([`containers`]).

mod cells;
mod containers;
mod header;
mod meaning;
mod roles;
mod rows;

pub(crate) use header::Header;
pub(crate) use rows::read;
