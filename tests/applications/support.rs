//! Pools by URL, and a list of migrations for every database.

use std::time::Duration;

use integration::server::Server;
use migrator::{Drift, Error, Migration, Migrations, Migrator, Plan, Report, Verification};
use servers::Kind;
use sqlx::mysql::MySqlPoolOptions;
use sqlx::postgres::PgPoolOptions;
use sqlx::{AssertSqlSafe, MySqlPool, PgPool};

/// Creates a table and a row.
static FIRST: Migration = Migration::new("20250101000000", "first", first, nothing);
static SECOND: Migration = Migration::new("20250102000000", "second", second, nothing);
pub(crate) static MIGRATIONS: Migrations = Migrations::new(&[&FIRST, &SECOND]);

fn first(plan: &mut Plan) {
    plan.sql("CREATE TABLE counter (n INTEGER NOT NULL)");
    plan.sql("INSERT INTO counter VALUES (1)");
}

fn second(plan: &mut Plan) {
    plan.sql("UPDATE counter SET n = n + 1");
}

fn nothing(_: &mut Plan) {}

/// A pool of either kind that has not connected yet.
pub(crate) enum Pool {
    Postgres(PgPool),
    Mysql(MySqlPool),
}

impl Pool {
    pub(crate) fn new(kind: Kind, url: &str) -> Self {
        let patience = Duration::from_secs(2);
        match kind {
            Kind::Postgres => Self::Postgres(PgPoolOptions::new().max_connections(1).acquire_timeout(patience).connect_lazy(url).unwrap()),
            Kind::Mysql => Self::Mysql(MySqlPoolOptions::new().max_connections(1).acquire_timeout(patience).connect_lazy(url).unwrap()),
        }
    }

    pub(crate) async fn up(&self, migrator: &Migrator) -> Result<Report, Error> {
        match self {
            Self::Postgres(pool) => migrator.up(pool).await,
            Self::Mysql(pool) => migrator.up(pool).await,
        }
    }

    pub(crate) async fn status(&self, migrator: &Migrator) -> Result<String, Error> {
        match self {
            Self::Postgres(pool) => migrator.status(pool).await,
            Self::Mysql(pool) => migrator.status(pool).await,
        }
        .map(|status| status.to_string())
    }

    pub(crate) async fn drift(&self, migrator: &Migrator) -> Result<Drift, Error> {
        match self {
            Self::Postgres(pool) => migrator.drift(pool).await,
            Self::Mysql(pool) => migrator.drift(pool).await,
        }
    }

    pub(crate) async fn verify(&self, migrator: &Migrator) -> Result<Verification, Error> {
        match self {
            Self::Postgres(pool) => migrator.verify(pool).await,
            Self::Mysql(pool) => migrator.verify(pool).await,
        }
    }

    /// The number that a query returns.
    pub(crate) async fn number(&self, sql: &'static str) -> i64 {
        match self {
            Self::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
            Self::Mysql(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
        }
    }

    /// How many tables there are.
    pub(crate) async fn tables(&self) -> i64 {
        let own = if matches!(self, Self::Postgres(_)) { "'public'" } else { "database()" };
        let sql = format!("SELECT count(*) FROM information_schema.tables WHERE table_schema = {own}");
        match self {
            Self::Postgres(pool) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(pool).await.unwrap(),
            Self::Mysql(pool) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(pool).await.unwrap(),
        }
    }

    pub(crate) async fn close(self) {
        match self {
            Self::Postgres(pool) => pool.close().await,
            Self::Mysql(pool) => pool.close().await,
        }
    }
}

/// A database on a server, dropped at the end of the test.
pub(crate) async fn with_database(server: &Server, test: impl AsyncFnOnce(&str)) {
    let name = server.name("app");
    server.run(&format!("CREATE DATABASE {name}")).await.unwrap();
    test(&server.database(&name, None)).await;
    server.drop(&name).await.unwrap();
}
