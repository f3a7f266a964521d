//! How much fits in a column, a key and a row.

use super::super::super::Unsupported;
use super::super::types::sql_type;
use crate::schema::{Column, DataType, Index, IndexPart, Table};

/// The bytes of all columns of a row, without those of `TEXT`, `BLOB` and `JSON`, which are stored apart.
const ROW_BYTES_MAX: u64 = 65_535;

/// The bytes of a key.
const KEY_BYTES_MAX: u64 = 3072;

/// What a value that is stored apart takes in the row.
const APART_BYTES: u64 = 12;

/// The digits of a decimal, and those after its point.
const DECIMAL_MAX: (u32, u32) = (65, 30);

/// The characters of the comment of a column and of a table.
const COMMENT_MAX: (usize, usize) = (1024, 2048);

/// What of `table`, as the server has it, is beyond a limit.
pub(super) fn push(table: &Table, found: &mut Vec<Unsupported>) {
    let mut add = |column: Option<&str>, reason: String| {
        found.push(Unsupported { table: table.name.clone(), column: column.map(str::to_owned), reason });
    };
    for column in &table.columns {
        for reason in column_limits(column) {
            add(Some(&column.name), reason);
        }
    }
    let row: u64 = table.columns.iter().map(bytes).sum();
    if row > ROW_BYTES_MAX {
        add(None, format!("its columns take {row} bytes a row, and MySQL has room for {ROW_BYTES_MAX}; leave out the longest lengths"));
    }
    if table.options.comment.as_ref().is_some_and(|comment| comment.chars().count() > COMMENT_MAX.1) {
        add(None, format!("the comment of a table has at most {} characters", COMMENT_MAX.1));
    }
    let primary =
        Index { name: "PRIMARY".to_owned(), parts: table.primary_key.iter().map(IndexPart::column).collect(), ..Index::default() };
    for index in [&primary].into_iter().chain(&table.indexes) {
        key_limits(table, index, &mut add);
    }
}

fn column_limits(column: &Column) -> Vec<String> {
    let mut found = Vec::new();
    match column.data_type {
        DataType::Decimal(Some((precision, scale))) if precision > DECIMAL_MAX.0 || scale > DECIMAL_MAX.1 || scale > precision => {
            let (digits, fraction) = DECIMAL_MAX;
            found.push(format!("a decimal has at most {digits} digits in MySQL, {fraction} of them after the point"));
        }
        DataType::Text(Some(_)) | DataType::Bytes(Some(_)) if bytes(column) > ROW_BYTES_MAX => {
            found.push(format!("{} is longer than a row; leave out the length", sql_type(&column.data_type)));
        }
        _ => {}
    }
    if column.comment.as_ref().is_some_and(|comment| comment.chars().count() > COMMENT_MAX.0) {
        found.push(format!("the comment of a column has at most {} characters", COMMENT_MAX.0));
    }
    found
}

fn key_limits(table: &Table, index: &Index, add: &mut impl FnMut(Option<&str>, String)) {
    if matches!(index.method.as_deref(), Some("fulltext" | "spatial")) {
        return;
    }
    let mut total = 0;
    for part in &index.parts {
        let Some(column) = part.column_name().and_then(|name| table.column(name)) else { continue };
        match part.length {
            Some(length) => total += u64::from(length) * character_bytes(column),
            None if is_apart(column) => {
                let what = if index.name == "PRIMARY" { "the primary key".to_owned() } else { format!("the index `{}`", index.name) };
                let reason = format!("{what} can't have a text or bytes without a length in MySQL: `#[entity(length = 255)]`");
                add(Some(&column.name), reason);
            }
            None => total += key_bytes(column),
        }
    }
    if total > KEY_BYTES_MAX {
        let reason =
            format!("the key of `{}` takes {total} bytes, and MySQL has room for {KEY_BYTES_MAX}; shorten its columns", index.name);
        add(None, reason);
    }
}

/// Whether values are stored apart from their row.
fn is_apart(column: &Column) -> bool {
    let sql = sql_type(&column.data_type).to_ascii_uppercase();
    !matches!(column.data_type, DataType::Enum(_)) && ["TEXT", "BLOB", "JSON"].iter().any(|word| sql.contains(word))
}

/// The bytes of a character.
fn character_bytes(column: &Column) -> u64 {
    match column.charset.as_deref() {
        Some("utf8mb4" | "utf16" | "utf16le" | "utf32" | "gb18030") => 4,
        Some("utf8" | "utf8mb3" | "ujis" | "eucjpms") => 3,
        Some("ucs2" | "big5" | "gbk" | "gb2312" | "sjis" | "cp932" | "euckr") => 2,
        Some(_) | None => 1,
    }
}

/// The bytes of a column's largest value in a key.
fn key_bytes(column: &Column) -> u64 {
    match column.data_type {
        DataType::Text(Some(length)) => u64::from(length) * character_bytes(column),
        DataType::Bytes(Some(length)) => u64::from(length),
        _ => bytes(column),
    }
}

/// The bytes of a column's largest value within its row.
fn bytes(column: &Column) -> u64 {
    let variable = |bytes: u64| bytes + if bytes > 255 { 2 } else { 1 };
    match &column.data_type {
        DataType::Bool | DataType::Int8 | DataType::UInt8 => 1,
        DataType::Int16 | DataType::UInt16 | DataType::Enum(_) => 2,
        DataType::Int32 | DataType::UInt32 | DataType::Float32 => 4,
        DataType::Int64 | DataType::UInt64 | DataType::Float64 | DataType::DateTime | DataType::Instant => 8,
        DataType::Date => 3,
        DataType::Time => 6,
        DataType::Decimal(_) => 30,
        DataType::Text(Some(length)) => variable(u64::from(*length) * character_bytes(column)),
        DataType::Bytes(Some(length)) => variable(u64::from(*length)),
        DataType::Uuid => 16,
        DataType::Text(None) | DataType::Bytes(None) | DataType::Json | DataType::Array(_) => APART_BYTES,
        // The database says so itself.
        DataType::Custom(_) => 0,
    }
}
