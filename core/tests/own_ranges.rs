//! The ranges of pods and services of a cluster: large enough for its nodes, and apart from all that its
//! network reaches.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::services::{aks_kubenet, aks_overlay};
use ipplan::{
    Cidr, Cited, ClientPool, Demand, Edition, Fact, Given, Input, KeepOut, Lock, Network, Notice,
    Options, OwnRange, PrefixLen, Problem, Request, Service, Source, Subnet, SubnetRule, Value,
    Workload, check, codes, plan, size,
};

fn overlay(nodes: u64) -> Workload {
    aks_overlay::SERVICE.with("nodes", nodes).with("surge-nodes", 0)
}

/// A cluster in a network, and another network.
fn request(cluster: Workload) -> Request {
    let within = |space: &str| Network::within(vec![space.parse().unwrap()]);
    Request::default()
        .with("apps", within("172.16.0.0/22").with("nodes", Subnet::of(cluster)))
        .with("other", within("192.168.0.0/24"))
}

fn problems(request: &Request) -> Vec<Problem> {
    let planned = plan(request, &Lock::default()).err().unwrap_or_default();
    assert_eq!(check(request).err().unwrap_or_default(), planned, "check says the same");
    planned
}

/// The one problem of a cluster with this range, as its place and its words.
fn overlaps(input: &str, range: &str, more: impl Fn(Request) -> Request) -> String {
    let problems = problems(&more(request(overlay(3).with(input, range))));
    assert_eq!(problems.len(), 1, "{range}: {problems:?}");
    assert_eq!(problems[0].code, &codes::OVERLAPPING);
    assert!(problems[0].source.is_some());
    assert_eq!(problems[0].place, format!("networks.apps.subnets.nodes.{input}"));
    problems[0].to_string()
}

#[test]
fn nothing_in_reach_may_have_an_address_of_it() {
    let same = |request| request;
    assert_eq!(
        overlaps("pod-cidr", "172.16.0.0/16", same),
        "`pod-cidr` 172.16.0.0/16 overlaps its own network, 172.16.0.0/22"
    );
    assert_eq!(
        overlaps("pod-cidr", "192.168.0.0/20", same),
        "`pod-cidr` 192.168.0.0/20 overlaps network `other` 192.168.0.0/24"
    );
    assert_eq!(
        overlaps("service-cidr", "192.168.0.128/25", same),
        "`service-cidr` 192.168.0.128/25 overlaps network `other` 192.168.0.0/24"
    );
    let offices = KeepOut { range: "10.8.0.0/13".parse().unwrap(), why: "the offices".into() };
    assert_eq!(
        overlaps("pod-cidr", "10.9.0.0/16", |request| Request {
            avoid: vec![offices.clone()],
            ..request
        }),
        "`pod-cidr` 10.9.0.0/16 overlaps 10.8.0.0/13, a range to avoid (the offices)"
    );
    let staff = || ClientPool::at("172.20.0.0/24".parse().unwrap());
    assert_eq!(
        overlaps("pod-cidr", "172.20.0.0/16", |request| Request {
            client_pools: [("staff".to_string(), staff())].into(),
            ..request
        }),
        "`pod-cidr` 172.20.0.0/16 overlaps the client pool `staff` 172.20.0.0/24"
    );
    // Ranges that AKS has itself, and the other range of the cluster: here the default of its services.
    assert!(overlaps("pod-cidr", "172.30.0.0/17", same).contains("172.30.0.0/16 (AKS itself)"));
    assert!(
        overlaps("pod-cidr", "10.0.0.0/14", same)
            .ends_with("service range of the cluster, 10.0.0.0/16")
    );
}

#[test]
fn what_it_never_meets_may_have_its_addresses() {
    let cluster = || overlay(3).with("pod-cidr", "192.168.0.0/20");
    let isolated = |name: &str| {
        let mut request = request(cluster());
        request.networks.get_mut(name).unwrap().isolated = Some("a sandbox".into());
        request
    };
    assert!(problems(&isolated("other")).is_empty());
    assert!(problems(&isolated("apps")).is_empty());
    // Its own network it always meets.
    let mut own = request(overlay(3).with("pod-cidr", "172.16.0.0/16"));
    own.networks.get_mut("apps").unwrap().isolated = Some("a sandbox".into());
    assert_eq!(problems(&own).len(), 1);
    // Clusters that are independent may have the same range.
    let apart = || Subnet::of(overlay(3).with("pod-cidr", "100.64.0.0/16"));
    let mut two = request(overlay(3).with("pod-cidr", "100.64.0.0/16"));
    two.networks.get_mut("other").unwrap().subnets.insert("nodes".into(), apart());
    assert!(problems(&two).is_empty());
}

/// Of client pools, an isolated network meets its own.
#[test]
fn an_isolated_network_meets_the_clients_of_its_gateway() {
    let places = |network: &str| {
        let mut request = request(overlay(3).with("pod-cidr", "172.20.0.0/16"));
        request.networks.get_mut("apps").unwrap().isolated = Some("a sandbox".into());
        let staff = ClientPool::at("172.20.0.0/24".parse().unwrap());
        let staff = ClientPool { network: Some(network.into()), ..staff };
        request.client_pools.insert("staff".into(), staff);
        problems(&request).into_iter().map(|it| it.place).collect::<Vec<_>>()
    };
    assert_eq!(places("apps"), ["networks.apps.subnets.nodes.pod-cidr"]);
    assert!(places("other").is_empty());
}

static PAGE: Source = Source::new("A page", "https://example.com/a", Edition::new(2020, 1, 2));
static EACH: Fact<u64> = Fact::new("addresses", &[Cited::new(1, &PAGE)]);
const PODS: Input<Cidr> =
    Input::cidr("pods", "range of the pods", PrefixLen::v4(8), PrefixLen::v4(24));

fn three(given: &Given) -> Demand {
    Demand::none().steady(3, "things", given.at(&EACH))
}

const RULE: SubnetRule = SubnetRule { demand: three, ..SubnetRule::ORDINARY };

const fn with_pods(id: &'static str, subnets: &'static [SubnetRule]) -> Service {
    const PODS_APART: OwnRange = OwnRange { input: &PODS, what: "pod range", source: &PAGE };
    Service { id, subnets, inputs: &[&PODS], own_ranges: &[PODS_APART], ..Service::PLAIN }
}

/// A service has its range once, however many subnets it has.
#[test]
fn a_range_is_told_of_at_the_first_subnet() {
    static TWO: Service = with_pods(
        "two",
        &[SubnetRule { role: "first", ..RULE }, SubnetRule { role: "second", ..RULE }],
    );
    let request = request(TWO.workload().with("pods", "8.8.0.0/20"));
    let plan = plan(&request, &Lock::default()).unwrap();
    let public = |key: &str| {
        let notices = &plan.networks["apps"].subnets[key].notices;
        notices.iter().filter(|it| it.code == &codes::PUBLIC_RANGE).count()
    };
    assert_eq!([public("nodes/first"), public("nodes/second")], [1, 0]);
}

#[test]
fn of_many_workloads_the_one_that_has_the_range_is_named() {
    static ONE: Service = with_pods("one", &[RULE]);
    let holds = ["172.20.0.0/16", "192.168.0.0/20"].map(|it| ONE.workload().with("pods", it));
    let mut request = request(overlay(3));
    let subnet = Subnet { holds: holds.to_vec(), ..Subnet::default() };
    request.networks.get_mut("apps").unwrap().subnets = [("nodes".into(), subnet)].into();
    let places: Vec<String> = problems(&request).into_iter().map(|it| it.place).collect();
    assert_eq!(places, ["networks.apps.subnets.nodes.holds.1.pods"]);
}

/// A space that comes from a pool is compared too.
#[test]
fn a_block_from_a_pool_is_in_reach() {
    let mut request = request(overlay(3).with("pod-cidr", "10.244.0.0/16"));
    request.pools.insert("company".into(), vec!["10.244.0.0/20".parse().unwrap()]);
    let hosts = Subnet::of(Service::named("hosts").unwrap().with("addresses", 9));
    request.networks.insert("spoke".into(), Network::from_pool("company").with("web", hosts));
    let problems = problems(&request);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].to_string().contains("network `spoke` 10.244.0.0/28"), "{problems:?}");
}

/// Nobody chose a default, so it is only reported.
#[test]
fn of_a_default_it_is_told() {
    let reported = |space: &str, workload: Workload, edition: &str| -> Vec<Notice> {
        let network = Network::within(vec![space.parse().unwrap()]);
        let request = Request { edition: Edition::parse(edition), ..Request::default() };
        let request = request.with("apps", network.with("nodes", Subnet::of(workload)));
        let plan = plan(&request, &Lock::default()).unwrap();
        let notices = plan.networks["apps"].subnets["nodes"].notices.clone();
        let of_range = |it: &Notice| it.code == &codes::RANGE_TO_AVOID;
        let notices: Vec<Notice> = notices.into_iter().filter(of_range).collect();
        let checked = check(&request).unwrap();
        assert!(notices.iter().all(|it| checked.contains(it)));
        notices
    };
    let services = reported("10.0.4.0/22", overlay(3), "2026-10-06");
    assert_eq!(
        services[0].message,
        "the default service range, 10.0.0.0/16, overlaps its own network, 10.0.4.0/22: choose \
         another one, with `service-cidr`"
    );
    assert_eq!(services.len(), 1);
    assert_eq!(reported("10.244.8.0/22", overlay(3), "2026-10-06").len(), 1);
    assert!(reported("172.16.0.0/22", overlay(3), "2026-10-06").is_empty());
    let other = overlay(3).with("service-cidr", "172.29.0.0/16");
    assert!(reported("10.0.4.0/22", other, "2026-10-06").is_empty());
    // The page of kubenet stated the default in 2024 already, that of overlay in 2026.
    let kubenet = || aks_kubenet::SERVICE.with("nodes", 3);
    assert_eq!(reported("10.0.4.0/22", kubenet(), "2024-12-01").len(), 1);
    assert!(reported("10.0.4.0/22", overlay(3), "2024-12-01").is_empty());
}

#[test]
fn public_addresses_are_told_of() {
    let public = |range: &str| {
        let plan = plan(&request(overlay(3).with("pod-cidr", range)), &Lock::default()).unwrap();
        let notices = &plan.networks["apps"].subnets["nodes"].notices;
        notices.iter().any(|it| it.code == &codes::PUBLIC_RANGE)
    };
    assert!(public("8.8.0.0/20"));
    assert!(!public("10.244.0.0/20")); // RFC 1918
    assert!(!public("100.64.0.0/20")); // RFC 6598
}

/// Every node has a /24 of the range: counted, not computed.
#[test]
fn it_holds_a_block_for_every_node_and_surge_node() {
    for length in 17..=24_u32 {
        let blocks = 1_u64 << (24 - length);
        for nodes in [1, 2, blocks.max(2) - 1, blocks, blocks + 1] {
            for surge in [0, 1, 3] {
                let range = format!("10.128.0.0/{length}");
                for service in [&aks_overlay::SERVICE, &aks_kubenet::SERVICE] {
                    let workload = service.with("nodes", nodes).with("surge-nodes", surge);
                    let workload = workload.with("pod-cidr", range.as_str());
                    let fits = nodes + surge.min(nodes) <= blocks;
                    let answer = size(&workload, &Options::default());
                    assert_eq!(answer.is_ok(), fits, "{nodes}+{surge} in {range}: {answer:?}");
                }
            }
        }
    }
}

#[test]
fn a_range_is_one_of_ipv4_without_host_bits_and_of_a_size_that_makes_sense() {
    let code = |input: &str, value: Value| {
        let problems = overlay(3).with(input, value).check(Edition::newest());
        problems.map_or_else(|problems| problems[0].code.id, |_| "fine")
    };
    for (input, value, expected) in [
        ("pod-cidr", "10.244.0.0/16", "fine"),
        ("pod-range", "10.244.0.0/16", "fine"), // its other name
        ("pod-cidr", "10.244.0.1/16", "host-bits"),
        ("pod-cidr", "10.244.0.0", "not-a-network"),
        ("pod-cidr", "fd00::/64", "not-a-network"),
        ("pod-cidr", "pods", "not-a-network"),
        ("pod-cidr", "10.244.0.0/25", "out-of-range"), // no node has a block
        ("service-cidr", "10.0.0.0/13", "fine"),
        ("service-cidr", "10.0.0.0/12", "out-of-range"), // it must be smaller
    ] {
        assert_eq!(code(input, value.into()), expected, "{input} {value}");
    }
    assert_eq!(code("pod-cidr", 24.into()), "not-a-network");
    let host = overlay(3).with("pod-cidr", "10.244.0.1/16").check(Edition::newest()).unwrap_err();
    assert_eq!(host[0].hints, ["use 10.244.0.0/16"]);
}
