//! Scratch places of PostgreSQL: a schema, or the one for temporary tables, in a transaction that is undone.

use sqlx::PgConnection;

use super::transaction::run_sql;
use super::{execute, fault, introspect, quote, rows};
use crate::Error;
use crate::introspect::Catalog;
use crate::scratch::Creation;

const MAY_CREATE: &str = "SELECT has_database_privilege(current_database(), 'CREATE')";

/// What PostgreSQL makes of a schema. The connection must be in a transaction, which the caller undoes.
pub(crate) async fn create(connection: &mut PgConnection, creation: &Creation) -> Result<Catalog, Error> {
    let failed = |error| fault::error(error, "PostgreSQL can't create the schema to compare with");
    let found = rows(connection, MAY_CREATE).await.map_err(failed)?;
    let may_create = found.first().and_then(|row| row.cells.first()?.text()) == Some("true");
    let (create, name) = if may_create || creation.has_namespaces() {
        (format!("CREATE SCHEMA {}; ", quote(&creation.place)), quote(&creation.place))
    } else {
        // Roles that may only read usually may have temporary tables.
        (String::new(), "pg_temp".to_owned())
    };
    // What is used and not created, types of extensions for example, is found where it is found otherwise.
    let path = format!("set_config('search_path', concat_ws(', ', '{name}', nullif(current_setting('search_path'), '')), true)");
    execute(connection, format!("{create}SELECT {path}")).await.map_err(failed)?;
    let (sql, mut ended): (Vec<&str>, usize) = (creation.sql.iter().map(String::as_str).collect(), 0);
    if !sql.is_empty() {
        let done = run_sql(connection, &sql, &mut || ended += 1).await;
        done.map_err(|error| error.reworded("PostgreSQL can't create the schema to compare with").with_sql(sql[ended.min(sql.len() - 1)]))?;
    }
    introspect::postgres(connection).await.map_err(failed)
}
