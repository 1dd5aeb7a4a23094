//! Problems and notices: in words, with a place, hints, and the page they rely on.
//!
//! Uses facts, for the pages. Every problem and notice carries a code, and every code is in the list
//! of [`codes`] with its meaning.

mod code;
pub mod codes;
mod hint;
mod nearest;
mod notice;
pub mod place;
mod problem;

pub use code::Code;
pub use hint::{Edit, Hint, Setting, Where};
pub(crate) use nearest::Nearest;
pub use nearest::nearest;
pub use notice::Notice;
pub use problem::Problem;
