//! The protocol of a data source `external` of Terraform: a JSON object of texts in, one out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const REQUEST: &str = "networks:\n  hub:\n    space: [10.0.0.0/24, 'fd00:1::/56']\n    subnets:\n      \
    web: { service: hosts, addresses: 20, ipv6: true }\n      fw: azure-firewall\n";

fn external(folder: &Path, query: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .arg("external")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(query.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn the_answer_is_a_flat_map_of_texts() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("net.yaml"), REQUEST).unwrap();
    let output = external(folder.path(), "{}");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer.as_object().unwrap().values().all(Value::is_string), "{answer}");
    assert_eq!(answer["hub/"], "10.0.0.0/24,fd00:1::/56");
    assert_eq!(answer["hub/web"], "10.0.0.128/27,fd00:1::/64");
    assert_eq!(answer["hub/fw/management"], "10.0.0.64/26");
    let networks: Value = serde_json::from_str(answer["networks"].as_str().unwrap()).unwrap();
    assert_eq!(networks["hub"]["subnets"]["fw/firewall"]["name"], "AzureFirewallSubnet");
}

#[test]
fn what_is_not_in_the_lock_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("a.yaml"), REQUEST).unwrap();
    let query = r#"{"request": "a.yaml", "lock": "a.lock.json"}"#;
    let output = external(at, query);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not-locked"));
    assert!(output.stdout.is_empty() && !at.join("a.lock.json").exists());

    let planned = ["plan", "a.yaml", "--lock", "a.lock.json"];
    let planned = Command::new(env!("CARGO_BIN_EXE_ipplan")).args(planned).current_dir(at).output();
    assert!(planned.unwrap().status.success());
    let lock = fs::read_to_string(at.join("a.lock.json")).unwrap();
    let output = external(at, query);
    assert!(output.status.success());
    assert_eq!(output.stdout, external(at, query).stdout);
    assert_eq!(fs::read_to_string(at.join("a.lock.json")).unwrap(), lock);
}

#[test]
fn a_wrong_query_is_told_on_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    for (query, told) in [
        ("", "not JSON"),
        ("[]", "not a JSON object"),
        (r#"{"request": 1}"#, "`request` is not text"),
        (r#"{"locks": "a"}"#, "did you mean `lock`?"),
        (r#"{"request": "-"}"#, "standard input"),
        (r#"{"request": "none.yaml"}"#, "none.yaml"),
        (r#"{"request": "--version"}"#, "--version"),
        (r#"{"expect": "12"}"#, "--lock"),
    ] {
        let output = external(folder.path(), query);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty(), "{query}");
        assert!(said.contains(told), "{query}: {said}");
    }
}
