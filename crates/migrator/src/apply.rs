//! Runs an agenda against a database. The only writer of the journal.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant, SystemTime};

use schema_core::dialect::Statement;
use schema_core::schema::name;
use tracing::Instrument as _;

use crate::agenda::{self, Action, Agenda, Apply, Goal, Policy, Refusal};
use crate::backend::{Backend, Transaction};
use crate::embedded::{Embedded, essence};
use crate::error::{Error, Kind, Place};
use crate::journal::statement::{self as journal, NewEntry};
use crate::journal::stored::{self, Stored};
use crate::journal::{Entry, State};
use crate::plan::Recorded;
use crate::preview::{self, PlannedMigration, Preview};
use crate::report::{Did, Done};
use crate::status::Status;
use crate::{Atomicity, sql};

/// What is to be done and how.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) embedded: Embedded,
    pub(crate) goal: Goal,
    pub(crate) policy: Policy,
    pub(crate) atomicity: Atomicity,
    pub(crate) lock_timeout: Duration,
    /// Which head row is this program's.
    pub(crate) scope: String,
    /// What that row says when there is nothing to do.
    pub(crate) head: String,
}

/// An action with the steps that it takes.
struct Prepared {
    action: Action,
    function: &'static str,
    steps: Vec<Recorded>,
}

/// What is left to do, and how the journal looked when that was decided.
struct Queue {
    groups: VecDeque<Vec<Action>>,
    current: bool,
    sequence: i64,
    /// Whether the journal's tables are known to be there.
    has_journal: bool,
}

/// What a group came to.
enum Outcome {
    /// Nothing was written.
    Unchanged,
    /// Something was written, and this was done.
    Changed(Vec<Done>),
}

/// Does it. The lock is held while the journal is read, so that what was decided still holds.
pub(crate) async fn run(pool: &dyn Backend, job: &Job) -> Result<Vec<Done>, Error> {
    let mut session = pool.open().await?;
    let mut done = Vec::new();
    let mut queue: Option<Queue> = None;
    let result = loop {
        let mut transaction = match session.begin(job.lock_timeout).await {
            Ok(transaction) => transaction,
            Err(error) => break Err(error),
        };
        match group(transaction.as_mut(), job, &mut queue).await {
            Ok(Outcome::Unchanged) => break transaction.rollback().await,
            Ok(Outcome::Changed(new)) => match transaction.commit().await {
                Ok(()) => done.extend(new),
                Err(error) => break Err(error),
            },
            Err(error) => {
                if let Err(second) = transaction.rollback().await {
                    tracing::warn!(error = %second, "could not roll back");
                }
                break Err(error);
            }
        }
        if queue.as_ref().is_none_or(|queue| queue.groups.is_empty()) {
            break Ok(());
        }
    };
    let closed = session.close().await;
    match result.and(closed) {
        Ok(()) => Ok(done),
        Err(error) => Err(error.with_applied(done)),
    }
}

/// How every migration stands.
pub(crate) async fn status(pool: &dyn Backend, job: &Job) -> Result<Status, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let journal = read(transaction.as_mut(), job).await?;
    transaction.rollback().await?;
    session.close().await?;
    Ok(Status::new(&job.embedded, &journal))
}

/// What would be done.
pub(crate) async fn preview(pool: &dyn Backend, job: &Job) -> Result<Preview, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let journal = read(transaction.as_mut(), job).await?;
    let agenda = decide(transaction.as_mut(), job, &journal).await?;
    let mut preview = Preview::default();
    for group in grouped(job, agenda.actions) {
        let mut planned = Vec::new();
        for action in group {
            let prepared = prepare(transaction.as_mut(), job, action).await?;
            planned.extend(plan_of(job, &prepared));
        }
        preview.transactions.push(planned);
    }
    preview.transactions.retain(|transaction| !transaction.is_empty());
    transaction.rollback().await?;
    session.close().await?;
    Ok(preview)
}

fn plan_of(job: &Job, prepared: &Prepared) -> Option<PlannedMigration> {
    let (id, name, action, late) = subject(job, &prepared.action)?;
    let mut statements: Vec<String> = prepared.steps.iter().map(preview::text).collect();
    if let Action::RollBack(entry) | Action::Forget(entry) = &prepared.action {
        statements.extend(name::retired_prefixes(&entry.id).map(|prefix| preview::purge(&prefix)));
    }
    Some(PlannedMigration { id, name, action, statements, late })
}

/// The migration that an action is about; `None` when it only concerns the journal.
fn subject(job: &Job, action: &Action) -> Option<(String, String, Did, bool)> {
    match action {
        Action::Apply(apply) => {
            let migration = job.embedded.items[apply.position].migration;
            Some((migration.id.to_owned(), migration.name.to_owned(), Did::Applied, apply.late))
        }
        Action::Revert(entry) => Some((entry.id.clone(), entry.name.clone(), Did::Reverted, false)),
        Action::RollBack(entry) => Some((entry.id.clone(), entry.name.clone(), Did::RolledBackDraft, false)),
        Action::Forget(entry) => Some((entry.id.clone(), entry.name.clone(), Did::ForgotDraft, false)),
        Action::Seal(_) => None,
    }
}

fn grouped(job: &Job, actions: Vec<Action>) -> Vec<Vec<Action>> {
    match job.atomicity {
        Atomicity::Each if job.goal != Goal::Redo => agenda::groups(actions),
        Atomicity::Each | Atomicity::All => vec![actions],
    }
}

/// Reads the journal; empty where there is none yet.
async fn read(transaction: &mut dyn Transaction, job: &Job) -> Result<Vec<Entry>, Error> {
    if !transaction.has_table(journal::JOURNAL).await? {
        return Ok(Vec::new());
    }
    let rows = transaction.query(journal::entries(job.embedded.dialect)).await?;
    let entries: Option<Vec<Entry>> = rows.iter().map(journal::entry).collect();
    entries.ok_or_else(|| {
        Error::new(Kind::Journal, format!("the table `{}` has a row that this version can't read", journal::JOURNAL))
            .with_hint("it was written by a newer version, or by hand")
    })
}

async fn decide(transaction: &mut dyn Transaction, job: &Job, entries: &[Entry]) -> Result<Agenda, Error> {
    match agenda::plan(&job.embedded, entries, &job.goal, job.policy) {
        Ok(agenda) => Ok(agenda),
        Err(Refusal::Edited(edited)) => Err(worded(transaction, job, edited).await?),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Names the first edited migration and the first statement of it that differs, as it was and as it is.
async fn worded(transaction: &mut dyn Transaction, job: &Job, edited: Vec<(Entry, usize)>) -> Result<Error, Error> {
    let hint = "bring the old text back and put the change into a new migration; what ran can't be changed any more";
    let Some((entry, position)) = edited.first() else { return Ok(Refusal::Edited(edited).into()) };
    let (up, _) = stored_steps(transaction, job, entry.sequence).await?;
    let old: Vec<(String, String)> = up.unwrap_or_default().iter().map(|step| essence_of(job, step)).collect();
    let dialect = job.embedded.dialect;
    let new: Vec<(String, String)> =
        job.embedded.items[*position].up.iter().map(|step| (essence(dialect, step), preview::text(step))).collect();
    let at = (0..old.len().max(new.len())).find(|&at| old.get(at).map(|old| &old.0) != new.get(at).map(|new| &new.0));
    let shown =
        |side: &[(String, String)]| at.and_then(|at| side.get(at)).map_or("(nothing)".to_owned(), |step| step.1.replace('\n', "\n    "));
    let number = at.map_or(1, |at| at + 1);
    let others = if edited.len() > 1 { format!(" ({} other migrations too)", edited.len() - 1) } else { String::new() };
    let message = format!(
        "`{}` was changed after it was applied{others}: statement {number} was\n    {}\nand is now\n    {}",
        entry.label(),
        shown(&old),
        shown(&new)
    );
    Ok(Error::new(Kind::Edited, message).with_hint(hint))
}

/// What decides whether a stored step was changed, and how it is shown.
fn essence_of(job: &Job, step: &Stored) -> (String, String) {
    match step {
        Stored::Statement(statement) => {
            let step = Recorded::Statement(statement.clone());
            (essence(job.embedded.dialect, &step), preview::text(&step))
        }
        Stored::Run(name) => (format!("run {name}"), format!("-- run {name} (in Rust)")),
        Stored::Irreversible(why) => ("irreversible".to_owned(), format!("-- can't be undone: {why}")),
    }
}

/// The stored `up` and `down` of an entry.
async fn stored_steps(
    transaction: &mut dyn Transaction,
    job: &Job,
    sequence: i64,
) -> Result<(Option<Vec<Stored>>, Option<Vec<Stored>>), Error> {
    let rows = transaction.query(journal::stored(job.embedded.dialect, sequence)).await?;
    let column = |at: usize| rows.first()?.cells.get(at)?.text().and_then(stored::read);
    Ok((column(0), column(1)))
}

/// Does the next group of actions and returns what was done; decides first what there is to do where that is not known any more.
async fn group(transaction: &mut dyn Transaction, job: &Job, queue: &mut Option<Queue>) -> Result<Outcome, Error> {
    if !is_fresh(transaction, job, queue.as_ref()).await? {
        let journal = read(transaction, job).await?;
        let agenda = decide(transaction, job, &journal).await?;
        if agenda.actions.is_empty() {
            *queue = None;
            return refresh(transaction, job, agenda.current).await;
        }
        let sequence = journal.last().map_or(0, |entry| entry.sequence);
        *queue = Some(Queue { groups: grouped(job, agenda.actions).into(), current: agenda.current, sequence, has_journal: false });
    }
    let Some(queue) = queue.as_mut() else { return Ok(Outcome::Unchanged) };
    let actions = queue.groups.pop_front().unwrap_or_default();
    let is_first = !std::mem::replace(&mut queue.has_journal, true);
    if is_first {
        create_journal(transaction, job).await?;
    }
    let mut writer = Writer { transaction, job, sequence: queue.sequence, entries: Vec::new(), renumbered: BTreeMap::new() };
    let done = writer.all(actions).await?;
    let is_last = queue.groups.is_empty();
    queue.sequence = writer.sequence;
    writer.finish(is_first || is_last, is_last && queue.current).await?;
    Ok(Outcome::Changed(done))
}

/// Creates the journal's tables where they are missing.
async fn create_journal(transaction: &mut dyn Transaction, job: &Job) -> Result<(), Error> {
    for sql in journal::create(job.embedded.dialect) {
        transaction.query(journal::Bound { sql, values: Vec::new() }).await?;
    }
    Ok(())
}

/// Whether the journal is as it was when the queue was made.
async fn is_fresh(transaction: &mut dyn Transaction, job: &Job, queue: Option<&Queue>) -> Result<bool, Error> {
    let Some(queue) = queue else { return Ok(false) };
    let rows = transaction.query(journal::last_sequence(job.embedded.dialect)).await?;
    Ok(rows.first().and_then(|row| row.cells.first()?.integer()).unwrap_or(0) == queue.sequence)
}

/// Nothing to do, but the head row did not say so: a comment was edited, or a program with other migrations was here.
async fn refresh(transaction: &mut dyn Transaction, job: &Job, current: bool) -> Result<Outcome, Error> {
    if !current || !transaction.has_table(journal::HEAD).await? {
        return Ok(Outcome::Unchanged);
    }
    match transaction.query(journal::set_head(job.embedded.dialect, &job.scope, &job.head)).await {
        Ok(_) => Ok(Outcome::Changed(Vec::new())),
        Err(error) if error.kind() == Kind::ReadOnly => Ok(Outcome::Unchanged),
        Err(error) => Err(error),
    }
}

/// The steps of an action: those recorded in the program for `up`, those stored in the journal for `down`.
async fn prepare(transaction: &mut dyn Transaction, job: &Job, action: Action) -> Result<Prepared, Error> {
    let (function, steps) = match &action {
        Action::Apply(Apply { position, again: true, .. }) => ("again", job.embedded.items[*position].again(job.embedded.dialect)),
        Action::Apply(Apply { position, again: false, .. }) => ("up", job.embedded.items[*position].up.clone()),
        Action::Revert(entry) | Action::RollBack(entry) => ("down", down_steps(transaction, job, entry).await?),
        Action::Forget(_) | Action::Seal(_) => ("", Vec::new()),
    };
    let steps = steps.into_iter().flat_map(|step| split(job, step)).collect();
    Ok(Prepared { action, function, steps })
}

async fn down_steps(transaction: &mut dyn Transaction, job: &Job, entry: &Entry) -> Result<Vec<Recorded>, Error> {
    let known = job.embedded.position(entry).map(|at| job.embedded.items[at].down(job.embedded.dialect));
    let (_, down) = stored_steps(transaction, job, entry.sequence).await?;
    let place = || Place { migration: entry.label(), function: "down", statement: None };
    // Those of the program are no substitute: what ran may have been another text.
    let Some(down) = down else {
        let message = "the statements that the journal keeps for it can't be read: a newer version wrote them, or they were changed";
        return Err(Error::new(Kind::Journal, message).at(place()).with_hint("run `down` with the program that applied it"));
    };
    stored::resolve(down, known.as_deref().unwrap_or_default()).map_err(|name| {
        Error::new(Kind::Definition, format!("needs the step `{name}` in Rust, which this program does not have"))
            .at(place())
            .with_hint("run `down` with the program that has it")
    })
}

/// A step with several statements becomes several steps, so that an error names one.
fn split(job: &Job, step: Recorded) -> Vec<Recorded> {
    let dialect = job.embedded.dialect;
    match &step {
        Recorded::Statement(Statement::Sql(sql)) => {
            sql::statements(dialect, sql).into_iter().map(|sql| Recorded::Statement(Statement::Sql(sql.to_owned()))).collect()
        }
        Recorded::Statement(Statement::Check { .. } | Statement::Rebuild { .. })
        | Recorded::Run { .. }
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => vec![step],
    }
}

/// Does actions within a transaction and notes them in the journal.
struct Writer<'a> {
    transaction: &'a mut dyn Transaction,
    job: &'a Job,
    sequence: i64,
    entries: Vec<NewEntry>,
    /// The sequence numbers that entries got here, by those they had.
    renumbered: BTreeMap<i64, i64>,
}

impl Writer<'_> {
    async fn all(&mut self, actions: Vec<Action>) -> Result<Vec<Done>, Error> {
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
        for prepared in prepared {
            let label = label(self.job, &prepared.action);
            let span = tracing::info_span!("migration", migration = %label, function = prepared.function);
            done.extend(self.one(prepared, &label).instrument(span).await?);
        }
        Ok(done)
    }

    async fn one(&mut self, prepared: Prepared, label: &str) -> Result<Option<Done>, Error> {
        let started = Instant::now();
        self.steps(&prepared, label).await?;
        let elapsed = started.elapsed();
        let done = subject(self.job, &prepared.action).map(|(id, name, action, late)| Done { id, name, action, elapsed, late });
        self.note(prepared.action, elapsed).await?;
        if let Some(done) = &done {
            tracing::info!(late = done.late, "{done}");
        }
        Ok(done)
    }

    /// Runs the steps; SQL statements that follow each other go to the database together.
    async fn steps(&mut self, prepared: &Prepared, label: &str) -> Result<(), Error> {
        let steps = &prepared.steps;
        let place = |statement| Place { migration: label.to_owned(), function: prepared.function, statement };
        let mut next = 0;
        while let Some(step) = steps.get(next) {
            let started = Instant::now();
            let batch: Vec<&str> = steps[next..].iter().map_while(plain_sql).collect();
            let mut ended = 0;
            let result = if batch.is_empty() {
                self.transaction.run(step).await
            } else {
                self.transaction.run_sql(&batch, &mut || ended += 1).await
            };
            result.map_err(|error| {
                let failed = (next + ended).min(steps.len() - 1);
                error.at(place(Some((failed + 1, steps.len())))).with_sql(preview::bare(&steps[failed]))
            })?;
            for step in &steps[next..next + batch.len().max(1)] {
                tracing::debug!(elapsed = ?started.elapsed(), "{}", preview::text(step));
            }
            next += batch.len().max(1);
        }
        self.transaction.settle(steps).await.map_err(|error| error.at(place(None)))
    }

    /// Brings the journal up to date with an action.
    async fn note(&mut self, action: Action, elapsed: Duration) -> Result<(), Error> {
        let dialect = self.job.embedded.dialect;
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
                for prefix in name::retired_prefixes(&entry.id) {
                    self.transaction.purge(&prefix).await?;
                }
                self.write(journal::remove(dialect, entry.sequence)).await
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
    async fn finish(mut self, clear: bool, current: bool) -> Result<(), Error> {
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

fn plain_sql(step: &Recorded) -> Option<&str> {
    match step {
        Recorded::Statement(Statement::Sql(sql)) => Some(sql),
        Recorded::Statement(Statement::Check { .. } | Statement::Rebuild { .. })
        | Recorded::Run { .. }
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => None,
    }
}

fn label(job: &Job, action: &Action) -> String {
    match action {
        Action::Apply(apply) => job.embedded.items[apply.position].label(),
        Action::Revert(entry) | Action::RollBack(entry) | Action::Forget(entry) | Action::Seal(entry) => entry.label(),
    }
}

/// What can be told before anything runs: a migration that can't be undone, or can't be written for this database.
fn refuse_impossible(job: &Job, prepared: &Prepared) -> Result<(), Error> {
    for step in &prepared.steps {
        let error = match step {
            Recorded::Irreversible(why) => {
                Error::new(Kind::Irreversible, format!("can't be undone: {why}")).with_hint("nothing was done; restore a backup instead")
            }
            Recorded::Unsupported(why) => Error::new(Kind::Definition, format!("can't be written for this database: {why}")),
            Recorded::Statement(_) | Recorded::Run { .. } => continue,
        };
        return Err(error.at(Place { migration: label(job, &prepared.action), function: prepared.function, statement: None }));
    }
    Ok(())
}
