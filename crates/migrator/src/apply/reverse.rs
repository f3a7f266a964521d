//! Taking back what took effect of a migration that failed, where every statement that changes the schema commits at once.
//!
//! Before each statement, what its table is was noted ([`remember`]). The last statement that took effect is taken back first; after each,
//! the state of what it changed must be the one that was noted, and the row of the migration says that so many are left. So a process that
//! is killed in between leaves a migration that is half taken back, and the next run goes on with that. Where one statement has nothing that takes
//! it back, none is.

use schema_core::Dialect;
use schema_core::dialect::Statement;
use schema_core::migration::Fingerprint;

use super::{Job, half, resume};
use crate::agenda::Goal;
use crate::backend::{Session, Transaction};
use crate::error::{Error, Kind};
use crate::event::Event;
use crate::journal::statement::{self as journal, Bound};
use crate::journal::stored::Stored;
use crate::journal::undo::{self as noted, Before};
use crate::journal::{HalfDone, step};
use crate::report::{Did, Done};
use crate::sql::effect::{Effect, Name, Object, effect};
use crate::sql::undo::definition::Definition;
use crate::sql::undo::{self, Undo, table};
use crate::wait::Wait;
use crate::{Atomicity, OnFailure};

/// What the state of a table is that is not there.
const ABSENT: &str = "absent";

/// What came of taking a migration back.
#[derive(Debug)]
pub(super) enum Back {
    /// Nothing of it is left.
    Whole,
    /// It stays half done, for this reason.
    Stays { half: Box<HalfDone>, why: String },
}

/// Whether a failure in this function of a migration is to be taken back.
pub(super) fn applies(job: &Job, function: &str) -> bool {
    job.on_failure == OnFailure::Reverse && journal::commits_at_once(job.embedded.dialect) && matches!(function, "up" | "again")
}

/// Notes what a statement changes, before it runs.
pub(super) async fn remember(
    transaction: &mut dyn Transaction,
    job: &Job,
    half: &HalfDone,
    undo: &Undo,
    at: usize,
    sql: &str,
) -> Result<(), Error> {
    let dialect = job.embedded.dialect;
    let Effect::Changes(objects) = effect(dialect, sql) else { return Ok(()) };
    let state = resume::state(transaction, &objects).await?;
    let definition = match undo {
        Undo::Table { table, .. } if state != ABSENT => definition(transaction, table).await?,
        Undo::Table { .. } | Undo::Created(_) | Undo::Renamed(_) => String::new(),
        Undo::Nothing | Undo::Filled { .. } | Undo::Impossible(_) => return Ok(()),
    };
    let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
    transaction.query(noted::forget(dialect, half, number)).await?;
    transaction.query(noted::note(dialect, half, &Before { number, state, definition })).await.map(drop)
}

/// The definition of a table in the server's words.
async fn definition(transaction: &mut dyn Transaction, table: &Name) -> Result<String, Error> {
    let sql = format!("SHOW CREATE TABLE {}", table.sql());
    let rows = transaction.query(Bound { sql, values: Vec::new() }).await?;
    Ok(rows.first().and_then(|row| row.cells.get(1)?.text()).unwrap_or_default().to_owned())
}

/// Takes a migration back that failed, and adds to the error what came of it.
pub(super) async fn conclude(session: &mut dyn Session, job: &Job, failed: HalfDone, error: Error) -> Error {
    match run(session, job).await {
        Ok(Back::Whole) => {
            let taken = match failed.ended {
                1 => "statement 1, which took effect, was taken back".to_owned(),
                ended => format!("statements 1 to {ended}, which took effect, were taken back"),
            };
            error.with_undone(taken)
        }
        Ok(Back::Stays { half, why }) => {
            let hint = error.hint().map_or_else(|| half::way_out(&half), |hint| format!("{hint}; {}", half::way_out(&half)));
            error.with_left(format!("{}; it is not taken back: {why}", half.effect())).with_hint(hint)
        }
        Err(second) => {
            tracing::warn!(error = %second, "could not take the migration back");
            error.with_left(format!("{}; the next `up` takes it back: {}", failed.effect(), second.summary()))
        }
    }
}

/// Takes back what is half done.
pub(super) async fn run(session: &mut dyn Session, job: &Job) -> Result<Back, Error> {
    let mut wait = Wait::new(job.limits.lock);
    loop {
        match once(session, job).await {
            Ok(Some(back)) => return Ok(back),
            Ok(None) => wait = Wait::new(job.limits.lock),
            Err(error) => super::busy(job, &mut wait, error).await?,
        }
    }
}

/// What happened to one statement.
enum Turn {
    /// It is taken back, or there is more to do.
    More,
    /// Nothing is left, or nothing can be done.
    Over(Back),
    /// It can't be taken back. Whether something of it was.
    Refused { why: String, begun: bool },
    /// Everything ran that takes it back, and it is not as it was.
    Differs(usize),
}

/// Takes one statement back, in a transaction; `None` while there is more to do.
async fn once(session: &mut dyn Session, job: &Job) -> Result<Option<Back>, Error> {
    let mut transaction = begin(session, job).await?;
    let (why, change): (String, fn(HalfDone, usize) -> HalfDone) = match next(transaction.as_mut(), job).await {
        Ok(Turn::More) => return transaction.commit().await.map(|()| None),
        Ok(Turn::Over(back)) => return transaction.commit().await.map(|()| Some(back)),
        Ok(Turn::Refused { why, begun: true }) => (why, |half, _| half),
        Ok(Turn::Refused { why, begun: false }) => (why, |half, _| half.going_forward()),
        Ok(Turn::Differs(at)) => {
            transaction.rollback().await?;
            return stop(session, job, "its tables are not what they were before".to_owned(), at, |half, at| {
                let ended = i64::try_from(at).unwrap_or(i64::MAX);
                HalfDone { began: ended + 1, ended, state: String::new(), ..half.going_forward() }
            })
            .await;
        }
        Err(error) => {
            if let Err(second) = transaction.rollback().await {
                tracing::warn!(error = %second, "could not roll back");
            }
            return Err(error);
        }
    };
    transaction.rollback().await?;
    stop(session, job, why, 0, change).await
}

async fn begin<'a>(session: &'a mut dyn Session, job: &Job) -> Result<Box<dyn Transaction + 'a>, Error> {
    let begun = session.try_begin(job.limits, None).await?;
    begun.ok_or_else(|| Error::new(Kind::Locked, "another process wrote to the journal meanwhile"))
}

/// Notes that no more is taken back.
async fn stop(
    session: &mut dyn Session,
    job: &Job,
    why: String,
    at: usize,
    change: fn(HalfDone, usize) -> HalfDone,
) -> Result<Option<Back>, Error> {
    let mut transaction = begin(session, job).await?;
    let Some(half) = resume::read(transaction.as_mut(), job).await?.own else { return Ok(Some(Back::Whole)) };
    let half = change(half, at);
    transaction.query(step::update(job.embedded.dialect, half.sequence, &half)).await?;
    transaction.commit().await?;
    Ok(Some(Back::Stays { half: Box::new(half), why }))
}

async fn next(transaction: &mut dyn Transaction, job: &Job) -> Result<Turn, Error> {
    let dialect = job.embedded.dialect;
    let Some(half) = resume::read(transaction, job).await?.own else { return Ok(Turn::Over(Back::Whole)) };
    let steps = half.stored().unwrap_or_default();
    let undos = undo::of(dialect, &steps);
    // What goes through rows in batches may have changed some.
    let ended = usize::try_from(half.ended).unwrap_or(0) + usize::from(half.backfill().is_some());
    let ended = ended.min(undos.len());
    let noted = noted(transaction, job, &half).await?;
    if !half.is_taken_back() {
        if let Some(why) = obstacle(&half, &undos[..ended], &noted) {
            return Ok(Turn::Over(Back::Stays { half: Box::new(half), why }));
        }
        let half = half.taking_back();
        transaction.query(step::update(dialect, half.sequence, &half)).await?;
        return Ok(Turn::More);
    }
    let Some(at) = undos[..ended].iter().rposition(Undo::is_work) else {
        resume::end(transaction, job, &half).await?;
        return Ok(Turn::Over(Back::Whole));
    };
    if let Some(why) = wrote_others(transaction, &undos[at..ended]).await? {
        return Ok(Turn::Refused { why, begun: false });
    }
    let (Some(before), Some(Stored::Statement(Statement::Sql(sql)))) = (before(&noted, at), steps.get(at)) else {
        return Ok(Turn::Refused { why: format!("what statement {} changed was not noted", at + 1), begun: false });
    };
    if let Some(turn) = take_back(transaction, job, &half, At { place: at, undo: &undos[at], sql, before }).await? {
        return Ok(turn);
    }
    let label = half.label();
    job.observer.tell(&Event::TakenBack { migration: &label, number: at + 1 });
    tracing::info!(migration = %label, statement = at + 1, "taken back");
    let ended = i64::try_from(at).unwrap_or(i64::MAX);
    let half = HalfDone { began: ended, ended, state: String::new(), ..half };
    transaction.query(step::update(dialect, half.sequence, &half)).await?;
    Ok(Turn::More)
}

/// What was noted of the migration.
async fn noted(transaction: &mut dyn Transaction, job: &Job, half: &HalfDone) -> Result<Vec<Before>, Error> {
    if !transaction.has_table(noted::UNDO).await? {
        return Ok(Vec::new());
    }
    let rows = transaction.query(noted::all(job.embedded.dialect, half)).await?;
    Ok(rows.iter().filter_map(noted::read).collect())
}

fn before(noted: &[Before], at: usize) -> Option<&Before> {
    noted.iter().find(|before| usize::try_from(before.number) == Ok(at + 1)).filter(|before| !before.state.is_empty())
}

/// Why nothing of a migration can be taken back.
fn obstacle(half: &HalfDone, undos: &[Undo], noted: &[Before]) -> Option<String> {
    if half.began > half.ended {
        return Some(format!("whether statement {} took effect is not known", half.began));
    }
    if let Some((number, why)) = undo::impossible(undos) {
        return Some(format!("statement {number} can't be: {why}"));
    }
    let unknown = (0..undos.len()).find(|&at| undos[at].is_work() && before(noted, at).is_none());
    unknown.map(|at| format!("what statement {} changed was not noted: it ran when failures were not to be taken back", at + 1))
}

/// Why values are not what they were, although the columns go that statements wrote to.
async fn wrote_others(transaction: &mut dyn Transaction, undos: &[Undo]) -> Result<Option<String>, Error> {
    for undo in undos {
        let Undo::Filled { table, columns } = undo else { continue };
        let text = definition(transaction, table).await?;
        if Definition::read(&text).is_none_or(|now| table::writes_others(&now, columns)) {
            return Ok(Some(format!("an UPDATE of {} also set columns that set themselves", table.sql())));
        }
    }
    Ok(None)
}

/// A statement to take back.
struct At<'a> {
    place: usize,
    undo: &'a Undo,
    sql: &'a str,
    before: &'a Before,
}

/// Takes a statement back; says why where it is not.
async fn take_back(transaction: &mut dyn Transaction, job: &Job, half: &HalfDone, at: At<'_>) -> Result<Option<Turn>, Error> {
    let Effect::Changes(objects) = effect(job.embedded.dialect, at.sql) else { return Ok(None) };
    if let Undo::Created(table) = at.undo
        && let Some(why) = drop_new(transaction, half, table).await?
    {
        return Ok(Some(Turn::Refused { why, begun: false }));
    }
    let mut begun = false;
    for _ in 0..ROUNDS {
        let statements = match statements(transaction, &objects, &at).await? {
            Ok(statements) => statements,
            Err(why) => return Ok(Some(Turn::Refused { why, begun })),
        };
        if statements.is_empty() {
            break;
        }
        for sql in statements {
            match run_one(transaction, &sql).await {
                Ok(()) => begun = true,
                Err(error) if error.kind() == Kind::Locked => return Err(error),
                Err(error) => return Ok(Some(Turn::Refused { why: format!("{}: {sql}", error.summary()), begun })),
            }
        }
    }
    let is_back = resume::state(transaction, &objects).await? == at.before.state;
    Ok((!is_back).then_some(Turn::Differs(at.place)))
}

/// How often a table is looked at again. A server drops an index that it made for a foreign key by itself, with another key it may make another.
const ROUNDS: usize = 3;

/// What is left to run until everything is as before; why nothing can.
async fn statements(transaction: &mut dyn Transaction, objects: &[Object], at: &At<'_>) -> Result<Result<Vec<String>, String>, Error> {
    match at.undo {
        Undo::Table { table, dropped } => table_back(transaction, table, at.before, dropped).await,
        Undo::Renamed(_) if resume::state(transaction, objects).await? == at.before.state => Ok(Ok(Vec::new())),
        Undo::Renamed(pairs) => {
            let back: Vec<String> = pairs.iter().rev().map(|(from, to)| format!("{} TO {}", to.sql(), from.sql())).collect();
            Ok(Ok(vec![format!("RENAME TABLE {}", back.join(", "))]))
        }
        Undo::Created(_) | Undo::Nothing | Undo::Filled { .. } | Undo::Impossible(_) => Ok(Ok(Vec::new())),
    }
}

async fn table_back(
    transaction: &mut dyn Transaction,
    table: &Name,
    before: &Before,
    dropped: &[String],
) -> Result<Result<Vec<String>, String>, Error> {
    let now = definition(transaction, table).await?;
    let (Some(before), Some(now)) = (Definition::read(&before.definition), Definition::read(&now)) else {
        return Ok(Err(format!("the definition of {} is not understood", table.sql())));
    };
    Ok(table::back(&table.sql(), &before, &now, dropped))
}

/// Drops a table that the migration made, unless it has rows by now; says so where it has. It is renamed first, so that nobody can add one
/// in between; a process that was killed may have left it so.
async fn drop_new(transaction: &mut dyn Transaction, half: &HalfDone, table: &Name) -> Result<Option<String>, Error> {
    let name = format!("_migrator_undo_{}", Fingerprint::of(&format!("{} {}", half.label(), table.sql())));
    let aside = table.beside(Dialect::Mysql.identifier(&name));
    if is_absent(transaction, &aside).await? {
        if is_absent(transaction, table).await? {
            return Ok(None);
        }
        run_one(transaction, &format!("RENAME TABLE {} TO {}", table.sql(), aside.sql())).await?;
    }
    let found = transaction.query(Bound { sql: format!("SELECT 1 FROM {} LIMIT 1", aside.sql()), values: Vec::new() }).await?;
    let why = if found.is_empty() {
        match run_one(transaction, &format!("DROP TABLE {}", aside.sql())).await {
            Ok(()) => return Ok(None),
            Err(error) => format!("{} can't be dropped: {}", table.sql(), error.summary()),
        }
    } else {
        format!("{} has rows", table.sql())
    };
    run_one(transaction, &format!("RENAME TABLE {} TO {}", aside.sql(), table.sql())).await?;
    Ok(Some(why))
}

async fn is_absent(transaction: &mut dyn Transaction, table: &Name) -> Result<bool, Error> {
    Ok(resume::state(transaction, &[Object::Table(table.clone())]).await? == ABSENT)
}

async fn run_one(transaction: &mut dyn Transaction, sql: &str) -> Result<(), Error> {
    transaction.run_sql(&[sql], &mut || ()).await
}

/// After a failure of which nothing is left: undoes the migrations that the same run applied before, where all or nothing is wanted.
pub(super) async fn earlier(session: &mut dyn Session, job: &Job, done: &mut Vec<Done>, error: Error) -> Error {
    let is_wanted = applies(job, "up") && job.atomicity == Atomicity::All && matches!(job.goal, Goal::Up(_)) && !error.leaves_something();
    let applied: Vec<(String, String)> =
        done.iter().filter(|done| done.action == Did::Applied).map(|done| (done.id.clone(), done.name.clone())).collect();
    if !is_wanted || applied.is_empty() {
        return error;
    }
    let back = Job { goal: Goal::Undo(applied), ..job.clone() };
    let mut undone = Vec::new();
    let result = Box::pin(super::all_turns(session, &back, &mut undone)).await;
    done.retain(|done| !undone.iter().any(|undone: &Done| undone.id == done.id && undone.name == done.name));
    let labels: Vec<String> = undone.iter().map(|done| format!("`{}_{}`", done.id, done.name)).collect();
    let error =
        if labels.is_empty() { error } else { error.with_undone(format!("{} undone, applied by the same call", labels.join(", "))) };
    match result {
        Ok(()) => error,
        Err(second) => error.with_left(format!("not everything was undone: {second}")),
    }
}
