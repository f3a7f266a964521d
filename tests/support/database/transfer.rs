//! Rows for servers. They are made in SQLite first, where data files are written for, and carried over value by value, each in the form
//! that the server has for its type.

use schema_core::dialect::Statement;
use schema_core::diff::Intent;
use schema_core::schema::{Column, DataType, Table, TableOptions};
use schema_core::snapshot::Snapshot;
use schema_core::{Dialect, Schema};

use super::rows::{self, Dump, TableRows, points_nowhere};
use super::{Database, sqlite};
use crate::change::{Change, IDS};

/// What is done when a row of the same key is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Conflict {
    Fail,
    Skip,
}

/// Inserts made-up rows; those that the tables do not take are left out.
///
/// # Errors
///
/// When a row is refused for another reason than a key that is there.
pub async fn made_up(database: &Database, schema: &Schema, numbers: (u32, u32)) -> Result<(), String> {
    let source = created(schema).await?;
    rows::fill(&source, schema, numbers).await?;
    carry(database, schema, &source, Conflict::Skip).await
}

/// Inserts the rows of a data file.
///
/// # Errors
///
/// When one is refused.
pub async fn written(database: &Database, schema: &Schema, data: &str) -> Result<(), String> {
    let source = created(schema).await?;
    source.run(data).await.map_err(|error| error.to_string())?;
    carry(database, schema, &source, Conflict::Fail).await
}

/// The schema in SQLite, with ordinary tables; without what is written in the SQL of another database, where SQLite does not take it.
async fn created(schema: &Schema) -> Result<sqlite::Database, String> {
    let mut schema = schema.clone();
    schema.tables.iter_mut().for_each(|table| table.options = TableOptions::default());
    match created_as_it_is(&schema).await {
        Ok(source) => Ok(source),
        Err(_) => created_as_it_is(&without_sql(&schema)).await,
    }
}

fn without_sql(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    for table in &mut schema.tables {
        table.checks.clear();
        table.indexes.retain(|index| index.filter.is_none() && index.parts.iter().all(|part| part.column_name().is_some()));
        for column in &mut table.columns {
            column.default = None;
            column.collation = None;
        }
    }
    schema
}

async fn created_as_it_is(schema: &Schema) -> Result<sqlite::Database, String> {
    let source = sqlite::memory().await.map_err(|error| error.to_string())?;
    let initial = Change::new(Dialect::Sqlite, &Snapshot::default(), schema, &Intent::default(), IDS[0]);
    for statement in initial.map_err(|obstacle| format!("{obstacle:?}"))?.up {
        if let Statement::Sql(sql) = statement {
            source.run(&sql).await.map_err(|error| format!("{sql}: {error}"))?;
        }
    }
    Ok(source)
}

async fn carry(database: &Database, schema: &Schema, source: &sqlite::Database, conflict: Conflict) -> Result<(), String> {
    let dump: Dump = source.dump().await.map_err(|error| error.to_string())?;
    let highest = source.sequences().await.map_err(|error| error.to_string())?;
    let dialect = database.dialect();
    let (off, on) = match dialect {
        Dialect::Mysql => ("SET foreign_key_checks = 0", "SET foreign_key_checks = 1"),
        _ => ("SET session_replication_role = replica", "SET session_replication_role = DEFAULT"),
    };
    database.run(off).await?;
    for table in &schema.tables {
        let Some(rows) = dump.get(&table.name).filter(|rows| !rows.rows.is_empty()) else { continue };
        let insert = insert(dialect, table, rows, conflict);
        database.run(&insert).await.map_err(|error| format!("{insert}: {error}"))?;
        let number = highest.get(&table.name).copied().unwrap_or(0);
        for sql in numbering(dialect, table, number) {
            database.run(&sql).await.map_err(|error| format!("{sql}: {error}"))?;
        }
    }
    if conflict == Conflict::Skip {
        remove_dangling(database, schema).await?;
    }
    database.run(on).await
}

fn insert(dialect: Dialect, table: &Table, rows: &TableRows, conflict: Conflict) -> String {
    let columns: Vec<&Column> = table.columns.iter().filter(|column| column.generated.is_none()).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let row = |row: Vec<String>| {
        let values = columns.iter().zip(row).map(|(column, value)| literal(dialect, &column.data_type, &value));
        format!("({})", values.collect::<Vec<_>>().join(", "))
    };
    let values: Vec<String> = rows.only(&names).into_iter().map(row).collect();
    let quoted: Vec<String> = names.iter().map(|name| dialect.identifier(name)).collect();
    let always = if columns.iter().any(|column| column.numbering.always) { " OVERRIDING SYSTEM VALUE" } else { "" };
    let (ignore, skip) = match (conflict, dialect) {
        (Conflict::Fail, _) => ("", ""),
        (Conflict::Skip, Dialect::Mysql) => (" IGNORE", ""),
        (Conflict::Skip, _) => ("", "\nON CONFLICT DO NOTHING"),
    };
    let (name, quoted) = (dialect.table(&table.name), quoted.join(", "));
    format!("INSERT{ignore} INTO {name} ({quoted}){always} VALUES\n{}{skip}", values.join(",\n"))
}

/// Has the database number on from the highest number that was given out, as SQLite does.
fn numbering(dialect: Dialect, table: &Table, highest: i64) -> Vec<String> {
    let numbered = table.columns.iter().filter(|column| column.auto_increment && highest > 0);
    let set = |column: &Column| {
        let (name, quoted) = (dialect.table(&table.name), dialect.identifier(&column.name));
        if dialect == Dialect::Mysql {
            return format!("ALTER TABLE {name} AUTO_INCREMENT = {}", highest + 1);
        }
        let sequence = format!("pg_get_serial_sequence({}, {})", dialect.literal(&name), dialect.literal(&column.name));
        format!(
            "SELECT setval({sequence}, greatest(max({quoted}), {highest}, coalesce(pg_sequence_last_value({sequence}::regclass), 0))) FROM {name}"
        )
    };
    numbered.map(set).collect()
}

/// Removes the rows that point at rows that were left out.
async fn remove_dangling(database: &Database, schema: &Schema) -> Result<(), String> {
    let dialect = database.dialect();
    // A row that goes may be one that others point at.
    while !rows::violations(database, schema).await?.is_empty() {
        for (table, key) in schema.foreign_keys() {
            let (name, condition) = (dialect.table(&table.name), points_nowhere(dialect, table, key));
            let keys: Vec<String> = key.columns.iter().map(|name| dialect.identifier(name)).collect();
            // MySQL does not let a DELETE read the table that it deletes from, except through a query of its own.
            let keys = keys.join(", ");
            let gone = format!("SELECT * FROM (SELECT {keys} FROM {name} WHERE {condition}) gone");
            database.run(&format!("DELETE FROM {name} WHERE ({keys}) IN ({gone})")).await?;
        }
    }
    Ok(())
}

/// A literal of SQLite as one of the dialect, for a column of the type.
fn literal(dialect: Dialect, data_type: &DataType, value: &str) -> String {
    let text = || value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).map(|inner| inner.replace("''", "'"));
    let hex = || value.strip_prefix(['x', 'X']).map(|quoted| quoted.trim_matches('\''));
    match (data_type, dialect) {
        (DataType::Bool, _) if value == "0" => "FALSE".to_owned(),
        (DataType::Bool, _) if value == "1" => "TRUE".to_owned(),
        (DataType::Array(item), _) => {
            let cast = if let DataType::Enum(own) = &**item { format!("::{}[]", dialect.table(&own.name)) } else { String::new() };
            let list = |text: String| match text.strip_prefix('{') {
                Some(_) => format!("{}{cast}", dialect.literal(&text)),
                None => format!("ARRAY[{}]{cast}", literal(dialect, item, &text)),
            };
            text().map_or_else(|| value.to_owned(), list)
        }
        (DataType::Uuid, Dialect::Postgres) => hex().map_or_else(|| value.to_owned(), |digits| dialect.literal(digits)),
        (DataType::Instant, Dialect::Mysql) => {
            let text = text().map(|text| text.replacen('T', " ", 1).trim_end_matches("+00:00").trim_end_matches('Z').to_owned());
            text.map_or_else(|| value.to_owned(), |text| dialect.literal(&text))
        }
        (_, Dialect::Postgres) => match (hex(), text()) {
            (Some(digits), _) => format!("'\\x{digits}'::bytea"),
            (None, Some(text)) => dialect.literal(&text),
            (None, None) => value.to_owned(),
        },
        (_, _) => text().map_or_else(|| value.to_owned(), |text| dialect.literal(&text)),
    }
}
