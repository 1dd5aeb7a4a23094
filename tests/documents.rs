//! Statements of the documents, checked.

use ipplan::{Lock, plan};
use ipplan_formats::read::{self, Syntax};

fn document(path: &str) -> String {
    std::fs::read_to_string(xtask::root().join(path)).unwrap().replace("\r\n", "\n")
}

/// The blocks of code in a language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let start = format!("```{language}\n");
    let block = |rest: &'a str| rest.split_once("\n```").unwrap().0;
    text.split(&start).skip(1).map(block).collect()
}

/// Each added line of a file follows the one before it there, so a tour cannot grow old.
#[test]
fn the_files_that_contributing_adds_are_there() {
    let text = document("CONTRIBUTING.md");
    let diffs = blocks(&text, "diff");
    assert!(diffs.len() > 1, "only {} tours", diffs.len());
    for part in diffs.iter().flat_map(|diff| diff.split("+++ b/").skip(1)) {
        let (path, diff) = part.split_once('\n').unwrap();
        let file = document(path);
        let mut lines = file.lines();
        let mut added = 0;
        for line in diff.lines().filter_map(|line| line.strip_prefix('+')) {
            assert!(lines.any(|it| it == line), "{path} does not go on with {line:?}");
            added += 1;
        }
        assert!(added >= 5, "only {added} lines of {path}");
    }
}

/// Of every entry: a date, a choice, under ten lines, and the newest first.
#[test]
fn decisions_are_short_dated_and_newest_first() {
    let text = document("DESIGN.md");
    let groups: Vec<&str> = text.split("\n## ").skip(1).collect();
    let mut count = 0;
    for group in &groups {
        let mut newest = "9999-12-31";
        for entry in group.split("\n### ").skip(1) {
            let (head, body) = entry.split_once('\n').unwrap();
            let (date, question) = head.split_once(": ").unwrap();
            assert!(ipplan::Edition::parse(date).is_some() && date.len() == 10, "no date: {head}");
            assert!(date <= newest, "newer than the entry above: {head}");
            assert!(question.ends_with('?'), "not a question: {head}");
            assert!(body.trim_start().starts_with("**Choice**: "), "no choice: {head}");
            let lines = body.lines().filter(|line| !line.is_empty()).count();
            assert!(lines < 10, "{lines} lines: {head}");
            newest = date;
            count += 1;
        }
    }
    assert!(count > 50, "only {count} decisions");
}

/// The request files on the pages plan as they stand.
#[test]
fn the_requests_on_the_pages_plan() {
    let text = document("docs/planning.md");
    let mut count = 0;
    for (language, syntax) in [
        ("yaml", Syntax::Yaml),
        ("toml", Syntax::Toml),
        ("csv", Syntax::Csv),
        ("json", Syntax::Json),
    ] {
        for block in blocks(&text, language) {
            let read = read::request(block, syntax);
            let request =
                read.map_err(|it| it.problems).unwrap_or_else(|it| panic!("{it:?}")).request;
            plan(&request, &Lock::default()).unwrap_or_else(|it| panic!("{it:?}\n{block}"));
            count += 1;
        }
    }
    assert!(count >= 4, "only {count} requests");
}

/// The workflow names the oldest Rust in its own words.
#[test]
fn the_workflow_tests_the_oldest_rust() {
    let manifest = document("Cargo.toml");
    let (_, rest) = manifest.split_once("rust-version = \"").unwrap();
    let (oldest, _) = rest.split_once('"').unwrap();
    let workflow = document(".github/workflows/ci.yml");
    assert!(workflow.contains(&format!("RUSTUP_TOOLCHAIN: \"{oldest}\"")), "not {oldest}");
    assert!(workflow.contains(&format!("rustup toolchain install {oldest} ")), "not {oldest}");
}
