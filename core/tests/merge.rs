//! Merged locks, against what a reader of both would demand; nothing here asks the planner.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use ipplan::{IpNet, Lock, LockedNetwork, LockedSubnet, Merged, codes, merge};
use proptest::prelude::*;

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

/// A network `hub` with these subnets; a `!` after a range says that it is gone.
fn hub(space: &str, subnets: &[(&str, &str)]) -> Lock {
    let subnets = subnets.iter().map(|(key, at)| {
        let gone = at.ends_with('!');
        let locked = LockedSubnet::at(net(at.trim_end_matches('!')));
        ((*key).to_owned(), LockedSubnet { gone, ..locked })
    });
    let space = space.split(' ').map(net).collect();
    let network = LockedNetwork { space, subnets: subnets.collect() };
    Lock { networks: [("hub".to_owned(), network)].into(), ..Lock::default() }
}

const SPACE: &str = "10.0.0.0/24";

fn at(lock: &Lock, key: &str) -> String {
    lock.networks["hub"].subnets[key].prefixes.to_string()
}

fn why(base: &Lock, ours: &Lock, theirs: &Lock) -> String {
    let problems = merge(base, ours, theirs).unwrap_err();
    assert!(problems.iter().all(|it| it.code == &codes::LOCKS_COLLIDE));
    problems[0].message.clone()
}

#[test]
fn what_either_side_did_alone_is_done() {
    let base = hub(SPACE, &[("a", "10.0.0.0/27"), ("b", "10.0.0.32/27"), ("c", "10.0.0.64/27!")]);
    let ours = hub(SPACE, &[("a", "10.0.0.0/27!"), ("b", "10.0.0.32/27"), ("c", "10.0.0.64/27!")]);
    let wider = "10.0.0.0/24 10.0.1.0/24";
    let theirs = hub(wider, &[("a", "10.0.0.0/27"), ("b", "10.0.0.32/27"), ("d", "10.0.1.0/25")]);
    let both = hub(wider, &[("a", "10.0.0.0/27!"), ("b", "10.0.0.32/27"), ("d", "10.0.1.0/25")]);
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(&base, ours, theirs).unwrap();
        assert_eq!(merged, Merged { lock: both.clone(), ..Merged::default() });
    }
}

#[test]
fn what_collides_goes_elsewhere_or_is_refused() {
    let base = hub(SPACE, &[]);
    let ours = hub(SPACE, &[("a", "10.0.0.0/26")]);
    let theirs = hub(SPACE, &[("b", "10.0.0.0/28"), ("c", "10.0.0.16/28"), ("d", "10.0.0.64/26")]);
    let merged = merge(&base, &ours, &theirs).unwrap();
    let [b, c, d] = ["b", "c", "d"].map(|key| at(&merged.lock, key));
    assert_eq!([b.as_str(), &c, &d], ["10.0.0.128/28", "10.0.0.144/28", "10.0.0.64/26"]);
    assert_eq!(merged.placed.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["hub/b", "hub/c"]);

    let gone = hub(SPACE, &[("b", "10.0.0.0/28!")]);
    assert!(why(&base, &ours, &gone).starts_with("`hub/b` may be deployed"));
    let full = hub(SPACE, &[("a", "10.0.0.0/24")]);
    assert!(why(&base, &full, &theirs).ends_with("the network has no room for another"));
    // Of one name, the larger one must be ours.
    let small = hub(SPACE, &[("a", "10.0.0.128/27")]);
    assert_eq!(at(&merge(&base, &ours, &small).unwrap().lock, "a"), "10.0.0.0/26");
    assert!(why(&base, &small, &ours).ends_with("is larger on theirs"));
    // One released what the other uses again.
    let live = hub(SPACE, &[("a", "10.0.0.0/26")]);
    let gone = hub(SPACE, &[("a", "10.0.0.0/26!")]);
    assert!(why(&gone, &base, &live).starts_with("`hub/a` was released on one side"));
    assert_eq!(merge(&gone, &base, &gone).unwrap().lock, base);
}

#[test]
fn a_network_that_collides_is_left_to_the_next_plan() {
    let named = |name: &str, space: &str| {
        let network = LockedNetwork { space: vec![net(space)], ..LockedNetwork::default() };
        Lock { networks: [(name.to_owned(), network)].into(), ..Lock::default() }
    };
    let none = Lock::default();
    let (one, two) = (named("one", "10.0.0.0/24"), named("two", "10.0.0.0/25"));
    let merged = merge(&none, &one, &two).unwrap();
    assert_eq!((merged.lock, merged.left_out), (one.clone(), vec!["two".to_owned()]));
    let with = |subnet: LockedSubnet| {
        let mut two = two.clone();
        two.networks.get_mut("two").unwrap().subnets.insert("a".to_owned(), subnet);
        two
    };
    let planned = LockedSubnet::at(net("10.0.0.0/28"));
    assert_eq!(merge(&none, &one, &with(planned.clone())).unwrap().left_out, ["two"]);
    // What has a tombstone, or left a range behind, may be deployed, so it cannot go elsewhere.
    let gone = LockedSubnet { gone: true, ..planned.clone() };
    let moved = LockedSubnet { former: vec![net("10.0.0.16/28")], ..planned };
    let refused = "`two` and `one` have the same addresses, and both may be deployed";
    assert_eq!(why(&none, &one, &with(gone)), refused);
    assert_eq!(why(&none, &one, &with(moved)), refused);
    let merged = merge(&none, &one, &named("two", "10.0.1.0/25")).unwrap();
    assert_eq!(merged.lock.networks.len(), 2);
}

fn networks(networks: &[(&str, &str)]) -> Lock {
    let networks = networks.iter().map(|(name, space)| {
        let space = space.split(' ').map(net).collect();
        ((*name).to_owned(), LockedNetwork { space, ..LockedNetwork::default() })
    });
    Lock { networks: networks.collect(), ..Lock::default() }
}

/// What a network gets may not be what another one got, whichever side has which; what both sides
/// know may have the same addresses, as networks do that are never linked.
#[test]
fn a_network_may_not_grow_into_another() {
    let base = networks(&[("hub", "10.0.0.0/24")]);
    let more = networks(&[("hub", "10.0.0.0/24"), ("spoke", "10.1.0.0/24")]);
    let grown = |space: &str| networks(&[("hub", &format!("10.0.0.0/24 {space}"))]);
    for space in ["10.1.0.0/16", "10.1.0.0/24", "10.1.0.128/25"] {
        let why = why(&base, &more, &grown(space));
        assert_eq!(why, "`hub` got addresses that `spoke` got on the other side");
        // The one that is new can go elsewhere.
        let merged = merge(&base, &grown(space), &more).unwrap();
        assert_eq!((merged.lock, merged.left_out), (grown(space), vec!["spoke".to_owned()]));
    }
    let merged = merge(&base, &more, &grown("10.2.0.0/24")).unwrap().lock;
    assert_eq!(merged.networks["hub"].space, [net("10.0.0.0/24"), net("10.2.0.0/24")]);
    assert_eq!(merged.networks["spoke"], more.networks["spoke"]);

    // One network that grew on both sides has no prefix inside another.
    let message = "`hub` has address space on one side that overlaps that of the other";
    assert_eq!(why(&base, &grown("10.1.0.0/24"), &grown("10.1.0.0/25")), message);
    assert_eq!(why(&base, &grown("10.1.0.0/25"), &grown("10.1.0.0/24")), message);

    let twin = networks(&[("hub", "10.0.0.0/24"), ("twin", "10.0.0.0/24")]);
    assert_eq!(merge(&base, &base, &twin).unwrap().lock, twin);
}

/// Addresses, and whether it is gone, are changed apart from each other.
#[test]
fn a_subnet_takes_the_changes_of_both_sides() {
    let [base, moved, gone, both] =
        ["10.0.0.0/27", "10.0.0.32/27", "10.0.0.0/27!", "10.0.0.32/27!"]
            .map(|at| hub(SPACE, &[("a", at)]));
    for (ours, theirs) in [(&moved, &gone), (&gone, &moved), (&moved, &both), (&both, &moved)] {
        assert_eq!(merge(&base, ours, theirs).unwrap().lock, both);
    }
    let elsewhere = hub(SPACE, &[("a", "10.0.0.64/27")]);
    assert_eq!(why(&base, &moved, &elsewhere), "`hub/a` has other addresses on either side");
    assert_eq!(why(&base, &both, &elsewhere), "`hub/a` has other addresses on either side");
}

/// A client pool that only one side moved may not take what the other side took meanwhile.
#[test]
fn a_client_pool_that_collides_is_refused() {
    let with = |staff: &str, network: Option<&str>| {
        let network = network.map(|space| {
            let network = LockedNetwork { space: vec![net(space)], ..LockedNetwork::default() };
            ("spoke".to_owned(), network)
        });
        let pools = [("staff".to_owned(), LockedSubnet::at(net(staff)))];
        Lock { networks: network.into_iter().collect(), client_pools: pools.into() }
    };
    let base = with("172.16.0.0/24", None);
    let (moved, grown) = (with("10.1.0.0/24", None), with("172.16.0.0/24", Some("10.1.0.0/16")));
    let why = why(&base, &grown, &moved);
    assert_eq!(why, "`client-pools/staff` got addresses that `spoke` got on the other side");
    let apart = with("10.2.0.0/24", None);
    let merged = merge(&base, &grown, &apart).unwrap().lock;
    assert_eq!(merged.client_pools["staff"].prefixes.to_string(), "10.2.0.0/24");
}

/// A client pool that only ours added has its addresses; one that both know stands where it stood.
#[test]
fn a_network_may_not_take_what_a_client_pool_got() {
    let pool = |range: &str| {
        let client_pools = [("staff".to_owned(), LockedSubnet::at(net(range)))].into();
        Lock { client_pools, ..Lock::default() }
    };
    let none = Lock::default();
    let (ours, spoke) = (pool("172.16.0.0/24"), networks(&[("spoke", "172.16.0.0/16")]));
    let merged = merge(&none, &ours, &spoke).unwrap();
    assert_eq!((merged.lock, merged.left_out), (ours.clone(), vec!["spoke".to_owned()]));
    let other = networks(&[("spoke", "172.17.0.0/16")]);
    assert_eq!(merge(&none, &ours, &other).unwrap().lock.networks, other.networks);

    let isolated = Lock { client_pools: ours.client_pools.clone(), ..spoke };
    assert_eq!(merge(&ours, &ours, &isolated).unwrap().lock, isolated);
    // It may grow around its own addresses.
    let grown = pool("172.16.0.0/23");
    assert_eq!(merge(&ours, &ours, &grown).unwrap().lock, grown);
}

#[test]
fn what_both_added_alike_is_there_once() {
    let base = hub(SPACE, &[]);
    for at in ["10.0.0.0/27", "10.0.0.0/27!"] {
        let both = hub(SPACE, &[("a", at)]);
        let merged = merge(&base, &both, &both).unwrap();
        assert_eq!(merged, Merged { lock: both, ..Merged::default() });
    }
    let wider = "10.0.0.0/24 10.0.1.0/24";
    let (ours, theirs) = (hub(wider, &[("a", "10.0.0.0/27")]), hub(wider, &[("b", "10.0.1.0/27")]));
    let both = hub(wider, &[("a", "10.0.0.0/27"), ("b", "10.0.1.0/27")]);
    assert_eq!(merge(&base, &ours, &theirs).unwrap().lock, both);
}

#[test]
fn address_space_that_one_side_gave_up_stays_given_up() {
    let base = hub("10.0.0.0/24 10.0.1.0/24", &[]);
    let (fewer, more) = (hub("10.0.0.0/24", &[]), hub("10.0.0.0/24 10.0.1.0/24 10.0.2.0/24", &[]));
    let both = hub("10.0.0.0/24 10.0.2.0/24", &[]);
    assert_eq!(merge(&base, &fewer, &more).unwrap().lock, both);
    assert_eq!(merge(&base, &more, &fewer).unwrap().lock, both);
}

/// Theirs may move a subnet where there is room, and not onto one that ours added.
#[test]
fn what_theirs_moved_takes_nothing_of_ours() {
    let base = hub(SPACE, &[("a", "10.0.0.0/27")]);
    let ours = hub(SPACE, &[("a", "10.0.0.0/27"), ("b", "10.0.0.32/27")]);
    let moved = |at: &str| hub(SPACE, &[("a", at)]);
    assert_eq!(
        why(&base, &ours, &moved("10.0.0.32/27")),
        "`hub/a` was changed on one side, and the other side has its addresses"
    );
    let merged = merge(&base, &ours, &moved("10.0.0.64/27")).unwrap().lock;
    assert_eq!([at(&merged, "a"), at(&merged, "b")], ["10.0.0.64/27", "10.0.0.32/27"]);
    // A subnet that was left outside of the space is gone on one side: nobody else wants that place.
    let outside = |at: &str| hub(SPACE, &[("a", at)]);
    let both = hub(SPACE, &[("a", "10.9.0.0/27!"), ("b", "10.0.0.32/27")]);
    let ours = hub(SPACE, &[("a", "10.9.0.0/27"), ("b", "10.0.0.32/27")]);
    let merged = merge(&outside("10.9.0.0/27"), &ours, &outside("10.9.0.0/27!")).unwrap().lock;
    assert_eq!(merged, both);
}

/// Fewer than eight subnets, each in a slot of sixteen addresses; one slot holds one subnet.
fn subnets(names: &'static str) -> impl Strategy<Value = BTreeMap<u8, (char, bool)>> {
    let name = proptest::sample::select(names.chars().collect::<Vec<_>>());
    proptest::collection::btree_map(0u8..16, (name, proptest::bool::weighted(0.1)), 0..8)
}

fn lock_of(slots: &BTreeMap<u8, (char, bool)>, base: &Lock) -> Lock {
    let mut lock = base.clone();
    let network = lock.networks.get_mut("hub").unwrap();
    for (slot, (name, gone)) in slots {
        let range = net(&format!("10.0.0.{}/28", u16::from(*slot) * 16));
        let taken = network.subnets.values().any(|it| it.prefixes.first() == range);
        if !taken {
            let locked = LockedSubnet { gone: *gone, ..LockedSubnet::at(range) };
            network.subnets.entry(name.to_string()).or_insert(locked);
        }
    }
    lock
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_is_double(
        base in subnets("abcd"), ours in subnets("efghx"), theirs in subnets("ijklx")
    ) {
        let base = lock_of(&base, &hub(SPACE, &[]));
        let (ours, theirs) = (lock_of(&ours, &base), lock_of(&theirs, &base));
        let Ok(merged) = merge(&base, &ours, &theirs) else { return Ok(()) };
        let all = &merged.lock.networks["hub"].subnets;
        for (key, locked) in &ours.networks["hub"].subnets {
            prop_assert_eq!(&all[key], locked);
        }
        for (key, locked) in &theirs.networks["hub"].subnets {
            let there = all[key].prefixes.first();
            prop_assert_eq!(there.prefix_len(), locked.prefixes.first().prefix_len());
            prop_assert!(net(SPACE).contains(&there));
        }
        let ranges: Vec<IpNet> = all.values().map(|it| it.prefixes.first()).collect();
        for (index, one) in ranges.iter().enumerate() {
            for other in &ranges[index + 1..] {
                prop_assert!(!one.contains(other) && !other.contains(one), "{one} {other}");
            }
        }
    }
}
