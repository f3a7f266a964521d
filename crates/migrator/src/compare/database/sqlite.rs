//! SQLite.

use std::str::FromStr as _;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};

use super::super::{DatabaseUrl, refused};
use crate::Error;
use crate::backend::sqlite::scratch;
use crate::error::Kind;
use crate::introspect::{self, Catalog};
use crate::scratch::Creation;

/// What is in the database. It is opened to be read only.
pub(super) async fn read(url: &DatabaseUrl) -> Result<Catalog, Error> {
    let options = SqliteConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    let file = options.get_filename().to_owned();
    if !url.secret().contains(":memory:") && !file.exists() {
        return Err(Error::new(Kind::MissingDatabase, format!("there is no file `{}`", file.display()))
            .with_hint("check the path; `empty` stands for a database with nothing in it"));
    }
    let failed = |error: sqlx::Error| {
        let hint = "check that the file is a SQLite database and may be read";
        refused(format!("the database `{url}` can't be read"), hint).with_cause(error)
    };
    let options = options.create_if_missing(false).read_only(true);
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(failed)?;
    let catalog = introspect::sqlite(&mut connection).await.map_err(failed)?;
    // Nothing was written that closing could lose.
    let _ = connection.close().await;
    Ok(catalog)
}

/// What SQLite makes of a schema, in memory.
pub(super) async fn create(creation: &Creation) -> Result<Catalog, Error> {
    scratch::create(SqliteConnectOptions::new(), creation).await
}
