//! `ipplan lsp`: a language server for editors.

use ipplan::{Problem, codes};

use crate::args::Format;
use crate::output::{CommandResult, Exit};

pub(crate) fn run() -> CommandResult {
    match ipplan_lsp::serve() {
        // The protocol asks for this where an editor ends it without a word before.
        Ok(asked) => {
            let exit = if asked { Exit::Done } else { Exit::Problems };
            CommandResult::print(exit, |_| Ok(()))
        }
        Err(error) => {
            let problem = Problem::new(&codes::CANNOT_SERVE, format!("the server ended: {error}"));
            CommandResult::Problems(vec![problem], Format::Text)
        }
    }
}
