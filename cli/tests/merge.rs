//! `ipplan merge` as git runs it: two branches add subnets to one lock.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ipplan_formats::lock;

const IPPLAN: &str = env!("CARGO_BIN_EXE_ipplan");

fn run(program: &str, folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.args(words).current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null");
    for name in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{name}_NAME"), "ipplan");
        command.env(format!("GIT_{name}_EMAIL"), "ipplan@localhost");
    }
    command.output().unwrap()
}

fn done(program: &str, folder: &Path, words: &[&str]) -> String {
    let output = run(program, folder, words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A request with these subnets, planned, and committed on a branch from `main`.
fn branch(folder: &Path, name: &str, subnets: &[&str]) {
    let git = |words: &[&str]| done("git", folder, words);
    if name != "main" {
        git(&["checkout", "--quiet", "-b", name, "main"]);
    }
    // Each branch has a request of its own, so that only the lock is merged.
    let lines =
        subnets.iter().map(|it| format!("      {it}: {{ service: hosts, addresses: 20 }}\n"));
    let head = "networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n".to_owned();
    let file = format!("{name}.yaml");
    fs::write(folder.join(&file), lines.fold(head, |text, line| text + &line)).unwrap();
    done(IPPLAN, folder, &["plan", &file, "--lock", "net.lock.json"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", name]);
}

fn at(folder: &Path, subnet: &str) -> String {
    let text = fs::read_to_string(folder.join("net.lock.json")).unwrap();
    lock::read(&text).unwrap().networks["hub"].subnets[subnet].prefixes.to_string()
}

#[test]
fn git_merges_locks() {
    if Command::new("git").arg("--version").output().is_err() {
        return; // A machine without git has nothing that could run the driver.
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let git = |words: &[&str]| done("git", folder, words);
    git(&["init", "--quiet", "--initial-branch", "main"]);
    git(&["config", "merge.ipplan.driver", &format!("'{IPPLAN}' merge %O %A %B")]);
    fs::write(folder.join(".gitattributes"), "*.lock.json merge=ipplan\n").unwrap();
    branch(folder, "main", &["web"]);
    branch(folder, "one", &["web", "api"]);
    branch(folder, "two", &["web", "jobs"]);
    branch(folder, "three", &[]);
    git(&["checkout", "--quiet", "one"]);
    let said = git(&["merge", "--quiet", "--no-edit", "two"]);
    assert_eq!(at(folder, "web"), "10.0.0.0/27");
    assert_eq!(at(folder, "api"), "10.0.0.32/27");
    assert_eq!(at(folder, "jobs"), "10.0.0.64/27");
    assert!(said.contains("hub/jobs is at 10.0.0.64/27"), "{said}");

    // One branch releases what another one still changes: a person decides, and ours stays whole.
    git(&["checkout", "--quiet", "main"]);
    git(&["checkout", "--quiet", "-b", "four", "main"]);
    done(IPPLAN, folder, &["release", "--lock", "net.lock.json", "hub/web"]);
    git(&["commit", "--quiet", "-am", "four"]);
    let before = fs::read_to_string(folder.join("net.lock.json")).unwrap();
    let output = run("git", folder, &["merge", "--no-edit", "three"]);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("locks-collide at hub/web"), "{said}");
    assert_eq!(fs::read_to_string(folder.join("net.lock.json")).unwrap(), before);
}

#[test]
fn what_cannot_be_read_is_no_merge() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("base"), "").unwrap();
    fs::write(folder.join("ours"), lock::write(&ipplan::Lock::default())).unwrap();
    fs::write(folder.join("theirs"), "{}").unwrap();
    let words = |theirs| ["merge", "base", "ours", theirs];
    for (theirs, said) in [("theirs", "bad-lock"), ("nothing", "`nothing` does not exist")] {
        let output = run(IPPLAN, folder, &words(theirs));
        assert_eq!(output.status.code(), Some(2), "{theirs}");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(text.contains(said) && !text.contains("ipplan plan"), "{text}");
    }
    assert_eq!(run(IPPLAN, folder, &words("ours")).status.code(), Some(0));
}

/// A text without networks on one side would show everything as freed.
#[test]
fn nothing_is_compared_with_a_text_that_has_no_networks() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let net = "networks: { hub: { space: 10.0.0.0/24, subnets: { web: { at: 10.0.0.0/25 } } } }\n";
    fs::write(folder.join("net.yaml"), net).unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    fs::copy(page, folder.join("page.md")).unwrap();
    fs::write(folder.join("empty.yaml"), "\n").unwrap();
    fs::write(folder.join("used.txt"), "10.0.0.0/25\n").unwrap();
    for command in ["diff", "review"] {
        for other in ["page.md", "empty.yaml"] {
            for words in [[command, "net.yaml", other], [command, other, "net.yaml"]] {
                let output = run(IPPLAN, folder, &words);
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                assert_eq!(output.status.code(), Some(2), "{words:?}: {said}");
                assert!(said.contains(&format!("no-networks at {other}")), "{words:?}: {said}");
            }
        }
    }
    // What exists has places too.
    let shown = done(IPPLAN, folder, &["diff", "net.yaml", "used.txt"]);
    assert!(shown.contains("freed    web: 10.0.0.0/25"), "{shown}");
}
