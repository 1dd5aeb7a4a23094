//! What exists according to files: brought together, found, sorted, compared with a plan, and as a request.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{
    Attached, Difference, Drift, ExistingNetwork, ExistingRange, ExistingSubnet, Inventory,
    InventoryOrder, IpNet, KeepOut, Lock, Network, Origin, Peering, Place, Request, Resident,
    Subnet, SubnetState, plan, services,
};

fn range(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn ranges(text: &str) -> Vec<IpNet> {
    text.split_whitespace().map(range).collect()
}

fn subnet(name: &str, prefixes: &str) -> ExistingSubnet {
    ExistingSubnet { name: name.into(), prefixes: ranges(prefixes), ..ExistingSubnet::default() }
}

fn network(name: &str, space: &str, subnets: Vec<ExistingSubnet>) -> ExistingNetwork {
    ExistingNetwork { name: name.into(), space: ranges(space), subnets, ..Default::default() }
}

/// A row of a list that says no more than a range and its name.
fn row(name: &str, space: &str) -> ExistingNetwork {
    ExistingNetwork { full: true, ..network(name, space, Vec::new()) }
}

fn of(networks: Vec<ExistingNetwork>) -> Inventory {
    Inventory { networks, ..Inventory::default() }
}

fn id(network: &str) -> String {
    let provider = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network";
    format!("{provider}/virtualNetworks/{network}")
}

fn resident(name: &str, subnet: &str) -> Resident {
    let kind = "Microsoft.Web/serverFarms".into();
    Resident { kind, name: name.into(), subnet: subnet.into(), ..Resident::default() }
}

/// The same with the number of its instances.
fn sized(resident: Resident, instances: u64) -> Resident {
    let app_service = &services::app_service::SERVICE;
    let workload = app_service.with(&services::app_service::INSTANCES, instances);
    Resident { workload: Some(workload), ..resident }
}

fn settled(mut inventory: Inventory) -> Inventory {
    inventory.settle();
    inventory
}

fn names<'a>(residents: impl IntoIterator<Item = &'a Resident>) -> Vec<&'a str> {
    residents.into_iter().map(|it| it.name.as_str()).collect()
}

fn avoided(request: &Request) -> Vec<(String, &str)> {
    request.avoid.iter().map(|it| (it.range.to_string(), it.why.as_str())).collect()
}

#[test]
fn a_network_that_two_files_state_is_one() {
    let reading = |space: &str, peers: &[&str], servers: &[&str]| ExistingNetwork {
        id: Some(id("hub")),
        peerings: peers
            .iter()
            .map(|it| Peering { name: (*it).into(), ..Default::default() })
            .collect(),
        dns_servers: servers.iter().map(|it| (*it).into()).collect(),
        ..network("hub", space, Vec::new())
    };
    let one = reading("10.0.0.0/24", &["to-a"], &["10.0.9.4"]);
    let other = reading("10.0.0.0/24 10.0.1.0/24", &["to-a", "to-b"], &["10.0.9.4", "10.0.9.5"]);
    let hub = &settled(of(vec![one, other])).networks[..];
    assert_eq!(hub.len(), 1);
    assert_eq!(hub[0].space, ranges("10.0.0.0/24 10.0.1.0/24"));
    let peerings: Vec<&str> = hub[0].peerings.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(peerings, ["to-a", "to-b"]);
    assert_eq!(hub[0].dns_servers, ["10.0.9.4", "10.0.9.5"]);
}

#[test]
fn a_subnet_that_a_file_states_twice_has_what_either_says() {
    let web = || subnet("web", "10.0.0.0/26");
    let group = |name: &str| Attached::Named(name.into());
    let first = ExistingSubnet {
        delegations: vec!["Microsoft.Web/serverFarms".into()],
        security_group: group("nsg"),
        nat_gateway: Attached::Missing,
        ip_configurations: Some(3),
        ..web()
    };
    let second = ExistingSubnet {
        name: "WEB".into(),
        delegations: vec![
            "Microsoft.Web/serverFarms".into(),
            "Microsoft.Sql/managedInstances".into(),
        ],
        security_group: Attached::Missing,
        route_table: group("routes"),
        nat_gateway: Attached::NotSaid,
        ip_configurations: Some(2),
        ..web()
    };
    let both = settled(of(vec![network("hub", "10.0.0.0/24", vec![first, second])]));
    let subnets = &both.networks[0].subnets;
    assert_eq!(subnets.len(), 1);
    let delegations = ["Microsoft.Web/serverFarms", "Microsoft.Sql/managedInstances"];
    assert_eq!(subnets[0].delegations, delegations);
    // What one says is attached, the other may leave out; what one says is missing, too.
    assert_eq!(subnets[0].security_group, group("nsg"));
    assert_eq!(subnets[0].route_table, group("routes"));
    assert_eq!(subnets[0].nat_gateway, Attached::Missing);
    assert_eq!(subnets[0].ip_configurations, Some(3));
}

#[test]
fn what_is_attached_replaces_what_another_file_does_not_have() {
    let with = |security_group| ExistingSubnet { security_group, ..subnet("web", "10.0.0.0/26") };
    let of_both = |first, second| {
        let subnets = vec![with(first), with(second)];
        let both = settled(of(vec![network("hub", "10.0.0.0/24", subnets)]));
        both.networks[0].subnets[0].security_group.clone()
    };
    let [one, other] = ["one", "other"].map(|it| Attached::Named(it.into()));
    assert_eq!(of_both(Attached::Missing, one.clone()), one);
    assert_eq!(of_both(Attached::NotSaid, Attached::Missing), Attached::Missing);
    // Of two, the first file decides.
    assert_eq!(of_both(one.clone(), other), one);
}

#[test]
fn a_resource_that_two_files_name_is_one() {
    let with_id = |id: &str| Resident { id: Some(id.into()), ..resident("plan", "hub/web") };
    let in_web = |residents: Vec<Resident>| {
        let web = subnet("web", "10.0.0.0/26");
        let hub = network("hub", "10.0.0.0/24", vec![web]);
        let inventory = settled(Inventory { residents, ..of(vec![hub]) });
        inventory.networks[0].subnets[0].residents.len()
    };
    assert_eq!(in_web(vec![with_id("/a/plan"), with_id("/A/Plan")]), 1);
    // Of one name, in two resource groups.
    assert_eq!(in_web(vec![with_id("/a/plan"), with_id("/b/plan")]), 2);
    // Where a file has no ID, by type and name.
    let other_name = Resident { name: "other".into(), ..resident("", "hub/web") };
    let other_kind = Resident { kind: "Microsoft.Web/sites".into(), ..resident("plan", "hub/web") };
    assert_eq!(in_web(vec![with_id("/a/plan"), resident("PLAN", "hub/web")]), 1);
    assert_eq!(in_web(vec![with_id("/a/plan"), other_name]), 2);
    assert_eq!(in_web(vec![with_id("/a/plan"), other_kind]), 2);
}

#[test]
fn a_resource_without_a_subnet_says_how_large_the_one_in_a_subnet_is() {
    let web = subnet("web", "10.0.0.0/26");
    let hub = network("hub", "10.0.0.0/24", vec![web]);
    let residents = vec![
        resident("plan", "hub/web"),
        sized(resident("own", "hub/web"), 2),
        // The plans, as their own list has them.
        sized(resident("PLAN", ""), 7),
        sized(resident("own", ""), 9),
        sized(resident("elsewhere", ""), 1),
        // The subnets of these are in no file.
        sized(resident("lost", "spoke/web"), 1),
        resident("lost-too", "spoke/web"),
    ];
    let inventory = settled(Inventory { residents, ..of(vec![hub]) });
    let web = &inventory.networks[0].subnets[0];
    assert_eq!(names(&web.residents), ["plan", "own"]);
    let seven = sized(resident("", ""), 7).workload;
    let two = sized(resident("", ""), 2).workload;
    assert_eq!(web.residents[0].workload, seven);
    assert_eq!(web.residents[1].workload, two, "it says so itself");
    assert_eq!(names(&inventory.residents), ["own", "elsewhere", "lost", "lost-too"]);
}

#[test]
fn a_size_is_not_that_of_a_resource_of_another_group() {
    let at = |id: &str, it: Resident| Resident { id: Some(id.into()), ..it };
    let hub = network("hub", "10.0.0.0/24", vec![subnet("web", "10.0.0.0/26")]);
    let residents = vec![
        at("/a/plan", resident("plan", "hub/web")),
        at("/b/plan", sized(resident("plan", ""), 7)),
    ];
    let inventory = settled(Inventory { residents, ..of(vec![hub]) });
    assert_eq!(inventory.networks[0].subnets[0].residents[0].workload, None);
    assert_eq!(inventory.residents.len(), 1);
}

#[test]
fn what_lives_in_an_unknown_subnet_says_nothing_of_another() {
    let hub = network("hub", "10.0.0.0/24", vec![subnet("web", "10.0.0.0/26")]);
    let residents = vec![resident("plan", "hub/web"), sized(resident("plan", "spoke/web"), 7)];
    let inventory = settled(Inventory { residents, ..of(vec![hub]) });
    assert_eq!(inventory.networks[0].subnets[0].residents[0].workload, None);
    assert_eq!(names(&inventory.residents), ["plan"]);
}

#[test]
fn a_range_is_held_by_containers_and_ranges_of_others_too() {
    let of_others = |text: &str| ExistingRange {
        range: range(text),
        why: String::new(),
        origin: Origin::default(),
    };
    let hub = network("hub", "10.0.0.0/24", Vec::new());
    let (containers, keep_outs) = (vec![of_others("10.0.0.0/16")], vec![of_others("10.9.0.0/16")]);
    let inventory = Inventory { containers, keep_outs, ..of(vec![hub]) };
    let in_all = |text: &str| {
        let holding = inventory.holding(range(text));
        let counts = [holding.networks.len(), holding.containers.len(), holding.keep_outs.len()];
        (counts, holding.is_empty())
    };
    assert_eq!(in_all("10.0.0.7/32"), ([1, 1, 0], false));
    assert_eq!(in_all("10.0.1.7/32"), ([0, 1, 0], false));
    assert_eq!(in_all("10.9.1.7/32"), ([0, 0, 1], false));
    assert_eq!(in_all("10.8.0.0/16"), ([0, 0, 0], true));
    let only = Inventory { containers: Vec::new(), keep_outs: Vec::new(), ..inventory.clone() };
    assert!(!only.holding(range("10.0.0.0/24")).is_empty());
}

/// The names of the networks in an order, and those of the subnets of the first.
fn sorted(mut inventory: Inventory, order: InventoryOrder) -> (Vec<String>, Vec<String>) {
    inventory.sort(order);
    let subnets = inventory.networks[0].subnets.iter().map(|it| it.name.clone()).collect();
    (inventory.networks.iter().map(|it| it.name.clone()).collect(), subnets)
}

#[test]
fn the_fullest_network_is_the_one_with_the_largest_share_in_subnets() {
    let networks = vec![
        // A half, of many addresses.
        network("half", "10.0.0.0/16", vec![subnet("a", "10.0.0.0/17")]),
        // Three quarters, of few. Its IPv6 addresses would outweigh all others.
        network("most", "10.1.0.0/24 fd00::/48", vec![subnet("a", "10.1.0.0/25 10.1.0.128/26")]),
        network("none", "10.2.0.0/24", Vec::new()),
        // A quarter.
        network("some", "10.3.0.0/24", vec![subnet("a", "10.3.0.0/26")]),
        // A file that does not say its space.
        network("unknown", "", vec![subnet("a", "10.4.0.0/26")]),
    ];
    let (names, _) = sorted(of(networks), InventoryOrder::Fullest);
    assert_eq!(names, ["most", "half", "some", "none", "unknown"]);
}

#[test]
fn the_fullest_subnet_is_the_one_with_the_largest_share_in_use() {
    let with = |name: &str, prefixes: &str, used: Option<u64>| ExistingSubnet {
        ip_configurations: used,
        ..subnet(name, prefixes)
    };
    let subnets = vec![
        with("nobody knows", "10.0.0.0/26", None),
        with("idle", "10.0.0.64/26", Some(0)),
        // 8 of 64, and an IPv6 range.
        with("an eighth", "10.0.0.128/26 fd00::/64", Some(8)),
        // 8 of 16.
        with("a half", "10.0.0.192/28", Some(8)),
        // 4 of 16.
        with("a quarter", "10.0.0.208/28", Some(4)),
    ];
    let (_, names) =
        sorted(of(vec![network("hub", "10.0.0.0/24", subnets)]), InventoryOrder::Fullest);
    assert_eq!(names, ["a half", "a quarter", "an eighth", "idle", "nobody knows"]);
}

#[test]
fn a_place_without_a_path_is_its_line_if_that_is_known() {
    let at = |line| Origin { line, ..Origin::default() }.to_string();
    assert_eq!(at(40), "40:1");
    assert_eq!(at(0), "");
}

/// A plan of one network with these subnets, and what exists as its difference.
fn drift(planned: &[(&str, &str)], there: Vec<ExistingSubnet>) -> Vec<(Drift, String)> {
    let hub = planned.iter().fold(Network::within(ranges("10.0.0.0/16")), |hub, (name, at)| {
        hub.with(*name, Subnet::default().at(range(at)))
    });
    let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
    let found = of(vec![network("hub", "10.0.0.0/16", there)]).drift(&plan);
    found.into_iter().map(|it: Difference| (it.kind, it.subnet.unwrap())).collect()
}

#[test]
fn a_subnet_of_other_addresses_is_moved_or_resized() {
    let only = |at: &str, there: &str| drift(&[("web", at)], vec![subnet("web", there)]);
    assert_eq!(only("10.0.0.0/26", "10.0.0.0/26"), []);
    assert_eq!(only("10.0.0.0/26", "10.0.1.0/26"), [(Drift::Moved, "web".into())]);
    assert_eq!(only("10.0.0.0/26", "10.0.0.0/27"), [(Drift::Resized, "web".into())]);
    assert_eq!(only("10.0.0.0/26", ""), [(Drift::Unknown, "web".into())]);
}

#[test]
fn of_two_subnets_of_one_name_the_one_in_place_is_meant() {
    let there = vec![subnet("web", "10.0.1.0/26"), subnet("WEB", "10.0.0.0/26")];
    let found = drift(&[("web", "10.0.0.0/26")], there);
    assert_eq!(found, [(Drift::Unplanned, "web".into())]);
}

#[test]
fn a_subnet_in_place_under_another_name_is_renamed() {
    let renamed = vec![subnet("shop", "10.0.0.0/26")];
    assert_eq!(drift(&[("web", "10.0.0.0/26")], renamed), [(Drift::Renamed, "web".into())]);
    // Not if its own name is planned as well, elsewhere.
    let there = vec![subnet("shop", "10.0.0.0/26")];
    let found = drift(&[("web", "10.0.0.0/26"), ("shop", "10.0.1.0/26")], there);
    assert_eq!(found, [(Drift::Moved, "shop".into()), (Drift::Missing, "web".into())]);
}

#[test]
fn a_subnet_without_a_known_range_is_nobody_elses() {
    // Of a network that is planned without a range, none without one is the place.
    let plan = plan(&Request::default().with("hub", Network::within(Vec::new())), &Lock::default());
    let kinds = |name: &str, inventory: &Inventory| -> Vec<(Drift, String)> {
        let found = inventory.drift(plan.as_ref().unwrap());
        found.into_iter().filter(|it| it.network == name).map(|it| (it.kind, it.network)).collect()
    };
    let inventory = of(vec![network("spoke", "", Vec::new())]);
    assert_eq!(kinds("hub", &inventory), [(Drift::Missing, "hub".into())]);
    assert_eq!(kinds("spoke", &inventory), [(Drift::Unplanned, "spoke".into())]);
}

#[test]
fn only_what_exists_gives_a_plan_its_ids() {
    let with = |state, it: ExistingSubnet| {
        let id = Some(format!("{}/subnets/{}", id("hub"), it.name));
        ExistingSubnet { id, state, ..it }
    };
    let subnets = vec![
        with(SubnetState::Used, subnet("web", "10.0.0.0/26")),
        with(SubnetState::Reserved, subnet("db", "10.0.0.64/26")),
    ];
    let hub = ExistingNetwork { id: Some(id("hub")), ..network("hub", "10.0.0.0/24", subnets) };
    let inventory = of(vec![hub]);
    let mut plan = plan(&inventory.request(), &Lock::default()).unwrap();
    inventory.identify(&mut plan);
    let hub = &plan.networks["hub"];
    let web = id("hub") + "/subnets/web";
    assert_eq!(hub.id, Some(id("hub")));
    assert_eq!((hub.subnets["web"].id.as_ref(), &hub.subnets["db"].id), (Some(&web), &None));
}

#[test]
fn a_wanted_network_has_the_space_it_has_unless_the_request_states_its_own() {
    let around = |asked: Network, there: ExistingNetwork| {
        let request = of(vec![there]).around(&Request::default().with("hub", asked));
        request.networks["hub"].space.clone()
    };
    let declared = |text: &str| Network::within(ranges(text)).space;
    let asked = || Network::within(Vec::new());
    let there = || network("hub", "10.0.0.0/24", Vec::new());
    assert_eq!(around(asked(), there()), declared("10.0.0.0/24"));
    assert_eq!(around(Network::within(ranges("10.5.0.0/24")), there()), declared("10.5.0.0/24"));
    // A file that does not say the space says nothing.
    let pool = Network::from_pool("corp");
    let silent = network("hub", "", Vec::new());
    assert_eq!(around(pool.clone(), silent), pool.space);
}

#[test]
fn a_wanted_subnet_that_exists_stays_where_it_is() {
    let around = |asked: Subnet| {
        let hub = Network::within(Vec::new()).with("web", asked);
        let there = of(vec![network("hub", "10.0.0.0/24", vec![subnet("WEB", "10.0.0.0/26")])]);
        there.around(&Request::default().with("hub", hub))
    };
    let at = |request: &Request| request.networks["hub"].subnets["web"].at.clone();
    let there = Place::Here(ranges("10.0.0.0/26"));
    let nothing = Vec::<(String, &str)>::new();
    let anywhere = around(Subnet::default());
    assert_eq!((at(&anywhere), avoided(&anywhere)), (there.clone(), nothing.clone()));
    let same = around(Subnet::default().at(range("10.0.0.0/26")));
    assert_eq!((at(&same), avoided(&same)), (there, nothing));
    // Wanted elsewhere: where it is now stays taken.
    let elsewhere = around(Subnet::default().at(range("10.0.0.64/26")));
    assert_eq!(at(&elsewhere), Place::Here(ranges("10.0.0.64/26")));
    let taken = ("10.0.0.0/26".into(), "subnet `WEB`, which exists");
    assert_eq!(avoided(&elsewhere), [taken]);
}

#[test]
fn a_request_has_what_keeps_its_addresses() {
    let going = ExistingSubnet { state: SubnetState::Going, ..subnet("old", "10.0.0.64/26") };
    let nowhere = subnet("nowhere", "");
    let tiny = subnet("tiny", "10.0.0.248/30 10.0.0.252/30");
    let ipv6 = subnet("six", "fd00::/64");
    let web = subnet("web", "10.0.0.0/26");
    let subnets = vec![web, going, nowhere, tiny, ipv6];
    let request = of(vec![network("hub", "10.0.0.0/24 fd00::/48", subnets)]).request();
    let kept: Vec<&String> = request.networks["hub"].subnets.keys().collect();
    assert_eq!(kept, ["six", "web"]);
    // No subnet of Azure is a /30, and nothing may be placed there all the same.
    let tiny = [("10.0.0.248/30".into(), "tiny"), ("10.0.0.252/30".into(), "tiny")];
    assert_eq!(avoided(&request), tiny);
}

#[test]
fn a_network_without_a_known_space_is_avoided_where_its_subnets_are() {
    let subnets = vec![
        subnet("web", "10.0.0.0/26"),
        ExistingSubnet { state: SubnetState::Going, ..subnet("old", "10.0.0.64/26") },
    ];
    let going =
        ExistingNetwork { state: SubnetState::Going, ..network("old", "10.1.0.0/24", Vec::new()) };
    let request = of(vec![network("hub", "", subnets), going]).request();
    assert!(request.networks.is_empty());
    assert_eq!(avoided(&request), [("10.0.0.0/26".into(), "hub")]);
}

#[test]
fn a_network_of_another_address_space_is_isolated_in_a_request() {
    let blue = ExistingNetwork { vrf: "blue".into(), ..network("a", "10.0.0.0/24", Vec::new()) };
    let request = of(vec![blue, network("b", "10.0.0.0/24", Vec::new())]).request();
    assert_eq!(request.networks["a"].isolated.as_deref(), Some("address space blue"));
    assert_eq!(request.networks["b"].isolated, None);
}

#[test]
fn a_request_has_the_workloads_and_the_way_out_of_a_subnet() {
    let with = |default_outbound| ExistingSubnet {
        default_outbound,
        residents: vec![sized(resident("plan", ""), 7)],
        ..subnet("web", "10.0.0.0/26")
    };
    let as_request = |default_outbound| {
        let inventory = of(vec![network("hub", "10.0.0.0/24", vec![with(default_outbound)])]);
        inventory.request().networks["hub"].subnets["web"].clone()
    };
    let web = as_request(Some(true));
    assert_eq!(web.holds.as_slice(), sized(resident("", ""), 7).workload.as_slice());
    assert_eq!(web.default_outbound, Some(true));
    // Without it, as any subnet that is planned.
    assert_eq!(as_request(Some(false)).default_outbound, None);
}

/// A network, and its subnets with their ranges.
type Shape<'a> = (&'a str, Vec<(&'a str, Vec<IpNet>)>);

fn shape(request: &Request) -> Vec<Shape<'_>> {
    let networks = request.networks.iter().map(|(name, network)| {
        let subnets = network.subnets.iter().map(|(name, subnet)| match &subnet.at {
            Place::Here(at) => (name.as_str(), at.clone()),
            Place::Anywhere | Place::ByRole(_) => (name.as_str(), Vec::new()),
        });
        (name.as_str(), subnets.collect())
    });
    networks.collect()
}

#[test]
fn a_row_of_a_list_inside_another_is_its_subnet() {
    let list = of(vec![
        row("hub", "10.0.0.0/16"),
        row("web", "10.0.1.0/24"),
        // In `web`, which is a subnet itself: one more of `hub`.
        row("front", "10.0.1.0/26"),
        row("web", "10.0.2.0/24"),
        row("spoke", "10.1.0.0/24"),
    ]);
    let hub = vec![
        ("front", ranges("10.0.1.0/26")),
        ("web", ranges("10.0.1.0/24")),
        ("web-2", ranges("10.0.2.0/24")),
    ];
    assert_eq!(shape(&list.request()), [("hub", hub), ("spoke", Vec::new())]);
}

#[test]
fn what_is_inside_another_is_no_subnet_of_it_unless_a_row_says_no_more() {
    let alone = |inner: ExistingNetwork| {
        let request = of(vec![row("hub", "10.0.0.0/16"), inner]).request();
        request.networks.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(alone(row("web", "10.0.1.0/24")), ["hub"]);
    // It has subnets of its own, or may have.
    assert_eq!(alone(network("web", "10.0.1.0/24", Vec::new())), ["hub", "web"]);
    // It is the same range, in another address space, or only partly inside.
    assert_eq!(alone(row("web", "10.0.0.0/16")), ["hub", "web"]);
    let blue = ExistingNetwork { vrf: "blue".into(), ..row("web", "10.0.1.0/24") };
    assert_eq!(alone(blue), ["hub", "web"]);
    assert_eq!(alone(row("web", "10.0.1.0/24 10.1.0.0/24")), ["hub", "web"]);
    // What goes is nothing.
    let going = ExistingNetwork { state: SubnetState::Going, ..row("web", "10.0.1.0/24") };
    assert_eq!(alone(going), ["hub"]);
}

#[test]
fn what_lies_in_a_network_that_goes_is_a_network() {
    let going = ExistingNetwork { state: SubnetState::Going, ..row("hub", "10.0.0.0/16") };
    let request = of(vec![going, row("web", "10.0.1.0/24")]).request();
    assert_eq!(shape(&request), [("web", Vec::new())]);
}

#[test]
fn a_row_inside_another_that_cannot_be_a_subnet_is_avoided() {
    let list = of(vec![
        row("hub", "10.0.0.0/16 fd00::/48"),
        row("link", "10.0.9.0/30"),
        row("six", "fd00::/64"),
    ]);
    let request = list.request();
    assert_eq!(shape(&request), [("hub", Vec::new())]);
    let expected = [("10.0.9.0/30".into(), "link"), ("fd00::/64".into(), "six")];
    assert_eq!(avoided(&request), expected);
}

#[test]
fn ranges_of_others_are_avoided_as_they_are() {
    let office = ExistingRange {
        range: range("192.168.0.0/16"),
        why: "offices".into(),
        origin: Origin::default(),
    };
    let inventory = Inventory { keep_outs: vec![office], ..Inventory::default() };
    let expected = [KeepOut { range: range("192.168.0.0/16"), why: "offices".into() }];
    assert_eq!(inventory.request().avoid, expected);
}
