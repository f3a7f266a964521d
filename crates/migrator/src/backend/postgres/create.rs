//! Creating a database.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};

use super::{execute, fault, quote};
use crate::error::{Error, Kind};
use crate::url::DatabaseUrl;
use crate::wait::Wait;

/// Where databases are created from: one of these is there on every server that nobody has stripped.
const MAINTENANCE: [&str; 2] = ["postgres", "template1"];

/// How long to wait for those who use the template.
const TEMPLATE_TIMEOUT: Duration = Duration::from_secs(10);

/// Creates the database unless it is there; says whether it was missing.
pub(crate) async fn create(url: &DatabaseUrl) -> Result<bool, Error> {
    let options = PgConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    match connect(options.clone(), url).await {
        Ok(connection) => return close(connection).await.map(|()| false),
        Err(error) if error.kind() == Kind::MissingDatabase => {}
        Err(error) => return Err(error),
    }
    // Without a name it is that of the user.
    let name = options.get_database().unwrap_or_else(|| options.get_username()).to_owned();
    let mut connection = maintenance(&options, url).await?;
    let created = create_named(&mut connection, &name).await;
    close(connection).await.and(created)
}

async fn connect(options: PgConnectOptions, url: &DatabaseUrl) -> Result<PgConnection, Error> {
    options.connect().await.map_err(|error| fault::error(error, &format!("no connection to `{url}`")))
}

async fn close(connection: PgConnection) -> Result<(), Error> {
    connection.close().await.map_err(|error| fault::error(error, "the connection could not be closed"))
}

async fn maintenance(options: &PgConnectOptions, url: &DatabaseUrl) -> Result<PgConnection, Error> {
    let [first, second] = MAINTENANCE;
    match connect(options.clone().database(first), url).await {
        Err(error) if matches!(error.kind(), Kind::MissingDatabase | Kind::Privilege) => {
            connect(options.clone().database(second), url).await
        }
        other => other,
    }
}

/// Waits for those who use the template; somebody else who creates the same one is as good.
async fn create_named(connection: &mut PgConnection, name: &str) -> Result<bool, Error> {
    let mut wait = Wait::new(TEMPLATE_TIMEOUT);
    loop {
        match execute(connection, format!("CREATE DATABASE {}", quote(name))).await {
            Ok(()) => return Ok(true),
            Err(error) if fault::is_database_taken(&error) => return Ok(false),
            Err(error) => wait.pause(fault::error(error, "the database can't be created")).await?,
        }
    }
}
