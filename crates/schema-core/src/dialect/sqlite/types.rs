//! How SQLite stores the logical types, and how it writes defaults.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::literal;
use crate::dialect::grammar::variants;
use crate::dialect::{Dialect, enums};
use crate::schema::{Column, DataType, Default, Generated, expression};

/// The declared type of a column. Only a few words are allowed in a `STRICT` table.
pub(super) fn sql_type(data_type: &DataType, strict: bool) -> &str {
    match data_type {
        DataType::Bool if strict => "INTEGER",
        DataType::Bool => "BOOLEAN",
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => "INTEGER",
        DataType::Float32 | DataType::Float64 => "REAL",
        DataType::Date | DataType::Time | DataType::DateTime | DataType::Instant if strict => "TEXT",
        DataType::Date => "DATE",
        DataType::Time => "TIME",
        DataType::DateTime => "DATETIME",
        DataType::Instant => "TIMESTAMP",
        DataType::Decimal(_) | DataType::Text(_) | DataType::Json | DataType::Array(_) | DataType::Enum(_) => "TEXT",
        DataType::Bytes(_) | DataType::Uuid => "BLOB",
        DataType::Custom(sql) => sql,
    }
}

/// The column types that a `STRICT` table takes.
pub(super) const STRICT_TYPES: [&str; 6] = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"];

/// A declared type of some table as a `STRICT` table can have it.
pub(super) fn strict_type(sql_type: &str) -> &str {
    match sql_type {
        "BOOLEAN" => "INTEGER",
        "DATE" | "TIME" | "DATETIME" | "TIMESTAMP" => "TEXT",
        other if STRICT_TYPES.iter().any(|allowed| allowed.eq_ignore_ascii_case(other)) => other,
        _ => "ANY",
    }
}

/// What SQLite knows of a column besides its name. Two columns of one shape need no statement to become each other.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape<'a> {
    sql_type: &'a str,
    nullable: bool,
    default: Option<String>,
    collation: Cow<'static, str>,
    variants: Option<BTreeSet<&'a String>>,
    auto_increment: bool,
    generated: Option<&'a Generated>,
}

/// The shape of a column.
pub(super) fn shape(column: &Column, strict: bool) -> Shape<'_> {
    Shape {
        sql_type: sql_type(&column.data_type, strict),
        nullable: column.nullable,
        default: column.default.as_ref().map(|default| default_sql(default, &column.data_type)),
        collation: collation(column),
        variants: variants(&column.data_type).map(|variants| variants.iter().collect()),
        auto_increment: column.auto_increment,
        generated: column.generated.as_ref(),
    }
}

/// The collation of a column as SQLite compares it: by upper case; `BINARY` when none is given.
pub(super) fn collation(column: &Column) -> Cow<'static, str> {
    column.collation.as_ref().map_or(Cow::Borrowed("BINARY"), |name| Cow::Owned(name.to_ascii_uppercase()))
}

/// The form that a column has while it is retired: the same type, and nothing that could get in the way.
pub(super) fn retired(name: &str, column: &Column) -> Column {
    let data_type = if variants(&column.data_type).is_some() { DataType::Text(None) } else { column.data_type.clone() };
    Column { nullable: true, ..Column::new(name, data_type) }
}

/// A default as it stands behind `DEFAULT`: a constant, or an expression in parentheses.
pub(super) fn default_sql(default: &Default, data_type: &DataType) -> String {
    match default {
        Default::Now | Default::Sql(_) => format!("({})", default_value(default, data_type)),
        Default::Bool(_) | Default::Number(_) | Default::Text(_) | Default::Variant(_) => default_value(default, data_type),
    }
}

/// A default as a value in an expression.
pub(super) fn default_value(default: &Default, data_type: &DataType) -> String {
    match default {
        Default::Bool(true) => "TRUE".to_owned(),
        Default::Bool(false) => "FALSE".to_owned(),
        Default::Number(number) => number_sql(&number.replace('_', ""), data_type),
        Default::Text(text) => text_sql(text, data_type),
        Default::Variant(text) => enums::value(Dialect::Sqlite, data_type, text),
        Default::Now => now_sql(data_type).to_owned(),
        Default::Sql(sql) => sql.clone(),
    }
}

/// Whether a default is one that `ADD COLUMN` takes.
pub(super) fn is_constant(default: &Default) -> bool {
    match default {
        Default::Bool(_) | Default::Number(_) | Default::Text(_) | Default::Variant(_) => true,
        Default::Sql(sql) => expression::is_literal(sql),
        Default::Now => false,
    }
}

/// A number; as text where the column stores text, so that a decimal keeps its digits.
fn number_sql(number: &str, data_type: &DataType) -> String {
    if sql_type(data_type, false) == "TEXT" { literal(number) } else { number.to_owned() }
}

/// A text; as bytes where the column stores bytes.
fn text_sql(text: &str, data_type: &DataType) -> String {
    let bytes = if *data_type == DataType::Uuid { uuid_bytes(text) } else { Some(text.as_bytes().to_vec()) };
    bytes.filter(|_| sql_type(data_type, false) == "BLOB").map_or_else(|| literal(text), |bytes| blob(&bytes))
}

fn blob(bytes: &[u8]) -> String {
    let mut sql = String::with_capacity(bytes.len() * 2 + 3);
    sql.push_str("x'");
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(sql, "{byte:02x}");
    }
    sql.push('\'');
    sql
}

fn uuid_bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.chars().filter(|c| *c != '-').map(|c| c.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    (digits.len() == 32).then(|| digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// The current time in the text that sqlx writes for the type.
fn now_sql(data_type: &DataType) -> &'static str {
    match data_type {
        DataType::Date => "date('now')",
        DataType::Time => "strftime('%H:%M:%f', 'now')",
        DataType::DateTime => "strftime('%Y-%m-%d %H:%M:%f', 'now')",
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => "CAST(strftime('%s', 'now') AS INTEGER)",
        DataType::Instant
        | DataType::Bool
        | DataType::Float32
        | DataType::Float64
        | DataType::Decimal(_)
        | DataType::Text(_)
        | DataType::Bytes(_)
        | DataType::Uuid
        | DataType::Json
        | DataType::Array(_)
        | DataType::Enum(_)
        | DataType::Custom(_) => "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')",
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
            (Default::Number("-1.50".to_owned()), DataType::Decimal(None), "'-1.50'"),
            (Default::Text("it's".to_owned()), DataType::Text(None), "'it''s'"),
            (Default::Text("é".to_owned()), DataType::Bytes(None), "x'c3a9'"),
            (Default::Text("00ff80c3-2841-4a00-8000-0000000000FE".to_owned()), DataType::Uuid, "x'00ff80c328414a0080000000000000fe'"),
            (Default::Now, DataType::Date, "(date('now'))"),
            (Default::Sql("1 + 1".to_owned()), DataType::Int64, "(1 + 1)"),
        ] {
            assert_eq!(default_sql(&default, &data_type), expected);
        }
    }

    #[test]
    fn the_order_of_variants_is_no_change() {
        let of = |variants: &[&str]| {
            let variants = variants.iter().map(ToString::to_string).collect();
            Column::new("role", DataType::Enum(crate::schema::EnumType::new("Role", variants)))
        };
        assert_eq!(shape(&of(&["a", "b"]), false), shape(&of(&["b", "a"]), false));
        assert_ne!(shape(&of(&["a", "b"]), false), shape(&of(&["a", "c"]), false));
    }
}
