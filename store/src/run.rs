//! Waiting for a store, from code that is not asynchronous.

use crate::error::{Failed, StoreError};

/// Runs this, with all of its network, and waits for the end.
///
/// # Errors
///
/// Those of the future, or that the system gives no means to wait.
pub fn run<T>(future: impl Future<Output = Result<T, Failed>>) -> Result<T, Failed> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime =
        runtime.map_err(|error| StoreError::new(format!("the store cannot be used: {error}")))?;
    let done = runtime.block_on(future);
    // A disk that does not answer would keep whoever gave up on it.
    runtime.shutdown_background();
    done
}
