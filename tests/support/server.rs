//! The servers of the suites, by URL.

use std::sync::atomic::{AtomicU32, Ordering};

use servers::{Kind, Wanted};
use sqlx::{AssertSqlSafe, Connection as _, Error, MySqlConnection, PgConnection};

/// A server of the suites.
#[derive(Debug, Clone)]
pub struct Server {
    /// What it is.
    pub kind: Kind,
    /// How to get in as one who may do everything.
    pub url: String,
}

impl Server {
    /// The server of a kind; nothing where the environment leaves it out, which `tests/run` says.
    ///
    /// # Panics
    ///
    /// When the environment does not say where it is.
    #[must_use]
    pub fn of(kind: Kind) -> Option<Self> {
        match servers::url(kind).unwrap_or_else(|error| panic!("{error}")) {
            Wanted::Url(url) => Some(Self { kind, url }),
            Wanted::Skipped => None,
        }
    }

    /// Both, as far as they are there.
    #[must_use]
    pub fn all() -> Vec<Self> {
        Kind::ALL.into_iter().filter_map(Self::of).collect()
    }

    /// A name that no other test uses.
    #[must_use]
    pub fn name(&self, what: &str) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        format!("{what}_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
    }

    /// The URL of a database on it, as another user where one is given.
    #[must_use]
    pub fn database(&self, name: &str, user: Option<(&str, &str)>) -> String {
        let (scheme, rest) = self.url.split_once("://").unwrap_or_default();
        let (credentials, place) = rest.rsplit_once('@').unwrap_or(("", rest));
        let host = place.split('/').next().unwrap_or_default();
        let credentials = user.map_or_else(|| credentials.to_owned(), |(user, password)| format!("{user}:{password}"));
        format!("{scheme}://{credentials}@{host}/{name}")
    }

    /// Runs statements on the database of its own URL.
    ///
    /// # Errors
    ///
    /// When one fails.
    pub async fn run(&self, sql: &str) -> Result<(), Error> {
        run(self.kind, &self.url, sql).await
    }

    /// Removes a database, if it is there.
    ///
    /// # Errors
    ///
    /// When it can't be removed.
    pub async fn drop(&self, name: &str) -> Result<(), Error> {
        let force = if self.kind == Kind::Postgres { " WITH (FORCE)" } else { "" };
        self.run(&format!("DROP DATABASE IF EXISTS {name}{force}")).await
    }
}

/// Runs statements on a database.
///
/// # Errors
///
/// When one fails.
pub async fn run(kind: Kind, url: &str, sql: &str) -> Result<(), Error> {
    let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
    match kind {
        Kind::Postgres => sql.execute(&mut PgConnection::connect(url).await?).await.map(drop),
        Kind::Mysql => sql.execute(&mut MySqlConnection::connect(url).await?).await.map(drop),
    }
}
