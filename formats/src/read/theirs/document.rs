//! Tables in a document: Markdown, and tables that commands print for people.

use ipplan::{ExistingRange, Inventory, NotRead, Origin, codes};

use super::foreign::Foreign;
use super::grid::{self, Table};
use super::look::Look;
use crate::read::ours::levels::notice;
use crate::read::ours::table::Row;
use crate::read::syntax::ranges::{Said, ranges};
use crate::read::syntax::tables::{TextTable, has_table, tables};

pub(crate) static FORMAT: Foreign = Foreign {
    name: "Tables of a document (Markdown, or printed by a command)",
    extensions: &["md", "markdown"],
    knows: |look| look.root.is_none() && !look.is_code() && has_table(look.bytes),
    read,
    only_networks: true,
    ..Foreign::ALONE
};

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(file) = files.first() else { return };
    let text = String::from_utf8_lossy(file.bytes);
    let (found, others) = tables(&text);
    let (mut read, mut nothing) = (0_usize, 0_usize);
    let mut last = None;
    for table in &found {
        let rows = table.rows.iter();
        let rows = rows.map(|row| Row::of(row.cells.clone(), row.line, row.begins.clone()));
        let rows: Vec<Row<'_>> = rows.collect();
        match grid::table(&rows, false) {
            Table::Networks(listing) => {
                read += 1;
                let origin = |line, column| Origin { file: 0, path: String::new(), line, column };
                grid::add(inventory, &listing, origin);
                if let Some(heading) = table.heading.as_ref().filter(|it| last != Some(it.0)) {
                    last = Some(heading.0);
                    inventory.containers.extend(container(heading));
                }
            }
            Table::NotRead(why) => inventory.not_read(not_read(table, why)),
            Table::Nothing => nothing += 1,
        }
    }
    grid::join(inventory);
    let named = others.iter().filter(|(_, line)| !named_ranges(line).is_empty()).count();
    let things = |count: usize, one: &str, several: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {several}"),
    };
    let mut skipped = Vec::new();
    if nothing > 0 {
        skipped.push(things(nothing, "table without networks", "tables without networks"));
    }
    if named > 0 {
        let lines = things(named, "line", "lines");
        skipped.push(format!("{lines} outside of tables with ranges"));
    }
    if !skipped.is_empty() {
        let read = things(read, "table", "tables");
        let message = format!("read {read}; not read: {}", skipped.join(", "));
        inventory.notices.push(notice(&codes::ONLY_TABLES, message));
    }
}

fn not_read(table: &TextTable, why: &str) -> NotRead {
    let line = table.rows.first().map_or(1, |row| row.line);
    let origin = Origin { file: 0, path: String::new(), line, column: 1 };
    NotRead { origin, why: why.to_owned(), hint: None }
}

/// The ranges that the heading of a table names.
fn container((line, heading): &(usize, String)) -> Vec<ExistingRange> {
    let origin = Origin { file: 0, path: String::new(), line: *line, column: 1 };
    let range = |range| ExistingRange { range, why: heading.clone(), origin: origin.clone() };
    named_ranges(heading).into_iter().map(range).collect()
}

/// The networks with a length in a sentence.
fn named_ranges(line: &str) -> Vec<ipplan::IpNet> {
    let words = line.split(|it: char| it.is_whitespace() || "()[],;`*|\"'".contains(it));
    let words = words.map(|word| word.trim_end_matches(['.', ':']));
    let words = words.filter(|word| word.contains('/') && word.contains(['.', ':']));
    let said = words.filter_map(|word| ranges(word).ok()).flatten();
    let networks = said.filter_map(|said| match said {
        Said::Network(network) => Some(network),
        _ => None,
    });
    networks.collect()
}
