//! `migrations/.snapshot.json`: the schema that the last migration reaches.
//!
//! The file starts with the number of its format, has one property a line so that git merges it well, leaves out what has its default,
//! and is the same for the same schema, byte for byte. The on-disk types are apart from the model, one module a format.

mod blocks;
mod error;
mod texts;
mod v1;

use std::collections::BTreeMap;

use crate::diff::{self, Hint, Intent, Question};
use crate::migration::Fingerprint;
use crate::schema::{RetiredColumn, RetiredTable, Table};
use crate::step::{Misfit, Temporary};
use crate::{Dialect, Pair, Schema, Step};

pub use blocks::{Blocks, Comparison, NextSnapshot};
pub use error::SnapshotError;
pub use texts::TableTexts;

/// What the file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The databases that migrations are written for.
    pub dialects: Vec<Dialect>,
    /// The id of the last migration.
    pub last: Option<String>,
    /// The rename hints that the entities had when the last migration was written: they were followed then, or meant nothing.
    pub hints: Vec<Hint>,
    /// Whether what leaves these tables is kept aside, where their entities say so (`retire`): it counts when the entity itself is gone.
    pub retire: BTreeMap<String, bool>,
    /// The defaults that are for one release only.
    pub temporary: Vec<Temporary>,
    /// The schema that the last migration reaches, with what is retired.
    pub schema: Schema,
}

impl Snapshot {
    /// The steps from here to `after`, which comes from the entities.
    ///
    /// # Errors
    ///
    /// The questions that `intent` does not answer; see [`diff::diff`].
    pub fn diff(&self, after: &Schema, intent: &Intent, id: &str) -> Result<Vec<Step>, Vec<Question>> {
        let intent = Intent { gone: self.retire.clone(), ..intent.clone() };
        diff::diff_after(Pair::new(&self.schema, after), &intent, &self.hints, id)
    }

    /// The snapshot after a migration: `after` with what is retired, in the order in which `after` declares it.
    ///
    /// # Errors
    ///
    /// When the steps do not lead from here.
    pub fn next(&self, after: &Schema, intent: &Intent, steps: &[Step], id: &str) -> Result<Self, Misfit> {
        let mut reached = self.schema.clone();
        steps.iter().try_for_each(|step| step.apply(&mut reached))?;
        let mut schema = Schema { tables: after.tables.clone(), retired: reached.retired, enums: after.enums.clone() };
        let mut retired: BTreeMap<String, _> = reached.tables.into_iter().map(|table| (table.name, table.retired)).collect();
        for table in &mut schema.tables {
            table.retired = retired.remove(&table.name).unwrap_or_default();
        }
        let (hints, retire) = (intent.hints(), intent.retire());
        let temporary = Temporary::after(&self.temporary, steps, id, intent.temporary());
        Ok(Self { dialects: self.dialects.clone(), last: Some(id.to_owned()), hints, retire, temporary, schema })
    }
}

/// Reads the file.
///
/// # Errors
///
/// When it is not what [`write()`] wrote.
pub fn read(text: &str) -> Result<Snapshot, SnapshotError> {
    match serde_json::from_str::<v1::File>(text) {
        Ok(file) if file.format == v1::FORMAT => file.try_into().map_err(|reason| SnapshotError::Nonsense { line: None, reason }),
        Ok(file) => Err(SnapshotError::Newer { format: file.format.into() }),
        Err(error) => Err(explain(text, &error)),
    }
}

/// Writes the file.
#[must_use]
pub fn write(snapshot: &Snapshot) -> String {
    v1::write::file(snapshot)
}

/// A table on one line, as the entity's metadata. What is retired is not part of it.
#[must_use]
pub fn table_json(table: &Table) -> String {
    v1::write::line(table, v1::write::Order::Declared)
}

/// Identifies a schema, whatever order it is declared in.
///
/// It is over what the file holds of each table and retired part, so that a property added to the model later does not change it where
/// the property has its default.
#[must_use]
pub fn fingerprint(schema: &Schema) -> Fingerprint {
    let summand = |table: &Table| Fingerprint::summand(&v1::write::line(table, v1::write::Order::Name));
    fingerprint_of(schema.tables.iter().map(summand), &schema.tables, &schema.retired)
}

/// The same of tables that are text.
fn fingerprint_with(tables: &TableTexts<'_>, with_retired: &[Table], retired: &[RetiredTable]) -> Fingerprint {
    fingerprint_of(tables.entries.iter().map(|entry| entry.summand), with_retired, retired)
}

/// The fingerprint of tables, of what is retired from tables, and of retired tables.
fn fingerprint_of(tables: impl Iterator<Item = u64>, with_retired: &[Table], retired: &[RetiredTable]) -> Fingerprint {
    let columns = with_retired.iter().flat_map(v1::write::retired_column_lines);
    let retired = retired.iter().map(v1::write::retired_table_line);
    Fingerprint::of_summands(tables.chain(columns.chain(retired).map(|line| Fingerprint::summand(&line))))
}

/// A table of which nothing matters but what is retired from it.
fn only_retired(name: &str, retired: Vec<RetiredColumn>) -> Table {
    Table { name: name.to_owned(), retired, ..Table::default() }
}

/// Why a text is not a snapshot: what is said to be wrong first need not be the cause.
fn explain(text: &str, error: &serde_json::Error) -> SnapshotError {
    let is_mark = |line: &str| ["<<<<<<< ", "||||||| ", "=======", ">>>>>>> "].iter().any(|mark| line.starts_with(mark));
    if let Some(at) = text.lines().position(is_mark) {
        return SnapshotError::Conflict { line: at + 1 };
    }
    let format = serde_json::from_str::<serde_json::Value>(text).ok().and_then(|value| value.get("format")?.as_u64());
    if let Some(format) = format.filter(|format| *format > u64::from(v1::FORMAT)) {
        return SnapshotError::Newer { format };
    }
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
    match error.classify() {
        serde_json::error::Category::Eof => SnapshotError::Truncated,
        serde_json::error::Category::Data => SnapshotError::Nonsense { line: Some(error.line()), reason },
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => SnapshotError::Syntax { line: error.line(), reason },
    }
}

#[cfg(test)]
mod tests;
