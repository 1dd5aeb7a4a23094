//! `ipplan size`: how big a subnet must be.

use clap::ArgMatches;
use ipplan::{Answer, Problem};
use ipplan_formats::{json, text};

use crate::args::{self, Format};
use crate::output::CommandResult;

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    match answer(matches) {
        Ok(answer) if format == Format::Json => CommandResult::json(&json::size(&answer)),
        Ok(answer) => CommandResult::Done(text::size(&answer)),
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

fn answer(matches: &ArgMatches) -> Result<Answer, Vec<Problem>> {
    let base = matches.get_one::<String>("cidr").map(|read| ipplan::read_base(read)).transpose();
    let (base, workload, options) = args::asked(matches, base, |_| true)?;
    let answer = ipplan::size(&workload, &options)?;
    match base {
        Some(base) => answer.starting_at(base),
        None => Ok(answer),
    }
}
