//! What is in a SQLite database: its catalog as a [`Schema`].
//!
//! The schema is the physical one. A SQLite column has a declared type and nothing else, so every column is a
//! [`DataType::Custom`], every default a [`Default::Sql`], and the checks that stand for an enum are listed like any other. Two databases
//! are therefore compared by reading both, never by comparing a database with entities.
//!
//! Case and quotes of names mean nothing to SQLite: whatever mentions a table or column is given the name as that declares it. A constraint
//! without a name gets one that is never written ([`name::unnamed`]).

mod ddl;
mod spelling;

use std::collections::BTreeMap;

use schema_core::schema::{Column, DataType, Default, Index, RetiredColumn, RetiredTable, Schema, Table, TableOptions, name};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Error, Row as _};

use crate::introspect::{Catalog, Object, ObjectKind};

/// Reads the catalog of the main database.
///
/// Tables of SQLite itself and of the tool are left out, and so are the shadow tables of virtual tables.
///
/// # Errors
///
/// When the database can't be read.
pub async fn sqlite(connection: &mut SqliteConnection) -> Result<Catalog, Error> {
    let mut columns = group(fetch(connection, COLUMNS).await?)?;
    let mut indexes = read_indexes(connection).await?;
    let mut catalog = Catalog { objects: read_objects(connection).await?, ..Catalog::default() };
    for row in fetch(connection, TABLES).await? {
        let name: String = row.try_get("name")?;
        if name.starts_with(name::TEMPORARY_PREFIX) {
            continue;
        }
        let rows = columns.remove(&name).unwrap_or_default();
        let (mut table, clauses) = read_table(&row, &rows)?;
        catalog.objects.extend(clauses);
        table.indexes.extend(indexes.remove(&name).unwrap_or_default());
        if name::is_retired_table(&name) {
            catalog.schema.retired.push(RetiredTable { name, table, rows: false });
        } else {
            catalog.schema.tables.push(table);
        }
    }
    catalog.objects.sort();
    spelling::unify(&mut catalog.schema);
    complete_foreign_keys(&mut catalog.schema);
    Ok(catalog)
}

const TABLES: &str = "SELECT m.name AS name, l.wr AS without_rowid, l.strict AS strict, m.sql AS sql \
    FROM sqlite_schema m JOIN pragma_table_list l ON l.schema = 'main' AND l.name = m.name \
    WHERE m.type = 'table' AND l.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.rowid";

const COLUMNS: &str = "SELECT m.name AS owner, x.name AS name, x.type AS type, x.\"notnull\" AS required, x.dflt_value AS default_value, \
    x.pk AS key_position FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) x WHERE m.type = 'table' ORDER BY m.rowid, x.cid";

const INDEXES: &str = "SELECT m.name AS owner, l.name AS name, l.\"unique\" AS is_unique, i.sql AS sql \
    FROM sqlite_schema m JOIN pragma_index_list(m.name) l JOIN sqlite_schema i ON i.type = 'index' AND i.name = l.name \
    WHERE m.type = 'table' AND l.origin = 'c' ORDER BY m.rowid, l.name";

const OBJECTS: &str = "SELECT m.type AS type, m.name AS name, m.tbl_name AS tbl_name, m.sql AS sql FROM sqlite_schema m \
    WHERE m.type IN ('view', 'trigger') OR (m.type = 'table' AND m.sql LIKE 'CREATE VIRTUAL%')";

async fn fetch(connection: &mut SqliteConnection, sql: &'static str) -> Result<Vec<SqliteRow>, Error> {
    sqlx::query(sql).fetch_all(connection).await
}

/// The rows by their column `owner`, in order.
fn group(rows: Vec<SqliteRow>) -> Result<BTreeMap<String, Vec<SqliteRow>>, Error> {
    let mut groups: BTreeMap<String, Vec<SqliteRow>> = BTreeMap::new();
    for row in rows {
        groups.entry(row.try_get("owner")?).or_default().push(row);
    }
    Ok(groups)
}

/// The table without the indexes that have a statement of their own, and what the model has no place for.
fn read_table(row: &SqliteRow, columns: &[SqliteRow]) -> Result<(Table, Vec<Object>), Error> {
    let options = TableOptions { strict: row.try_get("strict")?, without_rowid: row.try_get("without_rowid")?, ..TableOptions::default() };
    let mut text = ddl::table(row.try_get("sql")?);
    let mut table = Table {
        name: row.try_get("name")?,
        options,
        indexes: std::mem::take(&mut text.uniques),
        foreign_keys: std::mem::take(&mut text.foreign_keys),
        checks: std::mem::take(&mut text.checks),
        ..Table::default()
    };
    let clause = |sql: String| Object { kind: ObjectKind::Setting, name: sql.clone(), table: table.name.clone(), sql };
    let clauses = std::mem::take(&mut text.clauses).into_iter().map(clause).collect();
    let mut key = Vec::new();
    for row in columns {
        let column = read_column(row, &text)?;
        let position: i64 = row.try_get("key_position")?;
        if position > 0 {
            key.push((position, column.name.clone()));
        }
        if column.name.starts_with(name::RETIRED_PREFIX) {
            table.retired.push(RetiredColumn { name: column.name.clone(), column });
        } else {
            table.columns.push(column);
        }
    }
    key.sort();
    table.primary_key = key.into_iter().map(|(_, name)| name).collect();
    Ok((table, clauses))
}

fn read_column(row: &SqliteRow, text: &ddl::TableText) -> Result<Column, Error> {
    let name: String = row.try_get("name")?;
    let default: Option<String> = row.try_get("default_value")?;
    Ok(Column {
        nullable: !row.try_get::<bool, _>("required")?,
        default: default.map(|sql| Default::Sql(spelling::default(sql))),
        auto_increment: text.auto_increment && row.try_get::<i64, _>("key_position")? > 0,
        collation: text.collations.get(&name).cloned(),
        generated: text.generated.get(&name).cloned(),
        ..Column::new(name, DataType::Custom(row.try_get("type")?))
    })
}

async fn read_indexes(connection: &mut SqliteConnection) -> Result<BTreeMap<String, Vec<Index>>, Error> {
    let mut indexes: BTreeMap<String, Vec<Index>> = BTreeMap::new();
    for row in fetch(connection, INDEXES).await? {
        let ddl::IndexText { parts, filter } = ddl::index(row.try_get("sql")?);
        let index = Index { name: row.try_get("name")?, unique: row.try_get("is_unique")?, parts, filter, ..Index::default() };
        indexes.entry(row.try_get("owner")?).or_default().push(index);
    }
    Ok(indexes)
}

async fn read_objects(connection: &mut SqliteConnection) -> Result<Vec<Object>, Error> {
    let mut objects = Vec::new();
    for row in fetch(connection, OBJECTS).await? {
        let kind = match row.try_get::<String, _>("type")?.as_str() {
            "view" => ObjectKind::View,
            "trigger" => ObjectKind::Trigger,
            _ => ObjectKind::VirtualTable,
        };
        objects.push(Object { kind, name: row.try_get("name")?, table: row.try_get("tbl_name")?, sql: row.try_get("sql")? });
    }
    Ok(objects)
}

/// A foreign key that names no columns means the primary key of its target.
fn complete_foreign_keys(schema: &mut Schema) {
    let keys: BTreeMap<String, Vec<String>> = schema.tables.iter().map(|table| (table.name.clone(), table.primary_key.clone())).collect();
    for key in schema.tables.iter_mut().flat_map(|table| &mut table.foreign_keys).filter(|key| key.target_columns.is_empty()) {
        if let Some(columns) = keys.get(&key.target) {
            key.target_columns.clone_from(columns);
        }
    }
}
