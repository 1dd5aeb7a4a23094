//! `ipplan completions` and `ipplan man`, from the same declarations as the command line.

use clap::ArgMatches;
use clap_complete::Shell;
use ipplan::{Problem, codes};

use crate::args::{self, EXIT_CODES, Format};
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
    let mut root = args::root();
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
    let mut page = Vec::new();
    // Writing into memory cannot fail.
    let _ = clap_mangen::Man::new(command).render(&mut page);
    let codes = EXIT_CODES.map(|(code, meaning)| format!(".TP\n{code}\n{meaning}\n"));
    let page = String::from_utf8_lossy(&page);
    CommandResult::Done(format!("{page}.SH \"EXIT STATUS\"\n{}", codes.concat()))
}
