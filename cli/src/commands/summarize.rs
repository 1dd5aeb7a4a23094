//! `ipplan summarize`: the fewest networks that cover the same addresses.

use std::io::Write;

use clap::ArgMatches;
use ipplan_formats::{json, text};

use crate::args::Format;
use crate::input;
use crate::output::{CommandResult, Exit, tell_read};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let list = match input::one_list(matches) {
        Ok(list) => list,
        Err(problems) => return CommandResult::Problems(problems, format),
    };
    match format {
        Format::Text => {
            tell_read(&list.files(), list.notices());
            CommandResult::print(Exit::Done, |out| {
                out.write_all(text::list(ipplan::summarize(list.networks())).as_bytes())
            })
        }
        Format::Json => CommandResult::print_json(Exit::Done, json::summary(&list)),
    }
}
