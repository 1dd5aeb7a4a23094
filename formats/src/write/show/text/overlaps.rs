//! Which networks overlap, a pair a line.

use std::fmt;

use ipplan::{Overlap, overlaps as pairs};

use super::page::{WIDTH, things, wrapping};
use crate::read::Networks;

/// Every pair of networks that overlap, with its places. There can be very many pairs, so they are
/// written as they are found.
///
/// ```
/// let list = ipplan_formats::read::networks(b"10.0.0.0/24\n10.0.0.0/28\n").unwrap();
/// let text = ipplan_formats::text::overlaps(&list.named("used.txt")).to_string();
/// assert!(text.contains("10.0.0.0/28 is inside 10.0.0.0/24 at used.txt:1"));
/// ```
pub fn overlaps(list: &Networks) -> impl fmt::Display {
    Text(list)
}

struct Text<'a>(&'a Networks);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut count = 0;
        for pair in pairs(self.0.networks()) {
            self.pair(f, pair)?;
            count += 1;
        }
        let total = things(self.0.networks().len(), "network", "networks");
        let overlaps = match count {
            0 => "no overlaps".into(),
            count => things(count, "overlap", "overlaps"),
        };
        writeln!(f, "{overlaps} among {total}")
    }
}

impl Text<'_> {
    /// The place of the inner network stands first, where editors look for it.
    fn pair(&self, f: &mut fmt::Formatter<'_>, pair: Overlap) -> fmt::Result {
        let network = |index: usize| self.0.networks().get(index).copied().unwrap_or_default();
        let (outer, inner) = (network(pair.outer), network(pair.inner));
        let place = self.0.place(pair.inner).map_or(String::new(), |place| format!("{place}: "));
        let other = self.0.place(pair.outer);
        let text = match (outer == inner, other) {
            (true, Some(other)) => format!("{place}{inner} is also at {other}"),
            (true, None) => format!("{place}{inner} is given twice"),
            (false, Some(other)) => format!("{place}{inner} is inside {outer} at {other}"),
            (false, None) => format!("{place}{inner} is inside {outer}"),
        };
        if text.len() <= WIDTH {
            return writeln!(f, "{text}");
        }
        for line in textwrap::wrap(&text, wrapping(WIDTH).subsequent_indent("  ")) {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}
