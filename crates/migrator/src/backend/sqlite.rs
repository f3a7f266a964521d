//! SQLite, through `sqlx::SqlitePool`.

mod create;
mod database;
mod fault;
pub(crate) mod introspect;
mod rebuild;
pub(crate) mod scratch;
mod session;
mod transaction;
mod watch;

use std::future::poll_fn;

use std::time::Duration;

use schema_core::Dialect;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{
    AssertSqlSafe, Column as _, Either, Executor as _, Row as _, Sqlite, SqliteConnection, SqlitePool, TypeInfo as _, ValueRef as _,
};

use super::{Access, Backend, BoxFuture, Cell, MigratePool, Row, Scratch, Session, SideLine};
use crate::Error;
use crate::error::Kind;
use crate::introspect::Catalog;
use crate::journal::statement::Bound;
use crate::scratch::Creation;

pub(crate) use create::create;

impl MigratePool for SqlitePool {
    fn access(&self) -> Access<'_> {
        Access(self)
    }
}

impl Backend for SqlitePool {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn peek(&self, statement: Bound) -> BoxFuture<'_, Result<Option<String>, Error>> {
        Box::pin(async move {
            match bound(statement).fetch_optional(self).await {
                Ok(row) => Ok(row.and_then(|row| row.try_get::<String, _>(0).ok())),
                Err(error) if fault::is_missing_table(&error) || fault::kind(&error) == Kind::Locked => Ok(None),
                Err(error) => Err(fault::error(error, "the database can't be read")),
            }
        })
    }

    fn open(&self) -> BoxFuture<'_, Result<Box<dyn Session>, Error>> {
        Box::pin(async move {
            let connection = self.acquire().await.map_err(|error| fault::error(error, "no connection to the database"))?;
            Ok(Box::new(session::SqliteSession::new(connection)) as Box<dyn Session>)
        })
    }

    /// The lock is the write transaction, and there is none without.
    fn open_without_lock(&self, _: Duration) -> BoxFuture<'_, Result<Box<dyn Session>, Error>> {
        self.open()
    }

    fn side(&self) -> Option<Box<dyn SideLine>> {
        None
    }

    fn create_and_read<'a>(&'a self, creation: &'a Creation) -> BoxFuture<'a, Result<Catalog, Error>> {
        Box::pin(async move { scratch::create((*self.connect_options()).clone(), creation).await })
    }

    fn scratch<'a>(&'a self, _: &'a [&'a str]) -> BoxFuture<'a, Result<Box<dyn Scratch>, Error>> {
        Box::pin(async move { Ok(Box::new(database::ScratchDatabase::new(self)) as Box<dyn Scratch>) })
    }
}

/// A statement with its values, ready to run once.
fn bound(statement: Bound) -> sqlx::query::Query<'static, Sqlite, SqliteArguments> {
    let query = sqlx::query::<Sqlite>(AssertSqlSafe(statement.sql)).persistent(false);
    statement.values.into_iter().fold(query, |query, value| match value {
        Cell::Null => query.bind(None::<i64>),
        Cell::Integer(number) => query.bind(number),
        Cell::Real(number) => query.bind(number),
        Cell::Text(text) => query.bind(text),
        Cell::Blob(bytes) => query.bind(bytes),
    })
}

/// The error for people. `what` says what did not work, where SQLite's own words don't.
#[cfg(feature = "cli")]
pub(crate) fn explain(error: sqlx::Error, what: &str) -> Error {
    fault::error(error, what)
}

/// Runs one statement and forgets what it returns.
async fn execute(connection: &mut SqliteConnection, sql: impl Into<String>) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.into())).execute(connection).await.map(drop)
}

/// Runs one statement and returns its rows. When it is known to have ended, nothing more is waited for: each answer of sqlx's worker thread
/// wakes the thread that waits, which costs more than a small statement.
async fn run(connection: &mut SqliteConnection, statement: Bound) -> Result<Vec<Row>, sqlx::Error> {
    let mut answers = connection.fetch_many(bound(statement));
    let mut rows = Vec::new();
    while let Some(answer) = poll_fn(|context| answers.as_mut().poll_next(context)).await {
        match answer? {
            Either::Right(row) => rows.push(decode(&row)?),
            Either::Left(_ended) => break,
        }
    }
    Ok(rows)
}

/// Runs a query with text values.
async fn rows(connection: &mut SqliteConnection, sql: &str, values: &[&str]) -> Result<Vec<Row>, sqlx::Error> {
    let values = values.iter().map(|value| Cell::Text((*value).to_owned())).collect();
    run(connection, Bound { sql: sql.to_owned(), values }).await
}

/// The texts in the first column.
async fn texts(connection: &mut SqliteConnection, sql: &str, values: &[&str]) -> Result<Vec<String>, sqlx::Error> {
    let rows = rows(connection, sql, values).await?;
    Ok(rows.iter().filter_map(|row| row.cells.first()?.text().map(str::to_owned)).collect())
}

/// The number that a query returns, if it returns one.
async fn number(connection: &mut SqliteConnection, sql: &str, values: &[&str]) -> Result<Option<i64>, sqlx::Error> {
    Ok(rows(connection, sql, values).await?.first().and_then(|row| row.cells.first()?.integer()))
}

fn decode(row: &SqliteRow) -> Result<Row, sqlx::Error> {
    let names = row.columns().iter().map(|column| column.name().to_owned()).collect();
    let cells = (0..row.len()).map(|at| cell(row, at)).collect::<Result<_, _>>()?;
    Ok(Row { names, cells })
}

/// A value as the type that it has, not the one that its column declares.
fn cell(row: &SqliteRow, at: usize) -> Result<Cell, sqlx::Error> {
    let value = row.try_get_raw(at)?;
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let name = value.type_info().name().to_owned();
    Ok(match name.as_str() {
        "REAL" => Cell::Real(row.try_get_unchecked(at)?),
        "TEXT" => Cell::Text(String::from_utf8_lossy(row.try_get_unchecked(at)?).into_owned()),
        "BLOB" => Cell::Blob(row.try_get_unchecked(at)?),
        _ => Cell::Integer(row.try_get_unchecked(at)?),
    })
}

fn quote(name: &str) -> String {
    Dialect::Sqlite.identifier(name)
}
