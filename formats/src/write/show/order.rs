//! The order in which answers show subnets.

use ipplan::{PlannedNetwork, PlannedSubnet};

/// The subnets in the order of their addresses, each with its key.
pub(super) fn by_address(network: &PlannedNetwork) -> Vec<(&String, &PlannedSubnet)> {
    let mut subnets: Vec<(&String, &PlannedSubnet)> = network.subnets.iter().collect();
    subnets.sort_by_key(|(_, subnet)| subnet.prefixes.first());
    subnets
}
