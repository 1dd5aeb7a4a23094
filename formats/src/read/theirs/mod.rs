//! Languages of other programs.
//!
//! Those that are read have a file each beside this one. Those that are known and not read are in
//! [`unread`], a row each: a reader takes the place of its row.

mod unread;

pub(crate) use unread::{known, known_in};
