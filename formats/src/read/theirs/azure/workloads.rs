//! How much of which service a resource is, by the counts that Azure writes.

use ipplan::Workload;
use ipplan::services::{
    aks_kubenet, aks_node_subnet, aks_overlay, aks_pod_subnet_dynamic, aks_pod_subnet_static,
    app_service, application_gateway, application_gateway_v1, azure_firewall, bastion,
    expressroute_gateway, functions_flex, functions_premium, logic_apps_standard,
    private_endpoints, scale_set, sql_managed_instance, vpn_gateway,
};

use super::id::properties;
use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::item::Item;

/// A count at a key, which some answers have as text.
fn count(item: &Item<'_>, key: &str) -> Option<u64> {
    match &item.get(key)?.node.value {
        NodeValue::Number(text) | NodeValue::Text(text) => text.parse().ok(),
        _ => None,
    }
}

fn is_true(item: &Item<'_>, key: &str) -> bool {
    item.get(key).is_some_and(|it| it.node.value == NodeValue::Bool(true))
}

/// `None` where the resource does not say enough.
pub(super) fn workload(item: &Item<'_>, kind: &str) -> Option<Workload> {
    let own = properties(item);
    let sku = item.get("sku").or_else(|| own.get("sku"));
    let of_sku = |key: &str| sku.as_ref().and_then(|it| it.text(key)).unwrap_or_default();
    let capacity = sku.as_ref().and_then(|it| count(it, "capacity"));
    Some(match kind {
        "microsoft.web/serverfarms" => plan(&own, of_sku("tier"), of_sku("name"), capacity)?,
        "microsoft.sql/managedinstances" => {
            let tier = format!("{}{}", of_sku("tier"), of_sku("name")).to_ascii_lowercase();
            let business = tier.contains("businesscritical") || tier.starts_with("bc_");
            let general = tier.contains("generalpurpose") || tier.starts_with("gp_");
            let workload = Workload::of(&sql_managed_instance::SERVICE);
            if business {
                let workload = workload.with(&sql_managed_instance::BUSINESS_CRITICAL, 1);
                let zones = u64::from(is_true(&own, "zoneRedundant"));
                workload.with(&sql_managed_instance::ZONE_REDUNDANT, zones)
            } else if general {
                workload.with(&sql_managed_instance::GENERAL_PURPOSE, 1)
            } else {
                return None;
            }
        }
        "microsoft.network/privateendpoints" => endpoint(&own),
        "microsoft.network/applicationgateways" => {
            let scale = own.get("autoscaleConfiguration");
            let most = scale.as_ref().and_then(|it| count(it, "maxCapacity")).or(capacity);
            let instances = most.filter(|it| *it > 0)?;
            if of_sku("tier").to_ascii_lowercase().ends_with("_v2") {
                Workload::of(&application_gateway::SERVICE)
                    .with(&application_gateway::INSTANCES, instances)
            } else {
                Workload::of(&application_gateway_v1::SERVICE)
                    .with(&application_gateway_v1::INSTANCES, instances)
            }
        }
        "microsoft.network/virtualnetworkgateways" => {
            let express =
                own.text("gatewayType").is_some_and(|it| it.eq_ignore_ascii_case("ExpressRoute"));
            if express {
                Workload::of(&expressroute_gateway::SERVICE)
            } else if of_sku("name").eq_ignore_ascii_case("Basic") {
                Workload::of(&vpn_gateway::SERVICE).with(&vpn_gateway::SKU, "Basic")
            } else {
                Workload::of(&vpn_gateway::SERVICE)
            }
        }
        "microsoft.network/azurefirewalls" => Workload::of(&azure_firewall::SERVICE),
        "microsoft.network/bastionhosts" => Workload::of(&bastion::SERVICE),
        "microsoft.compute/virtualmachinescalesets" => Workload::of(&scale_set::SERVICE)
            .with(&scale_set::INSTANCES, capacity.filter(|it| *it > 0)?),
        _ => return None,
    })
}

/// An App Service plan, by its tier.
fn plan(own: &Item<'_>, tier: &str, name: &str, capacity: Option<u64>) -> Option<Workload> {
    let tier = tier.to_ascii_lowercase();
    let most = count(own, "maximumElasticWorkerCount").filter(|it| *it > 1);
    let instances = capacity.filter(|it| *it > 0);
    let elastic = || most.or(instances);
    Some(match tier.as_str() {
        "flexconsumption" => Workload::of(&functions_flex::SERVICE),
        "elasticpremium" => Workload::of(&functions_premium::SERVICE)
            .with(&functions_premium::INSTANCES, elastic()?),
        "workflowstandard" => Workload::of(&logic_apps_standard::SERVICE)
            .with(&logic_apps_standard::INSTANCES, elastic()?),
        // These have no integration with networks.
        "free" | "shared" | "dynamic" => return None,
        _ => {
            let plan =
                Workload::of(&app_service::SERVICE).with(&app_service::INSTANCES, instances?);
            // What people call a size, such as P1v3, is the name of its SKU.
            let known = ipplan::Edition::newest();
            let sized = plan.clone().with(&app_service::TIER, name);
            if sized.check(known).is_ok() { sized } else { plan }
        }
    })
}

/// A private endpoint, by what it leads to.
fn endpoint(own: &Item<'_>) -> Workload {
    let connections = own.list("privateLinkServiceConnections");
    let connection = connections.chain(own.list("manualPrivateLinkServiceConnections")).next();
    let to = connection.and_then(|it| {
        let own = properties(&it);
        own.text("privateLinkServiceId").map(str::to_ascii_lowercase)
    });
    let to = to.unwrap_or_default();
    let input = if to.contains("/microsoft.documentdb/databaseaccounts/") {
        &private_endpoints::COSMOS
    } else if to.contains("/microsoft.containerregistry/registries/") {
        &private_endpoints::REGISTRIES
    } else if to.contains("/microsoft.insights/privatelinkscopes/") {
        &private_endpoints::MONITOR_SCOPES
    } else if to.contains("/microsoft.kusto/clusters/") {
        &private_endpoints::DATA_EXPLORER
    } else {
        // Vaults serve backup or site recovery, which the endpoint does not say.
        &private_endpoints::ENDPOINTS
    };
    Workload::of(&private_endpoints::SERVICE).with(input, 1)
}

/// A pool of nodes of a cluster, by its network plug-in; at the most nodes it scales to.
pub(super) fn agent_pool(cluster: &Item<'_>, pool: &Item<'_>) -> Option<Workload> {
    let network = cluster.get("networkProfile");
    let said = |key: &str| {
        let text = network.as_ref().and_then(|it| it.text(key)).unwrap_or_default();
        text.to_ascii_lowercase()
    };
    let scales = is_true(pool, "enableAutoScaling");
    let most = count(pool, "maxCount").filter(|_| scales);
    let nodes = most.max(count(pool, "count")).filter(|it| *it > 0)?;
    let in_blocks =
        pool.text("podIPAllocationMode").is_some_and(|it| it.eq_ignore_ascii_case("StaticBlock"));
    let service = match (said("networkPlugin").as_str(), pool.get("podSubnetId").is_some()) {
        ("kubenet", _) => &aks_kubenet::SERVICE,
        ("azure", true) if in_blocks => &aks_pod_subnet_static::SERVICE,
        ("azure", true) => &aks_pod_subnet_dynamic::SERVICE,
        ("azure", false) if said("networkPluginMode") == "overlay" => &aks_overlay::SERVICE,
        ("azure", false) => &aks_node_subnet::SERVICE,
        _ => return None,
    };
    let mut workload = Workload::of(service).with(&aks_node_subnet::NODES, nodes);
    if let Some(pods) = count(pool, "maxPods").filter(|it| *it > 0) {
        workload = workload.with("max-pods", pods);
    }
    let surge = pool.get("upgradeSettings").and_then(|it| Some(it.text("maxSurge")?.to_owned()));
    if let Some(surge) = surge {
        let percent = surge.strip_suffix('%').and_then(|it| it.parse::<u64>().ok());
        workload = match (percent, surge.parse::<u64>().ok()) {
            (Some(percent), _) => workload.with(&aks_node_subnet::SURGE_PERCENT, percent),
            (None, Some(nodes)) => workload.with(&aks_node_subnet::SURGE_NODES, nodes),
            (None, None) => workload,
        };
    }
    Some(workload)
}
