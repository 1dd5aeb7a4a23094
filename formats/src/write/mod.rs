//! From answers to text.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod proof;
pub(crate) mod request;
pub mod schema;
pub mod svg;
pub mod text;
pub mod toml;
pub mod yaml;

use ipplan::{PlannedNetwork, PlannedSubnet};

/// The subnets in the order of their addresses, each with its key.
fn by_address(network: &PlannedNetwork) -> Vec<(&String, &PlannedSubnet)> {
    let mut subnets: Vec<(&String, &PlannedSubnet)> = network.subnets.iter().collect();
    subnets.sort_by_key(|(_, subnet)| subnet.prefixes.first());
    subnets
}
