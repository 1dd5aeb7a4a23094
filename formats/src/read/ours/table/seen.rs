//! Observations about a table other than its ranges, and the notices about them.

use std::collections::BTreeMap;

use ipplan::{Notice, codes};

use super::header::Header;
use crate::read::ours::levels::notice;
use crate::read::ours::networks::lacking;
use crate::read::syntax::words::quoted;

/// The observations in the rows so far.
#[derive(Default)]
pub(super) struct SeenInRows {
    /// The lines of networks that are not simply in use, by their status.
    pub(super) statuses: BTreeMap<String, Vec<usize>>,
    /// The lines of ranges that nobody has.
    pub(super) free: Vec<usize>,
    /// The lines with ranges in a column that is not read, by that column.
    pub(super) elsewhere: BTreeMap<usize, Vec<usize>>,
    pub(super) bare: BareAddresses,
}

/// Addresses that probably lack a length.
#[derive(Default)]
pub(super) struct BareAddresses {
    /// The first of them, each with its line.
    first: Vec<String>,
    count: usize,
}

impl BareAddresses {
    pub(super) fn add(&mut self, text: &str, line: usize) {
        if self.first.len() < 3 {
            self.first.push(format!("{} in line {line}", quoted(text)));
        }
        self.count += 1;
    }
}

impl SeenInRows {
    /// The notices about a table with that header.
    pub(super) fn notices(&self, header: &Header) -> Vec<Notice> {
        let mut notices = Vec::new();
        let roles = &header.roles;
        if header.guessed {
            let column = |column: usize| quoted(&header.name(column));
            let ranges: Vec<String> = roles.ranges.iter().map(|it| column(*it)).collect();
            let name = roles.subnet_name.or(roles.network_name).map(column);
            let name = name.map(|it| format!(", and {it} for their names")).unwrap_or_default();
            let message = format!(
                "the names of the columns do not say which has the ranges; {} is taken for \
                 them{name}",
                ranges.join(" and ")
            );
            notices.push(notice(&codes::GUESSED_COLUMN, message));
        }
        if roles.beside {
            let names: Vec<String> =
                roles.ranges.iter().map(|column| quoted(&header.name(*column))).collect();
            let message = format!(
                "the columns {} all hold ranges; all of them are read",
                names.join(" and ")
            );
            notices.push(notice(&codes::SEVERAL_COLUMNS, message));
        }
        for (status, lines) in &self.statuses {
            let (is, counts) = match lines.len() {
                1 => ("network is", "it counts as used until it is removed"),
                _ => ("networks are", "they count as used until they are removed"),
            };
            let message =
                format!("{} {is} {} ({}); {counts}", lines.len(), quoted(status), in_lines(lines));
            notices.push(notice(&codes::NOT_ACTIVE, message));
        }
        if !self.free.is_empty() {
            let message = match self.free.len() {
                1 => format!(
                    "1 row says that its range is free ({}); it is left out",
                    in_lines(&self.free)
                ),
                rows => format!(
                    "{rows} rows say that their ranges are free ({}); they are left out",
                    in_lines(&self.free)
                ),
            };
            notices.push(notice(&codes::MARKED_FREE, message));
        }
        for (column, lines) in &self.elsewhere {
            let name = quoted(&header.name(*column));
            let message =
                format!("column {name} has ranges that are not read ({})", in_lines(lines));
            notices.push(notice(&codes::SEVERAL_COLUMNS, message));
        }
        if self.bare.count > 0 {
            notices.push(lacking(&self.bare.first, self.bare.count));
        }
        notices
    }
}

/// `line 3, 4, 9 and more`.
pub(super) fn in_lines(lines: &[usize]) -> String {
    let first: Vec<String> = lines.iter().take(3).map(usize::to_string).collect();
    let more = if lines.len() > 3 { " and more" } else { "" };
    format!("line {}{more}", first.join(", "))
}
