//! Proofs that there is no room: what is kept and for whom, and nothing that another problem explains.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::services::hosts;
use ipplan::{IpNet, Lock, LockedNetwork, Network, Request, Service, Subnet, plan, refusals};

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn holding(addresses: u64) -> Subnet {
    Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, addresses))
}

fn within(space: &[&str]) -> Network {
    Network::within(space.iter().map(|text| net(text)).collect())
}

/// The networks and pools without room.
fn full(request: &Request) -> Vec<String> {
    let refusals = refusals(request, &Lock::default()).into_iter();
    refusals.map(|it| it.within.name().to_owned()).collect()
}

#[test]
fn a_pool_says_who_has_which_part_of_it() {
    let locked =
        |space: &str| LockedNetwork { space: vec![net(space)], ..LockedNetwork::default() };
    let networks = [("old", "10.0.0.64/26"), ("spoke", "10.0.0.128/26")];
    let networks = networks.map(|(name, space)| (name.to_owned(), locked(space)));
    let lock = Lock { networks: networks.into(), ..Lock::default() };
    let mut request = Request::default()
        .with("hub", within(&["10.0.0.0/26"]))
        .with("far", within(&["10.9.0.0/24"]))
        .with("spoke", Network::from_pool("company").with("web", holding(20)))
        .with("new", Network::from_pool("company").with("web", holding(100)));
    request.pools.insert("company".into(), vec![net("10.0.0.0/24")]);
    let refusals = refusals(&request, &lock);
    assert_eq!(refusals.len(), 1);
    let kept = &refusals[0].kept;
    let kept: Vec<String> = kept.iter().map(|(at, why)| format!("{at}: {why}")).collect();
    let expected = [
        "10.0.0.0/26: hub declares it",
        "10.0.0.64/26: the lock keeps it for old",
        "10.0.0.128/26: spoke has it",
    ];
    assert_eq!(kept, expected);
}

#[test]
fn a_network_whose_space_is_not_its_own_is_not_judged() {
    let small = || within(&["10.0.0.0/28"]).with("web", holding(100));
    let apart = Request::default().with("hub", small()).with("other", within(&["10.1.0.0/24"]));
    assert_eq!(full(&apart), ["hub"]);
    let overlapping =
        Request::default().with("hub", small()).with("other", within(&["10.0.0.0/24"]));
    assert!(full(&overlapping).is_empty());
    let none = Request::default().with("hub", within(&[]).with("web", holding(100)));
    assert!(full(&none).is_empty());
}

/// A /64 has room for one subnet with IPv6, next to any number without.
#[test]
fn only_what_is_to_have_ipv6_needs_room_for_it() {
    let hub = |names: &[&str]| {
        let hub =
            within(&["10.0.0.0/24", "fd00::/64"]).with("one", holding(3)).with("two", holding(3));
        let dual = || Subnet { ipv6: true, ..holding(3) };
        names.iter().fold(hub, |hub, name| hub.with(*name, dual()))
    };
    assert!(full(&Request::default().with("hub", hub(&["dual"]))).is_empty());
    assert_eq!(full(&Request::default().with("hub", hub(&["dual", "more"]))), ["hub"]);
}

/// Of the subnets of a firewall one has IPv6, so one /64 is enough.
#[test]
fn what_cannot_have_ipv6_needs_no_room_for_it() {
    let firewall = Subnet::of(Service::named("azure-firewall").unwrap().workload());
    let firewall = Subnet { ipv6: true, ..firewall };
    let request =
        Request::default().with("hub", within(&["10.0.0.0/24", "fd00::/64"]).with("it", firewall));
    assert!(plan(&request, &Lock::default()).is_ok());
    assert!(full(&request).is_empty());
}
