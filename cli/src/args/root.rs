//! The whole command, and the commands that only show what is known.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, Command, value_parser};
use ipplan_formats::text;

use super::option::{format, manner, option};
use super::{absent, existing, lists, plan, tips, web, workload};

/// The error of the parser, with the words that it repeats made fit for a screen.
pub(crate) fn shown(error: clap::Error, words: &[OsString]) -> clap::Error {
    if error.kind() == ErrorKind::InvalidUtf8 {
        return error;
    }
    let words: Vec<OsString> =
        words.iter().map(|word| text::shown(&word.to_string_lossy()).into()).collect();
    let shown = root().try_get_matches_from(&words).err();
    // A word that is cut may mean something; then the words do not stand in the message.
    let shown = shown.map(|error| tips::given(absent::named(error), &words));
    shown.unwrap_or_else(|| clap::Error::raw(error.kind(), text::shown(&error.to_string())))
}

/// Every exit code with its meaning, for the help and the manual pages.
pub(crate) const EXIT_CODES: [(u8, &str); 3] = [
    (0, "there is an answer"),
    (1, "the answer is no: problems, no room, overlaps, drift, moves, nothing found"),
    (2, "nothing could be answered: wrong usage, or a file cannot be read or written"),
];

/// The whole command.
pub(crate) fn root() -> Command {
    let root = Command::new("ipplan")
        // Not that of the file, which is `ipplan.exe` on Windows.
        .bin_name("ipplan")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Size Azure subnets, and plan where they go")
        .after_help(after_help())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(80)
        .args(manner())
        .subcommand(workload::size())
        .subcommand(workload::capacity())
        .subcommand(plan::plan())
        .subcommand(plan::external())
        .subcommand(plan::check())
        .subcommand(plan::init())
        .subcommand(plan::diff())
        .subcommand(plan::merge())
        .subcommand(plan::review())
        .subcommand(plan::release())
        .subcommand(plan::repack())
        .subcommand(plan::convert())
        .subcommand(existing::show())
        .subcommand(existing::find())
        .subcommand(existing::drift())
        .subcommand(existing::reach())
        .subcommand(lists::next())
        .subcommand(lists::free())
        .subcommand(lists::overlaps())
        .subcommand(lists::summarize())
        .subcommand(lists::subtract())
        .subcommand(lists::intersect())
        .subcommand(lists::contains())
        .subcommand(lists::split())
        .subcommand(catalogue())
        .subcommand(explain())
        .subcommand(web::web())
        .subcommand(completions())
        .subcommand(man());
    #[cfg(feature = "lsp")]
    let root = root.subcommand(lsp());
    #[cfg(feature = "mcp")]
    let root = root.subcommand(mcp());
    #[cfg(feature = "serve")]
    let root = root.subcommand(web::serve());
    #[cfg(feature = "store")]
    let root = root.subcommands(super::store::commands());
    root
}

fn after_help() -> String {
    let codes = EXIT_CODES.map(|(code, meaning)| format!("  {code}  {meaning}"));
    format!("Exit codes:\n{}\n\n{EXAMPLES}", codes.join("\n"))
}

/// What the whole command is called with, for the help and the manual page, which has a section for exit codes.
pub(crate) const EXAMPLES: &str = "Every number is cited with its page and date. Examples:\n  ipplan size \
     --instances 10 --win-containers 4\n  ipplan services\n  ipplan next /26 2x/28 --in 10.0.0.0/16 --used \
     used.txt";

fn catalogue() -> Command {
    Command::new("services")
        .about("List services, search them, or show all details of one")
        .arg(
            Arg::new("word")
                .value_name("WORD")
                .num_args(0..)
                .help("A service or another name for it, or words to search for"),
        )
        .arg(format().value_parser(["text", "json", "markdown"]))
}

fn explain() -> Command {
    Command::new("explain")
        .about("Explain the code of a problem or a notice")
        .arg(Arg::new("code").value_name("CODE").help(
            "A code, such as out-of-range; default: all \
                                                       codes",
        ))
        .arg(format())
}

#[cfg(feature = "lsp")]
fn lsp() -> Command {
    Command::new("lsp").about("Run a language server for editors (Language Server Protocol)").long_about(
        "Run a language server on standard input and output (Language Server Protocol): problems of \
         request files with their hints, completion, the sum behind a size with its sources, and \
         where each subnet goes.\n\nIt reads the open documents, the lock NAME.lock.json of a request, \
         and the files that the request names. It writes no files and opens no connections.",
    )
}

#[cfg(feature = "mcp")]
fn mcp() -> Command {
    let command =
        Command::new("mcp").about("Answer language models, by the Model Context Protocol");
    let command = command.long_about(
        "Answer language models on standard input and output, by the Model Context Protocol: size, \
         capacity, services, plan, next, check, reach and explain as tools.\n\nIt reads no files and \
         opens no connections, except for the plan in the store of --store. Add it to a client as \
         the command `ipplan` with the argument `mcp`.",
    );
    #[cfg(feature = "store")]
    let command = super::store::offered(command);
    command
}

fn completions() -> Command {
    Command::new("completions").about("Print shell completions").arg(
        Arg::new("shell")
            .value_name("SHELL")
            .required(true)
            .value_parser(value_parser!(clap_complete::Shell))
            .help("The shell"),
    )
}

fn man() -> Command {
    Command::new("man")
        .about("Print the manual page, in man format")
        .arg(
            Arg::new("command")
                .value_name("COMMAND")
                .help("A command, such as size; default: the whole manual"),
        )
        .arg(
            option("out", "FOLDER", "Write the page of each command into this folder instead")
                .conflicts_with("command"),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_has_the_same_name_on_every_system() {
        let help = root().try_get_matches_from(["ipplan.exe", "services", "--help"]).unwrap_err();
        assert!(help.to_string().contains("Usage: ipplan services [OPTIONS]"), "{help}");
    }
}
