//! How PostgreSQL stores the logical types, and how it writes defaults.

use std::fmt::Write as _;

use super::{literal, quote, quote_table};
use crate::dialect::{Dialect, enums};
use crate::schema::{Column, DataType, Default, EnumType, Stored, name};

/// The type of a column.
pub(super) fn sql_type(data_type: &DataType) -> String {
    match data_type {
        DataType::Decimal(Some((precision, scale))) => format!("NUMERIC({precision}, {scale})"),
        DataType::Text(Some(length)) => format!("VARCHAR({length})"),
        DataType::Array(item) => format!("{}[]", sql_type(item)),
        DataType::Enum(enum_type) => quote_table(&enum_type.name),
        DataType::Bool
        | DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
        | DataType::Float32
        | DataType::Float64
        | DataType::Decimal(None)
        | DataType::Text(None)
        | DataType::Bytes(_)
        | DataType::Date
        | DataType::Time
        | DataType::DateTime
        | DataType::Instant
        | DataType::Uuid
        | DataType::Json
        | DataType::Custom(_) => loose_type(data_type),
    }
}

/// The type without the limits that would cut a value, and with text for an enum.
pub(super) fn loose_type(data_type: &DataType) -> String {
    if let Some(physical) = enums::physical(Dialect::Postgres, data_type) {
        return loose_type(&physical);
    }
    let word = match data_type {
        DataType::Bool => "BOOLEAN",
        DataType::Int8 | DataType::Int16 | DataType::UInt8 => "SMALLINT",
        DataType::Int32 | DataType::UInt16 => "INTEGER",
        DataType::Int64 | DataType::UInt32 => "BIGINT",
        DataType::UInt64 => "NUMERIC(20, 0)",
        DataType::Float32 => "REAL",
        DataType::Float64 => "DOUBLE PRECISION",
        DataType::Decimal(_) => "NUMERIC",
        DataType::Text(_) | DataType::Enum(_) => "TEXT",
        DataType::Bytes(_) => "BYTEA",
        DataType::Date => "DATE",
        DataType::Time => "TIME",
        DataType::DateTime => "TIMESTAMP",
        DataType::Instant => "TIMESTAMPTZ",
        DataType::Uuid => "UUID",
        DataType::Json => "JSONB",
        DataType::Array(item) => return format!("{}[]", loose_type(item)),
        DataType::Custom(sql) => sql,
    };
    word.to_owned()
}

/// The enum type of the database that a column holds, itself or in an array.
pub(super) fn enum_of(data_type: &DataType) -> Option<&EnumType> {
    if let DataType::Enum(own @ EnumType { stored: Stored::Native, .. }) = data_type.item() { Some(own) } else { None }
}

/// The type that a column has while it is retired: text for an enum, so that the enum can change or go.
pub(super) fn retired_type(data_type: &DataType) -> DataType {
    match data_type {
        DataType::Enum(_) => DataType::Text(None),
        DataType::Array(item) => DataType::Array(Box::new(retired_type(item))),
        other => other.clone(),
    }
}

/// The form that a column has while it is retired: nothing that could get in the way.
pub(super) fn retired(name: &str, column: &Column) -> Column {
    let (collation, comment) = (column.collation.clone(), column.comment.clone());
    Column { nullable: true, collation, comment, ..Column::new(name, retired_type(&column.data_type)) }
}

/// A collation, with its namespace.
pub(super) fn collation(name: &str) -> String {
    match name::split(name) {
        // A point is also part of names such as `de_DE.utf8`.
        (Some("pg_catalog"), name) => format!("pg_catalog.{}", quote(name)),
        (_, _) => quote(name),
    }
}

/// An expression as a value of the column's type, to be written to it.
pub(in crate::dialect) fn assigned(value: String, data_type: &DataType) -> String {
    if enum_of(data_type).is_none() {
        return value;
    }
    let is_cast = value.starts_with("CAST(") && value.ends_with(" AS TEXT)") && value.matches("CAST(").count() == 1;
    let is_list = value.starts_with("CAST(") && value.ends_with(" AS TEXT[])") && value.matches("CAST(").count() == 1;
    let is_text = value.starts_with('\'') || value.starts_with("CASE CAST(") || is_cast || is_list || value.starts_with("array_replace(");
    let text = if is_text { value } else { format!("CAST({value} AS {})", loose_type(data_type)) };
    format!("CAST({text} AS {})", sql_type(data_type))
}

/// A default as it stands behind `DEFAULT`.
pub(super) fn default_sql(default: &Default, data_type: &DataType) -> String {
    match default {
        Default::Sql(sql) => format!("({sql})"),
        Default::Now if *data_type != DataType::Instant => format!("({})", default_value(default, data_type)),
        Default::Now | Default::Bool(_) | Default::Number(_) | Default::Text(_) | Default::Variant(_) => default_value(default, data_type),
    }
}

/// A default as a value in an expression.
pub(super) fn default_value(default: &Default, data_type: &DataType) -> String {
    match default {
        Default::Bool(true) => "TRUE".to_owned(),
        Default::Bool(false) => "FALSE".to_owned(),
        Default::Number(number) => number_sql(&number.replace('_', ""), data_type),
        Default::Text(text) if matches!(data_type, DataType::Bytes(_)) => bytes(text.as_bytes()),
        Default::Text(text) => literal(text),
        Default::Variant(text) => enums::value(Dialect::Postgres, data_type, text),
        Default::Now => now_sql(data_type).to_owned(),
        Default::Sql(sql) => sql.clone(),
    }
}

/// A number; in quotes where the column stores something else, which then reads it.
fn number_sql(number: &str, data_type: &DataType) -> String {
    let is_number =
        data_type.is_integer() || matches!(data_type, DataType::Float32 | DataType::Float64 | DataType::Decimal(_) | DataType::Custom(_));
    if is_number { number.to_owned() } else { literal(number) }
}

fn bytes(bytes: &[u8]) -> String {
    let mut sql = String::with_capacity(bytes.len() * 2 + 4);
    sql.push_str("'\\x");
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(sql, "{byte:02x}");
    }
    sql.push('\'');
    sql
}

/// The current time in the column's type; in UTC where the type has no zone.
fn now_sql(data_type: &DataType) -> &'static str {
    match data_type {
        DataType::Date => "CAST(now() AT TIME ZONE 'UTC' AS DATE)",
        DataType::Time => "CAST(now() AT TIME ZONE 'UTC' AS TIME)",
        DataType::DateTime => "now() AT TIME ZONE 'UTC'",
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => "CAST(floor(EXTRACT(EPOCH FROM now())) AS BIGINT)",
        DataType::Text(_) => "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"+00:00\"')",
        DataType::Instant
        | DataType::Bool
        | DataType::Float32
        | DataType::Float64
        | DataType::Decimal(_)
        | DataType::Bytes(_)
        | DataType::Uuid
        | DataType::Json
        | DataType::Array(_)
        | DataType::Enum(_)
        | DataType::Custom(_) => "now()",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults() {
        for (default, data_type, expected) in [
            (Default::Bool(true), DataType::Bool, "TRUE"),
            (Default::Number("1_000".to_owned()), DataType::Int64, "1000"),
            (Default::Number("-1.50".to_owned()), DataType::Decimal(None), "-1.50"),
            (Default::Number("7".to_owned()), DataType::Json, "'7'"),
            (Default::Text("it's".to_owned()), DataType::Text(None), "'it''s'"),
            (Default::Text("é".to_owned()), DataType::Bytes(None), "'\\xc3a9'"),
            (Default::Now, DataType::Instant, "now()"),
            (Default::Now, DataType::DateTime, "(now() AT TIME ZONE 'UTC')"),
            (Default::Sql("1 + 1".to_owned()), DataType::Int64, "(1 + 1)"),
        ] {
            assert_eq!(default_sql(&default, &data_type), expected);
        }
    }

    #[test]
    fn enums_are_written_by_way_of_text() {
        let role = DataType::Enum(EnumType::new("role", Vec::new()));
        for (value, data_type, expected) in [
            ("length(x)", DataType::Int64, "length(x)"),
            ("'a'", role.clone(), "CAST('a' AS \"role\")"),
            ("CAST(\"x\" AS TEXT)", role.clone(), "CAST(CAST(\"x\" AS TEXT) AS \"role\")"),
            ("\"other\"", role.clone(), "CAST(CAST(\"other\" AS TEXT) AS \"role\")"),
            ("\"x\"", DataType::Array(Box::new(role)), "CAST(CAST(\"x\" AS TEXT[]) AS \"role\"[])"),
        ] {
            assert_eq!(assigned(value.to_owned(), &data_type), expected);
        }
    }
}
