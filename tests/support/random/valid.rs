//! What the generators must keep true.

use std::collections::BTreeSet;

use schema_core::schema::{Action, Column, ForeignKey, Schema, Table};
use schema_core::{Dialect, schema};

use super::names;

/// What is wrong with a schema, if anything: what a database refuses, and what would make rows impossible.
#[must_use]
pub fn flaw(dialect: Dialect, schema: &Schema) -> Option<String> {
    let objects: usize = schema.tables.iter().map(|table| 1 + table.indexes.len()).sum();
    if names::object_names(schema).len() != objects {
        return Some("two tables or indexes with one name".to_owned());
    }
    if let Some(unsupported) = dialect.unsupported(schema).first() {
        return Some(format!("{}: {}", unsupported.table, unsupported.reason));
    }
    if let Some(violation) = schema.violations().first() {
        return Some(format!("{}: {}", violation.table, violation.message));
    }
    schema.tables.iter().find_map(|table| table_flaw(schema, table).map(|flaw| format!("{}: {flaw}", table.name)))
}

fn table_flaw(schema: &Schema, table: &Table) -> Option<&'static str> {
    let names: BTreeSet<String> = table.columns.iter().map(|column| column.name.to_ascii_lowercase()).collect();
    let is_column = |name: &str| table.column(name).is_some();
    let keys = table.primary_key.iter().chain(table.foreign_keys.iter().flat_map(|key| &key.columns)).map(String::as_str);
    let mut in_keys = keys.chain(table.indexes.iter().flat_map(|index| &index.parts).filter_map(schema::IndexPart::column_name));
    let numbered = |column: &&Column| column.auto_increment;
    let key: Vec<&Column> = table.primary_key.iter().filter_map(|name| table.column(name)).collect();
    let unnumbered = table.columns.iter().filter(numbered).any(|column| table.primary_key != [column.name.as_str()]);
    if names.len() != table.columns.len() {
        Some("two columns with one name")
    } else if !in_keys.all(is_column) {
        Some("a key or an index on no column")
    } else if key.is_empty() || key.iter().any(|column| column.nullable) {
        Some("no primary key, or one with NULL")
    } else if unnumbered || table.columns.iter().filter(numbered).any(|column| !column.data_type.is_integer()) {
        Some("a numbered column that is not an integer primary key")
    } else {
        table.foreign_keys.iter().find_map(|key| key_flaw(schema, table, key))
    }
}

/// What is wrong with a foreign key, if anything.
pub(super) fn key_flaw(schema: &Schema, table: &Table, key: &ForeignKey) -> Option<&'static str> {
    let Some(target) = schema.table(&key.target) else { return Some("a foreign key to no table") };
    let own: Vec<&Column> = key.columns.iter().filter_map(|name| table.column(name)).collect();
    let other: Vec<&Column> = key.target_columns.iter().filter_map(|name| target.column(name)).collect();
    let types = own.iter().map(|column| &column.data_type).eq(other.iter().map(|column| &column.data_type));
    let emptied = key.on_delete == Action::SetNull || key.on_update == Action::SetNull;
    if key.target_columns != target.primary_key {
        Some("a foreign key to something that is not the primary key")
    } else if !types || own.len() != other.len() {
        Some("a foreign key between different types")
    } else if emptied && own.iter().any(|column| !column.nullable) {
        Some("a required column that is to become NULL")
    } else {
        None
    }
}
