//! A sheet of a workbook, written row by row.

use std::collections::{BTreeMap, BTreeSet};

use ipplan::IpNet;
use rust_xlsxwriter::utility::{row_col_to_cell, worksheet_range};
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use crate::write::shown::shown;

/// The longest name of a sheet, and the longest text in a cell, in units of UTF-16.
const LONGEST: (usize, usize) = (31, 32_767);

/// The widest column, in pixels.
const WIDEST: u32 = 400;

/// A sheet. Its first row has the names of the columns.
pub(super) struct Sheet {
    inner: Worksheet,
    name: String,
    header: &'static [&'static str],
    /// The row that is written, from 0.
    row: u32,
    /// The sum of the numbers of each column.
    sums: BTreeMap<&'static str, u64>,
}

impl Sheet {
    pub(super) fn named(name: String, header: &'static [&'static str]) -> Result<Sheet, XlsxError> {
        let mut inner = Worksheet::new();
        inner.set_name(&name)?;
        let bold = Format::new().set_bold();
        for (column, title) in (0..).zip(header) {
            inner.write_string_with_format(0, column, *title, &bold)?;
        }
        inner.set_freeze_panes(1, 0)?;
        inner.set_repeat_rows(0, 0)?;
        inner.set_landscape();
        Ok(Sheet { inner, name, header, row: 1, sums: BTreeMap::new() })
    }

    fn column(&self, name: &str) -> u16 {
        let column = self.header.iter().position(|it| *it == name);
        debug_assert!(column.is_some(), "no column is called {name}");
        column.and_then(|it| u16::try_from(it).ok()).unwrap_or_default()
    }

    /// A cell of the row that is written, such as `G2`.
    pub(super) fn cell(&self, name: &str) -> String {
        row_col_to_cell(self.row, self.column(name))
    }

    /// The cells of a column, for a formula of another sheet; none before the first row.
    pub(super) fn cells(&self, name: &str) -> Option<String> {
        let (last, column) = (self.row.checked_sub(1)?, self.column(name));
        (last > 0).then(|| worksheet_range(&self.name, 1, column, last, column))
    }

    /// Writes text that is never calculated.
    pub(super) fn text(&mut self, name: &str, text: &str) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        let text = cut(&shown(text), LONGEST.1);
        self.inner.write_string(self.row, self.column(name), text).map(drop)
    }

    /// A number; a spreadsheet keeps its first 15 digits.
    pub(super) fn number(&mut self, name: &'static str, number: u64) -> Result<(), XlsxError> {
        self.add(name, number);
        self.inner.write(self.row, self.column(name), number).map(drop)
    }

    /// Writes a formula with its result.
    pub(super) fn formula(
        &mut self,
        name: &'static str,
        formula: &str,
        result: u64,
    ) -> Result<(), XlsxError> {
        self.add(name, result);
        let formula = Formula::new(formula).set_result(result.to_string());
        self.inner.write_formula(self.row, self.column(name), formula).map(drop)
    }

    fn add(&mut self, name: &'static str, number: u64) {
        let sum = self.sums.entry(name).or_default();
        *sum = sum.saturating_add(number);
    }

    /// How many addresses are in blocks, which follows from the prefix where it is one.
    pub(super) fn block(
        &mut self,
        prefix: &str,
        blocks: &[IpNet],
        count: u64,
    ) -> Result<(), XlsxError> {
        if blocks.len() != 1 {
            return self.number("block", count);
        }
        let prefix = self.cell(prefix);
        let formula = format!("2^(32-VALUE(MID({prefix},FIND(\"/\",{prefix})+1,2)))");
        self.formula("block", &formula, count)
    }

    pub(super) fn next(&mut self) {
        self.row = self.row.saturating_add(1);
    }

    /// A last row with the sums of columns.
    pub(super) fn total(&mut self, names: &[&str]) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        let Some(last) = self.row.checked_sub(1).filter(|last| *last > 0) else { return Ok(()) };
        // A row between them, so that sorting and filtering leave the sums alone.
        let row = self.row.saturating_add(1);
        self.inner.write_string_with_format(row, 0, "total", &bold)?;
        for name in names {
            let column = self.column(name);
            let [first, last] = [1, last].map(|row| row_col_to_cell(row, column));
            let sum = self.sums.get(name).copied().unwrap_or_default();
            let formula = Formula::new(format!("SUM({first}:{last})")).set_result(sum.to_string());
            self.inner.write_formula_with_format(row, column, formula, &bold)?;
        }
        Ok(())
    }

    /// With columns as wide as what is in them, and buttons to filter the rows.
    pub(super) fn finish(mut self) -> Result<Worksheet, XlsxError> {
        let last = u16::try_from(self.header.len().saturating_sub(1)).unwrap_or_default();
        self.inner.autofilter(0, 0, self.row.saturating_sub(1), last)?;
        self.inner.set_autofit_max_width(WIDEST).autofit();
        Ok(self.inner)
    }
}

/// The first letters of a text, as many as there is room for.
fn cut(text: &str, longest: usize) -> String {
    let mut left = longest;
    let fits = |letter: &char| {
        let rest = left.checked_sub(letter.len_utf16());
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    text.chars().take_while(fits).collect()
}

/// Names of sheets, which are unique regardless of case.
#[derive(Default)]
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// Returns a name for the next sheet: the given one, as far as a sheet can have it.
    pub(super) fn next(&mut self, name: &str) -> String {
        let fits = |letter: char| if "[]:*?/\\'".contains(letter) { '-' } else { letter };
        let name: String = shown(name).chars().map(fits).collect();
        // Excel keeps this one for itself.
        let taken = name.is_empty() || name.eq_ignore_ascii_case("history");
        let name = if taken { format!("network {name}") } else { name };
        for number in 1_u64.. {
            let behind = if number == 1 { String::new() } else { format!(" ({number})") };
            let whole = cut(&name, LONGEST.0.saturating_sub(behind.len())) + &behind;
            if self.0.insert(whole.to_lowercase()) {
                return whole;
            }
        }
        name
    }
}
