//! Migrating many databases: tenants, shards, files.

use std::collections::BTreeMap;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures_core::Stream;
use tokio::task::JoinSet;

use crate::backend::{BoxFuture, MigratePool};
use crate::error::{BoxError, Kind};
use crate::{Error, Migrator, Report};

/// How many databases are migrated at a time unless told otherwise.
const CONCURRENCY: usize = 8;

/// A rate of failures says little before so many databases were tried.
const SAMPLE_MIN: usize = 10;

/// A database among many: its name, and how to get to it.
///
/// Those that this type connects to itself have one connection each, which is closed afterwards.
#[must_use = "it does nothing until it is migrated"]
pub struct EachTarget {
    name: String,
    open: Box<dyn FnOnce() -> BoxFuture<'static, Result<Opened, BoxError>> + Send>,
}

/// A database that was connected to.
struct Opened {
    pool: Box<dyn MigratePool>,
    /// What is done when it is no longer needed.
    close: Option<BoxFuture<'static, ()>>,
}

impl EachTarget {
    /// A database that `open` connects to when its turn has come. The pool is left as it is afterwards.
    pub fn new<P, F, E>(name: impl Into<String>, open: impl FnOnce() -> F + Send + 'static) -> Self
    where
        P: MigratePool + 'static,
        F: Future<Output = Result<P, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let open = move || -> BoxFuture<'static, Result<Opened, BoxError>> {
            let opening = open();
            Box::pin(async move {
                let pool = opening.await.map_err(Into::into)?;
                Ok(Opened { pool: Box::new(pool), close: None })
            })
        };
        Self { name: name.into(), open: Box::new(open) }
    }
}

macro_rules! connects {
    ($(#[$doc:meta])* $function:ident, $feature:literal, $options:ty, $pool:ty) => {
        $(#[$doc])*
        #[cfg(feature = $feature)]
        pub fn $function(name: impl Into<String>, options: $options) -> Self {
            let open = move || -> BoxFuture<'static, Result<Opened, BoxError>> {
                Box::pin(async move {
                    let pool = <$pool>::new().max_connections(1).connect_with(options).await?;
                    let closing = pool.clone();
                    Ok(Opened { pool: Box::new(pool), close: Some(Box::pin(async move { closing.close().await })) })
                })
            };
            Self { name: name.into(), open: Box::new(open) }
        }
    };
}

impl EachTarget {
    connects! {
        /// A SQLite database.
        sqlite, "sqlite", sqlx::sqlite::SqliteConnectOptions, sqlx::sqlite::SqlitePoolOptions
    }
    connects! {
        /// A PostgreSQL database.
        postgres, "postgres", sqlx::postgres::PgConnectOptions, sqlx::postgres::PgPoolOptions
    }
    connects! {
        /// A MySQL or MariaDB database.
        mysql, "mysql", sqlx::mysql::MySqlConnectOptions, sqlx::mysql::MySqlPoolOptions
    }

    /// A schema of a PostgreSQL database, which has to exist: it is the `search_path` of the connection, so that it has a journal of its own.
    #[cfg(feature = "postgres")]
    pub fn postgres_schema(options: sqlx::postgres::PgConnectOptions, schema: impl Into<String>) -> Self {
        let schema = schema.into();
        let path = schema_core::Dialect::Postgres.identifier(&schema);
        Self::postgres(schema, options.options([("search_path", path)]))
    }
}

impl fmt::Debug for EachTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EachTarget").field(&self.name).finish()
    }
}

/// How [`Migrator::up_each`] goes about it.
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct EachOptions {
    concurrency: usize,
    canaries: usize,
    failures_max: Option<usize>,
    failure_rate_max: Option<f64>,
}

impl Default for EachOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl EachOptions {
    /// Eight at a time, one canary, and no end however many fail.
    pub const fn new() -> Self {
        Self { concurrency: CONCURRENCY, canaries: 1, failures_max: None, failure_rate_max: None }
    }

    /// How many databases are migrated at a time.
    pub const fn concurrency(mut self, databases: usize) -> Self {
        self.concurrency = if databases == 0 { 1 } else { databases };
        self
    }

    /// The first so many are migrated one after the other, before all others; when one fails, no other is begun.
    pub const fn canaries(mut self, databases: usize) -> Self {
        self.canaries = databases;
        self
    }

    /// Begins no other database when more than so many have failed. Those that are under way come to their end.
    pub const fn stop_after(mut self, failures: usize) -> Self {
        self.failures_max = Some(failures);
        self
    }

    /// Begins no other database when more than this part of those that are done has failed, from ten on: `0.05` is one of twenty.
    pub const fn stop_at_rate(mut self, rate: f64) -> Self {
        self.failure_rate_max = Some(rate);
        self
    }

    /// Whether no other database is begun, when so many of these have failed.
    fn stops(&self, done: usize, failed: usize) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "nobody has so many databases")]
        let rate = failed as f64 / done.max(1) as f64;
        failed > 0 && done <= self.canaries
            || self.failures_max.is_some_and(|most| failed > most)
            || self.failure_rate_max.is_some_and(|most| done >= SAMPLE_MIN && rate > most)
    }
}

/// What [`Migrator::up_each`] did. `Display` is a summary with a line for each database that failed.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct EachReport {
    /// Every database, in the order in which it was given.
    pub databases: Vec<EachOutcome>,
    /// How long it took in all.
    pub elapsed: Duration,
}

/// What became of one database.
#[derive(Debug)]
#[non_exhaustive]
pub struct EachOutcome {
    /// Its name.
    pub name: String,
    /// What was done, or why it failed; `None` when it was not begun.
    pub result: Option<Result<Report, Error>>,
}

impl EachReport {
    /// Whether every database is up to date.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.databases.iter().all(|database| matches!(database.result, Some(Ok(_))))
    }

    /// The databases that failed, and why.
    pub fn failed(&self) -> impl Iterator<Item = (&str, &Error)> {
        self.databases.iter().filter_map(|database| match &database.result {
            Some(Err(error)) => Some((database.name.as_str(), error)),
            Some(Ok(_)) | None => None,
        })
    }

    /// The databases that were not begun.
    pub fn not_begun(&self) -> impl Iterator<Item = &str> {
        self.databases.iter().filter(|database| database.result.is_none()).map(|database| database.name.as_str())
    }

    /// How many were migrated, and how many were up to date before.
    fn counts(&self) -> (usize, usize) {
        let reports = self.databases.iter().filter_map(|database| database.result.as_ref()?.as_ref().ok());
        let (current, migrated): (Vec<&Report>, Vec<&Report>) = reports.partition(|report| report.is_empty());
        (migrated.len(), current.len())
    }
}

impl fmt::Display for EachReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (migrated, current) = self.counts();
        let (failed, left) = (self.failed().count(), self.not_begun().count());
        let counts = [(migrated, "migrated"), (current, "up to date before"), (failed, "failed"), (left, "not begun")];
        let parts: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        let parts = if parts.is_empty() { "no databases".to_owned() } else { parts.join(", ") };
        write!(f, "{parts} (in {})", crate::report::time(self.elapsed))?;
        self.failed().try_for_each(|(name, error)| write!(f, "\n{name}: {error}"))
    }
}

/// Targets from an iterator as a stream.
pub(crate) struct Iter<I>(pub(crate) I);

impl<I: Iterator<Item = EachTarget> + Unpin> Stream for Iter<I> {
    type Item = EachTarget;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<EachTarget>> {
        Poll::Ready(self.0.next())
    }
}

/// Migrates what `targets` gives.
pub(crate) async fn run(migrator: &Migrator, targets: impl Stream<Item = EachTarget>, options: EachOptions) -> EachReport {
    let started = Instant::now();
    let mut targets = std::pin::pin!(targets);
    let mut each = Each { migrator, options, running: JoinSet::new(), names: Vec::new(), results: BTreeMap::new(), failed: 0 };
    loop {
        let is_canary = each.names.len() <= options.canaries;
        let room = if is_canary { 1 } else { options.concurrency };
        while each.running.len() >= room {
            each.join().await;
        }
        let Some(target) = poll_fn(|context| targets.as_mut().poll_next(context)).await else { break };
        each.take(target);
    }
    while !each.running.is_empty() {
        each.join().await;
    }
    each.report(started.elapsed())
}

/// A run under way.
struct Each<'a> {
    migrator: &'a Migrator,
    options: EachOptions,
    running: JoinSet<(usize, Result<Report, Error>)>,
    names: Vec<String>,
    results: BTreeMap<usize, Result<Report, Error>>,
    failed: usize,
}

impl Each<'_> {
    /// Begins with a database, unless enough have failed: then it only is on the list.
    fn take(&mut self, target: EachTarget) {
        let at = self.names.len();
        self.names.push(target.name.clone());
        if !self.options.stops(self.results.len(), self.failed) {
            let migrator = self.migrator.clone();
            self.running.spawn(async move { (at, one(&migrator, target).await) });
        }
    }

    /// Waits for one that comes to its end.
    async fn join(&mut self) {
        match self.running.join_next().await {
            Some(Ok((at, result))) => {
                self.failed += usize::from(result.is_err());
                self.results.insert(at, result);
            }
            // A panic in a migration is one here.
            Some(Err(error)) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Some(Err(_)) | None => {}
        }
    }

    fn report(mut self, elapsed: Duration) -> EachReport {
        let outcome = |(at, name)| EachOutcome { name, result: self.results.remove(&at) };
        EachReport { databases: self.names.into_iter().enumerate().map(outcome).collect(), elapsed }
    }
}

async fn one(migrator: &Migrator, target: EachTarget) -> Result<Report, Error> {
    let failed = |cause: BoxError| Error::new(Kind::Database, "no connection to the database").with_cause(cause);
    let Opened { pool, close } = (target.open)().await.map_err(failed)?;
    let result = migrator.up_in(pool.access()).await;
    if let Some(close) = close {
        close.await;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_stop_as_told() {
        let plain = EachOptions::new();
        assert!(plain.stops(1, 1) && !plain.stops(2, 1) && !plain.stops(100, 99));
        let few = plain.stop_after(2);
        assert!(!few.stops(50, 2) && few.stops(50, 3));
        let rate = plain.canaries(0).stop_at_rate(0.1);
        assert!(!rate.stops(9, 9) && !rate.stops(10, 1) && rate.stops(10, 2) && !rate.stops(100, 10));
    }
}
