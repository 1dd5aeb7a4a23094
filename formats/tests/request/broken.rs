//! Real files with real mistakes: every problem, with the line it is in.
//!
//! `SNAPSHOTS=overwrite` rewrites what is expected; read it.

use std::path::{Path, PathBuf};

use ipplan_formats::read::{self, Syntax};
use ipplan_formats::text;
use snapbox::{Data, assert_data_eq};

pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

pub(super) fn files() -> Vec<(String, String, Syntax)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let extension = path.extension().unwrap().to_str().unwrap();
        if let Some(syntax) = Syntax::from_extension(extension) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            files.push((name, std::fs::read_to_string(&path).unwrap(), syntax));
        }
    }
    assert!(files.len() > 15);
    files
}

#[test]
fn every_problem_is_shown_where_it_is() {
    for (name, text, syntax) in files() {
        let refused = read::request(&text, syntax).map(|it| it.request).expect_err(&name);
        let file = text::File { name: &name, text: &text, places: &refused.places };
        let page = text::problems_in(&refused.problems, &file);
        let plain = anstream::adapter::strip_str(&page).to_string();
        for line in plain.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
        for problem in &refused.problems {
            let whole = problem.place.is_empty();
            assert!(
                whole || refused.places.of(problem).is_some(),
                "{name}: {problem:?} is nowhere"
            );
        }
        let schema = std::fs::read_to_string(folder().join("../../schema/problems.json")).unwrap();
        let schema = serde_json::from_str(&schema).unwrap();
        let json = ipplan_formats::json::problems_in(&refused.problems, &refused.places);
        assert!(jsonschema::is_valid(&schema, &json), "{json:#}");
        let expected = folder().join(format!("{name}.txt"));
        assert_data_eq!(plain, Data::read_from(&expected, None).raw());
    }
}
