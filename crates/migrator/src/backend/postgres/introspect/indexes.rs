//! Indexes, those of unique and exclusion constraints among them.

use std::collections::BTreeMap;

use schema_core::Dialect;
use schema_core::schema::{Index, IndexKey, IndexPart, Nulls, name};
use sqlx::{Error, PgConnection};

use super::constraints::deferral;
use super::{OWN_NAMESPACE, no_member, qualified, records};
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// The indexes of everything that has some, by the identifier of what they are on.
#[derive(Default)]
pub(super) struct Indexes {
    pub(super) tables: BTreeMap<i64, Vec<Found>>,
}

/// An index.
pub(super) struct Found {
    pub(super) index: Index,
    /// What the model can't have of it.
    pub(super) setting: Option<Object>,
    table: String,
    definition: String,
}

impl Found {
    /// What stands for it where the model has no place for it.
    pub(super) fn object(&self) -> Object {
        Object { kind: ObjectKind::Index, name: self.index.name.clone(), table: self.table.clone(), sql: self.definition.clone() }
    }
}

/// Reads them, apart from those of primary keys.
pub(super) async fn read(connection: &mut PgConnection) -> Result<Indexes, Error> {
    let mut parts: BTreeMap<i64, Vec<Record>> = BTreeMap::new();
    for row in records(connection, parts_sql()).await? {
        parts.entry(row.number("owner")).or_default().push(row);
    }
    let sql = format!(
        "SELECT i.indexrelid AS id, i.indrelid AS owner, {table} AS table, x.relname::text AS name, i.indisunique AS is_unique, \
         pg_get_expr(i.indpred, i.indrelid) AS filter, m.amname::text AS method, i.indisvalid AS is_valid, i.indisclustered AS is_clustered, \
         coalesce(to_jsonb(i) ->> 'indnullsnotdistinct', 'false') AS nulls_not_distinct, \
         (SELECT string_agg(split_part(p, '=', 1) || '=''' || substr(p, strpos(p, '=') + 1) || '''', ', ') FROM unnest(x.reloptions) p) AS parameters, \
         o.oid IS NOT NULL AS is_constraint, o.condeferrable AS deferrable, o.condeferred AS deferred, pg_get_indexdef(i.indexrelid) AS definition, \
         s.spcname AS tablespace, obj_description(i.indexrelid, 'pg_class') AS comment \
         FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_class c ON c.oid = i.indrelid \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_am m ON m.oid = x.relam \
         LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = x.reltablespace \
         LEFT JOIN pg_catalog.pg_constraint o ON o.conindid = i.indexrelid AND o.contype IN ('u', 'x') AND o.conrelid = i.indrelid \
         WHERE NOT i.indisprimary AND {OWN_NAMESPACE} AND NOT starts_with(c.relname::text, '_migrator_') AND {no_member} \
         ORDER BY i.indrelid, x.relname",
        table = qualified("c.relname"),
        no_member = no_member("pg_class", "x.oid"),
    );
    let mut indexes = Indexes::default();
    for row in records(connection, sql).await? {
        let found = found(&row, &parts.remove(&row.number("id")).unwrap_or_default());
        indexes.tables.entry(row.number("owner")).or_default().push(found);
    }
    Ok(indexes)
}

/// What the indexes are on, a row for each column or expression.
fn parts_sql() -> String {
    format!(
        "SELECT i.indexrelid AS owner, k.at > i.indnkeyatts AS is_included, a.attname::text AS column, \
         CASE WHEN k.number = 0 THEN pg_get_indexdef(i.indexrelid, k.at::int, false) END AS expression, \
         coalesce(i.indoption[k.at - 1] & 1, 0) AS descending, coalesce(i.indoption[k.at - 1] & 2, 0) AS nulls_first, m.amname = 'btree' AS is_ordered, \
         CASE WHEN i.indcollation[k.at - 1] NOT IN (0, coalesce(a.attcollation, 'pg_catalog.\"default\"'::regcollation)) \
             THEN (SELECT CASE WHEN pg_collation_is_visible(l.oid) THEN l.collname::text ELSE l.collnamespace::regnamespace::text || '.' || l.collname END \
             FROM pg_catalog.pg_collation l WHERE l.oid = i.indcollation[k.at - 1]) END AS collation, \
         CASE WHEN NOT p.opcdefault OR y.attoptions IS NOT NULL THEN CASE WHEN pg_opclass_is_visible(p.oid) THEN quote_ident(p.opcname) \
             ELSE p.opcnamespace::regnamespace::text || '.' || quote_ident(p.opcname) END END AS class, \
         (SELECT string_agg(split_part(q, '=', 1) || '=''' || substr(q, strpos(q, '=') + 1) || '''', ', ') FROM unnest(y.attoptions) q) AS class_options, \
         CASE WHEN o.contype = 'x' AND k.at <= i.indnkeyatts THEN (SELECT CASE WHEN pg_operator_is_visible(r.oid) THEN r.oprname::text \
             ELSE 'OPERATOR(' || r.oprnamespace::regnamespace::text || '.' || r.oprname || ')' END \
             FROM pg_catalog.pg_operator r WHERE r.oid = o.conexclop[k.at]) END AS operator \
         FROM pg_catalog.pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k(number, at) \
         JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_am m ON m.oid = x.relam \
         JOIN pg_catalog.pg_namespace n ON n.oid = x.relnamespace \
         LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number <> 0 \
         LEFT JOIN pg_catalog.pg_attribute y ON y.attrelid = i.indexrelid AND y.attnum = k.at \
         LEFT JOIN pg_catalog.pg_opclass p ON p.oid = i.indclass[k.at - 1] \
         LEFT JOIN pg_catalog.pg_constraint o ON o.conindid = i.indexrelid AND o.contype = 'x' \
         WHERE NOT i.indisprimary AND {OWN_NAMESPACE} ORDER BY i.indexrelid, k.at"
    )
}

fn found(row: &Record, parts: &[Record]) -> Found {
    let (table, name, definition) = (row.text("table"), row.text("name"), row.text("definition"));
    let is_valid = row.is("is_valid");
    let sql = if !is_valid {
        Some(format!("REINDEX INDEX {}", Dialect::Postgres.table(&name::within(&table, |_| name.clone()))))
    } else if row.is("is_clustered") {
        Some(format!("ALTER TABLE {table} CLUSTER ON {name}"))
    } else if let Some(tablespace) = row.get("tablespace") {
        Some(format!("ALTER INDEX {name} SET TABLESPACE {tablespace}"))
    } else {
        row.get("comment").map(|comment| format!("COMMENT ON INDEX {name} IS '{comment}'"))
    };
    let kind = if is_valid { ObjectKind::Setting } else { ObjectKind::Invalid };
    let setting = sql.map(|sql| Object { kind, name: name.clone(), table: table.clone(), sql });
    let index = Index {
        name,
        unique: row.is("is_unique"),
        parts: parts.iter().filter(|part| !part.is("is_included")).map(part).collect(),
        filter: row.get("filter").map(str::to_owned),
        method: row.get("method").filter(|method| *method != "btree").map(str::to_owned),
        include: parts.iter().filter(|part| part.is("is_included")).map(|part| part.text("column")).collect(),
        nulls_not_distinct: row.get("nulls_not_distinct") == Some("true"),
        constraint: row.is("is_constraint").then(|| deferral(row)),
        parameters: row.get("parameters").map(str::to_owned),
    };
    Found { index, setting, table, definition }
}

fn part(row: &Record) -> IndexPart {
    let key = match row.get("column") {
        Some(column) => IndexKey::Column(column.to_owned()),
        None => IndexKey::Expression(row.text("expression")),
    };
    let (descending, first) = (row.number("descending") != 0, row.number("nulls_first") != 0);
    let nulls = match (row.is("is_ordered"), descending, first) {
        (true, false, true) => Some(Nulls::First),
        (true, true, false) => Some(Nulls::Last),
        _ => None,
    };
    let options = row.get("class_options").map(|options| format!(" ({options})")).unwrap_or_default();
    IndexPart {
        descending,
        nulls,
        collation: row.get("collation").map(str::to_owned),
        operator_class: row.get("class").map(|class| format!("{class}{options}")),
        operator: row.get("operator").map(str::to_owned),
        ..IndexPart::from(key)
    }
}
