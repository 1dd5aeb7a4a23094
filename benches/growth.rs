//! Attacks that once grew faster than their input: each row has to stay at n log n.
//!
//! The exponent is that of the whole time from a thousand on; below 1.1 it is n log n, with the cost of
//! memory.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use ipplan::services::hosts;
use ipplan::{
    IpNet, KeepOut, Lock, LockedNetwork, LockedSubnet, Network, Place, Request, Subnet, plan,
    repack,
};
use ipplan_formats::lock::{self, Released};
use ipplan_formats::read;

use crate::input;
use crate::row::{Contestant, Kind, Row, SIZES, Task};

/// The most of each: as many as a file has that somebody could hand in.
const MOST: usize = 100_000;

/// All rows.
pub fn rows() -> Vec<Row> {
    let row = |name, operation, prepare| Row {
        name,
        operation,
        sizes: &SIZES[..3],
        contestants: vec![Contestant { name: "ipplan", kind: Kind::Ours, most: MOST, prepare }],
    };
    vec![
        row("growth: n pools that overlap", "a pool", overlapping_pools),
        row("growth: n pins on keep-outs", "a pin", pins_on_keep_outs),
        row("growth: n pins on tombstones", "a pin", pins_on_tombstones),
        row("growth: n networks of unknown pools", "a network", unknown_pools),
        row("growth: release of n unknown names", "a name", unknown_names),
        row("growth: n groups with one member placed", "a group", groups),
        row("growth: overlaps of n equal lines", "a line", equal_lines),
        row("growth: repack n subnets, 10,000 steps", "a subnet", moves),
    ]
}

fn timed(work: impl Fn() -> usize + 'static) -> Task {
    Box::new(move || {
        let clock = Instant::now();
        let outcome = std::hint::black_box(work());
        let taken: Duration = clock.elapsed();
        (taken, outcome)
    })
}

/// The `number`th /29 of 10.0.0.0/8.
fn place(number: usize) -> IpNet {
    input::v4((10 << 24) + (number * 8) as u32, 29)
}

fn hosts() -> Subnet {
    Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 3))
}

/// One network of everything.
fn hub(subnets: impl Iterator<Item = (String, Subnet)>) -> Request {
    let network = Network::within(vec![input::v4(10 << 24, 8)]);
    Request::default().with("hub", Network { subnets: subnets.collect(), ..network })
}

fn pinned(n: usize) -> Request {
    hub((0..n).map(|number| {
        (format!("new-{number}"), Subnet { at: Place::Here(vec![place(number)]), ..hosts() })
    }))
}

fn locked(subnets: impl Iterator<Item = (String, LockedSubnet)>) -> Lock {
    let subnets: BTreeMap<String, LockedSubnet> = subnets.collect();
    let network = LockedNetwork { space: vec![input::v4(10 << 24, 8)], subnets };
    Lock { networks: [("hub".to_owned(), network)].into(), ..Lock::default() }
}

fn problems(request: Request, lock: Lock) -> Task {
    timed(move || plan(&request, &lock).expect_err("it is wrong").len())
}

fn overlapping_pools(n: usize) -> Task {
    let pools = (0..n).map(|number| (format!("pool-{number}"), vec![input::v4(10 << 24, 8)]));
    problems(Request { pools: pools.collect(), ..Request::default() }, Lock::default())
}

fn pins_on_keep_outs(n: usize) -> Task {
    let mut request = pinned(n);
    let avoid = (0..n).map(|number| KeepOut { range: place(number), why: "taken".into() });
    request.avoid.extend(avoid);
    problems(request, Lock::default())
}

fn pins_on_tombstones(n: usize) -> Task {
    let old = (0..n).map(|number| {
        let tombstone = LockedSubnet { gone: true, ..LockedSubnet::at(place(number)) };
        (format!("old-{number}"), tombstone)
    });
    problems(pinned(n), locked(old))
}

fn unknown_pools(n: usize) -> Task {
    let mut request = Request::default();
    for number in 0..n {
        request.pools.insert(format!("company-{number}"), vec![place(number)]);
        request =
            request.with(format!("net-{number}"), Network::from_pool(format!("compny-{number}")));
    }
    problems(request, Lock::default())
}

fn unknown_names(n: usize) -> Task {
    let known = locked((0..n).map(|it| (format!("web-{it}"), LockedSubnet::at(place(it)))));
    let names: Vec<String> = (0..n).map(|number| format!("hub/wep-{number}")).collect();
    timed(move || {
        let names = names.iter().map(String::as_str);
        lock::release(&mut known.clone(), names, Released::Whole).expect_err("none is there").len()
    })
}

fn groups(n: usize) -> Task {
    let member = |number: usize, which: &str| {
        let group = Some(format!("group-{number}"));
        (format!("{which}-{number}"), Subnet { group, ..hosts() })
    };
    let request = hub((0..n).flat_map(|it| [member(it, "first"), member(it, "second")]));
    // Each with room next to it.
    let lock = locked((0..n).map(|it| (format!("first-{it}"), LockedSubnet::at(place(2 * it)))));
    timed(move || plan(&request, &lock).expect("there is room").networks["hub"].subnets.len())
}

fn equal_lines(n: usize) -> Task {
    let text = "10.0.0.0/24\n".repeat(n);
    timed(move || {
        let list = read::networks(text.as_bytes()).expect("every line is a network");
        ipplan_formats::text::overlaps(&list, false).to_string().len()
    })
}

/// Every other /29 is taken, and a /28 is wanted.
fn moves(n: usize) -> Task {
    let space = vec![input::v4(10 << 24, 29 - (2 * n).next_power_of_two().ilog2() as u8)];
    let mut request = hub((0..n).map(|number| (format!("web-{number}"), hosts())));
    let hub = request.networks.get_mut("hub").expect("it was declared just now");
    *hub = Network { subnets: std::mem::take(&mut hub.subnets), ..Network::within(space.clone()) };
    let mut lock = locked((0..n).map(|it| (format!("web-{it}"), LockedSubnet::at(place(2 * it)))));
    lock.networks.get_mut("hub").expect("it is there").space = space;
    let room = [("hub".to_owned(), ipplan::PrefixLen::v4(28))];
    timed(move || repack(&request, &lock, &room, 10_000).map_or(0, |repack| repack.moves.len()))
}
