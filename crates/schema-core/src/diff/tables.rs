//! Which table became which, what appears and what goes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::conversion::{Family, family};
use super::rename::{self, Hints, Move, folded};
use super::renamed::Renamed;
use super::{Changes, ColumnIntent, Hint, Intent, Question, TableIntent, columns, copies};
use crate::schema::{Table, name};
use crate::{Pair, Schema, Step};

/// Two tables are alike when at least this share of the columns of the larger one is in both.
const ALIKE_PERCENT: usize = 60;

/// The tables of both schemas, matched.
pub(super) struct Tables<'a> {
    /// The tables after the change with what they were, in declared order.
    all: Vec<(&'a Table, Option<Kept<'a>>)>,
    /// The tables that go, in declared order.
    pub(super) gone: Vec<&'a Table>,
    /// Names of those that go whose name another table takes.
    pub(super) displaced: Vec<&'a str>,
    /// The renames.
    pub(super) moves: Vec<Move<'a>>,
}

/// A table that stays, perhaps under another name.
pub(super) struct Kept<'a> {
    pub(super) before: &'a Table,
    pub(super) after: &'a Table,
    /// What the entity says about the change, if anything.
    pub(super) intent: Option<&'a TableIntent>,
    /// Its columns, matched; `None` where they are all the same.
    pub(super) columns: Option<columns::Matching<'a>>,
}

impl<'a> Tables<'a> {
    pub(super) fn new(schemas: Pair<&'a Schema>, intent: &'a Intent, followed: &[Hint]) -> Self {
        let names = schemas.map(|schema| schema.tables.iter().map(|table| (table.name.as_str(), table)).collect::<HashMap<_, _>>());
        let moves = moves(schemas.after, &names, intent, followed);
        let old_names: HashMap<&str, &str> = moves.iter().map(|found| (found.to, found.from)).collect();
        let away: HashSet<&str> = moves.iter().map(|found| found.from).collect();
        let mut kept_names: HashSet<&str> = HashSet::with_capacity(schemas.after.tables.len());
        let mut all = Vec::with_capacity(schemas.after.tables.len());
        for after in &schemas.after.tables {
            let itself = || (!away.contains(after.name.as_str())).then_some(after.name.as_str());
            let before = old_names.get(after.name.as_str()).copied().or_else(itself).and_then(|name| names.before.get(name).copied());
            kept_names.extend(before.map(|table| table.name.as_str()));
            all.push((after, before.map(|before| Kept::new(before, after, intent.tables.get(&after.name), followed))));
        }
        let gone: Vec<&Table> = schemas.before.tables.iter().filter(|table| !kept_names.contains(table.name.as_str())).collect();
        let displaced = displaced(&gone, schemas.after);
        Self { all, gone, displaced, moves }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&'a Table, Option<&Kept<'a>>)> {
        self.all.iter().map(|(after, kept)| (*after, kept.as_ref()))
    }

    pub(super) fn kept(&self) -> impl Iterator<Item = &Kept<'a>> {
        self.all.iter().filter_map(|(_, kept)| kept.as_ref())
    }
}

impl<'a> Kept<'a> {
    fn new(before: &'a Table, after: &'a Table, intent: Option<&'a TableIntent>, followed: &[Hint]) -> Self {
        let is_hinted = |column: &ColumnIntent| {
            !column.renamed_from.is_empty() || column.variants.values().any(|variant| !variant.renamed_from.is_empty())
        };
        let hinted = intent.is_some_and(|intent| intent.columns.values().any(is_hinted));
        let same = before.columns == after.columns && !hinted;
        Self { before, after, intent, columns: (!same).then(|| columns::Matching::new(before, after, intent, followed)) }
    }

    /// Whether anything but the name and what is retired differs as it is written.
    pub(super) fn differs(&self) -> bool {
        let (a, b) = (self.before, self.after);
        a.columns != b.columns
            || a.primary_key != b.primary_key
            || a.indexes != b.indexes
            || a.foreign_keys != b.foreign_keys
            || a.checks != b.checks
            || a.options != b.options
    }
}

fn moves<'a>(after: &'a Schema, names: &Pair<HashMap<&str, &Table>>, intent: &'a Intent, followed: &[Hint]) -> Vec<Move<'a>> {
    if intent.tables.values().all(|table| table.renamed_from.is_empty()) {
        return Vec::new();
    }
    let hints: Vec<Hints<'a>> = after
        .tables
        .iter()
        .filter_map(|table| Some(Hints { name: &table.name, renamed_from: &intent.tables.get(&table.name)?.renamed_from, table: None }))
        .filter(|hints| !hints.renamed_from.is_empty())
        .collect();
    let is_new = |name: &str| intent.tables.get(name).is_some_and(|table| table.new);
    rename::moves(&hints, followed, |name| names.before.contains_key(name), |name| names.after.contains_key(name) && !is_new(name))
}

fn displaced<'a>(gone: &[&'a Table], after: &Schema) -> Vec<&'a str> {
    if gone.is_empty() {
        return Vec::new();
    }
    let taken: HashSet<String> = after.tables.iter().map(|table| folded(&table.name)).collect();
    gone.iter().map(|table| table.name.as_str()).filter(|name| taken.contains(&folded(name))).collect()
}

/// A table that was not there.
pub(super) fn push_new(table: &Table, tables: &Tables<'_>, intent: &Intent, changes: &mut Changes<'_>) {
    let own = intent.tables.get(&table.name);
    let copies = if changes.between { Vec::new() } else { copies::for_new(own, tables) };
    let new = !copies.is_empty() || own.is_some_and(|intent| intent.new);
    let candidates = if new { Vec::new() } else { alike(table, &tables.gone) };
    if !candidates.is_empty() {
        changes.ask(Question::TableRename { added: table.name.clone(), removed: candidates });
        return;
    }
    let retired = changes.aside(&table.name, |id| name::retired_table(id, &table.name));
    let waiting = copies::push_new(table, &copies, tables, changes);
    let foreign_keys = table.foreign_keys.iter().filter(|key| !waiting.contains(key)).cloned().collect();
    changes.push(Step::CreateTable { table: Table { retired: Vec::new(), foreign_keys, ..table.clone() }, retired, restore: false });
    for key in waiting {
        changes.push(Step::AddForeignKey { table: table.name.clone(), key });
    }
}

/// The tables that go.
pub(super) fn push_gone(tables: &Tables<'_>, renames: &Renamed<'_>, changes: &mut Changes<'_>) {
    let appearing = appearing_indexes(&changes.steps);
    for before in &tables.gone {
        let mut table = renames.follow(before).into_owned();
        // An index name is one of a kind in the whole database: one that another table takes is free before that.
        for index in before.indexes.iter().filter(|index| appearing.contains(&index.name)) {
            changes.push(Step::DropIndex { table: before.name.clone(), index: index.clone() });
            table.indexes.retain(|other| other.name != index.name);
        }
        if changes.between || changes.intent.drops_gone(&before.name) {
            changes.push(Step::DropTable { table });
        } else {
            let retired = name::retired_table(changes.id, &before.name);
            changes.push(Step::RetireTable { table, retired });
        }
    }
}

fn appearing_indexes(steps: &[Step]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for step in steps {
        if let Step::CreateTable { table, .. } = step {
            names.extend(table.indexes.iter().map(|index| index.name.clone()));
        } else if let Step::AddIndex { index, .. } = step {
            names.insert(index.name.clone());
        } else if let Step::RenameIndex { to, .. } = step {
            names.insert(to.clone());
        }
    }
    names
}

/// The names of those of `gone` that `table` could be under a new name.
fn alike(table: &Table, gone: &[&Table]) -> Vec<String> {
    let columns: BTreeMap<&str, Family> = table.columns.iter().map(|column| (column.name.as_str(), family(&column.data_type))).collect();
    let is_alike = |other: &&&Table| {
        let shared = other.columns.iter().filter_map(|column| Some((columns.get(column.name.as_str())?, family(&column.data_type))));
        let (names, both) = shared.fold((0, 0), |(names, both), (a, b)| (names + 1, both + usize::from(*a == b)));
        let larger = columns.len().max(other.columns.len());
        names == larger || both * 100 >= larger * ALIKE_PERCENT
    };
    gone.iter().filter(is_alike).map(|other| other.name.clone()).collect()
}
