//! The services: one file each, and the catalogue of all.
//!
//! A file holds the table of one product and every number in it with its page; it uses what a service
//! is, and no other service but one whose numbers it shares. To add one, write its file and run
//! `cargo xtask bless`.

mod catalogue;
mod index;
mod managed_instance_rules;
mod prelude;
mod shared;

pub use index::ALL;

// From here on generated from the names of the files in this folder.
pub mod aks_api_server;
pub mod aks_automatic;
pub mod aks_kubenet;
pub mod aks_node_subnet;
pub mod aks_overlay;
pub mod aks_pod_subnet_dynamic;
pub mod aks_pod_subnet_static;
pub mod aks_virtual_nodes;
pub mod api_management;
pub mod api_management_v2;
pub mod api_management_v2_outbound;
pub mod api_management_workspace_gateway;
pub mod app_service;
pub mod app_service_environment;
pub mod app_service_environment_v2;
pub mod application_gateway;
pub mod application_gateway_for_containers;
pub mod application_gateway_v1;
pub mod azure_firewall;
pub mod azure_vmware_solution;
pub mod bastion;
pub mod batch;
pub mod cassandra_managed_instance;
pub mod chaos_studio;
pub mod cloud_ngfw;
pub mod cloud_shell;
pub mod container_apps;
pub mod container_apps_consumption;
pub mod container_instances;
pub mod container_registry_agent_pool;
pub mod databricks;
pub mod dedicated_hsm;
pub mod dev_box;
pub mod dns_private_resolver;
pub mod entra_domain_services;
pub mod expressroute_gateway;
pub mod fabric_data_gateway;
pub mod foundry_agents;
pub mod functions_flex;
pub mod functions_premium;
pub mod gateway_required_integration;
pub mod github_hosted_runners;
pub mod hdinsight;
pub mod hosts;
pub mod integration_service_environment;
pub mod lab_services;
pub mod load_testing;
pub mod logic_apps_standard;
pub mod machine_learning;
pub mod managed_devops_pools;
pub mod managed_lustre;
pub mod mysql_flexible_server;
pub mod netapp_files;
pub mod nginx;
pub mod nutanix_cloud_clusters;
pub mod oracle_database;
pub mod payment_hsm;
pub mod postgresql_flexible_server;
pub mod power_platform;
pub mod private_endpoints;
pub mod private_link_service;
pub mod pure_storage;
pub mod qumulo;
pub mod red_hat_openshift;
pub mod redis;
pub mod route_server;
pub mod scale_set;
pub mod spring_apps;
pub mod sql_managed_instance;
pub mod sql_managed_instance_pool;
pub mod ssis_integration_runtime;
pub mod stream_analytics;
pub mod synapse;
pub mod virtual_machines;
pub mod virtual_network_routing_appliance;
pub mod virtual_wan_hub;
pub mod vpn_gateway;
