//! The differences between two locks, and what was released.

use ipplan::{Change, Outcome};

use super::page::{BOLD, DIM, ERROR, NOTICE, Piece, TextPage, number, shown, styled};
use crate::lock::Released;
use crate::write::show::changes::{effects, ranges, word};

/// The change of every subnet that does not stay, network by network.
///
/// ```
/// assert_eq!(ipplan_formats::text::diff(&[]), "both are empty: nothing is placed\n");
/// ```
pub fn diff(changes: &[Change]) -> String {
    let mut page = TextPage::default();
    if changes.is_empty() {
        page.line("both are empty: nothing is placed");
        return page.finish();
    }
    let mut network = "";
    for change in effects(changes) {
        if network != change.network {
            network = &change.network;
            page.heading(network);
        }
        let style = match change.outcome {
            Outcome::Kept => DIM,
            Outcome::Added => BOLD,
            Outcome::Gone | Outcome::Freed => NOTICE,
            Outcome::Moved | Outcome::Resized => ERROR,
        };
        let (word, place) = (word(change.outcome), ranges(change));
        let gap = " ".repeat(9 - word.len());
        page.line(
            Piece::from("  ") + styled(style, word) + format!("{gap}{}: {place}", change.subnet),
        );
    }
    page.gap();
    let count = |outcome| changes.iter().filter(|change| change.outcome == outcome).count() as u64;
    page.line(format!(
        "{} kept, {} added, {} gone, {} freed, {} moved, {} resized",
        number(count(Outcome::Kept)),
        number(count(Outcome::Added)),
        number(count(Outcome::Gone)),
        number(count(Outcome::Freed)),
        number(count(Outcome::Moved)),
        number(count(Outcome::Resized)),
    ));
    page.finish()
}

/// What was released: subnets and networks, a line for each.
///
/// ```
/// use ipplan_formats::lock::Released;
///
/// assert_eq!(
///     ipplan_formats::text::released(&["hub/web"], Released::Whole),
///     "hub/web is released; the next plan can use its addresses\n"
/// );
/// ```
pub fn released(names: &[&str], part: Released) -> String {
    let what = if part == Released::Ipv6 { "the IPv6 range of " } else { "" };
    let said = names.iter().map(|name| {
        format!("{what}{} is released; the next plan can use its addresses\n", shown(name))
    });
    said.collect()
}
