//! From the rows of a table to networks with their levels.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use ipplan::{IpNet, Problem, codes};

use super::cells::{Row, quotes, rows};
use super::containers;
use super::header::Header;
use super::roles::{is_type, length, looks_meant};
use crate::read::ours::level::{Level, Mark};
use crate::read::ours::levels::notice;
use crate::read::ours::networks::{Networks, lacking};
use crate::read::syntax::lines::{content, count};
use crate::read::syntax::ranges::{Said, ranges, with_length};
use crate::read::syntax::words::quoted;

/// What could be read, and every row that could not.
pub(crate) fn read(text: &[u8], header: &Header) -> (Networks, Vec<Problem>) {
    let columns = header.columns();
    let mut table = Table {
        header,
        networks: Networks::of_text(count(text), columns),
        problems: Vec::new(),
        network: String::new(),
        known: BTreeSet::new(),
        statuses: BTreeMap::new(),
        bare: (Vec::new(), 0),
        containers: false,
    };
    for row in rows(text, header.delimiter, header.from, header.line) {
        if let Some(problem) = row.misquoted() {
            table.problems.push(problem);
            continue;
        }
        if table.is_of_types(&row) {
            table.problems = vec![types(row.place(0))];
            return (table.networks, table.problems);
        }
        if !table.says_nothing(&row) {
            table.row(&row);
        }
    }
    table.finish()
}

impl Header {
    /// The names of the columns of ranges and masks.
    fn columns(&self) -> Vec<String> {
        let roles = &self.roles;
        let ends = roles.ends.map(|(first, last)| [first, last]).into_iter().flatten();
        let read = roles.networks.iter().chain(&roles.ranges).chain(&roles.masks).copied();
        let names = read.chain(ends).filter_map(|index| self.names.get(index).cloned());
        names.collect()
    }

    fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }
}

/// What is read so far.
struct Table<'h> {
    header: &'h Header,
    networks: Networks,
    problems: Vec<Problem>,
    /// The name of the network, which a merged cell says for all rows below it.
    network: String,
    /// What was said already: by address space, names and range.
    known: BTreeSet<(String, String, String, IpNet)>,
    /// The lines of networks that are not simply in use, by their status.
    statuses: BTreeMap<String, Vec<usize>>,
    /// Addresses that probably lack a length: the first of them, and how many they are.
    bare: (Vec<String>, usize),
    /// Whether a status of the table is `container`.
    containers: bool,
}

/// What the columns beside its ranges say of a row.
struct About {
    world: String,
    scope: String,
    subnet: String,
    kind: Option<Level>,
    status: String,
}

impl Table<'_> {
    fn is_of_types(&self, row: &Row<'_>) -> bool {
        self.header.roles.types && row.cells.iter().any(|cell| is_type(cell))
    }

    /// Blank rows, comments, and the line of names once more.
    fn says_nothing(&self, row: &Row<'_>) -> bool {
        if row.is_blank() || row.cells == self.header.names {
            return true;
        }
        if !row.cell(0).starts_with('#') {
            return false;
        }
        let roles = &self.header.roles;
        let ends = roles.ends.map(|(first, last)| [first, last]).into_iter().flatten();
        let mut columns = roles.networks.iter().chain(&roles.ranges).copied().chain(ends);
        !columns.any(|column| column > 0 && looks_meant(row.cell(column).trim_matches('"')))
            && !columns_hold_ranges(row)
    }

    fn row(&mut self, row: &Row<'_>) {
        let header = self.header;
        let beyond = row.cells.iter().enumerate().skip(header.names.len());
        if let Some((column, _)) = beyond.clone().find(|(_, cell)| !cell.is_empty()) {
            let message = "the row has more cells than there are columns";
            let problem = Problem::new(&codes::SYNTAX, message).at(row.place(column));
            self.problems.push(problem.hint("put quotes around a cell that contains a delimiter"));
            return;
        }
        if let Some(problem) = swallowed(row, header) {
            self.problems.push(problem);
            return;
        }
        let before = self.problems.len();
        let roles = &header.roles;
        let networks: Vec<IpNet> =
            roles.networks.iter().flat_map(|column| self.cell(row, *column)).collect();
        let mut ranges: Vec<IpNet> =
            roles.ranges.iter().flat_map(|column| self.cell(row, *column)).collect();
        ranges.extend(roles.ends.into_iter().flat_map(|ends| self.between(row, ends)));
        let about = self.about(row);
        if self.problems.len() > before {
            return;
        }
        if networks.is_empty() && ranges.is_empty() {
            let column = roles.ranges.first().copied().or(roles.ends.map(|(first, _)| first));
            let column = column.unwrap_or_default();
            let message =
                format!("the row has no value in its column {}", quoted(header.name(column)));
            let problem = Problem::new(&codes::NOT_A_NETWORK, message).at(row.place(column));
            self.problems.push(problem.hint("add a network, or remove the row"));
            return;
        }
        self.status(&about, row.line);
        for range in networks {
            self.add(row.line, range, &about, Level::Network);
        }
        let level = self.level(&about);
        for range in ranges {
            self.add(row.line, range, &about, level);
        }
    }

    /// What a row is about, where its range alone does not say.
    fn level(&self, about: &About) -> Level {
        let roles = &self.header.roles;
        match about.kind {
            Some(level) => level,
            None if !roles.networks.is_empty() => Level::Subnet,
            None if roles.network_name.is_some() && roles.subnet_name.is_some() => {
                match about.subnet.as_str() {
                    "" => Level::Network,
                    _ => Level::Subnet,
                }
            }
            None => Level::Unsaid,
        }
    }

    fn add(&mut self, line: usize, range: IpNet, about: &About, level: Level) {
        let About { world, scope, subnet, .. } = about;
        let network = format!("{scope}{}", self.network);
        let of_network = level == Level::Network;
        let subnet = if of_network { "" } else { subnet.as_str() };
        // A network is named in the row of each of its subnets; a subnet with both names is itself.
        let repeats = of_network || (!self.network.is_empty() && !subnet.is_empty());
        let key = (world.clone(), network, subnet.to_owned(), range);
        if !self.known.insert(key) && repeats && level != Level::Unsaid {
            return;
        }
        let name = if of_network { self.network.as_str() } else { subnet };
        if level == Level::Unsaid && world.is_empty() && !self.containers {
            self.networks.push(range, line);
            return;
        }
        let full = self.containers && about.status != "container" && level == Level::Network;
        let mark = Mark { level, full, world: world.clone(), name: name.to_owned() };
        self.networks.push_marked(range, line, mark);
    }

    fn about(&mut self, row: &Row<'_>) -> About {
        let roles = &self.header.roles;
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        if let Some(column) = roles.network_name {
            let name = row.cell(column);
            // Of merged cells all but the first are empty.
            if !name.is_empty() {
                name.clone_into(&mut self.network);
            }
        }
        let scope: Vec<&str> = roles.scopes.iter().map(|column| row.cell(*column)).collect();
        let status = cell(roles.status).to_lowercase();
        let kind = cell(roles.kind).to_lowercase();
        let kind = if status == "container" && !kind.contains("vnet") {
            Some(Level::Pool)
        } else {
            kind_of(&kind)
        };
        self.containers |= status == "container";
        About {
            world: world(cell(roles.world)),
            scope: scope.iter().flat_map(|it| [*it, "/"]).collect(),
            subnet: cell(roles.subnet_name).to_owned(),
            kind,
            status,
        }
    }

    fn status(&mut self, about: &About, line: usize) {
        const PLAIN: &[&str] = &[
            "",
            "container",
            "active",
            "aktiv",
            "used",
            "in use",
            "in-use",
            "assigned",
            "allocated",
            "succeeded",
            "enabled",
            "ok",
            "online",
            "connected",
            "provisioned",
            "deployed",
        ];
        if !PLAIN.contains(&about.status.as_str()) {
            self.statuses.entry(about.status.clone()).or_default().push(line);
        }
    }

    /// The ranges in a cell, each with the mask of the row where it has no length.
    fn cell(&mut self, row: &Row<'_>, column: usize) -> Vec<IpNet> {
        let cell = row.cell(column);
        let text = if cell.starts_with('#') { cell } else { without_comment(cell) };
        let said = match ranges(text) {
            Ok(said) => said,
            Err(problems) => {
                let at = row.place(column);
                self.problems.extend(problems.into_iter().map(|problem| problem.at(at.clone())));
                return Vec::new();
            }
        };
        let mut networks = Vec::new();
        for said in said {
            match self.masked(row, column, said) {
                Ok(said) => {
                    if said.lacks_length() {
                        let (first, count) = &mut self.bare;
                        if first.len() < 3 {
                            first.push(format!("{} in line {}", quoted(text), row.line));
                        }
                        *count += 1;
                    }
                    networks.extend(said.networks());
                }
                Err(problem) => self.problems.push(problem),
            }
        }
        networks
    }

    /// An address with the length that another column gives it.
    fn masked(&self, row: &Row<'_>, column: usize, said: Said) -> Result<Said, Problem> {
        let masks = &self.header.roles.masks;
        let mask = masks.iter().find(|mask| !row.cell(**mask).is_empty());
        let Some(mask) = mask.copied() else {
            return match (masks.first(), said) {
                (Some(mask), Said::Address(address)) => {
                    let name = quoted(self.header.name(*mask));
                    let message = format!("{address} has no prefix length, and {name} is empty");
                    let problem = Problem::new(&codes::NOT_A_NETWORK, message);
                    let hint = format!("write `{address}/32` for a single address");
                    Err(problem.at(row.place(*mask)).hint(hint))
                }
                _ => Ok(said),
            };
        };
        let cell = row.cell(mask);
        let Some(length) = length(cell) else {
            let message = format!("{} is neither a mask nor a prefix length", quoted(cell));
            let problem = Problem::new(&codes::NOT_A_PREFIX_LENGTH, message).at(row.place(mask));
            return Err(problem.hint("write it like 24, /24 or 255.255.255.0"));
        };
        match said {
            Said::Address(address) => {
                with_length(address, length).map_err(|problem| problem.at(row.place(column)))
            }
            Said::Network(network) if network.prefix_len() != length => {
                let message =
                    format!("{network} contradicts {}, which is another length", quoted(cell));
                Err(Problem::new(&codes::NOT_A_NETWORK, message).at(row.place(mask)))
            }
            said => Ok(said),
        }
    }

    /// From the first to the last address.
    fn between(&mut self, row: &Row<'_>, (first, last): (usize, usize)) -> Vec<IpNet> {
        let address = |column| row.cell(column).parse::<IpAddr>().ok();
        if row.cell(first).is_empty() && row.cell(last).is_empty() {
            return Vec::new();
        }
        let range = address(first).zip(address(last));
        let blocks = range.and_then(|(first, last)| ipplan::between(first, last));
        if let Some(blocks) = blocks {
            return blocks.collect();
        }
        let written = quoted(&format!("{}-{}", row.cell(first), row.cell(last)));
        let message = format!("{written} is not a range of addresses");
        let problem = Problem::new(&codes::NOT_A_NETWORK, message).at(row.place(first));
        self.problems.push(problem.hint("write the first and the last address of the range"));
        Vec::new()
    }

    fn finish(self) -> (Networks, Vec<Problem>) {
        let Table { header, mut networks, problems, statuses, bare: (first, bare), .. } = self;
        if self.containers {
            networks = containers::settled(&networks);
        }
        networks = networks.in_one_world();
        if header.roles.beside {
            let names: Vec<String> =
                header.roles.ranges.iter().map(|column| quoted(header.name(*column))).collect();
            let message = format!(
                "the columns {} all hold ranges; all of them are read",
                names.join(" and ")
            );
            networks.notice(notice(&codes::SEVERAL_COLUMNS, message));
        }
        for (status, lines) in statuses {
            let (is, counts) = match lines.len() {
                1 => ("network is", "it counts as used until it is removed"),
                _ => ("networks are", "they count as used until they are removed"),
            };
            let first: Vec<String> = lines.iter().take(3).map(usize::to_string).collect();
            let more = if lines.len() > 3 { " and more" } else { "" };
            let message = format!(
                "{} {is} {} (line {}{more}); {counts}",
                lines.len(),
                quoted(&status),
                first.join(", "),
            );
            networks.notice(notice(&codes::NOT_ACTIVE, message));
        }
        if bare > 0 {
            networks.notice(lacking(&first, bare));
        }
        (networks, problems)
    }
}

/// Whether a row that looks like a comment has a range in any other cell than the first.
fn columns_hold_ranges(row: &Row<'_>) -> bool {
    let network = |cell: &String| ranges(cell).is_ok_and(|it| !it.is_empty());
    row.cells.iter().skip(1).any(network)
}

/// The cell up to a comment behind a blank.
fn without_comment(cell: &str) -> &str {
    let (_, word) = content(cell.as_bytes());
    std::str::from_utf8(word).unwrap_or(cell)
}

/// What a word of a column of kinds says.
fn kind_of(kind: &str) -> Option<Level> {
    let plain = super::meaning::plain(kind);
    match plain.as_str() {
        "vnet" | "virtualnetwork" | "microsoftnetworkvirtualnetworks" | "vpc" => {
            Some(Level::Network)
        }
        "subnet" | "snet" | "subnetz" | "microsoftnetworkvirtualnetworkssubnets" => {
            Some(Level::Subnet)
        }
        "container" | "networkcontainer" | "pool" | "aggregate" | "supernet" | "folder" => {
            Some(Level::Pool)
        }
        _ => None,
    }
}

/// The name of an address space; the usual one has none.
fn world(cell: &str) -> String {
    match cell.to_lowercase().as_str() {
        "" | "-" | "none" | "global" | "default" | "null" => String::new(),
        _ => cell.to_owned(),
    }
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
