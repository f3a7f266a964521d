//! What is to be done: a function of the embedded migrations, the journal and what was asked for. No input or output.
//!
//! A migration that is half done comes first, whatever was asked for.

use crate::Late;
use crate::embedded::{Embedded, Standing};
use crate::error::Error;
use crate::journal::{Entry, HalfDone};
use crate::policy::{Guarded, Policy};
use crate::target::{self, Named, Target};

pub(crate) mod group;
mod refusal;

pub(crate) use refusal::Refusal;

/// What the program asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Goal {
    /// Apply what is pending.
    Up(Target),
    /// Undo.
    Down(Target),
    /// Undo the newest and apply it again.
    Redo,
    /// Undo what has these ids and names.
    Undo(Vec<(String, String)>),
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    /// Run a migration's `up`, or its `again`.
    Apply(Apply),
    /// Undo an entry with its stored statements.
    Revert(Entry),
    /// Undo the entry of a draft that has changed or gone, and remove what that puts aside.
    RollBack(Entry),
    /// Remove what an undone draft had put aside, and forget it.
    Forget(Entry),
    /// Note that the entry's migration is no draft any more.
    Seal(Entry),
    /// Record a migration without running it, in place of those that it replaces.
    Replace(Replacement),
}

/// A migration that is recorded without running, in the place of what the journal has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// Its position among the embedded ones.
    pub(crate) position: usize,
    /// The entries that go.
    pub(crate) entries: Vec<Entry>,
    /// When it was applied, in milliseconds since 1970; where that is not known, now.
    pub(crate) applied_at: Option<i64>,
}

/// A migration to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Apply {
    /// Its position among the embedded ones.
    pub(crate) position: usize,
    /// Whether it was applied before and undone.
    pub(crate) again: bool,
    /// Whether newer ones are applied.
    pub(crate) late: bool,
    /// The entries whose place the new one takes.
    pub(crate) replaces: Vec<i64>,
}

/// Everything to do, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Agenda {
    pub(crate) actions: Vec<Action>,
    /// Whether every embedded migration is applied afterwards.
    pub(crate) current: bool,
    /// Whether this only finishes what was begun, and what was asked for is still to be decided.
    pub(crate) finishes: bool,
}

/// What has to be done to reach `goal`, or to finish what is `half` done.
pub(crate) fn plan(
    embedded: &Embedded,
    journal: &[Entry],
    half: Option<&HalfDone>,
    goal: &Goal,
    policy: Policy,
) -> Result<Agenda, Refusal> {
    if let Some(half) = half {
        return finish(embedded, journal, half, policy);
    }
    match goal {
        Goal::Up(target) => up(embedded, journal, target, policy),
        Goal::Down(target) => down(embedded, journal, target, policy),
        Goal::Redo => redo(embedded, journal),
        Goal::Undo(wanted) => Ok(undo(embedded, journal, wanted)),
    }
}

/// What finishes a migration that is half done.
fn finish(embedded: &Embedded, journal: &[Entry], half: &HalfDone, policy: Policy) -> Result<Agenda, Refusal> {
    let is_it = |entry: &&Entry| entry.package == half.package && entry.id == half.id;
    let action = if half.function == "down" {
        let entry = journal.iter().find(is_it).ok_or_else(|| Refusal::Unknown { label: half.label() })?;
        Action::Revert(entry.clone())
    } else {
        let position = embedded.find(&half.package, &half.id, &half.name).ok_or_else(|| Refusal::Unknown { label: half.label() })?;
        refuse_drafts(embedded, &[position], policy)?;
        refuse_purges(embedded, &[position], policy)?;
        let late = journal.iter().any(|entry| entry.is_applied() && embedded.position(entry).is_some_and(|at| at > position));
        let own = journal.iter().find(|entry| embedded.position(entry) == Some(position));
        let replaces = sequences(&embedded.in_place_of(position, own, journal));
        Action::Apply(Apply { position, again: half.function == "again", late, replaces })
    };
    Ok(Agenda { actions: vec![action], current: false, finishes: true })
}

/// The entries, each with the position of its migration.
struct Matched<'a> {
    of_entry: Vec<(&'a Entry, Option<usize>)>,
    of_item: Vec<Option<&'a Entry>>,
}

fn matched<'a>(embedded: &Embedded, journal: &'a [Entry]) -> Matched<'a> {
    let of_entry: Vec<_> = journal.iter().map(|entry| (entry, embedded.position(entry))).collect();
    let mut of_item = vec![None; embedded.items.len()];
    for &(entry, position) in &of_entry {
        if let Some(position) = position {
            of_item[position] = Some(entry);
        }
    }
    Matched { of_entry, of_item }
}

fn up(embedded: &Embedded, journal: &[Entry], target: &Target, policy: Policy) -> Result<Agenda, Refusal> {
    let find = |name: &str| target::find(&named(embedded), name).map_err(Refusal::Target);
    let range = match target {
        Target::To(name) => 0..find(name)? + 1,
        Target::Only(name) => find(name).map(|at| at..at + 1)?,
        Target::Steps(_) | Target::All => 0..embedded.items.len(),
    };
    let matched = matched(embedded, journal);
    let mut actions = Vec::new();
    actions.extend(roll_backs(embedded, &matched, policy)?);
    let gone: Vec<i64> = actions.iter().filter_map(forgotten).collect();
    actions.extend(seals(embedded, &matched, &gone));

    let kept = |position: usize| matched.of_item[position].filter(|entry| !gone.contains(&entry.sequence));
    let is_own = |position: usize| kept(position).is_some_and(Entry::is_applied);
    let replacements = replacements(embedded, journal, &is_own)?;
    let is_applied = |at: usize| is_own(at) || replacements.iter().any(|replacement| replacement.position == at);
    let pending: Vec<usize> = (0..embedded.items.len()).filter(|&at| !is_applied(at)).collect();
    let newest = (0..embedded.items.len()).rev().find(|&at| is_applied(at));
    let most = if let Target::Steps(steps) = target { *steps } else { pending.len() };
    let wanted: Vec<usize> = pending.iter().copied().filter(|at| range.contains(at)).take(most).collect();
    refuse_drafts(embedded, &wanted, policy)?;
    refuse_purges(embedded, &wanted, policy)?;

    let late: Vec<usize> = wanted.iter().copied().filter(|&at| newest.is_some_and(|newest| at < newest)).collect();
    if policy.late == Late::Refuse && !late.is_empty() {
        return Err(Refusal::Late {
            late: labels(embedded, &late),
            newest: newest.map(|at| embedded.items[at].label()).unwrap_or_default(),
        });
    }
    let current = wanted.len() == pending.len();
    actions.extend(replacements.iter().cloned().map(Action::Replace));
    actions.extend(wanted.into_iter().map(|position| {
        let entry = kept(position);
        let again = entry.is_some_and(|entry| embedded.items[position].ran_in(entry));
        let replaces = sequences(&embedded.in_place_of(position, entry, journal));
        Action::Apply(Apply { position, again, late: late.contains(&position), replaces })
    }));
    Ok(Agenda { actions, current, finishes: false })
}

/// The sequence number of an entry that an action makes disappear.
fn forgotten(action: &Action) -> Option<i64> {
    match action {
        Action::RollBack(entry) | Action::Forget(entry) => Some(entry.sequence),
        Action::Apply(_) | Action::Revert(_) | Action::Seal(_) | Action::Replace(_) => None,
    }
}

fn sequences(entries: &[&Entry]) -> Vec<i64> {
    entries.iter().map(|entry| entry.sequence).collect()
}

/// The migrations that are in effect because all that they replace are. That only some are is refused.
fn replacements(embedded: &Embedded, journal: &[Entry], is_applied: &dyn Fn(usize) -> bool) -> Result<Vec<Replacement>, Refusal> {
    let mut replacements = Vec::new();
    for position in (0..embedded.items.len()).filter(|&at| !is_applied(at)) {
        match embedded.standing(position, journal) {
            Standing::None => {}
            Standing::All(entries) => {
                let applied_at = entries.iter().map(|entry| entry.applied_at).max();
                let own = journal.iter().find(|entry| embedded.position(entry) == Some(position));
                let entries = entries.into_iter().chain(embedded.in_place_of(position, own, journal));
                replacements.push(Replacement { position, entries: entries.cloned().collect(), applied_at });
            }
            Standing::Part(have, lack) => {
                let have = have.into_iter().map(Entry::label).collect();
                return Err(Refusal::PartlyReplaced { label: embedded.items[position].label(), have, lack });
            }
        }
    }
    Ok(replacements)
}

/// The drafts that have changed or gone, newest change first. What is no draft must neither have changed nor gone.
fn roll_backs(embedded: &Embedded, matched: &Matched<'_>, policy: Policy) -> Result<Vec<Action>, Refusal> {
    let mut actions = Vec::new();
    let (mut missing, mut edited) = (Vec::new(), Vec::new());
    for &(entry, position) in matched.of_entry.iter().rev() {
        let same = position.is_some_and(|at| embedded.items[at].ran_in(entry));
        let is_draft = entry.draft && policy.allows(Guarded::Drafts);
        match (position, entry.is_applied()) {
            _ if same || embedded.replacing(entry).is_some() => {}
            (_, true) if is_draft => actions.push(Action::RollBack(entry.clone())),
            (_, false) if is_draft => actions.push(Action::Forget(entry.clone())),
            (Some(at), true) => edited.push((entry.clone(), at)),
            (None, true) if !embedded.is_foreign(entry) => missing.push(entry.clone()),
            (_, false) | (None, true) => {}
        }
    }
    missing.reverse();
    edited.reverse();
    refusal::missing(embedded, &missing)?;
    if edited.is_empty() { Ok(actions) } else { Err(Refusal::Edited(edited)) }
}

fn seals(embedded: &Embedded, matched: &Matched<'_>, gone: &[i64]) -> Vec<Action> {
    let is_sealed = |&&(entry, position): &&(&Entry, Option<usize>)| {
        entry.draft && entry.is_applied() && !gone.contains(&entry.sequence) && position.is_some_and(|at| !embedded.items[at].draft)
    };
    matched.of_entry.iter().filter(is_sealed).map(|&(entry, _)| Action::Seal(entry.clone())).collect()
}

/// Refuses drafts where they are not to be applied.
pub(crate) fn refuse_drafts(embedded: &Embedded, wanted: &[usize], policy: Policy) -> Result<(), Refusal> {
    let drafts: Vec<usize> = wanted.iter().copied().filter(|&at| embedded.items[at].draft).collect();
    if policy.allows(Guarded::Drafts) || drafts.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Draft { drafts: labels(embedded, &drafts), place: policy.place() })
    }
}

/// Refuses what destroys something where that is not to be.
fn refuse_purges(embedded: &Embedded, wanted: &[usize], policy: Policy) -> Result<(), Refusal> {
    if policy.allows(Guarded::Purges) {
        return Ok(());
    }
    let purges: Vec<usize> = wanted.iter().copied().filter(|&at| embedded.items[at].destroys(embedded.dialect)).collect();
    if purges.is_empty() { Ok(()) } else { Err(Refusal::Purge { purges: labels(embedded, &purges), place: policy.place() }) }
}

fn down(embedded: &Embedded, journal: &[Entry], target: &Target, policy: Policy) -> Result<Agenda, Refusal> {
    let mine: Vec<&Entry> = journal.iter().filter(|entry| entry.is_applied() && !embedded.is_foreign(entry)).collect();
    if *target == Target::All && !policy.allows(Guarded::DownAll) {
        return Err(Refusal::DownAll { place: policy.place() });
    }
    let count = match target {
        Target::All => mine.len(),
        Target::Steps(steps) => *steps,
        Target::To(name) => return down_to(embedded, &mine, name),
        Target::Only(name) => {
            let only = applied(embedded, &mine, name)?.clone();
            return Ok(Agenda { actions: vec![Action::Revert(only)], current: false, finishes: false });
        }
    };
    let actions = mine.into_iter().rev().take(count).map(|entry| Action::Revert(entry.clone())).collect();
    Ok(Agenda { actions, current: false, finishes: false })
}

/// Undoes what is wanted, the last change first.
fn undo(embedded: &Embedded, journal: &[Entry], wanted: &[(String, String)]) -> Agenda {
    let is_wanted = |entry: &&Entry| wanted.iter().any(|(id, name)| entry.id == *id && entry.name == *name);
    let mine = journal.iter().rev().filter(|entry| entry.is_applied() && !embedded.is_foreign(entry));
    Agenda { actions: mine.filter(is_wanted).map(|entry| Action::Revert(entry.clone())).collect(), current: false, finishes: false }
}

/// Undoes what is newer than the target, the last change first.
fn down_to(embedded: &Embedded, mine: &[&Entry], name: &str) -> Result<Agenda, Refusal> {
    let target = applied(embedded, mine, name)?;
    let newer = mine.iter().rev().filter(|entry| entry.id > target.id);
    Ok(Agenda { actions: newer.map(|&entry| Action::Revert(entry.clone())).collect(), current: false, finishes: false })
}

/// The entry of that name among those that are applied.
pub(crate) fn applied<'a>(embedded: &Embedded, mine: &[&'a Entry], name: &str) -> Result<&'a Entry, Refusal> {
    let mut all = named(embedded);
    all.extend(mine.iter().map(|entry| Named { id: &entry.id, name: &entry.name }));
    all.sort_unstable();
    all.dedup();
    let target = all[target::find(&all, name).map_err(Refusal::Target)?];
    let found = mine.iter().find(|entry| entry.id == target.id && entry.name == target.name);
    found.copied().ok_or_else(|| {
        let label = format!("{}_{}", target.id, target.name);
        let stands = |entry: &&&Entry| embedded.replacing(entry).is_some_and(|at| embedded.items[at].label() == label);
        if mine.iter().any(|entry| stands(&entry)) { Refusal::NotRecorded { label } } else { Refusal::NotApplied { label } }
    })
}

fn redo(embedded: &Embedded, journal: &[Entry]) -> Result<Agenda, Refusal> {
    let newest = journal.iter().rev().find(|entry| entry.is_applied() && !embedded.is_foreign(entry));
    let Some(entry) = newest else { return Ok(Agenda::default()) };
    if let Some(at) = embedded.replacing(entry) {
        return Err(Refusal::NotRecorded { label: embedded.items[at].label() });
    }
    let Some(position) = embedded.position(entry) else {
        refusal::missing(embedded, std::slice::from_ref(entry))?;
        return Ok(Agenda::default());
    };
    let again = embedded.items[position].ran_in(entry);
    let applied = journal.iter().filter(|entry| entry.is_applied() && embedded.position(entry).is_some()).count();
    let apply = Apply { position, again, late: false, replaces: vec![entry.sequence] };
    let actions = vec![Action::Revert(entry.clone()), Action::Apply(apply)];
    Ok(Agenda { actions, current: applied == embedded.items.len(), finishes: false })
}

pub(crate) fn named(embedded: &Embedded) -> Vec<Named<'_>> {
    embedded.items.iter().map(|item| Named { id: item.migration.id, name: item.migration.name }).collect()
}

fn labels(embedded: &Embedded, positions: &[usize]) -> Vec<String> {
    positions.iter().map(|&at| embedded.items[at].label()).collect()
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        refusal.into_error()
    }
}

#[cfg(test)]
mod tests;
