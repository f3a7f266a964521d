//! A column that the previous version uses has another type.

use super::{Case, Code, Risk, columns, enum_of, risk};
use crate::Dialect;
use crate::schema::{Column, DataType};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (table, before, after) in columns(case) {
        let name = &after.name;
        let Some(what) = broken(case.dialect, before, after) else { continue };
        let message = match what {
            Broken::Prepared => format!("queries for `{name}` of `{table}` that the previous version has prepared fail: its type changes"),
            Broken::Reads => format!("the previous version can't read `{name}` of `{table}` any more: its type changes"),
            Broken::Writes => format!("`{name}` of `{table}` no longer takes every value that the previous version writes"),
        };
        let beside = "add a field of the new type beside it, write both, and remove this one a release later";
        let instead = match what {
            Broken::Prepared => format!("restart the processes of the previous version right after the migration; or {beside}"),
            Broken::Reads => beside.to_owned(),
            Broken::Writes => "first release a version that writes only what fits".to_owned(),
        };
        found.push(risk(Code::ChangedType, table, Some(name), message, instead));
    }
    found
}

/// What fails.
enum Broken {
    /// Every prepared statement that returns the column.
    Prepared,
    /// Decoding it.
    Reads,
    /// Writing some values.
    Writes,
}

fn broken(dialect: Dialect, before: &Column, after: &Column) -> Option<Broken> {
    let (from, to) = (&before.data_type, &after.data_type);
    let variants = |column: &Column| enum_of(column).filter(|own| own.is_native()).map(|own| own.variants.clone());
    match dialect {
        _ if is_renumbered(before, after) => Some(Broken::Reads),
        Dialect::Postgres => {
            let same = dialect.sql_type(from) == dialect.sql_type(to) && before.collation == after.collation;
            (!same || variants(before) != variants(after)).then_some(Broken::Prepared)
        }
        Dialect::Mysql | Dialect::Sqlite if kind(dialect, from) != kind(dialect, to) => Some(Broken::Reads),
        Dialect::Mysql | Dialect::Sqlite => (!takes(from, to)).then_some(Broken::Writes),
    }
}

/// Whether another number stands for a variant than before.
fn is_renumbered(before: &Column, after: &Column) -> bool {
    let Some((old, new)) = enum_of(before).zip(enum_of(after)) else { return false };
    let differs = |text: &String| old.number(text).zip(new.number(text)).is_some_and(|(old, new)| old != new);
    old.variants.iter().any(differs)
}

/// The types that a driver decodes alike. SQLite has one integer, and MySQL tells those with a sign from those without.
fn kind(dialect: Dialect, data_type: &DataType) -> String {
    match data_type {
        DataType::Bool | DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => "integer".to_owned(),
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 | DataType::UInt64 if dialect == Dialect::Sqlite => "integer".to_owned(),
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 | DataType::UInt64 => "unsigned".to_owned(),
        DataType::Enum(own) if own.numbers().is_some() => own.storage().map_or_else(String::new, |stored| kind(dialect, &stored)),
        DataType::Float32 | DataType::Float64 => "float".to_owned(),
        DataType::Text(_) | DataType::Enum(_) => "text".to_owned(),
        DataType::DateTime | DataType::Instant => "datetime".to_owned(),
        DataType::Decimal(_) => "decimal".to_owned(),
        DataType::Bytes(_) => "bytes".to_owned(),
        DataType::Date | DataType::Time | DataType::Uuid | DataType::Json | DataType::Array(_) | DataType::Custom(_) => data_type.key(),
    }
}

/// Whether every value of one type is one of the other, which is decoded alike. Variants of an enum are another rule's.
pub(super) fn takes(before: &DataType, after: &DataType) -> bool {
    let fits = |from: Option<u32>, to: Option<u32>| to.is_none_or(|to| from.is_some_and(|from| from <= to));
    match (before, after) {
        (DataType::Text(from), DataType::Text(to)) | (DataType::Bytes(from), DataType::Bytes(to)) => fits(*from, *to),
        (DataType::Text(_), DataType::Enum(_)) | (DataType::Float64, DataType::Float32) => false,
        (_, DataType::Enum(_)) if before.is_integer() => false,
        (DataType::Decimal(from), DataType::Decimal(to)) => match (from, to) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some((precision, scale)), Some((wider, finer))) => {
                scale <= finer && precision - scale.min(precision) <= wider - finer.min(wider)
            }
        },
        (_, _) => match (before.integer_range(), after.integer_range()) {
            (Some((low, high)), Some((least, most))) => least <= low && high <= most,
            (Some(_), None) => *after != DataType::Bool,
            (None, _) => true,
        },
    }
}
