//! The inventories of the files in the folders of `formats/tests/field`, and their findings, in JSON:
//! `tests/existing/NAME.show.json` and `NAME.check.json`. The binary and the npm package read the same
//! folders. `cargo xtask bless` rewrites the expected files; then read them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ipplan::AuditOptions;
use ipplan_formats::{check, json, read};
use serde_json::Value;
use snapbox::{Data, assert_data_eq};

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn expected(file: &str) -> PathBuf {
    xtask::root().join("tests/existing").join(file)
}

#[test]
fn files_say_what_exists() {
    let field = xtask::root().join("formats/tests/field");
    let mut all = BTreeSet::new();
    for folder in names(&field) {
        let read = |name: &String| fs::read(field.join(&folder).join(name)).unwrap();
        let texts: Vec<(String, Vec<u8>)> =
            names(&field.join(&folder)).into_iter().map(|it| (it.clone(), read(&it))).collect();
        let files: Vec<(&str, &[u8])> =
            texts.iter().map(|(name, text)| (name.as_str(), text.as_slice())).collect();
        let (inventory, problems) = read::inventory(&files);
        let report = check(&files, &AuditOptions::default());
        let mut same = |file: String, value: Value| {
            assert_data_eq!(format!("{value:#}\n"), Data::read_from(&expected(&file), None).raw());
            all.insert(file);
        };
        let found = if problems.is_empty() {
            json::existing(&inventory)
        } else {
            json::problems(&problems)
        };
        same(format!("{folder}.show.json"), found);
        same(format!("{folder}.check.json"), json::check(&report));
    }
    assert_eq!(names(&expected("")), all);
}
