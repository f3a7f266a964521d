//! One connection of the pool, prepared for migrating and given back as it was.

use schema_core::dialect::sqlite::VERSION_MIN;
use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, Connection as _, Sqlite, SqliteConnection};

use super::transaction::SqliteTransaction;
use super::{execute, fault, number, rows};
use crate::Error;
use crate::backend::{BoxFuture, Expected, MaybeBegun, Session, Transaction};
use crate::error::Kind;
use crate::wait::Limits;

/// A connection with the settings that it had.
///
/// When it is dropped before [`close`](Session::close) has run to its end, a task takes over: it undoes an open transaction and puts the
/// settings back before the pool gets the connection.
pub(super) struct SqliteSession {
    /// `None` only once the connection was given back.
    connection: Option<PoolConnection<Sqlite>>,
    /// The settings before; `None` while they are untouched.
    settings: Option<Settings>,
    /// Whether a transaction may be open that sqlx does not know of.
    unsettled: bool,
}

/// What is changed for migrating.
#[derive(Debug, Clone, Copy)]
struct Settings {
    foreign_keys: i64,
    legacy_alter_table: i64,
    busy_timeout: i64,
}

const READ_SETTINGS: &str = "SELECT (SELECT foreign_keys FROM pragma_foreign_keys), (SELECT legacy_alter_table FROM pragma_legacy_alter_table), \
     (SELECT timeout FROM pragma_busy_timeout), sqlite_version()";

impl SqliteSession {
    pub(super) fn new(connection: PoolConnection<Sqlite>) -> Self {
        Self { connection: Some(connection), settings: None, unsettled: false }
    }

    fn connection(&mut self) -> Result<&mut SqliteConnection, Error> {
        self.connection.as_deref_mut().ok_or_else(|| Error::new(Kind::Database, "the connection was given back"))
    }

    /// Begins a transaction.
    async fn start(&mut self, begin: String) -> Result<sqlx::Transaction<'_, Sqlite>, Error> {
        let Self { connection, unsettled, .. } = self;
        let connection = connection.as_deref_mut().ok_or_else(|| Error::new(Kind::Database, "the connection was given back"))?;
        if std::mem::replace(unsettled, true) {
            // Fails when no transaction was left open.
            execute(connection, "ROLLBACK").await.ok();
        }
        let transaction = connection.begin_with(AssertSqlSafe(begin)).await;
        let transaction = transaction.map_err(|error| fault::error(error, "no transaction could be begun"))?;
        *unsettled = false;
        Ok(transaction)
    }

    /// Turns foreign keys off, because SQLite ignores that within a transaction, and has renames rewrite what refers to the renamed.
    async fn prepare(&mut self) -> Result<(), Error> {
        if self.settings.is_some() {
            return Ok(());
        }
        let failed = |error| fault::error(error, "the connection can't be prepared for migrating");
        let connection = self.connection()?;
        let found = rows(connection, READ_SETTINGS, &[]).await.map_err(failed)?;
        let cells = found.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let number_at = |at: usize| cells.get(at).and_then(crate::backend::Cell::integer).unwrap_or(0);
        let settings = Settings { foreign_keys: number_at(0), legacy_alter_table: number_at(1), busy_timeout: number_at(2) };
        check_version(cells.get(3).and_then(crate::backend::Cell::text).unwrap_or_default())?;

        self.settings = Some(settings);
        let connection = self.connection()?;
        execute(connection, "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = OFF").await.map_err(failed)?;
        if number(connection, "PRAGMA foreign_keys", &[]).await.map_err(failed)? == Some(0) {
            return Ok(());
        }
        Err(Error::new(Kind::Database, "SQLite does not turn foreign keys off on this connection")
            .with_hint("the pool handed out a connection that is in a transaction"))
    }
}

impl Session for SqliteSession {
    fn try_begin<'a>(&'a mut self, limits: Limits, expected: Option<&'a Expected>) -> BoxFuture<'a, Result<MaybeBegun<'a>, Error>> {
        Box::pin(async move {
            self.prepare().await?;
            // Beginning does not wait, because a waiting statement could not be cancelled. Within the transaction SQLite waits for readers.
            let millis = limits.once().as_millis().min(i32::MAX as u128);
            let begin = format!("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; PRAGMA busy_timeout = {millis}{}", refusing(expected));
            match self.start(begin).await {
                Ok(transaction) => Ok(Some(Box::new(SqliteTransaction::new(transaction)) as Box<dyn Transaction>)),
                // Should it have another reason, that is seen when it is begun without expecting anything.
                Err(error) if expected.is_some() && error.kind() != Kind::Locked => Ok(None),
                Err(error) => Err(error),
            }
        })
    }

    fn keep_out(&mut self, _: Limits) -> BoxFuture<'_, Result<(), Error>> {
        // What SQLite takes in no transaction may run twice; who comes between sees how far a migration has come.
        Box::pin(async { Ok(()) })
    }

    fn run_alone<'a>(&'a mut self, sql: &'a str, _: Limits) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let run = execute(self.connection()?, sql).await;
            run.map_err(|error| fault::error(error, "SQLite refused it"))
        })
    }

    fn blocker<'a>(&'a mut self, _: &'a str) -> BoxFuture<'a, Option<String>> {
        // SQLite does not know who else has the file open.
        Box::pin(async { None })
    }

    fn read(&mut self) -> BoxFuture<'_, Result<Box<dyn Transaction + '_>, Error>> {
        Box::pin(async move {
            let transaction = self.connection()?.begin_with("BEGIN").await;
            let transaction = transaction.map_err(|error| fault::error(error, "no transaction could be begun"))?;
            Ok(Box::new(SqliteTransaction::new(transaction)) as Box<dyn Transaction>)
        })
    }

    fn close(mut self: Box<Self>) -> BoxFuture<'static, Result<(), Error>> {
        Box::pin(async move {
            let Some(settings) = self.settings else { return Ok(()) };
            let restored = restore(self.connection()?, settings).await;
            restored.map_err(|error| fault::error(error, "the settings of the connection could not be put back"))?;
            self.settings = None;
            Ok(())
        })
    }
}

impl Drop for SqliteSession {
    fn drop(&mut self) {
        let Some(settings) = self.settings.take() else { return };
        let Some(mut connection) = self.connection.take() else { return };
        // Without a runtime the pool can't take the connection back; closing it undoes the transaction too.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return drop(connection.detach()) };
        runtime.spawn(async move {
            if restore(&mut connection, settings).await.is_err() {
                connection.close().await.ok();
            }
        });
    }
}

/// A statement that fails where something is not as expected: sqlx tells nothing of beginning a transaction but whether it worked. The smallest
/// number has no absolute value.
fn refusing(expected: Option<&Expected>) -> String {
    let Some(Expected { query, number }) = expected else { return String::new() };
    format!("; SELECT abs(CASE coalesce(({}), 0) WHEN {number} THEN 0 ELSE {} END)", query.sql, i64::MIN)
}

/// Undoes a transaction that was left open and puts the settings back. Fails when sqlx still believes in a transaction then: nobody else
/// should get such a connection.
async fn restore(connection: &mut SqliteConnection, settings: Settings) -> Result<(), sqlx::Error> {
    // Fails when no transaction is open, as it should be.
    execute(connection, "ROLLBACK").await.ok();
    let Settings { foreign_keys, legacy_alter_table, busy_timeout } = settings;
    let sql = format!(
        "PRAGMA foreign_keys = {foreign_keys}; PRAGMA legacy_alter_table = {legacy_alter_table}; PRAGMA busy_timeout = {busy_timeout}"
    );
    execute(connection, sql).await?;
    if connection.is_in_transaction() { Err(sqlx::Error::BeginFailed) } else { Ok(()) }
}

fn check_version(version: &str) -> Result<(), Error> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    let found = (part(), part(), part());
    if found >= VERSION_MIN {
        return Ok(());
    }
    let (major, minor, patch) = VERSION_MIN;
    let message = format!("this is SQLite {version}; the oldest supported is {major}.{minor}.{patch}");
    Err(Error::new(Kind::UnsupportedVersion, message).with_hint("sqlx brings a newer one with its feature `sqlite`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_versions_are_refused() {
        for (version, expected) in [("3.51.3", true), ("3.37.0", true), ("3.36.9", false), ("4.0", true), ("", false)] {
            assert_eq!(check_version(version).is_ok(), expected, "{version}");
        }
        assert!(check_version("3.8.3").unwrap_err().is_unsupported_version());
    }
}
