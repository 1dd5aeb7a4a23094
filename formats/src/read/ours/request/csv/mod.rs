//! A table with one subnet a row, read into the tree that the other syntaxes give.
//!
//! Rows of one subnet hold their services together. A row without a subnet declares a network; one
//! with a client pool declares that; one without a network declares a pool, a range to avoid, a site, a link, or
//! what holds for all.

mod cell;
mod estate;
mod row;

use ipplan::{codes, services};

use self::cell::Cell;
use self::estate::Estate;
use self::row::{Cells, OF_A_NETWORK, OF_EVERYTHING};
use crate::read::ours::request::cells::{cells, delimiter, row_start};
use crate::read::ours::request::keys::SUBNET_KEYS;
use crate::read::syntax::tree::{Fault, Lines, Node, Spot};

const COLUMNS: &str = "valid columns are network, space, pool, region, subnet, the keys of a \
                       subnet and the inputs of its service; client-pool; site and link; and \
                       avoid, why and edition for the whole file";

pub(super) fn tree(text: &str) -> (Node, Vec<Fault>) {
    let mut table =
        Table { lines: Lines::of(text), faults: Vec::new(), columns: Vec::new(), foreign: false };
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
            let fault = Fault::syntax(table.lines.spot(at, at + 1), "this quote is not closed");
            table.faults.push(fault);
        }
        let spots = ranges.iter().map(|range| table.lines.spot(range.start, range.end));
        let spots: Vec<Spot> = spots.collect();
        let row = record.iter().enumerate().map(|(index, text)| {
            let at = spots.get(index).or(spots.last()).copied().unwrap_or(Spot::START);
            Cell::new(text, at)
        });
        let row: Vec<Cell<'_>> = row.collect();
        if row.iter().all(Cell::is_empty) {
            continue;
        }
        if table.foreign {
            break;
        } else if has_header {
            table.row(&row, &mut estate);
        } else {
            has_header = true;
            table.header(&row);
        }
    }
    if !has_header {
        let fault = Fault::new(&codes::MISSING_KEY, Spot::START, "the table has no header row");
        table.faults.push(fault.hint(
            "start with a header row such as \
                                      `network,space,subnet,service`",
        ));
    }
    (estate.node(), table.faults)
}

struct Table<'a> {
    lines: Lines<'a>,
    faults: Vec<Fault>,
    /// The name of each column; `None` for one that was refused.
    columns: Vec<Option<String>>,
    /// Whether nothing in its header is of a request.
    foreign: bool,
}

impl Table<'_> {
    fn header(&mut self, row: &[Cell<'_>]) {
        let mut known = vec!["network", "subnet", "client-pool"];
        known.extend(OF_EVERYTHING);
        known.extend(OF_A_NETWORK.iter().map(|(column, _)| *column));
        known.extend(SUBNET_KEYS.iter().filter(|key| **key != "holds"));
        for input in services::ALL.iter().flat_map(|service| service.inputs) {
            known.extend(input.aliases);
            known.push(input.name);
        }
        for cell in row {
            let name = cell.text.to_ascii_lowercase().replace([' ', '_'], "-");
            let twice = self.columns.iter().flatten().any(|column| *column == name);
            let fault = if twice {
                let message = format!("duplicate column `{name}`");
                Some(Fault::new(&codes::DUPLICATE_KEY, cell.at, message).hint("keep one of them"))
            } else if known.contains(&name.as_str()) {
                None
            } else {
                let message = format!("unknown column `{}`", cell.text);
                let fault = Fault::new(&codes::UNKNOWN_KEY, cell.at, message);
                let known = known.iter().copied();
                Some(fault.did_you_mean_key(&name, known, COLUMNS))
            };
            self.columns.push(fault.is_none().then_some(name));
            self.faults.extend(fault);
        }
        if row.len() > 1 && self.columns.iter().all(Option::is_none) {
            self.foreign = true;
            let at = row.first().map_or(Spot::START, |cell| cell.at);
            let message = "no column of the table is known, be it one of networks or of a request";
            self.faults = vec![Fault::new(&codes::UNKNOWN_KEY, at, message).hint(
                "name the column of networks address_prefix; a request starts with a header row \
                 such as `network,space,subnet,service`",
            )];
            return;
        }
        let has = |name: &str| self.columns.iter().flatten().any(|column| column == name);
        let sized = has("at") || has("prefix-length");
        for wanted in ["network", "subnet", "service"] {
            // Where the place or the size is said, the use may be unknown.
            if wanted == "service" && sized {
                continue;
            }
            if !self.columns.iter().flatten().any(|column| column == wanted) {
                let at = row.first().map_or(Spot::START, |cell| cell.at);
                let message = format!("the table has no column `{wanted}`");
                let fault = Fault::new(&codes::MISSING_KEY, at, message);
                self.faults.push(fault.hint(
                    "start with a header row such as \
                                             `network,space,subnet,service`",
                ));
            }
        }
    }

    fn row(&mut self, row: &[Cell<'_>], estate: &mut Estate) {
        let extra = row.iter().skip(self.columns.len()).find(|cell| !cell.is_empty());
        if let Some(cell) = extra {
            let message = "the row has more cells than there are columns";
            let fault = Fault::syntax(cell.at, message);
            self.faults.push(fault.hint("put quotes around a cell that contains a delimiter"));
        }
        let columns = self.columns.iter().map(Option::as_deref).zip(row);
        let mut cells = Cells::of(columns.filter_map(|(column, cell)| Some((column?, cell))));
        let faults = &mut self.faults;
        if let Some(name) = cells.take("client-pool") {
            row::of_a_client_pool(faults, cells, name, estate);
            return;
        }
        match (cells.take("network"), cells.take("subnet")) {
            (None, subnet) => {
                let at = row.first().map_or(Spot::START, |cell| cell.at);
                row::of_everything(faults, cells, subnet.is_some(), at, estate);
            }
            (Some(network), None) => {
                row::of_a_network(faults, cells, estate.network(network));
            }
            (Some(network), Some(subnet)) => {
                row::of_a_subnet(faults, cells, subnet, estate.network(network));
            }
        }
    }
}
