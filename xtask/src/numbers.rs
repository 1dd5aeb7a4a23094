//! The file that says which value stands on which page: what `cargo xtask watch` looks for.
//!
//! One line a value: the address and the date of the page, the value, and of what it is. A test keeps the list as the
//! catalogue is. Like [`sources`](crate::sources), it is read where the catalogue does not compile.

use std::fmt;
use std::{fs, io};

/// The file, from the top of the repository.
pub const PATH: &str = "docs/numbers.tsv";

/// The first line of the file.
pub const HEAD: &str = "url\tdate\tvalue\tfact\n";

/// A value of today and its page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberRow {
    /// The address of the page.
    pub url: String,
    /// The date of the page when it was read.
    pub date: String,
    /// The value, as it is shown.
    pub value: String,
    /// The service and what the value is.
    pub fact: String,
}

impl NumberRow {
    /// The line that stands for it; `None` for one that does not read.
    pub fn parse(line: &str) -> Option<NumberRow> {
        let mut cells = line.split('\t').map(str::to_owned);
        let (url, date) = (cells.next()?, cells.next()?);
        let row = NumberRow { url, date, value: cells.next()?, fact: cells.next()? };
        cells.next().is_none().then_some(row)
    }
}

/// The line of the file.
impl fmt::Display for NumberRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}\t{}\t{}", self.url, self.date, self.value, self.fact)
    }
}

/// Every row of the file.
///
/// # Errors
///
/// When the file cannot be read, or a line of it does not read.
pub fn read() -> io::Result<Vec<NumberRow>> {
    let text = fs::read_to_string(crate::root().join(PATH))?;
    let row = |line: &str| {
        NumberRow::parse(line)
            .ok_or_else(|| io::Error::other(format!("this line does not read: {line}")))
    };
    text.lines().skip(1).map(row).collect()
}
