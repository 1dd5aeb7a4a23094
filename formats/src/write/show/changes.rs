//! The words for what happens to subnets.

use ipplan::{Change, Outcome};

/// The outcomes in the order of a summary, each with its word.
pub(super) const OUTCOMES: [(Outcome, &str); 6] = [
    (Outcome::Added, "added"),
    (Outcome::Gone, "gone"),
    (Outcome::Freed, "freed"),
    (Outcome::Moved, "moved"),
    (Outcome::Resized, "resized"),
    (Outcome::Kept, "kept"),
];

pub(super) fn word(outcome: Outcome) -> &'static str {
    OUTCOMES.iter().find(|(it, _)| *it == outcome).map_or("", |(_, word)| word)
}

/// The changes that are none of `Kept`.
pub(super) fn effects(changes: &[Change]) -> impl Iterator<Item = &Change> + Clone {
    changes.iter().filter(|change| change.outcome != Outcome::Kept)
}

/// How many subnets are added, moved and so on: `1 added, 2 kept`.
pub(super) fn summary(changes: &[Change]) -> String {
    let counts = OUTCOMES.iter().filter_map(|(outcome, word)| {
        let count = changes.iter().filter(|change| change.outcome == *outcome).count();
        (count > 0).then(|| format!("{count} {word}"))
    });
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { "nothing is placed".to_owned() } else { counts.join(", ") }
}

/// The range of a change, or the two.
pub(super) fn ranges(change: &Change) -> String {
    match (change.before, change.after) {
        (Some(_), Some(kept)) if change.outcome == Outcome::Gone => {
            format!("{kept} is kept until it is released")
        }
        (Some(before), Some(after)) if before != after => format!("{before} to {after}"),
        (Some(only), _) | (None, Some(only)) => only.to_string(),
        (None, None) => String::new(),
    }
}
