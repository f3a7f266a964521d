//! Drops what the migrations made, with what the journal has of them.

use super::super::Job;
use super::super::decide::{policy, read};
use super::super::resume;
use super::Outcome;
use crate::backend::{Cell, Transaction};
use crate::error::{Error, Kind};
use crate::fresh::{self, Made, Object, Others};
use crate::journal::{Entry, HalfDone, statement as journal, stored};
use crate::plan::Recorded;
use crate::policy::Guarded;
use schema_core::dialect::Statement;

pub(super) async fn run(transaction: &mut dyn Transaction, job: &Job, others: Others) -> Result<Outcome, Error> {
    let dialect = job.embedded.dialect;
    let policy = policy(transaction, job).await?;
    if !policy.allows(Guarded::Fresh) {
        return Err(Error::new(Kind::Guarded, format!("everything would be dropped, {}; nothing was", policy.place()))
            .with_hint("to drop everything all the same, `Migrator::allow_fresh()`"));
    }
    let journal = read(transaction, job).await?;
    let mine: Vec<&Entry> = journal.iter().filter(|entry| !job.embedded.is_foreign(entry)).collect();
    let half = resume::read(transaction, job).await?.own;
    let made = made(transaction, job, &mine, half.as_ref()).await?;
    let rows = transaction.query(fresh::objects(dialect)).await?;
    let found = rows.iter().filter_map(Object::read).collect();
    let ids: Vec<&str> = mine.iter().map(|entry| entry.id.as_str()).chain(job.embedded.replaced_ids()).collect();
    let division = fresh::divide(found, &made, &ids, others)?;
    if let Some(references) = fresh::references(dialect) {
        let rows = transaction.query(references).await?;
        fresh::refuse_references(&rows, &division.dropped)?;
    }
    drop_objects(transaction, job, &division.dropped).await?;
    forget(transaction, job, &mine, half).await?;
    let labels = |objects: &[Object]| {
        let mut labels: Vec<String> = objects.iter().map(Object::label).collect();
        labels.sort();
        labels
    };
    let kept: Vec<Object> = division.kept.into_iter().filter(Object::is_relation).collect();
    Ok(Outcome { dropped: labels(&division.dropped), kept: labels(&kept), ..Outcome::default() })
}

/// What the statements that ran made.
async fn made(transaction: &mut dyn Transaction, job: &Job, mine: &[&Entry], half: Option<&HalfDone>) -> Result<Made, Error> {
    let mut made = Made::new(job.embedded.dialect);
    if let Some(steps) = half.and_then(HalfDone::stored) {
        made.all(&steps);
    }
    if mine.is_empty() {
        return Ok(made);
    }
    for row in transaction.query(journal::all_stored(job.embedded.dialect)).await? {
        let [sequence, up, down] = row.cells.as_slice() else { continue };
        let Some(entry) = mine.iter().find(|entry| Some(entry.sequence) == sequence.integer()) else { continue };
        let steps = |cell: &Cell| cell.text().and_then(stored::read).unwrap_or_default();
        made.all(&steps(up));
        if !entry.is_applied() {
            made.all(&steps(down));
        }
    }
    Ok(made)
}

async fn drop_objects(transaction: &mut dyn Transaction, job: &Job, objects: &[Object]) -> Result<(), Error> {
    let around = fresh::around(job.embedded.dialect);
    if let Some([before, _]) = around {
        transaction.query(fresh::plain(before)).await?;
    }
    let (statements, tries) = fresh::drops(job.embedded.dialect, objects);
    let dropped = if tries { drop_by_trying(transaction, statements).await } else { drop_in_order(transaction, statements).await };
    if let Some([_, after]) = around {
        transaction.query(fresh::plain(after)).await?;
    }
    dropped
}

async fn drop_in_order(transaction: &mut dyn Transaction, statements: Vec<String>) -> Result<(), Error> {
    for sql in statements {
        drop_one(transaction, sql).await?;
    }
    Ok(())
}

/// Drops what nothing depends on, until nothing is left: what depends on what is only known to the database.
async fn drop_by_trying(transaction: &mut dyn Transaction, mut statements: Vec<String>) -> Result<(), Error> {
    loop {
        let (mut left, mut failed) = (Vec::new(), None);
        let before = statements.len();
        for sql in statements {
            transaction.query(fresh::plain("SAVEPOINT _migrator_drop")).await?;
            match drop_one(transaction, sql.clone()).await {
                Ok(()) => drop(transaction.query(fresh::plain("RELEASE SAVEPOINT _migrator_drop")).await?),
                Err(error) => {
                    transaction.query(fresh::plain("ROLLBACK TO SAVEPOINT _migrator_drop")).await?;
                    left.push(sql);
                    // The tables come last, and are what others depend on.
                    failed = Some(error);
                }
            }
        }
        match failed {
            None => return Ok(()),
            Some(error) if left.len() == before => return Err(error),
            Some(_) => statements = left,
        }
    }
}

async fn drop_one(transaction: &mut dyn Transaction, sql: String) -> Result<(), Error> {
    let step = Recorded::Statement(Statement::Sql(sql.clone()));
    transaction.run(&step).await.map_err(|error| error.with_sql(sql))
}

/// Removes what the journal has of the migrations. It goes last: on a database that commits at once, what a kill leaves is dropped next time.
async fn forget(transaction: &mut dyn Transaction, job: &Job, mine: &[&Entry], half: Option<HalfDone>) -> Result<(), Error> {
    let dialect = job.embedded.dialect;
    if let Some(half) = half {
        resume::end(transaction, job, &half).await?;
    }
    super::seed::forget(transaction, job).await?;
    if mine.is_empty() {
        return Ok(());
    }
    let sequences: Vec<i64> = mine.iter().map(|entry| entry.sequence).collect();
    transaction.query(journal::remove_all(dialect, &sequences)).await?;
    transaction.query(journal::clear_heads(dialect)).await.map(drop)
}
