//! `ipplan convert`: a request in another syntax.

use std::io::{self, IsTerminal, Write};

use clap::ArgMatches;
use ipplan::Problem;
use ipplan_formats::read::Syntax;
use ipplan_formats::text;

use crate::args::Format;
use crate::files;
use crate::output::{CommandResult, Exit};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let read = match files::request_in(matches, asked(matches, "from")) {
        Ok(read) => read,
        Err(refused) => return refused.outcome(Format::Text),
    };
    let out = matches.get_one::<String>("out").map(String::as_str);
    let written = syntax(matches, out).and_then(|syntax| {
        let text = ipplan_formats::request(&read.document.request, syntax);
        match out {
            // The other languages have no character in them that acts on a terminal; CSV may have one.
            None if syntax == Syntax::Csv && io::stdout().is_terminal() => Ok(cells_shown(&text)),
            None => Ok(text),
            Some(path) => files::write(path, &text).map(|()| String::new()),
        }
    });
    match written {
        Ok(text) => CommandResult::print(Exit::Done, |out| out.write_all(text.as_bytes())),
        Err(problem) => CommandResult::Problems(vec![problem], Format::Text),
    }
}

/// The syntax to write.
fn syntax(matches: &ArgMatches, out: Option<&str>) -> Result<Syntax, Problem> {
    match (asked(matches, "to"), out) {
        (Some(syntax), _) => Ok(syntax),
        (None, Some(path)) if path != "-" => files::syntax(path, "out"),
        (None, _) => Ok(Syntax::Yaml),
    }
}

/// The syntax that an option names.
fn asked(matches: &ArgMatches, option: &str) -> Option<Syntax> {
    matches.get_one::<String>(option).and_then(|name| Syntax::from_extension(name))
}

/// CSV for the eyes of a person.
fn cells_shown(text: &str) -> String {
    let line = |line: &str| line.split(',').map(text::shown).collect::<Vec<_>>().join(",") + "\n";
    text.lines().map(line).collect()
}
