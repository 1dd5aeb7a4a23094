//! Tables of a document or a workbook, into one inventory.

use std::collections::BTreeMap;

use ipplan::{Inventory, NotRead, Origin};

use crate::read::ours::table::{Header, Listing, OF_RULES, Row, RowSource, are_of_rules, read};

/// The result of reading a table.
pub(super) enum Table {
    Networks(Box<Listing>),
    /// It has ranges, and why they are not read.
    NotRead(&'static str),
    /// There is no range in it.
    Nothing,
}

/// Reads a table. `guess` says whether its columns may be known by what stands in them.
pub(super) fn table(rows: &[Row<'_>], guess: bool) -> Table {
    let nothing = |why| {
        if rows.iter().any(Row::has_network) { Table::NotRead(why) } else { Table::Nothing }
    };
    if rows.iter().find(|row| !row.is_blank()).is_some_and(|row| are_of_rules(&row.cells)) {
        return nothing(OF_RULES);
    }
    let header = Header::of_rows(rows);
    let header =
        header.or_else(|| guess.then(|| Header::guess_rows(RowSource::Grid(rows))).flatten());
    let Some(header) = header else {
        return nothing("the table has ranges, but no column has a name such as address_prefix");
    };
    if are_of_rules(header.names()) {
        return nothing(OF_RULES);
    }
    let listing = read(RowSource::Grid(rows), &header);
    if listing.is_empty() { Table::Nothing } else { Table::Networks(Box::new(listing)) }
}

/// Adds what a table lists. `origin` is that of a line and a column.
pub(super) fn add(
    inventory: &mut Inventory,
    listing: &Listing,
    origin: impl Fn(usize, usize) -> Origin,
) {
    let mut found = listing.inventory();
    let placed = |it: &mut Origin| *it = origin(it.line, it.column);
    for network in &mut found.networks {
        placed(&mut network.origin);
        for subnet in &mut network.subnets {
            placed(&mut subnet.origin);
            subnet.residents.iter_mut().for_each(|resident| placed(&mut resident.origin));
        }
    }
    for range in found.containers.iter_mut().chain(&mut found.keep_outs) {
        placed(&mut range.origin);
    }
    inventory.networks.extend(found.networks);
    inventory.containers.extend(found.containers);
    inventory.keep_outs.extend(found.keep_outs);
    inventory.notices.extend(found.notices);
    for wrong in &listing.wrong {
        let hint = wrong.problem.hints.first().map(|hint| hint.text.clone());
        let why = wrong.problem.message.clone();
        inventory.not_read(NotRead { origin: origin(wrong.line, wrong.column), why, hint });
    }
}

/// Brings together what several tables say of one network: subnets whose table only names it.
pub(super) fn join(inventory: &mut Inventory) {
    let mut by_name = BTreeMap::<(String, String), Option<usize>>::new();
    for (index, network) in inventory.networks.iter().enumerate() {
        if !network.space.is_empty() && !network.name.is_empty() {
            let key = (network.vrf.clone(), network.name.to_lowercase());
            // Of two networks of one name neither is meant.
            by_name.entry(key).and_modify(|it| *it = None).or_insert(Some(index));
        }
    }
    let mut moved = vec![false; inventory.networks.len()];
    for index in 0..inventory.networks.len() {
        let Some(network) = inventory.networks.get_mut(index) else { continue };
        if !network.space.is_empty() || network.subnets.is_empty() {
            continue;
        }
        let key = (network.vrf.clone(), network.name.to_lowercase());
        let Some(home) = by_name.get(&key).copied().flatten() else { continue };
        let subnets = std::mem::take(&mut network.subnets);
        if let (Some(home), Some(moved)) = (inventory.networks.get_mut(home), moved.get_mut(index))
        {
            home.subnets.extend(subnets);
            home.full = false;
            *moved = true;
        }
    }
    let mut moved = moved.into_iter();
    inventory.networks.retain(|_| !moved.next().unwrap_or_default());
}
