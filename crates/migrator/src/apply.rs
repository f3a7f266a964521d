//! Runs an agenda against a database. The only writer of the journal.

mod batch;
mod damage;
mod half;
mod prepare;
pub(crate) mod task;
mod writer;

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use prepare::{Prepared, adds_enum_value, prepare, refuse_impossible, subject};
use schema_core::schema::name;
use writer::Writer;

use crate::agenda::{self, Action, Agenda, Goal, Refusal};
use crate::backend::{Backend, Transaction};
use crate::embedded::{Embedded, essence};
use crate::error::{Error, Kind};
use crate::journal::Entry;
use crate::journal::stored::{self, Stored};
use crate::journal::{settings, statement as journal};
use crate::plan::Recorded;
use crate::policy::{self, Policy};
use crate::preview::{self, PlannedMigration, Preview};
use crate::report::Done;
use crate::status::Status;
use crate::wait::Wait;
use crate::{Atomicity, Environment};

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

/// What is left to do, and how the journal looked when that was decided.
struct Queue {
    groups: VecDeque<Vec<Action>>,
    current: bool,
    /// What the database is still to be marked as.
    mark: Option<Environment>,
    sequence: i64,
    /// The sequence numbers that entries got meanwhile, by those they had.
    renumbered: BTreeMap<i64, i64>,
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
    let mut wait = Wait::new(job.lock_timeout);
    let result = loop {
        let mut transaction = match session.try_begin(job.lock_timeout).await {
            Ok(transaction) => transaction,
            Err(error) => match wait.pause(error).await {
                Ok(()) => continue,
                Err(error) => break Err(error),
            },
        };
        match group(transaction.as_mut(), job, &mut queue).await {
            Ok(Outcome::Unchanged) => break transaction.rollback().await,
            Ok(Outcome::Changed(new)) => match transaction.commit().await {
                Ok(()) => done.extend(new),
                Err(error) => break Err(half::conclude(session.as_mut(), job, error).await),
            },
            Err(error) => {
                if let Err(second) = transaction.rollback().await {
                    tracing::warn!(error = %second, "could not roll back");
                }
                break Err(half::conclude(session.as_mut(), job, error).await);
            }
        }
        if queue.as_ref().is_none_or(|queue| queue.groups.is_empty()) {
            break Ok(());
        }
        wait = Wait::new(job.lock_timeout);
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
    let half = half::read(transaction.as_mut(), job).await?;
    let mark = task::mark(transaction.as_mut(), job).await?;
    transaction.rollback().await?;
    session.close().await?;
    Ok(Status::new(&job.embedded, &journal, half.as_ref(), job.policy.marked(mark)))
}

/// What would be done.
pub(crate) async fn preview(pool: &dyn Backend, job: &Job) -> Result<Preview, Error> {
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let journal = read(transaction.as_mut(), job).await?;
    let policy = policy(transaction.as_mut(), job).await?;
    let agenda = decide(transaction.as_mut(), job, &journal, policy).await?;
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
    if journal::commits_at_once(job.embedded.dialect) && !preview.is_empty() {
        preview.note = Some(preview::COMMITS_AT_ONCE);
    }
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

/// The transactions that the actions take. One that adds a value to an enum type ends there: what comes after it may use the value, which
/// PostgreSQL allows only once it is committed. Where every change of the schema is committed at once, every action is on its own.
fn grouped(job: &Job, actions: Vec<Action>) -> Vec<Vec<Action>> {
    if journal::commits_at_once(job.embedded.dialect) {
        return actions.into_iter().map(|action| vec![action]).collect();
    }
    let groups = match job.atomicity {
        Atomicity::Each if job.goal != Goal::Redo => agenda::groups(actions),
        Atomicity::Each | Atomicity::All => vec![actions],
    };
    let mut transactions: Vec<Vec<Action>> = Vec::new();
    for group in groups {
        let mut open = false;
        for action in group {
            let ends = adds_enum_value(job, &action);
            match transactions.last_mut() {
                Some(transaction) if open => transaction.push(action),
                _ => transactions.push(vec![action]),
            }
            open = !ends;
        }
    }
    transactions
}

/// Reads the journal; empty where there is none yet.
async fn read(transaction: &mut dyn Transaction, job: &Job) -> Result<Vec<Entry>, Error> {
    if !transaction.has_table(journal::JOURNAL).await? {
        return Ok(Vec::new());
    }
    let rows = transaction.query(journal::entries(job.embedded.dialect)).await?;
    rows.iter().map(|row| journal::entry(row).ok_or_else(|| damage::unreadable(row))).collect()
}

/// What the program may do with this database.
async fn policy(transaction: &mut dyn Transaction, job: &Job) -> Result<Policy, Error> {
    let policy = job.policy.marked(task::mark(transaction, job).await?);
    if let Some(mark) = policy.mismatch() {
        tracing::warn!("{}", policy::mismatch(policy.environment, mark));
    }
    Ok(policy)
}

async fn decide(transaction: &mut dyn Transaction, job: &Job, entries: &[Entry], policy: Policy) -> Result<Agenda, Error> {
    if let Some(half) = half::read(transaction, job).await? {
        return Err(half::refusal(&half));
    }
    damage::refuse(transaction, job, entries).await?;
    match agenda::plan(&job.embedded, entries, &job.goal, policy) {
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
        let policy = policy(transaction, job).await?;
        let agenda = decide(transaction, job, &journal, policy).await?;
        if agenda.actions.is_empty() {
            *queue = None;
            return refresh(transaction, job, agenda.current && !journal.is_empty()).await;
        }
        if journal::commits_at_once(job.embedded.dialect) {
            examine(transaction, job, &agenda).await?;
        }
        let sequence = journal.last().map_or(0, |entry| entry.sequence);
        let (groups, current) = (grouped(job, agenda.actions).into(), agenda.current);
        *queue = Some(Queue { groups, current, mark: policy.new_mark(), sequence, renumbered: BTreeMap::new(), has_journal: false });
    }
    let Some(queue) = queue.as_mut() else { return Ok(Outcome::Unchanged) };
    let actions = queue.groups.pop_front().unwrap_or_default();
    let is_first = !std::mem::replace(&mut queue.has_journal, true);
    if is_first {
        create_journal(transaction, job).await?;
        if let Some(mark) = queue.mark {
            transaction.query(settings::set_environment(job.embedded.dialect, mark)).await?;
        }
    }
    let mut writer = Writer::new(transaction, job, queue.sequence, std::mem::take(&mut queue.renumbered));
    let done = writer.all(actions).await?;
    let is_last = queue.groups.is_empty();
    queue.sequence = writer.sequence;
    queue.renumbered = std::mem::take(&mut writer.renumbered);
    writer.finish(is_first || is_last, is_last && queue.current).await?;
    Ok(Outcome::Changed(done))
}

/// Refuses what can be told to be impossible before the first of all actions runs, where that can't be undone later.
async fn examine(transaction: &mut dyn Transaction, job: &Job, agenda: &Agenda) -> Result<(), Error> {
    for action in &agenda.actions {
        refuse_impossible(job, &prepare(transaction, job, action.clone()).await?)?;
    }
    Ok(())
}

/// Creates the journal's tables where they are missing. Looking first spares a role the right to create tables that are there.
async fn create_journal(transaction: &mut dyn Transaction, job: &Job) -> Result<(), Error> {
    for (table, sql) in journal::create(job.embedded.dialect) {
        if !transaction.has_table(table).await? {
            transaction.query(journal::Bound { sql, values: Vec::new() }).await?;
        }
    }
    Ok(())
}

/// Whether the journal is as it was when the queue was made.
async fn is_fresh(transaction: &mut dyn Transaction, job: &Job, queue: Option<&Queue>) -> Result<bool, Error> {
    let Some(queue) = queue else { return Ok(false) };
    let last = transaction.number(journal::last_sequence(job.embedded.dialect)).await?;
    Ok(last.unwrap_or(0) == queue.sequence)
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
