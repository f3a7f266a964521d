//! One connection of the pool, prepared for migrating and given back as it was.

use std::time::Duration;

use schema_core::dialect::mysql::SQL_MODE;
use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, Connection as _, MySql, MySqlConnection};

use super::transaction::MySqlTransaction;
use super::version::Version;
use super::{execute, fault, lock, rows, text_literal};
use crate::Error;
use crate::backend::{BoxFuture, Cell, Expected, MaybeBegun, Session, Transaction};
use crate::error::Kind;
use crate::wait::Limits;

/// A connection with the settings that it had.
///
/// The lock and the settings belong to the connection. Whoever drops this before [`close`](Session::close) has run to its end therefore
/// closes it: the pool gets no connection that may hold the lock, and the server gives the lock back when it notices.
pub(super) struct MySqlSession {
    /// `None` only once the connection was given back.
    connection: Option<PoolConnection<MySql>>,
    /// The settings before; `None` while they are untouched.
    settings: Option<Settings>,
    /// Whether they were changed.
    changed: bool,
    /// For how long a transaction may be idle; `None` for one who takes the lock.
    idle: Option<Duration>,
    /// Whether this connection has the lock.
    locked: bool,
    /// Whether something is under way, so that nobody knows what the connection is in.
    unsettled: bool,
}

/// What is changed for migrating, and the name of the database.
#[derive(Debug, Clone)]
struct Settings {
    database: String,
    sql_mode: String,
    time_zone: String,
    lock_wait_timeout: i64,
    innodb_lock_wait_timeout: i64,
    autocommit: i64,
    /// For how many seconds the connection may be idle.
    wait_timeout: i64,
    /// How long a statement may run, in the unit of the server.
    statement_limit: String,
    is_mariadb: bool,
}

impl Settings {
    /// What the servers call how long a statement may run: seconds on MariaDB, milliseconds and only for queries on MySQL.
    fn limit_name(&self) -> &'static str {
        if self.is_mariadb { "max_statement_time" } else { "max_execution_time" }
    }
}

const READ_SETTINGS: &str = "SELECT version(), database(), @@SESSION.sql_mode, @@SESSION.time_zone, \
     cast(@@SESSION.lock_wait_timeout AS signed), cast(@@SESSION.innodb_lock_wait_timeout AS signed), cast(@@SESSION.autocommit AS signed), \
     cast(/*M!100100 @@SESSION.max_statement_time */ /*!80000 @@SESSION.max_execution_time */ AS char), \
     cast(@@SESSION.wait_timeout AS signed)";

impl MySqlSession {
    pub(super) fn new(connection: PoolConnection<MySql>) -> Self {
        Self { connection: Some(connection), settings: None, changed: false, idle: None, locked: false, unsettled: false }
    }

    /// For one who keeps others out by other means.
    pub(super) fn without_lock(mut self, idle: Duration) -> Self {
        self.idle = Some(idle);
        self
    }

    fn connection(&mut self) -> Result<&mut MySqlConnection, Error> {
        self.connection.as_deref_mut().ok_or_else(|| Error::new(Kind::Database, "the connection was given back"))
    }

    /// Reads the settings and checks that migrating is possible at all.
    async fn examine(&mut self) -> Result<(), Error> {
        if self.settings.is_some() {
            return Ok(());
        }
        let failed = |error| fault::error(error, "the connection can't be prepared for migrating");
        let found = rows(self.connection()?, READ_SETTINGS).await.map_err(failed)?;
        let cells = found.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let text = |at: usize| cells.get(at).and_then(Cell::text).unwrap_or_default();
        let number = |at: usize| cells.get(at).and_then(Cell::integer).unwrap_or(0);
        let version = Version::read(text(0));
        version.check()?;
        if text(1).is_empty() {
            return Err(Error::new(Kind::MissingDatabase, "the connection has no database")
                .with_hint("name one at the end of the URL: `mysql://…/app`"));
        }
        self.settings = Some(Settings {
            database: text(1).to_owned(),
            sql_mode: text(2).to_owned(),
            time_zone: text(3).to_owned(),
            lock_wait_timeout: number(4),
            innodb_lock_wait_timeout: number(5),
            autocommit: number(6),
            wait_timeout: number(8),
            statement_limit: text(7).to_owned(),
            is_mariadb: version.is_mariadb,
        });
        Ok(())
    }

    /// What sets how long a statement may run.
    fn statement_limit(&self, limits: Limits) -> String {
        let (Some(settings), Some(limit)) = (&self.settings, limits.statement) else { return String::new() };
        let value = if settings.is_mariadb { format!("{:.6}", limit.as_secs_f64()) } else { limit.as_millis().to_string() };
        format!(", {} = {value}", settings.limit_name())
    }

    /// What sets how long the connection may be idle, rounded up.
    fn idle_limit(&self) -> String {
        self.idle.map_or(String::new(), |idle| format!(", wait_timeout = {}", idle.as_millis().div_ceil(1_000).clamp(1, 31_536_000)))
    }

    fn database(&self) -> String {
        self.settings.as_ref().map(|settings| settings.database.clone()).unwrap_or_default()
    }

    async fn take_lock(&mut self) -> Result<(), Error> {
        if self.locked || self.idle.is_some() {
            return Ok(());
        }
        let connection = self.connection()?;
        if lock::attempt(connection).await.map_err(|error| fault::error(error, "the lock can't be asked for"))? {
            self.locked = true;
            return Ok(());
        }
        Err(lock::locked(connection).await)
    }

    async fn start(&mut self, begin: String) -> Result<sqlx::Transaction<'_, MySql>, Error> {
        let transaction = self.connection()?.begin_with(AssertSqlSafe(begin)).await;
        transaction.map_err(|error| fault::error(error, "no transaction could be begun"))
    }

    async fn restore(&mut self) -> Result<(), Error> {
        let locked = self.locked;
        let Some(settings) = self.settings.clone().filter(|_| self.changed) else { return Ok(()) };
        let connection = self.connection()?;
        let failed = |error| fault::error(error, "the settings of the connection could not be put back");
        // Turning `autocommit` on commits what is open, hence the ROLLBACK.
        let sql = format!(
            "ROLLBACK; SET SESSION sql_mode = {}, time_zone = {}, lock_wait_timeout = {}, innodb_lock_wait_timeout = {}, autocommit = {}, \
             wait_timeout = {}, {} = {}",
            text_literal(&settings.sql_mode),
            text_literal(&settings.time_zone),
            settings.lock_wait_timeout,
            settings.innodb_lock_wait_timeout,
            settings.autocommit,
            settings.wait_timeout,
            settings.limit_name(),
            settings.statement_limit
        );
        execute(connection, sql).await.map_err(failed)?;
        if locked {
            lock::release(connection).await.map_err(failed)?;
        }
        Ok(())
    }
}

impl Session for MySqlSession {
    fn try_begin<'a>(&'a mut self, limits: Limits, expected: Option<&'a Expected>) -> BoxFuture<'a, Result<MaybeBegun<'a>, Error>> {
        Box::pin(async move {
            self.unsettled = true;
            self.examine().await?;
            self.take_lock().await?;
            self.changed = true;
            // With `autocommit` off, what follows a change of the schema is in a transaction again.
            let seconds = limits.once().as_secs_f64().round().clamp(1.0, 31_536_000.0);
            let begin = format!(
                "SET SESSION sql_mode = '{SQL_MODE}', time_zone = '+00:00', lock_wait_timeout = {seconds}, \
                 innodb_lock_wait_timeout = {seconds}, autocommit = 0{}{}; START TRANSACTION",
                self.statement_limit(limits),
                self.idle_limit()
            );
            let database = self.database();
            let mut transaction = MySqlTransaction::new(self.start(begin).await?, database);
            if let Some(Expected { query, number }) = expected
                && transaction.number(query.clone()).await?.unwrap_or(0) != *number
            {
                Box::new(transaction).rollback().await?;
                return Ok(None);
            }
            Ok(Some(Box::new(transaction) as Box<dyn Transaction>))
        })
    }

    fn keep_out(&mut self, _: Limits) -> BoxFuture<'_, Result<(), Error>> {
        // The lock is the connection's, whatever its transactions do.
        Box::pin(async { Ok(()) })
    }

    fn run_alone<'a>(&'a mut self, sql: &'a str, _: Limits) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let run = execute(self.connection()?, sql).await;
            run.map_err(|error| fault::error(error, "the server refused it"))
        })
    }

    fn blocker<'a>(&'a mut self, _: &'a str) -> BoxFuture<'a, Option<String>> {
        Box::pin(async move { lock::oldest_transaction(self.connection().ok()?).await })
    }

    fn read(&mut self) -> BoxFuture<'_, Result<Box<dyn Transaction + '_>, Error>> {
        Box::pin(async move {
            self.unsettled = true;
            self.examine().await?;
            let database = self.database();
            let transaction = self.start("START TRANSACTION READ ONLY".to_owned()).await?;
            Ok(Box::new(MySqlTransaction::new(transaction, database)) as Box<dyn Transaction>)
        })
    }

    fn close(mut self: Box<Self>) -> BoxFuture<'static, Result<(), Error>> {
        Box::pin(async move {
            self.restore().await?;
            self.unsettled = false;
            Ok(())
        })
    }
}

impl Drop for MySqlSession {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take().filter(|_| self.unsettled) {
            drop(connection.detach());
        }
    }
}
