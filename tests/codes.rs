//! The page of all codes is what the list says, with an example from the cases.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use ipplan::codes;
use serde_json::Value;
use snapbox::{Data, assert_data_eq};

/// `cargo xtask bless` rewrites the page.
#[test]
fn the_page_of_codes_is_what_the_list_says() {
    let path = xtask::root().join("docs/codes.md");
    assert_data_eq!(codes_page(), Data::read_from(&path, None).raw());
}

fn codes_page() -> String {
    let mut all = codes::ALL.to_vec();
    all.sort_by_key(|code| code.id);
    let shown = shown();
    let mut page = format!(
        "# Every code\n\nEach problem, finding and notice has a code that stays the same between \
         releases: {} of them, in alphabetical order. `ipplan explain CODE` prints the same. \
         Below the meaning is an example of what is said, with what to try. [Check and \
         audit](check.md#what-it-finds) lists how severe each finding is, and how to allow one.\n",
        all.len()
    );
    for code in all {
        let meaning = code.meaning.replace('<', "\\<");
        write!(page, "\n## {}\n\n{meaning}\n", code.id).unwrap();
        if let Some(example) = shown.get(code.id) {
            write!(page, "\n```text\n{example}```\n").unwrap();
        }
    }
    page
}

/// The first message with each code in the cases, preferably one with a hint.
fn shown() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    for folder in ["tests/cases", "tests/existing"] {
        collect(&xtask::root().join(folder), &mut files);
    }
    files.sort();
    let mut shown = BTreeMap::new();
    for file in files {
        gather(&serde_json::from_slice(&fs::read(file).unwrap()).unwrap(), &mut shown);
    }
    assert!(shown.len() > 80, "only {} codes have an example", shown.len());
    shown
}

/// Every answer in JSON, but for plans in the format of others and locks.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, files);
        } else if ["problems.json", "plan.json"].contains(&&*name) || name.ends_with(".check.json")
        {
            files.push(path);
        }
    }
}

fn gather(value: &Value, shown: &mut BTreeMap<String, String>) {
    if let (Some(code), Some(message)) = (value["code"].as_str(), value["message"].as_str()) {
        let hints = value["hints"].as_array().into_iter().flatten();
        let tries = hints.filter_map(|hint| hint["text"].as_str()).map(|it| format!("try: {it}\n"));
        let text = format!("{message}\n{}", tries.collect::<String>());
        let known = shown.entry(code.to_owned()).or_insert_with(|| text.clone());
        if !known.contains("\ntry: ") && text.contains("\ntry: ") {
            *known = text;
        }
    }
    match value {
        Value::Array(values) => values.iter().for_each(|it| gather(it, shown)),
        Value::Object(values) => values.values().for_each(|it| gather(it, shown)),
        _ => {}
    }
}
