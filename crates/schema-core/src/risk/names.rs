//! What becomes of the names of tables and columns.

use std::collections::BTreeMap;

use crate::{Schema, Step};

/// The tables and columns of before, by their names, with the names of after; `None` for what is gone.
#[derive(Debug, Default)]
pub(super) struct Names {
    tables: BTreeMap<String, Fate>,
}

#[derive(Debug)]
struct Fate {
    name: Option<String>,
    columns: BTreeMap<String, Option<String>>,
}

impl Names {
    /// Follows the names through the steps.
    pub(super) fn of(before: &Schema, steps: &[Step]) -> Self {
        let fate = |table: &crate::schema::Table| Fate {
            name: Some(table.name.clone()),
            columns: table.columns.iter().map(|column| (column.name.clone(), Some(column.name.clone()))).collect(),
        };
        let tables = before.tables.iter().map(|table| (table.name.clone(), fate(table)));
        let mut names = Self { tables: tables.collect() };
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
            | Step::SetEnums { .. } => {}
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

    /// What a table of before is called after.
    pub(super) fn table(&self, name: &str) -> Option<&str> {
        self.tables.get(name)?.name.as_deref()
    }

    /// What a column of a table of before is called after.
    pub(super) fn column(&self, table: &str, name: &str) -> Option<&str> {
        self.tables.get(table)?.columns.get(name)?.as_deref()
    }

    /// What a column of after was called before, in a table by its name of before.
    pub(super) fn column_before(&self, table: &str, name: &str) -> Option<&str> {
        let columns = &self.tables.get(table)?.columns;
        columns.iter().find(|(_, after)| after.as_deref() == Some(name)).map(|(before, _)| before.as_str())
    }
}
