//! Peerings and connections that files state, as links between what the files have, and what is wrong with
//! these.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::services::{app_service, private_endpoints};
use ipplan::{
    AuditOptions, Cited, Connects, Count, Demand, Edition, ExistingClientPool, ExistingConnection,
    ExistingNetwork, ExistingRange, ExistingSite, ExistingSubnet, Fact, Finding, Input, Inventory,
    IpNet, Link, LinkKind, Origin, Peering, Request, Resident, Service, Severity, Source,
    SubnetRule, audit,
};

/// The ID of a resource, by its type and its name.
fn id(short: &str) -> String {
    format!("/subscriptions/s/resourceGroups/g/providers/{short}")
}

fn gateway(name: &str) -> String {
    format!("Microsoft.Network/virtualNetworkGateways/{name}")
}

fn local(name: &str) -> String {
    format!("Microsoft.Network/localNetworkGateways/{name}")
}

fn instance(name: &str) -> String {
    format!("Microsoft.Sql/managedInstances/{name}")
}

fn circuit(name: &str) -> String {
    format!("Microsoft.Network/expressRouteCircuits/{name}")
}

fn ranges(text: &str) -> Vec<IpNet> {
    text.split_whitespace().map(|it| it.parse().unwrap()).collect()
}

fn subnet(name: &str, prefix: &str) -> ExistingSubnet {
    ExistingSubnet { name: name.into(), prefixes: ranges(prefix), ..ExistingSubnet::default() }
}

/// A subnet with a resource whose ID is in the file.
fn with(short: &str, subnet: ExistingSubnet) -> ExistingSubnet {
    let residents = vec![Resident::of_id(&id(short)).unwrap()];
    ExistingSubnet { residents, ..subnet }
}

/// The same without the ID.
fn with_new(short: &str, subnet: ExistingSubnet) -> ExistingSubnet {
    let residents = vec![Resident { id: None, ..Resident::of_id(&id(short)).unwrap() }];
    ExistingSubnet { residents, ..subnet }
}

fn network(name: &str, space: &str, subnets: Vec<ExistingSubnet>) -> ExistingNetwork {
    ExistingNetwork { name: name.into(), space: ranges(space), subnets, ..Default::default() }
}

/// A network 10.N.0.0/16 with a gateway.
fn hub(name: &str, number: u8, gateway_name: &str) -> ExistingNetwork {
    let subnet = subnet("GatewaySubnet", &format!("10.{number}.255.0/27"));
    let space = format!("10.{number}.0.0/16");
    network(name, &space, vec![with(&gateway(gateway_name), subnet)])
}

fn peered(network: ExistingNetwork, peering: Peering) -> ExistingNetwork {
    ExistingNetwork { peerings: vec![peering], ..network }
}

fn to(remote: &str) -> Peering {
    Peering { remote: remote.into(), ..Peering::default() }
}

fn connection(name: &str, kind: LinkKind, ends: &[String]) -> ExistingConnection {
    let link = Link::of(kind, ends.iter().cloned());
    ExistingConnection { name: name.into(), link, ..ExistingConnection::default() }
}

fn vpn(one: String, other: String) -> ExistingConnection {
    connection("vpn", LinkKind::Vpn, &[one, other])
}

fn site(name: &str, space: &str) -> ExistingSite {
    ExistingSite { name: name.into(), space: ranges(space), ..ExistingSite::default() }
}

/// The same with its ID, of a resource group.
fn deployed(group: &str, name: &str, space: &str) -> ExistingSite {
    let id = format!("/subscriptions/s/resourceGroups/{group}/providers/{}", local(name));
    ExistingSite { id: Some(id), ..site(name, space) }
}

fn clients(gateway_name: &str, range: &str) -> ExistingClientPool {
    let gateway = id(&gateway(gateway_name));
    ExistingClientPool { gateway, ranges: ranges(range), ..ExistingClientPool::default() }
}

fn of(networks: Vec<ExistingNetwork>, connections: Vec<ExistingConnection>) -> Inventory {
    Inventory { networks, connections, ..Inventory::default() }
}

fn links(inventory: &Inventory) -> Vec<Link> {
    inventory.links(&inventory.names())
}

/// The ends of every link.
fn ends(inventory: &Inventory) -> Vec<Vec<String>> {
    links(inventory).into_iter().map(|it| it.ends).collect()
}

/// The ranges of the sites of a request, by their names.
fn sites(request: &Request) -> Vec<(&str, Vec<IpNet>)> {
    request.sites.iter().map(|(name, space)| (name.as_str(), space.clone())).collect()
}

/// What is told of ends that no file has.
fn loose(inventory: &Inventory) -> Vec<String> {
    let findings = audit(inventory, &AuditOptions::default());
    let found = findings.into_iter().filter(|it| it.code.id == "end-not-given");
    found.map(|it| it.message).collect()
}

#[test]
fn both_sides_of_a_peering_are_one_link_with_what_each_side_says() {
    let hub_side =
        Peering { gateway_transit: Some(true), remote_gateways: Some(false), ..to("spoke") };
    let spoke_side = Peering {
        gateway_transit: Some(false),
        remote_gateways: Some(true),
        forwarded_traffic: Some(true),
        ..to("hub")
    };
    let other = peered(network("other", "10.2.0.0/16", Vec::new()), to("hub"));
    let networks = vec![
        peered(network("spoke", "10.1.0.0/16", Vec::new()), spoke_side),
        peered(network("hub", "10.0.0.0/16", Vec::new()), hub_side),
        other,
    ];
    let links = links(&of(networks, Vec::new()));
    assert_eq!(links.len(), 2);
    let of_both = &links[0];
    assert_eq!(of_both.ends, ["spoke", "hub"]);
    assert_eq!(of_both.gateway_transit, ["hub"]);
    assert_eq!(of_both.remote_gateways, ["spoke"]);
    assert_eq!(of_both.forwarded_traffic, ["spoke"]);
    assert_eq!(links[1], Link::of(LinkKind::Peer, ["other", "hub"]));
}

#[test]
fn a_peering_is_disconnected_if_either_side_is() {
    let is_off = |states: [Option<&str>; 2]| {
        let state = |of: usize| states[of].map(String::from);
        let a = Peering { state: state(0), ..to("b") };
        let b = Peering { state: state(1), ..to("a") };
        let networks = vec![
            peered(network("a", "10.0.0.0/16", Vec::new()), a),
            peered(network("b", "10.1.0.0/16", Vec::new()), b),
        ];
        links(&of(networks, Vec::new()))[0].disconnected
    };
    assert!(!is_off([Some("Connected"), Some("connected")]));
    assert!(is_off([Some("Disconnected"), Some("Connected")]));
    assert!(is_off([Some("Connected"), Some("Initiated")]));
    // A template does not say it.
    assert!(!is_off([None, Some("")]));
}

#[test]
fn a_network_is_not_peered_with_itself() {
    let itself = peered(network("a", "10.0.0.0/16", Vec::new()), to("a"));
    assert_eq!(links(&of(vec![itself], Vec::new())), []);
}

#[test]
fn a_vpn_connection_joins_the_networks_of_its_gateways_once() {
    let networks = || vec![hub("west", 0, "vgw-west"), hub("north", 1, "vgw-north")];
    let [west, north] = ["vgw-west", "vgw-north"].map(|it| id(&gateway(it)));
    // Azure has a connection for each direction.
    let both = vec![vpn(west.clone(), north.clone()), vpn(north.clone(), west.clone())];
    assert_eq!(ends(&of(networks(), both)), [["west", "north"]]);
    // By type and name, as in a template, where what exists has no ID either.
    let mut new = networks();
    let subnets = vec![with_new(&gateway("vgw-north"), subnet("GatewaySubnet", "10.1.255.0/27"))];
    new[1] = network("north", "10.1.0.0/16", subnets);
    assert_eq!(ends(&of(new, vec![vpn(west.clone(), gateway("vgw-north"))])), [["west", "north"]]);
    // A gateway of another resource group is another one.
    let other = north.replace("/g/", "/h/");
    assert_eq!(ends(&of(networks(), vec![vpn(west.clone(), other)])), [[""; 2]; 0]);
    // Two gateways of one network join nothing.
    assert_eq!(ends(&of(networks(), vec![vpn(west.clone(), west)])), [[""; 2]; 0]);
}

#[test]
fn a_local_network_gateway_is_a_site_named_like_nothing_else() {
    let to_office = || vpn(id(&gateway("vgw")), id(&local("hub")));
    let office = ExistingSite { id: Some(id(&local("hub"))), ..site("hub", "192.168.0.0/16") };
    let inventory =
        Inventory { sites: vec![office], ..of(vec![hub("hub", 0, "vgw")], vec![to_office()]) };
    let request = inventory.request();
    assert_eq!(request.links, [Link::of(LinkKind::Vpn, ["hub", "hub-2"])]);
    assert_eq!(sites(&request), [("hub-2", ranges("192.168.0.0/16"))]);
}

#[test]
fn two_devices_of_one_office_are_one_site() {
    let to_site = |name: &str| vpn(id(&gateway("vgw")), local(name));
    let inventory = Inventory {
        sites: vec![
            site("first", "192.168.0.0/24 192.168.1.0/24"),
            site("second", "192.168.1.0/24 192.168.0.0/24"),
            site("third", "192.168.2.0/24"),
        ],
        ..of(vec![hub("hub", 0, "vgw")], ["first", "second", "third"].map(to_site).into())
    };
    assert_eq!(ends(&inventory), [["hub", "first"], ["hub", "third"]]);
}

#[test]
fn a_site_is_found_by_its_id_and_by_its_name_where_one_of_both_has_none() {
    let space_of = |sites: Vec<ExistingSite>, end: String| {
        let connections = vec![vpn(id(&gateway("vgw")), end)];
        let request = Inventory { sites, ..of(vec![hub("hub", 0, "vgw")], connections) }.request();
        request.sites.into_values().next().map(|it| it[0].to_string())
    };
    let [a, b] = ["192.168.1.0/24", "192.168.2.0/24"];
    let of_group = |group: &str| deployed(group, "hq", a).id.unwrap();
    let two = || vec![deployed("a", "hq", a), deployed("b", "hq", b)];
    assert_eq!(space_of(two(), of_group("a")).as_deref(), Some(a));
    assert_eq!(space_of(two(), of_group("b")).as_deref(), Some(b));
    assert_eq!(space_of(two(), of_group("c")), None);
    assert_eq!(space_of(two(), local("hq")).as_deref(), Some(a), "the first of them");
    // A template has no IDs.
    assert_eq!(space_of(vec![site("hq", a)], of_group("c")).as_deref(), Some(a));
    assert_eq!(space_of(vec![site("hq", a)], local("hq")).as_deref(), Some(a));
    for sites in [[deployed("a", "hq", a), site("hq", b)], [site("hq", b), deployed("a", "hq", a)]]
    {
        assert_eq!(space_of(sites.into(), local("hq")).as_deref(), Some(b));
    }
    // A resource other than a local network gateway is not a site.
    assert_eq!(space_of(vec![site("hq", a)], gateway("hq")), None);
}

#[test]
fn all_connections_to_a_circuit_are_one_link() {
    let networks =
        vec![hub("west", 0, "ergw-west"), hub("north", 1, "ergw-north"), hub("east", 2, "other")];
    let to_circuit = |gateway_name: &str, name: &str| {
        let ends = [id(&gateway(gateway_name)), id(&circuit(name))];
        connection("er", LinkKind::ExpressRoute, &ends)
    };
    let connections = vec![
        to_circuit("ergw-west", "main"),
        to_circuit("ergw-north", "MAIN"),
        // A second connection of the same gateway, for resilience.
        to_circuit("ergw-west", "main"),
        to_circuit("other", "west"),
    ];
    let inventory = of(networks, connections);
    let found = links(&inventory);
    assert_eq!(found[0], Link::of(LinkKind::ExpressRoute, ["west", "north", "main"]));
    assert_eq!(found[1], Link::of(LinkKind::ExpressRoute, ["east", "west-2"]));
    assert_eq!(found.len(), 2);
    assert!(loose(&inventory).is_empty(), "no file has what is behind a circuit");
}

fn instances(name: &str, number: u8, instance_name: &str) -> ExistingNetwork {
    let subnet = subnet("mi", &format!("10.{number}.0.0/26"));
    let space = format!("10.{number}.0.0/16");
    network(name, &space, vec![with(&instance(instance_name), subnet)])
}

#[test]
fn a_failover_group_joins_the_subnets_of_its_instances() {
    let networks = || vec![instances("west", 0, "mi-west"), instances("north", 1, "mi-north")];
    let of_both = [id(&instance("mi-west")), id(&instance("mi-north"))];
    let group = connection("group", LinkKind::FailoverGroup, &of_both);
    assert_eq!(ends(&of(networks(), vec![group])), [["west/mi", "north/mi"]]);
    let of_one = [id(&instance("mi-west")), id(&instance("lost"))];
    let group = connection("group", LinkKind::FailoverGroup, &of_one);
    let inventory = of(networks(), vec![group]);
    assert_eq!(ends(&inventory), [[""; 2]; 0]);
    let expected = "the connection `group` (failover-group) leads to `lost` \
                    (Microsoft.Sql/managedInstances), which is in none of the files";
    assert_eq!(loose(&inventory), [expected]);
}

#[test]
fn an_instance_link_joins_the_subnet_with_the_network_or_the_site_of_the_server() {
    let networks = || vec![instances("west", 0, "mi"), network("vms", "10.7.0.0/16", Vec::new())];
    let sites = || vec![site("lab", "192.168.0.0/24"), site("office", "192.168.1.0/24")];
    let linked = |endpoint: &str| {
        let of_both = [endpoint.to_owned(), id(&instance("mi"))];
        let link = connection("copy", LinkKind::InstanceLink, &of_both);
        let inventory = Inventory { sites: sites(), ..of(networks(), vec![link]) };
        (ends(&inventory).into_iter().next(), loose(&inventory).len())
    };
    let with = |server: &str| Some(vec![server.to_owned(), "west/mi".to_owned()]);
    assert_eq!(linked("TCP://10.7.3.4:5022"), (with("vms"), 0));
    assert_eq!(linked("TCP://192.168.1.4:5022"), (with("office"), 0));
    assert_eq!(linked("TCP://192.168.0.4:5022"), (with("lab"), 0));
    // An address of nobody could be of a network in another file; a name is not looked up.
    assert_eq!(linked("TCP://10.9.0.4:5022"), (None, 1));
    assert_eq!(linked("TCP://sql.example:5022"), (None, 0));
    // So could a machine that is named by its ID.
    assert_eq!(linked(&id("Microsoft.Compute/virtualMachines/sql")), (None, 1));
}

#[test]
fn every_database_of_an_instance_link_is_counted() {
    let of_both = ["TCP://10.7.3.4:5022".to_owned(), id(&instance("mi"))];
    let link = |databases| {
        let mut it = connection("copy", LinkKind::InstanceLink, &of_both);
        it.link.databases = databases;
        it
    };
    let networks = vec![instances("west", 0, "mi"), network("vms", "10.7.0.0/16", Vec::new())];
    let found = links(&of(networks, vec![link(Some(1)), link(Some(1)), link(Some(2))]));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].databases, Some(4));
}

/// An integration of an app of a plan with an end.
fn integration(kind: LinkKind, end: &str, plan: Option<&str>, app: &str) -> ExistingConnection {
    let mut it = connection("app", kind, &[end.to_owned()]);
    it.link.plan = plan.map(String::from);
    it.link.app = Some(app.into());
    it
}

fn regional(end: &str, plan: Option<&str>, app: &str) -> ExistingConnection {
    integration(LinkKind::RegionalIntegration, end, plan, app)
}

/// A network with a subnet for apps, `apps/web`, whose ID is `/web`.
fn apps(holds: bool) -> ExistingNetwork {
    let holds = holds.then(|| app_service::SERVICE.with(&app_service::INSTANCES, 3));
    let holds = holds.into_iter().collect();
    let it = ExistingSubnet { id: Some("/web".into()), holds, ..subnet("web", "10.3.0.0/26") };
    network("apps", "10.3.0.0/16", vec![it])
}

#[test]
fn the_apps_of_a_plan_are_integrated_as_one() {
    let [one, other] = ["/a/serverFarms/plan", "/b/serverFarms/plan"];
    let connections = vec![
        regional("/WEB", Some(one), "shop"),
        regional("/web", Some(one), "blog"),
        // Another plan of that name.
        regional("/web", Some(other), "shop"),
        // Of a plan that no file names, each app counts.
        regional("/web", None, "shop"),
        regional("/web", None, "blog"),
    ];
    let inventory = of(vec![apps(true)], connections);
    let found = links(&inventory);
    let said = |it: &Link| (it.plan.clone(), it.app.clone());
    let all: Vec<_> = found.iter().map(said).collect();
    let plan = |name: &str| (Some(name.to_owned()), None);
    let app = |name: &str| (None, Some(name.to_owned()));
    assert_eq!(all, [plan("plan"), plan("plan-2"), app("shop"), app("blog")]);
    assert!(found.iter().all(|it| it.ends == ["apps/web"]));
    assert_eq!(inventory.request().links, found);
    assert!(loose(&inventory).is_empty());
}

#[test]
fn an_integration_is_asked_for_only_where_the_app_is_known() {
    let of_app = |network: ExistingNetwork| {
        let inventory = of(vec![network], vec![regional("/web", None, "shop")]);
        inventory.request().links.len()
    };
    assert_eq!(of_app(apps(true)), 1);
    assert_eq!(of_app(apps(false)), 0);
    let isolated = ExistingNetwork { isolated: Some("a lab".into()), ..apps(true) };
    assert_eq!(of_app(isolated), 0);
    // The subnet of an app that no file has is told with the resources.
    let inventory = of(vec![apps(true)], vec![regional("/lost", None, "shop")]);
    assert_eq!((links(&inventory).len(), loose(&inventory).len()), (0, 0));
}

#[test]
fn an_app_without_a_subnet_reaches_a_network_as_a_client_of_its_gateway() {
    let end = |name: &str| id(&format!("Microsoft.Network/virtualNetworks/{name}"));
    let with_id = |name: &str, number, gateway_name: &str| ExistingNetwork {
        id: Some(end(name)),
        ..hub(name, number, gateway_name)
    };
    let inventory = Inventory {
        client_pools: vec![
            clients("vgw-west", "172.16.0.0/24"),
            clients("vgw-north", "172.16.1.0/24 fd00::/64"),
        ],
        ..of(
            vec![with_id("west", 0, "vgw-west"), with_id("north", 1, "vgw-north")],
            vec![integration(LinkKind::GatewayRequiredIntegration, &end("north"), None, "shop")],
        )
    };
    assert_eq!(ends(&inventory), [["vgw-north-clients"]]);
    let request = inventory.request();
    assert_eq!(request.links.len(), 1);
    let pools: Vec<_> = request
        .client_pools
        .iter()
        .map(|(name, pool)| (name.as_str(), pool.network.as_deref(), pool.at))
        .collect();
    let range = |text: &str| Some(text.parse().unwrap());
    let expected = [
        ("vgw-north-clients", Some("north"), range("172.16.1.0/24")),
        ("vgw-west-clients", Some("west"), range("172.16.0.0/24")),
    ];
    assert_eq!(pools, expected);
}

/// A network without its gateway subnet: the gateway is in another one.
fn without_gateway() -> ExistingNetwork {
    let subnet = with(&gateway("vgw"), subnet("front", "10.0.255.0/27"));
    network("hub", "10.0.0.0/16", vec![subnet])
}

#[test]
fn a_request_links_only_what_it_has() {
    let requested = |it: ExistingNetwork| {
        let spoke = peered(network("spoke", "10.1.0.0/16", Vec::new()), to("hub"));
        let connections = vec![vpn(id(&gateway("vgw")), local("office"))];
        let inventory = Inventory {
            sites: vec![site("office", "192.168.0.0/24")],
            client_pools: vec![clients("vgw", "172.16.0.0/24")],
            ..of(vec![it, spoke], connections)
        };
        let request = inventory.request();
        let kinds: Vec<&str> = request.links.iter().map(|it| it.kind.word()).collect();
        let all = (request.sites.len(), request.client_pools.len());
        (kinds.join(" "), all)
    };
    assert_eq!(requested(hub("hub", 0, "vgw")), ("peer vpn".into(), (1, 1)));
    // A gateway is needed for what goes through it, and not for a peering.
    assert_eq!(requested(without_gateway()), ("peer".into(), (0, 0)));
    let isolated = Some("a lab".to_owned());
    let lab = ExistingNetwork { isolated, ..hub("hub", 0, "vgw") };
    assert_eq!(requested(lab), (String::new(), (0, 0)));
}

#[test]
fn a_gateway_that_is_in_no_file_is_offered_to_nobody() {
    let offered = |it: ExistingNetwork| {
        let transit = Peering { gateway_transit: Some(true), ..to("spoke") };
        let uses = Peering { remote_gateways: Some(true), ..to("hub") };
        let spoke = peered(network("spoke", "10.1.0.0/16", Vec::new()), uses);
        let request = of(vec![peered(it, transit), spoke], Vec::new()).request();
        (request.links[0].gateway_transit.len(), request.links[0].remote_gateways.len())
    };
    assert_eq!(offered(hub("hub", 0, "vgw")), (1, 1));
    assert_eq!(offered(without_gateway()), (0, 0));
}

#[test]
fn a_range_of_a_site_or_of_clients_is_not_avoided_a_second_time() {
    let at = |line| Origin { line, ..Origin::default() };
    let avoid = |text: &str, line| ExistingRange {
        range: text.parse().unwrap(),
        why: String::new(),
        origin: at(line),
    };
    let office = ExistingSite { origin: at(1), ..site("office", "192.168.0.0/24") };
    let pool = ExistingClientPool { origin: at(2), ..clients("vgw", "172.16.0.0/24") };
    let connections = vec![vpn(id(&gateway("vgw")), local("office"))];
    let mut inventory = Inventory {
        sites: vec![office],
        client_pools: vec![pool],
        keep_outs: vec![
            avoid("192.168.0.0/24", 1),
            avoid("172.16.0.0/24", 2),
            // The same range, as a list says it.
            avoid("192.168.0.0/24", 3),
            // Another one of the place of the site.
            avoid("192.168.9.0/24", 1),
        ],
        ..of(vec![hub("hub", 0, "vgw")], connections)
    };
    let avoided = |inventory: &Inventory| -> Vec<String> {
        inventory.request().avoid.iter().map(|it| it.range.to_string()).collect()
    };
    assert_eq!(avoided(&inventory), ["192.168.0.0/24", "192.168.9.0/24"]);
    // Nothing leads to the site: it stays a range to avoid.
    inventory.connections.clear();
    assert_eq!(avoided(&inventory), ["192.168.0.0/24", "192.168.0.0/24", "192.168.9.0/24"]);
}

#[test]
fn an_end_of_a_connection_that_no_file_has_is_told() {
    let told =
        |end: String| loose(&of(vec![hub("hub", 0, "vgw")], vec![vpn(id(&gateway("vgw")), end)]));
    let expected = "the connection `vpn` (vpn) leads to `other` \
                    (Microsoft.Network/virtualNetworkGateways), which is in none of the files";
    assert_eq!(told(id(&gateway("other"))), [expected]);
    assert_eq!(told(gateway("other")), [expected]);
    assert_eq!(
        told("other".into()),
        ["the connection `vpn` (vpn) leads to `other`, which is in none of the files"]
    );
    let half = connection("vpn", LinkKind::Vpn, &[id(&gateway("vgw"))]);
    assert_eq!(
        loose(&of(vec![hub("hub", 0, "vgw")], vec![half])),
        ["the connection `vpn` (vpn) does not say both of its ends"]
    );
    // Both are there.
    let networks = vec![hub("hub", 0, "vgw"), hub("other", 1, "other")];
    let both = vpn(id(&gateway("vgw")), id(&gateway("other")));
    assert!(loose(&of(networks, vec![both])).is_empty());
}

#[test]
fn the_gateway_of_an_expressroute_connection_may_be_in_no_file() {
    let ends = [id(&gateway("lost")), id(&circuit("main"))];
    let inventory = of(Vec::new(), vec![connection("er", LinkKind::ExpressRoute, &ends)]);
    let expected = "the connection `er` (expressroute) leads to `lost` \
                    (Microsoft.Network/virtualNetworkGateways), which is in none of the files";
    assert_eq!(loose(&inventory), [expected]);
    assert_eq!(links(&inventory), []);
}

#[test]
fn an_end_that_lives_in_an_unknown_subnet_is_told_once() {
    let lost = Resident::of_id(&id(&gateway("lost"))).unwrap();
    let told = |resident: Resident, end: String| {
        let connections = vec![vpn(id(&gateway("vgw")), end)];
        let residents = vec![Resident { subnet: "spoke/GatewaySubnet".into(), ..resident }];
        let inventory = Inventory { residents, ..of(vec![hub("hub", 0, "vgw")], connections) };
        loose(&inventory).len()
    };
    assert_eq!(told(lost.clone(), id(&gateway("lost"))), 0);
    assert_eq!(told(lost.clone(), gateway("LOST")), 0);
    assert_eq!(told(Resident { id: None, ..lost.clone() }, id(&gateway("lost"))), 0);
    assert_eq!(told(lost, id(&gateway("other"))), 1);
}

#[test]
fn a_peering_with_a_network_that_no_file_has_is_told_once_for_each_network() {
    let spoke = |name: &str| peered(network(name, "", Vec::new()), to("/x/virtualNetworks/hub"));
    let told = |names: &[&str]| loose(&of(names.iter().map(|it| spoke(it)).collect(), Vec::new()));
    let end = "peered with `hub`, which is in none of the files";
    assert_eq!(told(&["a"]), [format!("`a` is {end}")]);
    assert_eq!(told(&["a", "b"]), [format!("`a` and `b` are {end}")]);
    assert_eq!(told(&["a", "b", "c"]), [format!("`a`, `b` and `c` are {end}")]);
    assert_eq!(told(&["a", "b", "c", "d"]), [format!("`a`, `b`, `c` and 1 more are {end}")]);
    // A peering that does not say with what says nothing.
    assert!(loose(&of(vec![peered(network("a", "", Vec::new()), to(""))], Vec::new())).is_empty());
}

/// What is found, with a line of its own for each thing that was read.
fn findings(inventory: &mut Inventory, edition: Edition) -> Vec<Finding> {
    let mut line = 0;
    inventory.each_origin(&mut |origin| {
        line += 1;
        origin.line = line;
    });
    // The ranges of a site are read with it.
    for keep_out in &mut inventory.keep_outs {
        let same = inventory.sites.iter().find(|it| it.space.contains(&keep_out.range));
        keep_out.origin = same.map(|it| it.origin.clone()).unwrap_or_default();
    }
    let options = AuditOptions { edition: Some(edition), ..AuditOptions::default() };
    let findings = audit(inventory, &options).into_iter();
    let codes = [
        "linked-overlap",
        "overlapping",
        "peering-would-fail",
        "over-link-limit",
        "partner-too-small",
        "out-of-reach",
    ];
    findings.filter(|it| codes.contains(&it.code.id)).collect()
}

/// The codes of what is found, with the networks that each is about.
fn told(mut inventory: Inventory) -> Vec<(&'static str, Vec<String>)> {
    let findings = findings(&mut inventory, Edition::newest()).into_iter();
    findings.map(|it| (it.code.id, it.networks)).collect()
}

#[test]
fn networks_that_gateways_connect_overlap_once() {
    let gateway_subnet = with(&gateway("vgw-west"), subnet("GatewaySubnet", "10.0.127.0/27"));
    let west = network("west", "10.0.0.0/17", vec![gateway_subnet]);
    let connections = vec![vpn(id(&gateway("vgw-hub")), id(&gateway("vgw-west")))];
    let mut inventory = of(vec![hub("hub", 0, "vgw-hub"), west], connections);
    let found = findings(&mut inventory, Edition::newest());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code.id, found[0].severity), ("linked-overlap", Severity::Error));
    assert_eq!(found[0].networks, ["hub", "west"]);
    // The inner one first.
    let [hub, west] = [0, 1].map(|at: usize| inventory.networks[at].origin.clone());
    assert_eq!(found[0].origins, [west, hub]);
}

#[test]
fn a_site_that_a_gateway_leads_to_overlaps_once() {
    let with_site = |space: &str| {
        let range = space.parse().unwrap();
        let (why, origin) = ("office".into(), Origin::default());
        told(Inventory {
            sites: vec![site("office", space)],
            keep_outs: vec![ExistingRange { range, why, origin }],
            ..of(vec![hub("hub", 0, "vgw")], vec![vpn(id(&gateway("vgw")), local("office"))])
        })
    };
    let once = [("linked-overlap", vec!["hub".to_owned()])];
    assert_eq!(with_site("10.0.0.0/8"), once);
    // In the gateway subnet alone.
    assert_eq!(with_site("10.0.255.0/28"), once);
    assert_eq!(with_site("192.168.0.0/24"), []);
}

#[test]
fn a_site_is_no_network_that_another_is_peered_with() {
    let hub = peered(hub("hub", 0, "vgw"), to("/x/virtualNetworks/lost"));
    let connections = vec![vpn(id(&gateway("vgw")), local("office"))];
    let sites = vec![site("office", "10.0.0.0/24")];
    let found = told(Inventory { sites, ..of(vec![hub], connections) });
    assert_eq!(found, [("linked-overlap", vec!["hub".to_owned()])]);
}

#[test]
fn networks_that_are_peered_overlap_once_whatever_else_is_connected() {
    let beside = |networks: Vec<ExistingNetwork>| {
        let all = [hub("other", 9, "vgw")].into_iter().chain(networks).collect();
        let connections = vec![vpn(id(&gateway("vgw")), local("office"))];
        told(Inventory { sites: vec![site("office", "192.168.0.0/24")], ..of(all, connections) })
    };
    let spoke = |name: &str, space: &str, remote: &str| {
        peered(network(name, space, Vec::new()), to(remote))
    };
    let direct = vec![spoke("a", "10.1.0.0/16", "b"), spoke("b", "10.1.0.0/24", "a")];
    let once = |one: &str, other: &str| [("overlapping", vec![one.to_owned(), other.to_owned()])];
    assert_eq!(beside(direct), once("b", "a"));
    let spokes = vec![
        network("hub", "10.2.0.0/16", Vec::new()),
        spoke("a", "10.1.0.0/16", "hub"),
        spoke("b", "10.1.0.0/24", "hub"),
    ];
    assert_eq!(beside(spokes), once("b", "a"));
}

static NEW: Source = Source::new("A page", "https://example.com/a", Edition::new(2026, 2, 3));
static EACH: Fact<u64> = Fact::new("addresses", &[Cited::new(1, &NEW)]);
const COUNT: Input<Count> = Input::count("count", "things with an address", 1, 1_000);

/// Managed instances, one address for each.
static INSTANCES: Service = Service {
    id: "instances",
    inputs: &[&COUNT],
    connects: Some(Connects::ManagedInstance),
    subnets: &[SubnetRule {
        demand: |given| Demand::none().steady(given.count(&COUNT), "things", given.at(&EACH)),
        ..SubnetRule::ORDINARY
    }],
    ..Service::PLAIN
};

/// A network with some of these, where a file says how many.
fn sized(name: &str, prefix: &str, count: Option<u64>) -> ExistingNetwork {
    let mut it = with(&instance(name), subnet("mi", prefix));
    it.residents[0].workload = count.map(|count| INSTANCES.with(&COUNT, count));
    network(name, prefix, vec![it])
}

/// The failover group of `west` and `north`.
fn failover(west: ExistingNetwork, north: ExistingNetwork) -> Inventory {
    let of_both = [id(&instance("west")), id(&instance("north"))];
    of(vec![west, north], vec![connection("group", LinkKind::FailoverGroup, &of_both)])
}

#[test]
fn the_partner_of_a_failover_group_has_room_for_both() {
    let west = |count| sized("west", "10.0.0.0/26", count);
    let north = |prefix: &str, count| sized("north", prefix, count);
    let told = |mut inventory: Inventory, edition| {
        let found = findings(&mut inventory, edition).into_iter();
        let found = found.filter(|it| it.code.id == "partner-too-small");
        found.map(|it| (it.severity, it.networks, it.message, it.hints)).collect::<Vec<_>>()
    };
    // 40 and the 5 that Azure keeps.
    let small = || failover(west(Some(40)), north("10.1.0.0/27", Some(1)));
    let found = told(small(), Edition::newest());
    let (severity, networks, message, hints) = &found[0];
    assert_eq!(found.len(), 1);
    assert_eq!((*severity, networks.join(" ")), (Severity::Warning, "west north".to_owned()));
    let expected = "`north/mi` has 32 addresses; what lives in `west/mi` needs 45 after a failover";
    assert_eq!(message, expected);
    assert_eq!(hints[0], "give `north/mi` the same workloads, or a `prefix-length`");
    let newest = Edition::newest();
    assert_eq!(told(failover(west(Some(27)), north("10.1.0.0/27", Some(1))), newest), []);
    assert_eq!(told(failover(west(Some(28)), north("10.1.0.0/27", Some(1))), newest).len(), 1);
    // Two prefixes are one subnet.
    assert_eq!(
        told(failover(west(Some(40)), north("10.1.0.0/27 10.1.1.0/28", Some(1))), newest),
        []
    );
    // Nothing says how many are there, or how many addresses each has.
    assert_eq!(told(failover(west(None), north("10.1.0.0/28", Some(1))), newest), []);
    assert_eq!(told(small(), Edition::new(2026, 2, 2)), []);
}

#[test]
fn instances_that_do_not_reach_each_other_are_told_with_what_would_connect_them() {
    let mut inventory =
        failover(sized("west", "10.0.0.0/26", Some(1)), sized("north", "10.1.0.0/26", Some(1)));
    let found = findings(&mut inventory, Edition::newest());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code.id, found[0].severity), ("out-of-reach", Severity::Warning));
    let hint = "connect both networks, or give the files of their connections";
    assert_eq!(found[0].hints.len(), 1);
    assert_eq!(found[0].hints[0], hint);
    assert_eq!(found[0].origins, [inventory.connections[0].origin.clone()]);
    inventory.networks[0].peerings.push(to("north"));
    inventory.networks[1].peerings.push(to("west"));
    assert_eq!(findings(&mut inventory, Edition::newest()), []);
}

#[test]
fn a_plan_is_integrated_with_two_subnets_at_most() {
    let told = |app_subnets: usize, others: usize| {
        let names: Vec<String> = (0..app_subnets + others).map(|at| format!("s{at}")).collect();
        let subnets = names.iter().enumerate().map(|(at, name)| {
            let holds =
                (at < app_subnets).then(|| app_service::SERVICE.with(&app_service::INSTANCES, 1));
            let holds = holds.into_iter().collect();
            let it = subnet(name, &format!("10.3.{at}.0/24"));
            ExistingSubnet { id: Some(format!("/{name}")), holds, ..it }
        });
        let networks = vec![network("apps", "10.3.0.0/16", subnets.collect())];
        let end = |name: &String| regional(&format!("/{name}"), Some("/serverFarms/plan"), "shop");
        told(of(networks, names.iter().map(end).collect()))
    };
    let once = [("over-link-limit", vec!["apps".to_owned()])];
    assert_eq!(told(2, 0), []);
    assert_eq!(told(3, 0), once);
    // A subnet without a known app counts for nothing, and hides nothing.
    assert_eq!(told(2, 1), []);
    assert_eq!(told(3, 1), once);
}

#[test]
fn an_app_in_an_isolated_network_is_not_judged() {
    let isolated = ExistingNetwork { isolated: Some("a lab".into()), ..apps(true) };
    let mut inventory =
        failover(sized("west", "10.0.0.0/26", Some(1)), sized("north", "10.1.0.0/26", Some(1)));
    inventory.networks.push(isolated);
    inventory.connections.push(regional("/web", None, "shop"));
    // What is told of others is told all the same.
    assert_eq!(told(inventory)[0].0, "out-of-reach");
}

#[test]
fn a_plan_reaches_five_networks_by_gateways_at_most() {
    let told = |count: u8| {
        let of_number = |at: u8| {
            let mut it = hub(&format!("n{at}"), at, &format!("vgw{at}"));
            it.id = Some(format!("/n{at}"));
            it
        };
        let client_pools = (0..count)
            .map(|at| clients(&format!("vgw{at}"), &format!("172.16.{at}.0/24")))
            .collect();
        let kind = LinkKind::GatewayRequiredIntegration;
        let connections = (0..count)
            .map(|at| integration(kind, &format!("/n{at}"), Some("/plan"), &format!("app{at}")))
            .collect();
        let networks = (0..count).map(of_number).collect();
        let found = told(Inventory { client_pools, ..of(networks, connections) });
        found.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(told(5), [""; 0]);
    assert_eq!(told(6), ["over-link-limit"]);
}

#[test]
fn private_endpoints_of_peered_networks_count_together() {
    // The spoke has five subnets with endpoints, the hub none.
    let told = |each: u64, hub_scales: Option<bool>, spoke_scales: Option<bool>| {
        let subnets = (0..5).map(|at| {
            let holds = private_endpoints::SERVICE.with(&private_endpoints::ENDPOINTS, each);
            let it = subnet(&format!("s{at}"), &format!("10.1.{}.0/22", at * 4));
            ExistingSubnet { holds: vec![holds], ..it }
        });
        let spoke = network("spoke", "10.1.0.0/16", subnets.collect());
        let networks = vec![
            ExistingNetwork {
                high_scale: hub_scales,
                ..network("hub", "10.0.0.0/16", vec![subnet("web", "10.0.0.0/24")])
            },
            ExistingNetwork { high_scale: spoke_scales, ..peered(spoke, to("hub")) },
        ];
        let mut inventory = of(networks, Vec::new());
        let found = findings(&mut inventory, Edition::newest()).into_iter();
        found.map(|it| it.message).collect::<Vec<_>>()
    };
    let of = |name: &str| {
        format!(
            "network `{name}` and those it is peered with have 4005 private endpoints; together they \
             can have 4000"
        )
    };
    let nothing = Vec::<String>::new();
    assert_eq!(told(801, None, Some(false)), [of("hub"), of("spoke")]);
    assert_eq!(told(800, None, Some(false)), nothing);
    // More where the networks with endpoints are set up for it, or nothing says that they are not.
    assert_eq!(told(801, None, Some(true)), nothing);
    assert_eq!(told(801, None, None), nothing);
    assert_eq!(told(801, Some(false), Some(true)), nothing);
}

#[test]
fn what_several_peerings_lead_to_names_each_network_once() {
    let spokes = ["a", "b"].map(|it| peered(network(it, "", Vec::new()), to("/x/hub")));
    let mut inventory = of(spokes.into(), Vec::new());
    let again = inventory.networks[0].peerings[0].clone();
    inventory.networks[0].peerings.push(again);
    let findings = audit(&inventory, &AuditOptions::default());
    let found = findings.into_iter().find(|it| it.code.id == "end-not-given").unwrap();
    assert_eq!(found.networks, ["a", "b"]);
}
