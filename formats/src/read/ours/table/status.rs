//! The meaning of the status of a row: whether its range is in use.

use ipplan::SubnetState;

/// Status values that need no remark.
const PLAIN: &[&str] = &[
    "",
    "container",
    "active",
    "aktiv",
    "used",
    "in use",
    "in-use",
    "assigned",
    "allocated",
    "succeeded",
    "enabled",
    "ok",
    "online",
    "connected",
    "provisioned",
    "deployed",
];

/// Words for a range that nobody has.
const FREE: &[&str] = &[
    "free",
    "available",
    "unallocated",
    "unassigned",
    "unused",
    "vacant",
    "not allocated",
    "not assigned",
    "not used",
    "not in use",
    "frei",
    "unbenutzt",
    "nicht belegt",
    "libre",
];

/// Words for a range that is promised to somebody.
const RESERVED: &[&str] =
    &["reserved", "reserviert", "planned", "geplant", "proposed", "requested", "pending", "future"];

pub(super) fn is_plain(status: &str) -> bool {
    PLAIN.contains(&status)
}

pub(super) fn state(status: &str) -> SubnetState {
    if RESERVED.contains(&status) { SubnetState::Reserved } else { SubnetState::Used }
}

/// A cell without signs around its words, such as a check mark.
pub(super) fn word(cell: &str) -> &str {
    cell.trim_matches(|it: char| !it.is_alphanumeric())
}

/// Whether a cell says that nobody has the range: `Free`, `**Available**`, `(unallocated)`.
pub(super) fn is_free(cell: &str) -> bool {
    let word = word(cell);
    word.len() < 16 && FREE.contains(&word.to_lowercase().as_str())
}
