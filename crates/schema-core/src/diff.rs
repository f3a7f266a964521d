//! The steps from one schema to another, or the questions that only a person can answer.

mod checks;
mod columns;
mod commute;
mod conversion;
mod copies;
mod existing;
mod foreign_keys;
mod hint;
mod indexes;
mod misleading;
mod options;
mod order;
mod parts;
mod rename;
mod renamed;
mod stages;
mod tables;
mod variants;

use std::collections::BTreeMap;

use crate::schema::Table;
use crate::step::follow_column;
use crate::{Pair, Schema, Step};

pub use crate::step::{Existing, Filling, Key, RowValue};
pub use commute::{Collision, commute};
pub use conversion::{Conversion, Family, conversion, family};
pub use existing::Resolved;
pub use hint::Hint;
pub use misleading::Misleading;

/// What the entities say about the change itself, by table name after the change. Hints that no longer apply are inert.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Intent {
    /// One entry a table that has any hint.
    pub tables: BTreeMap<String, TableIntent>,
    /// Whether what leaves is dropped instead of retired, where a table does not say so itself.
    pub drops: bool,
    /// What tables that are gone said of that themselves (`retire`), by the names that they had.
    pub gone: BTreeMap<String, bool>,
    /// Whether the change is one of long ago: hints are then of any time, and what [misleads](Misleading) in them is not asked about.
    pub past: bool,
}

impl Intent {
    /// What the tables say themselves of what leaves them, for [`Self::gone`] of a later change.
    #[must_use]
    pub fn retire(&self) -> BTreeMap<String, bool> {
        self.tables.iter().filter_map(|(name, table)| Some((name.clone(), table.retire?))).collect()
    }

    /// The columns whose defaults are for one release only, by their tables, in the order of the names.
    pub fn temporary(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tables.iter().flat_map(|(table, intent)| {
            let said = intent.columns.iter().filter(|(_, column)| column.temporary);
            said.map(|(name, _)| (table.as_str(), name.as_str()))
        })
    }

    /// Whether what leaves this table is dropped, by its name after the change.
    fn drops_of(&self, table: &str) -> bool {
        self.tables.get(table).and_then(|table| table.retire).map_or(self.drops, |retire| !retire)
    }

    /// Whether a table that is gone is dropped, by the name that it had.
    fn drops_gone(&self, table: &str) -> bool {
        self.gone.get(table).map_or(self.drops, |retire| !retire)
    }
}

/// The hints of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableIntent {
    /// Names it had before (`renamed_from`).
    pub renamed_from: Vec<String>,
    /// It is not a renamed one (`new`).
    pub new: bool,
    /// Whether what leaves it is kept aside (`retire`), where it says so itself.
    pub retire: Option<bool>,
    /// Queries for rows that other tables have (`from`): they are copied when the table appears, or, into one that is there, when a table
    /// goes that the query reads. Tables and columns that go can still be read, what is renamed by its new name.
    pub from: Vec<String>,
    /// One entry a column that has any hint.
    pub columns: BTreeMap<String, ColumnIntent>,
    /// What becomes of rows that are in the way (`existing`), by what they are in the way of.
    pub existing: BTreeMap<Resolved, Existing>,
}

/// The hints of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnIntent {
    /// Names it had before (`renamed_from`).
    pub renamed_from: Vec<String>,
    /// It is not a renamed one (`new`).
    pub new: bool,
    /// A field of an embedded struct brings it: the names before may be of other tables, or of another column with its prefix.
    pub flattened: bool,
    /// The value of rows that have none (`backfill`). SQL is over the table's columns as they were before, in their new names.
    pub backfill: Option<Filling>,
    /// The value after a change of type, as an SQL expression over the table's columns as they were before, in their new names
    /// (`convert`). Columns that go in the same change can still be read.
    pub convert: Option<String>,
    /// Its default serves the version of the program from before it (`default(…, temporary)`).
    pub temporary: bool,
    /// One entry a variant of its enum that has any hint, by stored text.
    pub variants: BTreeMap<String, VariantIntent>,
}

/// The hints of one variant of an enum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VariantIntent {
    /// The texts it was stored as before (`renamed_from`).
    pub renamed_from: Vec<String>,
    /// It is not a renamed one (`new`).
    pub new: bool,
}

/// Something that only a person can answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// A column is new while others of its kind are gone.
    ColumnRename {
        /// The table, as it is called after the change.
        table: String,
        /// The new column.
        added: String,
        /// The columns that are gone and could be it, in declared order.
        removed: Vec<String>,
    },
    /// A table is new while others like it are gone.
    TableRename {
        /// The new table.
        added: String,
        /// The tables that are gone and could be it, in declared order.
        removed: Vec<String>,
    },
    /// A variant of a column's enum is new while others are gone, which rows may hold.
    VariantRename {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// The stored text of the new variant.
        added: String,
        /// The texts that are gone and could be it, in declared order.
        removed: Vec<String>,
    },
    /// A required column is new and rows that exist have no value for it.
    RequiredValue {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// A function is to give rows a value, which have no primary key to go by.
    NoKey {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// A query that is to give rows to a table does not say what they need.
    Copy {
        /// The table.
        table: String,
        /// Why, as the end of a sentence about the query.
        reason: String,
        /// What to do about it.
        help: String,
    },
    /// Of rows with the same primary key one is to stay, and nothing tells which: there was no key before by which they are in order.
    Order {
        /// The table.
        table: String,
    },
    /// A `renamed_from` can't be followed.
    Misleading {
        /// The table, as it is called after the change.
        table: String,
        /// The column that says so, or whose enum does; `None` for the table itself.
        column: Option<String>,
        /// The stored text of the variant that says so.
        variant: Option<String>,
        /// The name that it gives.
        from: String,
        /// Why not.
        why: Misleading,
    },
    /// A column's type changes and values cannot be carried over without being told how.
    Conversion {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// The types.
        types: Pair<crate::schema::DataType>,
    },
}

/// The steps that lead from `schemas.before` to `schemas.after`, in an order in which a database can take them. `id` is the migration
/// they are for: what it retires is [named](crate::schema::name::retired) by it.
///
/// Retired tables and columns of `before` stay; those of `after` are ignored, so that `after` can come straight from the entities.
///
/// # Errors
///
/// The questions that the change raises and `intent` does not answer, in declared order.
pub fn diff(schemas: Pair<&Schema>, intent: &Intent, id: &str) -> Result<Vec<Step>, Vec<Question>> {
    diff_after(schemas, intent, &[], id)
}

/// [`diff`] for entities of which some hints were `followed` by an earlier migration and still stand in the source. It matters where a
/// name is taken over from something else that is there (`a` for `b` and `b` for `a`): nothing but the memory of it tells whether that
/// has happened.
///
/// # Errors
///
/// As for [`diff`].
pub fn diff_after(schemas: Pair<&Schema>, intent: &Intent, followed: &[Hint], id: &str) -> Result<Vec<Step>, Vec<Question>> {
    let mut changes = Changes::new(id, intent);
    find(schemas, intent, followed, &mut changes);
    changes.finish()
}

fn find<'a>(schemas: Pair<&Schema>, intent: &'a Intent, followed: &[Hint], changes: &mut Changes<'a>) {
    let tables = tables::Tables::new(schemas, intent, followed);
    if !changes.between && !intent.past {
        misleading::ask(schemas, &tables, followed, changes);
    }
    let renames = renamed::Renamed::new(&tables);
    renames.push(changes);
    for (after, kept) in tables.all() {
        match kept {
            None => tables::push_new(after, &tables, intent, changes),
            Some(kept) if renames.concern(kept) || kept.differs() => push_changed(kept, &renames, changes),
            Some(_) => {}
        }
    }
    if !changes.between {
        copies::push_kept(&tables, changes);
    }
    tables::push_gone(&tables, &renames, changes);
}

/// The steps between two given states of a database: what is not in `after` is dropped, whatever rows there are. What could be a rename
/// is asked all the same, unless `intent` says so or denies it.
///
/// # Errors
///
/// The renames that are possible and neither declared nor denied, in declared order.
pub fn between(schemas: Pair<&Schema>, intent: &Intent) -> Result<Vec<Step>, Vec<Question>> {
    let mut changes = Changes { between: true, ..Changes::new("", intent) };
    find(schemas, intent, &[], &mut changes);
    let (before, after) = (&schemas.before.enums, &schemas.after.enums);
    if before != after {
        changes.push(Step::SetEnums { before: before.clone(), after: after.clone() });
    }
    changes.finish()
}

fn push_changed(kept: &tables::Kept<'_>, renames: &renamed::Renamed<'_>, changes: &mut Changes<'_>) {
    let moved = renames.follow(kept.before);
    let change = Change { before: kept.before, moved: &moved, after: kept.after, renamed: renames.columns_of(kept.before), kept };
    columns::push(&change, changes);
    options::push(&change, changes);
    indexes::push(&change, changes);
    foreign_keys::push(&change, changes);
    checks::push(&change, changes);
}

/// One table that stays.
struct Change<'a> {
    /// As it is; what is dropped before the renames is named so.
    before: &'a Table,
    /// As it is once everything is renamed; what changes after the renames is compared with this.
    moved: &'a Table,
    /// As it becomes.
    after: &'a Table,
    /// How its columns are renamed.
    renamed: &'a [rename::Rename],
    kept: &'a tables::Kept<'a>,
}

impl Change<'_> {
    /// The table with its columns renamed back, if any are renamed. Where the text of an expression does not come back as it was, its
    /// renaming can't be undone: the part is dropped and added instead.
    fn unfaithful(&self) -> Option<Table> {
        if self.renamed.is_empty() {
            return None;
        }
        let mut back = self.moved.clone();
        self.renamed.iter().rev().for_each(|rename| follow_column(&mut back, &rename.to, &rename.from));
        Some(back)
    }
}

/// What the passes find.
struct Changes<'a> {
    id: &'a str,
    intent: &'a Intent,
    /// Whether both states are given, so that nothing is kept and only renames are asked.
    between: bool,
    steps: Vec<Step>,
    questions: Vec<Question>,
}

impl<'a> Changes<'a> {
    const fn new(id: &'a str, intent: &'a Intent) -> Self {
        Self { id, intent, between: false, steps: Vec::new(), questions: Vec::new() }
    }

    /// Whether what leaves a table that stays is dropped.
    fn drops_of(&self, table: &str) -> bool {
        self.between || self.intent.drops_of(table)
    }

    /// Where a part of a table is kept while it is not there: nowhere where it is not to be kept.
    fn aside(&self, table: &str, name: impl FnOnce(&str) -> String) -> String {
        if self.intent.drops_of(table) { String::new() } else { name(self.id) }
    }

    fn push(&mut self, step: Step) {
        self.steps.push(step);
    }

    fn ask(&mut self, question: Question) {
        self.questions.push(question);
    }

    fn finish(mut self) -> Result<Vec<Step>, Vec<Question>> {
        misleading::only(&mut self.questions);
        if self.questions.is_empty() { Ok(order::sort(self.steps)) } else { Err(self.questions) }
    }
}

#[cfg(test)]
mod tests;
