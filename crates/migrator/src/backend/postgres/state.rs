//! The state of what a statement changes, as an SQL expression: `there` or `absent`.

use schema_core::Dialect;

use super::text_literal;
use crate::sql::effect::{Name, Object};

/// The state of all of `objects`.
pub(super) fn expression(objects: &[Object]) -> String {
    let each: Vec<String> = objects.iter().map(one).collect();
    format!("concat_ws(', ', {})", each.join(", "))
}

fn one(object: &Object) -> String {
    let condition = match object {
        Object::Index { table, name } => {
            format!("{} AND i.indisvalid", index(table, name))
        }
        Object::Relation(name) | Object::Table(name) | Object::View(name) => format!("SELECT 1 WHERE {} IS NOT NULL", relation(name)),
        Object::Partition { table, partition } => {
            format!(
                "SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = {} AND h.inhparent = {}",
                relation(partition),
                relation(table)
            )
        }
        Object::Database(name) => format!("SELECT 1 FROM pg_catalog.pg_database d WHERE d.datname = {}", text_literal(name)),
        // These are only of statements that PostgreSQL runs in a transaction.
        Object::Trigger(_) | Object::Routine(_) | Object::Event(_) => "SELECT 1".to_owned(),
    };
    format!("CASE WHEN EXISTS ({condition}) THEN 'there' ELSE 'absent' END")
}

/// The beginning of a query for an index of a table.
pub(super) fn index(table: &Name, name: &str) -> String {
    format!(
        "SELECT n.nspname::text, c.relname::text FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE i.indrelid = {} AND c.relname = {}",
        relation(table),
        text_literal(name)
    )
}

/// What a name means, found along the search path as the statement finds it; NULL where there is nothing of that name.
pub(super) fn relation(name: &Name) -> String {
    format!("pg_catalog.to_regclass({})", text_literal(&name.sql()))
}

/// A name as SQL writes it.
pub(super) fn quoted(namespace: &str, name: &str) -> String {
    format!("{}.{}", Dialect::Postgres.identifier(namespace), Dialect::Postgres.identifier(name))
}
