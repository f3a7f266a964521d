//! Names that are one name to the database.

use schema_core::diff::{Intent, TableIntent};
use schema_core::{Pair, Schema};

/// To SQLite, names that differ in nothing but case are one name.
pub(crate) fn same_but_case(schemas: Pair<&Schema>, intent: &mut Intent) {
    for after in &schemas.after.tables {
        let Some(before) = other_case(&after.name, schemas.before.tables.iter().map(|table| &table.name)) else { continue };
        let before = before.to_owned();
        if before != after.name {
            table_intent(intent, &after.name).renamed_from.push(before.clone());
        }
        let Some(before) = schemas.before.table(&before) else { continue };
        for column in &after.columns {
            let old = other_case(&column.name, before.columns.iter().map(|column| &column.name)).filter(|old| *old != column.name);
            if let Some(old) = old.map(str::to_owned) {
                table_intent(intent, &after.name).columns.entry(column.name.clone()).or_default().renamed_from.push(old);
            }
        }
    }
}

fn other_case<'a>(name: &str, mut names: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    names.find(|other| other.eq_ignore_ascii_case(name)).map(String::as_str)
}

fn table_intent<'a>(intent: &'a mut Intent, table: &str) -> &'a mut TableIntent {
    intent.tables.entry(table.to_owned()).or_default()
}
