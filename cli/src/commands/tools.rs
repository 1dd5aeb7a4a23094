//! The tools that a server offers: those of every build, and those on the plan of a store.

use clap::ArgMatches;
use ipplan::Problem;
use ipplan_formats::{TOOLS, Tool};

/// Tools, and the store of those that have one, for people.
pub(crate) type OfferedTools = (Vec<Tool>, Option<String>);

/// What a command offers with these options.
pub(crate) fn offered(
    matches: &ArgMatches,
    command: &'static str,
) -> Result<OfferedTools, Vec<Problem>> {
    let (more, store) = on_a_store(matches, command)?;
    Ok((TOOLS.iter().cloned().chain(more).collect(), store))
}

#[cfg(feature = "store")]
fn on_a_store(matches: &ArgMatches, command: &'static str) -> Result<OfferedTools, Vec<Problem>> {
    let store = super::store::offered(matches, command)?;
    Ok(store.map_or_else(OfferedTools::default, |(tools, name)| (tools, Some(name))))
}

#[cfg(not(feature = "store"))]
#[expect(clippy::unnecessary_wraps, reason = "a store can refuse")]
fn on_a_store(_: &ArgMatches, _: &str) -> Result<OfferedTools, Vec<Problem>> {
    Ok(OfferedTools::default())
}
