//! The text of `CREATE TABLE` and of its parts.

use super::lower::has_collation;
use super::types::{current_timestamp, default_sql, sql_type};
use super::{expression, literal, quote, quote_all, word};
use crate::schema::{Action, Check, Column, DataType, ForeignKey, Index, IndexKey, IndexPart, Table, TableOptions};

/// Creates the table with those of its foreign keys that `keys` lists, one column or constraint a line.
pub(super) fn create_table(table: &Table, keys: &[&ForeignKey]) -> String {
    let columns = table.columns.iter().map(|column| {
        let key = if table.primary_key == [column.name.as_str()] { " PRIMARY KEY" } else { "" };
        format!("{} {}{key}", quote(&column.name), definition(column, Some(&table.options)))
    });
    let key = (table.primary_key.len() > 1).then(|| primary_key(&table.primary_key));
    let indexes = table.indexes.iter().map(index_clause);
    let foreign_keys = keys.iter().map(|key| foreign_key_clause(key));
    let checks = table.checks.iter().map(check_clause);
    let lines: Vec<String> = columns.chain(key).chain(indexes).chain(foreign_keys).chain(checks).collect();
    let mut options = vec![character_set(&table.options)];
    options.extend(table.options.engine.as_ref().map(|engine| format!("ENGINE = {}", word(engine))));
    options.extend(table.options.comment.as_ref().map(|comment| format!("COMMENT = {}", literal(comment))));
    options.extend(first_number(table).map(|first| format!("AUTO_INCREMENT = {first}")));
    format!("CREATE TABLE {} (\n    {}\n) {}", quote(&table.name), lines.join(",\n    "), options.join(" "))
}

/// What takes back the default that MariaDB makes up for a required column that every update sets: a date of zeros, which rows would get that
/// give no value, and with which strict servers alter no table.
pub(super) fn drop_default(column: &Column) -> Option<String> {
    let is_made_up = column.on_update_now && !column.nullable && column.default.is_none();
    is_made_up.then(|| format!("ALTER COLUMN {} DROP DEFAULT", quote(&column.name)))
}

/// The character set and the collation of a table's new columns.
pub(super) fn character_set(options: &TableOptions) -> String {
    let charset = options.charset.as_ref().map(|charset| format!("CHARACTER SET {}", word(charset)));
    let collation = options.collation.as_ref().map(|collation| format!("COLLATE {}", word(collation)));
    let parts: Vec<String> = charset.into_iter().chain(collation).collect();
    format!("DEFAULT {}", parts.join(" "))
}

/// The number of the first row, where it is not 1.
pub(super) fn first_number(table: &Table) -> Option<u64> {
    let column = table.columns.iter().find(|column| column.auto_increment)?;
    start(column.numbering.sequence.as_deref()?)
}

/// What a sequence starts with, if its options say nothing else: `START WITH 100`.
pub(super) fn start(sequence: &str) -> Option<u64> {
    let words: Vec<String> = sequence.split_ascii_whitespace().map(str::to_ascii_uppercase).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["START", "WITH", number] | ["START", number] => number.parse().ok(),
        _ => None,
    }
}

/// A primary key of the given columns.
pub(super) fn primary_key(columns: &[String]) -> String {
    format!("PRIMARY KEY ({})", quote_all(columns))
}

/// A column with everything that belongs to it, besides its name and keys. `table` has the character set and the collation that need not be
/// said; without it they are.
pub(super) fn definition(column: &Column, table: Option<&TableOptions>) -> String {
    let mut parts = vec![sql_type(&column.data_type).into_owned()];
    let inherited = table.is_some_and(|table| (&column.charset, &column.collation) == (&table.charset, &table.collation));
    if has_collation(&column.data_type) && !inherited {
        parts.extend(column.charset.as_ref().map(|charset| format!("CHARACTER SET {}", word(charset))));
        parts.extend(column.collation.as_ref().map(|collation| format!("COLLATE {}", word(collation))));
    }
    if let Some(generated) = &column.generated {
        let kind = if generated.stored { "STORED" } else { "VIRTUAL" };
        parts.push(format!("GENERATED ALWAYS AS ({}) {kind}", expression(&generated.expression)));
    } else {
        if !column.nullable {
            parts.push("NOT NULL".to_owned());
        } else if matches!(column.data_type, DataType::Custom(_)) {
            // Older servers take a TIMESTAMP that says nothing for a required one.
            parts.push("NULL".to_owned());
        }
        parts.extend(column.default.as_ref().map(|default| format!("DEFAULT {}", default_sql(default, &column.data_type))));
    }
    if column.on_update_now {
        parts.push(format!("ON UPDATE {}", current_timestamp(&column.data_type)));
    }
    if column.auto_increment {
        parts.push("AUTO_INCREMENT".to_owned());
    }
    parts.extend(column.comment.as_ref().map(|comment| format!("COMMENT {}", literal(comment))));
    parts.join(" ")
}

/// A foreign key.
pub(super) fn foreign_key_clause(key: &ForeignKey) -> String {
    let (columns, target_columns) = (quote_all(&key.columns), quote_all(&key.target_columns));
    let mut sql = format!("CONSTRAINT {} FOREIGN KEY ({columns}) REFERENCES {} ({target_columns})", quote(&key.name), quote(&key.target));
    for (event, action) in [("DELETE", key.on_delete), ("UPDATE", key.on_update)] {
        if action != Action::NoAction {
            sql = format!("{sql} ON {event} {}", action.sql());
        }
    }
    sql
}

/// A named check.
pub(super) fn check_clause(check: &Check) -> String {
    format!("CONSTRAINT {} CHECK ({})", quote(&check.name), expression(&check.expression))
}

/// An index, as in `CREATE TABLE` and behind `ADD`.
pub(super) fn index_clause(index: &Index) -> String {
    let (kind, using) = match index.method.as_deref() {
        Some(kind @ ("fulltext" | "spatial")) => (format!("{} ", kind.to_ascii_uppercase()), String::new()),
        Some(method) => (unique(index), format!(" USING {}", word(method).to_ascii_uppercase())),
        None => (unique(index), String::new()),
    };
    let parts: Vec<String> = index.parts.iter().map(index_part).collect();
    let parameters = index.parameters.as_ref().map_or_else(String::new, |parameters| format!(" {parameters}"));
    format!("{kind}INDEX {} ({}){using}{parameters}", quote(&index.name), parts.join(", "))
}

fn unique(index: &Index) -> String {
    if index.unique { "UNIQUE ".to_owned() } else { String::new() }
}

fn index_part(part: &IndexPart) -> String {
    let key = match &part.key {
        IndexKey::Column(name) => quote(name),
        IndexKey::Expression(sql) => format!("({})", expression(sql)),
    };
    let length = part.length.map_or_else(String::new, |length| format!("({length})"));
    let order = if part.descending { " DESC" } else { "" };
    format!("{key}{length}{order}")
}
