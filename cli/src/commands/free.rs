//! `ipplan free`: what is free.

use clap::ArgMatches;
use ipplan_formats::read::SpaceLists;
use ipplan_formats::{json, text};

use super::space;
use crate::args::Format;
use crate::output::{CommandResult, Exit, tell_read};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let asked = space::lists(matches).and_then(|(declared, used)| SpaceLists::of(declared, used));
    match (asked, format) {
        (Err(problems), format) => CommandResult::Problems(problems, format),
        (Ok(asked), Format::Json) => CommandResult::print_json(
            Exit::Done,
            json::free(&asked.space, &asked.notices, &asked.files),
        ),
        (Ok(asked), Format::Text) => {
            tell_read(&asked.files, &asked.notices);
            CommandResult::Done(text::free(&asked.space))
        }
    }
}
