//! The services: one file each. To add one, write its file and run `cargo xtask bless`.

mod prelude;

// From here on generated from the names of the files beside it.
pub mod app_service;
pub mod app_service_environment;
pub mod azure_firewall;
pub mod azure_vmware_solution;
pub mod bastion;
pub mod batch;
pub mod container_instances;
pub mod databricks;
pub mod fabric_data_gateway;
pub mod foundry_agents;
pub mod functions_premium;
pub mod hdinsight;
pub mod hosts;
pub mod integration_service_environment;
pub mod machine_learning;
pub mod managed_devops_pools;
pub mod mysql_flexible_server;
pub mod netapp_files;
pub mod oracle_database;
pub mod postgresql_flexible_server;
pub mod power_platform;
pub mod redis;
pub mod scale_set;
pub mod spring_apps;
pub mod sql_managed_instance;
pub mod sql_managed_instance_pool;
pub mod stream_analytics;
pub mod synapse;
pub mod virtual_machines;
pub mod vpn_gateway;

/// Every service, ordered by name.
pub static ALL: &[&crate::Service] = &[
    &app_service::SERVICE,
    &app_service_environment::SERVICE,
    &azure_firewall::SERVICE,
    &azure_vmware_solution::SERVICE,
    &bastion::SERVICE,
    &batch::SERVICE,
    &container_instances::SERVICE,
    &databricks::SERVICE,
    &fabric_data_gateway::SERVICE,
    &foundry_agents::SERVICE,
    &functions_premium::SERVICE,
    &hdinsight::SERVICE,
    &hosts::SERVICE,
    &integration_service_environment::SERVICE,
    &machine_learning::SERVICE,
    &managed_devops_pools::SERVICE,
    &mysql_flexible_server::SERVICE,
    &netapp_files::SERVICE,
    &oracle_database::SERVICE,
    &postgresql_flexible_server::SERVICE,
    &power_platform::SERVICE,
    &redis::SERVICE,
    &scale_set::SERVICE,
    &spring_apps::SERVICE,
    &sql_managed_instance::SERVICE,
    &sql_managed_instance_pool::SERVICE,
    &stream_analytics::SERVICE,
    &synapse::SERVICE,
    &virtual_machines::SERVICE,
    &vpn_gateway::SERVICE,
];
