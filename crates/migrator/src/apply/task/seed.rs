//! Runs a seed, once or each time.

use std::collections::BTreeSet;
use std::time::{Duration, Instant, SystemTime};

use schema_core::dialect::Statement;

use super::super::prepare::{refuse_backfill, refuse_control, split};
use super::super::{Job, decide};
use super::Outcome;
use crate::backend::{Backend, Cell, Transaction};
use crate::error::{Error, Kind, Place};
use crate::event::Event;
use crate::journal::seed as journal;
use crate::journal::statement::Bound;
use crate::plan::Recorded;
use crate::report::{Did, Done};
use crate::{Plan, Seed, preview};

/// The names of the seeds that ran once in this database.
pub(crate) async fn ran(pool: &dyn Backend, job: &Job) -> Result<BTreeSet<String>, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let names = names(transaction.as_mut(), job).await?;
    transaction.rollback().await?;
    session.close().await?;
    Ok(names)
}

/// Runs it, unless it ran or is not for here.
pub(super) async fn run(transaction: &mut dyn Transaction, job: &Job, seed: &Seed) -> Result<Outcome, Error> {
    let policy = decide::policy(transaction, job).await?;
    let is_done = !seed.is_repeated && names(transaction, job).await?.contains(seed.name);
    if is_done || !seed.is_for(policy.environment, policy.mark) {
        return Ok(Outcome::default());
    }
    if !seed.is_repeated {
        create(transaction, job).await?;
    }
    let steps: Vec<Recorded> = Plan::record(job.embedded.dialect, seed.fill).into_iter().flat_map(|step| split(job, step)).collect();
    let place =
        |at: usize| Place { migration: seed.name.to_owned(), function: "seed", statement: Some((at + 1, steps.len())), whole: true };
    for (at, step) in steps.iter().enumerate() {
        refuse_impossible(job, step).map_err(|error| error.at(place(at)))?;
    }
    transaction.watch(&steps.iter().collect::<Vec<_>>()).await?;
    let started = Instant::now();
    job.observer.tell(&Event::Began { migration: seed.name, function: "seed", statements: steps.len() });
    for (at, step) in steps.iter().enumerate() {
        let one = Instant::now();
        transaction.run(step).await.map_err(|error| error.at(place(at)).with_sql(preview::bare(job.embedded.dialect, step)))?;
        job.observer.tell(&Event::Statement { migration: seed.name, number: at + 1, of: steps.len(), elapsed: one.elapsed() });
    }
    transaction.settle(&steps).await?;
    let elapsed = started.elapsed();
    if !seed.is_repeated {
        note(transaction, job, seed, elapsed).await?;
    }
    let done = Done { id: String::new(), name: seed.name.to_owned(), action: Did::Seeded, elapsed, late: false };
    job.observer.tell(&Event::Ended { done: &done });
    Ok(Outcome::of(vec![done]))
}

fn refuse_impossible(job: &Job, step: &Recorded) -> Result<(), Error> {
    match step {
        Recorded::Statement(Statement::Sql(sql) | Statement::Check { sql, .. }) => refuse_control(job, sql),
        Recorded::Unsupported(why) => Err(Error::new(Kind::OtherDialect, format!("can't be written for this database: {why}"))),
        Recorded::Irreversible(why) => Err(Error::new(Kind::Irreversible, why.clone())),
        Recorded::Statement(Statement::Backfill(backfill)) => refuse_backfill(job, backfill),
        Recorded::Compute { .. } => {
            Err(Error::new(Kind::Definition, "values that a function gives to rows that are there are for migrations")
                .with_hint("insert the rows with their values, or use `plan.run`"))
        }
        Recorded::Statement(Statement::Rebuild { .. }) | Recorded::Run { .. } | Recorded::Destroys(_) => Ok(()),
    }
}

async fn names(transaction: &mut dyn Transaction, job: &Job) -> Result<BTreeSet<String>, Error> {
    if !transaction.has_table(journal::SEED).await? {
        return Ok(BTreeSet::new());
    }
    let rows = transaction.query(journal::names(job.embedded.dialect, &job.scope)).await?;
    Ok(rows.iter().filter_map(|row| row.cells.first().and_then(Cell::text).map(str::to_owned)).collect())
}

/// Notes that it ran.
async fn note(transaction: &mut dyn Transaction, job: &Job, seed: &Seed, elapsed: Duration) -> Result<(), Error> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let (ran_at, duration) = (number(since.as_millis()), number(elapsed.as_micros()));
    transaction.query(journal::note(job.embedded.dialect, &job.scope, seed.name, ran_at, duration)).await.map(drop)
}

fn number(number: u128) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Creates the table of the seeds where it is missing. It comes before anything else, because it commits on MySQL and MariaDB.
async fn create(transaction: &mut dyn Transaction, job: &Job) -> Result<(), Error> {
    if !transaction.has_table(journal::SEED).await? {
        transaction.query(Bound { sql: journal::create(job.embedded.dialect), values: Vec::new() }).await?;
    }
    Ok(())
}

/// Forgets what ran.
pub(super) async fn forget(transaction: &mut dyn Transaction, job: &Job) -> Result<(), Error> {
    if transaction.has_table(journal::SEED).await? {
        transaction.query(journal::forget(job.embedded.dialect, &job.scope)).await?;
    }
    Ok(())
}
