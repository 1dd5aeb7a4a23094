//! The types of resources in Azure, and what connections name them by.

use super::resource::{Resource, named};
use super::value::TerraformValue;

/// The types of the azurerm provider whose subnet a service knows, or that connections join, and the type
/// in Azure.
const KINDS: &[(&str, &str)] = &[
    ("azurerm_active_directory_domain_service", "Microsoft.AAD/domainServices"),
    ("azurerm_api_management", "Microsoft.ApiManagement/service"),
    ("azurerm_app_service_environment", "Microsoft.Web/hostingEnvironments"),
    ("azurerm_app_service_environment_v3", "Microsoft.Web/hostingEnvironments"),
    ("azurerm_application_gateway", "Microsoft.Network/applicationGateways"),
    (
        "azurerm_application_load_balancer_subnet_association",
        "Microsoft.ServiceNetworking/trafficControllers",
    ),
    ("azurerm_bastion_host", "Microsoft.Network/bastionHosts"),
    ("azurerm_batch_pool", "Microsoft.Batch/batchAccounts"),
    ("azurerm_container_app_environment", "Microsoft.App/managedEnvironments"),
    ("azurerm_container_group", "Microsoft.ContainerInstance/containerGroups"),
    ("azurerm_express_route_circuit", "Microsoft.Network/expressRouteCircuits"),
    ("azurerm_firewall", "Microsoft.Network/azureFirewalls"),
    ("azurerm_hdinsight_hadoop_cluster", "Microsoft.HDInsight/clusters"),
    ("azurerm_hdinsight_hbase_cluster", "Microsoft.HDInsight/clusters"),
    ("azurerm_hdinsight_interactive_query_cluster", "Microsoft.HDInsight/clusters"),
    ("azurerm_hdinsight_kafka_cluster", "Microsoft.HDInsight/clusters"),
    ("azurerm_hdinsight_spark_cluster", "Microsoft.HDInsight/clusters"),
    ("azurerm_kubernetes_cluster", "Microsoft.ContainerService/managedClusters"),
    ("azurerm_kubernetes_cluster_node_pool", "Microsoft.ContainerService/managedClusters"),
    ("azurerm_lb", "Microsoft.Network/loadBalancers"),
    ("azurerm_local_network_gateway", "Microsoft.Network/localNetworkGateways"),
    ("azurerm_linux_virtual_machine_scale_set", "Microsoft.Compute/virtualMachineScaleSets"),
    ("azurerm_managed_lustre_file_system", "Microsoft.StorageCache/amlFilesystems"),
    ("azurerm_mssql_managed_instance", "Microsoft.Sql/managedInstances"),
    ("azurerm_mysql_flexible_server", "Microsoft.DBforMySQL/flexibleServers"),
    ("azurerm_netapp_volume", "Microsoft.NetApp/volumes"),
    ("azurerm_network_interface", "Microsoft.Network/networkInterfaces"),
    ("azurerm_orchestrated_virtual_machine_scale_set", "Microsoft.Compute/virtualMachineScaleSets"),
    ("azurerm_postgresql_flexible_server", "Microsoft.DBforPostgreSQL/flexibleServers"),
    ("azurerm_private_dns_resolver_inbound_endpoint", "Microsoft.Network/dnsResolvers"),
    ("azurerm_private_dns_resolver_outbound_endpoint", "Microsoft.Network/dnsResolvers"),
    ("azurerm_private_endpoint", "Microsoft.Network/privateEndpoints"),
    ("azurerm_private_link_service", "Microsoft.Network/privateLinkServices"),
    ("azurerm_redhat_openshift_cluster", "Microsoft.RedHatOpenShift/openShiftClusters"),
    ("azurerm_redis_cache", "Microsoft.Cache/redis"),
    ("azurerm_route_server", "Microsoft.Network/virtualHubs"),
    ("azurerm_spring_cloud_service", "Microsoft.AppPlatform/Spring"),
    ("azurerm_sql_managed_instance", "Microsoft.Sql/managedInstances"),
    ("azurerm_virtual_hub", "Microsoft.Network/virtualHubs"),
    ("azurerm_virtual_machine_scale_set", "Microsoft.Compute/virtualMachineScaleSets"),
    ("azurerm_virtual_network", "Microsoft.Network/virtualNetworks"),
    ("azurerm_virtual_network_gateway", "Microsoft.Network/virtualNetworkGateways"),
    ("azurerm_windows_virtual_machine_scale_set", "Microsoft.Compute/virtualMachineScaleSets"),
];

/// The type of a resource in Azure, where it is known.
pub(super) fn azure_type(resource: &Resource) -> &str {
    let kind = resource.address.kind.as_str();
    let azure = KINDS.iter().find(|(terraform, _)| *terraform == kind).map(|(_, azure)| *azure);
    let typed = || resource.values.text("type").filter(|_| kind == "azapi_resource");
    azure.or_else(|| typed()?.split('@').next()).unwrap_or(kind)
}

/// The ID of a resource, or its type in Azure and its name.
pub(super) fn key_of(value: &TerraformValue, all: &[Resource]) -> Option<String> {
    if let TerraformValue::Text(id) = value {
        return Some(id.to_string()).filter(|id| !id.is_empty());
    }
    named(value, all).map(kind_and_name)
}

/// Its type in Azure and its name.
pub(super) fn kind_and_name(resource: &Resource) -> String {
    format!("{}/{}", azure_type(resource), resource.plain_name())
}
