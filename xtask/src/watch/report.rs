//! The report: Markdown for people, about what changed.

use std::fmt::Write as _;

use xtask::numbers::NumberRow;

use super::page::{Seen, holding};

/// A page, and its state.
#[derive(Debug)]
pub(super) struct WatchedPage {
    pub(super) url: String,
    pub(super) state: PageState,
}

/// The state of a page since it was last checked.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PageState {
    /// It says the same.
    Same,
    /// Nobody has looked at it since its date was the first one, which is that of our facts.
    Newer(String, String),
    /// It has another date, and the lines with our values are the same.
    Dated(String, String),
    /// Lines that hold values of ours are others: the dates before and now, and the values.
    Changed(String, String, Vec<ChangedValue>),
    /// No public repository is known to hold it.
    Elsewhere,
    /// It is not where it was.
    NotThere,
    /// It could not be fetched; what was said.
    Failed(String),
}

/// A value whose lines changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ChangedValue {
    pub(super) value: String,
    /// The services and facts that rest on it.
    pub(super) facts: Vec<String>,
    /// In how many lines it stood, and stands now.
    pub(super) count: (usize, usize),
    /// These lines now.
    pub(super) lines: Vec<String>,
}

/// The text to print, and whether somebody should read it.
pub(super) struct WatchReport {
    pub(super) text: String,
    pub(super) news: bool,
}

impl WatchReport {
    /// As much of it as an issue takes.
    pub(super) fn short(&self) -> String {
        let lines = self.text.split_inclusive('\n');
        let mut short = String::new();
        for line in lines {
            if short.len() + line.len() > ISSUE {
                return short + "\nThis is not all: `cargo xtask watch` prints the rest.\n";
            }
            short += line;
        }
        short
    }
}

/// How many bytes an issue takes, less a few.
const ISSUE: usize = 60_000;
/// How many lines of a page a report shows for one value, and how many letters of each.
const LINES: usize = 5;
const LETTERS: usize = 160;

impl PageState {
    /// The state of a page that was read.
    pub(super) fn of(
        before: Option<&Seen>,
        now: &Seen,
        rows: &[&NumberRow],
        text: &str,
    ) -> PageState {
        let Some(before) = before else {
            let known = rows.iter().map(|row| &row.date).max();
            let known = known.filter(|known| **known != now.date);
            return known
                .map_or(PageState::Same, |it| PageState::Newer(it.clone(), now.date.clone()));
        };
        let mut changed = Vec::new();
        for (value, lines) in &now.values {
            // A value that is watched since now has nothing to be compared with.
            let Some(old) = before.values.get(value).filter(|old| *old != lines) else { continue };
            let facts = rows.iter().filter(|row| row.value == *value).map(|row| row.fact.clone());
            changed.push(ChangedValue {
                value: value.clone(),
                facts: facts.collect(),
                count: (old.count, lines.count),
                lines: holding(text, value),
            });
        }
        let (old, new) = (before.date.clone(), now.date.clone());
        match (changed.is_empty(), old == new) {
            (true, true) => PageState::Same,
            (true, false) => PageState::Dated(old, new),
            (false, _) => PageState::Changed(old, new, changed),
        }
    }
}

/// The report on all pages.
pub(super) fn report(pages: &[WatchedPage]) -> WatchReport {
    let of = |wanted: fn(&PageState) -> bool| pages.iter().filter(move |page| wanted(&page.state));
    let changed = of(|it| matches!(it, PageState::Changed(..)));
    let news = pages.iter().any(|it| !matches!(it.state, PageState::Same | PageState::Elsewhere));
    let same = of(|it| *it == PageState::Same).count();
    let mut text = format!(
        "# The pages behind the numbers\n\nOf {} pages, {} have other lines around our numbers, and \
         {same} say the same.\n",
        pages.len(),
        changed.clone().count(),
    );
    for page in changed {
        if let PageState::Changed(before, now, values) = &page.state {
            change(&mut text, &page.url, (before, now), values);
        }
    }
    let list = |text: &mut String, heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = write!(text, "\n## {heading}\n\n{}", lines.concat());
        }
    };
    let lines = |line: &dyn Fn(&WatchedPage) -> Option<String>| -> Vec<String> {
        pages.iter().filter_map(line).collect()
    };
    list(
        &mut text,
        "Another date, the same numbers",
        lines(&|page| match &page.state {
            PageState::Dated(before, now) => Some(format!("- {}: {before}, now {now}\n", page.url)),
            _ => None,
        }),
    );
    list(
        &mut text,
        "Not there any more",
        lines(&|page| (page.state == PageState::NotThere).then(|| format!("- {}\n", page.url))),
    );
    list(
        &mut text,
        "Not fetched",
        lines(&|page| match &page.state {
            PageState::Failed(said) => Some(format!("- {}: {said}\n", page.url)),
            _ => None,
        }),
    );
    list(
        &mut text,
        "Another date than that of our facts",
        lines(&|page| match &page.state {
            PageState::Newer(ours, now) => Some(format!("- {}: {ours}, now {now}\n", page.url)),
            _ => None,
        }),
    );
    list(
        &mut text,
        "Not found as public Markdown: read them by hand",
        lines(&|page| (page.state == PageState::Elsewhere).then(|| format!("- {}\n", page.url))),
    );
    text += "\nCompare the facts with the pages, correct `core/src/services`, enter the day in \
             `docs/sources.tsv`, and run `cargo xtask watch --accept`.\n";
    WatchReport { text, news }
}

fn change(text: &mut String, url: &str, (before, now): (&str, &str), values: &[ChangedValue]) {
    let date = if before == now { before.to_owned() } else { format!("{before}, now {now}") };
    let _ = writeln!(text, "\n## {url}\n\nDate: {date}");
    for ChangedValue { value, facts, count: (before, now), lines } in values {
        let _ = writeln!(text, "\n### `{value}`: in {before} lines, now in {now}\n");
        for fact in facts {
            let _ = writeln!(text, "- {fact}");
        }
        text.push('\n');
        for line in lines.iter().take(LINES) {
            let cut: String = line.chars().take(LETTERS).collect();
            let _ = writeln!(text, "    {cut}");
        }
    }
}
