//! The common tree of YAML, TOML, JSON and CSV: values, each with its position in the text.

use ipplan::{Code, Problem, codes};

/// How deep lists and maps may nest: far deeper than anything that is read, and shallow enough to
/// walk by recursion.
pub(crate) const DEEPEST: usize = 64;

/// A place in a text: a line, a column, and how far what stands there goes.
///
/// ```
/// use ipplan_formats::read::Spot;
///
/// let spot = Spot { line: 3, column: 5, width: 4 };
/// assert_eq!(spot.to_string(), "3:5");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// How many characters of the line it takes; at least 1.
    pub width: usize,
}

impl Spot {
    /// Where a text begins.
    pub(crate) const START: Spot = Spot { line: 1, column: 1, width: 1 };
}

/// `3:5`, as editors and compilers write it.
impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) at: Spot,
    pub(crate) value: NodeValue,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NodeValue {
    /// Nothing: as if the key had been left out.
    Null,
    Bool(bool),
    /// As it is written, because 1e3 and 0x10 are numbers to some languages and slips to us.
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// In the order of the text. A key that is written twice is here twice.
    Map(Vec<(Key, Node)>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Key {
    pub(crate) text: String,
    pub(crate) at: Spot,
}

impl Node {
    /// Puts the entries of every map in the order of their keys, so that one of many is found at
    /// once. Equal keys stay in the order of the text.
    pub(crate) fn sort(&mut self) {
        match &mut self.value {
            NodeValue::Map(entries) => {
                entries.sort_by(|(a, _), (b, _)| a.text.cmp(&b.text));
                for (_, node) in entries {
                    node.sort();
                }
            }
            NodeValue::List(items) => items.iter_mut().for_each(Node::sort),
            _ => {}
        }
    }

    /// The kind of value, as the end of a sentence.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            NodeValue::Null => "nothing",
            NodeValue::Bool(_) => "true or false",
            NodeValue::Number(_) => "a number",
            NodeValue::Text(_) => "text",
            NodeValue::List(_) => "a list",
            NodeValue::Map(_) => "a map of keys",
        }
    }
}

/// Something wrong with the text itself, so that it has a spot and no path.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) at: Spot,
    pub(crate) problem: Box<Problem>,
}

impl Fault {
    pub(crate) fn new(code: &'static Code, at: Spot, message: impl Into<String>) -> Fault {
        Fault { at, problem: Box::new(Problem::new(code, message).at(at.to_string())) }
    }

    /// The text is not in the language.
    pub(crate) fn syntax(at: Spot, message: impl Into<String>) -> Fault {
        Fault::new(&codes::SYNTAX, at, message)
    }

    /// The same, with the name of a key that was probably meant, if one of these is close; else with the
    /// other hint.
    pub(crate) fn did_you_mean_key<'a>(
        self,
        read: &str,
        names: impl IntoIterator<Item = &'a str>,
        otherwise: &str,
    ) -> Fault {
        let problem = self.problem.did_you_mean_key(read, names).or_hint(otherwise);
        Fault { at: self.at, problem: Box::new(problem) }
    }

    pub(crate) fn hint(self, hint: impl Into<String>) -> Fault {
        Fault { at: self.at, problem: Box::new(self.problem.hint(hint)) }
    }
}

/// From positions in bytes to lines and columns.
pub(crate) struct Lines<'a> {
    text: &'a str,
    /// Where each line begins. INVARIANT: ascending, the first is 0.
    starts: Vec<usize>,
    /// How many characters there are before every `STRIDE`th byte: a file may be one long line. Empty
    /// where every character is one byte, as mostly.
    counts: Vec<usize>,
}

const STRIDE: usize = 256;

impl<'a> Lines<'a> {
    pub(crate) fn of(text: &'a str) -> Lines<'a> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut sum = 0;
            counts.push(0);
            for chunk in text.as_bytes().chunks(STRIDE) {
                sum += characters(chunk);
                counts.push(sum);
            }
        }
        Lines { text, starts, counts }
    }

    /// How many characters begin before a byte.
    fn before(&self, at: usize) -> usize {
        let block = at / STRIDE;
        self.counts.get(block).copied().unwrap_or(0) + self.between(block * STRIDE, at)
    }

    fn between(&self, start: usize, end: usize) -> usize {
        if self.counts.is_empty() {
            return end.min(self.text.len()).saturating_sub(start);
        }
        characters(self.text.as_bytes().get(start..end).unwrap_or_default())
    }

    /// The spot of the bytes from `start` to `end`, as far as they are in one line.
    pub(crate) fn spot(&self, start: usize, end: usize) -> Spot {
        let start = start.min(self.text.len());
        let line = self.starts.partition_point(|at| *at <= start);
        let begin = line.checked_sub(1).and_then(|index| self.starts.get(index));
        let begin = begin.copied().unwrap_or(0);
        let column = if start - begin < STRIDE || self.counts.is_empty() {
            self.between(begin, start)
        } else {
            self.before(start) - self.before(begin)
        };
        let within = self.text.get(start..end.min(self.text.len())).unwrap_or_default();
        let within = within.lines().next().unwrap_or_default();
        let width = self.between(start, start + within.len());
        Spot { line, column: column + 1, width: width.max(1) }
    }
}

/// How many characters begin in these bytes of a text.
pub(crate) fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots_count_characters_and_stay_in_the_text() {
        let lines = Lines::of("é: 1\r\nab: \"x\ny\"\n");
        let spot = |start, end| {
            let Spot { line, column, width } = lines.spot(start, end);
            (line, column, width)
        };
        assert_eq!(spot(0, 2), (1, 1, 1));
        assert_eq!(spot(4, 5), (1, 4, 1));
        assert_eq!(spot(7, 9), (2, 1, 2));
        assert_eq!(spot(11, 16), (2, 5, 2));
        assert_eq!(spot(17, 17), (4, 1, 1));
        assert_eq!(spot(500, 900), (4, 1, 1));
        let long = "é".repeat(1_000);
        assert_eq!(Lines::of(&long).spot(1_200, 1_210), Spot { line: 1, column: 601, width: 5 });
        assert_eq!(spot(1, 2), (1, 2, 1), "inside a character");
    }
}
