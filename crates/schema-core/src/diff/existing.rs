//! Rows that are in the way of what a table gets, and what was said becomes of them.

use super::{Change, Changes, Question};
use crate::Step;
use crate::schema::{Column, name};
use crate::step::{Aside, Data, Existing, Key};

/// What rows can be in the way of, by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resolved {
    /// The primary key.
    Primary,
    /// A unique index or constraint.
    Unique(String),
    /// A foreign key.
    ForeignKey(String),
    /// A check.
    Check(String),
}

impl Resolved {
    /// What stands for `key`.
    #[must_use]
    pub fn of(key: &Key) -> Self {
        let name = key.name().to_owned();
        match key {
            Key::Primary { .. } => Self::Primary,
            Key::Unique(_) => Self::Unique(name),
            Key::ForeignKey(_) => Self::ForeignKey(name),
            Key::Check(_) => Self::Check(name),
        }
    }
}

/// Keeps the rows aside that are in the way of `key`, where the entity says what becomes of them.
pub(super) fn push(change: &Change<'_>, key: Key, changes: &mut Changes<'_>) {
    // The table has its new primary key by then.
    let has_key = !change.after.primary_key.is_empty();
    if let Some(existing) = declared(change, &Resolved::of(&key), changes).filter(|_| has_key) {
        keep(change, key, existing, changes);
    }
}

/// Keeps the rows aside that can't have the primary key which the table gets: those that lack a part of it, and, unless only these are to
/// leave, all but one of those with the same.
pub(super) fn push_primary(change: &Change<'_>, changes: &mut Changes<'_>) {
    let Some(existing) = declared(change, &Resolved::Primary, changes) else { return };
    let (before, after) = (change.moved, change.after);
    let usual = || name::shorten(format!("{}_pkey", name::split(&after.name).1));
    let name = after.options.primary_key.clone().unwrap_or_else(usual);
    let columns: Vec<String> = after.primary_key.iter().filter(|name| can_lack(change, name)).cloned().collect();
    if !columns.is_empty() {
        keep(change, Key::Primary { name: name.clone(), columns }, Existing::Delete, changes);
    }
    let (Existing::KeepFirst(by) | Existing::KeepLast(by)) = &existing else { return };
    if !can_repeat(change) {
        return;
    }
    if by.is_empty() && before.primary_key.is_empty() {
        changes.ask(Question::Order { table: after.name.clone() });
        return;
    }
    keep(change, Key::Primary { name, columns: after.primary_key.clone() }, existing, changes);
}

/// Whether rows can lack a value where the primary key needs one, and nothing gives it to them.
fn can_lack(change: &Change<'_>, name: &str) -> bool {
    let (Some(before), Some(after)) = (change.moved.column(name), change.after.column(name)) else { return false };
    let hints = change.kept.intent.and_then(|intent| intent.columns.get(name));
    let is_filled = after.default.is_some() || hints.is_some_and(|hints| hints.backfill.is_some());
    before.nullable && !after.nullable && !is_filled
}

/// Whether rows can have the same key: not those that are numbered only now, or that a part of it tells apart already.
fn can_repeat(change: &Change<'_>) -> bool {
    let (before, after) = (change.moved, change.after);
    let is_numbered = |name: &String| before.column(name).is_none() && after.column(name).is_some_and(|column| column.auto_increment);
    let stays = |name: &String| {
        let columns = (before.column(name), after.column(name));
        let is_same = |old: &Column, new: &Column| !old.nullable && same_values(old, new);
        after.primary_key.contains(name) && matches!(columns, (Some(old), Some(new)) if is_same(old, new))
    };
    let is_told_apart = !before.primary_key.is_empty() && before.primary_key.iter().all(stays);
    !is_told_apart && !after.primary_key.iter().any(is_numbered)
}

/// Whether the values of a column stay what they are, and which of them are equal.
pub(super) fn same_values(before: &Column, after: &Column) -> bool {
    let same_text = (&before.collation, &before.charset) == (&after.collation, &after.charset);
    same_text && (&before.data_type, &before.types, &before.generated) == (&after.data_type, &after.types, &after.generated)
}

/// What the entity says of rows that are in the way.
fn declared(change: &Change<'_>, of: &Resolved, changes: &Changes<'_>) -> Option<Existing> {
    change.kept.intent.filter(|_| !changes.between).and_then(|intent| intent.existing.get(of)).cloned()
}

fn keep(change: &Change<'_>, key: Key, existing: Existing, changes: &mut Changes<'_>) {
    let keeps = !changes.drops_of(&change.after.name);
    let retired = if keeps { free_name(&change.after.name, key.name(), changes) } else { String::new() };
    let aside = Aside { table: change.after.name.clone(), key, existing, retired, restore: false, undone: false };
    changes.push(Step::Data(Data::Aside(aside)));
}

/// The name of the table for the rows: for the key, with a number where another one of the migration has that.
fn free_name(table: &str, key: &str, changes: &Changes<'_>) -> String {
    let is_taken = |name: &String| {
        changes.steps.iter().any(|step| match step {
            Step::Data(Data::Aside(aside)) => aside.retired == *name,
            _ => false,
        })
    };
    let named = |key: &str| name::within(table, |_| name::retired(changes.id, key));
    let numbered = (2_u32..).map(|number| named(&format!("{key}{number}")));
    [named(key)].into_iter().chain(numbered).find(|name| !is_taken(name)).unwrap_or_else(|| named(key))
}
