//! The reference page is what the tables say: `cargo xtask bless` rewrites it.

use ipplan::services;
use snapbox::{Data, assert_data_eq};

#[test]
fn the_reference_page_is_what_the_tables_say() {
    let path = xtask::root().join("docs/services.md");
    let page = ipplan_formats::markdown::services(services::ALL);
    assert_data_eq!(page, Data::read_from(&path, None).raw());
}

/// The diff in CONTRIBUTING is of a file that is still like that.
#[test]
fn the_service_that_contributing_adds_is_there() {
    let read = |path: &str| std::fs::read_to_string(xtask::root().join(path)).unwrap();
    let text = read("CONTRIBUTING.md");
    let (_, diff) = text.split_once("```diff\n").unwrap();
    let (diff, _) = diff.split_once("```").unwrap();
    let path = diff.lines().find_map(|line| line.strip_prefix("+++ b/")).unwrap();
    let file = read(path);
    let mut lines = file.lines();
    let mut added = 0;
    for line in diff.lines().filter(|line| !line.starts_with("+++")) {
        if let Some(line) = line.strip_prefix('+') {
            assert!(lines.any(|it| it == line), "{path} does not go on with {line:?}");
            added += 1;
        }
    }
    assert!(added > 20, "only {added} lines");
}
