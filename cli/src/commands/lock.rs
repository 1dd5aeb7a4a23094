//! `ipplan release` and `ipplan diff`: what the lock holds, and what changed.

use std::collections::BTreeSet;
use std::path::Path;

use clap::ArgMatches;
use ipplan::Problem;
use ipplan_formats::lock::{self, Released};
use ipplan_formats::{json, text};

use crate::args::Format;
use crate::files::{self, HeldLock};
use crate::output::CommandResult;

/// Forgets subnets or whole networks.
pub(crate) fn release(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    match released(matches, format) {
        Ok(said) => CommandResult::Done(said),
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

fn released(matches: &ArgMatches, format: Format) -> Result<String, Vec<Problem>> {
    let one = |problem| vec![problem];
    let names = matches.get_many::<String>("name").unwrap_or_default().map(String::as_str);
    let names: BTreeSet<&str> = names.collect();
    let part = if matches.get_flag("ipv6") { Released::Ipv6 } else { Released::Whole };
    let version = in_store(matches, &names, part)?;
    if version.is_none() {
        let path = Path::new(matches.get_one::<String>("lock").map_or("", String::as_str));
        let held = HeldLock::take_known(path, super::plan::wait(matches)).map_err(one)?;
        let mut lock = held.lock.clone().unwrap_or_default();
        lock::release(&mut lock, names.iter().copied(), part)?;
        held.save(&lock).map_err(one)?;
    }
    let names: Vec<&str> = names.into_iter().collect();
    Ok(match format {
        Format::Json => json::text(&json::released(&names, part, version)),
        Format::Text => text::released(&names, part),
    })
}

/// The version of the store without these subnets; nothing if no store is asked to release them.
#[cfg(feature = "store")]
fn in_store(
    matches: &ArgMatches,
    names: &BTreeSet<&str>,
    part: Released,
) -> Result<Option<u64>, Vec<Problem>> {
    let address = super::store::address(matches);
    address.map(|address| super::store::release(matches, &address, names, part)).transpose()
}

#[cfg(not(feature = "store"))]
#[expect(clippy::unnecessary_wraps, reason = "a store can refuse")]
fn in_store(_: &ArgMatches, _: &BTreeSet<&str>, _: Released) -> Result<Option<u64>, Vec<Problem>> {
    Ok(None)
}

/// The differences between two requests, locks or plans.
pub(crate) fn diff(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let side = |name: &str| {
        files::placed(matches.get_one::<String>(name).map_or("", String::as_str), name)
    };
    let (before, after) = match (side("before"), side("after")) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(refused), _) | (_, Err(refused)) => return refused.outcome(format).unanswered(),
    };
    let changes = ipplan::diff(&before, &after);
    let moves = changes.iter().any(ipplan::Change::moves);
    let text = match format {
        Format::Json => json::text(&json::diff(&changes)),
        Format::Text => text::diff(&changes),
    };
    if moves { CommandResult::Negative(text) } else { CommandResult::Done(text) }
}
