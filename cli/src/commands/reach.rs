//! `ipplan reach`: who reaches whom, through what, and why not.

use clap::ArgMatches;
use ipplan::{Problem, Request, codes, reach};
use ipplan_formats::{diagram, json, svg, text};

use crate::args::Format;
use crate::existing;
use crate::files::{self, FileProblems};
use crate::output::{CommandResult, Exit};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let (request, file) = match asked(matches) {
        Ok(asked) => asked,
        Err(refused) => return refused.outcome(format).unanswered(),
    };
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("mermaid") => return CommandResult::Done(diagram::links(&request)),
        Some("svg") => return CommandResult::Done(svg::links(&request)),
        _ => {}
    }
    let Some(from) = matches.get_one::<String>("from") else {
        let problem = Problem::new(&codes::USAGE, "`reach` needs to know from where").at("from");
        let problem = problem.hint("name a network, as in `ipplan reach hub`");
        let problem = problem.hint("or draw all links, with `--format mermaid` or `svg`");
        return CommandResult::Problems(vec![problem], format).unanswered();
    };
    let to = matches.get_one::<String>("to").map(String::as_str);
    let answers = match reach(&request, from, to) {
        Ok(answers) => answers,
        // A name of the command line is nowhere in the file.
        Err(problems) if problems.iter().all(|it| it.code == &codes::LINK_END) => {
            return CommandResult::Problems(problems, format).unanswered();
        }
        Err(problems) => {
            return match file {
                Some(file) => file.refused(problems).outcome(format).unanswered(),
                None => CommandResult::Problems(problems, format).unanswered(),
            };
        }
    };
    let refused = to.is_some() && answers.iter().any(|it| it.why_not.is_some());
    let exit = if refused { Exit::Problems } else { Exit::Done };
    match format {
        Format::Json => CommandResult::print_json(exit, json::reach(&answers)),
        Format::Text if refused => CommandResult::Negative(text::reach(&answers)),
        Format::Text => CommandResult::Done(text::reach(&answers)),
    }
}

/// One request, or what the files say exists.
fn asked(matches: &ArgMatches) -> Result<(Request, Option<files::RequestFile>), FileProblems> {
    let files: Vec<&String> = matches.get_many("in").unwrap_or_default().collect();
    if let [file] = files.as_slice()
        && !file.contains('#')
    {
        let read = files::request_of(file, "in")?;
        let request = match &read.exists {
            Some(inventory) => inventory.request(),
            None => read.document.request.clone(),
        };
        return Ok((request, Some(read)));
    }
    let inventory = existing::of_argument(matches, "in").map_err(FileProblems::several)?;
    Ok((inventory.request(), None))
}
