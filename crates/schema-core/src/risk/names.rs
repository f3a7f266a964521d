//! What becomes of the names of tables and columns.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::Table;
use crate::{Schema, Step};

/// The tables of before that the change is about, by their names, and their columns, with the names of after; `None` for what is gone. All
/// other tables are as they were.
#[derive(Debug, Default)]
pub(super) struct Names {
    tables: BTreeMap<String, Fate>,
}

#[derive(Debug)]
struct Fate {
    name: Option<String>,
    columns: BTreeMap<String, Option<String>>,
}

impl Fate {
    fn of(table: &Table) -> Self {
        let columns = table.columns.iter().map(|column| (column.name.clone(), Some(column.name.clone()))).collect();
        Self { name: Some(table.name.clone()), columns }
    }
}

impl Names {
    /// Follows the names through the steps.
    pub(super) fn of(before: &Schema, steps: &[Step]) -> Self {
        let touched: BTreeSet<&str> = steps.iter().map(Step::table).collect();
        let tables = before.tables.iter().filter(|table| touched.contains(table.name.as_str()));
        let mut names = Self { tables: tables.map(|table| (table.name.clone(), Fate::of(table))).collect() };
        for step in steps {
            names.follow(step);
        }
        names
    }

    fn follow(&mut self, step: &Step) {
        match step {
            Step::RenameTable { from, to } => self.rename_table(from, Some(to)),
            Step::RetireTable { table, .. } | Step::DropTable { table } => self.rename_table(&table.name, None),
            Step::RenameColumn { table, from, to } => self.rename_column(table, from, Some(to)),
            Step::RetireColumn { table, column, .. } | Step::DropColumn { table, column } => self.rename_column(table, &column.name, None),
            Step::CreateTable { .. }
            | Step::AddColumn { .. }
            | Step::AlterColumn { .. }
            | Step::ReplaceColumn { .. }
            | Step::RecastColumn { .. }
            | Step::SetPrimaryKey { .. }
            | Step::AddIndex { .. }
            | Step::DropIndex { .. }
            | Step::RenameIndex { .. }
            | Step::AddForeignKey { .. }
            | Step::DropForeignKey { .. }
            | Step::RenameForeignKey { .. }
            | Step::AddCheck { .. }
            | Step::DropCheck { .. }
            | Step::RenameCheck { .. }
            | Step::AlterOptions { .. }
            | Step::SetEnums { .. }
            | Step::Data(_) => {}
        }
    }

    fn rename_table(&mut self, from: &str, to: Option<&String>) {
        if let Some(fate) = self.tables.values_mut().find(|fate| fate.name.as_deref() == Some(from)) {
            fate.name = to.cloned();
        }
    }

    fn rename_column(&mut self, table: &str, from: &str, to: Option<&String>) {
        let fate = self.tables.values_mut().find(|fate| fate.name.as_deref() == Some(table));
        let column = fate.and_then(|fate| fate.columns.values_mut().find(|name| name.as_deref() == Some(from)));
        if let Some(name) = column {
            *name = to.cloned();
        }
    }

    /// Whether the change is about a table of before.
    pub(super) fn concern(&self, table: &str) -> bool {
        self.tables.contains_key(table)
    }

    /// What a table of before is called after.
    pub(super) fn table<'n>(&'n self, name: &'n str) -> Option<&'n str> {
        self.tables.get(name).map_or(Some(name), |fate| fate.name.as_deref())
    }

    /// What a column of a table of before is called after; of a table that the change is about.
    pub(super) fn column(&self, table: &str, name: &str) -> Option<&str> {
        self.tables.get(table)?.columns.get(name)?.as_deref()
    }

    /// What a column of after was called before, in a table by its name of before.
    pub(super) fn column_before(&self, table: &str, name: &str) -> Option<&str> {
        let columns = &self.tables.get(table)?.columns;
        columns.iter().find(|(_, after)| after.as_deref() == Some(name)).map(|(before, _)| before.as_str())
    }
}
