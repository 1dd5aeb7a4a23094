//! `ipplan mcp`: tools for language models.

use ipplan::{Problem, codes};
use ipplan_formats::TOOLS;

use crate::args::Format;
use crate::output::{CommandResult, Exit};

pub(crate) fn run() -> CommandResult {
    match ipplan_mcp::serve(TOOLS.to_vec()) {
        Ok(()) => CommandResult::print(Exit::Done, |_| Ok(())),
        Err(error) => {
            let problem = Problem::new(&codes::CANNOT_SERVE, format!("the server ended: {error}"));
            CommandResult::Problems(vec![problem], Format::Text)
        }
    }
}
