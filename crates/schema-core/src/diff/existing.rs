//! Rows that are in the way of what a table gets, and what was said becomes of them.

use super::{Change, Changes};
use crate::Step;
use crate::schema::name;
use crate::step::{Aside, Data, Key};

/// What rows can be in the way of, by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resolved {
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
            Key::Unique(_) => Self::Unique(name),
            Key::ForeignKey(_) => Self::ForeignKey(name),
            Key::Check(_) => Self::Check(name),
        }
    }
}

/// Keeps the rows aside that are in the way of `key`, where the entity says what becomes of them.
pub(super) fn push(change: &Change<'_>, key: Key, changes: &mut Changes<'_>) {
    let declared = change.kept.intent.and_then(|intent| intent.existing.get(&Resolved::of(&key)));
    let Some(existing) = declared.filter(|_| !changes.between && !change.moved.primary_key.is_empty()) else { return };
    let keeps = !changes.drops_of(&change.after.name);
    let retired = if keeps { free_name(&change.after.name, key.name(), changes) } else { String::new() };
    let aside = Aside { table: change.after.name.clone(), key, existing: existing.clone(), retired, restore: false, undone: false };
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
