//! Facts: numbers with their history, the pages that state them, and their dates.
//!
//! Uses nothing else of the crate. A fact never loses its past: a newer page adds an entry, and an
//! edition picks the entry that held on its day.

mod cited;
mod edition;
mod fact;
mod source;

pub use cited::Cited;
pub use edition::Edition;
pub use fact::{AnyFact, Entry, Fact};
pub use source::Source;

pub(crate) use source::each_once;
