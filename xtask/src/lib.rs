//! Functions of the tasks that the tests need too. The tasks themselves are in `main.rs`.
#![forbid(unsafe_code)]

pub mod index;
pub mod links;
pub mod numbers;
pub mod sources;

use std::path::{Path, PathBuf};

/// The folder of the whole repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
