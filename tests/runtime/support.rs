//! A SQLite database in a file of its own, and lists of migrations made on the spot.

use std::path::{Path, PathBuf};

use migrator::{Migration, Migrations, Migrator, Plan};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row as _, SqlitePool, TypeInfo as _, ValueRef as _};
use tempfile::TempDir;

/// A database in a temporary folder.
pub(crate) struct Database {
    pub(crate) pool: SqlitePool,
    pub(crate) folder: TempDir,
}

impl Database {
    /// An empty one, with a pool of a single connection: the migrator must be content with that.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pool = open(&folder.path().join("app.db")).await;
        Self { pool, folder }
    }

    /// One on which these statements have run.
    pub(crate) async fn with(sql: &'static str) -> Self {
        let database = Self::new().await;
        database.run(sql).await;
        database
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("app.db")
    }

    pub(crate) async fn run(&self, sql: &str) {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&self.pool).await.unwrap();
    }

    /// The rows of a query, a line each, values separated by `|`.
    pub(crate) async fn rows(&self, sql: &str) -> Vec<String> {
        lines(&self.pool, sql).await
    }

    /// The definitions of everything except the journal.
    pub(crate) async fn schema(&self) -> Vec<String> {
        self.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_migrator%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name").await
    }

    /// The settings that migrating changes for a while.
    pub(crate) async fn settings(&self) -> Vec<String> {
        let mut all = self.rows("PRAGMA foreign_keys").await;
        all.extend(self.rows("PRAGMA legacy_alter_table").await);
        all.extend(self.rows("PRAGMA busy_timeout").await);
        all
    }
}

pub(crate) async fn open(path: &Path) -> SqlitePool {
    crate::history::open(path).await.unwrap()
}

pub(crate) async fn lines(pool: &SqlitePool, sql: &str) -> Vec<String> {
    let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(pool).await.unwrap();
    rows.iter().map(line).collect()
}

fn line(row: &SqliteRow) -> String {
    let value = |at: usize| {
        let raw = row.try_get_raw(at).unwrap();
        match raw.type_info().name() {
            _ if raw.is_null() => "NULL".to_owned(),
            "TEXT" | "BLOB" => row.try_get_unchecked::<String, _>(at).unwrap(),
            "REAL" => row.try_get_unchecked::<f64, _>(at).unwrap().to_string(),
            _ => row.try_get_unchecked::<i64, _>(at).unwrap().to_string(),
        }
    };
    (0..row.len()).map(value).collect::<Vec<_>>().join("|")
}

/// A list that lives as long as the test.
pub(crate) fn list(migrations: Vec<Migration>) -> &'static Migrations {
    Box::leak(Box::new(of(migrations)))
}

/// The same, to be built further.
pub(crate) fn of(migrations: Vec<Migration>) -> Migrations {
    let migrations: Vec<&'static Migration> = migrations.into_iter().map(|migration| &*Box::leak(Box::new(migration))).collect();
    Migrations::new(Vec::leak(migrations))
}

pub(crate) fn migrator(migrations: Vec<Migration>) -> Migrator {
    Migrator::new(list(migrations))
}

/// A table with one row, which counts how often something ran.
pub(crate) const COUNTER: Migration = Migration::new(
    "20250101000000",
    "one",
    |plan| {
        plan.sql("CREATE TABLE counter (n INTEGER NOT NULL)");
        plan.sql("INSERT INTO counter VALUES (0)");
    },
    |plan| plan.sql("DROP TABLE counter"),
);

/// A `down` or `up` that does nothing.
pub(crate) fn nothing(_: &mut Plan) {}

pub(crate) fn names(report: &migrator::Report) -> Vec<&str> {
    report.done.iter().map(|done| done.name.as_str()).collect()
}
