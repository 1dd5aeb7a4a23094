//! `ipplan overlaps`: which networks overlap.

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
        Err(problems) => return CommandResult::Problems(problems, format).unanswered(),
    };
    let every = matches.get_flag("all");
    let any = list.overlaps(every).next().is_some();
    let exit = if any { Exit::Problems } else { Exit::Done };
    match format {
        Format::Text => {
            tell_read(&list.files(), list.notices());
            CommandResult::print(exit, |out| write!(out, "{}", text::overlaps(&list, every)))
        }
        Format::Json => {
            let lists = matches.get_many::<String>("list").map_or(0, |lists| lists.len());
            CommandResult::print_json(exit, json::overlaps(&list, lists > 1, every))
        }
    }
}
