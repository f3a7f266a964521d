//! A snapshot's text cut at its tables, so that what has not changed is never read.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Snapshot, SnapshotError, TableTexts, texts, v1};
use crate::diff::{self, Hint, Intent, Question};
use crate::migration::Fingerprint;
use crate::schema::{RetiredColumn, RetiredTable, Table, expression};
use crate::step::{Misfit, Temporary};
use crate::{Dialect, Pair, Schema, Step};

const TABLES_START: &str = "\n  \"tables\": [\n";
const TABLES_END: &str = "\n    }\n  ]\n}\n";
const NO_TABLES: &str = "\n  \"tables\": []\n}\n";
const TABLE_END: &str = "\n    }";
pub(super) const BETWEEN_TABLES: &str = "\n    },\n";

/// The text of a snapshot, cut at its tables.
///
/// The blocks of a file that this tool wrote are equal to what it would write again, so comparing them as text tells which tables
/// changed, and only those are read.
#[derive(Debug)]
pub struct Blocks<'a> {
    /// The snapshot without its tables.
    frame: Snapshot,
    /// What is retired from the tables, by table.
    retired: BTreeMap<String, Vec<RetiredColumn>>,
    /// The text of the tables.
    tables: &'a str,
}

/// The tables that changed, those that refer to them, those that they refer to, and those that share an enum or a namespace with them:
/// comparing these gives the same steps as comparing everything, and the same statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The tables before and after.
    pub schemas: Pair<Schema>,
    intent: Intent,
    followed: Vec<Hint>,
}

/// The snapshot after a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextSnapshot {
    /// Its text.
    pub text: String,
    /// The defaults for one release only that were there before it.
    pub left: Vec<Temporary>,
    /// The [fingerprint](super::fingerprint) of its schema.
    pub fingerprint: Fingerprint,
}

impl Comparison {
    /// The steps.
    ///
    /// # Errors
    ///
    /// The questions; see [`diff::diff`].
    pub fn diff(&self, id: &str) -> Result<Vec<Step>, Vec<Question>> {
        diff::diff_after(self.schemas.as_ref(), &self.intent, &self.followed, id)
    }
}

impl<'a> Blocks<'a> {
    /// Cuts a text. `None` when it is not as this tool writes it; [`read`](super::read) says why.
    #[must_use]
    pub fn cut(text: &'a str) -> Option<Self> {
        let (head, tables) = match text.find(TABLES_START) {
            Some(start) => (format!("{}{NO_TABLES}", &text[..start]), text[start + TABLES_START.len()..].strip_suffix(TABLES_END)?),
            None => (text.to_owned(), ""),
        };
        let mut file: v1::File = serde_json::from_str(&head).ok().filter(|file: &v1::File| file.format == v1::FORMAT)?;
        let retired = v1::retired_by_table(std::mem::take(&mut file.retired_columns)).ok()?;
        Some(Self { frame: Snapshot::try_from(file).ok()?, retired, tables })
    }

    /// The databases that migrations are written for.
    #[must_use]
    pub fn dialects(&self) -> &[Dialect] {
        &self.frame.dialects
    }

    /// The id of the last migration.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.frame.last.as_deref()
    }

    /// The rename hints that were followed.
    #[must_use]
    pub fn hints(&self) -> &[Hint] {
        &self.frame.hints
    }

    /// Whether what leaves tables is kept aside, where their entities say so.
    #[must_use]
    pub fn retire(&self) -> &BTreeMap<String, bool> {
        &self.frame.retire
    }

    /// The defaults that are for one release only.
    #[must_use]
    pub fn temporary(&self) -> &[Temporary] {
        &self.frame.temporary
    }

    /// The tables that were retired.
    #[must_use]
    pub fn retired(&self) -> &[RetiredTable] {
        &self.frame.schema.retired
    }

    /// The text of the tables.
    #[must_use]
    pub fn tables(&self) -> &'a str {
        self.tables
    }

    /// What has to be compared to get from the snapshot to `after`; `None` when nothing changed. Tables that are among `known` need not be
    /// read from their text.
    ///
    /// # Errors
    ///
    /// When a block that differs can't be read.
    pub fn compare(&self, after: &TableTexts<'_>, known: &Schema, intent: &Intent) -> Result<Option<Comparison>, SnapshotError> {
        let difference = after.differ(self.tables);
        let changed = difference.before.into_iter().map(read_block).collect::<Result<Vec<_>, _>>()?;
        let new: HashSet<&str> = difference.after.iter().map(|at| after.entries[*at].name.as_str()).collect();
        let same: HashSet<&str> = after.names().filter(|name| !new.contains(name)).collect();
        self.makes_sense(&same, &changed)?;
        let new_hints: Vec<Hint> = intent.hints().into_iter().filter(|hint| !self.frame.hints.contains(hint)).collect();
        let hinted = |name: &&str| new_hints.iter().any(|hint| hint.table == **name);
        let asked = if new_hints.is_empty() { HashSet::new() } else { same.iter().copied().filter(hinted).collect() };
        if changed.is_empty() && asked.is_empty() && new.is_empty() {
            return Ok(None);
        }
        let gone: Vec<&str> = changed.iter().map(|table| table.name.as_str()).filter(|name| !new.contains(name)).collect();
        let copying = copying(intent, &new, &gone, &same);
        let own: HashSet<&str> = changed.iter().map(|table| table.name.as_str()).chain(new).chain(asked).chain(copying).collect();
        let near = near(&own, &changed, after, known)?;
        let before = self.before(changed, &same, &near);
        Ok(Some(Comparison { schemas: Pair::new(before, near), intent: self.with_gone(intent), followed: self.frame.hints.clone() }))
    }

    /// The comparison with entities that have not changed, for a migration that changes no schema.
    #[must_use]
    pub fn unchanged(&self, intent: &Intent) -> Comparison {
        let schemas = Pair::new(self.frame.schema.clone(), Schema::default());
        Comparison { schemas, intent: self.with_gone(intent), followed: self.frame.hints.clone() }
    }

    /// The intent, with what is known of tables that may be gone.
    fn with_gone(&self, intent: &Intent) -> Intent {
        Intent { gone: self.frame.retire.clone(), ..intent.clone() }
    }

    /// The [fingerprint](super::fingerprint) of the schema, from which [`compare`](Self::compare) finds nothing to get to `after`: no block
    /// has to be read for it.
    #[must_use]
    pub fn fingerprint(&self, after: &TableTexts<'_>) -> Fingerprint {
        let with_retired: Vec<Table> = self.retired.iter().map(|(name, retired)| super::only_retired(name, retired.clone())).collect();
        super::fingerprint_with(after, &with_retired, &self.frame.schema.retired)
    }

    /// What a text that is read in parts could hide.
    fn makes_sense(&self, same: &HashSet<&str>, changed: &[Table]) -> Result<(), SnapshotError> {
        let nonsense = |reason: String| Err(SnapshotError::Nonsense { line: None, reason });
        let mut names = HashSet::new();
        let mut is_twice = |name: &str| same.contains(name) || !names.insert(name.to_owned());
        if let Some(twice) = changed.iter().find(|table| is_twice(&table.name)) {
            return nonsense(format!("there are two tables called `{}`", twice.name));
        }
        match self.retired.keys().find(|name| !same.contains(name.as_str()) && !names.contains(*name)) {
            Some(name) => nonsense(format!("a column is retired from `{name}`, which is not a table here")),
            None => Ok(()),
        }
    }

    /// The tables before the change: those that changed as they were read, the others as they are after it.
    fn before(&self, changed: Vec<Table>, same: &HashSet<&str>, after: &Schema) -> Schema {
        let unchanged = after.tables.iter().filter(|table| same.contains(table.name.as_str()));
        let mut tables: Vec<Table> = unchanged.cloned().chain(changed).collect();
        for table in &mut tables {
            table.retired = self.retired.get(&table.name).cloned().unwrap_or_default();
        }
        Schema { tables, ..self.frame.schema.clone() }
    }

    /// The snapshot after a migration, for these `dialects`: see [`Snapshot::next`]. `known` has the enums.
    ///
    /// # Errors
    ///
    /// When the steps do not lead from here.
    pub fn next(
        &self,
        comparison: &Comparison,
        after: &TableTexts<'_>,
        known: &Schema,
        dialects: &[Dialect],
        steps: &[Step],
        id: &str,
    ) -> Result<NextSnapshot, Misfit> {
        let mut reached = comparison.schemas.before.clone();
        steps.iter().try_for_each(|step| step.apply(&mut reached))?;
        let mut retired = self.retired.clone();
        for table in &comparison.schemas.before.tables {
            retired.remove(&table.name);
        }
        retired.extend(reached.tables.into_iter().map(|table| (table.name, table.retired)));
        let with_retired = after.names().filter_map(|name| Some(super::only_retired(name, retired.remove(name)?))).collect();
        let frame = Snapshot {
            dialects: dialects.to_vec(),
            last: Some(id.to_owned()),
            hints: comparison.intent.hints(),
            retire: comparison.intent.retire(),
            temporary: Temporary::after(&self.frame.temporary, steps, id, comparison.intent.temporary()),
            schema: Schema { tables: with_retired, retired: reached.retired, enums: known.enums.clone() },
        };
        let fingerprint = super::fingerprint_with(after, &frame.schema.tables, &frame.schema.retired);
        let mut text = v1::write::head(&frame);
        if after.text.is_empty() {
            text.push_str(NO_TABLES);
        } else {
            text.reserve_exact(TABLES_START.len() + after.text.len() + TABLES_END.len());
            for part in [TABLES_START, &after.text, TABLES_END] {
                text.push_str(part);
            }
        }
        let left = Temporary::left(&self.frame.temporary, steps, comparison.intent.temporary());
        Ok(NextSnapshot { text, left, fingerprint })
    }
}

/// The tables that are the `same` and that rows are copied into or from: into them where a table is `gone` that is read, from them where one
/// is `new`.
fn copying<'t>(intent: &Intent, new: &HashSet<&str>, gone: &[&str], same: &HashSet<&'t str>) -> Vec<&'t str> {
    let mut found = Vec::new();
    for (name, table) in &intent.tables {
        for select in table.from.iter().filter_map(|sql| expression::select(sql).ok()) {
            let copies = new.contains(name.as_str()) || gone.iter().any(|gone| select.reads(gone));
            found.extend(same.iter().copied().filter(|other| copies && (*other == name || select.reads(other))));
        }
    }
    found
}

/// The tables called so, those that refer to them, those that they refer to, and those that share something with them, as they are after
/// the change. `changed` are those of them that were there before.
fn near(own: &HashSet<&str>, changed: &[Table], after: &TableTexts<'_>, known: &Schema) -> Result<Schema, SnapshotError> {
    let keys = changed.iter().flat_map(|table| &table.foreign_keys).map(|key| key.target.as_str());
    let own_entries = after.entries.iter().filter(|entry| own.contains(entry.name.as_str()));
    let targets = own_entries.flat_map(|entry| &entry.targets).map(String::as_str);
    let mut near: HashSet<&str> = keys.chain(targets).chain(own.iter().copied()).collect();
    near.extend(after.referring(own));
    let enums = changed.iter().flat_map(texts::enums);
    let own_enums = after.entries.iter().filter(|entry| own.contains(entry.name.as_str())).flat_map(|entry| &entry.enums);
    near.extend(after.sharing(own, &enums.chain(own_enums.map(String::as_str)).collect()));
    let known: HashMap<&str, &Table> = known.tables.iter().map(|table| (table.name.as_str(), table)).collect();
    let mut tables = Vec::new();
    for name in after.names().filter(|name| near.contains(name)) {
        match known.get(name) {
            Some(table) => tables.push((*table).clone()),
            None => tables.extend(after.read(name)?),
        }
    }
    Ok(Schema { tables, ..Schema::default() })
}

pub(super) fn read_block(block: &str) -> Result<Table, SnapshotError> {
    let text = format!("{block}{TABLE_END}");
    let table: v1::Table = serde_json::from_str(&text).map_err(|error| super::explain(&text, &error).without_line())?;
    table.try_into().map_err(|reason| SnapshotError::Nonsense { line: None, reason })
}
