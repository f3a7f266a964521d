//! Poolers that hand out another server connection for every transaction, such as PgBouncer in transaction mode.
//!
//! Transactions need no care there. What is in none does: a setting of the session and a lock of the session would stay behind on a connection that
//! somebody else gets. So others are kept out by a transaction that a connection of its own keeps open, and nothing is set. The pooler ends that
//! transaction as soon as the connection is gone, however it goes.

use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};

use super::{execute, fault, lock, rows, text_literal};
use crate::error::{Error, Kind};

/// A setting that only a server itself takes from who connects: poolers ignore what they do not know, or refuse it.
const PROBE: &str = "migrator.direct";

/// Whether there is a pooler between these options and the server, in whichever mode. Takes a connection for a moment.
pub(super) async fn is_there(options: &PgConnectOptions) -> Result<bool, Error> {
    let mut connection = match options.clone().options([(PROBE, "yes")]).connect().await {
        Ok(connection) => connection,
        Err(error) if fault::is_from_pooler(&error) => return Ok(true),
        // A server says so of itself: what there is must do, and does.
        Err(error) if fault::has_no_connection_left(&error) => return Ok(false),
        Err(error) => return Err(fault::error(error, NO_SECOND)),
    };
    let found = number(&mut connection, format!("SELECT 1 WHERE current_setting('{PROBE}', true) = 'yes'")).await;
    let found = found.map_err(|error| fault::error(error, NO_SECOND))?;
    connection.close().await.ok();
    Ok(found.is_none())
}

const NO_SECOND: &str = "there is no second connection to the database, which a statement takes that can be in no transaction";

/// The lock that keeps others out, in a transaction of a connection of its own. It ends when this is dropped.
pub(super) struct Guard {
    connection: PgConnection,
    /// The server process that has the lock.
    pub(super) keeper: i64,
    /// How the statements begin that run meanwhile in no transaction.
    pub(super) mark: String,
}

impl Guard {
    /// Tries to take the lock for the schema of `main`; `None` when somebody else has it. `main` must find a second connection of the pooler
    /// within `patience`. A statement that a process began which is gone must have ended.
    pub(super) async fn take(main: &mut PgConnection, options: &PgConnectOptions, patience: Duration) -> Result<Option<Self>, Error> {
        let failed = |error| fault::error(error, "the lock can't be asked for");
        let schema = number(main, lock::schema()).await.map_err(failed)?.unwrap_or(0);
        let mark = format!("/* migrator {schema} */ ");
        let mut connection = options.connect().await.map_err(|error| fault::error(error, NO_SECOND))?;
        execute(&mut connection, BEGIN).await.map_err(failed)?;
        let Some(keeper) = number(&mut connection, lock::keep_out_of(schema)).await.map_err(failed)? else { return Ok(None) };
        let running = tokio::time::timeout(patience, number(main, running(&mark))).await.map_err(|_| too_few(patience))?;
        match running.map_err(failed)? {
            Some(pid) => Err(Error::new(Kind::Locked, format!("server process {pid} still runs what a process began that has ended"))),
            None => Ok(Some(Self { connection, keeper, mark })),
        }
    }

    /// Lets others in.
    pub(super) async fn release(mut self) -> Result<(), sqlx::Error> {
        execute(&mut self.connection, "ROLLBACK").await?;
        self.connection.close().await
    }
}

/// Nothing is to end it but its owner; `transaction_timeout` is there from PostgreSQL 17 on.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0; \
     SELECT set_config(name, '0', true) FROM pg_catalog.pg_settings WHERE name = 'transaction_timeout'";

/// Finds a statement that begins like this.
fn running(mark: &str) -> String {
    format!(
        "SELECT a.pid FROM pg_catalog.pg_stat_activity a WHERE a.datname = current_database() AND a.state = 'active' \
         AND a.pid <> pg_backend_pid() AND starts_with(a.query, {})",
        text_literal(mark)
    )
}

async fn number(connection: &mut PgConnection, sql: String) -> Result<Option<i64>, sqlx::Error> {
    Ok(rows(connection, sql).await?.first().and_then(|row| row.cells.first()?.integer()))
}

fn too_few(patience: Duration) -> Error {
    let message = format!("the pooler in front of the server gave no second connection within {patience:?}");
    Error::new(Kind::Database, message).with_hint(
        "a statement that can be in no transaction takes two at once: let the pooler have more (`default_pool_size` of PgBouncer), or connect to \
         the server itself for migrating",
    )
}
