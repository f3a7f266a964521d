//! Primary keys, foreign keys and checks. Unique and exclusion constraints are read as the indexes that they have.

use std::collections::BTreeMap;

use schema_core::Dialect;
use schema_core::schema::{Action, Check, Deferral, ForeignKey, name};
use sqlx::{Error, PgConnection};

use super::{OWN_NAMESPACE, qualified, records};
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// The constraints of all tables, by the identifier of the table.
#[derive(Default)]
pub(super) struct Constraints {
    pub(super) tables: BTreeMap<i64, OfTable>,
}

/// The constraints of a table.
#[derive(Default)]
pub(super) struct OfTable {
    pub(super) primary_key: Vec<String>,
    /// The name of the primary key's constraint, where it is not the usual one.
    pub(super) primary_key_name: Option<String>,
    pub(super) foreign_keys: Vec<ForeignKey>,
    pub(super) checks: Vec<Check>,
    /// Those that the model can't have, or not all of it.
    pub(super) objects: Vec<Object>,
}

/// Reads them.
pub(super) async fn read(connection: &mut PgConnection) -> Result<Constraints, Error> {
    let columns = |relation: &str, numbers: &str| {
        format!(
            "(SELECT json_agg(a.attname ORDER BY k.at)::text FROM unnest({numbers}) WITH ORDINALITY k(number, at) \
             JOIN pg_catalog.pg_attribute a ON a.attrelid = {relation} AND a.attnum = k.number)"
        )
    };
    let sql = format!(
        "SELECT o.conrelid AS owner, {table} AS table, o.conname::text AS name, o.contype::text AS kind, {columns} AS columns, \
         (SELECT {target} FROM pg_catalog.pg_class f JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace WHERE f.oid = o.confrelid) AS target, \
         {target_columns} AS target_columns, o.confdeltype::text AS on_delete, o.confupdtype::text AS on_update, o.confmatchtype::text AS match, \
         o.condeferrable AS deferrable, o.condeferred AS deferred, o.connoinherit AS no_inherit, o.convalidated AS validated, \
         coalesce(to_jsonb(o) ->> 'conenforced', 'true') AS enforced, to_jsonb(o) ->> 'confdelsetcols' AS set_columns, \
         coalesce(to_jsonb(o) ->> 'conperiod', 'false') AS period, obj_description(o.oid, 'pg_constraint') AS comment, \
         coalesce((SELECT i.indnatts > i.indnkeyatts OR x.reloptions IS NOT NULL FROM pg_catalog.pg_index i \
             JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indexrelid = o.conindid), false) AS has_more, \
         pg_get_constraintdef(o.oid) AS definition, CASE WHEN o.contype = 'c' THEN pg_get_expr(o.conbin, o.conrelid) END AS expression \
         FROM pg_catalog.pg_constraint o JOIN pg_catalog.pg_class c ON c.oid = o.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind = 'r' AND o.contype IN ('p', 'f', 'c', 'u', 'x') AND o.conparentid = 0 AND {OWN_NAMESPACE} ORDER BY o.conrelid, o.conname",
        table = qualified("c.relname"),
        target = qualified("f.relname"),
        columns = columns("o.conrelid", "o.conkey"),
        target_columns = columns("o.confrelid", "o.confkey"),
    );
    let mut constraints = Constraints::default();
    for row in records(connection, sql).await? {
        constraints.tables.entry(row.number("owner")).or_default().add(&row);
    }
    Ok(constraints)
}

impl OfTable {
    fn add(&mut self, row: &Record) {
        let kind = row.get("kind").unwrap_or_default();
        let is_partial = row.get("set_columns").is_some() || row.get("period") == Some("true") || row.get("enforced") == Some("false");
        let is_known = !is_partial && (kind != "f" || row.get("target").is_some());
        let more = match kind {
            _ if !is_known => true,
            "p" => row.is("deferrable") || row.is("has_more"),
            _ => !row.is("validated"),
        };
        let is_invalid = is_known && kind != "p" && !row.is("validated");
        if is_invalid {
            self.objects.push(invalid(row));
        }
        if (more && !is_invalid) || row.get("comment").is_some() {
            self.objects.push(object(row));
        }
        match kind {
            "p" => {
                self.primary_key = row.list("columns");
                let usual = format!("{}_pkey", name::split(&row.text("table")).1);
                self.primary_key_name = row.get("name").filter(|name| *name != usual).map(str::to_owned);
            }
            "f" if is_known => self.foreign_keys.push(foreign_key(row)),
            "c" if is_known => {
                let check = Check { name: row.text("name"), expression: row.text("expression"), no_inherit: row.is("no_inherit") };
                self.checks.push(check);
            }
            _ => (),
        }
    }
}

fn object(row: &Record) -> Object {
    let (table, name) = (row.text("table"), row.text("name"));
    let comment = row.get("comment").map(|comment| format!(" -- {comment}")).unwrap_or_default();
    let sql = format!("ALTER TABLE {table} ADD CONSTRAINT {name} {}{comment}", row.text("definition"));
    Object { kind: ObjectKind::Constraint, name, table, sql }
}

/// A constraint that was not checked against the rows that were there.
fn invalid(row: &Record) -> Object {
    let (table, name) = (row.text("table"), row.text("name"));
    let sql = format!("ALTER TABLE {} VALIDATE CONSTRAINT {}", Dialect::Postgres.table(&table), Dialect::Postgres.identifier(&name));
    Object { kind: ObjectKind::Invalid, name, table, sql }
}

fn foreign_key(row: &Record) -> ForeignKey {
    ForeignKey {
        name: row.text("name"),
        columns: row.list("columns"),
        target: row.text("target"),
        target_columns: row.list("target_columns"),
        on_delete: action(row.get("on_delete")),
        on_update: action(row.get("on_update")),
        deferral: deferral(row),
        match_full: row.get("match") == Some("f"),
    }
}

fn action(letter: Option<&str>) -> Action {
    match letter {
        Some("r") => Action::Restrict,
        Some("c") => Action::Cascade,
        Some("n") => Action::SetNull,
        Some("d") => Action::SetDefault,
        _ => Action::NoAction,
    }
}

/// When a constraint is checked.
pub(super) fn deferral(row: &Record) -> Deferral {
    match (row.is("deferrable"), row.is("deferred")) {
        (false, _) => Deferral::Never,
        (true, false) => Deferral::Immediate,
        (true, true) => Deferral::Deferred,
    }
}
