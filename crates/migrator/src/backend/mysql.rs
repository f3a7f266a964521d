//! MySQL and MariaDB, through `sqlx::MySqlPool`.
//!
//! Everything goes over the text protocol, with values as literals: it is one round trip where a prepared statement takes two, and every
//! value comes back as text, whatever its type.

mod create;
mod database;
mod fault;
pub(crate) mod introspect;
mod lock;
pub(crate) mod scratch;
mod session;
mod side;
mod state;
mod transaction;
mod version;

use std::time::Duration;

use schema_core::Dialect;
use sqlx::mysql::MySqlRow;
use sqlx::{AssertSqlSafe, Column as _, MySqlConnection, MySqlPool, Row as _, TypeInfo as _, ValueRef as _};

use super::{Access, Backend, BoxFuture, Cell, MigratePool, Row, Scratch, Session, SideLine};
use crate::Error;
use crate::introspect::Catalog;
use crate::journal::statement::Bound;
use crate::scratch::Creation;
use crate::sql;

pub(crate) use create::create;

impl MigratePool for MySqlPool {
    fn access(&self) -> Access<'_> {
        Access(self)
    }
}

impl Backend for MySqlPool {
    fn dialect(&self) -> Dialect {
        Dialect::Mysql
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
            Ok(Box::new(session::MySqlSession::new(connection)) as Box<dyn Session>)
        })
    }

    fn open_without_lock(&self, idle: Duration) -> BoxFuture<'_, Result<Box<dyn Session>, Error>> {
        Box::pin(async move {
            let connection = self.acquire().await.map_err(|error| fault::error(error, "no connection to the database"))?;
            Ok(Box::new(session::MySqlSession::new(connection).without_lock(idle)) as Box<dyn Session>)
        })
    }

    fn side(&self) -> Option<Box<dyn SideLine>> {
        Some(Box::new(side::MySqlSide::new(self.connect_options())))
    }

    fn create_and_read<'a>(&'a self, creation: &'a Creation) -> BoxFuture<'a, Result<Catalog, Error>> {
        Box::pin(async move { scratch::create(&self.connect_options(), creation).await })
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
async fn execute(connection: &mut MySqlConnection, sql: impl Into<String>) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.into())).execute(connection).await.map(drop)
}

/// Runs a query.
async fn rows(connection: &mut MySqlConnection, sql: impl Into<String>) -> Result<Vec<Row>, sqlx::Error> {
    let rows = sqlx::raw_sql(AssertSqlSafe(sql.into())).fetch_all(connection).await?;
    rows.iter().map(decode).collect()
}

/// The SQL of a statement with its values as literals in the places of the question marks.
fn inlined(statement: Bound) -> String {
    let Bound { sql, values } = statement;
    let mut text = String::with_capacity(sql.len() + 64);
    let mut copied = 0;
    let marks = sql::tokens(Dialect::Mysql, &sql);
    for (token, value) in marks.iter().filter(|token| token.text == "?").zip(&values) {
        text.push_str(&sql[copied..token.start]);
        text.push_str(&literal(value));
        copied = token.start + 1;
    }
    text.push_str(&sql[copied..]);
    text
}

fn literal(value: &Cell) -> String {
    match value {
        Cell::Null => "NULL".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => format!("{number:e}"),
        Cell::Text(value) => text_literal(value),
        Cell::Blob(bytes) => format!("x'{}'", hex(bytes)),
    }
}

/// A text as a literal that means the same whatever `sql_mode` and the character set of the connection are.
fn text_literal(text: &str) -> String {
    if text.is_ascii() && !text.contains('\\') {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("_utf8mb4 x'{}'", hex(text.as_bytes()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

fn decode(row: &MySqlRow) -> Result<Row, sqlx::Error> {
    let names = row.columns().iter().map(|column| column.name().to_owned()).collect();
    let cells = (0..row.len()).map(|at| cell(row, at)).collect::<Result<_, _>>()?;
    Ok(Row { names, cells })
}

/// A value from its text, which is what the text protocol returns.
fn cell(row: &MySqlRow, at: usize) -> Result<Cell, sqlx::Error> {
    let value = row.try_get_raw(at)?;
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let kind = value.type_info().name().to_owned();
    let bytes: Vec<u8> = row.try_get_unchecked(at)?;
    let Ok(text) = String::from_utf8(bytes) else { return Ok(Cell::Blob(row.try_get_unchecked(at)?)) };
    let is_number = kind == "BOOLEAN" || kind.contains("INT") || kind == "YEAR";
    Ok(match kind.as_str() {
        "FLOAT" | "DOUBLE" => text.parse().map_or(Cell::Text(text), Cell::Real),
        _ if is_number => text.parse().map_or(Cell::Text(text), Cell::Integer),
        // What the information schema calls BLOB or VARBINARY is text all the same on some servers; only bytes that look like none are bytes.
        "BIT" | "BINARY" | "VARBINARY" | "GEOMETRY" if text.chars().any(char::is_control) => Cell::Blob(text.into_bytes()),
        _ => Cell::Text(text),
    })
}

fn quote(name: &str) -> String {
    Dialect::Mysql.identifier(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_literals_in_their_places() {
        let statement = Bound {
            sql: "INSERT INTO `a?` VALUES (?, ?, '?', ?, ?)".to_owned(),
            values: vec![Cell::Text("it's".to_owned()), Cell::Text("\\ä".to_owned()), Cell::Integer(-1), Cell::Blob(vec![0, 255])],
        };
        assert_eq!(inlined(statement), "INSERT INTO `a?` VALUES ('it''s', _utf8mb4 x'5cc3a4', '?', -1, x'00ff')");
    }
}
