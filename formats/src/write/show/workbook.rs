//! A plan as a workbook of a spreadsheet (`.xlsx`): a sheet of all networks, and one for each that has
//! subnets.
//!
//! Sums and what follows from a prefix are formulas, with their results, so that a reader that does not
//! calculate sees them too. The file says nothing of when it was made.

use ipplan::{CLIENT_POOLS, Family, IpNet, Pinned, Plan, PlannedNetwork, PlannedSubnet, Size};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::csv::{services, spaced};
use super::order::by_address;
use super::sheet::{Sheet, SheetNames};
use super::text::spare;

/// The first row of the sheet of all networks.
const NETWORKS: [&str; 7] =
    ["network", "region", "address_space", "subnet_count", "block", "used", "free"];

/// The header of the sheet of one network. IPv6 is in the same cell as IPv4, as our reader expects.
const SUBNETS: [&str; 13] = [
    "network",
    "key",
    "name",
    "address_prefix",
    "service",
    "block",
    "need",
    "usable",
    "spare",
    "decided_by",
    "delegation",
    "pinned",
    "group",
];

/// The first row of the sheet of client pools.
const POOLS: [&str; 8] =
    ["client_pool", "address_prefix", "service", "block", "need", "usable", "spare", "decided_by"];

/// A sheet of all networks, then one for each that has subnets, with a subnet a row, and one of client
/// pools.
///
/// # Errors
///
/// Why it cannot be written: a network with more subnets than a sheet has rows.
pub(in crate::write) fn plan(plan: &Plan) -> Result<Vec<u8>, String> {
    workbook(plan).map_err(|error| format!("the workbook cannot be written: {error}"))
}

fn workbook(plan: &Plan) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Not of today: the same plan gives the same bytes. It is where the dates of archives begin.
    let made = ExcelDateTime::from_ymd(1980, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut names = SheetNames::default();
    let mut overview = Sheet::named(names.next("Networks"), &NETWORKS)?;
    let mut sheets = Vec::new();
    for (name, network) in &plan.networks {
        let mut sheet = Sheet::named(names.next(name), &SUBNETS)?;
        for (key, subnet) in by_address(network) {
            one_subnet(&mut sheet, name, key, subnet)?;
        }
        sheet.total(&["block", "need", "usable", "spare"])?;
        one_network(&mut overview, name, network, &sheet)?;
        if !network.subnets.is_empty() {
            sheets.push(sheet);
        }
    }
    overview.total(&["subnet_count", "block", "used", "free"])?;
    if !plan.client_pools.is_empty() {
        sheets.push(client_pools(plan, names.next(CLIENT_POOLS))?);
    }
    for sheet in std::iter::once(overview).chain(sheets) {
        book.push_worksheet(sheet.finish()?);
    }
    book.save_to_buffer()
}

fn one_subnet(
    sheet: &mut Sheet,
    network: &str,
    key: &str,
    subnet: &PlannedSubnet,
) -> Result<(), XlsxError> {
    sheet.text("network", network)?;
    sheet.text("key", key)?;
    sheet.text("name", &subnet.name)?;
    sheet.text("address_prefix", &spaced(subnet.prefixes.iter()))?;
    sheet.text("service", &services(&subnet.holds))?;
    let blocks: Vec<IpNet> = subnet.prefixes.of_family(Family::V4).collect();
    sizes(sheet, &blocks, &subnet.size)?;
    sheet.text("delegation", subnet.size.delegation.map_or("", |it| it.value))?;
    sheet.text("pinned", if subnet.pinned == Pinned::No { "false" } else { "true" })?;
    sheet.text("group", subnet.group.as_deref().unwrap_or_default())?;
    sheet.next();
    Ok(())
}

/// How big it is, and why: the block follows from its prefix, and the rest from both.
fn sizes(sheet: &mut Sheet, blocks: &[IpNet], size: &Size) -> Result<(), XlsxError> {
    sheet.block("address_prefix", blocks, size.block())?;
    sheet.number("need", size.need())?;
    let (block, need) = (sheet.cell("block"), sheet.cell("need"));
    let reserved = size.block().saturating_sub(size.usable());
    sheet.formula("usable", &format!("{block}-{reserved}"), size.usable())?;
    if size.is_fixed() {
        sheet.text("spare", &spare(size))?;
    } else {
        sheet.formula("spare", &format!("{block}-{need}"), size.spare())?;
    }
    sheet.text("decided_by", &size.decided_by.to_string())
}

fn one_network(
    overview: &mut Sheet,
    name: &str,
    network: &PlannedNetwork,
    sheet: &Sheet,
) -> Result<(), XlsxError> {
    let blocks: Vec<IpNet> =
        network.prefixes.iter().copied().filter(|it| it.addr().is_ipv4()).collect();
    let length =
        |block: &IpNet| 1_u64.checked_shl(32_u32.saturating_sub(block.prefix_len().into()));
    let block = blocks.iter().filter_map(length).sum();
    let used = network.subnets.values().map(|subnet| {
        let is_v4 = subnet.prefixes.of_family(Family::V4).next().is_some();
        if is_v4 { subnet.size.block() } else { 0 }
    });
    let used = used.sum();
    overview.text("network", name)?;
    overview.text("region", network.region.as_deref().unwrap_or_default())?;
    overview.text("address_space", &spaced(network.prefixes.iter().copied()))?;
    let count = u64::try_from(network.subnets.len()).unwrap_or(u64::MAX);
    match sheet.cells("name") {
        Some(rows) => overview.formula("subnet_count", &format!("COUNTA({rows})"), count)?,
        None => overview.number("subnet_count", 0)?,
    }
    overview.block("address_space", &blocks, block)?;
    match sheet.cells("block") {
        Some(rows) => overview.formula("used", &format!("SUM({rows})"), used)?,
        None => overview.number("used", 0)?,
    }
    let (of, taken) = (overview.cell("block"), overview.cell("used"));
    overview.formula("free", &format!("{of}-{taken}"), block.saturating_sub(used))?;
    overview.next();
    Ok(())
}

fn client_pools(plan: &Plan, name: String) -> Result<Sheet, XlsxError> {
    let mut sheet = Sheet::named(name, &POOLS)?;
    for (name, pool) in &plan.client_pools {
        sheet.text("client_pool", name)?;
        sheet.text("address_prefix", &pool.range.to_string())?;
        sheet.text("service", &services(&pool.holds))?;
        sizes(&mut sheet, &[pool.range], &pool.size)?;
        sheet.next();
    }
    Ok(sheet)
}
