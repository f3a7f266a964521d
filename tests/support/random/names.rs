//! Names that are awkward: reserved words, quotes, spaces, capitals, other alphabets.

use std::collections::BTreeSet;

use schema_core::Schema;
use schema_core::schema::{Table, name};

use super::choices::Choices;

const TABLES: [&str; 20] = [
    "a",
    "user",
    "order",
    "Group",
    "table",
    "größe",
    "a b",
    "it's",
    "say \"hi\"",
    "select",
    "camelCase",
    "_low",
    "名前",
    "semi;colon",
    "[box]",
    "back`tick",
    "per%cent",
    "dot.ted",
    "x",
    "LONG_NAME_THAT_IS_LONGER_THAN_MOST_NAMES_BUT_STILL_FITS",
];

const COLUMNS: [&str; 24] = [
    "a",
    "id",
    "name",
    "Value",
    "order",
    "group",
    "größe",
    "a b",
    "it's",
    "q\"q",
    "index",
    "Email",
    "count",
    "end",
    "null",
    "from",
    "camelCase",
    "名前",
    "semi;colon",
    "[box]",
    "back`tick",
    "values",
    "key",
    "column_with_quite_a_long_name_but_not_too_long",
];

/// A name that no table or index has, nor any of `avoided`.
pub(super) fn table(choices: &mut Choices, schema: &Schema, avoided: &BTreeSet<String>) -> String {
    let mut taken: BTreeSet<String> = object_names(schema);
    taken.extend(avoided.iter().map(|name| name.to_ascii_lowercase()));
    free(choices, &TABLES, &taken)
}

/// A name that no column of the table has, nor any of `avoided`.
pub(super) fn column(choices: &mut Choices, table: &Table, avoided: &BTreeSet<String>) -> String {
    let own = table.columns.iter().map(|column| &column.name);
    let taken: BTreeSet<String> = own.chain(avoided).map(|name| name.to_ascii_lowercase()).collect();
    free(choices, &COLUMNS, &taken)
}

/// A name that no table or index has.
pub(super) fn index(schema: &Schema, wanted: String) -> String {
    numbered(wanted, &object_names(schema))
}

/// A name that no check of the table has.
pub(super) fn check(table: &Table, wanted: String) -> String {
    numbered(wanted, &table.checks.iter().map(|check| check.name.to_ascii_lowercase()).collect())
}

/// A name that no foreign key of the table has.
pub(super) fn foreign_key(table: &Table, wanted: String) -> String {
    numbered(wanted, &table.foreign_keys.iter().map(|key| key.name.to_ascii_lowercase()).collect())
}

/// The names of tables and indexes, which share a space; case is ignored.
pub(super) fn object_names(schema: &Schema) -> BTreeSet<String> {
    let tables = schema.tables.iter().map(|table| &table.name);
    let indexes = schema.tables.iter().flat_map(|table| &table.indexes).map(|index| &index.name);
    tables.chain(indexes).map(|name| name.to_ascii_lowercase()).collect()
}

fn free(choices: &mut Choices, names: &[&str], taken: &BTreeSet<String>) -> String {
    let free: Vec<&&str> = names.iter().filter(|name| !taken.contains(&name.to_ascii_lowercase())).collect();
    match choices.pick(&free) {
        Some(name) => (**name).to_owned(),
        None => numbered("more".to_owned(), taken),
    }
}

fn numbered(wanted: String, taken: &BTreeSet<String>) -> String {
    if !taken.contains(&wanted.to_ascii_lowercase()) {
        return wanted;
    }
    // One of so many is free.
    let mut candidates = (2..taken.len() + 3).map(|number| name::shorten(format!("{wanted}{number}")));
    candidates.find(|name| !taken.contains(&name.to_ascii_lowercase())).unwrap_or(wanted)
}
