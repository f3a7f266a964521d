//! A transaction on MySQL or MariaDB, as far as there is such a thing: every statement that changes the schema commits what came before it
//! and itself. What follows it is in a transaction again, because `autocommit` is off.

use std::future::poll_fn;

use schema_core::Dialect;
use schema_core::dialect::mysql::SQL_MODE;
use schema_core::dialect::{Statement, is_about_values};
use sqlx::{AssertSqlSafe, MySql, MySqlConnection};

use super::{execute, fault, inlined, introspect, quote, rows, state, text_literal};
use crate::backend::{BoxFuture, Cell, Facts, Row, Transaction, not_computed, of_another_database, rows_in_the_way, step_failed};
use crate::error::{Error, Kind};
use crate::introspect::Catalog;
use crate::journal::statement::Bound;
use crate::plan::{Compute, Recorded, Rows, Run};
use crate::sql::{self, effect::Object};

pub(super) struct MySqlTransaction<'a> {
    inner: sqlx::Transaction<'a, MySql>,
    /// The name of the database.
    database: String,
}

impl<'a> MySqlTransaction<'a> {
    pub(super) fn new(inner: sqlx::Transaction<'a, MySql>, database: String) -> Self {
        Self { inner, database }
    }
}

/// Between two statements in a message. The line ends so that a comment at the end of a statement does not swallow the semicolon.
const SEPARATOR: &str = "\n;\n";

/// Tells after a step in Rust whether the transaction is still the one before.
const SAVEPOINT: &str = "_migrator_step";

impl Transaction for MySqlTransaction<'_> {
    fn has_table<'a>(&'a mut self, name: &'a str) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            let sql =
                format!("SELECT 1 FROM information_schema.tables WHERE table_schema = database() AND table_name = {}", text_literal(name));
            let found = rows(&mut self.inner, sql).await.map_err(|error| fault::error(error, "the database can't be read"))?;
            Ok(!found.is_empty())
        })
    }

    fn query(&mut self, statement: Bound) -> BoxFuture<'_, Result<Vec<Row>, Error>> {
        Box::pin(async move {
            let sql = statement.sql.clone();
            let failed = |error| fault::error(error, "the journal can't be read or written").with_sql(sql.clone());
            rows(&mut self.inner, inlined(statement)).await.map_err(failed)
        })
    }

    fn number(&mut self, statement: Bound) -> BoxFuture<'_, Result<Option<i64>, Error>> {
        Box::pin(async move { Ok(self.query(statement).await?.first().and_then(|row| row.cells.first()?.integer())) })
    }

    fn state(&self, objects: &[Object]) -> String {
        state::expression(&self.database, objects)
    }

    fn facts<'a>(&'a mut self, table: &'a str) -> BoxFuture<'a, Result<Option<Facts>, Error>> {
        Box::pin(async move {
            let sql =
                format!("{FACTS} WHERE c.table_schema = database() AND c.table_name = {} ORDER BY c.ordinal_position", text_literal(table));
            let found = rows(&mut self.inner, sql).await.map_err(|error| fault::error(error, "the table can't be looked at"))?;
            Ok(Facts::read(&found))
        })
    }

    fn change<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Result<u64, Error>> {
        Box::pin(async move {
            let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut *self.inner).await;
            Ok(done.map_err(|error| fault::error(error, "the server refused it"))?.rows_affected())
        })
    }

    fn compute<'a>(&'a mut self, compute: &'a Compute, rows: &'a Rows) -> BoxFuture<'a, Result<u64, Error>> {
        Box::pin(async move {
            let done = compute.mysql(&mut self.inner, rows).await.ok_or_else(of_another_database)?;
            done.map_err(|failed| not_computed(failed, rows, |error| fault::error(error, "the server refused it")))
        })
    }

    fn catalog(&mut self) -> BoxFuture<'_, Result<Catalog, Error>> {
        Box::pin(async move {
            let failed = |error| fault::error(error, "the database can't be read");
            // The mode decides how the server writes expressions; as in a scratch place.
            let found = rows(&mut self.inner, "SELECT @@SESSION.sql_mode").await.map_err(failed)?;
            let mode = found.first().and_then(|row| row.cells.first()?.text()).unwrap_or_default();
            execute(&mut self.inner, format!("SET SESSION sql_mode = '{SQL_MODE}'")).await.map_err(failed)?;
            let catalog = introspect::mysql(&mut self.inner).await.map_err(failed);
            execute(&mut self.inner, format!("SET SESSION sql_mode = {}", text_literal(mode))).await.map_err(failed)?;
            catalog
        })
    }

    fn namespace(&mut self) -> BoxFuture<'_, Result<Option<String>, Error>> {
        Box::pin(async { Ok(None) })
    }

    fn watch<'a>(&'a mut self, _: &'a [&'a Recorded]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async { Ok(()) })
    }

    fn run<'a>(&'a mut self, step: &'a Recorded) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            match step {
                Recorded::Statement(Statement::Sql(sql)) => self.run_sql(&[sql], &mut || ()).await,
                Recorded::Statement(Statement::Check { message, sql }) => check(&mut self.inner, message, sql).await,
                Recorded::Statement(Statement::Rebuild { table, .. }) => {
                    Err(Error::new(Kind::Definition, format!("the rebuild of `{table}` is written for SQLite"))
                        .with_hint("tables are altered in place on MySQL: use `plan.sql` with ALTER TABLE"))
                }
                Recorded::Statement(Statement::Backfill(backfill)) => self.change(&backfill.sql(Dialect::Mysql, "")).await.map(drop),
                Recorded::Run { name, run } => self.run_rust(name, run).await,
                Recorded::Compute { .. } => Err(of_another_database()),
                Recorded::Destroys(_) => Ok(()),
                Recorded::Irreversible(why) | Recorded::Unsupported(why) => Err(Error::new(Kind::Definition, why.clone())),
            }
        })
    }

    fn run_sql<'a>(&'a mut self, statements: &'a [&'a str], done: &'a mut (dyn FnMut() + Send)) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(run_sql(&mut self.inner, statements, done))
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
            for sql in purges(&mut self.inner, prefix).await.map_err(failed)? {
                execute(&mut self.inner, sql.clone()).await.map_err(|error| failed(error).with_sql(sql))?;
            }
            Ok(())
        })
    }

    fn commit<'a>(self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a,
    {
        Box::pin(async move { self.inner.commit().await.map_err(|error| fault::error(error, "the transaction could not be committed")) })
    }

    fn rollback<'a>(self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a,
    {
        Box::pin(
            async move { self.inner.rollback().await.map_err(|error| fault::error(error, "the transaction could not be rolled back")) },
        )
    }
}

/// The columns of a table, with its primary key and how many rows the server thinks that it has.
const FACTS: &str = "SELECT CAST(c.column_name AS char), CAST(c.data_type AS char), CAST(c.is_nullable = 'YES' AS signed), \
     CAST(k.ordinal_position AS signed), CAST(t.table_rows AS signed) FROM information_schema.columns c \
     JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name \
     LEFT JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema AND k.table_name = c.table_name \
     AND k.column_name = c.column_name AND k.constraint_name = 'PRIMARY'";

impl MySqlTransaction<'_> {
    async fn run_rust(&mut self, name: &str, run: &Run) -> Result<(), Error> {
        let Some(step) = run.mysql() else {
            return Err(Error::new(Kind::Definition, format!("the step `{name}` takes the connection of another database")));
        };
        let failed = |error| fault::error(error, &format!("the step `{name}` left a transaction in which nothing can be done"));
        execute(&mut self.inner, format!("SAVEPOINT {SAVEPOINT}")).await.map_err(failed)?;
        step.call(&mut self.inner).await.map_err(|cause| step_failed(name, cause, fault::kind))?;
        match execute(&mut self.inner, format!("RELEASE SAVEPOINT {SAVEPOINT}")).await {
            Ok(()) => Ok(()),
            Err(error) if fault::is_missing_savepoint(&error) => {
                Err(Error::new(Kind::Definition, format!("the step `{name}` ended the migration's transaction")).with_hint(
                    "what it committed stays; remove the COMMIT or ROLLBACK from it, and leave statements that change the schema to `plan.sql`: \
                     they commit too",
                ))
            }
            Err(error) => Err(failed(error)),
        }
    }
}

/// Runs SQL statements in one message; see [`Transaction::run_sql`].
pub(super) async fn run_sql(connection: &mut MySqlConnection, statements: &[&str], done: &mut (dyn FnMut() + Send)) -> Result<(), Error> {
    let mut results = sqlx::raw_sql(AssertSqlSafe(statements.join(SEPARATOR))).fetch_many(connection);
    while let Some(result) = poll_fn(|context| results.as_mut().poll_next(context)).await {
        match result {
            Ok(result) if result.is_left() => done(),
            Ok(_) => (),
            Err(error) => return Err(fault::error(error, "the server refused it")),
        }
    }
    Ok(())
}

/// A query that must return no row. Counts them all and shows the first. Where it is about values, it must not warn of what is an error once
/// they are written.
async fn check(connection: &mut MySqlConnection, message: &str, sql: &str) -> Result<(), Error> {
    let failed = |error| fault::error(error, "the server refused the check");
    let bare = sql::bare(Dialect::Mysql, sql);
    let found = rows(connection, format!("SELECT * FROM (\n{bare}\n) AS found LIMIT 1")).await.map_err(failed)?;
    let Some(first) = found.first() else {
        let warned = if is_about_values(message) { warnings(connection).await.map_err(failed)? } else { None };
        return warned.map_or(Ok(()), |(count, first)| Err(values_in_the_way(message, count, &first)));
    };
    let counted = rows(connection, format!("SELECT count(*) FROM (\n{bare}\n) AS found")).await.map_err(failed)?;
    let count = counted.first().and_then(|row| row.cells.first()?.integer());
    Err(rows_in_the_way(message, count, first, ""))
}

/// What strict mode makes errors of when rows are written: a value that is truncated, out of range, divided by 0, or none of its type.
const ERRORS_WHEN_WRITTEN: [i64; 8] = [1264, 1265, 1292, 1365, 1366, 1406, 1411, 1441];

/// How often the last query warned, and the first warning of something that can't be written.
async fn warnings(connection: &mut MySqlConnection) -> Result<Option<(i64, String)>, sqlx::Error> {
    let found = rows(connection, "SHOW WARNINGS").await?;
    let is_error = |row: &&Row| row.cells.get(1).and_then(Cell::integer).is_some_and(|code| ERRORS_WHEN_WRITTEN.contains(&code));
    let Some(first) = found.iter().find(is_error).and_then(|row| row.cells.get(2)?.text()) else { return Ok(None) };
    // What is shown is as much as the server keeps, what is counted is all.
    let counted = rows(connection, "SHOW COUNT(*) WARNINGS").await?;
    let count = counted.first().and_then(|row| row.cells.first()?.integer());
    Ok(Some((count.unwrap_or_default(), first.to_owned())))
}

/// What a check says where only warnings tell: how many there were, and the first.
fn values_in_the_way(message: &str, count: i64, first: &str) -> Error {
    let count = if count == 1 { "a warning".to_owned() } else { format!("{count} warnings") };
    Error::new(Kind::CheckFailed, format!("{message}: {count} while it was computed, for example: {first}"))
        .with_hint("the database would refuse to write it: correct the rows or the expression, then run it again")
}

/// The statements that drop the tables and columns whose names start with `prefix`: one object each, because a statement that drops several
/// may stop in the middle.
async fn purges(connection: &mut MySqlConnection, prefix: &str) -> Result<Vec<String>, sqlx::Error> {
    let (length, prefix) = (prefix.chars().count(), text_literal(prefix));
    let starts = |name: &str| format!("left({name}, {length}) = {prefix}");
    let (is_table, is_column) = (starts("c.table_name"), starts("c.column_name"));
    let sql = format!(
        "SELECT c.table_name, c.column_name FROM information_schema.columns c \
         JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name \
         WHERE c.table_schema = database() AND t.table_type = 'BASE TABLE' AND {is_column} AND NOT {is_table} \
         UNION ALL SELECT c.table_name, NULL FROM information_schema.tables c \
         WHERE c.table_schema = database() AND c.table_type = 'BASE TABLE' AND {is_table} ORDER BY 2 IS NULL, 1, 2"
    );
    let found = rows(connection, sql).await?;
    Ok(found.iter().map(|row| purge(&row.cells)).collect())
}

fn purge(cells: &[Cell]) -> String {
    let name = |at: usize| cells.get(at).and_then(Cell::text).map(quote);
    let table = name(0).unwrap_or_default();
    match name(1) {
        Some(column) => format!("ALTER TABLE {table} DROP COLUMN {column}"),
        None => format!("DROP TABLE {table}"),
    }
}
