//! One network a line.

use ipplan::Problem;

use crate::read::ours::networks::Networks;
use crate::read::syntax::address;

/// The place of a part in the text: line and column, both counted from 1, columns in characters.
pub(crate) fn place(line: usize, before: &[u8]) -> String {
    format!("{line}:{}", String::from_utf8_lossy(before).chars().count() + 1)
}

/// The line without its comment and without the white space around the rest, and what is before it.
pub(crate) fn content(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(|byte| *byte == b'#').unwrap_or(line.len());
    let line = line.get(..end).unwrap_or_default();
    let word = line.trim_ascii();
    (line.get(..line.len() - line.trim_ascii_start().len()).unwrap_or_default(), word)
}

pub(crate) fn read(text: &[u8], into: &mut Networks, problems: &mut Vec<Problem>) {
    for (number, line) in (1..).zip(lines(text)) {
        if let Some(network) = address::usual(line) {
            into.push(network.into(), number);
            continue;
        }
        let (before, word) = content(line);
        if word.is_empty() {
            continue;
        }
        match address::network(word) {
            Ok(network) => into.push(network, number),
            Err(problem) => problems.push(problem.at(place(number, before))),
        }
    }
}

/// The lines, without what ends them.
pub(crate) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = memchr::memchr(b'\n', text);
        rest = end.and_then(|end| text.get(end + 1..));
        let line = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    })
}
