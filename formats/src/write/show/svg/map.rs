//! The sheet on which address maps are drawn: bands of blocks, text, and a legend.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::blocks::{Block, spans};
use super::measures::{HEIGHT, LEFT, LINE, MARGIN, WIDTH};
use super::words::{STYLE, escaped, room};

/// The kinds of blocks: the class, the mark in front of a name, and the word in the legend.
const KINDS: [(&str, &str, &str); 10] = [
    ("used", "", "subnet"),
    ("added", "+", "added"),
    ("moved", "→", "moved"),
    ("resized", "↔", "resized"),
    ("left", "×", "gone: kept until released"),
    ("freed", "−", "freed"),
    ("kept", "", "kept free"),
    ("gone", "", "no longer wanted"),
    ("free", "", "free"),
    ("outside", "", "outside the network"),
];

/// An address map, drawn from the top down.
pub(super) struct Map {
    out: String,
    pub(super) y: u32,
    /// Whether a block is wider than its addresses.
    widened: bool,
    /// The kinds of blocks there are, for the legend.
    seen: BTreeSet<&'static str>,
}

impl Map {
    pub(super) fn new() -> Map {
        Map { out: String::new(), y: MARGIN, widened: false, seen: BTreeSet::new() }
    }

    /// A band on its own: see [`Map::bands`].
    pub(super) fn band(&mut self, title: &str, blocks: &[Block]) {
        self.bands([(title, blocks)]);
    }

    /// Bands of one prefix below each other, with the same addresses above each other.
    pub(super) fn bands<const N: usize>(&mut self, bands: [(&str, &[Block]); N]) {
        let (spans, widened) = spans(bands.map(|(_, blocks)| blocks));
        self.widened |= widened;
        for ((title, blocks), spans) in bands.into_iter().zip(spans) {
            self.y += LINE + 4;
            self.text(LEFT, self.y, "dim", title);
            self.y += 7;
            self.blocks(blocks, &spans);
        }
    }

    /// Blocks side by side, and below them the names that have no room inside.
    fn blocks(&mut self, blocks: &[Block], spans: &[(f64, f64)]) {
        self.seen.extend(blocks.iter().map(|block| block.class));
        let mut apart = Vec::new();
        for (block, (x, width)) in blocks.iter().zip(spans) {
            let x = LEFT + x;
            let _ = write!(
                self.out,
                "<g><title>{}</title><rect class=\"{}\" x=\"{:.1}\" y=\"{}.0\" width=\"{:.1}\" \
                 height=\"{HEIGHT}\" rx=\"2\"/>",
                escaped(&block.title),
                block.class,
                x + 0.75,
                self.y,
                (width - 1.5).max(0.5),
            );
            if let Some((name, range)) = &block.label {
                let name = marked(block.class, name);
                if room(&name).max(room(range)) <= width - 10.0 {
                    self.text(x + 6.0, self.y + 18, "", &name);
                    self.text(x + 6.0, self.y + 35, "dim", range);
                } else {
                    let digits = (apart.len() + 1).to_string();
                    let mark = mark(block.class);
                    if room(&digits) <= *width {
                        let middle = |text: &str| x + (width - room(text)) / 2.0;
                        let line = if mark.is_empty() { 27 } else { 35 };
                        if !mark.is_empty() {
                            self.text(middle(mark), self.y + 18, "", mark);
                        }
                        self.text(middle(&digits), self.y + line, "", &digits);
                    }
                    apart.push([digits, name, range.clone()]);
                }
            } else if block.class == "free" && room("free") <= width - 10.0 {
                self.text(x + 6.0, self.y + 27, "dim", "free");
            }
            self.out.push_str("</g>\n");
        }
        self.y += HEIGHT;
        // As many to a line as have room.
        let mut x = LEFT;
        for (index, entry) in apart.iter().enumerate() {
            let width = room(&entry.join(" "));
            if index == 0 || x + width > f64::from(WIDTH - MARGIN) {
                (x, self.y) = (LEFT, self.y + LINE);
            }
            let [digits, name, range] = entry.each_ref().map(|part| escaped(part));
            let _ = writeln!(
                self.out,
                "<text class=\"dim\" x=\"{x:.1}\" y=\"{}.0\">{digits} <tspan \
                 class=\"name\">{name}</tspan> {range}</text>",
                self.y
            );
            x += width + 18.0;
        }
    }

    fn legend(&mut self, last: &str) {
        self.y += LINE;
        let mut x = LEFT;
        let seen = std::mem::take(&mut self.seen);
        for (class, _, word) in KINDS.into_iter().filter(|(class, ..)| seen.contains(class)) {
            let word = marked(class, word);
            let width = 24.0 + room(&word);
            if x + width > f64::from(WIDTH - MARGIN) {
                (x, self.y) = (LEFT, self.y + LINE);
            }
            let _ = writeln!(
                self.out,
                "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{}.0\" width=\"18\" height=\"12\" rx=\"2\"/>",
                self.y - 10
            );
            self.text(x + 24.0, self.y, "dim", &word);
            x += width + 22.0;
        }
        if !last.is_empty() {
            self.text(x, self.y, "dim", last);
        }
        if self.widened {
            self.y += LINE;
            self.text(LEFT, self.y, "dim", "to scale, but narrow blocks are drawn wider");
        }
    }

    pub(super) fn text(&mut self, x: f64, y: u32, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let text = escaped(text);
        let _ = writeln!(self.out, "<text{class} x=\"{x:.1}\" y=\"{y}.0\">{text}</text>");
    }

    /// The whole picture, with its legend, which ends with these words. `style` is added to that of all maps.
    pub(super) fn finish(mut self, title: &str, style: &str, last: &str) -> String {
        self.legend(last);
        let height = self.y + MARGIN;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ipplan\" role=\"img\" \
             width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\">\n\
             <title>{title}</title>\n<style>{STYLE}{style}</style>\n\
             <rect class=\"page\" width=\"{WIDTH}\" height=\"{height}\"/>\n{}</svg>\n",
            self.out
        )
    }
}

fn mark(class: &str) -> &'static str {
    KINDS.iter().find(|(it, ..)| *it == class).map_or("", |(_, mark, _)| mark)
}

/// A name behind the mark of its kind.
fn marked(class: &str, name: &str) -> String {
    match mark(class) {
        "" => name.to_owned(),
        mark => format!("{mark} {name}"),
    }
}
