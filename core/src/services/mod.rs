//! The services: one file each. To add one, write its file and run `cargo xtask bless`.

mod prelude;

// From here on generated from the names of the files beside it.
pub mod app_service;
pub mod app_service_environment;
pub mod azure_firewall;
pub mod azure_vmware_solution;
pub mod bastion;
pub mod databricks;
pub mod functions_premium;
pub mod hdinsight;
pub mod hosts;
pub mod mysql_flexible_server;
pub mod netapp_files;
pub mod oracle_database;
pub mod postgresql_flexible_server;
pub mod redis;
pub mod spring_apps;
pub mod sql_managed_instance;
pub mod sql_managed_instance_pool;
pub mod stream_analytics;
pub mod synapse;
pub mod vpn_gateway;

/// Every service, ordered by name.
pub static ALL: &[&crate::Service] = &[
    &app_service::SERVICE,
    &app_service_environment::SERVICE,
    &azure_firewall::SERVICE,
    &azure_vmware_solution::SERVICE,
    &bastion::SERVICE,
    &databricks::SERVICE,
    &functions_premium::SERVICE,
    &hdinsight::SERVICE,
    &hosts::SERVICE,
    &mysql_flexible_server::SERVICE,
    &netapp_files::SERVICE,
    &oracle_database::SERVICE,
    &postgresql_flexible_server::SERVICE,
    &redis::SERVICE,
    &spring_apps::SERVICE,
    &sql_managed_instance::SERVICE,
    &sql_managed_instance_pool::SERVICE,
    &stream_analytics::SERVICE,
    &synapse::SERVICE,
    &vpn_gateway::SERVICE,
];
