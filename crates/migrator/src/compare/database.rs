//! Reading a database, and what a database makes of a schema.

#[cfg(feature = "mysql")]
mod mysql;
mod namespaces;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use schema_core::dialect::Statement;
use schema_core::{Dialect, Pair, Schema, diff};

use super::{DatabaseUrl, defect, refused};
use crate::Error;
use crate::introspect::Catalog;

/// What is in the database.
pub(super) async fn read(url: &DatabaseUrl) -> Result<Catalog, Error> {
    match url.dialect() {
        #[cfg(feature = "sqlite")]
        Dialect::Sqlite => sqlite::read(url).await,
        #[cfg(feature = "postgres")]
        Dialect::Postgres => postgres::read(url).await,
        #[cfg(feature = "mysql")]
        Dialect::Mysql => mysql::read(url).await,
        #[allow(unreachable_patterns, reason = "no kind is left out when all features are on")]
        dialect => Err(not_built_in(dialect)),
    }
}

/// What the database behind `url` makes of `schema`: it is created in a scratch place there, read back, and gone.
pub(super) async fn scratch(url: &DatabaseUrl, dialect: Dialect, schema: &Schema) -> Result<Catalog, Error> {
    let is_spread = dialect == Dialect::Postgres;
    let (schema, namespaces) = if is_spread { namespaces::aside(schema) } else { (schema.clone(), Vec::new()) };
    let empty = Schema::default();
    let create = diff::between(Pair::new(&empty, &schema), &diff::Intent::no_renames(&schema)).unwrap_or_default();
    let statements = dialect.plan(&empty, &create).map_err(|misfit| defect(&misfit))?;
    let sql: Vec<String> = statements.into_iter().flat_map(texts).collect();
    let catalog = match url.dialect() {
        #[cfg(feature = "sqlite")]
        Dialect::Sqlite => sqlite::scratch(&sql).await?,
        #[cfg(feature = "postgres")]
        Dialect::Postgres => postgres::scratch(url, &sql).await?,
        #[cfg(feature = "mysql")]
        Dialect::Mysql => mysql::scratch(url, &sql).await?,
        #[allow(unreachable_patterns, reason = "no kind is left out when all features are on")]
        dialect => return Err(not_built_in(dialect)),
    };
    Ok(if is_spread { namespaces::back(catalog, &namespaces) } else { catalog })
}

fn texts(statement: Statement) -> Vec<String> {
    match statement {
        Statement::Sql(sql) => vec![sql],
        Statement::Rebuild { sql, .. } => sql,
        Statement::Check { .. } => Vec::new(),
    }
}

fn not_built_in(dialect: Dialect) -> Error {
    refused(
        format!("this program was built without {dialect}"),
        &format!("install it with it: `cargo install migrator --features cli,{dialect}`"),
    )
}
