//! PostgreSQL.

use std::str::FromStr as _;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};

use super::super::DatabaseUrl;
use super::namespaces::SCRATCH;
use crate::Error;
use crate::backend::postgres::explain;
use crate::introspect::{self, Catalog};

/// What is in the database, at one moment.
pub(super) async fn read(url: &DatabaseUrl) -> Result<Catalog, Error> {
    let mut connection = connect(url).await?;
    let failed = |error| explain(error, &format!("the database `{url}` can't be read"));
    run(&mut connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map_err(failed)?;
    let catalog = introspect::postgres(&mut connection).await.map_err(failed)?;
    // Nothing was written that closing could lose.
    let _ = connection.close().await;
    Ok(catalog)
}

/// What PostgreSQL makes of these statements: they run in a schema of their own, and the transaction is undone.
pub(super) async fn scratch(url: &DatabaseUrl, statements: &[String]) -> Result<Catalog, Error> {
    let mut connection = connect(url).await?;
    let failed = |error| explain(error, "PostgreSQL can't create the schema to compare with");
    let begin = format!(
        "BEGIN; CREATE SCHEMA \"{SCRATCH}\"; SELECT set_config('search_path', '\"{SCRATCH}\", ' || current_setting('search_path'), true)"
    );
    run(&mut connection, &begin).await.map_err(failed)?;
    for sql in statements {
        run(&mut connection, sql).await.map_err(|error| failed(error).with_sql(sql.clone()))?;
    }
    let catalog = introspect::postgres(&mut connection).await.map_err(failed)?;
    run(&mut connection, "ROLLBACK").await.map_err(failed)?;
    let _ = connection.close().await;
    Ok(catalog)
}

async fn connect(url: &DatabaseUrl) -> Result<PgConnection, Error> {
    let options = PgConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    options.connect().await.map_err(|error| explain(error, &format!("no connection to `{url}`")))
}

async fn run(connection: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.map(drop)
}
