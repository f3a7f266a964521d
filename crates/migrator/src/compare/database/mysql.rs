//! MySQL and MariaDB.

use std::str::FromStr as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use schema_core::Dialect;
use sqlx::mysql::MySqlConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, MySqlConnection, Row as _};

use super::super::DatabaseUrl;
use super::super::script::sql_mode;
use crate::Error;
use crate::backend::mysql::explain;
use crate::introspect::{self, Catalog};

/// What is in the database.
pub(super) async fn read(url: &DatabaseUrl) -> Result<Catalog, Error> {
    let mut connection = connect(options(url)?, url).await?;
    let catalog = introspect::mysql(&mut connection).await;
    // Nothing was written that closing could lose.
    let _ = connection.close().await;
    catalog.map_err(|error| explain(error, &format!("the database `{url}` can't be read")))
}

/// What the server makes of these statements: they run in a database of their own, which is dropped.
pub(super) async fn scratch(url: &DatabaseUrl, statements: &[String]) -> Result<Catalog, Error> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("_migrator_scratch_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let quoted = Dialect::Mysql.identifier(&name);
    let failed = |error| explain(error, "the server can't create the schema to compare with");
    let mut connection = connect(options(url)?, url).await?;
    // What tables have by themselves is the database's, so the scratch one is as the other.
    let defaults =
        sqlx::raw_sql("SELECT @@character_set_database, @@collation_database").fetch_one(&mut connection).await.map_err(failed)?;
    let (charset, collation): (String, String) = (defaults.try_get(0).map_err(failed)?, defaults.try_get(1).map_err(failed)?);
    let create = format!("CREATE DATABASE {quoted} CHARACTER SET {charset} COLLATE {collation}");
    run(&mut connection, &create).await.map_err(failed)?;
    let catalog = scratch_in(options(url)?.database(&name), url, statements).await;
    let dropped = run(&mut connection, &format!("DROP DATABASE {quoted}")).await.map_err(failed);
    let _ = connection.close().await;
    dropped.and(catalog)
}

async fn scratch_in(options: MySqlConnectOptions, url: &DatabaseUrl, statements: &[String]) -> Result<Catalog, Error> {
    let failed = |error| explain(error, "the server can't create the schema to compare with");
    let mut connection = connect(options, url).await?;
    run(&mut connection, &format!("SET SESSION sql_mode = '{}'", sql_mode())).await.map_err(failed)?;
    for sql in statements {
        run(&mut connection, sql).await.map_err(|error| failed(error).with_sql(sql.clone()))?;
    }
    let catalog = introspect::mysql(&mut connection).await.map_err(failed);
    let _ = connection.close().await;
    catalog
}

fn options(url: &DatabaseUrl) -> Result<MySqlConnectOptions, Error> {
    let options = MySqlConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    if options.get_database().is_none_or(str::is_empty) {
        return Err(url.wrong("names no database"));
    }
    Ok(options)
}

async fn connect(options: MySqlConnectOptions, url: &DatabaseUrl) -> Result<MySqlConnection, Error> {
    options.connect().await.map_err(|error| explain(error, &format!("no connection to `{url}`")))
}

async fn run(connection: &mut MySqlConnection, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.map(drop)
}
