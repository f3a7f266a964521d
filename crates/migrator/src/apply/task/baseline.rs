//! Records that migrations are in effect which never ran here.

use super::super::decide::{policy, read};
use super::super::{Job, resume};
use super::{last_of, record};
use crate::agenda::{self, Apply};
use crate::backend::{Backend, Transaction};
use crate::error::{Error, Kind};
use crate::journal::Entry;
use crate::report::Done;

/// Refuses a database that has a history of these lists already.
pub(crate) async fn refuse_history(pool: &dyn Backend, job: &Job) -> Result<(), Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    last_of_others(transaction.as_mut(), job).await?;
    transaction.rollback().await?;
    session.close().await
}

/// The highest number that the journal has given out to migrations of others. Refuses where these lists have a history.
async fn last_of_others(transaction: &mut dyn Transaction, job: &Job) -> Result<i64, Error> {
    let journal = read(transaction, job).await?;
    let halves = resume::read(transaction, job).await?;
    let half = halves.own.map(|half| half.label());
    let first = half.or_else(|| journal.iter().find(|entry| !job.embedded.is_foreign(entry)).map(Entry::label));
    match first {
        None => Ok(last_of(&journal).max(halves.last)),
        Some(first) => {
            let message = format!("the database has a history already, beginning with `{first}`; nothing was recorded");
            let hint = "`up` applies what is pending, `mark_applied` records a single migration";
            Err(Error::new(Kind::HasHistory, message).with_hint(hint))
        }
    }
}

/// Records the first `count` migrations.
pub(super) async fn run(transaction: &mut dyn Transaction, job: &Job, count: usize) -> Result<Vec<Done>, Error> {
    let positions: Vec<usize> = (0..count).collect();
    let policy = policy(transaction, job).await?;
    agenda::refuse_drafts(&job.embedded, &positions, policy)?;
    let last = last_of_others(transaction, job).await?;
    let apply = |position| (Apply { position, again: false, late: false, replaces: None }, None);
    record(transaction, job, policy, last, positions.into_iter().map(apply).collect()).await
}
