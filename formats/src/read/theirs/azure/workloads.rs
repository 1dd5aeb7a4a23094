//! The sizes of resources in subnets, as Azure's answers state them.

use ipplan::Workload;
use ipplan::services::{azure_firewall, bastion, private_endpoints};

use super::id::properties;
use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::item::Item;
use crate::read::theirs::workloads::{self, NodePool};

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

/// `None` if the resource does not say enough.
pub(crate) fn workload(item: &Item<'_>, kind: &str) -> Option<Workload> {
    let own = properties(item);
    let sku = item.get("sku").or_else(|| own.get("sku"));
    let of_sku = |key: &str| sku.as_ref().and_then(|it| it.text(key)).unwrap_or_default();
    let capacity = sku.as_ref().and_then(|it| count(it, "capacity"));
    match kind {
        "microsoft.web/serverfarms" => {
            let most = count(&own, "maximumElasticWorkerCount");
            workloads::plan(of_sku("tier"), of_sku("name"), capacity, most)
        }
        "microsoft.sql/managedinstances" => {
            let tier = [of_sku("tier"), of_sku("name")].into_iter().find(|it| !it.is_empty())?;
            workloads::managed_instance(tier, is_true(&own, "zoneRedundant"))
        }
        "microsoft.network/privateendpoints" => Some(endpoint(&own)),
        "microsoft.network/applicationgateways" => {
            let scale = own.get("autoscaleConfiguration");
            let most = scale.as_ref().and_then(|it| count(it, "maxCapacity")).or(capacity);
            workloads::application_gateway(of_sku("tier"), most?)
        }
        "microsoft.network/virtualnetworkgateways" => {
            let kind = own.text("gatewayType").unwrap_or_default();
            Some(workloads::gateway(kind, of_sku("name")))
        }
        "microsoft.network/azurefirewalls" => Some(Workload::of(&azure_firewall::SERVICE)),
        "microsoft.network/bastionhosts" => Some(Workload::of(&bastion::SERVICE)),
        "microsoft.compute/virtualmachinescalesets" => workloads::scale_set(capacity?),
        _ => None,
    }
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

/// A pool of nodes of a cluster, at the most nodes it scales to.
pub(super) fn agent_pool(cluster: &Item<'_>, pool: &Item<'_>) -> Option<Workload> {
    let network = cluster.get("networkProfile");
    let of_network = |key: &str| network.as_ref().and_then(|it| it.text(key)).unwrap_or_default();
    let most = count(pool, "maxCount").filter(|_| is_true(pool, "enableAutoScaling"));
    let mode = pool.text("podIPAllocationMode").unwrap_or_default();
    let upgrade = pool.get("upgradeSettings");
    let pool = NodePool {
        plugin: of_network("networkPlugin"),
        mode: of_network("networkPluginMode"),
        pod_subnet: pool.get("podSubnetId").is_some(),
        in_blocks: mode.eq_ignore_ascii_case("StaticBlock"),
        nodes: most.max(count(pool, "count"))?,
        max_pods: count(pool, "maxPods"),
        surge: upgrade.as_ref().and_then(|it| it.text("maxSurge")),
    };
    pool.workload()
}
