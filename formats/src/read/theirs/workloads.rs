//! Workloads of resources, from the sizes that Azure and its tools state.
//!
//! Each format reads these sizes from its own shape; their meaning is in one place here. `None` if they
//! are not sufficient.

use ipplan::services::{
    aks_kubenet, aks_node_subnet, aks_overlay, aks_pod_subnet_dynamic, aks_pod_subnet_static,
    app_service, application_gateway, application_gateway_v1, expressroute_gateway, functions_flex,
    functions_premium, logic_apps_standard, scale_set, sql_managed_instance, vpn_gateway,
};
use ipplan::{Edition, Workload};

/// A pool of nodes of an AKS cluster.
#[derive(Default)]
pub(super) struct NodePool<'a> {
    /// The network plug-in of the cluster, such as `azure`, and its mode, such as `overlay`.
    pub(super) plugin: &'a str,
    pub(super) mode: &'a str,
    /// Whether its pods have a subnet of their own, and get their addresses in blocks.
    pub(super) pod_subnet: bool,
    pub(super) in_blocks: bool,
    /// The most nodes it scales to.
    pub(super) nodes: u64,
    pub(super) max_pods: Option<u64>,
    /// Nodes that an upgrade adds: a number, or a percentage such as `33%`.
    pub(super) surge: Option<&'a str>,
}

impl NodePool<'_> {
    pub(super) fn workload(&self) -> Option<Workload> {
        let is = |text: &str, word: &str| text.eq_ignore_ascii_case(word);
        let service = match () {
            () if is(self.plugin, "kubenet") => &aks_kubenet::SERVICE,
            () if !is(self.plugin, "azure") => return None,
            () if self.pod_subnet && self.in_blocks => &aks_pod_subnet_static::SERVICE,
            () if self.pod_subnet => &aks_pod_subnet_dynamic::SERVICE,
            () if is(self.mode, "overlay") => &aks_overlay::SERVICE,
            () => &aks_node_subnet::SERVICE,
        };
        let nodes = at_least_one(self.nodes)?;
        let surge = self.surge.unwrap_or_default();
        let percent = surge.strip_suffix('%').and_then(|it| it.parse().ok());
        let more = [
            (aks_node_subnet::MAX_PODS.name, self.max_pods.and_then(at_least_one)),
            (aks_node_subnet::SURGE_PERCENT.name, percent),
            (aks_node_subnet::SURGE_NODES.name, surge.parse().ok()),
        ];
        let workload = Workload::of(service).with(&aks_node_subnet::NODES, nodes);
        let more = more.into_iter().filter(|(input, _)| service.input(input).is_some());
        let more = more.filter_map(|(input, count): (_, Option<u64>)| Some((input, count?)));
        Some(more.fold(workload, |workload, (input, count)| workload.with(input, count)))
    }
}

/// A managed instance, by its tier or the name of its SKU: `GeneralPurpose`, `BC_Gen5`.
pub(super) fn managed_instance(tier: &str, zone_redundant: bool) -> Option<Workload> {
    let tier = tier.to_ascii_lowercase();
    let workload = Workload::of(&sql_managed_instance::SERVICE);
    if tier.contains("businesscritical") || tier.starts_with("bc_") {
        let workload = workload.with(&sql_managed_instance::BUSINESS_CRITICAL, 1);
        return Some(
            workload.with(&sql_managed_instance::ZONE_REDUNDANT, u64::from(zone_redundant)),
        );
    }
    let general = tier.contains("generalpurpose") || tier.starts_with("gp_");
    general.then(|| workload.with(&sql_managed_instance::GENERAL_PURPOSE, 1))
}

/// An application gateway, by its tier and the most instances it scales to.
pub(super) fn application_gateway(tier: &str, instances: u64) -> Option<Workload> {
    let instances = at_least_one(instances)?;
    Some(if tier.to_ascii_lowercase().ends_with("_v2") {
        Workload::of(&application_gateway::SERVICE).with(&application_gateway::INSTANCES, instances)
    } else {
        Workload::of(&application_gateway_v1::SERVICE)
            .with(&application_gateway_v1::INSTANCES, instances)
    })
}

/// A virtual network gateway, by its type and its SKU.
pub(super) fn gateway(kind: &str, sku: &str) -> Workload {
    if kind.eq_ignore_ascii_case("ExpressRoute") {
        Workload::of(&expressroute_gateway::SERVICE)
    } else if sku.eq_ignore_ascii_case("Basic") {
        Workload::of(&vpn_gateway::SERVICE).with(&vpn_gateway::SKU, "Basic")
    } else {
        Workload::of(&vpn_gateway::SERVICE)
    }
}

/// A virtual machine scale set.
pub(super) fn scale_set(instances: u64) -> Option<Workload> {
    Some(Workload::of(&scale_set::SERVICE).with(&scale_set::INSTANCES, at_least_one(instances)?))
}

/// An App Service plan, by its tier, the name of its SKU, its instances and the most it scales to by
/// itself.
pub(super) fn plan(
    tier: &str,
    sku: &str,
    instances: Option<u64>,
    most: Option<u64>,
) -> Option<Workload> {
    let instances = instances.and_then(at_least_one);
    let elastic = || most.filter(|it| *it > 1).or(instances);
    Some(match tier.to_ascii_lowercase().as_str() {
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
            let sized = plan.clone().with(&app_service::TIER, sku);
            if sized.check(Edition::newest()).is_ok() { sized } else { plan }
        }
    })
}

fn at_least_one(count: u64) -> Option<u64> {
    Some(count).filter(|count| *count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The service, and what is given for it.
    fn shown(workload: Option<Workload>) -> String {
        let Some(workload) = workload else { return "-".to_owned() };
        let given = workload.values().map(|(name, value)| format!(" {name} {value}"));
        workload.service().id.to_owned() + &given.collect::<String>()
    }

    #[test]
    fn a_pool_is_what_its_network_says() {
        let pool = |plugin, mode| NodePool { plugin, mode, nodes: 3, ..NodePool::default() };
        assert_eq!(shown(pool("kubenet", "").workload()), "aks-kubenet nodes 3");
        assert_eq!(shown(pool("azure", "Overlay").workload()), "aks-overlay nodes 3");
        assert_eq!(shown(pool("none", "").workload()), "-");
        assert_eq!(shown(NodePool { nodes: 0, ..pool("azure", "") }.workload()), "-");
        let own = NodePool { max_pods: Some(30), surge: Some("33%"), ..pool("azure", "") };
        let expected = "aks-node-subnet max-pods 30 nodes 3 surge-percent 33";
        assert_eq!(shown(own.workload()), expected);
        let blocks = NodePool { pod_subnet: true, in_blocks: true, ..pool("azure", "") };
        assert_eq!(shown(blocks.workload()), "aks-pod-subnet-static nodes 3");
    }

    #[test]
    fn a_plan_is_what_its_tier_says() {
        let plan = |tier, instances| shown(plan(tier, "", Some(instances), Some(20)));
        assert_eq!(plan("PremiumV3", 4), "app-service instances 4");
        assert_eq!(plan("ElasticPremium", 4), "functions-premium instances 20");
        assert_eq!(plan("Dynamic", 4), "-");
        assert_eq!(plan("PremiumV3", 0), "-");
    }
}
