//! The ranges in the cells of a row.

use std::net::IpAddr;

use ipplan::{IpNet, Problem, codes};

use super::cells::{Row, without_remarks};
use super::header::Header;
use super::roles::{length, looks_meant};
use super::seen::BareAddresses;
use crate::read::syntax::lines::content;
use crate::read::syntax::ranges::{Said, ranges, with_length};
use crate::read::syntax::words::quoted;

/// Reads the cells of one row, and reports their problems.
pub(super) struct RangesIn<'a> {
    pub(super) row: &'a Row<'a>,
    pub(super) header: &'a Header,
    /// Whether they are those of a sheet or a document, where there is prose as well.
    pub(super) in_sheet: bool,
    pub(super) bare: &'a mut BareAddresses,
    pub(super) wrong: &'a mut Vec<Problem>,
}

impl RangesIn<'_> {
    /// The ranges in a cell, each with the mask of the row where it has no length.
    pub(super) fn of(&mut self, column: usize) -> Vec<IpNet> {
        let row = self.row;
        let cell = row.cell(column);
        let text = if cell.starts_with('#') { cell } else { without_comment(cell) };
        let text = &*without_remarks(text);
        let said = match ranges(text) {
            Ok(said) => said,
            Err(problems) if self.in_sheet && problems.len() > 1 => {
                // In a sheet or a document it is prose, and one problem for all of its words is
                // enough.
                let meant = |word: &str| looks_meant(word.trim_end_matches(['.', ':', ')']));
                if text.split(|it: char| it.is_whitespace() || ",;(".contains(it)).any(meant) {
                    let message = format!("{} is more than ranges", quoted(text));
                    let problem = Problem::new(&codes::NOT_A_NETWORK, message);
                    let hint = "put the ranges into a column of their own";
                    self.wrong.push(problem.at(row.place(column)).hint(hint));
                }
                return Vec::new();
            }
            Err(_) if self.in_sheet && !has_digit(text) => {
                return Vec::new();
            }
            Err(problems) => {
                let at = row.place(column);
                self.wrong.extend(problems.into_iter().map(|problem| problem.at(at.clone())));
                return Vec::new();
            }
        };
        let mut networks = Vec::new();
        for said in said {
            match self.masked(column, said) {
                Ok(said) => {
                    if said.lacks_length() {
                        self.bare.add(text, row.line);
                    }
                    networks.extend(said.networks());
                }
                Err(problem) => self.wrong.push(problem),
            }
        }
        networks
    }

    /// An address with the length that another column gives it.
    fn masked(&self, column: usize, said: Said) -> Result<Said, Problem> {
        let row = self.row;
        let masks = self.header.roles.masks_of(column);
        let mask = masks.iter().find(|mask| !row.cell(**mask).is_empty());
        let Some(mask) = mask.copied() else {
            return match (masks.first(), said) {
                (Some(mask), Said::Address(address)) => {
                    let name = quoted(&self.header.name(*mask));
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
    pub(super) fn between(&mut self, (first, last): (usize, usize)) -> Vec<IpNet> {
        let row = self.row;
        let address = |column| row.cell(column).parse::<IpAddr>().ok();
        if row.cell(first).is_empty() && row.cell(last).is_empty() {
            return Vec::new();
        }
        let range = address(first).zip(address(last));
        let blocks = range.and_then(|(first, last)| ipplan::between(first, last));
        if let Some(blocks) = blocks {
            return blocks.collect();
        }
        let written = |column| quoted(row.cell(column));
        let (column, message) = match [first, last].into_iter().find(|it| address(*it).is_none()) {
            Some(it) if row.cell(it).is_empty() => {
                (it, "an end of the range is missing".to_owned())
            }
            Some(it) => (it, format!("{} is not an address", written(it))),
            None => {
                (last, format!("a range cannot go from {} to {}", written(first), written(last)))
            }
        };
        let problem = Problem::new(&codes::NOT_A_NETWORK, message).at(row.place(column));
        self.wrong.push(problem.hint("write the first and the last address of the range"));
        Vec::new()
    }
}

/// Whether a cell could be meant as a range.
fn has_digit(cell: &str) -> bool {
    cell.contains(['.', ':', '/']) && cell.contains(|it: char| it.is_ascii_digit())
}

/// The cell up to a comment after a blank.
fn without_comment(cell: &str) -> &str {
    let (_, word) = content(cell.as_bytes());
    std::str::from_utf8(word).unwrap_or(cell)
}
