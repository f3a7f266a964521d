//! What the database remembers of itself: so far, which environment it belongs to.

use schema_core::Dialect;
use sea_query::{Expr, ExprTrait as _, OnConflict, Query};

use super::statement::{Bound, cell, render};
use crate::Environment;
use crate::backend::Row;

/// The table with a row for each thing.
pub(crate) const SETTINGS: &str = "_migrator_settings";

/// The row that holds the environment.
const ENVIRONMENT: &str = "environment";

/// The environment that the database is marked with.
pub(crate) fn environment(dialect: Dialect) -> Bound {
    render!(query dialect, Query::select().column("value").from(SETTINGS).and_where(Expr::col("name").eq(ENVIRONMENT)))
}

/// Reads a row of [`environment`]. A mark that this version does not know counts as production, the careful choice.
pub(crate) fn mark(row: &Row) -> Environment {
    row.cells.first().and_then(|cell| cell.text()).and_then(Environment::from_name).unwrap_or(Environment::Production)
}

/// Marks the database.
pub(crate) fn set_environment(dialect: Dialect, environment: Environment) -> Bound {
    let replace = OnConflict::column("name").update_column("value").to_owned();
    let values = [Expr::from(ENVIRONMENT), Expr::from(environment.to_string())];
    render!(query dialect, Query::insert().into_table(SETTINGS).columns(["name", "value"]).values_panic(values).on_conflict(replace))
}
