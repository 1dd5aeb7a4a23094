//! Who reaches whom: between which subnets, over which links, and what each step needs.

#![allow(clippy::unwrap_used)]

use ipplan::services::{hosts, sql_managed_instance};
use ipplan::{ClientPool, IpNet, Link, LinkKind, Network, Reach, Request, Subnet, reach};

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn holding(addresses: u64) -> Subnet {
    Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, addresses))
}

/// A hub, two spokes with an app and an API, a head office and a branch, and clients of the hub.
fn estate(links: impl IntoIterator<Item = Link>) -> Request {
    let network = |space: &str| Network::within(vec![net(space)]);
    let mut request = Request { links: links.into_iter().collect(), ..Request::default() }
        .with("hub", network("10.0.0.0/24"))
        .with("one", network("10.0.1.0/24").with("api", holding(20)).with("web", holding(20)))
        .with("two", network("10.0.2.0/24").with("api", holding(20)).with("web", holding(20)));
    request.sites.insert("office".into(), vec![net("10.200.0.0/16")]);
    request.sites.insert("branch".into(), vec![net("10.201.0.0/16")]);
    request.client_pools.insert("staff".into(), ClientPool::at(net("172.31.0.0/24")));
    request
}

fn dialing(links: impl IntoIterator<Item = Link>) -> Request {
    let mut request = estate(links);
    request.client_pools.get_mut("staff").unwrap().network = Some("hub".into());
    request
}

fn answer(request: &Request, from: &str, to: &str) -> Reach {
    let [answer] = reach(request, from, Some(to)).unwrap().try_into().unwrap();
    answer
}

/// The kind and the number of the link of each step.
fn steps(request: &Request, from: &str, to: &str) -> Vec<(LinkKind, Option<usize>)> {
    answer(request, from, to).steps.iter().map(|it| (it.by, it.link)).collect()
}

fn needs(request: &Request, from: &str, to: &str) -> Vec<String> {
    answer(request, from, to).steps.into_iter().flat_map(|it| it.needs).collect()
}

fn transit() -> Link {
    Link {
        gateway_transit: vec!["hub".into()],
        remote_gateways: vec!["one".into()],
        ..Link::of(LinkKind::Peer, ["hub", "one"])
    }
}

#[test]
fn a_peering_of_subnets_leads_to_these_alone() {
    let subnets = ["one/web", "two/api"].map(str::to_owned).to_vec();
    let request = estate([Link { subnets, ..Link::of(LinkKind::Peer, ["one", "two"]) }]);
    let reaches = |from: &str, to: &str| answer(&request, from, to).why_not.is_none();
    assert!(reaches("one/web", "two/api") && reaches("two/api", "one/web"));
    assert!(!reaches("one/api", "two/api") && !reaches("one/web", "two/web"));
    assert!(!reaches("one/api", "two/web") && !reaches("one", "two"));
}

#[test]
fn what_is_asked_for_exists() {
    let request = estate([Link::of(LinkKind::Peer, ["one", "two"])]);
    assert!(reach(&request, "one/web", Some("two/api")).is_ok());
    let places = |from: &str, to: &str| {
        let problems = reach(&request, from, Some(to)).unwrap_err();
        problems.into_iter().map(|it| it.place).collect::<Vec<_>>()
    };
    assert_eq!(places("one/jobs", "two/api"), ["from"]);
    assert_eq!(places("one/web", "two/jobs"), ["to"]);
    assert_eq!(places("three", "four"), ["from", "to"]);
}

#[test]
fn of_all_others_the_own_network_is_none() {
    let others = |from: &str| {
        let answers = reach(&estate([]), from, None).unwrap();
        answers.into_iter().map(|it| it.to).collect::<Vec<_>>()
    };
    assert_eq!(others("one"), ["branch", "hub", "office", "staff", "two"]);
    assert_eq!(others("one/web"), ["branch", "hub", "office", "staff", "two"]);
}

/// From the hub to the second network there are three links, in this order or in the other.
#[test]
fn gateways_lead_on_whatever_the_order_of_links() {
    let vpn = |ends: [&str; 2]| Link::of(LinkKind::Vpn, ends);
    let links = [vpn(["office", "two"]), vpn(["one", "office"]), vpn(["hub", "one"])];
    for links in [links.clone(), {
        let [a, b, c] = links;
        [c, b, a]
    }] {
        let request = estate(links);
        for (from, to) in [("hub", "two"), ("two", "hub"), ("hub", "office"), ("one", "two")] {
            assert!(answer(&request, from, to).why_not.is_none(), "{from} {to}");
        }
        assert!(answer(&request, "hub", "branch").why_not.is_some());
    }
}

#[test]
fn every_step_says_what_it_needs() {
    let by = |kind: LinkKind| needs(&estate([Link::of(kind, ["hub", "office"])]), "hub", "office");
    assert_eq!(by(LinkKind::Vpn), ["a VPN connection, with routes to both sides"]);
    assert_eq!(by(LinkKind::ExpressRoute), ["an ExpressRoute connection to the circuit"]);
    assert_eq!(by(LinkKind::VirtualWan), ["a connection to the hub of the Virtual WAN"]);
    assert_eq!(
        needs(&dialing([]), "staff", "hub"),
        ["a route-based VPN gateway, and routes in its clients"]
    );
    let peered = ["a connected peering in both directions"];
    assert_eq!(needs(&estate([Link::of(LinkKind::Peer, ["one", "two"])]), "one", "two"), peered);
}

/// The network that has the gateway allows transit, whichever way somebody goes.
#[test]
fn both_ways_need_the_same_settings_of_a_peering() {
    let request = estate([transit(), Link::of(LinkKind::Vpn, ["hub", "office"])]);
    let [mut there, mut back] =
        [("one", "office"), ("office", "one")].map(|(from, to)| needs(&request, from, to));
    there.sort_unstable();
    back.sort_unstable();
    assert_eq!(there, back);
    let settings = ["`hub` allows gateway transit", "`one` uses remote gateways"];
    assert!(settings.iter().all(|it| there.iter().any(|need| need == it)), "{there:?}");
}

/// A client pool that names its network is joined with it by a link that nobody wrote.
#[test]
fn a_step_names_the_link_that_somebody_wrote() {
    let request = dialing([Link::of(LinkKind::Vpn, ["hub", "office"]), transit()]);
    let (vpn, peer, dial) = (LinkKind::Vpn, LinkKind::Peer, LinkKind::PointToSite);
    assert_eq!(steps(&request, "hub", "office"), [(vpn, Some(0))]);
    assert_eq!(steps(&request, "one", "office"), [(peer, Some(1)), (vpn, Some(0))]);
    assert_eq!(steps(&request, "staff", "one"), [(dial, None), (peer, Some(1))]);
}

#[test]
fn the_ports_are_those_of_managed_instances() {
    let instances = &sql_managed_instance::SERVICE;
    let instances = Subnet::of(instances.with(&sql_managed_instance::GENERAL_PURPOSE, 1));
    let mut request = estate([Link::of(LinkKind::Peer, ["hub", "one", "two"])]);
    request.networks.get_mut("two").unwrap().subnets.insert("db".into(), instances);
    let ports = |to: &str| answer(&request, "hub", to).ports.map(|(ports, _)| ports);
    assert!(ports("two/db").unwrap().contains("1433"));
    assert!(ports("two").unwrap().contains("1433"));
    assert_eq!((ports("two/web"), ports("one")), (None, None));
}

/// A link that would help, in the words of a request.
#[test]
fn the_hint_is_a_link_that_can_join_the_two() {
    let hint = |request: &Request, from: &str, to: &str| answer(request, from, to).hint.unwrap();
    let alone = estate([]);
    assert!(hint(&alone, "one", "two").contains("`peer: [one, two]`"));
    assert!(hint(&alone, "one", "office").contains("`vpn: [one, office]`"));
    assert!(hint(&alone, "office", "one").contains("`vpn: [one, office]`"));
    assert!(hint(&alone, "office", "branch").contains("`vpn: [NETWORK, office]`"));
    // Clients reach what the network of their pool is linked with.
    for (from, to) in [("staff", "one"), ("one", "staff")] {
        assert!(hint(&alone, from, to).starts_with("name the network of the client pool `staff`"));
        let hint = hint(&dialing([]), from, to);
        assert_eq!(hint, "link `hub`, the network of `staff`, with `one`");
    }
}
