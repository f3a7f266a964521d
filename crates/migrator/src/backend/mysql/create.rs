//! Creating a database.

use std::str::FromStr as _;

use sqlx::mysql::MySqlConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, MySqlConnection};

use super::{execute, fault, quote};
use crate::error::{Error, Kind};
use crate::url::DatabaseUrl;

/// A database that is on every server, and that everybody may use.
const MAINTENANCE: &str = "information_schema";

/// Creates the database unless it is there; says whether it was missing.
pub(crate) async fn create(url: &DatabaseUrl) -> Result<bool, Error> {
    let options = MySqlConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    let Some(name) = options.get_database().filter(|name| !name.is_empty()).map(str::to_owned) else {
        return Err(url.wrong("names no database"));
    };
    match connect(options.clone(), url).await {
        Ok(connection) => return close(connection).await.map(|()| false),
        Err(error) if error.kind() == Kind::MissingDatabase => {}
        Err(error) => return Err(error),
    }
    let mut connection = connect(options.database(MAINTENANCE), url).await?;
    let created = match execute(&mut connection, format!("CREATE DATABASE {} CHARACTER SET utf8mb4", quote(&name))).await {
        Ok(()) => Ok(true),
        Err(error) if fault::is_database_taken(&error) => Ok(false),
        Err(error) => Err(fault::error(error, "the database can't be created")),
    };
    close(connection).await.and(created)
}

async fn connect(options: MySqlConnectOptions, url: &DatabaseUrl) -> Result<MySqlConnection, Error> {
    options.connect().await.map_err(|error| fault::error(error, &format!("no connection to `{url}`")))
}

async fn close(connection: MySqlConnection) -> Result<(), Error> {
    connection.close().await.map_err(|error| fault::error(error, "the connection could not be closed"))
}
