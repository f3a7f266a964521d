//! Throwaway databases of every kind, seen the same way.

pub mod mysql;
pub mod postgres;
pub mod rows;
pub mod sqlite;
pub mod transfer;

use std::collections::BTreeMap;

use migrator::introspect::Catalog;
use migrator::{Drift, Error, Migrator, Report, Scope, Target, Verification};
use schema_core::{Dialect, Schema};
use servers::{Kind, Wanted};

pub use rows::{Dump, TableRows};

/// The databases that the suites try everything on.
pub const DIALECTS: [Dialect; 3] = [Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql];

/// An empty database, gone or given back when the test is done with it.
#[derive(Debug)]
pub enum Database {
    /// In memory.
    Sqlite(sqlite::Database),
    /// On the server of the suites.
    Postgres(postgres::Database),
    /// On the server of the suites.
    Mysql(mysql::Database),
}

/// Whether databases of a kind can be had: always of SQLite, of a server where the environment does not leave it out.
///
/// # Errors
///
/// When the environment does not say where the server is.
pub fn is_wanted(dialect: Dialect) -> Result<bool, String> {
    let kind = match dialect {
        Dialect::Postgres => Kind::Postgres,
        Dialect::Mysql => Kind::Mysql,
        _ => return Ok(true),
    };
    servers::url(kind).map(|wanted| matches!(wanted, Wanted::Url(_))).map_err(|error| error.to_string())
}

/// The URL of the server of the suites.
///
/// # Errors
///
/// When there is none.
fn server(kind: Kind) -> Result<String, String> {
    match servers::url(kind).map_err(|error| error.to_string())? {
        Wanted::Url(url) => Ok(url),
        Wanted::Skipped => Err(format!("{kind} is left out, and yet a test wants it")),
    }
}

/// Calls a method of whichever database it is.
macro_rules! each {
    ($database:expr, $inner:ident => $call:expr) => {
        match $database {
            Database::Sqlite($inner) => $call,
            Database::Postgres($inner) => $call,
            Database::Mysql($inner) => $call,
        }
    };
}

impl Database {
    /// An empty database.
    ///
    /// # Errors
    ///
    /// When it can't be had.
    pub async fn new(dialect: Dialect) -> Result<Self, String> {
        Ok(match dialect {
            Dialect::Postgres => Self::Postgres(postgres::Database::new(&server(Kind::Postgres)?).await?),
            Dialect::Mysql => Self::Mysql(mysql::Database::new(&server(Kind::Mysql)?).await?),
            _ => Self::Sqlite(sqlite::memory().await.map_err(|error| error.to_string())?),
        })
    }

    /// An empty database that other processes can open, too.
    ///
    /// # Errors
    ///
    /// When it can't be had.
    pub async fn shared(dialect: Dialect) -> Result<Self, String> {
        match dialect {
            Dialect::Sqlite => Ok(Self::Sqlite(sqlite::database().await.map_err(|error| error.to_string())?)),
            _ => Self::new(dialect).await,
        }
    }

    /// An empty database on a server of the test's own.
    ///
    /// # Errors
    ///
    /// When it can't be had.
    pub async fn on(kind: Kind, server: &str) -> Result<Self, String> {
        Ok(match kind {
            Kind::Postgres => Self::Postgres(postgres::Database::new(server).await?),
            Kind::Mysql => Self::Mysql(mysql::Database::new(server).await?),
        })
    }

    /// Its URL, for other processes.
    #[must_use]
    pub fn url(&self) -> String {
        each!(self, inner => inner.url())
    }

    /// What it speaks.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
            Self::Mysql(_) => Dialect::Mysql,
        }
    }

    /// Gives it back.
    pub async fn close(self) {
        each!(self, inner => inner.close().await);
    }

    /// See [`Migrator::up`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn up(&self, migrator: &Migrator) -> Result<Report, Error> {
        each!(self, inner => migrator.up(&inner.pool).await)
    }

    /// See [`Migrator::up_to`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn up_to(&self, migrator: &Migrator, target: impl Into<Target>) -> Result<Report, Error> {
        each!(self, inner => migrator.up_to(&inner.pool, target).await)
    }

    /// See [`Migrator::drift`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn drift(&self, migrator: &Migrator) -> Result<Drift, Error> {
        each!(self, inner => migrator.drift(&inner.pool).await)
    }

    /// See [`Migrator::drift_in`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn drift_in(&self, migrator: &Migrator, scope: Scope) -> Result<Drift, Error> {
        each!(self, inner => migrator.drift_in(&inner.pool, scope).await)
    }

    /// See [`Migrator::verify`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn verify(&self, migrator: &Migrator) -> Result<Verification, Error> {
        each!(self, inner => migrator.verify(&inner.pool).await)
    }

    /// See [`Migrator::down`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn down(&self, migrator: &Migrator, target: Target) -> Result<Report, Error> {
        each!(self, inner => migrator.down(&inner.pool, target).await)
    }

    /// Runs statements.
    ///
    /// # Errors
    ///
    /// When one fails.
    pub async fn run(&self, sql: &str) -> Result<(), String> {
        each!(self, inner => inner.run(sql).await).map_err(|error| error.to_string())
    }

    /// The rows of a query, each value as an SQL literal in the form that SQLite would give it: what is the same value is the same text
    /// on every database.
    ///
    /// # Errors
    ///
    /// When it fails.
    pub async fn literals(&self, sql: &str) -> Result<Vec<Vec<String>>, String> {
        each!(self, inner => inner.literals(sql).await).map_err(|error| error.to_string())
    }

    /// The catalog.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn catalog(&self) -> Result<Catalog, String> {
        each!(self, inner => inner.catalog().await).map_err(|error| error.to_string())
    }

    /// Everything that is in the tables; those of the tool are left out.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn dump(&self) -> Result<Dump, String> {
        each!(self, inner => inner.dump().await).map_err(|error| error.to_string())
    }

    /// The rows that point at rows that are not there.
    ///
    /// # Errors
    ///
    /// When they can't be asked for.
    pub async fn foreign_key_violations(&self) -> Result<Vec<Vec<String>>, String> {
        match self {
            Self::Sqlite(inner) => inner.foreign_key_violations().await.map_err(|error| error.to_string()),
            Self::Postgres(_) | Self::Mysql(_) => rows::violations(self, &self.catalog().await?.schema).await,
        }
    }

    /// What the database itself finds wrong with it; nothing when all is well.
    ///
    /// # Errors
    ///
    /// When it can't be asked.
    pub async fn damages(&self) -> Result<Vec<String>, String> {
        each!(self, inner => inner.damages().await).map_err(|error| error.to_string())
    }

    /// The highest number that each table which numbers its rows has given out.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn sequences(&self) -> Result<BTreeMap<String, i64>, String> {
        each!(self, inner => inner.sequences().await).map_err(|error| error.to_string())
    }

    /// Inserts made-up rows with these numbers into every table, as far as the tables take them.
    ///
    /// # Errors
    ///
    /// When a row is refused for another reason than its values.
    pub async fn fill(&self, schema: &Schema, numbers: (u32, u32)) -> Result<(), String> {
        match self {
            Self::Sqlite(inner) => rows::fill(inner, schema, numbers).await,
            Self::Postgres(_) | Self::Mysql(_) => transfer::made_up(self, schema, numbers).await,
        }
    }

    /// Inserts rows that are written in SQLite's SQL.
    ///
    /// # Errors
    ///
    /// When one is refused.
    pub async fn insert(&self, schema: &Schema, data: &str) -> Result<(), String> {
        match self {
            Self::Sqlite(inner) => inner.run(data).await.map_err(|error| error.to_string()),
            Self::Postgres(_) | Self::Mysql(_) => transfer::written(self, schema, data).await,
        }
    }
}
