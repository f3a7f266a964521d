//! Reading what a database holds, once all of its migrations are applied.

use super::decide::{decide, policy, read};
use super::{Job, not_current, prepare, resume};
use crate::agenda::Action;
use crate::backend::{Backend, Session, Transaction};
use crate::error::{Error, Kind};
use crate::introspect::Catalog;
use crate::journal::Entry;
use crate::journal::statement as journal;

/// What is in a database, and the namespace in which names have no prefix.
pub(crate) struct Found {
    pub(crate) catalog: Catalog,
    pub(crate) namespace: Option<String>,
}

/// What is in the database, whatever its journal says.
pub(crate) async fn of(pool: &dyn Backend) -> Result<Found, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let found = in_transaction(transaction.as_mut()).await?;
    transaction.rollback().await?;
    session.close().await?;
    Ok(found)
}

/// What is in the database, whose migrations must all be applied.
pub(crate) async fn of_current(pool: &dyn Backend, job: &Job) -> Result<Found, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let journal = read(transaction.as_mut(), job).await?;
    expect_current(transaction.as_mut(), job, &journal).await?;
    let found = in_transaction(transaction.as_mut()).await?;
    transaction.rollback().await?;
    if journal::commits_at_once(job.embedded.dialect) {
        expect_same(session.as_mut(), job, &journal).await?;
    }
    session.close().await?;
    Ok(found)
}

async fn in_transaction(transaction: &mut dyn Transaction) -> Result<Found, Error> {
    Ok(Found { catalog: transaction.catalog().await?, namespace: transaction.namespace().await? })
}

async fn expect_current(transaction: &mut dyn Transaction, job: &Job, journal: &[Entry]) -> Result<(), Error> {
    if let Some(half) = resume::read(transaction, job).await?.own {
        let message = format!("`{}` stopped {}; {}", half.label(), half.progress(), half.effect());
        return Err(Error::new(Kind::HalfDone, message).with_hint("the next `up` goes on from there"));
    }
    let policy = policy(transaction, job).await?;
    let agenda = decide(transaction, job, journal, None, &job.goal, policy).await?;
    let pending = agenda.actions.iter().filter(|action| !matches!(action, Action::Seal(_) | Action::Replace(_)));
    let pending: Vec<String> = pending.map(|action| prepare::label(job, action)).collect();
    if pending.is_empty() { Ok(()) } else { Err(not_current(pending)) }
}

/// Where a transaction gives no reading of one moment: nobody has migrated meanwhile.
async fn expect_same(session: &mut dyn Session, job: &Job, before: &[Entry]) -> Result<(), Error> {
    let mut transaction = session.read().await?;
    if read(transaction.as_mut(), job).await? != before || resume::read(transaction.as_mut(), job).await?.own.is_some() {
        let message = "another process is migrating this database, which was read meanwhile";
        return Err(Error::new(Kind::Locked, message).with_hint("call it again when that is done"));
    }
    transaction.rollback().await
}
