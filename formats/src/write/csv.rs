//! CSV, for spreadsheets: one row a subnet.

mod request;

use ipplan::{Family, IpNet, Pinned, Plan};

use super::by_address;

pub use request::request;

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

/// Where everything goes: networks by name, in each its subnets by address.
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
    let mut text = String::new();
    row(&mut text, HEADER);
    for (name, network) in &plan.networks {
        let space: Vec<String> = network.prefixes.iter().map(ToString::to_string).collect();
        let region = network.region.clone().unwrap_or_default();
        for (key, subnet) in by_address(network) {
            let size = &subnet.size;
            let services: Vec<&str> = subnet.holds.iter().map(|it| it.service().id).collect();
            let cells: [String; 15] = [
                name.clone(),
                region.clone(),
                space.join(" "),
                key.clone(),
                subnet.name.clone(),
                spaced(subnet.prefixes.of_family(Family::V4)),
                spaced(subnet.prefixes.of_family(Family::V6)),
                services.join(" "),
                size.need().to_string(),
                size.usable().to_string(),
                size.spare().to_string(),
                size.decided_by.to_string(),
                size.delegation.map_or(String::new(), |it| it.value.to_string()),
                (subnet.pinned != Pinned::No).to_string(),
                subnet.group.clone().unwrap_or_default(),
            ];
            row(&mut text, cells.map(harmless));
        }
    }
    text
}

/// Several in one cell.
fn spaced(prefixes: impl Iterator<Item = IpNet>) -> String {
    prefixes.map(|prefix| prefix.to_string()).collect::<Vec<_>>().join(" ")
}

/// One line of cells, in quotes where a cell holds what means something between cells or begins a
/// comment.
fn row(text: &mut String, cells: impl IntoIterator<Item = impl AsRef<str>>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        let cell = cell.as_ref();
        if cell.contains(['"', ',', '\r', '\n', '#']) {
            text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}

/// A cell that no spreadsheet calculates.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        let mut text = String::new();
        row(&mut text, ["", "a b", "a,b", "say \"a\"", "#1", "two\nlines"]);
        row(&mut text, ["é", "'", "10.0.0.0/24"]);
        assert_eq!(text, ",a b,\"a,b\",\"say \"\"a\"\"\",\"#1\",\"two\nlines\"\né,',10.0.0.0/24\n");
    }

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
