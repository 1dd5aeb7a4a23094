//! The command that serves the page, declared.

use clap::{Arg, ArgAction, Command, value_parser};

use super::option::option;

pub(super) fn web() -> Command {
    Command::new("web")
        .about("Serve the page to a browser on this machine")
        .long_about(
            "Serve the page to a browser on this machine, and to nobody else: the calculator, the \
             planner and the address map, with nothing leaving the machine.\n\nThe address is \
             printed. What the browser keeps for the page belongs to the address, which is the same each \
             time: port 4775, or the next one that is free, or the one of --port.",
        )
        .arg(
            option("port", "PORT", "Serve at this port; else at 4775, or the next one that is free")
                .value_parser(value_parser!(u16)),
        )
        .arg(
            Arg::new("open").long("open").action(ArgAction::SetTrue).help("Open it in the browser"),
        )
}
