//! Each rule of the audit, with a case that it finds and one that it leaves alone, worked out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{
    Attached, AuditOptions, Beside, Cited, Count, Demand, Edition, ExistingNetwork, ExistingRange,
    ExistingSubnet, Fact, Finding, Given, Input, Inventory, InventoryFile, NotRead, Origin,
    Peering, PrefixLen, Resident, Service, Severity, Source, SubnetRule, SubnetState, audit, codes,
};

fn subnet(name: &str, prefix: &str) -> ExistingSubnet {
    let prefixes = prefix.split_whitespace().map(|it| it.parse().unwrap()).collect();
    ExistingSubnet { name: name.into(), prefixes, ..ExistingSubnet::default() }
}

fn delegated(name: &str, prefix: &str, delegation: &str) -> ExistingSubnet {
    ExistingSubnet { delegations: vec![delegation.into()], ..subnet(name, prefix) }
}

/// A subnet of a file that says what is attached: nothing.
fn bare(subnet: ExistingSubnet) -> ExistingSubnet {
    ExistingSubnet {
        security_group: Attached::Missing,
        route_table: Attached::Missing,
        nat_gateway: Attached::Missing,
        ..subnet
    }
}

fn resident(kind: &str, name: &str) -> Resident {
    Resident { kind: kind.into(), name: name.into(), ..Resident::default() }
}

fn network(name: &str, space: &str, subnets: Vec<ExistingSubnet>) -> ExistingNetwork {
    let space = space.split_whitespace().map(|it| it.parse().unwrap()).collect();
    let id = format!(
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/{name}"
    );
    ExistingNetwork {
        name: name.into(),
        id: Some(id),
        space,
        subnets,
        ..ExistingNetwork::default()
    }
}

fn peering(to: &str, state: &str) -> Peering {
    let remote = network(to, "", Vec::new()).id.unwrap();
    Peering { name: format!("to-{to}"), remote, state: Some(state.into()), ..Peering::default() }
}

fn peered(mut network: ExistingNetwork, with: &[&str]) -> ExistingNetwork {
    network.peerings.extend(with.iter().map(|to| peering(to, "Connected")));
    network
}

fn of(networks: Vec<ExistingNetwork>) -> Inventory {
    Inventory { files: vec![InventoryFile::default()], networks, ..Inventory::default() }
}

fn found(inventory: &Inventory) -> Vec<Finding> {
    audit(inventory, &AuditOptions::default())
}

/// The findings of a code.
fn only<'a>(findings: &'a [Finding], code: &str) -> Vec<&'a Finding> {
    findings.iter().filter(|it| it.code.id == code).collect()
}

/// The one finding of a code among those of one network.
#[track_caller]
fn one(networks: Vec<ExistingNetwork>, code: &str) -> Finding {
    let findings = found(&of(networks));
    let found = only(&findings, code);
    assert_eq!(found.len(), 1, "{findings:#?}");
    found[0].clone()
}

#[track_caller]
fn none(networks: Vec<ExistingNetwork>, code: &str) {
    let findings = found(&of(networks));
    assert!(only(&findings, code).is_empty(), "{findings:#?}");
}

#[test]
fn networks_that_are_linked_must_not_overlap() {
    let hub = || network("hub", "10.0.0.0/22", Vec::new());
    let spoke = |name: &str, space: &str| peered(network(name, space, Vec::new()), &["hub"]);

    let direct = one(vec![hub(), spoke("a", "10.0.1.0/24")], "overlapping");
    assert_eq!(direct.severity, Severity::Error);
    assert_eq!(direct.networks, ["a", "hub"]);
    assert!(direct.message.contains("`a` 10.0.1.0/24 is inside `hub` 10.0.0.0/22"));
    assert!(direct.message.contains("they are peered"));

    // Two spokes of one hub, also of one that is in no file.
    for networks in [
        vec![hub(), spoke("a", "10.1.0.0/24"), spoke("b", "10.1.0.0/24")],
        vec![spoke("a", "10.1.0.0/24"), spoke("b", "10.1.0.0/24")],
    ] {
        let spokes = one(networks, "overlapping");
        assert_eq!(spokes.severity, Severity::Error);
        assert!(spokes.message.contains("both are peered with `hub`"), "{}", spokes.message);
    }
    // Side by side is no overlap.
    none(vec![hub(), spoke("a", "10.0.4.0/24")], "overlapping");
}

#[test]
fn networks_that_are_not_linked_cannot_be_peered() {
    let hub = network("hub", "10.0.0.0/24", Vec::new());
    let shop = peered(network("shop", "10.1.0.0/23", Vec::new()), &["hub"]);
    let lab = network("lab", "10.1.0.0/24", Vec::new());
    let all = vec![hub, shop, lab];
    let finding = one(all.clone(), "peering-would-fail");
    assert_eq!(finding.severity, Severity::Notice);
    assert_eq!(finding.networks, ["lab", "shop"]);
    let which = "nor can `lab` be peered with `hub`, which is peered with `shop`";
    assert!(finding.message.contains(which), "{}", finding.message);
    none(all, "overlapping");
}

#[test]
fn what_is_declared_apart_is_not_compared() {
    let a = network("a", "10.0.0.0/24", Vec::new());
    let isolated = ExistingNetwork {
        isolated: Some("a lab".into()),
        ..network("b", "10.0.0.0/24", Vec::new())
    };
    let of_vrf = ExistingNetwork { vrf: "blue".into(), ..network("c", "10.0.0.0/24", Vec::new()) };
    let findings = found(&of(vec![a.clone(), isolated, of_vrf.clone()]));
    assert!(findings.is_empty(), "{findings:#?}");
    // In one VRF they are.
    let other = ExistingNetwork { name: "d".into(), id: None, ..of_vrf.clone() };
    assert_eq!(only(&found(&of(vec![a, of_vrf, other])), "peering-would-fail").len(), 1);
}

#[test]
fn many_overlaps_of_two_networks_are_one_finding() {
    let a = network("a", "10.0.0.0/24 10.0.1.0/24 10.0.2.0/24 10.0.3.0/24", Vec::new());
    let b = network("b", "10.0.0.0/16", Vec::new());
    let finding = one(vec![a, b], "peering-would-fail");
    assert!(finding.message.contains("; and 1 more"), "{}", finding.message);
}

#[test]
fn a_request_may_not_take_what_exists() {
    let mut wanted = network("new", "10.0.0.0/24", Vec::new());
    wanted.origin.file = 1;
    let inventory = of(vec![network("hub", "10.0.0.0/16", Vec::new()), wanted]);
    let options = AuditOptions { requests: [1].into(), ..AuditOptions::default() };
    let findings = audit(&inventory, &options);
    assert_eq!((findings[0].severity, findings[0].code.id), (Severity::Error, "overlapping"));
    // The same network, read twice.
    let mut same = network("HUB", "10.0.0.0/16", Vec::new());
    (same.id, same.origin.file) = (None, 1);
    let inventory = of(vec![network("hub", "10.0.0.0/16", Vec::new()), same]);
    assert!(audit(&inventory, &options).is_empty());
}

#[test]
fn prefixes_of_one_network_must_not_overlap() {
    let finding = one(vec![network("a", "10.0.0.0/23 10.0.1.0/24", Vec::new())], "overlapping");
    assert!(
        finding.message.contains("the prefix 10.0.1.0/24 of `a` is inside its prefix 10.0.0.0/23")
    );
    none(vec![network("a", "10.0.0.0/24 10.0.1.0/24", Vec::new())], "overlapping");
}

#[test]
fn subnets_of_one_network_must_not_overlap() {
    let subnets = || vec![subnet("a", "10.0.0.0/25"), subnet("b", "10.0.0.64/26")];
    let finding = one(vec![network("hub", "10.0.0.0/24", subnets())], "overlapping");
    assert_eq!(finding.subnets, ["hub/b", "hub/a"]);
    assert_eq!(finding.hints[0], "the next free /26 of `hub` is 10.0.0.128/26");
    // What is about to be deleted is free.
    let mut going = subnets();
    going[0].state = SubnetState::Going;
    none(vec![network("hub", "10.0.0.0/24", going)], "overlapping");
}

#[test]
fn a_subnet_is_in_one_prefix_of_its_network() {
    let at = |range| vec![network("hub", "10.0.0.0/24 10.0.1.0/24", vec![subnet("a", range)])];
    for range in ["10.0.2.0/26", "10.0.0.0/23"] {
        let finding = one(at(range), "pin-outside");
        assert_eq!(
            (finding.severity, finding.subnets.as_slice()),
            (Severity::Error, &["hub/a".to_owned()][..])
        );
    }
    for range in ["10.0.0.0/24", "10.0.1.192/26"] {
        none(at(range), "pin-outside");
    }
}

#[test]
fn ranges_to_avoid_are_avoided() {
    let with = |range: &str| {
        let subnets = vec![subnet("a", "10.0.0.0/26")];
        let mut inventory = of(vec![network("hub", "10.0.0.0/24", subnets)]);
        let (range, why) = (range.parse().unwrap(), "on-premises".into());
        inventory.keep_outs = vec![ExistingRange { range, why, origin: Origin::default() }];
        inventory
    };
    let findings = found(&with("10.0.0.0/16"));
    let found_there = only(&findings, "overlapping");
    assert_eq!(found_there.len(), 1); // the network; its subnet follows
    assert!(
        found_there[0]
            .message
            .contains("`hub` 10.0.0.0/24 is inside the range to avoid 10.0.0.0/16 (on-premises)")
    );
    let findings = found(&with("10.0.0.32/27"));
    assert_eq!(only(&findings, "overlapping")[0].subnets, ["hub/a"]);
    assert!(only(&found(&with("10.0.0.64/26")), "overlapping").is_empty());
    assert!(only(&found(&with("10.1.0.0/16")), "overlapping").is_empty());
}

#[test]
fn ranges_that_azure_allows_nowhere() {
    let finding = one(vec![network("a", "169.254.0.0/24", Vec::new())], "outside-platform");
    assert!(finding.message.contains("link-local"), "{}", finding.message);
    let small = vec![network("a", "10.0.0.0/24", vec![subnet("s", "10.0.0.0/30")])];
    assert!(one(small, "outside-platform").message.contains("a /30; the smallest subnet is a /29"));
    let ipv6 = vec![network("a", "fd00::/48", vec![subnet("s", "fd00::/63")])];
    assert!(one(ipv6, "outside-platform").message.contains("exactly a /64"));
    let fine = vec![subnet("s", "10.0.0.0/29 fd00::/64")];
    none(vec![network("a", "10.0.0.0/24 fd00::/48", fine)], "outside-platform");
}

#[test]
fn public_ranges_are_told() {
    one(vec![network("a", "8.8.0.0/24", Vec::new())], "public-range");
    none(vec![network("a", "172.31.0.0/16", Vec::new())], "public-range");
}

#[test]
fn too_small_for_the_service_and_how_to_grow() {
    let bastion = |range: &str, other: &str| {
        let subnets = vec![subnet("AzureBastionSubnet", range), subnet("other", other)];
        vec![network("hub", "10.0.0.0/24", subnets)]
    };
    // 10.0.0.224/27 is free: 10.0.0.192/27 and it are 10.0.0.192/26.
    let finding = one(bastion("10.0.0.192/27", "10.0.0.0/26"), "under-minimum");
    assert_eq!(finding.severity, Severity::Error);
    let grow = "10.0.0.224/27 beside it is free, which makes 10.0.0.192/26, but only once nothing is \
                deployed in it";
    assert_eq!(finding.hints[0], grow);
    assert!(finding.message.contains("until 2021-10-12 a /27 was enough"), "{}", finding.message);
    assert!(finding.message.contains("2021-11-02"), "{}", finding.message);
    // The other half is taken: the free blocks are .32/27 and .128/25.
    let finding = one(bastion("10.0.0.64/27", "10.0.0.96/27"), "under-minimum");
    let next = "it cannot grow in place; the next free /26 of `hub` is 10.0.0.0/26";
    assert_eq!(finding.hints[0], next);
    none(bastion("10.0.0.0/26", "10.0.0.64/26"), "under-minimum");
    // No room anywhere.
    let full = vec![subnet("AzureBastionSubnet", "10.0.0.0/27"), subnet("b", "10.0.0.32/27")];
    let finding = one(vec![network("hub", "10.0.0.0/26", full)], "under-minimum");
    assert!(finding.hints[0].text.contains("no free /26"), "{:?}", finding.hints);
}

#[test]
fn what_was_deployed_when_it_was_allowed_is_a_warning() {
    let host = ExistingSubnet {
        ip_configurations: Some(1),
        ..subnet("AzureBastionSubnet", "10.0.0.0/27")
    };
    let finding = one(vec![network("hub", "10.0.0.0/24", vec![host])], "under-minimum");
    assert_eq!(finding.severity, Severity::Warning);
    // A /28 never was.
    let host = ExistingSubnet {
        ip_configurations: Some(1),
        ..subnet("AzureBastionSubnet", "10.0.0.0/28")
    };
    let finding = one(vec![network("hub", "10.0.0.0/24", vec![host])], "under-minimum");
    assert_eq!(finding.severity, Severity::Error);
    // As the pages were then, it is none.
    let options =
        AuditOptions { edition: Some(Edition::new(2021, 8, 1)), ..AuditOptions::default() };
    let inventory =
        of(vec![network("hub", "10.0.0.0/24", vec![subnet("AzureBastionSubnet", "10.0.0.0/27")])]);
    assert!(only(&audit(&inventory, &options), "under-minimum").is_empty());
}

#[test]
fn a_gateway_subnet_tells_which_gateway_would_fit() {
    let finding = one(
        vec![network("hub", "10.0.0.0/24", vec![subnet("GatewaySubnet", "10.0.0.0/28")])],
        "under-minimum",
    );
    assert!(
        finding.message.contains("is a /28; vpn-gateway needs a /27 or larger"),
        "{}",
        finding.message
    );
    assert_eq!(finding.hints[1], "a /28 is accepted with the sku Basic only");
}

#[test]
fn counts_of_the_file_are_sized() {
    let apps = |instances: u64| {
        let plan = Service::named("app-service").unwrap().with("instances", instances);
        let plan =
            Resident { workload: Some(plan), ..resident("Microsoft.Web/serverFarms", "plan") };
        vec![network(
            "a",
            "10.0.0.0/24",
            vec![ExistingSubnet { residents: vec![plan], ..subnet("web", "10.0.0.0/27") }],
        )]
    };
    // 2 x 14 + 5 = 33 addresses, and a /27 has 32.
    let finding = one(apps(14), "too-small");
    assert!(
        finding.message.contains("33 addresses are needed, but /27 has 32"),
        "{}",
        finding.message
    );
    assert!(
        finding.hints[0].text.contains("10.0.0.32/27 beside it is free"),
        "{:?}",
        finding.hints
    );
    none(apps(13), "too-small");
}

#[test]
fn smaller_than_advised() {
    let web = |range| {
        vec![network(
            "a",
            "10.0.0.0/24",
            vec![delegated("web", range, "Microsoft.Web/serverFarms")],
        )]
    };
    let finding = one(web("10.0.0.0/27"), "under-advice");
    assert_eq!(finding.severity, Severity::Notice);
    assert!(finding.message.contains("advises a /26 for app-service"), "{}", finding.message);
    // A guess says what it rests on.
    assert!(
        finding.message.contains("delegation Microsoft.Web/serverFarms"),
        "{}",
        finding.message
    );
    none(web("10.0.0.0/26"), "under-advice");
}

#[test]
fn services_that_have_to_be_alone() {
    let with = |kinds: &[&str], name: &str| {
        let residents =
            kinds.iter().enumerate().map(|(at, kind)| resident(kind, &format!("r{at}")));
        let it = ExistingSubnet { residents: residents.collect(), ..subnet(name, "10.0.0.0/26") };
        vec![network("hub", "10.0.0.0/24", vec![it])]
    };
    let gateway = "Microsoft.Network/applicationGateways";
    let finding =
        one(with(&[gateway, "Microsoft.Network/privateEndpoints"], "front"), "must-be-alone");
    assert_eq!(finding.severity, Severity::Error);
    assert!(finding.message.contains("application-gateway (resource"), "{}", finding.message);
    // Two of them may share.
    none(with(&[gateway, gateway], "front"), "must-be-alone");
    // One VPN and one ExpressRoute gateway share GatewaySubnet; a third does not.
    let kind = "Microsoft.Network/virtualNetworkGateways";
    none(with(&[kind, kind], "GatewaySubnet"), "must-be-alone");
    one(with(&[kind, kind, kind], "GatewaySubnet"), "must-be-alone");
    let bastion = "Microsoft.Network/bastionHosts";
    one(with(&[bastion, bastion], "AzureBastionSubnet"), "must-be-alone");
}

#[test]
fn delegations_that_are_missing_or_another() {
    let resolver = || resident("Microsoft.Network/dnsResolvers", "dns");
    let with = |subnet: ExistingSubnet| {
        vec![network(
            "hub",
            "10.0.0.0/24",
            vec![ExistingSubnet { residents: vec![resolver()], ..subnet }],
        )]
    };
    let finding = one(with(bare(subnet("dns", "10.0.0.0/28"))), "missing-delegation");
    assert_eq!(finding.hints[0], "delegate the subnet to `Microsoft.Network/dnsResolvers`");
    let other = delegated("dns", "10.0.0.0/28", "Microsoft.Web/serverFarms");
    let finding = one(with(other), "missing-delegation");
    assert!(finding.message.contains("is delegated to `Microsoft.Web/serverFarms`"));
    none(
        with(delegated("dns", "10.0.0.0/28", "Microsoft.Network/dnsResolvers")),
        "missing-delegation",
    );
    // A list of ranges says nothing of delegations.
    none(with(subnet("dns", "10.0.0.0/28")), "missing-delegation");
}

#[test]
fn what_a_managed_instance_demands_beside_its_subnet() {
    let instances = || delegated("mi", "10.0.0.0/27", "Microsoft.Sql/managedInstances");
    let of_subnet = |it: ExistingSubnet| vec![network("a", "10.0.0.0/24", vec![it])];
    let findings = found(&of(of_subnet(bare(instances()))));
    let missing: Vec<&str> =
        only(&findings, "missing-attachment").iter().map(|it| it.hints[0].text.as_str()).collect();
    let expected =
        ["attach a network security group to the subnet", "attach a route table to the subnet"];
    assert_eq!(missing, expected);
    assert!(findings.iter().all(|it| it.code.id != "missing-attachment" || it.source.is_some()));
    let named = Attached::Named("/x/routeTables/rt".into());
    let full = ExistingSubnet {
        security_group: named.clone(),
        route_table: named.clone(),
        nat_gateway: named,
        ..instances()
    };
    let findings = found(&of(of_subnet(full)));
    assert!(only(&findings, "missing-attachment").is_empty());
    assert!(only(&findings, "refused-attachment")[0].message.contains("NAT gateway `rt`"));
    // A file that says nothing of attachments is not judged.
    none(of_subnet(instances()), "missing-attachment");
    // Servers that the network has for itself have to know the names of Azure.
    none(of_subnet(instances()), "limited-attachment");
    let mut own = of_subnet(instances());
    own[0].dns_servers = vec!["10.0.9.4".into()];
    assert_eq!(
        one(own, "limited-attachment").message,
        "`a/mi` has the custom DNS server `10.0.9.4`, and sql-managed-instance needs it to be able \
         to resolve public names; the delegation Microsoft.Sql/managedInstances may be that of \
         another service"
    );
    // Service endpoints were refused in 2019.
    let endpoints =
        ExistingSubnet { service_endpoints: vec!["Microsoft.Storage".into()], ..instances() };
    let resident = resident("Microsoft.Sql/managedInstances", "mi");
    let endpoints = ExistingSubnet { residents: vec![resident], ..endpoints };
    let inventory = of(of_subnet(endpoints));
    let options =
        AuditOptions { edition: Some(Edition::new(2019, 4, 30)), ..AuditOptions::default() };
    assert_eq!(only(&audit(&inventory, &options), "refused-attachment").len(), 1);
    assert!(only(&found(&inventory), "refused-attachment").is_empty());
}

#[test]
fn what_must_not_be_attached() {
    let named = || Attached::Named("it".into());
    let with = |name: &str, routes: Attached, group: Attached| {
        let it = ExistingSubnet {
            route_table: routes,
            security_group: group,
            ..subnet(name, "10.0.0.0/26")
        };
        found(&of(vec![network("hub", "10.0.0.0/24", vec![it])]))
    };
    let bastion = with("AzureBastionSubnet", named(), named());
    let refused = only(&bastion, "refused-attachment");
    assert_eq!(refused.len(), 1, "a security group is fine");
    assert!(refused[0].message.contains("route table"));
    let gateway = with("GatewaySubnet", named(), named());
    assert!(only(&gateway, "refused-attachment")[0].message.contains("network security group"));
    let limited = only(&gateway, "limited-attachment");
    assert!(limited[0].message.contains("without a route to 0.0.0.0/0"), "{}", limited[0].message);
    assert_eq!(limited[0].severity, Severity::Notice);
    let clean = with("GatewaySubnet", Attached::Missing, Attached::Missing);
    assert!(
        only(&clean, "refused-attachment").is_empty()
            && only(&clean, "limited-attachment").is_empty()
    );
}

#[test]
fn ranges_that_a_service_avoids() {
    // Container Apps keep 100.100.0.0/17 and others for themselves.
    let apps = |space: &str, range: &str| {
        vec![network("a", space, vec![delegated("apps", range, "Microsoft.App/environments")])]
    };
    let finding = one(apps("100.100.0.0/16", "100.100.0.0/23"), "range-to-avoid");
    assert_eq!(finding.severity, Severity::Warning);
    none(apps("10.0.0.0/16", "10.0.0.0/23"), "range-to-avoid");
}

#[test]
fn what_app_service_may_not_reach() {
    let apps = delegated("web", "10.0.0.0/26", "Microsoft.Web/serverFarms");
    let with = |space: &str, range: &str| {
        vec![
            network("apps", "10.0.0.0/24", vec![apps.clone()]),
            network("data", space, vec![subnet("db", range)]),
        ]
    };
    let service = Service::named("app-service").unwrap();
    let range = service.subnets[0].destinations[0].ranges[0].to_string();
    let finding = one(with(&range, &range), "cannot-reach");
    assert_eq!(finding.subnets, ["data/db"]);
    none(with("10.1.0.0/24", "10.1.0.0/26"), "cannot-reach");
}

#[test]
fn peerings_that_are_not_connected() {
    let hub = |back: &[&str]| peered(network("hub", "10.0.0.0/24", Vec::new()), back);
    let spoke = |state: &str| {
        let mut spoke = network("spoke", "10.1.0.0/24", Vec::new());
        spoke.peerings.push(peering("hub", state));
        spoke
    };
    let finding = one(vec![hub(&[]), spoke("Initiated")], "half-open-peering");
    assert_eq!(finding.severity, Severity::Warning);
    assert!(
        finding.message.contains("`hub` has no peering back to `spoke`"),
        "{}",
        finding.message
    );
    let gone = one(vec![hub(&["spoke"]), spoke("Disconnected")], "half-open-peering");
    assert!(gone.hints[0].text.contains("delete this peering"), "{:?}", gone.hints);
    none(vec![hub(&["spoke"]), spoke("Connected")], "half-open-peering");
    // The other side is in no file.
    none(vec![spoke("Connected")], "half-open-peering");
    // A template has no states, but it has both sides.
    let mut wanted = spoke("");
    wanted.peerings[0].state = None;
    one(vec![hub(&[]), wanted.clone()], "half-open-peering");
    none(vec![hub(&["spoke"]), wanted], "half-open-peering");
}

#[test]
fn peerings_with_an_old_address_space() {
    let nets = |texts: &[&str]| texts.iter().map(|it| it.parse().unwrap()).collect::<Vec<_>>();
    let with = |synced: &[&str], level: &str| {
        let hub = peered(network("hub", "10.0.0.0/24 10.0.2.0/24", Vec::new()), &["spoke"]);
        let mut spoke = network("spoke", "10.1.0.0/24", Vec::new());
        let to_hub = Peering {
            synced_space: nets(synced),
            sync: Some(level.into()),
            ..peering("hub", "Connected")
        };
        spoke.peerings.push(to_hub);
        vec![hub, spoke]
    };
    let finding = one(with(&["10.0.0.0/24"], "RemoteNotInSync"), "peering-out-of-sync");
    assert!(finding.message.contains("`hub` lacks 10.0.2.0/24"), "{}", finding.message);
    let stale = one(
        with(&["10.0.0.0/24", "10.0.2.0/24", "10.9.0.0/24"], "FullyInSync"),
        "peering-out-of-sync",
    );
    assert!(stale.message.contains("still has 10.9.0.0/24"), "{}", stale.message);
    none(with(&["10.0.0.0/24", "10.0.2.0/24"], "FullyInSync"), "peering-out-of-sync");
    none(with(&[], ""), "peering-out-of-sync");
}

#[test]
fn how_far_services_scale() {
    let web = delegated("web", "10.0.0.0/27", "Microsoft.Web/serverFarms");
    let finding = one(vec![network("a", "10.0.0.0/24", vec![web])], "room-to-scale");
    // 27 usable; each instance twice while it scales.
    let expected = "`a/web` /27 has 27 usable addresses: 13 instances of app-service is the most that \
                    survives a scale operation";
    assert!(finding.message.starts_with(expected), "{}", finding.message);
    let nodes = delegated("host", "10.0.0.0/26", "Microsoft.Databricks/workspaces");
    let finding = one(vec![network("a", "10.0.0.0/24", vec![nodes])], "room-to-scale");
    assert!(
        finding.message.contains("59 nodes of databricks is the most that fits"),
        "{}",
        finding.message
    );
    // Nothing is counted in a firewall's subnet.
    let firewall = subnet("AzureFirewallSubnet", "10.0.0.0/26");
    none(vec![network("a", "10.0.0.0/24", vec![firewall])], "room-to-scale");
}

#[test]
fn two_gateways_in_the_smallest_subnet_for_both() {
    let kind = "Microsoft.Network/virtualNetworkGateways";
    let with = |range: &str, names: &[&str]| {
        let residents = names.iter().map(|name| resident(kind, name)).collect();
        let it = ExistingSubnet { residents, ..subnet("GatewaySubnet", range) };
        vec![network("hub", "10.0.0.0/24", vec![it])]
    };
    let finding = one(with("10.0.0.0/27", &["vpn", "er"]), "room-to-scale");
    assert!(
        finding.message.contains("holds `vpn` and `er`; a /27 is the smallest subnet"),
        "{}",
        finding.message
    );
    none(with("10.0.0.0/26", &["vpn", "er"]), "room-to-scale");
    none(with("10.0.0.0/27", &["vpn"]), "room-to-scale");
    one(with("10.0.0.0/28", &["vpn", "er"]), "under-minimum");
}

#[test]
fn nearly_full_subnets() {
    let with = |used| {
        let it = ExistingSubnet { ip_configurations: Some(used), ..subnet("vms", "10.0.0.0/27") };
        vec![network("a", "10.0.0.0/24", vec![it])]
    };
    // 27 are usable, and 90 % of them are 24.3.
    let finding = one(with(25), "nearly-full");
    assert!(finding.message.contains("at least 25 of its 27 addresses in use: 2 are left"));
    none(with(24), "nearly-full");
}

#[test]
fn address_space_that_nobody_uses() {
    let used = || network("a", "10.0.0.0/24", vec![subnet("s", "10.0.0.0/25")]);
    let empty = network("b", "10.1.0.0/24", Vec::new());
    assert_eq!(one(vec![used(), empty.clone()], "unused-space").networks, ["b"]);
    // Where no subnet is reported at all, nobody knows.
    none(vec![empty], "unused-space");
    let prefix = network("c", "10.2.0.0/24 10.3.0.0/24", vec![subnet("s", "10.2.0.0/25")]);
    let finding = one(vec![prefix], "unused-space");
    assert_eq!(finding.message, "no subnet of `c` is in its prefix 10.3.0.0/24");
    // 256 of 4,096 are 6 %.
    let large = network("d", "10.4.0.0/20", vec![subnet("s", "10.4.0.0/24")]);
    assert!(
        one(vec![large], "unused-space")
            .message
            .contains("3840 IPv4 addresses in no subnet, of 4096")
    );
    none(vec![used()], "unused-space");
}

#[test]
fn private_subnets_without_a_way_out() {
    let with = |it: ExistingSubnet| vec![network("a", "10.0.0.0/24", vec![it])];
    let closed =
        || ExistingSubnet { default_outbound: Some(false), ..bare(subnet("vms", "10.0.0.0/26")) };
    one(with(closed()), "no-outbound");
    let nat = ExistingSubnet { nat_gateway: Attached::Named("nat".into()), ..closed() };
    none(with(nat), "no-outbound");
    none(with(ExistingSubnet { default_outbound: None, ..closed() }), "no-outbound");
    none(
        with(ExistingSubnet { delegations: vec!["Microsoft.Web/serverFarms".into()], ..closed() }),
        "no-outbound",
    );
}

#[test]
fn what_was_not_read_and_what_goes() {
    let origin = Origin { path: "resources[5]".into(), line: 9, ..Origin::default() };
    let mut inventory = of(vec![network("a", "10.0.0.0/24", Vec::new())]);
    inventory.not_read(NotRead {
        origin: origin.clone(),
        why: "no default".into(),
        hint: Some("give it".into()),
    });
    let findings = found(&inventory);
    let part = only(&findings, "part-not-read")[0];
    assert_eq!((part.severity, part.origins[0].line), (Severity::Warning, 9));
    assert_eq!(part.hints[0], "give it");
    // A subnet without a range is reported, unless the part that was not read says it.
    let unknown = |path: &str| ExistingSubnet {
        state: SubnetState::Unknown,
        origin: Origin { path: path.into(), ..origin.clone() },
        ..subnet("s", "")
    };
    inventory.networks[0].subnets = vec![unknown("resources[5]")];
    assert_eq!(only(&found(&inventory), "part-not-read").len(), 1);
    inventory.networks[0].subnets = vec![unknown("resources[6]")];
    assert_eq!(only(&found(&inventory), "part-not-read").len(), 2);
    let mut going = subnet("s", "10.0.0.0/26");
    going.state = SubnetState::Going;
    assert_eq!(
        one(vec![network("a", "10.0.0.0/24", vec![going])], "going").severity,
        Severity::Notice
    );
}

#[test]
fn resources_without_their_subnet_are_told() {
    let mut inventory = of(Vec::new());
    let subnet = "/x/virtualNetworks/hub/subnets/web".to_owned();
    inventory.residents =
        vec![Resident { subnet, ..resident("Microsoft.Web/serverFarms", "plan") }];
    let findings = found(&inventory);
    assert_eq!(findings[0].code, &codes::SUBNET_NOT_GIVEN);
    assert!(findings[0].message.contains("`web`"));
}

#[test]
fn strictness_is_a_choice() {
    let web = delegated("web", "10.0.0.0/27", "Microsoft.Web/serverFarms");
    let inventory = of(vec![network("a", "10.0.0.0/24", vec![web])]);
    let options = AuditOptions {
        deny: vec![&codes::UNDER_ADVICE],
        allow: vec![(&codes::ROOM_TO_SCALE, "known".into())],
        ..AuditOptions::default()
    };
    let findings = audit(&inventory, &options);
    assert!(only(&findings, "under-advice")[0].fails());
    assert_eq!(only(&findings, "room-to-scale")[0].allowed.as_deref(), Some("known"));
}

#[test]
fn several_prefixes_are_named_in_the_order_of_their_addresses() {
    let a = network("a", "10.0.0.0/24 10.0.1.0/24 10.0.2.0/24 10.0.3.0/24", Vec::new());
    let finding = one(vec![a, network("b", "10.0.0.0/16", Vec::new())], "peering-would-fail");
    let expected = "`a` 10.0.0.0/24 is inside `b` 10.0.0.0/16; also 10.0.1.0/24 inside 10.0.0.0/16 \
                    and 10.0.2.0/24 inside 10.0.0.0/16; and 1 more; they are not peered";
    assert!(finding.message.starts_with(expected), "{}", finding.message);
}

/// The findings of a code where the files with these numbers are requests.
fn with_requests(inventory: &Inventory, requests: &[usize], code: &str) -> usize {
    let requests = requests.iter().copied().collect();
    only(&audit(inventory, &AuditOptions { requests, ..AuditOptions::default() }), code).len()
}

#[test]
fn networks_of_one_request_are_compared_when_it_is_planned() {
    let both = |files: [usize; 2]| {
        let at = |name: &str, file| {
            let mut it = network(name, "10.0.0.0/24", Vec::new());
            it.origin.file = file;
            it
        };
        of(vec![at("a", files[0]), at("b", files[1])])
    };
    assert_eq!(with_requests(&both([1, 1]), &[1], "overlapping"), 0);
    assert_eq!(with_requests(&both([1, 2]), &[1, 2], "overlapping"), 1);
    assert_eq!(with_requests(&both([0, 1]), &[1], "overlapping"), 1);
    // Both exist.
    assert_eq!(with_requests(&both([0, 0]), &[1], "peering-would-fail"), 1);
}

#[test]
fn a_range_to_avoid_is_one_of_the_same_address_space() {
    let avoided = |it: ExistingNetwork, range: &str| {
        let (range, why) = (range.parse().unwrap(), "offices".into());
        let keep_outs = vec![ExistingRange { range, why, origin: Origin::default() }];
        let inventory = Inventory { keep_outs, ..of(vec![it]) };
        only(&found(&inventory), "overlapping").len()
    };
    let hub = || network("hub", "10.0.0.0/24", vec![subnet("web", "10.0.0.0/26")]);
    // The network lies in the first, its subnet has addresses of the second.
    for range in ["10.0.0.0/16", "10.0.0.0/27"] {
        assert_eq!(avoided(hub(), range), 1);
        assert_eq!(avoided(ExistingNetwork { vrf: "blue".into(), ..hub() }, range), 0);
        assert_eq!(avoided(ExistingNetwork { isolated: Some("a lab".into()), ..hub() }, range), 0);
    }
}

#[test]
fn what_a_request_itself_avoids_is_compared_when_it_is_planned() {
    let avoided = |range: &str, file| {
        let mut wanted = network("hub", "10.0.0.0/24", vec![subnet("web", "10.0.0.0/26")]);
        wanted.origin.file = 1;
        let origin = Origin { file, ..Origin::default() };
        let (range, why) = (range.parse().unwrap(), "offices".into());
        let keep_outs = vec![ExistingRange { range, why, origin }];
        with_requests(&Inventory { keep_outs, ..of(vec![wanted]) }, &[1], "overlapping")
    };
    for range in ["10.0.0.0/16", "10.0.0.0/27"] {
        assert_eq!(avoided(range, 1), 0);
        assert_eq!(avoided(range, 0), 1);
    }
}

#[test]
fn the_largest_subnet_is_a_slash_2() {
    let at = |range| vec![network("a", "", vec![subnet("s", range)])];
    let finding = one(at("0.0.0.0/1"), "outside-platform");
    assert!(finding.message.contains("a /1; the largest subnet is a /2"), "{}", finding.message);
    none(at("0.0.0.0/2"), "outside-platform");
}

#[test]
fn a_subnet_of_a_network_without_a_known_space_grows_somewhere() {
    let bastion = subnet("AzureBastionSubnet", "10.0.0.0/27");
    let finding = one(vec![network("hub", "", vec![bastion])], "under-minimum");
    assert_eq!(finding.hints[0], "use a /26 or larger");
}

#[test]
fn a_subnet_with_nothing_in_it_is_not_one_that_was_deployed() {
    let host = ExistingSubnet {
        ip_configurations: Some(0),
        ..subnet("AzureBastionSubnet", "10.0.0.0/27")
    };
    let finding = one(vec![network("hub", "10.0.0.0/24", vec![host])], "under-minimum");
    assert_eq!(finding.severity, Severity::Error);
}

#[test]
fn only_resources_of_its_type_are_more_of_a_service() {
    let holding = |kinds: &[&str]| {
        let residents = kinds.iter().map(|kind| resident(kind, "it")).collect();
        let it = ExistingSubnet { residents, ..subnet("AzureBastionSubnet", "10.0.0.0/26") };
        vec![network("hub", "10.0.0.0/24", vec![it])]
    };
    let bastion = "Microsoft.Network/bastionHosts";
    none(holding(&[bastion, "Microsoft.Network/networkInterfaces"]), "must-be-alone");
    one(holding(&[bastion, bastion]), "must-be-alone");
}

#[test]
fn a_second_resource_of_a_type_is_of_the_same_service() {
    // A managed instance may share its subnet with an instance pool.
    let residents = ["one", "two"].map(|name| resident("Microsoft.Sql/managedInstances", name));
    let it = ExistingSubnet { residents: residents.into(), ..subnet("mi", "10.0.0.0/28") };
    let finding = one(vec![network("a", "10.0.0.0/24", vec![it])], "under-minimum");
    let expected = "`a/mi` is a /28; sql-managed-instance needs a /27 or larger";
    assert!(finding.message.starts_with(expected), "{}", finding.message);
}

static OLD: Source = Source::new("A page", "https://example.com/a", Edition::new(2020, 1, 2));
static NEW: Source = Source::new("A page", "https://example.com/a", Edition::new(2026, 2, 3));
static EACH: Fact<u64> = Fact::new("addresses", &[Cited::new(1, &OLD)]);
static EACH_SINCE: Fact<u64> = Fact::new("addresses", &[Cited::new(1, &NEW)]);
static FRONT: Fact<&str> = Fact::new("name", &[Cited::new("FrontSubnet", &OLD)]);
static SHARED: Fact<bool> = Fact::new("may share", &[Cited::new(true, &OLD)]);
static SLASH_26: Fact<PrefixLen> = Fact::new("smallest", &[Cited::new(PrefixLen::v4(26), &OLD)]);
const COUNT: Input<Count> = Input::count("count", "things with an address", 0, 1_000);

fn counted(given: &Given) -> Demand {
    Demand::none().steady(given.count(&COUNT), "things", given.at(&EACH))
}

/// The same beside three machines.
fn crowded(given: &Given) -> Demand {
    counted(given).steady(3, "machines", given.at(&EACH))
}

fn counted_since(given: &Given) -> Demand {
    Demand::none().steady(given.count(&COUNT), "things", given.at(&EACH_SINCE))
}

const RULE: SubnetRule = SubnetRule { demand: counted, shareable: true, ..SubnetRule::ORDINARY };

const fn service(id: &'static str, subnets: &'static [SubnetRule]) -> Service {
    Service { id, subnets, inputs: &[&COUNT], ..Service::PLAIN }
}

static TWO: Service =
    service("two", &[SubnetRule { required_name: Some(&FRONT), ..RULE }, SubnetRule { ..RULE }]);
static NOVEL: Service = service("novel", &[SubnetRule { demand: counted_since, ..RULE }]);
static CROWDED: Service = service("crowded", &[SubnetRule { demand: crowded, ..RULE }]);
static HOST: Service = service(
    "host",
    &[SubnetRule {
        beside: &[
            Beside { smallest: Some(&SLASH_26), ..Beside::plain("guest", &SHARED) },
            Beside::plain("stranger", &SHARED),
        ],
        ..RULE
    }],
);
static GUEST: Service = service("guest", &[RULE]);
static STRANGER: Service = service("stranger", &[RULE]);

/// A subnet in which a request states some of each of these services.
fn holding(name: &str, prefix: &str, holds: &[(&'static Service, u64)]) -> Vec<ExistingNetwork> {
    let holds = holds.iter().map(|(service, count)| service.with(&COUNT, *count)).collect();
    vec![network("a", "10.0.0.0/16", vec![ExistingSubnet { holds, ..subnet(name, prefix) }])]
}

#[test]
fn counts_are_judged_where_it_is_known_which_subnet_of_a_service_this_is() {
    // A /28 has 11 usable addresses.
    one(holding("FrontSubnet", "10.0.0.0/28", &[(&TWO, 12)]), "too-small");
    none(holding("FrontSubnet", "10.0.0.0/28", &[(&TWO, 11)]), "too-small");
    none(holding("other", "10.0.0.0/28", &[(&TWO, 12)]), "too-small");
    one(holding("other", "10.0.0.0/28", &[(&GUEST, 12)]), "too-small");
}

#[test]
fn nothing_is_judged_by_a_number_that_no_page_stated_yet() {
    let inventory = of(holding("it", "10.0.0.0/28", &[(&NOVEL, 12)]));
    let told = |edition| {
        let options = AuditOptions { edition: Some(edition), ..AuditOptions::default() };
        let findings = audit(&inventory, &options);
        ["too-small", "room-to-scale"].map(|code| only(&findings, code).len())
    };
    assert_eq!(told(NEW.date), [1, 1]);
    assert_eq!(told(Edition::new(2026, 2, 2)), [0, 0]);
}

#[test]
fn a_subnet_without_room_for_one_says_nothing_of_scaling() {
    // A /29 has 3 usable addresses, and the machines take them.
    none(holding("it", "10.0.0.0/29", &[(&CROWDED, 0)]), "room-to-scale");
    let finding = one(holding("it", "10.0.0.0/28", &[(&CROWDED, 2)]), "room-to-scale");
    let expected = "`a/it` /28 has 11 usable addresses: 8 count of crowded is the most that fits; it \
                    holds 2";
    assert_eq!(finding.message, expected);
}

#[test]
fn a_resource_without_its_count_says_nothing_of_scaling() {
    let web = |workload| {
        let kind = "Microsoft.Web/serverFarms".into();
        let plan = Resident { kind, workload, ..resident("", "plan") };
        let it = ExistingSubnet { residents: vec![plan], ..subnet("web", "10.0.0.0/27") };
        vec![network("a", "10.0.0.0/24", vec![it])]
    };
    none(web(None), "room-to-scale");
    let app_service = &ipplan::services::app_service::SERVICE;
    let three = app_service.with(&ipplan::services::app_service::INSTANCES, 3);
    let finding = one(web(Some(three)), "room-to-scale");
    assert!(finding.message.contains("; it holds 3"), "{}", finding.message);
}

#[test]
fn services_that_share_the_smallest_subnet_for_them_together_are_told() {
    let together: [(&'static Service, u64); 2] = [(&HOST, 1), (&GUEST, 1)];
    let finding = one(holding("it", "10.0.0.0/26", &together), "room-to-scale");
    let expected = "`a/it` holds host and guest; a /26 is the smallest subnet for host and guest \
                    together";
    assert_eq!(finding.message, expected);
    none(holding("it", "10.0.0.0/25", &together), "room-to-scale");
    // No page says how large a subnet these need together.
    none(holding("it", "10.0.0.0/29", &[(&HOST, 1), (&STRANGER, 1)]), "room-to-scale");
    // One name is not all of what is there.
    let mut named = holding("it", "10.0.0.0/26", &[(&HOST, 1)]);
    let workload = Some(GUEST.with(&COUNT, 1));
    named[0].subnets[0].residents = vec![Resident { workload, ..resident("guest", "g") }];
    assert_eq!(one(named, "room-to-scale").message, expected);
}

#[test]
fn everyone_who_may_not_reach_a_subnet_is_counted() {
    let app_service = Service::named("app-service").unwrap();
    let ranges = app_service.subnets[0].destinations[0].ranges;
    let told = |apps: &[&str], range: &str| {
        let apps = apps.iter().enumerate().map(|(at, name)| {
            delegated(name, &format!("10.1.{at}.0/26"), "Microsoft.Web/serverFarms")
        });
        let data = network("data", range, vec![subnet("db", range)]);
        let networks = vec![network("apps", "10.1.0.0/16", apps.collect()), data];
        one(networks, "cannot-reach").message
    };
    for (at, range) in ranges.iter().enumerate() {
        let range = range.to_string();
        let of = |who: &str| format!("{who} may not reach `data/db` {range}");
        let one = told(&["a"], &range);
        assert!(one.starts_with(&of("`apps/a`")), "{at}: {one}");
        let two = told(&["a", "b"], &range);
        assert!(two.starts_with(&of("`apps/a` and 1 more")), "{at}: {two}");
        let three = told(&["a", "b", "c"], &range);
        assert!(three.starts_with(&of("`apps/a` and 2 more")), "{at}: {three}");
    }
}

#[test]
fn nearly_full_begins_at_ninety_percent() {
    // 59 and 11 are usable; 63 of 70 are 90 %.
    let with = |used| {
        let prefixes = "10.0.0.0/26 10.0.0.64/28";
        let it = ExistingSubnet { ip_configurations: Some(used), ..subnet("vms", prefixes) };
        vec![network("a", "10.0.0.0/24", vec![it])]
    };
    one(with(63), "nearly-full");
    none(with(62), "nearly-full");
}

#[test]
fn little_in_use_is_less_than_ten_percent() {
    // Two prefixes with 2,560 addresses together; a tenth of them is 256.
    let with = |second: &str| {
        let subnets = vec![subnet("a", "10.0.0.0/25"), subnet("b", second)];
        vec![network("a", "10.0.0.0/21 10.0.8.0/23", subnets)]
    };
    none(with("10.0.8.0/25"), "unused-space");
    one(with("10.0.8.0/26"), "unused-space");
}

#[test]
fn a_network_has_three_thousand_subnets_at_most() {
    let with = |count: u32| {
        let each = (0..count).map(|at| {
            let at = std::net::Ipv4Addr::from((10 << 24) + at * 8);
            subnet(&format!("s{at}"), &format!("{at}/29"))
        });
        vec![network("a", "10.0.0.0/16", each.collect())]
    };
    none(with(3_000), "over-network-limit");
    let finding = one(with(3_001), "over-network-limit");
    assert_eq!(finding.severity, Severity::Error);
    assert!(finding.message.contains("3001 subnets; a virtual network can have at most 3000"));
    assert_eq!(finding.networks, ["a"]);
    one(with(3_002), "over-network-limit");
}

#[test]
fn peerings_with_networks_that_no_file_has_count() {
    let spokes = |known: usize, unknown: usize| {
        let names: Vec<String> = (0..known + unknown).map(|at| format!("s{at}")).collect();
        let mut hub = network("hub", "", Vec::new());
        hub.peerings = names.iter().map(|it| peering(it, "Connected")).collect();
        let spokes = names.iter().take(known).map(|it| network(it, "", Vec::new()));
        [hub].into_iter().chain(spokes).collect::<Vec<_>>()
    };
    none(spokes(499, 1), "over-link-limit");
    let finding = one(spokes(500, 1), "over-link-limit");
    assert_eq!(finding.message, "network `hub` has 501 peerings; it can have 500");
    assert_eq!(finding.networks, ["hub"]);
    one(spokes(0, 501), "over-link-limit");
    // Where the networks of the files are too many, that is told once.
    one(spokes(501, 1), "over-link-limit");
}

#[test]
fn a_connected_peering_has_another_side_whatever_the_files_have() {
    let hub = network("hub", "10.0.0.0/24", Vec::new());
    let spoke = peered(network("spoke", "10.1.0.0/24", Vec::new()), &["hub"]);
    none(vec![hub, spoke], "half-open-peering");
}

#[test]
fn a_peering_is_compared_with_what_it_says_of_a_network_without_a_known_space() {
    let nets = |texts: &[&str]| texts.iter().map(|it| it.parse().unwrap()).collect::<Vec<_>>();
    let message = |now: &[&str]| {
        let mut spoke = network("spoke", "10.1.0.0/24", Vec::new());
        let synced_space = nets(&["10.0.0.0/24"]);
        let remote_space = nets(now);
        spoke.peerings =
            vec![Peering { synced_space, remote_space, ..peering("hub", "Connected") }];
        let hub = peered(network("hub", "", Vec::new()), &["spoke"]);
        one(vec![hub, spoke], "peering-out-of-sync").message
    };
    let lacks = |what: &str| {
        format!(
            "the peering `to-hub` of `spoke` is out of date: its copy of the address space of `hub` \
             lacks {what}"
        )
    };
    let all =
        ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24", "10.0.4.0/24", "10.0.5.0/24"];
    assert_eq!(message(&all[..2]), lacks("10.0.1.0/24"));
    assert_eq!(message(&all[..4]), lacks("10.0.1.0/24, 10.0.2.0/24 and 10.0.3.0/24"));
    assert_eq!(message(&all[..5]), lacks("10.0.1.0/24, 10.0.2.0/24, 10.0.3.0/24 and 1 more"));
    assert_eq!(message(&all), lacks("10.0.1.0/24, 10.0.2.0/24, 10.0.3.0/24 and 2 more"));
}

#[test]
fn a_gateway_is_used_where_it_is_offered_and_nobody_has_one_already() {
    let gateway = || subnet("GatewaySubnet", "10.0.0.0/27");
    let web = || subnet("web", "10.1.0.0/27");
    // What the hub allows, what it has, and what the spoke has.
    let told = |allows: Option<bool>, hub: ExistingSubnet, spoke: ExistingSubnet, code: &str| {
        let mut hub = network("hub", "10.0.0.0/16", vec![hub]);
        let mut spoke = network("spoke", "10.1.0.0/16", vec![spoke]);
        // A peering with a third one says nothing of the spoke.
        let of_another = Peering { gateway_transit: Some(false), ..peering("lab", "Connected") };
        let back = Peering { gateway_transit: allows, ..peering("spoke", "Connected") };
        hub.peerings = vec![of_another, back];
        let uses = Peering { remote_gateways: Some(true), ..peering("hub", "Connected") };
        spoke.peerings = vec![uses];
        let findings = found(&of(vec![hub, spoke]));
        only(&findings, code).iter().map(|it| it.message.clone()).collect::<Vec<_>>()
    };
    let nothing = Vec::<String>::new();
    for allows in [Some(true), None] {
        assert_eq!(told(allows, gateway(), web(), "gateway-transit"), nothing);
        assert_eq!(told(allows, gateway(), web(), "gateway-missing"), nothing);
    }
    assert_eq!(
        told(Some(false), gateway(), web(), "gateway-transit"),
        ["`spoke` uses the gateway of `hub`, which does not allow gateway transit"]
    );
    let own = subnet("gatewaysubnet", "10.1.0.0/27");
    assert_eq!(
        told(Some(true), gateway(), own, "gateway-transit"),
        ["`spoke` uses the gateway of `hub`, but has a gateway of its own"]
    );
    assert_eq!(
        told(Some(true), subnet("web", "10.0.0.0/27"), web(), "gateway-missing"),
        ["`spoke` uses the gateway of `hub`, which has none"]
    );
    // A file without subnets does not say what the hub has.
    assert_eq!(told(Some(true), subnet("web", ""), web(), "gateway-missing"), nothing);
}

#[test]
fn machines_lose_their_way_out_since_the_page_says_so() {
    let closed =
        || ExistingSubnet { default_outbound: Some(false), ..bare(subnet("vms", "10.0.0.0/26")) };
    let inventory = of(vec![network("a", "10.0.0.0/24", vec![closed()])]);
    let told = |edition| {
        let options = AuditOptions { edition: Some(edition), ..AuditOptions::default() };
        only(&audit(&inventory, &options), "no-outbound").len()
    };
    assert_eq!(told(Edition::new(2026, 1, 29)), 0);
    assert_eq!(told(Edition::new(2026, 1, 30)), 1);
    assert_eq!(told(Edition::new(2026, 1, 31)), 1);
}

#[test]
fn a_subnet_whose_range_is_not_known_is_told_unless_the_part_is() {
    let at = |file, path: &str| Origin { file, path: path.into(), ..Origin::default() };
    // Whether a subnet at the first place is told, where the second was not read.
    let told = |place: Origin, part: Origin| {
        let subnet = ExistingSubnet { origin: place, ..subnet("s", "") };
        let mut inventory = of(vec![network("a", "10.0.0.0/24", vec![subnet])]);
        inventory.files.push(InventoryFile::default());
        inventory.not_read(NotRead { origin: part, ..NotRead::default() });
        let findings = found(&inventory);
        only(&findings, "part-not-read").iter().any(|it| it.subnets == ["a/s"])
    };
    assert!(!told(at(0, "resources[5]"), at(0, "resources[5].addressPrefix")));
    assert!(told(at(0, "resources[5]"), at(1, "resources[5].addressPrefix")));
    assert!(told(at(0, "resources[4]"), at(0, "resources[5].addressPrefix")));
    // Rows of a list have no path.
    assert!(told(at(0, ""), at(0, "")));
}

#[test]
fn a_subnet_has_no_known_range_by_its_state_or_without_a_prefix() {
    let told = |state, prefix: &str| {
        let it = ExistingSubnet { state, ..subnet("s", prefix) };
        let findings = found(&of(vec![network("a", "10.0.0.0/24", vec![it])]));
        only(&findings, "part-not-read").len()
    };
    assert_eq!(told(SubnetState::Used, "10.0.0.0/26"), 0);
    assert_eq!(told(SubnetState::Used, ""), 1);
    assert_eq!(told(SubnetState::Unknown, "10.0.0.0/26"), 1);
    assert_eq!(told(SubnetState::Going, ""), 0);
}

/// Every statement of a service about attachments is among the facts that people see.
#[test]
fn facts_of_attachments_are_listed() {
    let mut seen = 0;
    for service in ipplan::services::ALL {
        for attachment in service.subnets.iter().flat_map(|rule| rule.attachments) {
            let listed = service.facts.iter().any(|fact| fact.what() == attachment.stance.what());
            assert!(listed, "{}: {}", service.id, attachment.stance.what());
            seen += 1;
        }
    }
    assert!(seen > 10);
}
