//! `ipplan merge`: one lock of two, for git.

use std::path::Path;

use clap::ArgMatches;
use ipplan::{Lock, Merged, Problem, codes};
use ipplan_formats::{lock, text};

use crate::args::Format;
use crate::files::{self, HeldLock};
use crate::output::CommandResult;

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    match merged(matches) {
        Ok(said) => CommandResult::Done(said),
        Err(problems) => CommandResult::Problems(problems, Format::Text),
    }
}

fn merged(matches: &ArgMatches) -> Result<String, Vec<Problem>> {
    let path = |name: &str| Path::new(matches.get_one::<String>(name).map_or("", String::as_str));
    let one = |problem| vec![problem];
    let base = side(path("base")).map_err(one)?;
    let theirs = side(path("theirs")).map_err(one)?;
    let ours = side(path("ours")).map_err(one)?;
    let Merged { lock, placed, left_out } = ipplan::merge(&base, &ours, &theirs)?;
    // What only a reader sees, such as names that are one name in Azure.
    lock::read(&lock::write(&lock)).map_err(|problem| vec![collision(&problem)])?;
    HeldLock::replace(path("ours"), &lock).map_err(one)?;
    let placed = placed.iter().map(|(place, prefixes)| {
        let place = text::shown(place);
        format!("{place} is at {prefixes}: the other side has the addresses that it had\n")
    });
    let left_out = left_out.iter().map(|name| {
        let name = text::shown(name);
        format!(
            "{name} is left out: the other side has its addresses, and the next plan places it\n"
        )
    });
    Ok(placed.chain(left_out).collect())
}

/// A side of a merge. Git has an empty file for one that was not there.
fn side(path: &Path) -> Result<Lock, Problem> {
    if std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() == 0) {
        return Ok(Lock::default());
    }
    files::lock(path)?.ok_or_else(|| files::no_lock(path))
}

fn collision(problem: &Problem) -> Problem {
    let message = problem.message.strip_prefix("this is not a lock file: ");
    let message = message.unwrap_or(&problem.message);
    let message = format!("the merged lock would not be valid: {message}");
    Problem::new(&codes::LOCKS_COLLIDE, message).hint("rename one of them on one side")
}
