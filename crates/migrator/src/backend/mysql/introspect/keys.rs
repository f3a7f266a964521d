//! Foreign keys.

use std::collections::BTreeMap;

use schema_core::schema::{Action, ForeignKey};
use sqlx::{Error, MySqlConnection};

use super::records;
use crate::backend::mysql::quote;
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// What a table has of them.
#[derive(Default)]
pub(super) struct OfTable {
    pub(super) keys: Vec<ForeignKey>,
    /// Those to tables of another database.
    pub(super) objects: Vec<Object>,
}

/// The foreign keys of all tables, by the name of the table.
pub(super) async fn read(connection: &mut MySqlConnection) -> Result<BTreeMap<String, OfTable>, Error> {
    let sql = "SELECT k.table_name AS owner, k.constraint_name AS name, k.column_name AS part, k.referenced_table_name AS target, \
               if(k.referenced_table_schema = database(), NULL, k.referenced_table_schema) AS elsewhere, \
               k.referenced_column_name AS target_part, r.update_rule AS on_update, r.delete_rule AS on_delete \
               FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r \
               ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name \
               WHERE k.table_schema = database() AND k.referenced_table_name IS NOT NULL \
               ORDER BY k.table_name, k.constraint_name, k.ordinal_position";
    let mut all: BTreeMap<String, OfTable> = BTreeMap::new();
    for row in records(connection, sql.to_owned()).await? {
        let of_table = all.entry(row.text("owner")).or_default();
        if let Some(database) = row.get("elsewhere") {
            of_table.objects.push(elsewhere(&row, database));
            continue;
        }
        let name = row.text("name");
        if of_table.keys.last().is_none_or(|key| key.name != name) {
            let (on_delete, on_update) = (action(row.get("on_delete")), action(row.get("on_update")));
            of_table.keys.push(ForeignKey { name, target: row.text("target"), on_delete, on_update, ..ForeignKey::default() });
        }
        if let Some(key) = of_table.keys.last_mut() {
            key.columns.push(row.text("part"));
            key.target_columns.push(row.text("target_part"));
        }
    }
    Ok(all)
}

/// `RESTRICT` and `NO ACTION` are the same here, and which of them a server reports where neither was said differs.
fn action(rule: Option<&str>) -> Action {
    match rule {
        Some("CASCADE") => Action::Cascade,
        Some("SET NULL") => Action::SetNull,
        Some("SET DEFAULT") => Action::SetDefault,
        _ => Action::NoAction,
    }
}

fn elsewhere(row: &Record, database: &str) -> Object {
    let (table, name) = (row.text("owner"), row.text("name"));
    let sql = format!(
        "ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {}.{} ({})",
        quote(&table),
        quote(&name),
        quote(&row.text("part")),
        quote(database),
        quote(&row.text("target")),
        quote(&row.text("target_part"))
    );
    Object { kind: ObjectKind::Constraint, name, table, sql }
}
