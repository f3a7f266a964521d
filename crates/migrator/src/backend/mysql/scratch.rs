//! Scratch places of MySQL and MariaDB: databases of their own, which are dropped.
//!
//! Each has a lock of its name (`GET_LOCK`), taken before it is created. One whose lock is free was left by a process that was killed, and the
//! next that needs a scratch place drops it.

use sqlx::mysql::MySqlConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, MySqlConnection};

use super::transaction::run_sql;
use super::{execute, fault, introspect, quote, rows, text_literal};
use crate::Error;
use crate::backend::Cell;
use crate::error::Kind;
use crate::introspect::Catalog;
use crate::scratch::{Creation, PREFIX, sql_mode};

/// What did not work.
const FAILED: &str = "the server can't create a database to compare with";

/// A database that is gone when this is: dropped by [`remove`](Self::remove), else by a task that takes over.
pub(crate) struct Place {
    /// The connection that has the lock; `None` only once the database was dropped.
    connection: Option<MySqlConnection>,
    name: String,
}

impl Place {
    /// An empty database with the character set of the one that `options` name.
    pub(crate) async fn new(options: &MySqlConnectOptions, name: &str) -> Result<Self, Error> {
        let failed = |error| fault::error(error, FAILED);
        let mut connection = options.connect().await.map_err(|error| fault::error(error, "no connection to the database"))?;
        let defaults = rows(&mut connection, "SELECT @@character_set_database, @@collation_database").await.map_err(failed)?;
        let cells = defaults.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let text = |at: usize| cells.get(at).and_then(Cell::text).unwrap_or_default().to_owned();
        let (charset, collation) = (text(0), text(1));
        sweep(&mut connection).await;
        lock(&mut connection, name).await.map_err(failed)?;
        let mut place = Self { connection: Some(connection), name: name.to_owned() };
        let sql = format!("CREATE DATABASE {} CHARACTER SET {charset} COLLATE {collation}", quote(name));
        match execute(place.connection()?, sql).await {
            Ok(()) => Ok(place),
            Err(error) => {
                // There is none that would have to be dropped.
                place.connection = None;
                Err(with_hint(failed(error)))
            }
        }
    }

    fn connection(&mut self) -> Result<&mut MySqlConnection, Error> {
        self.connection.as_mut().ok_or_else(|| Error::new(Kind::Database, "the scratch database was dropped"))
    }

    /// Drops the database.
    pub(crate) async fn remove(mut self) -> Result<(), Error> {
        let sql = drop_database(&self.name);
        let dropped = execute(self.connection()?, sql).await;
        dropped.map_err(|error| fault::error(error, &format!("the scratch database `{}` can't be dropped", self.name)))?;
        if let Some(connection) = self.connection.take() {
            // Nothing was written that closing could lose.
            let _ = connection.close().await;
        }
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        // Without a runtime it stays until the next that needs a scratch place.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let sql = drop_database(&self.name);
        runtime.spawn(async move {
            execute(&mut connection, sql).await.ok();
            connection.close().await.ok();
        });
    }
}

/// What the server makes of a schema.
pub(crate) async fn create(options: &MySqlConnectOptions, creation: &Creation) -> Result<Catalog, Error> {
    let mut place = Place::new(options, &creation.place).await?;
    let catalog = fill(place.connection()?, creation).await;
    let removed = place.remove().await;
    catalog.and_then(|catalog| removed.map(|()| catalog))
}

async fn fill(connection: &mut MySqlConnection, creation: &Creation) -> Result<Catalog, Error> {
    let failed = |error| fault::error(error, FAILED);
    execute(connection, format!("USE {}; SET SESSION sql_mode = '{}'", quote(&creation.place), sql_mode())).await.map_err(failed)?;
    let (sql, mut ended): (Vec<&str>, usize) = (creation.sql.iter().map(String::as_str).collect(), 0);
    if !sql.is_empty() {
        let done = run_sql(connection, &sql, &mut || ended += 1).await;
        done.map_err(|error| error.reworded("the server can't create the schema to compare with").with_sql(sql[ended.min(sql.len() - 1)]))?;
    }
    introspect::mysql(connection).await.map_err(failed)
}

/// Drops what was left by processes that are gone. What can't be dropped stays; it is in nobody's way.
async fn sweep(connection: &mut MySqlConnection) {
    let like = PREFIX.replace('_', "\\_") + "%";
    let sql = format!("SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE {}", text_literal(&like));
    for row in rows(connection, sql).await.unwrap_or_default() {
        let Some(name) = row.cells.first().and_then(Cell::text) else { continue };
        if lock(connection, name).await.is_ok() {
            let dropped = execute(connection, drop_database(name)).await;
            if let Err(error) = dropped {
                tracing::debug!(%error, name, "a scratch database that was left behind can't be dropped");
            }
            execute(connection, format!("DO release_lock({})", text_literal(name))).await.ok();
        }
    }
}

/// Takes the lock of a scratch database.
async fn lock(connection: &mut MySqlConnection, name: &str) -> Result<(), sqlx::Error> {
    let found = rows(connection, format!("SELECT get_lock({}, 0)", text_literal(name))).await?;
    let is_taken = found.first().and_then(|row| row.cells.first()?.integer()) == Some(1);
    if is_taken { Ok(()) } else { Err(sqlx::Error::Protocol(format!("somebody else has the scratch database `{name}`"))) }
}

fn drop_database(name: &str) -> String {
    format!("DROP DATABASE IF EXISTS {}", quote(name))
}

/// Which rights it takes.
fn with_hint(error: Error) -> Error {
    if error.kind() != Kind::Privilege {
        return error;
    }
    let pattern = PREFIX.replace('_', "\\_") + "%";
    error.with_hint(format!("grant the account of this connection its rights on such databases: `GRANT ALL ON `{pattern}`.* TO …`"))
}
