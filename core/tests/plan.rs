//! Placing what is wanted: what holds for every plan, and every problem there can be.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::services::{app_service, hosts};
use ipplan::{
    AddressSpace, IpNet, KeepOut, Lock, Network, Pinned, Plan, PrefixLen, Request, Service, Subnet,
    plan,
};
use proptest::prelude::*;

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn holding(addresses: u64) -> Subnet {
    Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, addresses))
}

fn hub(space: &[&str]) -> Network {
    Network::within(space.iter().map(|text| net(text)).collect())
}

fn one(network: Network) -> Request {
    Request::default().with("hub", network)
}

fn new(request: &Request) -> Plan {
    plan(request, &Lock::default()).unwrap()
}

fn at(plan: &Plan, key: &str) -> String {
    plan.networks["hub"].subnets[key].prefixes.first().to_string()
}

/// The codes and places of every problem.
fn problems(request: &Request, lock: &Lock) -> Vec<(&'static str, String)> {
    let problems = plan(request, lock).unwrap_err();
    problems.into_iter().map(|problem| (problem.code.id, problem.place)).collect()
}

#[test]
fn the_largest_come_first_and_equals_by_name() {
    let hub =
        hub(&["10.0.0.0/24"]).with("a", holding(10)).with("b", holding(50)).with("c", holding(10));
    let plan = new(&one(hub));
    assert_eq!(at(&plan, "b"), "10.0.0.0/26");
    assert_eq!(at(&plan, "a"), "10.0.0.64/28");
    assert_eq!(at(&plan, "c"), "10.0.0.80/28");
}

#[test]
fn adjoining_prefixes_are_not_joined() {
    let hub = hub(&["10.0.0.0/26", "10.0.0.64/26"]).with("big", holding(100));
    assert_eq!(problems(&one(hub), &Lock::default()), [("too-full", "networks.hub".into())]);
}

#[test]
fn what_a_group_does_not_need_is_free_now_as_it_will_be_later() {
    let member = |count| Subnet { group: Some("front".into()), ..holding(count) };
    let request = one(hub(&["10.0.0.0/24"]).with("a", member(10)).with("b", member(20)));
    let first = new(&request);
    assert_eq!([at(&first, "b"), at(&first, "a")], ["10.0.0.0/27", "10.0.0.32/28"]);
    let free = |plan: &Plan| plan.networks["hub"].free.free().collect::<Vec<_>>();
    let expected = ["10.0.0.48/28", "10.0.0.64/26", "10.0.0.128/25"].map(net);
    assert_eq!(free(&first), expected);
    assert_eq!(free(&plan(&request, &first.lock()).unwrap()), expected);
}

/// Comparing each of many networks with each of many keep-outs would take minutes here.
#[test]
fn many_keep_outs_and_many_networks_go_together() {
    let slash_24 = |a: u32, at: u32| net(&format!("{a}.{}.{}.0/24", at >> 8, at & 255));
    let mut request = Request::default();
    for at in 0..20_000 {
        let network = Network::within(vec![slash_24(10, at)]).with("a", holding(100));
        request.networks.insert(format!("n{at:05}"), network);
        // The lower half of every other network, and what is no network's.
        let half = IpNet::new(slash_24(10, at).addr(), 25).unwrap();
        let range = if at % 2 == 0 { half } else { slash_24(11, at) };
        request.avoid.push(KeepOut { range, why: String::new() });
    }
    request.avoid.push(KeepOut { range: net("10.0.2.0/23"), why: String::new() });
    let problems = plan(&request, &Lock::default()).unwrap_err();
    let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["networks.n00002.space", "networks.n00003.space"]);
    request.avoid.pop();
    let plan = new(&request);
    let range = |name: &str| plan.networks[name].subnets["a"].prefixes.to_string();
    assert_eq!([range("n00002"), range("n00003")], ["10.0.2.128/25", "10.0.3.0/25"]);
}

#[test]
fn keep_outs_and_forbidden_ranges_stay_empty() {
    let mut request = one(hub(&["169.254.0.0/15"]).with("a", holding(60_000)));
    assert_eq!(at(&new(&request), "a"), "169.255.0.0/16");
    request.avoid.push(KeepOut { range: net("169.255.3.0/24"), why: "on-premises".into() });
    let (code, _) = problems(&request, &Lock::default())[0].clone();
    assert_eq!(code, "too-full");
}

#[test]
fn a_group_lies_side_by_side_and_a_reserve_stays_free() {
    let grouped = |count| Subnet { group: Some("front".into()), ..holding(count) };
    let growing = Subnet { reserve: Some(PrefixLen::v4(26)), ..holding(10) };
    let hub = hub(&["10.0.0.0/24"])
        .with("a", grouped(10))
        .with("b", holding(100))
        .with("c", grouped(27))
        .with("d", growing);
    let request = one(hub);
    let plan = new(&request);
    assert_eq!(at(&plan, "b"), "10.0.0.0/25");
    // 32 and 16 take a /26 of their own, and so does what d may grow into.
    assert_eq!((at(&plan, "c"), at(&plan, "a")), ("10.0.0.192/27".into(), "10.0.0.224/28".into()));
    assert_eq!(at(&plan, "d"), "10.0.0.128/28");
    assert_eq!(plan.networks["hub"].subnets["d"].reserve, Some(net("10.0.0.128/26")));

    // With a lock the reserve is still kept, and a new member comes as near as it can.
    let mut more = request.clone();
    let hub = more.networks.get_mut("hub").unwrap();
    hub.subnets.insert("e".into(), grouped(10));
    let plan = ipplan::plan(&more, &plan.lock()).unwrap();
    assert_eq!(at(&plan, "e"), "10.0.0.240/28");
    assert_eq!(at(&plan, "d"), "10.0.0.128/28");
}

#[test]
fn the_largest_of_several_new_members_of_a_group_goes_first() {
    let grouped = |count| Subnet { group: Some("front".into()), ..holding(count) };
    let old = hub(&["10.0.0.0/25"])
        .with("first", grouped(20).at(net("10.0.0.0/27")))
        .with("x", holding(20).at(net("10.0.0.64/27")))
        .with("y", holding(10).at(net("10.0.0.96/28")));
    // A /27 next to the first one and a /28 far away are left. The small one should be near.
    let plan = new(&one(old.with("a", grouped(10)).with("b", grouped(20))));
    assert_eq!((at(&plan, "b"), at(&plan, "a")), ("10.0.0.32/27".into(), "10.0.0.112/28".into()));
}

#[test]
fn networks_from_a_pool_are_just_large_enough_and_apart() {
    let mut request = Request::default();
    request.pools.insert("company".into(), vec![net("10.0.0.0/23")]);
    for name in ["one", "two"] {
        let spoke = Network::from_pool("company").with("a", holding(50)).with("b", holding(20));
        request = request.with(name, spoke);
    }
    // A declared network inside the pool is kept clear of.
    request = request.with("hub", hub(&["10.0.0.0/25"]).with("a", holding(3)));
    let plan = new(&request);
    let space = |name: &str| plan.networks[name].prefixes.clone();
    assert_eq!(space("one"), [net("10.0.0.128/25")]);
    assert_eq!(space("two"), [net("10.0.1.0/25")]);

    // A third one moves neither, with any name.
    let zero = Network {
        space: AddressSpace::From { pool: "company".into(), prefix_len: None },
        ..hub(&[])
    };
    let request = request.with("00", zero.with("a", holding(100)));
    let more = ipplan::plan(&request, &plan.lock()).unwrap();
    assert_eq!(more.networks["00"].prefixes, [net("10.0.1.128/25")]);
    assert_eq!(more.networks["one"].prefixes, space("one"));

    let mut full = request.clone();
    full = full.with("zz", Network::from_pool("company").with("a", holding(3)));
    assert_eq!(problems(&full, &more.lock()), [("pool-exhausted", "pools.company".into())]);
}

#[test]
fn a_service_of_several_subnets_takes_its_names() {
    let firewall = Subnet::of(Service::named("azure-firewall").unwrap().workload());
    let plan = new(&one(hub(&["10.0.0.0/24"]).with("fw", firewall)));
    let subnets = &plan.networks["hub"].subnets;
    assert_eq!(subnets["fw/firewall"].name, "AzureFirewallSubnet");
    assert_eq!(subnets["fw/management"].name, "AzureFirewallManagementSubnet");
    assert_eq!(subnets["fw/management"].prefixes.first(), net("10.0.0.64/26"));
}

#[test]
fn several_workloads_share_the_five_that_azure_keeps() {
    let shared = Subnet {
        holds: vec![
            hosts::SERVICE.with(&hosts::ADDRESSES, 6),
            hosts::SERVICE.with(&hosts::ADDRESSES, 5),
        ],
        ..Subnet::default()
    };
    let plan = new(&one(hub(&["10.0.0.0/24"]).with("a", shared)));
    let size = &plan.networks["hub"].subnets["a"].size;
    assert_eq!((size.need(), size.prefix_len), (16, PrefixLen::v4(28)));

    let alone = Subnet {
        holds: vec![
            hosts::SERVICE.with(&hosts::ADDRESSES, 6),
            app_service::SERVICE.with(&app_service::INSTANCES, 3),
        ],
        ..Subnet::default()
    };
    let request = one(hub(&["10.0.0.0/24"]).with("a", alone));
    let place = "networks.hub.subnets.a.holds".to_string();
    assert_eq!(problems(&request, &Lock::default()), [("must-be-alone", place)]);
}

#[test]
fn each_subnet_that_asks_has_its_64() {
    let dual = |count| Subnet { ipv6: true, ..holding(count) };
    let hub = hub(&["10.0.0.0/24", "fd00:10::/63"]).with("a", dual(3)).with("b", dual(3));
    let plan = new(&one(hub.clone()));
    let ipv6 = |plan: &Plan, key: &str| plan.networks["hub"].subnets[key].prefixes.ipv6().unwrap();
    assert_eq!(ipv6(&plan, "a"), net("fd00:10::/64"));
    assert_eq!(ipv6(&plan, "b"), net("fd00:10:0:1::/64"));

    // Without the first one the second keeps its own.
    let mut fewer = hub.clone();
    fewer.subnets.remove("a");
    let fewer = ipplan::plan(&one(fewer), &plan.lock()).unwrap();
    assert_eq!(ipv6(&fewer, "b"), net("fd00:10:0:1::/64"));

    let none = one(self::hub(&["10.0.0.0/24"]).with("a", dual(3)));
    let place = "networks.hub.subnets.a.ipv6".to_string();
    assert_eq!(problems(&none, &Lock::default()), [("no-ipv6", place.clone())]);
    let full = one(hub.with("c", dual(3)));
    let place = place.replace(".a.", ".c.");
    assert_eq!(problems(&full, &Lock::default()), [("too-full", place)]);
}

#[test]
fn a_lock_keeps_what_is_gone_until_it_is_released() {
    let both = hub(&["10.0.0.0/26"]).with("a", holding(20)).with("b", holding(20));
    let lock = new(&one(both)).lock();
    let renamed = Subnet { was: Some("a".into()), ..holding(20) };
    let request = one(hub(&["10.0.0.0/26"]).with("c", renamed));
    let plan = plan(&request, &lock).unwrap();
    assert_eq!(at(&plan, "c"), "10.0.0.0/27"); // it was a, and stays where a was
    assert_eq!(plan.networks["hub"].subnets["c"].pinned, Pinned::Locked);
    assert_eq!(plan.networks["hub"].gone.keys().collect::<Vec<_>>(), ["b"]);

    let more = one(hub(&["10.0.0.0/26"]).with("c", holding(20)).with("d", holding(20)));
    let mut lock = plan.lock();
    assert_eq!(problems(&more, &lock), [("too-full", "networks.hub".into())]);
    assert!(lock.release("hub", "b"));
    assert_eq!(at(&ipplan::plan(&more, &lock).unwrap(), "d"), "10.0.0.32/27");

    // A whole network that is gone stays in the lock as well.
    let empty = ipplan::plan(&Request::default(), &lock).unwrap().lock();
    assert!(empty.networks["hub"].subnets["c"].gone);
}

#[test]
fn a_subnet_that_outgrew_its_place_does_not_move() {
    let lock = new(&one(hub(&["10.0.0.0/24"]).with("a", holding(10)))).lock();
    let request = one(hub(&["10.0.0.0/24"]).with("a", holding(12)));
    let place = "networks.hub.subnets.a".to_string();
    assert_eq!(problems(&request, &lock), [("too-small", place.clone())]);

    let elsewhere = one(hub(&["10.0.0.0/24"]).with("a", holding(10).at(net("10.0.0.32/28"))));
    assert_eq!(problems(&elsewhere, &lock), [("pin-moved", format!("{place}.at"))]);

    // Needing less changes nothing: what is deployed there is as large as it is.
    let smaller = one(hub(&["10.0.0.0/24"]).with("a", holding(1)));
    let plan = plan(&smaller, &lock).unwrap();
    assert_eq!(at(&plan, "a"), "10.0.0.0/28");
    assert_eq!(plan.networks["hub"].subnets["a"].size.decided_by.to_string(), "pinned");
}

#[test]
fn every_problem_is_told_with_its_place() {
    let gateway = || Subnet::of(Service::named("vpn-gateway").unwrap().workload());
    let network = hub(&["10.0.0.0/24"])
        .with("count", holding(0))
        .with("empty", Subnet::default())
        .with("small", Subnet { prefix_len: Some(PrefixLen::v4(29)), ..holding(4) });
    let mut request = one(network)
        .with("gates", hub(&["10.1.0.0/24"]).with("a", gateway()).with("b", gateway()))
        .with("lost", Network::from_pool("compani"))
        .with(
            "pins",
            hub(&["10.2.0.0/24"])
                .with("a", holding(3).at(net("10.2.0.0/28")))
                .with("b", holding(3).at(net("10.2.0.8/29")))
                .with("c", holding(3).at(net("10.3.0.0/28"))),
        )
        .with("twice", hub(&["10.4.0.0/24", "10.4.0.0/25"]).with("a", holding(3)));
    request.pools.insert("company".into(), vec![net("10.8.0.0/16")]);
    request.pools.insert("other".into(), vec![net("10.8.9.0/24")]);
    let mut found = problems(&request, &Lock::default());
    found.sort();
    let expected = [
        ("bad-space", "networks.twice.space"),
        ("bad-space", "pools.other"),
        ("name-taken", "networks.gates.subnets.b"),
        ("no-service", "networks.hub.subnets.empty"),
        ("out-of-range", "networks.hub.subnets.count.addresses"),
        ("pin-outside", "networks.pins.subnets.c.at"),
        ("pin-taken", "networks.pins.subnets.b.at"),
        ("too-small", "networks.hub.subnets.small.prefix-length"),
        ("unknown-pool", "networks.lost.from"),
    ];
    assert_eq!(found, expected.map(|(code, place)| (code, place.to_string())));
}

/// A request with one network of 1,024 addresses, and some that are kept out.
fn requests() -> impl Strategy<Value = Request> {
    let subnet = (1u64..60, prop::option::of("[xy]"), prop::bool::weighted(0.2));
    let subnets = prop::collection::btree_map("[a-h]{1,2}", subnet, 0..10);
    let outs = prop::collection::vec((0u8..4, 0u8..16), 0..3);
    (subnets, outs).prop_map(|(subnets, outs)| {
        let mut network = hub(&["10.0.0.0/23", "10.0.2.0/23"]);
        for (key, (addresses, group, room)) in subnets {
            let reserve = room.then(|| PrefixLen::v4(25));
            network = network.with(key, Subnet { group, reserve, ..holding(addresses) });
        }
        let mut request = one(network);
        for (third, sixteenth) in outs {
            let range = net(&format!("10.0.{third}.{}/28", u32::from(sixteenth) * 16));
            request.avoid.push(KeepOut { range, why: String::new() });
        }
        request
    })
}

/// The conditions that every plan must fulfil.
fn sound(request: &Request, plan: &Plan) {
    let network = &plan.networks["hub"];
    let placed: Vec<IpNet> =
        network.subnets.values().map(|subnet| subnet.prefixes.first()).collect();
    let gone: Vec<IpNet> = network.gone.values().map(|gone| gone.prefixes.first()).collect();
    let taken: Vec<IpNet> = placed.iter().chain(&gone).copied().collect();
    for (i, range) in taken.iter().enumerate() {
        let others = taken[..i].iter().chain(&taken[i + 1..]);
        assert!(others.into_iter().all(|it| !it.contains(range)), "{range} overlaps");
        assert!(network.prefixes.iter().any(|prefix| prefix.contains(range)), "{range} is outside");
        assert!(network.free.free().all(|free| !free.contains(range) && !range.contains(&free)));
    }
    for (key, subnet) in &network.subnets {
        assert!(
            subnet.size.need() <= 1 << (32 - subnet.prefixes.first().prefix_len()),
            "{key} is too small"
        );
        for out in &request.avoid {
            assert!(
                !subnet.prefixes.first().contains(&out.range)
                    && !out.range.contains(&subnet.prefixes.first())
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn plans_are_sound_and_stable(first in requests(), second in requests(), third in requests()) {
        let Ok(a) = plan(&first, &Lock::default()) else { return Ok(()) };
        sound(&first, &a);
        // Planning again is the identity.
        let again = plan(&first, &a.lock()).unwrap();
        prop_assert_eq!(again.lock(), a.lock());
        prop_assert_eq!(again.placed_now().count(), 0);

        // Whatever comes and goes: what is kept stays, and nothing overlaps.
        let mut lock = a.lock();
        for next in [second, third] {
            let request = Request { avoid: first.avoid.clone(), ..next };
            let Ok(b) = plan(&request, &lock) else { continue };
            sound(&request, &b);
            let after = b.lock();
            for (key, before) in &lock.networks["hub"].subnets {
                prop_assert_eq!(&before.prefixes, &after.networks["hub"].subnets[key].prefixes);
            }
            lock = after;
        }
    }
}

#[test]
fn pools_that_overlap_are_as_many_problems_as_pools() {
    let mut request = Request::default();
    for number in 0..300 {
        request.pools.insert(format!("p{number}"), vec![net("10.0.0.0/8")]);
    }
    assert_eq!(problems(&request, &Lock::default()).len(), 299);
}
