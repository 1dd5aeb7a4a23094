//! The state of the pages when they were last checked: a date, and a hash for each value, without
//! any of their text.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use super::page::{FoundLines, Seen};

/// The file, from the top of the repository.
pub(super) const PATH: &str = "docs/watched.tsv";

const HEAD: &str = "url\tdate\tvalue\tlines\thash\n";

/// Every page that was read, by its address.
pub(super) type Snapshot = BTreeMap<String, Seen>;

/// Reads the file.
pub(super) fn parse(text: &str) -> io::Result<Snapshot> {
    let mut pages = Snapshot::new();
    for line in text.lines().skip(1) {
        let row = || -> Option<()> {
            let mut cells = line.split('\t');
            let page = pages.entry(cells.next()?.to_owned()).or_default();
            cells.next()?.clone_into(&mut page.date);
            let (value, count, hash) = (cells.next()?, cells.next()?, cells.next()?);
            let hash = u64::from_str_radix(hash, 16).ok()?;
            page.values.insert(value.to_owned(), FoundLines { count: count.parse().ok()?, hash });
            cells.next().is_none().then_some(())
        };
        let mut row = row;
        row().ok_or_else(|| io::Error::other(format!("this line does not read: {line}")))?;
    }
    Ok(pages)
}

/// Writes it.
pub(super) fn written(pages: &Snapshot) -> String {
    let mut text = HEAD.to_owned();
    for (url, page) in pages {
        for (value, FoundLines { count, hash }) in &page.values {
            let _ = writeln!(text, "{url}\t{}\t{value}\t{count}\t{hash:016x}", page.date);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_their_lines() {
        let text = format!("{HEAD}url\t2026-01-02\t/26\t3\t00000000000000ff\n");
        assert_eq!(written(&parse(&text).unwrap()), text);
        assert!(parse(&format!("{HEAD}url\t2026-01-02\t/26\tmany\tff\n")).is_err());
    }
}
