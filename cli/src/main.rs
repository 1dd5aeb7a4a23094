//! The `ipplan` command.
#![forbid(unsafe_code)]
fn main() {}
