//! One table on its way through the steps.

use std::collections::BTreeMap;

use super::names::{Names, Split};
use super::{Source, TableChange, Value, left_behind};
use crate::Step;
use crate::schema::{Column, Schema, Table, expression};
use crate::step::{Fill, Using};

/// A table that is in the database, or that is being created.
pub(super) struct Tracked {
    /// Its name at this moment.
    pub name: String,
    /// The names of its columns.
    pub names: Names,
    /// Whether it goes for good.
    pub dropped: bool,
    new: bool,
    columns: BTreeMap<String, Source>,
    /// The columns that go for good.
    dropped_columns: Vec<String>,
    /// The names under which columns can be read that go for good once all values are there.
    outlived: Vec<String>,
}

impl Tracked {
    pub(super) fn existing(table: &Table) -> Self {
        Self {
            name: table.name.clone(),
            names: Names::new(table.columns.iter().map(|column| &column.name)),
            dropped: false,
            new: false,
            dropped_columns: Vec::new(),
            outlived: Vec::new(),
            columns: table.columns.iter().map(|column| (column.name.clone(), Source::kept(&column.name))).collect(),
        }
    }

    pub(super) fn created(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            names: Names::new(std::iter::empty()),
            dropped: false,
            new: true,
            columns: BTreeMap::new(),
            dropped_columns: Vec::new(),
            outlived: Vec::new(),
        }
    }

    /// Whether the values of a column are those of before.
    pub(super) fn is_kept(&self, column: &str) -> bool {
        self.new || self.columns.get(column).is_none_or(|source| source.value == Value::Kept)
    }

    /// The columns whose values are not those of before.
    pub(super) fn changed(&self) -> impl Iterator<Item = &String> {
        self.columns.iter().filter(|(_, source)| source.value != Value::Kept).map(|(name, _)| name)
    }

    /// The columns that were not there before.
    pub(super) fn added(&self) -> impl Iterator<Item = &String> {
        self.columns.iter().filter(|(_, source)| source.from.is_none()).map(|(name, _)| name)
    }

    /// Follows a step that is about columns; all others leave the values alone.
    pub(super) fn read(&mut self, step: &Step) {
        match step {
            Step::AddColumn { column, fill, restore: false, .. } => {
                self.columns.insert(column.name.clone(), Source { from: None, value: Value::New { fill: fill.clone() } });
            }
            // The copy that was put aside is of no use: the column is computed anew.
            Step::AddColumn { column, retired, restore: true, .. } if column.generated.is_some() => {
                let from = self.columns.remove(retired).and_then(|source| source.from);
                self.dropped_columns.extend(from);
                self.columns.insert(column.name.clone(), Source { from: None, value: Value::New { fill: None } });
            }
            Step::AddColumn { column, fill, retired, restore: true, .. } => {
                self.rename(retired, &column.name, false);
                if let Some(source) = self.columns.get_mut(&column.name).filter(|source| source.value == Value::Kept) {
                    source.value = Value::Restored { fill: fill.clone() };
                }
            }
            Step::RetireColumn { column, retired, .. } => self.rename(&column.name, retired, true),
            Step::DropColumn { column, .. } => {
                let from = self.columns.remove(&column.name).and_then(|source| source.from);
                self.dropped_columns.extend(from);
            }
            Step::RenameColumn { from, to, .. } => self.rename(from, to, false),
            Step::AlterColumn { before, after, .. } => self.alter(before, after),
            Step::RecastColumn { before, after, .. } => {
                if let Some(source) = self.columns.get_mut(&before.name) {
                    source.value = Value::Recast { before: before.data_type.clone(), after: after.data_type.clone() };
                }
            }
            Step::ReplaceColumn { before, after, using, retired, keeps, retired_after, restore, .. } => {
                let restored = restore.then_some(retired_after.as_str());
                self.replace((before, after), using.as_ref(), retired, restored);
                if !keeps {
                    self.outlived.push(retired.clone());
                }
            }
            Step::CreateTable { .. }
            | Step::RetireTable { .. }
            | Step::RenameTable { .. }
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
            | Step::DropTable { .. }
            | Step::SetEnums { .. }
            | Step::Data(_) => {}
        }
    }

    fn rename(&mut self, from: &str, to: &str, retires: bool) {
        self.names.rename(from, to, retires);
        if let Some(source) = self.columns.remove(from) {
            self.columns.insert(to.to_owned(), source);
        }
        // What was to be computed before is computed when the renames are done.
        for source in self.columns.values_mut() {
            each_expression(&mut source.value, &|sql| *sql = expression::rename(sql, from, to));
        }
    }

    fn alter(&mut self, before: &Column, after: &Column) {
        let kept = self.columns.get_mut(&before.name).filter(|source| source.value == Value::Kept);
        if let Some(source) = kept.filter(|_| before.data_type != after.data_type && after.generated.is_none()) {
            source.value = Value::Converted { before: before.data_type.clone(), after: after.data_type.clone() };
        }
    }

    fn replace(&mut self, (before, after): (&Column, &Column), using: Option<&Using>, retired: &str, restored: Option<&str>) {
        let from = restored.and_then(|restored| self.columns.remove(restored)).and_then(|source| source.from);
        let Some(old) = self.columns.remove(&before.name) else { return };
        let default = [after, before].into_iter().find(|column| !column.nullable).and_then(|column| {
            let default = column.default.clone()?;
            Some((default, column.data_type.clone()))
        });
        let column = old.from.clone().unwrap_or_else(|| before.name.clone());
        let types = Box::new((before.data_type.clone(), after.data_type.clone()));
        let value = Value::Replaced { using: using.cloned(), column, types, default, required: !after.nullable };
        self.columns.insert(retired.to_owned(), old);
        self.columns.insert(after.name.clone(), Source { from, value });
    }

    /// Turns the names of the end into those of before the late renames, and those of the beginning into those of after the early ones.
    pub(super) fn settle(&mut self, renames: &Split) {
        for name in &mut self.dropped_columns {
            *name = renames.early_name(name);
        }
        let columns = std::mem::take(&mut self.columns);
        let aside = |(name, source): (&String, &Source)| Some((name.clone(), renames.early_name(source.from.as_ref()?)));
        let aside: Vec<(String, String)> = columns.iter().filter(|(_, source)| source.value == Value::Kept).filter_map(aside).collect();
        for (name, mut source) in columns {
            if self.outlived.contains(&name) {
                self.dropped_columns.extend(source.from.map(|name| renames.early_name(&name)));
                continue;
            }
            source.from = source.from.map(|name| renames.early_name(&name));
            if let Value::Replaced { column, .. } = &mut source.value {
                *column = renames.early_name(column);
            }
            // What reads a column under the name it is put aside with reads it where it is.
            for (name, from) in aside.iter().filter(|(name, from)| name != from) {
                each_expression(&mut source.value, &|sql| *sql = expression::rename(sql, name, from));
            }
            self.columns.insert(renames.staged(&name), source);
        }
    }

    /// The change of the table, once every name is [settled](Self::settle).
    ///
    /// # Errors
    ///
    /// When a column would be left behind, or when the steps lost track of the table.
    pub(super) fn finish(&self, staged: &Schema, target: &Schema) -> Result<TableChange, String> {
        let after = target.table(&self.name).ok_or_else(|| format!("table `{}` is lost", self.name))?;
        let new = || Source { from: None, value: Value::New { fill: None } };
        let mut dropped = self.dropped_columns.clone();
        let mut source = |column: &Column| {
            let source = self.columns.get(&column.name).cloned().unwrap_or_else(new);
            // What is computed is not taken from anywhere, so a copy of it that was put aside goes.
            let is_written = column.generated.is_none() || source.value == Value::Kept;
            dropped.extend(source.from.clone().filter(|_| !is_written));
            (column.name.clone(), if is_written { source } else { new() })
        };
        let sources: Vec<(String, Source)> = after.columns.iter().map(&mut source).collect();
        if let Some(column) = staged.table(&self.name).and_then(|staged| left_behind(staged, &sources, &dropped)) {
            return Err(format!("column `{column}` of `{}` would be left behind", self.name));
        }
        Ok(TableChange { name: self.name.clone(), sources })
    }
}

/// Changes every expression that a user wrote for a value.
fn each_expression(value: &mut Value, change: &dyn Fn(&mut String)) {
    let (convert, fill) = match value {
        Value::New { fill } | Value::Restored { fill } => (fill.as_mut(), None),
        Value::Replaced { using: Some(Using::Convert { sql, fill }), .. } => (Some(sql), fill.as_mut()),
        Value::Replaced { using: Some(Using::Renamed { fill, .. }), .. } => (None, fill.as_mut()),
        Value::Replaced { using: Some(Using::Fill(fill) | Using::Unfill(fill)), .. } => (None, Some(fill)),
        Value::Replaced { using: Some(Using::Unrenamed { .. }) | None, .. }
        | Value::Kept
        | Value::Converted { .. }
        | Value::Recast { .. } => (None, None),
    };
    let fill = fill.and_then(|fill| if let Fill::Sql(sql) = fill { Some(sql) } else { None });
    for sql in convert.into_iter().chain(fill) {
        change(sql);
    }
}
