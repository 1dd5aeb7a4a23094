//! An inventory, a network at a time: its subnets, their workloads, the free blocks, and the map.

use ipplan::{
    Difference, Drift, ExistingNetwork, ExistingSubnet, Family, Holder, Holding, Inventory, IpNet,
    Origin, PrefixLen, Space, SubnetState, platform, usage,
};
use textwrap::core::display_width;

use crate::read;

use super::free::{declared, legend};
use super::page::{BOLD, NOTICE, Piece, TextPage, WIDTH, count, number, styled, things};

/// Networks are shown with a map as long as they are few.
const MAPPED: usize = 4;

/// How many free blocks of a network are shown.
const MOST: usize = 20;

/// An inventory: every network with its subnets, and the address map of the first few.
///
/// ```
/// let vnets = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/24"]},
///     "subnets": [{"name": "web", "addressPrefix": "10.0.0.0/25"}]}]"#;
/// let (inventory, _) = ipplan_formats::read::inventory(&[("vnets.json", vnets)]);
/// let text = ipplan_formats::text::existing(&inventory);
/// assert!(text.contains("web"));
/// assert!(text.contains("10.0.0.128/25"));
/// ```
pub fn existing(inventory: &Inventory) -> String {
    let mut page = TextPage::default();
    for network in &inventory.networks {
        self::network(&mut page, network);
    }
    for (heading, ranges) in
        [("Containers", &inventory.containers), ("Ranges to avoid", &inventory.keep_outs)]
    {
        if !ranges.is_empty() {
            page.heading(heading);
        }
        for range in ranges {
            page.line(format!("  {}  {}", range.range, range.why));
        }
    }
    if inventory.networks.len() <= MAPPED {
        maps(&mut page, inventory);
    }
    if inventory.networks.is_empty() && inventory.containers.is_empty() {
        page.line("no networks");
    }
    page.finish()
}

fn network(page: &mut TextPage, network: &ExistingNetwork) {
    page.gap();
    let said = [network.region.as_deref().unwrap_or_default(), &network.vrf];
    let said: Vec<&str> = said.into_iter().filter(|it| !it.is_empty()).collect();
    page.line(styled(BOLD, named(network)) + format!("  {}", said.join("  ")));
    let free = network.free();
    let sum = |ranges: &[IpNet]| {
        let v4 = ranges.iter().filter(|it| Family::of(it) == Family::V4);
        v4.map(|it| PrefixLen::of(it).addresses()).fold(0, u128::saturating_add)
    };
    let (total, left) = (sum(&network.space), sum(&free));
    let mut line = joined(&network.space);
    if network.space.is_empty() {
        line.push_str("address space not known");
    } else if network.full {
        line = format!("{line}: in use as a whole; nothing is said of its subnets");
    } else if total > 0 {
        let used = total.saturating_sub(left);
        line = format!("{line}: {} of {} addresses in subnets", count(used), count(total));
    }
    page.paragraph("  ", &line);
    let head = ["subnet", "range", "service", "in use"].map(str::to_owned);
    let rows = std::iter::once(head).chain(network.subnets.iter().map(row));
    let blocks = free.iter().take(MOST);
    let blocks = blocks.map(|it| ["free".to_owned(), it.to_string(), size(it), String::new()]);
    let rows: Vec<[String; 4]> = rows.chain(blocks).collect();
    if rows.len() > 1 {
        table(page, &rows);
    }
    if free.len() > MOST {
        let more = things(free.len() - MOST, "free block", "free blocks");
        page.line(format!("  and {more} more; `--format json` lists all"));
    }
}

/// Rows in columns; a name that is too long for its column has a line of its own.
fn table(page: &mut TextPage, rows: &[[String; 4]]) {
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| display_width(cell)).max().unwrap_or(0)
    };
    let (ranges, services) = (wide(1), wide(2));
    let room = WIDTH.saturating_sub(2 + 2 + ranges + 2 + services + 2 + wide(3));
    let names = wide(0).min(room.max(12));
    page.gap();
    for [name, range, service, rest] in rows {
        let cells = format!("{range:ranges$}  {service:services$}  {rest}");
        let gap = names.checked_sub(display_width(name));
        if gap.is_none() {
            page.line(format!("  {name}"));
        }
        let before = gap.map_or(" ".repeat(names), |gap| format!("{name}{}", " ".repeat(gap)));
        page.line(format!("  {before}  {cells}"));
    }
}

fn named(network: &ExistingNetwork) -> &str {
    if network.name.is_empty() { "network not known" } else { &network.name }
}

fn joined(ranges: &[IpNet]) -> String {
    ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn size(range: &IpNet) -> String {
    format!("{} addresses", count(PrefixLen::of(range).addresses()))
}

fn row(subnet: &ExistingSubnet) -> [String; 4] {
    let range = match subnet.prefixes.as_slice() {
        [] => "range not known".to_owned(),
        some => joined(some),
    };
    let occupants = subnet.occupants();
    let service = match occupants.as_slice() {
        [] => "-".to_owned(),
        some => some.iter().map(|it| it.service.id).collect::<Vec<_>>().join(", "),
    };
    let state = match subnet.state {
        SubnetState::Used | SubnetState::Unknown => String::new(),
        SubnetState::Reserved => "reserved".to_owned(),
        SubnetState::Going => "about to be deleted".to_owned(),
    };
    let in_use = subnet.ip_configurations.filter(|_| state.is_empty());
    let in_use = in_use.map(|used| format!("{} of {}", number(used), count(usable(subnet))));
    [subnet.name.clone(), range, service, in_use.unwrap_or(state)]
}

/// The IPv4 addresses of a subnet that Azure does not keep for itself.
fn usable(subnet: &ExistingSubnet) -> u128 {
    let reserved = platform::RESERVED.newest().value;
    let v4 = subnet.prefixes.iter().filter(|it| Family::of(it) == Family::V4);
    let each = v4.map(|it| PrefixLen::of(it).addresses().saturating_sub(u128::from(reserved)));
    each.fold(0, u128::saturating_add)
}

fn maps(page: &mut TextPage, inventory: &Inventory) {
    let doublings =
        if inventory.networks.iter().map(|it| it.space.len()).sum::<usize>() > 2 { 7 } else { 9 };
    let mut usages = Vec::new();
    for network in inventory.networks.iter().filter(|it| !it.full) {
        let kept = network.subnets.iter().filter(|it| it.state.keeps_its_addresses());
        let used: Vec<IpNet> = kept.flat_map(|it| it.prefixes.iter().copied()).collect();
        // A map of overlapping prefixes would show nothing that is true.
        let v4: Vec<IpNet> =
            network.space.iter().copied().filter(|it| Family::of(it) == Family::V4).collect();
        let Ok(space) = Space::around(&v4, &used) else { continue };
        usages.extend(usage(&space, doublings));
    }
    for usage in &usages {
        declared(page, usage);
    }
    legend(page, &usages);
}

/// The networks, subnets and ranges that hold an address or a range, or lie inside it.
///
/// ```
/// let range = "10.0.0.9/32".parse().unwrap();
/// let (inventory, _) = ipplan_formats::read::inventory(&[("used.txt", b"10.0.0.0/24")]);
/// let text = ipplan_formats::text::found(&inventory, range);
/// assert!(text.contains("10.0.0.0/24"));
/// ```
pub fn found(inventory: &Inventory, range: IpNet) -> String {
    let mut page = TextPage::default();
    let Holding { networks, containers, keep_outs } = inventory.holding(range);
    for Holder { network, subnets, free } in networks {
        let place = |origin: &Origin| {
            let file = inventory.files.get(origin.file).map_or("", |file| &file.name);
            if origin.line > 0 { format!("{file}:{}", origin.line) } else { file.to_owned() }
        };
        page.gap();
        page.line(styled(BOLD, named(network)) + format!("  {}", joined(&network.space)));
        page.line(format!("  {}", place(&network.origin)));
        for subnet in &subnets {
            let [name, range, service, rest] = row(subnet);
            let cells = [name, range, service, rest, place(&subnet.origin)];
            let said: Vec<String> =
                cells.into_iter().filter(|it| !it.is_empty() && it != "-").collect();
            page.hanging("  ", "    ", &said.join("  "));
        }
        for block in &free {
            page.line(format!("  free  {block}"));
        }
    }
    for (what, ranges) in [("container", containers), ("range to avoid", keep_outs)] {
        for it in ranges {
            page.gap();
            page.line(format!("{what} {}  {}", it.range, it.why));
        }
    }
    match page.finish() {
        text if text.is_empty() => nothing_at(range),
        text => text,
    }
}

fn nothing_at(range: IpNet) -> String {
    if PrefixLen::of(&range).addresses() == 1 {
        return format!("{} is in no network\n", range.addr());
    }
    format!("{range} has no address in common with any network\n")
}

/// How what exists differs from a plan.
///
/// ```
/// assert_eq!(ipplan_formats::text::drift(&[]), "no differences\n");
/// ```
pub fn drift(differences: &[Difference]) -> String {
    let mut page = TextPage::default();
    for it in differences {
        let what = match &it.subnet {
            Some(subnet) => format!("{}/{subnet}", it.network),
            None => it.network.clone(),
        };
        let (planned, found) = (joined(&it.planned), joined(&it.found));
        let other = it.found_name.as_ref().map(|name| format!(", named `{name}`"));
        let other = other.unwrap_or_default();
        let said = match it.kind {
            Drift::Missing => format!("{planned} is planned, but does not exist"),
            Drift::Unplanned if found.is_empty() => "exists, but is not planned".to_owned(),
            Drift::Unplanned => format!("{found} exists, but is not planned"),
            Drift::Moved | Drift::Resized => format!("{planned} is planned, {found} exists{other}"),
            Drift::Renamed => format!("{found} exists{other}"),
            Drift::Unknown => format!("{planned} is planned; its range could not be read"),
        };
        let kind = it.kind.word();
        page.line(styled(NOTICE, format!("{kind:9}")) + Piece::from(format!(" {what}")));
        page.paragraph("          ", &said);
    }
    page.gap();
    page.line(match differences.len() {
        0 => "no differences".to_owned(),
        count => things(count, "difference", "differences"),
    });
    page.finish()
}

/// The files that were read, for standard error: a line for each, and the notices.
///
/// ```
/// let (inventory, _) = ipplan_formats::read::inventory(&[("used.txt", b"10.0.0.0/24")]);
/// let text = ipplan_formats::text::inventory_read(&inventory);
/// assert_eq!(text, "used.txt: List of networks, 1 network, 0 subnets\n");
/// ```
pub fn inventory_read(inventory: &Inventory) -> String {
    let mut page = TextPage::default();
    for file in &inventory.files {
        let mut line = format!(
            "{}: {}, {}, {}",
            file.name,
            file.format,
            things(file.networks, "network", "networks"),
            things(file.subnets, "subnet", "subnets"),
        );
        if !file.not_read.is_empty() {
            line = format!(
                "{line}, {}",
                things(file.not_read.len(), "part not read", "parts not read")
            );
        }
        page.paragraph("", &line);
    }
    page.finish() + &super::problem::notices(&read::notices(inventory))
}
