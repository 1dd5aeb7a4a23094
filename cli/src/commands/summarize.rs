//! `ipplan summarize`: the fewest networks that cover the same addresses.

use std::io::Write;

use clap::ArgMatches;
use ipplan_formats::{json, text};

use crate::args::Format;
use crate::input;
use crate::output::{Exit, Outcome};

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    let read = input::once(matches, &["list"]).map_err(|problem| vec![problem]);
    let list = match read.and_then(|()| input::lists(matches, "list")) {
        Ok(list) => list,
        Err(problems) => return Outcome::Problems(problems, format),
    };
    match format {
        Format::Text => Outcome::print(Exit::Done, |out| {
            out.write_all(text::list(ipplan::summarize(list.networks())).as_bytes())
        }),
        Format::Json => Outcome::print_json(Exit::Done, json::summary(list.networks())),
    }
}
