//! `ipplan mcp` as a client starts it: lines of JSON in, lines of JSON out.
#![cfg(feature = "mcp")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn served(input: &[u8]) -> Output {
    served_with(&[], input)
}

fn served_with(options: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .arg("mcp")
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A server that has ended reads no more.
        let _ = pipe.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// The first two messages of a client of this version.
fn greeting(version: &str) -> [Value; 2] {
    let hello = json!({
        "jsonrpc": "2.0", "id": 0, "method": "initialize",
        "params": {
            "protocolVersion": version,
            "capabilities": {},
            "clientInfo": { "name": "test", "version": "1" },
        },
    });
    [hello, json!({ "jsonrpc": "2.0", "method": "notifications/initialized" })]
}

/// The answers to these requests, after the greeting of this version, by their numbers.
fn answers(version: &str, asked: &[Value]) -> Vec<Value> {
    answers_with(&[], version, asked)
}

fn answers_with(options: &[&str], version: &str, asked: &[Value]) -> Vec<Value> {
    let greeting = greeting(version);
    let lines = greeting.iter().chain(asked).map(|it| format!("{it}\n"));
    let output = served_with(options, lines.collect::<String>().as_bytes());
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let mut answers: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    answers.sort_by_key(|answer| answer["id"].as_u64());
    answers
}

fn call(id: u64, name: &str, arguments: &Value) -> Value {
    let params = json!({ "name": name, "arguments": arguments });
    json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params })
}

#[test]
fn every_version_of_the_protocol_is_answered() {
    for version in ["2024-11-05", "2025-06-18", "2099-01-01"] {
        let size = call(1, "size", &json!({ "service": "hosts", "inputs": { "addresses": 20 } }));
        let answers = answers(version, &[size]);
        assert_eq!(answers[0]["result"]["serverInfo"]["name"], "ipplan", "{version}");
        assert_eq!(answers[1]["result"]["structuredContent"]["prefix_length"], 27, "{version}");
    }
}

/// All at once, before the first answer.
#[test]
fn many_questions_are_answered_each() {
    let asked = (1..=200).map(|id| {
        let inputs = json!({ "addresses": id });
        call(id, "size", &json!({ "service": "hosts", "inputs": inputs }))
    });
    let answers = answers("2025-06-18", &asked.collect::<Vec<_>>());
    assert_eq!(answers.len(), 201);
    for (id, answer) in answers.iter().enumerate().skip(1) {
        // Azure keeps 5 addresses of each subnet, and none is smaller than a /29.
        let block = (id + 5).next_power_of_two().max(8);
        assert_eq!(answer["result"]["structuredContent"]["block"], block, "{id}");
    }
}

#[test]
fn a_message_that_is_too_long_ends_it_with_a_reason() {
    let mut long = vec![b'x'; (16 << 20) + 1];
    long.push(b'\n');
    let output = served(&long);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot-serve") && said.contains("16777216 bytes"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn nothing_said_is_nothing_wrong() {
    for input in [&b""[..], b"\n", b"not JSON\n"] {
        let output = served(input);
        assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    }
}

/// However long it takes: a client that has closed its side still gets what it asked for.
#[cfg(feature = "store")]
#[test]
fn a_plan_in_a_store_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let store = format!("file:{}", folder.path().display());
    let asked = (1..=20).map(|id| {
        let name = format!("hub/s{id}");
        call(id, "allocate", &json!({ "name": name, "size": "/28", "in": "10.0.0.0/16" }))
    });
    let answers = answers_with(&["--store", &store], "2025-06-18", &asked.collect::<Vec<_>>());
    let blocks = answers.iter().skip(1).map(|answer| {
        let block = &answer["result"]["structuredContent"]["address_prefix"];
        block.as_str().unwrap_or_else(|| panic!("{answer}"))
    });
    assert_eq!(blocks.collect::<std::collections::BTreeSet<_>>().len(), 20);
    let list = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/list" });
    let listed = |options: &[&str]| {
        let answers = answers_with(options, "2025-06-18", std::slice::from_ref(&list));
        answers[1]["result"]["tools"].as_array().unwrap().len()
    };
    assert_eq!(listed(&["--store", &store]), 12);
    assert_eq!(listed(&["--store", &store, "--read-only"]), 10);
    assert_eq!(listed(&[]), 8);
    // What a model is told names no tool that is not there.
    let told = |options: &[&str]| {
        let answers = answers_with(options, "2025-06-18", &[]);
        let told = answers[0]["result"]["instructions"].as_str().unwrap();
        ["`export`", "`release`"].map(|name| told.contains(name))
    };
    assert_eq!(told(&["--store", &store]), [true, true]);
    assert_eq!(told(&["--store", &store, "--read-only"]), [true, false]);
    assert_eq!(told(&[]), [false, false]);
}

/// The database takes a connection and says nothing.
#[cfg(feature = "store")]
#[test]
fn a_store_that_hangs_holds_no_other_tool_up() {
    use std::io::{BufRead as _, BufReader};

    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let store = format!("postgres://ada@{}/plans", listener.local_addr().unwrap());
    let mut child = Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .args(["mcp", "--store", &store])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let size = json!({ "service": "hosts", "inputs": { "addresses": 20 } });
    let asked = (1..=40).map(|id| call(id, "export", &json!({}))).chain([call(41, "size", &size)]);
    for message in greeting("2025-06-18").into_iter().chain(asked) {
        writeln!(pipe, "{message}").unwrap();
    }
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().skip(1);
    let first: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(first["id"], 41, "{first}");
    assert_eq!(first["result"]["structuredContent"]["prefix_length"], 27, "{first}");
}
