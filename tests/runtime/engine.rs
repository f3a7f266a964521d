//! The databases that the same tests run on.

use std::future::Future;
use std::path::Path;

use migrator::{Dialect, Error, MigratePool, Migrator, Plan, Report};
use sqlx::migrate::MigrateError;

use crate::support::Database;

#[path = "engine/mysql.rs"]
mod mysql;
#[path = "engine/postgres.rs"]
mod postgres;

pub(crate) use mysql::{Mysql, mysql_lines, mysql_url, on_mysql};
pub(crate) use postgres::{Postgres, admin_url, lines};

/// A database of its own for a test. Its pool has a single connection: the migrator must be content with that.
pub(crate) trait Engine: Sized {
    type Pool: MigratePool;

    const DIALECT: Dialect;
    /// The first of [`settings`](Self::settings) while nobody migrates.
    const FIRST_SETTING: &'static str;
    /// How an error begins that the database itself reports, and what it says of a statement that ends too early.
    const REFUSED: &'static str;

    /// For how many of the last settings the server may take a moment, where a connection was closed: its lock.
    const LINGERS: usize = 0;

    fn new() -> impl Future<Output = Self>;
    fn pool(&self) -> &Self::Pool;
    /// See [`Migrator::up`], on another pool.
    fn up_elsewhere(&self, migrator: &Migrator) -> impl Future<Output = Result<Report, Error>>;
    /// Runs statements.
    fn run(&self, sql: &str) -> impl Future<Output = ()>;
    /// The rows of a query, a line each, values separated by `|`.
    fn rows(&self, sql: &str) -> impl Future<Output = Vec<String>>;
    /// The names of all tables, indexes and views, the journal's among them.
    fn objects(&self) -> impl Future<Output = Vec<String>>;
    /// The names of the columns of a table, in order.
    fn columns(&self, table: &str) -> impl Future<Output = Vec<String>>;
    /// What migrating changes for a while, on the pool's connection.
    fn settings(&self) -> impl Future<Output = Vec<String>>;
    /// The scratch places that nobody has any more, as far as this pool's calls could have left them.
    fn scratch_places(&self) -> impl Future<Output = Vec<String>>;
    /// Has sqlx itself run the migrations in a folder.
    fn migrate_with_sqlx(&self, folder: &Path) -> impl Future<Output = Result<(), MigrateError>>;
    /// A step in Rust that makes the names of `person` lower case, in a savepoint.
    fn lower(plan: &mut Plan);
    /// A step in Rust that makes them upper case.
    fn upper(plan: &mut Plan);
    /// A step in Rust that fails: "no luck".
    fn fail(plan: &mut Plan);
    /// A step in Rust that ends the transaction.
    fn commit(plan: &mut Plan);

    /// The names of the tables except the journal's.
    async fn tables(&self) -> Vec<String> {
        self.objects().await.into_iter().filter(|name| !name.starts_with("_migrator")).collect()
    }
}

/// Runs each of these tests on every database; those after the semicolon on databases where everything can be undone.
macro_rules! on_every_database {
    ($($test:ident),* $(,)? $(; $($undone:ident),* $(,)?)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $test() { super::$test::<crate::support::Database>().await })*
            $($(#[tokio::test] async fn $undone() { super::$undone::<crate::support::Database>().await })*)?
        }

        mod postgres {
            $(#[tokio::test] async fn $test() {
                if crate::engine::admin_url().is_some() {
                    super::$test::<crate::engine::Postgres>().await;
                }
            })*
            $($(#[tokio::test] async fn $undone() {
                if crate::engine::admin_url().is_some() {
                    super::$undone::<crate::engine::Postgres>().await;
                }
            })*)?
        }

        mod mysql {
            $(#[tokio::test] async fn $test() {
                if crate::engine::mysql_url().is_some() {
                    super::$test::<crate::engine::Mysql>().await;
                }
            })*
        }
    };
}
pub(crate) use on_every_database;

/// What takes the connection of the database: sqlx's migrations, and the steps in Rust.
macro_rules! steps {
    ($connection:ty) => {
        async fn migrate_with_sqlx(&self, folder: &std::path::Path) -> Result<(), sqlx::migrate::MigrateError> {
            sqlx::migrate::Migrator::new(folder).await?.run(&self.pool).await
        }

        fn lower(plan: &mut Plan) {
            plan.run("lower", async |connection: &mut $connection| {
                let mut savepoint = sqlx::Connection::begin(connection).await?;
                sqlx::raw_sql("UPDATE person SET name = lower(name)").execute(&mut *savepoint).await?;
                savepoint.commit().await
            });
        }

        fn upper(plan: &mut Plan) {
            plan.run("upper", async |connection: &mut $connection| {
                sqlx::raw_sql("UPDATE person SET name = upper(name)").execute(connection).await.map(drop)
            });
        }

        fn fail(plan: &mut Plan) {
            plan.run("fail", async |_: &mut $connection| Err::<(), _>("no luck"));
        }

        fn commit(plan: &mut Plan) {
            plan.run("commit", async |connection: &mut $connection| sqlx::raw_sql("COMMIT").execute(connection).await.map(drop));
        }
    };
}
use steps;

impl Engine for Database {
    type Pool = sqlx::SqlitePool;

    const DIALECT: Dialect = Dialect::Sqlite;
    const FIRST_SETTING: &'static str = "1";
    const REFUSED: &'static str = "SQLite refused it: incomplete input";

    async fn new() -> Self {
        Self::new().await
    }

    fn pool(&self) -> &Self::Pool {
        &self.pool
    }

    async fn up_elsewhere(&self, migrator: &Migrator) -> Result<Report, Error> {
        let pool = crate::support::open(&self.path()).await;
        let result = migrator.up(&pool).await;
        pool.close().await;
        result
    }

    async fn run(&self, sql: &str) {
        self.run(sql).await;
    }

    async fn rows(&self, sql: &str) -> Vec<String> {
        self.rows(sql).await
    }

    async fn objects(&self) -> Vec<String> {
        self.rows("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name").await
    }

    async fn columns(&self, table: &str) -> Vec<String> {
        self.rows(&format!("SELECT name FROM pragma_table_info('{table}')")).await
    }

    async fn settings(&self) -> Vec<String> {
        self.settings().await
    }

    async fn scratch_places(&self) -> Vec<String> {
        Vec::new()
    }

    steps!(sqlx::SqliteConnection);
}
