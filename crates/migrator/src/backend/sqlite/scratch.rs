//! Scratch places of SQLite: databases in memory.

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};

use super::{execute, fault, introspect};
use crate::Error;
use crate::introspect::Catalog;
use crate::scratch::Creation;

/// A database in memory that knows the collations and extensions that `options` bring along.
pub(super) fn in_memory(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options.filename(":memory:").in_memory(true).shared_cache(false).create_if_missing(true).read_only(false).immutable(false)
}

/// What SQLite makes of a schema.
pub(crate) async fn create(options: SqliteConnectOptions, creation: &Creation) -> Result<Catalog, Error> {
    let failed = |error| fault::error(error, "SQLite can't create the schema to compare with");
    let options = in_memory(options).foreign_keys(false);
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(failed)?;
    for sql in &creation.sql {
        execute(&mut connection, sql.clone()).await.map_err(|error| failed(error).with_sql(sql.clone()))?;
    }
    introspect::sqlite(&mut connection).await.map_err(failed)
}
