//! IPv6 in a subnet: asked for, it is given only where a page allows it; what exists is kept.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{
    Edition, Lock, Network, Place, Plan, Problem, Request, Service, Subnet, Workload, plan,
    services,
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
