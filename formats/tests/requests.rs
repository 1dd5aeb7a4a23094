//! Request files: what is read, what is refused and where, and that what is written reads back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod request;
