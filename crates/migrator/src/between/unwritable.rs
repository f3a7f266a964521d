//! Changes that the planner would write wrongly, because the catalog does not tell enough.

use schema_core::schema::{Schema, Table, name};
use schema_core::{Dialect, Pair, Step};

use super::{objects, refused};
use crate::Error;
use crate::introspect::{Catalog, Object, ObjectKind};
use crate::sql;

/// Refuses what can't be written.
///
/// # Errors
///
/// When there is such a step; the error names the column, check or value.
pub(super) fn check(dialect: Dialect, catalogs: &Pair<Catalog>, steps: &[Step]) -> Result<(), Error> {
    let schemas = Pair::new(&catalogs.before.schema, &catalogs.after.schema);
    match dialect {
        Dialect::Postgres => steps.iter().try_for_each(|step| read_by_view(&catalogs.before.objects, step)),
        Dialect::Mysql => steps.iter().try_for_each(|step| column_check(schemas, step)),
        _ => Ok(()),
    }
}

/// PostgreSQL neither drops nor retypes what a view reads.
fn read_by_view(objects: &[Object], step: &Step) -> Result<(), Error> {
    let (table, column) = match step {
        Step::AlterColumn { table, before, after } if before.data_type != after.data_type || before.collation != after.collation => {
            (table, Some(&after.name))
        }
        Step::RecastColumn { table, after, .. } => (table, Some(&after.name)),
        Step::DropColumn { table, column } => (table, Some(&column.name)),
        Step::DropTable { table } => (&table.name, None),
        _ => return Ok(()),
    };
    let reads = |object: &&Object| {
        let words =
            |name: &str| sql::mentions(Dialect::Postgres, &object.sql, name) || object.sql.contains(&Dialect::Postgres.identifier(name));
        matches!(object.kind, ObjectKind::View | ObjectKind::MaterializedView)
            && words(name::split(table).1)
            && column.is_none_or(|column| words(column))
    };
    let Some(view) = objects.iter().find(reads) else { return Ok(()) };
    let what = column.map_or_else(|| format!("table `{table}`"), |column| format!("`{column}` of `{table}`"));
    let message = format!("{} may read {what}, which PostgreSQL then neither drops nor gives another type", objects::name(view));
    Err(refused(message, "drop it in both databases, bring one to the other, and create it again"))
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
