//! A snapshot's text cut at its tables, so that what has not changed is never read.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Snapshot, SnapshotError, v1};
use crate::diff::{self, Hint, Intent, Question};
use crate::schema::{RetiredColumn, RetiredTable, Table};
use crate::step::Misfit;
use crate::{Dialect, Pair, Schema, Step};

const TABLES_START: &str = "\n  \"tables\": [\n";
const TABLES_END: &str = "\n  ]";
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
    /// The text of each table.
    tables: Vec<&'a str>,
}

/// The tables that changed, those that refer to them, and those that they refer to: comparing these gives the same steps as comparing
/// everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The tables before and after.
    pub schemas: Pair<Schema>,
    intent: Intent,
}

impl Comparison {
    /// The steps.
    ///
    /// # Errors
    ///
    /// The questions; see [`diff::diff`].
    pub fn diff(&self, id: &str) -> Result<Vec<Step>, Vec<Question>> {
        diff::diff(self.schemas.as_ref(), &self.intent, id)
    }
}

impl<'a> Blocks<'a> {
    /// Cuts a text. `None` when it is not as this tool writes it; [`read`](super::read) says why.
    #[must_use]
    pub fn cut(text: &'a str) -> Option<Self> {
        let (start, end, tables) = match text.find(TABLES_START) {
            Some(start) => {
                let from = start + TABLES_START.len();
                let to = from + text[from..].find(TABLES_END)?;
                let tables = text[from..to].strip_suffix(TABLE_END)?;
                (start, to + TABLES_END.len(), tables.split(BETWEEN_TABLES).collect())
            }
            None => (text.len(), text.len(), Vec::new()),
        };
        let mut frame_text = text[..start].to_owned();
        if start < text.len() {
            frame_text.push_str("\n  \"tables\": []");
        }
        frame_text.push_str(&text[end..]);
        let mut file: v1::File = serde_json::from_str(&frame_text).ok().filter(|file: &v1::File| file.format == v1::FORMAT)?;
        let retired = std::mem::take(&mut file.retired_columns);
        let frame = Snapshot::try_from(file).ok()?;
        let retired = v1::retired_by_table(retired).ok()?;
        let names: HashSet<&str> = tables.iter().map(|block| name_line(block)).collect();
        let known = retired.keys().all(|table| names.contains(v1::write::name_line(table).as_str()));
        (known && names.len() == tables.len()).then_some(Self { frame, retired, tables })
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
        let intent = intent.without(&self.frame.hints).into_owned();
        let mut unread: HashMap<&str, &str> = self.tables.iter().map(|block| (name_line(block), *block)).collect();
        let mut buffer = String::new();
        let mut same: HashSet<&str> = HashSet::with_capacity(after.tables.len());
        for table in &after.tables {
            buffer = block_text(table, buffer);
            let found = unread.get(name_line(&buffer)).is_some_and(|block| *block == buffer.as_str());
            if found {
                unread.remove(name_line(&buffer));
                let hinted = intent.tables.get(&table.name).is_some_and(has_renames);
                same.extend((!hinted).then_some(table.name.as_str()));
            }
        }
        if unread.is_empty() && same.len() == after.tables.len() {
            return Ok(None);
        }
        let changed = self.tables.iter().filter(|block| unread.contains_key(name_line(block)));
        let changed = changed.map(|block| read_block(block)).collect::<Result<Vec<_>, _>>()?;
        Ok(Some(self.with_neighbours(changed, after, &same, intent)))
    }

    fn with_neighbours(&self, changed: Vec<Table>, after: &Schema, same: &HashSet<&str>, intent: Intent) -> Comparison {
        let differ = |table: &&Table| !same.contains(table.name.as_str());
        let touched: Vec<&Table> = changed.iter().chain(after.tables.iter().filter(differ)).collect();
        let mut near: HashSet<&str> = touched.iter().map(|table| table.name.as_str()).collect();
        let referring = |table: &&Table| table.foreign_keys.iter().any(|key| near.contains(key.target.as_str()));
        let referring: Vec<&str> = after.tables.iter().filter(referring).map(|table| table.name.as_str()).collect();
        near.extend(referring);
        near.extend(touched.iter().flat_map(|table| &table.foreign_keys).map(|key| key.target.as_str()));
        let near: HashSet<String> = near.into_iter().map(str::to_owned).collect();
        let after =
            Schema { tables: after.tables.iter().filter(|table| near.contains(&table.name)).cloned().collect(), ..Schema::default() };
        let before = self.before(changed, &after);
        Comparison { schemas: Pair::new(before, after), intent }
    }

    /// The tables before the change, in declared order: those that changed as they were read, the others as they are after it.
    fn before(&self, changed: Vec<Table>, after: &Schema) -> Schema {
        let mut known: HashMap<String, Table> =
            after.tables.iter().map(|table| (v1::write::name_line(&table.name), table.clone())).collect();
        known.extend(changed.into_iter().map(|table| (v1::write::name_line(&table.name), table)));
        let mut tables: Vec<Table> = self.tables.iter().filter_map(|block| known.remove(name_line(block))).collect();
        for table in &mut tables {
            table.retired = self.retired.get(&table.name).cloned().unwrap_or_default();
        }
        Schema { tables, retired: self.frame.schema.retired.clone() }
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
        let mut schema = Schema { tables: after.tables.clone(), retired: reached.retired };
        for table in &mut schema.tables {
            table.retired = retired.remove(&table.name).unwrap_or_default();
        }
        Ok(Snapshot { dialects: self.frame.dialects.clone(), last: Some(id.to_owned()), hints: intent.hints(), schema })
    }
}

fn has_renames(table: &diff::TableIntent) -> bool {
    !table.renamed_from.is_empty() || table.columns.values().any(|column| !column.renamed_from.is_empty())
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
