//! A plan: where everything goes, as a table for each network.

use ipplan::{Family, IpNet, Pinned, Plan, PlannedNetwork, PrefixLen, Usage, usage};

use super::super::link;
use super::super::order::{by_address, held, lives_in};
use super::free::{declared, legend};
use super::page::{BOLD, NOTICE, Piece, TextPage, number, styled};
use super::size::spare;

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
    let mut page = TextPage::default();
    for (name, network) in &plan.networks {
        page.gap();
        network_of(&mut page, name, network);
    }
    for (name, network) in &plan.gone {
        page.gap();
        page.line(styled(BOLD, name));
        let space: Vec<String> = network.space.iter().map(ToString::to_string).collect();
        page.paragraph(
            "  ",
            &format!("no longer wanted; keeps {} until released", space.join(", ")),
        );
    }
    client_pools(&mut page, plan);
    links(&mut page, plan);
    let all = plan.networks.values().flat_map(|network| usage(&network.free, MAP));
    legend(&mut page, &all.collect::<Vec<Usage>>());
    let notices = plan.notices();
    if !notices.is_empty() {
        page.heading("Good to know");
    }
    for (notice, places) in notices {
        let mark = page.mark(notice.source);
        let shown = places.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
        let more = match places.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        page.line(Piece::from("  ") + styled(NOTICE, notice.code));
        page.paragraph("    ", &format!("{shown}{more}: {}{mark}", notice.message));
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

/// The address pools of point-to-site connections, a line each.
fn client_pools(page: &mut TextPage, plan: &Plan) {
    if plan.client_pools.is_empty() && plan.gone_client_pools.is_empty() {
        return;
    }
    page.heading("Client pools, outside every network");
    let ranges = plan.client_pools.values().map(|pool| pool.range.to_string().len());
    let width = ranges.max().unwrap_or(0);
    for (name, pool) in &plan.client_pools {
        let range = pool.range.to_string();
        let network = pool.network.as_ref();
        let network = network.map_or(String::new(), |network| format!(", gateway in {network}"));
        let size = &pool.size;
        let numbers = format!("{} needed, {} spare", number(size.need()), spare(size));
        let what = format!("{name} ({}): {numbers}{network}", held(&pool.holds, size));
        page.hanging(&format!("  {range:width$}  "), &" ".repeat(width + 4), &what);
    }
    for (name, gone) in &plan.gone_client_pools {
        let range = gone.prefixes.first();
        page.paragraph("  ", &format!("{range} {name}: no longer wanted; kept until released"));
    }
}

/// The links, a line each, with their demands; those of peerings only as far as they are reminders.
fn links(page: &mut TextPage, plan: &Plan) {
    if !plan.sites.is_empty() {
        page.heading("Sites, on-premises");
    }
    for (name, space) in &plan.sites {
        page.paragraph("  ", &format!("{name}: {}", link::site(space)));
    }
    if plan.links.is_empty() {
        return;
    }
    page.heading("Links");
    let width = plan.links.iter().map(|it| it.link.kind.word().len()).max().unwrap_or(0);
    for planned in &plan.links {
        let indent = " ".repeat(width + 4);
        let word = planned.link.kind.word();
        page.hanging(&format!("  {word:width$}  "), &indent, &link::ends(&planned.link));
        if let Some(why) = &planned.link.overlap {
            page.paragraph(&indent, &format!("may overlap: {why}"));
        }
        for demand in link::demands(planned) {
            let mark = page.mark(demand.source);
            page.hanging(
                &format!("{indent}- "),
                &format!("{indent}  "),
                &format!("{}{mark}", link::demand(demand)),
            );
        }
    }
}

/// A network: its prefixes with a line of map each, its subnets, and what is left.
fn network_of(page: &mut TextPage, name: &str, network: &PlannedNetwork) {
    let region = network.region.as_ref().map_or(String::new(), |region| format!(", {region}"));
    page.line(styled(BOLD, name) + region);
    if let Some(why) = &network.isolated {
        page.paragraph("  ", &format!("isolated: {why}"));
    }
    for usage in usage(&network.free, MAP) {
        declared(page, &usage);
    }
    page.gap();
    table(page, network);
    for (key, subnet) in &network.subnets {
        if let Some(room) = subnet.reserve {
            page.paragraph("  ", &format!("{room} is kept free as room for {key} to grow"));
        }
    }
    for (key, gone) in &network.gone {
        let ranges: Vec<String> = gone.keeps().map(|range| range.to_string()).collect();
        let ranges = ranges.join(" and ");
        page.paragraph("  ", &format!("{ranges} {key}: no longer wanted; kept until released"));
    }
    for (key, subnet) in &network.subnets {
        for range in &subnet.former {
            let what = format!("{range} {key}: no longer wanted; kept until released");
            page.paragraph("  ", &what);
        }
    }
    page.gap();
    left(page, network);
}

/// How many subnets a notice names.
const SHOWN: usize = 4;

/// How often a prefix is halved for its map: 64 parts make a line.
const MAP: u8 = 6;

/// The subnets in the order of their addresses, a line each.
fn table(page: &mut TextPage, network: &PlannedNetwork) {
    let subnets = by_address(network);
    // Where all is new, that needs no sign.
    let kept = subnets.iter().any(|(_, subnet)| subnet.pinned == Pinned::Locked);
    let head = ["  range", "need", "usable", "spare", "by"].map(str::to_owned);
    let cells = subnets.iter().map(|(_, subnet)| {
        let size = &subnet.size;
        let new = if kept && subnet.pinned == Pinned::No { "+" } else { " " };
        [
            format!("{new} {}", subnet.prefixes.first()),
            number(size.need()),
            number(size.usable()),
            spare(size),
            size.decided_by.to_string(),
        ]
    });
    let rows: Vec<[String; 5]> = [head].into_iter().chain(cells).collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(String::len).max().unwrap_or(0)
    };
    let [range, need, usable, left, by] = [0, 1, 2, 3, 4].map(width);
    let line = |[first, second, third, fourth, fifth]: &[String; 5]| {
        format!("{first:range$}  {second:>need$}  {third:>usable$}  {fourth:>left$}  {fifth:by$}  ")
    };
    let mut lines = rows.iter().map(line);
    let head = lines.next().unwrap_or_default();
    page.line(styled(BOLD, format!("{head}subnet")));
    let rest = " ".repeat(head.len());
    for (before, (_, subnet)) in lines.zip(&subnets) {
        let holds = lives_in(subnet);
        let what = if subnet.name == holds { holds } else { format!("{} ({holds})", subnet.name) };
        let more = subnet.prefixes.iter().skip(1).map(|range| format!(" {range}"));
        page.hanging(&before, &rest, &format!("{what}{}", more.collect::<String>()));
    }
    if kept && subnets.iter().any(|(_, subnet)| subnet.pinned == Pinned::No) {
        page.line("+ is new");
    }
}

/// The free blocks, and how many of each size still fit.
fn left(page: &mut TextPage, network: &PlannedNetwork) {
    let free: Vec<IpNet> =
        network.free.free().filter(|block| Family::of(block) == Family::V4).collect();
    if free.is_empty() {
        page.paragraph("  ", "nothing is free");
        return;
    }
    let shown: Vec<String> = free.iter().take(12).map(ToString::to_string).collect();
    let more = free.len().saturating_sub(shown.len());
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    page.hanging("  free: ", "        ", &format!("{}{more}", shown.join(", ")));
    let fits = network.free.fits(Family::V4);
    let sizes = fits.iter().filter(|(length, _)| !PrefixLen::v4(29).is_larger_than(**length));
    let fits: Vec<String> =
        sizes.map(|(length, count)| format!("{}\u{a0}{length}", number(*count))).collect();
    if !fits.is_empty() {
        page.hanging("  fits: ", "        ", &fits.join(", or "));
    }
}
