//! Enum types.

use std::collections::BTreeMap;

use schema_core::schema::EnumType;
use sqlx::{Error, PgConnection};

use super::record::records;
use super::{OWN_NAMESPACE, no_member, qualified};

/// All of them, by their identifiers.
pub(super) async fn read(connection: &mut PgConnection) -> Result<BTreeMap<i64, EnumType>, Error> {
    let sql = format!(
        "SELECT t.oid AS id, {name} AS name, \
         coalesce((SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid), '[]')::text AS variants \
         FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
         WHERE t.typtype = 'e' AND {OWN_NAMESPACE} AND {no_member} ORDER BY t.oid",
        name = qualified("t.typname"),
        no_member = no_member("pg_type", "t.oid"),
    );
    let found = records(connection, sql).await?;
    Ok(found.iter().map(|row| (row.number("id"), EnumType { name: row.text("name"), variants: row.list("variants") })).collect())
}
