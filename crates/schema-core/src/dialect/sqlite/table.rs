//! The text of `CREATE TABLE` and `CREATE INDEX`.

use super::types::{default_sql, sql_type};
use super::{literal_all, quote, quote_all};
use crate::schema::{Action, Check, Column, DataType, Deferral, ForeignKey, Index, IndexKey, IndexPart, Table};

/// Creates the table under `name`, one column or constraint a line.
pub(super) fn create_table(name: &str, table: &Table) -> String {
    let columns = table.columns.iter().map(|column| column_line(column, table));
    let key = (table.primary_key.len() > 1).then(|| format!("PRIMARY KEY ({})", quote_all(&table.primary_key)));
    let foreign_keys = table.foreign_keys.iter().map(foreign_key_line);
    let checks = table.checks.iter().map(check_clause);
    let lines: Vec<String> = columns.chain(key).chain(foreign_keys).chain(checks).collect();
    format!("CREATE TABLE {} (\n    {}\n){}", quote(name), lines.join(",\n    "), options(table))
}

fn options(table: &Table) -> &'static str {
    match (table.options.strict, table.options.without_rowid) {
        (false, false) => "",
        (true, false) => " STRICT",
        (false, true) => " WITHOUT ROWID",
        (true, true) => " STRICT, WITHOUT ROWID",
    }
}

/// A column with everything that belongs to it, as in `CREATE TABLE` and `ADD COLUMN`.
pub(super) fn column_line(column: &Column, table: &Table) -> String {
    let name = quote(&column.name);
    let mut parts = vec![format!("{name} {}", sql_type(&column.data_type, table.options.strict))];
    if !column.nullable {
        parts.push("NOT NULL".to_owned());
    }
    if table.primary_key == [column.name.as_str()] {
        parts.push("PRIMARY KEY".to_owned());
    }
    if column.auto_increment {
        parts.push("AUTOINCREMENT".to_owned());
    }
    if let Some(default) = &column.default {
        parts.push(format!("DEFAULT {}", default_sql(default, &column.data_type)));
    }
    if let Some(collation) = &column.collation {
        parts.push(format!("COLLATE {}", quote(collation)));
    }
    if let DataType::Enum(enum_type) = &column.data_type {
        let variants = literal_all(&enum_type.variants);
        parts.push(format!("CONSTRAINT {} CHECK ({name} IN ({variants}))", quote(&enum_type.name)));
    }
    parts.join(" ")
}

fn foreign_key_line(key: &ForeignKey) -> String {
    format!("CONSTRAINT {} FOREIGN KEY ({}) {}", quote(&key.name), quote_all(&key.columns), references(key))
}

/// The `REFERENCES` clause of a foreign key.
pub(super) fn references(key: &ForeignKey) -> String {
    let mut sql = format!("REFERENCES {} ({})", quote(&key.target), quote_all(&key.target_columns));
    for (event, action) in [("DELETE", key.on_delete), ("UPDATE", key.on_update)] {
        if action != Action::NoAction {
            sql = format!("{sql} ON {event} {}", action.sql());
        }
    }
    sql.push_str(match key.deferral {
        Deferral::Never => "",
        Deferral::Immediate => " DEFERRABLE INITIALLY IMMEDIATE",
        Deferral::Deferred => " DEFERRABLE INITIALLY DEFERRED",
    });
    sql
}

/// A named check.
pub(super) fn check_clause(check: &Check) -> String {
    format!("CONSTRAINT {} CHECK ({})", quote(&check.name), check.expression)
}

/// Creates an index of the table called `table`.
pub(super) fn create_index(table: &str, index: &Index) -> String {
    let unique = if index.unique { "UNIQUE " } else { "" };
    let parts: Vec<String> = index.parts.iter().map(index_part).collect();
    let filter = index.filter.as_ref().map_or_else(String::new, |filter| format!(" WHERE {filter}"));
    format!("CREATE {unique}INDEX {} ON {} ({}){filter}", quote(&index.name), quote(table), parts.join(", "))
}

fn index_part(part: &IndexPart) -> String {
    let key = match &part.key {
        IndexKey::Column(name) => quote(name),
        IndexKey::Expression(sql) => format!("({sql})"),
    };
    if part.descending { key + " DESC" } else { key }
}

/// Renames a table; foreign keys, indexes, triggers and views follow.
pub(super) fn rename_table(from: &str, to: &str) -> String {
    format!("ALTER TABLE {} RENAME TO {}", quote(from), quote(to))
}

/// Renames a column; everything that mentions it follows.
pub(super) fn rename_column(table: &str, from: &str, to: &str) -> String {
    format!("ALTER TABLE {} RENAME COLUMN {} TO {}", quote(table), quote(from), quote(to))
}
