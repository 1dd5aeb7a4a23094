//! Lines of text, and their comments.

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

/// How many lines there are.
pub(crate) fn count(text: &[u8]) -> usize {
    let open = !text.is_empty() && !text.ends_with(b"\n");
    memchr::memchr_iter(b'\n', text).count() + usize::from(open)
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
