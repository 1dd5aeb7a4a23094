//! The rows of the table, and who takes part in each.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ipplan::{IpNet, Space};

use crate::allocator::{Allocator, Checker, Living, Seen};
use crate::input::{self, Life};
use crate::peers::Bits;
use crate::peers::bitmaps::{Bitmaps, count_and_count_up};
use crate::peers::blaze::Blaze;
use crate::peers::btree::BTree;
use crate::peers::garden::Garden;
use crate::peers::lists::{self, Sum};
use crate::peers::ours::OneByOne;
use crate::peers::plans::Estate;
use crate::peers::radix;
use crate::peers::vector::Vector;

/// A task.
#[derive(Debug)]
pub struct Row {
    /// The name.
    pub name: &'static str,
    /// The operation that is measured.
    pub operation: &'static str,
    /// How many operations it is measured for: first the fewest.
    pub sizes: &'static [usize],
    /// The contestants.
    pub contestants: Vec<Contestant>,
}

/// A way to do a task.
#[derive(Debug)]
pub struct Contestant {
    /// Its name.
    pub name: &'static str,
    /// The role of the contestant.
    pub kind: Kind,
    /// The most operations it can do in a bearable time.
    pub most: usize,
    /// Makes the input for a number of operations; the returned task does it, once a call.
    pub prepare: fn(usize) -> Task,
}

/// Does a task once: how long that took, and a number by which to compare what came out.
pub type Task = Box<dyn Fn() -> (Duration, usize)>;

/// The role of a contestant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Measured against all others.
    Ours,
    /// Ours in another way, to be seen but not counted.
    Variant,
    /// The code of a careful user on a good container.
    Peer,
    /// A crate that does it all.
    ReadyMade,
    /// The least work there can be.
    Floor,
}

use Kind::{Floor, Ours, Peer, ReadyMade, Variant};

/// Scanning contestants get no further.
const SCAN: usize = 10_000;
const ALL: usize = 1_000_000;

/// The sizes of most rows.
pub static SIZES: [usize; 4] = [1_000, 10_000, 100_000, ALL];

fn entry(name: &'static str, kind: Kind, most: usize, prepare: fn(usize) -> Task) -> Contestant {
    Contestant { name, kind, most, prepare }
}

fn timed<R>(work: impl FnOnce() -> R, outcome: impl FnOnce(R) -> usize) -> (Duration, usize) {
    let clock = Instant::now();
    let result = black_box(work());
    let taken = clock.elapsed();
    (taken, outcome(result))
}

fn batch<A: Allocator>(n: usize) -> Task {
    let (pool, lengths) = (input::pool(n, 80), input::mixed(n));
    Box::new(move || timed(|| A::over(pool).carve_all(&lengths), |blocks| blocks.unwrap().len()))
}

fn batch_floor(n: usize) -> Task {
    let (pool, lengths) = (input::pool(n, 80), input::mixed(n));
    Box::new(move || timed(|| count_and_count_up::<u32>(pool, &lengths), |blocks| blocks.len()))
}

fn batch6<A: Allocator>(n: usize) -> Task {
    let (pool, lengths) = input::v6(n);
    Box::new(move || timed(|| A::over(pool).carve_all(&lengths), |blocks| blocks.unwrap().len()))
}

fn batch6_floor(n: usize) -> Task {
    let (pool, lengths) = input::v6(n);
    Box::new(move || timed(|| count_and_count_up::<u128>(pool, &lengths), |blocks| blocks.len()))
}

/// Filled once before the clock starts. The same run with every answer checked comes first.
fn living<A: Allocator>(life: Life, n: usize) -> Task {
    let mut checker = Checker::of(life.pool);
    let mut checked: Living<A> = Living::new(&life, |seen| checker.see(seen));
    let mut expected = 0;
    checked.steps(n, |seen| {
        checker.see(seen);
        expected = sum(expected, seen);
    });
    Box::new(move || {
        let mut living: Living<A> = Living::new(&life, |_| ());
        let mut answers = 0;
        let steps = || living.steps(n, |seen| answers = sum(answers, seen));
        // Where first fit puts a block is not where best fit does, so contestants are not compared.
        let (taken, outcome) = timed(steps, |()| 0);
        assert_eq!(answers, expected, "the answers that were checked");
        (taken, outcome)
    })
}

fn sum(sum: u32, seen: Seen) -> u32 {
    match seen {
        Seen::Carved(_, Some(block)) => sum.wrapping_mul(31).wrapping_add(u32::of(block)),
        Seen::Carved(_, None) | Seen::Released(..) => sum,
    }
}

fn life<A: Allocator>(n: usize) -> Task {
    living::<A>(Life::between(60, 80, n), n)
}

fn full<A: Allocator>(n: usize) -> Task {
    living::<A>(Life::between(90, 98, n), n)
}

fn around<A: Allocator>(n: usize) -> Task {
    let ((pool, existing), lengths) = (input::existing(n), input::mixed(n));
    Box::new(move || {
        timed(|| A::around(pool, &existing).carve_all(&lengths), |blocks| blocks.unwrap().len())
    })
}

fn of_list(n: usize, work: fn(IpNet, &[IpNet]) -> Sum) -> Task {
    let (pool, list) = (input::list_pool(n), input::list(n));
    Box::new(move || timed(|| work(pool, &list), |sum| sum.0.wrapping_mul(31) + sum.1))
}

macro_rules! of_list {
    ($work:path) => {
        |n| of_list(n, $work)
    };
}

fn of_estate(n: usize, each: usize, work: fn(&Estate) -> usize) -> Task {
    let estate = Estate::of(n, each);
    Box::new(move || timed(|| work(&estate), |subnets| subnets))
}

/// Networks of a hundred subnets.
fn small<const OURS: bool, A: Allocator>(n: usize) -> Task {
    of_estate(n, 100, if OURS { Estate::ours } else { Estate::placed::<A> })
}

/// One network.
fn large<const OURS: bool, A: Allocator>(n: usize) -> Task {
    of_estate(n, n, if OURS { Estate::ours } else { Estate::placed::<A> })
}

macro_rules! overlaps {
    ($work:path) => {
        |n| of_list(n, |_, list| $work(list))
    };
}

/// All rows.
#[expect(clippy::too_many_lines, reason = "it is a table")]
pub fn rows() -> Vec<Row> {
    vec![
        Row {
            name: "batch: carve n mixed blocks at once",
            operation: "a block",
            sizes: &SIZES,
            contestants: vec![
                entry("ipplan", Ours, ALL, batch::<Space>),
                entry("ipnet + BTreeSet", Peer, ALL, batch::<BTree<u32>>),
                entry("ipnet + vector", Peer, ALL, batch::<Vector<u32>>),
                entry("range-set-blaze", Peer, ALL, batch::<Blaze<u32>>),
                entry("subnet-garden-core", ReadyMade, ALL, batch::<Garden>),
                entry("bitmaps", Floor, ALL, batch::<Bitmaps>),
                entry("count and count up", Floor, ALL, batch_floor),
            ],
        },
        Row {
            name: "IPv6: carve n /64s at once",
            operation: "a block",
            sizes: &SIZES,
            contestants: vec![
                entry("ipplan", Ours, ALL, batch6::<Space>),
                entry("ipnet + BTreeSet", Peer, ALL, batch6::<BTree<u128>>),
                entry("ipnet + vector", Peer, ALL, batch6::<Vector<u128>>),
                entry("range-set-blaze", Peer, ALL, batch6::<Blaze<u128>>),
                entry("subnet-garden-core", ReadyMade, ALL, batch6::<Garden>),
                entry("count and count up", Floor, ALL, batch6_floor),
            ],
        },
        Row {
            name: "life: one at a time, 60 to 80 % full",
            operation: "a carve or release",
            sizes: &SIZES,
            contestants: vec![
                entry("ipplan", Ours, ALL, life::<Space>),
                entry("ipnet + BTreeSet", Peer, ALL, life::<BTree<u32>>),
                entry("ipnet + vector", Peer, SCAN, life::<Vector<u32>>),
                entry("range-set-blaze", Peer, SCAN / 10, life::<Blaze<u32>>),
                entry("subnet-garden-core", ReadyMade, ALL, life::<Garden>),
                entry("bitmaps", Floor, ALL, life::<Bitmaps>),
            ],
        },
        Row {
            name: "full: one at a time, 90 to 98 % full",
            operation: "a carve or release",
            sizes: &SIZES,
            contestants: vec![
                entry("ipplan", Ours, ALL, full::<Space>),
                entry("ipnet + BTreeSet", Peer, ALL, full::<BTree<u32>>),
                entry("ipnet + vector", Peer, SCAN, full::<Vector<u32>>),
                entry("range-set-blaze", Peer, SCAN / 10, full::<Blaze<u32>>),
                entry("subnet-garden-core", ReadyMade, ALL, full::<Garden>),
                entry("bitmaps", Floor, ALL, full::<Bitmaps>),
            ],
        },
        Row {
            name: "around n existing blocks carve n mixed ones at once",
            operation: "a block carved, with the taking of one",
            sizes: &SIZES[..3],
            contestants: vec![
                entry("ipplan", Ours, ALL, around::<Space>),
                entry("ipplan, reserved one by one", Variant, ALL, around::<OneByOne>),
                entry("ipnet + BTreeSet", Peer, ALL, around::<BTree<u32>>),
                entry("ipnet + vector", Peer, SCAN, around::<Vector<u32>>),
                entry("range-set-blaze", Peer, ALL, around::<Blaze<u32>>),
                entry("subnet-garden-core", ReadyMade, ALL, around::<Garden>),
                entry("bitmaps", Floor, ALL, around::<Bitmaps>),
            ],
        },
        Row {
            name: "plan: n subnets in networks of 100",
            operation: "a subnet",
            sizes: &SIZES[..3],
            contestants: vec![
                entry("ipplan", Ours, ALL, small::<true, Space>),
                entry("ipplan, sizes known", Variant, ALL, small::<false, Space>),
                entry("ipnet + BTreeSet, sizes known", Peer, ALL, small::<false, BTree<u32>>),
                entry("garden, sizes known", ReadyMade, ALL, small::<false, Garden>),
            ],
        },
        Row {
            name: "plan: n subnets in one network",
            operation: "a subnet",
            sizes: &SIZES[..3],
            contestants: vec![
                entry("ipplan", Ours, ALL, large::<true, Space>),
                entry("ipplan, sizes known", Variant, ALL, large::<false, Space>),
                entry("ipnet + BTreeSet, sizes known", Peer, ALL, large::<false, BTree<u32>>),
                entry("garden, sizes known", ReadyMade, ALL, large::<false, Garden>),
            ],
        },
        Row {
            name: "overlaps: every pair among n networks",
            operation: "a network",
            sizes: &SIZES,
            contestants: vec![
                entry("ipplan", Ours, ALL, overlaps!(lists::our_overlaps)),
                entry("ipnet, sort and stack", Peer, ALL, overlaps!(lists::ipnet_overlaps)),
                entry("BTreeSet", Peer, ALL, overlaps!(lists::btree_overlaps)),
                entry("prefix-trie", Peer, ALL, overlaps!(lists::trie_overlaps)),
                entry("radix sort, one pass", Floor, ALL, overlaps!(radix::overlaps)),
            ],
        },
        Row {
            name: "gaps: what n networks leave",
            operation: "a network",
            sizes: &SIZES,
            contestants: vec![
                entry("ipplan", Ours, ALL, of_list!(lists::our_gaps)),
                entry("ipnet, aggregate", Peer, ALL, of_list!(lists::aggregate_gaps)),
                entry("ipnet, sorted vector", Peer, ALL, of_list!(lists::vector_gaps)),
                entry("range-set-blaze", Peer, ALL, of_list!(lists::blaze_gaps)),
                entry("iprange", Peer, ALL, of_list!(lists::iprange_gaps)),
                entry("radix sort, one pass", Floor, ALL, of_list!(radix::gaps)),
            ],
        },
        Row {
            name: "summary: the fewest blocks of n networks",
            operation: "a network",
            sizes: &SIZES,
            contestants: vec![
                entry("ipplan", Ours, ALL, of_list!(lists::our_summary)),
                entry("ipnet, aggregate", Peer, ALL, of_list!(lists::aggregate_summary)),
                entry("range-set-blaze", Peer, ALL, of_list!(lists::blaze_summary)),
                entry("iprange", Peer, ALL, of_list!(lists::iprange_summary)),
                entry("prefix-trie", Peer, ALL, of_list!(lists::trie_summary)),
            ],
        },
    ]
}
