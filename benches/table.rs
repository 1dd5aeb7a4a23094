//! One table: ours, each peer, and how many times our time each takes. `cargo xtask bench`.
//!
//! Words after the name of the bench pick the rows whose names contain one of them.
#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "it prints a table, and may stop"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use ipplan_benches::row::{Contestant, Kind, Row, Task, rows};
use ipplan_benches::{growth, inventory, links};

/// The system's allocator, counting what is out and the most there was.
struct Counting;

static OUT: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn took(bytes: usize) {
    let out = OUT.fetch_add(bytes, Relaxed) + bytes;
    PEAK.fetch_max(out, Relaxed);
}

// SAFETY: every call is the system allocator's, unchanged.
#[expect(unsafe_code, reason = "the trait is unsafe to implement")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        took(layout.size());
        // SAFETY: what the caller promises is what the system asks.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        took(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        took(size);
        OUT.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        OUT.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The measurements of one contestant at one size.
struct Measured {
    nanoseconds: f64,
    peak: usize,
    outcome: usize,
}

/// Measures all at one size. They take turns, so that other load on the machine affects all of them; the
/// best time of each counts, because noise only ever adds. Contestants whose time is up sit out.
fn measure(contestants: &[Contestant], n: usize) -> Vec<Option<Measured>> {
    let takes_part = |it: &Contestant| n <= it.most;
    let tasks: Vec<Option<Task>> =
        contestants.iter().map(|it| takes_part(it).then(|| (it.prepare)(n))).collect();
    let mut measured: Vec<Option<Measured>> =
        tasks.iter().map(|task| task.as_ref().map(|task| first(task, n))).collect();
    let mut spent = vec![(1, Duration::ZERO); tasks.len()];
    loop {
        let mut all_had_theirs = true;
        for ((task, best), (runs, time)) in tasks.iter().zip(&mut measured).zip(&mut spent) {
            let (Some(task), Some(best)) = (task, best) else { continue };
            let enough =
                if *runs < 3 { Duration::from_secs(4) } else { Duration::from_millis(800) };
            if *time < enough && *runs < 1_000 {
                let clock = Instant::now();
                best.nanoseconds = best.nanoseconds.min(task().0.as_nanos() as f64 / n as f64);
                (*runs, *time) = (*runs + 1, *time + clock.elapsed());
                all_had_theirs = false;
            }
        }
        if all_had_theirs {
            return measured;
        }
    }
}

/// The first run, which also measures the memory.
fn first(task: &Task, n: usize) -> Measured {
    let before = OUT.load(Relaxed);
    PEAK.store(before, Relaxed);
    let (time, outcome) = task();
    let peak = PEAK.load(Relaxed) - before;
    Measured { nanoseconds: time.as_nanos() as f64 / n as f64, peak, outcome }
}

fn print(row: &Row) {
    let sizes = row.sizes;
    println!("\n{}\nns for {}, and at the largest n: times ours, peak MB", row.name, row.operation);
    print!("{:28}", "");
    for n in sizes {
        print!("{n:>10}");
    }
    println!("{:>10}{:>10}{:>10}", "ratio", "growth", "MB");
    let mut all: Vec<(&Contestant, Vec<Option<Measured>>)> =
        row.contestants.iter().map(|it| (it, Vec::new())).collect();
    for n in sizes {
        for ((_, results), measured) in all.iter_mut().zip(measure(&row.contestants, *n)) {
            results.push(measured);
        }
    }
    for at in 0..sizes.len() {
        let mut outcomes = all.iter().filter_map(|(_, it)| it[at].as_ref().map(|it| it.outcome));
        let first = outcomes.next();
        assert!(outcomes.all(|it| Some(it) == first), "{}: answers differ", row.name);
    }
    let ours = last(&all, Kind::Ours).expect("we take part");
    for (contestant, results) in &all {
        print!("{:28}", contestant.name);
        for result in results {
            match result {
                Some(it) => print!("{:>10.1}", it.nanoseconds),
                None => print!("{:>10}", "-"),
            }
        }
        match (results.first(), results.last()) {
            (Some(Some(small)), Some(Some(large))) => {
                let times = sizes[sizes.len() - 1] as f64 / sizes[0] as f64;
                let growth = 1.0 + (large.nanoseconds / small.nanoseconds).ln() / times.ln();
                let megabytes = large.peak as f64 / 1e6;
                println!("{:>10.2}{growth:>10.2}{megabytes:>10.2}", large.nanoseconds / ours.0);
            }
            _ => println!("{:>10}{:>10}{:>10}", "-", "-", "-"),
        }
    }
    for (kind, name) in
        [(Kind::Peer, "best peer"), (Kind::ReadyMade, "ready-made"), (Kind::Floor, "floor")]
    {
        if let Some((time, peak)) = last(&all, kind) {
            println!(
                "  {name}: its time is {:.2} of ours, its peak memory {:.2} of ours",
                time / ours.0,
                peak as f64 / ours.1 as f64
            );
        }
    }
}

/// The best time and the least memory of a kind at the largest size.
fn last(all: &[(&Contestant, Vec<Option<Measured>>)], kind: Kind) -> Option<(f64, usize)> {
    let of_kind = || {
        all.iter()
            .filter(move |(contestant, _)| contestant.kind == kind)
            .filter_map(|(_, results)| results.last()?.as_ref())
    };
    let time = of_kind().map(|it| it.nanoseconds).reduce(f64::min)?;
    Some((time, of_kind().map(|it| it.peak).min()?))
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    for row in
        rows().into_iter().chain(growth::rows()).chain(inventory::rows()).chain(links::rows())
    {
        if words.is_empty() || words.iter().any(|word| row.name.contains(word.as_str())) {
            print(&row);
        }
    }
}
