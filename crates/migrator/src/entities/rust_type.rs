//! Which Rust type a column has, and what must be said beside it.

use schema_core::Dialect;
use schema_core::dialect::postgres;
use schema_core::schema::{Column, DataType};

use super::enums::Enums;
use super::layout::Entry;
use crate::introspect::{Object, ObjectKind};

/// What is said of a column's type.
pub(super) struct Chosen {
    /// The Rust type, without `Option`.
    pub(super) ty: String,
    /// `length`, `precision`, `scale`, `type`.
    pub(super) entries: Vec<Entry>,
}

/// The type of a column: one that becomes exactly that column, else the nearest with `type = "…"`.
pub(super) fn choose(column: &Column, dialects: &[Dialect], enums: &Enums, objects: &[Object]) -> Chosen {
    let each = |(dialect, sql): &(String, String)| format!("{dialect} = {}", super::layout::literal(sql));
    let types: Vec<String> = column.types.iter().map(each).collect();
    let more = (!types.is_empty()).then(|| Entry::list("type", types));
    let (ty, mut entries) = match &column.data_type {
        // Each database of the build is given one.
        DataType::Custom(sql) if more.is_some() && sql.is_empty() => ("String".to_owned(), Vec::new()),
        DataType::Custom(sql) => (custom(dialects, sql, objects), vec![Entry::text("type", sql)]),
        other => natural(other, enums),
    };
    entries.extend(more);
    Chosen { ty, entries }
}

/// The type that stands for a logical one, with its limits.
pub(super) fn natural(data_type: &DataType, enums: &Enums) -> (String, Vec<Entry>) {
    let limit = |length: &Option<u32>| length.iter().map(|length| Entry::value("length", length)).collect();
    let (ty, entries): (&str, Vec<Entry>) = match data_type {
        DataType::Array(item) => {
            let (ty, entries) = natural(item, enums);
            return (format!("Vec<{ty}>"), entries);
        }
        DataType::Enum(own) => return (enums.rust_name(own).to_owned(), Vec::new()),
        DataType::Custom(sql) => ("String", vec![Entry::text("type", sql)]),
        DataType::Decimal(Some((precision, scale))) => {
            let scale = (*scale > 0).then(|| Entry::value("scale", scale));
            ("rust_decimal::Decimal", [Entry::value("precision", precision)].into_iter().chain(scale).collect())
        }
        DataType::Text(length) => ("String", limit(length)),
        DataType::Bytes(length) => ("Vec<u8>", limit(length)),
        DataType::Decimal(None) => ("rust_decimal::Decimal", Vec::new()),
        DataType::Bool => ("bool", Vec::new()),
        DataType::Int8 => ("i8", Vec::new()),
        DataType::Int16 => ("i16", Vec::new()),
        DataType::Int32 => ("i32", Vec::new()),
        DataType::Int64 => ("i64", Vec::new()),
        DataType::UInt8 => ("u8", Vec::new()),
        DataType::UInt16 => ("u16", Vec::new()),
        DataType::UInt32 => ("u32", Vec::new()),
        DataType::UInt64 => ("u64", Vec::new()),
        DataType::Float32 => ("f32", Vec::new()),
        DataType::Float64 => ("f64", Vec::new()),
        DataType::Date => ("chrono::NaiveDate", Vec::new()),
        DataType::Time => ("chrono::NaiveTime", Vec::new()),
        DataType::DateTime => ("chrono::NaiveDateTime", Vec::new()),
        DataType::Instant => ("chrono::DateTime<chrono::Utc>", Vec::new()),
        DataType::Uuid => ("uuid::Uuid", Vec::new()),
        DataType::Json => ("serde_json::Value", Vec::new()),
    };
    (ty.to_owned(), entries)
}

/// The type that is nearest to a type of the database.
fn custom(dialects: &[Dialect], sql: &str, objects: &[Object]) -> String {
    match dialects {
        [Dialect::Sqlite] => of_sqlite(sql).to_owned(),
        [Dialect::Mysql] => of_mysql(sql).to_owned(),
        [Dialect::Postgres] => of_postgres(sql, objects),
        _ => "String".to_owned(),
    }
}

/// By the rules of SQLite's affinities, and the words that people use.
pub(super) fn of_sqlite(sql: &str) -> &'static str {
    let sql = sql.to_ascii_uppercase();
    let has = |words: &[&str]| words.iter().any(|word| sql.contains(word));
    match () {
        () if has(&["BOOL"]) => "bool",
        () if has(&["INT"]) => "i64",
        () if sql.is_empty() || has(&["CHAR", "CLOB", "TEXT", "ANY", "STRING"]) => "String",
        () if has(&["BLOB", "BINARY"]) => "Vec<u8>",
        () if has(&["DATETIME", "TIMESTAMP"]) => "chrono::NaiveDateTime",
        () if has(&["DATE"]) => "chrono::NaiveDate",
        () if has(&["TIME"]) => "chrono::NaiveTime",
        () if has(&["JSON"]) => "serde_json::Value",
        () if has(&["NUM", "DEC", "REAL", "FLOA", "DOUB", "MONEY"]) => "f64",
        () => "String",
    }
}

/// The spatial types of MySQL.
const SHAPES: [&str; 8] =
    ["geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection"];

/// Whether a type of MySQL is a spatial one.
#[cfg(feature = "cli")]
pub(super) fn is_shape(sql: &str) -> bool {
    SHAPES.contains(&word(&sql.to_ascii_lowercase()))
}

/// The word that a type begins with.
fn word(sql: &str) -> &str {
    sql.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

pub(super) fn of_mysql(sql: &str) -> &'static str {
    let sql = &*sql.to_ascii_lowercase();
    match (word(sql), sql.contains("unsigned")) {
        (word, _) if word.ends_with("blob") || word.ends_with("binary") || SHAPES.contains(&word) => "Vec<u8>",
        ("bit", _) if sql == "bit(1)" => "bool",
        ("tinyint", true) => "u8",
        ("smallint", true) | ("year", _) => "u16",
        ("mediumint" | "int", true) => "u32",
        ("bigint", true) | ("bit", _) => "u64",
        ("tinyint", false) => "i8",
        ("smallint", false) => "i16",
        ("mediumint" | "int", false) => "i32",
        ("bigint", false) => "i64",
        ("float", _) => "f32",
        ("double", _) => "f64",
        ("decimal" | "numeric" | "dec", _) => "rust_decimal::Decimal",
        ("date", _) => "chrono::NaiveDate",
        ("time", _) => "chrono::NaiveTime",
        ("datetime", _) => "chrono::NaiveDateTime",
        ("timestamp", _) => "chrono::DateTime<chrono::Utc>",
        ("uuid", _) => "uuid::Uuid",
        ("json", _) => "serde_json::Value",
        _ => "String",
    }
}

pub(super) fn of_postgres(sql: &str, objects: &[Object]) -> String {
    if let Some(item) = sql.strip_suffix("[]") {
        return format!("Vec<{}>", of_postgres(item, objects));
    }
    let word = sql.split('(').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let known = match word.as_str() {
        "smallserial" => "i16",
        "serial" => "i32",
        "bigserial" | "oid" => "i64",
        "numeric" => "rust_decimal::Decimal",
        "json" => "serde_json::Value",
        "timestamp" if sql.ends_with("with time zone") => "chrono::DateTime<chrono::Utc>",
        "timestamp" => "chrono::NaiveDateTime",
        "time" if sql.ends_with("without time zone") => "chrono::NaiveTime",
        _ => return base(sql, objects).map_or_else(|| "String".to_owned(), |base| of_domain(&base, objects)),
    };
    known.to_owned()
}

/// What a domain restricts.
fn base(name: &str, objects: &[Object]) -> Option<String> {
    let name = name.replace('"', "");
    let domain = objects.iter().find(|object| object.kind == ObjectKind::Domain && object.name == name)?;
    let rest = domain.sql.split_once(" AS ")?.1;
    let end = [" DEFAULT ", " NOT NULL", " CONSTRAINT "].iter().filter_map(|word| rest.find(word)).min();
    Some(rest[..end.unwrap_or(rest.len())].to_owned())
}

fn of_domain(base: &str, objects: &[Object]) -> String {
    match postgres::parse_type(base) {
        DataType::Custom(sql) => of_postgres(&sql, objects),
        other => natural(&other, &Enums::default()).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_type() {
        for (sql, expected) in [
            ("tinyint(1)", "i64"),
            ("VARCHAR(20)", "String"),
            ("", "String"),
            ("Datetime", "chrono::NaiveDateTime"),
            ("NUMERIC(10,2)", "f64"),
            ("varbinary(3)", "Vec<u8>"),
        ] {
            assert_eq!(of_sqlite(sql), expected, "{sql}");
        }
        for (sql, expected) in [
            ("int(5) unsigned zerofill", "u32"),
            ("mediumint", "i32"),
            ("year", "u16"),
            ("set('a','b')", "String"),
            ("bit(1)", "bool"),
            ("bit(8)", "u64"),
            ("point", "Vec<u8>"),
        ] {
            assert_eq!(of_mysql(sql), expected, "{sql}");
        }
        let domain = |name: &str, sql: &str| Object {
            kind: ObjectKind::Domain,
            name: name.to_owned(),
            table: name.to_owned(),
            sql: format!("CREATE DOMAIN {name} AS {sql}"),
        };
        let domains = [domain("year", "integer CONSTRAINT y CHECK ((VALUE > 0))"), domain("a.old", "year NOT NULL")];
        for (sql, expected) in [
            ("serial", "i32"),
            ("character varying", "String"),
            ("timestamp(3) with time zone", "chrono::DateTime<chrono::Utc>"),
            ("timestamp(0) without time zone", "chrono::NaiveDateTime"),
            ("citext[]", "Vec<String>"),
            ("year", "i32"),
            ("a.\"old\"", "i32"),
            ("tsvector", "String"),
        ] {
            assert_eq!(of_postgres(sql, &domains), expected, "{sql}");
        }
    }
}
