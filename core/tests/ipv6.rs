//! IPv6 in a subnet: asked for, it is given only where a page allows it; what exists is kept.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{
    Edition, IpNet, Lock, LockedNetwork, LockedSubnet, Network, Outcome, Place, Plan, Prefixes,
    Problem, Request, Service, Subnet, Workload, diff, plan, services,
};

/// A network with IPv6 space, and room for the largest of them.
fn within(subnet: Subnet) -> Result<Plan, Vec<Problem>> {
    named("it", subnet)
}

fn named(name: &str, subnet: Subnet) -> Result<Plan, Vec<Problem>> {
    at(Edition::newest(), name, subnet)
}

fn at(edition: Edition, name: &str, subnet: Subnet) -> Result<Plan, Vec<Problem>> {
    let space = ["20.0.0.0/8", "fd00:10::/48"].map(|it| it.parse().unwrap());
    let hub = Network::within(space.to_vec()).with(name, subnet);
    let request = Request { edition: Some(edition), ..Request::default() };
    plan(&request.with("hub", hub), &Lock::default())
}

fn asking(workload: Workload) -> Subnet {
    Subnet { ipv6: true, ..Subnet::of(workload) }
}

fn of(id: &str) -> Workload {
    Service::named(id).unwrap().workload()
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.id).collect()
}

/// The rule read off the tables, without anything of how a plan is made.
#[test]
fn a_new_prefix_needs_a_page_that_allows_it() {
    let (mut given, mut refused) = (0, 0);
    for service in services::ALL {
        let Some(example) = service.examples.first() else { continue };
        let workload = example.of(service);
        let Ok(checked) = workload.check(Edition::newest()) else { continue };
        let rules: Vec<_> = service.subnets.iter().filter(|it| (it.wanted)(&checked)).collect();
        if rules.iter().any(|rule| rule.client_pool.is_some()) {
            continue;
        }
        let allows = rules.iter().any(|rule| rule.ipv6.is_some_and(|fact| fact.newest().value));
        match within(asking(workload)) {
            Ok(plan) => {
                assert!(allows, "{}", service.id);
                let subnets = plan.networks["hub"].subnets.values();
                let prefixes = subnets.filter(|it| it.prefixes.ipv6().is_some()).count();
                let allowing =
                    rules.iter().filter(|it| it.ipv6.is_some_and(|it| it.newest().value));
                assert_eq!(prefixes, allowing.count(), "{}", service.id);
                given += 1;
            }
            Err(problems) => {
                assert!(!allows, "{}: {problems:?}", service.id);
                assert!(codes(&problems).iter().all(|it| *it == "no-ipv6"), "{}", service.id);
                refused += 1;
            }
        }
    }
    assert!(given > 8 && refused > 40, "{given} {refused}");
}

#[test]
fn a_page_that_says_no_is_cited() {
    for id in ["bastion", "postgresql-flexible-server", "sql-managed-instance", "route-server"] {
        let workload = match id {
            "postgresql-flexible-server" => of(id).with("servers", 1),
            "sql-managed-instance" => of(id).with("general-purpose", 1),
            _ => of(id),
        };
        let problems = within(asking(workload)).unwrap_err();
        assert_eq!(codes(&problems), ["no-ipv6"], "{id}");
        assert!(problems[0].source.is_some(), "{id}");
    }
}

/// Since 2026-07-16 a firewall can have IPv6, in preview; its management subnet is not spoken of.
#[test]
fn of_several_subnets_those_have_it_that_can() {
    let firewall = || asking(of("azure-firewall"));
    let plan = within(firewall()).unwrap();
    let subnets = &plan.networks["hub"].subnets;
    assert!(subnets["it/firewall"].prefixes.ipv6().is_some());
    assert!(subnets["it/management"].prefixes.ipv6().is_none());
    let earlier = at(Edition::new(2026, 7, 15), "it", firewall()).unwrap_err();
    assert_eq!(earlier[0].to_string(), "azure-firewall does not support IPv6");
    assert_eq!(earlier[0].source.unwrap().date.to_string(), "2024-10-16");
}

/// That a firewall can have it says nothing about another service of several subnets.
#[test]
fn of_several_subnets_one_must_have_it() {
    let space = ["20.0.0.0/16", "fd00:10::/56"].map(|it| it.parse().unwrap());
    let hub = Network::within(space.to_vec())
        .with("walls", asking(of("azure-firewall")))
        .with("bricks", asking(of("databricks").with("nodes", 10)));
    let problems = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap_err();
    assert_eq!(codes(&problems), ["no-ipv6"]);
    assert_eq!(problems[0].place, "networks.hub.subnets.bricks.ipv6");
}

fn locked(prefixes: &[&str], former: &[&str]) -> Lock {
    let nets = |all: &[&str]| all.iter().map(|it| it.parse().unwrap()).collect::<Vec<IpNet>>();
    let subnet = LockedSubnet {
        prefixes: Prefixes::of(nets(prefixes)).unwrap(),
        former: nets(former),
        gone: false,
    };
    let space = nets(&["20.0.0.0/8", "fd00:10::/48"]);
    let hub = LockedNetwork { space, subnets: [("it".to_owned(), subnet)].into() };
    Lock { networks: [("hub".to_owned(), hub)].into(), ..Lock::default() }
}

/// The prefix of IPv6 that it had comes back, if it has no other one by now; a range of IPv4 never does.
#[test]
fn what_it_had_before_is_kept_or_had_again() {
    let placed = |lock: &Lock, at: Place| {
        let machines = Subnet { at, ..asking(of("virtual-machines").with("machines", 3)) };
        let space = ["20.0.0.0/8", "fd00:10::/48"].map(|it| it.parse().unwrap());
        let hub = Network::within(space.to_vec()).with("it", machines);
        let plan = plan(&Request::default().with("hub", hub), lock).unwrap();
        let locked = &plan.lock().networks["hub"].subnets["it"];
        let former: Vec<String> = locked.former.iter().map(ToString::to_string).collect();
        (locked.prefixes.ipv6().unwrap().to_string(), former.join(" "))
    };
    let planned = |lock: &Lock| placed(lock, Place::Anywhere);
    let (v4, first, second) = ("20.0.0.0/28", "fd00:10::/64", "fd00:10:0:1::/64");
    assert_eq!(planned(&locked(&[v4], &[second])), (second.into(), String::new()));
    let at = |ipv6: &str| Place::Here([v4, ipv6].map(|it| it.parse().unwrap()).to_vec());
    assert_eq!(placed(&locked(&[v4], &[second]), at(second)), (second.into(), String::new()));
    assert_eq!(placed(&locked(&[v4], &[second]), at(first)), (first.into(), second.into()));
    assert_eq!(planned(&locked(&[v4, first], &[second])), (first.into(), second.into()));
    assert_eq!(planned(&locked(&[v4], &["20.0.1.0/28"])), (first.into(), "20.0.1.0/28".into()));
}

#[test]
fn the_changes_of_either_family_stand_together() {
    let before = locked(&["20.0.0.0/28", "20.0.1.0/28", "fd00:10::/64"], &[]);
    let after = locked(&["20.0.0.0/28", "20.0.2.0/28", "fd00:10:0:1::/64"], &[]);
    let changes = diff(&before, &after).into_iter().map(|it| (it.outcome, it.before.unwrap()));
    let expected = [
        (Outcome::Kept, "20.0.0.0/28"),
        (Outcome::Moved, "20.0.1.0/28"),
        (Outcome::Moved, "fd00:10::/64"),
    ];
    assert!(changes.eq(expected.map(|(outcome, range)| (outcome, range.parse().unwrap()))));
}

#[test]
fn ipv6_is_released_without_the_rest() {
    let (v4, first, second) = ("20.0.0.0/28", "fd00:10::/64", "fd00:10:0:1::/64");
    let all: [(&[&str], &[&str]); 4] =
        [(&[v4, first], &[]), (&[v4], &[second]), (&[v4, first], &[second]), (&[v4], &[])];
    for (prefixes, former) in all {
        let mut lock = locked(prefixes, former);
        let had_some = prefixes.len() + former.len() > 1;
        assert_eq!(lock.release_ipv6("hub", "it"), had_some, "{prefixes:?} {former:?}");
        assert_eq!(lock, locked(&[v4], &[]));
        assert!(!lock.release_ipv6("hub", "it") && !lock.release_ipv6("hub", "other"));
    }
    // A range of IPv4 that it had is not asked about.
    let mut lock = locked(&[v4, first], &["20.0.1.0/28"]);
    assert!(lock.release_ipv6("hub", "it"));
    assert_eq!(lock, locked(&[v4], &["20.0.1.0/28"]));
}

#[test]
fn what_exists_is_kept_where_no_page_says_anything() {
    let apps = of("app-service").with("instances", 3);
    let there = ["20.0.0.0/26", "fd00:10::/64"].map(|it| it.parse().unwrap());
    let subnet = Subnet { at: Place::Here(there.to_vec()), ..asking(apps.clone()) };
    let plan = within(subnet).unwrap();
    let subnet = &plan.networks["hub"].subnets["it"];
    assert_eq!(subnet.prefixes.ipv6(), Some(there[1]));
    assert!(
        subnet.notices.iter().any(|it| it.message.contains("no page says whether app-service"))
    );
    let problems = within(asking(apps)).unwrap_err();
    assert_eq!(codes(&problems), ["no-ipv6"]);
    assert!(problems[0].source.is_none());
    // And where a page says no, it is refused all the same.
    let bastion = Subnet { at: Place::Here(there.to_vec()), ..asking(of("bastion")) };
    assert_eq!(codes(&within(bastion).unwrap_err()), ["no-ipv6"]);
}

/// One that shares a subnet with another counts like one that is there alone.
#[test]
fn everything_in_the_subnet_counts() {
    let machines = || of("virtual-machines").with("machines", 3);
    let both = Subnet {
        holds: vec![machines(), of("private-endpoints").with("endpoints", 3)],
        ..Subnet::default()
    };
    let problems = within(Subnet { ipv6: true, ..both }).unwrap_err();
    assert!(problems[0].to_string().contains("private-endpoints"), "{problems:?}");
    assert!(within(asking(machines())).is_ok());
}

#[test]
fn where_the_use_is_not_known_its_name_may_say_no() {
    let of_length =
        |ipv6| Subnet { prefix_len: Some(ipplan::PrefixLen::v4(26)), ipv6, ..Subnet::default() };
    // A route server stands none in its network either.
    assert_eq!(codes(&named("RouteServerSubnet", of_length(false)).unwrap_err()), ["no-ipv6"]);
    for name in ["AzureBastionSubnet", "azurebastionsubnet"] {
        let problems = named(name, of_length(true)).unwrap_err();
        assert_eq!(codes(&problems), ["no-ipv6"], "{name}");
        assert!(problems[0].source.is_some());
        assert!(named(name, of_length(false)).is_ok(), "{name}");
    }
    for name in ["GatewaySubnet", "AzureFirewallSubnet", "jobs"] {
        assert!(named(name, of_length(true)).is_ok(), "{name}");
    }
}
