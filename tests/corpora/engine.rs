//! A database for each side of each test.

#[path = "again.rs"]
mod again;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use migrator::compare::Origin;
use migrator::introspect::{self, Catalog, ObjectKind};
use schema_core::schema::ForeignKey;
use schema_core::{Dialect, Schema};
use servers::{Kind, Wanted, url};
use sqlx::mysql::MySqlConnectOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, MySqlConnection, PgConnection, SqliteConnection};
use tempfile::TempDir;

pub(crate) use again::drop_all;

/// A kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
    Mysql,
}

impl Engine {
    /// Those that are not left out; of the others `tests/run` says so.
    pub(crate) fn all() -> Vec<Self> {
        let is_wanted = |engine: &Self| engine.kind().is_none_or(|kind| matches!(url(kind).unwrap(), Wanted::Url(_)));
        [Self::Sqlite, Self::Postgres, Self::Mysql].into_iter().filter(is_wanted).collect()
    }

    pub(crate) fn dialect(self) -> Dialect {
        match self {
            Self::Sqlite => Dialect::Sqlite,
            Self::Postgres => Dialect::Postgres,
            Self::Mysql => Dialect::Mysql,
        }
    }

    /// Its name in the corpora.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        }
    }

    fn kind(self) -> Option<Kind> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some(Kind::Postgres),
            Self::Mysql => Some(Kind::Mysql),
        }
    }
}

/// The version of the PostgreSQL server.
pub(crate) fn postgres_major() -> u32 {
    static MAJOR: OnceLock<u32> = OnceLock::new();
    *MAJOR.get_or_init(|| {
        let Wanted::Url(url) = url(Kind::Postgres).unwrap() else { return 0 };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let version: String = runtime.block_on(async {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            sqlx::query_scalar("SHOW server_version_num").fetch_one(&mut connection).await.unwrap()
        });
        version.parse::<u32>().unwrap() / 10_000
    })
}

/// A database.
pub(crate) struct Database {
    engine: Engine,
    /// The name on the server.
    name: String,
    folder: Option<TempDir>,
}

impl Database {
    /// An empty one.
    pub(crate) async fn new(engine: Engine, purpose: &str) -> Result<Self, String> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("corpora_{}_{}_{purpose}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = (engine == Engine::Sqlite).then(tempfile::tempdir).transpose().map_err(text)?;
        let database = Self { engine, name, folder };
        match engine {
            Engine::Sqlite => database.run("PRAGMA user_version = 1").await?,
            Engine::Postgres => return again::take(database).await,
            Engine::Mysql => database.administrate(&format!("CREATE DATABASE {} CHARACTER SET utf8mb4", database.name)).await?,
        }
        Ok(database)
    }

    /// Ends it.
    pub(crate) async fn drop(self) -> Result<(), String> {
        match self.engine {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => again::give_back(self).await,
            Engine::Mysql => self.administrate(&format!("DROP DATABASE {}", self.name)).await,
        }
    }

    async fn administrate(&self, sql: &str) -> Result<(), String> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match self.engine {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&self.server()).await.map_err(text)?;
                sql.execute(&mut connection).await.map(drop).map_err(text)
            }
            Engine::Mysql => {
                let mut connection = MySqlConnection::connect(&self.server()).await.map_err(text)?;
                sql.execute(&mut connection).await.map(drop).map_err(text)
            }
        }
    }

    fn server(&self) -> String {
        match self.engine.kind().map(|kind| url(kind).unwrap()) {
            Some(Wanted::Url(url)) => url,
            Some(Wanted::Skipped) | None => String::new(),
        }
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        match &self.folder {
            Some(folder) => format!("sqlite://{}", folder.path().join("app.db").display()),
            None => format!("{}/{}", self.server().rsplit_once('/').unwrap().0, self.name),
        }
    }

    /// What `migrator` is told.
    pub(crate) fn origin(&self) -> Origin {
        self.url().parse().unwrap()
    }

    async fn sqlite(&self) -> Result<SqliteConnection, String> {
        let file = self.folder.as_ref().unwrap().path().join("app.db");
        SqliteConnectOptions::new().filename(file).create_if_missing(true).foreign_keys(false).connect().await.map_err(text)
    }

    async fn postgres(&self) -> Result<PgConnection, String> {
        self.server().parse::<PgConnectOptions>().map_err(text)?.database(&self.name).connect().await.map_err(text)
    }

    async fn mysql(&self) -> Result<MySqlConnection, String> {
        self.server().parse::<MySqlConnectOptions>().map_err(text)?.database(&self.name).connect().await.map_err(text)
    }

    /// Runs a script that comes from others.
    pub(crate) async fn load(&self, script: &str) -> Result<(), String> {
        let script = match self.engine {
            Engine::Sqlite => script.to_owned(),
            // Nothing else is going on in this database, and what is sent together is one transaction.
            Engine::Postgres => script.replace(" CONCURRENTLY", ""),
            Engine::Mysql => return self.load_mysql(script).await,
        };
        self.run(&script).await.map_err(|error| format!("the script can't be loaded: {error}"))
    }

    /// Runs a script as the client does, which knows `DELIMITER`.
    async fn load_mysql(&self, script: &str) -> Result<(), String> {
        let mut connection = self.mysql().await?;
        let mut parts = vec!["SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION', FOREIGN_KEY_CHECKS = 0;".to_owned()];
        let mut delimiter = ";".to_owned();
        parts.push(String::new());
        for line in script.lines() {
            if let Some(word) = line.trim().strip_prefix("DELIMITER ") {
                word.trim().clone_into(&mut delimiter);
                parts.push(String::new());
            } else if let Some(end) = line.trim_end().strip_suffix(&delimiter).filter(|_| delimiter != ";") {
                parts.last_mut().unwrap().push_str(end);
                parts.push(String::new());
            } else {
                parts.last_mut().unwrap().extend([line, "\n"]);
            }
        }
        for part in parts.into_iter().filter(|part| !part.trim().is_empty()) {
            let done = sqlx::raw_sql(AssertSqlSafe(part)).execute(&mut connection).await;
            done.map_err(|error| format!("the script can't be loaded: {error}"))?;
        }
        Ok(())
    }

    /// Runs a script.
    pub(crate) async fn run(&self, script: &str) -> Result<(), String> {
        let sql = sqlx::raw_sql(AssertSqlSafe(script.to_owned()));
        match self.engine {
            Engine::Sqlite => sql.execute(&mut self.sqlite().await?).await.map(drop).map_err(text),
            Engine::Postgres => sql.execute(&mut self.postgres().await?).await.map(drop).map_err(text),
            Engine::Mysql => sql.execute(&mut self.mysql().await?).await.map(drop).map_err(text),
        }
    }

    async fn catalog(&self) -> Result<Catalog, String> {
        match self.engine {
            Engine::Sqlite => introspect::sqlite(&mut self.sqlite().await?).await.map_err(text),
            Engine::Postgres => introspect::postgres(&mut self.postgres().await?).await.map_err(text),
            Engine::Mysql => introspect::mysql(&mut self.mysql().await?).await.map_err(text),
        }
    }

    /// Creates in `other` what no schema has a place for and tables may need.
    pub(crate) async fn prepare(&self, other: &Self) -> Result<(), String> {
        let objects = self.catalog().await?.objects;
        for kind in [ObjectKind::Extension, ObjectKind::Type, ObjectKind::Domain, ObjectKind::Sequence] {
            for object in objects.iter().filter(|object| object.kind == kind) {
                other.run(object.sql.split(" OWNED BY").next().unwrap()).await?;
            }
        }
        Ok(())
    }

    /// What is in it, without what the database does not tell apart.
    pub(crate) async fn schema(&self) -> Result<Schema, String> {
        let mut schema = self.catalog().await?.schema.canonical();
        if self.engine == Engine::Sqlite {
            for table in &mut schema.tables {
                table.foreign_keys.iter_mut().for_each(|key| *key = ForeignKey { name: String::new(), ..std::mem::take(key) });
                table.foreign_keys.sort_by(|a, b| (&a.columns, &a.target).cmp(&(&b.columns, &b.target)));
            }
        }
        Ok(schema)
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
