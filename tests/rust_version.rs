//! `rust-version` is a promise to those who build what is published.

use std::collections::BTreeMap;
use std::env;
use std::process::Command;

use serde_json::Value;

/// Every package a build on this machine may need, as `cargo metadata` prints it.
fn metadata() -> Value {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // Packages for other systems may not be downloaded here.
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--all-features", "--filter-platform", host])
        .current_dir(xtask::root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// `1.88` and `1.88.0` are the same version.
fn version(text: &str) -> Vec<u32> {
    let mut parts: Vec<u32> = text.split('.').map(|part| part.parse().unwrap()).collect();
    parts.resize(3, 0);
    parts
}

/// The content of an array of objects, by a text field.
fn by<'a>(array: &'a Value, field: &str) -> BTreeMap<&'a str, &'a Value> {
    array.as_array().unwrap().iter().map(|it| (it[field].as_str().unwrap(), it)).collect()
}

#[test]
fn no_dependency_of_a_published_crate_wants_a_newer_rust() {
    let metadata = metadata();
    let packages = by(&metadata["packages"], "id");
    let nodes = by(&metadata["resolve"]["nodes"], "id");
    let published = |id: &&str| packages[id]["publish"].is_null();
    let members = metadata["workspace_members"].as_array().unwrap();
    let mut queue: Vec<&str> =
        members.iter().map(|it| it.as_str().unwrap()).filter(published).collect();
    let ours = version(packages[queue[0]]["rust_version"].as_str().unwrap());

    let mut seen: Vec<&str> = Vec::new();
    while let Some(id) = queue.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        if let Some(theirs) = packages[id]["rust_version"].as_str() {
            let name = packages[id]["name"].as_str().unwrap();
            assert!(
                version(theirs) <= ours,
                "{name} wants Rust {theirs}; rust-version is {ours:?}"
            );
        }
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                queue.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    assert!(seen.len() > members.len(), "only {} packages found", seen.len());
}
