//! A store as a folder of files: on a disk, in Azure Blob Storage, S3 or Google Cloud Storage.
//!
//! ```text
//! plan/00000000000000000042.json   a version, written only if it is not there
//! asked/OWNER~ID.json              what somebody waits for, deleted by whoever has placed it
//! asked/00…0043-000.json           somebody makes this version at this moment, deleted by the same
//! newest.json                      a hint where to start looking, now and then
//! ```
//!
//! Texts larger than 64 KiB are compressed with gzip, under the same name: only one writer can create
//! a name.

use futures_util::{StreamExt, TryStreamExt, stream};
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutPayload};

use crate::engine::Engine;
use crate::error::StoreError;
use crate::pack::{pack, unpack};
use crate::trouble;

/// A folder of any kind.
#[derive(Debug)]
pub struct StoreFolder {
    files: Box<dyn ObjectStore>,
    /// On a disk, the same files where an answer says that what is written outlives a loss of power. That
    /// takes its time, and what waits can be asked for again, so only versions are written there.
    lasting: Option<Box<dyn ObjectStore>>,
    root: Path,
    /// The name for people, without credentials.
    name: String,
}

/// How many files are read at once.
const AT_ONCE: usize = 32;

/// The number of versions after which the hint is written again.
const HINT_EVERY: u64 = 100;

impl StoreFolder {
    /// A folder in this object store; `name` is what messages call it.
    pub fn new(files: Box<dyn ObjectStore>, root: Path, name: impl Into<String>) -> StoreFolder {
        StoreFolder { files, lasting: None, root, name: name.into() }
    }

    /// Its name for people.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The same, with versions written to these files, which are on a disk.
    pub(crate) fn with_lasting(self, lasting: Box<dyn ObjectStore>) -> StoreFolder {
        StoreFolder { lasting: Some(lasting), ..self }
    }

    fn plan(&self, number: u64) -> Path {
        self.root.clone().join("plan").join(format!("{number:020}.json"))
    }

    fn waits(&self, name: &str) -> Result<Path, StoreError> {
        // As it stands: `join` would write the `~` in another way.
        let path = self.root.clone().join("asked");
        Path::parse(format!("{path}/{name}.json"))
            .map_err(|_| StoreError::new(format!("`{name}` cannot be the name of a request")))
    }

    async fn get(&self, path: &Path) -> Result<Option<String>, StoreError> {
        let bytes = match self.files.get(path).await {
            Ok(found) => found.bytes().await.map_err(|error| self.failed("read", &error))?,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(self.failed("read", &error)),
        };
        unpack(bytes.into()).map(Some).map_err(|error| {
            let name = &self.name;
            StoreError::new(format!(
                "`{path}` in the store {name} is not a file of ipplan: {error}"
            ))
            .hint("remove files that ipplan has not written, and restore others from a backup")
        })
    }

    /// The numbers from one on, and what else lies there.
    async fn list(&self, after: u64) -> Result<Vec<u64>, StoreError> {
        let folder = self.root.clone().join("plan");
        let offset = self.plan(after);
        let found: Vec<_> = if after == 0 {
            self.files.list(Some(&folder)).try_collect().await
        } else {
            self.files.list_with_offset(Some(&folder), &offset).try_collect().await
        }
        .map_err(|error| self.failed("read", &error))?;
        let mut numbers = Vec::new();
        for file in found {
            let name = file.location.filename().unwrap_or_default();
            match name.strip_suffix(".json").filter(|digits| digits.len() == 20) {
                Some(digits) if digits.bytes().all(|it| it.is_ascii_digit()) => {
                    numbers.extend(digits.parse::<u64>().ok());
                }
                // A draft of somebody who writes to a disk at this moment.
                _ if name.contains('#') => {}
                _ => {
                    let message = format!(
                        "`{}` in the store {} is not a file of ipplan",
                        file.location, self.name
                    );
                    return Err(StoreError::new(message)
                        .hint("use a folder of its own for the store, or remove that file"));
                }
            }
        }
        numbers.sort_unstable();
        Ok(numbers)
    }

    fn hint(&self) -> Path {
        self.root.clone().join("newest.json")
    }

    /// The bytes that are written for a text.
    fn packed(&self, text: &str) -> Result<PutPayload, StoreError> {
        let packed = pack(text).map_err(|error| {
            StoreError::new(format!("the store {} cannot be written: {error}", self.name))
        });
        packed.map(PutPayload::from)
    }

    /// Writes a file if there is none of this name. Says whether it did.
    async fn put_new(
        &self,
        files: &dyn ObjectStore,
        path: &Path,
        text: &str,
    ) -> Result<bool, StoreError> {
        match files.put_opts(path, self.packed(text)?, PutMode::Create.into()).await {
            Ok(_) => Ok(true),
            Err(
                object_store::Error::AlreadyExists { .. }
                | object_store::Error::Precondition { .. },
            ) => Ok(false),
            Err(error) => Err(self.failed("written", &error)),
        }
    }

    fn failed(&self, what: &str, error: &object_store::Error) -> StoreError {
        trouble::of_files(&self.name, what, error)
    }
}

impl Engine for StoreFolder {
    async fn newer(&self, known: u64) -> Result<Option<(u64, String)>, StoreError> {
        if known > 0 {
            // No number is left out: where the next one is not there, nothing is newer. To ask for one file
            // costs less than a list.
            let next = known.saturating_add(1);
            let Some(text) = self.get(&self.plan(next)).await? else { return Ok(None) };
            return match self.list(next).await?.last() {
                Some(&last) => Ok(self.get(&self.plan(last)).await?.map(|text| (last, text))),
                None => Ok(Some((next, text))),
            };
        }
        let hint = self.get(&self.hint()).await?;
        let mut start = hint.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
        let mut last = self.list(start).await?.last().copied().unwrap_or(start).max(start);
        while last > 0 {
            if let Some(text) = self.get(&self.plan(last)).await? {
                return Ok(Some((last, text)));
            }
            if start == 0 {
                break;
            }
            // The hint leads to nothing: everything is looked at.
            start = 0;
            last = self.list(0).await?.last().copied().unwrap_or(0);
        }
        Ok(None)
    }

    async fn create(&self, number: u64, text: &str) -> Result<bool, StoreError> {
        let path = self.plan(number);
        let created = match &self.lasting {
            None => self.put_new(&*self.files, &path, text).await?,
            // To look costs less there than to write what another one has written already.
            Some(_) if self.files.head(&path).await.is_ok() => false,
            Some(lasting) => self.put_new(&**lasting, &path, text).await?,
        };
        if created && number.is_multiple_of(HINT_EVERY) {
            // Without it the next reader only looks at more names.
            let hint = PutPayload::from(number.to_string());
            let _ = self.files.put(&self.hint(), hint).await;
        }
        Ok(created)
    }

    async fn ask(&self, name: &str, text: &str) -> Result<bool, StoreError> {
        self.put_new(&*self.files, &self.waits(name)?, text).await
    }

    async fn waiting(&self) -> Result<Vec<String>, StoreError> {
        let folder = self.root.clone().join("asked");
        let found: Vec<_> = self
            .files
            .list(Some(&folder))
            .try_collect()
            .await
            .map_err(|error| self.failed("read", &error))?;
        let names = found.iter().filter_map(|it| it.location.filename()?.strip_suffix(".json"));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort_unstable();
        Ok(names)
    }

    async fn asked(&self, names: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        let texts = stream::iter(names).map(async |name| {
            let text = self.get(&self.waits(name)?).await?;
            Ok::<_, StoreError>(text.map(|text| (name.clone(), text)))
        });
        let texts: Vec<_> = texts.buffered(AT_ONCE).try_collect().await?;
        Ok(texts.into_iter().flatten().collect())
    }

    async fn forget(&self, names: &[String]) -> Result<(), StoreError> {
        let paths: Vec<Path> = names.iter().map(|it| self.waits(it)).collect::<Result<_, _>>()?;
        let all = stream::iter(paths.into_iter().map(Ok)).boxed();
        let deleted = self.files.delete_stream(all).map(|deleted| match deleted {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(self.failed("written", &error)),
        });
        // One that cannot be deleted does not keep the others.
        let deleted: Vec<Result<(), StoreError>> = deleted.collect().await;
        deleted.into_iter().collect()
    }

    async fn numbers(&self) -> Result<Vec<u64>, StoreError> {
        self.list(0).await
    }

    async fn version(&self, number: u64) -> Result<Option<String>, StoreError> {
        self.get(&self.plan(number)).await
    }

    async fn blank(&self, number: u64, text: &str) -> Result<(), StoreError> {
        let put = self.files.put(&self.plan(number), self.packed(text)?).await;
        put.map(drop).map_err(|error| self.failed("written", &error))
    }
}
