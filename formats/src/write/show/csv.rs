//! A plan as a table: one subnet a row.

use ipplan::{CLIENT_POOLS, CheckedWorkload, Family, IpNet, Pinned, Plan};

use super::order::by_address;
use super::text::spare;
use crate::write::ours::csv::CsvTable;
use crate::write::shown::shown;

/// The first row. Columns are only ever added at its end.
const HEADER: [&str; 15] = [
    "network",
    "region",
    "space",
    "subnet",
    "name",
    "address_prefix",
    "ipv6",
    "services",
    "need",
    "usable",
    "spare",
    "decided_by",
    "delegation",
    "pinned",
    "group",
];

/// The service of a subnet whose use is not known.
const UNKNOWN: &str = "unknown";

/// Where everything goes: networks by name, in each its subnets by address.
///
/// The address pools of point-to-site connections come last, with `client-pools` for their network.
///
/// Several prefixes of a network or a subnet, and several services of a subnet, stand in one cell with a space
/// between them. A cell that a spreadsheet would take for a formula, because it starts with `=`, `+`,
/// `-`, `@`, a tab or a line break, gets an apostrophe in front.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let text = ipplan_formats::csv::plan(&plan);
/// assert_eq!(
///     text.lines().nth(1),
///     Some("hub,,10.0.0.0/24,web,web,10.0.0.0/27,,hosts,25,27,7,need,,false,")
/// );
/// ```
pub fn plan(plan: &Plan) -> String {
    let mut rows = CsvTable::new();
    rows.add(HEADER);
    for (name, network) in &plan.networks {
        let space: Vec<String> = network.prefixes.iter().map(ToString::to_string).collect();
        let region = network.region.clone().unwrap_or_default();
        for (key, subnet) in by_address(network) {
            let size = &subnet.size;
            let cells: [String; 15] = [
                name.clone(),
                region.clone(),
                space.join(" "),
                key.clone(),
                subnet.name.clone(),
                spaced(subnet.prefixes.of_family(Family::V4)),
                spaced(subnet.prefixes.of_family(Family::V6)),
                services(&subnet.holds),
                size.need().to_string(),
                size.usable().to_string(),
                spare(size),
                size.decided_by.to_string(),
                size.delegation.map_or(String::new(), |it| it.value.to_string()),
                (subnet.pinned != Pinned::No).to_string(),
                subnet.group.clone().unwrap_or_default(),
            ];
            rows.add(cells.map(|cell| harmless(shown(&cell).into_owned())));
        }
    }
    for (name, pool) in &plan.client_pools {
        let (size, range) = (&pool.size, pool.range.to_string());
        let cells: [String; 15] = [
            CLIENT_POOLS.to_owned(),
            String::new(),
            range.clone(),
            name.clone(),
            name.clone(),
            range,
            String::new(),
            services(&pool.holds),
            size.need().to_string(),
            size.usable().to_string(),
            spare(size),
            size.decided_by.to_string(),
            String::new(),
            (pool.pinned != Pinned::No).to_string(),
            String::new(),
        ];
        rows.add(cells.map(|cell| harmless(shown(&cell).into_owned())));
    }
    rows.text()
}

/// The services of a subnet, in one cell.
pub(super) fn services(holds: &[CheckedWorkload]) -> String {
    let services: Vec<&str> = holds.iter().map(|it| it.service().id).collect();
    // One word: several would read as services.
    if services.is_empty() { UNKNOWN.to_owned() } else { services.join(" ") }
}

/// Several in one cell.
pub(super) fn spaced(prefixes: impl Iterator<Item = IpNet>) -> String {
    prefixes.map(|prefix| prefix.to_string()).collect::<Vec<_>>().join(" ")
}

/// A cell that no spreadsheet calculates.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert_eq!(harmless(cell.into()), format!("'{cell}"));
        }
        for cell in ["", "web", "10.0.0.0/24", "fd00::/64", "a=b"] {
            assert_eq!(harmless(cell.into()), cell);
        }
    }
}
