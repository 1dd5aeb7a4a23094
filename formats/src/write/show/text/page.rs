//! A page of text: wrapped lines, footnotes, columns.

use std::borrow::Cow;
use std::ops::Add;

pub(in crate::write) use crate::write::show::number::number;

use anstyle::{AnsiColor, Style};
use ipplan::Source;
use textwrap::core::display_width;

use crate::write::shown::shown as visible;

/// The width that every line keeps to, in columns.
pub(super) const WIDTH: usize = 80;

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(super) const NOTICE: Style = AnsiColor::Yellow.on_default().bold();

/// A piece of a line. Any text that becomes one is made fit for a screen, so only [`styled`] can put
/// something into it that acts on a terminal.
#[derive(Debug, Default)]
pub(super) struct Piece(String);

impl<T: AsRef<str>> From<T> for Piece {
    fn from(text: T) -> Piece {
        Piece(shown(text.as_ref()))
    }
}

impl<T: Into<Piece>> Add<T> for Piece {
    type Output = Piece;

    fn add(self, more: T) -> Piece {
        Piece(self.0 + &more.into().0)
    }
}

/// Text of a person or a file as it may stand on a terminal: on one line, every character that would act
/// there, or hide, shown by its number, and words cut that nobody could read.
///
/// ```
/// use ipplan_formats::text::shown;
///
/// assert_eq!(shown("hub"), "hub");
/// assert_eq!(shown("ho\u{1b}[1msts\r"), "ho\\u{1b}[1msts\\r");
/// assert!(shown(&"a".repeat(1 << 20)).len() < 200);
/// ```
pub fn shown(text: &str) -> String {
    short(&visible(text)).into_owned()
}

/// Text in a style.
pub(super) fn styled(style: Style, text: impl std::fmt::Display) -> Piece {
    let Piece(text) = Piece::from(text.to_string());
    Piece(format!("{style}{text}{style:#}"))
}

/// The longest word that is shown as a whole, in columns: no name and no address of a page is longer.
const LONGEST: usize = 2 * WIDTH;

/// The text with its longest words cut, where somebody gave a word that nobody could read.
fn short(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST || text.split(' ').all(|word| display_width(word) <= LONGEST) {
        return Cow::Borrowed(text);
    }
    let words = text.split(' ').map(|word| {
        if word.len() <= LONGEST || display_width(word) <= LONGEST {
            return word.to_owned();
        }
        let mut width = 0;
        let fits = word.chars().take_while(|letter| {
            width += display_width(letter.encode_utf8(&mut [0; 4]));
            width < LONGEST
        });
        fits.chain(['…']).collect()
    });
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}

/// Lines break at spaces only: dates and names stay whole.
pub(super) fn wrapping<'a>(width: usize) -> textwrap::Options<'a> {
    textwrap::Options::new(width)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// The lines of text that is made fit for a screen, no wider than this.
fn wrapped(text: &str, options: textwrap::Options<'_>) -> Vec<String> {
    let Piece(text) = Piece::from(text);
    textwrap::wrap(&text, options).into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

/// A text of at most 80 columns, with one indent for the first line and another for the rest.
///
/// ```
/// use ipplan_formats::text::paragraph;
///
/// assert_eq!(paragraph("  1  ", "     ", "one change"), "  1  one change\n");
/// ```
pub fn paragraph(first: &str, rest: &str, text: &str) -> String {
    let mut page = TextPage::default();
    page.hanging(first, rest, text);
    page.text
}

/// Lines being written, and the sources they refer to.
#[derive(Default)]
pub(super) struct TextPage {
    text: String,
    sources: Vec<&'static Source>,
}

impl TextPage {
    /// A line.
    pub(super) fn line(&mut self, line: impl Into<Piece>) {
        self.text.push_str(line.into().0.trim_end());
        self.text.push('\n');
    }

    /// An empty line, unless one stands there already.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading after an empty line.
    pub(super) fn heading(&mut self, heading: &str) {
        self.gap();
        self.line(styled(BOLD, heading));
    }

    /// A paragraph with every line indented.
    pub(super) fn paragraph(&mut self, indent: &str, text: &str) {
        self.hanging(indent, indent, text);
    }

    /// A paragraph with one indent for the first line and another for the rest. A space that does not
    /// break keeps two words on one line.
    pub(super) fn hanging(&mut self, first: &str, rest: &str, text: &str) {
        let options = wrapping(WIDTH).initial_indent(first).subsequent_indent(rest);
        for line in wrapped(text, options) {
            self.line(line);
        }
    }

    /// A label in bold and what it stands for, wrapped in a column of its own.
    pub(super) fn labelled(&mut self, indent: usize, width: usize, label: &str, text: &str) {
        let column = " ".repeat(indent + width);
        let lines = wrapped(text, wrapping(WIDTH - column.len()));
        let gap = " ".repeat(width.saturating_sub(display_width(label)));
        let mut before = Piece::from(" ".repeat(indent)) + styled(BOLD, label) + gap;
        if lines.is_empty() {
            self.line(before);
            return;
        }
        for line in lines {
            self.line(before + line);
            before = Piece::from(&column);
        }
    }

    /// The mark of a footnote, such as ` [2]`; nothing if there is no source.
    pub(super) fn mark(&mut self, source: Option<&'static Source>) -> String {
        let Some(source) = source else { return String::new() };
        let known = self.sources.iter().position(|known| *known == source);
        let index = known.unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        });
        format!(" [{}]", index + 1)
    }

    /// The page with its footnotes: title, date and address of every source.
    pub(super) fn finish(mut self) -> String {
        let sources = std::mem::take(&mut self.sources);
        if !sources.is_empty() {
            self.heading("Sources");
        }
        for (i, source) in sources.iter().enumerate() {
            let mark = format!("  [{}] ", i + 1);
            let rest = " ".repeat(mark.len());
            self.hanging(&mark, &rest, &format!("{}, {}", source.title, source.date));
            if let Some(note) = source.note {
                self.paragraph(&rest, &format!("({note})"));
            }
            self.line(Piece::from(rest) + styled(DIM, source.url));
        }
        self.text
    }
}

/// A count that IPv6 can make longer than anybody reads: exact up to fifteen digits, then a power of
/// two, or its first digits.
pub(in crate::write) fn count(count: u128) -> String {
    let zeros = count.max(1).ilog10();
    if zeros < 15 {
        number(count)
    } else if count.is_power_of_two() {
        format!("2^{}", count.trailing_zeros())
    } else {
        let hundredths = count / 10_u128.pow(zeros - 2);
        format!("{}.{:02} x 10^{zeros}", hundredths / 100, hundredths % 100)
    }
}

/// A number of things, by its name for one and for several.
pub(super) fn things(count: usize, one: &str, several: &str) -> String {
    format!("{} {}", number(count as u128), if count == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_styles_act_on_a_terminal() {
        let mut page = TextPage::default();
        page.line(Piece::from("a\u{1b}[1mb ") + styled(BOLD, "c\u{1b}[0m\rd") + " e\nf");
        page.paragraph("  ", "\u{9b}2J\u{7} \u{202e}x");
        page.labelled(2, 4, "l\u{8}", "t\tt");
        let bold = |text: &str| format!("{BOLD}{text}{BOLD:#}");
        let lines = [
            format!("a\\u{{1b}}[1mb {} e\\nf\n", bold("c\\u{1b}[0m\\rd")),
            "  \\u{9b}2J\\u{7} \\u{202e}x\n".to_owned(),
            format!("  {}   t\\tt\n", bold("l\\u{8}")),
        ];
        assert_eq!(page.finish(), lines.concat());
    }

    #[test]
    fn words_that_nobody_could_read_are_cut() {
        let name = "n".repeat(80);
        assert_eq!(short(&name), name);
        let long = short(&format!("there is no {} here", "é".repeat(1 << 20))).into_owned();
        assert_eq!(long, format!("there is no {}… here", "é".repeat(LONGEST - 1)));
        let wide = short(&"漢".repeat(1000)).into_owned();
        assert_eq!(display_width(&wide), LONGEST - 1);
    }

    #[test]
    fn long_counts_are_short() {
        for (value, text) in [
            (0, "0"),
            (999_999_999_999_999, "999,999,999,999,999"),
            (1_000_000_000_000_000, "1.00 x 10^15"),
            (1 << 64, "2^64"),
            ((1 << 64) - 1, "1.84 x 10^19"),
            (u128::MAX, "3.40 x 10^38"),
        ] {
            assert_eq!(count(value), text);
        }
        assert_eq!(things(1, "block", "blocks"), "1 block");
        assert_eq!(things(2000, "block", "blocks"), "2,000 blocks");
    }

    #[test]
    fn thousands_stand_apart() {
        for (value, text) in [
            (0_u64, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (65_536, "65,536"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number(value), text);
        }
    }
}
