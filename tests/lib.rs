//! Tests that span the crates.

/// The Rust of the page for programs, run as it stands.
#[cfg(doctest)]
#[doc = include_str!("../docs/programs.md")]
pub struct Programs;
