//! The review of a change.

use ipplan::IpNet;

use crate::review::{ReviewReport, RoomChange};

use super::page::{TextPage, things};
use super::{check, diff};

/// The review of a change: its effect on places and on the room that is left, and new problems.
///
/// ```
/// let file = ("net.yaml", "networks: {}".as_bytes());
/// let review = ipplan_formats::review(file, file, &ipplan::AuditOptions::default()).unwrap();
/// assert!(ipplan_formats::text::review(&review).contains("No finding is new."));
/// ```
pub fn review(review: &ReviewReport) -> String {
    let mut page = TextPage::default();
    if !review.free.is_empty() {
        page.heading("Largest free block");
    }
    for RoomChange { network, before, after } in &review.free {
        let shown =
            |block: &Option<IpNet>| block.map_or_else(|| "none".to_owned(), |it| it.to_string());
        page.hanging("  ", "    ", &format!("{network}: {} to {}", shown(before), shown(after)));
    }
    let found = if review.report.findings.is_empty() {
        page.gap();
        page.line("No finding is new.");
        String::new()
    } else {
        page.heading("New findings");
        page.gap();
        check(&review.report)
    };
    let solved = match review.solved.len() {
        0 => String::new(),
        count => format!("{} no longer there\n", things(count, "finding is", "findings are")),
    };
    let changes = diff(&review.changes);
    format!("{changes}\n{}{found}{solved}", page.finish())
}
