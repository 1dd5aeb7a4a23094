//! One lock under many names: whichever path a run takes, the lock that they lead to has everything.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// How many times somebody plans, releases or edits.
const EDITS: u64 = 120;

/// The next of a row of numbers that look random, and are the same everywhere.
fn under(state: &mut u64, end: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % end
}

/// Where each subnet is, by the text of the lock.
fn places(lock: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(lock).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let subnets = value["networks"]["hub"]["subnets"].as_object().unwrap();
    subnets.iter().map(|(key, it)| (key.clone(), it["at"].to_string())).collect()
}

#[test]
fn a_lock_has_many_names_and_one_content() {
    let folder = tempfile::tempdir().unwrap();
    let (at, real) = (folder.path(), folder.path().join("locks/real.json"));
    fs::create_dir_all(at.join("locks")).unwrap();
    fs::create_dir_all(at.join("team")).unwrap();
    symlink("locks/real.json", at.join("near.json")).unwrap();
    symlink("../near.json", at.join("team/far.json")).unwrap();
    symlink(&real, at.join("team/whole.json")).unwrap();
    symlink("locks", at.join("folder")).unwrap();
    let names = [
        "locks/real.json",
        "near.json",
        "team/far.json",
        "team/whole.json",
        "folder/real.json",
        "./team/../near.json",
    ];
    let ipplan = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
        command.args(args).current_dir(at).output().unwrap()
    };
    let (mut state, mut wanted) = (7, [false; 12]);
    let mut known = BTreeMap::<String, String>::new();
    for edit in 0..EDITS {
        let name = names[usize::try_from(under(&mut state, 6)).unwrap()];
        let number = usize::try_from(under(&mut state, 12)).unwrap();
        let key = format!("s{number}");
        match under(&mut state, 5) {
            0 if known.contains_key(&key) && !wanted[number] => {
                let done = ipplan(&["release", "--lock", name, &format!("hub/{key}")]);
                assert!(done.status.success(), "{done:?}");
                known.remove(&key);
            }
            1 if edit > 0 => {
                // By hand, in the file that the links lead to: the hash has to go.
                let text = fs::read_to_string(&real).unwrap();
                let lines = text.lines().filter(|line| !line.contains("\"hash\""));
                fs::write(&real, lines.fold(String::new(), |all, line| all + line + "\n")).unwrap();
            }
            _ => wanted[number] = !wanted[number],
        }
        let mut request = "networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n".to_owned();
        request.push_str("      always: { service: hosts, addresses: 3 }\n");
        for (number, _) in wanted.iter().enumerate().filter(|(_, wanted)| **wanted) {
            writeln!(request, "      s{number}: {{ service: hosts, addresses: 3 }}").unwrap();
        }
        fs::write(at.join("net.yaml"), request).unwrap();
        let done = ipplan(&["plan", "net.yaml", "--lock", name]);
        assert!(done.status.success(), "{done:?}");
        let now = places(&real);
        for (key, place) in &known {
            assert_eq!(now.get(key), Some(place), "{key} moved, by {name}");
        }
        for link in ["near.json", "team/far.json", "team/whole.json", "folder"] {
            assert!(fs::symlink_metadata(at.join(link)).unwrap().is_symlink(), "{link}");
        }
        // No draft stays, wherever it was made.
        assert_eq!(fs::read_dir(at.join("locks")).unwrap().count(), 1);
        assert_eq!(fs::read_dir(at.join("team")).unwrap().count(), 2);
        known = now;
    }
    assert!(known.len() > 3, "{known:?}");
}
