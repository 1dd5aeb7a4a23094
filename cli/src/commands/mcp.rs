//! `ipplan mcp`: tools for language models.

use clap::ArgMatches;
use ipplan::{Problem, codes};

use super::tools;
use crate::args::Format;
use crate::output::{CommandResult, Exit};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let tools = match tools::offered(matches, "ipplan mcp") {
        Ok((tools, _)) => tools,
        Err(problems) => return CommandResult::Problems(problems, Format::Text),
    };
    match ipplan_mcp::serve(tools) {
        Ok(()) => CommandResult::print(Exit::Done, |_| Ok(())),
        Err(error) => {
            let problem = Problem::new(&codes::CANNOT_SERVE, format!("the server ended: {error}"));
            CommandResult::Problems(vec![problem], Format::Text)
        }
    }
}
