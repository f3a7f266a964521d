//! Brings the tables of the entities to what the entities say, without migrations.

use schema_core::dialect::Statement;

use super::super::{Job, decide, resume};
use super::Outcome;
use crate::backend::Transaction;
use crate::error::{Error, Kind};
use crate::introspect::Catalog;
use crate::plan::Recorded;
use crate::policy::Guarded;
use crate::{preview, sql};

/// What is to be run, and what was in the database when that was decided.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) statements: Vec<Statement>,
    pub(crate) seen: Catalog,
}

/// Refuses where the tables are those of migrations, and in production.
pub(crate) async fn refuse(transaction: &mut dyn Transaction, job: &Job) -> Result<(), Error> {
    let policy = decide::policy(transaction, job).await?;
    if !policy.allows(Guarded::Schema) {
        let message = format!("the tables would be changed without migrations, {}; nothing was done", policy.place());
        return Err(
            Error::new(Kind::Guarded, message).with_hint("use migrations there; to do it all the same, `Schema::allow_production()`")
        );
    }
    let journal = decide::read(transaction, job).await?;
    let half = resume::read(transaction, job).await?.own.map(|half| half.label());
    let first = half.or_else(|| journal.iter().find(|entry| !job.embedded.is_foreign(entry)).map(crate::journal::Entry::label));
    match first {
        None => Ok(()),
        Some(first) => {
            let message = format!("the database has a history of migrations, beginning with `{first}`; nothing was done");
            let hint = "`Migrator::up` and `Migrator::fresh` change it; what is done without them would not be in the history";
            Err(Error::new(Kind::HasHistory, message).with_hint(hint))
        }
    }
}

/// Runs it, unless the database is another by now. Where a value was added to an enum type, what comes after it is left: nobody may use it
/// before it is committed.
pub(super) async fn run(transaction: &mut dyn Transaction, job: &Job, work: &Work) -> Result<Outcome, Error> {
    refuse(transaction, job).await?;
    if transaction.catalog().await? != work.seen {
        return Ok(Outcome { is_left: true, ..Outcome::default() });
    }
    let dialect = job.embedded.dialect;
    let adds = |statement: &Statement| matches!(statement, Statement::Sql(sql) if sql::adds_enum_value(dialect, sql));
    let count = work.statements.iter().position(adds).map_or(work.statements.len(), |at| at + 1);
    let steps: Vec<Recorded> = work.statements[..count].iter().cloned().map(Recorded::Statement).collect();
    transaction.watch(&steps.iter().collect::<Vec<_>>()).await?;
    for step in &steps {
        transaction.run(step).await.map_err(|error| error.with_sql(preview::bare(dialect, step)))?;
        tracing::debug!("{}", preview::text(dialect, step));
    }
    transaction.settle(&steps).await?;
    let ran = steps.iter().map(|step| preview::text(dialect, step)).collect();
    Ok(Outcome { ran, is_left: count < work.statements.len(), ..Outcome::default() })
}
