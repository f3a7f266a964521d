//! What each step does to a schema.

use std::fmt;

use super::Step;
use crate::schema::{Column, IndexKey, RetiredColumn, RetiredTable, Schema, Table, expression};

/// A step that does not fit the schema it is applied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The step, as text.
    pub step: String,
    /// Why it does not fit.
    pub reason: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {}: {}", self.step, self.reason)
    }
}

impl std::error::Error for Misfit {}

impl Step {
    /// Changes the schema as the step changes the database.
    ///
    /// # Errors
    ///
    /// When what the step changes is not in the schema, or what it adds already is; the schema may then be half changed.
    pub fn apply(&self, schema: &mut Schema) -> Result<(), Misfit> {
        self.try_apply(schema).map_err(|reason| Misfit { step: self.to_string(), reason })
    }

    fn try_apply(&self, schema: &mut Schema) -> Result<(), String> {
        match self {
            Self::CreateTable { table, retired, restore } => {
                if *restore {
                    take(&mut schema.retired, retired, |retired| &retired.name)?;
                }
                add(&mut schema.tables, table.clone(), |table| &table.name)
            }
            Self::RetireTable { table, retired } => {
                take(&mut schema.tables, &table.name, |table| &table.name)?;
                let retired = RetiredTable { name: retired.clone(), table: table.clone(), rows: false };
                add(&mut schema.retired, retired, |retired| &retired.name)
            }
            Self::RenameTable { from, to } => rename_table(schema, from, to),
            Self::AddColumn { table, column, retired, restore, .. } => {
                let table = find_table(schema, table)?;
                if *restore {
                    take(&mut table.retired, retired, |retired| &retired.name)?;
                }
                add(&mut table.columns, column.clone(), |column| &column.name)
            }
            Self::RetireColumn { table, column, retired } => {
                let table = find_table(schema, table)?;
                take(&mut table.columns, &column.name, |column| &column.name)?;
                retire(table, column, retired)
            }
            Self::DropTable { table } => take(&mut schema.tables, &table.name, |table| &table.name).map(drop),
            Self::DropColumn { table, column } => {
                take(&mut find_table(schema, table)?.columns, &column.name, |column| &column.name).map(drop)
            }
            Self::SetEnums { after, .. } => {
                schema.enums.clone_from(after);
                Ok(())
            }
            Self::Data(data) => data.apply(schema),
            Self::RenameColumn { table, from, to } => rename_column(schema, table, from, to),
            Self::AlterColumn { table, after, .. } | Self::RecastColumn { table, after, .. } => {
                replace_column(find_table(schema, table)?, after)
            }
            Self::ReplaceColumn { table, before, after, retired, keeps, retired_after, restore, .. } => {
                let table = find_table(schema, table)?;
                if *restore {
                    take(&mut table.retired, retired_after, |retired| &retired.name)?;
                }
                replace_column(table, after)?;
                if *keeps { retire(table, before, retired) } else { Ok(()) }
            }
            Self::SetPrimaryKey { table, after, .. } => {
                find_table(schema, table)?.primary_key.clone_from(after);
                Ok(())
            }
            Self::AlterOptions { table, after, .. } => {
                find_table(schema, table)?.options.clone_from(after);
                Ok(())
            }
            Self::AddIndex { .. }
            | Self::DropIndex { .. }
            | Self::RenameIndex { .. }
            | Self::AddForeignKey { .. }
            | Self::DropForeignKey { .. }
            | Self::RenameForeignKey { .. }
            | Self::AddCheck { .. }
            | Self::DropCheck { .. }
            | Self::RenameCheck { .. } => self.apply_to_constraints(find_table(schema, self.table())?),
        }
    }

    fn apply_to_constraints(&self, table: &mut Table) -> Result<(), String> {
        match self {
            Self::AddIndex { index, .. } => add(&mut table.indexes, index.clone(), |index| &index.name),
            Self::DropIndex { index, .. } => take(&mut table.indexes, &index.name, |index| &index.name).map(drop),
            Self::RenameIndex { from, to, .. } => rename(&mut table.indexes, from, to, |index| &mut index.name),
            Self::AddForeignKey { key, .. } => add(&mut table.foreign_keys, key.clone(), |key| &key.name),
            Self::DropForeignKey { key, .. } => take(&mut table.foreign_keys, &key.name, |key| &key.name).map(drop),
            Self::RenameForeignKey { from, to, .. } => rename(&mut table.foreign_keys, from, to, |key| &mut key.name),
            Self::AddCheck { check, .. } => add(&mut table.checks, check.clone(), |check| &check.name),
            Self::DropCheck { check, .. } => take(&mut table.checks, &check.name, |check| &check.name).map(drop),
            Self::RenameCheck { from, to, .. } => rename(&mut table.checks, from, to, |check| &mut check.name),
            Self::CreateTable { .. }
            | Self::RetireTable { .. }
            | Self::RenameTable { .. }
            | Self::AddColumn { .. }
            | Self::RetireColumn { .. }
            | Self::RenameColumn { .. }
            | Self::AlterColumn { .. }
            | Self::ReplaceColumn { .. }
            | Self::SetPrimaryKey { .. }
            | Self::AlterOptions { .. }
            | Self::DropTable { .. }
            | Self::DropColumn { .. }
            | Self::RecastColumn { .. }
            | Self::SetEnums { .. }
            | Self::Data(_) => Err("it does not change a constraint".to_owned()),
        }
    }
}

fn find_table<'a>(schema: &'a mut Schema, name: &str) -> Result<&'a mut Table, String> {
    schema.table_mut(name).ok_or_else(|| format!("there is no table `{name}`"))
}

fn add<T>(items: &mut Vec<T>, item: T, name: impl Fn(&T) -> &String) -> Result<(), String> {
    if items.iter().any(|other| name(other) == name(&item)) {
        return Err(format!("`{}` is there already", name(&item)));
    }
    items.push(item);
    Ok(())
}

fn take<T>(items: &mut Vec<T>, wanted: &str, name: impl Fn(&T) -> &String) -> Result<T, String> {
    let at = items.iter().position(|item| name(item) == wanted).ok_or_else(|| format!("there is no `{wanted}`"))?;
    Ok(items.remove(at))
}

fn rename<T>(items: &mut [T], from: &str, to: &str, name: impl Fn(&mut T) -> &mut String) -> Result<(), String> {
    if items.iter_mut().any(|item| name(item) == to) {
        return Err(format!("`{to}` is there already"));
    }
    let item = items.iter_mut().find_map(|item| Some(name(item)).filter(|name| *name == from));
    to.clone_into(item.ok_or_else(|| format!("there is no `{from}`"))?);
    Ok(())
}

fn retire(table: &mut Table, column: &Column, name: &str) -> Result<(), String> {
    add(&mut table.retired, RetiredColumn { name: name.to_owned(), column: column.clone() }, |retired| &retired.name)
}

fn replace_column(table: &mut Table, after: &Column) -> Result<(), String> {
    let column = table.column_mut(&after.name).ok_or_else(|| format!("there is no column `{}`", after.name))?;
    column.clone_from(after);
    Ok(())
}

fn rename_table(schema: &mut Schema, from: &str, to: &str) -> Result<(), String> {
    rename(&mut schema.tables, from, to, |table| &mut table.name)?;
    for key in schema.tables.iter_mut().flat_map(|table| &mut table.foreign_keys).filter(|key| key.target == from) {
        to.clone_into(&mut key.target);
    }
    Ok(())
}

fn rename_column(schema: &mut Schema, table: &str, from: &str, to: &str) -> Result<(), String> {
    let found = find_table(schema, table)?;
    rename(&mut found.columns, from, to, |column| &mut column.name)?;
    follow_column(found, from, to);
    for key in schema.tables.iter_mut().flat_map(|table| &mut table.foreign_keys).filter(|key| key.target == table) {
        key.target_columns.iter_mut().filter(|name| *name == from).for_each(|name| to.clone_into(name));
    }
    Ok(())
}

/// Makes everything in `table` that names the column `from` name `to`: keys, indexes, foreign keys from here, and the text of
/// expressions.
pub(crate) fn follow_column(table: &mut Table, from: &str, to: &str) {
    let follow = |name: &mut String| {
        if name == from {
            to.clone_into(name);
        }
    };
    table.primary_key.iter_mut().for_each(follow);
    for index in &mut table.indexes {
        index.parts.iter_mut().for_each(|part| match &mut part.key {
            IndexKey::Column(name) => follow(name),
            IndexKey::Expression(sql) => *sql = expression::rename(sql, from, to),
        });
        index.include.iter_mut().for_each(follow);
        index.filter.iter_mut().for_each(|sql| *sql = expression::rename(sql, from, to));
    }
    for generated in table.columns.iter_mut().filter_map(|column| column.generated.as_mut()) {
        generated.expression = expression::rename(&generated.expression, from, to);
    }
    table.checks.iter_mut().for_each(|check| check.expression = expression::rename(&check.expression, from, to));
    table.foreign_keys.iter_mut().flat_map(|key| &mut key.columns).for_each(follow);
}
