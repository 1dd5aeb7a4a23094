//! A table with one subnet a row, read into the tree that the other syntaxes give.
//!
//! A row without a subnet declares a network; one without a network declares a pool.

use std::collections::{BTreeMap, BTreeSet};

use ipplan::{codes, nearest, services};

use super::super::tree::{Fault, Key, Lines, Node, Spot, Value};
use super::super::yaml::is_number;
use super::cells::{cells, delimiter, row_start};
use super::entries::SUBNET_KEYS;

/// The columns that say something of the network, with the keys they stand for.
const NETWORK_COLUMNS: &[(&str, &str)] =
    &[("space", "space"), ("pool", "from"), ("region", "region")];

pub(super) fn tree(text: &str) -> (Node, Vec<Fault>) {
    let mut table = Table { lines: Lines::of(text), faults: Vec::new(), columns: Vec::new() };
    let mut estate = Estate::default();
    let delimiter = delimiter(text);
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .comment(Some(b'#'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let mut has_header = false;
    // Reading text that is in memory cannot fail.
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, ::csv::Position::byte);
        let start = row_start(text, usize::try_from(start).unwrap_or(usize::MAX));
        let (ranges, open) = cells(text, start, delimiter);
        if let Some(at) = open {
            let fault = Fault::syntax(table.lines.spot(at, at + 1), "this quote is never closed");
            table.faults.push(fault);
        }
        let spots = ranges.iter().map(|range| table.lines.spot(range.start, range.end));
        let spots: Vec<Spot> = spots.collect();
        let row = record.iter().enumerate().map(|(index, text)| {
            let at = spots.get(index).or(spots.last()).copied().unwrap_or(Spot::START);
            Cell { text: text.trim(), at }
        });
        let row: Vec<Cell<'_>> = row.collect();
        if row.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        if has_header {
            table.row(&row, &mut estate);
        } else {
            has_header = true;
            table.header(&row);
        }
    }
    if !has_header {
        let fault = Fault::new(&codes::MISSING_KEY, Spot::START, "the table has no line of names");
        table.faults.push(fault.hint("begin it with network,space,subnet,service"));
    }
    (estate.node(), table.faults)
}

#[derive(Clone, Copy)]
struct Cell<'a> {
    text: &'a str,
    at: Spot,
}

impl Cell<'_> {
    fn key(&self) -> Key {
        Key { text: self.text.to_owned(), at: self.at }
    }

    /// What it means, as it would in the other syntaxes.
    fn node(&self) -> Node {
        let value = match self.text.to_ascii_lowercase().as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if is_number(self.text) => Value::Number(self.text.to_owned()),
            _ => Value::Text(self.text.to_owned()),
        };
        Node { at: self.at, value }
    }

    /// Several networks in one cell.
    fn networks(&self) -> Node {
        let words = self.text.split([' ', ';', ',']).filter(|word| !word.is_empty());
        let item = |word: &str| Node { at: self.at, value: Value::Text(word.to_owned()) };
        Node { at: self.at, value: Value::List(words.map(item).collect()) }
    }
}

struct Table<'a> {
    lines: Lines<'a>,
    faults: Vec<Fault>,
    /// The name of each column; `None` for one that was refused.
    columns: Vec<Option<String>>,
}

impl Table<'_> {
    fn header(&mut self, row: &[Cell<'_>]) {
        let inputs = services::ALL.iter().flat_map(|service| service.inputs);
        let inputs = inputs.flat_map(|input| input.aliases.iter().chain([&input.name]));
        let known: BTreeSet<&str> = ["network", "subnet"]
            .into_iter()
            .chain(NETWORK_COLUMNS.iter().map(|(column, _)| *column))
            .chain(SUBNET_KEYS.iter().copied().filter(|key| *key != "holds"))
            .chain(inputs.copied())
            .collect();
        for cell in row {
            let name = cell.text.to_ascii_lowercase().replace([' ', '_'], "-");
            let twice = self.columns.iter().flatten().any(|column| *column == name);
            let fault = if twice {
                let message = format!("there are two columns {name}");
                Some(Fault::new(&codes::DUPLICATE_KEY, cell.at, message).hint("keep one of them"))
            } else if known.contains(name.as_str()) {
                None
            } else {
                let message = format!("there is no column {:?}", cell.text);
                let fault = Fault::new(&codes::UNKNOWN_KEY, cell.at, message);
                Some(match nearest(&name, known.iter().copied()) {
                    Some(near) => fault.hint(format!("did you mean {near}?")),
                    None => fault.hint("the columns are network, space, pool, region, subnet, the keys of a subnet and the inputs of its service"),
                })
            };
            self.columns.push(fault.is_none().then_some(name));
            self.faults.extend(fault);
        }
        for wanted in ["network", "subnet", "service"] {
            if !self.columns.iter().flatten().any(|column| column == wanted) {
                let at = row.first().map_or(Spot::START, |cell| cell.at);
                let message = format!("the table has no column {wanted}");
                let fault = Fault::new(&codes::MISSING_KEY, at, message);
                self.faults.push(fault.hint("begin it with network,space,subnet,service"));
            }
        }
    }

    fn row(&mut self, row: &[Cell<'_>], estate: &mut Estate) {
        let extra = row.iter().skip(self.columns.len()).find(|cell| !cell.text.is_empty());
        if let Some(cell) = extra {
            let message = "the row has more cells than there are columns";
            let fault = Fault::syntax(cell.at, message);
            self.faults.push(fault.hint("put a cell that holds a delimiter in quotes"));
        }
        let mut cells: BTreeMap<&str, &Cell<'_>> = BTreeMap::new();
        for (column, cell) in self.columns.iter().zip(row) {
            if let Some(column) = column.as_deref().filter(|_| !cell.text.is_empty()) {
                cells.insert(column, cell);
            }
        }
        let (name, subnet) = (cells.remove("network"), cells.remove("subnet"));
        let at = row.first().map_or(Spot::START, |cell| cell.at);
        let Some(name) = name else {
            match (cells.get("pool"), cells.get("space")) {
                (Some(pool), Some(space)) if subnet.is_none() => {
                    estate.pools.push((pool.key(), space.networks()));
                }
                _ => {
                    let fault = Fault::new(&codes::MISSING_KEY, at, "the row names no network");
                    let hint = "only a row that says which space a pool has may leave it out";
                    self.faults.push(fault.hint(hint));
                }
            }
            return;
        };
        let network = estate.network(name);
        for (column, key) in NETWORK_COLUMNS {
            if let Some(cell) = cells.remove(column) {
                let node = if *key == "space" { cell.networks() } else { cell.node() };
                network.set(key, cell, node);
            }
        }
        // In the order of the columns, which that of the keys in a map is elsewhere.
        let entries = cells
            .iter()
            .map(|(column, cell)| (Key { text: (*column).to_owned(), at: cell.at }, cell.node()));
        let mut entries: Vec<(Key, Node)> = entries.collect();
        entries.sort_by_key(|(key, _)| key.at);
        match subnet {
            Some(subnet) => {
                let node = Node { at: subnet.at, value: Value::Map(entries) };
                network.subnets.push((subnet.key(), node));
            }
            None => {
                if let Some((key, _)) = entries.first() {
                    let message = format!("the row has a {}, but no subnet", key.text);
                    let fault = Fault::new(&codes::MISSING_KEY, key.at, message);
                    self.faults.push(fault.hint("name the subnet in the column subnet"));
                }
            }
        }
    }
}

/// What the rows say, by network.
#[derive(Default)]
struct Estate {
    pools: Vec<(Key, Node)>,
    networks: Vec<Rows>,
    index: BTreeMap<String, usize>,
}

struct Rows {
    key: Key,
    /// With the text of the cell: rows of one network may repeat what they agree on.
    settings: Vec<(Key, Node, String)>,
    subnets: Vec<(Key, Node)>,
}

impl Estate {
    fn network(&mut self, name: &Cell<'_>) -> &mut Rows {
        let next = self.networks.len();
        let index = *self.index.entry(name.text.to_owned()).or_insert(next);
        if index == next {
            let (settings, subnets) = (Vec::new(), Vec::new());
            self.networks.push(Rows { key: name.key(), settings, subnets });
        }
        #[expect(clippy::indexing_slicing, reason = "every index was given out by a push")]
        &mut self.networks[index]
    }

    fn node(self) -> Node {
        let map = |entries| Node { at: Spot::START, value: Value::Map(entries) };
        let key = |text: &str| Key { text: text.to_owned(), at: Spot::START };
        let networks = self.networks.into_iter().map(|rows| {
            let settings = rows.settings.into_iter().map(|(key, node, _)| (key, node));
            let mut entries: Vec<(Key, Node)> = settings.collect();
            let subnets = Node { at: rows.key.at, value: Value::Map(rows.subnets) };
            entries.push((Key { text: "subnets".to_owned(), at: rows.key.at }, subnets));
            let at = rows.key.at;
            (rows.key, Node { at, value: Value::Map(entries) })
        });
        let networks = map(networks.collect());
        map(vec![(key("pools"), map(self.pools)), (key("networks"), networks)])
    }
}

impl Rows {
    fn set(&mut self, key: &str, cell: &Cell<'_>, node: Node) {
        let same = |(known, _, text): &(Key, Node, String)| known.text == key && *text == cell.text;
        if !self.settings.iter().any(same) {
            let key = Key { text: key.to_owned(), at: cell.at };
            self.settings.push((key, node, cell.text.to_owned()));
        }
    }
}
