//! Tests that span the crates.

/// The Rust in the README, run as it stands.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
