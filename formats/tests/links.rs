//! Files of gateways and their connections become links, sites and client pools, and are checked as such.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{AuditOptions, Inventory, plan};
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

/// Everything other than networks, as in a request file.
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
        [
            "linked-overlap",
            "linked-regions",
            "partner-too-small",
            "out-of-reach",
            "over-link-limit",
            "overlapping",
        ]
        .contains(&it.code.id)
    });
    let place = |it: &ipplan::Origin| format!("{} {it}", report.inventory.files[it.file].name);
    let places = |it: &ipplan::Finding| it.origins.iter().map(place).collect::<Vec<_>>().join(", ");
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
  - vpn: [hub, office]
  - vpn: [hub, west]
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
    assert_eq!(
        findings(&files),
        [
            "error linked-overlap: network `spoke` 10.200.4.0/24 is inside site `office` 10.200.0.0/16; \
             gateways connect them (vnets.json [1], local-gateways.json [0])",
            "error linked-overlap: network `west` 10.0.0.0/25 is inside network `hub` 10.0.0.0/24; gateways \
             connect them (vnets.json [2], vnets.json [0])",
        ]
    );
}

#[test]
fn clients_in_a_network_that_they_reach() {
    let clients = r#""vpnClientConfiguration": {"vpnClientAddressPool": {"addressPrefixes": ["10.0.0.128/25"]}},"#;
    let vnets = list(&[network("hub", "10.0.0.0/24", "10.0.0.0/27", "")]);
    let gateways = list(&[gateway("vgw", "hub", clients)]);
    let files = [("vnets.json", vnets.as_str()), ("vnet-gateways.json", &gateways)];
    assert_eq!(
        findings(&files),
        ["error linked-overlap: client pool `vgw-clients` 10.0.0.128/25 is inside network `hub` \
          10.0.0.0/24; gateways connect them (vnet-gateways.json [0], vnets.json [0])"]
    );
}

/// No file states the ranges of a circuit, so it is a site without ranges.
#[test]
fn networks_of_one_circuit() {
    let vnets = list(&[
        network("west", "10.0.0.0/24", "10.0.0.0/27", ""),
        network("east", "10.0.1.0/24", "10.0.1.0/27", ""),
    ]);
    let express =
        |name: &str, network: &str| gateway(name, network, "").replace("Vpn", "ExpressRoute");
    let gateways = list(&[express("ergw-a", "west"), express("ergw-b", "east")]);
    let circuit = "expressRouteCircuits/er-west";
    let connections = list(&[
        connection("a", "ExpressRoute", "ergw-a", "peer", circuit),
        connection("b", "ExpressRoute", "ergw-b", "peer", circuit),
    ]);
    let files = [
        ("vnets.json", vnets.as_str()),
        ("gateways.json", &gateways),
        ("connections.json", &connections),
    ];
    let inventory = inventory(&files);
    let text = linked(&inventory);
    assert_eq!(text, "sites:\n  er-west: []\nlinks:\n  - expressroute: [west, east, er-west]\n");
    let request = yaml::request(&inventory.request());
    let again = read::request_in(request.as_bytes(), read::Syntax::Yaml);
    assert_eq!((again.problems, again.request), (vec![], inventory.request()));
    assert_eq!(plan(&inventory.request(), &inventory.lock()).err(), None);
}

fn instances(network: &str, space: &str, region: &str, name: &str) -> [String; 2] {
    let subnet = of(&format!("~/Microsoft.Network/virtualNetworks/{network}/subnets/mi"));
    let vnet = of(&format!(
        r#"{{"id": "~/Microsoft.Network/virtualNetworks/{network}", "name": "{network}", "location": "{region}",
        "type": "Microsoft.Network/virtualNetworks", "addressSpace": {{"addressPrefixes": ["{space}"]}},
        "subnets": [{{"name": "mi", "addressPrefix": "{space}", "id": "{subnet}"}}], "virtualNetworkPeerings": []}}"#
    ));
    let instance = of(&format!(
        r#"{{"id": "~/Microsoft.Sql/managedInstances/{name}", "name": "{name}", "type": "Microsoft.Sql/managedInstances",
        "sku": {{"tier": "GeneralPurpose"}}, "subnetId": "{subnet}"}}"#
    ));
    [vnet, instance]
}

const GROUP: &str = r#"{"id": "~/Microsoft.Sql/locations/westeurope/instanceFailoverGroups/fog", "name": "fog",
    "type": "Microsoft.Sql/locations/instanceFailoverGroups", "managedInstancePairs": [{
    "primaryManagedInstanceId": "~/Microsoft.Sql/managedInstances/mi-west",
    "partnerManagedInstanceId": "~/Microsoft.Sql/managedInstances/mi-north"}]}"#;

#[test]
fn failover_groups() {
    let files = |north: [String; 2]| {
        let [west, primary] = instances("west", "10.0.0.0/26", "westeurope", "mi-west");
        let [north, partner] = north;
        (list(&[west, north]), list(&[primary, partner, of(GROUP)]))
    };
    let (vnets, sql) = files(instances("north", "10.0.0.0/26", "westeurope", "mi-north"));
    assert_eq!(
        findings(&[("vnets.json", &vnets), ("sql.json", &sql)]),
        [
            "error linked-overlap: network `north` 10.0.0.0/26 is the same as network `west` 10.0.0.0/26; \
             `west` and `north` have a failover group, so neither may overlap the other or what is peered \
             with it (vnets.json [1], vnets.json [0])",
            "error linked-regions: both instances of the failover group are in westeurope (sql.json [2])",
            "warning out-of-reach: `north/mi` is not reached from `west/mi`: no link leads from `west` to \
             `north` (sql.json [2])",
        ]
    );
    let (vnets, sql) = files(instances("north", "10.1.0.0/26", "northeurope", "mi-north"));
    let inventory = inventory(&[("vnets.json", &vnets), ("sql.json", &sql)]);
    assert_eq!(linked(&inventory), "links:\n  - failover-group: [west/mi, north/mi]\n");
}

#[test]
fn a_template_and_a_terraform_plan_say_the_same() {
    let template = r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      "contentVersion": "1.0.0.0", "resources": [
      {"type": "Microsoft.Network/virtualNetworks", "name": "hub", "properties": {
        "addressSpace": {"addressPrefixes": ["10.0.0.0/24"]},
        "subnets": [{"name": "GatewaySubnet", "properties": {"addressPrefix": "10.0.0.0/27"}}]}},
      {"type": "Microsoft.Network/virtualNetworkGateways", "name": "vgw", "properties": {
        "gatewayType": "Vpn", "sku": {"name": "VpnGw1AZ", "tier": "VpnGw1AZ"},
        "vpnClientConfiguration": {"vpnClientAddressPool": {"addressPrefixes": ["172.31.0.0/24"]}},
        "ipConfigurations": [{"name": "a", "properties": {"subnet": {
          "id": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'hub', 'GatewaySubnet')]"}}}]}},
      {"type": "Microsoft.Network/localNetworkGateways", "name": "office", "properties": {
        "localNetworkAddressSpace": {"addressPrefixes": ["10.200.0.0/16"]}}},
      {"type": "Microsoft.Network/connections", "name": "to-office", "properties": {"connectionType": "IPsec",
        "virtualNetworkGateway1": {"id": "[resourceId('Microsoft.Network/virtualNetworkGateways', 'vgw')]", "properties": {}},
        "localNetworkGateway2": {"id": "[resourceId('Microsoft.Network/localNetworkGateways', 'office')]", "properties": {}}}}]}"#;
    let code = r#"
resource "azurerm_virtual_network" "hub" {
  name          = "hub"
  address_space = ["10.0.0.0/24"]
}
resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/27"]
}
resource "azurerm_virtual_network_gateway" "hub" {
  name = "vgw"
  type = "Vpn"
  sku  = "VpnGw1AZ"
  ip_configuration {
    subnet_id = azurerm_subnet.gateway.id
  }
  vpn_client_configuration {
    address_space = ["172.31.0.0/24"]
  }
}
resource "azurerm_local_network_gateway" "office" {
  name          = "office"
  address_space = ["10.200.0.0/16"]
}
resource "azurerm_virtual_network_gateway_connection" "office" {
  name                       = "to-office"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.hub.id
  local_network_gateway_id   = azurerm_local_network_gateway.office.id
}
"#;
    let expected = "\
client-pools:
  vgw-clients:
    at: 172.31.0.0/24
    network: hub
sites:
  office: 10.200.0.0/16
links:
  - vpn: [hub, office]
";
    for (file, text) in [("main.json", template), ("main.tf", code)] {
        let inventory = inventory(&[(file, text)]);
        assert_eq!(linked(&inventory), expected, "{file}");
        let connection = &inventory.connections[0];
        assert_eq!(connection.name, "to-office");
        assert!(connection.origin.line > 0);
    }
}

/// Code of two providers: gateways, both sides of a peering, a site, and the hub of a Virtual WAN.
#[test]
fn azurerm_and_azapi_say_the_same() {
    let expected = "\
client-pools:
  vgw-hub-clients:
    at: 172.31.0.0/24
    network: hub
networks:
  app:
    space: 10.0.1.0/24
    region: westeurope
  hub:
    space: 10.0.0.0/24
    region: westeurope
    subnets:
      GatewaySubnet:
        service: vpn-gateway
        at: 10.0.0.0/26
  wan-hub:
    space: 10.9.0.0/23
    region: westeurope
  web:
    space: 10.0.2.0/24
    region: westeurope
sites:
  office: 10.200.0.0/16
links:
  - peer: [hub, app]
    gateway-transit: hub
    remote-gateways: app
    forwarded-traffic: hub
  - vpn: [hub, office]
  - virtual-wan: [wan-hub, web]
";
    for code in
        [include_str!("terraform_cases/hub.tf"), include_str!("terraform_cases/hub_azapi.tf")]
    {
        assert_eq!(yaml::request(&inventory(&[("main.tf", code)]).request()), expected);
    }
}

#[test]
fn settings_of_networks() {
    let list = r#"[{"name": "data", "addressSpace": {"addressPrefixes": ["10.0.0.0/24"]},
      "dhcpOptions": {"dnsServers": ["10.0.9.4", "10.0.9.5"]}, "privateEndpointVNetPolicies": "Basic",
      "subnets": [{"name": "db", "addressPrefix": "10.0.0.0/27"}]}]"#;
    let network = r#"resource "azurerm_virtual_network" "data" {
  name          = "data"
  address_space = ["10.0.0.0/24"]
  private_endpoint_vnet_policies = "Basic"
"#;
    let servers = r#"dns_servers = ["10.0.9.4", "10.0.9.5"]"#;
    let inside = format!("{network}  {servers}\n}}\n");
    let beside = format!(
        "{network}}}\nresource \"azurerm_virtual_network_dns_servers\" \"data\" {{\n  \
         virtual_network_id = azurerm_virtual_network.data.id\n  {servers}\n}}\n"
    );
    for (file, text) in [("vnets.json", list), ("main.tf", &inside), ("main.tf", &beside)] {
        let inventory = inventory(&[(file, text)]);
        assert_eq!(inventory.networks.len(), 1, "{file}");
        assert_eq!(inventory.networks[0].dns_servers, ["10.0.9.4", "10.0.9.5"], "{text}");
        assert_eq!(inventory.networks[0].high_scale, Some(true), "{text}");
    }
}

/// As `az webapp list` and `az appservice plan list` write them.
fn apps(plans: usize) -> String {
    let plan = |number: usize| {
        of(&format!(
            r#"{{"id": "~/Microsoft.Web/serverfarms/plan-{number}", "name": "plan-{number}",
            "type": "Microsoft.Web/serverfarms", "location": "West Europe",
            "sku": {{"name": "P1v3", "tier": "PremiumV3", "capacity": 2}}}}"#
        ))
    };
    let app = |number: usize| {
        let plan = number % plans;
        of(&format!(
            r#"{{"id": "~/Microsoft.Web/sites/app-{number}", "name": "app-{number}",
            "type": "Microsoft.Web/sites", "kind": "app,linux", "location": "West Europe",
            "serverFarmId": "~/Microsoft.Web/serverfarms/plan-{plan}",
            "virtualNetworkSubnetId": "~/Microsoft.Network/virtualNetworks/hub/subnets/web-{number}"}}"#
        ))
    };
    let plans = (0..plans).map(plan);
    list(&plans.chain((0..3).map(app)).collect::<Vec<_>>())
}

#[test]
fn apps_that_are_integrated() {
    let web = |number: usize| {
        of(&format!(
            r#", {{"name": "web-{number}", "addressPrefix": "10.0.0.{}/27",
            "id": "~/Microsoft.Network/virtualNetworks/hub/subnets/web-{number}",
            "delegations": [{{"serviceName": "Microsoft.Web/serverFarms"}}]}}"#,
            64 + 32 * number
        ))
    };
    let subnets: String = (0..3).map(web).collect();
    let vnets = list(&[network("hub", "10.0.0.0/24", "10.0.0.0/27", &subnets)]);
    let each = apps(3);
    let files = [("vnets.json", vnets.as_str()), ("apps.json", &each)];
    assert_eq!(
        linked(&inventory(&files)),
        "\
links:
  - regional-integration: hub/web-0
    plan: plan-0
    region: West Europe
    os: linux
  - regional-integration: hub/web-1
    plan: plan-1
    region: West Europe
    os: linux
  - regional-integration: hub/web-2
    plan: plan-2
    region: West Europe
    os: linux
"
    );
    assert_eq!(findings(&files), Vec::<String>::new());
    // One plan with three subnets is one too many, wherever it comes from.
    let one = apps(1);
    let files = [("vnets.json", vnets.as_str()), ("apps.json", &one)];
    let found = findings(&files);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(
        "error over-link-limit: plan `plan-0` is integrated with 3 subnets; a Linux plan has at most 2 \
         integrations (apps.json "
    ), "{found:?}");
}

#[test]
fn apps_of_terraform() {
    let code = r#"
resource "azurerm_virtual_network" "hub" {
  name          = "hub"
  address_space = ["10.0.0.0/24"]
  location      = "westeurope"
}
resource "azurerm_subnet" "web" {
  name                 = "web"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/27"]
}
resource "azurerm_service_plan" "shop" {
  name         = "shop"
  os_type      = "Linux"
  sku_name     = "P1v3"
  worker_count = 2
}
resource "azurerm_linux_web_app" "cart" {
  name                      = "cart"
  location                  = "westeurope"
  service_plan_id           = azurerm_service_plan.shop.id
  virtual_network_subnet_id = azurerm_subnet.web.id
}
resource "azurerm_linux_web_app" "pay" {
  name            = "pay"
  location        = "westeurope"
  service_plan_id = azurerm_service_plan.shop.id
}
resource "azurerm_app_service_virtual_network_swift_connection" "pay" {
  app_service_id = azurerm_linux_web_app.pay.id
  subnet_id      = azurerm_subnet.web.id
}
"#;
    // Two apps of one plan in one subnet are one integration.
    let expected = "\
links:
  - regional-integration: hub/web
    plan: shop
    region: westeurope
    os: linux
";
    assert_eq!(linked(&inventory(&[("main.tf", code)])), expected);
}

#[test]
fn apps_that_reach_a_network_by_its_gateway() {
    let clients = r#""vpnClientConfiguration": {"vpnClientAddressPool": {"addressPrefixes": ["172.31.0.0/24"]}},"#;
    let vnets = list(&[network("hub", "10.0.0.0/24", "10.0.0.0/27", "")]);
    let gateways = list(&[gateway("vgw", "hub", clients)]);
    let apps =
        of(r#"[{"id": "~/Microsoft.Web/sites/cart/virtualNetworkConnections/hub", "name": "hub",
      "type": "Microsoft.Web/sites/virtualNetworkConnections", "isSwift": false,
      "vnetResourceId": "~/Microsoft.Network/virtualNetworks/hub"}]"#);
    let files = [("vnets.json", vnets.as_str()), ("gw.json", &gateways), ("apps.json", &apps)];
    let expected = "links:\n  - gateway-required-integration: vgw-clients\n    app: cart\n";
    assert!(linked(&inventory(&files)).ends_with(expected), "{}", linked(&inventory(&files)));
    assert_eq!(findings(&files), Vec::<String>::new());
}

#[test]
fn links_with_sql_server() {
    let [vnet, instance] = instances("west", "10.0.0.0/24", "westeurope", "mi");
    let link = |name: &str, endpoint: &str| {
        of(&format!(
            r#"{{"id": "~/Microsoft.Sql/managedInstances/mi/distributedAvailabilityGroups/{name}",
            "type": "Microsoft.Sql/managedInstances/distributedAvailabilityGroups", "name": "{name}",
            "databases": [{{"databaseName": "a"}}, {{"databaseName": "b"}}], "partnerEndpoint": "{endpoint}"}}"#
        ))
    };
    let links = list(&[
        instance,
        link("one", "TCP://10.200.0.5:5022"),
        link("two", "TCP://10.200.0.6:5022"),
    ]);
    let hub = network("hub", "10.0.1.0/24", "10.0.1.0/27", "");
    let (vnets, gateways) = (list(&[vnet, hub]), list(&[gateway("vgw", "hub", "")]));
    let sites = list(&[local("office", "10.200.0.0/16")]);
    let office = "localNetworkGateways/office";
    let vpn = list(&[connection("to-office", "IPsec", "vgw", "localNetworkGateway2", office)]);
    let files = [
        ("vnets.json", vnets.as_str()),
        ("gw.json", &gateways),
        ("sites.json", &sites),
        ("vpn.json", &vpn),
        ("sql.json", &links),
    ];
    let all = linked(&inventory(&files));
    assert!(all.ends_with("  - instance-link: [office, west/mi]\n    databases: 4\n"), "{all}");
    let found = findings(&files);
    assert_eq!(found.len(), 1, "{found:?}");
    let expected = "warning out-of-reach: `west/mi` is not reached from `office`";
    assert!(found[0].starts_with(expected), "{found:?}");
    // A name is not looked up.
    let named = list(&[link("three", "TCP://sql.example:5022")]);
    let (inventory, _) = read::inventory(&[("sql.json", named.as_bytes())]);
    let why: Vec<&str> = inventory.files[0].not_read.iter().map(|it| it.why.as_str()).collect();
    let expected = "`TCP://sql.example:5022` has no address: the link is left out, because a name is not looked up";
    assert_eq!(why, [expected]);
}

/// The notices of ends that no file has.
fn loose(files: &[(&str, &str)]) -> Vec<(Vec<String>, String)> {
    let inventory = inventory(files);
    let findings = ipplan::audit(&inventory, &AuditOptions::default());
    let mine = findings.into_iter().filter(|it| it.code.id == "end-not-given");
    let mine = mine.inspect(|it| {
        assert_eq!(it.severity, ipplan::Severity::Notice);
        assert!(!it.origins.is_empty(), "{it:?}");
    });
    mine.map(|it| (it.networks, it.message)).collect()
}

#[test]
fn an_end_that_no_file_has_is_named() {
    let peered = |name: &str, space: &str| {
        let gateway = space.replace(".0.0/24", ".0.224/27");
        let network = network(name, space, &gateway, "");
        let peering =
            of(r#", "virtualNetworkPeerings": [{"name": "to-hub", "peeringState": "Connected",
            "remoteVirtualNetwork": {"id": "~/Microsoft.Network/virtualNetworks/hub"}}]}"#);
        format!("{}{peering}", network.strip_suffix('}').unwrap())
    };
    let spokes: Vec<String> =
        (1..=5).map(|it| peered(&format!("s{it}"), &format!("10.{it}.0.0/24"))).collect();
    let one = format!("[{}]", spokes[0]);
    let told = |text: &str| loose(&[("vnets.json", text)]);
    let message = "`s1` is peered with `hub`, which is in none of the files";
    assert_eq!(told(&one), [(vec!["s1".into()], message.into())]);
    let all: Vec<String> = (1..=5).map(|it| format!("s{it}")).collect();
    let message =
        "`s1`, `s2`, `s3` and 2 more are peered with `hub`, which is in none of the files";
    assert_eq!(told(&format!("[{}]", spokes.join(", "))), [(all, message.into())]);
    // With its file, nothing is left to say.
    let hub = network("hub", "10.0.0.0/24", "10.0.0.224/27", "");
    assert_eq!(told(&format!("[{}, {hub}]", spokes[0])), []);

    // A connection whose site is missing, and one whose gateway is.
    let hub = format!("[{hub}]");
    let site = "localNetworkGateways/lgw-hq";
    let to_site =
        format!("[{}]", connection("to-hq", "IPsec", "vgw", "localNetworkGateway2", site));
    let gateways = format!("[{}]", gateway("vgw", "hub", ""));
    let sites = format!("[{}]", local("lgw-hq", "10.200.0.0/16"));
    let all = [
        ("vnets.json", hub.as_str()),
        ("connections.json", &to_site),
        ("gateways.json", &gateways),
        ("sites.json", &sites),
    ];
    assert_eq!(loose(&all), []);
    let missing = |name: &str, kind: &str| {
        let message = format!(
            "the connection `to-hq` (vpn) leads to `{name}` (Microsoft.Network/{kind}), which is in none of \
             the files"
        );
        (Vec::<String>::new(), message)
    };
    assert_eq!(loose(&all[..3]), [missing("lgw-hq", "localNetworkGateways")]);
    let without_gateway = [all[0], all[1], all[3]];
    assert_eq!(loose(&without_gateway), [missing("vgw", "virtualNetworkGateways")]);
    // A gateway in a subnet that no file has is reported through that subnet already.
    assert_eq!(loose(&all[1..]), []);

    // A circuit is never in a file, and the network on its other side is a site.
    let circuit = connection("er", "ExpressRoute", "vgw", "peer", "expressRouteCircuits/er-west");
    assert_eq!(loose(&[("vnets.json", &hub), all[2], ("er.json", &format!("[{circuit}]"))]), []);
}
