//! The command that serves the app, declared.

use clap::{Arg, ArgAction, Command, value_parser};

use super::option::option;

pub(super) fn web() -> Command {
    Command::new("web")
        .about("Serve the app to a browser on this machine")
        .long_about(
            "Serve the app to a browser on this machine only: the calculator, the planner and the \
             address map. No data leaves the machine.\n\nThe address is printed. The browser \
             stores the app's data per address, which is the same each time: port 4775, or the \
             next free port, or the port of --port.",
        )
        .arg(
            option("port", "PORT", "The port to use; default: 4775, or the next free one")
                .value_parser(value_parser!(u16)),
        )
        .arg(
            Arg::new("open").long("open").action(ArgAction::SetTrue).help("Open it in the browser"),
        )
}
