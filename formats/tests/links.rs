//! Files of gateways and their connections become links, sites and client pools, and are checked as such.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{AuditOptions, Inventory, Lock, plan};
use ipplan_formats::{check, read, yaml};

const RG: &str = "/subscriptions/s/resourceGroups/rg/providers";

/// As `az … list` writes it: an ID for each `~`.
fn of(text: &str) -> String {
    text.replace('~', RG)
}

#[track_caller]
fn inventory(files: &[(&str, &str)]) -> Inventory {
    let files: Vec<(&str, &[u8])> = files.iter().map(|it| (it.0, it.1.as_bytes())).collect();
    let (inventory, problems) = read::inventory(&files);
    assert_eq!(problems, []);
    let unread: Vec<_> = inventory.files.iter().flat_map(|it| &it.not_read).collect();
    assert!(unread.is_empty(), "{unread:?}");
    inventory
}

/// Everything beside networks, as a request file says it.
fn linked(inventory: &Inventory) -> String {
    let mut request = inventory.request();
    request.networks.clear();
    yaml::request(&request)
}

fn network(name: &str, space: &str, gateway: &str, more: &str) -> String {
    of(&format!(
        r#"{{"id": "~/Microsoft.Network/virtualNetworks/{name}", "name": "{name}", "location": "westeurope",
        "type": "Microsoft.Network/virtualNetworks", "addressSpace": {{"addressPrefixes": ["{space}"]}},
        "subnets": [{{"name": "GatewaySubnet", "addressPrefix": "{gateway}",
          "id": "~/Microsoft.Network/virtualNetworks/{name}/subnets/GatewaySubnet"}}{more}]}}"#
    ))
}

fn gateway(name: &str, network: &str, more: &str) -> String {
    of(&format!(
        r#"{{"id": "~/Microsoft.Network/virtualNetworkGateways/{name}", "name": "{name}",
        "type": "Microsoft.Network/virtualNetworkGateways", "gatewayType": "Vpn", "sku": {{"name": "VpnGw1AZ"}},{more}
        "ipConfigurations": [{{"subnet": {{"id": "~/Microsoft.Network/virtualNetworks/{network}/subnets/GatewaySubnet"}}}}]}}"#
    ))
}

fn local(name: &str, space: &str) -> String {
    of(&format!(
        r#"{{"id": "~/Microsoft.Network/localNetworkGateways/{name}", "name": "{name}",
        "type": "Microsoft.Network/localNetworkGateways", "localNetworkAddressSpace": {{"addressPrefixes": ["{space}"]}}}}"#
    ))
}

fn connection(name: &str, kind: &str, first: &str, key: &str, second: &str) -> String {
    of(&format!(
        r#"{{"id": "~/Microsoft.Network/connections/{name}", "name": "{name}", "type": "Microsoft.Network/connections",
        "connectionType": "{kind}", "virtualNetworkGateway1": {{"id": "~/Microsoft.Network/virtualNetworkGateways/{first}"}},
        "{key}": {{"id": "~/Microsoft.Network/{second}"}}}}"#
    ))
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(",\n"))
}

fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|it| (it.0, it.1.as_bytes())).collect();
    let report = check(&files, &AuditOptions::default());
    let told = report.findings.iter().filter(|it| {
        ["linked-overlap", "linked-regions", "partner-too-small", "out-of-reach", "overlapping"]
            .contains(&it.code.id)
    });
    let places = |it: &ipplan::Finding| {
        it.origins.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    told.map(|it| format!("{} {}: {} ({})", it.severity, it.code.id, it.message, places(it)))
        .collect()
}

#[test]
fn lists_of_the_azure_cli() {
    let vnets = list(&[
        network("hub", "10.0.0.0/24", "10.0.0.0/27", ""),
        network("west", "10.0.1.0/24", "10.0.1.0/27", ""),
    ]);
    let clients = r#""vpnClientConfiguration": {"vpnClientAddressPool": {"addressPrefixes": ["172.31.0.0/24"]}},"#;
    let gateways = list(&[gateway("vgw-hub", "hub", clients), gateway("vgw-west", "west", "")]);
    let sites = list(&[
        local("office", "10.200.0.0/16"),
        local("office-2", "10.200.0.0/16"),
        local("old", "10.201.0.0/16"),
    ]);
    let office = "localNetworkGateways/office";
    let connections = list(&[
        connection("to-office", "IPsec", "vgw-hub", "localNetworkGateway2", office),
        connection(
            "to-office-2",
            "IPsec",
            "vgw-hub",
            "localNetworkGateway2",
            "localNetworkGateways/office-2",
        ),
        connection(
            "there",
            "Vnet2Vnet",
            "vgw-hub",
            "virtualNetworkGateway2",
            "virtualNetworkGateways/vgw-west",
        ),
        connection(
            "back",
            "Vnet2Vnet",
            "vgw-west",
            "virtualNetworkGateway2",
            "virtualNetworkGateways/vgw-hub",
        ),
    ]);
    let files = [
        ("vnets.json", vnets.as_str()),
        ("vnet-gateways.json", &gateways),
        ("local-gateways.json", &sites),
        ("vpn-connections.json", &connections),
    ];
    let inventory = inventory(&files);
    // Two devices of one office are one site; what nothing joins is a range to avoid.
    assert_eq!(
        linked(&inventory),
        "\
avoid:
  - range: 10.201.0.0/16
    why: local network gateway old
client-pools:
  vgw-hub-clients:
    at: 172.31.0.0/24
    network: hub
sites:
  office: 10.200.0.0/16
links:
  - vpn:
      - hub
      - office
  - vpn:
      - hub
      - west
"
    );
    let planned = plan(&inventory.request(), &inventory.lock()).unwrap();
    assert_eq!(planned.lock(), inventory.lock());
    assert_eq!(planned.links.len(), 3);
    assert_eq!(findings(&files), Vec::<String>::new());
}

#[test]
fn ranges_that_gateways_bring_together() {
    let peering = |name: &str, to: &str, flags: &str| {
        of(&format!(
            r#"], "virtualNetworkPeerings": [{{"name": "{name}", "peeringState": "Connected", {flags},
            "remoteVirtualNetwork": {{"id": "~/Microsoft.Network/virtualNetworks/{to}"}}}}"#
        ))
    };
    let spoke = network(
        "spoke",
        "10.200.4.0/24",
        "10.200.4.0/27",
        &peering("to-hub", "hub", r#""useRemoteGateways": true"#),
    )
    .replace("GatewaySubnet", "web");
    let vnets = list(&[
        network(
            "hub",
            "10.0.0.0/24",
            "10.0.0.0/27",
            &peering("to-spoke", "spoke", r#""allowGatewayTransit": true"#),
        ),
        spoke,
        network("west", "10.0.0.0/25", "10.0.0.32/27", ""),
    ]);
    let gateways = list(&[gateway("vgw-hub", "hub", ""), gateway("vgw-west", "west", "")]);
    let sites = list(&[local("office", "10.200.0.0/16")]);
    let connections = list(&[
        connection(
            "to-office",
            "IPsec",
            "vgw-hub",
            "localNetworkGateway2",
            "localNetworkGateways/office",
        ),
        connection(
            "there",
            "Vnet2Vnet",
            "vgw-hub",
            "virtualNetworkGateway2",
            "virtualNetworkGateways/vgw-west",
        ),
    ]);
    let files = [
        ("vnets.json", vnets.as_str()),
        ("vnet-gateways.json", &gateways),
        ("local-gateways.json", &sites),
        ("vpn-connections.json", &connections),
    ];
    assert_eq!(findings(&files), Vec::<String>::new());
}
