//! Formats of others: those that are read, one file each, and those that are known and refused by name.
//!
//! Uses the syntax and what a text looks like. A reader says what exists and where that stands; it
//! guesses nothing, and drops nothing in silence: what it cannot understand is listed as not read.

mod arm;
mod azure;
mod azure_ipam;
mod document;
mod foreign;
mod grid;
mod index;
mod ipam_rows;
mod item;
mod look;
mod subnet_calc_link;
mod terraform;
mod unknown;
mod unread;
mod visual_subnet_calc;
#[cfg(feature = "workbooks")]
mod workbook;
mod workloads;

pub(crate) use foreign::Foreign;
pub(crate) use index::{FOREIGN, format_of, read_files};
pub(crate) use look::Look;
pub(crate) use unread::refused;
