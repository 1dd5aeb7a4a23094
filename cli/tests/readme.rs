//! The README and the pages of `docs`, run as they stand.
//!
//! Each runs in a folder of its own that holds a copy of `examples`, so what it writes stays out of the
//! repository, and out of the way of the others.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::{env, fs};

#[test]
fn readme_and_pages() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let pages = fs::read_dir(top.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> =
        pages.filter(|it| it.extension() == Some("md".as_ref())).collect();
    pages.push(top.join("README.md"));
    pages.sort();
    if cfg!(not(feature = "store")) {
        pages.retain(|page| !page.ends_with("docs/store.md"));
    }
    for page in pages {
        let work = tempfile::tempdir().unwrap();
        copy(&top.join("examples"), &work.path().join("examples"));
        // A store of its own, which the page about stores uses.
        fs::create_dir(work.path().join("plans")).unwrap();
        env::set_current_dir(work.path()).unwrap();
        trycmd::TestCases::new().env("COLUMNS", "80").case(page).run();
        env::set_current_dir(top).unwrap();
    }
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let copied = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &copied);
        } else {
            fs::copy(entry.path(), copied).unwrap();
        }
    }
}
