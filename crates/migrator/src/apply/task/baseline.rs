//! Records that migrations are in effect which never ran here.

use std::collections::BTreeMap;

use super::super::decide::{policy, read};
use super::super::prepare::Prepared;
use super::super::queue::create_journal;
use super::super::writer::Writer;
use super::super::{Job, resume};
use super::{last_of, recorded};
use crate::agenda::{Action, Apply, Refusal};
use crate::backend::{Backend, Transaction};
use crate::embedded::Item;
use crate::error::{Error, Kind};
use crate::journal::{Entry, settings};
use crate::policy::Guarded;
use crate::report::{Did, Done};

/// Refuses a database that has a history of these lists already.
pub(crate) async fn refuse_history(pool: &dyn Backend, job: &Job) -> Result<(), Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    refuse(transaction.as_mut(), job).await?;
    transaction.rollback().await?;
    session.close().await
}

async fn refuse(transaction: &mut dyn Transaction, job: &Job) -> Result<(), Error> {
    let journal = read(transaction, job).await?;
    let half = resume::read(transaction, job).await?.own.map(|half| half.label());
    let first = half.or_else(|| journal.iter().find(|entry| !job.embedded.is_foreign(entry)).map(Entry::label));
    let Some(first) = first else { return Ok(()) };
    Err(Error::new(Kind::HasHistory, format!("the database has a history already, beginning with `{first}`; nothing was recorded"))
        .with_hint("`up` applies what is pending, `mark_applied` records a single migration"))
}

/// Records the first `count` migrations.
pub(super) async fn run(transaction: &mut dyn Transaction, job: &Job, count: usize) -> Result<Vec<Done>, Error> {
    let items = &job.embedded.items[..count];
    let policy = policy(transaction, job).await?;
    let drafts: Vec<String> = items.iter().filter(|item| item.draft).map(Item::label).collect();
    if !drafts.is_empty() && !policy.allows(Guarded::Drafts) {
        return Err(Refusal::Draft { drafts, place: policy.place() }.into());
    }
    refuse(transaction, job).await?;
    create_journal(transaction, job).await?;
    if let Some(mark) = policy.new_mark() {
        transaction.query(settings::set_environment(job.embedded.dialect, mark)).await?;
    }
    let last = last_of(&read(transaction, job).await?);
    let mut writer = Writer::new(transaction, job, last, BTreeMap::new());
    for position in 0..count {
        let apply = Apply { position, again: false, late: false, replaces: None };
        writer.note(&mut Prepared::only(job, Action::Apply(apply), None)).await?;
    }
    writer.finish(true, count == job.embedded.items.len()).await?;
    Ok(items.iter().map(|item| recorded(item.migration.id, item.migration.name, Did::MarkedApplied)).collect())
}
