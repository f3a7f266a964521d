//! Databases that can't be used: full, read-only, damaged.

use std::fs;

use migrator::{Atomicity, Migration, Migrator};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use crate::history::MIGRATIONS;
use crate::support::{Database, lines, migrator, nothing};

const SMALL: Migration = Migration::new("20250101000000", "small", |plan| plan.sql("CREATE TABLE a (id)"), nothing);
const BIG: Migration = Migration::new(
    "20250102000000",
    "big",
    |plan| {
        plan.sql("CREATE TABLE big (data BLOB)");
        plan.sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO big SELECT zeroblob(4000) FROM n",
        );
    },
    nothing,
);

#[tokio::test]
async fn a_full_disk_undoes_the_run_and_the_next_one_succeeds() {
    for atomicity in [Atomicity::All, Atomicity::Each] {
        let database = Database::with("CREATE TABLE mine (id); INSERT INTO mine VALUES (1)").await;
        let settings = database.settings().await;
        database.run("PRAGMA max_page_count = 60").await;
        let all = migrator(vec![SMALL, BIG]).atomicity(atomicity);
        let error = all.up(&database.pool).await.unwrap_err();
        assert!(error.is_full(), "{error}");
        assert!(error.to_string().contains("`20250102000000_big`, `up`, statement 2 of 2: there is no space left"), "{error}");
        assert_eq!(error.applied().len(), usize::from(atomicity == Atomicity::Each));
        assert_eq!(database.settings().await, settings);
        assert_eq!(database.rows("SELECT count(*) FROM sqlite_master WHERE name = 'big'").await, ["0"]);
        assert_eq!(database.rows("SELECT id FROM mine").await, ["1"]);
        database.run("PRAGMA max_page_count = 100000").await;
        all.up(&database.pool).await.unwrap();
        assert_eq!(database.rows("SELECT count(*) FROM big").await, ["500"]);
    }
}

fn pool(options: SqliteConnectOptions) -> SqlitePool {
    SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options)
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let text = "Dear Ada, this is not a database. ".repeat(100);
    fs::write(&path, &text).unwrap();
    let pool = pool(SqliteConnectOptions::new().filename(&path));
    for error in [
        Migrator::new(&MIGRATIONS).up(&pool).await.unwrap_err(),
        migrator(vec![SMALL]).up_to(&pool, "small").await.unwrap_err(),
        Migrator::new(&MIGRATIONS).status(&pool).await.unwrap_err(),
        Migrator::new(&MIGRATIONS).plan(&pool).await.unwrap_err(),
    ] {
        assert!(error.is_not_a_database(), "{error}");
        assert!(error.to_string().starts_with("the file is not a database, or it is damaged"), "{error}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[tokio::test]
async fn a_file_that_does_not_exist_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(SqliteConnectOptions::new().filename(folder.path().join("absent.db")));
    let error = Migrator::new(&MIGRATIONS).up(&pool).await.unwrap_err();
    assert!(error.to_string().contains("unable to open database file"), "{error}");
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
}

#[tokio::test]
async fn a_read_only_database_is_free_when_current_and_refused_when_not() {
    let database = Database::new().await;
    migrator(vec![SMALL]).up(&database.pool).await.unwrap();
    let bytes = fs::read(database.path()).unwrap();
    let read_only = pool(SqliteConnectOptions::new().filename(database.path()).read_only(true));
    assert!(migrator(vec![SMALL]).up(&read_only).await.unwrap().is_empty());
    migrator(vec![SMALL]).assert_current(&read_only).await.unwrap();
    assert!(migrator(vec![SMALL]).status(&read_only).await.unwrap().is_current());

    let error = migrator(vec![SMALL, BIG]).up(&read_only).await.unwrap_err();
    assert!(error.is_read_only(), "{error}");
    assert!(error.to_string().contains("the database can't be written to"), "{error}");
    assert!(migrator(vec![SMALL, BIG]).assert_current(&read_only).await.unwrap_err().is_not_current());
    assert!(migrator(vec![]).up(&read_only).await.unwrap_err().is_newer_database());
    assert_eq!(fs::read(database.path()).unwrap(), bytes);
    assert_eq!(lines(&read_only, "PRAGMA foreign_keys").await, ["1"]);
}

#[tokio::test]
async fn a_damaged_database_is_an_error() {
    let database = Database::new().await;
    migrator(vec![SMALL, BIG]).up(&database.pool).await.unwrap();
    let path = database.path();
    database.pool.close().await;
    let mut bytes = fs::read(&path).unwrap();
    bytes[100..4096].fill(0xab);
    fs::write(&path, &bytes).unwrap();
    let pool = pool(SqliteConnectOptions::new().filename(&path));
    let error = migrator(vec![SMALL, BIG]).up(&pool).await.unwrap_err();
    assert!(error.is_not_a_database(), "{error}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[tokio::test]
async fn a_pool_without_a_free_connection_says_so() {
    let database = Database::new().await;
    let options = SqliteConnectOptions::new().filename(database.path());
    let pool =
        SqlitePoolOptions::new().max_connections(1).acquire_timeout(std::time::Duration::from_millis(100)).connect_lazy_with(options);
    let held = pool.acquire().await.unwrap();
    let error = migrator(vec![SMALL]).up(&pool).await.unwrap_err();
    assert!(error.hint().unwrap().contains("all connections of the pool are in use"), "{error:?}");
    drop(held);
    migrator(vec![SMALL]).up(&pool).await.unwrap();
}

#[tokio::test]
async fn errors_say_nothing_about_how_to_connect() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=ro", folder.path().join("secret-place.db").display());
    let pool = SqlitePoolOptions::new().connect_lazy(&url).unwrap();
    let error = Migrator::new(&MIGRATIONS).up(&pool).await.unwrap_err();
    assert!(!format!("{error:?}").contains("secret-place"), "{error:?}");
    assert!(error.cause().is_some());
}

const ADOPTING: Migration = Migration::new(
    "20250101000000",
    "small",
    |plan| {
        plan.sql("CREATE TABLE IF NOT EXISTS a (id)");
        plan.sql("CREATE INDEX a_idx ON a (id)");
    },
    nothing,
);
const TAKEN: Migration = Migration::new("20250102000000", "taken", |plan| plan.sql("CREATE INDEX a_idx ON a (id)"), nothing);

#[tokio::test]
async fn a_table_that_is_there_already_is_said_to_be_and_left_alone() {
    let database = Database::with("CREATE TABLE a (id, note); INSERT INTO a VALUES (1, 'mine')").await;
    let error = migrator(vec![SMALL]).up(&database.pool).await.unwrap_err();
    assert!(error.is_already_there());
    let said = "`20250101000000_small`, `up`, statement 1 of 1: the database has something of that name already: \
                table a already exists\n    CREATE TABLE a (id)";
    assert_eq!(error.to_string(), said);
    assert!(error.hint().unwrap().contains("`Migrator::baseline`"));
    assert_eq!(database.rows("SELECT * FROM a").await, ["1|mine"]);
    assert_eq!(database.rows("SELECT name FROM sqlite_master").await, ["a"]);

    migrator(vec![ADOPTING]).up(&database.pool).await.unwrap();
    assert_eq!(database.rows("SELECT * FROM a").await, ["1|mine"]);
    assert!(migrator(vec![ADOPTING, TAKEN]).up(&database.pool).await.unwrap_err().is_already_there());
}
