//! What is done in one transaction under the lock, besides running migrations.

use super::{Job, create_journal};
use crate::Environment;
use crate::backend::{Backend, Transaction};
use crate::error::Error;
use crate::journal::settings;
use crate::wait::Wait;

/// One thing to do.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Task {
    /// Mark the database.
    Mark(Environment),
}

/// Does it.
pub(crate) async fn run(pool: &dyn Backend, job: &Job, task: Task) -> Result<(), Error> {
    let mut session = pool.open().await?;
    let mut wait = Wait::new(job.lock_timeout);
    let result = loop {
        let mut transaction = match session.try_begin(job.lock_timeout).await {
            Ok(transaction) => transaction,
            Err(error) => match wait.pause(error).await {
                Ok(()) => continue,
                Err(error) => break Err(error),
            },
        };
        break match perform(transaction.as_mut(), job, task).await {
            Ok(()) => transaction.commit().await,
            Err(error) => {
                if let Err(second) = transaction.rollback().await {
                    tracing::warn!(error = %second, "could not roll back");
                }
                Err(error)
            }
        };
    };
    let closed = session.close().await;
    result.and(closed)
}

async fn perform(transaction: &mut dyn Transaction, job: &Job, task: Task) -> Result<(), Error> {
    match task {
        Task::Mark(environment) => {
            create_journal(transaction, job).await?;
            transaction.query(settings::set_environment(job.embedded.dialect, environment)).await.map(drop)
        }
    }
}

/// What the database is marked as.
pub(super) async fn mark(transaction: &mut dyn Transaction, job: &Job) -> Result<Option<Environment>, Error> {
    if !transaction.has_table(settings::SETTINGS).await? {
        return Ok(None);
    }
    Ok(transaction.query(settings::environment(job.embedded.dialect)).await?.first().map(settings::mark))
}
