//! Tables, without what is in them.

use schema_core::schema::TableOptions;
use schema_core::schema::name::TEMPORARY_PREFIX;
use sqlx::{Error, PgConnection};

use super::{OWN_NAMESPACE, no_member, qualified, records};
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// A table.
pub(super) struct Found {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) options: TableOptions,
    /// What stands for the whole table, where the model can't have it.
    pub(super) foreign: Option<Object>,
    /// What else the model can't have of it.
    pub(super) settings: Vec<Object>,
}

/// All of them, in the order in which they were created.
pub(super) async fn read(connection: &mut PgConnection) -> Result<Vec<Found>, Error> {
    let sql = format!(
        "SELECT c.oid AS id, {name} AS name, strpos(n.nspname || c.relname, '.') > 0 AS has_point, c.relkind::text AS kind, \
         c.relpersistence::text AS persistence, c.relispartition AS is_partition, c.reloftype <> 0 AS is_typed, \
         (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) AS parents, \
         EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS has_children, \
         CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key, pg_get_expr(c.relpartbound, c.oid) AS bound, \
         array_to_string(c.reloptions, ', ') AS parameters, c.relrowsecurity AS row_security, c.relforcerowsecurity AS forced, \
         c.relreplident::text AS identity, s.spcname AS tablespace, m.amname AS method, obj_description(c.oid, 'pg_class') AS comment \
         FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam \
         WHERE c.relkind IN ('r', 'p', 'f') AND {OWN_NAMESPACE} AND NOT starts_with(c.relname::text, '{TEMPORARY_PREFIX}') AND {no_member} \
         ORDER BY c.oid",
        name = qualified("c.relname"),
        no_member = no_member("pg_class", "c.oid"),
    );
    Ok(records(connection, sql).await?.iter().map(found).collect())
}

fn found(row: &Record) -> Found {
    let name = row.text("name");
    let about = unknown(row);
    let object = |kind, sql: String| Object { kind, name: name.clone(), table: name.clone(), sql };
    Found {
        id: row.number("id"),
        options: TableOptions { comment: row.get("comment").map(str::to_owned), ..TableOptions::default() },
        foreign: about.map(|about| object(ObjectKind::Table, about)),
        settings: settings(row).into_iter().map(|sql| object(ObjectKind::Setting, sql)).collect(),
        name,
    }
}

/// Why the model can't have the table.
fn unknown(row: &Record) -> Option<String> {
    let name = row.text("name");
    if let Some(key) = row.get("partition_key") {
        return Some(format!("CREATE TABLE {name} (…) PARTITION BY {key}"));
    }
    if row.is("is_partition") {
        return Some(format!("CREATE TABLE {name} PARTITION OF {} {}", row.text("parents"), row.text("bound")));
    }
    if let Some(parents) = row.get("parents") {
        return Some(format!("CREATE TABLE {name} (…) INHERITS ({parents})"));
    }
    if row.is("has_children") {
        return Some(format!("CREATE TABLE {name} (…), from which others inherit"));
    }
    if row.get("kind") == Some("f") {
        return Some(format!("CREATE FOREIGN TABLE {name} (…)"));
    }
    if row.is("is_typed") {
        return Some(format!("CREATE TABLE {name} OF …"));
    }
    row.is("has_point").then(|| format!("CREATE TABLE {name} (…), with a point in its name or its schema's"))
}

/// What the model can't have of a table that it knows.
fn settings(row: &Record) -> Vec<String> {
    let table = row.text("name");
    let mut all = Vec::new();
    if row.get("persistence") == Some("u") {
        all.push(format!("ALTER TABLE {table} SET UNLOGGED"));
    }
    if let Some(parameters) = row.get("parameters") {
        all.push(format!("ALTER TABLE {table} SET ({parameters})"));
    }
    if row.is("row_security") {
        all.push(format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"));
    }
    if row.is("forced") {
        all.push(format!("ALTER TABLE {table} FORCE ROW LEVEL SECURITY"));
    }
    match row.get("identity") {
        Some("n") => all.push(format!("ALTER TABLE {table} REPLICA IDENTITY NOTHING")),
        Some("f") => all.push(format!("ALTER TABLE {table} REPLICA IDENTITY FULL")),
        Some("i") => all.push(format!("ALTER TABLE {table} REPLICA IDENTITY USING INDEX …")),
        _ => (),
    }
    if let Some(tablespace) = row.get("tablespace") {
        all.push(format!("ALTER TABLE {table} SET TABLESPACE {tablespace}"));
    }
    if let Some(method) = row.get("method").filter(|method| *method != "heap") {
        all.push(format!("ALTER TABLE {table} SET ACCESS METHOD {method}"));
    }
    all
}
