//! What an expression gives, and whether a column can hold it.
//!
//! A query reads a text that is no number as 0, and only warns. A check about values takes such a warning for the error that it is once the
//! value is written.

use super::types::DECIMAL;
use crate::schema::DataType;

/// The largest `FLOAT`.
const SINGLE_MAX: &str = "3.4028234663852886e38";

/// What is true of a value that a column of the type holds, where the server pads it or refuses it only once it is written.
pub(super) fn accepts(value: &str, data_type: &DataType) -> Option<String> {
    Some(match data_type {
        DataType::Bool => format!("{value} IN (0, 1)"),
        DataType::Float32 => format!("ABS({value}) <= {SINGLE_MAX}"),
        // Every number is one: there is nothing to ask but whether it is a number.
        DataType::Float64 => format!("{value} + 0e0 IS NOT NULL"),
        DataType::Decimal(limits) => {
            let (precision, scale) = limits.unwrap_or(DECIMAL);
            format!("ABS(ROUND({value}, {scale})) < 1e{}", precision.saturating_sub(scale))
        }
        DataType::Text(Some(length)) => format!("char_length({value}) <= {length}"),
        DataType::Bytes(Some(length)) => format!("length({value}) <= {length}"),
        DataType::Uuid => format!("length({value}) = 16"),
        DataType::Date => format!("CAST({value} AS DATE) IS NOT NULL"),
        DataType::Time => format!("CAST({value} AS TIME(6)) IS NOT NULL"),
        DataType::DateTime | DataType::Instant => format!("CAST({value} AS DATETIME(6)) IS NOT NULL"),
        DataType::Json | DataType::Array(_) => format!("JSON_VALID(CAST({value} AS CHAR))"),
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => {
            let (low, high) = data_type.integer_range()?;
            format!("ROUND({value}) BETWEEN {low} AND {high}")
        }
        DataType::Text(None) | DataType::Bytes(None) | DataType::Enum(_) | DataType::Custom(_) => return None,
    })
}
