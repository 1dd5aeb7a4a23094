//! Text of people, made fit for a screen.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character acts on a terminal, changes the order of its neighbours, or cannot be seen:
/// controls of both sets, marks of direction, separators of lines, spaces without a width, and tags.
#[inline]
pub(crate) fn acts(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_control();
    }
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Text of a person or a file, on one line and with every such character shown by its number.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\t' | '\n' | '\r' => shown.extend(letter.escape_default()),
            letter if acts(letter) => shown.extend(letter.escape_unicode()),
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// Text in double quotes, as YAML and TOML have it, with every such character by its number.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        let code = u32::from(letter);
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            // Writing to a string cannot fail.
            _ if acts(letter) && code > 0xffff => drop(write!(quoted, "\\U{code:08x}")),
            _ if acts(letter) => drop(write!(quoted, "\\u{code:04x}")),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_any_more() {
        for letter in '\0'..=char::MAX {
            let text = format!("a{letter}b");
            assert!(!shown(&text).contains(acts), "{letter:?}");
            assert_eq!(shown(&text) == text, !acts(letter), "{letter:?}");
        }
        assert_eq!(shown("a\tb\nc\u{202e}d\u{9b}"), "a\\tb\\nc\\u{202e}d\\u{9b}");
        assert_eq!(shown("Größe 漢字 \u{a0}"), "Größe 漢字 \u{a0}");
    }
}
