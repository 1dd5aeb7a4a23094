//! The services: one file each. To add one, write its file and run `cargo xtask bless`.

mod prelude;

// From here on generated from the names of the files beside it.
pub mod aks_api_server;
pub mod aks_kubenet;
pub mod aks_node_subnet;
pub mod aks_overlay;
pub mod aks_pod_subnet_dynamic;
pub mod aks_pod_subnet_static;
pub mod api_management;
pub mod api_management_v2;
pub mod api_management_v2_outbound;
pub mod app_service;
pub mod app_service_environment;
pub mod app_service_environment_v2;
pub mod application_gateway;
pub mod application_gateway_for_containers;
pub mod application_gateway_v1;
pub mod azure_firewall;
pub mod bastion;
pub mod container_apps;
pub mod container_apps_consumption;
pub mod dns_private_resolver;
pub mod expressroute_gateway;
pub mod functions_flex;
pub mod functions_premium;
pub mod gateway_required_integration;
pub mod hosts;
pub mod logic_apps_standard;
pub mod private_endpoints;
pub mod private_link_service;
pub mod route_server;
pub mod sql_managed_instance;
pub mod sql_managed_instance_pool;
pub mod virtual_wan_hub;
pub mod vpn_gateway;

/// Every service, ordered by name.
pub static ALL: &[&crate::Service] = &[
    &aks_api_server::SERVICE,
    &aks_kubenet::SERVICE,
    &aks_node_subnet::SERVICE,
    &aks_overlay::SERVICE,
    &aks_pod_subnet_dynamic::SERVICE,
    &aks_pod_subnet_static::SERVICE,
    &api_management::SERVICE,
    &api_management_v2::SERVICE,
    &api_management_v2_outbound::SERVICE,
    &app_service::SERVICE,
    &app_service_environment::SERVICE,
    &app_service_environment_v2::SERVICE,
    &application_gateway::SERVICE,
    &application_gateway_for_containers::SERVICE,
    &application_gateway_v1::SERVICE,
    &azure_firewall::SERVICE,
    &bastion::SERVICE,
    &container_apps::SERVICE,
    &container_apps_consumption::SERVICE,
    &dns_private_resolver::SERVICE,
    &expressroute_gateway::SERVICE,
    &functions_flex::SERVICE,
    &functions_premium::SERVICE,
    &gateway_required_integration::SERVICE,
    &hosts::SERVICE,
    &logic_apps_standard::SERVICE,
    &private_endpoints::SERVICE,
    &private_link_service::SERVICE,
    &route_server::SERVICE,
    &sql_managed_instance::SERVICE,
    &sql_managed_instance_pool::SERVICE,
    &virtual_wan_hub::SERVICE,
    &vpn_gateway::SERVICE,
];
