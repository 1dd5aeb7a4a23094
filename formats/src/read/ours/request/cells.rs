//! Where in a text the cells of a table are: the library reads what they hold, but says only where a
//! row begins.

use std::ops::Range;

/// The delimiter that the first line uses most: spreadsheets take a semicolon in half of Europe.
pub(super) fn delimiter(text: &str) -> u8 {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    let count = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    // Of equals the last counts.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// The reader counts what it passes over, such as comments, to the row that follows.
pub(super) fn row_start(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        match rest.bytes().next() {
            Some(b'\n' | b'\r') => at += 1,
            Some(b'#') => at += rest.find('\n').unwrap_or(rest.len()),
            _ => return at,
        }
    }
}

/// Where the cells of the row are that begins there, without blanks around them; and a quote that is
/// never closed.
pub(super) fn cells(text: &str, start: usize, delimiter: u8) -> (Vec<Range<usize>>, Option<usize>) {
    let rest = text.get(start..).unwrap_or_default();
    let (mut cells, mut begin, mut quoted) = (Vec::new(), 0, false);
    let mut end = |begin: usize, end: usize| {
        let cell = rest.get(begin..end).unwrap_or_default();
        let left = begin + (cell.len() - cell.trim_start().len());
        cells.push(start + left..start + left + cell.trim().len());
    };
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' if quoted || at == begin => quoted = !quoted,
            b'"' if at > 0 && rest.as_bytes().get(at - 1) == Some(&b'"') => quoted = true,
            b'\n' if !quoted => {
                end(begin, at);
                return (cells, None);
            }
            byte if byte == delimiter && !quoted => {
                end(begin, at);
                begin = at + 1;
            }
            _ => {}
        }
    }
    end(begin, rest.len());
    (cells, quoted.then_some(start + begin))
}
