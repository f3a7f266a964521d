//! MySQL and MariaDB.

use std::str::FromStr as _;

use sqlx::mysql::MySqlConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

use super::super::DatabaseUrl;
use crate::Error;
use crate::backend::mysql::{explain, scratch};
use crate::introspect::{self, Catalog};
use crate::scratch::Creation;

/// What is in the database.
pub(super) async fn read(url: &DatabaseUrl) -> Result<Catalog, Error> {
    let connection = options(url)?.connect().await;
    let mut connection = connection.map_err(|error| explain(error, &format!("no connection to `{url}`")))?;
    let catalog = introspect::mysql(&mut connection).await;
    // Nothing was written that closing could lose.
    let _ = connection.close().await;
    catalog.map_err(|error| explain(error, &format!("the database `{url}` can't be read")))
}

/// What the server makes of a schema, in a database of its own.
pub(super) async fn create(url: &DatabaseUrl, creation: &Creation) -> Result<Catalog, Error> {
    scratch::create(&options(url)?, creation).await
}

fn options(url: &DatabaseUrl) -> Result<MySqlConnectOptions, Error> {
    let options = MySqlConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    if options.get_database().is_none_or(str::is_empty) {
        return Err(url.wrong("names no database"));
    }
    Ok(options)
}
