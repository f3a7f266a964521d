//! Does actions, or parts of them, within a transaction and notes them in the journal.

pub(super) mod backfill;

use std::collections::BTreeMap;
use std::ops::Range;
use std::time::{Duration, Instant, SystemTime};

use schema_core::Dialect;
use schema_core::dialect::Statement;
use schema_core::schema::name;
use tracing::Instrument as _;

use super::batch::{self, Announce};
use super::prepare::{Prepared, subject};
use super::{Job, resume, reverse};
use crate::agenda::group::{Group, Piece};
use crate::agenda::{Action, Apply, Replacement};
use crate::backend::Transaction;
use crate::error::Error;
use crate::event::Event;
use crate::journal::statement::{self as journal, Bound, NewEntry};
use crate::journal::{Entry, HalfDone, State, step, stored};
use crate::plan::Recorded;
use crate::preview;
use crate::report::Done;
use crate::sql::effect::{Effect, effect};
use crate::sql::undo::{self, Undo};

/// Does actions within a transaction and notes them in the journal.
pub(super) struct Writer<'a> {
    transaction: &'a mut dyn Transaction,
    job: &'a Job,
    /// The highest number in the journal.
    pub(super) sequence: i64,
    /// What is still to be written to it.
    entries: Vec<NewEntry>,
    /// The sequence numbers that entries got here, by those they had.
    pub(super) renumbered: BTreeMap<i64, i64>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(transaction: &'a mut dyn Transaction, job: &'a Job, sequence: i64, renumbered: BTreeMap<i64, i64>) -> Self {
        Self { transaction, job, sequence, entries: Vec::new(), renumbered }
    }

    /// Does what belongs together. Returns what was done with it, for people.
    pub(super) async fn group(&mut self, all: &mut [Prepared], group: &Group) -> Result<Vec<Done>, Error> {
        let steps: Vec<&Recorded> = group.pieces.iter().flat_map(|piece| &all[piece.action].steps[piece.steps.clone()]).collect();
        self.transaction.watch(&steps).await?;
        let mut done = Vec::new();
        for batch in batch::divide(all, group, |steps| self.transaction.can_join(steps)) {
            for piece in &batch {
                self.tell_begin(&all[piece.action], piece);
            }
            let mut ran = match batch.as_slice() {
                [_] => None,
                together => Some(batch::run(self.transaction, all, together, &self.job.observer).await?.into_iter()),
            };
            for piece in batch {
                let prepared = &mut all[piece.action];
                let span = tracing::info_span!("migration", migration = %prepared.label, function = prepared.function);
                let times = ran.as_mut().and_then(Iterator::next);
                done.extend(self.piece(prepared, piece, times).instrument(span).await?);
            }
        }
        Ok(done)
    }

    /// Tells that a migration begins or goes on, with the first of its pieces.
    fn tell_begin(&self, prepared: &Prepared, piece: &Piece) {
        if piece.steps.start == prepared.from && subject(self.job, &prepared.action).is_some() {
            let Prepared { label, function, steps, .. } = prepared;
            self.job.observer.tell(&Event::Began { migration: label, function, statements: steps.len() });
        }
    }

    /// Runs the steps of a piece, unless they ran with those of others and took `times`. With the last piece the action is concluded.
    async fn piece(&mut self, prepared: &mut Prepared, piece: &Piece, times: Option<Vec<Duration>>) -> Result<Option<Done>, Error> {
        let dialect = self.job.embedded.dialect;
        let times = if let Some(times) = times {
            prepared.steps[piece.steps.clone()].iter().zip(&times).for_each(|(step, time)| log(dialect, step, *time));
            times
        } else {
            self.begin(prepared, piece).await?;
            self.steps(prepared, piece.steps.clone()).await?
        };
        let started = Instant::now();
        let settled = self.transaction.settle(&prepared.steps[piece.steps.clone()]).await;
        settled.map_err(|error| error.at(prepared.place(None)))?;
        prepared.spent += times.iter().sum::<Duration>() + started.elapsed();
        if piece.steps.end < prepared.steps.len() {
            self.progress(prepared, piece.steps.end).await?;
            return Ok(None);
        }
        let elapsed = prepared.spent;
        let done = subject(self.job, &prepared.action).map(|(id, name, action, late)| Done { id, name, action, elapsed, late });
        self.note(prepared).await?;
        if let Some(done) = &done {
            self.job.observer.tell(&Event::Ended { done });
            tracing::info!(late = done.late, "{done}");
        }
        Ok(done)
    }

    /// Notes that a migration begins, where others can come to see a part of it. Nobody is up to date meanwhile.
    async fn begin(&mut self, prepared: &mut Prepared, piece: &Piece) -> Result<(), Error> {
        let dialect = self.job.embedded.dialect;
        let commits = journal::commits_at_once(dialect) && !prepared.steps.is_empty();
        let is_whole = piece.steps == (0..prepared.steps.len());
        if prepared.half.is_some() || (is_whole && !commits) {
            return Ok(());
        }
        if commits {
            self.write(journal::clear_heads(dialect)).await?;
        }
        let half = self.started(prepared);
        self.write(step::begin(dialect, &half)).await?;
        prepared.half = Some(half);
        Ok(())
    }

    /// Notes what is known by now of a migration that is half done, and what it consists of now.
    pub(super) async fn go_on(&mut self, prepared: &mut Prepared) -> Result<(), Error> {
        let Some(half) = &prepared.half else { return Ok(()) };
        let (of, sequence) = (half.sequence, self.next_row());
        let (count, steps) = (number(prepared.steps.len()), stored::write(&prepared.steps));
        let state = backfill::noted(half, prepared, prepared.from);
        let half = HalfDone { sequence, count, steps, state, error: String::new(), ..half.clone() };
        self.write(step::update(self.job.embedded.dialect, of, &half)).await?;
        prepared.half = Some(half);
        Ok(())
    }

    /// The row of a migration that begins.
    fn started(&mut self, prepared: &Prepared) -> HalfDone {
        let (package, id, name) = match &prepared.action {
            Action::Apply(Apply { position, .. }) | Action::Replace(Replacement { position, .. }) => {
                let item = &self.job.embedded.items[*position];
                (item.package.to_owned(), item.migration.id.to_owned(), item.migration.name.to_owned())
            }
            Action::Revert(entry) | Action::RollBack(entry) | Action::Forget(entry) | Action::Seal(entry) => {
                (entry.package.clone(), entry.id.clone(), entry.name.clone())
            }
        };
        let (function, sequence) = (prepared.function.to_owned(), self.next_row());
        let (count, steps) = (number(prepared.steps.len()), stored::write(&prepared.steps));
        HalfDone { sequence, package, id, name, function, began: 0, ended: 0, count, state: String::new(), steps, error: String::new() }
    }

    /// Notes that so many steps have ended, and that the next one begins if it is to run by itself.
    pub(super) async fn progress(&mut self, prepared: &mut Prepared, ended: usize) -> Result<(), Error> {
        let Some(half) = &prepared.half else { return Ok(()) };
        let next = prepared.steps.get(ended).and_then(|next| super::prepare::outside(self.job, next));
        let state = match next {
            Some(sql) => self.state(sql).await?,
            None => backfill::noted(half, prepared, ended),
        };
        let Some(half) = &prepared.half else { return Ok(()) };
        let (ended, of) = (number(ended), half.sequence);
        let half = HalfDone { sequence: self.next_row(), began: ended + i64::from(next.is_some()), ended, state, ..half.clone() };
        self.write(step::update(self.job.embedded.dialect, of, &half)).await?;
        prepared.half = Some(half);
        Ok(())
    }

    /// What the objects that a statement changes are like now; empty where that tells nothing.
    async fn state(&mut self, sql: &str) -> Result<String, Error> {
        match effect(self.job.embedded.dialect, sql) {
            Effect::Changes(objects) => resume::state(self.transaction, &objects).await,
            Effect::Repeatable | Effect::Unknown => Ok(String::new()),
        }
    }

    /// Runs steps; SQL statements that follow each other go to the database together. Returns how long each took.
    async fn steps(&mut self, prepared: &Prepared, steps: Range<usize>) -> Result<Vec<Duration>, Error> {
        let dialect = self.job.embedded.dialect;
        let announce = prepared.half.as_ref().filter(|_| journal::commits_at_once(dialect));
        let announce = announce.map(|half| Announce { dialect, row: half.sequence });
        let undos = self.undos(prepared);
        let mut times: Vec<Duration> = Vec::new();
        while times.len() < steps.len() {
            let (ran, next) = (times.len(), steps.start + times.len());
            let mut end = steps.end;
            if let (Some(undo), Some(half), Some(sql)) = (undos.get(next), &prepared.half, prepared.sql(next)) {
                reverse::remember(self.transaction, self.job, half, undo, next, sql).await?;
                end = next + 1;
            }
            let sql = batch::plain(prepared, next..end);
            if sql.is_empty() {
                let (step, started) = (&prepared.steps[next], Instant::now());
                let failed = |error: Error| error.at(prepared.place(Some(next))).with_sql(preview::bare(dialect, step));
                self.announce(announce.as_ref(), step, next).await?;
                if matches!(step, Recorded::Compute { .. }) {
                    Box::pin(self.compute(prepared, next)).await?;
                } else {
                    self.transaction.run(step).await.map_err(failed)?;
                }
                let (number, of, elapsed) = (next + 1, prepared.steps.len(), started.elapsed());
                times.push(elapsed);
                self.job.observer.tell(&Event::Statement { migration: &prepared.label, number, of, elapsed });
            } else {
                times.extend(batch::send(self.transaction, &sql, announce.as_ref(), &self.job.observer).await?);
            }
            prepared.steps[steps.clone()].iter().zip(&times).skip(ran).for_each(|(step, time)| log(dialect, step, *time));
        }
        Ok(times)
    }

    /// What takes each step back should a later one fail; empty where nothing is to be.
    fn undos(&self, prepared: &Prepared) -> Vec<Undo> {
        if !reverse::applies(self.job, prepared.function) {
            return Vec::new();
        }
        let steps = stored::read(&stored::write(&prepared.steps)).unwrap_or_default();
        undo::of(self.job.embedded.dialect, &steps)
    }

    /// Notes that a step in Rust begins, where it may commit.
    async fn announce(&mut self, announce: Option<&Announce>, step: &Recorded, at: usize) -> Result<(), Error> {
        let Some(Announce { dialect, row }) = announce else { return Ok(()) };
        match step {
            Recorded::Run { .. } => self.write(Bound { sql: step::announce(*dialect, *row, at + 1, None), values: Vec::new() }).await,
            Recorded::Statement(Statement::Sql(_) | Statement::Check { .. } | Statement::Rebuild { .. } | Statement::Backfill(_))
            | Recorded::Compute { .. }
            | Recorded::Destroys(_)
            | Recorded::Irreversible(_)
            | Recorded::Unsupported(_) => Ok(()),
        }
    }

    /// Brings the journal up to date with an action.
    pub(super) async fn note(&mut self, prepared: &mut Prepared) -> Result<(), Error> {
        let dialect = self.job.embedded.dialect;
        if let Some(half) = prepared.half.take() {
            if prepared.from > 0 || prepared.steps.is_empty() || reverse::applies(self.job, prepared.function) {
                resume::end(self.transaction, self.job, &half).await?;
            } else {
                self.write(step::end(dialect, half.sequence)).await?;
            }
        }
        match &prepared.action {
            Action::Apply(apply) => {
                for replaced in &apply.replaces {
                    let sequence = self.renumbered.get(replaced).copied().unwrap_or(*replaced);
                    self.write(journal::remove(dialect, sequence)).await?;
                }
                self.insert(apply.position, prepared.spent, None).await
            }
            Action::Replace(replacement) => {
                let sequences: Vec<i64> = replacement.entries.iter().map(|entry| entry.sequence).collect();
                if !sequences.is_empty() {
                    self.write(journal::remove_all(dialect, &sequences)).await?;
                }
                self.insert(replacement.position, Duration::ZERO, replacement.applied_at).await
            }
            Action::Revert(entry) => {
                let next = self.next();
                self.renumbered.insert(entry.sequence, next);
                self.write(journal::revert(dialect, entry.sequence, next)).await
            }
            Action::Seal(entry) => {
                let next = self.next();
                self.write(journal::seal(dialect, entry.sequence, next)).await
            }
            Action::RollBack(entry) | Action::Forget(entry) => {
                let mut sequence = entry.sequence;
                if journal::commits_at_once(dialect) && entry.is_applied() {
                    // What is dropped now commits: should that fail, the draft is one that was undone.
                    sequence = self.next();
                    self.write(journal::revert(dialect, entry.sequence, sequence)).await?;
                }
                for prefix in name::retired_prefixes(&entry.id) {
                    self.transaction.purge(&prefix).await?;
                }
                self.write(journal::remove(dialect, sequence)).await
            }
        }
    }

    async fn insert(&mut self, position: usize, elapsed: Duration, applied_at: Option<i64>) -> Result<(), Error> {
        let item = &self.job.embedded.items[position];
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let now = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
        let entry = Entry {
            sequence: self.next(),
            package: item.package.to_owned(),
            id: item.migration.id.to_owned(),
            name: item.migration.name.to_owned(),
            checksum: item.checksum.clone(),
            state: State::Applied,
            draft: item.draft,
            applied_at: applied_at.unwrap_or(now),
            duration: i64::try_from(elapsed.as_micros()).unwrap_or(i64::MAX),
            tool: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let down = stored::write(&item.down(self.job.embedded.dialect));
        self.entries.push(NewEntry { entry, up: stored::write(&item.up), down });
        if self.entries.len() == journal::INSERT_MAX { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), Error> {
        let entries = std::mem::take(&mut self.entries);
        if entries.is_empty() {
            return Ok(());
        }
        self.write(journal::insert(self.job.embedded.dialect, &entries)).await
    }

    /// Writes what is left, and the heads: nobody's is valid any more, except this program's own when it has nothing more to do. Between
    /// the first and the last transaction of a run there is none to remove.
    pub(super) async fn finish(mut self, clear: bool, current: bool) -> Result<(), Error> {
        self.flush().await?;
        let dialect = self.job.embedded.dialect;
        if clear {
            self.write(journal::clear_heads(dialect)).await?;
        }
        if current {
            self.write(journal::set_head(dialect, &self.job.scope, &self.job.head)).await?;
        }
        Ok(())
    }

    async fn write(&mut self, statement: Bound) -> Result<(), Error> {
        self.transaction.query(statement).await.map(drop)
    }

    /// The number of a row that says how far a migration has come. Whoever sees one while another migrates must see a new one after any
    /// change; where the lock outlasts transactions, nobody sees one meanwhile.
    fn next_row(&mut self) -> i64 {
        if journal::commits_at_once(self.job.embedded.dialect) { self.sequence + 1 } else { self.next() }
    }

    fn next(&mut self) -> i64 {
        self.sequence += 1;
        self.sequence
    }
}

/// A number for the database.
fn number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn log(dialect: Dialect, step: &Recorded, elapsed: Duration) {
    tracing::debug!(?elapsed, "{}", preview::text(dialect, step));
}
