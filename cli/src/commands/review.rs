//! `ipplan review`: what a change does.

use clap::ArgMatches;
use ipplan_formats::{REVIEWS, review};

use super::check::options;
use crate::args::Format;
use crate::input;
use crate::output::CommandResult;
use crate::progress::patiently;

/// Compares two files.
pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let name = |side: &str| matches.get_one::<String>(side).map_or("", String::as_str);
    let names = ["base", "head"].map(name);
    let refused = |problems| CommandResult::Problems(problems, format).unanswered();
    let options = match options(matches) {
        Ok(options) => options,
        Err(problems) => return refused(problems),
    };
    if let Err(problem) = input::once(matches, &["base", "head"]) {
        return refused(vec![problem]);
    }
    let texts = match (input::content(names[0], "base"), input::content(names[1], "head")) {
        (Ok(base), Ok(head)) => [base, head],
        (base, head) => {
            return refused([base.err(), head.err()].into_iter().flatten().collect());
        }
    };
    let sides = [(names[0], texts[0].as_slice()), (names[1], texts[1].as_slice())];
    let review = patiently("comparing", || review(sides[0], sides[1], &options));
    let review = match review {
        Ok(review) => review,
        Err(problems) => return refused(problems),
    };
    let asked = matches.get_one::<String>("format");
    let writer = REVIEWS.iter().find(|writer| asked.is_some_and(|name| name == writer.name));
    let written = writer.map(|writer| (writer.write)(&review)).unwrap_or_default();
    if review.fails() { CommandResult::Negative(written) } else { CommandResult::Done(written) }
}
