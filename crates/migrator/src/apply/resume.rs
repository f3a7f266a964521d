//! Going on with a migration that is half done.
//!
//! Whether the statement that began last took effect is decided by what the database shows. Where it shows nothing, a person is asked. What
//! took effect must be what the program has; what comes after it may have been corrected.

use schema_core::dialect::Statement;

use super::Job;
use crate::backend::{Cell, Transaction};
use crate::embedded::essence;
use crate::error::{Error, Kind, Place};
use crate::journal::statement::{self as journal, Bound};
use crate::journal::step;
use crate::journal::stored::Stored;
use crate::journal::{HalfDone, stored, undo};
use crate::plan::Recorded;
use crate::sql::effect::{Effect, Object, effect};
use crate::{Resolve, preview};

/// What is half done.
#[derive(Debug, Default)]
pub(super) struct Halves {
    /// The migration of this program; another program's is none of its business.
    pub(super) own: Option<HalfDone>,
    /// The highest number of a row, another program's among them.
    pub(super) last: i64,
}

/// What is half done, as the rows say.
pub(super) async fn read(transaction: &mut dyn Transaction, job: &Job) -> Result<Halves, Error> {
    if !transaction.has_table(journal::STEP).await? {
        return Ok(Halves::default());
    }
    let rows = transaction.query(step::all(job.embedded.dialect)).await?;
    let halves: Option<Vec<HalfDone>> = rows.iter().map(step::read).collect();
    let halves = halves.ok_or_else(|| unreadable("has a row that this version can't read"))?;
    let last = halves.last().map_or(0, |half| half.sequence);
    let own = halves.into_iter().find(|half| !job.embedded.is_foreign_package(&half.package));
    Ok(Halves { own, last })
}

fn unreadable(what: &str) -> Error {
    Error::new(Kind::Journal, format!("the table `{}` {what}", journal::STEP)).with_hint("it was written by a newer version, or by hand")
}

/// The same, once it is known whether the statement that began last took effect.
pub(super) async fn settled(transaction: &mut dyn Transaction, job: &Job) -> Result<Halves, Error> {
    let mut halves = read(transaction, job).await?;
    if let Some(half) = halves.own.as_mut().filter(|half| half.began > half.ended) {
        match took_effect(transaction, job, half).await? {
            Some(true) => half.ended = half.began,
            Some(false) => half.began = half.ended,
            None => return Err(question(job, half)),
        }
    }
    Ok(halves)
}

/// Whether the statement that began last took effect; `None` where nothing shows it.
async fn took_effect(transaction: &mut dyn Transaction, job: &Job, half: &HalfDone) -> Result<Option<bool>, Error> {
    let Some(Stored::Statement(Statement::Sql(sql))) = last(half) else { return Ok(None) };
    match effect(job.embedded.dialect, &sql) {
        Effect::Repeatable => Ok(Some(false)),
        Effect::Changes(objects) if !half.state.is_empty() => Ok(Some(state(transaction, &objects).await? != half.state)),
        Effect::Changes(_) | Effect::Unknown => Ok(None),
    }
}

/// What objects are like now.
pub(super) async fn state(transaction: &mut dyn Transaction, objects: &[Object]) -> Result<String, Error> {
    let sql = format!("SELECT {}", transaction.state(objects));
    let rows = transaction.query(Bound { sql, values: Vec::new() }).await?;
    Ok(rows.first().and_then(|row| row.cells.first()).and_then(Cell::text).unwrap_or_default().to_owned())
}

/// Forgets a migration that is half done, and what was noted to take it back.
pub(super) async fn end(transaction: &mut dyn Transaction, job: &Job, half: &HalfDone) -> Result<(), Error> {
    let dialect = job.embedded.dialect;
    transaction.query(step::end(dialect, half.sequence)).await?;
    if journal::commits_at_once(dialect) && transaction.has_table(undo::UNDO).await? {
        transaction.query(undo::forget(dialect, half, 0)).await?;
    }
    Ok(())
}

/// The statement that began last.
fn last(half: &HalfDone) -> Option<Stored> {
    let at = usize::try_from(half.began).ok()?.checked_sub(1)?;
    half.stored()?.into_iter().nth(at)
}

/// Notes what a person says of what is half done.
pub(super) async fn answer(transaction: &mut dyn Transaction, job: &Job, answer: Resolve) -> Result<(), Error> {
    let dialect = job.embedded.dialect;
    let Some(half) = read(transaction, job).await?.own else {
        return Err(Error::new(Kind::Definition, "nothing is half done, so there is nothing to resolve"));
    };
    let statement = match answer {
        Resolve::Undone => return end(transaction, job, &half).await,
        Resolve::Done | Resolve::NotDone if half.began == half.ended => {
            let message = format!("`{}` stopped {}, which is not in question", half.label(), half.progress());
            return Err(Error::new(Kind::Definition, message).with_hint("the next `up` goes on from there"));
        }
        Resolve::Done => step::update(dialect, half.sequence, &HalfDone { ended: half.began, ..half.clone() }),
        Resolve::NotDone => step::update(dialect, half.sequence, &HalfDone { began: half.ended, ..half.clone() }),
    };
    transaction.query(statement).await.map(drop)
}

/// What nobody but a person can tell.
fn question(job: &Job, half: &HalfDone) -> Error {
    let why = if half.error.is_empty() { String::new() } else { format!(", because of: {}", half.error) };
    let message = format!("`{}` stopped {}; {}{why}", half.label(), half.progress(), half.effect());
    let error = Error::new(Kind::HalfDone, message).with_hint(
        "look whether it did, then say so: `Migrator::resolve` with `Resolve::Done` or `Resolve::NotDone`; the next `up` goes on from there",
    );
    match last(half) {
        Some(Stored::Statement(statement)) => error.with_sql(preview::bare(job.embedded.dialect, &Recorded::Statement(statement))),
        Some(Stored::Compute(backfill)) => error.with_sql(preview::computed(job.embedded.dialect, &backfill)),
        Some(Stored::Run(name)) => error.with_sql(format!("-- run {name} (in Rust)")),
        Some(Stored::Destroys(_) | Stored::Irreversible(_)) | None => error,
    }
}

/// Why another migration can't be recorded now.
pub(super) fn in_the_way(half: &HalfDone) -> Error {
    let message = format!("`{}` stopped {}; {}; nothing was done", half.label(), half.progress(), half.effect());
    Error::new(Kind::HalfDone, message).with_hint("finish it first with `up`, or record what is in effect of it")
}

/// The steps that a `down` which is half done consists of.
pub(super) fn stored_steps(half: &HalfDone, known: &[Recorded]) -> Result<Vec<Recorded>, Error> {
    let steps = half.stored().ok_or_else(|| unreadable("has statements that this version can't read"))?;
    stored::resolve(steps, known).map_err(|name| {
        let place = Place { migration: half.label(), function: "down", statement: None, whole: true };
        Error::new(Kind::Definition, format!("needs the step `{name}` in Rust, which this program does not have"))
            .at(place)
            .with_hint("run the program that has it")
    })
}

/// Refuses when the statements that took effect are not those that `steps` begins with.
pub(super) fn refuse_changed(job: &Job, half: &HalfDone, steps: &[Recorded]) -> Result<(), Error> {
    let dialect = job.embedded.dialect;
    let ran = half.stored().ok_or_else(|| unreadable("has statements that this version can't read"))?;
    let ended = usize::try_from(half.ended).unwrap_or(0);
    let changed = ran.iter().take(ended).enumerate().find(|(at, ran)| {
        let now = steps.get(*at).map(|step| essence(dialect, step));
        now.as_ref() != Some(&super::essence_of(job, ran).0)
    });
    let Some((at, ran)) = changed else { return Ok(()) };
    let was = super::essence_of(job, ran).1.replace('\n', "\n    ");
    let is = steps.get(at).map_or("(nothing)".to_owned(), |step| preview::text(dialect, step).replace('\n', "\n    "));
    let message = format!(
        "`{}` is half done, and what of it took effect was changed since: statement {} was\n    {was}\nand is now\n    {is}",
        half.label(),
        at + 1
    );
    Err(Error::new(Kind::HalfDone, message).with_hint(
        "bring the old text of these statements back; what comes after them may be changed; where they were undone by hand, \
         `Migrator::resolve` with `Resolve::Undone` has the migration run from its start",
    ))
}
