//! A snapshot's text cut at its tables, so that what has not changed is never read.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Snapshot, SnapshotError, v1};
use crate::diff::{self, Hint, Intent, Question};
use crate::migration::Fingerprint;
use crate::schema::{RetiredColumn, RetiredTable, Table};
use crate::step::Misfit;
use crate::{Dialect, Pair, Schema, Step};

const TABLES_START: &str = "\n  \"tables\": [\n";
const TABLES_END: &str = "\n    }\n  ]\n}\n";
const TABLE_START: &str = "    ";
const TABLE_END: &str = "\n    }";
const BETWEEN_TABLES: &str = "\n    },\n";

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

/// The tables that changed, those that refer to them, and those that they refer to: comparing these gives the same steps as comparing
/// everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The tables before and after.
    pub schemas: Pair<Schema>,
    intent: Intent,
    followed: Vec<Hint>,
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
            Some(start) => {
                (format!("{}\n  \"tables\": []\n}}\n", &text[..start]), text[start + TABLES_START.len()..].strip_suffix(TABLES_END)?)
            }
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

    /// The tables that were retired.
    #[must_use]
    pub fn retired(&self) -> &[RetiredTable] {
        &self.frame.schema.retired
    }

    /// What has to be compared to get from the snapshot to `after`; `None` when nothing changed.
    ///
    /// # Errors
    ///
    /// When a block that differs can't be read.
    pub fn compare(&self, after: &Schema, intent: &Intent) -> Result<Option<Comparison>, SnapshotError> {
        let (same, differing) = self.walk(after);
        let changed = differing.into_iter().map(read_block).collect::<Result<Vec<_>, _>>()?;
        self.makes_sense(&same, &changed)?;
        let new_hints: Vec<Hint> = intent.hints().into_iter().filter(|hint| !self.frame.hints.contains(hint)).collect();
        let hinted = |name: &&str| new_hints.iter().any(|hint| hint.table == **name);
        let asked: HashSet<&str> = same.iter().copied().filter(hinted).collect();
        if changed.is_empty() && asked.is_empty() && same.len() == after.tables.len() {
            return Ok(None);
        }
        let touched = |table: &&Table| asked.contains(table.name.as_str()) || !same.contains(table.name.as_str());
        let touched: Vec<&Table> = changed.iter().chain(after.tables.iter().filter(touched)).collect();
        let near = neighbourhood(&touched, after);
        let near = after.tables.iter().filter(|table| near.contains(table.name.as_str())).cloned().collect();
        let after = Schema { tables: near, ..Schema::default() };
        let before = self.before(changed, &same, &after);
        Ok(Some(Comparison { schemas: Pair::new(before, after), intent: intent.clone(), followed: self.frame.hints.clone() }))
    }

    /// The [fingerprint](super::fingerprint) of the schema, from which [`compare`](Self::compare) finds nothing to get to `after`: no block
    /// has to be read for it.
    #[must_use]
    pub fn fingerprint(&self, after: &Schema) -> Fingerprint {
        let retired =
            |(name, retired): (&String, &Vec<RetiredColumn>)| Table { name: name.clone(), retired: retired.clone(), ..Table::default() };
        let with_retired: Vec<Table> = self.retired.iter().map(retired).collect();
        super::fingerprint_of(&after.tables, &with_retired, &self.frame.schema.retired)
    }

    /// The names of the tables whose text has not changed, and the blocks of all others. Walks both lists at once for as long as they
    /// are in the same order.
    fn walk<'t>(&self, after: &'t Schema) -> (HashSet<&'t str>, Vec<&'a str>) {
        let mut same = HashSet::with_capacity(after.tables.len());
        let mut differing = Vec::new();
        let mut rest = self.tables;
        let mut text = String::new();
        let mut tables = after.tables.iter();
        while let Some(table) = tables.next() {
            text = block_text(table, text);
            let (block, following) = match rest.strip_prefix(text.as_str()) {
                Some("") => (rest, ""),
                Some(following) if following.starts_with(BETWEEN_TABLES) => (&rest[..text.len()], &following[BETWEEN_TABLES.len()..]),
                Some(_) | None => rest.split_once(BETWEEN_TABLES).unwrap_or((rest, "")),
            };
            if block == text {
                same.insert(table.name.as_str());
            } else if name_line(block) == name_line(&text) {
                differing.push(block);
            } else {
                let others = std::iter::once(table).chain(tables);
                find_same(rest, others, &mut same, &mut differing);
                return (same, differing);
            }
            rest = following;
        }
        find_same(rest, std::iter::empty(), &mut same, &mut differing);
        (same, differing)
    }

    /// What a text that is read in parts could hide.
    fn makes_sense(&self, same: &HashSet<&str>, changed: &[Table]) -> Result<(), SnapshotError> {
        let nonsense = |reason: String| Err(SnapshotError::Nonsense { line: None, reason });
        let mut names = same.clone();
        if let Some(twice) = changed.iter().find(|table| !names.insert(&table.name)) {
            return nonsense(format!("there are two tables called `{}`", twice.name));
        }
        match self.retired.keys().find(|name| !names.contains(name.as_str())) {
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

    /// The snapshot after a migration; see [`Snapshot::next`].
    ///
    /// # Errors
    ///
    /// When the steps do not lead from here.
    pub fn next(&self, comparison: &Comparison, after: &Schema, intent: &Intent, steps: &[Step], id: &str) -> Result<Snapshot, Misfit> {
        let mut reached = comparison.schemas.before.clone();
        steps.iter().try_for_each(|step| step.apply(&mut reached))?;
        let mut retired = self.retired.clone();
        for table in &comparison.schemas.before.tables {
            retired.remove(&table.name);
        }
        retired.extend(reached.tables.into_iter().map(|table| (table.name, table.retired)));
        let mut schema = Schema { tables: after.tables.clone(), retired: reached.retired, enums: after.enums.clone() };
        for table in &mut schema.tables {
            table.retired = retired.remove(&table.name).unwrap_or_default();
        }
        Ok(Snapshot { dialects: self.frame.dialects.clone(), last: Some(id.to_owned()), hints: intent.hints(), schema })
    }
}

/// The names of the tables, of those that refer to them, and of those that they refer to.
fn neighbourhood<'t>(touched: &[&'t Table], after: &'t Schema) -> HashSet<&'t str> {
    let own: HashSet<&str> = touched.iter().map(|table| table.name.as_str()).collect();
    let refers = |table: &&Table| table.foreign_keys.iter().any(|key| own.contains(key.target.as_str()));
    let referring = after.tables.iter().filter(refers).map(|table| table.name.as_str());
    let referred = touched.iter().flat_map(|table| &table.foreign_keys).map(|key| key.target.as_str());
    referring.chain(referred).chain(own.iter().copied()).collect()
}

/// Sorts the blocks of `text` into those that are the block of a table, wherever that is, and the others.
fn find_same<'a, 't>(text: &'a str, tables: impl Iterator<Item = &'t Table>, same: &mut HashSet<&'t str>, differing: &mut Vec<&'a str>) {
    if text.is_empty() {
        return;
    }
    let blocks: HashMap<String, &str> = tables.map(|table| (block_text(table, String::new()), table.name.as_str())).collect();
    for block in text.split(BETWEEN_TABLES) {
        match blocks.get(block) {
            Some(name) if same.insert(name) => {}
            Some(_) | None => differing.push(block),
        }
    }
}

/// The line in which a block names its table.
fn name_line(block: &str) -> &str {
    block.split('\n').nth(1).unwrap_or_default()
}

fn block_text(table: &Table, mut buffer: String) -> String {
    buffer.clear();
    buffer.push_str(TABLE_START);
    let mut text = v1::write::block(table, buffer);
    text.truncate(text.len() - TABLE_END.len());
    text
}

fn read_block(block: &str) -> Result<Table, SnapshotError> {
    let text = format!("{block}{TABLE_END}");
    let table: v1::Table = serde_json::from_str(&text).map_err(|error| super::explain(&text, &error).without_line())?;
    table.try_into().map_err(|reason| SnapshotError::Nonsense { line: None, reason })
}
