//! The text of `CREATE TABLE`, of what stands in it, and of comments.

use super::constraints::{check_clause, constraint_clause, foreign_key_clause};
use super::types::{collation, default_sql, sql_type};
use super::{literal, quote, quote_all, quote_table};
use crate::schema::{Column, ForeignKey, Table, name};

/// Creates the table with these foreign keys, one column or constraint a line.
pub(super) fn create_table(table: &Table, foreign_keys: &[&ForeignKey]) -> String {
    let columns = table.columns.iter().map(column_line);
    let key = (!table.primary_key.is_empty()).then(|| primary_key_clause(table));
    let unique = table.indexes.iter().filter(|index| index.constraint.is_some()).map(constraint_clause);
    let foreign_keys = foreign_keys.iter().map(|key| foreign_key_clause(key));
    let checks = table.checks.iter().map(check_clause);
    let lines: Vec<String> = columns.chain(key).chain(unique).chain(foreign_keys).chain(checks).collect();
    format!("CREATE TABLE {} (\n    {}\n)", quote_table(&table.name), lines.join(",\n    "))
}

/// A column with everything that belongs to it, as in `CREATE TABLE` and `ADD COLUMN`.
pub(super) fn column_line(column: &Column) -> String {
    let mut line = format!("{} {}", quote(&column.name), type_clause(column));
    if !column.nullable {
        line.push_str(" NOT NULL");
    }
    if let Some(default) = &column.default {
        line = format!("{line} DEFAULT {}", default_sql(default, &column.data_type));
    }
    if let Some(generated) = &column.generated {
        line = format!("{line} GENERATED ALWAYS AS ({}) STORED", generated.expression);
    }
    if column.auto_increment {
        line = format!("{line} {}", identity(column));
    }
    line
}

/// The type of a column, with its collation.
pub(super) fn type_clause(column: &Column) -> String {
    let sql_type = sql_type(&column.data_type);
    column.collation.as_ref().map_or_else(|| sql_type.clone(), |name| format!("{sql_type} COLLATE {}", collation(name)))
}

/// How a column numbers its rows.
pub(super) fn identity(column: &Column) -> String {
    let when = if column.numbering.always { "ALWAYS" } else { "BY DEFAULT" };
    let options = column.numbering.sequence.as_ref().map_or_else(String::new, |options| format!(" ({options})"));
    format!("GENERATED {when} AS IDENTITY{options}")
}

/// The primary key, with its name.
pub(super) fn primary_key_clause(table: &Table) -> String {
    format!("CONSTRAINT {} PRIMARY KEY ({})", quote(&primary_key_name(table)), quote_all(&table.primary_key))
}

/// The name of the primary key of a table.
pub(super) fn primary_key_name(table: &Table) -> String {
    table.options.primary_key.clone().unwrap_or_else(|| usual_key_name(&table.name))
}

/// The name of a primary key that is not given one; it follows the table's.
pub(super) fn usual_key_name(table: &str) -> String {
    name::shorten(format!("{}_pkey", name::split(table).1))
}

/// One `ALTER TABLE` for all actions; several get a line each. `None` when there is none.
pub(super) fn alter_table(table: &str, actions: &[String]) -> Option<String> {
    let table = quote_table(table);
    match actions {
        [] => None,
        [action] => Some(format!("ALTER TABLE {table} {action}")),
        _ => Some(format!("ALTER TABLE {table}\n    {}", actions.join(",\n    "))),
    }
}

/// The comments that differ between two forms of a table; all where there was none. A column is compared with the one it comes from.
pub(super) fn comments<'a>(target: &'a Table, before: Option<&Table>, origin: impl Fn(&Column) -> Option<&'a Column>) -> Vec<String> {
    let is = |comment: &Option<String>| comment.as_ref().map_or_else(|| "NULL".to_owned(), |text| literal(text));
    let table = quote_table(&target.name);
    let mut sql = Vec::new();
    if before.and_then(|before| before.options.comment.as_ref()) != target.options.comment.as_ref() {
        sql.push(format!("COMMENT ON TABLE {table} IS {}", is(&target.options.comment)));
    }
    let changed =
        target.columns.iter().filter(|column| origin(column).and_then(|before| before.comment.as_ref()) != column.comment.as_ref());
    sql.extend(changed.map(|column| format!("COMMENT ON COLUMN {table}.{} IS {}", quote(&column.name), is(&column.comment))));
    sql
}
