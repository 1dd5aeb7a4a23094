//! Resources that live in subnets, and how much of a service they are where they say it.

use ipplan::{Inventory, Resident, Workload};

use super::azapi;
use super::estate::TerraformNetworks;
use super::kinds::azure_type;
use super::resource::{Resource, named};
use super::value::TerraformValue;
use crate::read::theirs::workloads::{self, NodePool};

const PLAN: &str = "Microsoft.Web/serverFarms";

/// Adds the resource to the subnets it lives in.
pub(super) fn add(
    resource: &Resource,
    all: &[Resource],
    estate: &TerraformNetworks,
    inventory: &mut Inventory,
) {
    let kind = &resource.address.kind;
    let known = ["azurerm_subnet", "azurerm_virtual_network_peering", "azurerm_virtual_network"];
    let is_rule = kind.ends_with("_rule") || kind.ends_with("_rules") || kind.contains("_rule_");
    let is_link =
        kind.starts_with("azurerm_subnet_") || kind.ends_with("_service_endpoint_storage_policy");
    if known.contains(&kind.as_str()) || is_rule || is_link {
        return;
    }
    let mut subnets = Vec::new();
    subnets_of(&resource.values, &mut subnets);
    if subnets.is_empty() {
        return;
    }
    let resident = resident(resource, all);
    for value in subnets {
        let there = estate.subnet_at(value);
        let there =
            there.and_then(|(at, index)| inventory.networks.get_mut(at)?.subnets.get_mut(index));
        match (there, value) {
            (Some(subnet), _) => {
                let same = |it: &Resident| it.kind == resident.kind && it.name == resident.name;
                if !subnet.residents.iter().any(|it| same(it) && it.workload == resident.workload) {
                    subnet.residents.push(resident.clone());
                }
            }
            (None, TerraformValue::Text(id)) => {
                let subnet = id.to_string();
                inventory.residents.push(Resident { subnet, ..resident.clone() });
            }
            (None, TerraformValue::Unknown(unknown)) => {
                let why = format!("the subnet it lives in is not known: {}", unknown.why);
                resource.not_read(why, inventory);
            }
            _ => {}
        }
    }
}

/// Every subnet that a value names as the place of something; not those that firewall rules let in.
fn subnets_of<'a>(value: &'a TerraformValue, found: &mut Vec<&'a TerraformValue>) {
    for (key, value) in value.entries() {
        let key = key.replace('_', "").to_ascii_lowercase();
        let lets_in = ["rule", "acl", "restriction"].iter().any(|part| key.contains(part));
        if lets_in || key == "virtualnetworksubnetids" {
            continue;
        }
        let ends = ["subnetid", "subnetids", "subnetresourceid", "subnetarmid"];
        match value {
            TerraformValue::Text(id) if id.is_empty() => {}
            TerraformValue::Text(_) | TerraformValue::Unknown(_)
                if ends.iter().any(|end| key.ends_with(end)) =>
            {
                found.push(value);
            }
            TerraformValue::List(items) | TerraformValue::Set(items)
                if ends.iter().any(|end| key.ends_with(end)) =>
            {
                let ids = items.iter();
                found.extend(ids.filter(|it| {
                    matches!(it, TerraformValue::Text(_) | TerraformValue::Unknown(_))
                }));
            }
            TerraformValue::Map(_) if key == "subnet" => found.extend(value.get("id")),
            TerraformValue::List(items) | TerraformValue::Set(items) => {
                items.iter().for_each(|item| subnets_of(item, found));
            }
            _ => subnets_of(value, found),
        }
    }
}

fn resident(resource: &Resource, all: &[Resource]) -> Resident {
    let values = &resource.values;
    let origin = resource.origin.clone();
    // Of apps, it is their plan that takes addresses.
    let app = values.get("app_service_id").map_or(Some(resource), |id| named(id, all));
    let plan = app.and_then(|app| {
        ["service_plan_id", "app_service_plan_id"].iter().find_map(|key| app.values.get(key))
    });
    if let Some(id) = plan {
        let plan = named(id, all);
        let name = match (plan, id) {
            (Some(plan), _) => plan.values.text("name").map(str::to_owned),
            (None, TerraformValue::Text(id)) => id.rsplit('/').next().map(str::to_owned),
            _ => None,
        };
        let count = plan.and_then(|plan| {
            let sku = plan.values.blocks("sku").find_map(|it| it.get("capacity"));
            plan.values.get("worker_count").or(sku).and_then(TerraformValue::count)
        });
        let sku = plan.and_then(|plan| plan.values.text("sku_name")).unwrap_or_default();
        let tier = match sku {
            "Y1" => "Dynamic",
            "FC1" => "FlexConsumption",
            "EP1" | "EP2" | "EP3" => "ElasticPremium",
            "WS1" | "WS2" | "WS3" => "WorkflowStandard",
            _ => "",
        };
        let most = plan.and_then(|it| it.values.get("maximum_elastic_worker_count")?.count());
        let workload = plan.and_then(|_| workloads::plan(tier, sku, count, most));
        let name = name.unwrap_or_else(|| resource.address.to_string());
        return Resident { kind: PLAN.to_owned(), name, workload, origin, ..Resident::default() };
    }
    Resident {
        kind: azure_type(resource).to_owned(),
        name: resource.plain_name(),
        workload: workload(resource, all),
        origin,
        ..Resident::default()
    }
}

/// The workload of a resource, if it states its size.
fn workload(resource: &Resource, all: &[Resource]) -> Option<Workload> {
    let values = &resource.values;
    let block = |block: &str, key: &str| {
        values.blocks(block).find_map(|it| it.get(key).and_then(TerraformValue::count))
    };
    match resource.address.kind.as_str() {
        "azurerm_application_gateway" => {
            let tier = values.blocks("sku").find_map(|it| it.text("name"))?;
            let most = block("autoscale_configuration", "max_capacity");
            workloads::application_gateway(tier, most.or_else(|| block("sku", "capacity"))?)
        }
        "azurerm_linux_virtual_machine_scale_set"
        | "azurerm_windows_virtual_machine_scale_set"
        | "azurerm_orchestrated_virtual_machine_scale_set" => {
            workloads::scale_set(values.get("instances")?.count()?)
        }
        "azurerm_mssql_managed_instance" => {
            let zones = values.get("zone_redundant_enabled");
            let zones = matches!(zones, Some(TerraformValue::Bool(true)));
            workloads::managed_instance(values.text("sku_name")?, zones)
        }
        "azurerm_virtual_network_gateway" => {
            Some(workloads::gateway(values.text("type")?, values.text("sku").unwrap_or_default()))
        }
        "azurerm_kubernetes_cluster" => pool(resource, values.blocks("default_node_pool").next()?),
        "azurerm_kubernetes_cluster_node_pool" => {
            pool(named(values.get("kubernetes_cluster_id")?, all)?, values)
        }
        "azapi_resource" => azapi::workload(resource),
        _ => None,
    }
}

/// A node pool of a cluster, at the most nodes it scales to.
fn pool(cluster: &Resource, pool: &TerraformValue) -> Option<Workload> {
    let network = cluster.values.blocks("network_profile").next()?;
    let number = |key: &str| pool.get(key).and_then(TerraformValue::count);
    let upgrade = pool.blocks("upgrade_settings").next();
    let pool = NodePool {
        plugin: network.text("network_plugin")?,
        mode: network.text("network_plugin_mode").unwrap_or_default(),
        pod_subnet: pool.get("pod_subnet_id").is_some(),
        // azurerm has no setting for blocks of pod addresses.
        in_blocks: false,
        nodes: number("max_count").filter(|it| *it > 0).or_else(|| number("node_count"))?,
        max_pods: number("max_pods"),
        surge: upgrade.and_then(|it| it.text("max_surge")),
    };
    pool.workload()
}
