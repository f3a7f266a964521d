//! Which Rust type sqlx reads a column of a database as, and writes it from.

use std::collections::BTreeMap;

use schema_core::Dialect;
use schema_core::schema::{Column, DataType, EnumType, Stored, Table};

use crate::entities::enums::Enums;
use crate::entities::names::{self, apart};
use crate::entities::rust_type::{is_shape, natural, of_mysql, of_postgres, of_sqlite};

/// A column as a field.
pub(super) struct Cell<'a> {
    pub(super) column: &'a Column,
    /// The field, without `r#`.
    pub(super) field: String,
    /// Its type, without `Option`.
    plain: String,
    /// Around the column in a query, and around its parameter, where sqlx does not know the type of the database: `{}` stands for it.
    through: Option<[String; 2]>,
}

impl Cell<'_> {
    /// The field's type.
    pub(super) fn ty(&self) -> String {
        if self.column.nullable { format!("Option<{}>", self.plain) } else { self.plain.clone() }
    }

    /// The column in a query.
    pub(super) fn read(&self, dialect: Dialect) -> String {
        let name = dialect.identifier(&self.column.name);
        self.through.as_ref().map_or_else(|| name.clone(), |[read, _]| format!("{} AS {name}", read.replacen("{}", &name, 1)))
    }

    /// The parameter that is bound to its value.
    pub(super) fn parameter(&self, dialect: Dialect, number: usize) -> String {
        let parameter = if dialect == Dialect::Postgres { format!("${number}") } else { "?".to_owned() };
        self.through.as_ref().map_or_else(|| parameter.clone(), |[_, write]| write.replacen("{}", &parameter, 1))
    }
}

/// The types that fields have in the source.
pub(super) struct Written<'a> {
    types: &'a BTreeMap<(String, String), String>,
    /// Whether dates and times are of the crate `time`, where a column's own field does not say.
    is_time: bool,
}

impl<'a> Written<'a> {
    pub(super) fn new(types: &'a BTreeMap<(String, String), String>) -> Self {
        let known: Vec<String> = types.values().filter_map(|written| known(written)).collect();
        let has = |name: &str| known.iter().any(|ty| ty.contains(name));
        Self { types, is_time: has("time::") && !has("chrono::") }
    }

    /// The type of a column's field, by its full path.
    fn of(&self, table: &Table, column: &Column) -> Option<String> {
        self.types.get(&(table.name.clone(), column.name.clone())).and_then(|written| known(written))
    }
}

/// A written type by its full path, without `Option`, if its name says which it is.
fn known(written: &str) -> Option<String> {
    let (head, argument) = written.trim_end_matches('>').split_once('<').unwrap_or((written, ""));
    Some(match head.rsplit("::").next()?.trim() {
        "Option" => return known(argument),
        "Vec" => format!("Vec<{}>", known(argument)?),
        "NaiveDate" => "chrono::NaiveDate".to_owned(),
        "NaiveTime" => "chrono::NaiveTime".to_owned(),
        "NaiveDateTime" => "chrono::NaiveDateTime".to_owned(),
        "DateTime" => "chrono::DateTime<chrono::Utc>".to_owned(),
        "Date" => "time::Date".to_owned(),
        "Time" => "time::Time".to_owned(),
        "PrimitiveDateTime" => "time::PrimitiveDateTime".to_owned(),
        "OffsetDateTime" => "time::OffsetDateTime".to_owned(),
        "Uuid" => "uuid::Uuid".to_owned(),
        plain @ ("bool" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "f32" | "f64" | "String") => plain.to_owned(),
        _ => return None,
    })
}

/// The columns of a table as fields.
pub(super) fn cells<'a>(dialect: Dialect, table: &'a Table, written: &Written<'_>, enums: &Enums) -> Vec<Cell<'a>> {
    let names: Vec<String> = table.columns.iter().map(|column| names::field(&column.name)).collect();
    let cell = |(column, field): (&'a Column, String)| {
        let data_type = column.type_on(dialect.name()).unwrap_or_else(|| column.data_type.clone());
        let own = written.of(table, column);
        let plain = plain(dialect, &data_type, own, written.is_time, enums);
        let through = match &data_type {
            DataType::Custom(sql) => through(dialect, sql, &plain, &column.name),
            _ => None,
        };
        Cell { column, field, plain, through }
    };
    table.columns.iter().zip(apart(&names, &[], "_", |_| None)).map(cell).collect()
}

/// What a value goes through whose type of the database sqlx does not know: a text, and for shapes of MySQL bytes.
fn through(dialect: Dialect, sql: &str, plain: &str, column: &str) -> Option<[String; 2]> {
    let around = |read: &str, write: String| Some([read.to_owned(), write]);
    match (dialect, plain) {
        (Dialect::Postgres, "String") => around("CAST({} AS TEXT)", format!("CAST({{}} AS {sql})")),
        (Dialect::Postgres, "Vec<String>") => around("CAST({} AS TEXT[])", format!("CAST({{}} AS {sql})")),
        (Dialect::Mysql, "String") if sql.to_ascii_lowercase().starts_with("set(") => around("CAST({} AS CHAR)", "{}".to_owned()),
        (Dialect::Mysql, _) if is_shape(sql) => {
            around("ST_AsBinary({})", format!("ST_GeomFromWKB({{}}, ST_SRID({}))", dialect.identifier(column)))
        }
        _ => None,
    }
}

/// The enum that needs a type in Rust: PostgreSQL gives and takes its values under the name of their type only.
pub(super) fn own_enum(dialect: Dialect, column: &Column) -> Option<&EnumType> {
    match column.data_type.item() {
        DataType::Enum(own) if dialect == Dialect::Postgres && own.stored == Stored::Native && column.types.is_empty() => Some(own),
        _ => None,
    }
}

/// The type of a value; `written` is that of the field.
fn plain(dialect: Dialect, data_type: &DataType, written: Option<String>, is_time: bool, enums: &Enums) -> String {
    match data_type {
        DataType::Array(item) => {
            let written = written.and_then(|written| Some(written.strip_prefix("Vec<")?.strip_suffix('>')?.to_owned()));
            format!("Vec<{}>", plain(dialect, item, written, is_time, enums))
        }
        DataType::Enum(own) => match (&own.stored, dialect) {
            (Stored::Native, Dialect::Postgres) => enums.rust_name(own).to_owned(),
            (Stored::Integer(numbers), _) => number(dialect, &numbers.data_type).to_owned(),
            (Stored::Native | Stored::Text, _) => "String".to_owned(),
        },
        DataType::Custom(sql) => custom(dialect, sql, written),
        DataType::Date | DataType::Time | DataType::DateTime | DataType::Instant => {
            written.filter(|written| written.contains("::")).unwrap_or_else(|| moment(data_type, is_time))
        }
        // It is stored as the text that it is.
        DataType::Decimal(_) if dialect == Dialect::Sqlite => "String".to_owned(),
        // sqlx writes none of SQLite's numbers from it.
        DataType::UInt64 if dialect == Dialect::Sqlite => "i64".to_owned(),
        other => natural(other, enums).0,
    }
}

fn custom(dialect: Dialect, sql: &str, written: Option<String>) -> String {
    match dialect {
        Dialect::Sqlite => written.unwrap_or_else(|| of_sqlite(sql).to_owned()),
        Dialect::Mysql => of_mysql(sql).to_owned(),
        // The number of an object is none of sqlx's integers.
        Dialect::Postgres if !sql.eq_ignore_ascii_case("oid") => of_postgres(sql, &[]),
        _ => "String".to_owned(),
    }
}

fn moment(data_type: &DataType, is_time: bool) -> String {
    let of_time = match data_type {
        DataType::Date => "time::Date",
        DataType::Time => "time::Time",
        DataType::DateTime => "time::PrimitiveDateTime",
        _ => "time::OffsetDateTime",
    };
    if is_time { of_time.to_owned() } else { natural(data_type, &Enums::default()).0 }
}

/// The integer that sqlx has for the numbers of an enum.
fn number(dialect: Dialect, data_type: &DataType) -> &'static str {
    match (data_type, dialect) {
        (DataType::Int8 | DataType::UInt8, Dialect::Postgres) | (DataType::Int16, _) => "i16",
        (DataType::UInt16, Dialect::Postgres) | (DataType::Int32, _) => "i32",
        (DataType::Int8, _) => "i8",
        (DataType::UInt8, _) => "u8",
        (DataType::UInt16, _) => "u16",
        (DataType::UInt32, Dialect::Sqlite | Dialect::Mysql) => "u32",
        _ => "i64",
    }
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn written_types_by_their_names() {
        for (written, expected) in [
            ("Option<OffsetDateTime>", Some("time::OffsetDateTime")),
            ("chrono::DateTime<Utc>", Some("chrono::DateTime<chrono::Utc>")),
            ("Option<DateTime<Utc>>", Some("chrono::DateTime<chrono::Utc>")),
            ("Vec<time::Date>", Some("Vec<time::Date>")),
            ("::std::vec::Vec<u8>", Some("Vec<u8>")),
            ("Option<i64>", Some("i64")),
            ("Email", None),
            ("Vec<Email>", None),
        ] {
            assert_eq!(known(written).as_deref(), expected, "{written}");
        }
    }
}
