//! Which networks overlap, a line each; equal ones together in one.

use std::fmt;

use ipplan::{IpNet, Overlap};

use super::page::{WIDTH, number, shown, things, wrapping};
use crate::read::Networks;

/// How many places a line names.
const NAMED: usize = 3;

/// The networks that overlap, with their places. A range that is listed more than twice is one line;
/// with `every`, each pair is one. There can be very many, so they are written as they are found.
///
/// ```
/// let list = ipplan_formats::read::networks(b"10.0.0.0/24\n10.0.0.0/28\n").unwrap();
/// let text = ipplan_formats::text::overlaps(&list.named("used.txt"), false).to_string();
/// assert!(text.contains("10.0.0.0/28 is inside 10.0.0.0/24 at used.txt:1"));
/// ```
pub fn overlaps(list: &Networks, every: bool) -> impl fmt::Display {
    Text { list, every }
}

struct Text<'a> {
    list: &'a Networks,
    every: bool,
}

/// A range that is listed again and again, as far as the pairs have shown.
struct Repeated {
    first: usize,
    /// The first of the others.
    named: Vec<usize>,
    others: usize,
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut count = 0;
        let mut repeated: Option<Repeated> = None;
        for pair in self.list.overlaps(self.every) {
            let equal = self.network(pair.outer) == self.network(pair.inner);
            match &mut repeated {
                Some(known) if equal && known.first == pair.outer && !self.every => {
                    known.others += 1;
                    if known.named.len() < NAMED {
                        known.named.push(pair.inner);
                    }
                    continue;
                }
                _ => {}
            }
            count += self.repeated(f, repeated.take())?;
            if equal {
                repeated = Some(Repeated { first: pair.outer, named: vec![pair.inner], others: 1 });
            } else {
                self.pair(f, pair)?;
                count += 1;
            }
        }
        count += self.repeated(f, repeated)?;
        let total = things(self.list.networks().len(), "network", "networks");
        if self.list.networks().len() == 1 {
            return writeln!(f, "no overlaps: the list has {total}");
        }
        let overlaps = match count {
            0 => "no overlaps".into(),
            count => things(count, "overlap", "overlaps"),
        };
        writeln!(f, "{overlaps} among {total}")
    }
}

impl Text<'_> {
    fn network(&self, index: usize) -> IpNet {
        self.list.networks().get(index).copied().unwrap_or_default()
    }

    fn place(&self, index: usize) -> Option<String> {
        self.list.place(index).map(|place| place.to_string())
    }

    /// Says that a range is listed more than once, and how many lines that took.
    fn repeated(
        &self,
        f: &mut fmt::Formatter<'_>,
        repeated: Option<Repeated>,
    ) -> Result<usize, fmt::Error> {
        let Some(Repeated { first, named, others }) = repeated else { return Ok(0) };
        let range = self.network(first);
        if let ([second], 1) = (named.as_slice(), others) {
            self.pair(f, Overlap { outer: first, inner: *second })?;
            return Ok(1);
        }
        let all = std::iter::once(&first).chain(&named);
        let places: Vec<String> = all.filter_map(|index| self.place(*index)).take(NAMED).collect();
        let times = number((others + 1) as u128);
        let text = match (places.split_last(), others + 1 - places.len()) {
            (None, _) => format!("{range} is listed {times} times"),
            (Some((last, [])), 0) => format!("{range} is listed {times} times: at {last}"),
            (Some((last, before)), 0) => {
                format!("{range} is listed {times} times: at {} and {last}", before.join(", "))
            }
            (Some(_), more) => {
                let more = number(more as u128);
                format!("{range} is listed {times} times: at {} and {more} more", places.join(", "))
            }
        };
        line(f, &text)?;
        Ok(1)
    }

    /// The place of the inner network stands first, where editors look for it.
    fn pair(&self, f: &mut fmt::Formatter<'_>, pair: Overlap) -> fmt::Result {
        let (outer, inner) = (self.network(pair.outer), self.network(pair.inner));
        let place = self.place(pair.inner).map_or(String::new(), |place| format!("{place}: "));
        let text = match (outer == inner, self.place(pair.outer)) {
            (true, Some(other)) => format!("{place}{inner} is also at {other}"),
            (true, None) => format!("{place}{inner} is listed twice"),
            (false, Some(other)) => format!("{place}{inner} is inside {outer} at {other}"),
            (false, None) => format!("{place}{inner} is inside {outer}"),
        };
        line(f, &text)
    }
}

fn line(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    // The names of files are anything.
    let text = &shown(text);
    if text.len() <= WIDTH {
        return writeln!(f, "{text}");
    }
    for line in textwrap::wrap(text, wrapping(WIDTH).subsequent_indent("  ")) {
        writeln!(f, "{line}")?;
    }
    Ok(())
}
