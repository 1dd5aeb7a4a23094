//! The interface of the engine of a store. An engine knows nothing about networks.

use crate::error::StoreError;

/// The number of a version, and its text.
pub type VersionText = (u64, String);

/// The operations that a store needs.
///
/// An error of [`create`](Engine::create) or [`ask`](Engine::ask) does not mean that nothing was
/// written: an answer can be lost on its way. After an error, read again.
#[allow(async_fn_in_trait)] // Futures stay on the thread that made them.
pub trait Engine {
    /// The newest version and its number; `None` if there is none after the one that the caller knows. A
    /// caller that knows none passes 0, and gets `None` from an empty store.
    async fn newer(&self, known: u64) -> Result<Option<(u64, String)>, StoreError>;

    /// Writes a version if there is none of this number. Says whether it did.
    async fn create(&self, number: u64, text: &str) -> Result<bool, StoreError>;

    /// Writes what somebody waits for, or that somebody helps, if there is nothing of this name. Says
    /// whether it did.
    async fn ask(&self, name: &str, text: &str) -> Result<bool, StoreError>;

    /// The names of everything that waits, in order.
    async fn waiting(&self) -> Result<Vec<String>, StoreError>;

    /// The waiting requests with these names, each with its name, except for those that no longer
    /// exist.
    async fn asked(&self, names: &[String]) -> Result<Vec<(String, String)>, StoreError>;

    /// Deletes waiting requests, many at once where the store can. It is not an error if one no longer exists.
    async fn forget(&self, names: &[String]) -> Result<(), StoreError>;

    /// The numbers of all versions, in order.
    async fn numbers(&self) -> Result<Vec<u64>, StoreError>;

    /// One version; `None` if it is not there.
    async fn version(&self, number: u64) -> Result<Option<String>, StoreError>;

    /// Replaces the text of an old version. Its number stays taken.
    async fn blank(&self, number: u64, text: &str) -> Result<(), StoreError>;

    /// Reads the newest version and writes the next one while everybody else waits, if the store can:
    /// then [`submit`](crate::submit) needs one try. `decide` gets the newest version and returns the
    /// next one. `None` if the store cannot.
    async fn in_turn(
        &self,
        decide: &mut dyn FnMut(Option<VersionText>) -> Option<VersionText>,
    ) -> Option<Result<(), StoreError>> {
        let _ = decide;
        None
    }
}
