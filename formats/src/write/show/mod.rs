//! Answers: as text for people, as JSON for programs, for documents and for spreadsheets.

mod changes;
pub(super) mod csv;
pub mod diagram;
pub mod json;
pub mod junit;
mod link;
pub mod markdown;
mod number;
mod order;
pub mod sarif;
pub mod schema;
pub mod sentences;
#[cfg(feature = "workbooks")]
mod sheet;
pub mod svg;
pub mod text;
#[cfg(feature = "workbooks")]
pub(super) mod workbook;

pub(super) use order::{by_address, lives_in};
