//! Steps in Rust.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use schema_core::Dialect;

use crate::error::BoxError;

type StepFuture<'c> = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + 'c>>;

/// An `async fn(&mut C) -> Result<(), E>`: what [`Plan::run`](crate::Plan::run) takes. Implemented for every such function and for `async`
/// closures with a written parameter type.
pub trait RunStep<'c, C: 'c>: Send + Sync + 'static {
    /// Runs it.
    fn call(&self, connection: &'c mut C) -> StepFuture<'c>;
}

impl<'c, C, F, Fut, E> RunStep<'c, C> for F
where
    C: 'c,
    F: Fn(&'c mut C) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<(), E>> + Send + 'c,
    E: Into<BoxError>,
{
    fn call(&self, connection: &'c mut C) -> StepFuture<'c> {
        let future = self(connection);
        Box::pin(async move { future.await.map_err(Into::into) })
    }
}

/// A connection that steps in Rust can have: that of each supported database.
pub trait RunConnection: sealed::Sealed + Sized + 'static {
    /// The database that it is a connection of.
    #[doc(hidden)]
    const DIALECT: Dialect;

    /// Forgets the type of a step.
    #[doc(hidden)]
    fn erase(step: impl for<'c> RunStep<'c, Self>) -> Run;
}

/// A step in Rust with its type forgotten.
#[derive(Clone)]
pub enum Run {
    /// For SQLite.
    #[cfg(feature = "sqlite")]
    Sqlite(Arc<dyn for<'c> RunStep<'c, sqlx::SqliteConnection>>),
    /// For PostgreSQL.
    #[cfg(feature = "postgres")]
    Postgres(Arc<dyn for<'c> RunStep<'c, sqlx::PgConnection>>),
    /// For MySQL and MariaDB.
    #[cfg(feature = "mysql")]
    Mysql(Arc<dyn for<'c> RunStep<'c, sqlx::MySqlConnection>>),
}

#[allow(unreachable_patterns, clippy::match_wildcard_for_single_variants, reason = "which variants there are depends on the features")]
impl Run {
    /// The step, if it is for SQLite.
    #[cfg(feature = "sqlite")]
    pub(crate) fn sqlite(&self) -> Option<&dyn for<'c> RunStep<'c, sqlx::SqliteConnection>> {
        match self {
            Self::Sqlite(step) => Some(step.as_ref()),
            _ => None,
        }
    }

    /// The step, if it is for PostgreSQL.
    #[cfg(feature = "postgres")]
    pub(crate) fn postgres(&self) -> Option<&dyn for<'c> RunStep<'c, sqlx::PgConnection>> {
        match self {
            Self::Postgres(step) => Some(step.as_ref()),
            _ => None,
        }
    }

    /// The step, if it is for MySQL.
    #[cfg(feature = "mysql")]
    pub(crate) fn mysql(&self) -> Option<&dyn for<'c> RunStep<'c, sqlx::MySqlConnection>> {
        match self {
            Self::Mysql(step) => Some(step.as_ref()),
            _ => None,
        }
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("async fn")
    }
}

#[cfg(feature = "sqlite")]
impl RunConnection for sqlx::SqliteConnection {
    const DIALECT: Dialect = Dialect::Sqlite;

    fn erase(step: impl for<'c> RunStep<'c, Self>) -> Run {
        Run::Sqlite(Arc::new(step))
    }
}

#[cfg(feature = "postgres")]
impl RunConnection for sqlx::PgConnection {
    const DIALECT: Dialect = Dialect::Postgres;

    fn erase(step: impl for<'c> RunStep<'c, Self>) -> Run {
        Run::Postgres(Arc::new(step))
    }
}

#[cfg(feature = "mysql")]
impl RunConnection for sqlx::MySqlConnection {
    const DIALECT: Dialect = Dialect::Mysql;

    fn erase(step: impl for<'c> RunStep<'c, Self>) -> Run {
        Run::Mysql(Arc::new(step))
    }
}

mod sealed {
    pub trait Sealed {}

    #[cfg(feature = "sqlite")]
    impl Sealed for sqlx::SqliteConnection {}

    #[cfg(feature = "postgres")]
    impl Sealed for sqlx::PgConnection {}

    #[cfg(feature = "mysql")]
    impl Sealed for sqlx::MySqlConnection {}
}
