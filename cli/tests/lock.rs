//! The lock under two processes at once, and under processes that are killed: it is always whole.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ipplan::Lock;
use ipplan_formats::lock;

/// A request with a number of subnets, and one of its own.
fn request(folder: &Path, name: &str, subnets: usize) -> String {
    let mut text = "networks:\n  hub:\n    space: 10.0.0.0/16\n    subnets:\n".to_owned();
    for i in 0..subnets {
        writeln!(text, "      s{i}: {{ service: hosts, addresses: {} }}", 1 + i % 50).unwrap();
    }
    writeln!(text, "      {name}: {{ service: hosts, addresses: 3 }}").unwrap();
    let path = folder.join(format!("{name}.yaml"));
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn plan(request: &str, lock: &Path, more: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .args(["plan", request, "--lock"])
        .arg(lock)
        .args(more)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn read(path: &Path) -> Lock {
    lock::read(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Another path to the same lock.
fn linked(lock: &Path) -> PathBuf {
    let link = lock.with_extension("link");
    #[cfg(unix)]
    std::os::unix::fs::symlink(lock, &link).unwrap();
    if cfg!(unix) { link } else { lock.to_owned() }
}

/// How many hidden files there are.
fn drafts(folder: &Path) -> usize {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with('.')).count()
}

#[test]
fn of_two_that_expect_the_same_lock_one_wins() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("net.lock.json");
    let (base, a, b) = (
        request(folder.path(), "base", 3),
        request(folder.path(), "a", 3),
        request(folder.path(), "b", 3),
    );
    assert!(plan(&base, &at, &[]).wait().unwrap().success());
    let link = linked(&at);
    let start = fs::read_to_string(&at).unwrap();
    let hash = lock::hash(&lock::read(&start).unwrap());
    for round in 0..1_000 {
        fs::write(&at, &start).unwrap();
        let expect = ["--expect", hash.as_str()];
        let mut racers = [plan(&a, &at, &expect), plan(&b, &link, &expect)];
        let won = racers.each_mut().map(|racer| racer.wait().unwrap().success());
        assert!(won[0] != won[1], "round {round}: {won:?}");
        let placed = &read(&at).networks["hub"].subnets;
        assert_eq!([placed.contains_key("a"), placed.contains_key("b")], won, "round {round}");
    }
    assert_eq!(drafts(folder.path()), 0);
}

#[test]
fn a_process_that_is_killed_leaves_the_lock_whole() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("net.lock.json");
    let (few, many) = (request(folder.path(), "few", 1), request(folder.path(), "many", 300));
    assert!(plan(&few, &at, &[]).wait().unwrap().success());
    let link = linked(&at);
    // How long a run takes here and now: the moments to kill at are spread over half as long again. A
    // machine that becomes slower or quicker meanwhile is followed, so that about half of the runs write.
    let start = Instant::now();
    assert!(plan(&many, &at, &[]).wait().unwrap().success());
    assert!(plan(&few, &at, &[]).wait().unwrap().success());
    let mut whole = u64::try_from(start.elapsed().as_micros()).unwrap();
    let mut changed = 0;
    let mut random = 1_u64;
    let mut before = read(&at);
    for round in 0..500 {
        // Two requests in turn, so that there is always something to write.
        let mut child = plan(
            if round % 2 == 0 { &many } else { &few },
            if round % 3 == 0 { &link } else { &at },
            &[],
        );
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_micros((random >> 33) % (whole * 3 / 4)));
        let _ = child.kill();
        child.wait().unwrap();
        let after = read(&at);
        let wrote = after != before;
        changed += u32::from(wrote);
        whole = if wrote { whole - whole / 50 } else { whole + whole / 50 }.max(1_000);
        before = after;
        // Each run removes the draft that the one before left.
        assert!(drafts(folder.path()) < 2, "round {round}");
    }
    assert!(plan(&few, &at, &[]).wait().unwrap().success());
    assert_eq!(drafts(folder.path()), 0);
    // Neither all before they wrote, nor all after.
    assert!(changed > 10 && changed < 490, "{changed} of 500 wrote");
}
