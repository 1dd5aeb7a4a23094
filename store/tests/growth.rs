//! The cost of everything at n, 2n and 4n subnets: `cargo xtask bench store`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr)]

mod common;

use std::path::Path;
use std::time::Instant;

use common::block_on;
use ipplan::{IpNet, Lock, LockedNetwork, LockedSubnet, PrefixLen};
use ipplan_store::decide::{WantedBlock, next, undo};
use ipplan_store::{Author, Delta, Engine, Store, Tuning, Version, between, open, submit, version};

/// The number of subnets of a network, which has room for more.
const EACH: usize = 100;

fn prefix(number: usize, length: u8) -> IpNet {
    let first = 0x0a00_0000 + (u32::try_from(number).unwrap() << (32 - length));
    IpNet::new(std::net::Ipv4Addr::from(first).into(), length).unwrap()
}

/// A lock with this number of subnets, in networks of a hundred.
fn lock(subnets: usize) -> Lock {
    let network = |number: usize| {
        let subnet = |key: usize| {
            let at = prefix(number * 128 + key, 28);
            (format!("workload-{key:03}"), LockedSubnet::at(at))
        };
        let subnets = (0..EACH).map(subnet).collect();
        let network = LockedNetwork { space: vec![prefix(number, 21)], subnets };
        (format!("landing-zone-{number:04}"), network)
    };
    Lock { networks: (0..subnets / EACH).map(network).collect(), ..Lock::default() }
}

fn author(command: &str) -> Author {
    Author {
        owner: "company/platform".to_owned(),
        author: "pipeline".to_owned(),
        command: command.to_owned(),
        release: "0".to_owned(),
        alone: true,
        ..Author::default()
    }
}

fn one(version: &Version, subnet: &str) -> Delta {
    let wanted = WantedBlock {
        owner: "company/platform",
        network: "landing-zone-0007",
        subnet,
        prefix_len: PrefixLen::v4(28),
        space: &[],
        until: None,
    };
    next(version, &wanted).unwrap()
}

/// How large the files of a store are; nothing where there are none.
fn bytes(folder: Option<&Path>, number: u64) -> u64 {
    let path = folder.map(|it| it.join(format!("plan/{number:020}.json")));
    path.and_then(|it| it.metadata().ok()).map_or(0, |it| it.len())
}

async fn rows(name: &str, store: &Store, folder: Option<&Path>, subnets: usize) {
    let tuning = Tuning::default();
    let all = lock(subnets);
    let told = |what: &str, began: Instant, moved: u64| {
        let seconds = began.elapsed().as_secs_f64();
        let moved = if folder.is_some() { format!("{moved:>11} bytes") } else { String::new() };
        eprintln!("{name:<10} {subnets:>7} subnets  {what:<16} {seconds:>8.3} s {moved}");
    };
    let began = Instant::now();
    let whole = |version: &Version| Ok(between(&version.lock, &all, None));
    submit(store, &author("import"), &tuning, &mut { whole }).await.unwrap();
    told("import", began, bytes(folder, 1));
    let began = Instant::now();
    let mut decide = |version: &Version| Ok(one(version, "first"));
    submit(store, &author("next"), &tuning, &mut decide).await.unwrap();
    told("next", began, bytes(folder, 1) + bytes(folder, 2));
    // The version before holds what was imported as a change too, so this one is what is usual.
    let began = Instant::now();
    let mut decide = |version: &Version| Ok(one(version, "second"));
    submit(store, &author("next"), &tuning, &mut decide).await.unwrap();
    told("next, later", began, bytes(folder, 2) + bytes(folder, 3));
    let began = Instant::now();
    submit(store, &author("next"), &tuning, &mut decide).await.unwrap();
    told("next, known", began, bytes(folder, 3));
    let began = Instant::now();
    let (before, undone) =
        (version(store, 2).await.unwrap().unwrap(), version(store, 3).await.unwrap().unwrap());
    let mut decide = |version: &Version| undo(version, "company/platform", &before, &undone);
    submit(store, &author("undo"), &tuning, &mut decide).await.unwrap();
    told("undo", began, bytes(folder, 2) + 2 * bytes(folder, 3) + bytes(folder, 4));
    let began = Instant::now();
    let (number, text) = store.newer(0).await.unwrap().unwrap();
    let read = Version::read(number, &text).unwrap();
    assert_eq!(read.holders.len(), subnets + subnets / EACH + 2);
    told("export", began, bytes(folder, 4));
    let began = Instant::now();
    for number in store.numbers().await.unwrap().into_iter().rev().take(3) {
        assert!(version(store, number).await.unwrap().is_some());
    }
    told("history of 3", began, bytes(folder, 2) + bytes(folder, 3) + bytes(folder, 4));
}

#[test]
#[ignore = "it measures, and proves nothing"]
fn at_n_2n_and_4n() {
    let most: usize =
        std::env::var("STORE_SUBNETS").ok().and_then(|it| it.parse().ok()).unwrap_or(100_000);
    for subnets in [most / 4, most / 2, most] {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&format!("file:{}", folder.path().display())).unwrap();
        block_on(rows("folder", &store, Some(folder.path()), subnets));
        let Ok(address) = std::env::var("STORE_TEST_POSTGRES") else { continue };
        let store = open(&format!("{address}?plan=growth-{subnets}")).unwrap();
        block_on(rows("PostgreSQL", &store, None, subnets));
    }
}
