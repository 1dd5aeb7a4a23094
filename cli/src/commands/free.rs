//! `ipplan free`: what is free.

use clap::ArgMatches;
use ipplan_formats::{json, text};

use super::space::Asked;
use crate::args::Format;
use crate::output::{Exit, Outcome, tell};

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    match (Asked::read(matches), format) {
        (Err(problems), format) => Outcome::Problems(problems, format),
        (Ok(asked), Format::Json) => {
            Outcome::print_json(Exit::Done, json::free(&asked.space, &asked.notices))
        }
        (Ok(asked), Format::Text) => {
            tell(&asked.notices);
            Outcome::Done(text::free(&asked.space))
        }
    }
}
