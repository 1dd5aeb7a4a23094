//! `ipplan repack`: what would have to move so that all fits.

use std::path::Path;

use clap::ArgMatches;
use ipplan_formats::{json, read, text};

use crate::args::Format;
use crate::files;
use crate::output::CommandResult;
use crate::progress::patiently;

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let asked = match files::request(matches, "file") {
        Ok(asked) => asked,
        Err(refused) => return refused.outcome(format),
    };
    let name = |argument: &str| matches.get_one::<String>(argument).map_or("", String::as_str);
    let fit_for = matches.get_many::<String>("fit-for").unwrap_or_default();
    let fit_for = read::fit_for(fit_for.map(String::as_str));
    let (lock, fit_for) = match (files::known_lock(Path::new(name("lock"))), fit_for) {
        (Ok(lock), Ok(fit_for)) => (lock, fit_for),
        (lock, fit_for) => {
            let problems = lock.err().into_iter().chain(fit_for.err().into_iter().flatten());
            return CommandResult::Problems(problems.collect(), format);
        }
    };
    let steps = matches.get_one::<usize>("steps").copied().unwrap_or(ipplan::REPACK_STEPS);
    let repack = || ipplan::repack(&asked.document.request, &lock, &fit_for, steps);
    match patiently("looking for the fewest moves", repack) {
        Ok(repack) => match format {
            Format::Json => CommandResult::json(&json::repack(&repack, &lock)),
            Format::Text => CommandResult::Done(text::repack(&repack, name("file"), name("lock"))),
        },
        Err(problems) => asked.refused(problems).outcome(format),
    }
}
