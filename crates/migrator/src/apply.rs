//! Runs an agenda against a database. The only writer of the journal.

mod batch;
pub(crate) mod catalog;
mod damage;
mod decide;
mod half;
mod prepare;
mod queue;
mod resume;
mod reverse;
pub(crate) mod task;
mod tools;
mod writer;

use std::time::{Duration, Instant};

use prepare::{Prepared, subject};
use queue::{Alone, Held, Outcome, Queue};
use schema_core::schema::name;

use crate::agenda::group::Group;
use crate::agenda::{Action, Goal};
use crate::backend::{Backend, Session, Transaction};
use crate::embedded::{Embedded, computed, essence};
use crate::error::{Error, Kind};
use crate::event::{Event, Observer};
use crate::journal::HalfDone;
use crate::journal::statement as journal;
use crate::journal::stored::{self, Stored};
use crate::plan::Recorded;
use crate::policy::{Allowed, Policy};
use crate::preview::{self, NoWayBack, PlannedGroup, PlannedMigration, Preview};
use crate::report::Done;
use crate::status::Status;
use crate::wait::{Limits, Wait};
use crate::{Atomicity, Lock, OnFailure};

/// What is to be done and how.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) embedded: Embedded,
    pub(crate) goal: Goal,
    pub(crate) policy: Policy,
    pub(crate) atomicity: Atomicity,
    pub(crate) on_failure: OnFailure,
    pub(crate) lock: Lock,
    pub(crate) limits: Limits,
    /// Which head row is this program's.
    pub(crate) scope: String,
    /// What that row says when there is nothing to do.
    pub(crate) head: String,
    pub(crate) observer: Observer,
    /// Whether the database was just emptied, so that what another tool did there is gone.
    pub(crate) begins_anew: bool,
}

impl Job {
    /// The same on a scratch database: nothing there is to be guarded, and nobody is told of it.
    pub(crate) fn on_scratch(mut self) -> Self {
        self.policy.allowed = Allowed::ALL;
        self.on_failure = OnFailure::Resume;
        self.observer = Observer::none();
        self
    }
}

/// Does it. The lock is held while the journal is read, so that what was decided still holds.
pub(crate) async fn run(pool: &dyn Backend, job: &Job) -> Result<Vec<Done>, Error> {
    let mut session = open(pool, job).await?;
    let mut done = Vec::new();
    let result = match all_turns(session.as_mut(), job, &mut done).await {
        Ok(()) => Ok(()),
        Err(error) => Err(reverse::earlier(session.as_mut(), job, &mut done, error).await),
    };
    let closed = session.close().await;
    match outcome(result, closed) {
        Ok(()) => Ok(done),
        Err(error) => Err(error.with_applied(done)),
    }
}

/// What came of it, once the session was closed: that the lease was lost is why anything else went wrong.
fn outcome<T>(result: Result<T, Error>, closed: Result<(), Error>) -> Result<T, Error> {
    match (result, closed) {
        (Err(error), Err(lost)) if lost.kind() == Kind::LeaseLost => {
            Err(if error.kind() == Kind::LeaseLost { error } else { lost.with_cause(error.summary()) })
        }
        (Ok(_), Err(error)) if error.kind() != Kind::LeaseLost => Err(error),
        (result, _) => result,
    }
}

/// A session under the lock that the job says.
async fn open(pool: &dyn Backend, job: &Job) -> Result<Box<dyn Session>, Error> {
    match job.lock {
        Lock::Native => pool.open().await,
        Lock::Lease { lasts } => crate::lease::open(pool, lasts).await,
    }
}

/// What became of a turn.
enum Turn {
    /// Somebody else has a lock; what was not committed is undone.
    Busy(Error),
    /// Something is ready to begin.
    Ready,
    /// Something took effect, and there is more to do.
    More,
    /// There is nothing more to do.
    Over,
    /// A batch of rows took effect, and the next is to wait for so long.
    Paused(Duration),
}

async fn all_turns(session: &mut dyn Session, job: &Job, done: &mut Vec<Done>) -> Result<(), Error> {
    let (mut queue, mut held) = (None, Held::default());
    let mut wait = Wait::new(job.limits.lock);
    loop {
        let turn = match queue.as_mut().and_then(Queue::alone) {
            Some(alone) => run_alone(session, job, alone).await?,
            None => turn(session, job, &mut queue, done, &mut held).await?,
        };
        match turn {
            Turn::Busy(error) => match busy(job, &mut wait, error).await {
                Ok(()) => {}
                Err(error) => return Err(give_up(session, job, error).await),
            },
            Turn::Ready => {}
            Turn::More => wait = Wait::new(job.limits.lock),
            Turn::Paused(pause) => {
                wait = Wait::new(job.limits.lock);
                tokio::time::sleep(pause).await;
            }
            Turn::Over => return Ok(()),
        }
    }
}

/// A pause because somebody else has a lock.
async fn busy(job: &Job, wait: &mut Wait, error: Error) -> Result<(), Error> {
    if error.kind() == Kind::Locked {
        job.observer.tell(&Event::Waiting { reason: error.message(), waited: wait.waited() });
    }
    wait.pause(error).await
}

/// Says who has the lock that a statement waited for, and what took effect.
async fn give_up(session: &mut dyn Session, job: &Job, error: Error) -> Error {
    if error.place().is_none() {
        return error;
    }
    let blocker = match error.sql() {
        Some(sql) => session.blocker(sql).await,
        None => None,
    };
    let error = match blocker {
        Some(blocker) => {
            let message = format!("{}; {blocker}", error.message());
            error.reworded(message)
        }
        None => error,
    };
    half::conclude(session, job, error).await
}

/// Runs what runs in no transaction.
async fn run_alone(session: &mut dyn Session, job: &Job, alone: Alone<'_>) -> Result<Turn, Error> {
    let started = Instant::now();
    match session.run_alone(&alone.sql, job.limits).await {
        Ok(()) => {
            alone.tell(&job.observer, started.elapsed());
            alone.end();
            Ok(Turn::More)
        }
        Err(error) if error.kind() == Kind::Locked => Ok(Turn::Busy(alone.explain(error))),
        Err(error) => Err(half::conclude(session, job, alone.explain(error)).await),
    }
}

/// Runs a transaction.
async fn turn(
    session: &mut dyn Session,
    job: &Job,
    queue: &mut Option<Queue>,
    done: &mut Vec<Done>,
    held: &mut Held,
) -> Result<Turn, Error> {
    let expected = queue.as_ref().and_then(|queue| queue.expected(job));
    let mut transaction = match session.try_begin(job.limits, expected.as_ref()).await {
        Ok(Some(transaction)) => transaction,
        // Somebody else wrote to the journal meanwhile: everything is decided anew.
        Ok(None) => {
            *queue = None;
            return Ok(Turn::More);
        }
        Err(error) => return Ok(Turn::Busy(error)),
    };
    let outcome = match queue::turn(transaction.as_mut(), job, queue, done, held).await {
        Ok(outcome) => outcome,
        Err(error) => {
            if let Err(second) = transaction.rollback().await {
                tracing::warn!(error = %second, "could not roll back");
            }
            held.pace.step_back();
            return stopped(session, job, queue, error).await;
        }
    };
    match outcome {
        Outcome::Unchanged => transaction.rollback().await.map(|()| Turn::Over),
        Outcome::Alone => {
            transaction.rollback().await?;
            Ok(session.keep_out(job.limits).await.map_or_else(Turn::Busy, |()| {
                held.alone = true;
                Turn::Ready
            }))
        }
        Outcome::Reverse => {
            transaction.rollback().await?;
            match reverse::run(session, job).await? {
                reverse::Back::Whole => Ok(Turn::More),
                reverse::Back::Stays { half, why } => Err(half::stays(&half, &why)),
            }
        }
        Outcome::Batch(batched) => match transaction.commit().await {
            Ok(()) => {
                batched.tell(&job.observer);
                Ok(Turn::Paused(batched.pause))
            }
            Err(error) => stopped(session, job, queue, error.at(batched.place)).await,
        },
        Outcome::Noted => transaction.commit().await.map(|()| Turn::Ready),
        Outcome::Changed(new) => match transaction.commit().await {
            Ok(()) => {
                if !new.is_empty() {
                    job.observer.tell(&Event::Committed);
                }
                done.extend(new);
                Ok(Queue::after_commit(queue))
            }
            Err(error) => stopped(session, job, queue, error).await,
        },
    }
}

/// A transaction was undone. Where it only lacked a lock, it is begun anew, from what is known by then.
async fn stopped(session: &mut dyn Session, job: &Job, queue: &mut Option<Queue>, error: Error) -> Result<Turn, Error> {
    if error.kind() != Kind::Locked {
        return Err(half::conclude(session, job, error).await);
    }
    *queue = None;
    Ok(Turn::Busy(half::note(session, job, error).await?))
}

/// How every migration stands.
pub(crate) async fn status(pool: &dyn Backend, job: &Job) -> Result<Status, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let entries = decide::read(transaction.as_mut(), job).await?;
    let half = resume::read(transaction.as_mut(), job).await?.own;
    let mark = task::mark(transaction.as_mut(), job).await?;
    let is_new = half.is_none() && !decide::has_history(job, &entries);
    let tools = if is_new { tools::present(transaction.as_mut(), job.embedded.dialect).await? } else { Vec::new() };
    transaction.rollback().await?;
    session.close().await?;
    let status = Status::new(&job.embedded, &entries, half.as_ref(), job.policy.marked(mark));
    Ok(Status { tools, ..status })
}

/// The refusal for migrations that are to be applied first.
pub(crate) fn not_current(mut pending: Vec<String>) -> Error {
    pending.dedup();
    let pending: Vec<String> = pending.iter().map(|label| format!("`{label}`")).collect();
    Error::new(Kind::NotCurrent, format!("the database is not up to date; pending: {}", pending.join(", ")))
        .with_hint("run `up` with a role that may change the schema")
}

/// What would be done.
pub(crate) async fn preview(pool: &dyn Backend, job: &Job) -> Result<Preview, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let mut preview = Preview::default();
    let mut entries = decide::read(transaction.as_mut(), job).await?;
    let policy = decide::policy(transaction.as_mut(), job).await?;
    let found = resume::settled(transaction.as_mut(), job).await?.own;
    let taken_back = found.clone().filter(HalfDone::is_taken_back);
    let mut half = found.filter(|half| !half.is_taken_back());
    loop {
        let agenda = decide::decide(transaction.as_mut(), job, &entries, half.as_ref(), &job.goal, policy).await?;
        let begun = agenda.actions.first().filter(|_| agenda.finishes).cloned();
        let (prepared, groups) = queue::divided(transaction.as_mut(), job, half.as_ref(), agenda).await?;
        preview.groups.extend(groups.iter().flat_map(|group| planned(job, &prepared, group)));
        let Some(begun) = begun else { break };
        entries = decide::as_if_done(job, entries, &begun);
        half = None;
    }
    if journal::commits_at_once(job.embedded.dialect) && !preview.is_empty() {
        preview.note = Some(preview::commits_at_once(job.on_failure, job.atomicity, taken_back.as_ref()));
        preview.on_failure = Some(job.on_failure);
    }
    transaction.rollback().await?;
    session.close().await?;
    Ok(preview)
}

/// What a group comes to: a transaction, unless it only notes something, and the statement that runs by itself after it.
fn planned(job: &Job, prepared: &[Prepared], group: &Group) -> Vec<PlannedGroup> {
    let together = |piece: &crate::agenda::group::Piece| {
        let prepared = &prepared[piece.action];
        let is_shown = !piece.steps.is_empty() || prepared.steps.is_empty();
        plan_of(job, prepared, piece.steps.clone()).filter(|_| is_shown)
    };
    let migrations: Vec<PlannedMigration> = group.pieces.iter().filter_map(together).collect();
    let alone = group.pieces.last().filter(|_| group.outside).and_then(|piece| {
        let (prepared, next) = (&prepared[piece.action], piece.steps.end);
        let batches = prepared.steps.get(next).and_then(writer::backfill::of).is_some();
        let migrations = vec![plan_of(job, prepared, next..next + 1)?];
        Some(PlannedGroup { transaction: false, batches, migrations })
    });
    let together = PlannedGroup { transaction: true, batches: false, migrations };
    Some(together).filter(|group| !group.migrations.is_empty()).into_iter().chain(alone).collect()
}

fn plan_of(job: &Job, prepared: &Prepared, steps: std::ops::Range<usize>) -> Option<PlannedMigration> {
    let (id, name, action, late) = subject(job, &prepared.action)?;
    let (first, count) = (steps.start + 1, prepared.steps.len());
    let is_last = steps.end == count;
    let mut statements: Vec<String> = prepared.steps[steps].iter().map(|step| preview::text(job.embedded.dialect, step)).collect();
    if let (Action::RollBack(entry) | Action::Forget(entry), true) = (&prepared.action, is_last) {
        statements.extend(name::retired_prefixes(&entry.id).map(|prefix| preview::purge(&prefix)));
    }
    if let Action::Replace(replacement) = &prepared.action {
        statements.extend(replacement.entries.iter().filter(|entry| entry.is_applied()).map(preview::replaced));
    }
    let risks = match &prepared.action {
        Action::Apply(apply) if first == 1 => job.embedded.items[apply.position].risks.clone(),
        Action::Apply(_) | Action::Revert(_) | Action::RollBack(_) | Action::Forget(_) | Action::Seal(_) | Action::Replace(_) => Vec::new(),
    };
    let no_way_back = NoWayBack::find(job.embedded.dialect, &prepared.steps).filter(|_| reverse::applies(job, prepared.function));
    let destroys = if first == 1 { prepared.destroys.clone() } else { Vec::new() };
    Some(PlannedMigration { id, name, action, statements, first, count, late, destroys, risks, no_way_back })
}

/// What decides whether a stored step was changed, and how it is shown.
fn essence_of(job: &Job, step: &Stored) -> (String, String) {
    match step {
        Stored::Statement(statement) => {
            let step = Recorded::Statement(statement.clone());
            (essence(job.embedded.dialect, &step), preview::text(job.embedded.dialect, &step))
        }
        Stored::Compute(backfill) => (computed(job.embedded.dialect, backfill), preview::computed(job.embedded.dialect, backfill)),
        Stored::Run(name) => (format!("run {name}"), format!("-- run {name} (in Rust)")),
        Stored::Destroys(what) => (format!("destroys {what}"), preview::destroyed(what)),
        Stored::Irreversible(why) => ("irreversible".to_owned(), format!("-- can't be undone: {why}")),
    }
}

/// What an entry keeps: its `up` and `down`, each `None` when it can't be read.
type StoredSteps = (Option<Vec<Stored>>, Option<Vec<Stored>>);

/// The stored `up` and `down` of an entry; `None` when there is no such entry.
async fn stored_steps(transaction: &mut dyn Transaction, job: &Job, sequence: i64) -> Result<Option<StoredSteps>, Error> {
    let rows = transaction.query(journal::stored(job.embedded.dialect, sequence)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let column = |at: usize| row.cells.get(at)?.text().and_then(stored::read);
    Ok(Some((column(0), column(1))))
}
