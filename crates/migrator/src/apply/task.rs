//! What is done in one transaction under the lock, besides running migrations.

mod baseline;
mod drop_all;
mod schema;
mod seed;

pub(crate) use baseline::histories;
pub(crate) use schema::Work;
pub(crate) use seed::ran;

use std::collections::BTreeMap;
use std::time::Duration;

use super::Job;
use super::decide::{policy, read};
use super::prepare::Prepared;
use super::queue::create_journal;
use super::resume::{self, Halves};
use super::writer::Writer;
use crate::agenda::{self, Action, Replacement};
use crate::backend::{Backend, Session, Transaction};
use crate::baseline::Takeover;
use crate::error::{Error, Kind};
use crate::fresh::Others;
use crate::journal::{Entry, HalfDone, settings, statement as journal};
use crate::policy::Policy;
use crate::report::{Did, Done};
use crate::target;
use crate::wait::Wait;
use crate::{Environment, Resolve, Seed};

/// One thing to do.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Task<'a> {
    /// Mark the database.
    Mark(Environment),
    /// Record a migration as applied.
    MarkApplied(&'a str),
    /// Record a migration as not applied.
    MarkUnapplied(&'a str),
    /// Record migrations as applied in a database without a history.
    Baseline(&'a Takeover),
    /// Drop everything.
    Fresh(Others),
    /// Run a seed.
    Seed(&'a Seed),
    /// Change the tables of the entities without migrations.
    Schema(&'a Work),
    /// Answer whether a statement took effect.
    Resolve(Resolve),
}

/// What it came to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) done: Vec<Done>,
    /// What was dropped.
    pub(crate) dropped: Vec<String>,
    /// What was left although no migration made it.
    pub(crate) kept: Vec<String>,
    /// What ran that no migration said.
    pub(crate) ran: Vec<String>,
    /// Whether there may be more to do.
    pub(crate) is_left: bool,
}

impl Outcome {
    fn of(done: Vec<Done>) -> Self {
        Self { done, ..Self::default() }
    }
}

/// Does it.
pub(crate) async fn run(pool: &dyn Backend, job: &Job, task: Task<'_>) -> Result<Outcome, Error> {
    let mut session = super::open(pool, job).await?;
    let mut wait = Wait::new(job.limits.lock);
    let result = loop {
        match once(session.as_mut(), job, task).await {
            Err(error) => match super::busy(job, &mut wait, error).await {
                Ok(()) => {}
                Err(error) => break Err(error),
            },
            done => break done,
        }
    };
    let closed = session.close().await;
    super::outcome(result, closed)
}

async fn once(session: &mut dyn Session, job: &Job, task: Task<'_>) -> Result<Outcome, Error> {
    let Some(mut transaction) = session.try_begin(job.limits, None).await? else {
        return Err(Error::new(Kind::Locked, "another process wrote to the journal meanwhile"));
    };
    match perform(transaction.as_mut(), job, task).await {
        Ok(done) => transaction.commit().await.map(|()| done),
        Err(error) => {
            if let Err(second) = transaction.rollback().await {
                tracing::warn!(error = %second, "could not roll back");
            }
            Err(error)
        }
    }
}

async fn perform(transaction: &mut dyn Transaction, job: &Job, task: Task<'_>) -> Result<Outcome, Error> {
    match task {
        Task::Mark(environment) => {
            create_journal(transaction, job).await?;
            transaction.query(settings::set_environment(job.embedded.dialect, environment)).await?;
            Ok(Outcome::default())
        }
        Task::MarkApplied(name) => mark_applied(transaction, job, name).await.map(Outcome::of),
        Task::Baseline(takeover) => baseline::run(transaction, job, takeover).await.map(Outcome::of),
        Task::MarkUnapplied(name) => mark_unapplied(transaction, job, name).await.map(Outcome::of),
        Task::Schema(work) => schema::run(transaction, job, work).await,
        Task::Seed(seed) => seed::run(transaction, job, seed).await,
        Task::Fresh(others) => drop_all::run(transaction, job, others).await,
        Task::Resolve(answer) => resume::answer(transaction, job, answer).await.map(|()| Outcome::default()),
    }
}

/// Refuses where tables are not to be changed without migrations.
pub(crate) async fn refuse_schema(pool: &dyn Backend, job: &Job) -> Result<(), Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let refused = schema::refuse(transaction.as_mut(), job).await;
    transaction.rollback().await?;
    session.close().await?;
    refused
}

/// Records what the program has as applied, also where the journal has another text of it.
async fn mark_applied(transaction: &mut dyn Transaction, job: &Job, name: &str) -> Result<Vec<Done>, Error> {
    let position = target::find(&agenda::named(&job.embedded), name)?;
    let item = &job.embedded.items[position];
    let policy = policy(transaction, job).await?;
    agenda::refuse_drafts(&job.embedded, &[position], policy)?;
    let journal = read(transaction, job).await?;
    let halves = halves(transaction, job, &item.label()).await?;
    let replaced = journal.iter().filter(|entry| job.embedded.replacing(entry) == Some(position));
    let entry = journal.iter().find(|entry| job.embedded.position(entry) == Some(position));
    if entry.is_some_and(|entry| entry.is_applied() && entry.checksum == item.checksum) {
        return Ok(Vec::new());
    }
    let last = last_of(&journal).max(halves.last);
    let recording = Recording { position, entries: replaced.chain(entry).cloned().collect(), half: halves.own, applied_at: None };
    record(transaction, job, policy, last, vec![recording]).await
}

/// A migration to record as applied that does not run.
struct Recording {
    position: usize,
    /// What the journal has in its place.
    entries: Vec<Entry>,
    half: Option<HalfDone>,
    /// When it was applied, in milliseconds since 1970; where that is not known, now.
    applied_at: Option<i64>,
}

/// Records migrations as applied that did not run; `last` is the highest number that was given out.
async fn record(
    transaction: &mut dyn Transaction,
    job: &Job,
    policy: Policy,
    last: i64,
    recordings: Vec<Recording>,
) -> Result<Vec<Done>, Error> {
    create_journal(transaction, job).await?;
    if let Some(mark) = policy.new_mark() {
        transaction.query(settings::set_environment(job.embedded.dialect, mark)).await?;
    }
    let mut writer = Writer::new(transaction, job, last, BTreeMap::new());
    let mut done = Vec::new();
    for Recording { position, entries, half, applied_at } in recordings {
        let migration = job.embedded.items[position].migration;
        let action = Action::Replace(Replacement { position, entries, applied_at });
        writer.note(&mut Prepared::only(job, action, half)).await?;
        done.push(recorded(migration.id, migration.name, Did::MarkedApplied));
    }
    writer.finish(true, false).await?;
    Ok(done)
}

async fn mark_unapplied(transaction: &mut dyn Transaction, job: &Job, name: &str) -> Result<Vec<Done>, Error> {
    let journal = read(transaction, job).await?;
    let mine: Vec<&Entry> = journal.iter().filter(|entry| !job.embedded.is_foreign(entry)).collect();
    let entry = agenda::applied(&job.embedded, &mine, name)?;
    let halves = halves(transaction, job, &entry.label()).await?;
    let dialect = job.embedded.dialect;
    if let Some(half) = halves.own {
        resume::end(transaction, job, &half).await?;
    }
    transaction.query(journal::remove(dialect, entry.sequence)).await?;
    transaction.query(journal::clear_heads(dialect)).await?;
    Ok(vec![recorded(&entry.id, &entry.name, Did::MarkedUnapplied)])
}

/// What is half done. Another migration comes first.
async fn halves(transaction: &mut dyn Transaction, job: &Job, label: &str) -> Result<Halves, Error> {
    let halves = resume::read(transaction, job).await?;
    match &halves.own {
        Some(half) if half.label() != label => Err(resume::in_the_way(half)),
        _ => Ok(halves),
    }
}

fn last_of(journal: &[Entry]) -> i64 {
    journal.last().map_or(0, |entry| entry.sequence)
}

fn recorded(id: &str, name: &str, action: Did) -> Done {
    Done { id: id.to_owned(), name: name.to_owned(), action, elapsed: Duration::ZERO, late: false }
}

/// What the database is marked as.
pub(super) async fn mark(transaction: &mut dyn Transaction, job: &Job) -> Result<Option<Environment>, Error> {
    if !transaction.has_table(settings::SETTINGS).await? {
        return Ok(None);
    }
    Ok(transaction.query(settings::environment(job.embedded.dialect)).await?.first().map(settings::mark))
}
