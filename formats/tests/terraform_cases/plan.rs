//! Plans and states, as `terraform show -json` writes them, and state files.

use super::super::{field, read, reads, table};

#[test]
fn a_plan_on_one_line() {
    reads(
        &[("plan.json", &field("tf-plan-one-line/plan.json"))],
        r#"
        vnet-legacy-sdc: 10.130.8.0/24
          snet-gone: 10.130.8.128/26 (going)
          snet-front: 10.130.8.0/26 no-nsg no-routes
          snet-back: 10.130.8.64/26 no-nsg no-routes
        vnet-avm-sdc: 10.130.10.0/24
          snet-pe: 10.130.10.0/27 no-nsg no-routes no-nat
        vnet-hub-sdc: 10.130.0.0/22
          AzureFirewallSubnet: 10.130.0.0/26
          AzureBastionSubnet: 10.130.0.64/26
          GatewaySubnet: 10.130.0.128/28
        vnet-orders-sdc: 10.130.4.0/23 10.130.6.0/24
          snet-apps: 10.130.4.0/25 Microsoft.Web/serverFarms
          snet-aks: 10.130.4.128/25 10.130.6.0/25
          snet-late: 10.130.5.0/26
        note the network of `module.avm.module.subnet["pe"].azapi_resource.subnet` is not known at plan; it is taken to be `vnet-avm-sdc`, the only one of its module"#,
    );
}

/// A plan of these resources: the address, what is known, and what is not. The rest is configuration.
fn plan(changes: &[(&str, &str, &str, &str)], configuration: &str) -> String {
    let changes: Vec<String> = changes
        .iter()
        .map(|(address, actions, after, unknown)| {
            let last = address.rsplit("module.").next().unwrap();
            let kind = last.rsplit_once("].").map_or(last, |(_, it)| it);
            let kind = ["azurerm_", "azapi_"]
                .iter()
                .find_map(|it| kind.find(it).map(|at| &kind[at..]))
                .unwrap();
            let kind = kind.split('.').next().unwrap();
            let change = if actions.contains("delete") && !actions.contains("create") {
                format!(r#""before": {after}, "after": null"#)
            } else {
                format!(r#""before": null, "after": {after}, "after_unknown": {unknown}"#)
            };
            let address = address.replace('"', "\\\"");
            format!(
                r#"{{"address": "{address}", "mode": "managed", "type": "{kind}",
                "change": {{"actions": {actions}, {change}}}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"format_version": "1.2", "resource_changes": [{}],
        "configuration": {{"root_module": {configuration}}}}}"#,
        changes.join(",\n")
    )
}

const CREATE: &str = r#"["create"]"#;

/// The subnet gets the network's ID through a variable of its module, out of an output of another; each
/// instance of the module gets its own.
#[test]
fn references_go_through_modules() {
    let subnet = |at: &str, third: u8| {
        (
            format!("module.net[\"{at}\"].module.subnet[\"web\"].azurerm_subnet.this"),
            format!(r#"{{"name": "web", "address_prefixes": ["10.0.{third}.0/26"]}}"#),
        )
    };
    let (a, b) = (subnet("a", 0), subnet("b", 1));
    let unknown = r#"{"id": true, "virtual_network_name": true}"#;
    let vnet = |third: u8| format!(r#"{{"name": "vnet", "address_space": ["10.0.{third}.0/24"]}}"#);
    let (vnet_a, vnet_b) = (vnet(0), vnet(1));
    let none = r#"{"id": true}"#;
    let text = plan(
        &[
            (&b.0, CREATE, &b.1, unknown),
            (
                r#"module.net["a"].module.vnet.azurerm_virtual_network.this[0]"#,
                CREATE,
                &vnet_a,
                none,
            ),
            (
                r#"module.net["b"].module.vnet.azurerm_virtual_network.this[0]"#,
                CREATE,
                &vnet_b,
                none,
            ),
            (&a.0, CREATE, &a.1, unknown),
        ],
        r#"{"module_calls": {"net": {"module": {"module_calls": {
            "vnet": {"module": {"outputs": {"name": {"expression": {"references":
                ["azurerm_virtual_network.this[0].name", "azurerm_virtual_network.this[0]",
                 "azurerm_virtual_network.this"]}}}}},
            "subnet": {"expressions": {"vnet": {"references": ["module.vnet.name", "module.vnet"]}},
                "module": {"resources": [{"address": "azurerm_subnet.this", "expressions":
                    {"virtual_network_name": {"references": ["var.vnet.name", "var.vnet"]}}}]}}}}}}}"#,
    );
    reads(
        &[("plan.json", &text)],
        r"
        vnet: 10.0.0.0/24
          web: 10.0.0.0/26
        vnet: 10.0.1.0/24
          web: 10.0.1.0/26",
    );
}

/// Many networks by `for_each`, and the subnets of each by the same key or by one that is written.
#[test]
fn instances_by_their_keys() {
    let unknown = r#"{"virtual_network_name": true}"#;
    let text = plan(
        &[
            (
                r#"azurerm_virtual_network.spoke["x.y"]"#,
                CREATE,
                r#"{"name": "vnet-x", "address_space": ["10.0.0.0/24"]}"#,
                "{}",
            ),
            (
                r#"azurerm_virtual_network.spoke["z"]"#,
                CREATE,
                r#"{"name": "vnet-z", "address_space": ["10.0.1.0/24"]}"#,
                "{}",
            ),
            (
                r#"azurerm_subnet.web["x.y"]"#,
                CREATE,
                r#"{"name": "web", "address_prefixes": ["10.0.0.0/26"]}"#,
                unknown,
            ),
            (
                r#"azurerm_subnet.web["z"]"#,
                CREATE,
                r#"{"name": "web", "address_prefixes": ["10.0.1.0/26"]}"#,
                unknown,
            ),
            (
                "azurerm_subnet.db",
                CREATE,
                r#"{"name": "db", "address_prefixes": ["10.0.1.64/26"]}"#,
                unknown,
            ),
            (
                "azurerm_subnet.any",
                CREATE,
                r#"{"name": "any", "address_prefixes": ["10.0.1.128/26"]}"#,
                unknown,
            ),
        ],
        r#"{"resources": [
            {"address": "azurerm_subnet.web", "expressions": {"virtual_network_name":
                {"references": ["azurerm_virtual_network.spoke", "each.key"]}}},
            {"address": "azurerm_subnet.db", "expressions": {"virtual_network_name":
                {"references": ["azurerm_virtual_network.spoke[\"z\"].name", "azurerm_virtual_network.spoke[\"z\"]",
                    "azurerm_virtual_network.spoke"]}}},
            {"address": "azurerm_subnet.any", "expressions": {"virtual_network_name":
                {"references": ["azurerm_virtual_network.spoke", "local.which"]}}}]}"#,
    );
    reads(
        &[("plan.json", &text)],
        r"
        vnet-x: 10.0.0.0/24
          web: 10.0.0.0/26
        vnet-z: 10.0.1.0/24
          web: 10.0.1.0/26
          db: 10.0.1.64/26
        :
          any: 10.0.1.128/26
        ! azurerm_subnet.any: network unknown at plan: it may be any of 2",
    );
}

/// A network that nothing names, among several, is not guessed by the address.
#[test]
fn a_network_that_nothing_says() {
    let text = plan(
        &[
            (
                "azurerm_virtual_network.a",
                CREATE,
                r#"{"name": "a", "address_space": ["10.0.0.0/24"]}"#,
                "{}",
            ),
            (
                "azurerm_virtual_network.b",
                CREATE,
                r#"{"name": "b", "address_space": ["10.0.1.0/24"]}"#,
                "{}",
            ),
            (
                "azurerm_subnet.s",
                CREATE,
                r#"{"name": "s", "address_prefixes": ["10.0.1.0/26"]}"#,
                r#"{"virtual_network_name": true}"#,
            ),
            (
                "azurerm_subnet.t",
                CREATE,
                r#"{"name": "t", "virtual_network_name": "elsewhere",
                "resource_group_name": "rg", "address_prefixes": [null]}"#,
                r#"{"address_prefixes": [true]}"#,
            ),
        ],
        "{}",
    );
    reads(
        &[("plan.json", &text)],
        r"
        a: 10.0.0.0/24
        b: 10.0.1.0/24
        :
          s: 10.0.1.0/26
        elsewhere:
          t:  (unknown)
        ! azurerm_subnet.s: network unknown at plan: not known until apply
        ! azurerm_subnet.t.address_prefixes: not known until apply",
    );
}

/// Deleted resources are gone, forgotten ones stay, and replaced ones are kept and reported.
#[test]
fn what_a_plan_takes_away() {
    let net = r#"{"name": "a", "resource_group_name": "rg", "address_space": ["10.0.0.0/24"],
        "subnet": [{"name": "out", "address_prefix": "10.0.0.0/27", "security_group": ""},
                   {"name": "hand-made", "address_prefix": "10.0.0.224/27", "security_group": "/x/nsg"}]}"#;
    let subnet = |name: &str, last: u8| {
        format!(
            r#"{{"name": "{name}", "virtual_network_name": "a", "resource_group_name": "rg",
            "address_prefixes": ["10.0.0.{last}/27"]}}"#
        )
    };
    let (out, kept, moved) = (subnet("out", 0), subnet("kept", 32), subnet("moved", 64));
    let mut text = plan(
        &[
            ("azurerm_virtual_network.a", r#"["no-op"]"#, net, "{}"),
            ("azurerm_subnet.out", r#"["delete"]"#, &out, "{}"),
            ("azurerm_subnet.kept", r#"["delete", "create"]"#, &kept, "{}"),
            ("azurerm_subnet.moved", r#"["create", "delete"]"#, &moved, "{}"),
            (
                "azurerm_virtual_network.old",
                r#"["delete"]"#,
                r#"{"name": "old", "address_space": ["10.9.0.0/24"], "subnet": [{"name": "x", "address_prefix": "10.9.0.0/25"}]}"#,
                "{}",
            ),
        ],
        "{}",
    );
    text = text.replace(
        r#"["create", "delete"], "before": null"#,
        r#"["create", "delete"], "before": {"address_prefixes": ["10.0.0.96/27"]}"#,
    );
    text = text.replace(
        r#"["delete", "create"], "before": null"#,
        r#"["delete", "create"], "before": {"address_prefixes": ["10.0.0.32/27"]}"#,
    );
    reads(
        &[("plan.json", &text)],
        r"
        a: 10.0.0.0/24
          kept: 10.0.0.32/27
          moved: 10.0.0.64/27
          out: 10.0.0.0/27 (going) no-nsg
          hand-made: 10.0.0.224/27 nsg=nsg
        old: 10.9.0.0/24 (going)
          x: 10.9.0.0/25 (going)
        note `azurerm_subnet.kept` is deleted and created again: at 10.0.0.32/27
        note `azurerm_subnet.moved` is deleted and created again: 10.0.0.96/27 -> 10.0.0.64/27",
    );
    let forgotten = text.replace(
        r#"["delete"], "before": {"name": "old""#,
        r#"["forget"], "before": {"name": "old""#,
    );
    let table = table(&read(&[("plan.json", &forgotten)]));
    assert!(table.contains("old: 10.9.0.0/24\n  x: 10.9.0.0/25"), "{table}");
}

/// Attached resources, residents and peerings, by references of a plan.
#[test]
fn what_is_beside_subnets() {
    let unknown = r#"{"id": true}"#;
    let both = r#"{"subnet_id": true, "network_security_group_id": true}"#;
    let space = r#"{"name": "hub", "resource_group_name": "rg", "address_space": ["10.0.0.0/22"]}"#;
    let subnet = |name: &str, third: u8| {
        format!(
            r#"{{"name": "{name}", "virtual_network_name": "hub", "resource_group_name": "rg", "address_prefixes": ["10.0.{third}.0/26"],
            "service_endpoints": ["Microsoft.Storage"], "delegation": [{{"name": "d", "service_delegation": [{{"name": "Microsoft.Web/serverFarms", "actions": []}}]}}]}}"#
        )
    };
    let (web, aks) = (subnet("web", 0), subnet("aks", 1));
    let ip = r#"{"ip_configuration": [{"subnet_id": true}], "service_plan_id": true}"#;
    let text = plan(
        &[
            ("azurerm_virtual_network.hub", CREATE, space, unknown),
            (
                "azurerm_virtual_network.spoke",
                CREATE,
                r#"{"name": "spoke", "address_space": ["10.1.0.0/24"]}"#,
                unknown,
            ),
            ("azurerm_subnet.web", CREATE, &web, unknown),
            ("azurerm_subnet.aks", CREATE, &aks, unknown),
            ("azurerm_network_security_group.web", CREATE, r#"{"name": "nsg-web"}"#, unknown),
            ("azurerm_subnet_network_security_group_association.web", CREATE, "{}", both),
            (
                "azurerm_subnet_route_table_association.web",
                CREATE,
                r#"{"route_table_id": "/x/rt-web"}"#,
                r#"{"subnet_id": true}"#,
            ),
            (
                "azurerm_subnet_nat_gateway_association.web",
                CREATE,
                r#"{"nat_gateway_id": "/x/ng"}"#,
                r#"{"subnet_id": true}"#,
            ),
            ("azurerm_service_plan.p", CREATE, r#"{"name": "asp", "worker_count": 4}"#, unknown),
            (
                "azurerm_linux_web_app.one",
                CREATE,
                r#"{"name": "one"}"#,
                r#"{"virtual_network_subnet_id": true, "service_plan_id": true}"#,
            ),
            (
                "azurerm_linux_web_app.two",
                CREATE,
                r#"{"name": "two"}"#,
                r#"{"virtual_network_subnet_id": true, "service_plan_id": true}"#,
            ),
            (
                "azurerm_kubernetes_cluster.c",
                CREATE,
                r#"{"name": "c", "default_node_pool": [{"node_count": 3, "max_count": 9, "max_pods": 30}], "network_profile": [{"network_plugin": "azure"}]}"#,
                r#"{"default_node_pool": [{"vnet_subnet_id": true}]}"#,
            ),
            (
                "azurerm_bastion_host.b",
                CREATE,
                r#"{"name": "bas", "ip_configuration": [{"name": "x"}]}"#,
                ip,
            ),
            (
                "azurerm_private_endpoint.e",
                CREATE,
                r#"{"name": "pe", "subnet_id": "/subscriptions/s/vnets/v/subnets/x"}"#,
                "{}",
            ),
            (
                "azurerm_storage_account.a",
                CREATE,
                r#"{"network_rules": [{"virtual_network_subnet_ids": ["/a/b"]}]}"#,
                "{}",
            ),
            (
                "azurerm_virtual_network_peering.p",
                CREATE,
                r#"{"name": "hub-to-spoke", "virtual_network_name": "hub", "resource_group_name": "rg"}"#,
                r#"{"remote_virtual_network_id": true}"#,
            ),
            (
                "azurerm_local_network_gateway.l",
                CREATE,
                r#"{"name": "office", "address_space": ["192.168.0.0/24"]}"#,
                "{}",
            ),
        ],
        r#"{"resources": [
            {"address": "azurerm_subnet_network_security_group_association.web", "expressions": {
                "subnet_id": {"references": ["azurerm_subnet.web.id", "azurerm_subnet.web"]},
                "network_security_group_id": {"references": ["azurerm_network_security_group.web"]}}},
            {"address": "azurerm_subnet_route_table_association.web", "expressions": {
                "subnet_id": {"references": ["azurerm_subnet.web"]}}},
            {"address": "azurerm_subnet_nat_gateway_association.web", "expressions": {
                "subnet_id": {"references": ["azurerm_subnet.web"]}}},
            {"address": "azurerm_linux_web_app.one", "expressions": {
                "virtual_network_subnet_id": {"references": ["azurerm_subnet.web"]},
                "service_plan_id": {"references": ["azurerm_service_plan.p"]}}},
            {"address": "azurerm_linux_web_app.two", "expressions": {
                "virtual_network_subnet_id": {"references": ["azurerm_subnet.web"]},
                "service_plan_id": {"references": ["azurerm_service_plan.p"]}}},
            {"address": "azurerm_kubernetes_cluster.c", "expressions": {"default_node_pool":
                [{"vnet_subnet_id": {"references": ["azurerm_subnet.aks"]}}]}},
            {"address": "azurerm_bastion_host.b", "expressions": {"ip_configuration":
                [{"subnet_id": {"references": ["var.subnet"]}}]}},
            {"address": "azurerm_virtual_network_peering.p", "expressions": {"remote_virtual_network_id":
                {"references": ["azurerm_virtual_network.spoke.id", "azurerm_virtual_network.spoke"]}}}]}"#,
    );
    reads(
        &[("plan.json", &text)],
        r"
        hub: 10.0.0.0/22
          web: 10.0.0.0/26 Microsoft.Web/serverFarms Microsoft.Storage nsg=nsg-web routes=rt-web nat=ng [serverFarms asp = app-service instances 4]
          aks: 10.0.1.0/26 Microsoft.Web/serverFarms Microsoft.Storage [managedClusters c = aks-node-subnet max-pods 30 nodes 9]
          hub-to-spoke -> spoke
        spoke: 10.1.0.0/24
        keep out 192.168.0.0/24: local network gateway office
        resident pe in /subscriptions/s/vnets/v/subnets/x
        ! azurerm_bastion_host.b: the subnet it lives in is not known: not known until apply",
    );
}

/// Bodies of azapi, as objects and as JSON in text, with subnets inside and on their own.
#[test]
fn azapi_bodies() {
    let network = r#"{"type": "Microsoft.Network/virtualNetworks@2023-11-01", "name": "a", "location": "westeurope",
        "body": "{\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.0.0.0/24\"]},\"subnets\":[{\"name\":\"in\",\"properties\":{\"addressPrefix\":\"10.0.0.0/26\",\"networkSecurityGroup\":{\"id\":\"/x/nsg\"}}}]}}"}"#;
    let subnet = r#"{"type": "Microsoft.Network/virtualNetworks/subnets@2023-11-01", "name": "out",
        "parent_id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/a",
        "body": {"properties": {"addressPrefix": "10.0.0.64/26", "delegations": [{"name": "d", "properties": {"serviceName": "Microsoft.Web/serverFarms"}}]}}}"#;
    let pooled = r#"{"type": "Microsoft.Network/virtualNetworks/subnets@2024-05-01", "name": "pooled",
        "parent_id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/a",
        "body": {"properties": {"ipamPoolPrefixAllocations": [{"numberOfIpAddresses": "64"}]}}}"#;
    let text = plan(
        &[
            ("azapi_resource.vnet", CREATE, network, "{}"),
            (
                "azapi_resource.subnet",
                CREATE,
                subnet,
                r#"{"body": {"properties": {"networkSecurityGroup": {"id": true}}}}"#,
            ),
            ("azapi_resource.pooled", CREATE, pooled, "{}"),
            (
                "azapi_resource.late",
                CREATE,
                r#"{"type": "Microsoft.Network/virtualNetworks@2023-11-01", "name": "late"}"#,
                r#"{"body": true}"#,
            ),
            (
                "azapi_resource.peering",
                CREATE,
                r#"{"type": "Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2023-11-01", "name": "p"}"#,
                r#"{"parent_id": true, "body": {"properties": {"remoteVirtualNetwork": {"id": true}}}}"#,
            ),
        ],
        r#"{"resources": [
            {"address": "azapi_resource.subnet", "expressions": {"body": {"references": ["azapi_resource.nsg"]}}},
            {"address": "azapi_resource.peering", "expressions": {
                "parent_id": {"references": ["azapi_resource.vnet.id", "azapi_resource.vnet"]},
                "body": {"references": ["azapi_resource.late.id", "azapi_resource.late"]}}}]}"#,
    );
    reads(
        &[("plan.json", &text)],
        r"
        a: 10.0.0.0/24
          in: 10.0.0.0/26 nsg=nsg no-routes no-nat
          out: 10.0.0.64/26 Microsoft.Web/serverFarms no-nsg no-routes no-nat
          pooled:  (unknown) no-nsg no-routes no-nat
          p -> late
        late:
        ! azapi_resource.late: the body: not known until apply
        ! azapi_resource.pooled: the file does not say its range",
    );
}

const STATE: &str = r#"{"version": 4, "terraform_version": "1.9.8", "serial": 3, "lineage": "x", "outputs": {}, "resources": [
    {"mode": "managed", "type": "azurerm_virtual_network", "name": "hub", "instances": [{"schema_version": 0, "attributes": {
        "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub", "name": "hub", "location": "westeurope",
        "resource_group_name": "rg", "address_space": ["10.0.0.0/22"],
        "subnet": [{"address_prefixes": ["10.0.0.0/26"], "name": "web", "security_group": "/x/nsg-web", "route_table_id": "",
            "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub/subnets/web"}]}}]},
    {"module": "module.net[\"a\"]", "mode": "managed", "type": "azurerm_subnet", "name": "this", "instances": [
        {"index_key": "web", "attributes": {"name": "web", "virtual_network_name": "hub", "resource_group_name": "rg",
            "address_prefixes": ["10.0.0.0/26"]}},
        {"index_key": 1, "deposed": "0a1b", "attributes": {"name": "old", "virtual_network_name": "hub", "resource_group_name": "rg",
            "address_prefix": "10.0.1.0/26"}}]},
    {"mode": "data", "type": "azurerm_virtual_network", "name": "there", "instances": [{"attributes": {
        "id": "/subscriptions/s/resourceGroups/rg-b/providers/Microsoft.Network/virtualNetworks/hub", "name": "hub",
        "resource_group_name": "rg-b", "address_space": ["10.8.0.0/24"], "subnets": ["db"]}}]},
    {"mode": "data", "type": "azurerm_subnet", "name": "db", "instances": [{"attributes": {"name": "db", "virtual_network_name": "hub",
        "resource_group_name": "RG-B", "address_prefix": "10.8.0.0/25", "address_prefixes": ["10.8.0.0/25"],
        "network_security_group_id": "", "route_table_id": "/x/rt"}}]},
    {"mode": "managed", "type": "azurerm_linux_virtual_machine_scale_set", "name": "s", "instances": [{"attributes": {"name": "vmss", "instances": 5,
        "network_interface": [{"ip_configuration": [{"subnet_id": "/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub/subnets/WEB"}]}]}}]},
    {"mode": "managed", "type": "aws_subnet", "name": "s", "instances": [{"attributes": {"cidr_block": "10.0.0.0/24"}}]}]}"#;

/// The network of a subnet is the one of its resource group, and its own list of subnets is the same.
#[test]
fn a_state_file() {
    reads(
        &[("terraform.tfstate", STATE)],
        r"
        hub: 10.0.0.0/22
          web: 10.0.0.0/26 nsg=nsg-web no-routes [virtualMachineScaleSets vmss = scale-set instances 5]
          old: 10.0.1.0/26 (going)
        hub: 10.8.0.0/24
          db: 10.8.0.0/25 no-nsg routes=rt
        ! aws_subnet: 1 of `aws_subnet`, which is not a network of Azure",
    );
}

/// The state that Terraform wrote before 0.12.
#[test]
fn an_old_state_file() {
    let text = r#"{"version": 3, "terraform_version": "0.11.14", "serial": 1, "lineage": "x", "modules": [
        {"path": ["root"], "resources": {
            "azurerm_virtual_network.hub": {"type": "azurerm_virtual_network", "primary": {"id": "x", "attributes": {
                "name": "hub", "resource_group_name": "rg", "address_space.#": "2", "address_space.0": "10.0.0.0/24",
                "address_space.1": "10.0.1.0/24", "subnet.#": "0", "tags.%": "0"}}}}},
        {"path": ["root", "web"], "resources": {
            "azurerm_subnet.web.1": {"type": "azurerm_subnet", "primary": {"attributes": {
                "name": "web", "virtual_network_name": "hub", "resource_group_name": "rg", "address_prefix": "10.0.1.0/26",
                "delegation.#": "1", "delegation.0.name": "d", "delegation.0.service_delegation.#": "1",
                "delegation.0.service_delegation.0.name": "Microsoft.Web/serverFarms"}}}}}]}"#;
    reads(
        &[("terraform.tfstate", text)],
        r"
        hub: 10.0.0.0/24 10.0.1.0/24
          web: 10.0.1.0/26 Microsoft.Web/serverFarms",
    );
}

/// Of a state, `terraform show -json` writes what it writes of planned values; 0.12 leaves the module
/// out of the addresses.
#[test]
fn a_state_that_is_shown() {
    let text = r#"{"format_version": "0.1", "terraform_version": "0.12.31", "values": {"root_module": {"child_modules": [
        {"address": "module.net", "resources": [
            {"address": "azurerm_virtual_network.a", "mode": "managed", "type": "azurerm_virtual_network", "name": "a",
                "values": {"name": "a", "address_space": ["10.0.0.0/24"]}},
            {"address": "azurerm_subnet.s[0]", "mode": "managed", "type": "azurerm_subnet", "name": "s", "index": 0,
                "values": {"name": "s", "virtual_network_name": "a", "address_prefix": "10.0.0.1/26"}}]}]}}}"#;
    reads(
        &[("state.json", text)],
        r"
        a: 10.0.0.0/24
          s:  (unknown)
        ! module.net.azurerm_subnet.s[0].address_prefix: 10.0.0.1/26 has host bits set",
    );
}

/// Data read before the plan is used; nothing of it is counted twice.
#[test]
fn data_of_a_plan() {
    let text = r#"{"format_version": "1.2", "planned_values": {"root_module": {"resources": [
            {"address": "azurerm_subnet.s", "mode": "managed", "type": "azurerm_subnet", "values":
                {"name": "s", "virtual_network_name": "a", "resource_group_name": "rg", "address_prefixes": ["10.0.0.0/26"]}}]}},
        "resource_changes": [],
        "prior_state": {"format_version": "1.0", "values": {"root_module": {"resources": [
            {"address": "data.azurerm_virtual_network.a", "mode": "data", "type": "azurerm_virtual_network",
                "values": {"name": "a", "resource_group_name": "rg", "address_space": ["10.0.0.0/24"]}},
            {"address": "azurerm_subnet.s", "mode": "managed", "type": "azurerm_subnet", "values":
                {"name": "s", "virtual_network_name": "a", "resource_group_name": "rg", "address_prefixes": ["10.0.0.0/26"]}},
            {"address": "azurerm_subnet.before", "mode": "managed", "type": "azurerm_subnet", "values":
                {"name": "before", "virtual_network_name": "a", "address_prefixes": ["10.0.0.0/27"]}}]}}}}"#;
    reads(
        &[("plan.json", text)],
        r"
        a: 10.0.0.0/24
          s: 10.0.0.0/26",
    );
}

/// With text that is cut off or misplaced, something is reported and nothing panics.
#[test]
fn garbled_plans() {
    let plan = field("tf-plan-one-line/plan.json");
    let words = [
        "null",
        "[]",
        "{}",
        "\"x\"",
        "[[]]",
        "{\"references\":[\"var.a\",\"module..\",\"each.value\",\"[\"]}",
        "true",
        "1e999",
    ];
    for text in [plan.as_str(), STATE] {
        let cuts = text.char_indices().filter(|(_, it)| ":,".contains(*it)).step_by(7);
        for (step, (at, _)) in cuts.enumerate() {
            let (before, after) = text.split_at(at + 1);
            if step % 3 == 0 {
                let _ = ipplan_formats::read::inventory(&[("x.json", before.as_bytes())]);
            }
            let rest = after.find([',', '}', ']']).map_or("", |end| &after[end..]);
            let text = format!("{before}{}{rest}", words[step % words.len()]);
            let _ = ipplan_formats::read::inventory(&[("x.json", text.as_bytes())]);
        }
    }
}
