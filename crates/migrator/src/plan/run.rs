//! Steps in Rust.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

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
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("async fn")
    }
}

#[cfg(feature = "sqlite")]
impl RunConnection for sqlx::SqliteConnection {
    fn erase(step: impl for<'c> RunStep<'c, Self>) -> Run {
        Run::Sqlite(Arc::new(step))
    }
}

mod sealed {
    pub trait Sealed {}

    #[cfg(feature = "sqlite")]
    impl Sealed for sqlx::SqliteConnection {}
}
