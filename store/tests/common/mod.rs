//! Shared parts of the tests of stores: engines that are slow or fail, writers, and a checker of its own.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation
)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use ipplan::PrefixLen;
use ipplan_store::decide::{WantedBlock, next};
use ipplan_store::{
    Author, Done, Engine, Failed, StoreError, StoreFolder, Tuning, Version, submit,
};
use object_store::memory::InMemory;
use object_store::path::Path;
use tokio::time::Instant;

pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(future)
}

/// An empty store in memory.
pub fn memory() -> StoreFolder {
    StoreFolder::new(Box::new(InMemory::new()), Path::default(), "`memory`")
}

/// Numbers that look random, and are the same for the same seed.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// How an engine fails, in percent of the requests.
#[derive(Clone, Copy, Default)]
pub struct Faults {
    /// The answer is lost after the write.
    pub lost: u64,
    /// Nothing is done, and the server says 5xx.
    pub failed: u64,
    /// A list is the one of before.
    pub stale: u64,
    /// The longest time that a request takes, in milliseconds; each takes as long where `even` is set.
    pub slow: u64,
    pub even: bool,
    /// How long the server is busy with each request, in milliseconds; the next ones wait until it is done.
    pub busy: u64,
}

/// Earlier lists: of waiting requests, and the newest version.
type Lists = (Vec<String>, Option<ipplan_store::VersionText>);

/// An engine that fails as its seed says.
pub struct Faulty<E> {
    pub engine: E,
    pub faults: Faults,
    pub random: RefCell<Random>,
    lists: RefCell<Lists>,
    /// Until when the server is busy, and how many requests it had.
    busy: Cell<(Option<Instant>, u64)>,
}

impl<E: Engine> Faulty<E> {
    pub fn new(engine: E, seed: u64, faults: Faults) -> Faulty<E> {
        let lists = RefCell::default();
        let busy = Cell::default();
        Faulty { engine, faults, random: RefCell::new(Random(seed)), lists, busy }
    }

    fn happens(&self, percent: u64) -> bool {
        percent > 0 && self.random.borrow_mut().below(100) < percent
    }

    /// How many requests the server had, about: an engine can need another one now and then.
    pub fn requests(&self) -> u64 {
        self.busy.get().1
    }

    /// As long as a server takes for so many requests.
    async fn delay(&self, requests: usize) -> Result<(), StoreError> {
        let Faults { slow, even, busy, .. } = self.faults;
        let (until, served) = self.busy.get();
        let free = until.unwrap_or_else(Instant::now).max(Instant::now());
        let until = free + Duration::from_millis(busy * requests as u64);
        self.busy.set((Some(until), served + requests as u64));
        if busy > 0 {
            tokio::time::sleep_until(until).await;
        }
        if slow > 0 {
            let part = if even { slow } else { self.random.borrow_mut().below(slow) };
            tokio::time::sleep(Duration::from_millis(part)).await;
        }
        if self.happens(self.faults.failed) { Err(StoreError::passing("503")) } else { Ok(()) }
    }

    /// The result, unless its answer is lost.
    fn answer<T>(&self, value: T) -> Result<T, StoreError> {
        if self.happens(self.faults.lost) { Err(StoreError::passing("lost")) } else { Ok(value) }
    }
}

impl<E: Engine> Engine for Faulty<E> {
    async fn newer(&self, known: u64) -> Result<Option<(u64, String)>, StoreError> {
        // The hint and a list, or the next version.
        self.delay(if known == 0 { 2 } else { 1 }).await?;
        let stale = self.lists.borrow().1.clone();
        if self.happens(self.faults.stale) && stale.as_ref().is_some_and(|(it, _)| *it > known) {
            return Ok(stale);
        }
        let newest = self.engine.newer(known).await?;
        if let Some((number, _)) = &newest {
            // A list, and the text of the version that is found in it.
            self.delay(if known == 0 || *number == known + 1 { 1 } else { 2 }).await?;
            if self.happens(50) {
                self.lists.borrow_mut().1.clone_from(&newest);
            }
        }
        self.answer(newest)
    }

    async fn create(&self, number: u64, text: &str) -> Result<bool, StoreError> {
        self.delay(1).await?;
        let created = self.engine.create(number, text).await?;
        self.answer(created)
    }

    async fn ask(&self, name: &str, text: &str) -> Result<bool, StoreError> {
        self.delay(1).await?;
        let asked = self.engine.ask(name, text).await?;
        self.answer(asked)
    }

    async fn waiting(&self) -> Result<Vec<String>, StoreError> {
        self.delay(1).await?;
        if self.happens(self.faults.stale) {
            return Ok(self.lists.borrow().0.clone());
        }
        let names = self.engine.waiting().await?;
        if self.faults.stale > 0 {
            self.lists.borrow_mut().0.clone_from(&names);
        }
        self.answer(names)
    }

    async fn asked(&self, names: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        self.delay(names.len()).await?;
        let texts = self.engine.asked(names).await?;
        self.answer(texts)
    }

    async fn forget(&self, names: &[String]) -> Result<(), StoreError> {
        // Many at once, where the server can.
        self.delay(names.len().div_ceil(256)).await?;
        self.engine.forget(names).await?;
        self.answer(())
    }

    async fn numbers(&self) -> Result<Vec<u64>, StoreError> {
        self.engine.numbers().await
    }

    async fn version(&self, number: u64) -> Result<Option<String>, StoreError> {
        self.delay(1).await?;
        let text = self.engine.version(number).await?;
        self.answer(text)
    }

    async fn blank(&self, number: u64, text: &str) -> Result<(), StoreError> {
        self.engine.blank(number, text).await
    }
}

/// The answer to one writer: the name of its subnet, and where it is.
pub type Told = (String, String, u8);

pub fn length(writer: usize) -> u8 {
    [24, 26, 27, 28][writer % 4]
}

/// One pipeline that wants one block of a network that all share.
pub async fn pipeline<E: Engine>(
    engine: &E,
    number: usize,
    alone: bool,
    tuning: &Tuning<'_>,
) -> Result<(Told, Done), Failed> {
    let owner = format!("team-{number:05}");
    let subnet = format!("s{number:05}");
    let writer = Author {
        owner: owner.clone(),
        author: owner.clone(),
        command: "ipplan next".to_owned(),
        release: "test".to_owned(),
        hash: format!("{number:x}"),
        alone,
        ..Author::default()
    };
    let space = ["10.0.0.0/8".parse().unwrap()];
    let wanted = WantedBlock {
        owner: &owner,
        network: "hub",
        subnet: &subnet,
        prefix_len: PrefixLen::v4(length(number)),
        space: &space,
        until: None,
    };
    let done = submit(engine, &writer, tuning, &mut |version| next(version, &wanted)).await?;
    let at = done.version.lock.networks["hub"].subnets[&subnet].prefixes.to_string();
    Ok(((subnet, at, length(number)), done))
}

/// The first and the last address of a prefix as text, read without ipplan.
fn range(prefix: &str) -> (u32, u32) {
    let (address, length) = prefix.split_once('/').unwrap();
    let first = address.split('.').fold(0, |sum, part| (sum << 8) + part.parse::<u32>().unwrap());
    let size = 1u64 << (32 - length.parse::<u32>().unwrap());
    assert_eq!(u64::from(first) % size, 0, "{prefix} is not aligned");
    (first, first + u32::try_from(size - 1).unwrap())
}

/// Compares what writers were told with what the store holds in the end. It reads JSON and compares
/// numbers, and asks nothing of the planner.
pub async fn audit<E: Engine>(engine: &E, told: &[Told]) -> BTreeMap<String, String> {
    let (number, text) = engine.newer(0).await.unwrap().unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["number"], number);
    let subnets = json["lock"]["networks"]["hub"]["subnets"].as_object().unwrap();
    let all: BTreeMap<String, String> = subnets
        .iter()
        .map(|(key, value)| (key.clone(), value["at"].as_str().unwrap().to_owned()))
        .collect();
    let mut ranges: Vec<(u32, u32)> = all.values().map(|it| range(it)).collect();
    ranges.sort_unstable();
    for pair in ranges.windows(2) {
        assert!(pair[0].1 < pair[1].0, "double: {pair:?}");
    }
    for (subnet, at, length) in told {
        assert_eq!(all.get(subnet), Some(at), "lost: {subnet} at {at}");
        assert!(at.ends_with(&format!("/{length}")), "{subnet} at {at}");
    }
    // No number is missing: each version follows one that was there.
    let numbers = engine.numbers().await.unwrap();
    assert!(numbers.iter().copied().eq(1..=number), "{numbers:?}");
    let mut before = Version::default();
    for number in numbers {
        let version =
            Version::read(number, &engine.version(number).await.unwrap().unwrap()).unwrap();
        let names = before.lock.networks.get("hub").into_iter().flat_map(|it| &it.subnets);
        for (key, subnet) in names {
            assert_eq!(version.lock.networks["hub"].subnets[key], *subnet, "moved in {number}");
        }
        before = version;
    }
    all
}
