//! One connection of the pool. Its settings are changed only within transactions, so that they come back by themselves.

use std::sync::Arc;
use std::time::Duration;

use schema_core::dialect::postgres::VERSION_MIN;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Postgres};

use super::pooler::{self, Guard};
use super::transaction::PgTransaction;
use super::{execute, fault, lock, outside, scratch};
use crate::Error;
use crate::backend::{BoxFuture, Expected, MaybeBegun, Session, Transaction};
use crate::error::Kind;
use crate::introspect::Catalog;
use crate::scratch::Creation;
use crate::wait::Limits;

/// A connection.
///
/// sqlx undoes a transaction that is dropped, but not one that is dropped while it begins or whose beginning fails. When that happens a task
/// takes over and undoes it before the pool gets the connection.
pub(super) struct PgSession {
    /// `None` only once the connection was given back.
    connection: Option<PoolConnection<Postgres>>,
    /// How the pool connects.
    options: Arc<PgConnectOptions>,
    /// For how long a transaction may be idle; `None` for one who takes the lock.
    idle: Option<Duration>,
    /// Whether a transaction may be open that sqlx does not know of.
    unsettled: bool,
    /// Whether others are kept out between transactions.
    keeps_out: bool,
    /// The server process that keeps them out.
    keeper: Option<i64>,
    /// What keeps them out behind a pooler.
    guard: Option<Guard>,
    /// Whether a statement runs in no transaction, which nothing undoes.
    runs_alone: bool,
}

impl PgSession {
    pub(super) fn new(connection: PoolConnection<Postgres>, options: Arc<PgConnectOptions>) -> Self {
        let connection = Some(connection);
        Self { connection, options, idle: None, unsettled: false, keeps_out: false, keeper: None, guard: None, runs_alone: false }
    }

    /// For one who keeps others out by other means.
    pub(super) fn without_lock(mut self, idle: Duration) -> Self {
        self.idle = Some(idle);
        self
    }

    fn connection(&mut self) -> Result<&mut PgConnection, Error> {
        self.connection.as_deref_mut().ok_or_else(given_back)
    }

    /// The statement that gives the second lock back, where it may be taken.
    fn let_in(&self) -> Option<String> {
        self.keeps_out.then(|| lock::let_in(self.keeper))
    }

    /// Begins a transaction.
    async fn start(&mut self, begin: String) -> Result<sqlx::Transaction<'_, Postgres>, Error> {
        let Self { connection, unsettled, .. } = self;
        let connection = connection.as_deref_mut().ok_or_else(given_back)?;
        if std::mem::replace(unsettled, true) {
            undo(connection).await.map_err(|error| fault::error(error, "no transaction could be begun"))?;
        }
        let transaction = connection.begin_with(AssertSqlSafe(begin)).await;
        let transaction = transaction.map_err(|error| fault::error(error, "no transaction could be begun"))?;
        *unsettled = false;
        Ok(transaction)
    }

    /// Keeps others out behind a pooler.
    async fn guard(&mut self, limits: Limits) -> Result<(), Error> {
        let options = self.options.clone();
        let connection = self.connection()?;
        let Some(guard) = Guard::take(connection, &options, limits.lock).await? else { return Err(lock::locked(connection).await) };
        self.keeper = Some(guard.keeper);
        self.guard = Some(guard);
        Ok(())
    }

    /// What PostgreSQL makes of a schema.
    pub(super) async fn create_and_read(mut self, creation: &Creation) -> Result<Catalog, Error> {
        // Nothing of it is committed, so it may be where a role reads only unless it says otherwise.
        let begin = "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE; SET LOCAL idle_in_transaction_session_timeout = 0";
        let mut transaction = self.start(begin.to_owned()).await?;
        let catalog = scratch::create(&mut transaction, creation).await;
        let undone = transaction.rollback().await;
        let catalog = catalog?;
        undone.map_err(|error| fault::error(error, "the transaction could not be rolled back"))?;
        Box::new(self).close().await?;
        Ok(catalog)
    }
}

impl Session for PgSession {
    fn try_begin<'a>(&'a mut self, limits: Limits, expected: Option<&'a Expected>) -> BoxFuture<'a, Result<MaybeBegun<'a>, Error>> {
        Box::pin(async move {
            // What is read after the lock was taken must be what the one before wrote, hence READ COMMITTED.
            let begin = format!(
                "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {}; SET LOCAL idle_in_transaction_session_timeout = {}; \
                 SET LOCAL standard_conforming_strings = on{}",
                millis(limits.once()),
                self.idle.map_or(0, millis),
                limits.statement.map_or(String::new(), |limit| format!("; SET LOCAL statement_timeout = {}", millis(limit)))
            );
            let lock = lock::asked(self.idle.is_none(), self.keeper);
            let (mut transaction, locks) = (self.start(begin).await?, lock.is_some());
            let attempt = lock::attempt(&mut transaction, lock, expected)
                .await
                .map_err(|error| fault::error(error, "the lock can't be asked for"))?;
            attempt.version.map_or(Ok(()), check_version)?;
            if attempt.schema.is_none() {
                let message = "no schema of the search path exists, so tables can't be created";
                return Err(Error::new(Kind::Database, message).with_hint("create it with `CREATE SCHEMA`, or correct `search_path`"));
            }
            if attempt.taken && attempt.as_expected {
                return Ok(Some(Box::new(PgTransaction::new(transaction, locks)) as Box<dyn Transaction>));
            }
            let none = if attempt.taken { Ok(None) } else { Err(lock::locked(&mut transaction).await) };
            transaction.rollback().await.map_err(|error| fault::error(error, "the transaction could not be rolled back"))?;
            none
        })
    }

    fn keep_out(&mut self, limits: Limits) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(async move {
            if self.keeper.is_some() {
                return Ok(());
            }
            if pooler::is_there(&self.options).await? {
                return self.guard(limits).await;
            }
            // From here on it may have the lock, whatever becomes of this future.
            self.keeps_out = true;
            let connection = self.connection()?;
            let keeper = lock::keep_out(connection).await.map_err(|error| fault::error(error, "the lock can't be asked for"))?;
            if keeper.is_some() {
                self.keeper = keeper;
                return Ok(());
            }
            let locked = lock::locked(connection).await;
            self.keeps_out = false;
            Err(locked)
        })
    }

    fn run_alone<'a>(&'a mut self, sql: &'a str, limits: Limits) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            // Under another lock nobody has looked yet. Where that can't be told, nothing is set either.
            let sets = self.idle.is_none() || !pooler::is_there(&self.options).await.unwrap_or(true);
            self.runs_alone = true;
            let connection = self.connection.as_deref_mut().ok_or_else(given_back)?;
            let result = match &self.guard {
                Some(guard) => outside::run_as_set(connection, sql, &guard.mark).await,
                None if sets => outside::run(connection, sql, limits, self.keeper).await,
                None => outside::run_as_set(connection, sql, "").await,
            };
            self.runs_alone = false;
            result
        })
    }

    fn blocker<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Option<String>> {
        Box::pin(async move { lock::blocker(self.connection().ok()?, sql).await })
    }

    fn read(&mut self) -> BoxFuture<'_, Result<Box<dyn Transaction + '_>, Error>> {
        Box::pin(async move {
            let transaction = self.start("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY".to_owned()).await?;
            Ok(Box::new(PgTransaction::new(transaction, false)) as Box<dyn Transaction>)
        })
    }

    fn close(mut self: Box<Self>) -> BoxFuture<'static, Result<(), Error>> {
        Box::pin(async move {
            if let Some(guard) = self.guard.take() {
                guard.release().await.map_err(|error| fault::error(error, "the lock could not be given back"))?;
            }
            if !self.unsettled && !self.keeps_out {
                return Ok(());
            }
            let let_in = self.let_in();
            restore(self.connection()?, let_in).await.map_err(|error| fault::error(error, "the connection could not be put back"))?;
            (self.unsettled, self.keeps_out, self.keeper) = (false, false, None);
            Ok(())
        })
    }
}

impl Drop for PgSession {
    fn drop(&mut self) {
        if !self.unsettled && !self.keeps_out {
            return;
        }
        let Some(mut connection) = self.connection.take() else { return };
        // Without a runtime the pool can't take the connection back; closing it undoes the transaction too. Nor can it while a statement runs
        // that may take hours: closing the connection ends that as well, once the server notices.
        let runtime = tokio::runtime::Handle::try_current().ok().filter(|_| !self.runs_alone);
        let Some(runtime) = runtime else { return drop(connection.detach()) };
        let let_in = self.let_in();
        runtime.spawn(async move {
            if restore(&mut connection, let_in).await.is_err() {
                connection.close().await.ok();
            }
        });
    }
}

fn given_back() -> Error {
    Error::new(Kind::Database, "the connection was given back")
}

/// Undoes a transaction that sqlx does not know of, and gives the lock back.
async fn restore(connection: &mut PgConnection, let_in: Option<String>) -> Result<(), sqlx::Error> {
    undo(connection).await?;
    if let Some(sql) = let_in { execute(connection, sql).await } else { Ok(()) }
}

/// Undoes a transaction that sqlx does not know of.
async fn undo(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    execute(connection, "ROLLBACK").await
}

/// A time as the settings take it: in whole milliseconds, and at least one, because none is no limit.
pub(super) fn millis(time: Duration) -> u128 {
    time.as_millis().clamp(1, i32::MAX as u128)
}

fn check_version(version: i64) -> Result<(), Error> {
    let (major, minor) = (version / 10_000, version % 10_000);
    if major >= i64::from(VERSION_MIN) {
        return Ok(());
    }
    Err(Error::new(Kind::UnsupportedVersion, format!("this is PostgreSQL {major}.{minor}; the oldest supported is {VERSION_MIN}"))
        .with_hint("upgrade the server"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_versions_are_refused() {
        for (version, expected) in [(140_023, true), (180_004, true), (130_023, false), (90_624, false), (0, false)] {
            assert_eq!(check_version(version).is_ok(), expected, "{version}");
        }
        assert!(check_version(130_023).unwrap_err().to_string().contains("this is PostgreSQL 13.23"));
    }
}
