//! How long something on a store may take. An engine can hang anywhere, so the time is watched from outside.

use std::pin::pin;
use std::time::Duration;

use tokio::time::timeout;

use crate::error::{Failed, StoreError};

/// After this time somebody who waits is told so.
const QUIET: Duration = Duration::from_secs(1);

/// What is told by then, if nothing else is known.
pub(crate) const WAITING: &str = "waiting for the store";

/// What to try where it is not known whether a change is in the plan.
pub(crate) const AGAIN: &str =
    "repeat it, with more time if need be: what was placed meanwhile is found, not placed twice";

/// Runs this for so long at most; `None` if it is not done by then. What is under way is dropped. `slow` is called
/// once it takes a while.
pub(crate) async fn within<T>(
    wait: Duration,
    slow: &dyn Fn(),
    work: impl Future<Output = T>,
) -> Option<T> {
    let mut work = pin!(work);
    if let Ok(done) = timeout(wait.min(QUIET), work.as_mut()).await {
        return Some(done);
    }
    let left = wait.checked_sub(QUIET).filter(|left| !left.is_zero())?;
    slow();
    timeout(left, work).await.ok()
}

/// Reads from a store, or cleans it up, for so long at most. `tell` is told once it takes a while.
///
/// # Errors
///
/// Those of the work, and one if the time is over.
pub async fn bounded<T>(
    wait: Duration,
    tell: &dyn Fn(&str),
    work: impl Future<Output = Result<T, Failed>>,
) -> Result<T, Failed> {
    within(wait, &|| tell(WAITING), work).await.unwrap_or_else(|| {
        let error = silent("the store", wait);
        Err(error.hint("check the address and the network, or allow more time with --wait").into())
    })
}

/// The error of a store from which nothing came in time.
pub(crate) fn silent(store: &str, wait: Duration) -> StoreError {
    StoreError::passing(format!("{store} did not answer within {}", shown(wait)))
}

/// A time as people write it, such as `1m 30s`.
pub(crate) fn shown(wait: Duration) -> humantime::FormattedDuration {
    humantime::format_duration(wait)
}
