//! How a text is encoded.

use std::borrow::Cow;

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
    match text {
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(rest),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        _ => Cow::Borrowed(text),
    }
}
