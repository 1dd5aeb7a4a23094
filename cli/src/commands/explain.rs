//! `ipplan explain`: what codes mean.

use clap::ArgMatches;
use ipplan::{Code, Problem, codes};
use ipplan_formats::{json, text};

use crate::args::Format;
use crate::output::CommandResult;

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let asked = match matches.get_one::<String>("code") {
        None => codes::ALL.to_vec(),
        Some(id) => match Code::named(id) {
            Some(code) => vec![code],
            None => return CommandResult::Problems(vec![unknown(id)], format),
        },
    };
    match format {
        Format::Json => CommandResult::json(&json::codes(&asked)),
        Format::Text => CommandResult::Done(text::codes(&asked)),
    }
}

fn unknown(id: &str) -> Problem {
    let problem = Problem::new(&codes::UNKNOWN_CODE, format!("unknown code `{id}`")).at("code");
    let codes = codes::ALL.iter().map(|code| code.id);
    problem.did_you_mean(id, codes).or_hint("`ipplan explain` lists all codes")
}
