//! What SQLite can't have: one function per rule.

use std::collections::BTreeSet;

use super::super::Unsupported;
use super::types::{STRICT_TYPES, sql_type};
use crate::schema::{DataType, Schema, Table};

/// Everything in `schema` that SQLite can't have, in declared order.
pub(crate) fn unsupported(schema: &Schema) -> Vec<Unsupported> {
    let mut names = BTreeSet::new();
    let mut found = Vec::new();
    for table in &schema.tables {
        for rule in [types, columns_by_case, numbering, reserved] {
            rule(table, &mut found);
        }
        object_names(table, &mut names, &mut found);
    }
    found
}

fn add(found: &mut Vec<Unsupported>, table: &Table, column: Option<&str>, reason: String) {
    found.push(Unsupported { table: table.name.clone(), column: column.map(str::to_owned), reason });
}

fn types(table: &Table, found: &mut Vec<Unsupported>) {
    for column in &table.columns {
        if column.data_type == DataType::UInt64 {
            let reason = "SQLite has no unsigned 64-bit integer and sqlx cannot bind one; use `i64`, or `u32` where it is enough";
            add(found, table, Some(&column.name), reason.to_owned());
        }
        if matches!(column.data_type, DataType::Array(_)) {
            add(found, table, Some(&column.name), "SQLite has no arrays; use `sqlx::types::Json<Vec<…>>`".to_owned());
        }
        let sql_type = sql_type(&column.data_type, true);
        if table.options.strict && !STRICT_TYPES.iter().any(|allowed| allowed.eq_ignore_ascii_case(sql_type)) {
            let reason = format!("a STRICT table has no type `{sql_type}`; it takes {}", STRICT_TYPES.join(", "));
            add(found, table, Some(&column.name), reason);
        }
    }
}

fn columns_by_case(table: &Table, found: &mut Vec<Unsupported>) {
    let mut names = BTreeSet::new();
    for column in &table.columns {
        if !names.insert(column.name.to_ascii_lowercase()) {
            let reason = format!("SQLite ignores case in names, and `{}` has another column called so", table.name);
            add(found, table, Some(&column.name), reason);
        }
    }
}

fn numbering(table: &Table, found: &mut Vec<Unsupported>) {
    if !table.options.without_rowid {
        return;
    }
    if table.primary_key.is_empty() {
        add(found, table, None, "a table without rowid needs a primary key".to_owned());
    }
    for column in table.columns.iter().filter(|column| column.auto_increment) {
        add(found, table, Some(&column.name), "a table without rowid cannot number its rows".to_owned());
    }
}

fn reserved(table: &Table, found: &mut Vec<Unsupported>) {
    let names = [&table.name].into_iter().chain(table.indexes.iter().map(|index| &index.name));
    for name in names.filter(|name| name.to_ascii_lowercase().starts_with("sqlite_")) {
        add(found, table, None, format!("names that start with `sqlite_`, as `{name}` does, belong to SQLite"));
    }
}

/// Tables and indexes share one space of names.
fn object_names(table: &Table, names: &mut BTreeSet<String>, found: &mut Vec<Unsupported>) {
    if !names.insert(table.name.to_ascii_lowercase()) {
        add(found, table, None, "SQLite ignores case in names, and another table or index is called so".to_owned());
    }
    for index in &table.indexes {
        if !names.insert(index.name.to_ascii_lowercase()) {
            let reason = format!("SQLite ignores case in names, and another table or index is called `{}`", index.name);
            add(found, table, None, reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, Index, IndexPart, TableOptions};

    #[test]
    fn each_rule() {
        let index = |name: &str| Index { name: name.to_owned(), unique: false, parts: vec![IndexPart::column("id")], ..Index::default() };
        let custom = |name: &str, sql: &str| Column::new(name, DataType::Custom(sql.to_owned()));
        let numbered = Column { auto_increment: true, ..Column::new("id", DataType::Int64) };
        let strict = Table {
            name: "a".to_owned(),
            columns: vec![numbered, custom("x", "any"), custom("y", "citext"), Column::new("X", DataType::UInt64)],
            indexes: vec![index("b"), index("sqlite_x")],
            options: TableOptions { strict: true, without_rowid: true, ..TableOptions::default() },
            ..Table::default()
        };
        let other = Table { name: "B".to_owned(), ..Table::default() };
        let found = unsupported(&Schema { tables: vec![strict, other], ..Schema::default() });
        let places: Vec<_> = found.iter().map(|one| (one.table.as_str(), one.column.as_deref())).collect();
        let expected = [("a", Some("y")), ("a", Some("X")), ("a", Some("X")), ("a", None), ("a", Some("id")), ("a", None), ("B", None)];
        assert_eq!(places, expected, "{found:#?}");
    }
}
