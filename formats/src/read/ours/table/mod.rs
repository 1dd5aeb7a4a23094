//! Tables of networks: CSV with a header, as spreadsheets, portals and inventories export it.
//!
//! The header gives columns their roles, and so does their content ([`roles`], [`guess`]); a row with the
//! roles ([`rows`]) gives ranges ([`ranges_in`]) with their level and other content ([`about`]); questions
//! about all rows together are settled at the end ([`containers`], [`seen`]). The result is one listing, from
//! which networks and an inventory are made ([`inventory`]). The rows may be those of a text, of a sheet or
//! of a document.

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
