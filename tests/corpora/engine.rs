//! A database for each side of each test.

use migrator::compare::Origin;
use migrator::introspect;
use schema_core::Schema;
use schema_core::schema::ForeignKey;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, SqliteConnection};
use tempfile::TempDir;

/// A kind of database.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Engine {
    Sqlite,
}

impl Engine {
    /// Those that are there and not left out.
    pub(crate) fn all() -> Vec<Self> {
        vec![Self::Sqlite]
    }

    /// Its name in the corpora.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
        }
    }
}

/// A database.
pub(crate) struct Database {
    folder: TempDir,
}

impl Database {
    /// An empty one.
    pub(crate) async fn new(_engine: Engine, _purpose: &str) -> Result<Self, String> {
        let database = Self { folder: tempfile::tempdir().map_err(text)? };
        database.run("PRAGMA user_version = 1").await?;
        Ok(database)
    }

    /// What `migrator` is told.
    pub(crate) fn origin(&self) -> Origin {
        format!("sqlite://{}", self.folder.path().join("app.db").display()).parse().unwrap()
    }

    async fn sqlite(&self) -> Result<SqliteConnection, String> {
        let options = SqliteConnectOptions::new().filename(self.folder.path().join("app.db")).create_if_missing(true);
        options.foreign_keys(false).connect().await.map_err(text)
    }

    /// Runs a script that comes from others.
    pub(crate) async fn load(&self, script: &str) -> Result<(), String> {
        self.run(script).await.map_err(|error| format!("the script can't be loaded: {error}"))
    }

    /// Runs a script.
    pub(crate) async fn run(&self, script: &str) -> Result<(), String> {
        sqlx::raw_sql(AssertSqlSafe(script.to_owned())).execute(&mut self.sqlite().await?).await.map(drop).map_err(text)
    }

    /// What is in it, without what the database does not tell apart.
    pub(crate) async fn schema(&self) -> Result<Schema, String> {
        let mut schema = introspect::sqlite(&mut self.sqlite().await?).await.map_err(text)?.schema.canonical();
        for table in &mut schema.tables {
            table.foreign_keys.iter_mut().for_each(|key| *key = ForeignKey { name: String::new(), ..std::mem::take(key) });
            table.foreign_keys.sort_by(|a, b| (&a.columns, &a.target).cmp(&(&b.columns, &b.target)));
        }
        Ok(schema)
    }

    /// Ends it.
    pub(crate) fn drop(self) -> Result<(), String> {
        self.folder.close().map_err(text)
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
