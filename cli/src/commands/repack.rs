//! `ipplan repack`: what would have to move so that all fits.

use std::path::Path;

use clap::ArgMatches;
use ipplan::{Family, Lock, PrefixLen, Problem, codes};
use ipplan_formats::{json, text};

use crate::args::Format;
use crate::files::{self, Read, Refused};
use crate::output::Outcome;

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    let read = match files::request(matches) {
        Ok(read) => read,
        Err(refused) => return refused.outcome(format),
    };
    match answer(matches, read, format) {
        Ok(answer) => Outcome::Done(answer),
        Err(refused) => refused.outcome(format),
    }
}

fn answer(matches: &ArgMatches, read: Read, format: Format) -> Result<String, Refused> {
    let path = matches.get_one::<String>("lock").map_or("", String::as_str);
    let (lock, fit_for) = match (lock(path), fit_for(matches)) {
        (Ok(lock), Ok(fit_for)) => (lock, fit_for),
        (lock, fit_for) => {
            let wrong = fit_for.err().into_iter().flatten();
            return Err(Refused::plain(lock.err().into_iter().chain(wrong).collect()));
        }
    };
    match ipplan::repack(&read.document.request, &lock, &fit_for) {
        Ok(repack) => Ok(match format {
            Format::Json => format!("{:#}\n", json::repack(&repack, &lock)),
            Format::Text => text::repack(&repack, read.name(), path),
        }),
        Err(problems) => Err(read.refused(problems)),
    }
}

/// What the lock holds, which has to be there: without one nothing has a place that it could leave.
fn lock(path: &str) -> Result<Lock, Problem> {
    files::lock(Path::new(path))?.ok_or_else(|| {
        let problem = Problem::new(&codes::CANNOT_READ, format!("there is no lock {path}"));
        problem.at("lock").hint("`ipplan plan` with this --lock writes it")
    })
}

/// What is to be free besides: a network and a length each.
fn fit_for(matches: &ArgMatches) -> Result<Vec<(String, PrefixLen)>, Vec<Problem>> {
    let (mut lengths, mut problems) = (Vec::new(), Vec::new());
    for word in matches.get_many::<String>("fit-for").unwrap_or_default() {
        // A name may have a slash in it; the last one is that of the length.
        let (network, length) = word.rsplit_once('/').unwrap_or((word, ""));
        match PrefixLen::parse(length, Family::V4) {
            Some(length) => lengths.push((network.to_owned(), length)),
            None => problems.push(
                Problem::new(
                    &codes::NOT_A_PREFIX_LENGTH,
                    format!("{word} is no length in a network"),
                )
                .at("fit-for")
                .hint("write a network and a prefix length from /0 to /32, as hub/24"),
            ),
        }
    }
    if problems.is_empty() { Ok(lengths) } else { Err(problems) }
}
