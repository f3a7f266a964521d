//! A MySQL or MariaDB database for each test, on the server that the suites share.

use std::sync::atomic::{AtomicUsize, Ordering};

use migrator::{Dialect, Error, Migrator, Plan, Report};
use servers::{Kind, Wanted, url};
use sqlx::mysql::{MySqlConnectOptions, MySqlPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, MySqlPool, Row as _, ValueRef as _};

use super::{Engine, steps};

/// A database that is dropped with this.
pub(crate) struct Mysql {
    pub(crate) pool: MySqlPool,
    pub(crate) name: String,
}

/// The URL of the server; nothing where the person who runs the tests leaves MySQL out, which `tests/run` says.
pub(crate) fn mysql_url() -> Option<String> {
    match url(Kind::Mysql).unwrap() {
        Wanted::Url(url) => Some(url),
        Wanted::Skipped => None,
    }
}

fn admin() -> MySqlConnectOptions {
    mysql_url().unwrap().parse().unwrap()
}

async fn administrate(sql: String) -> Result<(), sqlx::Error> {
    let mut connection = admin().connect().await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.map(drop)
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

impl Mysql {
    /// How to connect to it.
    pub(crate) fn options(&self) -> MySqlConnectOptions {
        admin().database(&self.name)
    }

    /// Another pool on it, with this many connections.
    pub(crate) fn other(&self, size: u32) -> MySqlPool {
        MySqlPoolOptions::new().max_connections(size).connect_lazy_with(self.options())
    }
}

impl Engine for Mysql {
    type Pool = MySqlPool;

    const DIALECT: Dialect = Dialect::Mysql;
    const FIRST_SETTING: &'static str = "1";
    const LINGERS: usize = 1;
    const REFUSED: &'static str = "the server refused it: You have an error in your SQL syntax";

    async fn new() -> Self {
        let name = format!("runtime_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        administrate(format!("CREATE DATABASE {name}")).await.unwrap();
        let pool = MySqlPoolOptions::new().max_connections(1).connect_with(admin().database(&name)).await.unwrap();
        Self { pool, name }
    }

    fn pool(&self) -> &MySqlPool {
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
        mysql_lines(&self.pool, sql).await
    }

    async fn objects(&self) -> Vec<String> {
        self.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = database() ORDER BY table_name").await
    }

    async fn columns(&self, table: &str) -> Vec<String> {
        let sql = format!(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = database() AND table_name = '{table}' ORDER BY ordinal_position"
        );
        self.rows(&sql).await
    }

    async fn settings(&self) -> Vec<String> {
        let settings = "SELECT @@autocommit, @@sql_mode, @@time_zone, @@lock_wait_timeout, @@innodb_lock_wait_timeout";
        let mut all: Vec<String> = self.rows(settings).await[0].split('|').map(str::to_owned).collect();
        let lock = "is_used_lock(concat('migrator_', left(sha2(lower(database()), 256), 32)))";
        all.extend(self.rows(&format!("SELECT {lock}")).await);
        all
    }

    async fn scratch_places(&self) -> Vec<String> {
        // Other tests' come and go; whoever has one has its lock.
        let sql = "SELECT schema_name FROM information_schema.schemata WHERE left(schema_name, 18) = '_migrator_scratch_' AND is_free_lock(schema_name)";
        let (first, mut second) = (self.rows(sql).await, self.rows(sql).await);
        second.retain(|name| first.contains(name));
        second
    }

    steps!(sqlx::MySqlConnection);
}

impl Drop for Mysql {
    fn drop(&mut self) {
        let name = self.name.clone();
        // A test's own runtime may be at its end, and its panic is what counts.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(administrate(format!("DROP DATABASE IF EXISTS {name}"))).map_err(std::io::Error::other)
        });
        if !std::thread::panicking() {
            dropped.join().unwrap().unwrap();
        }
    }
}

/// A test on a database of its own, unless MySQL is left out.
pub(crate) async fn on_mysql(test: impl AsyncFnOnce(Mysql)) {
    if mysql_url().is_some() {
        test(Mysql::new().await).await;
    }
}

/// The rows of a query, a line each.
pub(crate) async fn mysql_lines(pool: &MySqlPool, sql: &str) -> Vec<String> {
    let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(pool).await.unwrap();
    let value = |row: &sqlx::mysql::MySqlRow, at: usize| {
        if row.try_get_raw(at).unwrap().is_null() { "NULL".to_owned() } else { row.try_get_unchecked::<String, _>(at).unwrap() }
    };
    rows.iter().map(|row| (0..row.len()).map(|at| value(row, at)).collect::<Vec<_>>().join("|")).collect()
}
