//! Reading the journal, and deciding what is to be done, or why nothing is.

use super::{Job, damage, essence_of, stored_steps, task, tools};
use crate::agenda::{self, Action, Agenda, Goal, Refusal};
use crate::backend::Transaction;
use crate::embedded::essence;
use crate::error::{Error, Kind};
use crate::journal::statement as journal;
use crate::journal::stored::Stored;
use crate::journal::{Entry, HalfDone, State};
use crate::policy::{self, Guarded, Policy};
use crate::preview;

/// Reads the journal; empty where there is none yet.
pub(super) async fn read(transaction: &mut dyn Transaction, job: &Job) -> Result<Vec<Entry>, Error> {
    if !transaction.has_table(journal::JOURNAL).await? {
        return Ok(Vec::new());
    }
    let rows = transaction.query(journal::entries(job.embedded.dialect)).await?;
    rows.iter().map(|row| journal::entry(row).ok_or_else(|| damage::unreadable(row))).collect()
}

/// Whether something of this program's migrations is recorded.
pub(super) fn has_history(job: &Job, entries: &[Entry]) -> bool {
    entries.iter().any(|entry| !job.embedded.is_foreign(entry))
}

/// What the program may do with this database.
pub(super) async fn policy(transaction: &mut dyn Transaction, job: &Job) -> Result<Policy, Error> {
    let policy = job.policy.marked(task::mark(transaction, job).await?);
    if let Some(mark) = policy.mismatch() {
        tracing::warn!("{}", policy::mismatch(policy.environment, mark));
    }
    Ok(policy)
}

/// What is to be done: what finishes a migration that is half done, or else what was asked for.
pub(super) async fn decide(
    transaction: &mut dyn Transaction,
    job: &Job,
    entries: &[Entry],
    half: Option<&HalfDone>,
    goal: &Goal,
    policy: Policy,
) -> Result<Agenda, Error> {
    damage::refuse(transaction, job, entries).await?;
    let is_first = half.is_none() && !job.begins_anew && matches!(goal, Goal::Up(_)) && !has_history(job, entries);
    if is_first {
        tools::refuse(transaction, job).await?;
    }
    match agenda::plan(&job.embedded, entries, half, goal, policy) {
        Ok(agenda) => refuse_destroying_downs(transaction, job, &agenda, policy).await.map(|()| agenda),
        Err(Refusal::Edited(edited)) => Err(worded(transaction, job, edited).await?),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Refuses to undo what destroys something where that is not to be. What undoes a migration is in the journal.
async fn refuse_destroying_downs(transaction: &mut dyn Transaction, job: &Job, agenda: &Agenda, policy: Policy) -> Result<(), Error> {
    if policy.allows(Guarded::Purges) {
        return Ok(());
    }
    let mut purges = Vec::new();
    for action in &agenda.actions {
        let Action::Revert(entry) = action else { continue };
        let (_, down) = stored_steps(transaction, job, entry.sequence).await?.unwrap_or_default();
        if down.unwrap_or_default().iter().any(|step| matches!(step, Stored::Destroys(_))) {
            purges.push(entry.label());
        }
    }
    if purges.is_empty() { Ok(()) } else { Err(Refusal::Purge { purges, place: policy.place() }.into()) }
}

/// The journal as it will be once `action`, which finishes something, is done.
pub(super) fn as_if_done(job: &Job, mut entries: Vec<Entry>, action: &Action) -> Vec<Entry> {
    let sequence = entries.last().map_or(0, |entry| entry.sequence) + 1;
    match action {
        Action::Apply(apply) => {
            let item = &job.embedded.items[apply.position];
            entries.retain(|entry| !apply.replaces.contains(&entry.sequence));
            entries.push(Entry {
                sequence,
                package: item.package.to_owned(),
                id: item.migration.id.to_owned(),
                name: item.migration.name.to_owned(),
                checksum: item.checksum.clone(),
                state: State::Applied,
                draft: item.draft,
                applied_at: 0,
                duration: 0,
                tool: String::new(),
            });
        }
        Action::Revert(reverted) => {
            entries.retain(|entry| entry.sequence != reverted.sequence);
            entries.push(Entry { sequence, state: State::Reverted, ..reverted.clone() });
        }
        Action::RollBack(_) | Action::Forget(_) | Action::Seal(_) | Action::Replace(_) => {}
    }
    entries
}

/// The call that has a migration accept one more checksum.
fn accepting(accepted: &[&str], checksum: &str) -> String {
    let all: Vec<String> = accepted.iter().copied().chain([checksum]).map(|checksum| format!("\"{checksum}\"")).collect();
    format!(".accepts(&[{}])", all.join(", "))
}

/// Names the first edited migration and the first statement of it that differs, as it was and as it is.
async fn worded(transaction: &mut dyn Transaction, job: &Job, edited: Vec<(Entry, usize)>) -> Result<Error, Error> {
    let Some((entry, position)) = edited.first() else { return Ok(Refusal::Edited(edited).into()) };
    let hint = format!(
        "bring the old text back and put the change into a new migration: what ran can't be changed any more; where the databases that ran the old \
         text are to stay as they are, add to the migration `{}`",
        accepting(job.embedded.items[*position].migration.accepts, &entry.checksum)
    );
    let (up, _) = stored_steps(transaction, job, entry.sequence).await?.unwrap_or_default();
    let old: Vec<(String, String)> = up.unwrap_or_default().iter().map(|step| essence_of(job, step)).collect();
    let dialect = job.embedded.dialect;
    let new: Vec<(String, String)> =
        job.embedded.items[*position].up.iter().map(|step| (essence(dialect, step), preview::text(dialect, step))).collect();
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
