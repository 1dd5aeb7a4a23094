//! Workbooks of spreadsheets: every sheet with networks is a table.

use std::io::Cursor;

use calamine::{Data, Reader as _, SheetVisible, Sheets, open_workbook_auto_from_rs};
use ipplan::{Inventory, NotRead, Origin, codes};

use super::foreign::Foreign;
use super::grid::{self, Table};
use super::look::Look;
use crate::read::ours::levels::notice;
use crate::read::ours::table::Row;
use crate::read::syntax::words::quoted;

pub(crate) static FORMAT: Foreign = Foreign {
    name: "Workbook (Excel or OpenDocument)",
    extensions: &["xlsx", "xlsm", "xlsb", "xls", "ods"],
    knows: |look| look.is_workbook() && open(look.bytes).is_some(),
    read,
    only_networks: true,
    ..Foreign::ALONE
};

fn open(bytes: &[u8]) -> Option<Sheets<Cursor<&[u8]>>> {
    open_workbook_auto_from_rs(Cursor::new(bytes)).ok()
}

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(mut book) = files.first().and_then(|file| open(file.bytes)) else { return };
    let (mut others, mut hidden) = (Vec::new(), Vec::new());
    for sheet in book.sheets_metadata().to_vec() {
        let rows = match book.worksheet_range(&sheet.name) {
            Ok(cells) => rows(&cells),
            Err(error) => {
                let origin = Origin { path: sheet.name.clone(), ..Origin::default() };
                let why = format!("the sheet cannot be read: {error}");
                inventory.not_read(NotRead { origin, why, hint: None });
                continue;
            }
        };
        let origin = |line: usize, column: usize| {
            let path = format!("{}!{}{line}", sheet.name, letters(column));
            Origin { file: 0, path, line, column }
        };
        match grid::table(&rows, true) {
            Table::Networks(listing) => {
                if sheet.visible != SheetVisible::Visible {
                    hidden.push(quoted(&sheet.name));
                }
                let before = inventory.notices.len();
                grid::add(inventory, &listing, origin);
                for notice in inventory.notices.iter_mut().skip(before) {
                    notice.message =
                        format!("sheet {}: {}", quoted(&sheet.name), notice.message).into();
                }
            }
            Table::NotRead(why) => {
                let line = rows.first().map_or(1, |row| row.line);
                let (origin, why) = (origin(line, 1), why.to_owned());
                inventory.not_read(NotRead { origin, why, hint: None });
            }
            Table::Nothing => others.push(quoted(&sheet.name)),
        }
    }
    grid::join(inventory);
    if !hidden.is_empty() {
        let message = format!("read hidden sheets as well: {}", hidden.join(", "));
        inventory.notices.push(notice(&codes::ONLY_TABLES, message));
    }
    if !others.is_empty() {
        let message = format!("sheets without networks are not read: {}", others.join(", "));
        inventory.notices.push(notice(&codes::ONLY_TABLES, message));
    }
}

/// The rows that have something in them.
fn rows(cells: &calamine::Range<Data>) -> Vec<Row<'static>> {
    let (top, left) = cells.start().unwrap_or_default();
    let number = |at: u32| usize::try_from(at).unwrap_or(usize::MAX).saturating_add(1);
    let rows = (number(top)..).zip(cells.rows()).map(|(line, row)| {
        let begins = (number(left)..).take(row.len()).collect();
        Row::of(row.iter().map(text).collect(), line, begins)
    });
    rows.filter(|row| !row.is_blank()).collect()
}

/// A cell as people read it: a length that the sheet has as a number is one.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.trim().to_owned(),
        Data::Empty | Data::Error(_) => String::new(),
        // `24.0` is shown as 24.
        other => other.to_string(),
    }
}

/// The letters of a column: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    while let Some(rest) = left.checked_sub(1) {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        left = rest / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_letters() {
        assert_eq!([1, 2, 26, 27, 52, 703].map(letters), ["A", "B", "Z", "AA", "AZ", "AAA"]);
    }
}
