//! The deployment of a plan: read back by our own readers, written again with one more subnet, and with
//! every name that somebody could think of.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod again;
mod attributes;
mod languages;
mod modules;
mod names;
mod template;
mod workbook;

use std::collections::BTreeMap;

use ipplan::{Edition, IpNet, Lock, Plan, Request, plan};
use ipplan_formats::deploy;
use ipplan_formats::read::{self, Syntax};

const ESTATE: &str = "
headroom: 20%
pools:
  spokes: 10.32.0.0/16
networks:
  hub:
    space: [10.0.0.0/23, 'fd00:20::/56']
    region: westeurope
    subnets:
      gateway: vpn-gateway
      fw: { service: azure-firewall, management: true }
      dns_in: { service: hosts, addresses: 4, ipv6: true }
  vnet.shop:
    from: spokes
    prefix-length: /23
    region: northeurope
    subnets:
      web: { service: app-service, instances: 10 }
      data: { service: sql-managed-instance, general-purpose: 3, business-critical: 2 }
      api: { service: api-management, units: 2 }
  empty: { space: 10.9.0.0/24 }
";

fn request(text: &str) -> Request {
    read::request(text, Syntax::Yaml).unwrap().request
}

fn estate() -> Plan {
    plan(&request(ESTATE), &Lock::default()).unwrap()
}

/// Prefixes and delegation of each subnet, by network and name in Azure.
type Subnets = BTreeMap<(String, String), (Vec<IpNet>, Vec<String>)>;

fn planned(plan: &Plan) -> Subnets {
    let mut subnets = Subnets::new();
    for (name, network) in &plan.networks {
        for subnet in network.subnets.values() {
            let delegations = subnet.size.delegation.map(|it| it.value.to_owned());
            let at = subnet.prefixes.iter().collect();
            subnets.insert(
                (name.clone(), subnet.name.clone()),
                (at, delegations.into_iter().collect()),
            );
        }
    }
    subnets
}

fn read_back(file: &str, text: &str) -> ipplan::Inventory {
    let (inventory, problems) = read::inventory(&[(file, text.as_bytes())]);
    assert!(problems.is_empty(), "{file}: {problems:?}\n{text}");
    for known in &inventory.files {
        assert!(known.not_read.is_empty(), "{file}: {:?}\n{text}", known.not_read);
    }
    inventory
}

#[test]
fn what_is_written_is_read_back() {
    let plan = estate();
    for (file, text) in
        [("main.tf", deploy::terraform(&plan)), ("template.json", deploy::arm(&plan))]
    {
        let inventory = read_back(file, &text);
        let mut found = Subnets::new();
        for network in &inventory.networks {
            let planned = &plan.networks[&network.name];
            assert_eq!(network.space, planned.prefixes, "{file}");
            assert_eq!(network.region, planned.region, "{file}");
            for subnet in &network.subnets {
                assert_eq!(subnet.default_outbound, Some(false), "{file}: {}", subnet.name);
                let demands = ["data", "api"].contains(&subnet.name.as_str());
                assert_eq!(subnet.security_group.is_there(), demands, "{file}: {}", subnet.name);
                assert_eq!(subnet.route_table.is_there(), subnet.name == "data", "{file}");
                found.insert(
                    (network.name.clone(), subnet.name.clone()),
                    (subnet.prefixes.clone(), subnet.delegations.clone()),
                );
            }
        }
        assert_eq!(found, self::planned(&plan), "{file}");
        assert_eq!(inventory.networks.len(), 3, "{file}");
    }
}

/// Code of somebody who has the map.
const MODULE: &str = r#"
resource "azurerm_virtual_network" "all" {
  for_each            = local.networks
  name                = each.value.name
  location            = each.value.location
  resource_group_name = "rg"
  address_space       = each.value.address_space

  dynamic "subnet" {
    for_each = each.value.subnets
    content {
      name             = subnet.value.name
      address_prefixes = subnet.value.address_prefixes
    }
  }
}
"#;

#[test]
fn values_are_read_back() {
    let plan = estate();
    let used = format!("{}{MODULE}", deploy::locals(&plan));
    for (file, text) in [("ipplan.auto.tfvars.json", deploy::tfvars(&plan)), ("main.tf", used)] {
        let inventory = read_back(file, &text);
        let mut found: Vec<(String, IpNet)> = Vec::new();
        for network in &inventory.networks {
            for subnet in &network.subnets {
                found.extend(subnet.prefixes.iter().map(|it| (subnet.name.clone(), *it)));
            }
        }
        let mut expected: Vec<(String, IpNet)> = Vec::new();
        for ((_, name), (prefixes, _)) in planned(&plan) {
            expected.extend(prefixes.iter().map(|it| (name.clone(), *it)));
        }
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn what_was_renamed_is_moved() {
    let first = estate();
    let wanted = ESTATE
        .replace("      web: {", "      front: { was: web,")
        .replace("      fw: {", "      wall: { was: fw,")
        .replace("vnet.shop:", "vnet.store:\n    was: vnet.shop");
    let second = plan(&request(&wanted), &first.lock()).unwrap();
    let text = deploy::terraform(&second);
    let moved = |from: &str, to: &str| text.contains(&format!("  from = {from}\n  to   = {to}\n"));
    let label = |network: &str, key: &str| {
        let parts = format!("\"{key}\"");
        let line = text.lines().find(|line| line.contains(network) && line.contains(&parts[1..]));
        line.unwrap().split('"').nth(3).unwrap().to_owned()
    };
    // The subnet of the firewall keeps the name that Azure requires.
    assert!(moved("azurerm_subnet.hub__fw__firewall", "azurerm_subnet.hub__wall__firewall"));
    assert!(text.contains("# Only its name in the request changed.\nmoved {"));
    let to = label("azurerm_subnet\"", "__front");
    let from = text.lines().find(|line| line.starts_with("  from = ") && line.ends_with("__web"));
    let from = from.unwrap().trim_start_matches("  from = ");
    assert!(moved(from, &format!("azurerm_subnet.{to}")), "{from} {to}");
    // Everything that the new names replace is moved, once.
    let count = text.matches("\nmoved {").count();
    assert_eq!(
        count,
        1 + 2 + 1 + 5 + 3,
        "network, firewall, web, data and api with what is beside them"
    );
    assert!(text.contains("required_version = \">= 1.1\""));
}

#[test]
fn what_exists_is_imported_and_left_alone() {
    let group = "/subscriptions/0/resourceGroups/rg-net/providers/Microsoft.Network";
    let id = format!("{group}/virtualNetworks/hub");
    let existing = format!(
        r#"[{{ "name": "hub", "id": "{id}", "location": "westeurope",
            "addressSpace": {{ "addressPrefixes": ["10.0.0.0/24"] }},
            "subnets": [{{ "name": "data", "id": "{id}/subnets/data", "addressPrefix": "10.0.0.0/27",
                "defaultOutboundAccess": true }}] }}]"#
    );
    let (inventory, _) = read::inventory(&[("vnets.json", existing.as_bytes())]);
    // The region is that of the network, although the request names none.
    let wanted = request(
        "{ networks: { hub: { space: 10.0.0.0/24, subnets: {
            data: { service: sql-managed-instance, general-purpose: 1 },
            web: { service: hosts, addresses: 20 } } },
            spoke: { space: 10.1.0.0/24, region: westeurope, subnets: {} } },
          links: [{ peer: [hub, spoke] }] }",
    );
    let mut plan = plan(&inventory.around(&wanted), &Lock::default()).unwrap();
    inventory.identify(&mut plan);
    let text = deploy::terraform(&plan);
    assert!(
        text.contains(&format!("import {{\n  to = azurerm_virtual_network.hub\n  id = \"{id}\""))
    );
    assert!(
        text.contains(&format!("  to = azurerm_subnet.hub__data\n  id = \"{id}/subnets/data\""))
    );
    assert_eq!(text.matches("\nimport {").count(), 2);
    assert!(text.contains("resource_group_name = \"rg-net\""));
    assert!(text.contains("required_version = \">= 1.5\""));
    // It has a group and a table of its own already, and the way out it had.
    assert!(!text.contains("azurerm_network_security_group"), "{text}");
    assert!(text.contains("default_outbound_access_enabled = true"));
    // Terraform takes nothing away from the network and the subnet that exist, and makes the others as they are.
    assert_eq!(text.matches("ignore_changes = all").count(), 2, "{text}");
    let web = text.split("\"azurerm_subnet\" \"hub__web\"").nth(1).unwrap();
    assert!(!web.split("\nresource").next().unwrap().contains("ignore_changes"), "{web}");
    assert_eq!(text.matches("= \"westeurope\"").count(), 2);
    assert!(!text.contains("var.location"), "{text}");
    let values: serde_json::Value = serde_json::from_str(&deploy::tfvars(&plan)).unwrap();
    let hub = &values["networks"]["hub"];
    assert_eq!([&hub["id"], &hub["location"]], [&*id, "westeurope"]);
    assert_eq!(hub["subnets"]["data"]["id"], format!("{id}/subnets/data"));
    assert!(hub["subnets"]["web"]["id"].is_null());
    // A module would make the whole network again; its new subnets are named instead.
    let avm = deploy::avm(&plan);
    assert!(!avm.contains("module \"vnet_hub\"") && avm.contains("module \"vnet_spoke\""), "{avm}");
    assert!(avm.contains("# Network hub exists, and is left as it is."), "{avm}");
    assert!(avm.contains("its new subnets web,"), "{avm}");
    assert!(avm.contains(&format!("parent_id                 = \"{id}\"")), "{avm}");
    assert!(avm.contains("depends_on = [module.vnet_spoke]"), "{avm}");
    assert!(!avm.contains("\"location\""), "{avm}");
    let modules = deploy::avm_bicep(&plan);
    assert!(!modules.contains("vnet_hub") && modules.contains("module vnet_spoke "), "{modules}");
    assert!(modules.contains(&format!("remoteVirtualNetworkResourceId: '{id}'")), "{modules}");
    let bicep = deploy::bicep(&plan);
    assert!(bicep.contains("virtualNetworks@2025-07-01' existing = {"), "{bicep}");
    assert!(bicep.contains("name: 'web'") && !bicep.contains("name: 'data'"), "{bicep}");
    let arm: serde_json::Value = serde_json::from_str(&deploy::arm(&plan)).unwrap();
    let kinds = arm["resources"].as_array().unwrap().iter().map(|it| it["type"].as_str().unwrap());
    let subnet = "Microsoft.Network/virtualNetworks/subnets";
    let kinds: Vec<_> = kinds.filter(|kind| !kind.ends_with("Peerings")).collect();
    assert_eq!(kinds, [subnet, "Microsoft.Network/virtualNetworks"]);
    let az = deploy::az(&plan);
    assert!(az.contains("\nsubnet 'hub' 'web'") && !az.contains("\nsubnet 'hub' 'data'"), "{az}");
    assert!(!az.contains("\nnetwork 'hub'"), "{az}");
}

/// The page of 2019-04-16, counted by hand: five rules, 99 ranges and the subnet's own.
#[test]
fn a_managed_instance_of_2019_has_what_its_page_demands() {
    let text = "networks: { net: { space: 10.0.0.0/24, region: westeurope, subnets: {
        data: { service: sql-managed-instance, general-purpose: 3, business-critical: 2 } } } }";
    let mut wanted = request(text);
    wanted.edition = Some(Edition::new(2019, 4, 30));
    let old = plan(&wanted, &Lock::default()).unwrap();
    let text = deploy::terraform(&old);
    assert!(!text.contains("delegation"), "there was none yet");
    assert_eq!(text.matches("security_rule {").count(), 5);
    assert_eq!(text.matches("    route {").count() + text.matches("  route {").count(), 100);
    let ports = "[\"9000\", \"9003\", \"1438\", \"1440\", \"1452\"]";
    assert_eq!(text.matches(&format!("destination_port_ranges    = {ports}")).count(), 1);
    assert_eq!(text.matches("= [\"80\", \"443\", \"12000\"]").count(), 1);
    let own = old.networks["net"].subnets["data"].prefixes.to_string();
    assert!(
        text.contains(&format!("address_prefix = \"{own}\"\n    next_hop_type  = \"VnetLocal\""))
    );
    let arm: serde_json::Value = serde_json::from_str(&deploy::arm(&old)).unwrap();
    assert_eq!(arm["resources"][0]["properties"]["securityRules"].as_array().unwrap().len(), 5);
    assert_eq!(arm["resources"][1]["properties"]["routes"].as_array().unwrap().len(), 100);

    wanted.edition = None;
    let new = deploy::terraform(&plan(&wanted, &Lock::default()).unwrap());
    assert!(new.contains("name = \"Microsoft.Sql/managedInstances\""));
    assert!(!new.contains("security_rule {") && !new.contains(" route {"));
    assert!(new.contains("azurerm_subnet_network_security_group_association"));
    assert!(new.contains("azurerm_subnet_route_table_association"));
}

#[test]
fn the_way_out_is_said() {
    let text = "{ default-outbound: true, networks: { net: { space: 10.0.0.0/24, subnets: {
        web: { service: hosts, addresses: 3 },
        shut: { service: hosts, addresses: 3, default-outbound: false } } } } }";
    let plan = plan(&request(text), &Lock::default()).unwrap();
    let subnets = &plan.networks["net"].subnets;
    assert!(subnets["web"].default_outbound && !subnets["shut"].default_outbound);
    for (text, on, off) in [
        (deploy::terraform(&plan), "access_enabled = true", "access_enabled = false"),
        (deploy::bicep(&plan), "OutboundAccess: true", "OutboundAccess: false"),
        (deploy::arm(&plan), "Access\": true", "Access\": false"),
        (deploy::az(&plan), "access true", "access false"),
        (deploy::tfvars(&plan), "enabled\": true", "enabled\": false"),
    ] {
        assert_eq!((text.matches(on).count(), text.matches(off).count()), (1, 1), "{text}");
    }
}

/// A hub with a gateway, a spoke that uses it, and two networks that are joined by one subnet each.
const LINKED: &str = "
networks:
  hub: { space: 10.0.0.0/24, region: westeurope, subnets: { gateway: vpn-gateway } }
  app: { space: 10.0.1.0/24, region: westeurope, subnets: { web: { at: 10.0.1.0/26 } } }
  lab:
    space: 10.0.2.0/24
    region: westeurope
    subnets: { in: { at: 10.0.2.0/26 }, out: { at: 10.0.2.64/26 } }
links:
  - hub: hub
    spokes: [app]
    gateway: hub
  - peer: [app, lab]
    subnets: [app/web, lab/in]
  - vpn: [hub, office]
sites: { office: 10.200.0.0/16 }
";

#[test]
fn peerings_are_written_in_both_directions() {
    let plan = plan(&request(LINKED), &Lock::default()).unwrap();
    // Network, remote network, whether it offers its gateway, and whether it uses the other one.
    let expected = [
        ("app", "hub", false, true),
        ("app", "lab", false, false),
        ("hub", "app", true, false),
        ("lab", "app", false, false),
    ];
    for (file, text) in
        [("main.tf", deploy::terraform(&plan)), ("template.json", deploy::arm(&plan))]
    {
        let inventory = read_back(file, &text);
        let mut found = Vec::new();
        for network in &inventory.networks {
            for it in &network.peerings {
                let flags = [it.gateway_transit, it.remote_gateways].map(Option::unwrap);
                let remote = it.remote.trim_end_matches("')]").rsplit(['/', '.', '\'']);
                let remote = remote.into_iter().find(|part| plan.networks.contains_key(*part));
                found.push((network.name.as_str(), remote.unwrap().to_owned(), flags[0], flags[1]));
            }
        }
        found.sort();
        let expected =
            expected.map(|(one, other, offers, uses)| (one, other.to_owned(), offers, uses));
        assert_eq!(found, expected, "{file}\n{text}");
        assert!(text.contains("Not in this file: vpn of hub, office."), "{file}");
    }
    let terraform = deploy::terraform(&plan);
    assert!(
        terraform.contains("  local_subnet_names                     = [\"in\"]"),
        "{terraform}"
    );
    assert_eq!(terraform.matches("peer_complete_virtual_networks_enabled = false").count(), 2);
    let needed =
        "  depends_on = [\n    azurerm_subnet.hub__gateway,\n    azurerm_subnet.app__web,\n  ]\n";
    assert_eq!(terraform.matches(needed).count(), 1, "{terraform}");
    let bicep = deploy::bicep(&plan);
    assert!(bicep.contains("    name: 'hub/peer-hub-app'\n"), "{bicep}");
    assert_eq!(bicep.matches("useRemoteGateways: true").count(), 1);
    let needed = "  dependsOn: [\n    subnet_app\n    subnet_hub\n    subnet_lab\n  ]\n}]\n";
    assert!(bicep.ends_with(needed), "{bicep}");
    let az = deploy::az(&plan);
    assert!(az.contains("--vnet-name 'app' -n 'peer-app-hub' \\\n  --remote-vnet 'hub'"), "{az}");
    let values: serde_json::Value = serde_json::from_str(&deploy::tfvars(&plan)).unwrap();
    assert_eq!(values["peerings"].as_array().unwrap().len(), 4);
    assert_eq!(deploy::mermaid(&plan).matches(" --- ").count(), 2);
    let avm = deploy::avm(&plan);
    assert_eq!(avm.matches("azurerm//modules/peering\"").count(), 4);
    let app = &avm[avm.find("module \"peer_app__hub\"").unwrap()..];
    let app = &app[..app.find("\n}").unwrap()];
    for line in [
        "name                      = \"peer-app-hub\"",
        "parent_id                 = module.vnet_app.resource_id",
        "remote_virtual_network_id = module.vnet_hub.resource_id",
        "use_remote_gateways       = true",
    ] {
        assert!(app.contains(line), "{app}");
    }
    assert_eq!(avm.matches("local_peered_subnets  = [{ subnet_name = \"in\" }]").count(), 1);
    // The second of two networks has both directions, so no two modules name each other. Of peerings of subnets the
    // module knows nothing, so each direction is a resource, one after the other.
    let bicep = deploy::avm_bicep(&plan);
    for (network, remotes) in [("app", vec![]), ("hub", vec!["app"]), ("lab", vec![])] {
        let module = &bicep[bicep.find(&format!("module vnet_{network} ")).unwrap()..];
        let module = &module[..module.find("\n}").unwrap()];
        let found = module.split("remoteVirtualNetworkResourceId: vnet_").skip(1);
        let found: Vec<_> = found.filter_map(|it| it.split('.').next()).collect();
        assert_eq!(found, remotes, "{module}");
    }
    let peerings = &bicep[bicep.find("resource peer_app__lab ").unwrap()..];
    for part in [
        "  name: 'app/peer-app-lab'\n",
        "      id: vnet_lab.outputs.resourceId\n",
        "    peerCompleteVnets: false\n    localSubnetNames: [\n      'web'\n",
        "  dependsOn: [\n    vnet_app\n  ]\n}\n",
        "resource peer_lab__app ",
        "      id: vnet_app.outputs.resourceId\n",
        "  dependsOn: [\n    vnet_lab\n    peer_app__lab\n  ]\n}\n",
    ] {
        assert!(peerings.contains(part), "{part}\n{peerings}");
    }
    assert!(bicep.contains("        allowGatewayTransit: true\n        useRemoteGateways: false\n        remotePeeringName: 'peer-app-hub'"), "{bicep}");
    assert_eq!(bicep.matches("remotePeeringUseRemoteGateways: true").count(), 1);
}
