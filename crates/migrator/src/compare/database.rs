//! Reading a database, and what a database makes of a schema.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use schema_core::{Dialect, Schema};

use super::{DatabaseUrl, refused};
use crate::introspect::Catalog;
use crate::scratch::Creation;
use crate::{Error, Tool};

/// What is in the database, without the histories of other tools: no entity stands for one, and nothing is to drop it.
pub(super) async fn read(url: &DatabaseUrl) -> Result<Catalog, Error> {
    let is_schema = |table: &str| Tool::of_table(table).is_none();
    let mut catalog = all(url).await?;
    catalog.schema.tables.retain(|table| is_schema(&table.name));
    catalog.objects.retain(|object| is_schema(&object.table));
    Ok(catalog)
}

async fn all(url: &DatabaseUrl) -> Result<Catalog, Error> {
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
    let creation = Creation::of(dialect, schema)?;
    let catalog = match url.dialect() {
        #[cfg(feature = "sqlite")]
        Dialect::Sqlite => sqlite::create(&creation).await?,
        #[cfg(feature = "postgres")]
        Dialect::Postgres => postgres::create(url, &creation).await?,
        #[cfg(feature = "mysql")]
        Dialect::Mysql => mysql::create(url, &creation).await?,
        #[allow(unreachable_patterns, reason = "no kind is left out when all features are on")]
        dialect => return Err(not_built_in(dialect)),
    };
    Ok(creation.read(dialect, catalog))
}

fn not_built_in(dialect: Dialect) -> Error {
    refused(
        format!("this program was built without {dialect}"),
        &format!("install it with it: `cargo install migrator --features cli,{dialect}`"),
    )
}
