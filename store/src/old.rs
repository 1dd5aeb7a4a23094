//! Reading the newest version, or an old one that may have been emptied; and emptying.

use std::time::Duration;

use crate::engine::Engine;
use crate::error::StoreError;
use crate::trouble;
use crate::version::Version;

/// The text in place of a version that was emptied. Its number stays taken.
const EMPTIED: &str = "{\"format\":1,\"pruned\":true}\n";

const DAY: u64 = 24 * 60 * 60;

/// The newest version; version 0 of an empty store.
///
/// # Errors
///
/// When the store cannot be read, or what it has is not a version.
pub async fn newest<E: Engine>(engine: &E) -> Result<Version, StoreError> {
    let newest = engine.newer(0).await?;
    newest.map_or_else(|| Ok(Version::default()), |(number, text)| Version::read(number, &text))
}

/// The newest version of the store at this address, which has one.
///
/// # Errors
///
/// Those of [`newest`], and one if the store is empty.
pub async fn existing<E: Engine>(engine: &E, address: &str) -> Result<Version, StoreError> {
    let version = newest(engine).await?;
    if version.number > 0 {
        return Ok(version);
    }
    let error = StoreError::new(format!("the store `{address}` {}", trouble::NO_PLAN));
    Err(error.hint("check the address; `ipplan plan`, `next` and `import` begin a plan there"))
}

/// A version; `None` if it was emptied or is not there.
///
/// # Errors
///
/// When the store cannot be read, or has something else under this number.
pub async fn version<E: Engine>(engine: &E, number: u64) -> Result<Option<Version>, StoreError> {
    match engine.version(number).await? {
        Some(text) if text != EMPTIED => Version::read(number, &text).map(Some),
        _ => Ok(None),
    }
}

/// The number of recent versions in a row that cannot be due to a wrong clock: the versions after
/// them are recent too.
const ENOUGH: u32 = 10;

/// Empties the versions that are older than `keep` at the time `now`, in seconds since 1970; returns their
/// number. The newest one stays, and so does the last one of each day.
///
/// # Errors
///
/// If the store cannot be read or written. The versions emptied by then are old enough.
pub async fn prune<E: Engine>(engine: &E, keep: Duration, now: u64) -> Result<u64, StoreError> {
    let old = |at: u64| at.saturating_add(keep.as_secs()) < now;
    let (mut emptied, mut young) = (0, 0);
    let mut before: Option<(u64, u64)> = None;
    // From the oldest on: most of the versions are young, and a version can be large.
    for number in engine.numbers().await? {
        let Some(Version { at, .. }) = version(engine, number).await? else { continue };
        if let Some((number, before)) = before.filter(|(_, it)| old(*it))
            && before / DAY == at / DAY
        {
            engine.blank(number, EMPTIED).await?;
            emptied += 1;
        }
        before = Some((number, at));
        young = if old(at) { 0 } else { young + 1 };
        if young == ENOUGH {
            break;
        }
    }
    Ok(emptied)
}
