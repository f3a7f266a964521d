//! Databases for tests: each test gets one of its own, migrated, which is gone afterwards, also when the test fails.
//!
//! ```no_run
//! # mod migrations { pub static MIGRATIONS: migrator::Migrations = migrator::Migrations::new(&[]); }
//! # async fn test() {
//! use migrator::{Migrator, testing};
//!
//! let database = testing::sqlite(&Migrator::new(&migrations::MIGRATIONS)).await.unwrap();
//! sqlx::query("INSERT INTO user (name) VALUES ('Ada')").execute(database.pool()).await.unwrap();
//! # }
//! ```
//!
//! Where the migrator has [seeds](crate::Migrator::seeds), they are in the database as well.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use std::fmt;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use crate::backend::MigratePool;
use crate::error::{BoxError, Kind};
use crate::{Environment, Error, Migrator};

#[cfg(feature = "mysql")]
pub use mysql::mysql;
#[cfg(feature = "postgres")]
pub use postgres::postgres;
#[cfg(feature = "sqlite")]
pub use sqlite::{sqlite, sqlite_file};

/// The database of a test. It is removed when this is dropped.
#[must_use = "the database is gone when this is dropped"]
pub struct TestDatabase<P> {
    pool: P,
    name: String,
    remove: Option<Box<dyn FnOnce() + Send>>,
}

impl<P> TestDatabase<P> {
    /// The connections to it.
    pub const fn pool(&self) -> &P {
        &self.pool
    }

    /// Its name on the server; of the file, on SQLite.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl<P> fmt::Debug for TestDatabase<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TestDatabase").field(&self.name).finish()
    }
}

impl<P> Drop for TestDatabase<P> {
    fn drop(&mut self) {
        if let Some(remove) = self.remove.take() {
            remove();
        }
    }
}

/// What the names of all databases for tests begin with.
#[cfg(any(feature = "mysql", feature = "postgres"))]
const PREFIX: &str = "_migrator_test_";

/// What a killed test left is removed after this time.
#[cfg(any(feature = "mysql", feature = "postgres"))]
const LEFT_OVER: Duration = Duration::from_hours(24);

/// A name that no other database for a test has. It tells when it was made.
fn unique() -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    format!("{}_{}_{}", now().as_secs(), std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

fn now() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// When the database of this name was made, if it is one of a test.
#[cfg(any(feature = "mysql", feature = "postgres"))]
fn made_at(name: &str) -> Option<Duration> {
    let seconds = name.strip_prefix(PREFIX)?.split('_').next()?;
    seconds.parse().ok().map(Duration::from_secs)
}

/// Brings a new database up to date.
async fn fill(migrator: &Migrator, pool: &impl MigratePool) -> Result<(), Error> {
    let migrator = migrator.clone().environment(Environment::Test);
    migrator.up(pool).await?;
    migrator.seed(pool).await.map(drop)
}

/// Runs `work` to its end, on a thread and a runtime of its own: those of the test may be at their end. What goes wrong is only logged,
/// because what the test itself says is what counts.
fn remove_with<F: Future<Output = Result<(), BoxError>>>(work: impl FnOnce() -> F + Send + 'static) -> Box<dyn FnOnce() + Send> {
    Box::new(move || {
        let thread = std::thread::spawn(move || -> Result<(), BoxError> {
            tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work())
        });
        match thread.join() {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "the database of a test could not be removed"),
            Err(_) => tracing::warn!("the database of a test could not be removed"),
        }
    })
}

/// An error that says what did not work. The URL is not part of it.
fn failed(what: &str) -> impl Fn(sqlx::Error) -> Error + '_ {
    move |error| Error::new(Kind::Database, what).with_cause(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_and_tell_their_age() {
        let (one, other) = (unique(), unique());
        assert_ne!(one, other);
        assert!(made_at(&format!("{PREFIX}{one}")).is_some_and(|made| now().abs_diff(made) < LEFT_OVER));
        assert_eq!(made_at("app"), None);
        assert_eq!(made_at(&format!("{PREFIX}template")), None);
    }
}
