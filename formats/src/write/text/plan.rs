//! A plan: where everything goes, as a table for each network.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use ipplan::{Family, IpNet, Plan, PlannedNetwork, PlannedSubnet, PrefixLen};

use super::page::{BOLD, NOTICE, Page, WIDTH, number, styled};

/// Where everything goes.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// assert!(ipplan_formats::text::plan(&plan).contains("10.0.0.0/27"));
/// ```
pub fn plan(plan: &Plan) -> String {
    let mut page = Page::default();
    for (name, network) in &plan.networks {
        page.gap();
        network_of(&mut page, name, network);
    }
    for (name, network) in &plan.gone {
        page.gap();
        page.line(&styled(BOLD, name));
        let space: Vec<String> = network.space.iter().map(ToString::to_string).collect();
        page.paragraph(
            "  ",
            &format!("no longer wanted; keeps {} until released", space.join(", ")),
        );
    }
    let notices = plan.notices();
    if !notices.is_empty() {
        page.heading("Good to know");
    }
    for notice in notices {
        let mark = page.mark(notice.source);
        page.line(&format!("  {}", styled(NOTICE, notice.code)));
        page.paragraph("    ", &format!("{}{mark}", notice.message));
    }
    for source in plan.sources() {
        page.mark(Some(source));
    }
    page.gap();
    page.paragraph(
        "",
        &format!("Edition {}. `ipplan size` shows the sum of a subnet.", plan.edition),
    );
    page.finish()
}

fn network_of(page: &mut Page, name: &str, network: &PlannedNetwork) {
    let region = network.region.as_ref().map_or(String::new(), |region| format!(", {region}"));
    page.line(&format!("{}{region}", styled(BOLD, name)));
    let prefixes: Vec<String> = network.prefixes.iter().map(ToString::to_string).collect();
    page.paragraph("", &prefixes.join(", "));
    page.gap();

    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(WIDTH).unwrap_or(u16::MAX))
        .set_header(["range", "subnet", "holds", "need", "usable", "spare", "decided by"]);
    let mut subnets: Vec<(&String, &PlannedSubnet)> = network.subnets.iter().collect();
    subnets.sort_by_key(|(_, subnet)| subnet.range);
    for (key, subnet) in subnets {
        let holds: Vec<&str> = subnet.holds.iter().map(|given| given.service().id).collect();
        let mut range = subnet.range.to_string();
        if let Some(ipv6) = subnet.ipv6 {
            range = format!("{range} {ipv6}");
        }
        let named =
            if subnet.name == *key { key.clone() } else { format!("{key} {}", subnet.name) };
        table.add_row([
            range,
            named,
            holds.join(" "),
            number(subnet.size.need()),
            number(subnet.size.usable()),
            number(subnet.size.spare()),
            subnet.size.decided_by.to_string(),
        ]);
    }
    for column in 3..=5 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for line in table.lines() {
        page.line(&line);
    }
    for (key, gone) in &network.gone {
        page.paragraph(
            " ",
            &format!("{} {key}: no longer wanted; kept until released", gone.range),
        );
    }
    page.gap();
    left(page, network);
}

/// What is free, and how many of each size still fit.
fn left(page: &mut Page, network: &PlannedNetwork) {
    let free: Vec<IpNet> =
        network.free.free().filter(|block| Family::of(block) == Family::V4).collect();
    if free.is_empty() {
        page.paragraph(" ", "nothing is free");
        return;
    }
    let shown: Vec<String> = free.iter().take(12).map(ToString::to_string).collect();
    let more = free.len().saturating_sub(shown.len());
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    page.hanging(" free: ", "       ", &format!("{}{more}", shown.join(", ")));
    let fits = network.free.fits(Family::V4);
    let sizes = fits.iter().filter(|(length, _)| !PrefixLen::v4(29).is_larger_than(**length));
    let fits: Vec<String> = sizes.map(|(length, count)| format!("{count} {length}")).collect();
    if !fits.is_empty() {
        page.hanging(" fits: ", "       ", &fits.join(", or "));
    }
}
