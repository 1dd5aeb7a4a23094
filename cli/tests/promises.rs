//! Promises of the command other than its answers: it asks before it acts, it says how it ends, and
//! a small file has no endless answer.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const REQUEST: &str = "networks:\n  hub: { space: 10.0.0.0/24, subnets: { web: { service: hosts, addresses: 3 } } }\n";

/// A folder with a request in it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("net.yaml"), REQUEST).unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
    command.args(args).current_dir(folder).env("COLUMNS", "80").output().unwrap()
}

/// Asserts the exit code, and gives what was said, on one line.
fn ends(output: &Output, code: i32) -> String {
    let said = String::from_utf8([&*output.stdout, &*output.stderr].concat()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_empty_request_has_to_be_meant() {
    let folder = folder();
    let at = folder.path();
    let plan = |file: &str, more: &[&str]| {
        run(at, &[&["plan", file, "--lock", "net.lock.json"], more].concat())
    };
    ends(&plan("net.yaml", &[]), 0);
    let before = fs::read_to_string(at.join("net.lock.json")).unwrap();
    for (name, text) in [
        ("empty.yaml", ""),
        ("comment.yaml", "# the generator failed\n"),
        ("none.yaml", "networks: {}\n"),
        ("empty.toml", ""),
        ("empty.json", "{}"),
        ("header.csv", "network,subnet,service\n"),
    ] {
        fs::write(at.join(name), text).unwrap();
        let said = ends(&plan(name, &[]), 1);
        assert!(said.contains("empty-request"), "{name}: {said}");
        assert!(said.contains("use --allow-empty if this is intended"), "{name}: {said}");
        assert_eq!(fs::read_to_string(at.join("net.lock.json")).unwrap(), before, "{name}");
    }
    let said = ends(&plan("none.yaml", &["--allow-empty"]), 0);
    assert!(said.contains("keeps 10.0.0.0/24 until released"), "{said}");
    let after = fs::read_to_string(at.join("net.lock.json")).unwrap();
    assert!(after.contains(r#""web": { "at": "10.0.0.0/29", "gone": true }"#), "{after}");
    // What is gone already is not asked about again.
    ends(&plan("none.yaml", &["--allow-empty"]), 0);
    assert_eq!(fs::read_to_string(at.join("net.lock.json")).unwrap(), after);
}

/// A read-only checkout: nothing is created in it, not even for a moment. Root can write all the same,
/// so the time of the last change in the folder is what shows it.
#[cfg(unix)]
#[test]
fn with_locked_nothing_is_written() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder();
    let at = folder.path();
    ends(&run(at, &["plan", "net.yaml", "--lock", "net.lock.json"]), 0);
    let more = REQUEST.replace("} } }", "}, api: { service: hosts, addresses: 3 } } }");
    fs::write(at.join("more.yaml"), more).unwrap();
    fs::set_permissions(at, fs::Permissions::from_mode(0o555)).unwrap();
    let changed = || fs::metadata(at).unwrap().modified().unwrap();
    let before = (changed(), fs::read_to_string(at.join("net.lock.json")).unwrap());
    ends(&run(at, &["plan", "net.yaml", "--lock", "net.lock.json", "--locked"]), 0);
    let said = ends(&run(at, &["plan", "more.yaml", "--lock", "net.lock.json", "--locked"]), 1);
    assert!(said.contains("`api` is not in the lock"), "{said}");
    assert_eq!((changed(), fs::read_to_string(at.join("net.lock.json")).unwrap()), before);
    fs::set_permissions(at, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The same words in the help, in every manual page, and in the documentation.
#[test]
fn exit_codes_are_told_everywhere() {
    let folder = folder();
    let documented =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/programs.md"));
    let documented = documented.unwrap();
    let pages = [&["--help"][..], &["man"], &["man", "plan"], &["man", "overlaps"]];
    let pages = pages.map(|args| ends(&run(folder.path(), args), 0));
    for (code, meaning) in
        [(0, "there is an answer"), (1, "the answer is no"), (2, "nothing could be answered")]
    {
        assert!(documented.contains(&format!("| {code} | {meaning}")), "{meaning}");
        for page in &pages {
            assert!(page.contains(&format!("{code} {meaning}")), "{code} {meaning}: {page}");
        }
    }
}

#[test]
fn a_proof_that_there_is_not_is_told() {
    let folder = folder();
    let at = folder.path();
    let twice = REQUEST.replace("hub:", "hub: { space: 10.0.0.0/24 }\n  core:");
    fs::write(at.join("twice.yaml"), twice).unwrap();
    let said = ends(&run(at, &["plan", "twice.yaml", "--proof", "proof.json"]), 1);
    assert!(said.contains("no proof was written to `proof.json`"), "{said}");
    assert!(!at.join("proof.json").exists());
    let full =
        "pools: { lab: 10.0.0.0/28 }\nnetworks: { hub: { from: lab, prefix-length: /27 } }\n";
    fs::write(at.join("full.yaml"), full).unwrap();
    let said = ends(&run(at, &["plan", "full.yaml", "--proof", "proof.json"]), 1);
    assert!(said.contains("pool-exhausted") && !said.contains("no proof"), "{said}");
    let proof = fs::read_to_string(at.join("proof.json")).unwrap();
    assert!(proof.contains(r#"{"count":{"prefix_length":27,"wanted":1,"free":0}}"#), "{proof}");
    let said = ends(&run(at, &["plan", "net.yaml", "--proof", "nowhere/proof.json"]), 2);
    assert!(said.starts_with("problem: cannot-write at proof"), "{said}");
}

/// A megabyte of text that is repeated a thousand times stops at 16 MB.
#[cfg(target_os = "linux")]
#[test]
fn aliases_take_no_more_memory_than_they_may() {
    let folder = folder();
    let mut text = format!("a: &a \"{}\"\nnetworks:\n", "x".repeat(1_000_000));
    for number in 0..1_000 {
        writeln!(text, "  net{number}: *a").unwrap();
    }
    fs::write(folder.path().join("aliases.yaml"), text).unwrap();
    // The shell keeps the command under 200 MB of address space.
    let limited = "ulimit -v 200000; exec \"$0\" plan aliases.yaml";
    let mut command = Command::new("sh");
    command.args(["-c", limited, env!("CARGO_BIN_EXE_ipplan")]).current_dir(folder.path());
    let said = ends(&command.output().unwrap(), 1);
    assert!(said.contains("aliases repeat more than 16 MB"), "{said}");
}

#[test]
fn equal_lines_are_one_line() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("equal.txt"), "10.0.0.0/24\n".repeat(300)).unwrap();
    let output = run(at, &["overlaps", "equal.txt"]);
    let said = ends(&output, 1);
    assert!(said.starts_with("10.0.0.0/24 is listed 300 times"), "{said}");
    assert!(output.stdout.len() < 200, "{said}");
    // Every pair is one, where that is asked for: 300 x 299 / 2, and the line below them.
    let all = run(at, &["overlaps", "equal.txt", "--all"]);
    let lines = all.stdout.split(|byte| *byte == b'\n').count() - 1;
    assert_eq!(lines, 44_850 + 1);
}

/// A lock with every other /28 taken, in which a /27 is to be free.
#[test]
fn a_search_stops_and_says_so() {
    let folder = folder();
    let at = folder.path();
    let (mut request, mut lock) = (String::new(), Vec::new());
    for number in 0..32 {
        // Of two sizes, so that it is not plain which of them to move.
        let hosts = if number % 3 == 0 { 20 } else { 10 };
        let length = if number % 3 == 0 { 27 } else { 28 };
        writeln!(request, "      s{number}: {{ service: hosts, addresses: {hosts} }}").unwrap();
        let (third, fourth) = (number / 4, number % 4 * 64);
        lock.push(format!("\"s{number}\": {{ \"at\": \"10.0.{third}.{fourth}/{length}\" }}"));
    }
    let head = "networks:\n  hub:\n    space: 10.0.0.0/21\n    subnets:\n";
    fs::write(at.join("net.yaml"), format!("{head}{request}")).unwrap();
    let lock = lock.join(", ");
    let lock = format!(
        "{{ \"version\": 1, \"networks\": {{ \"hub\": {{ \"space\": [\"10.0.0.0/21\"], \
         \"subnets\": {{ {lock} }} }} }} }}"
    );
    fs::write(at.join("lock.json"), lock).unwrap();
    let repack = |steps: &str| {
        let args = ["repack", "net.yaml", "--lock", "lock.json", "--fit-for", "hub/23"];
        ends(&run(at, &[&args[..], &["--steps", steps]].concat()), 0)
    };
    let few = repack("1");
    assert!(few.contains("This is a heuristic:"), "{few}");
    assert!(few.contains("The search stopped after 1 steps; `--steps 10`"), "{few}");
    let many = repack("20000000");
    assert!(!many.contains("This is a heuristic:"), "{many}");
}

#[test]
fn each_command_has_a_manual_page() {
    let folder = folder();
    ends(&run(folder.path(), &["man", "--out", "."]), 0);
    let help = String::from_utf8(run(folder.path(), &["--help"]).stdout).unwrap();
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let names = commands.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let names: Vec<&str> = names.filter(|name| !["", "help"].contains(name)).collect();
    assert!(names.len() > 25 && names.contains(&"size"), "{names:?}");
    for name in names {
        let page = fs::read_to_string(folder.path().join(format!("ipplan-{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH ipplan-{name} 1")), "{name}: {page}");
        assert!(page.contains("EXIT STATUS"), "{name}");
    }
    assert!(fs::read_to_string(folder.path().join("ipplan.1")).unwrap().contains("EXIT STATUS"));
    assert!(ends(&run(folder.path(), &["man", "--out", "none"]), 2).contains("none"));
}
