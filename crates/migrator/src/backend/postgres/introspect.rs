//! What is in a PostgreSQL database: its catalog as a [`Schema`].
//!
//! - Tables of the current schema, the first of `search_path` that exists, have no prefix; others have their schema's name.
//! - Expressions are as the server writes them back, and every default is a [`Default::Sql`]. Two databases are therefore compared by reading
//!   both, never by comparing a database with entities.
//! - A column with a sequence of its own, as `serial` makes it, is read as the type `serial` ([`DataType::Custom`]), because that is what
//!   creates the same again. Where sequence or default are not as `serial` makes them, the default is a text and the sequence an [`Object`].
//! - What the model has no place for is an [`Object`]. Only rights, owners and the members of extensions are left out, and what belongs to
//!   PostgreSQL or to this tool.
//!
//! [`Default::Sql`]: schema_core::schema::Default::Sql
//! [`DataType::Custom`]: schema_core::schema::DataType::Custom
//! [`Object`]: crate::introspect::Object
//! [`Schema`]: schema_core::Schema

mod columns;
mod constraints;
mod enums;
mod indexes;
mod objects;
mod tables;

use std::collections::BTreeSet;

use schema_core::schema::{DataType, RetiredTable, Table, name};
use sqlx::{Error, PgConnection};

use crate::backend::record::Record;
use crate::introspect::{Catalog, Object, ObjectKind};

/// Which namespaces `n` are a person's. That of temporary tables is one where it is the current one, as in a scratch place.
const OWN_NAMESPACE: &str = "(n.nspname !~ '^pg_' OR n.nspname = current_schema()) AND n.nspname <> 'information_schema'";

/// Runs a catalog query.
async fn records(connection: &mut PgConnection, sql: String) -> Result<Vec<Record>, Error> {
    Ok(super::rows(connection, sql).await?.into_iter().map(Record).collect())
}

/// The name of something `column` in the namespace `n`: without a prefix in the current one.
fn qualified(column: &str) -> String {
    format!("CASE WHEN n.nspname = current_schema() THEN {column}::text ELSE n.nspname || '.' || {column} END")
}

/// Whether something is no member of an extension.
fn no_member(class: &str, oid: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.{class}'::regclass AND e.objid = {oid} AND e.deptype = 'e')"
    )
}

/// Reads the catalog of the database. For a reading of one moment, be in a transaction of isolation level REPEATABLE READ.
///
/// # Errors
///
/// When the database can't be read.
pub async fn postgres(connection: &mut PgConnection) -> Result<Catalog, Error> {
    let (enums, objects) = enums::read(connection).await?;
    let mut catalog = Catalog { objects, ..Catalog::default() };
    let mut columns = columns::read(connection, &enums).await?;
    let mut constraints = constraints::read(connection).await?;
    let mut indexes = indexes::read(connection).await?;
    let tables = tables::read(connection).await?;
    for found in tables {
        let (mut of_columns, of_constraints) =
            (columns.tables.remove(&found.id).unwrap_or_default(), constraints.tables.remove(&found.id).unwrap_or_default());
        let of_indexes = indexes.tables.remove(&found.id).unwrap_or_default();
        if let Some(object) = found.foreign {
            catalog.objects.push(object);
            catalog.objects.extend(of_indexes.iter().map(indexes::Found::object));
            continue;
        }
        catalog.objects.extend(found.settings);
        catalog.objects.append(&mut of_columns.settings);
        catalog.objects.extend(of_constraints.objects);
        let mut table = Table {
            name: found.name,
            columns: of_columns.columns,
            retired: of_columns.retired,
            primary_key: of_constraints.primary_key,
            foreign_keys: of_constraints.foreign_keys,
            checks: of_constraints.checks,
            options: found.options,
            ..Table::default()
        };
        table.options.primary_key = of_constraints.primary_key_name;
        for index in of_indexes {
            catalog.objects.extend(index.setting.clone());
            table.indexes.push(index.index);
        }
        if name::is_retired_table(&table.name) {
            catalog.schema.retired.push(RetiredTable { name: table.name.clone(), table, rows: false });
        } else {
            catalog.schema.tables.push(table);
        }
    }
    // Those of materialized views and of what else is no table.
    catalog.objects.extend(indexes.tables.values().flatten().map(indexes::Found::object));
    let objects = objects::read(connection).await?;
    let is_numbering = |object: &Object| object.kind == ObjectKind::Sequence && columns.sequences.contains(&object.name);
    catalog.objects.extend(objects.into_iter().filter(|object| !is_numbering(object)));
    catalog.objects.sort();

    let used: BTreeSet<&str> = catalog
        .schema
        .tables
        .iter()
        .chain(catalog.schema.retired.iter().map(|retired| &retired.table))
        .flat_map(|table| table.columns.iter().chain(table.retired.iter().map(|retired| &retired.column)))
        .filter_map(|column| enum_name(&column.data_type))
        .collect();
    catalog.schema.enums = enums.into_values().filter(|found| !used.contains(found.name.as_str())).collect();
    Ok(catalog)
}

fn enum_name(data_type: &DataType) -> Option<&str> {
    match data_type {
        DataType::Enum(found) => Some(&found.name),
        DataType::Array(item) => enum_name(item),
        _ => None,
    }
}
