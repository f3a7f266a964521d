//! Many databases at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use migrator::{EachOptions, EachTarget, Migration, Migrator};
use sqlx::AssertSqlSafe;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqliteConnectOptions;

use crate::engine::{Engine, Mysql, Postgres, admin_url, mysql_url};
use crate::support::{migrator, nothing};

const ONE: Migration =
    Migration::new("20250101000000", "initial", |plan| plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50))"), nothing);
const TWO: Migration = Migration::new(
    "20250102000000",
    "unique_names",
    |plan| {
        plan.check("`name` occurs more than once", "SELECT name FROM person GROUP BY name HAVING count(*) > 1");
        plan.sql("CREATE UNIQUE INDEX by_name ON person (name)");
    },
    nothing,
);

fn all() -> Migrator {
    migrator(vec![ONE, TWO])
}

/// How many tenants the proof has.
const TENANTS: usize = 500;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_tenants_and_one_that_fails() {
    if admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let names: Vec<String> = (0..TENANTS).map(|at| format!("tenant_{at:03}")).collect();
    for part in names.chunks(100) {
        let sql: Vec<String> = part.iter().map(|name| format!("CREATE SCHEMA {name}")).collect();
        database.run(&sql.join("; ")).await;
    }
    let targets = || names.iter().map(|name| EachTarget::postgres_schema(database.options(), name));
    // One of them has a table that is in the way of the first migration.
    let spoilt = &names[123];
    database.run(&format!("CREATE TABLE {spoilt}.person (id INTEGER)")).await;

    let report = all().up_each(targets(), EachOptions::new().concurrency(12)).await;
    assert!(!report.is_success());
    let failed: Vec<&str> = report.failed().map(|(name, _)| name).collect();
    assert_eq!(failed, [spoilt.as_str()]);
    assert_eq!(report.not_begun().count(), 0);
    let text = report.to_string();
    assert!(
        text.starts_with("499 migrated, 1 failed (in ")
            && text.contains("\ntenant_123: `20250101000000_initial`, `up`, statement 1 of 1: "),
        "{text}"
    );
    let order: Vec<&String> = report.databases.iter().map(|database| &database.name).collect();
    assert!(order.into_iter().eq(&names), "in the order in which they were given");
    let journals = "SELECT count(*) FROM pg_class WHERE relname = '_migrator_journal' AND relnamespace::regnamespace::text LIKE 'tenant%'";
    assert_eq!(database.rows(journals).await, ["499"]);

    database.run(&format!("DROP TABLE {spoilt}.person")).await;
    let report = all().up_each(targets(), EachOptions::new().concurrency(12)).await;
    assert!(report.is_success());
    assert!(report.to_string().starts_with("1 migrated, 499 up to date before (in "), "{report}");
    for name in [spoilt, &names[0], &names[499]] {
        database.run(&format!("INSERT INTO {name}.person VALUES (1, 'Ada')")).await;
    }
    // All are closed. A process of the server ends a little later than its connection.
    let open = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'";
    while database.rows(open).await != ["1"] {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_canary_that_fails_stops_everything() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| SqliteConnectOptions::new().filename(folder.path().join(name)).create_if_missing(true);
    std::fs::write(folder.path().join("canary.db"), "no database, but long enough to be looked at as one".repeat(20)).unwrap();
    let targets = || ["canary.db", "a.db", "b.db"].map(|name| EachTarget::sqlite(name, file(name)));
    let report = all().up_each(targets(), EachOptions::new()).await;
    assert_eq!(report.failed().map(|(name, _)| name).collect::<Vec<_>>(), ["canary.db"]);
    assert_eq!(report.not_begun().collect::<Vec<_>>(), ["a.db", "b.db"]);
    assert!(report.to_string().starts_with("1 failed, 2 not begun (in "), "{report}");
    assert!(!folder.path().join("a.db").exists());
    let report = all().up_each(targets(), EachOptions::new().canaries(0)).await;
    assert!(report.to_string().starts_with("2 migrated, 1 failed (in "), "{report}");
    std::fs::remove_file(folder.path().join("canary.db")).unwrap();
    assert!(all().up_each(targets(), EachOptions::new()).await.to_string().starts_with("1 migrated, 2 up to date before (in "));
    assert!(all().up_each([], EachOptions::new()).await.to_string().starts_with("no databases (in "));
}

#[tokio::test]
async fn too_many_failures_stop_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    // Every third can't be connected to.
    let targets = |count: usize| {
        let path = path.clone();
        (0..count).map(move |at| {
            let options = SqliteConnectOptions::new().filename(path.join(format!("{at}.db"))).create_if_missing(at % 3 != 2);
            EachTarget::sqlite(at.to_string(), options)
        })
    };
    let one_by_one = EachOptions::new().concurrency(1);
    let report = all().up_each(targets(30), one_by_one.stop_after(1)).await;
    assert_eq!(report.failed().map(|(name, _)| name).collect::<Vec<_>>(), ["2", "5"]);
    assert_eq!(report.not_begun().count(), 24);
    let report = all().up_each(targets(30), one_by_one.stop_at_rate(0.3)).await;
    assert_eq!(report.databases.iter().filter(|database| database.result.is_some()).count(), 12);
    let report = all().up_each(targets(30), one_by_one.stop_at_rate(0.5)).await;
    assert_eq!((report.failed().count(), report.not_begun().count()), (10, 0));
}

#[tokio::test]
async fn no_more_at_a_time_than_told() {
    static RUNNING: AtomicUsize = AtomicUsize::new(0);
    static MOST: AtomicUsize = AtomicUsize::new(0);
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let targets = (0..40).map(|at| {
        let folder = Arc::clone(&folder);
        EachTarget::new(at.to_string(), async move || {
            MOST.fetch_max(RUNNING.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            let pool = crate::history::open(&folder.path().join(format!("{at}.db"))).await;
            RUNNING.fetch_sub(1, Ordering::SeqCst);
            pool
        })
    });
    assert!(all().up_each(targets, EachOptions::new().concurrency(4)).await.is_success());
    assert!((2..=4).contains(&MOST.load(Ordering::SeqCst)), "{MOST:?}");
}

#[tokio::test]
async fn databases_of_a_mysql_server_and_rows_in_the_way() {
    if mysql_url().is_none() {
        return;
    }
    let databases = [Mysql::new().await, Mysql::new().await, Mysql::new().await];
    let targets = || databases.iter().map(|database| EachTarget::mysql(database.name.clone(), database.options()));
    assert!(migrator(vec![ONE]).up_each(targets(), EachOptions::new()).await.is_success());
    databases[1].run("INSERT INTO person VALUES (1, 'Ada'), (2, 'Ada')").await;
    let report = all().up_each(targets(), EachOptions::new()).await;
    let failed: Vec<bool> = report.failed().map(|(_, error)| error.is_check_failed()).collect();
    assert_eq!((failed, report.not_begun().count()), (vec![true], 0));
    sqlx::raw_sql(AssertSqlSafe("DELETE FROM person WHERE id = 2")).execute(&databases[1].pool).await.unwrap();
    assert!(all().up_each(targets(), EachOptions::new()).await.is_success());
}

#[tokio::test]
async fn a_schema_that_is_missing_is_said() {
    if admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let targets = [EachTarget::postgres_schema(database.options(), "Ten ant\"1")];
    let report = all().up_each(targets, EachOptions::new()).await;
    assert!(report.to_string().contains("no schema of the search path exists"), "{report}");
    let pool = PgPoolOptions::new().max_connections(1).connect_lazy_with(database.options());
    sqlx::raw_sql("CREATE SCHEMA \"Ten ant\"\"1\"").execute(&pool).await.unwrap();
    pool.close().await;
    let targets = [EachTarget::postgres_schema(database.options(), "Ten ant\"1")];
    assert!(all().up_each(targets, EachOptions::new()).await.is_success());
    assert_eq!(database.rows("SELECT count(*) FROM \"Ten ant\"\"1\".person").await, ["0"]);
}
