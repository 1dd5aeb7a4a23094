//! The order in which answers show subnets, and the words for what lives in them.

use ipplan::{CheckedWorkload, PlannedNetwork, PlannedSubnet, Size};

/// The subnets in the order of their addresses, each with its key.
pub(in crate::write) fn by_address(network: &PlannedNetwork) -> Vec<(&String, &PlannedSubnet)> {
    let mut subnets: Vec<(&String, &PlannedSubnet)> = network.subnets.iter().collect();
    subnets.sort_by_key(|(_, subnet)| subnet.prefixes.first());
    subnets
}

/// The workloads of a subnet, in a few words.
pub(in crate::write) fn lives_in(subnet: &PlannedSubnet) -> String {
    held(&subnet.holds, &subnet.size)
}

/// The workloads that take the addresses of a range, in a few words.
pub(in crate::write) fn held(holds: &[CheckedWorkload], size: &Size) -> String {
    let holds: Vec<&str> = holds.iter().map(|it| it.service().id).collect();
    match size.by_name {
        _ if !holds.is_empty() => holds.join(", "),
        Some(service) => format!("{}, by its name", service.id),
        None => "use not known".to_owned(),
    }
}
