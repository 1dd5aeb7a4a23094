//! Content that no file in the repository may have.

use std::fs;
use std::process::Command;

/// Every text that git keeps or would keep, by its path. Without git there is nothing to keep.
fn texts() -> Vec<(String, String)> {
    if !xtask::root().join(".git").exists() {
        return Vec::new();
    }
    // As another user may own the checkout, in a container for one.
    let output = Command::new("git")
        .args(["-c", "safe.directory=*", "ls-files", "-z"])
        .args(["--cached", "--others", "--exclude-standard"])
        .current_dir(xtask::root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paths = String::from_utf8(output.stdout).unwrap();
    let paths: Vec<&str> = paths.split_terminator('\0').collect();
    assert!(paths.contains(&"Cargo.toml"), "git lists {} files", paths.len());
    let text = |path: &&str| {
        // Deleted but not committed yet, or not text.
        let bytes = fs::read(xtask::root().join(path)).ok()?;
        Some(((*path).to_owned(), String::from_utf8(bytes).ok()?))
    };
    paths.iter().filter_map(text).collect()
}

/// Fails for every line that holds what it may not.
#[track_caller]
fn no_line(holds: impl Fn(&str) -> bool, what: &str) {
    let mut found = Vec::new();
    for (path, text) in texts() {
        let lines = text.lines().enumerate().filter(|(_, line)| holds(line));
        found.extend(lines.map(|(at, line)| format!("{path}:{}: {}", at + 1, line.trim())));
    }
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn no_path_of_one_machine() {
    no_line(has_machine_path, "a path that exists on one machine only");
}

/// Folders at the top of a machine that are nobody else's.
const FOLDERS: &[&str] = &["work", "root", "home", "Users"];

/// A slash opens a path unless something stands before it that makes it a step of a longer one.
fn has_machine_path(line: &str) -> bool {
    FOLDERS.iter().any(|folder| {
        line.match_indices(&format!("/{folder}/")).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|it| !it.is_alphanumeric() && !"-_.~})*".contains(it))
        })
    })
}

#[test]
fn no_host_of_a_package_registry() {
    no_line(has_registry_host, "where packages come from is each machine's own setting");
}

fn has_registry_host(line: &str) -> bool {
    // In two parts, for this file is one of those that are read.
    let hosts = [("crates", "io"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com")];
    let more = [("pypi", "org"), ("pythonhosted", "org"), ("golang", "org")];
    // The name that every Cargo.lock gives its registry.
    let line = line.replace(&format!("{}.{}-index", hosts[0].0, hosts[0].1), "");
    hosts.iter().chain(&more).any(|(name, end)| line.contains(&format!("{name}.{end}")))
}

/// A registry may be another on every machine, so npm keeps only what a package must be.
#[test]
fn no_lock_of_npm_says_where_packages_come_from() {
    let locks: Vec<(String, String)> =
        texts().into_iter().filter(|(path, _)| path.ends_with("package-lock.json")).collect();
    for (path, text) in &locks {
        assert!(text.contains("\"integrity\": \"sha512-"), "{path} holds no hashes");
        assert!(!text.contains("\"resolved\": \"http"), "{path} holds addresses");
        let npmrc = path.replace("package-lock.json", ".npmrc");
        let npmrc = fs::read_to_string(xtask::root().join(npmrc)).unwrap();
        assert!(npmrc.contains("omit-lockfile-registry-resolved=true"), "beside {path}");
    }
    assert!(locks.len() > 1 || !xtask::root().join(".git").exists(), "{}", locks.len());
}

#[test]
fn the_rules_see_what_they_should() {
    for folder in FOLDERS {
        for (line, expected) in [
            ("cd /@/x", true),
            ("\"/@/me\"", true),
            ("file:///@/x", true),
            ("/@/me/x", true),
            ("https://example.com/@/x", false),
            ("./@/x", false),
            ("${HERE}/@/x", false),
        ] {
            assert_eq!(has_machine_path(&line.replace('@', folder)), expected, "{line}");
        }
    }
    assert!(has_registry_host(&["https://registry.npmjs", ".org/x"].concat()));
    assert!(has_registry_host(&["sparse+https://index.crates", ".io/"].concat()));
    assert!(!has_registry_host("registry+https://github.com/rust-lang/crates.io-index"));
}
