//! A disk that becomes full, in the middle of a change: nothing is written, and reading goes on.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::fmt;
use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use common::{audit, block_on, pipeline};
use futures_util::stream::BoxStream;
use ipplan_store::{Engine, Failed, StoreFolder, Tuning};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta,
    ObjectStore, PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};

/// Files in memory whose disk fails as it is told, once it is.
#[derive(Debug)]
struct Failing {
    files: InMemory,
    kind: ErrorKind,
    fails: Arc<AtomicBool>,
}

impl fmt::Display for Failing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("files of a disk that fails")
    }
}

impl Failing {
    fn written<T>(&self, value: T) -> Result<T> {
        if self.fails.load(Ordering::Relaxed) {
            let source = Box::new(io::Error::from(self.kind));
            return Err(Error::Generic { store: "test", source });
        }
        Ok(value)
    }
}

#[async_trait]
impl ObjectStore for Failing {
    async fn put_opts(&self, at: &Path, what: PutPayload, how: PutOptions) -> Result<PutResult> {
        self.written(())?;
        self.files.put_opts(at, what, how).await
    }

    async fn put_multipart_opts(
        &self,
        at: &Path,
        how: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        self.written(())?;
        self.files.put_multipart_opts(at, how).await
    }

    async fn get_opts(&self, at: &Path, how: GetOptions) -> Result<GetResult> {
        self.files.get_opts(at, how).await
    }

    fn delete_stream(
        &self,
        paths: BoxStream<'static, Result<Path>>,
    ) -> BoxStream<'static, Result<Path>> {
        self.files.delete_stream(paths)
    }

    fn list(&self, under: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.files.list(under)
    }

    async fn list_with_delimiter(&self, under: Option<&Path>) -> Result<ListResult> {
        self.files.list_with_delimiter(under).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, how: CopyOptions) -> Result<()> {
        self.written(())?;
        self.files.copy_opts(from, to, how).await
    }
}

#[test]
fn nothing_is_written_and_the_reason_is_said() {
    for (kind, says) in [
        (ErrorKind::StorageFull, "the store `file:plans` is full"),
        (ErrorKind::QuotaExceeded, "the store `file:plans` is full"),
        (ErrorKind::ReadOnlyFilesystem, "the store `file:plans` is read-only"),
    ] {
        let fails = Arc::new(AtomicBool::new(false));
        let disk = Failing { files: InMemory::new(), kind, fails: fails.clone() };
        let store = StoreFolder::new(Box::new(disk), Path::default(), "`file:plans`");
        block_on(async {
            let tuning = Tuning::default();
            let (first, _) = pipeline(&store, 0, false, &tuning).await.unwrap();
            fails.store(true, Ordering::Relaxed);
            let Err(Failed::Store(error)) = pipeline(&store, 1, false, &tuning).await else {
                panic!("nothing could be written");
            };
            assert_eq!(error.message, says);
            // What is there is found without writing.
            let (again, _) = pipeline(&store, 0, false, &tuning).await.unwrap();
            assert_eq!(again, first);
            assert_eq!(store.waiting().await.unwrap(), Vec::<String>::new());
            assert_eq!(audit(&store, &[first]).await.len(), 1);
            fails.store(false, Ordering::Relaxed);
            pipeline(&store, 1, false, &tuning).await.unwrap();
        });
    }
}
