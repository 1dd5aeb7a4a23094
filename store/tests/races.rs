//! Many writers at once, each way beside full-jitter back-off in the same run; and a seed of faults.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::print_stderr
)]

mod common;

use std::time::Duration;

use common::{Faults, Faulty, Random, Told, audit, block_on, memory, pipeline};
use futures_util::future::join_all;
use ipplan_store::{Engine, Failed, Store, Tuning, open};
use tokio::time::Instant;

/// How a race went.
struct Raced {
    seconds: f64,
    /// Versions that a writer tried to write.
    tries: f64,
    /// Requests for each writer.
    requests: f64,
}

/// Lets so many writers in at once, and audits the end.
async fn race<E: Engine>(name: &str, engine: &Faulty<E>, writers: usize, alone: bool) -> Raced {
    let began = Instant::now();
    let lane = lane(engine, (0..writers).collect(), alone).await;
    raced(name, engine, vec![lane], began.elapsed(), alone).await
}

/// What writers were told, how many versions they tried to write, and how many requests the server had.
type Lane = (Vec<Told>, u32, u64);

/// Lets these writers in at once.
async fn lane<E: Engine>(engine: &Faulty<E>, numbers: Vec<usize>, alone: bool) -> Lane {
    let tuning = Tuning { wait: Duration::from_secs(3_600), ..Tuning::default() };
    let (mut told, mut tries) = (Vec::new(), 0);
    let all = numbers.into_iter().map(|it| pipeline(engine, it, alone, &tuning));
    for done in join_all(all).await {
        let (mine, done) = done.unwrap_or_else(|failed| panic!("{failed:?}"));
        told.push(mine);
        tries += done.tries;
    }
    (told, tries, engine.requests())
}

async fn raced<E: Engine>(
    name: &str,
    engine: &Faulty<E>,
    lanes: Vec<Lane>,
    took: Duration,
    alone: bool,
) -> Raced {
    let told: Vec<Told> = lanes.iter().flat_map(|(told, ..)| told.clone()).collect();
    let writers = told.len();
    let found = audit(&engine.engine, &told).await;
    assert_eq!(found.len(), writers, "more blocks than writers");
    let waiting = engine.engine.waiting().await.unwrap();
    assert!(!waiting.iter().any(|name| name.contains('~')), "what is placed waits: {waiting:?}");
    let each = |sum: u64| sum as f64 / writers as f64;
    let tries = each(lanes.iter().map(|(_, tries, _)| u64::from(*tries)).sum());
    let requests = each(lanes.iter().map(|(.., requests)| requests).sum());
    let (seconds, versions) = (took.as_secs_f64(), engine.engine.numbers().await.unwrap().len());
    let how = if alone { "back-off" } else { "helping" };
    eprintln!(
        "{name}: {writers} writers, {how}: {seconds:.2} s, {tries:.2} tries and {requests:.1} requests \
         each, {versions} versions"
    );
    Raced { seconds, tries, requests }
}

fn writers(of: usize) -> usize {
    std::env::var("STORE_WRITERS").ok().and_then(|it| it.parse().ok()).unwrap_or(of)
}

/// Time is simulated: what counts is how often writers wait for the store, on any machine. In a test of every
/// day a tenth takes part; `STORE_WRITERS=1000` is the whole race.
#[test]
fn in_memory() {
    let count = writers(100);
    let slow = Faults { slow: 15, even: true, ..Faults::default() };
    simulated().block_on(async {
        let helping = race("memory", &Faulty::new(memory(), 1, slow), count, false).await;
        let backoff = race("memory", &Faulty::new(memory(), 1, slow), count, true).await;
        let (one, other) = (helping.seconds, backoff.seconds);
        let times = if count >= 1_000 { 40.0 } else { 3.0 };
        assert!(other > times * one, "{other} s, {one} s");
        assert!(helping.tries <= 2.5, "{}", helping.tries);
    });
}

/// A server that serves one request after the other, as slowly as one that is made for tests: how long it
/// takes is how many requests there are in all, and nothing is idle.
#[test]
fn on_a_busy_server() {
    let busy = Faults { busy: 14, ..Faults::default() };
    simulated().block_on(async {
        // Waits are random: a race of few writers says little alone.
        for (count, rounds) in [(2, 1), (25, 10), (writers(100).min(300), 1)] {
            let (mut one, mut other) = (0.0, 0.0);
            for _ in 0..rounds {
                let helping = race("busy", &Faulty::new(memory(), 1, busy), count, false).await;
                let backoff = race("busy", &Faulty::new(memory(), 1, busy), count, true).await;
                assert!(helping.requests <= 12.0, "{}", helping.requests);
                one += helping.seconds;
                other += backoff.seconds;
            }
            assert!(count < 25 || one < other, "{one} s, {other} s by back-off");
        }
    });
}

/// Waiting costs no time here.
fn simulated() -> tokio::runtime::Runtime {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().start_paused(true).build().unwrap()
}

/// An engine that does not fail, and counts.
fn counted<E: Engine>(engine: E) -> Faulty<E> {
    Faulty::new(engine, 1, Faults::default())
}

/// Each processor has its part of the writers: most of their time goes into reading the plan.
#[test]
fn in_a_folder() {
    let count = writers(50);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    // How long either takes, and how many tries, is for people to read: it depends on the disk.
    for alone in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("file:{}", folder.path().display());
        let began = std::time::Instant::now();
        let lanes: Vec<Lane> = std::thread::scope(|scope| {
            let run = |first: usize| {
                let address = &address;
                scope.spawn(move || {
                    let numbers = (first..count).step_by(threads).collect();
                    let engine = counted(open(address).unwrap());
                    block_on(lane(&engine, numbers, alone))
                })
            };
            let running: Vec<_> = (0..threads).map(run).collect();
            running.into_iter().map(|it| it.join().unwrap()).collect()
        });
        let engine = counted(open(&address).unwrap());
        block_on(raced("folder", &engine, lanes, began.elapsed(), alone));
    }
}

/// Stores that run elsewhere: `cargo xtask test store` starts them and sets their addresses.
#[test]
fn in_a_server() {
    let count = writers(100);
    for name in ["STORE_TEST_AZURE", "STORE_TEST_S3"] {
        let Ok(address) = std::env::var(name) else { continue };
        block_on(async {
            // These servers are made for tests, and answer some hundred requests a second.
            let count = writers(40).min(300);
            let open = |folder| counted(open(&format!("{address}/{folder}")).unwrap());
            race(&address, &open("help"), count, false).await;
            race(&address, &open("jitter"), count, true).await;
        });
    }
    // As many connections as a small server has for all; writers take turns at them. Behind the pooler
    // they are fewer, and another one for each transaction.
    for (name, plan) in [("STORE_TEST_POSTGRES", "direct"), ("STORE_TEST_POOLER", "pooled")] {
        let Ok(address) = std::env::var(name) else { continue };
        let address = format!("{address}?plan={plan}");
        let all: Vec<Store> = (0..20).map(|_| open(&address).unwrap()).collect();
        block_on(pooled(name, &all, count));
    }
}

async fn pooled(name: &str, stores: &[Store], writers: usize) {
    let tuning = Tuning { wait: Duration::from_secs(3_600), ..Tuning::default() };
    let began = Instant::now();
    let (first, _) = pipeline(&stores[0], 0, false, &tuning).await.unwrap();
    let lanes = stores.iter().enumerate().map(async |(lane, store)| {
        let mut told = Vec::new();
        for number in (1..writers).filter(|it| it % stores.len() == lane) {
            let (mine, done) = pipeline(store, number, false, &tuning).await.unwrap();
            assert_eq!(done.tries, 1);
            told.push(mine);
        }
        told
    });
    let mut told: Vec<Told> = join_all(lanes).await.concat();
    told.push(first);
    eprintln!(
        "{name}: {writers} writers, {} connections: {:.2} s, one try each",
        stores.len(),
        began.elapsed().as_secs_f64()
    );
    assert_eq!(audit(&stores[0], &told).await.len(), writers);
}

/// One history: some writers, an engine that fails, clocks that are apart, and writers that are killed.
async fn history(seed: u64) -> (usize, usize) {
    let mut random = Random(seed);
    let writers = 2 + random.below(7) as usize;
    let faults = Faults {
        lost: random.below(2) * 25,
        failed: random.below(20),
        stale: random.below(2) * 20,
        slow: random.below(40),
        even: false,
        busy: 0,
    };
    let engine = Faulty::new(memory(), random.next(), faults);
    let clocks: Vec<u64> = (0..writers).map(|_| 1_800_000_000 + random.below(200_000)).collect();
    let lives: Vec<u64> = (0..writers)
        .map(|_| match random.below(4) {
            0 => random.below(2_000),
            _ => 900_000,
        })
        .collect();
    let all = (0..writers).map(|number| {
        let (engine, clock, life) = (&engine, clocks[number], lives[number]);
        async move {
            let clock = move || clock;
            let tuning =
                Tuning { wait: Duration::from_secs(600), clock: &clock, ..Tuning::default() };
            let run = pipeline(engine, number, false, &tuning);
            // A killed writer is told nothing, wherever it was.
            tokio::time::timeout(Duration::from_millis(life), run).await.ok()
        }
    });
    let mut told: Vec<Told> = Vec::new();
    let mut killed = 0;
    for done in join_all(all).await {
        match done {
            Some(Ok((mine, _))) => told.push(mine),
            Some(Err(Failed::Problems(problems))) => panic!("seed {seed}: {problems:?}"),
            Some(Err(Failed::Store(error))) => panic!("seed {seed}: {error}"),
            None => killed += 1,
        }
    }
    if !told.is_empty() {
        let found = audit(&engine.engine, &told).await;
        assert!(found.len() <= writers, "seed {seed}: a request was placed twice");
        // Whoever was killed can run again, and finds what was placed for them.
        let tuning = Tuning { wait: Duration::from_secs(600), ..Tuning::default() };
        for number in 0..writers {
            let (mine, _) = pipeline(&engine.engine, number, false, &tuning).await.unwrap();
            let known = told.iter().find(|(subnet, ..)| *subnet == mine.0);
            assert!(known.is_none_or(|it| *it == mine), "seed {seed}");
            told.push(mine);
        }
        assert_eq!(audit(&engine.engine, &told).await.len(), writers);
    }
    (told.len(), killed)
}

/// `STORE_HISTORIES=10000` runs as many; time is simulated, so that waiting costs none.
#[test]
fn histories_of_faults() {
    let count = std::env::var("STORE_HISTORIES").ok().and_then(|it| it.parse().ok()).unwrap_or(150);
    let first = std::env::var("STORE_SEED").ok().and_then(|it| it.parse().ok()).unwrap_or(1);
    let (mut told, mut killed) = (0, 0);
    for seed in first..first + count {
        let (more, dead) = simulated().block_on(history(seed));
        told += more;
        killed += dead;
    }
    eprintln!("{count} histories: {told} answers, {killed} writers killed, 0 double, 0 lost");
    assert!(killed > 0);
}
