//! The schema of requests has one address, wherever it is named.

use std::fs;

use ipplan_formats::schema::REQUEST_ADDRESS;
use serde_json::Value;

fn file(name: &str) -> String {
    fs::read_to_string(xtask::root().join(name)).unwrap()
}

fn json(name: &str) -> Value {
    serde_json::from_str(&file(name)).unwrap()
}

#[test]
fn it_is_in_the_repository() {
    let manifest = file("Cargo.toml");
    let repository = manifest.lines().find_map(|it| it.strip_prefix("repository = ")).unwrap();
    let raw = repository.trim_matches('"').replace("github.com", "raw.githubusercontent.com");
    let path = REQUEST_ADDRESS.strip_prefix(&format!("{raw}/main/")).unwrap();
    assert_eq!(json(path)["$id"], REQUEST_ADDRESS);
}

#[test]
fn the_starter_and_the_page_name_it() {
    let line = format!("# yaml-language-server: $schema={REQUEST_ADDRESS}");
    assert_eq!(file("cli/src/commands/starter.yaml").lines().next(), Some(line.as_str()));
    let page = file("docs/editors.md");
    assert!(page.contains(&format!("`{line}`")));
    assert!(page.contains(&format!("`#:schema {REQUEST_ADDRESS}`")));
}

/// The entry for the catalogue takes the files that the extension takes.
#[test]
fn the_entry_for_the_catalogue_has_it() {
    let entry = json("editors/schema-store.json");
    assert_eq!(entry["url"], REQUEST_ADDRESS);
    let keys: Vec<&String> = entry.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["name", "description", "fileMatch", "url"]);
    let extension = json("editors/vscode/package.json");
    let mut taken = Vec::new();
    for language in ["jsonValidation", "tomlValidation", "yamlValidation"] {
        match &extension["contributes"][language][0]["fileMatch"] {
            Value::Array(patterns) => taken.extend(patterns.iter().cloned()),
            // A regular expression, as the extension for TOML wants it.
            pattern => taken.push(pattern.as_str().unwrap().replace(r"^.*\.", "*.").into()),
        }
    }
    let plain = |pattern: Value| pattern.as_str().unwrap().replace(r"\.", ".").replace('$', "");
    let taken: Vec<String> = taken.into_iter().map(plain).collect();
    assert_eq!(entry["fileMatch"], Value::from(taken));
}
