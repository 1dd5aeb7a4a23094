//! The form of a file, in every syntax, and what it means.

use ipplan::{
    AddressSpace, Fit, IpNet, KeepOut, Link, LinkKind, Network, Place, PrefixLen, Request, Subnet,
    Value, services,
};
use ipplan_formats::read::{self, Syntax};

const YAML: &str = "
edition: 2026-10            # optional
fit: advised
headroom: 20%
avoid:
  - 10.255.0.0/16
  - { range: 172.16.0.0/16, why: on-premises }
pools:
  company: 10.0.0.0/12
  other: [10.64.0.0/12, fd00::/40]
networks:
  hub:
    space: [10.0.0.0/22, fd00:10::/56]
    region: westeurope
    subnets:
      gateway: vpn-gateway
      web: { service: app-service, instances: 10, win-containers: 4, scaling: false }
      shared:
        holds: [{ service: hosts, addresses: 20 }, vpn-gateway]
        at: 10.0.1.0/26
        prefix-length: /26
        group: front
        reserve: 25
        fit: need
        headroom: 10
        ipv6: true
        was: old-name
        default-outbound: false
  spoke: { from: company, prefix-length: /24, subnets: { only: { service: hosts, addresses: 3 } } }
  lab: { from: other, prefix-length: /56, subnets: }
existing: [vnets.json, old plan.csv]
default-outbound: true
";

const TOML: &str = r#"
edition = "2026-10"
fit = "advised"
headroom = "20%"
default-outbound = true
existing = ["vnets.json", "old plan.csv"]
avoid = ["10.255.0.0/16", { range = "172.16.0.0/16", why = "on-premises" }]

[pools]
company = "10.0.0.0/12"
other = ["10.64.0.0/12", "fd00::/40"]

[networks.hub]
space = ["10.0.0.0/22", "fd00:10::/56"]
region = "westeurope"
subnets.gateway = "vpn-gateway"
subnets.web = { service = "app-service", instances = 10, win-containers = 4, scaling = false }

[networks.hub.subnets.shared]
holds = [{ service = "hosts", addresses = 20 }, "vpn-gateway"]
at = "10.0.1.0/26"
prefix-length = "/26"
group = "front"
reserve = 25
fit = "need"
headroom = 10
ipv6 = true
was = "old-name"
default-outbound = false

[networks.spoke]
from = "company"
prefix-length = 24
subnets.only = { service = "hosts", addresses = 3 }

[networks.lab]
from = "other"
prefix-length = 56
"#;

const CSV: &str = "
network,space,pool,region,subnet,service,instances,win-containers,scaling,addresses,at,prefix-length,group,reserve,fit,headroom,ipv6,was,avoid,why,edition,existing,default-outbound
# The settings of all; what is to be avoided; the pools.
,,,,,,,,,,,,,,advised,20%,,,,,2026-10,,TRUE
,,,,,,,,,,,,,,,,,,10.255.0.0/16
,,,,,,,,,,,,,,,,,,172.16.0.0/16,on-premises
,10.0.0.0/12,company
,10.64.0.0/12 fd00::/40,other
hub,10.0.0.0/22 fd00:10::/56,,westeurope,gateway,vpn-gateway
hub,,,,web,app-service,10,4,FALSE
hub,,,,shared,hosts,,,,20,10.0.1.0/26,/26,front,25,need,10,TRUE,old-name,,,,,FALSE
hub,,,,shared,vpn-gateway
spoke,,company,,,,,,,,,24
spoke,,,,only,hosts,,,,3
lab,,other,,,,,,,,,/56
,,,,,,,,,,,,,,,,,,,,,vnets.json
,,,,,,,,,,,,,,,,,,,,,old plan.csv
";

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn expected() -> Request {
    let hosts = |count: u64| services::hosts::SERVICE.with("addresses", count);
    let web = services::app_service::SERVICE.with("instances", 10);
    let gateway = services::vpn_gateway::SERVICE.workload();
    let shared = Subnet {
        holds: vec![hosts(20), gateway.clone()],
        at: Place::Here(vec![net("10.0.1.0/26")]),
        prefix_len: Some(PrefixLen::v4(26)),
        group: Some("front".into()),
        reserve: Some(PrefixLen::v4(25)),
        fit: Some(Fit::Need),
        headroom: Some(10),
        ipv6: true,
        was: Some("old-name".into()),
        default_outbound: Some(false),
    };
    let hub = Network::within(vec![net("10.0.0.0/22"), net("fd00:10::/56")])
        .with("gateway", Subnet::of(gateway))
        .with("web", Subnet::of(web.with("windows-container-apps", 4).with("scaling", false)))
        .with("shared", shared);
    let from = |pool: &str, length| {
        let space = AddressSpace::From { pool: pool.into(), prefix_len: Some(length) };
        Network { space, ..Network::from_pool("") }
    };
    let spoke = from("company", PrefixLen::v4(24)).with("only", Subnet::of(hosts(3)));
    let mut request = Request::default()
        .with("hub", Network { region: Some("westeurope".into()), ..hub })
        .with("spoke", spoke)
        .with("lab", from("other", PrefixLen::v6(56)));
    request.edition = ipplan::Edition::parse("2026-10");
    request.fit = Fit::Advised;
    request.headroom = 20;
    request.default_outbound = true;
    request.existing = vec!["vnets.json".into(), "old plan.csv".into()];
    request.pools.insert("company".into(), vec![net("10.0.0.0/12")]);
    request.pools.insert("other".into(), vec![net("10.64.0.0/12"), net("fd00::/40")]);
    request.avoid = vec![
        KeepOut { range: net("10.255.0.0/16"), why: String::new() },
        KeepOut { range: net("172.16.0.0/16"), why: "on-premises".into() },
    ];
    request
}

#[track_caller]
fn read(text: &str, syntax: Syntax) -> read::Document {
    read::request(text, syntax).unwrap_or_else(|refused| panic!("{:#?}", refused.problems))
}

#[test]
fn every_syntax_says_the_same() {
    assert_eq!(read(YAML, Syntax::Yaml).request, expected());
    assert_eq!(read(TOML, Syntax::Toml).request, expected());
    let json = ipplan_formats::json::request(&expected()).to_string();
    assert_eq!(read(&json, Syntax::Json).request, expected());
    assert_eq!(read(CSV, Syntax::Csv).request, expected());
}

#[test]
fn a_table_says_what_a_table_can() {
    let table = "network;space;pool;region;subnet;service;instances;win-containers;Address es;scaling;at;group
;10.0.0.0/12;company
hub;10.0.0.0/22 fd00:10::/56;;westeurope;gateway;vpn-gateway
hub;10.0.0.0/22 fd00:10::/56;;;web;app-service;10;4;;FALSE
spoke;;company;;\"on; ly\";hosts;;;3;;\"10.0.4.0/28\";front
bare;10.9.0.0/24
";
    let request = read(&table.replace("Address es", "Addresses"), Syntax::Csv).request;
    let mut wanted = expected();
    wanted.networks.get_mut("hub").unwrap().subnets.remove("shared");
    let hosts = services::hosts::SERVICE.with("addresses", Value::Count(3));
    let only = Subnet { group: Some("front".into()), ..Subnet::of(hosts).at(net("10.0.4.0/28")) };
    let pools = [("company".to_owned(), vec![net("10.0.0.0/12")])].into();
    let wanted = Request { pools, ..Request::default() }
        .with("hub", wanted.networks.remove("hub").unwrap())
        .with("spoke", Network::from_pool("company").with("on; ly", only))
        .with("bare", Network::within(vec![net("10.9.0.0/24")]));
    assert_eq!(request, wanted);
}

#[test]
fn places_of_a_table_are_its_cells() {
    let places = read(CSV, Syntax::Csv).places;
    let line = |path: &str| places.at(path).map(|spot| (spot.line, spot.column));
    assert_eq!(line("edition"), Some((4, 31)));
    assert_eq!(line("avoid.1.why"), Some((6, 33)));
    assert_eq!(line("pools.company"), Some((7, 14)));
    assert_eq!(line("networks.hub.subnets.shared.holds.0.addresses"), Some((11, 24)));
    assert_eq!(line("networks.hub.subnets.shared.holds.1"), Some((12, 15)));
    assert_eq!(line("networks.hub.subnets.shared.at"), Some((11, 27)));
}

/// A spreadsheet never shows the apostrophe; the reader takes the rest as text.
#[test]
fn an_apostrophe_in_a_table_means_text_as_it_is() {
    let table = "network,space,subnet,service,group,region\n\
        '=1+1,10.0.0.0/24,' a ,vpn-gateway,'TRUE,'12\n\
        ''b,10.0.1.0/24,',vpn-gateway,12,'\n";
    let request = read(table, Syntax::Csv).request;
    let formula = &request.networks["=1+1"];
    assert_eq!(formula.region.as_deref(), Some("12"));
    assert_eq!(formula.subnets[" a "].group.as_deref(), Some("TRUE"));
    let quoted = &request.networks["'b"];
    assert_eq!(quoted.region.as_deref(), Some(""));
    assert_eq!(quoted.subnets[""].group.as_deref(), Some("12"));
    let written = ipplan_formats::csv::request(&request);
    assert_eq!(read(&written, Syntax::Csv).request, request);
    let formulas = written.split([',', '\n']).filter(|cell| cell.starts_with(['=', '+', '-', '@']));
    assert_eq!(formulas.count(), 0, "{written}");
}

#[test]
fn a_file_may_say_nothing() {
    for (text, syntax) in [
        ("", Syntax::Yaml),
        ("# nothing yet\n", Syntax::Yaml),
        ("\u{feff}networks:\n", Syntax::Yaml),
        ("", Syntax::Toml),
        ("", Syntax::Json),
        ("\u{feff}{}", Syntax::Json),
        ("network,subnet,service\n", Syntax::Csv),
    ] {
        assert_eq!(read(text, syntax).request, Request::default(), "{text:?}");
    }
}

#[test]
fn aliases_repeat_what_they_name() {
    let text = "networks:\n  a: &a { space: 10.0.0.0/24, subnets: { x: vpn-gateway } }\n  b: *a\n";
    let request = read(text, Syntax::Yaml).request;
    assert_eq!(request.networks["a"], request.networks["b"]);
}

/// Where a key would mean two things, one of them could not be written.
#[test]
fn no_input_is_named_like_a_key_of_a_subnet() {
    let keys = [
        "service",
        "holds",
        "at",
        "prefix-length",
        "group",
        "reserve",
        "fit",
        "headroom",
        "ipv6",
        "was",
        "default-outbound",
        "network",
        "subnet",
        "space",
        "pool",
        "region",
        "avoid",
        "why",
        "edition",
        "client-pool",
        "at",
        "from",
    ];
    for service in services::ALL {
        for input in service.inputs {
            for name in input.aliases.iter().chain([&input.name]) {
                assert!(!keys.contains(name), "{} has an input {name}", service.id);
            }
        }
    }
}

#[test]
fn places_are_found_by_their_paths() {
    let places = read(YAML, Syntax::Yaml).places;
    let line = |path: &str| places.at(path).map(|spot| (spot.line, spot.column));
    assert_eq!(line("networks.hub.space.1"), Some((13, 26)));
    assert_eq!(line("networks.hub.subnets.web"), Some((17, 7)));
    assert_eq!(line("networks.hub.subnets.web.instances"), Some((17, 47)));
    assert_eq!(line("networks.hub.subnets.web.windows-container-apps"), Some((17, 67)));
    assert_eq!(line("networks.hub.subnets.web.tier"), Some((17, 7)));
    assert_eq!(line("networks.hub.subnets.shared.holds.0.addresses"), Some((19, 46)));
    assert_eq!(line("networks.hub.subnets.gone"), Some((15, 5)));
    assert_eq!(line("pools.company"), Some((9, 12)));
    assert_eq!(line("nothing"), None);
    assert_eq!(line(""), None);

    let one = "networks:\n  a:\n    subnets:\n      s:\n        holds:\n          - service: hosts\n            addresses: 3\n    space: 10.0.0.0/24\n";
    let places = read(one, Syntax::Yaml).places;
    assert_eq!(places.at("networks.a.subnets.s.addresses").unwrap().line, 7);
    assert_eq!(places.at("networks.a.subnets.s.gone").unwrap().line, 4);

    let dotted = "networks:\n  a:\n    space: 10.0.0.0/24\n  a.b:\n    space: 10.0.1.0/24\n";
    let places = read(dotted, Syntax::Yaml).places;
    assert_eq!(places.at("networks.\"a.b\".space").unwrap().line, 5);
    assert_eq!(places.at("networks.a.b.space").unwrap().line, 2);
    assert_eq!(places.at("networks.a.space").unwrap().line, 3);
    assert_eq!(places.at("networks.a.c").unwrap().line, 2);
}

#[test]
fn links_in_a_table() {
    let table = "network,space,subnet,service,site,link\n\
        hub,10.0.0.0/24,gateway,vpn-gateway,,\n\
        ,10.200.0.0/16,,,office,\n\
        ,,,,,\"vpn: [hub, office]\noverlap: addresses are translated\"\n\
        ,,,,,\"{\"\"peer\"\": [\"\"hub\"\", \"\"a&*b\"\"]}\"\n";
    let request = read(table, Syntax::Csv).request;
    assert_eq!(request.sites["office"], [net("10.200.0.0/16")]);
    let translated = Some("addresses are translated".to_owned());
    let vpn = Link { overlap: translated, ..Link::of(LinkKind::Vpn, ["hub", "office"]) };
    assert_eq!(request.links, [vpn, Link::of(LinkKind::Peer, ["hub", "a&*b"])]);
    let written = ipplan_formats::csv::request(&request);
    assert_eq!(read(&written, Syntax::Csv).request, request, "{written}");
    for (cell, code) in [
        ("hub to office", "wrong-type"),
        ("\"[vpn, hub]\"", "wrong-type"),
        ("&a {vpn: *a}", "wrong-type"),
        ("cable: hub", "missing-key"),
    ] {
        let table = format!("network,space,subnet,service,link\nhub,10.0.0.0/24,,,\n,,,,{cell}\n");
        let refused = read::request(&table, Syntax::Csv).unwrap_err();
        let codes: Vec<&str> = refused.problems.iter().map(|it| it.code.id).collect();
        assert_eq!(codes, [code], "{cell}: {:?}", refused.problems);
        assert!(!refused.problems[0].hints.is_empty());
    }
}
