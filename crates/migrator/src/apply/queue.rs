//! What is left to do, one transaction after the other. Before each the journal is looked at: where somebody else wrote to it meanwhile,
//! everything is decided anew.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use super::decide::decide;
use super::prepare::{Prepared, prepare, refuse_impossible, shape, subject};
use super::resume::{self, Halves};
use super::reverse;
use super::writer::Writer;
use super::writer::backfill::{Batched, Pace, Walk};
use super::{Job, Turn};
use crate::agenda::group::{self, Group};
use crate::agenda::{Agenda, Goal};
use crate::backend::{Expected, Transaction};
use crate::error::{Error, Kind, Place};
use crate::event::{Event, Observer};
use crate::journal::{Entry, HalfDone, settings, statement as journal, undo};
use crate::preview;
use crate::report::{Did, Done};
use crate::{Atomicity, Environment, Target};

/// What is left to do, and how the journal looked when that was decided.
pub(super) struct Queue {
    prepared: Vec<Prepared>,
    groups: VecDeque<Group>,
    /// What comes before the next group.
    pending: Pending,
    current: bool,
    finishes: bool,
    /// What the database is still to be marked as.
    mark: Option<Environment>,
    sequence: i64,
    /// The sequence numbers that entries got meanwhile, by those they had.
    renumbered: BTreeMap<i64, i64>,
    /// Whether the journal's tables are known to be there.
    has_journal: bool,
}

/// What a turn within a transaction came to.
pub(super) enum Outcome {
    /// Nothing was written: there is nothing to do.
    Unchanged,
    /// Nothing was written: something is to run in no transaction, and others are to be kept out meanwhile.
    Alone,
    /// Nothing was written: what is half done is to be taken back first.
    Reverse,
    /// Nothing but what is known of a migration that is half done was written.
    Noted,
    /// A batch of rows was changed.
    Batch(Batched),
    /// Something was written, and this was done.
    Changed(Vec<Done>),
}

/// What is known from one turn to the next, whatever is decided anew.
#[derive(Default)]
pub(super) struct Held {
    /// Whether others are kept out between transactions.
    pub(super) alone: bool,
    /// How large a batch of rows is.
    pub(super) pace: Pace,
}

/// What comes before the next group.
enum Pending {
    /// Nothing.
    Nothing,
    /// Noting what is known by now of a migration that is half done: it must not be undone with what comes next.
    GoOn,
    /// A step that runs in no transaction, and noting that it has ended.
    Alone(Step),
    /// A step that goes through rows in batches, which are a transaction each.
    Batches(Box<Walk>),
}

/// A step that runs in no transaction.
struct Step {
    /// The position of its action.
    action: usize,
    /// Its own.
    at: usize,
    /// Whether it has run, and only that is still to be noted.
    ended: bool,
}

/// A statement to run in no transaction.
pub(super) struct Alone<'a> {
    pub(super) sql: String,
    place: Place,
    shown: String,
    step: &'a mut Step,
}

impl Alone<'_> {
    /// It ran.
    pub(super) fn end(self) {
        self.step.ended = true;
    }

    /// Tells that it ran.
    pub(super) fn tell(&self, observer: &Observer, elapsed: Duration) {
        if let Some((number, of)) = self.place.statement {
            observer.tell(&Event::Statement { migration: &self.place.migration, number, of, elapsed });
        }
    }

    /// Says which statement an error is about.
    pub(super) fn explain(&self, error: Error) -> Error {
        error.at(self.place.clone()).with_sql(self.shown.clone())
    }
}

impl Queue {
    /// The same, with what the database is to be marked as.
    fn marked(self, mark: Option<Environment>) -> Self {
        Self { mark, ..self }
    }

    /// What the next transaction relies on: that the journal is as it was when the last one ended. Nothing as long as there may be no journal,
    /// and where the lock outlasts transactions.
    pub(super) fn expected(&self, job: &Job) -> Option<Expected> {
        let dialect = job.embedded.dialect;
        let relies = self.has_journal && !journal::commits_at_once(dialect);
        relies.then(|| Expected { query: journal::last_sequence(dialect), number: self.sequence })
    }

    /// What is to run in no transaction now.
    pub(super) fn alone(&mut self) -> Option<Alone<'_>> {
        let Pending::Alone(step) = &mut self.pending else { return None };
        if step.ended {
            return None;
        }
        let prepared = self.prepared.get(step.action)?;
        let (sql, place) = (prepared.sql(step.at)?.to_owned(), prepared.place(Some(step.at)));
        let shown = preview::bare(prepared.dialect, prepared.steps.get(step.at)?);
        Some(Alone { sql, place, shown, step })
    }

    /// How it goes on after a transaction was committed. What only finished something is followed by what was asked for.
    pub(super) fn after_commit(queue: &mut Option<Self>) -> Turn {
        let Some(left) = queue else { return Turn::Over };
        let is_empty = left.groups.is_empty() && matches!(left.pending, Pending::Nothing);
        if is_empty && !left.finishes {
            return Turn::Over;
        }
        if is_empty {
            *queue = None;
        }
        Turn::More
    }
}

/// Does the next group and returns what was done; decides first what there is to do where that is not known any more. `done` is what
/// was done so far; `held` is what is known from the turns before.
pub(super) async fn turn(
    transaction: &mut dyn Transaction,
    job: &Job,
    queue: &mut Option<Queue>,
    done: &[Done],
    held: &mut Held,
) -> Result<Outcome, Error> {
    if queue.as_ref().is_none_or(|queue| !queue.has_journal) {
        *queue = None;
        let entries = super::decide::read(transaction, job).await?;
        let halves = resume::settled(transaction, job).await?;
        if halves.own.as_ref().is_some_and(HalfDone::is_taken_back) {
            return Ok(Outcome::Reverse);
        }
        let policy = super::decide::policy(transaction, job).await?;
        let agenda = decide(transaction, job, &entries, halves.own.as_ref(), &remaining(&job.goal, done), policy).await?;
        if agenda.actions.is_empty() {
            return refresh(transaction, job, agenda.current && !entries.is_empty()).await;
        }
        let made = make(transaction, job, &entries, &halves, agenda).await?.marked(policy.new_mark());
        let migrations = made.prepared.iter().filter(|prepared| subject(job, &prepared.action).is_some()).count();
        job.observer.tell(&Event::Planned { migrations });
        *queue = Some(made);
    }
    let Some(queue) = queue.as_mut() else { return Ok(Outcome::Unchanged) };
    if !held.alone && queue.groups.iter().any(|group| group.outside) {
        return Ok(Outcome::Alone);
    }
    next(transaction, job, queue, &mut held.pace).await
}

/// Does the next group.
async fn next(transaction: &mut dyn Transaction, job: &Job, queue: &mut Queue, pace: &mut Pace) -> Result<Outcome, Error> {
    let is_first = !std::mem::replace(&mut queue.has_journal, true);
    if is_first {
        create_journal(transaction, job).await?;
        if let Some(mark) = queue.mark {
            transaction.query(settings::set_environment(job.embedded.dialect, mark)).await?;
        }
    }
    let mut writer = Writer::new(transaction, job, queue.sequence, std::mem::take(&mut queue.renumbered));
    let mut outcome = Outcome::Changed(Vec::new());
    let mut is_last = false;
    match std::mem::replace(&mut queue.pending, Pending::Nothing) {
        Pending::GoOn => {
            writer.go_on(&mut queue.prepared[0]).await?;
            outcome = Outcome::Noted;
        }
        Pending::Alone(Step { action, at, .. }) => writer.progress(&mut queue.prepared[action], at + 1).await?,
        Pending::Batches(mut walk) => match Box::pin(writer.batch(&mut queue.prepared[walk.action], &mut walk, pace)).await? {
            Some(batched) => {
                outcome = Outcome::Batch(batched);
                queue.pending = Pending::Batches(walk);
            }
            None => writer.progress(&mut queue.prepared[walk.action], walk.at + 1).await?,
        },
        Pending::Nothing => {
            let Some(group) = queue.groups.pop_front() else { return Ok(Outcome::Unchanged) };
            outcome = Outcome::Changed(writer.group(&mut queue.prepared, &group).await?);
            is_last = queue.groups.is_empty();
            if let Some(piece) = group.pieces.last().filter(|_| group.outside) {
                queue.pending = by_itself(&queue.prepared, piece.action, piece.steps.end);
            }
        }
    }
    queue.sequence = writer.sequence;
    queue.renumbered = std::mem::take(&mut writer.renumbered);
    writer.finish(is_first || is_last, is_last && queue.current).await?;
    Ok(outcome)
}

/// What runs by itself after a group.
fn by_itself(all: &[Prepared], action: usize, at: usize) -> Pending {
    Walk::find(all, action, at).map_or(Pending::Alone(Step { action, at, ended: false }), |walk| Pending::Batches(Box::new(walk)))
}

/// Prepares everything, and refuses what can be told to be impossible before the first of it runs.
async fn make(transaction: &mut dyn Transaction, job: &Job, entries: &[Entry], halves: &Halves, agenda: Agenda) -> Result<Queue, Error> {
    let (current, finishes) = (agenda.current, agenda.finishes);
    let (prepared, groups) = divided(transaction, job, halves.own.as_ref(), agenda).await?;
    prepared.iter().try_for_each(|prepared| refuse_impossible(job, prepared))?;
    let sequence = entries.last().map_or(0, |entry| entry.sequence).max(halves.last);
    let groups = groups.into();
    let pending = if halves.own.is_some() { Pending::GoOn } else { Pending::Nothing };
    Ok(Queue { prepared, groups, pending, current, finishes, mark: None, sequence, renumbered: BTreeMap::new(), has_journal: false })
}

/// The actions with their steps, and how they are divided.
pub(super) async fn divided(
    transaction: &mut dyn Transaction,
    job: &Job,
    half: Option<&HalfDone>,
    agenda: Agenda,
) -> Result<(Vec<Prepared>, Vec<Group>), Error> {
    let mut prepared = Vec::with_capacity(agenda.actions.len());
    for action in agenda.actions {
        prepared.push(prepare(transaction, job, action, half).await?);
    }
    let shapes: Vec<_> = prepared.iter().map(|prepared| shape(job, prepared)).collect();
    // What is undone to be applied again is to be there again, or as it was.
    let atomicity = if job.goal == Goal::Redo { Atomicity::All } else { job.atomicity };
    let groups = group::groups(&shapes, atomicity, journal::commits_at_once(job.embedded.dialect));
    Ok((prepared, groups))
}

/// What is left of the goal when it is decided anew in the middle.
fn remaining(goal: &Goal, done: &[Done]) -> Goal {
    let left = |steps: usize, did: Did| Target::Steps(steps.saturating_sub(done.iter().filter(|done| done.action == did).count()));
    match goal {
        Goal::Up(Target::Steps(steps)) => Goal::Up(left(*steps, Did::Applied)),
        Goal::Down(Target::Steps(steps)) => Goal::Down(left(*steps, Did::Reverted)),
        Goal::Redo => {
            let reverted = done.iter().rev().find(|done| done.action == Did::Reverted);
            reverted.map_or(Goal::Redo, |done| Goal::Up(Target::Only(done.id.clone())))
        }
        Goal::Up(Target::To(_) | Target::Only(_) | Target::All)
        | Goal::Down(Target::To(_) | Target::Only(_) | Target::All)
        | Goal::Undo(_) => goal.clone(),
    }
}

/// Creates the journal's tables where they are missing. Looking first spares a role the right to create tables that are there.
pub(super) async fn create_journal(transaction: &mut dyn Transaction, job: &Job) -> Result<(), Error> {
    for (table, sql) in journal::create(job.embedded.dialect) {
        if !transaction.has_table(table).await? {
            transaction.query(journal::Bound { sql, values: Vec::new() }).await?;
        }
    }
    if reverse::applies(job, "up") && !transaction.has_table(undo::UNDO).await? {
        transaction.query(journal::Bound { sql: undo::create(job.embedded.dialect), values: Vec::new() }).await?;
    }
    Ok(())
}

/// Nothing to do, but the head row did not say so: a comment was edited, or a program with other migrations was here.
async fn refresh(transaction: &mut dyn Transaction, job: &Job, current: bool) -> Result<Outcome, Error> {
    if !current || !transaction.has_table(journal::HEAD).await? {
        return Ok(Outcome::Unchanged);
    }
    match transaction.query(journal::set_head(job.embedded.dialect, &job.scope, &job.head)).await {
        Ok(_) => Ok(Outcome::Changed(Vec::new())),
        Err(error) if matches!(error.kind(), Kind::ReadOnly | Kind::Privilege) => Ok(Outcome::Unchanged),
        Err(error) => Err(error),
    }
}
