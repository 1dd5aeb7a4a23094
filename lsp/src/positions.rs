//! From our places in a text to those of the protocol, which count UTF-16 from 0, and back.

use gen_lsp_types::{Position, Range};
use ipplan_formats::read::Spot;

/// The lines of a text.
pub(crate) struct TextLines<'a>(Vec<&'a str>);

impl<'a> TextLines<'a> {
    pub(crate) fn of(text: &'a str) -> TextLines<'a> {
        TextLines(text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect())
    }

    /// A line, counted from 1; empty if there is none.
    pub(crate) fn line(&self, line: usize) -> &'a str {
        line.checked_sub(1).and_then(|index| self.0.get(index)).copied().unwrap_or_default()
    }

    pub(crate) fn range(&self, spot: Spot) -> Range {
        Range::new(
            self.position(spot.line, spot.column),
            self.position(spot.line, spot.column + spot.width),
        )
    }

    /// The place of a line and a character in it, both counted from 1.
    pub(crate) fn position(&self, line: usize, column: usize) -> Position {
        let before = self.line(line).chars().take(column.saturating_sub(1));
        let units = before.map(char::len_utf16).sum();
        Position::new(narrow(line.saturating_sub(1)), narrow(units))
    }

    /// The end of a line, without blanks after it.
    pub(crate) fn end(&self, line: usize) -> Position {
        self.position(line, self.line(line).trim_end().chars().count() + 1)
    }

    /// The line and the character of a position, both counted from 1. A position inside a character is
    /// before it; one past the end of a line is at the end.
    pub(crate) fn at(&self, position: Position) -> (usize, usize) {
        let line = position.line as usize + 1;
        let (mut units, mut column) = (position.character as usize, 1);
        for letter in self.line(line).chars() {
            let Some(rest) = units.checked_sub(letter.len_utf16()).filter(|_| units > 0) else {
                break;
            };
            (units, column) = (rest, column + 1);
        }
        (line, column)
    }

    /// The text that stands there.
    pub(crate) fn text(&self, spot: Spot) -> String {
        self.line(spot.line).chars().skip(spot.column.saturating_sub(1)).take(spot.width).collect()
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_utf16() {
        let lines = TextLines::of("a: \u{1f310}x\r\n\u{e9}: 1\n");
        // The globe is one character, and two units of UTF-16.
        assert_eq!(lines.position(1, 5), Position::new(0, 5));
        assert_eq!(lines.at(Position::new(0, 5)), (1, 5));
        assert_eq!(lines.at(Position::new(0, 4)), (1, 4), "inside of it");
        assert_eq!(lines.at(Position::new(0, 99)), (1, 6));
        assert_eq!(lines.at(Position::new(7, 3)), (8, 1));
        assert_eq!(lines.end(1), Position::new(0, 6));
        let spot = Spot { line: 2, column: 1, width: 1 };
        assert_eq!(lines.range(spot), Range::new(Position::new(1, 0), Position::new(1, 1)));
        assert_eq!(lines.text(spot), "\u{e9}");
    }
}
