//! What an action of the agenda comes to: its steps, and what can be told of them before anything runs.

use std::time::Duration;

use schema_core::Dialect;
use schema_core::dialect::{Backfill, Statement};

use super::writer::backfill;
use super::{Job, resume, stored_steps};
use crate::Atomicity;
use crate::agenda::group::{Need, Shape};
use crate::agenda::{Action, Apply};
use crate::backend::Transaction;
use crate::error::{Error, Kind, Place};
use crate::journal::{Entry, HalfDone, statement as journal, stored};
use crate::plan::Recorded;
use crate::report::Did;
use crate::sql;

/// An action with the steps that it takes.
pub(super) struct Prepared {
    pub(super) dialect: Dialect,
    pub(super) action: Action,
    /// Id and name of its migration, as files are called.
    pub(super) label: String,
    /// Which function of the migration recorded the steps.
    pub(super) function: &'static str,
    pub(super) steps: Vec<Recorded>,
    /// What these steps destroy, as far as they say.
    pub(super) destroys: Vec<String>,
    /// How many of them took effect before.
    pub(super) from: usize,
    /// The row that says how far it has come, once there is one.
    pub(super) half: Option<HalfDone>,
    /// How long the steps took that ran so far.
    pub(super) spent: Duration,
}

impl Prepared {
    /// An action without steps, which is only to be noted.
    pub(super) fn only(job: &Job, action: Action, half: Option<HalfDone>) -> Self {
        Self {
            dialect: job.embedded.dialect,
            label: label(job, &action),
            action,
            function: "",
            steps: Vec::new(),
            destroys: Vec::new(),
            from: 0,
            half,
            spent: Duration::ZERO,
        }
    }

    /// The SQL of a step that is nothing else.
    pub(super) fn sql(&self, step: usize) -> Option<&str> {
        match self.steps.get(step)? {
            Recorded::Statement(Statement::Sql(sql)) => Some(sql),
            Recorded::Statement(Statement::Check { .. } | Statement::Rebuild { .. } | Statement::Backfill(_))
            | Recorded::Compute { .. }
            | Recorded::Run { .. }
            | Recorded::Destroys(_)
            | Recorded::Irreversible(_)
            | Recorded::Unsupported(_) => None,
        }
    }

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
        Action::Replace(replacement) => {
            let migration = job.embedded.items[replacement.position].migration;
            Some((migration.id.to_owned(), migration.name.to_owned(), Did::Replaced, false))
        }
        Action::Seal(_) => None,
    }
}

/// The steps of an action: those recorded in the program for `up`, those stored in the journal for `down`. Where it is `half` done, what of
/// it took effect is among them.
pub(super) async fn prepare(
    transaction: &mut dyn Transaction,
    job: &Job,
    action: Action,
    half: Option<&HalfDone>,
) -> Result<Prepared, Error> {
    let (function, steps) = match (&action, half) {
        (Action::Apply(Apply { position, again: true, .. }), _) => ("again", job.embedded.items[*position].again(job.embedded.dialect)),
        (Action::Apply(Apply { position, again: false, .. }), _) => ("up", job.embedded.items[*position].up.clone()),
        (Action::Revert(entry) | Action::RollBack(entry), None) => ("down", down_steps(transaction, job, entry).await?),
        (Action::Revert(entry) | Action::RollBack(entry), Some(half)) => ("down", resume::stored_steps(half, &known_down(job, entry))?),
        (Action::Forget(_) | Action::Seal(_) | Action::Replace(_), _) => ("", Vec::new()),
    };
    let destroys = steps.iter().filter_map(|step| if let Recorded::Destroys(what) = step { Some(what.clone()) } else { None }).collect();
    let steps: Vec<Recorded> = steps.into_iter().flat_map(|step| split(job, step)).collect();
    if let Some(half) = half {
        resume::refuse_changed(job, half, &steps)?;
    }
    let from = half.map_or(0, |half| usize::try_from(half.ended).unwrap_or(0));
    Ok(Prepared { function, steps, destroys, from, ..Prepared::only(job, action, half.cloned()) })
}

/// What the program records to undo a migration.
fn known_down(job: &Job, entry: &Entry) -> Vec<Recorded> {
    job.embedded.position(entry).map(|at| job.embedded.items[at].down(job.embedded.dialect)).unwrap_or_default()
}

async fn down_steps(transaction: &mut dyn Transaction, job: &Job, entry: &Entry) -> Result<Vec<Recorded>, Error> {
    let known = known_down(job, entry);
    let Some((_, down)) = stored_steps(transaction, job, entry.sequence).await? else {
        // It is only about to be applied: this is a preview.
        return Ok(known);
    };
    let place = || Place { migration: entry.label(), function: "down", statement: None, whole: true };
    // Those of the program are no substitute: what ran may have been another text.
    let Some(down) = down else {
        let message = "the statements that the journal keeps for it can't be read: a newer version wrote them, or they were changed";
        return Err(Error::new(Kind::Journal, message).at(place()).with_hint("run `down` with the program that applied it"));
    };
    stored::resolve(down, &known).map_err(|name| {
        Error::new(Kind::Definition, format!("needs the step `{name}` in Rust, which this program does not have"))
            .at(place())
            .with_hint("run `down` with the program that has it")
    })
}

/// What decides how an action is divided.
pub(super) fn shape(job: &Job, prepared: &Prepared) -> Shape {
    Shape {
        asks: asks(job, &prepared.action),
        attached: matches!(prepared.action, Action::RollBack(_) | Action::Forget(_) | Action::Seal(_) | Action::Replace(_)),
        from: prepared.from,
        steps: prepared.steps.iter().map(|step| need(job, step)).collect(),
    }
}

/// What the migration of an action asks for, as far as this program has it.
fn asks(job: &Job, action: &Action) -> Option<Atomicity> {
    let position = match action {
        Action::Apply(apply) => Some(apply.position),
        Action::Revert(entry) | Action::RollBack(entry) => job.embedded.position(entry),
        Action::Forget(_) | Action::Seal(_) | Action::Replace(_) => None,
    };
    job.embedded.items[position?].migration.atomicity
}

fn need(job: &Job, step: &Recorded) -> Need {
    let commits_at_once = journal::commits_at_once(job.embedded.dialect);
    if outside(job, step).is_some() || backfill::of(step).is_some_and(|backfill| commits_at_once || !backfill.in_transaction) {
        return Need::Outside;
    }
    match step {
        Recorded::Statement(Statement::Sql(sql)) if sql::adds_enum_value(job.embedded.dialect, sql) => Need::Commit,
        Recorded::Statement(Statement::Sql(_) | Statement::Check { .. } | Statement::Rebuild { .. } | Statement::Backfill(_))
        | Recorded::Compute { .. }
        | Recorded::Run { .. }
        | Recorded::Destroys(_)
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => Need::Nothing,
    }
}

/// The SQL of a step that can be in no transaction.
pub(super) fn outside<'a>(job: &Job, step: &'a Recorded) -> Option<&'a str> {
    match step {
        Recorded::Statement(Statement::Sql(sql)) => sql::outside_transaction(job.embedded.dialect, sql).map(|_| sql.as_str()),
        Recorded::Statement(Statement::Check { .. } | Statement::Rebuild { .. } | Statement::Backfill(_))
        | Recorded::Compute { .. }
        | Recorded::Run { .. }
        | Recorded::Destroys(_)
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => None,
    }
}

/// A step with several statements becomes several steps, so that an error names one. What only says something becomes none.
pub(super) fn split(job: &Job, step: Recorded) -> Vec<Recorded> {
    let dialect = job.embedded.dialect;
    match &step {
        Recorded::Statement(Statement::Sql(sql)) => {
            sql::statements(dialect, sql).into_iter().map(|sql| Recorded::Statement(Statement::Sql(sql.to_owned()))).collect()
        }
        Recorded::Destroys(_) => Vec::new(),
        Recorded::Statement(Statement::Check { .. } | Statement::Rebuild { .. } | Statement::Backfill(_))
        | Recorded::Compute { .. }
        | Recorded::Run { .. }
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => vec![step],
    }
}

/// Id and name of the migration that an action is about, as files are called.
pub(super) fn label(job: &Job, action: &Action) -> String {
    match action {
        Action::Apply(apply) => job.embedded.items[apply.position].label(),
        Action::Replace(replacement) => job.embedded.items[replacement.position].label(),
        Action::Revert(entry) | Action::RollBack(entry) | Action::Forget(entry) | Action::Seal(entry) => entry.label(),
    }
}

/// What can be told before anything runs: a migration that can't be undone, can't be written for this database, or would end the transaction.
pub(super) fn refuse_impossible(job: &Job, prepared: &Prepared) -> Result<(), Error> {
    let asks = asks(job, &prepared.action).filter(|asks| matches!(asks, Atomicity::All | Atomicity::Each));
    for (at, step) in prepared.steps.iter().enumerate() {
        match step {
            Recorded::Irreversible(why) if matches!(prepared.action, Action::RollBack(_)) => {
                let message = format!("is a draft that has changed since it was applied here, and can't be rolled back: {why}");
                let hint = "nothing was done; bring its old text back, or begin anew with `fresh`, which drops what the migrations made";
                return Err(Error::new(Kind::Irreversible, message).with_hint(hint).at(prepared.place(None)));
            }
            Recorded::Irreversible(why) => {
                let error = Error::new(Kind::Irreversible, format!("can't be undone: {why}"));
                return Err(error.with_hint("nothing was done; restore a backup instead").at(prepared.place(None)));
            }
            Recorded::Unsupported(why) => {
                return Err(Error::new(Kind::OtherDialect, format!("can't be written for this database: {why}")).at(prepared.place(None)));
            }
            Recorded::Statement(Statement::Sql(sql)) => refuse_control(job, sql).and_then(|()| match asks {
                Some(_) => refuse_outside(job, sql, "the migration asks to be one transaction: leave `Migration::atomicity` out"),
                None => Ok(()),
            }),
            Recorded::Statement(Statement::Check { sql, .. }) => refuse_within(job, sql),
            Recorded::Statement(Statement::Rebuild { sql, .. }) => sql.iter().try_for_each(|sql| refuse_within(job, sql)),
            Recorded::Statement(Statement::Backfill(backfill)) | Recorded::Compute { backfill, .. } => refuse_backfill(job, backfill)
                .and_then(|()| match asks {
                    Some(_) if !backfill.in_transaction => {
                        Err(Error::new(Kind::Definition, "a backfill in batches can't be in one transaction")
                            .with_hint("leave `Migration::atomicity` out, or write `Backfill::in_transaction`"))
                    }
                    Some(_) | None => Ok(()),
                }),
            Recorded::Run { .. } | Recorded::Destroys(_) => Ok(()),
        }
        .map_err(|error| error.at(prepared.place(Some(at))))?;
    }
    Ok(())
}

/// Refuses a change of rows in batches that can't be one.
pub(super) fn refuse_backfill(job: &Job, backfill: &Backfill) -> Result<(), Error> {
    let sql = backfill.sql(job.embedded.dialect, "");
    let (message, hint) = if backfill.set.is_empty() {
        ("a backfill that sets no column".to_owned(), "name one and its SQL: `Backfill::set`")
    } else if backfill.batch == 0 {
        ("a backfill in batches of 0 rows would never end".to_owned(), "leave `Backfill::batch` out, or give it at least 1")
    } else if sql::statements(job.embedded.dialect, &sql).len() != 1 {
        ("a backfill that is several statements".to_owned(), "remove the semicolon from its SQL")
    } else {
        return Ok(());
    };
    Err(Error::new(Kind::Definition, message).with_hint(hint).with_sql(sql))
}

/// Refuses what can't be part of something else.
fn refuse_within(job: &Job, sql: &str) -> Result<(), Error> {
    refuse_control(job, sql)?;
    refuse_outside(job, sql, "it can't be in a transaction, and a check or a rebuild is in one: record it with `plan.sql`")
}

/// Refuses a statement that would end the transaction.
pub(super) fn refuse_control(job: &Job, sql: &str) -> Result<(), Error> {
    let hint = "a migration runs in transactions that the migrator begins and commits; remove the statement";
    sql::transaction_control(job.embedded.dialect, sql).map_or(Ok(()), |word| Err(impossible(&word, hint, sql)))
}

/// Refuses a statement that can't be in a transaction.
fn refuse_outside(job: &Job, sql: &str, hint: &str) -> Result<(), Error> {
    sql::outside_transaction(job.embedded.dialect, sql).map_or(Ok(()), |word| Err(impossible(&word, hint, sql)))
}

fn impossible(word: &str, hint: &str, sql: &str) -> Error {
    Error::new(Kind::Definition, format!("`{word}` can't be in a migration")).with_hint(hint).with_sql(sql)
}
