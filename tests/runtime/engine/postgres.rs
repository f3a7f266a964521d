//! A PostgreSQL database for each test, on the server that the suites share.

use std::sync::atomic::{AtomicUsize, Ordering};

use migrator::{Dialect, Error, Migrator, Plan, Report};
use servers::{Kind, Wanted, url};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgPool, Row as _, ValueRef as _};

use super::{Engine, steps};

/// A database that is dropped with this.
pub(crate) struct Postgres {
    pub(crate) pool: PgPool,
    pub(crate) name: String,
}

/// The URL of the server; nothing where the person who runs the tests leaves PostgreSQL out, which `tests/run` says.
pub(crate) fn admin_url() -> Option<String> {
    match url(Kind::Postgres).unwrap() {
        Wanted::Url(url) => Some(url),
        Wanted::Skipped => None,
    }
}

fn admin() -> PgConnectOptions {
    admin_url().unwrap().parse().unwrap()
}

async fn administrate(sql: String) -> Result<(), sqlx::Error> {
    let mut connection = admin().connect().await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.map(drop)
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

impl Postgres {
    /// How to connect to it.
    pub(crate) fn options(&self) -> PgConnectOptions {
        admin().database(&self.name)
    }

    /// Another pool on it, with this many connections.
    pub(crate) fn other(&self, size: u32) -> PgPool {
        PgPoolOptions::new().max_connections(size).connect_lazy_with(self.options())
    }

    /// How many transactions and advisory locks are open in it, apart from those of the connection that asks.
    pub(crate) async fn left_open(&self) -> Vec<String> {
        let open = "SELECT state, left(query, 80) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() \
                    AND backend_type = 'client backend' AND (xact_start IS NOT NULL OR pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory'))";
        let other = self.other(1);
        let found = lines(&other, open).await;
        other.close().await;
        found
    }
}

impl Engine for Postgres {
    type Pool = PgPool;

    const DIALECT: Dialect = Dialect::Postgres;
    const FIRST_SETTING: &'static str = "0";
    const REFUSED: &'static str = "PostgreSQL refused it: syntax error at end of input";

    async fn new() -> Self {
        let name = format!("runtime_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        administrate(format!("CREATE DATABASE {name}")).await.unwrap();
        let pool = PgPoolOptions::new().max_connections(1).connect_with(admin().database(&name)).await.unwrap();
        Self { pool, name }
    }

    fn pool(&self) -> &PgPool {
        &self.pool
    }

    async fn up_elsewhere(&self, migrator: &Migrator) -> Result<Report, Error> {
        let pool = self.other(1);
        let result = migrator.up(&pool).await;
        pool.close().await;
        result
    }

    async fn run(&self, sql: &str) {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&self.pool).await.unwrap();
    }

    async fn rows(&self, sql: &str) -> Vec<String> {
        lines(&self.pool, sql).await
    }

    async fn objects(&self) -> Vec<String> {
        self.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i' ORDER BY relname").await
    }

    async fn columns(&self, table: &str) -> Vec<String> {
        let sql = format!(
            "SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
        );
        self.rows(&sql).await
    }

    async fn settings(&self) -> Vec<String> {
        let mut all = Vec::new();
        for setting in ["lock_timeout", "idle_in_transaction_session_timeout", "standard_conforming_strings", "transaction_isolation"] {
            all.extend(self.rows(&format!("SHOW {setting}")).await);
        }
        all.extend(self.rows("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'").await);
        all.extend(self.rows("SELECT now() = statement_timestamp()").await);
        all
    }

    async fn scratch_places(&self) -> Vec<String> {
        // The pool has one connection, and its process is in the names.
        self.rows("SELECT datname FROM pg_database WHERE starts_with(datname, '_migrator_scratch_' || pg_backend_pid() || '_')").await
    }

    steps!(sqlx::PgConnection);
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let name = self.name.clone();
        // A test's own runtime may be at its end, and its panic is what counts.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(administrate(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).map_err(std::io::Error::other)
        });
        if !std::thread::panicking() {
            dropped.join().unwrap().unwrap();
        }
    }
}

/// The rows of a query, a line each.
pub(crate) async fn lines(pool: &PgPool, sql: &str) -> Vec<String> {
    let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(pool).await.unwrap();
    let value = |row: &sqlx::postgres::PgRow, at: usize| {
        let value = row.try_get_raw(at).unwrap();
        if value.is_null() { "NULL".to_owned() } else { value.as_str().unwrap().to_owned() }
    };
    rows.iter().map(|row| (0..row.len()).map(|at| value(row, at)).collect::<Vec<_>>().join("|")).collect()
}
