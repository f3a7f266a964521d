//! PostgreSQL, through `sqlx::PgPool`.
//!
//! Everything goes over the simple query protocol, with values as literals: it is one round trip where a prepared statement takes two, it
//! works behind poolers that hand out another server connection for every transaction, and every value comes back as text, whatever its type.

mod create;
mod database;
mod fault;
pub(crate) mod introspect;
mod lock;
mod outside;
mod pooler;
pub(crate) mod scratch;
mod session;
mod side;
mod state;
mod transaction;

use std::time::Duration;

use schema_core::Dialect;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, Column as _, PgConnection, PgPool, Row as _, TypeInfo as _, ValueRef as _};

use super::{Access, Backend, BoxFuture, Cell, MigratePool, Row, Scratch, Session, SideLine};
use crate::Error;
use crate::introspect::Catalog;
use crate::journal::statement::Bound;
use crate::scratch::Creation;
use crate::sql;

pub(crate) use create::create;

impl MigratePool for PgPool {
    fn access(&self) -> Access<'_> {
        Access(self)
    }
}

impl Backend for PgPool {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn peek(&self, statement: Bound) -> BoxFuture<'_, Result<Option<String>, Error>> {
        Box::pin(async move {
            let mut connection = self.acquire().await.map_err(|error| fault::error(error, "no connection to the database"))?;
            match rows(&mut connection, inlined(statement)).await {
                Ok(rows) => Ok(rows.first().and_then(|row| row.cells.first()?.text().map(str::to_owned))),
                Err(error) if fault::is_missing_table(&error) => Ok(None),
                Err(error) => Err(fault::error(error, "the database can't be read")),
            }
        })
    }

    fn open(&self) -> BoxFuture<'_, Result<Box<dyn Session>, Error>> {
        Box::pin(async move {
            let connection = self.acquire().await.map_err(|error| fault::error(error, "no connection to the database"))?;
            Ok(Box::new(session::PgSession::new(connection, self.connect_options())) as Box<dyn Session>)
        })
    }

    fn open_without_lock(&self, idle: Duration) -> BoxFuture<'_, Result<Box<dyn Session>, Error>> {
        Box::pin(async move {
            let connection = self.acquire().await.map_err(|error| fault::error(error, "no connection to the database"))?;
            Ok(Box::new(session::PgSession::new(connection, self.connect_options()).without_lock(idle)) as Box<dyn Session>)
        })
    }

    fn side(&self) -> Option<Box<dyn SideLine>> {
        Some(Box::new(side::PgSide::new(self.connect_options())))
    }

    fn create_and_read<'a>(&'a self, creation: &'a Creation) -> BoxFuture<'a, Result<Catalog, Error>> {
        Box::pin(async move {
            let connection = self.acquire().await.map_err(|error| fault::error(error, "no connection to the database"))?;
            session::PgSession::new(connection, self.connect_options()).create_and_read(creation).await
        })
    }

    fn scratch<'a>(&'a self, statements: &'a [&'a str]) -> BoxFuture<'a, Result<Box<dyn Scratch>, Error>> {
        Box::pin(async move { Ok(Box::new(database::ScratchDatabase::new(self, statements).await?) as Box<dyn Scratch>) })
    }
}

/// The error for people. `what` says what did not work, where the server's own words don't.
#[cfg(feature = "tools")]
pub(crate) fn explain(error: sqlx::Error, what: &str) -> Error {
    fault::error(error, what)
}

/// Runs SQL and forgets what it returns.
async fn execute(connection: &mut PgConnection, sql: impl Into<String>) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.into())).execute(connection).await.map(drop)
}

/// Runs a query.
async fn rows(connection: &mut PgConnection, sql: impl Into<String>) -> Result<Vec<Row>, sqlx::Error> {
    let rows = sqlx::raw_sql(AssertSqlSafe(sql.into())).fetch_all(connection).await?;
    rows.iter().map(decode).collect()
}

/// The SQL of a statement with its values as literals in the places of `$1`, `$2`, ….
fn inlined(statement: Bound) -> String {
    let Bound { sql, values } = statement;
    if values.is_empty() {
        return sql;
    }
    let mut text = String::with_capacity(sql.len() + 64);
    let mut copied = 0;
    for token in sql::tokens(Dialect::Postgres, &sql) {
        let number = token.text.strip_prefix('$').and_then(|number| number.parse::<usize>().ok());
        if let Some(value) = number.and_then(|number| values.get(number.checked_sub(1)?)) {
            text.push_str(&sql[copied..token.start]);
            text.push_str(&literal(value));
            copied = token.start + token.text.len();
        }
    }
    text.push_str(&sql[copied..]);
    text
}

fn literal(value: &Cell) -> String {
    match value {
        Cell::Null => "NULL".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => format!("'{number}'::double precision"),
        Cell::Text(value) => text_literal(value),
        Cell::Blob(bytes) => {
            let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("'\\x{}'::bytea", hex.concat())
        }
    }
}

/// A text as a literal that means the same whatever `standard_conforming_strings` says.
fn text_literal(text: &str) -> String {
    let doubled = text.replace('\'', "''");
    if text.contains('\\') { format!("E'{}'", doubled.replace('\\', "\\\\")) } else { format!("'{doubled}'") }
}

fn decode(row: &PgRow) -> Result<Row, sqlx::Error> {
    let names = row.columns().iter().map(|column| column.name().to_owned()).collect();
    let cells = (0..row.len()).map(|at| cell(row, at)).collect::<Result<_, _>>()?;
    Ok(Row { names, cells })
}

/// A value from its text, which is what the simple query protocol returns.
fn cell(row: &PgRow, at: usize) -> Result<Cell, sqlx::Error> {
    let value = row.try_get_raw(at)?;
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let text = value.as_str().map_err(sqlx::Error::Decode)?;
    let kind = value.type_info();
    Ok(match kind.name() {
        "INT2" | "INT4" | "INT8" | "OID" => text.parse().map_or_else(|_| Cell::Text(text.to_owned()), Cell::Integer),
        "FLOAT4" | "FLOAT8" => text.parse().map_or_else(|_| Cell::Text(text.to_owned()), Cell::Real),
        "BOOL" => Cell::Text(if text == "t" { "true" } else { "false" }.to_owned()),
        "BYTEA" => bytes(text).map_or_else(|| Cell::Text(text.to_owned()), Cell::Blob),
        _ => Cell::Text(text.to_owned()),
    })
}

/// The bytes that PostgreSQL writes as `\x00ff`; `None` where `bytea_output` is `escape`.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let hex = text.strip_prefix("\\x")?.as_bytes();
    hex.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

fn quote(name: &str) -> String {
    Dialect::Postgres.identifier(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_literals_in_their_places() {
        let statement = Bound {
            sql: r#"INSERT INTO "a$1" VALUES ($1, $2, '$1', $10, $3)"#.to_owned(),
            values: vec![Cell::Text("it's \\".to_owned()), Cell::Integer(-1), Cell::Blob(vec![0, 255])],
        };
        assert_eq!(inlined(statement), r#"INSERT INTO "a$1" VALUES (E'it''s \\', -1, '$1', $10, '\x00ff'::bytea)"#);
    }

    #[test]
    fn bytes_are_read() {
        assert_eq!(bytes("\\x00ff"), Some(vec![0, 255]));
        assert_eq!(bytes("\\000"), None);
    }
}
