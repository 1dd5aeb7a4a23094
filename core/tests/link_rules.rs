//! What links may join and what they demand, each rule on both sides of its border.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::services::{
    app_service, gateway_required_integration, hosts, sql_managed_instance,
    sql_managed_instance_pool, vpn_gateway,
};
use ipplan::{
    Cited, ClientPool, Connects, Count, Demand, Edition, Fact, Input, IpNet, Link, LinkKind, Lock,
    Network, PrefixLen, Problem, Request, Service, Source, Subnet, SubnetRule, check, plan,
};

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn network(space: &[&str]) -> Network {
    Network::within(space.iter().map(|it| net(it)).collect())
}

fn reusing(space: &[&str]) -> Network {
    Network { reuse: Some("tests".into()), ..network(space) }
}

fn in_region(region: &str, space: &str) -> Network {
    Network { region: Some(region.into()), ..network(&[space]) }
}

fn holding(addresses: u64) -> Subnet {
    Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, addresses))
}

/// A subnet whose use nobody has stated.
fn unknown(length: u8) -> Subnet {
    Subnet { prefix_len: Some(PrefixLen::v4(length)), ..Subnet::default() }
}

fn gateway() -> Subnet {
    Subnet::of(vpn_gateway::SERVICE.workload())
}

fn instances(general_purpose: u64) -> Subnet {
    let service = &sql_managed_instance::SERVICE;
    Subnet::of(service.with(&sql_managed_instance::GENERAL_PURPOSE, general_purpose))
}

fn peer<T: Into<String>>(ends: impl IntoIterator<Item = T>) -> Link {
    Link::of(LinkKind::Peer, ends)
}

fn vpn(ends: [&str; 2]) -> Link {
    Link::of(LinkKind::Vpn, ends)
}

/// A hub with a VPN gateway and an app, a spoke, an office, and a pool that names no network.
fn estate(links: impl IntoIterator<Item = Link>) -> Request {
    let mut request = Request { links: links.into_iter().collect(), ..Request::default() }
        .with("hub", network(&["10.0.0.0/24"]).with("gateway", gateway()).with("web", holding(20)))
        .with("spoke", network(&["10.0.1.0/24"]).with("api", holding(20)));
    request.sites.insert("office".into(), vec![net("10.200.0.0/16")]);
    request.client_pools.insert("staff".into(), ClientPool::at(net("172.31.0.0/24")));
    request
}

fn problems(request: &Request) -> Vec<Problem> {
    plan(request, &Lock::default()).err().unwrap_or_default()
}

/// The code and the place of each problem.
fn found(request: &Request) -> Vec<(&'static str, String)> {
    problems(request).into_iter().map(|it| (it.code.id, it.place)).collect()
}

fn has(request: &Request, code: &str) -> bool {
    problems(request).iter().any(|it| it.code.id == code)
}

#[test]
fn a_link_joins_only_what_its_kind_can() {
    let wrong = |link: Link| has(&estate([link]), "link-end");
    assert!(!wrong(peer(["hub", "spoke"])));
    assert!(wrong(peer(["hub", "office"])));
    assert!(wrong(peer(["hub", "spoke/api"])));
    assert!(!wrong(vpn(["hub", "office"])));
    assert!(wrong(vpn(["hub", "staff"])));
    assert!(wrong(vpn(["hub/web", "office"])));
}

#[test]
fn only_gateways_translate_addresses() {
    let translating = |kind, ends: [&str; 2]| {
        let link = Link { overlap: Some("translated".into()), ..Link::of(kind, ends) };
        found(&estate([link]))
    };
    let refused = [("link-end", "links.0.overlap".to_owned())];
    assert_eq!(translating(LinkKind::Peer, ["hub", "spoke"]), refused);
    assert_eq!(translating(LinkKind::VirtualWan, ["hub", "office"]), refused);
    assert_eq!(translating(LinkKind::Vpn, ["hub", "office"]), []);
}

/// The gateway in the west connects them as well, but a link says that both know of the overlap.
#[test]
fn a_reason_to_overlap_holds_whatever_else_joins_the_two() {
    let joined = |overlap: Option<&str>| {
        let both = Link { overlap: overlap.map(str::to_owned), ..vpn(["hub", "office"]) };
        let mut request = estate([vpn(["hub", "west"]), vpn(["west", "office"]), both])
            .with("west", network(&["10.2.0.0/24"]).with("gateway", gateway()));
        request.sites.insert("office".into(), vec![net("10.0.0.0/24")]);
        found(&request)
    };
    assert_eq!(joined(Some("translated")), []);
    assert_eq!(joined(None).first().map(|(code, _)| *code), Some("linked-overlap"));
}

#[test]
fn an_overlap_says_how_the_two_are_joined() {
    let why = |hub: &str, one: &str, two: &str| {
        let request = Request { links: vec![peer(["hub", "one", "two"])], ..Request::default() }
            .with("hub", network(&[hub]))
            .with("one", network(&[one]))
            .with("two", network(&[two]));
        let [problem] = problems(&request).try_into().unwrap();
        assert_eq!(problem.code.id, "linked-overlap");
        problem.message.rsplit("; ").next().unwrap().to_owned()
    };
    assert_eq!(why("10.0.0.0/16", "10.0.1.0/24", "10.2.0.0/24"), "they are peered");
    assert_eq!(why("10.0.1.0/24", "10.0.0.0/16", "10.2.0.0/24"), "they are peered");
    assert_eq!(why("10.1.0.0/24", "10.2.0.0/24", "10.2.0.0/25"), "both are peered with `hub`");
    assert_eq!(why("10.1.0.0/24", "10.2.0.0/25", "10.2.0.0/24"), "both are peered with `hub`");
}

/// An overlap that a link explains says nothing about others.
#[test]
fn each_overlap_is_reported_beside_that_of_a_link() {
    let mut request = Request { links: vec![peer(["net-a", "net-b"])], ..Request::default() }
        .with("net-a", network(&["10.0.0.0/24"]))
        .with("net-b", network(&["10.0.0.0/25"]))
        .with("net-c", network(&["10.1.0.0/24"]))
        .with("net-d", network(&["10.1.0.0/25"]));
    request.client_pools.insert("staff".into(), ClientPool::at(net("10.1.0.0/16")));
    let mut codes: Vec<_> = found(&request).into_iter().map(|(code, _)| code).collect();
    codes.sort_unstable();
    // Of `net-a` and `net-b`, of `net-c` and `net-d`, and of the pool with either of these.
    assert_eq!(codes, ["linked-overlap", "overlapping", "overlapping", "overlapping"]);
}

/// The other network may have the prefix around the subnet, a part of it, or one around that.
#[test]
fn a_subnet_that_is_peered_alone_is_in_a_prefix_of_its_own() {
    let found = |other: &str| {
        let subnets = ["one/web", "two/api"].map(str::to_owned).to_vec();
        let request =
            Request { links: vec![Link { subnets, ..peer(["one", "two"]) }], ..Request::default() };
        let web = holding(20).at(net("10.0.1.0/27"));
        let api = holding(20).at(net("10.9.0.0/27"));
        let one = reusing(&["10.0.1.0/24", "10.1.0.0/24"]).with("web", web);
        let two = reusing(&["10.9.0.0/24", other]).with("api", api);
        found(&request.with("one", one).with("two", two))
    };
    let refused = [("linked-overlap", "links.0.subnets".to_owned())];
    assert_eq!(found("10.0.1.0/24"), refused);
    assert_eq!(found("10.0.1.128/25"), refused);
    assert_eq!(found("10.0.0.0/16"), refused);
    assert_eq!(found("10.1.0.0/24"), []);
}

#[test]
fn a_peering_joins_at_most_200_subnets() {
    let joining = |count: usize| {
        let mut hub = network(&["10.0.0.0/18"]);
        for number in 0..count {
            hub = hub.with(format!("s{number:03}"), unknown(28));
        }
        let subnets = hub.subnets.keys().map(|it| format!("hub/{it}")).collect();
        let links = vec![Link { subnets, ..peer(["hub", "spoke"]) }];
        let request = Request { links, ..Request::default() };
        found(&request.with("hub", hub).with("spoke", network(&["10.1.0.0/24"])))
    };
    assert_eq!(joining(200), []);
    assert_eq!(joining(201), [("over-link-limit", "links.0.subnets".to_owned())]);
}

#[test]
fn a_network_has_at_most_500_peerings() {
    let peered = |count: usize| {
        let spokes: Vec<String> = (0..count).map(|it| format!("spoke-{it:03}")).collect();
        let mut request = Request::default().with("hub", network(&["10.255.0.0/24"]));
        for (number, spoke) in spokes.iter().enumerate() {
            let space = format!("10.{}.{}.0/24", number / 256, number % 256);
            request.networks.insert(spoke.clone(), network(&[&space]));
        }
        request.links.push(peer(["hub".to_owned()].into_iter().chain(spokes)));
        check(&request).map_err(|problems| problems[0].message.clone())
    };
    assert!(peered(500).is_ok());
    assert_eq!(peered(501).unwrap_err(), "network `hub` has 501 peerings; it can have 500");
}

#[test]
fn networks_that_are_peered_have_at_most_128_000_addresses_together() {
    let found = |one: u64, two: u64| {
        let request = Request { links: vec![peer(["one", "two"])], ..Request::default() };
        let one = network(&["10.0.0.0/16"]).with("machines", holding(one));
        let two = network(&["10.1.0.0/16"]).with("machines", holding(two));
        found(&request.with("one", one).with("two", two))
    };
    assert_eq!(found(64_000, 64_000), []);
    // Either network has the other one as its only peer, so both have too much around them.
    let over = ("over-link-limit", "links.0.peer".to_owned());
    assert_eq!(found(64_001, 64_000), [over.clone(), over]);
}

#[test]
fn a_plan_is_integrated_with_at_most_five_networks_by_gateways() {
    let integrated = |count: usize| {
        let mut request = Request::default();
        for number in 0..count {
            let (name, pool) = (format!("n{number}"), format!("pool-{number}"));
            let space = network(&[&format!("10.{number}.0.0/24")]).with("gateway", gateway());
            request.networks.insert(name.clone(), space);
            let range = net(&format!("172.31.{number}.0/24"));
            let clients = ClientPool { network: Some(name), ..ClientPool::at(range) };
            request.client_pools.insert(pool.clone(), clients);
            let link = Link::of(LinkKind::GatewayRequiredIntegration, [pool]);
            request.links.push(Link { plan: Some("shop".into()), ..link });
        }
        found(&request)
    };
    assert_eq!(integrated(5), []);
    assert_eq!(integrated(6), [("over-link-limit", "links.5.plan".to_owned())]);
}

#[test]
fn a_plan_is_integrated_with_at_most_two_subnets_of_its_region() {
    let integrated = |count: usize| {
        let mut hub = network(&["10.0.0.0/16"]);
        let mut request = Request::default();
        for number in 0..count {
            let apps = app_service::SERVICE.with(&app_service::INSTANCES, 3);
            hub = hub.with(format!("apps-{number}"), Subnet::of(apps));
            let end = format!("hub/apps-{number}");
            let link = Link::of(LinkKind::RegionalIntegration, [end]);
            request.links.push(Link { plan: Some("shop".into()), ..link });
        }
        found(&request.with("hub", hub))
    };
    assert_eq!(integrated(2), []);
    assert_eq!(integrated(3), [("over-link-limit", "links.2.plan".to_owned())]);
}

#[test]
fn integration_by_a_gateway_needs_to_know_its_network() {
    let integrated = |network: Option<&str>| {
        let mut request =
            estate([Link::of(LinkKind::GatewayRequiredIntegration, [String::from("staff")])]);
        request.client_pools.get_mut("staff").unwrap().network = network.map(str::to_owned);
        found(&request)
    };
    assert_eq!(integrated(Some("hub")), []);
    let place = "links.0.gateway-required-integration".to_owned();
    assert_eq!(integrated(None), [("link-end", place)]);
}

/// What apps send by the gateway goes on over a peering only if both sides accept it.
#[test]
fn a_peering_forwards_what_integrated_apps_send() {
    let integration = Link::of(LinkKind::GatewayRequiredIntegration, [String::from("apps")]);
    let over = |peering: Link, links: &[Link]| {
        let mut request = estate([peering]);
        request.links.extend(links.iter().cloned());
        let holds = vec![
            gateway_required_integration::SERVICE.with(&gateway_required_integration::INSTANCES, 3),
        ];
        let pool =
            ClientPool { network: Some("hub".into()), ..ClientPool::at(net("172.30.0.0/28")) };
        request.client_pools.insert("apps".into(), ClientPool { holds, ..pool });
        found(&request)
    };
    let transit = || Link {
        gateway_transit: vec!["hub".into()],
        remote_gateways: vec!["spoke".into()],
        ..peer(["hub", "spoke"])
    };
    let forwarding = || Link { forwarded_traffic: vec!["hub".into(), "spoke".into()], ..transit() };
    let access = Link::of(LinkKind::Access, ["apps", "spoke"]);
    let both = [integration, access.clone()];
    let refused = [("gateway-transit", "links.0.forwarded-traffic".to_owned())];
    assert_eq!(over(transit(), &both), refused);
    assert_eq!(over(forwarding(), &both), []);
    // Other clients of the gateway are not apps.
    assert_eq!(over(transit(), &[access]), []);
}

#[test]
fn sql_server_reaches_the_instance_that_it_is_linked_with() {
    let linked = |links: &[Link]| {
        let mut request = estate(links.iter().cloned());
        request.networks.get_mut("spoke").unwrap().space = network(&["10.1.0.0/24"]).space;
        request.networks.get_mut("spoke").unwrap().subnets = [("db".into(), instances(1))].into();
        found(&request)
    };
    let link = Link::of(LinkKind::InstanceLink, ["hub", "spoke/db"]);
    assert_eq!(
        linked(std::slice::from_ref(&link)),
        [("out-of-reach", "links.0.instance-link".to_owned())]
    );
    assert_eq!(linked(&[link, peer(["hub", "spoke"])]), []);
}

/// Until 2020-09-09, peerings between regions did not carry what goes to managed instances.
#[test]
fn a_peering_between_regions_mattered_to_instances_alone() {
    let found = |region: &str, spoke: Option<Subnet>, edition: Edition| {
        let request = Request {
            links: vec![peer(["hub", "spoke"])],
            edition: Some(edition),
            ..Request::default()
        };
        let subnets = spoke.map(|it| ("db".to_owned(), it)).into_iter().collect();
        let spoke = Network { subnets, ..in_region(region, "10.1.0.0/24") };
        found(&request.with("hub", in_region("West Europe", "10.0.0.0/24")).with("spoke", spoke))
    };
    let (before, since) = (Edition::new(2020, 9, 8), Edition::new(2020, 9, 9));
    let refused = [("linked-regions", "links.0.peer".to_owned())];
    assert_eq!(found("North Europe", Some(instances(1)), before), refused);
    assert_eq!(found("North Europe", Some(instances(1)), since), []);
    assert_eq!(found("North Europe", None, before), []);
    assert_eq!(found("westeurope", Some(instances(1)), before), []);
}

/// Where nobody has stated the use of a subnet, the name that Azure insists on says it.
#[test]
fn a_gateway_is_known_by_the_name_of_its_subnet() {
    let using = |name: &str| {
        let link = Link {
            gateway_transit: vec!["hub".into()],
            remote_gateways: vec!["spoke".into()],
            ..peer(["hub", "spoke"])
        };
        let mut request = estate([link]);
        let hub = network(&["10.0.0.0/24"]).with(name, unknown(26));
        request.networks.insert("hub".into(), hub);
        found(&request)
    };
    let missing = [("gateway-missing", "links.0.remote-gateways".to_owned())];
    assert_eq!(using("GatewaySubnet"), []);
    assert_eq!(using("gatewaysubnet"), []);
    assert_eq!(using("web"), missing);
    assert_eq!(using("AzureBastionSubnet"), missing);
}

/// Two regions that are peered, each with instances, and an office from which the first is reached.
fn failing_over(one: Subnet, two: Subnet) -> Request {
    let mut request = Request {
        links: vec![
            peer(["one", "two"]),
            vpn(["one", "office"]),
            Link::of(LinkKind::FailoverGroup, ["one/db", "two/db"]),
        ],
        ..Request::default()
    }
    .with("one", in_region("westeurope", "10.0.0.0/16").with("db", one).with("gateway", gateway()))
    .with("two", in_region("northeurope", "10.1.0.0/16").with("db", two));
    request.sites.insert("office".into(), vec![net("10.200.0.0/16")]);
    request
}

#[test]
fn an_instance_has_a_failover_group_or_links_with_sql_server() {
    let found = |one: Subnet, linked: bool| {
        let mut request = failing_over(one, instances(1));
        if linked {
            request.links.push(Link::of(LinkKind::InstanceLink, ["office", "one/db"]));
        }
        found(&request)
    };
    assert_eq!(found(instances(1), false), []);
    assert_eq!(
        found(instances(1), true),
        [("over-link-limit", "links.3.instance-link".to_owned())]
    );
    assert_eq!(found(instances(2), true), []);
    // The instances of a pool are not known one by one.
    let pool = &sql_managed_instance_pool::SERVICE;
    let pool = Subnet::of(pool.with(&sql_managed_instance_pool::INSTANCES, 1));
    assert_eq!(found(pool, true), []);
}

static PAGE: Source = Source::new("A page", "https://example.com/a", Edition::new(2020, 1, 2));
static EACH: Fact<u64> = Fact::new("addresses", &[Cited::new(1, &PAGE)]);
const COUNT: Input<Count> = Input::count("count", "instances", 1, 1_000);

/// Instances of one address each.
static PLAIN_INSTANCES: Service = Service {
    id: "plain-instances",
    inputs: &[&COUNT],
    subnets: &[SubnetRule {
        demand: |given| Demand::none().steady(given.count(&COUNT), "instances", given.at(&EACH)),
        ..SubnetRule::ORDINARY
    }],
    connects: Some(Connects::ManagedInstance),
    ..Service::PLAIN
};

fn plain(count: u64, length: u8) -> Subnet {
    let prefix_len = Some(PrefixLen::v4(length));
    Subnet { prefix_len, ..Subnet::of(PLAIN_INSTANCES.with(&COUNT, count)) }
}

/// 27 instances and the five addresses that Azure reserves are 32, which a /27 has.
#[test]
fn either_partner_has_room_for_what_lives_in_the_other() {
    let found = |one: Subnet, two: Subnet| found(&failing_over(one, two));
    assert_eq!(found(plain(1, 27), plain(27, 26)), []);
    let refused = [("partner-too-small", "links.2.failover-group".to_owned())];
    assert_eq!(found(plain(1, 27), plain(28, 26)), refused);
    assert_eq!(found(plain(28, 26), plain(1, 27)), refused);
}

/// What a plan demands of links of that kind.
fn demanded(request: &Request, kind: LinkKind) -> String {
    let plan = plan(request, &Lock::default()).unwrap();
    let links = plan.links.iter().filter(|it| it.link.kind == kind);
    let demands = links.flat_map(|it| it.demands.iter().map(|it| it.what.clone()));
    demands.collect::<Vec<_>>().join("; ")
}

#[test]
fn instances_in_less_than_a_26_have_little_room_to_scale() {
    let said = |length: u8| {
        let request = failing_over(plain(1, length), plain(1, 26));
        demanded(&request, LinkKind::FailoverGroup).contains("leaves room to scale out")
    };
    assert!(said(27));
    assert!(!said(26) && !said(25));
}

#[test]
fn only_a_tier_that_can_be_old_needs_a_newer_deployment() {
    let said = |tier: Option<&str>| {
        let apps = app_service::SERVICE.with(&app_service::INSTANCES, 3);
        let apps = tier.into_iter().fold(apps, |it, tier| it.with(&app_service::TIER, tier));
        let link = Link::of(LinkKind::RegionalIntegration, [String::from("hub/apps")]);
        let request = Request { links: vec![link], ..Request::default() };
        let request = request.with("hub", network(&["10.0.0.0/24"]).with("apps", Subnet::of(apps)));
        demanded(&request, LinkKind::RegionalIntegration).contains("a newer deployment")
    };
    assert!(said(None) && said(Some("Standard")));
    assert!(!said(Some("PremiumV3")));
}

/// A pool that names its network is a link already.
#[test]
fn a_link_that_follows_from_a_client_pool_is_there_once() {
    let count = |links: &[Link]| {
        let mut request = estate(links.iter().cloned());
        request.client_pools.get_mut("staff").unwrap().network = Some("hub".into());
        let plan = plan(&request, &Lock::default()).unwrap();
        plan.links.iter().filter(|it| it.link.kind == LinkKind::PointToSite).count()
    };
    assert_eq!(count(&[]), 1);
    assert_eq!(count(&[vpn(["hub", "office"])]), 1);
    assert_eq!(count(&[Link::of(LinkKind::PointToSite, ["hub", "staff"])]), 1);
}

#[test]
fn no_problem_is_at_a_link_that_nobody_wrote() {
    let mut request = estate([peer(["hub", "spoke"])]);
    let pool = ClientPool { network: Some("hub".into()), ..ClientPool::at(net("172.31.0.0/24")) };
    request.client_pools.insert("hub".into(), pool);
    let places: Vec<String> = found(&request).into_iter().map(|(_, place)| place).collect();
    assert!(places.contains(&"client-pools.hub.network".to_owned()), "{places:?}");
    assert!(!places.iter().any(|place| place.starts_with("links.1")), "{places:?}");
}

#[test]
fn what_links_can_join_has_one_name() {
    let taken = |change: &dyn Fn(&mut Request)| {
        let mut request = estate([vpn(["hub", "office"])]);
        change(&mut request);
        let found = found(&request).into_iter();
        let found = found.filter(|(code, _)| *code == "name-taken").map(|(_, place)| place);
        found.collect::<Vec<_>>()
    };
    let range = || vec![net("10.201.0.0/16")];
    let of_site = |name: &str| taken(&|it| drop(it.sites.insert(name.into(), range())));
    assert_eq!(of_site("spoke"), ["sites.spoke"]);
    assert!(of_site("branch").is_empty());
    let pool = || ClientPool::at(net("172.30.0.0/24"));
    let of_pool = |name: &str| taken(&|it| drop(it.client_pools.insert(name.into(), pool())));
    assert_eq!(of_pool("spoke"), ["client-pools.spoke"]);
    assert_eq!(of_pool("office"), ["client-pools.office"]);
    assert!(of_pool("phones").is_empty());
}
