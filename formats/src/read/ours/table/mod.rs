//! Tables of networks: CSV with a line of names, as spreadsheets, portals and inventories export it.
//!
//! A line of names gives columns their roles, and so does what stands in them ([`roles`], [`guess`]); a
//! row with the roles ([`rows`]) gives ranges ([`ranges_in`]) with their level and what else it says of them
//! ([`about`]); what the rows say together is settled at the end ([`containers`], [`seen`]). All of it is one
//! listing, from which come networks and what exists ([`inventory`]). The rows may be those of a text,
//! of a sheet or of a document.

mod about;
mod cells;
mod containers;
mod guess;
mod header;
mod inventory;
mod listed;
mod meaning;
mod ranges_in;
mod roles;
mod rows;
mod seen;
mod status;

pub(crate) use cells::{Row, RowSource};
pub(crate) use header::Header;
pub(crate) use listed::Listing;
pub(crate) use meaning::{are_of_rules, names_ranges};
pub(crate) use rows::{OF_RULES, read};

impl Header {
    /// Where the rows of a text come from.
    pub(crate) fn source<'a>(&self, text: &'a [u8]) -> RowSource<'a> {
        RowSource::Text(text, self.delimiter)
    }
}
