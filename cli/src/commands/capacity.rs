//! `ipplan capacity`: how far a service goes in a subnet.

use clap::ArgMatches;
use ipplan::{Capacities, Family, PrefixLen, Problem, codes};
use ipplan_formats::{json, text};

use crate::args::{self, Format};
use crate::output::{self, CommandResult};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    match answer(matches) {
        Ok(answer) if format == Format::Json => CommandResult::json(&json::capacity(&answer)),
        Ok(answer) => CommandResult::Done(text::capacity(&answer)),
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

fn answer(matches: &ArgMatches) -> Result<Capacities, Vec<Problem>> {
    let within = matches.get_one::<String>("in").map(|read| length(read)).transpose();
    // The number searched need not be given.
    let needed = |problem: &Problem| problem.code != &codes::MISSING_INPUT;
    let (within, workload, options) = args::asked(matches, within, needed)?;
    let input = matches.get_one::<String>("for").map(String::as_str);
    let answer = ipplan::capacity(&workload, input, within, &options)?;
    if workload.values().any(|(name, _)| name == answer.input.name) {
        let name = answer.input.name;
        output::remark(&format!(
            "`--{name}` is what is calculated, so the given value is not used"
        ));
    }
    Ok(answer)
}

fn length(read: &str) -> Result<PrefixLen, Problem> {
    PrefixLen::parse(read, Family::V4).ok_or_else(|| {
        let message = format!("`{read}` is not a prefix length from /0 to /32");
        Problem::new(&codes::NOT_A_PREFIX_LENGTH, message).at("in").hint(
            "write a prefix length \
                                                                          such as `/26`",
        )
    })
}
