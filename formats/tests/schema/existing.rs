//! Inventories, and their differences from a plan.

use ipplan::{
    ExistingNetwork, ExistingRange, ExistingSubnet, Inventory, InventoryFile, IpNet, Lock, NotRead,
    Origin, SubnetState, plan,
};
use ipplan_formats::{json, read};

use super::described::Schema;
use super::notices;

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

/// Networks with every attribute.
fn inventory() -> Inventory {
    let origin = Origin { file: 0, path: "[0]".into(), line: 3, column: 1 };
    let web = ExistingSubnet {
        name: "web".into(),
        id: Some("/subscriptions/x/web".into()),
        prefixes: vec![net("10.0.0.0/26"), net("fd00::/64")],
        delegations: vec!["Microsoft.Web/serverFarms".into()],
        ip_configurations: Some(3),
        origin: origin.clone(),
        ..ExistingSubnet::default()
    };
    let states = [SubnetState::Reserved, SubnetState::Going, SubnetState::Unknown];
    let others = states.map(|state| ExistingSubnet {
        name: state.word().into(),
        state,
        ..ExistingSubnet::default()
    });
    let hub = ExistingNetwork {
        name: "hub".into(),
        id: Some("/subscriptions/x/hub".into()),
        region: Some("westeurope".into()),
        space: vec![net("10.0.0.0/24"), net("fd00::/56")],
        vrf: "lab".into(),
        subnets: [vec![web], others.to_vec()].concat(),
        origin: origin.clone(),
        ..ExistingNetwork::default()
    };
    let range = |text: &str| ExistingRange {
        range: net(text),
        why: "offices".into(),
        origin: Origin::default(),
    };
    let part =
        |origin: Origin, hint: Option<String>| NotRead { origin, why: "no default".into(), hint };
    Inventory {
        files: vec![InventoryFile {
            name: "a.json".into(),
            format: "Azure network list".into(),
            networks: 1,
            subnets: 4,
            not_read: vec![part(origin, None), part(Origin::default(), Some("give it".into()))],
        }],
        networks: vec![hub, ExistingNetwork::default()],
        containers: vec![range("10.0.0.0/8")],
        keep_outs: vec![range("192.168.0.0/16")],
        notices: notices().to_vec(),
        ..Inventory::default()
    }
}

#[test]
fn what_exists_and_what_is_found() {
    let schema = Schema::of("existing");
    schema.holds(&json::existing(&inventory()));
    schema.holds(&json::existing(&Inventory::default()));
    let found = json::found(&inventory(), net("10.0.0.1/32"));
    schema.holds(&found);
    assert_eq!(found["networks"].as_array().unwrap().len(), 1);
    assert_eq!(found["networks"][0]["subnets"].as_array().unwrap().len(), 1);
    assert_eq!(found["containers"].as_array().unwrap().len(), 1);
    assert_eq!(found["keep_outs"].as_array().unwrap().len(), 0);
    schema.all_of_it_occurred();
}

/// Every kind of difference, worked out by hand.
#[test]
fn differences() {
    let text = "networks:
  hub:
    space: 10.0.0.0/24
    subnets:
      kept: { at: 10.0.0.0/28 }
      missing: { at: 10.0.0.16/28 }
      moved: { at: 10.0.0.32/28 }
      resized: { at: 10.0.0.64/28 }
      renamed: { at: 10.0.0.96/28 }
      unread: { at: 10.0.0.112/28 }
  gone: { space: 10.1.0.0/24 }
";
    let request = read::request(text, read::Syntax::Yaml).unwrap().request;
    let planned = plan(&request, &Lock::default()).unwrap();
    let subnet = |name: &str, range: &str| ExistingSubnet {
        name: name.into(),
        prefixes: vec![net(range)],
        ..ExistingSubnet::default()
    };
    let unread = ExistingSubnet { prefixes: Vec::new(), ..subnet("unread", "10.0.0.112/28") };
    let going = ExistingSubnet { state: SubnetState::Going, ..subnet("missing", "10.0.0.16/28") };
    let hub = ExistingNetwork {
        name: "HUB".into(),
        space: vec![net("10.0.0.0/24")],
        subnets: vec![
            subnet("Kept", "10.0.0.0/28"),
            going,
            subnet("moved", "10.0.0.48/28"),
            subnet("resized", "10.0.0.64/27"),
            subnet("another-name", "10.0.0.96/28"),
            unread,
            subnet("extra", "10.0.0.128/28"),
        ],
        ..ExistingNetwork::default()
    };
    let other = ExistingNetwork {
        name: "other".into(),
        space: vec![net("10.9.0.0/24")],
        ..ExistingNetwork::default()
    };
    let inventory = Inventory { networks: vec![hub, other], ..inventory() };
    let answer = json::drift(&inventory.drift(&planned), &inventory);
    let schema = Schema::of("drift");
    schema.holds(&answer);
    schema.all_of_it_occurred();
    let rows = answer["differences"].as_array().unwrap().iter();
    let word = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let rows = rows
        .map(|it| ["kind", "network", "subnet", "found_name"].map(|key| word(&it[key])).join(" "));
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            "missing gone - -",
            "missing hub missing -",
            "moved hub moved -",
            "renamed hub renamed another-name",
            "resized hub resized -",
            "unknown hub unread -",
            "unplanned hub extra -",
            "unplanned other - -",
        ]
    );
}

/// Both sides of a change, with findings on either.
#[test]
fn reviews() {
    let schema = Schema::of("review");
    let vnets = |length: u8, name: &str| {
        format!(
            r#"[{{"name": "hub", "addressSpace": {{"addressPrefixes": ["10.0.0.0/24"]}}, "subnets":
            [{{"name": "{name}", "addressPrefix": "10.0.0.0/{length}"}},
             {{"name": "web", "addressPrefix": "10.0.0.0/28"}}]}}]"#
        )
    };
    let (one, other) = (vnets(27, "AzureBastionSubnet"), vnets(28, "GatewaySubnet"));
    for (base, head) in [(&one, &other), (&other, &one), (&one, &one)] {
        let (base, head) = (("a.json", base.as_bytes()), ("b.json", head.as_bytes()));
        let review = ipplan_formats::review(base, head, &ipplan::AuditOptions::default()).unwrap();
        schema.holds(&json::review(&review));
    }
}
