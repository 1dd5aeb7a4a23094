//! `pull-request/run.sh`, which the GitHub Action and the template of Azure Pipelines run, in a repository with a change.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

const REQUEST: &str = "networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      web: { service: \
    hosts, addresses: 20 }\n";
const MORE: &str = "      db: { service: hosts, addresses: 40 }\n";

fn git(folder: &Path, words: &[&str]) {
    let mut command = Command::new("git");
    // Nothing of the machine's own settings.
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let own = [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "init.defaultBranch=main",
    ];
    let output = command.args(own).args(words).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn plan(folder: &Path) {
    let words = ["plan", "net.yaml", "--lock", "net.lock.json"];
    let planned = Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(planned.status.success(), "{}", String::from_utf8_lossy(&planned.stderr));
}

/// A repository with a request and its lock on `main`.
fn repository(folder: &Path) {
    git(folder, &["init", "--quiet", "."]);
    fs::write(folder.join("net.yaml"), REQUEST).unwrap();
    plan(folder);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "--message", "Plan"]);
}

/// How the script ends, and what it says.
fn run(folder: &Path, variables: &[(&str, &str)]) -> (i32, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pull-request/run.sh");
    let mut command = Command::new(script);
    command.env("IPPLAN", env!("CARGO_BIN_EXE_ipplan")).env("IPPLAN_OUT", "out");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.envs(variables.iter().copied()).current_dir(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

const BOTH: [(&str, &str); 3] =
    [("IPPLAN_REQUEST", "net.yaml"), ("IPPLAN_LOCK", "net.lock.json"), ("IPPLAN_BASE", "main")];

#[test]
fn a_change_that_is_locked_passes_and_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    repository(folder);
    git(folder, &["checkout", "--quiet", "-b", "more"]);
    fs::write(folder.join("net.yaml"), format!("{REQUEST}{MORE}")).unwrap();

    // Without the lock of the new subnet the pull request is refused.
    let (code, said) = run(folder, &BOTH);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("not-locked") && said.contains("plan --locked: exit code 1"), "{said}");

    plan(folder);
    let (code, said) = run(folder, &BOTH);
    assert_eq!(code, 0, "{said}");
    let review = fs::read_to_string(folder.join("out/review.md")).unwrap();
    assert!(review.contains("1 added, 1 kept"), "{review}");
    let picture = fs::read_to_string(folder.join("out/review.svg")).unwrap();
    assert!(picture.contains("1 added, 1 kept") && picture.contains("+ db"), "{picture}");
    for sarif in ["check.sarif", "review.sarif"] {
        let text = fs::read_to_string(folder.join("out").join(sarif)).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["version"], "2.1.0");
    }
}

#[test]
fn what_moves_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    repository(folder);
    fs::write(folder.join("net.yaml"), REQUEST.replace("20 }", "20, at: 10.0.0.64/27 }")).unwrap();
    fs::remove_file(folder.join("net.lock.json")).unwrap();
    plan(folder);
    let (code, said) = run(folder, &BOTH);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("1 moved") && said.contains("review: exit code 1"), "{said}");
    let sarif = fs::read_to_string(folder.join("out/review.sarif")).unwrap();
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"moved".into(), &"error".into()));
}

/// A runner has a clone of one commit, and the base is a branch or a commit that it has not.
#[test]
fn what_cannot_be_reviewed_says_why_and_leaves_no_empty_file() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    repository(folder);
    git(folder, &["checkout", "--quiet", "-b", "wrong"]);
    fs::write(folder.join("net.yaml"), REQUEST.replace("hosts", "hots")).unwrap();
    let (code, said) = run(folder, &[BOTH[0], BOTH[2]]);
    assert_eq!(code, 2, "{said}");
    let review = fs::read_to_string(folder.join("out/review.md")).unwrap();
    assert!(
        review.starts_with("### Address plan\n\nThe change cannot be reviewed:\n\n"),
        "{review}"
    );
    assert!(review.contains("\n    problem: unknown-service at net.yaml:networks.hub"), "{review}");
    assert!(!folder.join("out/review.sarif").exists() && !folder.join("out/review.svg").exists());
    // What is wrong stands in what the check says of the same file.
    let found = fs::read_to_string(folder.join("out/check.sarif")).unwrap();
    assert!(found.contains("unknown-service"), "{found}");
}

#[test]
fn a_base_that_is_not_here_is_fetched() {
    let origin = tempfile::tempdir().unwrap();
    repository(origin.path());
    git(origin.path(), &["checkout", "--quiet", "-b", "more"]);
    fs::write(origin.path().join("net.yaml"), format!("{REQUEST}{MORE}")).unwrap();
    plan(origin.path());
    git(origin.path(), &["commit", "--quiet", "--all", "--message", "More"]);
    let clone = tempfile::tempdir().unwrap();
    let address = format!("file://{}", origin.path().display());
    let words = ["clone", "--quiet", "--depth", "1", "--branch", "more", &address, "."];
    git(clone.path(), &words);
    let (code, said) = run(clone.path(), &[BOTH[0], BOTH[1], ("IPPLAN_BASE", "refs/heads/main")]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("1 added"), "{said}");
    let (code, said) = run(clone.path(), &[BOTH[0], BOTH[1], ("IPPLAN_BASE", "refs/heads/none")]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("cannot be fetched"), "{said}");
}

/// Names of branches and files come from anyone who can open a pull request.
#[test]
fn names_are_only_names() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    repository(folder);
    for base in ["--upload-pack=touch taken", "$(touch taken)", "main; touch taken"] {
        let (code, said) = run(folder, &[BOTH[0], BOTH[1], ("IPPLAN_BASE", base)]);
        assert_eq!(code, 2, "{base}: {said}");
    }
    for file in ["--out=taken", "$(touch taken)", "a b; touch taken"] {
        let (code, said) = run(folder, &[("IPPLAN_FILES", file)]);
        assert_eq!(code, 2, "{file}: {said}");
    }
    assert!(!folder.join("taken").exists());
}

#[test]
fn a_new_lock_has_nothing_to_compare_with() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    git(folder, &["init", "--quiet", "."]);
    git(folder, &["commit", "--quiet", "--allow-empty", "--message", "Begin"]);
    fs::write(folder.join("net.yaml"), REQUEST).unwrap();
    plan(folder);
    let (code, said) = run(folder, &BOTH);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("`net.lock.json` is new"), "{said}");
}

/// A pipeline applies a plan only to the lock with which it was reviewed.
#[test]
fn another_lock_than_the_expected_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    repository(folder);
    let lock = fs::read_to_string(folder.join("net.lock.json")).unwrap();
    let lock: serde_json::Value = serde_json::from_str(&lock).unwrap();
    let expect = |hash| run(folder, &[BOTH[0], BOTH[1], ("IPPLAN_EXPECT", hash)]);
    let (code, said) = expect(lock["hash"].as_str().unwrap());
    assert_eq!(code, 0, "{said}");
    for hash in ["0000", "--out=taken"] {
        let (code, said) = expect(hash);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("lock-changed") && !folder.join("taken").exists(), "{said}");
    }
}
