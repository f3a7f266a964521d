//! What is in a MySQL or MariaDB database: its catalog as a [`Schema`].
//!
//! - The two servers write defaults and expressions differently; they are read as one. Expressions are otherwise as the server writes them
//!   back. Two databases are therefore compared by reading both, never by comparing a database with entities.
//! - Types are the logical ones that are created as these ([`parse_type`]). MariaDB's JSON is a text with a check, and is read as JSON. An
//!   enum, which has no name here, gets that of its table and column.
//! - `RESTRICT` is what `NO ACTION` does, and is read as that. The usual engine is not listed.
//! - The character set and the collation of a column are listed where they are not the table's.
//! - What the model has no place for is an [`Object`]. Only rights, definers and what belongs to this tool are left out.
//!
//! [`Object`]: crate::introspect::Object
//! [`Schema`]: schema_core::Schema
//! [`parse_type`]: schema_core::dialect::mysql::parse_type

mod checks;
mod columns;
mod indexes;
mod keys;
mod objects;
mod tables;
mod text;

use schema_core::schema::{Column, DataType, RetiredTable, Table, name};
use sqlx::{Error, MySqlConnection};

use super::version::Version;
use crate::backend::record::Record;
use crate::introspect::{Catalog, Object, ObjectKind};

/// Runs a catalog query.
async fn records(connection: &mut MySqlConnection, sql: String) -> Result<Vec<Record>, Error> {
    Ok(super::rows(connection, sql).await?.into_iter().map(Record).collect())
}

/// Reads the catalog of the database that the connection has. What happens meanwhile is seen or not: these servers give no reading of one
/// moment.
///
/// # Errors
///
/// When the database can't be read.
pub async fn mysql(connection: &mut MySqlConnection) -> Result<Catalog, Error> {
    let version = records(connection, "SELECT version() AS version".to_owned()).await?;
    let is_mariadb = Version::read(&version.first().map(|row| row.text("version")).unwrap_or_default()).is_mariadb;
    let mut catalog = Catalog::default();
    let tables = tables::read(connection).await?;
    let mut columns = columns::read(connection, is_mariadb, &tables).await?;
    let mut indexes = indexes::read(connection, is_mariadb).await?;
    let mut checks = checks::read(connection, is_mariadb).await?;
    for found in tables {
        let of_columns = columns.remove(&found.name).unwrap_or_default();
        let mut of_indexes = indexes.remove(&found.name).unwrap_or_default();
        let (mut of_keys, of_checks) = (found.keys, checks.remove(&found.name).unwrap_or_default());
        if let Some(object) = found.foreign {
            // Its statement has everything.
            catalog.objects.push(object);
            continue;
        }
        catalog.objects.extend(found.settings);
        catalog.objects.extend(of_columns.settings);
        catalog.objects.append(&mut of_indexes.objects);
        catalog.objects.append(&mut of_keys.objects);
        let mut table = Table {
            name: found.name,
            columns: of_columns.columns,
            retired: of_columns.retired,
            primary_key: of_indexes.primary_key,
            indexes: of_indexes.indexes,
            foreign_keys: of_keys.keys,
            options: found.options,
            ..Table::default()
        };
        for index in &mut table.indexes {
            let parser = found.parsers.get(&index.name).map(|parser| format!("WITH PARSER {}", super::quote(parser)));
            index.parameters = index.parameters.take().or(parser);
        }
        for check in of_checks {
            add_check(&mut table, check, &mut catalog.objects);
        }
        if name::is_retired_table(&table.name) {
            catalog.schema.retired.push(RetiredTable { name: table.name.clone(), table, rows: false });
        } else {
            catalog.schema.tables.push(table);
        }
    }
    catalog.objects.extend(objects::read(connection).await?);
    catalog.objects.sort();
    Ok(catalog)
}

/// Adds a check to its table; one that makes a text JSON makes the column that.
fn add_check(table: &mut Table, found: checks::Found, objects: &mut Vec<Object>) {
    // The check keeps the name that the column had when it became JSON, and the server's mode decides which quotes it shows.
    let is_of = |column: &&mut Column| {
        let quotes = [super::quote(&column.name), format!("\"{}\"", column.name)];
        quotes.iter().any(|name| found.check.expression == format!("json_valid({name})"))
    };
    if found.of_column
        && let Some(column) = all_columns(table).find(is_of)
        && column.data_type == DataType::Text(None)
    {
        column.data_type = DataType::Json;
        (column.charset, column.collation) = (None, None);
    } else if found.enforced {
        table.checks.push(found.check);
    } else {
        let checks::Found { check, .. } = found;
        let (owner, name) = (super::quote(&table.name), super::quote(&check.name));
        let sql = format!("ALTER TABLE {owner} ADD CONSTRAINT {name} CHECK ({}) NOT ENFORCED", check.expression);
        objects.push(Object { kind: ObjectKind::Constraint, name: check.name, table: table.name.clone(), sql });
    }
}

fn all_columns(table: &mut Table) -> impl Iterator<Item = &mut Column> {
    table.columns.iter_mut().chain(table.retired.iter_mut().map(|retired| &mut retired.column))
}
