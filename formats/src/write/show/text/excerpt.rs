//! The line of a file that a problem is about, with a mark under the place.

use textwrap::core::display_width;

use super::page::{DIM, ERROR, Piece, TextPage, WIDTH, styled};
use crate::read::{Places, Spot};
use crate::write::shown::acts;

/// A file that was read, for showing where in it a problem is.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, as it was given.
    pub name: &'a str,
    /// Its content.
    pub text: &'a str,
    /// Where the parts of what was read from it are.
    pub places: &'a Places,
}

/// The longest line that is shown a part of, in bytes.
const LONGEST: usize = 100_000;

/// The lines of a file, as spots count them.
pub(super) fn lines<'a>(file: &File<'a>) -> Vec<&'a str> {
    file.text.strip_prefix('\u{feff}').unwrap_or(file.text).lines().collect()
}

/// Adds the name, line and column, and the line itself.
pub(super) fn excerpt(page: &mut TextPage, name: &str, lines: &[&str], spot: Spot) {
    page.line(Piece::from("  ") + styled(DIM, format!("{name}:{spot}")));
    let line = spot.line.checked_sub(1).and_then(|index| lines.get(index));
    let Some(line) = line.filter(|line| line.len() <= LONGEST) else { return };
    let number = spot.line.to_string();
    let room = WIDTH - "   |".len() - number.len() - 1;
    let (line, before, width) = window(line, spot, room);
    let bar = |number: &str| Piece::from("  ") + styled(DIM, number) + " " + styled(DIM, "|") + " ";
    page.line(bar(&number) + line);
    let blank =
        Piece::from(" ".repeat(number.len() + 3)) + styled(DIM, "|") + " ".repeat(before + 1);
    page.line(blank + styled(ERROR, "^".repeat(width.max(1))));
}

/// As much of a line as there is room for, with the columns before the mark and those of the mark.
fn window(line: &str, spot: Spot, room: usize) -> (String, usize, usize) {
    let letters: Vec<char> = line.chars().map(visible).collect();
    let columns = |letters: &[char]| display_width(&letters.iter().collect::<String>());
    let at = spot.column.saturating_sub(1).min(letters.len());
    let end = (at + spot.width).min(letters.len());
    // No more can be shown than there is room for, on either side.
    let mut first = at.saturating_sub(room);
    let mut last = letters.len().min(at + room);
    let end = end.min(last);
    let part = |first: usize, last: usize| letters.get(first..last).unwrap_or_default();
    // What is far to the right moves to the middle.
    let cut = |first: usize, last: usize| {
        let marks = usize::from(first > 0) + usize::from(last < letters.len());
        columns(part(first, last)) + marks > room
    };
    while cut(first, last) && last > end {
        last -= 1;
    }
    while cut(first, last) && first < at {
        first += 1;
    }
    while cut(first, last) && last > first {
        last -= 1;
    }
    // Some of what follows, where cutting on the left has made room again.
    while last < letters.len() && !cut(first, last + 1) {
        last += 1;
    }
    let dots = |is: bool| if is { "…" } else { "" };
    let (left, right) = (dots(first > 0), dots(last < letters.len()));
    let shown: String = part(first, last).iter().collect();
    let before = display_width(left) + columns(part(first, at));
    (format!("{left}{shown}{right}"), before, columns(part(at, end.min(last))))
}

/// A tab as one blank, and nothing that would act on a terminal.
fn visible(letter: char) -> char {
    match letter {
        '\t' => ' ',
        letter if acts(letter) => '\u{fffd}',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let line = format!("{}here{}", "a".repeat(100), "b".repeat(100));
        let spot = Spot { line: 1, column: 101, width: 4 };
        let (shown, before, width) = window(&line, spot, 40);
        assert!(display_width(&shown) <= 40, "{shown}");
        let marked: String = shown.chars().skip(before).take(width).collect();
        assert_eq!(marked, "here");
        let (shown, before, width) = window("short", Spot { line: 1, column: 6, width: 1 }, 40);
        assert_eq!((shown.as_str(), before, width), ("short", 5, 0));
        let wide = "\u{6f22}".repeat(60);
        let (shown, ..) = window(&wide, Spot { line: 1, column: 50, width: 2 }, 41);
        assert!(display_width(&shown) <= 41, "{shown}");
    }
}
