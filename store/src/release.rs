//! Taking names out of the plan, so that their addresses are free.

use std::collections::BTreeSet;

use ipplan_formats::lock::{self, Released};

use crate::author::Caller;
use crate::decide;
use crate::engine::Engine;
use crate::error::Failed;
use crate::help::{Tuning, submit};
use crate::version::Version;

/// Releases subnets or networks of their owner, or their IPv6 ranges. Returns the version without them.
///
/// # Errors
///
/// The problems of [`decide::release`], or why the store cannot be used.
pub async fn release<E: Engine>(
    engine: &E,
    caller: &Caller<'_>,
    tuning: &Tuning<'_>,
    names: &BTreeSet<&str>,
    part: Released,
) -> Result<u64, Failed> {
    let words: Vec<&str> = names.iter().copied().collect();
    let words = words.join(" ");
    let hash = lock::hash_of_text(&format!("{} {words}", caller.command));
    let mut author = caller.author(&words, hash);
    // A helper cannot know which names there are by then.
    author.alone = true;
    let owner = author.owner.clone();
    let mut decided = |version: &Version| decide::release(version, &owner, names, part);
    Ok(submit(engine, &author, tuning, &mut decided).await?.version.number)
}
