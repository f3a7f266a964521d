//! The rebuild of a table: what the statements do not know about is kept.
//!
//! 1. The table must have exactly the columns that the statements copy. Retired ones that they do not know are taken along.
//! 2. Its triggers, the indexes that the statements do not create again, and the highest number ever given out are noted.
//! 3. The statements run with `legacy_alter_table`, so that renaming the new table does not rewrite the views, triggers and foreign keys that
//!    mention the old one: they keep meaning the name.
//! 4. The rows must all be there; what was noted is put back.

use schema_core::Dialect;
use schema_core::dialect::sqlite;
use schema_core::schema::name::RETIRED_PREFIX;
use sqlx::SqliteConnection;

use super::{execute, fault, number, quote, rows, texts};
use crate::backend::{Cell, Row};
use crate::error::{Error, Kind};
use crate::sql;

/// An index or a trigger.
#[derive(Debug)]
struct Object {
    name: String,
    is_trigger: bool,
    sql: String,
}

pub(super) async fn run(connection: &mut SqliteConnection, table: &str, columns: &[String], statements: &[String]) -> Result<(), Error> {
    let failed = |error| fault::error(error, "the table can't be rebuilt");
    let carried = compare_columns(connection, table, columns).await?;
    let statements = if carried.is_empty() {
        statements.to_vec()
    } else {
        let definition = definition(connection, table).await.map_err(failed)?;
        sqlite::carry(table, &definition, statements, &carried).ok_or_else(|| no_place(table, &carried))?
    };
    let count = count_rows(connection, table).await.map_err(failed)?;
    let mut objects = objects(connection, table).await.map_err(failed)?;
    let sequence = sequence(connection, table).await.map_err(failed)?;

    execute(connection, "PRAGMA legacy_alter_table = ON").await.map_err(failed)?;
    let result = run_statements(connection, &statements, &mut objects).await;
    let reset = execute(connection, "PRAGMA legacy_alter_table = OFF").await.map_err(failed);
    result.and(reset)?;

    let after = count_rows(connection, table).await.map_err(failed)?;
    if after != count {
        let message = format!("the table `{table}` had {count} rows and would have {after} after the rebuild");
        return Err(Error::new(Kind::TableDiffers, message).with_hint("nothing was changed; the copy must not leave rows out"));
    }
    put_back(connection, table, objects).await?;
    restore_sequence(connection, table, sequence).await.map_err(failed)
}

/// Refuses when the table has a column that would not be copied, or lacks one that would. Returns the retired columns that the statements
/// do not know, with their types.
async fn compare_columns(connection: &mut SqliteConnection, table: &str, expected: &[String]) -> Result<Vec<(String, String)>, Error> {
    let query = "SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid";
    let live = rows(connection, query, &[table]).await.map_err(|error| fault::error(error, "the table can't be examined"))?;
    let text = |row: &Row, at: usize| row.cells.get(at).and_then(Cell::text).unwrap_or_default().to_owned();
    let live: Vec<(String, String)> = live.iter().map(|row| (text(row, 0), text(row, 1))).collect();
    if live.is_empty() {
        return Err(
            Error::new(Kind::TableDiffers, format!("there is no table `{table}`")).with_hint("something else dropped or renamed it")
        );
    }
    let is_same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    let unknown: Vec<_> = live.iter().filter(|(name, _)| !expected.iter().any(|other| is_same(name, other))).cloned().collect();
    let missing = expected.iter().filter(|name| !live.iter().any(|(other, _)| is_same(name, other)));
    let (retired, extra): (Vec<_>, Vec<_>) = unknown.into_iter().partition(|(name, _)| name.starts_with(RETIRED_PREFIX));
    let extra = ticked(extra.iter().map(|(name, _)| name));
    let missing = ticked(missing);
    let mut parts = Vec::new();
    if !extra.is_empty() {
        parts.push(format!("also has {extra}, whose values would be lost"));
    }
    if !missing.is_empty() {
        parts.push(format!("lacks {missing}"));
    }
    if parts.is_empty() {
        return Ok(retired);
    }
    Err(Error::new(Kind::TableDiffers, format!("the table `{table}` is not as the migrations left it: it {}", parts.join(", and it ")))
        .with_hint(
            "nothing was changed; somebody altered the table by hand: bring it back to what the entities say, or add the column there",
        ))
}

fn no_place(table: &str, retired: &[(String, String)]) -> Error {
    let columns = ticked(retired.iter().map(|(name, _)| name));
    let message = format!("the table `{table}` has retired columns that the rebuild does not know, and it was written by hand: {columns}");
    Error::new(Kind::TableDiffers, message).with_hint("nothing was changed; have the rebuild copy them too")
}

fn ticked<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

async fn count_rows(connection: &mut SqliteConnection, table: &str) -> Result<i64, sqlx::Error> {
    Ok(number(connection, &format!("SELECT count(*) FROM {}", quote(table)), &[]).await?.unwrap_or(0))
}

/// The triggers and indexes of the table that have a definition of their own.
async fn objects(connection: &mut SqliteConnection, table: &str) -> Result<Vec<Object>, sqlx::Error> {
    let query = "SELECT name, type = 'trigger', sql FROM sqlite_master \
         WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(tbl_name) = lower(?) ORDER BY type, rowid";
    let text = |row: &Row, at: usize| row.cells.get(at).and_then(Cell::text).unwrap_or_default().to_owned();
    let is_trigger = |row: &Row| row.cells.get(1).and_then(Cell::integer) == Some(1);
    let rows = rows(connection, query, &[table]).await?;
    Ok(rows.iter().map(|row| Object { name: text(row, 0), is_trigger: is_trigger(row), sql: text(row, 2) }).collect())
}

/// Runs the statements; an index that they drop by name is not to be put back.
async fn run_statements(connection: &mut SqliteConnection, statements: &[String], objects: &mut Vec<Object>) -> Result<(), Error> {
    for sql in statements {
        let failed = |error| fault::error(error, "SQLite refused a part of the rebuild").with_sql(sql.clone());
        execute(connection, sql.clone()).await.map_err(failed)?;
        if let Some(dropped) = sql::dropped_index(Dialect::Sqlite, sql) {
            objects.retain(|object| object.is_trigger || !object.name.eq_ignore_ascii_case(&dropped));
        }
    }
    Ok(())
}

/// Creates the noted objects that are gone.
async fn put_back(connection: &mut SqliteConnection, table: &str, objects: Vec<Object>) -> Result<(), Error> {
    let failed = |error| fault::error(error, "the table can't be rebuilt");
    for object in objects {
        let exists = "SELECT 1 FROM sqlite_master WHERE lower(name) = lower(?) AND type IN ('index', 'trigger')";
        if number(connection, exists, &[&object.name]).await.map_err(failed)?.is_some() {
            continue;
        }
        if let Err(error) = execute(connection, object.sql.clone()).await {
            if fault::kind(&error) != Kind::Statement {
                return Err(failed(error));
            }
            let kind = if object.is_trigger { "trigger" } else { "index" };
            let message = format!("the {kind} `{}` on `{table}`, which the entities do not know, would no longer work", object.name);
            return Err(Error::new(Kind::BrokenObject, message)
                .with_cause(error)
                .with_sql(object.sql)
                .with_hint("nothing was changed; drop it before the change and create what replaces it after it, in the same migration"));
        }
    }
    Ok(())
}

/// The highest number that an `AUTOINCREMENT` table gave out.
async fn sequence(connection: &mut SqliteConnection, table: &str) -> Result<Option<i64>, sqlx::Error> {
    if number(connection, "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'", &[]).await?.is_none() {
        return Ok(None);
    }
    number(connection, "SELECT seq FROM sqlite_sequence WHERE lower(name) = lower(?)", &[table]).await
}

/// The statement that the table is known by; empty where there is none.
async fn definition(connection: &mut SqliteConnection, table: &str) -> Result<String, sqlx::Error> {
    let found = texts(connection, "SELECT sql FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?)", &[table]).await?;
    Ok(found.into_iter().next().unwrap_or_default())
}

async fn restore_sequence(connection: &mut SqliteConnection, table: &str, before: Option<i64>) -> Result<(), sqlx::Error> {
    let Some(before) = before else { return Ok(()) };
    if !sql::mentions(Dialect::Sqlite, &definition(connection, table).await?, "AUTOINCREMENT") {
        return Ok(());
    }
    let table = Dialect::Sqlite.literal(table);
    let sql = match sequence_of(connection, &table).await? {
        Some(after) if after >= before => return Ok(()),
        Some(_) => format!("UPDATE sqlite_sequence SET seq = {before} WHERE name = {table}"),
        None => format!("INSERT INTO sqlite_sequence (name, seq) VALUES ({table}, {before})"),
    };
    execute(connection, sql).await
}

async fn sequence_of(connection: &mut SqliteConnection, literal: &str) -> Result<Option<i64>, sqlx::Error> {
    number(connection, &format!("SELECT seq FROM sqlite_sequence WHERE name = {literal}"), &[]).await
}
