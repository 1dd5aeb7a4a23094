//! The address of a store, and the engine that it names.

use std::io::ErrorKind;
use std::str::FromStr;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};
use object_store::gcp::{GoogleCloudStorageBuilder, GoogleConfigKey};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{BackoffConfig, ObjectStore, ObjectStoreScheme, RetryConfig};
use url::Url;

use crate::engine::{Engine, VersionText};
use crate::error::StoreError;
use crate::folder::StoreFolder;
use crate::postgres::Postgres;
use crate::trouble;

/// A store of any kind.
#[derive(Debug)]
pub enum Store {
    /// A folder on a disk or in a cloud.
    StoreFolder(StoreFolder),
    /// A database.
    Postgres(Box<Postgres>),
}

impl Store {
    /// Its address for people, without credentials, in backticks.
    pub fn name(&self) -> &str {
        match self {
            Store::StoreFolder(folder) => folder.name(),
            Store::Postgres(database) => database.name(),
        }
    }
}

/// Opens a store. Credentials come from the environment, under the names that the tools of each cloud use.
///
/// | address | engine |
/// |---|---|
/// | `file:FOLDER` | a folder of a disk or a network drive |
/// | `az://CONTAINER/FOLDER`, `abfss:…`, `https://ACCOUNT.blob.core.windows.net/CONTAINER/FOLDER` | Azure Blob Storage |
/// | `s3://BUCKET/FOLDER` | S3, and what speaks it |
/// | `gs://BUCKET/FOLDER` | Google Cloud Storage |
/// | `postgres://HOST/DATABASE` | PostgreSQL; `?plan=NAME` for one of several plans |
///
/// # Errors
///
/// When the address is not one of these, has a password in it, or its settings are not complete.
pub fn open(address: &str) -> Result<Store, StoreError> {
    open_with(address, std::env::vars().collect())
}

fn open_with(address: &str, environment: Vec<(String, String)>) -> Result<Store, StoreError> {
    if let Some(folder) = address.strip_prefix("file:") {
        return local(folder).map(Store::StoreFolder);
    }
    let known = "use file:, az:, abfss:, s3:, gs:, https: or postgres:";
    if !address.contains(':') {
        let error = StoreError::new(format!("`{address}` is not the address of a store"));
        return Err(error.hint(format!("for a folder, write `file:{address}`; otherwise {known}")));
    }
    let url = Url::parse(address)
        .map_err(|_| StoreError::new("the address of the store is not valid").hint(known))?;
    // An argument is seen by everybody on the machine, and is written into logs.
    let secret =
        url.query_pairs().any(|(key, _)| matches!(&*key, "sig" | "password" | "sslpassword"));
    if url.password().is_some() || secret {
        return Err(StoreError::new(
            "the address of the store has a password or a signature in it",
        )
        .hint("give it in the environment, such as AZURE_STORAGE_SAS_KEY or PGPASSWORD"));
    }
    if matches!(url.scheme(), "postgres" | "postgresql") {
        return Postgres::open(&url, &environment).map(|it| Store::Postgres(Box::new(it)));
    }
    let mut name = url.clone();
    name.set_query(None);
    let _ = name.set_username("");
    let shown = format!("`{name}`");
    let (scheme, root) = ObjectStoreScheme::parse(&url).map_err(|_| {
        StoreError::new(format!("{shown} is not the address of a store")).hint(known)
    })?;
    let prefixes: &[&str] = match scheme {
        ObjectStoreScheme::MicrosoftAzure => &["AZURE_", "AZURITE_", "IDENTITY_", "MSI_"],
        ObjectStoreScheme::AmazonS3 => &["AWS_"],
        ObjectStoreScheme::GoogleCloudStorage => &["GOOGLE_"],
        _ => {
            return Err(
                StoreError::new(format!("{shown} is not the address of a store")).hint(known)
            );
        }
    };
    let has_azure_cli = is_on_path(&environment, "az");
    let options =
        environment.into_iter().filter(|(name, _)| prefixes.iter().any(|it| name.starts_with(it)));
    let mut options: Vec<(String, String)> =
        options.map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    if matches!(scheme, ObjectStoreScheme::MicrosoftAzure) {
        settle_azure(&mut options, has_azure_cli);
    }
    if options.iter().any(|(name, value)| name == "aws_allow_http" && value == "true") {
        options.push(("allow_http".into(), "true".into()));
    }
    // The library chooses no cryptography by itself; a second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let files = built(&scheme, &url, &options).map_err(|error| {
        let text = trouble::whole(&error);
        let hint = if text.contains("Account must be") {
            "set AZURE_STORAGE_ACCOUNT_NAME to the name of the storage account"
        } else {
            "set what is missing in the environment; docs/store.md lists the variables"
        };
        let first = trouble::first(&text);
        StoreError::new(format!("the store {shown} cannot be opened: {first}")).hint(hint)
    })?;
    let root = Path::parse(root)
        .map_err(|_| StoreError::new(format!("{shown} has a folder whose name is not valid")))?;
    Ok(Store::StoreFolder(StoreFolder::new(files, root, shown)))
}

/// The client of a cloud. It tries again for some seconds only: a change that is under way reads again,
/// and looks whether it is in the plan.
fn built(
    scheme: &ObjectStoreScheme,
    url: &Url,
    options: &[(String, String)],
) -> object_store::Result<Box<dyn ObjectStore>> {
    macro_rules! client {
        ($builder:ty, $key:ty) => {{
            let known = options
                .iter()
                .filter_map(|(name, value)| Some((<$key>::from_str(name).ok()?, value.as_str())));
            let start = <$builder>::new().with_url(url.as_str()).with_retry(retry());
            Box::new(known.fold(start, |it, (key, value)| it.with_config(key, value)).build()?)
        }};
    }
    Ok(match scheme {
        ObjectStoreScheme::AmazonS3 => client!(AmazonS3Builder, AmazonS3ConfigKey),
        ObjectStoreScheme::GoogleCloudStorage => {
            client!(GoogleCloudStorageBuilder, GoogleConfigKey)
        }
        _ => client!(MicrosoftAzureBuilder, AzureConfigKey),
    })
}

fn retry() -> RetryConfig {
    let backoff = BackoffConfig {
        init_backoff: Duration::from_millis(100),
        max_backoff: Duration::from_secs(2),
        base: 2.0,
    };
    RetryConfig { backoff, max_retries: 3, retry_timeout: Duration::from_secs(15) }
}

/// Without any credentials in the environment, those of `az login` are used, or where that is not installed, the
/// managed identity of the machine.
fn settle_azure(options: &mut Vec<(String, String)>, has_azure_cli: bool) {
    let given = options.iter().any(|(name, _)| {
        ["key", "sas", "client", "token", "identity", "emulator", "msi"]
            .iter()
            .any(|it| name.contains(it))
    });
    if !given && has_azure_cli {
        options.push(("azure_use_azure_cli".into(), "true".into()));
    }
}

/// Whether a program is installed.
fn is_on_path(environment: &[(String, String)], program: &str) -> bool {
    let path = environment.iter().find(|(name, _)| name.eq_ignore_ascii_case("PATH"));
    let files = ["", ".cmd", ".exe"].map(|ending| format!("{program}{ending}"));
    path.is_some_and(|(_, path)| {
        std::env::split_paths(path).any(|folder| files.iter().any(|it| folder.join(it).is_file()))
    })
}

fn local(folder: &str) -> Result<StoreFolder, StoreError> {
    let folder = folder.strip_prefix("//").unwrap_or(folder);
    if folder.is_empty() {
        return Err(StoreError::new("the address of the store names no folder")
            .hint("write it as `file:FOLDER`"));
    }
    let shown = format!("`file:{folder}`");
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => StoreError::new(format!("the store {shown} does not exist"))
            .hint("create the folder first, where everybody who uses the plan can reach it"),
        ErrorKind::PermissionDenied => {
            StoreError::new(format!("the store {shown} cannot be opened: access is denied"))
                .hint("check the permissions of the folder and of those above it")
        }
        _ => StoreError::new(format!("the store {shown} cannot be opened: {error}")),
    };
    let found = std::fs::metadata(folder).map_err(unreadable)?;
    if !found.is_dir() {
        return Err(StoreError::new(format!("the store {shown} is not a folder")));
    }
    let files = LocalFileSystem::new_with_prefix(folder)
        .map_err(|error| StoreError::new(format!("the store {shown} cannot be opened: {error}")))?;
    let lasting = Box::new(files.clone().with_fsync(true));
    Ok(StoreFolder::new(Box::new(files), Path::default(), shown).with_lasting(lasting))
}

/// Calls the engine that it is.
macro_rules! engine {
    ($self:ident, $engine:ident => $call:expr) => {
        match $self {
            Store::StoreFolder($engine) => $call.await,
            Store::Postgres($engine) => $call.await,
        }
    };
}

impl Engine for Store {
    async fn newer(&self, known: u64) -> Result<Option<(u64, String)>, StoreError> {
        engine!(self, it => it.newer(known))
    }

    async fn create(&self, number: u64, text: &str) -> Result<bool, StoreError> {
        engine!(self, it => it.create(number, text))
    }

    async fn ask(&self, name: &str, text: &str) -> Result<bool, StoreError> {
        engine!(self, it => it.ask(name, text))
    }

    async fn waiting(&self) -> Result<Vec<String>, StoreError> {
        engine!(self, it => it.waiting())
    }

    async fn asked(&self, names: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        engine!(self, it => it.asked(names))
    }

    async fn forget(&self, names: &[String]) -> Result<(), StoreError> {
        engine!(self, it => it.forget(names))
    }

    async fn numbers(&self) -> Result<Vec<u64>, StoreError> {
        engine!(self, it => it.numbers())
    }

    async fn version(&self, number: u64) -> Result<Option<String>, StoreError> {
        engine!(self, it => it.version(number))
    }

    async fn blank(&self, number: u64, text: &str) -> Result<(), StoreError> {
        engine!(self, it => it.blank(number, text))
    }

    async fn in_turn(
        &self,
        decide: &mut dyn FnMut(Option<VersionText>) -> Option<VersionText>,
    ) -> Option<Result<(), StoreError>> {
        engine!(self, it => it.in_turn(decide))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_signs_in_where_nobody_else_can() {
        let settled = |given: &[(&str, &str)], has_azure_cli| {
            let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
            let mut options: Vec<(String, String)> = given.iter().map(owned).collect();
            settle_azure(&mut options, has_azure_cli);
            options.iter().any(|(name, _)| name == "azure_use_azure_cli")
        };
        assert!(settled(&[("azure_storage_account_name", "plans")], true));
        assert!(!settled(&[("azure_storage_account_name", "plans")], false));
        assert!(!settled(&[("azure_client_id", "one of several")], true));
    }
}
