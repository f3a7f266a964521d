//! Databases for tests.

use migrator::testing::{self, TestDatabase};
use migrator::{Migration, Migrator, Seed};
use sqlx::{AssertSqlSafe, MySqlPool, PgPool};

use crate::engine::{admin_url, lines, mysql_lines, mysql_url};
use crate::support::{self, migrator, nothing};

const ONE: Migration =
    Migration::new("20250101000000", "initial", |plan| plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50))"), nothing);
const SEEDS: &[Seed] = &[Seed::once("people", |plan| plan.sql("INSERT INTO person VALUES (1, 'Ada')"))];

fn all() -> Migrator {
    migrator(vec![ONE]).seeds(SEEDS)
}

#[tokio::test]
async fn sqlite_in_memory_and_in_a_file() {
    let (one, other) = (testing::sqlite(&all()).await.unwrap(), testing::sqlite(&all()).await.unwrap());
    sqlx::raw_sql("INSERT INTO person VALUES (2, 'Bob')").execute(one.pool()).await.unwrap();
    assert_eq!(support::lines(other.pool(), "SELECT name FROM person").await, ["Ada"]);
    let file = testing::sqlite_file(&all()).await.unwrap();
    let path = file.name().to_owned();
    let first = file.pool().acquire().await.unwrap();
    assert_eq!(support::lines(file.pool(), "SELECT name FROM person").await, ["Ada"], "beside another connection");
    drop(first);
    assert!(std::path::Path::new(&path).exists());
    drop(file);
    for end in ["", "-wal", "-shm"] {
        assert!(!std::path::Path::new(&format!("{path}{end}")).exists(), "{end}");
    }
}

/// A test that gets a database and panics. Returns what the database was called.
async fn failing<P: Send + Sync + 'static>(database: TestDatabase<P>) -> String {
    let name = database.name().to_owned();
    let task = tokio::spawn(async move {
        let _held = database;
        panic!("as a test that fails");
    });
    assert!(task.await.unwrap_err().is_panic());
    name
}

#[tokio::test]
async fn postgres_from_a_template() {
    let Some(url) = admin_url() else { return };
    let admin = PgPool::connect(&url).await.unwrap();
    let shared = all();
    let (one, other) = tokio::join!(testing::postgres(&url, &shared), testing::postgres(&url, &shared));
    let (one, other) = (one.unwrap(), other.unwrap());
    sqlx::raw_sql("INSERT INTO person VALUES (2, 'Bob')").execute(one.pool()).await.unwrap();
    assert_eq!(lines(other.pool(), "SELECT name FROM person").await, ["Ada"]);
    assert!(all().up(other.pool()).await.unwrap().is_empty());
    let exists = async |name: &str| lines(&admin, &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'")).await.len() == 1;
    let name = failing(one).await;
    assert!(!exists(&name).await && exists(other.name()).await);
    let name = other.name().to_owned();
    drop(other);
    assert!(!exists(&name).await);
    // Other migrations have another template.
    let more = migrator(vec![ONE, Migration::new("20250102000000", "more", |plan| plan.sql("CREATE TABLE more (id INT)"), nothing)]);
    let more = testing::postgres(&url, &more).await.unwrap();
    assert_eq!(lines(more.pool(), "SELECT count(*) FROM more").await, ["0"]);
}

#[tokio::test]
async fn what_killed_tests_left_is_removed() {
    let Some(url) = admin_url() else { return };
    let admin = PgPool::connect(&url).await.unwrap();
    let left = format!("_migrator_test_1700000000_1_{}", std::process::id());
    let recent = format!("_migrator_test_{}_1_0", std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs());
    for name in [&left, &recent] {
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&admin).await.unwrap();
    }
    let other = migrator(vec![Migration::new("20250109000000", "sweeps", |plan| plan.sql("CREATE TABLE s (id INT)"), nothing)]);
    drop(testing::postgres(&url, &other).await.unwrap());
    let names = lines(&admin, "SELECT datname FROM pg_database").await;
    assert!(!names.contains(&left) && names.contains(&recent));
    sqlx::raw_sql(AssertSqlSafe(format!("DROP DATABASE {recent}"))).execute(&admin).await.unwrap();
}

#[tokio::test]
async fn mysql_in_a_database_of_its_own() {
    let Some(url) = mysql_url() else { return };
    let admin = MySqlPool::connect(&url).await.unwrap();
    let (one, other) = (testing::mysql(&url, &all()).await.unwrap(), testing::mysql(&url, &all()).await.unwrap());
    sqlx::raw_sql("INSERT INTO person VALUES (2, 'Bob')").execute(one.pool()).await.unwrap();
    assert_eq!(mysql_lines(other.pool(), "SELECT name FROM person").await, ["Ada"]);
    let name = failing(one).await;
    let mut transaction = other.pool().begin().await.unwrap();
    sqlx::raw_sql("DELETE FROM person").execute(&mut *transaction).await.unwrap();
    // Nobody waits for what is open.
    let names = format!("'{name}', '{}'", other.name());
    drop(other);
    drop(transaction);
    let left = mysql_lines(&admin, &format!("SELECT 1 FROM information_schema.schemata WHERE schema_name IN ({names})")).await;
    assert!(left.is_empty());
}

#[tokio::test]
async fn a_migration_that_fails_leaves_no_database() {
    let broken = || migrator(vec![Migration::new("20250101000000", "broken", |plan| plan.sql("CREATE TABLE broken ("), nothing)]);
    let error = testing::sqlite(&broken()).await.unwrap_err();
    assert_eq!(error.migration(), Some("20250101000000_broken"));
    if let Some(url) = admin_url() {
        assert_eq!(testing::postgres(&url, &broken()).await.unwrap_err().migration(), Some("20250101000000_broken"));
    }
    if let Some(url) = mysql_url() {
        let error = testing::mysql(&url, &broken()).await.unwrap_err();
        assert_eq!(error.migration(), Some("20250101000000_broken"));
    }
    let error = testing::postgres("postgres://me:hidden-word@127.0.0.1:1/app", &all()).await.unwrap_err();
    assert!(!format!("{error:?}").contains("hidden-word"), "{error:?}");
}
