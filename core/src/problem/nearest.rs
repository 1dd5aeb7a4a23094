//! The name that was probably meant.

use alloc::vec::Vec;

/// Looks for names that were probably meant, for as long as that takes no time that is felt: a file can
/// have as many wrong names as right ones.
pub(crate) struct Nearest<'a> {
    names: Vec<&'a str>,
    /// How many more names it compares.
    left: usize,
}

/// Names that are compared in all. A comparison takes about a microsecond.
const COMPARED: usize = 200_000;

impl<'a> Nearest<'a> {
    pub(crate) fn among(names: impl Iterator<Item = &'a str>) -> Nearest<'a> {
        Nearest { names: names.collect(), left: COMPARED }
    }

    /// The names to look through once more; `None` when enough were looked through.
    pub(crate) fn names(&mut self) -> Option<impl Iterator<Item = &'a str>> {
        self.left = self.left.checked_sub(self.names.len())?;
        Some(self.names.iter().copied())
    }
}

/// The name closest to the text that was read, if one is close enough to be meant.
///
/// ```
/// use ipplan::nearest;
///
/// assert_eq!(nearest("app-servise", ["app-service", "bastion"]), Some("app-service"));
/// assert_eq!(nearest("zebra", ["app-service", "bastion"]), None);
/// ```
pub fn nearest<'a>(read: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(read, &mut names.into_iter())
}

fn nearest_of<'a>(read: &str, names: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let read = read.to_ascii_lowercase();
    let letters = read.chars().count();
    // A third of the letters may be wrong: enough for slips, too little for another word.
    let may_be_wrong = |name: &str| 1.max(name.chars().count() / 3);
    names
        // However long the text is, it is compared only with names of about its length.
        .filter(|name| name.chars().count().abs_diff(letters) <= may_be_wrong(name))
        .map(|name| (distance(&read, &name.to_ascii_lowercase()), name))
        .filter(|(distance, name)| *distance <= may_be_wrong(name))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

fn distance(a: &str, b: &str) -> usize {
    // row[j] is the distance between the part of `a` read so far and the first j letters of `b`.
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(b.chars()) {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_agrees_with_the_textbook() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("flaw", "lawn", 2),
            ("same", "same", 0),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
