//! What an expression gives, and whether a column can hold it. SQLite stores anything anywhere, and then a program can't read it.

use super::cast::{is_decimal, is_integer_of};
use crate::schema::DataType;

/// What is true of a value that is one of the type once it is stored in a column for it: what [sqlx] writes, and what it reads as well.
///
/// [sqlx]: https://docs.rs/sqlx/latest/sqlx/sqlite/types/index.html
pub(super) fn accepts(value: &str, data_type: &DataType) -> Option<String> {
    let is_a = |kinds: &str| format!("typeof({value}) IN ({kinds})");
    Some(match data_type {
        DataType::Bool => format!("{value} = CAST({value} AS INTEGER) AND CAST({value} AS INTEGER) IN (0, 1)"),
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => return is_integer_of(data_type, value),
        DataType::Float32 | DataType::Float64 => format!("{} OR {value} = CAST({value} AS REAL)", is_a("'integer', 'real'")),
        DataType::Decimal(limits) => {
            format!("{} AND {}", is_a("'integer', 'real', 'text'"), is_decimal(*limits, &format!("CAST({value} AS TEXT)")))
        }
        DataType::Text(Some(length)) => format!("{} AND length({value}) <= {length}", is_a("'integer', 'real', 'text'")),
        DataType::Bytes(None) => is_a("'blob', 'text'"),
        DataType::Bytes(Some(length)) => format!("{} AND length(CAST({value} AS BLOB)) <= {length}", is_a("'blob', 'text'")),
        DataType::Uuid => format!("{} AND length({value}) = 16", is_a("'blob'")),
        // A day that a month does not have is one of the next month to SQLite.
        DataType::Date => format!("date({value}) = {value}"),
        // The hour after the last one of a day is none to a program. A column of times compares with a number where it can.
        DataType::Time => {
            format!(
                "{} AND time({value}) IS NOT NULL AND {value} GLOB '[0-2][0-9]:[0-5][0-9]*' AND substr({value}, 1, 2) < '24'",
                is_a("'text'")
            )
        }
        // sqlx would read a number too, as seconds, but it is less than every text, also than those of earlier moments.
        DataType::DateTime | DataType::Instant => {
            let day = format!("substr({value}, 1, 10)");
            let hour = format!("substr({value}, 12, 2)");
            let is_moment = format!("datetime({value}) IS NOT NULL AND date({day}) = {day} AND {hour} BETWEEN '00' AND '23'");
            let is_local = format!(" AND substr({value}, 12) NOT GLOB '*[-+zZ]*'");
            let zone = if *data_type == DataType::DateTime { &*is_local } else { "" };
            format!("{} AND {is_moment}{zone}", is_a("'text'"))
        }
        DataType::Json => format!("CASE WHEN {} THEN json_valid({value}) END", is_a("'integer', 'real', 'text'")),
        DataType::Array(_) => format!("CASE WHEN {} AND json_valid({value}) THEN json_type({value}) = 'array' END", is_a("'text'")),
        DataType::Text(None) | DataType::Enum(_) | DataType::Custom(_) => return None,
    })
}
