//! How a statement is sent to PostgreSQL.
//!
//! Every value is text, and every statement is sent with its types in one step: a pooler that gives each
//! transaction another connection would not know a statement that was prepared before.

use tokio_postgres::Transaction;
use tokio_postgres::types::{ToSql, Type};

pub(crate) type Sent<'s> = (&'s (dyn ToSql + Sync), Type);

pub(crate) fn sent<'s>(values: &'s [&'s str]) -> Vec<Sent<'s>> {
    values.iter().map(|it| (it as &(dyn ToSql + Sync), Type::TEXT)).collect()
}

pub(crate) async fn execute(
    it: &Transaction<'_>,
    sql: &str,
    values: &[&str],
) -> Result<u64, tokio_postgres::Error> {
    it.query_typed(sql, &sent(values)).await.map(|rows| rows.len() as u64)
}

pub(crate) async fn query_opt(
    it: &Transaction<'_>,
    sql: &str,
    values: &[&str],
) -> Result<Option<tokio_postgres::Row>, tokio_postgres::Error> {
    it.query_typed(sql, &sent(values)).await.map(|rows| rows.into_iter().next())
}
