//! How MySQL and MariaDB store the logical types, and how they write defaults.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{expression, literal, literal_all};
use crate::dialect::{Dialect, enums};
use crate::schema::{DataType, Default};

/// Digits in all and after the point of a decimal that names none: the most that both servers have.
pub(super) const DECIMAL: (u32, u32) = (65, 30);

/// The type of a column.
pub(super) fn sql_type(data_type: &DataType) -> Cow<'_, str> {
    match data_type {
        DataType::Bool => "BOOLEAN".into(),
        DataType::Int8 => "TINYINT".into(),
        DataType::Int16 => "SMALLINT".into(),
        DataType::Int32 => "INT".into(),
        DataType::Int64 => "BIGINT".into(),
        DataType::UInt8 => "TINYINT UNSIGNED".into(),
        DataType::UInt16 => "SMALLINT UNSIGNED".into(),
        DataType::UInt32 => "INT UNSIGNED".into(),
        DataType::UInt64 => "BIGINT UNSIGNED".into(),
        DataType::Float32 => "FLOAT".into(),
        DataType::Float64 => "DOUBLE".into(),
        DataType::Decimal(limits) => {
            let (precision, scale) = limits.unwrap_or(DECIMAL);
            format!("DECIMAL({precision}, {scale})").into()
        }
        DataType::Text(None) => "LONGTEXT".into(),
        DataType::Text(Some(length)) => format!("VARCHAR({length})").into(),
        DataType::Bytes(None) => "LONGBLOB".into(),
        DataType::Bytes(Some(length)) => format!("VARBINARY({length})").into(),
        DataType::Date => "DATE".into(),
        DataType::Time => "TIME(6)".into(),
        DataType::DateTime | DataType::Instant => "DATETIME(6)".into(),
        DataType::Uuid => "BINARY(16)".into(),
        DataType::Json | DataType::Array(_) => "JSON".into(),
        DataType::Enum(enum_type) => format!("ENUM({})", literal_all(&enum_type.variants)).into(),
        DataType::Custom(sql) => sql.into(),
    }
}

/// A default as it stands behind `DEFAULT`: a constant, or an expression in parentheses.
pub(in crate::dialect) fn default_sql(default: &Default, data_type: &DataType) -> String {
    let value = default_value(default, data_type);
    let constant = match default {
        Default::Bool(_) | Default::Number(_) | Default::Text(_) | Default::Variant(_) => takes_constant(data_type),
        // The one function that is no expression to older servers, and the only one that a TIMESTAMP takes.
        Default::Now => value.starts_with("CURRENT_TIMESTAMP"),
        Default::Sql(_) => false,
    };
    if constant { value } else { format!("({value})") }
}

/// Whether a column's default can be a constant; of large values it is an expression.
fn takes_constant(data_type: &DataType) -> bool {
    let sql = sql_type(data_type).to_ascii_uppercase();
    !["TEXT", "BLOB", "JSON"].iter().any(|large| sql.contains(large)) || matches!(data_type, DataType::Enum(_))
}

/// A default as a value in an expression.
pub(super) fn default_value(default: &Default, data_type: &DataType) -> String {
    match default {
        Default::Bool(true) => "TRUE".to_owned(),
        Default::Bool(false) => "FALSE".to_owned(),
        Default::Number(number) => number_sql(&number.replace('_', ""), data_type),
        Default::Text(text) => text_sql(text, data_type),
        Default::Variant(text) => enums::value(Dialect::Mysql, data_type, text),
        Default::Now => now_sql(data_type),
        Default::Sql(sql) => expression(sql),
    }
}

/// A number; as text where the column stores text.
fn number_sql(number: &str, data_type: &DataType) -> String {
    if matches!(data_type, DataType::Text(_) | DataType::Json | DataType::Enum(_)) { literal(number) } else { number.to_owned() }
}

/// A text; as bytes where the column stores bytes.
fn text_sql(text: &str, data_type: &DataType) -> String {
    let bytes = match data_type {
        DataType::Uuid => uuid_bytes(text),
        DataType::Bytes(_) => Some(text.as_bytes().to_vec()),
        DataType::Instant => return literal(&utc(text)),
        _ => None,
    };
    bytes.map_or_else(|| literal(text), |bytes| blob(&bytes))
}

/// An instant in UTC without the zone, which MariaDB does not read.
fn utc(text: &str) -> String {
    let text = text.trim_end_matches("+00:00").trim_end_matches(['Z', 'z']);
    text.replacen('T', " ", 1)
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

/// The current time as sqlx writes the type: instants in UTC, whatever the session's time zone.
fn now_sql(data_type: &DataType) -> String {
    match data_type {
        DataType::Date => "CURRENT_DATE".to_owned(),
        DataType::Time => "CURRENT_TIME(6)".to_owned(),
        DataType::Instant => "UTC_TIMESTAMP(6)".to_owned(),
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => "UNIX_TIMESTAMP()".to_owned(),
        DataType::Text(_) => "DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%f+00:00')".to_owned(),
        DataType::DateTime
        | DataType::Bool
        | DataType::Float32
        | DataType::Float64
        | DataType::Decimal(_)
        | DataType::Bytes(_)
        | DataType::Uuid
        | DataType::Json
        | DataType::Array(_)
        | DataType::Enum(_)
        | DataType::Custom(_) => current_timestamp(data_type),
    }
}

/// `CURRENT_TIMESTAMP` with as many digits as the type has, which must agree in a default.
pub(super) fn current_timestamp(data_type: &DataType) -> String {
    let sql = sql_type(data_type);
    let digits = sql.split_once('(').and_then(|(_, rest)| rest.split_once(')')).and_then(|(digits, _)| digits.trim().parse::<u32>().ok());
    let time = ["DATETIME", "TIMESTAMP"].iter().any(|name| sql.to_ascii_uppercase().starts_with(name));
    digits
        .filter(|digits| time && *digits > 0)
        .map_or_else(|| "CURRENT_TIMESTAMP".to_owned(), |digits| format!("CURRENT_TIMESTAMP({digits})"))
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
            (Default::Text("it's \\".to_owned()), DataType::Text(Some(9)), r"'it''s \\'"),
            (Default::Text("x".to_owned()), DataType::Text(None), "('x')"),
            (Default::Text("é".to_owned()), DataType::Bytes(None), "(x'c3a9')"),
            (Default::Text("00ff80c3-2841-4a00-8000-0000000000FE".to_owned()), DataType::Uuid, "x'00ff80c328414a0080000000000000fe'"),
            (Default::Text("2024-02-29T12:00:00Z".to_owned()), DataType::Instant, "'2024-02-29 12:00:00'"),
            (Default::Now, DataType::Date, "(CURRENT_DATE)"),
            (Default::Now, DataType::DateTime, "CURRENT_TIMESTAMP(6)"),
            (Default::Now, DataType::Instant, "(UTC_TIMESTAMP(6))"),
            (Default::Now, DataType::Custom("timestamp".to_owned()), "CURRENT_TIMESTAMP"),
            (Default::Now, DataType::Custom("TIMESTAMP(3)".to_owned()), "CURRENT_TIMESTAMP(3)"),
            (Default::Sql("\"a\" + '\\'".to_owned()), DataType::Int64, r"(`a` + '\\')"),
        ] {
            assert_eq!(default_sql(&default, &data_type), expected);
        }
    }
}
