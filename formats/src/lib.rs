//! The languages ipplan reads and writes.
#![forbid(unsafe_code)]
