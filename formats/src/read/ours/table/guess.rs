//! A table whose names say nothing: what its columns are follows from their cells.

use std::collections::BTreeSet;
use std::net::IpAddr;

use super::cells::{Row, RowSource, Start};
use super::header::{Header, delimiter};
use super::meaning::plain;
use super::roles::{Roles, length, looks_meant};
use crate::read::syntax::lines::lines;
use crate::read::syntax::ranges::{Said, ranges, with_length};

/// How many rows are looked at.
const SAMPLE: usize = 500;

impl Header {
    /// The columns of a text in which nearly every line has several cells, and one column has networks.
    pub(crate) fn guess(text: &[u8]) -> Option<Header> {
        let first = lines(text).find(|line| line.iter().any(|it| b",;\t|".contains(it)))?;
        let source = RowSource::Text(text, delimiter(first));
        let start = Start { at: 0, line: 1 };
        let rows: Vec<Row<'_>> = source.rows(start).take(SAMPLE).collect();
        let filled = rows.iter().filter(|row| !row.is_blank());
        let several = filled.clone().filter(|row| row.cells.len() > 1).count();
        (several * 5 >= filled.count() * 4).then(|| Header::guess_rows(source)).flatten()
    }

    /// The same of rows whose cells are apart.
    pub(crate) fn guess_rows(source: RowSource<'_>) -> Option<Header> {
        let start = Start { at: 0, line: 1 };
        let sample: Vec<Row<'_>> = source.rows(start).take(SAMPLE).collect();
        let width = sample.iter().map(|row| row.cells.len()).max()?;
        let best = best(&sample, width).map(|column| (column, None));
        let (column, mask) = best.or_else(|| masked(&sample, width))?;
        let is_range = |row: &Row<'_>| match mask {
            Some(mask) => is_masked(row, column, mask),
            None => is_network(row.cell(column)),
        };
        let first = sample.iter().position(is_range)?;
        // The names stand in the last row above that has several cells.
        let before = sample.get(..first).unwrap_or_default();
        let several = |row: &Row<'_>| row.cells.iter().filter(|it| !it.is_empty()).count() > 1;
        let above = before.iter().rposition(several);
        let mut names = above.and_then(|at| sample.get(at)).map(|row| row.cells.clone());
        let names = names.get_or_insert_default();
        names.resize(width, String::new());
        let mut rows = source.rows(start);
        rows.by_ref().take(above.map_or(0, |at| at + 1)).for_each(drop);
        let start = if above.is_some() { rows.position() } else { start };
        let mut means: Vec<String> = names.iter().map(|name| plain(name)).collect();
        if let Some(name) = means.get_mut(column) {
            "prefix".clone_into(name);
        }
        if let Some(name) = mask.and_then(|mask| means.get_mut(mask)) {
            "mask".clone_into(name);
        }
        let mut roles = Roles::of(&means, source.rows(start))?;
        if !roles.has_names() {
            let below = sample.get(above.map_or(0, |at| at + 1)..).unwrap_or_default();
            roles.subnet_name = most_distinct(below, width, column);
        }
        let delimiter = source.delimiter();
        Some(Header { delimiter, start, names: names.clone(), roles, guessed: true })
    }
}

/// The column in which most cells are networks: at least two, and half of those that are filled.
fn best(rows: &[Row<'_>], width: usize) -> Option<usize> {
    let count = |column: usize| {
        let filled = rows.iter().filter(|row| !row.cell(column).is_empty()).count();
        let networks = rows.iter().filter(|row| is_network(row.cell(column))).count();
        (networks > 1 && networks * 2 >= filled.saturating_sub(1)).then_some((networks, column))
    };
    // Of equals the first.
    let best = (0..width).filter_map(count).rev().max_by_key(|(networks, _)| *networks);
    best.map(|(_, column)| column)
}

/// The column of addresses, and the column of their masks or lengths: in every row that has both they
/// form a network, and there are at least two such rows.
fn masked(rows: &[Row<'_>], width: usize) -> Option<(usize, Option<usize>)> {
    let are = |column: &usize| {
        let addressed = rows.iter().filter(|row| row.cell(*column).parse::<IpAddr>().is_ok());
        let (networks, others) =
            addressed.partition::<Vec<_>, _>(|row| is_masked(row, *column, column + 1));
        networks.len() > 1 && others.is_empty()
    };
    (0..width).find(are).map(|column| (column, Some(column + 1)))
}

/// Whether an address and the mask or the length in another cell are a network.
fn is_masked(row: &Row<'_>, column: usize, mask: usize) -> bool {
    let address = row.cell(column).parse::<IpAddr>().ok();
    let network = address.zip(length(row.cell(mask)));
    network.is_some_and(|(address, length)| with_length(address, length).is_ok())
}

/// Whether a cell is a network with its length.
fn is_network(cell: &str) -> bool {
    let network = |said: &Said| matches!(said, Said::Network(_) | Said::Between(..));
    cell.contains(['.', ':'])
        && ranges(cell).is_ok_and(|said| !said.is_empty() && said.iter().all(network))
}

/// The column of words that differ most from row to row.
fn most_distinct(rows: &[Row<'_>], width: usize, ranges: usize) -> Option<usize> {
    let distinct = |column: usize| {
        let cells = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
        let word = |cell: &&str| cell.contains(char::is_alphabetic) && !looks_meant(cell);
        let words: BTreeSet<&str> = cells.filter(word).collect();
        (!words.is_empty()).then_some((words.len(), column))
    };
    let columns = (0..width).filter(|column| *column != ranges);
    // Of equals the first.
    let most = columns.filter_map(distinct).rev().max_by_key(|(count, _)| *count);
    most.map(|(_, column)| column)
}
