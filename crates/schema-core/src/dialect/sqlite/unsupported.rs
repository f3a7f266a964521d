//! What SQLite can't have: one function per rule.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Unsupported;
use super::table::own_indexes;
use super::types::{STRICT_TYPES, sql_type};
use crate::schema::{Column, DataType, Deferral, IndexPart, Schema, Table};

/// Everything in `schema` that SQLite can't have, in declared order.
pub(crate) fn unsupported(schema: &Schema) -> Vec<Unsupported> {
    let mut names = BTreeSet::new();
    let mut found = Vec::new();
    for table in &schema.tables {
        for rule in [options, types, properties, columns_by_case, numbering, keys, indexes, foreign_keys, checks, reserved] {
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

fn options(table: &Table, found: &mut Vec<Unsupported>) {
    let options = &table.options;
    for (word, given, instead) in [
        ("charset", options.charset.is_some(), "it stores all texts as Unicode"),
        ("collate", options.collation.is_some(), "give it to each field"),
        ("engine", options.engine.is_some(), "remove it"),
    ] {
        if given {
            add(found, table, None, format!("SQLite has no `{word}` for a table; {instead}"));
        }
    }
}

/// What SQLite's columns don't have, and what of a computed column it refuses.
fn properties(table: &Table, found: &mut Vec<Unsupported>) {
    for column in &table.columns {
        for (given, reason) in [
            (column.charset.is_some(), "SQLite has no `charset`; it stores all texts as Unicode"),
            (column.on_update_now, "SQLite has no `now_on_update`; use a trigger, or set the time in the program"),
            (column.numbering.always, "SQLite takes the numbers that rows bring along, so `always` is not to be had"),
            (column.numbering.sequence.is_some(), "SQLite numbers rows from 1, one by one; `auto_increment` takes no options"),
            (
                column.generated.is_some() && table.primary_key.contains(&column.name),
                "SQLite can't have a computed column in the primary key; use a unique index",
            ),
        ] {
            if given {
                add(found, table, Some(&column.name), reason.to_owned());
            }
        }
    }
    if table.columns.iter().all(|column| column.generated.is_some()) {
        add(found, table, None, "SQLite needs at least one column, and one that is not computed".to_owned());
    }
}

fn indexes(table: &Table, found: &mut Vec<Unsupported>) {
    for index in &table.indexes {
        let part = |has: fn(&IndexPart) -> bool| index.parts.iter().any(has);
        let defers = index.constraint.is_some_and(|deferral| deferral != Deferral::Never);
        for (word, given, instead) in [
            ("exclude", index.excludes(), "check it in the program or in a trigger"),
            ("method", index.method.is_some(), "its indexes are all of one kind: remove it"),
            ("include", !index.include.is_empty(), "add the fields to the key"),
            ("nulls_not_distinct", index.nulls_not_distinct, "index an expression: `sql(\"coalesce(…)\")`"),
            ("deferrable", defers && !index.excludes(), "it checks unique keys at each statement: remove it"),
            ("with", index.parameters.is_some(), "remove it"),
            ("nulls_first` or `nulls_last", part(|part| part.nulls.is_some()), "it sorts NULLs before all values: remove it"),
            ("operator_class", part(|part| part.operator_class.is_some()) && !index.excludes(), "remove it, or use `collate`"),
            ("length", part(|part| part.length.is_some()), "index an expression: `sql(\"substr(…)\")`"),
        ] {
            if given {
                let at = index.parts.first().filter(|_| index.parts.len() == 1).and_then(IndexPart::column_name);
                add(found, table, at, format!("SQLite has no `{word}` for the index `{}`; {instead}", index.name));
            }
        }
    }
}

fn foreign_keys(table: &Table, found: &mut Vec<Unsupported>) {
    for key in table.foreign_keys.iter().filter(|key| key.match_full) {
        let at = key.columns.first().filter(|_| key.columns.len() == 1).map(String::as_str);
        add(found, table, at, format!("SQLite ignores `match_full`, which the foreign key `{}` has; use a check", key.name));
    }
}

fn checks(table: &Table, found: &mut Vec<Unsupported>) {
    for check in table.checks.iter().filter(|check| check.no_inherit) {
        add(found, table, None, format!("SQLite's tables do not inherit, so the check `{}` can have no `no_inherit`", check.name));
    }
}

fn columns_by_case(table: &Table, found: &mut Vec<Unsupported>) {
    let mut first = BTreeMap::new();
    for Column { name, .. } in &table.columns {
        let other = *first.entry(name.to_ascii_lowercase()).or_insert(name);
        if other != name {
            add(
                found,
                table,
                Some(name),
                format!("the columns `{other}` and `{name}` differ only in case, which SQLite does not tell apart"),
            );
        }
    }
}

fn numbering(table: &Table, found: &mut Vec<Unsupported>) {
    for column in table.columns.iter().filter(|column| column.auto_increment && !table.options.without_rowid) {
        let is_integer = sql_type(&column.data_type, false).eq_ignore_ascii_case("INTEGER");
        if table.primary_key != [column.name.as_str()] || !is_integer {
            let reason = format!("SQLite numbers rows by an integer that is the whole primary key, which `{}` is not", column.name);
            add(found, table, Some(&column.name), reason);
        }
    }
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

/// Only a key that does not identify the row by itself can be NULL.
fn keys(table: &Table, found: &mut Vec<Unsupported>) {
    for name in table.primary_key.iter().filter(|_| table.options.without_rowid) {
        if table.column(name).is_some_and(|column| column.nullable) {
            add(found, table, Some(name), "the primary key of a table without rowid can't be NULL".to_owned());
        }
    }
}

fn reserved(table: &Table, found: &mut Vec<Unsupported>) {
    let names = [&table.name].into_iter().chain(table.indexes.iter().map(|index| &index.name));
    for name in names.filter(|name| name.to_ascii_lowercase().starts_with("sqlite_")) {
        add(found, table, None, format!("names that start with `sqlite_`, as `{name}` does, belong to SQLite"));
    }
}

/// Tables and indexes share one space of names; unique constraints have none.
fn object_names(table: &Table, names: &mut BTreeSet<String>, found: &mut Vec<Unsupported>) {
    if !names.insert(table.name.to_ascii_lowercase()) {
        add(found, table, None, "SQLite ignores case in names, and another table or index is called so".to_owned());
    }
    for index in own_indexes(table) {
        if !names.insert(index.name.to_ascii_lowercase()) {
            let reason = format!("SQLite ignores case in names, and another table or index is called `{}`", index.name);
            add(found, table, None, reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Index, TableOptions};

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
        let other = Table {
            name: "B".to_owned(),
            columns: vec![Column { auto_increment: true, ..custom("id", "INT") }],
            primary_key: vec!["id".to_owned()],
            ..Table::default()
        };
        let found = unsupported(&Schema { tables: vec![strict, other], ..Schema::default() });
        let places: Vec<_> = found.iter().map(|one| (one.table.as_str(), one.column.as_deref())).collect();
        let expected = [
            ("a", Some("y")),
            ("a", Some("X")),
            ("a", Some("X")),
            ("a", None),
            ("a", Some("id")),
            ("a", None),
            ("B", Some("id")),
            ("B", None),
        ];
        assert_eq!(places, expected, "{found:#?}");
    }
}
