//! The differences between two locks, and what was released.

use ipplan::{Change, Outcome};

use super::page::{BOLD, DIM, ERROR, NOTICE, Piece, TextPage, number, shown, styled};
use crate::lock::Released;

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
    for change in changes.iter().filter(|change| change.outcome != Outcome::Kept) {
        if network != change.network {
            network = &change.network;
            page.heading(network);
        }
        let (style, word) = match change.outcome {
            Outcome::Kept => (DIM, "kept"),
            Outcome::Added => (BOLD, "added"),
            Outcome::Gone => (NOTICE, "gone"),
            Outcome::Freed => (NOTICE, "freed"),
            Outcome::Moved => (ERROR, "moved"),
            Outcome::Resized => (ERROR, "resized"),
        };
        let place = match (change.before, change.after) {
            (Some(_), Some(kept)) if change.outcome == Outcome::Gone => {
                format!("{kept} is kept until it is released")
            }
            (Some(before), Some(after)) => format!("{before} to {after}"),
            (Some(only), None) | (None, Some(only)) => only.to_string(),
            (None, None) => String::new(),
        };
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
