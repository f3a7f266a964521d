//! What an action of the agenda comes to: its steps, and what can be told of them before anything runs.

use schema_core::Dialect;
use schema_core::dialect::Statement;

use super::{Job, stored_steps};
use crate::agenda::{Action, Apply};
use crate::backend::Transaction;
use crate::error::{Error, Kind, Place};
use crate::journal::Entry;
use crate::journal::stored;
use crate::plan::Recorded;
use crate::report::Did;
use crate::sql;

/// An action with the steps that it takes.
pub(super) struct Prepared {
    pub(super) action: Action,
    /// Id and name of its migration, as files are called.
    pub(super) label: String,
    /// Which function of the migration recorded the steps.
    pub(super) function: &'static str,
    pub(super) steps: Vec<Recorded>,
}

impl Prepared {
    /// Where something is: in the step at that index, or in no step more than in another.
    pub(super) fn place(&self, step: Option<usize>) -> Place {
        let statement = step.map(|at| (at + 1, self.steps.len()));
        let whole = step.and_then(|at| self.steps.get(at)).is_none_or(|step| !matches!(step, Recorded::Run { .. }));
        Place { migration: self.label.clone(), function: self.function, statement, whole }
    }
}

/// The migration that an action is about; `None` when it only concerns the journal.
pub(super) fn subject(job: &Job, action: &Action) -> Option<(String, String, Did, bool)> {
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

/// The steps of an action: those recorded in the program for `up`, those stored in the journal for `down`.
pub(super) async fn prepare(transaction: &mut dyn Transaction, job: &Job, action: Action) -> Result<Prepared, Error> {
    let (function, steps) = match &action {
        Action::Apply(Apply { position, again: true, .. }) => ("again", job.embedded.items[*position].again(job.embedded.dialect)),
        Action::Apply(Apply { position, again: false, .. }) => ("up", job.embedded.items[*position].up.clone()),
        Action::Revert(entry) | Action::RollBack(entry) => ("down", down_steps(transaction, job, entry).await?),
        Action::Forget(_) | Action::Seal(_) => ("", Vec::new()),
    };
    let steps = steps.into_iter().flat_map(|step| split(job, step)).collect();
    Ok(Prepared { label: label(job, &action), action, function, steps })
}

async fn down_steps(transaction: &mut dyn Transaction, job: &Job, entry: &Entry) -> Result<Vec<Recorded>, Error> {
    let known = job.embedded.position(entry).map(|at| job.embedded.items[at].down(job.embedded.dialect));
    let (_, down) = stored_steps(transaction, job, entry.sequence).await?;
    let place = || Place { migration: entry.label(), function: "down", statement: None, whole: true };
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

/// Whether an action adds a value to an enum type, as far as this program knows its steps.
pub(super) fn adds_enum_value(job: &Job, action: &Action) -> bool {
    let dialect = job.embedded.dialect;
    if dialect != Dialect::Postgres {
        return false;
    }
    let steps = match action {
        Action::Apply(Apply { position, again: true, .. }) => job.embedded.items[*position].again(dialect),
        Action::Apply(Apply { position, again: false, .. }) => job.embedded.items[*position].up.clone(),
        Action::Revert(entry) | Action::RollBack(entry) => {
            job.embedded.position(entry).map(|at| job.embedded.items[at].down(dialect)).unwrap_or_default()
        }
        Action::Forget(_) | Action::Seal(_) => Vec::new(),
    };
    let adds = |step: Recorded| matches!(&step, Recorded::Statement(Statement::Sql(sql)) if sql::adds_enum_value(dialect, sql));
    steps.into_iter().flat_map(|step| split(job, step)).any(adds)
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

fn label(job: &Job, action: &Action) -> String {
    match action {
        Action::Apply(apply) => job.embedded.items[apply.position].label(),
        Action::Revert(entry) | Action::RollBack(entry) | Action::Forget(entry) | Action::Seal(entry) => entry.label(),
    }
}

/// What can be told before anything runs: a migration that can't be undone, can't be written for this database, or would end the transaction.
pub(super) fn refuse_impossible(job: &Job, prepared: &Prepared) -> Result<(), Error> {
    let control = |sql: &str| refuse_control(job, sql);
    for (at, step) in prepared.steps.iter().enumerate() {
        match step {
            Recorded::Irreversible(why) => {
                let error = Error::new(Kind::Irreversible, format!("can't be undone: {why}"));
                return Err(error.with_hint("nothing was done; restore a backup instead").at(prepared.place(None)));
            }
            Recorded::Unsupported(why) => {
                return Err(Error::new(Kind::OtherDialect, format!("can't be written for this database: {why}")).at(prepared.place(None)));
            }
            Recorded::Statement(Statement::Sql(sql) | Statement::Check { sql, .. }) => control(sql),
            Recorded::Statement(Statement::Rebuild { sql, .. }) => sql.iter().try_for_each(|sql| control(sql)),
            Recorded::Run { .. } => Ok(()),
        }
        .map_err(|error| error.at(prepared.place(Some(at))))?;
    }
    Ok(())
}

/// Refuses a statement that would end the transaction, or can't be in one.
fn refuse_control(job: &Job, sql: &str) -> Result<(), Error> {
    let dialect = job.embedded.dialect;
    let (word, hint) = if let Some(word) = sql::transaction_control(dialect, sql) {
        (word, "a migration runs in a transaction that the migrator begins and commits; remove the statement")
    } else if let Some(word) = sql::outside_transaction(dialect, sql) {
        (word, "a migration runs in a transaction, in which the database refuses this statement; run it outside of migrations")
    } else {
        return Ok(());
    };
    Err(Error::new(Kind::Definition, format!("`{word}` can't be in a migration")).with_hint(hint).with_sql(sql))
}
