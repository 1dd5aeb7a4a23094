//! More than Azure allows of links that exist: peerings, addresses, private endpoints.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{
    AuditOptions, ExistingNetwork, ExistingSubnet, Inventory, Peering, Resident, Severity, audit,
};

fn network(number: usize, peers: impl IntoIterator<Item = usize>) -> ExistingNetwork {
    let (high, low) = (number / 250, number % 250);
    let space = format!("10.{high}.{low}.0/24");
    let peer =
        |it: usize| Peering { name: format!("to-{it}"), remote: name(it), ..Peering::default() };
    ExistingNetwork {
        name: name(number),
        space: vec![space.parse().unwrap()],
        peerings: peers.into_iter().map(peer).collect(),
        ..ExistingNetwork::default()
    }
}

fn name(number: usize) -> String {
    format!("n{number:04}")
}

/// The messages with that code; each is an error with a place and a page.
fn over(networks: Vec<ExistingNetwork>) -> Vec<String> {
    let inventory = Inventory { networks, ..Inventory::default() };
    let findings = audit(&inventory, &AuditOptions::default());
    let over = findings.iter().filter(|it| it.code.id == "over-link-limit");
    over.map(|it| {
        assert_eq!(it.severity, Severity::Error);
        assert!(it.source.is_some() && !it.origins.is_empty() && !it.networks.is_empty());
        it.message.clone()
    })
    .collect()
}

#[test]
fn peerings_of_a_network() {
    let expected = ["network `n0000` has 501 peerings; it can have 500"];
    // Whether the files have the other networks or not.
    assert_eq!(over(vec![network(0, 1..=501)]), expected);
    let spokes = (1..=501).map(|it| network(it, [0]));
    assert_eq!(over([network(0, 1..=501)].into_iter().chain(spokes).collect()), expected);
    assert!(over(vec![network(0, 1..=500)]).is_empty());
}

#[test]
fn addresses_in_networks_that_are_peered() {
    let with = |number: usize, peers: Vec<usize>, addresses: u64| {
        let subnet = ExistingSubnet {
            name: "machines".into(),
            prefixes: vec![format!("10.{number}.0.0/16").parse().unwrap()],
            ip_configurations: Some(addresses),
            ..ExistingSubnet::default()
        };
        let (space, subnets) = (subnet.prefixes.clone(), vec![subnet]);
        ExistingNetwork { space, subnets, ..network(number, peers) }
    };
    let estate =
        |each: u64| vec![with(0, vec![1, 2], each), with(1, vec![0], each), with(2, vec![0], each)];
    assert!(over(estate(40_000)).is_empty());
    assert_eq!(
        over(estate(43_000)),
        [
            "network `n0000` and those it is peered with have 129000 private addresses; together they can \
          have 128000"
        ]
    );
}

#[test]
fn endpoints_in_networks_that_are_peered() {
    let estate = |endpoints: usize, high_scale: Option<bool>| {
        let endpoint = |number: usize| Resident {
            kind: "Microsoft.Network/privateEndpoints".into(),
            name: format!("pe-{number}"),
            ..Resident::default()
        };
        let subnet = ExistingSubnet {
            name: "endpoints".into(),
            prefixes: vec!["10.0.1.0/24".parse().unwrap()],
            residents: (0..endpoints).map(endpoint).collect(),
            ..ExistingSubnet::default()
        };
        let spoke = ExistingNetwork { subnets: vec![subnet], high_scale, ..network(1, [0]) };
        over(vec![network(0, [1]), spoke])
    };
    let message = |name: &str, most: u64| {
        format!(
            "network `{name}` and those it is peered with have {} private endpoints; together they can \
             have {most}",
            most + 1
        )
    };
    let both = |most| [message("n0000", most), message("n0001", most)];
    assert_eq!(estate(4_001, Some(false)), both(4_000));
    assert!(estate(4_000, Some(false)).is_empty());
    // What a file does not say is not held against it.
    assert!(estate(4_001, None).is_empty());
    assert_eq!(estate(20_001, None), both(20_000));
}
