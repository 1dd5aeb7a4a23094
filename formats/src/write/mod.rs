//! From answers to text.

pub mod csv;
pub mod json;
pub mod markdown;
pub(crate) mod request;
pub mod schema;
pub mod svg;
pub mod text;
pub mod toml;
pub mod yaml;

use ipplan::{PlannedNetwork, PlannedSubnet};

/// What lives in a subnet, in a few words.
fn lives_in(subnet: &PlannedSubnet) -> String {
    let holds: Vec<&str> = subnet.holds.iter().map(|it| it.service().id).collect();
    match subnet.size.by_name {
        _ if !holds.is_empty() => holds.join(", "),
        Some(service) => format!("{}, by its name", service.id),
        None => "use not known".to_owned(),
    }
}

/// The subnets in the order of their addresses, each with its key.
fn by_address(network: &PlannedNetwork) -> Vec<(&String, &PlannedSubnet)> {
    let mut subnets: Vec<(&String, &PlannedSubnet)> = network.subnets.iter().collect();
    subnets.sort_by_key(|(_, subnet)| subnet.prefixes.first());
    subnets
}
