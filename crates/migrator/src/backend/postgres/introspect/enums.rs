//! Enum types.

use std::collections::BTreeMap;

use schema_core::Dialect;
use schema_core::schema::EnumType;
use sqlx::{Error, PgConnection};

use super::{OWN_NAMESPACE, no_member, qualified, records};
use crate::introspect::{Object, ObjectKind};

/// Those of the model by their identifiers, and the others: those with a point in their name, which would be taken for that of a schema.
pub(super) async fn read(connection: &mut PgConnection) -> Result<(BTreeMap<i64, EnumType>, Vec<Object>), Error> {
    let sql = format!(
        "SELECT t.oid AS id, {name} AS name, strpos(n.nspname || t.typname, '.') > 0 AS has_point, \
         coalesce((SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid), '[]')::text AS variants, t.oid::regtype::text AS type \
         FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
         WHERE t.typtype = 'e' AND {OWN_NAMESPACE} AND {no_member} ORDER BY t.oid",
        name = qualified("t.typname"),
        no_member = no_member("pg_type", "t.oid"),
    );
    let (mut enums, mut others) = (BTreeMap::new(), Vec::new());
    for row in records(connection, sql).await? {
        let (name, variants) = (row.text("name"), row.list("variants"));
        if row.is("has_point") {
            let variants: Vec<String> = variants.iter().map(|variant| Dialect::Postgres.literal(variant)).collect();
            let sql = format!("CREATE TYPE {} AS ENUM ({})", row.text("type"), variants.join(", "));
            others.push(Object { kind: ObjectKind::Type, table: name.clone(), name, sql });
        } else {
            enums.insert(row.number("id"), EnumType::new(name, variants));
        }
    }
    Ok((enums, others))
}
