//! Why nothing is done.

use crate::embedded::Embedded;
use crate::error::{Error, Kind};
use crate::journal::Entry;

/// A reason to do nothing.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The target is not the name of one migration.
    Target(Error),
    /// The target of a `down` is not applied.
    NotApplied { label: String },
    /// An entry from before the migration that creates everything on this database.
    Overtaken { label: String, start: String },
    /// Entries that are newer than everything the program has.
    Newer { entries: Vec<String>, last: Option<String>, tools: Vec<String> },
    /// The target stands for what is applied, which is not recorded yet.
    NotRecorded { label: String },
    /// A migration stands for others, of which the database has some and lacks some.
    PartlyReplaced { label: String, have: Vec<String>, lack: Vec<&'static str> },
    /// Entries that the program has no longer.
    Removed { entries: Vec<String> },
    /// A migration that is half done and not in the program, or not in the journal where it should be.
    Unknown { label: String },
    /// Applied migrations whose recorded statements changed, each with its position. The caller has the stored statements and words it.
    Edited(Vec<(Entry, usize)>),
    /// Pending migrations that are older than the newest applied one.
    Late { late: Vec<String>, newest: String },
    /// Drafts in production.
    Draft { drafts: Vec<String>, place: String },
    /// Undoing everything in production.
    DownAll { place: String },
    /// Destroying something in production, with `up` or `down`.
    Purge { purges: Vec<String>, place: String },
}

/// Refuses when `entries`, which are applied, are not in the program.
pub(super) fn missing(embedded: &Embedded, entries: &[Entry]) -> Result<(), Refusal> {
    if let Some((entry, start)) = entries.iter().find_map(|entry| Some((entry, embedded.start_after(entry)?))) {
        return Err(Refusal::Overtaken { label: entry.label(), start });
    }
    let last = embedded.items.last();
    let is_newer = |entry: &&Entry| last.is_none_or(|last| entry.id.as_str() > last.migration.id);
    let (newer, removed): (Vec<_>, Vec<_>) = entries.iter().partition(is_newer);
    let labels = |entries: Vec<&Entry>| entries.into_iter().map(Entry::label).collect();
    if !removed.is_empty() {
        return Err(Refusal::Removed { entries: labels(removed) });
    }
    if !newer.is_empty() {
        let mut tools: Vec<String> = newer.iter().map(|entry| entry.tool.clone()).collect();
        tools.sort_unstable();
        tools.dedup();
        return Err(Refusal::Newer { entries: labels(newer), last: last.map(crate::embedded::Item::label), tools });
    }
    Ok(())
}

impl Refusal {
    pub(super) fn into_error(self) -> Error {
        match self {
            Self::Target(error) => error,
            Self::NotApplied { label } => {
                Error::new(Kind::UnknownTarget, format!("`{label}` is not applied; nothing was done"))
                    .with_hint("`status` shows what is applied")
            }
            Self::NotRecorded { label } => {
                let message = format!("`{label}` stands for what is applied here, and is not recorded in its place yet; nothing was done");
                Error::new(Kind::UnknownTarget, message).with_hint("`up` records it, without running it; then do this again")
            }
            Self::PartlyReplaced { label, have, lack } => partly_replaced(&label, &have, &lack),
            Self::Overtaken { label, start } => overtaken(&label, &start),
            Self::Newer { entries, last, tools } => newer(&entries, last.as_deref(), &tools),
            Self::Removed { entries } => removed(&entries),
            Self::Unknown { label } => {
                Error::new(Kind::HalfDone, format!("`{label}` is half done, and this program does not have it; nothing was done"))
                    .with_hint(
                        "run the program that has it; where all that it did was undone by hand, `Migrator::resolve` with `Resolve::Undone`",
                    )
            }
            Self::Edited(edited) => {
                let labels: Vec<String> = edited.iter().map(|(entry, _)| entry.label()).collect();
                Error::new(Kind::Edited, format!("changed after it was applied: {}", list(&labels)))
            }
            Self::Late { late, newest } => {
                Error::new(Kind::Late, format!("older than `{newest}`, which is applied: {}; nothing was done", list(&late)))
                    .with_hint("give the late migration a new id, or let it run with `Migrator::late(Late::Apply)`")
            }
            Self::Draft { drafts, place } => Error::new(Kind::Draft, format!("a draft {place}: {}; nothing was done", list(&drafts)))
                .with_hint("commit the migration and build again; to apply a draft in spite of it, `Migrator::allow_drafts()`"),
            Self::Purge { purges, place } => {
                let message = format!("destroys values for good, {place}: {}; nothing was done", list(&purges));
                Error::new(Kind::Guarded, message).with_hint("when that is wanted, have the program call `Migrator::allow_purges()`")
            }
            Self::DownAll { place } => Error::new(Kind::Guarded, format!("everything would be undone, {place}; nothing was done"))
                .with_hint("name the migration to go back to, or the number of steps; to undo everything all the same, `Migrator::allow_down_all()`"),
        }
    }
}

fn overtaken(label: &str, start: &str) -> Error {
    let message = format!(
        "`{label}` is applied, and a migration after it has no SQL for this kind of database; `{start}` begins anew and creates everything"
    );
    Error::new(Kind::Removed, message)
        .with_hint("undo what is applied with `down`, or use an empty database; rows have to be carried over by hand")
}

fn partly_replaced(label: &str, have: &[String], lack: &[&str]) -> Error {
    let lacking: Vec<String> = lack.iter().map(|name| (*name).to_owned()).collect();
    let message =
        format!("`{label}` stands for migrations of which this database has {} and lacks {}; nothing was done", list(have), list(&lacking));
    let hint = format!(
        "run `up` of a version of the program that still has {}, then this one; or take back what is there with `down`, and this one runs as a whole;          where everything is in effect all the same, `mark_applied` with `{label}`",
        list(&lacking)
    );
    Error::new(Kind::PartlyReplaced, message).with_hint(hint)
}

fn newer(entries: &[String], last: Option<&str>, tools: &[String]) -> Error {
    let ours = last.map_or_else(|| "has no migrations".to_owned(), |last| format!("ends with `{last}`"));
    let versions = if tools.len() == 1 { "version" } else { "versions" };
    let message = format!(
        "the database is newer than this program, which {ours}; the database also has {}, written by {versions} {} of migrator",
        list(entries),
        tools.join(", ")
    );
    Error::new(Kind::NewerDatabase, message).with_hint("run the newer program, or undo these migrations with `down`")
}

fn removed(entries: &[String]) -> Error {
    let message = format!("applied to the database, but no longer in this program: {}", list(entries));
    Error::new(Kind::Removed, message).with_hint("bring the file back, or undo the migration with `down`: the database has stored how")
}

fn list(labels: &[String]) -> String {
    labels.iter().map(|label| format!("`{label}`")).collect::<Vec<_>>().join(", ")
}
