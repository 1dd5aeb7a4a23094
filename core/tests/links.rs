//! Random links, compared with slow and obvious twins.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use ipplan::{AddressSpace, IpNet, Link, LinkKind, Lock, Network, PrefixLen, Request, plan};
use proptest::prelude::*;

/// Up to seven networks of a /24 each out of a pool, any of which may reuse ranges, and random peerings.
fn estates() -> impl Strategy<Value = Request> {
    let peerings = proptest::collection::btree_set((0..7_usize, 0..7_usize), 0..10);
    (2..8_usize, 1..6_u8, peerings, proptest::collection::vec(any::<bool>(), 7)).prop_map(
        |(count, blocks, peerings, reuse)| {
            let mut request = Request::default();
            let pool = (0..blocks).map(|block| format!("10.0.{block}.0/24").parse().unwrap());
            request.pools.insert("company".into(), pool.collect());
            for (number, reuse) in reuse.into_iter().take(count).enumerate() {
                let space = AddressSpace::From {
                    pool: "company".into(),
                    prefix_len: Some(PrefixLen::v4(24)),
                };
                let mut network = Network { space, ..Network::from_pool("company") };
                network.reuse = reuse.then(|| "tests".to_owned());
                request.networks.insert(format!("n{number}"), network);
            }
            let pairs: BTreeSet<_> = peerings
                .into_iter()
                .filter(|(a, b)| a != b && *a < count && *b < count)
                .map(|(a, b)| (a.min(b), a.max(b)))
                .collect();
            let peer = |(a, b)| Link::of(LinkKind::Peer, [format!("n{a}"), format!("n{b}")]);
            request.links = pairs.into_iter().map(peer).collect();
            request
        },
    )
}

/// Pairs that must be apart: peered, or both peered with the same third one, or neither may reuse.
fn apart(request: &Request) -> BTreeSet<(String, String)> {
    let mut peers = BTreeMap::<&str, BTreeSet<&str>>::new();
    for link in &request.links {
        let [a, b] = [0, 1].map(|end| link.ends[end].as_str());
        peers.entry(a).or_default().insert(b);
        peers.entry(b).or_default().insert(a);
    }
    let mut pairs = BTreeSet::new();
    for a in request.networks.keys() {
        for b in request.networks.keys().filter(|b| *b > a) {
            let of = |name: &String| peers.get(name.as_str()).cloned().unwrap_or_default();
            let shared = of(a).intersection(&of(b)).next().is_some();
            let plain = |name: &String| request.networks[name].reuse.is_none();
            if of(a).contains(b.as_str()) || shared || plain(a) && plain(b) {
                pairs.insert((a.clone(), b.clone()));
            }
        }
    }
    pairs
}

/// Whether each can get a block so that no pair has the same, by trying all.
fn can_be_placed(names: &[&String], blocks: usize, pairs: &BTreeSet<(String, String)>) -> bool {
    fn next(
        at: usize,
        names: &[&String],
        blocks: usize,
        pairs: &BTreeSet<(String, String)>,
        chosen: &mut Vec<usize>,
    ) -> bool {
        let Some(name) = names.get(at) else { return true };
        (0..blocks).any(|block| {
            let clash = (0..at).any(|before| {
                let pair = (names[before].clone(), (*name).clone());
                chosen[before] == block && pairs.contains(&pair)
            });
            chosen.push(block);
            let found = !clash && next(at + 1, names, blocks, pairs, chosen);
            chosen.pop();
            found
        })
    }
    next(0, names, blocks, pairs, &mut Vec::new())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn what_is_brought_together_is_apart(request in estates()) {
        let pairs = apart(&request);
        let names: Vec<&String> = request.networks.keys().collect();
        let possible = can_be_placed(&names, request.pools["company"].len(), &pairs);
        match plan(&request, &Lock::default()) {
            Ok(plan) => {
                prop_assert!(possible);
                let at = |name: &String| -> IpNet { plan.networks[name].prefixes[0] };
                for (a, b) in &pairs {
                    prop_assert_ne!(at(a), at(b), "{} and {}", a, b);
                }
            }
            Err(problems) => {
                // A proof where nothing may be reused; else a search that may give up.
                let codes: BTreeSet<&str> = problems.iter().map(|it| it.code.id).collect();
                let proofs = BTreeSet::from(["pool-exhausted"]);
                let given_up = codes.contains("no-range-to-reuse");
                prop_assert!(codes.is_subset(&BTreeSet::from(["pool-exhausted", "no-range-to-reuse"])));
                prop_assert!(given_up || codes == proofs && !possible, "{:?}", codes);
            }
        }
    }
}

#[test]
fn a_way_that_reach_shows_is_one_of_links() {
    let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
    let mut request = Request {
        links: vec![Link {
            gateway_transit: vec!["hub".into()],
            remote_gateways: vec!["one".into(), "two".into()],
            ..Link::of(LinkKind::Peer, ["hub", "one", "two", "three"])
        }],
        ..Request::default()
    }
    .with("hub", network("10.0.0.0/24"))
    .with("one", network("10.0.1.0/24"))
    .with("two", network("10.0.2.0/24"))
    .with("three", network("10.0.3.0/24"));
    request.sites.insert("office".into(), vec!["10.200.0.0/16".parse().unwrap()]);
    request.links.push(Link::of(LinkKind::Vpn, ["hub", "office"]));
    let reach = |from: &str, to: &str| ipplan::reach(&request, from, Some(to)).unwrap().remove(0);
    let steps = |from: &str, to: &str| -> Vec<String> {
        reach(from, to).steps.iter().map(|it| format!("{} {}", it.by.word(), it.to)).collect()
    };
    assert_eq!(steps("office", "one"), ["vpn hub", "peer one"]);
    assert_eq!(steps("one", "office"), ["peer hub", "vpn office"]);
    assert_eq!(steps("hub", "three"), ["peer three"]);
    // Peering is not transitive, and a gateway does not change that.
    assert!(reach("one", "two").why_not.unwrap().contains("not transitive"));
    let unused = reach("office", "three");
    assert_eq!(unused.why_not.unwrap(), "`three` does not use the gateway of `hub`");
    assert!(unused.hint.unwrap().contains("gateway: hub"));
}

#[test]
fn the_reason_is_the_one_that_has_to_be_mended() {
    let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
    let why = |peering: Link| {
        let mut request = Request { links: vec![peering], ..Request::default() }
            .with("hub", network("10.0.0.0/24"))
            .with("spoke", network("10.0.1.0/24"));
        request.sites.insert("office".into(), vec!["10.200.0.0/16".parse().unwrap()]);
        request.links.push(Link::of(LinkKind::Vpn, ["hub", "office"]));
        let mut answers = ipplan::reach(&request, "spoke", Some("office")).unwrap();
        answers.remove(0).why_not.unwrap()
    };
    let peering = || Link::of(LinkKind::Peer, ["hub", "spoke"]);
    let asks = || Link { remote_gateways: vec!["spoke".into()], ..peering() };
    let both = || Link { gateway_transit: vec!["hub".into()], ..asks() };
    assert_eq!(why(peering()), "`spoke` does not use the gateway of `hub`");
    assert_eq!(why(asks()), "`hub` does not allow gateway transit to `spoke`");
    let lost = Link { disconnected: true, ..both() };
    assert_eq!(why(lost), "the peering between `spoke` and `hub` is not connected");
}

#[test]
fn two_networks_on_one_circuit_have_to_allow_each_other() {
    let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
    let mut request = Request {
        links: vec![Link::of(LinkKind::ExpressRoute, ["one", "two", "office"])],
        ..Request::default()
    }
    .with("one", network("10.0.0.0/24"))
    .with("two", network("10.0.1.0/24"));
    request.sites.insert("office".into(), vec!["10.200.0.0/16".parse().unwrap()]);
    let needs = |to: &str| {
        let answer = ipplan::reach(&request, "one", Some(to)).unwrap().remove(0);
        answer.steps.into_iter().flat_map(|step| step.needs).collect::<Vec<_>>().join("; ")
    };
    assert!(needs("two").contains("allow traffic from other virtual networks"), "{}", needs("two"));
    assert!(!needs("office").contains("other virtual networks"), "{}", needs("office"));
}

#[test]
fn two_thousand_spokes_have_the_same_places_with_and_without_links() {
    let mut request = Request::default();
    request.pools.insert("company".into(), vec!["10.0.0.0/8".parse().unwrap()]);
    let space = |length| AddressSpace::From {
        pool: "company".into(),
        prefix_len: Some(PrefixLen::v4(length)),
    };
    for hub in 0..20 {
        let name = format!("hub-{hub:02}");
        let network = Network { space: space(22), ..Network::from_pool("company") };
        request.networks.insert(name.clone(), network.clone());
        let spokes: Vec<String> = (0..100).map(|it| format!("spoke-{hub:02}-{it:03}")).collect();
        for spoke in &spokes {
            let network = Network { space: space(24), ..network.clone() };
            request.networks.insert(spoke.clone(), network);
        }
        request.links.push(Link::of(LinkKind::Peer, [name].into_iter().chain(spokes)));
    }
    let linked = plan(&request, &Lock::default()).unwrap();
    request.links.clear();
    let alone = plan(&request, &Lock::default()).unwrap();
    assert_eq!(linked.lock(), alone.lock());
    assert_eq!(linked.links.len(), 20);
    assert_eq!(linked.links[0].link.peerings().count(), 200);
}
