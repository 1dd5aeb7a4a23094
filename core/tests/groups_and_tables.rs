//! What network security groups and route tables of files let through, against what services made for it
//! demand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{
    Attached, Attachment, AttachmentContents, AttachmentKind, AuditOptions, Cited, Edition,
    Endpoint, ExistingAttachment, ExistingNetwork, ExistingRoute, ExistingRule, ExistingSubnet,
    Fact, Finding, Inventory, Ipv4Net, Route, SecurityRule, Service, Severity, Source, Stance,
    SubnetRule, audit,
};

static PAGE: Source = Source::new("A page", "https://example.com/a", Edition::new(2020, 1, 2));
static OPTIONAL: Fact<Stance> = Fact::new("attached", &[Cited::new(Stance::Optional, &PAGE)]);

/// A service that demands these contents of a group or a table.
macro_rules! demands {
    ($name:ident, $id:literal, $kind:ident, $contents:expr) => {
        static $name: Service = Service {
            id: $id,
            subnets: &[SubnetRule {
                attachments: &[Attachment::new(AttachmentKind::$kind, &OPTIONAL).with({
                    static CONTENTS: Fact<AttachmentContents> =
                        Fact::new("contents", &[Cited::new($contents, &PAGE)]);
                    &CONTENTS
                })],
                shareable: true,
                ..SubnetRule::ORDINARY
            }],
            ..Service::PLAIN
        };
    };
}

const fn rules(rules: &'static [SecurityRule]) -> AttachmentContents {
    AttachmentContents { rules, ..AttachmentContents::NOTHING }
}

const WEB: SecurityRule = SecurityRule {
    name: "web",
    inbound: true,
    tcp_ports: &[443],
    from: Endpoint::Any,
    to: Endpoint::Subnet,
};
const WEB_TWICE: SecurityRule = SecurityRule { tcp_ports: &[443, 8443], ..WEB };
const OWN: SecurityRule = SecurityRule { tcp_ports: &[], from: Endpoint::Subnet, ..WEB };
const PROBE: SecurityRule =
    SecurityRule { tcp_ports: &[], from: Endpoint::Tag("AzureLoadBalancer"), ..WEB };
const CLOUD: SecurityRule =
    SecurityRule { inbound: false, from: Endpoint::Subnet, to: Endpoint::Tag("AzureCloud"), ..WEB };

demands!(SHOP, "shop", SecurityGroup, rules(&[WEB]));
demands!(BLOG, "blog", SecurityGroup, rules(&[WEB]));
demands!(SHOPS, "shops", SecurityGroup, rules(&[WEB_TWICE]));
demands!(CLUSTER, "cluster", SecurityGroup, rules(&[OWN]));
demands!(PROBED, "probed", SecurityGroup, rules(&[PROBE]));
demands!(AGENT, "agent", SecurityGroup, rules(&[CLOUD]));

const OUT: Ipv4Net = Ipv4Net::new_assert(core::net::Ipv4Addr::new(20, 0, 0, 0), 8);
const OUT_TOO: Ipv4Net = Ipv4Net::new_assert(core::net::Ipv4Addr::new(40, 0, 0, 0), 8);
const ROUTES: &[Route] = &[
    Route { name: "own", to: None },
    Route { name: "out", to: Some(OUT) },
    Route { name: "out-too", to: Some(OUT_TOO) },
];

demands!(
    INSTANCE,
    "instance",
    RouteTable,
    AttachmentContents { routes: ROUTES, ..AttachmentContents::NOTHING }
);

const GROUP: AttachmentKind = AttachmentKind::SecurityGroup;
const TABLE: AttachmentKind = AttachmentKind::RouteTable;

fn of_kind(kind: AttachmentKind, name: &str, id: Option<&str>) -> ExistingAttachment {
    let id = id.map(String::from);
    ExistingAttachment { id, is_declared: true, ..ExistingAttachment::of(kind, name) }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(String::from).collect()
}

/// A rule of inbound TCP traffic to any port.
fn rule(allows: bool, from: &str, to: &str) -> ExistingRule {
    ExistingRule {
        name: if allows { "yes".into() } else { "no".into() },
        priority: 100,
        inbound: true,
        allows,
        protocol: "Tcp".into(),
        ports: words("*"),
        source_ports: words("*"),
        from: words(from),
        to: words(to),
        ..ExistingRule::default()
    }
}

fn allow(from: &str, to: &str) -> ExistingRule {
    rule(true, from, to)
}

fn deny(from: &str, to: &str) -> ExistingRule {
    rule(false, from, to)
}

/// Of any protocol.
fn any(rule: ExistingRule) -> ExistingRule {
    ExistingRule { protocol: "*".into(), ..rule }
}

fn outbound(rule: ExistingRule) -> ExistingRule {
    ExistingRule { inbound: false, ..rule }
}

fn to_ports(ports: &str, rule: ExistingRule) -> ExistingRule {
    ExistingRule { ports: words(ports), ..rule }
}

/// The subnet 10.0.0.0/26 of a network 10.0.0.0/16.
fn inventory(
    services: &[&'static Service],
    attached: [&str; 2],
    attachments: Vec<ExistingAttachment>,
) -> Inventory {
    let named = |name: &str| match name {
        "" => Attached::Missing,
        name => Attached::Named(name.into()),
    };
    let subnet = ExistingSubnet {
        name: "it".into(),
        prefixes: vec!["10.0.0.0/26".parse().unwrap()],
        security_group: named(attached[0]),
        route_table: named(attached[1]),
        holds: services.iter().map(|it| it.workload()).collect(),
        ..ExistingSubnet::default()
    };
    let network = ExistingNetwork {
        name: "hub".into(),
        space: vec!["10.0.0.0/16".parse().unwrap()],
        subnets: vec![subnet],
        ..ExistingNetwork::default()
    };
    Inventory { networks: vec![network], attachments, ..Inventory::default() }
}

fn found(inventory: &Inventory) -> Vec<Finding> {
    let mine = ["missing-rule", "blocked-traffic", "part-not-read"];
    let findings = audit(inventory, &AuditOptions::default());
    findings.into_iter().filter(|it| mine.contains(&it.code.id)).collect()
}

/// What a group with these rules means for a service: what is said of it before the first semicolon.
fn judged(service: &'static Service, rules: Vec<ExistingRule>) -> String {
    let group = ExistingAttachment { rules, ..of_kind(GROUP, "nsg", None) };
    let findings = found(&inventory(&[service], ["nsg", ""], vec![group]));
    let said = findings.iter().map(|it| {
        let said = it.message.split(';').next().unwrap();
        let said = said.strip_prefix("`nsg` of `hub/it` ").unwrap();
        format!("{}: {said}", it.severity)
    });
    said.collect::<Vec<_>>().join(", ")
}

const MISSING: &str = "error: has no rule that allows inbound TCP 443 from anywhere to the subnet";
const DENIED: &str = "error: denies inbound TCP 443 from anywhere to the subnet by its rule `no`";
const PARTLY: &str =
    "error: denies a part of inbound TCP 443 from anywhere to the subnet by its rule `no`";

#[test]
fn a_rule_allows_its_own_direction() {
    assert_eq!(judged(&SHOP, vec![allow("*", "*")]), "");
    assert_eq!(judged(&SHOP, vec![outbound(allow("*", "*"))]), MISSING);
    assert_eq!(judged(&SHOP, vec![]), MISSING);
}

#[test]
fn the_lowest_number_decides() {
    let last = |rule: ExistingRule| ExistingRule { priority: 200, ..rule };
    assert_eq!(judged(&SHOP, vec![last(deny("*", "*")), allow("*", "*")]), "");
    assert_eq!(judged(&SHOP, vec![last(allow("*", "*")), deny("*", "*")]), DENIED);
}

#[test]
fn a_rule_is_of_its_protocol() {
    let of = |protocol: &str, rule| ExistingRule { protocol: protocol.into(), ..rule };
    for protocol in ["Tcp", "TCP", "*", "Any", "any"] {
        assert_eq!(judged(&SHOP, vec![of(protocol, allow("*", "*"))]), "", "{protocol}");
        assert_eq!(judged(&SHOP, vec![of(protocol, deny("*", "*"))]), DENIED, "{protocol}");
    }
    assert_eq!(judged(&SHOP, vec![of("Udp", allow("*", "*"))]), MISSING);
    assert_eq!(judged(&SHOP, vec![of("Udp", deny("*", "*")), allow("*", "*")]), "");
    // Where every protocol is demanded, one is a part.
    let own = "inbound traffic within the subnet";
    let missing = format!("warning: has no rule that allows all {own}");
    assert_eq!(judged(&CLUSTER, vec![any(allow("*", "*"))]), "");
    assert_eq!(judged(&CLUSTER, vec![allow("*", "*")]), missing);
    let denied = |part: &str| format!("error: denies {part}all {own} by its rule `no`");
    assert_eq!(judged(&CLUSTER, vec![of("Udp", deny("*", "*"))]), denied("a part of "));
    assert_eq!(judged(&CLUSTER, vec![any(deny("*", "*"))]), denied(""));
}

#[test]
fn a_rule_is_of_its_ports() {
    for ports in ["*", "any", "443", "80 443", "400-500", "443-443", "0-65535", ""] {
        assert_eq!(judged(&SHOP, vec![to_ports(ports, allow("*", "*"))]), "", "{ports}");
        assert_eq!(judged(&SHOP, vec![to_ports(ports, deny("*", "*"))]), DENIED, "{ports}");
    }
    for ports in ["80", "80 8443", "444-500", "400-442", "0-1", "0", "1"] {
        assert_eq!(judged(&SHOP, vec![to_ports(ports, allow("*", "*"))]), MISSING, "{ports}");
        let rules = vec![to_ports(ports, deny("*", "*")), allow("*", "*")];
        assert_eq!(judged(&SHOP, rules), "", "{ports}");
    }
    // Where every port is demanded, some are a part.
    let own = "inbound traffic within the subnet";
    let missing = format!("warning: has no rule that allows all {own}");
    let partly = format!("error: denies a part of all {own} by its rule `no`");
    assert_eq!(judged(&CLUSTER, vec![to_ports("0-65535", any(allow("*", "*")))]), "");
    assert_eq!(judged(&CLUSTER, vec![to_ports("443", any(allow("*", "*")))]), missing);
    assert_eq!(judged(&CLUSTER, vec![to_ports("443", any(deny("*", "*")))]), partly);
}

#[test]
fn a_rule_of_some_source_ports_is_of_a_part() {
    let of = |ports: &str, rule| ExistingRule { source_ports: words(ports), ..rule };
    for ports in ["*", "", "0-65535"] {
        assert_eq!(judged(&SHOP, vec![of(ports, allow("*", "*"))]), "", "{ports}");
    }
    assert_eq!(judged(&SHOP, vec![of("1024-65535", allow("*", "*"))]), MISSING);
    assert_eq!(judged(&SHOP, vec![of("1024-65535", deny("*", "*"))]), PARTLY);
}

#[test]
fn every_port_that_is_demanded_counts() {
    let both = "inbound TCP 443 and 8443 from anywhere to the subnet";
    let second = "inbound TCP 8443 from anywhere to the subnet";
    let denied = |what: &str| format!("error: denies {what} by its rule `no`");
    let missing = |what: &str| format!("error: has no rule that allows {what}");
    assert_eq!(judged(&SHOPS, vec![deny("*", "*")]), denied(both));
    assert_eq!(judged(&SHOPS, vec![]), missing(both));
    assert_eq!(judged(&SHOPS, vec![to_ports("443", allow("*", "*"))]), missing(second));
    let rules = vec![to_ports("443", allow("*", "*")), deny("*", "*")];
    assert_eq!(judged(&SHOPS, rules), denied(second));
}

#[test]
fn a_rule_from_anywhere_is_from_every_address() {
    for from in ["*", "any", "0.0.0.0/0", "10.0.0.0/8 *"] {
        assert_eq!(judged(&SHOP, vec![allow(from, "*")]), "", "{from}");
        assert_eq!(judged(&SHOP, vec![deny(from, "*")]), DENIED, "{from}");
    }
    // A range, a tag, or an application security group is a part of everything.
    for from in ["10.0.0.0/8", "Internet", "VirtualNetwork", "/x/applicationSecurityGroups/web"] {
        assert_eq!(judged(&SHOP, vec![allow(from, "*")]), MISSING, "{from}");
        assert_eq!(judged(&SHOP, vec![deny(from, "*")]), PARTLY, "{from}");
    }
    // A rule that names no source says nothing.
    assert_eq!(judged(&SHOP, vec![deny("", "*"), allow("*", "*")]), "");
}

#[test]
fn a_rule_to_a_subnet_is_to_all_or_a_part_of_its_addresses() {
    // The subnet is 10.0.0.0/26; two halves are the whole.
    for to in ["*", "10.0.0.0/26", "10.0.0.0/16", "VirtualNetwork", "10.0.0.32/27 10.0.0.0/27"] {
        assert_eq!(judged(&SHOP, vec![allow("*", to)]), "", "{to}");
        assert_eq!(judged(&SHOP, vec![deny("*", to)]), DENIED, "{to}");
    }
    for to in ["10.0.0.0/27", "10.0.0.7", "10.0.0.7/32"] {
        assert_eq!(judged(&SHOP, vec![allow("*", to)]), MISSING, "{to}");
        assert_eq!(judged(&SHOP, vec![deny("*", to)]), PARTLY, "{to}");
    }
    for to in ["10.0.0.64/26", "10.0.0.64", "Internet", "/x/applicationSecurityGroups/web", ""] {
        assert_eq!(judged(&SHOP, vec![allow("*", to)]), MISSING, "{to}");
        assert_eq!(judged(&SHOP, vec![deny("*", to), allow("*", "*")]), "", "{to}");
    }
}

#[test]
fn a_prefix_of_a_subnet_that_a_rule_denies_is_a_part_of_it() {
    let group = |rules| ExistingAttachment { rules, ..of_kind(GROUP, "nsg", None) };
    let denied = |to: &str| {
        let mut inventory = inventory(&[&SHOP], ["nsg", ""], vec![group(vec![deny("*", to)])]);
        inventory.networks[0].subnets[0].prefixes.push("10.0.1.0/26".parse().unwrap());
        let finding = found(&inventory).remove(0);
        (finding.message.contains("denies a part of"), finding.hints[0].text.clone())
    };
    let write = "allow it with a rule whose priority is below 100: `web`: TCP 443, from any to \
                 10.0.0.0/26 and 10.0.1.0/26";
    assert_eq!(denied("10.0.1.0/24"), (true, write.into()));
    assert_eq!(denied("10.0.0.0/23"), (false, write.into()));
}

#[test]
fn a_tag_is_allowed_by_its_name_and_all_of_azure_by_the_internet() {
    let to = |to: &str| judged(&AGENT, vec![outbound(allow("10.0.0.0/26", to))]);
    let what = "outbound TCP 443 from the subnet to `AzureCloud`";
    for tag in ["AzureCloud", "azurecloud", "Internet", "*"] {
        assert_eq!(to(tag), "", "{tag}");
    }
    let missing = format!("warning: has no rule that allows {what}");
    for tag in ["Storage", "AzureCloud.WestEurope", "VirtualNetwork", "20.0.0.0/8"] {
        assert_eq!(to(tag), missing, "{tag}");
    }
    let denied = |tag: &str| judged(&AGENT, vec![outbound(deny("*", tag))]);
    assert_eq!(
        denied("AzureCloud.WestEurope"),
        format!("error: denies a part of {what} by its rule `no`")
    );
    assert_eq!(denied("Storage.WestEurope"), missing);
    // Another tag than all of Azure is not the internet.
    let probe = "all inbound traffic from `AzureLoadBalancer` to the subnet";
    assert_eq!(judged(&PROBED, vec![any(allow("AzureLoadBalancer", "*"))]), "");
    assert_eq!(
        judged(&PROBED, vec![any(allow("Internet", "*"))]),
        format!("warning: has no rule that allows {probe}")
    );
}

#[test]
fn a_rule_that_is_missing_is_written_out() {
    let hint = |service: &'static Service| {
        let group = of_kind(GROUP, "nsg", None);
        let findings = found(&inventory(&[service], ["nsg", ""], vec![group]));
        findings[0].hints[0].text.clone()
    };
    assert_eq!(hint(&SHOPS), "add the rule `web`: TCP 443 and 8443, from any to 10.0.0.0/26");
    assert_eq!(
        hint(&PROBED),
        "add the rule `web`: any protocol and port, from AzureLoadBalancer to 10.0.0.0/26"
    );
}

#[test]
fn what_two_services_demand_alike_is_told_once() {
    let told = |services: &[&'static Service]| {
        found(&inventory(services, ["nsg", ""], vec![of_kind(GROUP, "nsg", None)])).len()
    };
    assert_eq!(told(&[&SHOP, &BLOG]), 1);
    assert_eq!(told(&[&SHOP, &CLUSTER]), 2);
}

/// What a route table means for a service: a severity and what is said of it before the semicolon.
fn routed(routes: &[(&str, &str, &str)]) -> Vec<(Severity, String)> {
    let routes = routes.iter().map(|(name, to, next_hop)| ExistingRoute {
        name: (*name).into(),
        to: (*to).into(),
        next_hop: (*next_hop).into(),
        ..ExistingRoute::default()
    });
    let table = ExistingAttachment { routes: routes.collect(), ..of_kind(TABLE, "rt", None) };
    let findings = found(&inventory(&[&INSTANCE], ["", "rt"], vec![table]));
    let said = findings.iter().map(|it| {
        let said = it.message.split(';').next().unwrap();
        (it.severity, said.strip_prefix("`rt` of `hub/it` ").unwrap().to_owned())
    });
    said.collect()
}

const LOCAL: (&str, &str, &str) = ("own", "10.0.0.0/26", "VnetLocal");
const OPEN: (&str, &str, &str) = ("open", "0.0.0.0/0", "Internet");

#[test]
fn routes_that_are_missing_are_told_by_their_next_hop() {
    let missing = |hop: &str, to: &str| {
        (Severity::Warning, format!("has no route with the next hop {hop} to {to}"))
    };
    let outside = missing("Internet", "20.0.0.0/8 and 40.0.0.0/8");
    assert_eq!(routed(&[]), [missing("VnetLocal", "10.0.0.0/26"), outside.clone()]);
    assert_eq!(routed(&[LOCAL]), [outside]);
    assert_eq!(routed(&[OPEN]), [missing("VnetLocal", "10.0.0.0/26")]);
    assert_eq!(routed(&[LOCAL, OPEN]), []);
    // A part is not enough.
    let half = ("half", "20.0.0.0/9", "Internet");
    let other = ("other", "40.0.0.0/8", "internet");
    assert_eq!(routed(&[LOCAL, half, other]), [missing("Internet", "20.0.0.0/8")]);
}

#[test]
fn the_longest_route_decides() {
    let sent = |to: &str, by: &str| {
        (Severity::Error, format!("sends {to} to VirtualAppliance by its route `{by}`"))
    };
    let all = ("all", "0.0.0.0/0", "VirtualAppliance");
    let out = ("out", "20.0.0.0/7", "Internet");
    assert_eq!(routed(&[LOCAL, all]), [sent("20.0.0.0/8 and 40.0.0.0/8", "all")]);
    assert_eq!(routed(&[LOCAL, all, out]), [sent("40.0.0.0/8", "all")]);
    assert_eq!(routed(&[LOCAL, out, all]), [sent("40.0.0.0/8", "all")]);
    // A longer one takes a part away, and one of the same range all.
    let part = ("part", "20.1.0.0/16", "VirtualAppliance");
    assert_eq!(routed(&[LOCAL, OPEN, part]), [sent("20.0.0.0/8", "part")]);
    let same = ("same", "20.0.0.0/8", "VirtualAppliance");
    assert_eq!(routed(&[LOCAL, OPEN, same]), [sent("20.0.0.0/8", "same")]);
    let right = ("right", "20.1.0.0/16", "Internet");
    assert_eq!(routed(&[LOCAL, OPEN, right]), []);
}

#[test]
fn inside_of_a_network_a_route_counts_that_is_as_long_as_its_space() {
    let appliance = |to| ("all", to, "VirtualAppliance");
    let sent =
        [(Severity::Error, "sends 10.0.0.0/26 to VirtualAppliance by its route `all`".to_owned())];
    // The space is 10.0.0.0/16: Azure's own route to it is longer than these.
    assert_eq!(routed(&[OPEN, appliance("10.0.0.0/15")]), routed(&[OPEN]));
    assert_eq!(routed(&[OPEN, appliance("10.0.0.0/16")]), sent);
    assert_eq!(routed(&[OPEN, appliance("10.0.0.0/24")]), sent);
    assert_eq!(routed(&[OPEN, ("all", "10.0.0.0/16", "VnetLocal")]), []);
}

const ID: &str = "/subscriptions/s/resourceGroups/g/providers/x/networkSecurityGroups/nsg";
const OTHER_ID: &str = "/subscriptions/s/resourceGroups/h/providers/x/networkSecurityGroups/nsg";

fn with_rules(rules: Vec<ExistingRule>, it: ExistingAttachment) -> ExistingAttachment {
    ExistingAttachment { rules, ..it }
}

/// Rules of a group that a file has without the group.
fn part(name: &str, rules: Vec<ExistingRule>) -> ExistingAttachment {
    with_rules(rules, ExistingAttachment::of(GROUP, name))
}

/// What is told of a subnet with that group.
fn with_group(name: &str, attachments: Vec<ExistingAttachment>) -> Vec<String> {
    let findings = found(&inventory(&[&SHOP], [name, ""], attachments));
    findings.into_iter().map(|it| it.message).collect()
}

fn not_read(why: &str) -> Vec<String> {
    let said = "the rules of the network security group `nsg` of `hub/it` were not read";
    vec![format!("{said}: {why}; shop demands some")]
}

fn open() -> Vec<ExistingRule> {
    vec![allow("*", "*")]
}

#[test]
fn the_group_of_a_subnet_is_found_by_its_id_or_else_by_its_name() {
    let group = |id| with_rules(open(), of_kind(GROUP, "nsg", id));
    let nothing = Vec::<String>::new();
    assert_eq!(with_group(ID, vec![group(Some(ID))]), nothing);
    assert_eq!(with_group(&ID.to_uppercase(), vec![group(Some(ID))]), nothing);
    assert_eq!(with_group(ID, vec![group(None)]), nothing);
    assert_eq!(with_group("nsg", vec![group(Some(ID))]), nothing);
    // A file may know it by an address of its own.
    let address = Some("azurerm_network_security_group.it");
    assert_eq!(with_group(ID, vec![group(address)]), nothing);
    // An ID says whether it is the same one, whatever the names.
    let nowhere = not_read("no file has it");
    assert_eq!(with_group(ID, vec![group(Some(OTHER_ID))]), nowhere);
    assert_eq!(with_group(ID, vec![with_rules(open(), of_kind(GROUP, "x", None))]), nowhere);
    assert_eq!(with_group(ID, vec![with_rules(open(), of_kind(TABLE, "nsg", None))]), nowhere);
    assert_eq!(with_group(ID, vec![part("nsg", open())]), nowhere);
    // Without a name nothing is the same.
    let nameless = with_rules(open(), of_kind(GROUP, "", None));
    assert_eq!(with_group("/x/", vec![nameless]).len(), 1);
}

#[test]
fn of_several_groups_of_one_name_none_is_taken_unless_its_id_says_which() {
    let group = |id, rules| with_rules(rules, of_kind(GROUP, "nsg", id));
    let several = not_read("the files have several of that name");
    let nothing = Vec::<String>::new();
    assert_eq!(with_group("nsg", vec![group(None, open()), group(None, open())]), several);
    let with_ids = || vec![group(Some(OTHER_ID), Vec::new()), group(Some(ID), open())];
    assert_eq!(with_group("nsg", with_ids()), several);
    assert_eq!(with_group(ID, with_ids()), nothing);
    // Two files may have the same one.
    let twice = vec![group(Some(ID), open()), group(Some(ID), open())];
    assert_eq!(with_group(ID, twice), nothing);
}

#[test]
fn rules_that_a_file_has_apart_belong_to_their_group() {
    let group = || of_kind(GROUP, "nsg", Some(ID));
    let nothing = Vec::<String>::new();
    assert_eq!(with_group(ID, vec![group(), part("nsg", open())]), nothing);
    assert_eq!(with_group(ID, vec![part("nsg", open()), group()]), nothing);
    let missing = with_group(ID, vec![group()]);
    assert_eq!(missing.len(), 1);
    assert_eq!(with_group(ID, vec![group(), part("other", open())]), missing);
    let routes = with_rules(open(), ExistingAttachment::of(TABLE, "nsg"));
    assert_eq!(with_group(ID, vec![group(), routes]), missing);
    // A second group does not belong to it.
    let second = with_rules(open(), of_kind(GROUP, "nsg", None));
    assert_eq!(with_group(ID, vec![group(), second]), missing);
    // The rules of both are in one order.
    let first = ExistingRule { priority: 90, ..deny("*", "*") };
    let whole = with_rules(open(), group());
    assert!(with_group(ID, vec![whole, part("nsg", vec![first])])[0].contains("denies"));
}

#[test]
fn a_group_with_parts_that_are_not_known_is_not_judged() {
    let gaps = |it: ExistingAttachment| ExistingAttachment { has_gaps: true, ..it };
    let group = || with_rules(open(), of_kind(GROUP, "nsg", Some(ID)));
    let unknown = not_read("some of them are not known");
    assert_eq!(with_group(ID, vec![gaps(group())]), unknown);
    assert_eq!(with_group(ID, vec![gaps(group()), part("nsg", Vec::new())]), unknown);
    assert_eq!(with_group(ID, vec![group(), gaps(part("nsg", Vec::new()))]), unknown);
    let elsewhere = gaps(part("other", Vec::new()));
    assert_eq!(with_group(ID, vec![group(), elsewhere]), Vec::<String>::new());
}

#[test]
fn a_group_or_table_that_no_file_has_is_asked_for() {
    let asked = |service, attached, attachments| {
        let finding = found(&inventory(&[service], attached, attachments)).remove(0);
        let hints: Vec<String> = finding.hints.iter().map(|it| it.text.clone()).collect();
        (finding.severity, finding.message, hints)
    };
    let (severity, message, hints) = asked(&INSTANCE, ["", "rt"], Vec::new());
    assert_eq!(severity, Severity::Notice);
    let said = "the routes of the route table `rt` of `hub/it` were not read: no file has it";
    assert_eq!(message, format!("{said}; instance demands some"));
    assert_eq!(hints, ["give the file with the route table too"]);
    let (.., hints) = asked(&SHOP, ["nsg", ""], Vec::new());
    assert_eq!(hints, ["give the file with the network security group too"]);
    // No other file helps where it is there.
    let two = vec![of_kind(GROUP, "nsg", None), of_kind(GROUP, "nsg", None)];
    let (.., hints) = asked(&SHOP, ["nsg", ""], two);
    assert!(hints.is_empty());
}
