//! Text of users, quoted in a message.

/// How many characters of it are shown.
const MOST: usize = 60;

/// The text in backticks: cut where it is long, and with nothing in it that would act on a terminal.
pub(crate) fn quoted(text: &str) -> String {
    let mut letters = text.chars();
    let shown: String = letters.by_ref().take(MOST).flat_map(visible).collect();
    let dots = if letters.next().is_some() { "…" } else { "" };
    format!("`{shown}{dots}`")
}

fn visible(letter: char) -> impl Iterator<Item = char> {
    let direction = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let acts = letter.is_control() || direction;
    let plain = (!acts).then_some(letter);
    plain.into_iter().chain(acts.then(|| letter.escape_unicode()).into_iter().flatten())
}

/// `a, b and c`
pub(crate) fn list(words: impl IntoIterator<Item = impl ToString>, last: &str) -> String {
    let words: Vec<String> = words.into_iter().map(|word| word.to_string()).collect();
    match words.split_last() {
        Some((end, start)) if !start.is_empty() => format!("{} {last} {end}", start.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_cut_and_what_acts_is_shown() {
        assert_eq!(quoted("10.0.0/24"), "`10.0.0/24`");
        assert_eq!(quoted(&"x".repeat(1 << 20)), format!("`{}…`", "x".repeat(60)));
        assert_eq!(quoted("a\u{1b}]0;b\u{7}"), "`a\\u{1b}]0;b\\u{7}`");
        assert_eq!(quoted("a\u{202e}b"), "`a\\u{202e}b`");
    }
}
