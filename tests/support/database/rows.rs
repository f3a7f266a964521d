//! Rows: what is in a database, and rows for any schema: the same for the same schema, different in every column, with NULLs, quotes and
//! extreme values among them.

use std::collections::BTreeMap;

use schema_core::schema::{Column, DataType, ForeignKey, Table};
use schema_core::{Dialect, Schema};

use super::Database;
use super::sqlite::{self, quoted};

/// The rows of every table by its name, those of the tool left out.
pub type Dump = BTreeMap<String, TableRows>;

/// The rows of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableRows {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows, sorted; each value as an SQL literal, which tells its type.
    pub rows: Vec<Vec<String>>,
}

impl TableRows {
    /// The rows with some columns only, sorted.
    #[must_use]
    pub fn only(&self, columns: &[&str]) -> Vec<Vec<String>> {
        let at = |name: &&str| self.columns.iter().position(|column| column == name);
        let positions: Vec<Option<usize>> = columns.iter().map(at).collect();
        let value = |row: &Vec<String>, at: &Option<usize>| at.map_or_else(|| "(no such column)".to_owned(), |at| row[at].clone());
        let mut rows: Vec<Vec<String>> = self.rows.iter().map(|row| positions.iter().map(|at| value(row, at)).collect()).collect();
        rows.sort();
        rows
    }
}

/// How far a foreign key is followed to the value that it must have.
const DEPTH_MAX: usize = 8;

/// One INSERT for each table, with a row for each of `numbers`. They may break constraints that only a look at the rows can tell (checks,
/// uniques over few values); such a row is skipped, and so may the rows be that point at it: run them with foreign keys off and remove what
/// then points at nothing.
#[must_use]
pub fn inserts(schema: &Schema, numbers: std::ops::Range<u32>) -> Vec<String> {
    let insert = |table: &Table| {
        let columns = || table.columns.iter().filter(|column| column.generated.is_none());
        let names: Vec<String> = columns().map(|column| quoted(&column.name)).collect();
        let row = |number| {
            let values: Vec<String> = columns().map(|column| given(schema, table, column, number)).collect();
            format!("({})", values.join(", "))
        };
        let rows: Vec<String> = numbers.clone().map(row).collect();
        format!("INSERT OR IGNORE INTO {} ({})\nVALUES {}", quoted(&table.name), names.join(", "), rows.join(",\n"))
    };
    if numbers.is_empty() { Vec::new() } else { schema.tables.iter().map(insert).collect() }
}

/// The value of a column in row `number`; now and then the database has to number the row itself.
fn given(schema: &Schema, table: &Table, column: &Column, number: u32) -> String {
    if column.auto_increment && number % 3 == 2 { "NULL".to_owned() } else { value(schema, table, column, number, 0) }
}

/// Removes the rows that point at nothing, one table a statement.
#[must_use]
pub fn removals(schema: &Schema) -> Vec<String> {
    let removal = |table: &Table| {
        let name = quoted(&table.name);
        let key: Vec<String> = table.primary_key.iter().map(|column| quoted(column)).collect();
        if table.options.without_rowid || key.is_empty() {
            return table.foreign_keys.iter().map(|foreign| dangling(table, foreign)).collect::<Vec<_>>();
        }
        let rows = format!("SELECT rowid FROM pragma_foreign_key_check WHERE \"table\" = {}", Dialect::Sqlite.literal(&table.name));
        vec![format!("DELETE FROM {name} WHERE rowid IN ({rows})")]
    };
    schema.tables.iter().filter(|table| !table.foreign_keys.is_empty()).flat_map(removal).collect()
}

fn dangling(table: &Table, key: &ForeignKey) -> String {
    format!("DELETE FROM {} WHERE {}", quoted(&table.name), points_nowhere(Dialect::Sqlite, table, key))
}

/// The rows that point at rows that are not there: the foreign key and the values.
///
/// # Errors
///
/// When they can't be asked for.
pub async fn violations(database: &Database, schema: &Schema) -> Result<Vec<Vec<String>>, String> {
    let mut found = Vec::new();
    for (table, key) in schema.foreign_keys() {
        let columns: Vec<String> = key.columns.iter().map(|name| database.dialect().identifier(name)).collect();
        let condition = points_nowhere(database.dialect(), table, key);
        let query = format!("SELECT {} FROM {} WHERE {condition}", columns.join(", "), database.dialect().table(&table.name));
        let rows = database.literals(&query).await?;
        found.extend(rows.into_iter().map(|row| [vec![table.name.clone(), key.name.clone()], row].concat()));
    }
    found.sort();
    Ok(found)
}

/// Whether a row of `table` points at one that is not there.
#[must_use]
pub fn points_nowhere(dialect: Dialect, table: &Table, key: &ForeignKey) -> String {
    let (quote, name) = (|name: &String| dialect.identifier(name), dialect.table(&table.name));
    let pairs = key.columns.iter().zip(&key.target_columns);
    let equal: Vec<String> = pairs.map(|(own, other)| format!("{name}.{} = t.{}", quote(own), quote(other))).collect();
    let given: Vec<String> = key.columns.iter().map(|own| format!("{name}.{} IS NOT NULL", quote(own))).collect();
    let exists = format!("EXISTS (SELECT 1 FROM {} t WHERE {})", dialect.table(&key.target), equal.join(" AND "));
    format!("{} AND NOT {exists}", given.join(" AND "))
}

/// Made-up rows for every table of a SQLite database.
///
/// # Errors
///
/// When a row is refused for another reason than its values.
pub async fn fill(database: &sqlite::Database, schema: &Schema, (from, to): (u32, u32)) -> Result<(), String> {
    let text = |error: sqlx::Error| error.to_string();
    database.run("PRAGMA foreign_keys = OFF; BEGIN").await.map_err(text)?;
    let violations = database.foreign_key_violations().await.map_err(text)?;
    for insert in inserts(schema, from..to) {
        database.run(&insert).await.map_err(|error| format!("{insert}: {error}"))?;
    }
    let removals = removals(schema);
    // A row that goes may be one that others point at.
    for removal in removals.iter().cycle().take(removals.len() * 4) {
        if database.foreign_key_violations().await.map_err(text)? == violations {
            break;
        }
        database.run(removal).await.map_err(|error| format!("{removal}: {error}"))?;
    }
    database.run("COMMIT; PRAGMA foreign_keys = ON").await.map_err(text)
}

/// The value of a column in row `number`, as an SQL literal: that of the row it points at, where it is part of a foreign key.
fn value(schema: &Schema, table: &Table, column: &Column, number: u32, depth: usize) -> String {
    if column.nullable && !table.primary_key.contains(&column.name) && number % 4 == 3 {
        return "NULL".to_owned();
    }
    let key = table.foreign_keys.iter().find(|key| key.columns.contains(&column.name)).filter(|_| depth < DEPTH_MAX);
    let target = key.and_then(|key| {
        let at = key.columns.iter().position(|name| *name == column.name)?;
        let target = schema.table(&key.target)?;
        // Several rows point at one, except where a key forbids it.
        let number = if is_key(table, key) { number } else { number - number % 2 };
        Some(value(schema, target, target.column(key.target_columns.get(at)?)?, number, depth + 1))
    });
    target.unwrap_or_else(|| plain(column, table.primary_key.contains(&column.name), number))
}

/// Whether a column of the foreign key is part of a key of its own table.
fn is_key(table: &Table, key: &ForeignKey) -> bool {
    let has = |name: &str| key.columns.iter().any(|column| column == name);
    let unique = table.indexes.iter().filter(|index| index.unique).flat_map(|index| &index.parts);
    table.primary_key.iter().any(|name| has(name)) || unique.filter_map(|part| part.column_name()).any(has)
}

/// A value of the column's type.
fn plain(column: &Column, is_key: bool, number: u32) -> String {
    let n = i64::from(number);
    let data_type = column.type_on("sqlite").unwrap_or_else(|| column.data_type.clone());
    match &data_type {
        DataType::Bool => (n % 2).to_string(),
        DataType::Float32 | DataType::Float64 => format!("{}.5", n * 3 - 2),
        DataType::Decimal(_) => format!("'{}.{}'", n + 1, n % 10),
        DataType::Text(length) => text(length.unwrap_or(40), number),
        DataType::Bytes(_) => format!("x'{:02x}00ff{:02x}'", number % 256, number / 256 % 256),
        DataType::Date => format!("'2024-{:02}-{:02}'", number % 12 + 1, number / 12 % 28 + 1),
        DataType::Time => format!("'{:02}:{:02}:07'", number % 24, number / 24 % 60),
        DataType::DateTime => format!("'2024-{:02}-{:02} 03:04:05.250'", number % 12 + 1, number / 12 % 28 + 1),
        DataType::Instant => format!("'2024-{:02}-{:02}T03:04:05.250+00:00'", number % 12 + 1, number / 12 % 28 + 1),
        DataType::Uuid => format!("x'00ff80c328414a0080000000{number:08x}'"),
        DataType::Json => format!("'{{\"n\": {n}, \"text\": \"it''s\"}}'"),
        DataType::Enum(enum_type) => {
            let variant = enum_type.variants.get(number as usize % enum_type.variants.len().max(1)).map_or("", String::as_str);
            enum_type.number(variant).map_or_else(|| Dialect::Sqlite.literal(variant), |number| number.to_string())
        }
        DataType::Array(item) => {
            // SQLite stands in for a server then, and holds the items as they are written, one a line.
            let item = plain(&Column { data_type: (**item).clone(), ..column.clone() }, is_key, number);
            Dialect::Sqlite.literal(&item)
        }
        DataType::Custom(sql) => custom(sql, number),
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
            if is_key =>
        {
            (n + 1).to_string()
        }
        integer @ (DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64) => whole(integer, number).to_string(),
    }
}

/// Small numbers, a negative one, and at times the largest.
fn whole(data_type: &DataType, number: u32) -> i128 {
    let (low, high) = data_type.integer_range().unwrap_or((0, 0));
    match number {
        4 => high.min(i64::MAX.into()),
        5 if low < 0 => -7,
        _ => (i128::from(number) * 3 + 1).min(high),
    }
}

fn text(length: u32, number: u32) -> String {
    let text = match number % 6 {
        1 => format!("it's {number}"),
        2 => format!("Größe {number} ✓"),
        4 => format!("{number} \"quoted\""),
        5 => format!("{number}\n2"),
        _ => format!("text {number}"),
    };
    let text: String =
        if text.chars().count() > length as usize { number.to_string().chars().take(length as usize).collect() } else { text };
    Dialect::Sqlite.literal(&text)
}

/// A value that SQLite takes for a declared type, by its affinity.
fn custom(sql: &str, number: u32) -> String {
    let sql = sql.to_ascii_uppercase();
    if sql.contains("INT") {
        (number + 1).to_string()
    } else if sql.contains("CHAR") || sql.contains("TEXT") || sql.contains("CLOB") {
        text(40, number)
    } else if sql.contains("BLOB") {
        format!("x'{number:08x}'")
    } else {
        format!("{number}.5")
    }
}
