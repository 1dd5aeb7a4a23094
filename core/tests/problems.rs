//! Where a problem is, and what it offers: the key that somebody wrote, and what would help.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::services::{app_service, hosts};
use ipplan::{
    AddressSpace, IpNet, KeepOut, Lock, LockedNetwork, LockedSubnet, Network, Place, PrefixLen,
    Prefixes, Problem, Request, Service, Subnet, codes, plan,
};

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn nets(all: &[&str]) -> Vec<IpNet> {
    all.iter().map(|text| net(text)).collect()
}

fn holding(addresses: u64) -> Subnet {
    Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, addresses))
}

fn at(subnet: Subnet, prefixes: &[&str]) -> Subnet {
    Subnet { at: Place::Here(nets(prefixes)), ..subnet }
}

fn hub(space: &[&str]) -> Network {
    Network::within(nets(space))
}

fn one(network: Network) -> Request {
    Request::default().with("hub", network)
}

/// A lock of `hub` with this space and these subnets.
fn locked(space: &[&str], subnets: &[(&str, &[&str])]) -> Lock {
    let subnets = subnets.iter().map(|(key, prefixes)| {
        let prefixes = Prefixes::of(nets(prefixes)).unwrap();
        let first = LockedSubnet::at(prefixes.first());
        ((*key).to_owned(), LockedSubnet { prefixes, ..first })
    });
    let network = LockedNetwork { space: nets(space), subnets: subnets.collect() };
    Lock { networks: [("hub".to_owned(), network)].into(), ..Lock::default() }
}

fn problems(request: &Request, lock: &Lock) -> Vec<Problem> {
    plan(request, lock).err().unwrap_or_default()
}

fn found(request: &Request, lock: &Lock) -> Vec<(&'static str, String)> {
    problems(request, lock).into_iter().map(|it| (it.code.id, it.place)).collect()
}

/// The hints of the only problem.
fn hints(request: &Request, lock: &Lock) -> Vec<String> {
    let [problem] = problems(request, lock).try_into().unwrap();
    problem.hints.iter().map(|hint| hint.text.clone()).collect()
}

fn offers(request: &Request, lock: &Lock, text: &str) -> bool {
    hints(request, lock).iter().any(|hint| hint.contains(text))
}

fn subnet(key: &str) -> String {
    format!("networks.hub.subnets.{key}")
}

#[test]
fn a_place_that_a_tombstone_has_is_free_once_it_is_released() {
    let lock = locked(&["10.0.0.0/24"], &[("old", &["10.0.0.0/28"])]);
    let new = |range: &str| one(hub(&["10.0.0.0/24"]).with("new", holding(3).at(net(range))));
    let release = "release `hub/old`, if nothing is deployed there";
    assert_eq!(hints(&new("10.0.0.0/28"), &lock), [release]);
    // What somebody wants is not to be released.
    let both = new("10.0.0.0/28");
    let both = one(both.networks["hub"].clone().with("old", holding(3)));
    assert!(hints(&both, &lock).is_empty());
}

/// A range of IPv6 that is written at `at` is a problem there, whatever `ipv6` says.
#[test]
fn a_problem_is_at_the_key_that_has_the_range() {
    let space = ["10.0.0.0/24", "fd00::/56"];
    let there = at(holding(3), &["10.0.0.0/28", "fd00::/64"]);
    let found = |ipv6: bool, range: &[&str]| {
        let other = Subnet { ipv6, ..at(holding(3), range) };
        found(&one(hub(&space).with("first", there.clone()).with("it", other)), &Lock::default())
    };
    let taken = |key: &str| [("pin-taken", subnet(&format!("it.{key}")))];
    assert_eq!(found(true, &["10.0.0.0/28"]), taken("at"));
    assert_eq!(found(false, &["10.0.0.0/28"]), taken("at"));
    assert_eq!(found(false, &["10.0.0.16/28", "fd00::/64"]), taken("at"));
    assert_eq!(found(true, &["10.0.0.16/28", "fd00::/64"]), taken("ipv6"));
}

#[test]
fn what_lies_outside_goes_elsewhere_by_who_put_it_there() {
    let dual = || Subnet { ipv6: true, ..holding(3) };
    let both: (&str, &[&str]) = ("it", &["10.0.0.0/28", "fd00::/64"]);
    let lock = locked(&["10.0.0.0/24", "fd00::/56"], &[both]);
    // The network gave up the range of IPv4, so the IPv6 of the subnet is not what is in the way.
    let elsewhere = one(hub(&["10.1.0.0/24", "fd00::/56"]).with("it", dual()));
    assert!(offers(&elsewhere, &lock, "release `hub/it`"));
    assert!(!offers(&elsewhere, &lock, "--ipv6"));
    let elsewhere = one(hub(&["10.0.0.0/24", "fd01::/56"]).with("it", dual()));
    assert!(offers(&elsewhere, &lock, "ipplan release --ipv6"));
    // The lock has the one range, and the request the other one.
    let lock = locked(&["10.0.0.0/24", "fd00::/56"], &[("it", &["10.0.0.0/28"])]);
    let asked = at(holding(3), &["10.0.0.0/28", "fd01::/64"]);
    let asked = one(hub(&["10.0.0.0/24", "fd00::/56"]).with("it", asked));
    assert_eq!(found(&asked, &lock), [("pin-outside", subnet("it.at"))]);
    assert!(offers(&asked, &lock, "leave out `at`"));
    assert!(!offers(&asked, &lock, "release"));
}

/// Two /28 of a /26 are taken, one in either half: a /27 would fit if one of them moved.
#[test]
fn repacking_is_offered_where_something_may_move() {
    let space = ["10.0.0.0/26"];
    let new = |one: Subnet, two: Subnet, new: u64| {
        self::one(hub(&space).with("one", one).with("two", two).with("new", holding(new)))
    };
    let (first, second): (&[&str], &[&str]) = (&["10.0.0.0/28"], &["10.0.0.32/28"]);
    let lock = locked(&space, &[("one", first), ("two", second)]);
    let repack = "ipplan repack";
    assert!(offers(&new(holding(3), holding(3), 20), &lock, repack));
    // 64 addresses are never free next to them.
    assert!(!offers(&new(holding(3), holding(3), 50), &lock, repack));
    // What the request itself has put there is for the request to change.
    let pinned = new(at(holding(3), first), at(holding(3), second), 20);
    assert!(!offers(&pinned, &Lock::default(), repack));
}

#[test]
fn a_network_is_placed_again_where_its_space_comes_from() {
    let lock = locked(&["10.0.0.0/26"], &[("old", &["10.0.0.0/27"])]);
    let again = |network: Network| {
        let mut request = one(network.with("old", holding(20)).with("new", holding(50)));
        request.pools.insert("company".into(), nets(&["10.0.0.0/16"]));
        hints(&request, &lock).pop().unwrap()
    };
    let release = "release `hub/`, if nothing is deployed in it: then";
    assert_eq!(again(hub(&["10.0.0.0/26"])), format!("{release} all of it is placed again"));
    let pool = Network::from_pool("company");
    assert_eq!(again(pool.clone()), format!("{release} it gets a block that is large enough"));
    let space = AddressSpace::From { pool: "company".into(), prefix_len: Some(PrefixLen::v4(26)) };
    assert_eq!(again(Network { space, ..pool }), format!("{release} all of it is placed again"));
}

#[test]
fn a_block_outside_its_pool_is_told_of_by_who_put_it_there() {
    let from_pool = |web: Subnet, lock: &Lock| {
        let mut request = one(Network::from_pool("company").with("web", web));
        request.pools.insert("company".into(), nets(&["10.1.0.0/16"]));
        let [problem] = problems(&request, lock).try_into().unwrap();
        assert_eq!(
            (problem.code, problem.place.as_str()),
            (&codes::PIN_OUTSIDE, "networks.hub.from")
        );
        problem.message
    };
    let lock = locked(&["10.0.0.0/28"], &[("web", &["10.0.0.0/28"])]);
    let of_lock = from_pool(holding(3), &lock);
    assert!(of_lock.starts_with("the lock has it at 10.0.0.0/28"), "{of_lock}");
    let of_request = from_pool(holding(3).at(net("10.0.0.0/28")), &Lock::default());
    assert!(of_request.starts_with("the places of its subnets need 10.0.0.0/28"), "{of_request}");
}

#[test]
fn what_is_said_of_several_subnets_says_which() {
    let firewall = || Subnet::of(Service::named("azure-firewall").unwrap().workload());
    let by_role = |roles: &[(&str, &str)]| {
        let places = roles.iter().map(|(role, range)| ((*role).to_owned(), nets(&[range])));
        Place::ByRole(places.collect())
    };
    let found = |it: Subnet| found(&one(hub(&["10.0.0.0/24"]).with("it", it)), &Lock::default());
    let unclear = |key: &str| [("pin-ambiguous", subnet(&format!("it.{key}")))];
    let places = [("firewall", "10.0.0.0/26"), ("management", "10.0.0.64/26")];
    assert_eq!(found(Subnet { at: by_role(&places), ..firewall() }), []);
    let unknown = by_role(&[places[0], ("jobs", "10.0.0.64/26")]);
    assert_eq!(found(Subnet { at: unknown, ..firewall() }), unclear("at"));
    assert_eq!(found(at(firewall(), &["10.0.0.0/26"])), unclear("at"));
    assert_eq!(found(Subnet { at: by_role(&[places[0]]), ..holding(3) }), unclear("at"));
    let reserve = Some(PrefixLen::v4(26));
    assert_eq!(found(Subnet { reserve, ..firewall() }), unclear("reserve"));
    assert_eq!(found(Subnet { reserve, ..holding(3) }), []);
}

/// Who may live together has nothing to do with sizes, however the size is given.
#[test]
fn a_problem_of_the_contents_is_not_one_of_the_place() {
    let apps = app_service::SERVICE.with(&app_service::INSTANCES, 3);
    let holds = vec![hosts::SERVICE.with(&hosts::ADDRESSES, 3), apps];
    let it = Subnet { holds, ..Subnet::default() };
    let sized = Subnet { prefix_len: Some(PrefixLen::v4(26)), ..it.clone() };
    let lock = locked(&["10.0.0.0/24"], &[("it", &["10.0.0.0/26"])]);
    let none = Lock::default();
    let mut told = Vec::new();
    for (it, lock) in [
        (it.clone(), &none),
        (at(it.clone(), &["10.0.0.0/26"]), &none),
        (sized, &none),
        (it, &lock),
    ] {
        let [problem] =
            problems(&one(hub(&["10.0.0.0/24"]).with("it", it)), lock).try_into().unwrap();
        assert_eq!((problem.code.id, problem.place), ("must-be-alone", subnet("it.holds")));
        told.push(problem.hints);
    }
    assert!(told.iter().all(|hints| *hints == told[0]), "{told:?}");
}

#[test]
fn one_of_many_workloads_is_named_by_its_number() {
    let hosts = |count: u64| hosts::SERVICE.with(&hosts::ADDRESSES, count);
    let found = |counts: &[u64]| {
        let holds = counts.iter().map(|count| hosts(*count)).collect();
        let it = Subnet { holds, ..Subnet::default() };
        found(&one(hub(&["10.0.0.0/24"]).with("it", it)), &Lock::default())
    };
    assert_eq!(found(&[3, 0]), [("out-of-range", subnet("it.holds.1.addresses"))]);
    assert_eq!(found(&[0]), [("out-of-range", subnet("it.addresses"))]);
}

/// That nothing fits is told once what is wrong with the subnets themselves is mended.
#[test]
fn a_network_with_another_problem_is_not_placed() {
    let gateway = || Subnet::of(Service::named("vpn-gateway").unwrap().workload());
    let two = hub(&["10.0.0.0/27"]).with("one", gateway()).with("two", gateway());
    assert_eq!(found(&one(two), &Lock::default()), [("name-taken", subnet("two"))]);
}

#[test]
fn a_network_that_is_a_range_to_avoid_lies_in_it() {
    let found = |range: &str| {
        let mut request = one(hub(&["10.0.0.0/24"]));
        request.avoid.push(KeepOut { range: net(range), why: "offices".into() });
        found(&request, &Lock::default())
    };
    let refused = [("overlapping", "networks.hub.space".to_owned())];
    assert_eq!(found("10.0.0.0/24"), refused);
    assert_eq!(found("10.0.0.0/16"), refused);
    // It is placed around one that it contains.
    assert_eq!(found("10.0.0.0/25"), []);
}

#[test]
fn a_network_has_at_most_3000_subnets() {
    let told = |count: usize| {
        let mut network = hub(&["10.0.0.0/16"]);
        for number in 0..count {
            network = network.with(format!("s{number:04}"), holding(3));
        }
        let plan = plan(&one(network), &Lock::default()).unwrap();
        let notices = &plan.networks["hub"].notices;
        notices.iter().filter(|it| it.code == &codes::OVER_NETWORK_LIMIT).count()
    };
    assert_eq!([told(3_000), told(3_001), told(3_002)], [0, 1, 1]);
}

/// In Azure a network holds 65,536 addresses, however many prefixes it has.
#[test]
fn the_subnets_of_a_network_hold_at_most_65536_addresses_together() {
    let told = |one: u64, two: u64| {
        let network = hub(&["10.0.0.0/15"]).with("one", holding(one)).with("two", holding(two));
        let plan = plan(&self::one(network), &Lock::default()).unwrap();
        let told = plan.networks["hub"]
            .subnets
            .values()
            .map(|subnet| subnet.notices.iter().any(|it| it.code == &codes::OVER_NETWORK_LIMIT));
        told.collect::<Vec<_>>()
    };
    assert_eq!(told(40_000, 25_536), [false, false]);
    assert_eq!(told(40_000, 25_537), [true, true]);
}

/// What a network has in any of its prefixes is its own, not left behind elsewhere.
#[test]
fn the_lock_keeps_for_a_network_what_lies_outside_its_prefixes_alone() {
    let space = ["10.0.0.0/24", "10.1.0.0/24", "10.2.0.0/24", "10.3.0.0/24"];
    let reusing = |space: &[&str]| Network { reuse: Some("tests".into()), ..hub(space) };
    let subnets: [(&str, &[&str]); 4] = [
        ("first", &["10.0.0.0/28"]),
        ("second", &["10.1.0.16/28"]),
        ("third", &["10.2.0.240/28"]),
        ("fourth", &["10.3.0.0/28"]),
    ];
    let lock = locked(&space, &subnets);
    let with_twin = |space: &[&str], twin: &str| {
        let mut network = reusing(space);
        for (key, _) in subnets {
            network = network.with(key, holding(3));
        }
        let request = one(network).with("twin", reusing(&[twin]));
        let found = found(&request, &lock).into_iter();
        found.filter(|(_, place)| place.starts_with("networks.twin")).collect::<Vec<_>>()
    };
    for twin in space {
        assert_eq!(with_twin(&space, twin), [], "{twin}");
        // The network gave that prefix up, and its subnet is still there.
        let fewer: Vec<&str> = space.into_iter().filter(|it| *it != twin).collect();
        let taken = [("space-taken", "networks.twin.space".to_owned())];
        assert_eq!(with_twin(&fewer, twin), taken, "{twin}");
    }
}

#[test]
fn only_a_new_network_can_be_one_under_another_name() {
    let mut lock = locked(&["10.0.0.0/24"], &[]);
    let request = Request::default().with("new", hub(&["10.0.0.0/24"]));
    assert!(offers(&request, &lock, "add `was: hub`"));
    // One that the lock knows has only grown.
    let known = LockedNetwork { space: nets(&["10.1.0.0/24"]), ..LockedNetwork::default() };
    lock.networks.insert("new".into(), known);
    let request = Request::default().with("new", hub(&["10.1.0.0/24", "10.0.0.0/24"]));
    assert!(!offers(&request, &lock, "was"));
    assert!(offers(&request, &lock, "release `hub`"));
}
