//! Options that every command has.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, ColorChoice, ValueEnum, value_parser};

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

impl Format {
    /// The format of a parsed command line.
    pub(crate) fn of(matches: &ArgMatches) -> Format {
        match matches.get_one::<String>("format").map(String::as_str) {
            Some("json") => Format::Json,
            _ => Format::Text,
        }
    }

    /// The probable format of a command line that could not be parsed.
    pub(crate) fn sniff(words: &[OsString]) -> Format {
        let pair =
            words.windows(2).any(|pair| matches!(pair, [a, b] if a == "--format" && b == "json"));
        let one = words.iter().any(|word| word == "--format=json");
        if pair || one { Format::Json } else { Format::Text }
    }
}

/// How a command speaks, whichever it is.
pub(crate) struct Manner {
    pub(crate) color: ColorChoice,
    pub(crate) quiet: bool,
}

impl Manner {
    /// The manner of a parsed command line.
    pub(crate) fn of(matches: &ArgMatches) -> Manner {
        let color = matches.get_one("color").copied().unwrap_or_default();
        Manner { color, quiet: matches.get_flag("quiet") }
    }

    /// The probable manner of a command line that could not be parsed.
    pub(crate) fn sniff(words: &[OsString]) -> Manner {
        let after = |pair: &[OsString]| match pair {
            [option, value] if option == "--color" => value.to_str().map(str::to_owned),
            _ => None,
        };
        let words_of = words.iter().filter_map(|word| word.to_str()?.strip_prefix("--color="));
        let pair = words.windows(2).find_map(after);
        let word = pair.or_else(|| words_of.map(str::to_owned).next());
        let color = word.and_then(|word| ColorChoice::from_str(&word, false).ok());
        Manner { color: color.unwrap_or_default(), quiet: false }
    }
}

/// The options of [`Manner`], which every command has.
pub(super) fn manner() -> [Arg; 2] {
    let color = option("color", "WHEN", "When to use colors and links; NO_COLOR works too")
        .value_parser(value_parser!(ColorChoice))
        .default_value("auto");
    let quiet = Arg::new("quiet")
        .long("quiet")
        .short('q')
        .action(ArgAction::SetTrue)
        .help("Print answers and problems, and nothing else");
    [color, quiet].map(|it| it.global(true).help_heading("Output").display_order(900))
}

pub(super) fn format() -> Arg {
    option("format", "FORMAT", "Output format").value_parser(["text", "json"]).default_value("text")
}

pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}
