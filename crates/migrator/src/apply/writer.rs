//! Does actions within a transaction and notes them in the journal.

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime};

use schema_core::schema::name;
use tracing::Instrument as _;

use super::Job;
use super::batch;
use super::prepare::{Prepared, prepare, refuse_impossible, subject};
use crate::agenda::{Action, Apply};
use crate::backend::Transaction;
use crate::error::Error;
use crate::journal::statement::{self as journal, NewEntry};
use crate::journal::{Entry, HalfDone, State, stored};
use crate::plan::Recorded;
use crate::preview;
use crate::report::Done;

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

    /// Does the actions in order. Returns what was done, for people.
    pub(super) async fn all(&mut self, actions: Vec<Action>) -> Result<Vec<Done>, Error> {
        let mut prepared = Vec::new();
        for action in actions {
            prepared.push(prepare(self.transaction, self.job, action).await?);
        }
        for action in &prepared {
            refuse_impossible(self.job, action)?;
        }
        let steps: Vec<&Recorded> = prepared.iter().flat_map(|prepared| &prepared.steps).collect();
        self.transaction.watch(&steps).await?;
        let mut done = Vec::new();
        for batch in batch::divide(prepared, |steps| self.transaction.can_join(steps)) {
            let mut ran = match batch.as_slice() {
                [_] => None,
                together => Some(batch::run(self.transaction, together).await?.into_iter()),
            };
            for prepared in batch {
                let span = tracing::info_span!("migration", migration = %prepared.label, function = prepared.function);
                let times = ran.as_mut().and_then(Iterator::next);
                done.extend(self.one(prepared, times).instrument(span).await?);
            }
        }
        Ok(done)
    }

    /// Runs the steps of an action, unless they ran with those of others and took `times`, and concludes it.
    async fn one(&mut self, prepared: Prepared, times: Option<Vec<Duration>>) -> Result<Option<Done>, Error> {
        let times = if let Some(times) = times {
            prepared.steps.iter().zip(&times).for_each(|(step, time)| log(step, *time));
            times
        } else {
            self.begin(&prepared).await?;
            self.steps(&prepared).await?
        };
        let started = Instant::now();
        self.transaction.settle(&prepared.steps).await.map_err(|error| error.at(prepared.place(None)))?;
        let elapsed = times.iter().sum::<Duration>() + started.elapsed();
        let done = subject(self.job, &prepared.action).map(|(id, name, action, late)| Done { id, name, action, elapsed, late });
        self.note(prepared.action, elapsed).await?;
        if let Some(done) = &done {
            tracing::info!(late = done.late, "{done}");
        }
        Ok(done)
    }

    /// Where every change of the schema is committed at once: notes that a migration begins. Nobody is up to date meanwhile.
    async fn begin(&mut self, prepared: &Prepared) -> Result<(), Error> {
        let dialect = self.job.embedded.dialect;
        if !journal::commits_at_once(dialect) || prepared.steps.is_empty() {
            return Ok(());
        }
        let (package, id, name) = match &prepared.action {
            Action::Apply(apply) => {
                let item = &self.job.embedded.items[apply.position];
                (item.package.to_owned(), item.migration.id.to_owned(), item.migration.name.to_owned())
            }
            Action::Revert(entry) | Action::RollBack(entry) | Action::Forget(entry) | Action::Seal(entry) => {
                (entry.package.clone(), entry.id.clone(), entry.name.clone())
            }
        };
        let count = i64::try_from(prepared.steps.len()).unwrap_or(i64::MAX);
        let half = HalfDone { package, id, name, function: prepared.function.to_owned(), began: 0, ended: 0, count, error: String::new() };
        self.write(journal::clear_heads(dialect)).await?;
        self.write(journal::begin(dialect, &half)).await
    }

    /// Notes that a migration has ended, where it was noted that it began.
    async fn end(&mut self) -> Result<(), Error> {
        let dialect = self.job.embedded.dialect;
        if journal::commits_at_once(dialect) { self.write(journal::end(dialect)).await } else { Ok(()) }
    }

    /// Runs the steps; SQL statements that follow each other go to the database together. Returns how long each took.
    async fn steps(&mut self, prepared: &Prepared) -> Result<Vec<Duration>, Error> {
        let mut times: Vec<Duration> = Vec::new();
        while let Some(step) = prepared.steps.get(times.len()) {
            let next = times.len();
            let sql = batch::plain(prepared, next);
            if sql.is_empty() {
                let started = Instant::now();
                let failed = |error: Error| error.at(prepared.place(Some(next))).with_sql(preview::bare(step));
                self.announce(step, next).await?;
                self.transaction.run(step).await.map_err(failed)?;
                times.push(started.elapsed());
            } else {
                let announce = Some(self.job.embedded.dialect).filter(|dialect| journal::commits_at_once(*dialect));
                times.extend(batch::send(self.transaction, &sql, announce).await?);
            }
            prepared.steps.iter().zip(&times).skip(next).for_each(|(step, time)| log(step, *time));
        }
        Ok(times)
    }

    /// Notes that a step in Rust begins, where it may commit.
    async fn announce(&mut self, step: &Recorded, at: usize) -> Result<(), Error> {
        let dialect = self.job.embedded.dialect;
        if !journal::commits_at_once(dialect) || !matches!(step, Recorded::Run { .. }) {
            return Ok(());
        }
        self.write(journal::Bound { sql: journal::step(dialect, at + 1), values: Vec::new() }).await
    }

    /// Brings the journal up to date with an action.
    pub(super) async fn note(&mut self, action: Action, elapsed: Duration) -> Result<(), Error> {
        let dialect = self.job.embedded.dialect;
        self.end().await?;
        match action {
            Action::Apply(apply) => {
                if let Some(replaces) = apply.replaces {
                    let sequence = self.renumbered.get(&replaces).copied().unwrap_or(replaces);
                    self.write(journal::remove(dialect, sequence)).await?;
                }
                self.insert(&apply, elapsed).await
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

    async fn insert(&mut self, apply: &Apply, elapsed: Duration) -> Result<(), Error> {
        let item = &self.job.embedded.items[apply.position];
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let entry = Entry {
            sequence: self.next(),
            package: item.package.to_owned(),
            id: item.migration.id.to_owned(),
            name: item.migration.name.to_owned(),
            checksum: item.checksum.clone(),
            state: State::Applied,
            draft: item.draft,
            applied_at: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
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

    async fn write(&mut self, statement: journal::Bound) -> Result<(), Error> {
        self.transaction.query(statement).await.map(drop)
    }

    fn next(&mut self) -> i64 {
        self.sequence += 1;
        self.sequence
    }
}

fn log(step: &Recorded, elapsed: Duration) {
    tracing::debug!(?elapsed, "{}", preview::text(step));
}
