//! `ipplan services`: the catalogue.

use clap::ArgMatches;
use ipplan::Service;
use ipplan_formats::{json, markdown, text};

use crate::args::{self, Format};
use crate::output::CommandResult;

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let words = matches.get_many::<String>("word").into_iter().flatten();
    let words: Vec<&str> = words.flat_map(|word| word.split_whitespace()).collect();
    let found = Service::find(&words);
    if found.is_empty() {
        return CommandResult::Problems(vec![args::unknown(&words)], format);
    }
    if matches.get_one::<String>("format").is_some_and(|it| it == "markdown") {
        return CommandResult::Done(match found.as_slice() {
            [one] => markdown::service(one),
            found => markdown::services(found),
        });
    }
    match (found.as_slice(), words.as_slice(), format) {
        (found, _, Format::Json) => CommandResult::json(&json::services(found)),
        ([one], [word], Format::Text) if one.answers_to(&word.to_ascii_lowercase()) => {
            CommandResult::Done(text::service(one))
        }
        (found, _, Format::Text) => CommandResult::Done(text::services(found)),
    }
}
