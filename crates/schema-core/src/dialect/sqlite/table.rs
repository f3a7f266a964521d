//! The text of `CREATE TABLE` and `CREATE INDEX`.

use super::types::{default_sql, sql_type};
use super::{literal_all, quote, quote_all};
use crate::schema::{Action, Check, Column, DataType, Deferral, ForeignKey, Generated, Index, IndexKey, IndexPart, Table, name};

/// Creates the table under `name`, one column or constraint a line.
pub(super) fn create_table(name: &str, table: &Table) -> String {
    let columns = table.columns.iter().map(|column| column_line(column, table));
    let key = (table.primary_key.len() > 1).then(|| format!("PRIMARY KEY ({})", quote_all(&table.primary_key)));
    let uniques = table.indexes.iter().filter(|index| index.constraint.is_some()).map(unique_line);
    let foreign_keys = table.foreign_keys.iter().map(foreign_key_line);
    let checks = table.checks.iter().map(check_clause);
    let lines: Vec<String> = columns.chain(key).chain(uniques).chain(foreign_keys).chain(checks).collect();
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
    let sql_type = sql_type(&column.data_type, table.options.strict);
    let mut parts: Vec<String> = [name.as_str(), sql_type].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect();
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
    if let Some(Generated { expression, stored }) = &column.generated {
        parts.push(format!("GENERATED ALWAYS AS ({expression}) {}", if *stored { "STORED" } else { "VIRTUAL" }));
    }
    if let DataType::Enum(enum_type) = &column.data_type {
        let variants = literal_all(&enum_type.variants);
        parts.push(format!("CONSTRAINT {} CHECK ({name} IN ({variants}))", quote(&enum_type.name)));
    }
    parts.join(" ")
}

fn foreign_key_line(key: &ForeignKey) -> String {
    format!("{}FOREIGN KEY ({}) {}", constraint(&key.name), quote_all(&key.columns), references(key))
}

fn unique_line(index: &Index) -> String {
    let parts: Vec<String> = index.parts.iter().map(index_part).collect();
    format!("{}UNIQUE ({})", constraint(&index.name), parts.join(", "))
}

/// How a constraint begins that has a name; empty for one that has none.
pub(super) fn constraint(name: &str) -> String {
    if name::is_unnamed(name) { String::new() } else { format!("CONSTRAINT {} ", quote(name)) }
}

/// The `REFERENCES` clause of a foreign key.
pub(super) fn references(key: &ForeignKey) -> String {
    let mut sql = format!("REFERENCES {}", quote(&key.target));
    if !key.target_columns.is_empty() {
        sql = format!("{sql} ({})", quote_all(&key.target_columns));
    }
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

/// A check with its name.
pub(super) fn check_clause(check: &Check) -> String {
    format!("{}CHECK ({})", constraint(&check.name), check.expression)
}

/// The indexes that have a statement of their own; those of constraints stand in the table's.
pub(super) fn own_indexes(table: &Table) -> impl Iterator<Item = &Index> {
    table.indexes.iter().filter(|index| index.constraint.is_none())
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
    let collation = part.collation.as_ref().map_or_else(String::new, |name| format!(" COLLATE {}", quote(name)));
    let order = if part.descending { " DESC" } else { "" };
    format!("{key}{collation}{order}")
}

/// Renames a table; foreign keys, indexes, triggers and views follow.
pub(super) fn rename_table(from: &str, to: &str) -> String {
    format!("ALTER TABLE {} RENAME TO {}", quote(from), quote(to))
}

/// Renames a column; everything that mentions it follows.
pub(super) fn rename_column(table: &str, from: &str, to: &str) -> String {
    format!("ALTER TABLE {} RENAME COLUMN {} TO {}", quote(table), quote(from), quote(to))
}
