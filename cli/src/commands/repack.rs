//! `ipplan repack`: what would have to move so that all fits.

use std::path::Path;

use clap::ArgMatches;
use ipplan::{Family, Lock, PrefixLen, Problem, codes};
use ipplan_formats::{json, text};

use crate::args::Format;
use crate::files;
use crate::output::Outcome;

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    let read = match files::request(matches) {
        Ok(read) => read,
        Err(refused) => return refused.outcome(format),
    };
    let name = |argument: &str| matches.get_one::<String>(argument).map_or("", String::as_str);
    let (lock, fit_for) = match (lock(name("lock")), fit_for(matches)) {
        (Ok(lock), Ok(fit_for)) => (lock, fit_for),
        (lock, fit_for) => {
            let problems = lock.err().into_iter().chain(fit_for.err().into_iter().flatten());
            return Outcome::Problems(problems.collect(), format);
        }
    };
    match ipplan::repack(&read.document.request, &lock, &fit_for) {
        Ok(repack) => match format {
            Format::Json => Outcome::json(&json::repack(&repack, &lock)),
            Format::Text => Outcome::Done(text::repack(&repack, name("file"), name("lock"))),
        },
        Err(problems) => read.refused(problems).outcome(format),
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
