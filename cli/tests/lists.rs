//! Behaviour that pages of commands cannot show: standard input, closed pipes, long lists.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn ipplan(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it with that on standard input.
fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = ipplan(args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn standard_input_is_a_list() {
    let args = ["next", "/26", "--in", "10.0.0.0/24", "--used", "-"];
    let output = with_input(&args, b"10.0.0.0/26 # one\n10.0.0.128/25\n");
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), "10.0.0.64/26\n"));

    let output = with_input(&args, b"\n 10.0.0.1/26\n");
    assert_eq!(output.status.code(), Some(1));
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(stdout, "");
    assert!(stderr.starts_with("problem: host-bits at -:2:2\n"), "{stderr}");
}

/// The output of one command is the input of the next.
#[test]
fn a_list_that_was_printed_reads_back() {
    let placed = with_input(&["next", "2x/26", "/28", "--in", "10.0.0.0/24"], b"");
    let args = ["next", "/28", "--in", "10.0.0.0/24", "--used", "-"];
    let output = with_input(&args, &placed.stdout);
    assert_eq!(text(&output.stdout), "10.0.0.144/28\n");
}

#[test]
fn nothing_declared_is_a_problem() {
    let output = with_input(&["free", "--in", "-", "--format", "json"], b"# nothing\n");
    assert_eq!(output.status.code(), Some(1));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["problems"][0]["code"], "nothing-declared");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    // 2^15 networks are more than any pipe holds.
    let lines = (0..1 << 15).map(|at| format!("10.{}.{}.7\n", at >> 8, at & 255));
    let lines = lines.collect::<Vec<_>>().concat();
    for args in [
        &["free", "--in", "10.0.0.0/8", "--used", "-", "--format", "json"][..],
        &["summarize", "-"],
        &["overlaps", "-", "10.0.0.0/8"],
    ] {
        let mut child = ipplan(args).spawn().unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0; 5]).unwrap();
        let output = child.wait_with_output().unwrap();
        let stderr = text(&output.stderr);
        let read = "standard input: 32,768 networks read from 32,768 lines\n";
        assert!(stderr == read || (stderr.is_empty() && args.contains(&"json")), "{stderr}");
        assert_eq!(output.status.code(), Some(i32::from(args[0] == "overlaps")));
    }
}

#[test]
fn a_million_lines() {
    // Every other /28 of a /8, in an order that no sort is made for.
    let count = 1 << 19;
    let lines = (0..2 * count).map(|at: u32| {
        let block = (at.wrapping_mul(40_503) % count) << 5;
        format!("10.{}.{}.{}/28\n", block >> 16, block >> 8 & 255, block & 255)
    });
    let lines = lines.collect::<Vec<_>>().concat();
    assert!(lines.lines().count() > 1_000_000);
    let args = ["free", "--in", "10.0.0.0/8", "--used", "-", "--format", "json"];
    let answer: Value =
        serde_json::from_slice(&with_input(&args, lines.as_bytes()).stdout).unwrap();
    assert_eq!(answer["free"].as_array().unwrap().len(), 1 << 19);
    assert_eq!(answer["fits"]["28"], 1 << 19);
    assert_eq!(answer["addresses"]["used"], 1 << 23);
    assert_eq!(answer["free"][0], "10.0.0.16/28");

    // And when every line is wrong, the first are shown and the rest are counted.
    let wrong: String = lines.split_inclusive('\n').take(1 << 15).collect();
    let wrong = wrong.replace("/28", "/27x");
    let output = with_input(&["summarize", "-"], wrong.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    assert_eq!(stderr.matches("problem: not-a-network at -:").count(), 10);
    assert!(stderr.ends_with("and 32,758 more problems in -; `--format json` lists all\n"));
    let output = with_input(&["summarize", "-", "--format", "json"], wrong.as_bytes());
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["problems"].as_array().unwrap().len(), 1 << 15);
}

/// Equal lines are one line, however many there are.
#[test]
fn equal_lines_stay_small() {
    let lines = "10.0.0.0/24\n".repeat(50_000);
    let output = with_input(&["overlaps", "-"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stdout),
        "10.0.0.0/24 is listed 50,000 times: at -:1, -:2, -:3 and 49,997 more\n\
         1 overlap among 50,000 networks\n"
    );
    let output = with_input(&["overlaps", "-", "--format", "json"], lines.as_bytes());
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["overlaps"].as_array().unwrap().len(), 49_999);
    assert_eq!(answer["files"][0]["lines"], 50_000);
    // All pairs of four: 6.
    let output = with_input(&["overlaps", "-", "--all"], "10.0.0.0/24\n".repeat(4).as_bytes());
    assert!(text(&output.stdout).ends_with("6 overlaps among 4 networks\n"));
}

/// Windows PowerShell writes UTF-16 with a mark; every command reads it.
#[test]
fn requests_and_locks_in_utf_16() {
    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let temp = tempfile::tempdir().unwrap();
    let path = |name: &str| temp.path().join(name).to_str().unwrap().to_owned();
    let request =
        "networks:\r\n  hub:\r\n    space: 10.0.0.0/24\r\n    subnets: { gate: bastion }\r\n";
    std::fs::write(path("net.yaml"), utf16(request)).unwrap();
    let (net, lock) = (path("net.yaml"), path("lock.json"));
    let planned = with_input(&["plan", &net, "--lock", &lock], b"");
    assert_eq!(planned.status.code(), Some(0), "{}", text(&planned.stderr));
    let written = std::fs::read_to_string(&lock).unwrap();
    std::fs::write(&lock, utf16(&written)).unwrap();
    for args in [
        &["plan", &net, "--lock", &lock, "--locked"][..],
        &["check", &net],
        &["convert", &net],
        &["diff", &net, &lock],
        &["repack", &net, "--lock", &lock],
        &["overlaps", &net],
        &["free", "--in", &lock],
        &["next", "/28", "--in", &net, "--used", &lock],
        &["summarize", &net, &lock],
    ] {
        let output = with_input(args, b"");
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
    }
    // What the lock holds is used of what it declares: a /26 of 256.
    let free = with_input(&["free", "--in", &lock, "--format", "json"], b"");
    let free: Value = serde_json::from_slice(&free.stdout).unwrap();
    assert_eq!(free["addresses"]["used"], 64);
    // And one that changes it reads it too.
    let released = with_input(&["release", "--lock", &lock, "hub/gate"], b"");
    assert_eq!(released.status.code(), Some(0), "{}", text(&released.stderr));
    assert!(!std::fs::read_to_string(&lock).unwrap().contains("gate"));
}
