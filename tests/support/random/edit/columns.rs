//! Edits of columns.

use std::collections::BTreeSet;

use schema_core::Dialect;
use schema_core::schema::{DataType, Schema, Table, expression, name};

use super::draft::Draft;
use crate::random::choices::Choices;
use crate::random::{make, names};

pub(super) fn add(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let name = names::column(choices, &draft.schema.tables[at], &draft.origins[at].old_columns);
    let column = make::column(choices, name);
    let columns = &mut draft.schema.tables[at].columns;
    let place = columns.len() - choices.below(columns.len() + 1);
    columns.insert(place, column);
    draft.note_new_columns(at);
}

pub(super) fn drop(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let Some(name) = draft.column(choices, at) else { return };
    let table = &mut draft.schema.tables[at];
    table.columns.retain(|column| column.name != name);
    table.indexes.retain(|index| {
        let in_text = |sql: &String| expression::mentions(sql, &name);
        let in_part = |part: &schema_core::schema::IndexPart| match &part.key {
            schema_core::schema::IndexKey::Column(column) => *column == name,
            schema_core::schema::IndexKey::Expression(sql) => in_text(sql),
        };
        !index.parts.iter().any(in_part) && !index.filter.as_ref().is_some_and(in_text)
    });
    table.checks.retain(|check| !expression::mentions(&check.expression, &name));
    table.foreign_keys.retain(|key| !key.columns.contains(&name));
    draft.origins[at].columns.remove(&name);
}

pub(super) fn rename(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let old = draft.schema.tables[at].clone();
    let Some(from) = choices.pick(&old.columns).map(|column| column.name.clone()) else { return };
    // A new column must not take an old name, or it would be the old column.
    let is_new = draft.origins[at].columns.get(&from).is_none_or(Option::is_none);
    let avoided = if is_new || choices.chance(70) { draft.origins[at].old_columns.clone() } else { BTreeSet::new() };
    let to = names::column(choices, &old, &avoided);
    follow(draft, at, &from, &to);
    if choices.chance(80) {
        draft.regenerate(at, &old);
    }
    if choices.chance(15)
        && let Some(check) = draft.schema.tables[at].checks.first_mut()
    {
        check.expression = make::check_text(choices, &to);
    }
}

/// Two columns trade their names.
pub(super) fn swap(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let (Some(one), Some(two)) = (draft.column(choices, at), draft.column(choices, at)) else { return };
    let is_old = |name: &String| draft.origins[at].columns.get(name).is_some_and(Option::is_some);
    if one == two || !is_old(&one) || !is_old(&two) {
        return;
    }
    let between = name::temporary("swap");
    follow(draft, at, &one, &between);
    follow(draft, at, &two, &one);
    follow(draft, at, &between, &two);
}

/// Renames a column and everything that names it.
fn follow(draft: &mut Draft, at: usize, from: &str, to: &str) {
    let table = draft.schema.tables[at].name.clone();
    let step = schema_core::Step::RenameColumn { table, from: from.to_owned(), to: to.to_owned() };
    step.apply(&mut draft.schema).expect("the column is there and the name is free");
    let origin = &mut draft.origins[at].columns;
    let was = origin.remove(from).flatten();
    origin.insert(to.to_owned(), was);
}

/// Another type; the columns that are tied to it by foreign keys get it too.
pub(super) fn retype(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let table = &draft.schema.tables[at];
    let Some(name) = choices.pick(&table.columns).map(|column| column.name.clone()) else { return };
    let data_type = make::data_type(choices);
    let default = if choices.chance(50) { make::default(choices, &data_type) } else { None };
    for (table, column) in tied(&draft.schema, table, &name) {
        let Some(column) = draft.schema.table_mut(&table).and_then(|table| table.column_mut(&column)) else { continue };
        column.data_type = data_type.clone();
        column.default = column.default.as_ref().and(default.clone());
        if !matches!(column.data_type, DataType::Text(_)) {
            column.collation = None;
        }
    }
}

/// The column and all that foreign keys tie it to, as table and column.
fn tied(schema: &Schema, table: &Table, column: &str) -> BTreeSet<(String, String)> {
    let mut tied: BTreeSet<(String, String)> = [(table.name.clone(), column.to_owned())].into();
    loop {
        let count = tied.len();
        for (owner, key) in schema.foreign_keys() {
            for (own, other) in key.columns.iter().zip(&key.target_columns) {
                let (own, other) = ((owner.name.clone(), own.clone()), (key.target.clone(), other.clone()));
                if tied.contains(&own) || tied.contains(&other) {
                    tied.extend([own, other]);
                }
            }
        }
        if tied.len() == count {
            return tied;
        }
    }
}

/// An enum gains, loses or reorders variants.
pub(super) fn variants(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let data_type = make::enum_type(choices);
    let columns = &mut draft.schema.tables[at].columns;
    if let Some(column) = columns.iter_mut().find(|column| matches!(column.data_type, DataType::Enum(_))) {
        column.default = column.default.as_ref().and(make::default(choices, &data_type));
        column.data_type = data_type;
    }
}

pub(super) fn nullability(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let Some(name) = draft.column(choices, at) else { return };
    if let Some(column) = draft.schema.tables[at].column_mut(&name) {
        column.nullable = !column.nullable;
    }
}

pub(super) fn default(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let Some(name) = draft.column(choices, at) else { return };
    let refers = draft.schema.tables[at].foreign_keys.iter().any(|key| key.columns.contains(&name));
    if let (false, Some(column)) = (refers, draft.schema.tables[at].column_mut(&name)) {
        column.default = if choices.chance(60) { make::default(choices, &column.data_type) } else { None };
    }
}

pub(super) fn collation(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let Some(name) = draft.column(choices, at) else { return };
    let refers = draft.schema.tables[at].foreign_keys.iter().any(|key| key.columns.contains(&name));
    if let (false, Some(column)) = (refers, draft.schema.tables[at].column_mut(&name))
        && matches!(column.data_type, DataType::Text(_))
    {
        let another = if choices.dialect == Dialect::Sqlite { "rtrim".to_owned() } else { make::collation(choices.dialect) };
        column.collation = if column.collation.is_none() { Some(another) } else { None };
    }
}

/// The fields of a struct and the structs of a file change places, which means nothing.
pub(super) fn reorder(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    draft.schema.tables[at].columns.reverse();
    draft.schema.tables.rotate_left(1);
    draft.origins.rotate_left(1);
}
