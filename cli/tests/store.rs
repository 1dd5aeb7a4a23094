//! The commands of a store, in a folder, as pipelines run them.
#![cfg(feature = "store")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
    command.args(words).current_dir(folder).env("IPPLAN_STORE", "file:store");
    command.env("IPPLAN_AUTHOR", "ada").env("IPPLAN_OWNER", "shop").output().unwrap()
}

fn done(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The exit code, and the first two lines of what is said.
fn refused(folder: &Path, words: &[&str]) -> (i32, String) {
    let output = run(folder, words);
    (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn store() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("store")).unwrap();
    folder
}

#[test]
fn a_block_is_reserved_once_and_released_by_its_owner() {
    let folder = store();
    let folder = folder.path();
    let next = |size: &str, name: &str| {
        done(folder, &["next", size, "--name", name, "--in", "10.0.0.0/16"])
    };
    assert_eq!(next("/26", "hub/web"), "10.0.0.0/26\n");
    assert_eq!(next("/26", "hub/web"), "10.0.0.0/26\n");
    assert_eq!(next("/26", "hub/api"), "10.0.0.64/26\n");
    let (code, said) = refused(folder, &["next", "/26", "--name", "hub/web", "--owner", "other"]);
    assert!(code == 1 && said.contains("belongs to `shop`"), "{said}");
    let (code, said) = refused(folder, &["release", "hub/web", "--owner", "other"]);
    assert!(code == 1 && said.contains("belongs to `shop`"), "{said}");
    let (code, said) = refused(folder, &["next", "/8", "--name", "hub/all"]);
    assert!(code == 1 && said.contains("does-not-fit"), "{said}");
    done(folder, &["release", "hub/web"]);
    let history = done(folder, &["history", "hub/web"]);
    assert!(
        history.contains("ada for shop") && history.contains("ipplan release hub/web"),
        "{history}"
    );
    // What was released is there again, at its place.
    done(folder, &["undo", "3"]);
    assert_eq!(next("/26", "hub/web"), "10.0.0.0/26\n");
    let lock = done(folder, &["export"]);
    assert_eq!(ipplan_formats::lock::read(&lock).unwrap().networks["hub"].subnets.len(), 2);
    assert_eq!(done(folder, &["prune", "--keep", "1d"]), "0 old versions were emptied\n");
}

#[test]
fn a_request_is_planned_around_others() {
    let folder = store();
    let folder = folder.path();
    let request = "pools: { company: 10.0.0.0/16 }\nnetworks:\n  shop:\n    from: company\n    \
                   subnets:\n      web: { service: hosts, addresses: 100 }\n";
    fs::write(folder.join("shop.yaml"), request).unwrap();
    fs::write(folder.join("bank.yaml"), request.replace("shop", "bank")).unwrap();
    done(folder, &["plan", "shop.yaml"]);
    done(folder, &["plan", "bank.yaml", "--owner", "bank"]);
    done(folder, &["plan", "shop.yaml", "--locked"]);
    let lock = ipplan_formats::lock::read(&done(folder, &["export"])).unwrap();
    let at = |name: &str| lock.networks[name].subnets["web"].prefixes.to_string();
    assert_eq!((at("shop"), at("bank")), ("10.0.0.0/25".to_owned(), "10.0.0.128/25".to_owned()));
    assert!(lock.networks.values().all(|it| it.subnets.values().all(|it| !it.gone)));
    let (code, said) = refused(folder, &["plan", "shop.yaml", "--expect", "1"]);
    assert!(code == 1 && said.contains("the store has version 2, not 1"), "{said}");
    // The lock goes into another store as it is.
    fs::create_dir(folder.join("copy")).unwrap();
    done(folder, &["export", "--out", "net.lock.json"]);
    done(folder, &["import", "net.lock.json", "--store", "file:copy"]);
    let copy = done(folder, &["export", "--store", "file:copy"]);
    assert_eq!(copy, fs::read_to_string(folder.join("net.lock.json")).unwrap());
}

#[test]
fn what_is_wrong_with_a_store_is_said() {
    let folder = store();
    let folder = folder.path();
    let next = |store: &str| {
        refused(
            folder,
            &[
                "next",
                "/26",
                "--name",
                "hub/web",
                "--in",
                "10.0.0.0/16",
                "--wait",
                "1s",
                "--store",
                store,
            ],
        )
    };
    for (store, says) in [
        ("file:none", "create the folder first"),
        ("store", "is not valid"),
        ("ftp://host/x", "is not the address of a store"),
        ("postgres://user:secret@localhost/x", "has a password or a signature in it"),
        ("postgres://user@127.0.0.1:1/x", "cannot be reached"),
        ("https://a.blob.core.windows.net/c?sig=secret", "has a password or a signature in it"),
    ] {
        let (code, said) = next(store);
        assert!(code == 2 && said.contains(says), "{store}: {said}");
        assert!(!said.contains("secret"), "{said}");
    }
    fs::create_dir(folder.join("store/plan")).unwrap();
    fs::write(folder.join("store/plan/notes.txt"), "mine").unwrap();
    let (code, said) = next("file:store");
    assert!(code == 2 && said.contains("is not a file of ipplan"), "{said}");
    fs::remove_file(folder.join("store/plan/notes.txt")).unwrap();
    let first = folder.join("store/plan/00000000000000000001.json");
    fs::write(&first, "{\"format\": 2}").unwrap();
    let (code, said) = next("file:store");
    assert!(code == 2 && said.contains("has format 2, but this release reads format 1"), "{said}");
    fs::write(&first, "{}").unwrap();
    let (code, said) = next("file:store");
    assert!(code == 2 && said.contains("is not one of ipplan"), "{said}");
    assert_eq!(fs::read_dir(folder.join("store/plan")).unwrap().count(), 1);
}
