//! Small answers of Azure and templates: one case for each shape.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{ExistingSubnet, Inventory, SubnetState};
use ipplan_formats::read;

/// Reads files without problems.
#[track_caller]
fn inventory(files: &[(&str, &str)]) -> Inventory {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let (inventory, problems) = read::inventory(&files);
    assert_eq!(problems, []);
    inventory
}

/// A template with these resources.
fn template(head: &str, resources: &str) -> String {
    format!(
        r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0", {head} "resources": {resources}}}"#
    )
}

fn rows(inventory: &Inventory) -> Vec<String> {
    let ranges = |ranges: &[ipplan::IpNet]| {
        ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let row = |it: &ExistingSubnet| format!("{} {}", it.name, ranges(&it.prefixes));
    let networks = inventory.networks.iter();
    let rows = networks.map(|it| {
        let subnets: Vec<String> = it.subnets.iter().map(row).collect();
        format!("{} {} | {}", it.name, ranges(&it.space), subnets.join(", "))
    });
    rows.collect()
}

fn unread(inventory: &Inventory) -> Vec<String> {
    let parts = inventory.files.iter().flat_map(|it| &it.not_read);
    parts.map(|it| format!("{}: {}", it.origin, it.why)).collect()
}

/// The residents of a subnet: type and name, service and inputs.
fn residents(inventory: &Inventory, network: usize, subnet: usize) -> Vec<String> {
    let residents = inventory.networks[network].subnets[subnet].residents.iter();
    let rows = residents.map(|it| {
        let workload = it.workload.as_ref().map(|it| {
            let values = it.values().map(|(name, value)| format!("{name}={value}"));
            format!("{} {}", it.service().id, values.collect::<Vec<_>>().join(" "))
        });
        let kind = it.kind.rsplit('/').next().unwrap();
        format!("{kind} {}: {}", it.name, workload.unwrap_or_default().trim_end())
    });
    rows.collect()
}

#[test]
fn templates_within_templates() {
    let inner = |scope: &str| {
        format!(
            r#"{{"type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "{scope}",
            "properties": {{"mode": "Incremental", "expressionEvaluationOptions": {{"scope": "{scope}"}},
            "parameters": {{"range": {{"value": "10.9.0.0/24"}}}},
            "template": {{"contentVersion": "1.0.0.0", "parameters": {{"range": {{"type": "string"}}}},
              "resources": [{{"type": "Microsoft.Network/virtualNetworks", "name": "{scope}",
                "properties": {{"addressSpace": {{"addressPrefixes": ["[parameters('range')]"]}}}}}}],
              "outputs": {{"id": {{"type": "string",
                "value": "[resourceId('Microsoft.Network/virtualNetworks/subnets', '{scope}', 'pe')]"}}}}}}}}}}"#
        )
    };
    let resources = format!(
        r#"[{}, {},
        {{"type": "Microsoft.Network/virtualNetworks/subnets", "name": "inner/pe",
          "properties": {{"addressPrefix": "10.9.0.0/27"}}}},
        {{"type": "Microsoft.Network/privateEndpoints", "name": "pe-kv", "properties": {{"subnet": {{
          "id": "[reference('inner').outputs.id.value]"}}}}}},
        {{"type": "Microsoft.Resources/deployments", "name": "far", "properties": {{
          "templateLink": {{"relativePath": "nested/vnet.json"}}}}}}]"#,
        inner("inner"),
        inner("outer")
    );
    let head = r#""parameters": {"range": {"type": "string", "defaultValue": "10.8.0.0/24"}},"#;
    let read = inventory(&[("a.json", &template(head, &resources))]);
    assert_eq!(rows(&read), ["inner 10.9.0.0/24 | pe 10.9.0.0/27", "outer 10.8.0.0/24 | "]);
    assert_eq!(residents(&read, 0, 0), ["privateEndpoints pe-kv: private-endpoints endpoints=1"]);
    assert_eq!(
        unread(&read),
        [
            "resources[4].properties.templateLink: the linked template `nested/vnet.json` is not read"
        ]
    );
}

#[test]
fn symbols_children_and_loops() {
    let head = r#""languageVersion": "2.0", "parameters": {"tiers": {"type": "array", "defaultValue": ["web", "db"]}},
        "variables": {"copy": [{"name": "spokes", "count": 2, "input": "[format('spoke-{0}', copyIndex('spokes', 1))]"}],
          "ranges": "[map(range(0, 2), lambda('i', cidrSubnet('10.0.0.0/16', 24, lambdaVariables('i'))))]"},"#;
    let resources = r#"{
      "hub": {"existing": true, "type": "Microsoft.Network/virtualNetworks", "name": "hub"},
      "firewall": {"type": "Microsoft.Network/virtualNetworks/subnets", "name": "[format('{0}/{1}', 'hub', 'AzureFirewallSubnet')]",
        "properties": {"addressPrefix": "10.99.0.0/26"}},
      "spokes": {"type": "Microsoft.Network/virtualNetworks", "name": "[variables('spokes')[copyIndex()]]",
        "copy": {"name": "spokes", "count": "[length(variables('spokes'))]"},
        "properties": {"addressSpace": {"addressPrefixes": ["[variables('ranges')[copyIndex()]]"]},
          "copy": [{"name": "subnets", "count": "[length(parameters('tiers'))]", "input": {
            "name": "[parameters('tiers')[copyIndex('subnets')]]",
            "properties": {"addressPrefix": "[cidrSubnet(variables('ranges')[copyIndex()], 26, copyIndex('subnets'))]",
              "delegations": [{"name": "d", "properties": {"serviceName": "Microsoft.Web/serverFarms"}}],
              "routeTable": {"id": "[resourceId('Microsoft.Network/routeTables', 'rt')]"},
              "serviceEndpoints": [{"service": "Microsoft.Storage"}]}}}]},
        "resources": [{"type": "subnets", "name": "late", "properties": {"addressPrefixes": ["[cidrSubnet(variables('ranges')[copyIndex()], 28, 15)]"]}}]},
      "peering": {"type": "Microsoft.Network/virtualNetworks/virtualNetworkPeerings", "name": "spoke-1/to-hub",
        "properties": {"remoteVirtualNetwork": {"id": "[resourceId('rg-hub', 'Microsoft.Network/virtualNetworks', 'hub')]"}}}
    }"#;
    let read = inventory(&[("main.json", &template(head, resources))]);
    assert_eq!(unread(&read), Vec::<String>::new());
    assert_eq!(
        rows(&read),
        [
            "hub  | AzureFirewallSubnet 10.99.0.0/26",
            "spoke-1 10.0.0.0/24 | web 10.0.0.0/26, db 10.0.0.64/26, late 10.0.0.240/28",
            "spoke-2 10.0.1.0/24 | web 10.0.1.0/26, db 10.0.1.64/26, late 10.0.1.240/28",
        ]
    );
    let web = &read.networks[1].subnets[0];
    assert_eq!(web.delegations, ["Microsoft.Web/serverFarms"]);
    assert_eq!(web.service_endpoints, ["Microsoft.Storage"]);
    assert!(web.route_table.is_there() && web.security_group.is_missing());
    assert_eq!(web.origin.path, "resources.spokes.properties.copy[0].input");
    let peering = &read.networks[1].peerings[0];
    assert_eq!((peering.name.as_str(), peering.remote_name()), ("to-hub", "hub"));
    assert_eq!(read.networks[1].id, None, "no ID is made up");
}

#[test]
fn what_is_not_known_is_kept() {
    let head = r#""parameters": {"name": {"type": "string"}, "list": {"type": "array"}, "new": {"type": "bool"},
        "same": {"type": "object", "defaultValue": {"vnet": {"range": "[parameters('range')]"}}}, "range": {"type": "string"}},"#;
    let resources = r#"[
      {"type": "Microsoft.Network/virtualNetworks", "name": "[parameters('name')]", "location": "[resourceGroup().location]",
        "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/24"]}, "subnets": [
          {"name": "web", "properties": {"addressPrefix": "10.0.0.0/26", "networkSecurityGroup": "[if(parameters('new'), createObject('id', 'x'), null())]"}},
          {"name": "wrong", "properties": {"addressPrefix": "[cidrSubnet('10.0.0.0/24', 20, 0)]"}},
          {"name": "typo", "properties": {"addressPrefix": "[paramters('range')]"}},
          {"name": "none", "properties": {}},
          "[if(parameters('new'), createObject('name', 'x'), createObject('name', 'y'))]"]}},
      {"type": "Microsoft.Network/virtualNetworks/subnets", "name": "[concat(parameters('name'), '/db')]", "condition": "[parameters('new')]",
        "properties": {"addressPrefix": "10.0.0.64/26"}},
      {"type": "Microsoft.Network/virtualNetworks", "name": "other", "properties": {
        "addressSpace": {"addressPrefixes": ["[parameters('same').vnet.range]"]}, "subnets": "[parameters('list')]"}},
      {"type": "Microsoft.Network/virtualNetworks", "name": "[format('many-{0}', copyIndex())]", "copy": {"name": "many", "count": "[length(parameters('list'))]"},
        "properties": {"addressSpace": {"addressPrefixes": ["10.1.0.0/24"]}}},
      {"type": "Microsoft.Network/virtualNetworks", "name": "old", "condition": false,
        "properties": {"addressSpace": {"addressPrefixes": ["10.7.0.0/24"]}, "subnets": [{"name": "s", "properties": {"addressPrefix": "10.7.0.0/25"}}]}}
    ]"#;
    let read = inventory(&[("main.json", &template(head, resources))]);
    let network = &read.networks[0];
    assert_eq!(network.region, None);
    assert_eq!(
        rows(&read),
        [
            "{name} 10.0.0.0/24 | web 10.0.0.0/26, wrong , typo , none ,  , db 10.0.0.64/26",
            "other  | "
        ]
    );
    let states: Vec<SubnetState> = network.subnets.iter().map(|it| it.state).collect();
    assert_eq!(states[..2], [SubnetState::Used, SubnetState::Unknown]);
    assert_eq!(states[2..5], [SubnetState::Unknown; 3]);
    assert_eq!(states[5..], [SubnetState::Reserved]);
    assert!(!network.subnets[0].security_group.is_missing());
    assert_eq!(
        unread(&read),
        [
            "resources[0].properties.subnets[1].properties.addressPrefix: `cidrSubnet`: a part of \
             10.0.0.0/24 has a length of 24 to 32",
            "resources[0].properties.subnets[2].properties.addressPrefix: `paramters`: only a \
             deployment can tell, or this function is not supported",
            "resources[0].properties.subnets[4]: the parameter `new` has no default value",
            "resources[0].properties.subnets[3]: the subnet has no address prefix",
            "resources[2].properties.addressSpace.addressPrefixes[0]: the parameter `range` has no \
             default value",
            "resources[2].properties.subnets: the parameter `list` has no default value",
            "resources[3].copy.count: the parameter `list` has no default value",
        ]
    );
    let notices: Vec<&str> = read.notices.iter().map(|it| it.message.as_ref()).collect();
    let left = "left out, because its condition is false: old 10.7.0.0/24, old/s 10.7.0.0/25 \
                (resources[4].condition)";
    assert_eq!(notices, [left]);
}

#[test]
fn files_of_parameters() {
    let head = r#""parameters": {"range": {"type": "string"}, "list": {"type": "array", "defaultValue": []}}, /* a comment */"#;
    let resources = r#"[{"type": "Microsoft.Network/virtualNetworks", "name": "v", // and one more
        "properties": {"addressSpace": {"addressPrefixes": ["[parameters('range')]"]}, "subnets": "[parameters('list')]"}}]"#;
    let template = template(head, resources);
    let given = |range: &str| {
        format!(
            r#"{{"contentVersion": "1.0.0.0", "parameters": {{"Range": {{"value": "{range}"}},
            "list": {{"value": [{{"name": "s", "properties": {{"addressPrefix": "{range}"}}}}]}}}}}}"#
        )
    };
    let (dev, prod) = (given("10.1.0.0/24"), given("10.2.0.0/24"));
    let read = inventory(&[("dev.json", &dev), ("main.json", &template)]);
    assert_eq!(rows(&read), ["v 10.1.0.0/24 | s 10.1.0.0/24"]);
    assert_eq!(
        read.files.iter().map(|it| it.format.as_str()).collect::<Vec<_>>(),
        ["ARM template", "ARM template parameters"]
    );

    let both = inventory(&[("main.json", &template), ("dev.json", &dev), ("prod.json", &prod)]);
    assert_eq!(rows(&both), ["v 10.1.0.0/24 | s 10.1.0.0/24"]);
    assert_eq!(both.files[2].not_read[0].why, "`dev.json` gives the values of the same template");

    let alone = inventory(&[("dev.json", &dev)]);
    assert_eq!(unread(&alone), [": no template is given that declares these parameters"]);
}

#[test]
fn resources_of_a_template() {
    let subnet = |name: &str| {
        format!(
            "[resourceId('Microsoft.Network/virtualNetworks/subnets', parameters('vnet'), '{name}')]"
        )
    };
    let resources = format!(
        r#"[{{"type": "Microsoft.Network/virtualNetworks", "name": "[parameters('vnet')]", "properties": {{
            "addressSpace": {{"addressPrefixes": ["10.0.0.0/16"]}}, "subnets": [
              {{"name": "web", "properties": {{"addressPrefix": "10.0.0.0/26"}}}},
              {{"name": "GatewaySubnet", "properties": {{"addressPrefix": "10.0.1.0/27"}}}},
              {{"name": "agw", "properties": {{"addressPrefix": "10.0.2.0/24"}}}}]}}}},
          {{"type": "Microsoft.Web/serverfarms", "name": "plan", "sku": {{"name": "P1v3", "tier": "PremiumV3", "capacity": 4}}, "properties": {{}}}},
          {{"type": "Microsoft.Web/sites", "name": "app", "properties": {{
            "serverFarmId": "[resourceId('Microsoft.Web/serverfarms', 'plan')]", "virtualNetworkSubnetId": "{}"}}}},
          {{"type": "Microsoft.Network/virtualNetworkGateways", "name": "vgw", "properties": {{"gatewayType": "Vpn", "sku": {{"name": "VpnGw1", "tier": "VpnGw1"}},
            "vpnClientConfiguration": {{"vpnClientAddressPool": {{"addressPrefixes": ["172.16.0.0/24"]}}}},
            "ipConfigurations": [{{"name": "a", "properties": {{"subnet": {{"id": "{}"}}}}}}]}}}},
          {{"type": "Microsoft.Network/applicationGateways", "name": "agw", "properties": {{"sku": {{"name": "WAF_v2", "tier": "WAF_v2"}},
            "autoscaleConfiguration": {{"minCapacity": 1, "maxCapacity": 10}},
            "gatewayIPConfigurations": [{{"properties": {{"subnet": {{"id": "{}"}}}}}}]}}}},
          {{"type": "Microsoft.Storage/storageAccounts", "name": "st", "properties": {{"networkAcls": {{"virtualNetworkRules": [{{"id": "{}"}}]}}}}}}]"#,
        subnet("web"),
        subnet("GatewaySubnet"),
        subnet("agw"),
        subnet("web"),
    );
    let head = r#""parameters": {"vnet": {"type": "string"}},"#;
    let read = inventory(&[("main.json", &template(head, &resources))]);
    assert_eq!(unread(&read), Vec::<String>::new());
    assert_eq!(residents(&read, 0, 0), ["serverFarms plan: app-service instances=4 tier=P1v3"]);
    assert_eq!(residents(&read, 0, 1), ["virtualNetworkGateways vgw: vpn-gateway"]);
    assert_eq!(
        residents(&read, 0, 2),
        ["applicationGateways agw: application-gateway instances=10"]
    );
    let kept: Vec<String> =
        read.keep_outs.iter().map(|it| format!("{} {}", it.range, it.why)).collect();
    assert_eq!(kept, ["172.16.0.0/24 VPN clients of vgw"]);
    assert!(read.residents.is_empty(), "{:?}", read.residents);
}

const RG: &str = "/subscriptions/s/resourceGroups/rg/providers";

/// Answers of the Azure CLI about resources in networks, read together with the list of networks.
#[test]
fn lists_of_resources() {
    let subnet = |name: &str| format!("{RG}/Microsoft.Network/virtualNetworks/v/subnets/{name}");
    let one = |name: &str, at: u8| {
        format!(
            r#"{{"id": "{}", "name": "{name}", "addressPrefix": null, "addressPrefixes": ["10.0.{at}.0/24"]}}"#,
            subnet(name)
        )
    };
    let subnets: Vec<String> = ["web", "aks", "pods", "mi", "pe"]
        .iter()
        .zip(0..)
        .map(|(name, at)| one(name, at))
        .collect();
    let vnets = format!(
        r#"[{{"id": "{RG}/Microsoft.Network/virtualNetworks/v", "name": "v", "addressSpace": {{"addressPrefixes": ["10.0.0.0/16"]}}, "subnets": [{}]}}]"#,
        subnets.join(", ")
    );
    let plans = format!(
        r#"[{{"id": "{RG}/Microsoft.Web/serverfarms/plan", "name": "plan", "type": "Microsoft.Web/serverfarms", "numberOfSites": 2, "sku": {{"capacity": 6, "name": "S1", "tier": "Standard"}}}},
           {{"id": "/subscriptions/s/resourceGroups/other/providers/Microsoft.Web/serverfarms/plan", "name": "plan", "type": "Microsoft.Web/serverfarms", "sku": {{"capacity": 9, "name": "S1", "tier": "Standard"}}}},
           {{"id": "{RG}/Microsoft.Web/serverfarms/elastic", "name": "elastic", "type": "Microsoft.Web/serverfarms", "maximumElasticWorkerCount": 20, "sku": {{"capacity": 1, "name": "EP1", "tier": "ElasticPremium"}}}}]"#
    );
    let apps = format!(
        r#"[{{"id": "{RG}/Microsoft.Web/sites/a", "name": "a", "type": "Microsoft.Web/sites", "appServicePlanId": "{RG}/Microsoft.Web/serverfarms/plan", "virtualNetworkSubnetId": "{0}"}},
           {{"id": "{RG}/Microsoft.Web/sites/b", "name": "b", "type": "Microsoft.Web/sites", "serverFarmId": "{RG}/Microsoft.Web/serverfarms/plan", "virtualNetworkSubnetId": "{0}"}},
           {{"id": "{RG}/Microsoft.Web/sites/c", "name": "c", "type": "Microsoft.Web/sites", "serverFarmId": "{RG}/Microsoft.Web/serverfarms/plan", "virtualNetworkSubnetId": null}}]"#,
        subnet("web")
    );
    let clusters = format!(
        r#"[{{"id": "{RG}/Microsoft.ContainerService/managedClusters/k", "name": "k", "type": "Microsoft.ContainerService/ManagedClusters",
            "networkProfile": {{"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16"}},
            "agentPoolProfiles": [{{"name": "system", "count": 3, "maxPods": 110, "enableAutoScaling": null, "vnetSubnetId": "{0}", "upgradeSettings": {{"maxSurge": "33%"}}}},
              {{"name": "user", "count": 2, "minCount": 1, "maxCount": 12, "enableAutoScaling": true, "maxPods": 30, "vnetSubnetId": "{0}"}}]}},
           {{"id": "{RG}/Microsoft.ContainerService/managedClusters/p", "name": "p", "type": "Microsoft.ContainerService/ManagedClusters",
            "networkProfile": {{"networkPlugin": "azure"}},
            "agentPoolProfiles": [{{"name": "np", "count": 2, "maxPods": 30, "vnetSubnetId": "{0}", "podSubnetId": "{1}"}}]}}]"#,
        subnet("aks"),
        subnet("pods")
    );
    let instances = format!(
        r#"{{"value": [{{"id": "{RG}/Microsoft.Sql/managedInstances/mi", "name": "mi", "type": "Microsoft.Sql/managedInstances", "sku": {{"name": "BC_Gen5", "tier": "BusinessCritical", "capacity": 8}},
            "properties": {{"subnetId": "{}", "vCores": 8, "zoneRedundant": true}}}}]}}"#,
        subnet("mi")
    );
    let endpoints = format!(
        r#"[{{"id": "{RG}/Microsoft.Network/privateEndpoints/a", "name": "a", "type": "Microsoft.Network/privateEndpoints", "subnet": {{"id": "{0}"}},
             "privateLinkServiceConnections": [{{"privateLinkServiceId": "{RG}/Microsoft.DocumentDB/databaseAccounts/c", "groupIds": ["Sql"]}}]}},
            {{"id": "{RG}/Microsoft.Network/privateEndpoints/b", "name": "b", "type": "Microsoft.Network/privateEndpoints", "subnet": {{"id": "{0}"}},
             "privateLinkServiceConnections": [{{"privateLinkServiceId": "{RG}/Microsoft.KeyVault/vaults/c"}}]}}]"#,
        subnet("pe").to_uppercase()
    );
    let read = inventory(&[
        ("plans.json", &plans),
        ("apps.json", &apps),
        ("aks.json", &clusters),
        ("mi.json", &instances),
        ("pe.json", &endpoints),
        ("vnets.json", &vnets),
    ]);
    assert_eq!(unread(&read), Vec::<String>::new());
    assert_eq!(residents(&read, 0, 0), ["serverFarms plan: app-service instances=6"]);
    assert_eq!(
        residents(&read, 0, 1),
        [
            "ManagedClusters k/system: aks-overlay max-pods=110 nodes=3 surge-percent=33",
            "ManagedClusters k/user: aks-overlay max-pods=30 nodes=12",
            "ManagedClusters p/np: aks-pod-subnet-dynamic max-pods=30 nodes=2",
        ]
    );
    assert_eq!(residents(&read, 0, 2), ["ManagedClusters p/np: "]);
    assert_eq!(
        residents(&read, 0, 3),
        [
            "managedInstances mi: sql-managed-instance business-critical=1 business-critical-zone-redundant=1"
        ]
    );
    assert_eq!(
        residents(&read, 0, 4),
        [
            "privateEndpoints a: private-endpoints cosmos-accounts=1",
            "privateEndpoints b: private-endpoints endpoints=1"
        ]
    );
    // The other plan of the same name, and the one without an app.
    let left: Vec<&str> = read.residents.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(left, ["plan", "elastic"]);
}

#[test]
fn a_snapshot_of_bicep() {
    let snapshot = format!(
        r#"{{"predictedResources": [
            {{"id": "[format('/subscriptions/{{0}}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v', subscription().subscriptionId)]",
              "type": "Microsoft.Network/virtualNetworks", "name": "v", "apiVersion": "2024-05-01", "location": "westeurope",
              "properties": {{"addressSpace": {{"addressPrefixes": ["10.0.0.0/22"]}}, "subnets": [{{"name": "a", "properties": {{"addressPrefix": "10.0.0.0/26"}}}}]}}}},
            {{"id": "[format('/subscriptions/{{0}}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/b', subscription().subscriptionId)]",
              "type": "Microsoft.Network/virtualNetworks/subnets", "name": "v/b", "apiVersion": "2024-05-01",
              "properties": {{"addressPrefix": "[reference('x').prefix]"}}}},
            {{"id": "{RG}/Microsoft.Storage/storageAccounts/s", "type": "Microsoft.Storage/storageAccounts", "name": "s"}}],
          "diagnostics": []}}"#
    );
    let read = inventory(&[("main.snapshot.json", &snapshot)]);
    assert_eq!(rows(&read), ["v 10.0.0.0/22 | a 10.0.0.0/26, b "]);
    assert_eq!(
        unread(&read),
        ["predictedResources[1].properties.addressPrefix: `reference`: only a deployment knows it"]
    );
    assert_eq!(read.files[0].format, "Bicep snapshot");
}

/// With text that is cut off or garbled, nothing panics, and nothing is read that the text does not
/// have.
#[test]
fn cut_off_and_garbled() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field");
    for file in ["arm-template/template.json", "az-vnet-list/vnets.json"] {
        let whole = std::fs::read(folder.join(file)).unwrap();
        for end in (0..whole.len()).step_by(331) {
            let _ = read::inventory(&[(file, &whole[..end])]);
        }
        for at in (0..whole.len()).step_by(397) {
            let mut garbled = whole.clone();
            for byte in garbled.iter_mut().skip(at).take(3) {
                *byte = b"[]('{x"[at % 6];
            }
            let _ = read::inventory(&[(file, &garbled)]);
        }
    }
}

/// Rows as people write the query, with the names of their own.
#[test]
fn rows_of_resource_graph() {
    let row = |name: &str, more: &str| {
        format!(r#"{{"vnetName": "{name}", "resourceGroup": "rg", {more}}}"#)
    };
    let rows_of = |rows: &[String]| {
        format!(r#"{{"count": 9, "data": [{}], "skip_token": null}}"#, rows.join(", "))
    };
    let projected = rows_of(&[
        row(
            "a",
            r#""vnetAddressSpace": ["10.0.0.0/23"], "subnetName": "web", "subnetPrefix": "10.0.0.0/26""#,
        ),
        row(
            "a",
            r#""vnetAddressSpace": ["10.0.0.0/23"], "subnetName": "db", "subnetPrefix": "10.0.0.64/26""#,
        ),
        row(
            "a",
            r#""vnetAddressSpace": ["10.0.0.0/23"], "subnetName": "db", "subnetPrefix": "10.0.0.64/26""#,
        ),
        row("b", r#""vnetAddressSpace": "10.2.0.0/24", "subnetName": null, "subnetPrefix": null"#),
        // Without a space: a subnet whose range is a list in another column, and no subnet at all.
        row("c", r#""subnetName": "x", "subnetPrefix": null"#),
        row("d", r#""subnetName": null, "subnetPrefix": null"#),
    ]);
    let read = inventory(&[("graph.json", &projected)]);
    assert_eq!(unread(&read), Vec::<String>::new());
    assert_eq!(
        rows(&read),
        [
            "a 10.0.0.0/23 | web 10.0.0.0/26, db 10.0.0.64/26",
            "b 10.2.0.0/24 | ",
            "c  | x ",
            "d  | "
        ]
    );
    assert_eq!(read.networks[0].id, None);

    let expanded = format!(
        r#"[{{"name": "v", "id": "{RG}/Microsoft.Network/virtualNetworks/v", "location": "westeurope",
            "subnet": {{"name": "s", "properties": {{"addressPrefix": "10.0.0.0/28", "delegations": []}}}}}},
           {{"name": "v", "id": "{RG}/Microsoft.Network/virtualNetworks/v", "location": "westeurope",
            "subnet": {{"name": "t", "properties": {{"addressPrefixes": ["10.0.0.16/28"]}}}}}}]"#
    );
    let read = inventory(&[("graph.json", &expanded)]);
    assert_eq!(rows(&read), ["v  | s 10.0.0.0/28, t 10.0.0.16/28"]);

    // As it stands, next to resources of other types; with `Properties` and an empty prefix too.
    let whole = format!(
        r#"{{"data": [{{"id": "{RG}/Microsoft.Network/virtualNetworks/v", "name": "v", "type": "microsoft.network/virtualnetworks",
             "Properties": {{"addressSpace": {{"addressPrefixes": ["10.0.0.0/24"]}}, "subnets": [
               {{"name": "s", "properties": {{"addressPrefix": "", "addressPrefixes": ["10.0.0.0/26", "10.0.0.64/26"]}}}}, null]}}}},
            {{"id": "{RG}/Microsoft.Storage/storageAccounts/x", "name": "x", "type": "microsoft.storage/storageaccounts"}}, null],
            "total_records": 2}}"#
    );
    let read = inventory(&[("graph.json", &whole)]);
    assert_eq!(unread(&read), Vec::<String>::new());
    assert_eq!(rows(&read), ["v 10.0.0.0/24 | s 10.0.0.0/26 10.0.0.64/26"]);
}

/// Subnets alone, without the type that newer versions write: their IDs state the network. A network in
/// two files counts in both.
#[test]
fn a_list_of_subnets_beside_its_network() {
    let network =
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub";
    let subnets = format!(
        r#"[{{"name": "web", "id": "{network}/subnets/web", "addressPrefix": "10.0.0.0/26",
             "delegations": [{{"serviceName": "Microsoft.Web/serverFarms"}}]}}]"#
    );
    let rest = format!(
        r#"{{"value": [{{"name": "hub", "id": "{network}", "properties": {{
             "addressSpace": {{"addressPrefixes": ["10.0.0.0/24"]}},
             "subnets": [{{"name": "web", "properties": {{"addressPrefix": "10.0.0.0/26"}}}}]}}}}]}}"#
    );
    let files = [("subnets.json", subnets.as_bytes()), ("rest.json", rest.as_bytes())];
    let (inventory, problems) = read::inventory(&files);
    assert_eq!(problems, []);
    let [hub] = inventory.networks.as_slice() else { panic!("{inventory:#?}") };
    assert_eq!((hub.name.as_str(), hub.subnets.len()), ("hub", 1));
    assert_eq!(hub.subnets[0].delegations, ["Microsoft.Web/serverFarms"]);
    let counts = inventory.files.iter().map(|it| (it.networks, it.subnets));
    assert_eq!(counts.collect::<Vec<_>>(), [(1, 1), (1, 1)]);
}

/// The answer of `az` if there is no network.
#[test]
fn an_answer_that_lists_nothing() {
    for text in ["[]", "{\"value\": []}", "{\"count\": 0, \"data\": [], \"total_records\": 0}"] {
        let read = inventory(&[("vnets.json", text)]);
        assert_eq!((read.networks.len(), unread(&read).len()), (0, 0), "{text}");
        assert_eq!(read.notices[0].code.id, "empty-file", "{text}");
        let (both, problems) =
            read::inventory(&[("vnets.json", text.as_bytes()), ("used.txt", b"10.0.0.0/24")]);
        assert_eq!((both.networks.len(), problems.len()), (1, 0), "{text}");
        assert_eq!(
            read::networks_of(text.as_bytes(), "vnets.json").unwrap().networks(),
            [],
            "{text}"
        );
    }
}
