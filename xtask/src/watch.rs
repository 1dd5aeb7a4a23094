//! `cargo xtask watch`: the pages with our numbers that have changed, and the facts to check.

mod fetch;
mod page;
mod report;
mod snapshot;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::{fs, io};

use xtask::numbers::{self, NumberRow};
use xtask::root;

use self::fetch::Fetched;
use self::report::{PageState, WatchedPage};
use self::snapshot::Snapshot;
use crate::step::StepResult;

const USAGE: &str = "\
Usage: cargo xtask watch [--source URL] [--out FILE] [--accept]

  --source URL  fetch the pages from here, such as a copy on this machine
  --out FILE    write the report into a file, short enough for an issue, and no file if
                there is nothing to look at
  --accept      keep what the pages say now, once somebody has looked at them";

/// The options that were given.
struct Asked {
    source: String,
    out: Option<String>,
    accept: bool,
}

/// Fetches each page of the catalogue, compares it with what was seen last, and reports.
pub(crate) fn run(words: &[String]) -> StepResult {
    let asked = asked(words).ok_or(USAGE)?;
    let rows = numbers::read().map_err(|error| format!("{}: {error}", numbers::PATH))?;
    let path = root().join(snapshot::PATH);
    let said = |error: io::Error| format!("{}: {error}", snapshot::PATH);
    let before = fs::read_to_string(&path).and_then(|text| snapshot::parse(&text)).map_err(said)?;
    let (pages, now) = watch(&rows, &before, &asked.source);
    let report = report::report(&pages);
    match &asked.out {
        None => print!("{}", report.text),
        Some(_) if !report.news => println!("There is nothing to look at."),
        Some(file) => {
            fs::write(root().join(file), report.short())
                .map_err(|error| format!("{file}: {error}"))?;
            println!("The report is in {file}.");
        }
    }
    if asked.accept {
        fs::write(path, snapshot::written(&now)).map_err(said)?;
        println!("{} has what the pages say now.", snapshot::PATH);
    }
    Ok(())
}

fn asked(words: &[String]) -> Option<Asked> {
    let mut asked = Asked { source: fetch::SOURCE.to_owned(), out: None, accept: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--source" => words.next()?.trim_end_matches('/').clone_into(&mut asked.source),
            "--out" => asked.out = Some(words.next()?.clone()),
            "--accept" => asked.accept = true,
            _ => return None,
        }
    }
    Some(asked)
}

/// Each page with what became of it, and what all pages say now. A page that could not be read keeps
/// what it said before.
fn watch(rows: &[NumberRow], before: &Snapshot, source: &str) -> (Vec<WatchedPage>, Snapshot) {
    let mut by_page: BTreeMap<&str, Vec<&NumberRow>> = BTreeMap::new();
    for row in rows {
        by_page.entry(&row.url).or_default().push(row);
    }
    let (mut pages, mut now) = (Vec::new(), Snapshot::new());
    for (url, rows) in by_page {
        let old = before.get(url);
        let state = match fetch::page(source, url) {
            Fetched::Text(text) => {
                let seen = page::seen(&text, rows.iter().map(|row| row.value.as_str()));
                let state = PageState::of(old, &seen, &rows, &text);
                now.insert(url.to_owned(), seen);
                state
            }
            Fetched::NotThere if old.is_some() => PageState::NotThere,
            Fetched::Elsewhere | Fetched::NotThere => PageState::Elsewhere,
            Fetched::Failed(said) => PageState::Failed(said),
        };
        if let (false, Some(old)) = (now.contains_key(url), old) {
            now.insert(url.to_owned(), old.clone());
        }
        pages.push(WatchedPage { url: url.to_owned(), state });
    }
    (pages, now)
}
