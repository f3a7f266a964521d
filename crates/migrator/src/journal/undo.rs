//! What the tables were before a statement changed them: a row for each statement of a migration that is half done, as long as it is, where a
//! failure is to be taken back. The number is that of the statement, from 1.

use schema_core::Dialect;
use sea_query::{ColumnDef, Expr, ExprTrait as _, Query};

use super::HalfDone;
use super::statement::{Bound, cell, render, table};
use crate::backend::Row;

/// The table.
pub(crate) const UNDO: &str = "_migrator_undo";

/// What a table was before a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Before {
    /// The number of the statement, from 1.
    pub(crate) number: i64,
    /// The state of what it changes, as in the row of the migration.
    pub(crate) state: String,
    /// The definition of its table; empty where there is none, or where it takes none.
    pub(crate) definition: String,
}

/// Creates the table.
pub(crate) fn create(dialect: Dialect) -> String {
    let text = |name: &'static str| match dialect {
        Dialect::Mysql => ColumnDef::new(name).custom("longtext").not_null().take(),
        _ => ColumnDef::new(name).text().not_null().take(),
    };
    let mut undo = table(dialect, UNDO);
    undo.col(text("package")).col(text("id")).col(ColumnDef::new("number").big_integer().not_null());
    undo.col(text("state")).col(text("definition"));
    render!(schema dialect, undo)
}

/// Notes what the table of a statement is.
pub(crate) fn note(dialect: Dialect, half: &HalfDone, before: &Before) -> Bound {
    let mut insert = Query::insert();
    insert.into_table(UNDO).columns(["package", "id", "number", "state", "definition"]);
    insert.values_panic([
        half.package.as_str().into(),
        half.id.as_str().into(),
        before.number.into(),
        before.state.as_str().into(),
        before.definition.as_str().into(),
    ]);
    render!(query dialect, insert)
}

/// What was noted of a migration.
pub(crate) fn all(dialect: Dialect, half: &HalfDone) -> Bound {
    let mut select = Query::select();
    select.columns(["number", "state", "definition"]).from(UNDO);
    select.and_where(Expr::col("package").eq(half.package.as_str())).and_where(Expr::col("id").eq(half.id.as_str()));
    render!(query dialect, select)
}

/// Reads a row of [`all`]; `None` for one that this version did not write.
pub(crate) fn read(row: &Row) -> Option<Before> {
    let [number, state, definition] = row.cells.as_slice() else { return None };
    Some(Before { number: number.integer()?, state: state.text()?.to_owned(), definition: definition.text()?.to_owned() })
}

/// Forgets what was noted of a migration for the statements from `number` on.
pub(crate) fn forget(dialect: Dialect, half: &HalfDone, number: i64) -> Bound {
    let mut delete = Query::delete();
    delete.from_table(UNDO).and_where(Expr::col("package").eq(half.package.as_str())).and_where(Expr::col("id").eq(half.id.as_str()));
    delete.and_where(Expr::col("number").gte(number));
    render!(query dialect, delete)
}
