//! Which seeds ran in the database.

use schema_core::Dialect;
use sea_query::{ColumnDef, Expr, ExprTrait as _, Query};

use super::statement::{Bound, cell, render, table};

/// The table with a row for each seed that runs once and did.
pub(crate) const SEED: &str = "_migrator_seed";

/// The longest scope and name, in characters: together they are a key, which takes so much on MySQL.
const KEY_MAX: u32 = 350;

/// Creates the table.
pub(crate) fn create(dialect: Dialect) -> String {
    let key = |name: &'static str| match dialect {
        Dialect::Mysql => ColumnDef::new(name).string_len(KEY_MAX).not_null().take(),
        _ => ColumnDef::new(name).text().not_null().take(),
    };
    let number = |name: &'static str| ColumnDef::new(name).big_integer().not_null().take();
    let mut seed = table(dialect, SEED);
    seed.col(key("scope")).col(key("name")).col(number("ran_at")).col(number("duration"));
    seed.primary_key(sea_query::Index::create().col("scope").col("name"));
    render!(schema dialect, seed)
}

/// The names of the seeds of a program that ran.
pub(crate) fn names(dialect: Dialect, scope: &str) -> Bound {
    render!(query dialect, Query::select().column("name").from(SEED).and_where(Expr::col("scope").eq(scope)))
}

/// Notes that a seed ran, at a time in milliseconds since 1970 UTC, and how long it took, in microseconds.
pub(crate) fn note(dialect: Dialect, scope: &str, name: &str, ran_at: i64, duration: i64) -> Bound {
    let mut insert = Query::insert();
    insert.into_table(SEED).columns(["scope", "name", "ran_at", "duration"]);
    insert.values_panic([scope.into(), name.into(), ran_at.into(), duration.into()]);
    render!(query dialect, insert)
}

/// Forgets the seeds of a program.
pub(crate) fn forget(dialect: Dialect, scope: &str) -> Bound {
    render!(query dialect, Query::delete().from_table(SEED).and_where(Expr::col("scope").eq(scope)))
}
