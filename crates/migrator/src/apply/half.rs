//! What a failure leaves of a migration of which something is committed.
//!
//! Where every change of the schema commits at once, the row of `_migrator_step` is told the number of each statement before it runs, in the same
//! transaction. A statement that commits commits that too; one that does not is undone with it. So after the rest was undone, the row has the
//! number of the last statement that committed something. Elsewhere it has the number of the last one before the transaction that failed,
//! or of one that ran in none. Where there is no row, nothing took effect.

use super::{Job, resume, reverse};
use crate::backend::Session;
use crate::error::{Error, Kind};
use crate::journal::{HalfDone, statement as journal, step};

/// After a failure, and after what could be undone was: finds out what took effect, notes it, and adds it to the error.
pub(super) async fn conclude(session: &mut dyn Session, job: &Job, error: Error) -> Error {
    // That is about one which was there before.
    if error.kind() == Kind::HalfDone {
        return error;
    }
    match write(session, job, &error).await {
        Ok(None) => error,
        Ok(Some(half)) if reverse::applies(job, &half.function) => reverse::conclude(session, job, half, error).await,
        Ok(Some(half)) => {
            let hint = error.hint().map_or_else(|| way_out(&half), |hint| format!("{hint}; {}", way_out(&half)));
            error.with_left(half.effect()).with_hint(hint)
        }
        Err(second) => {
            tracing::warn!(error = %second, "could not note where the migration stopped");
            error.with_left("what of it took effect is not known; the next `up` finds out and goes on from there")
        }
    }
}

/// After a statement lacked a lock, and before it is tried again: notes what took effect before it, where something did.
pub(super) async fn note(session: &mut dyn Session, job: &Job, error: Error) -> Result<Error, Error> {
    if !journal::commits_at_once(job.embedded.dialect) {
        return Ok(error);
    }
    match write(session, job, &error).await {
        Ok(_) => Ok(error),
        Err(second) => {
            tracing::warn!(error = %second, "could not note where the migration stopped");
            Err(error)
        }
    }
}

/// Why a migration that was to be taken back still is half done.
pub(super) fn stays(half: &HalfDone, why: &str) -> Error {
    let message = format!("`{}` stopped {}; {}; it is not taken back: {why}", half.label(), half.progress(), half.effect());
    Error::new(Kind::HalfDone, message).with_hint(way_out(half))
}

/// What a person does about it.
pub(super) fn way_out(half: &HalfDone) -> String {
    if half.is_taken_back() {
        "correct what is in the way: the next `up` takes the rest back first".to_owned()
    } else if half.began > half.ended {
        "look whether it did, then say so: `Migrator::resolve` with `Resolve::Done` or `Resolve::NotDone`".to_owned()
    } else {
        format!(
            "correct what is in the way, if need be that statement or those after it: the next `up` goes on with statement {}{}",
            half.ended + 1,
            if half.backfill().is_some() { ", after these rows" } else { "" }
        )
    }
}

async fn write(session: &mut dyn Session, job: &Job, error: &Error) -> Result<Option<HalfDone>, Error> {
    let dialect = job.embedded.dialect;
    let Some(mut transaction) = session.try_begin(job.limits, None).await? else { return Ok(None) };
    let found = resume::read(transaction.as_mut(), job).await?.own;
    let place = error.place().filter(|place| found.as_ref().is_some_and(|half| half.label() == place.migration));
    let (Some(half), Some(place)) = (found, place) else {
        transaction.rollback().await?;
        return Ok(None);
    };
    let failed = place.statement.map(|(number, _)| i64::try_from(number).unwrap_or(i64::MAX));
    let (began, ended) = match failed {
        // The statement itself committed what came before it, or ran in no transaction, and then failed. One in Rust may have done anything.
        Some(number) if number == half.began && place.whole => (number - 1, number - 1),
        Some(number) if number == half.began => (number, number - 1),
        // It did not commit; what came after the last that did is undone.
        _ => (half.began, half.began),
    };
    let of = half.sequence;
    let half = HalfDone { began, ended, error: error.summary(), ..half };
    let is_nothing = began == 0 && half.backfill().is_none();
    if is_nothing {
        resume::end(transaction.as_mut(), job, &half).await?;
    } else {
        transaction.query(step::update(dialect, of, &half)).await?;
    }
    transaction.commit().await?;
    Ok(Some(half).filter(|_| !is_nothing))
}
