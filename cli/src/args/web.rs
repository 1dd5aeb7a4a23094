//! The commands that serve something over HTTP, declared.

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

/// The default address of `serve`: the port next to that of the app.
#[cfg(feature = "serve")]
const LISTEN: &str = "127.0.0.1:4776";

#[cfg(feature = "serve")]
pub(super) fn serve() -> Command {
    let command = Command::new("serve")
        .about("Answer programs over HTTP, with an OpenAPI document")
        .long_about(
            "Answer programs over HTTP: size, capacity, services, plan, next, check, reach and explain, \
             each by POST to its name with arguments as JSON. GET /openapi.json describes them.\n\nIt \
             reads no files and keeps nothing, except for the plan in the store of --store. Without \
             --listen only this machine is answered; another address answers whoever reaches it, \
             without encryption or sign-in, so put a proxy in front. A request has at most 16 MiB.",
        )
        .arg(
            option("listen", "ADDRESS", "The address and port to listen at; port 0 is any free one")
                .default_value(LISTEN)
                .value_parser(value_parser!(std::net::SocketAddr)),
        );
    #[cfg(feature = "store")]
    let command = super::store::offered(command);
    command
}
