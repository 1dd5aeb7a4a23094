//! The chores of this repository: `cargo xtask help`.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to a person")]

mod archive;
mod bench;
mod bless;
mod book;
mod browser;
mod clients;
mod fuzz;
mod histories;
mod judge;
mod node;
mod ready;
mod servers;
mod stale;
mod step;
mod store;
mod test;
mod tools;
mod wasm;
mod watch;
mod web;

use std::env;
use std::process::ExitCode;

use crate::step::StepResult;

/// A chore: its name, what it does, and the function that does it with the arguments that follow.
struct Chore {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> StepResult,
}

const CHORES: &[Chore] = &[
    Chore {
        name: "test",
        about: "Run every check, as CI does; words such as `lint` or `store` name parts",
        run: test::run,
    },
    Chore { name: "ready", about: "test, and the checks whose tools are here", run: ready::run },
    Chore { name: "bless", about: "Rewrite generated files and snapshots", run: bless::run },
    Chore { name: "book", about: "Build the pages of docs as a book", run: book::run },
    Chore {
        name: "sources",
        about: "List the cited pages, oldest first, and those not checked for long",
        run: stale::run,
    },
    Chore {
        name: "watch",
        about: "Report which pages behind the numbers have changed",
        run: watch::run,
    },
    Chore { name: "wasm", about: "Build the npm package", run: wasm::run },
    Chore { name: "web", about: "Build the app, with the npm package it needs", run: web::run },
    Chore {
        name: "bench",
        about: "Compare the speed with other tools, as a table; words select rows",
        run: bench::run,
    },
    Chore {
        name: "fuzz",
        about: "Fuzz readers, planner and placement; seconds for each, names select targets",
        run: fuzz::run,
    },
    Chore {
        name: "histories",
        about: "Random histories of requests and locks; --seconds says how long",
        run: histories::run,
    },
    Chore {
        name: "judge",
        about: "Check the files for deployment with Terraform, parsers and linters of others",
        run: judge::run,
    },
    Chore {
        name: "archive",
        about: "Pack the command and the provider for a release; a target may follow",
        run: archive::run,
    },
];

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = words.collect();
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        print!("{}", usage());
        return ExitCode::SUCCESS;
    }
    let Some(chore) = CHORES.iter().find(|chore| chore.name == name) else {
        eprint!("Unknown task `{name}`.\n\n{}", usage());
        return ExitCode::from(2);
    };
    match (chore.run)(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let lines = CHORES.iter().map(|it| format!("  {:<10}{}\n", it.name, it.about));
    format!("Usage: cargo xtask TASK\n\n{}", lines.collect::<String>())
}
