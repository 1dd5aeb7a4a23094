//! The README and the pages of `docs`, run as they stand.
//!
//! They run in a folder that holds a copy of `examples`, so what they write stays out of the repository.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::{env, fs};

#[test]
fn readme_and_pages() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let work = tempfile::tempdir().unwrap();
    fs::create_dir(work.path().join("examples")).unwrap();
    for example in fs::read_dir(top.join("examples")).unwrap() {
        let example = example.unwrap();
        let copy = work.path().join("examples").join(example.file_name());
        fs::copy(example.path(), copy).unwrap();
    }
    env::set_current_dir(work.path()).unwrap();
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", "80").case(top.join("README.md")).case(top.join("docs/*.md"));
}
