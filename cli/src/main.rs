//! The `ipplan` command: arguments in, text or JSON out.
#![forbid(unsafe_code)]

mod app;
mod args;
mod commands;
mod existing;
mod files;
mod input;
mod output;
mod part;
mod progress;
mod server;
mod terminal;

use std::process::ExitCode;

use args::{Format, Manner};
use output::CommandResult;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    match args::root().try_get_matches_from(&words) {
        Ok(matches) => {
            let Manner { color, quiet } = Manner::of(&matches);
            terminal::settle(color, quiet);
            commands::run(&matches).exit()
        }
        Err(error) => {
            terminal::settle(Manner::sniff(&words).color, false);
            CommandResult::Usage(args::shown(error, &words), Format::sniff(&words)).exit()
        }
    }
}
