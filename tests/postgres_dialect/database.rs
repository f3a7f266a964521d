//! A database for each test on the server that the suites share, and an executor that does around a plan what the runtime does.

use std::sync::atomic::{AtomicUsize, Ordering};

use integration::plans::{Executor, Refusal};
use schema_core::Dialect;
use schema_core::dialect::Statement;
use servers::{Kind, Wanted, url};
use sqlx::postgres::{PgConnectOptions, PgRow};
use sqlx::{AssertSqlSafe, Column as _, ConnectOptions as _, PgConnection, Row as _, ValueRef as _};

/// A database, dropped with this.
pub(crate) struct Database {
    connection: Option<PgConnection>,
    name: String,
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// Whether the person who runs the tests leaves PostgreSQL out, which `tests/run` says.
pub(crate) fn left_out() -> bool {
    url(Kind::Postgres).unwrap() == Wanted::Skipped
}

fn admin() -> PgConnectOptions {
    match url(Kind::Postgres).unwrap() {
        Wanted::Url(url) => url.parse().unwrap(),
        Wanted::Skipped => panic!("the test should have been left out"),
    }
}

async fn administrate(sql: String) {
    let mut connection = admin().connect().await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(&mut connection).await.unwrap_or_else(|error| panic!("{error}\n{sql}"));
}

impl Drop for Database {
    fn drop(&mut self) {
        let name = std::mem::take(&mut self.name);
        drop(self.connection.take());
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(administrate(format!("DROP DATABASE {name} WITH (FORCE)")));
        });
        // A test that fails already says why.
        let _ = dropped.join();
    }
}

impl Database {
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        self.connection.as_mut().unwrap()
    }

    /// Runs statements.
    pub(crate) async fn try_run(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(self.connection()).await.map(drop)
    }

    /// The first value of a query.
    pub(crate) async fn value(&mut self, sql: &str) -> String {
        let rows = self.rows(sql).await;
        rows.first().unwrap_or_else(|| panic!("no row: {sql}")).split_once(": ").unwrap().1.to_owned()
    }
}

impl Executor for Database {
    const DIALECT: Dialect = Dialect::Postgres;

    async fn new() -> Self {
        let name = format!("dialect_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        administrate(format!("CREATE DATABASE {name}")).await;
        let connection = admin().database(&name).options([("timezone", "Asia/Kathmandu")]).connect().await.unwrap();
        Self { connection: Some(connection), name }
    }

    async fn run(&mut self, sql: &str) {
        self.try_run(sql).await.unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }

    /// All in one transaction, in which something else has written before.
    async fn apply(&mut self, plan: &[Statement]) -> Result<(), Refusal> {
        self.run("BEGIN").await;
        for statement in plan {
            match statement {
                Statement::Sql(sql) => self.run(sql).await,
                Statement::Check { message, sql } => {
                    let rows = self.rows(sql).await;
                    if !rows.is_empty() {
                        self.run("ROLLBACK").await;
                        return Err(Refusal { message: message.clone(), rows });
                    }
                }
                Statement::Backfill(backfill) => self.run(&backfill.sql(Dialect::Postgres, "")).await,
                Statement::Rebuild { .. } => panic!("only SQLite rebuilds tables"),
            }
        }
        self.run("COMMIT").await;
        Ok(())
    }

    async fn rows(&mut self, sql: &str) -> Vec<String> {
        let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(self.connection()).await;
        rows.unwrap_or_else(|error| panic!("{error}\n{sql}")).iter().map(render).collect()
    }

    async fn structure(&mut self) -> Vec<String> {
        let there = "relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)";
        let queries = [
            format!(
                "SELECT attrelid::regclass AS t, attname, format_type(atttypid, atttypmod) AS ty, attnotnull, attidentity, attgenerated, \
                 pg_get_expr(adbin, adrelid) AS d, CASE WHEN attcollation <> typcollation THEN attcollation::regcollation::text END AS c, \
                 col_description(attrelid, attnum) AS k, \
                 CASE attidentity WHEN '' THEN '' ELSE (SELECT concat(seqstart, ' ', seqincrement, ' ', seqtypid::regtype) FROM pg_sequence \
                 WHERE seqrelid = pg_get_serial_sequence(attrelid::regclass::text, attname)::regclass) END AS s \
                 FROM pg_attribute JOIN pg_class r ON r.oid = attrelid JOIN pg_type y ON y.oid = atttypid \
                 LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum \
                 WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped AND {there}"
            ),
            format!(
                "SELECT conrelid::regclass AS t, conname, pg_get_constraintdef(c.oid) AS d FROM pg_constraint c \
                 JOIN pg_class r ON r.oid = conrelid WHERE {there} AND contype <> 'n'"
            ),
            format!("SELECT pg_get_indexdef(indexrelid) AS d FROM pg_index JOIN pg_class r ON r.oid = indexrelid WHERE {there}"),
            "SELECT t.oid::regtype AS t, string_agg(enumlabel, ',' ORDER BY enumsortorder) AS v \
             FROM pg_type t JOIN pg_enum ON enumtypid = t.oid GROUP BY 1"
                .to_owned(),
            format!("SELECT oid::regclass AS t, obj_description(oid, 'pg_class') AS k FROM pg_class WHERE relkind = 'r' AND {there}"),
            "SELECT proname FROM pg_proc WHERE proname LIKE '%migrator%'".to_owned(),
        ];
        let mut lines = Vec::new();
        for query in queries {
            let mut rows = self.rows(&query).await;
            rows.sort();
            lines.extend(rows);
        }
        lines
    }
}

/// A row as the server writes it as text.
fn render(row: &PgRow) -> String {
    let values = row.columns().iter().map(|column| {
        let raw = row.try_get_raw(column.ordinal()).unwrap();
        let value = if raw.is_null() { "NULL" } else { raw.as_str().unwrap() };
        format!("{}: {value}", column.name())
    });
    values.collect::<Vec<_>>().join(", ")
}
