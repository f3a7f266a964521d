//! PostgreSQL.

use std::str::FromStr as _;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};

use super::super::DatabaseUrl;
use crate::Error;
use crate::backend::postgres::{explain, scratch};
use crate::introspect::{self, Catalog};
use crate::scratch::Creation;

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

/// What PostgreSQL makes of a schema, in a transaction that ends with the connection.
pub(super) async fn create(url: &DatabaseUrl, creation: &Creation) -> Result<Catalog, Error> {
    let mut connection = connect(url).await?;
    run(&mut connection, "BEGIN").await.map_err(|error| explain(error, "no transaction could be begun"))?;
    let catalog = scratch::create(&mut connection, creation).await;
    let _ = connection.close().await;
    catalog
}

async fn connect(url: &DatabaseUrl) -> Result<PgConnection, Error> {
    let options = PgConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    options.connect().await.map_err(|error| explain(error, &format!("no connection to `{url}`")))
}

async fn run(connection: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.map(drop)
}
