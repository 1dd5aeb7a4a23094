//! What the options of every command have in common.

use std::ffi::OsString;

use clap::{Arg, ArgMatches};

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

impl Format {
    /// What a parsed command line asks for.
    pub(crate) fn of(matches: &ArgMatches) -> Format {
        match matches.get_one::<String>("format").map(String::as_str) {
            Some("json") => Format::Json,
            _ => Format::Text,
        }
    }

    /// What a command line that could not be parsed seems to ask for.
    pub(crate) fn sniff(words: &[OsString]) -> Format {
        let pair =
            words.windows(2).any(|pair| matches!(pair, [a, b] if a == "--format" && b == "json"));
        let one = words.iter().any(|word| word == "--format=json");
        if pair || one { Format::Json } else { Format::Text }
    }
}

pub(super) fn format() -> Arg {
    option("format", "FORMAT", "Output format").value_parser(["text", "json"]).default_value("text")
}

pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}
