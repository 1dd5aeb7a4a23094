//! Address pools of point-to-site connections, through the plan and the lock.
#![allow(clippy::unwrap_used)]

use ipplan::services::gateway_required_integration::{INSTANCES, SERVICE};
use ipplan::services::hosts;
use ipplan::{
    CLIENT_POOLS, ClientPool, IpNet, Lock, LockedSubnet, Network, Outcome, PrefixLen, Request,
    Subnet, check, diff, plan,
};

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn with(pools: &[(&str, ClientPool)]) -> Request {
    let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
    let client_pools = pools.iter().map(|(name, pool)| ((*name).to_owned(), pool.clone()));
    let request = Request { client_pools: client_pools.collect(), ..Request::default() };
    request.with("hub", Network::within(vec![net("10.0.0.0/24")]).with("web", web))
}

fn apps(instances: u64) -> ClientPool {
    let holds = vec![SERVICE.with(&INSTANCES, instances)];
    ClientPool { holds, from: Some("clients".to_owned()), ..ClientPool::default() }
}

fn pooled(mut request: Request) -> Request {
    request.pools.insert("clients".to_owned(), vec![net("172.31.0.0/24")]);
    request
}

/// 3 instances and the 5 that are left out are 8: a /29. 10 and 5 are 15: a /28.
#[test]
fn what_is_placed_never_moves() {
    let first = plan(&pooled(with(&[("apps", apps(3))])), &Lock::default()).unwrap();
    assert_eq!(first.client_pools["apps"].range, net("172.31.0.0/29"));
    let new = first.only_locked().unwrap_err();
    let new: Vec<&str> = new.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(new, ["networks.hub.subnets.web", "client-pools.apps"]);

    let both = pooled(with(&[("apps", apps(3)), ("a-larger-one", apps(10))]));
    let second = plan(&both, &first.lock()).unwrap();
    assert_eq!(second.client_pools["apps"].range, net("172.31.0.0/29"));
    assert_eq!(second.client_pools["a-larger-one"].range, net("172.31.0.16/28"));
    assert!(plan(&both, &second.lock()).unwrap().only_locked().is_ok());

    // One that is no longer wanted keeps its range until it is released.
    let third = plan(&pooled(with(&[("new", apps(3))])), &second.lock()).unwrap();
    assert!(third.gone_client_pools["apps"].gone);
    assert_eq!(third.client_pools["new"].range, net("172.31.0.8/29"));
    let mut lock = third.lock();
    assert!(lock.release(CLIENT_POOLS, "apps"));
    let changes = diff(&second.lock(), &lock);
    let of = |name| changes.iter().find(|it| it.subnet == name).unwrap();
    assert_eq!(of("apps").outcome, Outcome::Freed);
    assert_eq!(of("new").outcome, Outcome::Added);
    assert_eq!(of("new").network, CLIENT_POOLS);
}

/// The request may repeat what the lock says; anything else would be a move.
#[test]
fn a_place_that_the_lock_has_is_the_only_one() {
    let lock = plan(&pooled(with(&[("apps", apps(3))])), &Lock::default()).unwrap().lock();
    let found = |range: &str, length: Option<u8>| {
        let prefix_len = length.map(PrefixLen::v4);
        let pool = ClientPool { holds: apps(3).holds, prefix_len, ..ClientPool::at(net(range)) };
        let problems = plan(&with(&[("apps", pool)]), &lock).err().unwrap_or_default();
        problems.into_iter().map(|it| (it.code.id, it.place)).collect::<Vec<_>>()
    };
    assert_eq!(found("172.31.0.0/29", None), []);
    assert_eq!(found("172.31.0.0/29", Some(29)), []);
    let moved = |key: &str| [("pin-moved", format!("client-pools.apps.{key}"))];
    assert_eq!(found("172.31.0.8/29", None), moved("at"));
    assert_eq!(found("172.31.0.0/29", Some(28)), moved("prefix-length"));
}

/// A pool may touch nothing that its clients reach; an isolated network counts where it is their own.
#[test]
fn what_overlaps_is_refused() {
    let codes = |request: &Request| -> Vec<(String, &str)> {
        let checked: Vec<_> = check(request).err().into_iter().flatten().collect();
        let planned = plan(request, &Lock::default()).err().unwrap_or_default();
        assert_eq!(checked, planned);
        planned.into_iter().map(|it| (it.place, it.code.id)).collect()
    };
    let at = |range: &str| ClientPool::at(net(range));
    let of_apps = |range| ClientPool { holds: apps(3).holds, ..at(range) };
    let place = "client-pools.a.at".to_owned();
    for (pool, code) in [
        (at("10.0.0.128/28"), Some("overlapping")),
        (at("10.0.0.0/16"), Some("overlapping")),
        (at("10.0.1.0/24"), None),
        (of_apps("172.32.0.0/24"), Some("outside-platform")),
        (of_apps("172.16.0.0/11"), Some("outside-platform")),
        (of_apps("172.31.255.0/24"), None),
        (of_apps("192.169.0.0/24"), Some("outside-platform")),
        (at("127.0.0.0/24"), Some("outside-platform")),
        (at("0.0.0.0/0"), Some("outside-platform")),
    ] {
        let expected: Vec<_> = code.map(|code| (place.clone(), code)).into_iter().collect();
        assert_eq!(codes(&with(&[("a", pool.clone())])), expected, "{pool:?}");
    }
    let two = [("a", at("172.31.0.0/24")), ("b", at("172.31.0.128/25"))];
    assert_eq!(codes(&with(&two)), [(place.clone(), "overlapping")]);

    let isolated = |pool| {
        let mut request = with(&[("a", pool)]);
        request.networks.get_mut("hub").unwrap().isolated = Some("a sandbox".to_owned());
        request
    };
    let own = ClientPool { network: Some("hub".to_owned()), ..at("10.0.0.0/28") };
    assert_eq!(codes(&isolated(own)), [(place, "overlapping")]);
    assert!(plan(&isolated(at("10.0.0.0/28")), &Lock::default()).is_ok());
}

/// A network that is gone keeps its addresses until it is released, against everyone.
#[test]
fn what_a_network_left_behind_is_nobodys() {
    let before = plan(&with(&[]), &Lock::default()).unwrap().lock();
    let staff = ClientPool::at(net("10.0.0.0/26"));
    let request =
        Request { client_pools: [("staff".to_owned(), staff)].into(), ..Request::default() };
    let problems = plan(&request, &before).unwrap_err();
    assert_eq!(problems[0].place, "client-pools.staff.at");
    assert_eq!(
        problems[0].message,
        "`staff` 10.0.0.0/26 overlaps 10.0.0.0/24, which the lock keeps for network `hub`"
    );
    // What lies elsewhere is free, and what the pool had already, next to the network, it keeps.
    let mut apart = request.clone();
    apart.client_pools.insert("staff".to_owned(), ClientPool::at(net("10.0.1.0/26")));
    assert!(plan(&apart, &before).is_ok());
    let mut both = before.clone();
    both.client_pools.insert("staff".to_owned(), LockedSubnet::at(net("10.0.0.0/26")));
    assert!(plan(&request, &both).is_ok());
    let mut released = before;
    released.release_network("hub");
    assert!(plan(&request, &released).is_ok());
}

/// The other way round: a client pool that is gone keeps its range from networks that are new.
#[test]
fn what_a_client_pool_left_behind_is_nobodys() {
    let staff = ClientPool::at(net("10.0.0.0/26"));
    let pools = [("staff".to_owned(), staff)].into();
    let before = Request { client_pools: pools, ..Request::default() };
    let before = plan(&before, &Lock::default()).unwrap().lock();
    let problems = plan(&with(&[]), &before).unwrap_err();
    assert_eq!(problems[0].place, "networks.hub.space");
    assert_eq!(
        problems[0].message,
        "network `hub` declares 10.0.0.0/24, but the lock keeps 10.0.0.0/26 for `staff`"
    );
    assert_eq!(problems[0].hints[0], "release `client-pools/staff`, if no client uses it any more");
    let released = Lock { networks: before.networks, ..Lock::default() };
    assert!(plan(&with(&[]), &released).is_ok());
}
