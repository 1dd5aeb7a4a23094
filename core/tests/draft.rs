//! Drafts: what is wished stays where it can, what is frozen always does, and a problem takes nothing else with it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::services::hosts;
use ipplan::{DraftPlan, IpNet, Lock, Network, Request, Service, Subnet, draft, plan};
use proptest::prelude::*;

fn web(addresses: u64) -> Subnet {
    Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, addresses))
}

/// A network of subnets `s0`, `s1`, … with these addresses; none where there is no number.
fn request(space: &str, sizes: &[Option<u64>]) -> Request {
    let mut hub = Network::within(vec![space.parse().unwrap()]);
    for (number, size) in sizes.iter().enumerate() {
        if let Some(size) = size {
            hub = hub.with(format!("s{number}"), web(*size));
        }
    }
    Request::default().with("hub", hub)
}

fn places(draft: &DraftPlan) -> Vec<(String, IpNet)> {
    let hub = &draft.plan.networks["hub"];
    hub.subnets.iter().map(|(key, it)| (key.clone(), it.prefixes.first())).collect()
}

/// A /24 has room for a /25 and two /26; the third /26 is reported, and the others are placed.
#[test]
fn what_fits_is_placed() {
    let sizes = [Some(50), Some(50), Some(50), Some(100)];
    let draft = draft(&request("10.0.0.0/24", &sizes), &Lock::default(), &Lock::default());
    let codes: Vec<&str> = draft.problems.iter().map(|problem| problem.code.id).collect();
    assert_eq!(codes, ["too-full"]);
    let found: Vec<String> = places(&draft).iter().map(|(key, at)| format!("{key} {at}")).collect();
    assert_eq!(found, ["s0 10.0.0.128/26", "s1 10.0.0.192/26", "s3 10.0.0.0/25"]);
}

/// Of a subnet that is refused where it wants to be, nothing is placed; one with a longer name has no part in it.
#[test]
fn a_problem_takes_its_subnet_alone() {
    let space = ["10.0.0.0/24", "fd00::/56"].map(|it| it.parse().unwrap());
    let hub = Network::within(space.to_vec())
        .with("first", web(10).at("10.0.0.0/28".parse().unwrap()))
        .with("second", web(10).at("10.0.0.0/28".parse().unwrap()))
        .with("second-2", web(10).at("10.0.0.16/28".parse().unwrap()))
        // Its network must have no IPv6.
        .with("routes", Subnet::of(Service::named("route-server").unwrap().workload()));
    let request = Request::default().with("hub", hub);
    let draft = draft(&request, &Lock::default(), &Lock::default());
    let mut wrong: Vec<&str> =
        draft.problems.iter().map(|problem| problem.place.as_str()).collect();
    wrong.sort_unstable();
    let subnet = |name: &str| format!("networks.hub.subnets.{name}");
    assert_eq!(wrong, [subnet("routes"), subnet("second.at")]);
    let found: Vec<String> = places(&draft).into_iter().map(|(key, _)| key).collect();
    assert_eq!(found, ["first", "second-2"]);
}

/// Eight /28 fill a /25. Of them s1 and s5 stay, each in another half, so that a /26 fits only if one moves.
#[test]
fn wishes_give_way() {
    let before = draft(&request("10.0.0.0/25", &[Some(10); 8]), &Lock::default(), &Lock::default());
    let mut sizes = [None; 9];
    (sizes[1], sizes[5], sizes[8]) = (Some(10), Some(10), Some(50));
    let after = draft(&request("10.0.0.0/25", &sizes), &Lock::default(), &before.plan.lock());
    assert!(after.problems.is_empty());
    let moved: Vec<String> =
        after.moved.iter().map(|it| format!("{} {} {}", it.subnet, it.from, it.to)).collect();
    assert_eq!(moved, ["s1 10.0.0.16/28 10.0.0.64/28"]);
}

/// Without s0 there is room at the start of the network, but s1 and s2 stay. A size that changes is placed again.
#[test]
fn wishes_are_granted_where_nothing_else_is() {
    let before = [Some(50), Some(50), Some(10)];
    let before = draft(&request("10.0.0.0/24", &before), &Lock::default(), &Lock::default());
    let was = places(&before);
    assert_eq!(was[1], ("s1".to_owned(), "10.0.0.64/26".parse().unwrap()));
    let after = |sizes: &[Option<u64>]| {
        draft(&request("10.0.0.0/24", sizes), &Lock::default(), &before.plan.lock())
    };
    let fewer = after(&[None, Some(50), Some(10)]);
    assert_eq!(places(&fewer), was[1..]);
    assert!(fewer.moved.is_empty());
    let smaller = after(&[None, Some(20), Some(10)]);
    assert_ne!(places(&smaller)[0].1.addr(), was[1].1.addr());
    assert_eq!(places(&smaller)[1], was[2]);
}

proptest! {
    /// What is taken away leaves everything else where it was.
    #[test]
    fn taking_away_moves_nothing(
        before in prop::collection::vec(prop::option::of(1_u64..60), 8),
        stays in prop::collection::vec(any::<bool>(), 8),
    ) {
        let first = draft(&request("10.0.0.0/22", &before), &Lock::default(), &Lock::default());
        let after = before.iter().zip(stays).map(|(size, stays)| size.filter(|_| stays));
        let after: Vec<Option<u64>> = after.collect();
        let second = draft(&request("10.0.0.0/22", &after), &Lock::default(), &first.plan.lock());
        let was = places(&first);
        prop_assert!(places(&second).iter().all(|it| was.contains(it)));
        prop_assert!(second.moved.is_empty());
    }

    /// Without wishes and problems a draft is the plan.
    #[test]
    fn a_first_draft_is_the_plan(sizes in prop::collection::vec(prop::option::of(1_u64..60), 0..8)) {
        let request = request("10.0.0.0/22", &sizes);
        let first = draft(&request, &Lock::default(), &Lock::default());
        match plan(&request, &Lock::default()) {
            Ok(plan) => {
                prop_assert!(first.problems.is_empty());
                prop_assert_eq!(first.plan.lock(), plan.lock());
            }
            Err(problems) => prop_assert_eq!(first.problems, problems),
        }
    }

    /// A subnet that keeps its size keeps its place, unless a wish was in the way of another; no two overlap, moves
    /// are reported, and a draft of its own wishes is the same again.
    #[test]
    fn wishes_hold(
        before in prop::collection::vec(prop::option::of(1_u64..60), 8),
        after in prop::collection::vec(prop::option::of(1_u64..60), 8),
    ) {
        let first = draft(&request("10.0.0.0/22", &before), &Lock::default(), &Lock::default());
        let second = draft(&request("10.0.0.0/22", &after), &Lock::default(), &first.plan.lock());
        let (was, now) = (places(&first), places(&second));
        for (key, at) in &now {
            let known = was.iter().find(|(other, _)| other == key);
            let moved = second.moved.iter().any(|it| it.subnet == *key);
            prop_assert_eq!(known.is_some_and(|(_, was)| was != at), moved);
            for (other, there) in &now {
                prop_assert!(key == other || !(at.contains(there) || there.contains(at)));
            }
        }
        let again = draft(&request("10.0.0.0/22", &after), &Lock::default(), &second.plan.lock());
        prop_assert!(again.moved.is_empty());
        prop_assert_eq!(places(&again), now);
    }

    /// A frozen subnet stays, with any other wishes.
    #[test]
    fn frozen_stays(sizes in prop::collection::vec(1_u64..60, 1..6), more in prop::collection::vec(1_u64..60, 0..4)) {
        let all: Vec<Option<u64>> = sizes.iter().copied().map(Some).collect();
        let frozen = draft(&request("10.0.0.0/22", &all), &Lock::default(), &Lock::default());
        let larger: Vec<Option<u64>> = sizes.iter().chain(&more).copied().map(Some).collect();
        let after = draft(&request("10.0.0.0/22", &larger), &frozen.plan.lock(), &Lock::default());
        for (key, at) in places(&frozen) {
            let there = after.plan.networks["hub"].subnets[&key].prefixes.first();
            prop_assert_eq!(there, at);
        }
    }
}
