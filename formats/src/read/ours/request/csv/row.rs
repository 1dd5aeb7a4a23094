//! The content of one row: about the whole request, a network, or a subnet.

use ipplan::codes;

use crate::read::ours::request::csv::cell::Cell;
use crate::read::ours::request::csv::estate::{Estate, NetworkRows};
use crate::read::ours::request::keys::SUBNET_KEYS;
use crate::read::syntax::tree::{Fault, Key, Node, NodeValue, Spot};

/// The columns that say something of the network, with the keys they stand for.
pub(super) const OF_A_NETWORK: &[(&str, &str)] = &[
    ("space", "space"),
    ("pool", "from"),
    ("region", "region"),
    ("isolated", "isolated"),
    ("reuse", "reuse"),
    ("public", "public"),
];

/// The columns that say something of everything, and never of one network or subnet.
pub(super) const OF_EVERYTHING: &[&str] = &["edition", "existing", "avoid", "why", "site", "link"];

/// The cells of a row that say something, each with its column, in the order of the row.
pub(super) struct Cells<'c>(Vec<(&'c str, &'c Cell<'c>)>);

impl<'c> Cells<'c> {
    pub(super) fn of(cells: impl Iterator<Item = (&'c str, &'c Cell<'c>)>) -> Cells<'c> {
        Cells(cells.filter(|(_, cell)| !cell.is_empty()).collect())
    }

    fn get(&self, column: &str) -> Option<&'c Cell<'c>> {
        self.0.iter().find(|(name, _)| *name == column).map(|(_, cell)| *cell)
    }

    pub(super) fn take(&mut self, column: &str) -> Option<&'c Cell<'c>> {
        let cell = self.get(column);
        self.0.retain(|(name, _)| *name != column);
        cell
    }
}

/// A row without a network.
pub(super) fn of_everything(
    faults: &mut Vec<Fault>,
    mut cells: Cells<'_>,
    has_subnet: bool,
    at: Spot,
    estate: &mut Estate,
) {
    let says_nothing = cells.0.is_empty();
    for key in ["edition", "fit", "headroom", "default-outbound"] {
        if let Some(cell) = cells.take(key) {
            estate.settings.set(key, cell, cell.node());
        }
    }
    if let (Some(site), Some(space)) = (cells.get("site"), cells.get("space")) {
        estate.sites.push((site.key(), list(space)));
        cells.0.retain(|(column, _)| !["site", "space"].contains(column));
    }
    if let Some(link) = cells.take("link") {
        match link.tree() {
            Ok(node) => estate.links.push(node),
            Err(fault) => faults.push(fault),
        }
    }
    if let (Some(pool), Some(space)) = (cells.get("pool"), cells.get("space")) {
        estate.pools.push((pool.key(), list(space)));
        cells.0.retain(|(column, _)| !["pool", "space"].contains(column));
    }
    if let Some(files) = cells.take("existing") {
        estate.existing.push(files.node());
    }
    if let Some(ranges) = cells.take("avoid") {
        let why = cells.take("why");
        estate.avoid.extend(ranges.networks().into_iter().map(|range| keep_out(range, why)));
    }
    if has_subnet || says_nothing || !cells.0.is_empty() {
        let fault = Fault::new(&codes::MISSING_KEY, at, "the row has no network");
        let hint = "only rows for a pool or a site with its space, for a range to avoid, for a link, or \
                    for the edition, fit and headroom of the whole file can leave it out";
        faults.push(fault.hint(hint));
    }
}

/// A row of a client pool: its keys and the inputs of its service. The pool is where its range is from.
pub(super) fn of_a_client_pool(
    faults: &mut Vec<Fault>,
    mut cells: Cells<'_>,
    name: &Cell<'_>,
    estate: &mut Estate,
) {
    nothing_of_everything(faults, &mut cells);
    let settings = estate.client_pool(name);
    for (column, cell) in cells.0 {
        settings.set(if column == "pool" { "from" } else { column }, cell, cell.node());
    }
}

/// A row without a subnet.
pub(super) fn of_a_network(
    faults: &mut Vec<Fault>,
    mut cells: Cells<'_>,
    network: &mut NetworkRows,
) {
    network_settings(&mut cells, network);
    if let Some(cell) = cells.take("prefix-length") {
        network.settings.set("prefix-length", cell, cell.node());
    }
    if let Some(cell) = cells.take("was") {
        network.settings.set("was", cell, cell.node());
    }
    nothing_of_everything(faults, &mut cells);
    if let Some((column, cell)) = cells.0.first() {
        let message = format!("the row has `{column}`, but no subnet");
        let fault = Fault::new(&codes::MISSING_KEY, cell.at, message);
        faults.push(fault.hint("name the subnet in the column `subnet`"));
    }
}

/// A row with a network and a subnet. Rows of one subnet each add what lives there.
pub(super) fn of_a_subnet(
    faults: &mut Vec<Fault>,
    mut cells: Cells<'_>,
    name: &Cell<'_>,
    network: &mut NetworkRows,
) {
    network_settings(&mut cells, network);
    nothing_of_everything(faults, &mut cells);
    let subnet = network.subnet(name);
    let mut held = Vec::new();
    for (column, cell) in cells.0 {
        if column != "service" && SUBNET_KEYS.contains(&column) {
            let node = if column == "at" { cell.places() } else { cell.node() };
            subnet.settings.set(column, cell, node);
        } else {
            held.push((Key { text: column.to_owned(), at: cell.at }, cell.node()));
        }
    }
    if !held.is_empty() {
        subnet.holds.push(held);
    }
}

/// Refuses columns that apply to the whole file in the row of one network.
fn nothing_of_everything(faults: &mut Vec<Fault>, cells: &mut Cells<'_>) {
    for column in OF_EVERYTHING {
        if let Some(cell) = cells.take(column) {
            let message = format!("`{column}` applies to the whole file, not to one network");
            let fault = Fault::new(&codes::CONFLICTING_KEYS, cell.at, message);
            faults.push(fault.hint("put it in a row without a network"));
        }
    }
}

fn network_settings(cells: &mut Cells<'_>, network: &mut NetworkRows) {
    for (column, key) in OF_A_NETWORK {
        if let Some(cell) = cells.take(column) {
            let node = if *key == "space" { list(cell) } else { cell.node() };
            network.settings.set(key, cell, node);
        }
    }
}

fn list(cell: &Cell<'_>) -> Node {
    Node { at: cell.at, value: NodeValue::List(cell.networks()) }
}

fn keep_out(range: Node, why: Option<&Cell<'_>>) -> Node {
    let Some(why) = why else { return range };
    let key = |text: &str, at| Key { text: text.to_owned(), at };
    let at = range.at;
    let entries = vec![(key("range", at), range), (key("why", why.at), why.node())];
    Node { at, value: NodeValue::Map(entries) }
}
