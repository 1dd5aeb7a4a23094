//! The parts of a page that are watched: its date, and the lines that hold our values.

use std::collections::BTreeMap;

/// The lines of a page that hold one value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundLines {
    /// How many there are.
    pub(super) count: usize,
    /// A hash of them, without what only lays them out.
    pub(super) hash: u64,
}

/// A page as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// The date in its head, as year, month and day; empty if there is none.
    pub(super) date: String,
    /// Each value that is watched.
    pub(super) values: BTreeMap<String, FoundLines>,
}

/// Reads a page in Markdown or YAML.
pub(super) fn seen<'a>(text: &str, values: impl IntoIterator<Item = &'a str>) -> Seen {
    let values = values.into_iter().map(|value| {
        let lines = holding(text, value);
        let mut hash = LineHash::default();
        for line in &lines {
            hash.add(line);
        }
        (value.to_owned(), FoundLines { count: lines.len(), hash: hash.0 })
    });
    Seen { values: values.collect(), date: date(text) }
}

/// The lines that hold a value as a word of its own, without what only lays them out.
pub(super) fn holding(text: &str, value: &str) -> Vec<String> {
    let value = value.to_lowercase();
    let plain = text.lines().map(plain);
    plain.filter(|line| holds(line, &value)).collect()
}

/// Without marks of Markdown, doubled spaces and commas between digits.
fn plain(line: &str) -> String {
    let letters: Vec<char> = line.to_lowercase().chars().collect();
    let digit =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let mut plain = String::new();
    for (i, letter) in letters.iter().enumerate() {
        match letter {
            '*' | '`' | '|' | '#' | '\\' => plain.push(' '),
            ',' if digit(i.checked_sub(1)) && digit(Some(i + 1)) => {}
            letter => plain.push(*letter),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn holds(line: &str, value: &str) -> bool {
    let word = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(value).any(|(at, _)| {
        let before = line.get(..at).and_then(|it| it.chars().next_back());
        let mut after = line.get(at + value.len()..).unwrap_or_default().chars();
        let (next, then) = (after.next(), after.next());
        let starts = !before.is_some_and(|it| word(it) || ['.', '/'].contains(&it));
        // A number of a list at the start of its line is none of ours.
        let listed = before.is_none() && next == Some('.');
        let goes_on = next == Some('.') && then.is_some_and(|it| it.is_ascii_digit());
        starts && !listed && !goes_on && next.is_none_or(|it| !word(it))
    })
}

/// `ms.date` of the head: written as month, day and year, and shown as year, month and day.
fn date(text: &str) -> String {
    let line = text.lines().take(60).find_map(|line| line.trim().strip_prefix("ms.date:"));
    let date = line.unwrap_or_default().trim().trim_matches(['"', '\'']);
    let parts: Vec<&str> = date.split('/').collect();
    match parts.as_slice() {
        [month, day, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => date.to_owned(),
    }
}

/// FNV-1a: the same on every machine and with every release.
pub(super) struct LineHash(pub(super) u64);

impl Default for LineHash {
    fn default() -> LineHash {
        LineHash(0xcbf2_9ce4_8422_2325)
    }
}

impl LineHash {
    fn add(&mut self, line: &str) {
        for byte in line.bytes().chain(*b"\n") {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_a_word() {
        let text =
            "A **/27** is needed.\n27.\n1. One\n| 127 | 2.7 |\n2,700 or 27, at least\n10.0.0.27\n";
        assert_eq!(holding(text, "27"), ["2700 or 27, at least"]);
        assert_eq!(holding(text, "/27"), ["a /27 is needed."]);
        assert_eq!(holding(text, "2700").len(), 1);
        assert_eq!(holding(text, "1"), [""; 0]);
    }

    #[test]
    fn a_layout_changes_nothing() {
        let one =
            seen("---\nms.date: 3/9/2026\n---\nTake `/26`, **64** addresses.\n", ["/26", "64"]);
        let two = seen("ms.date: \"03/09/2026\"\n| Take  */26*, 64 addresses.\n", ["/26", "64"]);
        assert_eq!(one, two);
        assert_eq!(one.date, "2026-03-09");
        assert_ne!(one, seen("ms.date: 03/09/2026\nTake /26, 60 addresses.\n", ["/26", "64"]));
    }
}
