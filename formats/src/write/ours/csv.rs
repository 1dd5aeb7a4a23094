//! A request as a table: one subnet a row, and a row for everything that is not a subnet.

use ipplan::Request;
use serde_json::{Map, Value};

use super::{request_value, yaml};
use crate::read::{SUBNET_KEYS, is_number};

/// The columns before those of inputs. Some the reader asks for, the others are left out where no row
/// says anything there.
const FIRST: [&str; 12] = [
    "site",
    "link",
    "client-pool",
    "network",
    "space",
    "pool",
    "region",
    "isolated",
    "reuse",
    "public",
    "subnet",
    "service",
];
const NEEDED: [&str; 4] = ["network", "space", "subnet", "service"];
/// The columns after those of inputs.
fn last() -> Vec<&'static str> {
    let of_subnets = SUBNET_KEYS.iter().copied().filter(|key| !["service", "holds"].contains(key));
    of_subnets.chain(["existing", "avoid", "why", "edition"]).collect()
}

/// A request file.
///
/// The first rows are of everything: the settings of all, ranges to avoid, pools. Then each network has
/// a row of its own and one for each subnet; a subnet that holds several services has a row for each.
///
/// Sites have rows of their own, and so have links, each in one cell as it stands in a request file.
///
/// A cell that would mean something else as it stands, to the reader or to a spreadsheet (a formula),
/// gets an apostrophe in front: text as it is.
///
/// ```
/// use ipplan::{Network, Request, Subnet, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let text = ipplan_formats::csv::request(&Request::default().with("hub", hub));
/// assert_eq!(
///     text,
///     "network,space,subnet,service,addresses\nhub,10.0.0.0/24,,,\nhub,,web,hosts,20\n"
/// );
/// ```
pub fn request(request: &Request) -> String {
    let file = request_value::value(request);
    let rows = rows(&file);
    let columns = || rows.iter().flatten().map(|(column, _)| *column);
    let last: Vec<&str> = last();
    let known = |column: &str| FIRST.contains(&column) || last.contains(&column);
    let mut inputs: Vec<&str> = Vec::new();
    for column in columns() {
        if !known(column) && !inputs.contains(&column) {
            inputs.push(column);
        }
    }
    let used = |column: &&str| NEEDED.contains(column) || columns().any(|it| it == *column);
    let columns: Vec<&str> =
        FIRST.into_iter().chain(inputs).chain(last.iter().copied()).filter(used).collect();
    let mut written = CsvTable::new();
    written.add(&columns);
    for cells in &rows {
        let cell = |column: &&str| cells.iter().find(|(name, _)| name == column);
        written.add(columns.iter().map(|it| cell(it).map_or("", |(_, cell)| cell)));
    }
    written.text()
}

/// A row: columns, each with its cell.
type Row<'f> = Vec<(&'f str, String)>;

fn rows(file: &Value) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let settings = ["edition", "fit", "headroom", "default-outbound"].into_iter();
    let settings = settings.filter_map(|key| Some((key, cell(file.get(key)?))));
    let settings: Row<'_> = settings.collect();
    if !settings.is_empty() {
        rows.push(settings);
    }
    let existing = file.get("existing").into_iter();
    let existing =
        existing.flat_map(|it| it.as_array().map_or(std::slice::from_ref(it), Vec::as_slice));
    rows.extend(existing.map(|file| vec![("existing", cell(file))]));
    for keep_out in file.get("avoid").and_then(Value::as_array).into_iter().flatten() {
        let mut row = vec![("avoid", cell(keep_out.get("range").unwrap_or(keep_out)))];
        row.extend(keep_out.get("why").map(|why| ("why", cell(why))));
        rows.push(row);
    }
    for (pool, space) in entries(file.get("pools")) {
        rows.push(vec![("pool", as_text(pool)), ("space", cell(space))]);
    }
    for (name, pool) in entries(file.get("client-pools")) {
        let mut row = vec![("client-pool", as_text(name))];
        for (column, cell) in cells(pool, "") {
            row.push((if column == "from" { "pool" } else { column }, cell));
        }
        rows.push(row);
    }
    for (name, space) in entries(file.get("sites")) {
        rows.push(vec![("site", as_text(name)), ("space", cell(space))]);
    }
    for link in file.get("links").and_then(Value::as_array).into_iter().flatten() {
        rows.push(vec![("link", as_link(link))]);
    }
    for (name, network) in entries(file.get("networks")) {
        let of_network = vec![("network", as_text(name))];
        let mut declared = of_network.clone();
        for (key, value) in entries(Some(network)).filter(|(key, _)| *key != "subnets") {
            let column = if key == "from" { "pool" } else { key };
            declared.push((column, cell(value)));
        }
        rows.push(declared);
        for (key, subnet) in entries(network.get("subnets")) {
            let mut of_subnet = of_network.clone();
            of_subnet.push(("subnet", as_text(key)));
            rows.extend(subnet_rows(&of_subnet, subnet));
        }
    }
    rows
}

/// One row, or one for each service that it holds: the first says the rest as well.
fn subnet_rows<'f>(of_subnet: &Row<'f>, subnet: &'f Value) -> Vec<Row<'f>> {
    let mut first = of_subnet.clone();
    first.extend(cells(subnet, "holds"));
    let holds = subnet.get("holds").and_then(Value::as_array).map_or([].as_slice(), Vec::as_slice);
    let Some((held, others)) = holds.split_first() else { return vec![first] };
    first.extend(cells(held, ""));
    let others = others.iter().map(|held| [of_subnet.clone(), cells(held, "")].concat());
    std::iter::once(first).chain(others).collect()
}

/// The cells of a subnet or a workload, but for one key. A service with nothing else said is a word.
fn cells<'f>(value: &'f Value, except: &str) -> Row<'f> {
    match value {
        Value::Object(keys) => {
            let keys = keys.iter().filter(|(key, _)| *key != except);
            keys.map(|(key, value)| (key.as_str(), cell(value))).collect()
        }
        word => vec![("service", cell(word))],
    }
}

fn entries(map: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    let entries = map.and_then(Value::as_object).into_iter().flat_map(Map::iter);
    entries.map(|(key, value)| (key.as_str(), value))
}

fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => as_text(text),
        // Networks; that there are none has to be said too.
        Value::Array(items) if items.is_empty() => "'".to_owned(),
        Value::Array(items) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            items.join(" ")
        }
        Value::Object(places) => {
            let of = |role: &str, place: &Value| {
                format!("{role}={}", cell(place).replace(' ', &format!(" {role}=")))
            };
            let places: Vec<String> = places.iter().map(|(role, place)| of(role, place)).collect();
            places.join(" ")
        }
        other => other.to_string(),
    }
}

/// A link as it stands in a request file. Text that could be an alias of YAML is written as JSON.
fn as_link(link: &Value) -> String {
    let text = yaml::value(link).trim_end().to_owned();
    if text.contains('&') && text.contains('*') { link.to_string() } else { text }
}

/// Text that the reader takes for text, and no spreadsheet for a formula.
fn as_text(text: &str) -> String {
    let means_other = is_number(text)
        || ["true", "false"].iter().any(|word| word.eq_ignore_ascii_case(text))
        || text.trim() != text
        || text.is_empty()
        || text.starts_with(['\'', '=', '+', '-', '@']);
    if means_other { format!("'{text}") } else { text.to_owned() }
}

/// Rows of cells, in quotes where a cell holds what means something between cells or begins a comment.
pub(in crate::write) struct CsvTable(::csv::Writer<Vec<u8>>);

impl CsvTable {
    pub(in crate::write) fn new() -> CsvTable {
        CsvTable(::csv::WriterBuilder::new().comment(Some(b'#')).from_writer(Vec::new()))
    }

    pub(in crate::write) fn add(&mut self, cells: impl IntoIterator<Item: AsRef<[u8]>>) {
        let written = self.0.write_record(cells);
        debug_assert!(written.is_ok(), "rows are equally long, and memory takes all: {written:?}");
    }

    pub(in crate::write) fn text(self) -> String {
        String::from_utf8(self.0.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        let row = ["", "a b", "a,b", "say \"a\"", "#1", "two\nlines", "é", "'", "10.0.0.0/24"];
        let mut rows = CsvTable::new();
        rows.add(row);
        let quoted = "\"a,b\",\"say \"\"a\"\"\",\"#1\",\"two\nlines\"";
        assert_eq!(rows.text(), format!(",a b,{quoted},é,',10.0.0.0/24\n"));
    }
}
