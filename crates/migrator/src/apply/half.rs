//! Migrations that stop in the middle, on databases that commit every change of the schema at once.
//!
//! Before each statement the row of `_migrator_step` is told its number, in the same transaction. A statement that commits commits that too; one
//! that does not is undone with it. So after the rest was undone, the row has the number of the last statement that committed something. Where
//! there is no row, nothing did.

use super::Job;
use crate::backend::{Session, Transaction};
use crate::error::{Error, Kind};
use crate::journal::HalfDone;
use crate::journal::statement as journal;

/// The migration that is half done, if there is one.
pub(super) async fn read(transaction: &mut dyn Transaction, job: &Job) -> Result<Option<HalfDone>, Error> {
    let dialect = job.embedded.dialect;
    if !journal::commits_at_once(dialect) || !transaction.has_table(journal::STEP).await? {
        return Ok(None);
    }
    let rows = transaction.query(journal::half_done(dialect)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    journal::half(row).map(Some).ok_or_else(|| {
        Error::new(Kind::Journal, format!("the table `{}` has a row that this version can't read", journal::STEP))
            .with_hint("it was written by a newer version, or by hand")
    })
}

/// Nothing is done while a migration is half done.
pub(super) fn refusal(half: &HalfDone) -> Error {
    let why = if half.error.is_empty() { String::new() } else { format!(", because of: {}", half.error) };
    let message = format!("`{}` stopped {}; {}{why}", half.label(), half.progress(), half.effect());
    Error::new(Kind::HalfDone, message).with_hint(way_out(half))
}

/// What a person does about it.
fn way_out(half: &HalfDone) -> String {
    let undone = if half.function == "down" { "made again by hand" } else { "undone by hand" };
    format!(
        "this database can't undo changes of a schema; once what took effect is {undone}, `DELETE FROM {}` has the migration run from its start",
        journal::STEP
    )
}

/// After a failure, and after what could be undone was: finds out what took effect, notes it, and adds it to the error.
pub(super) async fn conclude(session: &mut dyn Session, job: &Job, error: Error) -> Error {
    if !journal::commits_at_once(job.embedded.dialect) {
        return error;
    }
    match note(session, job, &error).await {
        Ok(None) => error,
        Ok(Some(half)) => {
            let hint = error.hint().map_or_else(|| way_out(&half), |hint| format!("{hint}; {}", way_out(&half)));
            error.with_left(half.effect()).with_hint(hint)
        }
        Err(second) => {
            tracing::warn!(error = %second, "could not note where the migration stopped");
            error.with_left("what of it took effect is not known: `status` says more once the database answers again")
        }
    }
}

async fn note(session: &mut dyn Session, job: &Job, error: &Error) -> Result<Option<HalfDone>, Error> {
    let dialect = job.embedded.dialect;
    let mut transaction = session.try_begin(job.lock_timeout).await?;
    let Some(mut half) = read(transaction.as_mut(), job).await? else {
        transaction.rollback().await?;
        return Ok(None);
    };
    // One that was there before is none of this run's.
    if error.kind() == Kind::HalfDone {
        transaction.rollback().await?;
        return Ok(None);
    }
    let place = error.place().filter(|place| place.migration == half.label() && place.function == half.function);
    let failed = place.and_then(|place| Some((i64::try_from(place.statement?.0).ok()?, place.whole)));
    match failed {
        // The statement itself committed what came before it and then failed. One in Rust may have done anything.
        Some((number, whole)) if number == half.began => {
            half.ended = number - 1;
            half.began = if whole { half.ended } else { number };
        }
        // It did not commit; what came after the last that did is undone.
        _ => half.ended = half.began,
    }
    half.error = error.summary();
    if half.began == 0 {
        transaction.query(journal::end(dialect)).await?;
    } else {
        transaction.query(journal::stop(dialect, &half)).await?;
    }
    transaction.commit().await?;
    Ok(Some(half).filter(|half| half.began > 0))
}
