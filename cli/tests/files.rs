//! Writing files: links, pipes, modes, owners, and left-overs.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

const REQUEST: &str = "networks:\n  hub: { space: 10.0.0.0/24, subnets: { web: { service: hosts, addresses: 3 } } }\n";
const PLAN: [&str; 3] = ["plan", "net.yaml", "--lock"];
const AS_CSV: [&str; 5] = ["plan", "net.yaml", "--format", "csv", "--out"];

/// A folder with a request in it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("net.yaml"), REQUEST).unwrap();
    folder
}

fn ipplan(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
    command.args(args).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, args: &[&str], more: &[&str]) -> Output {
    ipplan(folder, args).args(more).output().unwrap()
}

fn says(output: &Output) -> String {
    String::from_utf8([&*output.stdout, &*output.stderr].concat()).unwrap()
}

/// Asserts the exit code, and gives what was said.
fn ends(output: &Output, code: i32) -> String {
    let said = says(output);
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

#[test]
fn links_are_followed() {
    let folder = folder();
    let at = folder.path();
    fs::create_dir(at.join("locks")).unwrap();
    // One that leads to nothing yet, through another one.
    symlink("locks/real.json", at.join("link.json")).unwrap();
    symlink(at.join("link.json"), at.join("far.json")).unwrap();
    ends(&run(at, &PLAN, &["far.json"]), 0);
    let lock = fs::read_to_string(at.join("locks/real.json")).unwrap();
    assert!(lock.contains("10.0.0.0/29"), "{lock}");
    // And one that leads to what is there.
    ends(&run(at, &["release", "--lock", "link.json"], &["hub.web"]), 0);
    assert!(!fs::read_to_string(at.join("locks/real.json")).unwrap().contains("10.0.0.0/29"));
    fs::write(at.join("out.csv"), "old").unwrap();
    symlink("out.csv", at.join("out.link")).unwrap();
    ends(&run(at, &AS_CSV, &["out.link"]), 0);
    ends(&run(at, &["convert", "net.yaml", "--to", "toml", "--out"], &["link.toml"]), 0);
    for link in ["link.json", "far.json", "out.link"] {
        assert!(fs::symlink_metadata(at.join(link)).unwrap().is_symlink(), "{link}");
    }
    assert!(fs::read_to_string(at.join("out.csv")).unwrap().contains("10.0.0.0/29"));
    assert_eq!(names(&at.join("locks")), ["real.json"]);
    symlink("round", at.join("round")).unwrap();
    assert!(ends(&run(at, &AS_CSV, &["round"]), 2).contains("cannot-write"));
}

#[test]
fn pipes_are_written_to_and_stay() {
    let folder = folder();
    let at = folder.path();
    assert!(Command::new("mkfifo").arg(at.join("pipe.json")).status().unwrap().success());
    for args in [
        &["plan", "net.yaml", "--format", "json", "--out", "pipe.json"][..],
        &["convert", "net.yaml", "--out", "pipe.json"],
    ] {
        let child = ipplan(at, args).spawn().unwrap();
        let mut text = String::new();
        File::open(at.join("pipe.json")).unwrap().read_to_string(&mut text).unwrap();
        ends(&child.wait_with_output().unwrap(), 0);
        assert!(text.starts_with('{') && text.contains("10.0.0.0/24"), "{text}");
        assert!(fs::symlink_metadata(at.join("pipe.json")).unwrap().file_type().is_fifo());
    }
    // A lock is read and replaced, which no pipe can be.
    for args in [&PLAN[..], &["release", "hub.web", "--lock"]] {
        let said = ends(&run(at, args, &["pipe.json"]), 2);
        assert!(said.contains("a lock has to be a file"), "{said}");
    }
    assert!(ends(&run(at, &["init"], &["pipe.json"]), 2).contains("already exists"));
    let into = ["convert", "net.yaml", "--to", "json", "--out", "."];
    assert!(ends(&run(at, &into, &[]), 2).contains("it is a folder"));
    assert_eq!(names(at), ["net.yaml", "pipe.json"]);
    // A plan has a name of its own in a folder.
    assert!(ends(&run(at, &AS_CSV, &["."]), 0).contains("ipplan.plan.csv"));
    assert_eq!(names(at), ["ipplan.plan.csv", "net.yaml", "pipe.json"]);
}

#[test]
fn a_dash_is_standard_output() {
    let folder = folder();
    let at = folder.path();
    let plain = run(at, &AS_CSV[..4], &[]);
    assert_eq!(run(at, &AS_CSV, &["-"]).stdout, plain.stdout);
    assert_eq!(run(at, &["convert", "--out", "-"], &[]).stdout, run(at, &["convert"], &[]).stdout);
    let said = ends(&run(at, &PLAN, &["-"]), 2);
    assert!(said.contains("`-` is standard output, and a lock has to be a file"), "{said}");
    assert_eq!(names(at), ["net.yaml"]);
    // What somebody else has opened is not replaced either, but added to.
    fs::write(at.join("log"), "first\n").unwrap();
    let log = File::options().append(true).open(at.join("log")).unwrap();
    let status = ipplan(at, &AS_CSV).arg("/proc/self/fd/1").stdout(log).status().unwrap();
    assert!(status.success());
    let log = fs::read_to_string(at.join("log")).unwrap();
    assert_eq!(log.as_bytes(), [b"first\n", &*plain.stdout].concat());
}

#[test]
fn modes_and_owners_stay() {
    let folder = folder();
    let at = folder.path();
    let masked = |mask: &str, out: &str| {
        let script = format!("umask {mask}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_ipplan")]);
        command.args(PLAN).args(["net.lock.json", "--out", out]).current_dir(at);
        assert!(command.status().unwrap().success());
        let _ = fs::remove_file(at.join("net.lock.json"));
        mode(&at.join(out))
    };
    assert_eq!([masked("077", "a"), masked("022", "b"), masked("002", "c")], [0o600, 0o644, 0o664]);
    for kept in [0o640, 0o755, 0o604] {
        fs::set_permissions(at.join("a"), fs::Permissions::from_mode(kept)).unwrap();
        assert_eq!(masked("077", "a"), kept);
    }
    let own = fs::metadata(at.join("a")).unwrap().uid();
    if own == 0 {
        // As in a container that works in a folder of its user.
        std::os::unix::fs::chown(at.join("a"), Some(1234), Some(4321)).unwrap();
        assert_eq!(masked("022", "a"), 0o604);
        let found = fs::metadata(at.join("a")).unwrap();
        assert_eq!((found.uid(), found.gid()), (1234, 4321));
    }
}

#[test]
fn another_process_is_waited_for_and_named() {
    let folder = folder();
    let at = folder.path();
    symlink("net.lock.json", at.join("link.json")).unwrap();
    let draft = at.join(".net.lock.json.ipplan");
    let other = File::create(&draft).unwrap();
    other.lock().unwrap();
    for lock in ["net.lock.json", "link.json"] {
        let said = ends(&run(at, &PLAN, &[lock, "--wait", "20ms"]), 2);
        assert!(said.contains("another ipplan is writing it, and did not"), "{said}");
        assert!(said.contains("finish within 20ms"), "{said}");
        assert!(said.contains("cannot-write at lock"), "{said}");
    }
    let mut child = ipplan(at, &PLAN).arg("net.lock.json").spawn().unwrap();
    // It waits for as long as it takes until it has said so.
    let mut says = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    says.read_line(&mut said).unwrap();
    drop(other);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
    says.read_to_string(&mut said).unwrap();
    assert_eq!(said, "waiting for another ipplan that is writing `net.lock.json`\n");
    // What the other one left is gone, and so is our own.
    assert_eq!(names(at), ["link.json", "net.lock.json", "net.yaml"]);
    assert!(ends(&run(at, &PLAN, &["net.lock.json", "--wait", "soon"]), 2).contains("--wait"));
}

#[test]
fn what_only_reads_waits_for_nobody() {
    let folder = folder();
    let at = folder.path();
    ends(&run(at, &PLAN, &["net.lock.json"]), 0);
    let other = File::create(at.join(".net.lock.json.ipplan")).unwrap();
    other.lock().unwrap();
    fs::set_permissions(at, fs::Permissions::from_mode(0o555)).unwrap();
    ends(&run(at, &PLAN, &["net.lock.json", "--locked"]), 0);
    ends(&run(at, &["repack", "net.yaml", "--lock"], &["net.lock.json"]), 0);
    ends(&run(at, &["diff", "net.lock.json"], &["net.yaml"]), 0);
    fs::set_permissions(at, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_lock_that_changes_meanwhile_is_not_replaced() {
    let folder = folder();
    let at = folder.path();
    let mut request = "networks:\n  hub:\n    space: 10.0.0.0/8\n    subnets:\n".to_owned();
    for index in 0..20_000 {
        writeln!(request, "      s{index}: {{ service: hosts, addresses: 3 }}").unwrap();
    }
    fs::write(at.join("net.yaml"), request).unwrap();
    // It has a draft as soon as it starts to read, and then it has to plan for a while. A change that comes
    // before it has read the lock, or after it has written it, is tried again.
    for wait in [20, 5, 80, 320, 2, 1_000, 1].map(Duration::from_millis).iter().cycle().take(70) {
        let _ = fs::remove_file(at.join("net.lock.json"));
        let mut child = ipplan(at, &PLAN).arg("net.lock.json").spawn().unwrap();
        let draft = at.join(".net.lock.json.ipplan");
        while !draft.exists() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(*wait);
        fs::write(at.join("net.lock.json"), "theirs").unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(fs::read_to_string(at.join("net.lock.json")).unwrap(), "theirs");
        assert_eq!(names(at), ["net.lock.json", "net.yaml"]);
        let said = says(&output);
        if said.starts_with("problem: lock-changed at lock\n") {
            assert_eq!(output.status.code(), Some(1), "{said}");
            assert!(said.contains("run the command again"), "{said}");
            return;
        }
    }
    panic!("no change came between reading and writing");
}

#[test]
fn what_is_missing_is_named() {
    let folder = folder();
    let at = folder.path();
    for (args, message) in [
        (&["release", "--lock", "nothere.json", "hub"][..], "file `nothere.json` does not exist"),
        (&["repack", "net.yaml", "--lock", "nothere.json"], "file `nothere.json` does not exist"),
        (&["plan", "net.yaml", "--lock", "nowhere/x"], "folder `nowhere` does not exist"),
        (&["plan", "net.yaml", "--out", "nowhere/x"], "folder `nowhere` does not exist"),
        (&["plan", "net.yaml", "--out", "nowhere/"], "names a folder, not a file"),
        (&["convert", "net.yaml", "--out", "nowhere/x.toml"], "folder `nowhere` does not exist"),
        (&["init", "nowhere/x.yaml"], "folder `nowhere` does not exist"),
        (&["init", "net.yaml"], "`net.yaml` already exists"),
        (
            &["plan", "net.yaml", "--out", "./net.yaml"],
            "is the request, which the plan would overwrite",
        ),
        (
            &["convert", "net.yaml", "--out", "./net.yaml"],
            "is what is converted, which the result would overwrite",
        ),
        (
            &["plan", "net.yaml", "--lock", "x.json", "--out", "x.json"],
            "is the lock, which the plan",
        ),
        (&["plan", "nothere.yaml"], "file `nothere.yaml` does not exist"),
    ] {
        let said = ends(&run(at, args, &[]), 2);
        let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(message), "{args:?}: {said}");
    }
    // A plan that cannot be written keeps the lock as it was.
    ends(&run(at, &PLAN, &["x.json", "--out", "nowhere/x"]), 2);
    assert_eq!(names(at), ["net.yaml"]);
    assert_eq!(fs::read_to_string(at.join("net.yaml")).unwrap(), REQUEST);
}

/// No command can answer with an invalid lock. A request with problems is an answer.
#[test]
fn a_lock_that_is_not_one_is_no_answer() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("bad.lock.json"), r#"{"version": 1, "hash": "x", "networks": {}}"#).unwrap();
    fs::write(at.join("bad.yaml"), "networks: { hub: { space: 10.0.0.1/24 } }\n").unwrap();
    for command in ["check", "show"] {
        assert!(ends(&run(at, &[command, "bad.lock.json"], &[]), 2).contains("bad-lock"));
    }
    ends(&run(at, &["plan", "net.yaml", "--lock", "bad.lock.json"], &[]), 2);
    ends(&run(at, &["check", "bad.yaml"], &[]), 1);
}

/// The manual page has a section for it, and the help a paragraph.
#[test]
fn the_manual_has_the_exit_codes_once() {
    let folder = folder();
    for args in [["man"], ["--help"]] {
        let said = ends(&run(folder.path(), &args, &[]), 0);
        assert_eq!(said.matches("nothing could be answered").count(), 1, "{args:?}");
    }
}

/// Where no format is asked for.
#[test]
fn the_ending_of_a_file_names_its_format() {
    let folder = folder();
    let at = folder.path();
    let starts = |name: &str, more: &[&str]| {
        ends(&run(at, &["plan", "net.yaml", "--out", name], more), 0);
        fs::read_to_string(at.join(name)).unwrap().chars().take(4).collect::<String>()
    };
    assert_eq!(starts("map.svg", &[]), "<svg");
    assert_eq!(starts("map.svg", &["--format", "json"]), "{\n  ");
    // Several formats end so, and none does.
    let text = starts("plan.txt", &[]);
    assert_eq!((starts("net.json", &[]), starts("net.pdf", &[])), (text.clone(), text));
}

/// Code written from no networks would delete everything that was deployed before.
#[test]
fn a_request_that_asks_for_nothing_is_refused() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("empty.yaml"), "").unwrap();
    fs::write(at.join("none.yaml"), "networks: {}\n").unwrap();
    for file in ["empty.yaml", "none.yaml"] {
        let said = ends(&run(at, &["plan", file, "--format", "terraform"], &[]), 1);
        assert!(said.contains("empty-request") && said.contains("has no networks"), "{said}");
        ends(&run(at, &["plan", file, "--lock", "new.json"], &[]), 1);
        ends(&run(at, &["plan", file, "--allow-empty"], &[]), 0);
    }
    assert_eq!(names(at), ["empty.yaml", "net.yaml", "none.yaml"]);
}

/// The same exit code for the same trouble, for every command and format.
#[test]
fn exit_codes_are_of_the_trouble_not_of_the_command() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("bad.json"), "{").unwrap();
    fs::create_dir(at.join("dir.json")).unwrap();
    // Neither is a lock: nothing can be answered.
    for lock in ["bad.json", "dir.json"] {
        for args in [
            &["plan", "net.yaml", "--lock", lock][..],
            &["plan", "net.yaml", "--lock", lock, "--format", "json"],
            &["plan", "net.yaml", "--locked", "--lock", lock],
            &["plan", "net.yaml", "--locked", "--lock", lock, "--format", "json"],
            &["repack", "net.yaml", "--lock", lock],
            &["repack", "net.yaml", "--lock", lock, "--format", "json"],
            &["release", "--lock", lock, "hub"],
        ] {
            ends(&run(at, args, &[]), 2);
        }
    }
    assert_eq!(names(at), ["bad.json", "dir.json", "net.yaml"]);
}

#[test]
fn a_name_is_released_once_however_often_it_is_said() {
    let folder = folder();
    let at = folder.path();
    ends(&run(at, &PLAN, &["net.lock.json"]), 0);
    let said = ends(&run(at, &["release", "--lock", "net.lock.json"], &["hub.web", "hub.web"]), 0);
    assert_eq!(said.matches("hub.web").count(), 1, "{said}");
}
