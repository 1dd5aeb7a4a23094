//! `ipplan completions` and `ipplan man`, from the same declarations as the command line.

use std::path::Path;

use clap::{ArgMatches, Command};
use clap_complete::Shell;
use ipplan::{Problem, codes};

use crate::args::{self, EXAMPLES, EXIT_CODES, Format};
use crate::files;
use crate::output::CommandResult;

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let Some(shell) = matches.get_one::<Shell>("shell") else {
        return CommandResult::Done(String::new());
    };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut args::root(), "ipplan", &mut script);
    CommandResult::Done(String::from_utf8_lossy(&script).into_owned())
}

pub(crate) fn man(matches: &ArgMatches) -> CommandResult {
    let mut root = args::root().after_help(EXAMPLES);
    root.build();
    let command = match matches.get_one::<String>("command") {
        None => root,
        Some(name) => {
            let Some(command) = root.find_subcommand(name) else {
                let message = format!("unknown command `{name}`");
                let problem = Problem::new(&codes::USAGE, message).hint(
                    "`ipplan --help` lists all \
                                                                         commands",
                );
                return CommandResult::Problems(vec![problem], Format::Text);
            };
            command.clone()
        }
    };
    match matches.get_one::<String>("out") {
        None => CommandResult::Done(page(command)),
        Some(folder) => match pages(&command, folder) {
            Ok(()) => CommandResult::Done(String::new()),
            Err(problem) => CommandResult::Problems(vec![problem], Format::Text),
        },
    }
}

/// The page of a command, and one for each command below it, in a folder that is there.
fn pages(command: &Command, folder: &str) -> Result<(), Problem> {
    let name = command.get_name();
    let own = [(name.to_owned(), command)].into_iter();
    let below = command.get_subcommands().filter(|it| !it.is_hide_set() && it.get_name() != "help");
    for (name, command) in own.chain(below.map(|it| (format!("{name}-{}", it.get_name()), it))) {
        let path = Path::new(folder).join(format!("{name}.1"));
        let command = command.clone().display_name(name);
        files::write(&path.to_string_lossy(), page(command), "out")?;
    }
    Ok(())
}

fn page(command: Command) -> String {
    let mut page = Vec::new();
    // Writing into memory cannot fail.
    let _ = clap_mangen::Man::new(command).render(&mut page);
    let codes = EXIT_CODES.map(|(code, meaning)| format!(".TP\n{code}\n{meaning}\n"));
    let page = String::from_utf8_lossy(&page);
    format!("{page}.SH \"EXIT STATUS\"\n{}", codes.concat())
}
