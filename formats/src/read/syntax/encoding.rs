//! How a text is encoded.

use std::borrow::Cow;

use ipplan::{Problem, codes};

use crate::read::syntax::tree::Lines;

/// The text of a file: UTF-8, or UTF-16 with its mark, without the mark.
///
/// # Errors
///
/// `syntax`, with the first place that is neither.
///
/// ```
/// use ipplan_formats::read::text;
///
/// assert_eq!(text(b"\xff\xfea\0").unwrap(), "a");
/// assert_eq!(text(b"one\nt\xffwo").unwrap_err().place, "2:2");
/// ```
pub fn text(bytes: &[u8]) -> Result<String, Problem> {
    let bytes = utf8(bytes);
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(not_utf8(&String::from_utf8_lossy(&bytes), error.valid_up_to())),
    }
}

/// The problem of a text that is not in UTF-8 from that byte on.
pub(crate) fn not_utf8(text: &str, at: usize) -> Problem {
    let spot = Lines::of(text).spot(at, at + 1);
    let problem = Problem::new(&codes::SYNTAX, "the text is not valid UTF-8 from here on");
    problem.at(spot.to_string()).hint("save the file as UTF-8")
}

/// The text without the mark at its start that says how it is encoded.
pub(crate) fn utf8(text: &[u8]) -> Cow<'_, [u8]> {
    let utf16 = |text: &[u8], unit: fn([u8; 2]) -> u16| {
        let pairs = text.chunks(2).map(|pair| match pair {
            [a, b] => unit([*a, *b]),
            // Half a character.
            _ => u16::from(b'?'),
        });
        let letters = char::decode_utf16(pairs).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER));
        letters.collect::<String>().into_bytes()
    };
    let text = match text {
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(rest),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        _ => Cow::Borrowed(text),
    };
    lined(text)
}

/// The text in lines, also where each ends in a carriage return alone, as Excel writes CSV for old Macs.
fn lined(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\n', &text).is_some() || memchr::memchr(b'\r', &text).is_none() {
        return text;
    }
    text.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect::<Vec<u8>>().into()
}
