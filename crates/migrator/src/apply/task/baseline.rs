//! Records that migrations are in effect which never ran here.

use super::super::decide::{policy, read};
use super::super::{Job, resume, tools};
use super::{Recording, last_of, record};
use crate::ToolHistory;
use crate::agenda;
use crate::backend::{Backend, Transaction};
use crate::baseline::Takeover;
use crate::error::{Error, Kind};
use crate::journal::Entry;
use crate::report::Done;

/// The histories of other tools in a database; refuses one that has a history of these lists.
pub(crate) async fn histories(pool: &dyn Backend, job: &Job) -> Result<Vec<ToolHistory>, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    last_of_others(transaction.as_mut(), job).await?;
    let read = tools::read(transaction.as_mut(), job.embedded.dialect).await?;
    transaction.rollback().await?;
    session.close().await?;
    Ok(read)
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

/// Records the migrations. What was read to know them must still be so.
pub(super) async fn run(transaction: &mut dyn Transaction, job: &Job, takeover: &Takeover) -> Result<Vec<Done>, Error> {
    let positions: Vec<usize> = takeover.migrations.keys().copied().collect();
    let policy = policy(transaction, job).await?;
    agenda::refuse_drafts(&job.embedded, &positions, policy)?;
    let last = last_of_others(transaction, job).await?;
    if tools::read(transaction, job.embedded.dialect).await? != takeover.read {
        let message = "another tool migrated this database meanwhile; nothing was recorded";
        return Err(Error::new(Kind::OtherTool, message).with_hint("do this again when it is done"));
    }
    let recording = |(&position, &applied_at): (&usize, &Option<i64>)| Recording { position, entries: Vec::new(), half: None, applied_at };
    record(transaction, job, policy, last, takeover.migrations.iter().map(recording).collect()).await
}
