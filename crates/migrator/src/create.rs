//! Creating the database that the migrations are for.

use schema_core::Dialect;

use crate::error::{Error, Kind};
use crate::url::DatabaseUrl;

/// Creates the database that a URL names, unless it is there. Says whether it was missing.
///
/// ```no_run
/// # async fn start() -> Result<sqlx::PgPool, Box<dyn std::error::Error>> {
/// let url = std::env::var("DATABASE_URL")?;
/// migrator::create_database(&url).await?;
/// let pool = sqlx::PgPool::connect(&url).await?;
/// # Ok(pool) }
/// ```
///
/// Any number of programs may call it at once. What it takes: on PostgreSQL the role's `CREATEDB` and a database `postgres` or `template1`
/// to connect to, on MySQL and MariaDB the right `CREATE` on the database; nothing of that where the database is there. On SQLite it is the
/// empty file, in a folder that exists; a database in memory is always there.
///
/// # Errors
///
/// When the URL is none, or of a kind of database that the program was built without; when the server can't be reached, does not let the
/// user in, or does not let it create databases. The error never shows user or password.
pub async fn create_database(url: &str) -> Result<bool, Error> {
    let url: DatabaseUrl = url.parse()?;
    match url.dialect() {
        #[cfg(feature = "sqlite")]
        Dialect::Sqlite => crate::backend::sqlite::create(&url),
        #[cfg(feature = "postgres")]
        Dialect::Postgres => crate::backend::postgres::create(&url).await,
        #[cfg(feature = "mysql")]
        Dialect::Mysql => crate::backend::mysql::create(&url).await,
        #[allow(unreachable_patterns, reason = "no kind is left out when all features are on")]
        dialect => Err(built_without(dialect)),
    }
}

#[allow(dead_code, reason = "no kind is left out when all features are on")]
pub(crate) fn built_without(dialect: Dialect) -> Error {
    Error::new(Kind::OtherDialect, format!("this program was built without {}", dialect.title()))
        .with_hint(format!("turn the feature `{dialect}` of migrator on in its `Cargo.toml`, and that of sqlx"))
}
