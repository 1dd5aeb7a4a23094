//! The review of a change, as a comment on a pull request.

use std::fmt::Write as _;

use anstream::adapter::strip_str;
use ipplan::{Finding, IpNet};

use crate::review::{ReviewReport, RoomChange, space};
use crate::write::show::changes::{effects, summary, word};
use crate::write::show::text;

use super::page::{MarkdownPage, code, escaped};

/// How many rows a table of a comment has: code hosts refuse one of more than 65,536 characters.
const MOST: usize = 100;

/// How many networks have a map.
const MAPPED: usize = 4;

/// The review of a change, as a comment on a pull request: subnets that are added, freed, moved and
/// resized, new problems, the largest free blocks, and maps of the networks that changed.
///
/// ```
/// let head = b"networks: { hub: { space: 10.0.0.0/24, subnets: { web: { at: 10.0.0.0/25 } } } }";
/// let (base, head) = (("a.yaml", b"networks: {}".as_slice()), ("b.yaml", head.as_slice()));
/// let review = ipplan_formats::review(base, head, &ipplan::AuditOptions::default()).unwrap();
/// assert!(ipplan_formats::markdown::review(&review).contains("| added | hub | web |"));
/// ```
pub fn review(review: &ReviewReport) -> String {
    let mut page = MarkdownPage::default();
    page.block(&format!("### Address plan: {}", summary(&review.changes)));
    let range = |range: Option<IpNet>| range.map_or(String::new(), |it| code(&it.to_string()));
    table(
        &mut page,
        "Changes",
        &["change", "network", "subnet", "before", "after"],
        effects(&review.changes),
        |it| {
            let before = it.before;
            let word = word(it.outcome);
            let word = if it.moves() { format!("**{word}**") } else { word.to_owned() };
            vec![word, escaped(&it.network), escaped(&it.subnet), range(before), range(it.after)]
        },
    );
    let head = ["severity", "code", "where", "finding"];
    table(&mut page, "New findings", &head, review.report.findings.iter(), found);
    let solved = ["code", "finding"];
    table(&mut page, "Findings that are gone", &solved, review.solved.iter(), |it| {
        vec![code(it.code.id), escaped(&it.message)]
    });
    let head = ["network", "before", "after"];
    table(&mut page, "Largest free block", &head, review.free.iter(), |it| {
        let RoomChange { network, before, after } = it;
        vec![escaped(network), range(*before), range(*after)]
    });
    maps(&mut page, review);
    page.finish()
}

fn found(finding: &Finding) -> Vec<String> {
    let mut said = escaped(&finding.message);
    if let Some(source) = finding.source {
        // Writing to a string cannot fail.
        let _ = write!(said, " ([{}]({}))", source.date, source.url);
    }
    for hint in &finding.hints {
        let _ = write!(said, "<br>try: {}", escaped(&hint.text));
    }
    let severity = match &finding.allowed {
        Some(why) => format!("allowed: {}", escaped(why)),
        None => finding.severity.word().to_owned(),
    };
    let subnets = if finding.subnets.is_empty() { &finding.networks } else { &finding.subnets };
    vec![severity, code(finding.code.id), escaped(&subnets.join(", ")), said]
}

/// A table, unless it would be empty.
fn table<T>(
    page: &mut MarkdownPage,
    title: &str,
    head: &[&str],
    rows: impl Iterator<Item = T>,
    cells: impl Fn(T) -> Vec<String>,
) {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return;
    }
    page.table(&format!("**{title}**"), head);
    for row in rows.by_ref().take(MOST) {
        let cells = cells(row);
        page.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    page.end();
    let more = rows.count();
    if more > 0 {
        page.block(&format!("and {more} more"));
    }
}

/// The networks that changed, as they are then.
fn maps(page: &mut MarkdownPage, review: &ReviewReport) {
    let mut names: Vec<&String> = effects(&review.changes).map(|it| &it.network).collect();
    names.dedup();
    let networks = names.iter().filter_map(|name| Some((name, review.after.networks.get(*name)?)));
    for (name, network) in networks.take(MAPPED) {
        let Some(space) = space(network) else { continue };
        let map = strip_str(&text::free(&space)).to_string();
        let title = format!("<details><summary>What is free in {}</summary>", escaped(name));
        page.block(&format!("{title}\n\n```text\n{}\n```\n\n</details>", map.trim_end()));
    }
}
