//! The commands, one file each.

mod capacity;
mod check;
mod completions;
mod convert;
mod existing;
mod explain;
mod external;
mod free;
mod lock;
#[cfg(feature = "lsp")]
mod lsp;
#[cfg(feature = "mcp")]
mod mcp;
mod merge;
mod next;
mod overlaps;
mod plan;
mod reach;
mod repack;
mod review;
#[cfg(feature = "serve")]
mod serve;
mod services;
mod sets;
mod size;
mod space;
#[cfg(feature = "store")]
mod store;
#[cfg(any(feature = "serve", feature = "mcp"))]
mod tools;
mod web;

use clap::ArgMatches;

use crate::args::{Format, absent};
use crate::output::CommandResult;

/// Runs the command that was asked for.
pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let store = matches.subcommand_name().and_then(absent::store);
    if let Some(problem) = store {
        return CommandResult::Problems(vec![problem], Format::Text).unanswered();
    }
    match matches.subcommand() {
        Some(("size", matches)) => size::run(matches),
        Some(("capacity", matches)) => capacity::run(matches),
        Some(("plan", matches)) => plan::run(matches),
        Some(("check", matches)) => check::run(matches),
        Some(("external", matches)) => external::run(matches),
        Some(("init", matches)) => plan::init(matches),
        Some(("diff", matches)) => lock::diff(matches),
        Some(("merge", matches)) => merge::run(matches),
        Some(("review", matches)) => review::run(matches),
        Some(("release", matches)) => lock::release(matches),
        Some(("repack", matches)) => repack::run(matches),
        Some(("convert", matches)) => convert::run(matches),
        Some(("show", matches)) => existing::show(matches),
        Some(("find", matches)) => existing::find(matches),
        Some(("drift", matches)) => existing::drift(matches),
        Some(("reach", matches)) => reach::run(matches),
        Some(("next", matches)) => next::run(matches),
        Some(("free", matches)) => free::run(matches),
        Some(("overlaps", matches)) => overlaps::run(matches),
        Some(("summarize", matches)) => sets::summarize(matches),
        Some(("subtract", matches)) => sets::subtract(matches),
        Some(("intersect", matches)) => sets::intersect(matches),
        Some(("contains", matches)) => sets::contains(matches),
        Some(("split", matches)) => sets::split(matches),
        Some(("services", matches)) => services::run(matches),
        Some(("explain", matches)) => explain::run(matches),
        Some(("web", matches)) => web::run(matches),
        #[cfg(feature = "lsp")]
        Some(("lsp", _)) => lsp::run(),
        #[cfg(feature = "mcp")]
        Some(("mcp", matches)) => mcp::run(matches),
        #[cfg(feature = "serve")]
        Some(("serve", matches)) => serve::run(matches),
        Some(("completions", matches)) => completions::run(matches),
        Some(("man", matches)) => completions::man(matches),
        #[cfg(feature = "store")]
        Some(("history", matches)) => store::history(matches),
        #[cfg(feature = "store")]
        Some((name @ ("export" | "import" | "undo" | "prune"), matches)) => {
            store::own_command(name, matches)
        }
        // clap lets nothing else through.
        _ => CommandResult::Done(String::new()),
    }
}
