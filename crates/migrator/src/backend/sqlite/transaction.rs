//! A transaction on SQLite.

use std::future::poll_fn;

use schema_core::Dialect;
use schema_core::dialect::Statement;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection};

use super::watch::Watch;
use super::{bound, decode, execute, fault, introspect, number, quote, rebuild, rows, run};
use crate::backend::{BoxFuture, Cell, Facts, Row, Transaction, not_computed, of_another_database, rows_in_the_way, step_failed};
use crate::error::{Error, Kind};
use crate::introspect::Catalog;
use crate::journal::statement::Bound;
use crate::plan::{Compute, Recorded, Rows};
use crate::sql::effect::Object;

pub(super) struct SqliteTransaction<'a> {
    inner: sqlx::Transaction<'a, Sqlite>,
    watch: Watch,
}

impl<'a> SqliteTransaction<'a> {
    pub(super) fn new(inner: sqlx::Transaction<'a, Sqlite>) -> Self {
        Self { inner, watch: Watch::default() }
    }
}

impl Transaction for SqliteTransaction<'_> {
    fn has_table<'a>(&'a mut self, name: &'a str) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            let found = number(&mut self.inner, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", &[name]).await;
            found.map(|found| found.is_some()).map_err(|error| fault::error(error, "the database can't be read"))
        })
    }

    fn query(&mut self, statement: Bound) -> BoxFuture<'_, Result<Vec<Row>, Error>> {
        Box::pin(async move {
            let sql = statement.sql.clone();
            let failed = |error| fault::error(error, "the journal can't be read or written").with_sql(sql.clone());
            run(&mut self.inner, statement).await.map_err(failed)
        })
    }

    fn number(&mut self, statement: Bound) -> BoxFuture<'_, Result<Option<i64>, Error>> {
        Box::pin(async move {
            let sql = statement.sql.clone();
            let failed = |error| fault::error(error, "the journal can't be read").with_sql(sql.clone());
            // Unlike a query for all rows, this is one answer of the worker thread.
            let row = bound(statement).fetch_optional(&mut *self.inner).await.map_err(failed)?;
            Ok(row.map(|row| decode(&row)).transpose().map_err(failed)?.and_then(|row| row.cells.first()?.integer()))
        })
    }

    fn state(&self, _: &[Object]) -> String {
        // Every statement is undone, or may run twice.
        "''".to_owned()
    }

    fn facts<'a>(&'a mut self, table: &'a str) -> BoxFuture<'a, Result<Option<Facts>, Error>> {
        Box::pin(async move {
            let failed = |error| fault::error(error, "the table can't be looked at");
            let mut found = rows(&mut self.inner, FACTS, &[table]).await.map_err(failed)?;
            let about = about(&mut self.inner, table, &found).await.map_err(failed)?.map_or(Cell::Null, Cell::Integer);
            for row in &mut found {
                row.cells.push(about.clone());
            }
            Ok(Facts::read(&found))
        })
    }

    fn change<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Result<u64, Error>> {
        Box::pin(async move {
            let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut *self.inner).await;
            Ok(done.map_err(|error| fault::error(error, "SQLite refused it"))?.rows_affected())
        })
    }

    fn compute<'a>(&'a mut self, compute: &'a Compute, rows: &'a Rows) -> BoxFuture<'a, Result<u64, Error>> {
        Box::pin(async move {
            let done = compute.sqlite(&mut self.inner, rows).await.ok_or_else(of_another_database)?;
            done.map_err(|failed| not_computed(failed, rows, |error| fault::error(error, "SQLite refused it")))
        })
    }

    fn catalog(&mut self) -> BoxFuture<'_, Result<Catalog, Error>> {
        Box::pin(
            async move { introspect::sqlite(&mut self.inner).await.map_err(|error| fault::error(error, "the database can't be read")) },
        )
    }

    fn namespace(&mut self) -> BoxFuture<'_, Result<Option<String>, Error>> {
        Box::pin(async { Ok(None) })
    }

    fn watch<'a>(&'a mut self, steps: &'a [&'a Recorded]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            self.watch = Watch::before(&mut self.inner, steps).await?;
            Ok(())
        })
    }

    fn run<'a>(&'a mut self, step: &'a Recorded) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            match step {
                Recorded::Statement(Statement::Sql(sql)) => self.run_sql(&[sql], &mut || ()).await,
                Recorded::Statement(Statement::Check { message, sql }) => check(&mut self.inner, message, sql).await,
                Recorded::Statement(Statement::Rebuild { table, columns, sql }) => rebuild::run(&mut self.inner, table, columns, sql).await,
                Recorded::Statement(Statement::Backfill(backfill)) => self.change(&backfill.sql(Dialect::Sqlite, "")).await.map(drop),
                Recorded::Run { name, run } => {
                    let other = || Error::new(Kind::Definition, format!("the step `{name}` takes the connection of another database"));
                    let step = run.sqlite().ok_or_else(other)?;
                    step.call(&mut self.inner).await.map_err(|cause| step_failed(name, cause, fault::kind))?;
                    still_in_transaction(&mut self.inner, name).await
                }
                Recorded::Compute { .. } => Err(of_another_database()),
                Recorded::Destroys(_) => Ok(()),
                Recorded::Irreversible(why) | Recorded::Unsupported(why) => Err(Error::new(Kind::Definition, why.clone())),
            }
        })
    }

    fn run_sql<'a>(&'a mut self, statements: &'a [&'a str], done: &'a mut (dyn FnMut() + Send)) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            // The line ends so that a comment at the end of a statement does not swallow the semicolon.
            let script = statements.join("\n;\n");
            let mut results = sqlx::raw_sql(AssertSqlSafe(script)).fetch_many(&mut *self.inner);
            while let Some(result) = poll_fn(|context| results.as_mut().poll_next(context)).await {
                if result.map_err(|error| fault::error(error, "SQLite refused it"))?.is_left() {
                    done();
                }
            }
            Ok(())
        })
    }

    fn can_join(&self, steps: &[Recorded]) -> bool {
        self.watch.is_settled(steps)
    }

    fn settle<'a>(&'a mut self, steps: &'a [Recorded]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(self.watch.settle(&mut self.inner, steps))
    }

    fn purge<'a>(&'a mut self, prefix: &'a str) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let failed = |error| fault::error(error, "what the draft had put aside can't be removed");
            let statements = purges(&mut self.inner, prefix).await.map_err(failed)?;
            for sql in statements {
                execute(&mut self.inner, sql.clone()).await.map_err(|error| failed(error).with_sql(sql))?;
            }
            Ok(())
        })
    }

    fn commit<'a>(mut self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a,
    {
        Box::pin(async move {
            if let Err(error) = self.watch.finish(&mut self.inner).await {
                Box::new(*self).rollback().await.ok();
                return Err(error);
            }
            self.inner.commit().await.map_err(|error| fault::error(error, "the transaction could not be committed"))
        })
    }

    fn rollback<'a>(mut self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a,
    {
        Box::pin(async move {
            // After some errors SQLite has rolled back by itself, and a ROLLBACK would fail and leave sqlx believing in a transaction.
            // This begins one then; otherwise it fails and changes nothing.
            execute(&mut self.inner, "BEGIN").await.ok();
            self.inner.rollback().await.map_err(|error| fault::error(error, "the transaction could not be rolled back"))
        })
    }
}

/// The columns of a table, with its primary key.
const FACTS: &str = "SELECT name, type, \"notnull\" = 0, nullif(pk, 0) FROM pragma_table_xinfo(?1) ORDER BY cid";

/// About how many rows a table has whose key is the number of the row: as many as from the first to the last, unless the file could not hold
/// these. Another one would have to be read as a whole.
async fn about(connection: &mut SqliteConnection, table: &str, columns: &[Row]) -> Result<Option<i64>, sqlx::Error> {
    let is_key = |row: &&Row| row.cells.get(3).is_some_and(|place| *place != Cell::Null);
    let mut keys = columns.iter().filter(is_key);
    let (Some(key), None) = (keys.next(), keys.next()) else { return Ok(None) };
    let is_number = key.cells.get(1).and_then(Cell::text).is_some_and(|data_type| data_type.eq_ignore_ascii_case("integer"));
    let Some(name) = key.cells.first().and_then(Cell::text).filter(|_| is_number) else { return Ok(None) };
    let (name, table) = (quote(name), quote(table));
    let span = format!(
        "SELECT span FROM (SELECT (SELECT max({name}) FROM {table}) - (SELECT min({name}) FROM {table}) + 1 AS span), \
         pragma_page_count, pragma_page_size WHERE typeof(span) = 'integer' AND span <= page_count * page_size / {ROW_BYTES_MIN}"
    );
    number(connection, &span, &[]).await
}

/// What a row takes at least in a file, about.
const ROW_BYTES_MIN: i64 = 8;

/// A query that must return no row. Counts them all and shows the first.
async fn check(connection: &mut SqliteConnection, message: &str, sql: &str) -> Result<(), Error> {
    let failed = |error| fault::error(error, "SQLite refused the check");
    let query = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
    let Some(first) = sqlx::Executor::fetch_optional(&mut *connection, query).await.map_err(failed)? else { return Ok(()) };
    let first = decode(&first).map_err(failed)?;
    let bare = sql.trim().trim_end_matches(';');
    // A pragma can't be counted like this.
    let count = number(connection, &format!("SELECT count(*) FROM (\n{bare}\n)"), &[]).await.ok().flatten();
    Err(rows_in_the_way(message, count, &first, "nothing was changed; "))
}

/// A step in Rust must leave the transaction open.
async fn still_in_transaction(connection: &mut SqliteConnection, name: &str) -> Result<(), Error> {
    if execute(connection, "BEGIN").await.is_err() {
        return Ok(());
    }
    Err(Error::new(Kind::Definition, format!("the step `{name}` ended the migration's transaction"))
        .with_hint("what it committed stays; remove the COMMIT or ROLLBACK from it"))
}

/// The statements that drop the tables and columns whose names start with `prefix`.
async fn purges(connection: &mut SqliteConnection, prefix: &str) -> Result<Vec<String>, sqlx::Error> {
    // What belongs to a table in a namespace is in it as well: the prefix follows a point there.
    let is_table = "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, instr(name, '.') + 1, length(?1)) = ?1";
    let is_column = "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c \
         WHERE t.type = 'table' AND substr(c.name, 1, length(?1)) = ?1 AND substr(t.name, instr(t.name, '.') + 1, length(?1)) <> ?1";
    let tables = rows(connection, is_table, &[prefix]).await?;
    let columns = rows(connection, is_column, &[prefix]).await?;
    let name = |row: &Row, at: usize| quote(row.cells.get(at).and_then(|cell| cell.text()).unwrap_or_default());
    let drop_columns = columns.iter().map(|row| format!("ALTER TABLE {} DROP COLUMN {}", name(row, 0), name(row, 1)));
    let drop_tables = tables.iter().map(|row| format!("DROP TABLE {}", name(row, 0)));
    Ok(drop_columns.chain(drop_tables).collect())
}
