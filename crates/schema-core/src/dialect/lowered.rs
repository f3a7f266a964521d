//! What a schema and steps are on one database: each column has the type that it is given there.

use std::borrow::Cow;

use super::{Dialect, Unsupported};
use crate::schema::{Column, Schema, Table};
use crate::step::Step;

/// The columns that nothing says the type of on this database.
pub(super) fn untyped(dialect: Dialect, schema: &Schema) -> Vec<Unsupported> {
    let columns = schema.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    let untyped = columns.filter(|(_, column)| !column.types.is_empty() && column.type_on(dialect.name()).is_none());
    let found = untyped.map(|(table, column)| Unsupported {
        table: table.name.clone(),
        column: Some(column.name.clone()),
        reason: format!(
            "`type` does not say what `{}` is on {dialect}, and its Rust type does not either; add `{dialect} = \"…\"`",
            column.name
        ),
    });
    found.collect()
}

/// The schema as it is on this database.
pub(super) fn schema(dialect: Dialect, schema: &Schema) -> Cow<'_, Schema> {
    let retired = schema.retired.iter().map(|retired| &retired.table);
    if !schema.tables.iter().chain(retired).any(has_types) {
        return Cow::Borrowed(schema);
    }
    let mut schema = schema.clone();
    let retired = schema.retired.iter_mut().map(|retired| &mut retired.table);
    schema.tables.iter_mut().chain(retired).for_each(|table| table_on(dialect, table));
    Cow::Owned(schema)
}

/// The steps as they are on this database.
pub(super) fn steps(dialect: Dialect, steps: &[Step]) -> Cow<'_, [Step]> {
    if !steps.iter().any(mentions_types) {
        return Cow::Borrowed(steps);
    }
    let lowered = |step: &Step| {
        let mut step = step.clone();
        match &mut step {
            Step::CreateTable { table, .. } | Step::RetireTable { table, .. } | Step::DropTable { table } => table_on(dialect, table),
            Step::AddColumn { column, .. } | Step::RetireColumn { column, .. } | Step::DropColumn { column, .. } => {
                column_on(dialect, column);
            }
            Step::AlterColumn { before, after, .. }
            | Step::ReplaceColumn { before, after, .. }
            | Step::RecastColumn { before, after, .. } => {
                column_on(dialect, before);
                column_on(dialect, after);
            }
            Step::RenameTable { .. }
            | Step::RenameColumn { .. }
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
        step
    };
    Cow::Owned(steps.iter().map(lowered).collect())
}

fn mentions_types(step: &Step) -> bool {
    match step {
        Step::CreateTable { table, .. } | Step::RetireTable { table, .. } | Step::DropTable { table } => has_types(table),
        Step::AddColumn { column, .. } | Step::RetireColumn { column, .. } | Step::DropColumn { column, .. } => !column.types.is_empty(),
        Step::AlterColumn { before, after, .. } | Step::ReplaceColumn { before, after, .. } | Step::RecastColumn { before, after, .. } => {
            !before.types.is_empty() || !after.types.is_empty()
        }
        Step::RenameTable { .. }
        | Step::RenameColumn { .. }
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
        | Step::Data(_) => false,
    }
}

fn has_types(table: &Table) -> bool {
    table.columns.iter().chain(table.retired.iter().map(|retired| &retired.column)).any(|column| !column.types.is_empty())
}

fn table_on(dialect: Dialect, table: &mut Table) {
    let retired = table.retired.iter_mut().map(|retired| &mut retired.column);
    table.columns.iter_mut().chain(retired).for_each(|column| column_on(dialect, column));
}

fn column_on(dialect: Dialect, column: &mut Column) {
    if !column.types.is_empty() {
        column.data_type = column.type_on(dialect.name()).unwrap_or_else(|| column.data_type.clone());
        column.types.clear();
    }
}
