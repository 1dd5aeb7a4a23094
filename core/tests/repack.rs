//! Repacking, compared with a slow twin that tries every order of moves, and everything that may
//! not move.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use ipplan::services::hosts;
use ipplan::{
    IpNet, KeepOut, Lock, LockedNetwork, LockedSubnet, Network, Place, PrefixLen, Prefixes,
    Problem, REPACK_STEPS, Repack, Request, Service, Space, Subnet, WhyFixed, plan,
};
use proptest::prelude::*;

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn repack(
    request: &Request,
    lock: &Lock,
    fit_for: &[(String, PrefixLen)],
) -> Result<Repack, Vec<Problem>> {
    ipplan::repack(request, lock, fit_for, REPACK_STEPS)
}

/// A subnet of that length.
fn of_length(length: u8) -> Subnet {
    let prefix_len = Some(PrefixLen::v4(length));
    Subnet { prefix_len, ..Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 3)) }
}

fn locked(range: &str) -> LockedSubnet {
    LockedSubnet::at(net(range))
}

/// A network of these prefixes with these subnets in place, and its request.
fn placed(space: &[&str], subnets: &[(&str, &str)]) -> (Request, Lock) {
    let space: Vec<IpNet> = space.iter().map(|text| net(text)).collect();
    let mut network = Network::within(space.clone());
    let mut places = BTreeMap::new();
    for (key, range) in subnets {
        network = network.with(*key, of_length(net(range).prefix_len()));
        places.insert((*key).to_owned(), locked(range));
    }
    let lock = LockedNetwork { space, subnets: places };
    let lock = Lock { networks: [("hub".to_owned(), lock)].into(), ..Lock::default() };
    (Request::default().with("hub", network), lock)
}

fn hub(request: &mut Request) -> &mut Network {
    request.networks.get_mut("hub").unwrap()
}

fn wanting(mut request: Request, key: &str, subnet: Subnet) -> Request {
    hub(&mut request).subnets.insert(key.into(), subnet);
    request
}

fn moves(repack: &Repack) -> Vec<String> {
    repack.moves.iter().map(|it| format!("{} {} to {}", it.subnet, it.from, it.to)).collect()
}

#[test]
fn what_fits_needs_no_move() {
    let (request, lock) = placed(&["10.0.0.0/26"], &[("a", "10.0.0.0/28")]);
    let fit_for = [("hub".to_owned(), PrefixLen::v4(27))];
    let answer = repack(&wanting(request, "new", of_length(28)), &lock, &fit_for).unwrap();
    assert_eq!((moves(&answer), answer.fewest), (vec![], true));
    assert_eq!(answer.fit_for, [("hub".to_owned(), net("10.0.0.32/27"))]);
    assert_eq!(answer.plan.networks["hub"].subnets["new"].prefixes.first(), net("10.0.0.16/28"));
}

#[test]
fn a_larger_one_waits_until_the_smaller_has_left() {
    // The right half keeps a tombstone, so the left one is cleared: a goes where b is, once b has left.
    let subnets = [("a", "10.0.0.0/27"), ("b", "10.0.0.64/28"), ("old", "10.0.0.96/28")];
    let (mut request, lock) = placed(&["10.0.0.0/25"], &subnets);
    hub(&mut request).subnets.remove("old");
    let answer = repack(&wanting(request, "new", of_length(26)), &lock, &[]).unwrap();
    let expected = ["b 10.0.0.64/28 to 10.0.0.112/28", "a 10.0.0.0/27 to 10.0.0.64/27"];
    assert_eq!(
        (moves(&answer), answer.addresses(), answer.fewest),
        (expected.map(String::from).to_vec(), 48, true)
    );
    assert_eq!(answer.plan.networks["hub"].subnets["new"].prefixes.first(), net("10.0.0.0/26"));
    // Were the tombstone released, the right half could be cleared: of b alone.
    assert_eq!(answer.released_first, Some(16));
}

/// Either half can be cleared of one /28, with the tombstone or without it.
#[test]
fn a_tombstone_whose_release_saves_no_move_is_not_named() {
    let subnets = [("a", "10.0.0.0/28"), ("old", "10.0.0.64/28"), ("b", "10.0.0.96/28")];
    let (mut request, lock) = placed(&["10.0.0.0/25"], &subnets);
    hub(&mut request).subnets.remove("old");
    let answer = repack(&wanting(request, "new", of_length(26)), &lock, &[]).unwrap();
    assert_eq!((answer.addresses(), answer.released_first), (16, None));
}

#[test]
fn a_search_that_gives_up_says_so() {
    let (request, lock) = placed(&["10.0.0.0/26"], &[("a", "10.0.0.0/28"), ("b", "10.0.0.32/28")]);
    let request = wanting(request, "new", of_length(27));
    let fewest = |steps| ipplan::repack(&request, &lock, &[], steps).unwrap().fewest;
    assert!(fewest(REPACK_STEPS));
    assert!(!fewest(0));
}

/// To move what lies in the room of another one, or one prefix of several, would help nobody.
#[test]
fn what_lies_in_the_room_of_another_stays() {
    let subnets = [("grows", "10.0.0.0/28"), ("inside", "10.0.0.16/28"), ("c", "10.0.0.64/28")];
    let (mut request, mut lock) = placed(&["10.0.0.0/25"], &subnets);
    hub(&mut request).subnets.get_mut("grows").unwrap().reserve = Some(PrefixLen::v4(27));
    let two = ["10.0.0.32/29", "10.0.0.40/29"].map(net);
    request = wanting(request, "two", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 3)));
    let locked = LockedSubnet { prefixes: Prefixes::of(two).unwrap(), ..locked("10.0.0.32/29") };
    lock.networks.get_mut("hub").unwrap().subnets.insert("two".into(), locked);
    let fit_for = [("hub".to_owned(), PrefixLen::v4(26))];
    let answer = repack(&request, &lock, &fit_for).unwrap();
    assert_eq!(moves(&answer), ["c 10.0.0.64/28 to 10.0.0.48/28"]);
    let mut stays: Vec<(&str, WhyFixed)> =
        answer.stays.iter().map(|stay| (stay.subnet.as_str(), stay.why)).collect();
    stays.sort();
    let expected = [
        ("grows", WhyFixed::Reserve),
        ("inside", WhyFixed::Reserve),
        ("two", WhyFixed::Prefixes),
        ("two", WhyFixed::Prefixes),
    ];
    assert_eq!(stays, expected);
}

/// Whatever else is wrong is told beside the room that is missing, as the plan tells it.
#[test]
fn with_any_other_problem_the_answer_is_that_of_the_plan() {
    let (request, lock) = placed(&["10.0.0.0/26"], &[("a", "10.0.0.0/28"), ("b", "10.0.0.32/28")]);
    let fragmented = wanting(request, "new", of_length(27));
    let same_place = || of_length(28).at(net("10.1.0.0/28"));
    let space = || vec![net("10.1.0.0/24"), net("fd00::/64")];
    let taken = Network::within(space()).with("a", same_place()).with("b", same_place());
    let dual = || Subnet { ipv6: true, ..of_length(28) };
    let one_too_many = Network::within(space()).with("a", dual()).with("b", dual());
    for (other, code) in [(taken, "pin-taken"), (one_too_many, "too-full")] {
        let request = fragmented.clone().with("other", other);
        let problems = repack(&request, &lock, &[]).unwrap_err();
        assert_eq!(problems, plan(&request, &lock).unwrap_err());
        let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code.id).collect();
        codes.sort_unstable();
        assert_eq!(codes, [code, "too-full"]);
    }
}

#[test]
fn what_no_move_can_mend_is_proved() {
    // 64 addresses are free, but either half keeps a tombstone.
    let subnets = [("a", "10.0.0.0/27"), ("b", "10.0.0.32/28"), ("c", "10.0.0.96/28")];
    let (mut request, lock) = placed(&["10.0.0.0/25"], &subnets);
    hub(&mut request).subnets.retain(|key, _| key == "a");
    let problems = repack(&wanting(request, "new", of_length(26)), &lock, &[]).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.code.id, problem.place.as_str()), ("too-full", "networks.hub"));
    assert_eq!(
        problem.message,
        "network `hub` has no room, wherever its subnets move: with those that can move, 1 x /26 is \
         needed in blocks of that size or larger, but 0 are free"
    );
    let expected = [
        "it would fit if the address space had another /26",
        "release `hub/b` at 10.0.0.32/28, if nothing is deployed there",
        "release `hub/c` at 10.0.0.96/28, if nothing is deployed there",
    ];
    assert_eq!(problem.hints, expected);
}

#[test]
fn what_the_request_cannot_place_elsewhere_stays() {
    let service = |id: &str| Subnet::of(Service::named(id).unwrap().workload());
    let network = Network::within(vec![net("10.0.0.0/22"), net("fd00::/56")])
        .with("pinned", of_length(28).at(net("10.0.1.0/28")))
        .with("jump", service("bastion"))
        .with("bricks", Subnet::of(Service::named("databricks").unwrap().with("nodes", 10)))
        .with("side", Subnet { group: Some("front".into()), ..of_length(28) })
        .with("grows", Subnet { reserve: Some(PrefixLen::v4(27)), ..of_length(28) })
        .with("dual", Subnet { ipv6: true, ..of_length(28) })
        .with("gone", of_length(28));
    let mut request = Request::default().with("hub", network);
    let mut lock = plan(&request, &Lock::default()).unwrap().lock();
    let places = &mut lock.networks.get_mut("hub").unwrap().subnets;
    assert!(places.values().all(|it| net("10.0.0.0/23").contains(&it.prefixes.first())));
    places.insert("late".into(), locked("10.0.2.0/29"));
    places.insert("before".into(), locked("10.0.3.0/29"));
    hub(&mut request).subnets.remove("gone");
    request = wanting(request, "late", of_length(29));
    request = wanting(request, "now", Subnet { was: Some("before".into()), ..of_length(29) });
    let fit_for = [("hub".to_owned(), PrefixLen::v4(23))];
    let answer = repack(&request, &lock, &fit_for).unwrap();
    assert_eq!(answer.fit_for, [("hub".to_owned(), net("10.0.2.0/23"))]);
    // The two that may move are released under the names that the lock has.
    let moved: Vec<&str> = answer.moves.iter().map(|it| it.release.as_str()).collect();
    assert_eq!(moved, ["hub/late", "hub/before"]);
    let mut stays: Vec<(&str, WhyFixed)> =
        answer.stays.iter().map(|stay| (stay.subnet.as_str(), stay.why)).collect();
    stays.sort();
    let expected = [
        ("bricks/container", WhyFixed::Several),
        ("bricks/host", WhyFixed::Several),
        ("dual", WhyFixed::Ipv6),
        ("gone", WhyFixed::Gone),
        ("grows", WhyFixed::Reserve),
        ("jump", WhyFixed::Name),
        ("pinned", WhyFixed::Pinned),
        ("side", WhyFixed::Group),
    ];
    assert_eq!(stays, expected);
}

#[test]
fn what_a_new_group_leaves_is_not_looked_into() {
    // The group takes the /26 that is free and leaves a /28 of it.
    let (request, lock) = placed(&["10.0.0.0/25"], &[("a", "10.0.0.0/26")]);
    let grouped = |length| Subnet { group: Some("front".into()), ..of_length(length) };
    let request = wanting(request, "one", grouped(27));
    let request = wanting(request, "two", grouped(28));
    let room = |length| [("hub".to_owned(), PrefixLen::v4(length))];
    let answer = repack(&request, &lock, &room(28)).unwrap();
    assert_eq!((moves(&answer), answer.fewest), (vec![], true));
    let problems = repack(&request, &lock, &room(27)).unwrap_err();
    assert!(
        problems[0].hints.iter().any(|hint| hint.text.starts_with("place the new group first"))
    );
}

#[test]
fn what_moving_cannot_mend_is_told_as_it_is() {
    let (request, lock) = placed(&["10.0.0.0/26"], &[("a", "10.0.0.0/28")]);
    let fit_for = [("hob".to_owned(), PrefixLen::v4(27))];
    let problems = repack(&request, &lock, &fit_for).unwrap_err();
    assert_eq!(
        (problems[0].code.id, problems[0].hints[0].text.as_str()),
        ("unknown-network", "did you mean `hub`?")
    );
    // Every /64 is as large as the other: no move makes room for one more.
    let dual = Subnet { ipv6: true, ..of_length(28) };
    let problems = repack(&wanting(request, "new", dual), &lock, &[]).unwrap_err();
    assert_eq!(problems[0].code.id, "no-ipv6");
    // A network that the lock does not know has nothing to move.
    let (request, _) = placed(&["10.0.0.0/26"], &[("a", "10.0.0.0/28")]);
    let fit_for = [("hub".to_owned(), PrefixLen::v4(26))];
    let problems = repack(&request, &Lock::default(), &fit_for).unwrap_err();
    assert_eq!((problems[0].code.id, problems[0].place.as_str()), ("too-full", "networks.hub"));
}

/// Cells of eight addresses: eight of one prefix, four of another.
const PREFIXES: [&str; 2] = ["10.0.0.0/26", "10.0.0.64/27"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Moves,
    Pinned,
    Gone,
}

#[derive(Clone, Debug)]
struct Question {
    /// Cells, first cell, and what it is.
    blocks: Vec<(u32, u32, Kind)>,
    /// The cell that nothing may lie in.
    out: Option<u32>,
    /// Cells of each new subnet.
    wanted: Vec<u32>,
    /// Cells of a block that must be free in addition.
    besides: Option<u32>,
}

fn range(size: u32, at: u32) -> IpNet {
    net(&format!("10.0.0.{}/{}", at * 8, 29 - size.ilog2()))
}

fn mask(size: u32, at: u32) -> u32 {
    ((1 << size) - 1) << at
}

/// The places where a block of `size` cells can be: aligned, and in one prefix.
fn places(size: u32) -> impl Iterator<Item = u32> {
    (0..12).step_by(size as usize).filter(move |at| at + size <= if *at < 8 { 8 } else { 12 })
}

fn questions() -> impl Strategy<Value = Question> {
    let size = || prop::sample::select(vec![1_u32, 1, 2, 4]);
    let kind =
        prop::sample::select(vec![Kind::Moves, Kind::Moves, Kind::Moves, Kind::Pinned, Kind::Gone]);
    let blocks = prop::collection::vec((size(), 0..12_u32, kind), 0..6);
    let wanted = prop::collection::vec(prop::sample::select(vec![1_u32, 2, 4, 4, 8]), 1..3);
    let (out, besides) =
        (prop::option::weighted(0.2, 0..12_u32), prop::option::weighted(0.3, size()));
    (blocks, out, wanted, besides).prop_map(|(wish, out, wanted, besides)| {
        let mut taken = out.map_or(0, |at| mask(1, at));
        let mut blocks = Vec::new();
        for (size, at, kind) in wish {
            let at = at / size * size;
            if places(size).any(|it| it == at) && taken & mask(size, at) == 0 {
                taken |= mask(size, at);
                blocks.push((size, at, kind));
            }
        }
        Question { blocks, out, wanted, besides }
    })
}

impl Question {
    fn asked(&self) -> (Request, Lock, Vec<(String, PrefixLen)>) {
        let names: Vec<(String, String)> = self
            .blocks
            .iter()
            .enumerate()
            .map(|(i, block)| (format!("s{i}"), range(block.0, block.1).to_string()))
            .collect();
        let names: Vec<(&str, &str)> =
            names.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let (mut request, lock) = placed(&PREFIXES, &names);
        for ((key, range), (_, _, kind)) in names.iter().zip(&self.blocks) {
            let subnets = &mut hub(&mut request).subnets;
            match kind {
                Kind::Moves => {}
                Kind::Pinned => subnets.get_mut(*key).unwrap().at = Place::Here(vec![net(range)]),
                Kind::Gone => drop(subnets.remove(*key)),
            }
        }
        for (i, size) in self.wanted.iter().enumerate() {
            let length = u8::try_from(29 - size.ilog2()).unwrap();
            request = wanting(request, &format!("new{i}"), of_length(length));
        }
        let avoid = self.out.map(|at| KeepOut { range: range(1, at), why: String::new() });
        request.avoid.extend(avoid);
        let besides = self.besides.map(|size| PrefixLen::of(&range(size, 0)));
        (request, lock, besides.map(|besides| ("hub".to_owned(), besides)).into_iter().collect())
    }

    /// The cells that nothing can leave.
    fn fixed(&self) -> u32 {
        let out = self.out.map_or(0, |at| mask(1, at));
        let still = self.blocks.iter().filter(|block| block.2 != Kind::Moves);
        still.fold(out, |all, (size, at, _)| all | mask(*size, *at))
    }

    /// The fewest cells that move in any sequence of moves after which all fits: every state there is,
    /// the cheapest first.
    fn least(&self) -> Option<u32> {
        let moving: Vec<(u32, u32)> = self
            .blocks
            .iter()
            .filter(|it| it.2 == Kind::Moves)
            .map(|(size, at, _)| (*size, *at))
            .collect();
        let wanted: Vec<u32> = self.wanted.iter().chain(&self.besides).copied().collect();
        let mut open = BTreeSet::from([(0, moving.iter().map(|it| it.1).collect::<Vec<u32>>())]);
        let mut seen = BTreeSet::new();
        while let Some((cost, at)) = open.pop_first() {
            if !seen.insert(at.clone()) {
                continue;
            }
            let taken =
                moving.iter().zip(&at).fold(self.fixed(), |all, (it, at)| all | mask(it.0, *at));
            if fits(taken, &wanted) {
                return Some(cost);
            }
            for (i, (size, _)) in moving.iter().enumerate() {
                for to in places(*size).filter(|to| taken & mask(*size, *to) == 0) {
                    let mut next = at.clone();
                    next[i] = to;
                    open.insert((cost + size, next));
                }
            }
        }
        None
    }
}

/// Whether blocks of `wanted` cells fit, by trying every place.
fn fits(taken: u32, wanted: &[u32]) -> bool {
    let Some((size, rest)) = wanted.split_first() else { return true };
    places(*size).any(|at| taken & mask(*size, at) == 0 && fits(taken | mask(*size, at), rest))
}

/// Carries the moves out, one after the other, and looks at what comes of it.
fn carried_out(request: &Request, lock: &Lock, answer: &Repack) {
    let avoid: Vec<IpNet> = request.avoid.iter().map(|it| it.range).collect();
    let mut space = Space::around(&PREFIXES.map(net), &avoid).unwrap();
    let before = &lock.networks["hub"].subnets;
    for it in before.values() {
        space.carve_at(it.prefixes.first()).unwrap();
    }
    for it in &answer.moves {
        assert_eq!(before[&it.subnet].prefixes.first(), it.from);
        assert_eq!(format!("hub/{}", it.subnet), it.release);
        assert_eq!(it.from.prefix_len(), it.to.prefix_len());
        space.carve_at(it.to).unwrap();
        space.release(it.from).unwrap();
    }
    let after = &answer.plan.networks["hub"];
    let mut all = after.free.clone();
    for (key, subnet) in &after.subnets {
        assert_eq!(
            subnet.prefixes.first().prefix_len(),
            request.networks["hub"].subnets[key].prefix_len.unwrap().length()
        );
        if let Some(old) = before.get(key) {
            let moved = answer.moves.iter().find(|it| it.subnet == *key);
            assert_eq!(subnet.prefixes.first(), moved.map_or(old.prefixes.first(), |it| it.to));
        } else {
            space.carve_at(subnet.prefixes.first()).unwrap();
        }
    }
    assert_eq!(space, all);
    for (_, range) in &answer.fit_for {
        all.carve_at(*range).unwrap();
    }
    noted_by_hand(request, lock, answer);
}

/// The steps of a person afterwards: the moved subnets are released, and get their new places in
/// the request.
fn noted_by_hand(request: &Request, lock: &Lock, answer: &Repack) {
    let (mut request, mut lock) = (request.clone(), lock.clone());
    for it in &answer.moves {
        let (network, subnet) = it.release.split_once('/').unwrap();
        assert!(lock.release(network, subnet));
        hub(&mut request).subnets.get_mut(&it.subnet).unwrap().at = Place::Here(vec![it.to]);
    }
    assert_eq!(plan(&request, &lock).unwrap().lock(), answer.plan.lock());
}

/// A network of 128 cells with groups and room to grow.
fn networks(count: std::ops::Range<usize>) -> impl Strategy<Value = Network> {
    let subnet = (1u64..40, prop::option::weighted(0.1, "[xy]"), prop::bool::weighted(0.03));
    let subnets = prop::collection::btree_map("[a-j]{2}", subnet, count);
    subnets.prop_map(|subnets| {
        let network = Network::within(vec![net("10.0.0.0/23"), net("10.0.2.0/23")]);
        subnets.into_iter().fold(network, |network, (key, (addresses, group, grows))| {
            let reserve = grows.then(|| PrefixLen::v4(25));
            let hosts = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, addresses));
            network.with(key, Subnet { group, reserve, ..hosts })
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_sequence_of_moves_is_cheaper_and_each_can_be_carried_out(question in questions()) {
        let (request, lock, fit_for) = question.asked();
        match repack(&request, &lock, &fit_for) {
            Ok(answer) => {
                let cells = u32::try_from(answer.addresses() / 8).unwrap();
                prop_assert_eq!(Some(cells), question.least());
                prop_assert!(answer.fewest);
                prop_assert_eq!(answer.fit_for.len(), fit_for.len());
                carried_out(&request, &lock, &answer);
            }
            Err(problems) => {
                prop_assert!(problems.iter().all(|it| it.code.id == "too-full"), "{:?}", problems);
                prop_assert_eq!(question.least(), None);
            }
        }
    }
    #[test]
    fn whatever_a_history_leaves_can_be_rearranged_by_hand(
        before in networks(16..30), now in networks(0..4), length in 23..=25_u8
    ) {
        let Ok(old) = plan(&Request::default().with("hub", before.clone()), &Lock::default()) else {
            return Ok(());
        };
        // About half of it is released, so that there are holes.
        let stays = |key: &String| "acegi".contains(&key[1..]);
        let (mut lock, mut wanted) = (old.lock(), now);
        lock.networks.get_mut("hub").unwrap().subnets.retain(|key, _| stays(key));
        wanted.subnets.extend(before.subnets.into_iter().filter(|(key, _)| stays(key)));
        let request = Request::default().with("hub", wanted);
        let Ok(answer) = repack(&request, &lock, &[("hub".to_owned(), PrefixLen::v4(length))]) else {
            return Ok(());
        };
        let mut space = Space::new(&[net("10.0.0.0/23"), net("10.0.2.0/23")]).unwrap();
        for it in lock.networks["hub"].subnets.values() {
            space.carve_at(it.prefixes.first()).unwrap();
        }
        for it in &answer.moves {
            space.carve_at(it.to).unwrap();
            space.release(it.from).unwrap();
        }
        noted_by_hand(&request, &lock, &answer);
    }
}
