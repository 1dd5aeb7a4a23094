//! A store in PostgreSQL: writers take turns at a row, and the database itself refuses an overlap.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::try_join;
use rustls_platform_verifier::BuilderVerifierExt;
use tokio::sync::Mutex;
use tokio::time::timeout;
use tokio_postgres::{Client, Config, NoTls, Transaction};
use tokio_postgres_rustls::MakeRustlsConnect;
use url::Url;

use crate::engine::{Engine, VersionText};
use crate::error::StoreError;
use crate::rows::{JudgedRow, rows};
use crate::sql::{execute, query_opt, sent};
use crate::trouble;

/// A plan in a database.
pub struct Postgres {
    config: Config,
    tls: bool,
    plan: String,
    /// The name for people, without credentials.
    name: String,
    /// Opened when it is needed, so that a pipeline that waits holds no connection.
    client: Mutex<Option<Client>>,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Postgres")
            .field("name", &self.name)
            .field("plan", &self.plan)
            .finish_non_exhaustive()
    }
}

/// The statements for the first use. They need the right to create a schema; afterwards, rights on
/// rows are enough.
const SCHEMA: &str = "
create schema if not exists ipplan;
create table if not exists ipplan.plan (
    name text primary key, version bigint not null default 0);
create table if not exists ipplan.version (
    plan text not null references ipplan.plan, number bigint not null, document text not null,
    primary key (plan, number));
create table if not exists ipplan.asked (
    plan text not null references ipplan.plan, name text not null, document text not null,
    primary key (plan, name));
create table if not exists ipplan.space (
    plan text not null references ipplan.plan, network text not null, net cidr not null,
    primary key (plan, network, net));
create table if not exists ipplan.block (
    plan text not null references ipplan.plan, network text not null, subnet text not null,
    net cidr not null, owner text not null, gone boolean not null default false,
    primary key (plan, network, subnet, net),
    exclude using gist ((plan || '/' || network) with =, net inet_ops with &&));
";

/// How long a connection may take, with all that is said until it can be used.
const CONNECT: Duration = Duration::from_secs(10);

/// The limits of each transaction: nobody keeps the others waiting who hangs or has gone away.
const LIMITS: &str = "
set local statement_timeout = '60s';
set local lock_timeout = '30s';
set local idle_in_transaction_session_timeout = '60s';
";

impl Postgres {
    pub(crate) fn open(
        url: &Url,
        environment: &[(String, String)],
    ) -> Result<Postgres, StoreError> {
        let of = |name: &str| {
            environment.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
        };
        let mut bare = url.clone();
        bare.set_query(None);
        let (mut plan, mut mode) = ("default".to_owned(), of("PGSSLMODE").map(str::to_owned));
        for (key, value) in url.query_pairs() {
            match &*key {
                "plan" => plan = value.into_owned(),
                "sslmode" => mode = Some(value.into_owned()),
                other => {
                    let message = format!("the address of the store has an unknown part `{other}`");
                    return Err(StoreError::new(message).hint("it can have `plan` and `sslmode`"));
                }
            }
        }
        let name = format!("`{bare}`");
        let mut config: Config = bare.as_str().parse().map_err(|_| {
            StoreError::new(format!("{name} is not a valid address of PostgreSQL"))
                .hint("write it as `postgres://USER@HOST/DATABASE`")
        })?;
        if config.get_hosts().is_empty() {
            config.host(of("PGHOST").unwrap_or("localhost"));
        }
        if let (true, Some(port)) =
            (url.port().is_none(), of("PGPORT").and_then(|it| it.parse().ok()))
        {
            config.port(port);
        }
        if let (None, Some(user)) = (config.get_user(), of("PGUSER")) {
            config.user(user);
        }
        if let Some(password) = of("PGPASSWORD") {
            config.password(password);
        }
        if let (None, Some(database)) = (config.get_dbname(), of("PGDATABASE")) {
            config.dbname(database);
        }
        config.connect_timeout(CONNECT).application_name("ipplan");
        let host = url.host_str().or_else(|| of("PGHOST")).unwrap_or("localhost");
        let near = host.starts_with('/') || ["localhost", "127.0.0.1", "[::1]"].contains(&host);
        let tls = match mode.as_deref() {
            Some("disable") => false,
            Some("require" | "verify-ca" | "verify-full") => true,
            None | Some("prefer" | "allow") => !near,
            Some(other) => {
                return Err(StoreError::new(format!("`{other}` is not a value of sslmode"))
                    .hint("use disable, require or verify-full"));
            }
        };
        Ok(Postgres { config, tls, plan, name, client: Mutex::new(None) })
    }

    /// Its name for people.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Connects and signs in; a server can also hang after it has accepted the connection.
    async fn connect(&self) -> Result<Client, StoreError> {
        let late = |_| {
            let message = format!("the store {} cannot be reached: it does not answer", self.name);
            StoreError::passing(message).hint("check the address and the network")
        };
        timeout(CONNECT, self.connected()).await.map_err(late)?
    }

    async fn connected(&self) -> Result<Client, StoreError> {
        let client = if self.tls {
            let tls = rustls::ClientConfig::builder_with_provider(Arc::new(
                rustls::crypto::ring::default_provider(),
            ))
            .with_safe_default_protocol_versions()
            .and_then(rustls::ConfigBuilder::with_platform_verifier)
            .map_err(|error| StoreError::new(format!("TLS cannot be used: {error}")))?
            .with_no_client_auth();
            let connected = self.config.connect(MakeRustlsConnect::new(tls)).await;
            let (client, connection) = connected.map_err(|error| self.failed(&error))?;
            tokio::spawn(connection);
            client
        } else {
            let connected = self.config.connect(NoTls).await;
            let (client, connection) = connected.map_err(|error| self.failed(&error))?;
            tokio::spawn(connection);
            client
        };
        Ok(client)
    }

    /// Runs this in one short transaction.
    async fn within<T>(
        &self,
        run: impl AsyncFnOnce(&Transaction<'_>) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, StoreError> {
        let mut held = self.client.lock().await;
        // It is put back when it is done: one on which something was dropped or failed is not used again.
        let mut client = match held.take().filter(|it| !it.is_closed()) {
            Some(client) => client,
            None => self.connect().await?,
        };
        let done = async {
            let transaction = client.transaction().await?;
            // Sent together with the first statement, and over with the transaction, as a pooler needs it.
            let limits = transaction.batch_execute(LIMITS);
            let ((), value) = try_join(limits, run(&transaction)).await?;
            transaction.commit().await?;
            Ok(value)
        };
        let done: Result<T, tokio_postgres::Error> = done.await;
        let value = done.map_err(|error| self.failed(&error))?;
        *held = Some(client);
        Ok(value)
    }

    /// Makes the tables, unless they are there.
    async fn prepare(&self) -> Result<(), StoreError> {
        let there = "select to_regclass('ipplan.block') is not null";
        let there = self.within(async |it| {
            let row = query_opt(it, there, &[]).await?;
            row.map_or(Ok(false), |row| row.try_get(0))
        });
        let there: bool = there.await?;
        if !there {
            // Two that begin at once would be in each other's way.
            let whole = format!(
                "select pg_advisory_xact_lock(7423889120); create extension if not exists btree_gist; {SCHEMA}"
            );
            self.within(async |it| it.batch_execute(&whole).await).await?;
        }
        let plan = "insert into ipplan.plan (name) values ($1) on conflict do nothing";
        self.within(async |it| execute(it, plan, &[&self.plan]).await).await.map(drop)
    }

    fn failed(&self, error: &tokio_postgres::Error) -> StoreError {
        trouble::of_postgres(&self.name, error)
    }

    /// Reads, decides and writes while everybody else waits.
    async fn turn(
        &self,
        decide: &mut dyn FnMut(Option<VersionText>) -> Option<VersionText>,
    ) -> Result<(), StoreError> {
        self.prepare().await?;
        self.within(async |it| {
            let last = self.last(it).await?;
            let before = last.as_ref().map(|(_, text)| text.clone());
            match decide(last) {
                Some((number, text)) => self.write(it, before.as_deref(), number, &text).await,
                None => Ok(()),
            }
        })
        .await
    }

    /// The newest version, which nobody else gets until the end of the transaction.
    async fn last(
        &self,
        it: &Transaction<'_>,
    ) -> Result<Option<VersionText>, tokio_postgres::Error> {
        match self.number(it, "for update").await? {
            Some(number) => self.text(it, number).await,
            None => Ok(None),
        }
    }

    /// The number of the newest version.
    async fn number(
        &self,
        it: &Transaction<'_>,
        locked: &str,
    ) -> Result<Option<u64>, tokio_postgres::Error> {
        let sql = format!("select version from ipplan.plan where name = $1 {locked}");
        let Some(row) = query_opt(it, &sql, &[&self.plan]).await? else { return Ok(None) };
        let number: i64 = row.try_get(0)?;
        Ok(Some(u64::try_from(number).unwrap_or_default()))
    }

    async fn text(
        &self,
        it: &Transaction<'_>,
        number: u64,
    ) -> Result<Option<VersionText>, tokio_postgres::Error> {
        let sql = "select document from ipplan.version \
                   where plan = $1 and number = $2::text::bigint";
        let row = query_opt(it, sql, &[&self.plan, &number.to_string()]).await?;
        row.map(|row| Ok((number, row.try_get(0)?))).transpose()
    }

    /// Writes the version that comes next, and what changes in the tables that the database judges.
    async fn write(
        &self,
        it: &Transaction<'_>,
        before: Option<&str>,
        number: u64,
        text: &str,
    ) -> Result<(), tokio_postgres::Error> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let (was, is) = (rows(before.unwrap_or_default(), number - 1), rows(text, number));
        let gone: Vec<&JudgedRow> = was.iter().filter(|row| !is.contains(row)).collect();
        let new: Vec<&JudgedRow> = is.iter().filter(|row| !was.contains(row)).collect();
        for row in gone {
            row.delete(it, &self.plan).await?;
        }
        for row in new {
            row.insert(it, &self.plan).await?;
        }
        let version = "insert into ipplan.version (plan, number, document) \
                       select $1, $2::text::bigint, $3";
        execute(it, version, &[&self.plan, &number.to_string(), text]).await?;
        let newest = "update ipplan.plan set version = $2::text::bigint where name = $1";
        execute(it, newest, &[&self.plan, &number.to_string()]).await.map(drop)
    }
}

/// A database without our tables is an empty store.
fn no_plan_is_empty<T: Default>(found: Result<T, StoreError>) -> Result<T, StoreError> {
    match found {
        Err(error) if error.message.ends_with(trouble::NO_PLAN) => Ok(T::default()),
        found => found,
    }
}

impl Engine for Postgres {
    async fn newer(&self, known: u64) -> Result<Option<(u64, String)>, StoreError> {
        let found = self.within(async |it| match self.number(it, "").await? {
            Some(number) if number > known => self.text(it, number).await,
            _ => Ok(None),
        });
        no_plan_is_empty(found.await)
    }

    async fn create(&self, number: u64, text: &str) -> Result<bool, StoreError> {
        self.prepare().await?;
        self.within(async |it| {
            let last = self.last(it).await?;
            let known = last.as_ref().map_or(0, |(number, _)| *number);
            if known + 1 != number {
                return Ok(false);
            }
            let before = last.as_ref().map(|(_, text)| text.as_str());
            self.write(it, before, number, text).await.map(|()| true)
        })
        .await
    }

    async fn ask(&self, name: &str, text: &str) -> Result<bool, StoreError> {
        self.prepare().await?;
        let sql = "insert into ipplan.asked (plan, name, document) select $1, $2, $3 \
                   on conflict (plan, name) do nothing returning name";
        let written = self.within(async |it| execute(it, sql, &[&self.plan, name, text]).await);
        written.await.map(|rows| rows == 1)
    }

    async fn waiting(&self) -> Result<Vec<String>, StoreError> {
        let sql = "select name from ipplan.asked where plan = $1 order by name collate \"C\"";
        self.within(async |it| {
            let rows = it.query_typed(sql, &sent(&[&self.plan])).await?;
            rows.iter().map(|row| row.try_get(0)).collect()
        })
        .await
    }

    async fn asked(&self, names: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "select document from ipplan.asked where plan = $1 and name = $2";
        self.within(async |it| {
            let mut found = Vec::new();
            for name in names {
                if let Some(row) = query_opt(it, sql, &[&self.plan, name]).await? {
                    found.push((name.clone(), row.try_get(0)?));
                }
            }
            Ok(found)
        })
        .await
    }

    async fn forget(&self, names: &[String]) -> Result<(), StoreError> {
        let sql = "delete from ipplan.asked where plan = $1 and name = $2";
        self.within(async |it| {
            for name in names {
                execute(it, sql, &[&self.plan, name]).await?;
            }
            Ok(())
        })
        .await
    }

    async fn numbers(&self) -> Result<Vec<u64>, StoreError> {
        let sql = "select number from ipplan.version where plan = $1 order by number";
        let numbers = self.within(async |it| {
            let rows = it.query_typed(sql, &sent(&[&self.plan])).await?;
            let number = |row: &tokio_postgres::Row| row.try_get::<_, i64>(0);
            let numbers: Result<Vec<i64>, _> = rows.iter().map(number).collect();
            Ok(numbers?.into_iter().filter_map(|it| u64::try_from(it).ok()).collect())
        });
        no_plan_is_empty(numbers.await)
    }

    async fn version(&self, number: u64) -> Result<Option<String>, StoreError> {
        let sql =
            "select document from ipplan.version where plan = $1 and number = $2::text::bigint";
        self.within(async |it| {
            let row = query_opt(it, sql, &[&self.plan, &number.to_string()]).await?;
            row.map(|row| row.try_get(0)).transpose()
        })
        .await
    }

    async fn blank(&self, number: u64, text: &str) -> Result<(), StoreError> {
        let sql = "update ipplan.version set document = $3 \
                   where plan = $1 and number = $2::text::bigint";
        let number = number.to_string();
        self.within(async |it| execute(it, sql, &[&self.plan, &number, text]).await).await.map(drop)
    }

    async fn in_turn(
        &self,
        decide: &mut dyn FnMut(Option<VersionText>) -> Option<VersionText>,
    ) -> Option<Result<(), StoreError>> {
        match self.turn(decide).await {
            // Who may only read can still find that there is nothing to write.
            Err(error) if !error.passing => {
                let nothing = self.newer(0).await.is_ok_and(|newest| decide(newest).is_none());
                Some(if nothing { Ok(()) } else { Err(error) })
            }
            done => Some(done),
        }
    }
}
