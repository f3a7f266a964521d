//! From steps to statements.
//!
//! The order within a run of steps: checks, so that nothing is begun that can't be finished; indexes that leave, so that their names are
//! free; early renames, natively, so that everything after them finds the names it expects and what refers to them follows; one change a
//! table; late renames.

use super::native::alter;
use super::rebuild::rebuild;
use super::table::{create_index, create_table, own_indexes};
use super::{GRAMMAR, quote, table};
use crate::dialect::Statement;
use crate::dialect::change::{self, Change, Renaming, TableChange};
use crate::dialect::checks::checks;
use crate::schema::{Index, Table, name};
use crate::step::Misfit;
use crate::{Schema, Step};

/// The statements that take a database from `before` through `steps`.
///
/// # Errors
///
/// When a step does not fit the schema it meets.
pub(crate) fn plan(before: &Schema, steps: &[Step]) -> Result<Vec<Statement>, Misfit> {
    let mut statements = Vec::new();
    let (mut schema, mut rest) = (before.clone(), steps);
    while !rest.is_empty() {
        let (change, others) = change::read(&GRAMMAR, &schema, rest)?;
        write(&change, &mut statements)?;
        (schema, rest) = (change.after, others);
    }
    Ok(statements)
}

fn write(change: &Change, statements: &mut Vec<Statement>) -> Result<(), Misfit> {
    let misfit = |table: &TableChange| {
        let step = format!("change table `{}`", table.name);
        move |reason: String| Misfit { step, reason }
    };
    let (mut first, mut then, mut work) = (Vec::new(), Vec::new(), Vec::new());
    for table in &change.tables {
        let (now, later) = checks(&GRAMMAR, change, table).map_err(misfit(table))?;
        first.extend(now);
        then.extend(later);
        work.extend(table_statements(change, table).map_err(misfit(table))?);
    }
    statements.extend(first);
    statements.extend(change.tables.iter().flat_map(|table| dropped_indexes(change, table)));
    statements.extend(change.early.iter().flat_map(rename));
    statements.extend(then);
    statements.extend(change.dropped.iter().map(|name| Statement::Sql(format!("DROP TABLE {}", quote(name)))));
    statements.extend(work);
    statements.extend(change.late.iter().flat_map(rename));
    Ok(())
}

fn table_statements(change: &Change, table: &TableChange) -> Result<Vec<Statement>, String> {
    let (staged, target) = change.sides(table)?;
    let Some(staged) = staged else {
        let mut sql = vec![create_table(&target.name, target)];
        sql.extend(own_indexes(target).map(|index| create_index(&target.name, index)));
        return Ok(sql.into_iter().map(Statement::Sql).collect());
    };
    let Some(mut sql) = alter(table, staged, target) else {
        return Ok(vec![rebuild(table, staged, target)?]);
    };
    sql.extend(without(target, staged).map(|index| create_index(&target.name, index)));
    Ok(sql.into_iter().map(Statement::Sql).collect())
}

/// The indexes that leave. A rebuild would drop them too, but only the statement says that they are meant to be gone.
fn dropped_indexes(change: &Change, table: &TableChange) -> Vec<Statement> {
    let (Some(staged), Some(target)) = (change.staged.table(&table.name), change.target.table(&table.name)) else {
        return Vec::new();
    };
    without(staged, target).map(|index| Statement::Sql(format!("DROP INDEX {}", quote(&index.name)))).collect()
}

fn without<'a>(table: &'a Table, other: &'a Table) -> impl Iterator<Item = &'a Index> {
    own_indexes(table).filter(|index| !other.indexes.contains(index))
}

/// A native rename; by way of another name when only the case changes, because SQLite takes the two for one.
fn rename(renaming: &Renaming) -> Vec<Statement> {
    let Renaming { table, from, to } = renaming;
    let temporary = if table.is_some() { name::temporary } else { name::temporary_table };
    let between = from.eq_ignore_ascii_case(to).then(|| temporary(to));
    let names: Vec<&String> = [from].into_iter().chain(&between).chain([to]).collect();
    let sql = names.windows(2).map(|pair| match table {
        None => table::rename_table(pair[0], pair[1]),
        Some(table) => table::rename_column(table, pair[0], pair[1]),
    });
    sql.map(Statement::Sql).collect()
}
