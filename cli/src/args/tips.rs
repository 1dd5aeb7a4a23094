//! Tips for words that the parser refuses, where its own would mislead or it has none.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Says what is wrong with a word that the parser does not expect.
pub(super) fn given(mut error: clap::Error, words: &[OsString]) -> clap::Error {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidArg) else { return error };
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let (word, tip) = if is_negative(word) {
        // The parser takes it apart, as it does with short options.
        let whole = words.into_iter().find(|whole| is_negative(whole) && whole.starts_with(word));
        let tip = "a value cannot start with `-`; write it without";
        (whole.unwrap_or(word).to_owned(), tip)
    } else if word.contains('/') && words.contains(&"next") {
        (word.clone(), "sizes stand before the service, as in `ipplan next /26 bastion`")
    } else {
        return error;
    };
    error.insert(ContextKind::InvalidArg, ContextValue::String(word));
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    error
}

fn is_negative(word: &str) -> bool {
    let first = word.strip_prefix('-').and_then(|rest| rest.chars().next());
    first.is_some_and(|first| first.is_ascii_digit() || first == '/')
}
