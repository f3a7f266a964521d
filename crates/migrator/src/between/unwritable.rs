//! Changes that the planner would write wrongly, because the catalog does not tell enough.

use schema_core::schema::{Schema, Table};
use schema_core::{Dialect, Pair, Step};

use super::refused;
use crate::Error;
use crate::introspect::Catalog;

/// Refuses what can't be written.
///
/// # Errors
///
/// When there is such a step; the error names the column, check or value.
pub(super) fn check(dialect: Dialect, catalogs: &Pair<Catalog>, steps: &[Step]) -> Result<(), Error> {
    let schemas = Pair::new(&catalogs.before.schema, &catalogs.after.schema);
    match dialect {
        Dialect::Mysql => steps.iter().try_for_each(|step| column_check(schemas, step)),
        _ => Ok(()),
    }
}

/// On MariaDB a check of a column has the column's name. It goes when the column is restated, and can't be dropped by its name.
fn column_check(schemas: Pair<&Schema>, step: &Step) -> Result<(), Error> {
    let (table, name) = match step {
        Step::DropCheck { table, check } => (table, &check.name),
        Step::RenameCheck { table, from, .. } => (table, from),
        Step::AlterColumn { table, after, .. } | Step::RecastColumn { table, after, .. } => (table, &after.name),
        _ => return Ok(()),
    };
    let has = |table: &Table| table.check(name).is_some() && table.column(name).is_some();
    if !schemas.before.table(table).is_some_and(has) {
        return Ok(());
    }
    let message = format!(
        "check `{name}` of `{table}` has the name of a column: on MariaDB it may be a part of that, which is lost when it is restated"
    );
    Err(refused(
        message,
        "give the check a name of its own: `ALTER TABLE … MODIFY COLUMN …` without it, then `ADD CONSTRAINT …`; then compare again",
    ))
}
