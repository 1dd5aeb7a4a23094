//! The pages of `docs` are a book: its contents, and every link of every page.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::links::{anchors, links};
use xtask::root;

/// Pages other than those of `docs` that people read.
const OTHERS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "DESIGN.md",
    "SECURITY.md",
    "benches/README.md",
    "wasm/README.md",
    "provider/docs/index.md",
];

fn page(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The pages in the folder itself.
fn pages() -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(root().join("docs")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|it| it == "md")).collect()
}

#[test]
fn the_book_has_every_page_once() {
    let summary = page(&root().join("docs/SUMMARY.md"));
    let listed: Vec<PathBuf> =
        links(&summary).into_iter().map(|at| root().join("docs").join(&summary[at])).collect();
    let mut expected = pages();
    expected.remove(&root().join("docs/SUMMARY.md"));
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), expected);
    assert_eq!(listed.len(), expected.len(), "a page is listed twice");
}

/// Of those within the repository; pages of others are their own.
#[test]
fn every_link_leads_somewhere() {
    let mut count = 0;
    let mut broken = Vec::new();
    for from in pages().into_iter().chain(OTHERS.iter().map(|path| root().join(path))) {
        let text = page(&from);
        for target in links(&text).into_iter().map(|at| &text[at]) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let to = if path.is_empty() { from.clone() } else { from.parent().unwrap().join(path) };
            let leads = to.exists() && (anchor.is_empty() || anchors(&page(&to)).contains(anchor));
            if !leads {
                broken.push(format!("{}: {target}", from.display()));
            }
            count += 1;
        }
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
    assert!(count > 200, "only {count} links");
}

/// The table gives the number of steps in each section: three at most.
#[test]
fn an_answer_is_three_steps_away_at_most() {
    let text = page(&root().join("docs/start.md"));
    let mut sections = 0;
    for section in text.split("\n## ").skip(1) {
        let title = section.lines().next().unwrap();
        let steps = section.lines().filter(|line| {
            let mut letters = line.chars();
            letters.next().is_some_and(|it| it.is_ascii_digit())
                && letters.as_str().starts_with(". ")
        });
        let steps = steps.count();
        let row = format!("](#{}) | {steps} |", title.to_lowercase().replace(' ', "-"));
        assert!((1..=3).contains(&steps), "{title}: {steps} steps");
        assert!(text.contains(&row), "the table has no {row:?}");
        sections += 1;
    }
    assert!(sections > 10, "only {sections} sections");
}
