//! Reading and auditing what exists, compared with parsing the same JSON alone.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use ipplan::AuditOptions;
use ipplan_formats::{check_beside, read};
use serde_json::Value;

use crate::row::{Contestant, Kind, Row, SIZES, Task};

/// Five thousand networks, which are 84 MB as the Azure CLI writes them.
const MOST: usize = 100_000;

/// How many subnets a network has.
const EACH: usize = 20;

/// All rows.
pub fn rows() -> Vec<Row> {
    let contestant = |name, kind, prepare| Contestant { name, kind, most: MOST, prepare };
    vec![Row {
        name: "inventory: networks of 20 subnets, read and audited",
        operation: "a subnet",
        sizes: &SIZES[..3],
        contestants: vec![
            contestant("ipplan", Kind::Ours, audited),
            contestant("serde_json, parsed only", Kind::Floor, parsed),
        ],
    }]
}

/// Networks as `az network vnet list` writes them.
fn networks(subnets: usize) -> String {
    let mut text = "[".to_owned();
    for number in 0..subnets / EACH {
        let comma = if number == 0 { "" } else { "," };
        let start = 10 << 24 | number << 11;
        let id = format!(
            "/subscriptions/00000000-0000-0000-0000-{:012}/resourceGroups/rg-{number}\
             /providers/Microsoft.Network/virtualNetworks/vnet-{number}",
            number / 1_000
        );
        let subnets: Vec<String> = (0..EACH).map(|it| subnet(&id, start, it)).collect();
        write!(
            text,
            r#"{comma}
  {{
    "addressSpace": {{
      "addressPrefixes": [
        "{}/21"
      ]
    }},
    "enableDdosProtection": false,
    "id": "{id}",
    "location": "westeurope",
    "name": "vnet-{number}",
    "provisioningState": "Succeeded",
    "resourceGroup": "rg-{number}",
    "subnets": [
{}
    ],
    "type": "Microsoft.Network/virtualNetworks",
    "virtualNetworkPeerings": []
  }}"#,
            std::net::Ipv4Addr::from(start as u32),
            subnets.join(",\n")
        )
        .unwrap();
    }
    text + "\n]\n"
}

fn subnet(network: &str, start: usize, number: usize) -> String {
    format!(
        r#"      {{
        "addressPrefix": "{}/26",
        "delegations": [],
        "id": "{network}/subnets/snet-{number}",
        "ipConfigurations": [
          {{
            "id": "{network}/nic-{number}/ipConfigurations/ipconfig1",
            "resourceGroup": "rg"
          }}
        ],
        "name": "snet-{number}",
        "privateEndpointNetworkPolicies": "Disabled",
        "privateLinkServiceNetworkPolicies": "Enabled",
        "provisioningState": "Succeeded",
        "type": "Microsoft.Network/virtualNetworks/subnets"
      }}"#,
        std::net::Ipv4Addr::from((start + number * 64) as u32)
    )
}

fn timed(n: usize, work: impl Fn(&str) -> usize + 'static) -> Task {
    let text = networks(n);
    Box::new(move || {
        let clock = Instant::now();
        let outcome = std::hint::black_box(work(&text));
        let taken: Duration = clock.elapsed();
        (taken, outcome)
    })
}

fn audited(n: usize) -> Task {
    timed(n, |text| {
        let large = read::large("vnets.json", text.as_bytes()).unwrap().expect("it is a list");
        let report = check_beside(large, &[], &AuditOptions::default());
        assert!(!report.fails());
        report.inventory.networks.iter().map(|it| it.subnets.len()).sum()
    })
}

fn parsed(n: usize) -> Task {
    timed(n, |text| {
        let networks: Value = serde_json::from_str(text).unwrap();
        let networks = networks.as_array().unwrap().iter();
        networks.map(|it| it["subnets"].as_array().unwrap().len()).sum()
    })
}
