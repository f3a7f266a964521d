//! A transaction on PostgreSQL. The database itself refuses what would break foreign keys, views and triggers.

use std::future::poll_fn;

use schema_core::Dialect;
use schema_core::dialect::Statement;
use sqlx::{AssertSqlSafe, PgConnection, Postgres};

use super::{execute, fault, inlined, introspect, lock, quote, rows, state, text_literal};
use crate::backend::{BoxFuture, Cell, Facts, Row, Transaction, not_computed, of_another_database, rows_in_the_way, step_failed};
use crate::error::{Error, Kind};
use crate::introspect::Catalog;
use crate::journal::statement::{Bound, JOURNAL};
use crate::plan::{Compute, Recorded, Rows, Run};
use crate::sql::{self, effect::Object};

/// A transaction, and whether it has the lock.
pub(super) struct PgTransaction<'a>(sqlx::Transaction<'a, Postgres>, bool);

impl<'a> PgTransaction<'a> {
    pub(super) fn new(inner: sqlx::Transaction<'a, Postgres>, is_locked: bool) -> Self {
        Self(inner, is_locked)
    }
}

/// Between two statements in a message. The line ends so that a comment at the end of a statement does not swallow the semicolon.
const SEPARATOR: &str = "\n;\n";

/// Tells after a step in Rust whether the transaction is still the one before, where no lock does.
const SAVEPOINT: &str = "_migrator_step";

impl Transaction for PgTransaction<'_> {
    fn has_table<'a>(&'a mut self, name: &'a str) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            // Not further along the search path: another schema has a journal of its own.
            let sql = format!(
                "SELECT 1 FROM pg_catalog.pg_class c WHERE c.relname = {} AND c.relkind IN ('r', 'p') \
                 AND c.relnamespace = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = current_schema())",
                text_literal(name)
            );
            let found = rows(&mut self.0, sql).await.map_err(|error| fault::error(error, "the database can't be read"))?;
            Ok(!found.is_empty())
        })
    }

    fn query(&mut self, statement: Bound) -> BoxFuture<'_, Result<Vec<Row>, Error>> {
        Box::pin(async move {
            let sql = statement.sql.clone();
            let failed = |error| fault::error(error, "the journal can't be read or written").with_sql(sql.clone());
            rows(&mut self.0, inlined(statement)).await.map_err(failed)
        })
    }

    fn number(&mut self, statement: Bound) -> BoxFuture<'_, Result<Option<i64>, Error>> {
        Box::pin(async move { Ok(self.query(statement).await?.first().and_then(|row| row.cells.first()?.integer())) })
    }

    fn state(&self, objects: &[Object]) -> String {
        state::expression(objects)
    }

    fn facts<'a>(&'a mut self, table: &'a str) -> BoxFuture<'a, Result<Option<Facts>, Error>> {
        Box::pin(async move {
            let sql = format!("{FACTS} WHERE c.oid = to_regclass({}) {}", text_literal(&Dialect::Postgres.table(table)), FACTS_END);
            let found = rows(&mut self.0, sql).await.map_err(|error| fault::error(error, "the table can't be looked at"))?;
            Ok(Facts::read(&found))
        })
    }

    fn change<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Result<u64, Error>> {
        Box::pin(async move {
            let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut *self.0).await;
            Ok(done.map_err(fault::within)?.rows_affected())
        })
    }

    fn compute<'a>(&'a mut self, compute: &'a Compute, rows: &'a Rows) -> BoxFuture<'a, Result<u64, Error>> {
        Box::pin(async move {
            let done = compute.postgres(&mut self.0, rows).await.ok_or_else(of_another_database)?;
            done.map_err(|failed| not_computed(failed, rows, fault::within))
        })
    }

    fn catalog(&mut self) -> BoxFuture<'_, Result<Catalog, Error>> {
        Box::pin(async move { introspect::postgres(&mut self.0).await.map_err(|error| fault::error(error, "the database can't be read")) })
    }

    fn namespace(&mut self) -> BoxFuture<'_, Result<Option<String>, Error>> {
        Box::pin(async move {
            let found = rows(&mut self.0, "SELECT current_schema()::text").await;
            let found = found.map_err(|error| fault::error(error, "the database can't be read"))?;
            Ok(found.first().and_then(|row| row.cells.first()?.text().map(str::to_owned)))
        })
    }

    fn watch<'a>(&'a mut self, _: &'a [&'a Recorded]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async { Ok(()) })
    }

    fn run<'a>(&'a mut self, step: &'a Recorded) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            match step {
                Recorded::Statement(Statement::Sql(sql)) => self.run_sql(&[sql], &mut || ()).await,
                Recorded::Statement(Statement::Check { message, sql }) => check(&mut self.0, message, sql).await,
                Recorded::Statement(Statement::Rebuild { table, .. }) => {
                    Err(Error::new(Kind::Definition, format!("the rebuild of `{table}` is written for SQLite"))
                        .with_hint("tables are altered in place on PostgreSQL: use `plan.sql` with ALTER TABLE"))
                }
                Recorded::Statement(Statement::Backfill(backfill)) => self.change(&backfill.sql(Dialect::Postgres, "")).await.map(drop),
                Recorded::Run { name, run } => self.run_rust(name, run).await,
                Recorded::Compute { .. } => Err(of_another_database()),
                Recorded::Destroys(_) => Ok(()),
                Recorded::Irreversible(why) | Recorded::Unsupported(why) => Err(Error::new(Kind::Definition, why.clone())),
            }
        })
    }

    fn run_sql<'a>(&'a mut self, statements: &'a [&'a str], done: &'a mut (dyn FnMut() + Send)) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(run_sql(&mut self.0, statements, done))
    }

    fn can_join(&self, _: &[Recorded]) -> bool {
        true
    }

    fn settle<'a>(&'a mut self, _: &'a [Recorded]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async { Ok(()) })
    }

    fn purge<'a>(&'a mut self, prefix: &'a str) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let failed = |error| fault::error(error, "what the draft had put aside can't be removed");
            let sql = purges(&mut self.0, prefix).await.map_err(failed)?.join(SEPARATOR);
            if sql.is_empty() { Ok(()) } else { execute(&mut self.0, sql.clone()).await.map_err(|error| failed(error).with_sql(sql)) }
        })
    }

    fn commit<'a>(self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a,
    {
        Box::pin(async move {
            // Here deferred constraints are checked.
            self.0.commit().await.map_err(|error| fault::error(error, "the transaction could not be committed; nothing was changed"))
        })
    }

    fn rollback<'a>(self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a,
    {
        Box::pin(async move { self.0.rollback().await.map_err(|error| fault::error(error, "the transaction could not be rolled back")) })
    }
}

/// The columns of a table, with its primary key and how many rows the server thinks that it has.
const FACTS: &str = "SELECT a.attname::text, pg_catalog.format_type(a.atttypid, NULL), (NOT a.attnotnull)::int, \
     array_position(i.indkey::int2[], a.attnum)::bigint, c.reltuples::bigint \
     FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid \
     LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary";
const FACTS_END: &str = "AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

impl PgTransaction<'_> {
    async fn run_rust(&mut self, name: &str, run: &Run) -> Result<(), Error> {
        let Some(step) = run.postgres() else {
            return Err(Error::new(Kind::Definition, format!("the step `{name}` takes the connection of another database")));
        };
        let left = |error| fault::error(error, &format!("the step `{name}` left a transaction in which nothing can be done"));
        if !self.1 {
            execute(&mut self.0, format!("SAVEPOINT {SAVEPOINT}")).await.map_err(left)?;
        }
        step.call(&mut self.0).await.map_err(|cause| step_failed(name, cause, fault::kind))?;
        if self.is_same().await.map_err(left)? {
            return Ok(());
        }
        Err(Error::new(Kind::Definition, format!("the step `{name}` ended the migration's transaction"))
            .with_hint("what it committed stays; remove the COMMIT or ROLLBACK from it"))
    }

    /// Whether a step in Rust has left the transaction open.
    async fn is_same(&mut self) -> Result<bool, sqlx::Error> {
        if self.1 {
            return lock::is_held(&mut self.0).await;
        }
        match execute(&mut self.0, format!("RELEASE SAVEPOINT {SAVEPOINT}")).await {
            Ok(()) => Ok(true),
            Err(error) if fault::is_missing_savepoint(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// Runs SQL statements in one message; see [`Transaction::run_sql`].
pub(super) async fn run_sql(connection: &mut PgConnection, statements: &[&str], done: &mut (dyn FnMut() + Send)) -> Result<(), Error> {
    let mut ended = 0;
    let mut results = sqlx::raw_sql(AssertSqlSafe(statements.join(SEPARATOR))).fetch_many(connection);
    while let Some(result) = poll_fn(|context| results.as_mut().poll_next(context)).await {
        match result {
            Ok(result) if result.is_left() => {
                ended += 1;
                done();
            }
            Ok(_) => (),
            Err(error) => {
                // A mistake in the grammar is found before the first statement runs: only its position tells whose it is.
                let failed = fault::position(&error).map_or(ended, |position| statement_at(statements, position));
                (ended..failed).for_each(|_| done());
                return Err(fault::within(error));
            }
        }
    }
    Ok(())
}

/// Which of the statements of a message the character at `position`, counted from 1, is in.
fn statement_at(statements: &[&str], position: usize) -> usize {
    let mut end = 0;
    let ends = statements.iter().map(|sql| {
        end += sql.chars().count() + SEPARATOR.len();
        end
    });
    ends.take_while(|&end| end < position).count().min(statements.len().saturating_sub(1))
}

/// A query that must return no row. Counts them all and shows the first.
async fn check(connection: &mut PgConnection, message: &str, sql: &str) -> Result<(), Error> {
    let failed = |error| fault::error(error, "PostgreSQL refused the check");
    let bare = sql::bare(Dialect::Postgres, sql);
    let found = rows(connection, format!("SELECT * FROM (\n{bare}\n) AS found LIMIT 1")).await.map_err(failed)?;
    let Some(first) = found.first() else { return Ok(()) };
    let counted = rows(connection, format!("SELECT count(*) FROM (\n{bare}\n) AS found")).await.map_err(failed)?;
    let count = counted.first().and_then(|row| row.cells.first()?.integer());
    Err(rows_in_the_way(message, count, first, "nothing was changed; "))
}

/// The statements that drop the tables and columns whose names start with `prefix`. Schemas with another migrator's journal are none of
/// this one's business.
async fn purges(connection: &mut PgConnection, prefix: &str) -> Result<Vec<String>, sqlx::Error> {
    let (prefix, journal) = (text_literal(prefix), text_literal(JOURNAL));
    let sql = format!(
        "SELECT n.nspname::text, c.relname::text, a.attname::text FROM pg_catalog.pg_class c \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
             AND starts_with(a.attname::text, {prefix}) AND NOT starts_with(c.relname::text, {prefix}) \
         WHERE c.relkind IN ('r', 'p') AND (starts_with(c.relname::text, {prefix}) OR a.attname IS NOT NULL) \
         AND n.nspname NOT LIKE 'pg\\_%' AND (n.nspname = current_schema() OR NOT EXISTS \
             (SELECT 1 FROM pg_catalog.pg_class j WHERE j.relnamespace = n.oid AND j.relname = {journal})) \
         ORDER BY a.attname IS NULL, n.nspname, c.relname, a.attnum"
    );
    let found = rows(connection, sql).await?;
    Ok(found.iter().map(|row| purge(&row.cells)).collect())
}

fn purge(cells: &[Cell]) -> String {
    let name = |at: usize| cells.get(at).and_then(Cell::text).map(quote);
    let table = format!("{}.{}", name(0).unwrap_or_default(), name(1).unwrap_or_default());
    match name(2) {
        Some(column) => format!("ALTER TABLE {table} DROP COLUMN {column}"),
        None => format!("DROP TABLE {table}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_in_one_of_the_statements() {
        let statements = ["ä b", "c", "d"];
        for (position, expected) in [(1, 0), (3, 0), (7, 1), (11, 2), (99, 2)] {
            assert_eq!(statement_at(&statements, position), expected, "{position}");
        }
    }
}
