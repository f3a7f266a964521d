//! The database that a command works on.

use std::env;
use std::str::FromStr as _;
use std::time::Duration;

use clap::Args;
use schema_core::Dialect;

use crate::backend::{Access, MigratePool};
use crate::error::Kind;
use crate::{DatabaseUrl, Error, Lock, Migrator};

/// The variable that names the database where no option does.
const VARIABLE: &str = "DATABASE_URL";

/// Which database, and for how long to wait for it.
#[derive(Debug, Args)]
pub(super) struct Database {
    /// The database; without it, the environment variable `DATABASE_URL` says which.
    #[arg(long = "database-url", value_name = "URL")]
    url: Option<String>,
    /// How long to wait while another process is migrating, instead of 30 seconds.
    #[arg(long, value_name = "SECONDS")]
    lock_timeout: Option<u64>,
    /// Keep other processes out by a lease that lasts so long, where the server has no lock of its own. All programs must do the same.
    #[arg(long, value_name = "SECONDS")]
    lease: Option<u64>,
}

/// A database that answered.
pub(super) struct Connected {
    pub(super) url: DatabaseUrl,
    pub(super) pool: Pool,
}

/// A pool of one connection.
pub(super) enum Pool {
    #[cfg(feature = "sqlite")]
    Sqlite(sqlx::SqlitePool),
    #[cfg(feature = "postgres")]
    Postgres(sqlx::PgPool),
    #[cfg(feature = "mysql")]
    Mysql(sqlx::MySqlPool),
}

impl crate::backend::sealed::Sealed for Pool {}

impl MigratePool for Pool {
    fn access(&self) -> Access<'_> {
        // By value, so that it is whole where the program is built for no database.
        match *self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(ref pool) => pool.access(),
            #[cfg(feature = "postgres")]
            Self::Postgres(ref pool) => pool.access(),
            #[cfg(feature = "mysql")]
            Self::Mysql(ref pool) => pool.access(),
        }
    }
}

impl Database {
    /// Connects.
    pub(super) async fn connect(&self) -> Result<Connected, Error> {
        let text = match &self.url {
            Some(url) => url.clone(),
            None => env::var(VARIABLE).map_err(|_| {
                Error::new(Kind::System, "no database is named")
                    .with_hint(format!("give `--database-url URL`, or set the environment variable `{VARIABLE}`"))
            })?,
        };
        let url: DatabaseUrl = text.parse()?;
        let pool = match url.dialect() {
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => Pool::Sqlite(sqlite(&url).await?),
            #[cfg(feature = "postgres")]
            Dialect::Postgres => Pool::Postgres(postgres(&url).await?),
            #[cfg(feature = "mysql")]
            Dialect::Mysql => Pool::Mysql(mysql(&url).await?),
            #[allow(unreachable_patterns, reason = "no kind is left out when all features are on")]
            dialect => return Err(crate::create::built_without(dialect)),
        };
        Ok(Connected { url, pool })
    }

    /// The migrator with what the options say.
    pub(super) fn set(&self, migrator: Migrator) -> Migrator {
        let migrator = match self.lock_timeout {
            Some(seconds) => migrator.lock_timeout(Duration::from_secs(seconds)),
            None => migrator,
        };
        match self.lease {
            Some(seconds) => migrator.lock(Lock::Lease { lasts: Duration::from_secs(seconds) }),
            None => migrator,
        }
    }
}

impl Connected {
    /// The name of the database: of the file, on SQLite.
    pub(super) fn name(&self) -> String {
        let shown = self.url.to_string();
        let name = shown.rsplit(['/', ':']).next().unwrap_or_default();
        if name.is_empty() { shown } else { name.to_owned() }
    }
}

/// A pool tries again and again where nobody answers. One connection before it tells at once.
macro_rules! open {
    ($options:expr, $pool:ty, $url:expr, $explain:path) => {{
        let (options, url) = ($options, $url);
        let failed = |error| $explain(error, &format!("no connection to `{url}`"));
        let first = sqlx::ConnectOptions::connect(&options).await.map_err(failed)?;
        let _ = sqlx::Connection::close(first).await;
        Ok(<$pool>::new().max_connections(1).connect_lazy_with(options))
    }};
}

#[cfg(feature = "sqlite")]
async fn sqlite(url: &DatabaseUrl) -> Result<sqlx::SqlitePool, Error> {
    let options = sqlx::sqlite::SqliteConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    let file = options.get_filename();
    let creates = url.secret().contains("mode=rwc") || url.secret().contains("memory");
    if !creates && !file.exists() {
        return Err(Error::new(Kind::MissingDatabase, format!("there is no file `{}`", file.display()))
            .with_hint("check the path; `?mode=rwc` at the end of the URL creates it"));
    }
    open!(options, sqlx::sqlite::SqlitePoolOptions, url, crate::backend::sqlite::explain)
}

#[cfg(feature = "postgres")]
async fn postgres(url: &DatabaseUrl) -> Result<sqlx::PgPool, Error> {
    let options = sqlx::postgres::PgConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    let options = if options.get_application_name().is_none() { options.application_name("migrator") } else { options };
    open!(options, sqlx::postgres::PgPoolOptions, url, crate::backend::postgres::explain)
}

#[cfg(feature = "mysql")]
async fn mysql(url: &DatabaseUrl) -> Result<sqlx::MySqlPool, Error> {
    let options = sqlx::mysql::MySqlConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    open!(options, sqlx::mysql::MySqlPoolOptions, url, crate::backend::mysql::explain)
}
