//! Ways of writing columns that fit in keys here.

use schema_core::diff::Intent;
use schema_core::schema::{Column, DataType, Default, Schema, Table};

use crate::model::{optional, schema, table};

/// A text that can be in a key.
pub(crate) fn short(name: &str) -> Column {
    Column::new(name, DataType::Text(Some(50)))
}

pub(crate) fn of(name: &str, data_type: DataType) -> Column {
    Column::new(name, data_type)
}

pub(crate) fn custom(name: &str, sql: &str) -> Column {
    optional(Column::new(name, DataType::Custom(sql.to_owned())))
}

pub(crate) fn user(columns: impl IntoIterator<Item = Column>) -> Table {
    table("user", columns)
}

pub(crate) fn users(columns: impl IntoIterator<Item = Column>) -> Schema {
    schema([user(columns)])
}

pub(crate) fn number(number: &str) -> Default {
    Default::Number(number.to_owned())
}

pub(crate) fn sql_default(sql: &str) -> Default {
    Default::Sql(sql.to_owned())
}

pub(crate) fn unhinted() -> Intent {
    Intent::default()
}

pub(crate) const DATA: &str = "INSERT INTO user (name) VALUES ('Ada'), ('Grace'), ('It''s')";
