//! Statements that PostgreSQL runs in no transaction, and what those that were interrupted leave behind.

use std::fmt::Write as _;

use schema_core::Dialect;
use sqlx::PgConnection;

use super::lock::CHECK_INTERVAL_MILLIS;
use super::session::millis;
use super::state::{index, quoted, relation};
use super::{execute, fault, rows, text_literal};
use crate::backend::Cell;
use crate::error::{Error, Kind};
use crate::sql::effect::{Effect, Name, Object, effect};
use crate::sql::reindexed;
use crate::wait::Limits;

/// Runs a statement, with settings of the session for as long. It may wait for other transactions as long as for everything in all: what it
/// holds meanwhile is in nobody's way. `keeper` is the server process that keeps others out: where another one answers there is a pooler, and
/// nothing is set.
pub(super) async fn run(connection: &mut PgConnection, sql: &str, limits: Limits, keeper: Option<i64>) -> Result<(), Error> {
    let failed = |error| fault::error(error, "the settings of the connection can't be changed");
    let before = rows(connection, READ_SETTINGS).await.map_err(failed)?;
    let before: Vec<&str> = before.first().map(|row| row.cells.iter().filter_map(Cell::text).collect()).unwrap_or_default();
    let [lock_timeout, statement_timeout, check_interval, is_linux, pid] = before.as_slice() else {
        return Err(Error::new(Kind::Database, "the settings of the connection can't be read"));
    };
    if keeper.is_some_and(|keeper| keeper.to_string() != *pid) {
        return run_as_set(connection, sql, "").await;
    }
    let mut changed = format!("SET lock_timeout = {}", millis(limits.lock));
    if let Some(limit) = limits.statement {
        write!(changed, "; SET statement_timeout = {}", millis(limit)).ok();
    }
    if *is_linux == "true" && !check_interval.is_empty() {
        write!(changed, "; SET client_connection_check_interval = {CHECK_INTERVAL_MILLIS}").ok();
    }
    let set_back = |name: &str, value: &str| format!("set_config('{name}', {}, false)", text_literal(value));
    let mut back = format!("SELECT {}, {}", set_back("lock_timeout", lock_timeout), set_back("statement_timeout", statement_timeout));
    if !check_interval.is_empty() {
        write!(back, ", {}", set_back("client_connection_check_interval", check_interval)).ok();
    }
    execute(connection, changed).await.map_err(failed)?;
    let result = run_as_set(connection, sql, "").await;
    let put_back = execute(connection, back).await.map_err(failed);
    result.and(put_back)
}

const READ_SETTINGS: &str = "SELECT current_setting('lock_timeout'), current_setting('statement_timeout'), \
     coalesce(current_setting('client_connection_check_interval', true), ''), version() LIKE '%linux%', pg_backend_pid()::text";

/// Runs a statement with the settings that there are, and `mark` before it. What an earlier attempt left that would be in its way is removed or
/// finished first.
pub(super) async fn run_as_set(connection: &mut PgConnection, sql: &str, mark: &str) -> Result<(), Error> {
    let failed = |error| fault::error(error, "PostgreSQL refused it");
    for left in debris(connection, sql).await.map_err(failed)? {
        tracing::info!("removing what an interrupted statement left: {left}");
        execute(connection, format!("{mark}{left}")).await.map_err(|error| failed(error).with_sql(left))?;
    }
    let sql = pending_detach(connection, sql).await.map_err(failed)?.unwrap_or_else(|| sql.to_owned());
    execute(connection, format!("{mark}{sql}")).await.map_err(failed)
}

/// The statements that remove indexes which a build left invalid. `IF NOT EXISTS` would take them for built.
async fn debris(connection: &mut PgConnection, sql: &str) -> Result<Vec<String>, sqlx::Error> {
    let query = match effect(Dialect::Postgres, sql) {
        Effect::Changes(objects) => match objects.as_slice() {
            [Object::Index { table, name }] => format!("{} AND NOT i.indisvalid", index(table, name)),
            _ => return Ok(Vec::new()),
        },
        Effect::Repeatable => match reindexed(sql) {
            Some(name) => unfinished(&name),
            None => return Ok(Vec::new()),
        },
        Effect::Unknown => return Ok(Vec::new()),
    };
    let found = rows(connection, query).await?;
    let name = |cells: &[Cell], at: usize| cells.get(at).and_then(Cell::text).unwrap_or_default().to_owned();
    let drop = |cells: &[Cell]| format!("DROP INDEX CONCURRENTLY IF EXISTS {}", quoted(&name(cells, 0), &name(cells, 1)));
    Ok(found.iter().map(|row| drop(&row.cells)).collect())
}

/// Finds what `REINDEX CONCURRENTLY` of a table or index leaves when it is interrupted: indexes with these ends of names, not valid.
fn unfinished(name: &Name) -> String {
    let name = relation(name);
    format!(
        "SELECT n.nspname::text, c.relname::text FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' \
         AND i.indrelid IN (SELECT {name}::oid UNION SELECT x.indrelid FROM pg_catalog.pg_index x WHERE x.indexrelid = {name})"
    )
}

/// What finishes a `DETACH PARTITION … CONCURRENTLY` that was interrupted.
async fn pending_detach(connection: &mut PgConnection, sql: &str) -> Result<Option<String>, sqlx::Error> {
    let Effect::Changes(objects) = effect(Dialect::Postgres, sql) else { return Ok(None) };
    let [Object::Partition { table, partition }] = objects.as_slice() else { return Ok(None) };
    let query = format!(
        "SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = {} AND h.inhparent = {} AND h.inhdetachpending",
        relation(partition),
        relation(table)
    );
    let is_pending = !rows(connection, query).await?.is_empty();
    Ok(is_pending.then(|| format!("ALTER TABLE {} DETACH PARTITION {} FINALIZE", table.sql(), partition.sql())))
}
