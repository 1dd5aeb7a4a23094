//! Any text is known for what it is, and what can be read of it is read.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{Lock, plan};
use ipplan_formats::json;
use ipplan_formats::read::{self, Kind, Read, Syntax};
use proptest::prelude::*;

fn codes(read: &Read) -> Vec<(&str, &str)> {
    read.problems.iter().map(|it| (it.code.id, it.place.as_str())).collect()
}

#[test]
fn a_text_is_known_by_what_it_says() {
    let list = (Kind::List, None);
    let table = (Kind::List, Some(Syntax::Csv));
    let asked = |syntax| (Kind::Request, Some(syntax));
    for (text, expected) in [
        ("10.0.0.0/24", list),
        ("# ours\n\n10.0.0.0/24\nfd00::/8\n", list),
        ("10.0.0/24", list),
        ("10.0.0.0/24\nweb\n", list),
        ("cidr\n10.0.0.0/24\n", list),
        ("name,addressPrefix\nweb,10.0.0.0/24\n", table),
        ("name;subnet\nweb;10.0.0.0/24\n", table),
        ("network,space,subnet,service\nhub,10.0.0.0/24,web,hosts\n", asked(Syntax::Csv)),
        ("networks:\n  hub: { space: 10.0.0.0/24 }\n", asked(Syntax::Yaml)),
        ("# ours\nfit: advised\n", asked(Syntax::Yaml)),
        ("fit = \"advised\"\n", asked(Syntax::Toml)),
        ("# ours\n[networks.hub]\nspace = \"10.0.0.0/24\"\n", asked(Syntax::Toml)),
        ("{ \"networks\": {} }", asked(Syntax::Json)),
        ("", asked(Syntax::Yaml)),
    ] {
        let read = read::any(text.as_bytes(), "");
        assert_eq!((read.kind, read.syntax), expected, "{text:?}");
        let unnamed = read::any(text.as_bytes(), "notes.txt");
        assert_eq!((unnamed.kind, unnamed.syntax), expected, "{text:?} in a file");
    }
}

#[test]
fn the_name_of_a_file_says_its_language() {
    let syntax = |text: &str, name: &str| read::any(text.as_bytes(), name).syntax;
    assert_eq!(syntax("{}", "a.yaml"), Some(Syntax::Yaml));
    assert_eq!(syntax("{}", "A.JSON"), Some(Syntax::Json));
    assert_eq!(syntax("fit: need", "folder.toml/a"), Some(Syntax::Yaml));
    assert_eq!(syntax("10.0.0.0/24\n10.0.1.0/24", "no-header.csv"), None);
}

#[test]
fn a_list_is_networks_with_what_is_in_them() {
    let text = "10.0.0.0/16\n10.0.1.0/24\n10.0.2.4/30\n10.0.1.0/26\n10.0.0.0/16\n\
                fd00::/48\nfd00::/64\n10.0.0.1/24\nx\n";
    let read = read::any(text.as_bytes(), "used.txt");
    let request = &read.request;
    assert!(request.networks.keys().eq(["10-0-0-0-16", "fd00---48"]));
    assert!(request.networks["10-0-0-0-16"].subnets.keys().eq(["10-0-1-0-24"]));
    // What no subnet can be is kept off: it is IPv6 alone, or smaller than any.
    let avoid: Vec<String> = request.avoid.iter().map(|it| it.range.to_string()).collect();
    assert_eq!(avoid, ["10.0.2.4/30", "fd00::/64"]);
    assert_eq!(
        codes(&read),
        [
            ("overlapping", "4:1"),
            ("overlapping", "5:1"),
            ("host-bits", "8:1"),
            ("not-a-network", "9:1"),
        ]
    );
    let plan = plan(request, &Lock::default()).unwrap();
    let network = &plan.networks["10-0-0-0-16"];
    for (key, subnet) in &network.subnets {
        assert_eq!(subnet.size.spare(), 0, "{key} is full");
    }
    // 65,536 addresses without 256 and 4.
    assert_eq!(network.free.addresses(ipplan::Family::V4).free, 65_276);
}

#[test]
fn wrong_lines_are_shown() {
    let rows = |text: &[u8], name: &str| {
        let json = json::read(&read::any(text, name));
        let row = |row: &serde_json::Value| {
            (row["line"].as_u64().unwrap(), row["text"].as_str().unwrap().to_owned())
        };
        json["rows"].as_array().unwrap().iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(rows(b"10.0.0.0/8\r\nnone\r\n", ""), [(2, "none".into())]);
    assert_eq!(rows(b"name,cidr\nweb,\"10.0.0/8, 10.0.0.1/8\"\n", "").len(), 1, "one line");
    let yaml = b"networks:\n  hub:\n    space: 10.0.0.1/8\n    regoin: here\n";
    assert_eq!(
        rows(yaml, ""),
        [(3, "    space: 10.0.0.1/8".into()), (4, "    regoin: here".into())]
    );
}

#[test]
fn what_is_right_in_a_request_is_there_beside_what_is_wrong() {
    let text = "networks:\n  hub:\n    space: 10.0.0.0/22\n    subnets:\n      web: bastoin\n      \
                gate: bastion\n  spoke:\n    space: 10.1.0.0/33\n";
    let read = read::any(text.as_bytes(), "net.yaml");
    assert!(read.request.networks["hub"].subnets.keys().eq(["gate"]));
    assert_eq!(
        codes(&read),
        [
            ("unknown-service", "networks.hub.subnets.web"),
            ("not-a-network", "networks.spoke.space")
        ]
    );
}

#[test]
fn a_plan_with_slips_keeps_the_rest() {
    let text = r#"{"edition": "2026-10-06", "hash": "", "networks": [
        {"name": "hub", "space": ["10.0.0.0/22"], "subnets": [
            {"key": "a", "address_prefix": "10.0.0.0/26", "service": "bastion", "inputs": {}},
            {"key": "b", "address_prefix": "10.0.0.1/26", "service": "bastion", "inputs": {}},
            {"key": "c", "address_prefix": "10.0.1.0/26", "service": "bastoin", "inputs": {}},
            {"key": "d", "service": "bastion", "inputs": {}},
            {"key": "e", "address_prefix": "10.0.2.0/26", "service": "bastion", "inputs": {"x": 1}}
        ], "gone": [{"key": "f", "address_prefix": "10.0.3.0/26", "ipv6": null}]},
        {"space": [], "subnets": []}
    ], "gone": []}"#;
    let read = read::any(text.as_bytes(), "plan.json");
    assert_eq!(read.kind, Kind::Plan);
    assert!(read.request.networks["hub"].subnets.keys().eq(["a"]));
    let locked = &read.lock.as_ref().unwrap().networks["hub"].subnets;
    assert!(locked.keys().eq(["a", "f"]) && locked["f"].gone);
    assert_eq!(
        codes(&read),
        [
            ("host-bits", "4:44"),
            ("unknown-service", "5:70"),
            ("missing-key", "6:13"),
            ("unknown-input", "7:92"),
            ("missing-key", "9:9"),
        ]
    );
}

/// A plan that was changed by hand: a subnet outside of its network, or two at one place.
#[test]
fn a_plan_places_no_more_than_a_lock_may() {
    let text = r#"{"edition": "2026-10-06", "hash": "", "networks": [
        {"name": "hub", "space": ["10.0.0.0/22"], "subnets": [
            {"key": "a", "address_prefix": "10.0.0.0/26", "service": "bastion", "inputs": {}},
            {"key": "b", "address_prefix": "10.0.1.0/26", "service": "bastion", "inputs": {}}
        ], "gone": []}
    ], "gone": []}"#;
    assert!(codes(&read::any(text.as_bytes(), "plan.json")).is_empty());
    for (at, why) in [
        ("10.9.0.0/26", "10.9.0.0/26 is outside the address space of its network"),
        ("10.0.0.0/27", "`b` at 10.0.0.0/27 overlaps `a`"),
    ] {
        let read = read::any(text.replace("10.0.1.0/26", at).as_bytes(), "plan.json");
        assert_eq!(read.problems[0].message, format!("this plan was changed: {why}"));
        assert_eq!(read.lock, Some(Lock::default()));
    }
}

#[test]
fn a_lock_is_full_subnets_where_they_are() {
    let text = r#"{"version": 1, "networks": {"hub": {"space": ["10.0.0.0/24", "fd00::/56"],
        "subnets": {"a": {"at": "10.0.0.0/28", "ipv6": "fd00::/64"}, "b": {"at": "10.0.0.16/28", "gone": true}}}}}"#;
    let read = read::any(text.as_bytes(), "lock.json");
    assert_eq!((read.kind, read.problems.len()), (Kind::Lock, 0));
    let known = read.lock.unwrap();
    let plan = plan(&read.request, &known).unwrap();
    assert_eq!(plan.lock(), known);
    assert_eq!(plan.networks["hub"].subnets["a"].size.spare(), 0);
    let changed = read::any(text.replace("\"version\": 1", "\"version\": 9").as_bytes(), "");
    assert_eq!((changed.kind, changed.lock), (Kind::Lock, None));
    assert_eq!(changed.problems[0].code.id, "bad-lock");
}

#[test]
fn letters_of_any_machine() {
    let utf16: Vec<u8> =
        "\u{feff}cidr\r\n10.0.0.0/24\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let read = read::any(&utf16, "export.csv");
    assert!(read.problems.is_empty() && read.request.networks.contains_key("10-0-0-0-24"));
    // A list with names as older spreadsheets write them.
    let read = read::any(b"name,cidr\nm\xfcnchen,10.0.0.0/24\n", "");
    assert!(read.problems.is_empty() && read.request.networks.contains_key("m\u{fffd}nchen"));
    // A name in a request is not to be guessed.
    let read = read::any(b"networks:\n  m\xfcnchen: { space: 10.0.0.0/24 }\n", "");
    assert_eq!(codes(&read), [("syntax", "2:4")]);
    assert_eq!(json::read(&read)["problems"][0]["column"], 4);
}

proptest! {
    #[test]
    fn junk(bytes: Vec<u8>, name in "[a.]{0,2}(json|yaml|toml|csv|txt|)") {
        let read = read::any(&bytes, &name);
        let _ = json::read(&read).to_string();
    }

    #[test]
    fn parts_of_what_is_known(
        text in r#"(version|hash|networks|name|space|subnets|key|gone|service|hosts|10\.0\.0\.0/24|/|[-{}\[\]:,"= \n01]){0,60}"#,
        name in "(a.json|a.yaml|a.toml|a.csv|)",
    ) {
        let read = read::any(text.as_bytes(), &name);
        let _ = json::read(&read).to_string();
        let _ = plan(&read.request, &read.lock.unwrap_or_default());
    }
}

/// Networks of another address space may have the ranges of ours; pools are not networks of the
/// request, and it says so.
#[test]
fn what_a_table_has_besides_its_networks_is_told() {
    let table = "prefix,vrf\n10.1.0.0/16,\n10.1.0.0/24,\n10.1.0.0/16,lab\n10.2.0.0/16,lab\n";
    let read = read::any(table.as_bytes(), "prefixes.csv");
    assert_eq!(read.problems, []);
    let isolated = |it: &ipplan::Network| it.isolated.clone();
    let networks: Vec<_> =
        read.request.networks.iter().map(|(name, it)| (name.as_str(), isolated(it))).collect();
    let lab = Some("address space lab".to_owned());
    assert_eq!(
        networks,
        [("10-1-0-0-16", None), ("10-1-0-0-16-2", lab.clone()), ("10-2-0-0-16", lab)]
    );
    assert!(read.request.networks["10-1-0-0-16"].subnets.keys().eq(["10-1-0-0-24"]));
    plan(&read.request, &Lock::default()).unwrap();

    let table = "prefix,status\n10.0.0.0/8,container\n10.1.0.0/16,container\n10.1.0.0/24,active\n";
    let read = read::any(table.as_bytes(), "prefixes.csv");
    let told = read.notices.iter().find(|it| it.code.id == "left-out").unwrap();
    let message =
        "10.0.0.0/8 at line 2 is a pool or container, and so not in the request (1 left out)";
    assert_eq!(told.message, message);
    assert!(read.request.networks.keys().eq(["10-1-0-0-16"]));
}

/// A lock keeps what is gone until it is released, whichever way its networks are read.
#[test]
fn what_a_lock_keeps_is_not_free() {
    let text = r#"{"version": 1, "networks": {
        "hub": {"space": ["10.0.0.0/24"], "subnets": {
            "a": {"at": "10.0.0.0/26"},
            "b": {"at": "10.0.0.64/26", "gone": true},
            "fw/firewall": {"at": "10.0.0.128/26"}
        }}
    }, "client-pools": {"staff": {"at": "172.31.0.0/24"}}}"#;
    let (inventory, problems) = read::inventory(&[("net.lock.json", text.as_bytes())]);
    assert_eq!(problems, []);
    let [hub] = inventory.networks.as_slice() else { panic!("{inventory:#?}") };
    let rows = hub.subnets.iter().map(|it| (it.name.as_str(), it.state.word()));
    let expected = [("a", "used"), ("b", "reserved"), ("fw-firewall", "used")];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
    assert_eq!(hub.free(), ["10.0.0.192/26".parse().unwrap()]);
    assert_eq!(inventory.keep_outs[0].why, "client pool `staff`");
    // As a list it is the same, and nothing of it can be divided but the network.
    let list = read::list_of(&inventory, text.as_bytes());
    let whole = read::networks_of(text.as_bytes(), "net.lock.json").unwrap();
    assert_eq!(list.networks(), whole.networks());
    let lists = read::SpaceLists::of(Ok(list), Ok(read::Networks::default())).unwrap();
    assert_eq!(lists.space.free().collect::<Vec<_>>(), ["10.0.0.192/26".parse().unwrap()]);
}

/// The range of a client pool is no address space of a network.
#[test]
fn a_client_pool_is_not_divided() {
    let text = b"networks: { hub: { space: 10.0.0.0/24 } }\n\
        client-pools: { staff: { at: 172.31.0.0/24 } }\n";
    let lists =
        read::SpaceLists::of(read::networks_of(text, "net.yaml"), Ok(read::Networks::default()));
    assert!(lists.unwrap().space.declared().eq(["10.0.0.0/24".parse().unwrap()]));
}
