//! From the rows of a table to ranges with their levels.

use std::collections::BTreeSet;
use std::rc::Rc;

use ipplan::{IpNet, Problem, codes};

use super::about::about;
use super::cells::{Row, RowSource, quotes};
use super::containers;
use super::header::Header;
use super::listed::{About, Listed, Listing, Wrong};
use super::meaning::{Detail, are_of_rules, is_exact, plain};
use super::ranges_in::RangesIn;
use super::roles::{is_type, looks_meant};
use super::seen::SeenInRows;
use super::status;
use crate::read::ours::level::Level;
use crate::read::syntax::lines::count;
use crate::read::syntax::ranges::ranges;
use crate::read::syntax::words::quoted;

/// Why nothing of a table of rules or routes is read.
pub(crate) const OF_RULES: &str = "the ranges in a table of rules or routes are not networks";

/// Reads the rows of a table, and reports every row that could not be read.
pub(crate) fn read(source: RowSource<'_>, header: &Header) -> Listing {
    let lines = match source {
        RowSource::Text(text, _) => count(text),
        RowSource::Grid(rows) => rows.len(),
    };
    let listing = Listing { columns: header.columns(), lines, ..Listing::default() };
    let mut table = Table {
        source,
        header: Rc::new(header.clone()),
        listing,
        network: String::new(),
        known: BTreeSet::new(),
        seen: SeenInRows::default(),
        containers: false,
        wrong: Vec::new(),
        beside: false,
    };
    let mut rows = source.rows(header.start);
    let mut start = rows.position();
    if are_of_rules(header.names()) {
        let problem = Problem::new(&codes::NOT_A_NETWORK, OF_RULES);
        let at = format!("{}:1", start.line.saturating_sub(1).max(1));
        table.wrong.push(problem.at(at).hint("give the table of the networks or subnets"));
        table.told();
        return table.listing;
    }
    while let Some(row) = rows.next() {
        if let Some(problem) = row.misquoted() {
            table.wrong.push(problem);
        } else if table.is_of_types(&row) {
            table.listing.rows.clear();
            table.listing.wrong.clear();
            table.wrong = vec![types(row.place(0))];
            table.told();
            return table.listing;
        } else if table.is_names(&row)
            && let Some(next) = Header::at(source, start, None)
        {
            table.header = Rc::new(next);
            table.network.clear();
        } else if !table.says_nothing(&row) {
            table.row(&row);
        }
        table.told();
        start = rows.position();
    }
    table.finish()
}

/// The table read so far.
struct Table<'h> {
    source: RowSource<'h>,
    /// The header of the next rows: a table may have several.
    header: Rc<Header>,
    listing: Listing,
    /// The name of the network, which a merged cell says for all rows below it.
    network: String,
    /// The ranges read before, by address space, names and range.
    known: BTreeSet<(String, String, String, IpNet)>,
    seen: SeenInRows,
    /// Whether a row of the table is a container.
    containers: bool,
    /// The problems of the current row.
    wrong: Vec<Problem>,
    /// Whether the current range is that of the network in the row of a subnet.
    beside: bool,
}

impl Table<'_> {
    /// Lists what is wrong with a row.
    fn told(&mut self) {
        for problem in self.wrong.drain(..) {
            let spot = problem.place.split_once(':');
            let spot =
                spot.and_then(|(line, column)| Some((line.parse().ok()?, column.parse().ok()?)));
            let (line, column) = spot.unwrap_or((1, 1));
            self.listing.wrong.push(Wrong { line, column, problem });
        }
    }

    fn is_of_types(&self, row: &Row<'_>) -> bool {
        self.header.roles.types && row.cells.iter().any(|cell| is_type(cell))
    }

    /// The columns in which ranges stand.
    fn columns(&self) -> impl Iterator<Item = usize> {
        let roles = &self.header.roles;
        let ends = roles.ends.map(|(first, last)| [first, last]).into_iter().flatten();
        roles.networks.iter().chain(&roles.ranges).copied().chain(ends)
    }

    /// Whether a row may be another line of names: it has no digit where ranges stand.
    fn is_names(&self, row: &Row<'_>) -> bool {
        let digits = |column: usize| row.cell(column).contains(|it: char| it.is_ascii_digit());
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        filled > 1
            && row.cells != self.header.names
            && !self.columns().any(digits)
            && row.cells.iter().any(|cell| is_exact(&plain(cell)))
    }

    /// Blank rows, comments, and the line of names once more.
    fn says_nothing(&self, row: &Row<'_>) -> bool {
        if row.is_blank() || row.cells == self.header.names {
            return true;
        }
        if !row.cell(0).starts_with('#') {
            return false;
        }
        !self.columns().any(|column| column > 0 && looks_meant(row.cell(column).trim_matches('"')))
            && !columns_hold_ranges(row)
    }

    fn row(&mut self, row: &Row<'_>) {
        let header = self.header.clone();
        let beyond = row.cells.iter().enumerate().skip(header.names.len());
        if let Some((column, _)) = beyond.clone().find(|(_, cell)| !cell.is_empty())
            && matches!(self.source, RowSource::Text(..))
        {
            let message = "the row has more cells than there are columns";
            let problem = Problem::new(&codes::SYNTAX, message).at(row.place(column));
            self.wrong.push(problem.hint("put quotes around a cell that contains a delimiter"));
            return;
        }
        if let Some(problem) = swallowed(row, &header)
            && matches!(self.source, RowSource::Text(..))
        {
            self.wrong.push(problem);
            return;
        }
        let roles = &header.roles;
        for column in header.elsewhere(row) {
            self.seen.elsewhere.entry(column).or_default().push(row.line);
        }
        if self.is_free(row) {
            self.seen.free.push(row.line);
            return;
        }
        let mut cells = RangesIn {
            row,
            header: &header,
            in_sheet: matches!(self.source, RowSource::Grid(_)),
            bare: &mut self.seen.bare,
            wrong: &mut self.wrong,
        };
        let networks: Vec<IpNet> = roles.networks.iter().flat_map(|it| cells.of(*it)).collect();
        let mut ranges: Vec<IpNet> = roles.ranges.iter().flat_map(|it| cells.of(*it)).collect();
        ranges.extend(roles.ends.into_iter().flat_map(|ends| cells.between(ends)));
        let about = about(row, roles, &mut self.network);
        self.containers |= about.kind == Some(Level::Pool);
        if !self.wrong.is_empty() {
            return;
        }
        if networks.is_empty() && ranges.is_empty() {
            self.without_range(row);
            return;
        }
        if !status::is_plain(&about.status) {
            self.seen.statuses.entry(about.status.clone()).or_default().push(row.line);
        }
        let level = self.level(&about);
        let index = self.listing.abouts.len();
        let first = |columns: &[usize]| row.spot(columns.first().copied().unwrap_or_default()).1;
        let column = first(&roles.networks);
        self.beside = !ranges.is_empty();
        for range in networks {
            self.add((row.line, column), range, (index, &about), Level::Network);
        }
        self.beside = false;
        let ends = roles.ends.map_or(0, |(first, _)| first);
        let column = if roles.ranges.is_empty() { row.spot(ends).1 } else { first(&roles.ranges) };
        // As many names as ranges are those of several subnets.
        let mut each: Vec<String> = names(&about.subnet).map(str::to_owned).collect();
        if let [column] = roles.ranges.as_slice()
            && each.is_empty()
        {
            each = row.remarks(*column).into_iter().map(str::to_owned).collect();
        }
        let named = each.len() > 1 || about.subnet.is_empty() && each.len() == 1;
        if level == Level::Subnet && named && each.len() == ranges.len() {
            let whole = self.listing.abouts.len();
            self.listing.abouts.push(about.clone());
            for (name, range) in each.into_iter().zip(ranges) {
                let about = About { subnet: name, of: Some(whole), ..about.clone() };
                self.add((row.line, column), range, (self.listing.abouts.len(), &about), level);
                self.listing.abouts.push(about);
            }
            return;
        }
        for range in ranges {
            self.add((row.line, column), range, (index, &about), level);
        }
        self.listing.abouts.push(about);
    }

    /// Whether a row says that nobody has its range, by its status or in place of a name.
    fn is_free(&self, row: &Row<'_>) -> bool {
        let roles = &self.header.roles;
        let is_free = |column: usize| status::is_free(row.cell(column));
        // The state of a network that is in use may be called available.
        let is_state = |column: usize| self.header.name(column).eq_ignore_ascii_case("state");
        let names = || [roles.subnet_name, roles.network_name].into_iter().flatten();
        // What has a name is there, even where its description says that nobody is assigned to it.
        let has_name = names().any(|column| !row.cell(column).is_empty());
        let described = roles.details.iter().filter(|(it, _)| *it == Detail::Description);
        let mut described = described.filter(|_| !has_name).map(|(_, column)| *column);
        roles.status.is_some_and(|column| is_free(column) && !is_state(column))
            || names().any(is_free)
            || described.any(is_free)
    }

    /// A slip in a list; in a sheet or a document, where there are headings and sums as well, only
    /// counted.
    fn without_range(&mut self, row: &Row<'_>) {
        let folder = self.header.roles.details.iter().any(|(detail, column)| {
            let cell = row.cell(*column).to_lowercase();
            *detail == Detail::Folder && ["1", "yes", "true"].contains(&cell.as_str())
        });
        if folder || matches!(self.source, RowSource::Grid(_)) {
            let first = row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
            if first.is_some_and(is_total) {
                return;
            }
            self.listing.without_range.push(row.line);
            return;
        }
        let column = self.header.roles.ranges.first().copied();
        let column = column.or(self.header.roles.ends.map(|(first, _)| first)).unwrap_or_default();
        let name = quoted(&self.header.name(column));
        let message = format!("the row has no value in its column {name}");
        let problem = Problem::new(&codes::NOT_A_NETWORK, message).at(row.place(column));
        self.wrong.push(problem.hint("add a network, or remove the row"));
    }

    /// The level of the subject of a row, if its range alone does not tell.
    fn level(&self, about: &About) -> Level {
        let roles = &self.header.roles;
        match about.kind {
            Some(level) => level,
            None if !roles.networks.is_empty() || roles.is_of_subnets() => Level::Subnet,
            None if roles.network_name.is_some() && roles.subnet_name.is_some() => {
                match about.subnet.as_str() {
                    "" => Level::Network,
                    _ => Level::Subnet,
                }
            }
            None => Level::Unsaid,
        }
    }

    fn add(
        &mut self,
        (line, column): (usize, usize),
        range: IpNet,
        (index, about): (usize, &About),
        level: Level,
    ) {
        let network = format!("{}{}", about.scope, about.network);
        let of_network = level == Level::Network;
        let subnet = if of_network { "" } else { about.subnet.as_str() };
        // A network is named in the row of each of its subnets; a subnet with both names is itself.
        let repeats = of_network || (!about.network.is_empty() && !subnet.is_empty());
        let key = (about.world.clone(), network, subnet.to_owned(), range);
        if !self.known.insert(key) && repeats && level != Level::Unsaid {
            return;
        }
        let full = self.containers && about.status != "container" && of_network;
        let beside = of_network && self.beside;
        self.listing.rows.push(Listed { range, level, full, beside, line, column, about: index });
    }

    fn finish(self) -> Listing {
        let Table { header, mut listing, seen, .. } = self;
        if self.containers {
            containers::settle(&mut listing);
        }
        listing.in_one_world();
        listing.notices.extend(seen.notices(&header));
        listing
    }
}

/// The names in a cell that lists several.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '\n', '|']).map(str::trim).filter(|name| !name.is_empty())
}

/// Whether a row that looks like a comment has a range in any other cell than the first.
fn columns_hold_ranges(row: &Row<'_>) -> bool {
    let network = |cell: &String| ranges(cell).is_ok_and(|it| !it.is_empty());
    row.cells.iter().skip(1).any(network)
}

/// Whether a cell says that the row has totals.
fn is_total(cell: &str) -> bool {
    ["total", "totals", "sum", "summe", "gesamt"].contains(&cell.to_lowercase().as_str())
}

/// A cell that goes over several lines and has a network in them: a quote too many takes in rows.
fn swallowed(row: &Row<'_>, header: &Header) -> Option<Problem> {
    let roles = &header.roles;
    let read = |column: &usize| roles.ranges.contains(column) || roles.networks.contains(column);
    let cells = row.cells.iter().enumerate().filter(|(column, _)| !read(column));
    let has_row = |cell: &str| {
        let lines = cell.lines().skip(1);
        let words = lines.flat_map(|line| line.split([',', ';', '\t', ' ', '"', '|']));
        words.into_iter().any(|word| word.contains('/') && looks_meant(word))
    };
    let (column, _) = cells.into_iter().find(|(_, cell)| cell.contains('\n') && has_row(cell))?;
    Some(quotes("a quoted cell spans several lines and contains networks", row.place(column)))
}

/// The problem of a file in which the names of types stand where lists were.
fn types(at: String) -> Problem {
    let message = "the export has the name of a type in place of the ranges, such as \
                   System.Collections.Generic.List";
    Problem::new(&codes::NOT_A_NETWORK, message).at(at).hint(
        "export the ranges as text: Select-Object ..., @{n='AddressPrefix';e={$_.AddressPrefix \
         -join ','}}",
    )
}
