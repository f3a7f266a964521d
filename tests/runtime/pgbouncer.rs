//! PostgreSQL behind PgBouncer, which hands out another server connection for every transaction.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use integration::change::{Change, migrator_with_snapshot};
use migrator::testing;
use migrator::{Atomicity, Backfill, Migration, Migrator, Plan, Target};
use schema_core::Dialect;
use servers::{PoolMode, Pooler, is_pooler_skipped};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Postgres as Db};

use crate::drift::changes;
use crate::engine::{Engine as _, Postgres, admin_url, lines};
use crate::processes::polled;
use crate::support::{migrator, names, nothing};

/// How many connections to the server the pooler has.
const SIZE: u32 = 3;

/// A database and a pooler before it.
struct Behind {
    database: Postgres,
    pooler: Pooler,
}

impl Behind {
    async fn new(mode: PoolMode, size: u32) -> Self {
        let pooler = Pooler::start(&admin_url().unwrap(), mode, size).unwrap();
        Self { database: Postgres::new().await, pooler }
    }

    fn options(&self) -> PgConnectOptions {
        self.pooler.url(&self.database.name).parse().unwrap()
    }

    /// A pool of one connection through the pooler.
    fn pool(&self) -> PgPool {
        PgPoolOptions::new().max_connections(1).connect_lazy_with(self.options())
    }

    /// What each of the pooler's connections says, from as many open transactions at once; opens those that are not there yet.
    async fn each(&self, sql: &str) -> BTreeSet<String> {
        let pool = PgPoolOptions::new().max_connections(SIZE).connect_lazy_with(self.options());
        let mut open = Vec::new();
        for _ in 0..SIZE {
            let mut transaction = pool.begin().await.unwrap();
            let found = said(&mut transaction, sql).await;
            open.push((transaction, found));
        }
        let mut said = BTreeSet::new();
        for (transaction, found) in open {
            // Closed within a transaction, the pooler would close its own too.
            transaction.rollback().await.unwrap();
            said.insert(found);
        }
        pool.close().await;
        said
    }

    /// The settings that migrating changes, on all of the pooler's connections.
    async fn settings(&self) -> BTreeSet<String> {
        let names = ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "client_connection_check_interval"];
        let more = ["standard_conforming_strings", "transaction_isolation", "search_path", "session_authorization"];
        let shown: Vec<String> = names.iter().chain(&more).map(|name| format!("current_setting('{name}')")).collect();
        self.each(&format!("SELECT concat_ws('|', {})", shown.join(", "))).await
    }

    /// Nothing is left open, locked or set. What a client left that is gone, the pooler ends in its own time.
    async fn expect_clean(&self, settings: &BTreeSet<String>) {
        let started = Instant::now();
        let mut left = self.database.left_open().await;
        while !left.is_empty() && started.elapsed() < Duration::from_secs(30) {
            tokio::time::sleep(Duration::from_millis(20)).await;
            left = self.database.left_open().await;
        }
        assert_eq!(left, [""; 0]);
        assert_eq!(self.settings().await, *settings);
    }
}

async fn said(connection: &mut PgConnection, sql: &str) -> String {
    let row = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_one(connection).await.unwrap();
    sqlx::Row::try_get_raw(&row, 0).unwrap().as_str().unwrap().to_owned()
}

/// A test behind a pooler of some connections, unless that is left out.
async fn behind(mode: PoolMode, test: impl AsyncFnOnce(Behind)) {
    if !is_pooler_skipped().unwrap() {
        test(Behind::new(mode, SIZE).await).await;
    }
}

const ONE: Migration = Migration::new(
    "20250101000000",
    "one",
    |plan| plan.sql("CREATE TABLE counter (n INTEGER NOT NULL); INSERT INTO counter SELECT 0 FROM generate_series(1, 200)"),
    |plan| plan.sql("DROP TABLE counter"),
);
const TWO: Migration = Migration::new(
    "20250102000000",
    "two",
    |plan| {
        count(plan);
        plan.sql("CREATE INDEX CONCURRENTLY counter_n ON counter (n)");
        plan.sql("ALTER TABLE counter ADD COLUMN text TEXT");
    },
    |plan| {
        plan.sql("DROP INDEX CONCURRENTLY counter_n");
        plan.sql("ALTER TABLE counter DROP COLUMN text");
    },
);
const THREE: Migration = Migration::new("20250103000000", "three", count, nothing);

fn count(plan: &mut Plan) {
    plan.sql("UPDATE counter SET n = n + 1");
}

fn all() -> Migrator {
    migrator(vec![ONE, TWO, THREE]).lock_timeout(Duration::from_mins(1)).statement_timeout(Duration::from_mins(2))
}

const COUNTED: &str = "SELECT min(n), max(n), count(*) FROM counter";
const INDEXES: &str = "SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
     WHERE i.indrelid = 'counter'::regclass ORDER BY 1";

/// Up, nothing to do, how it stands, down, up, in one mode of the pooler.
async fn up_and_down(mode: PoolMode) {
    behind(mode, async |behind| {
        let (pool, database) = (behind.pool(), &behind.database);
        let settings = if mode == PoolMode::Transaction { behind.settings().await } else { BTreeSet::new() };
        for atomicity in [Atomicity::All, Atomicity::Each, Atomicity::None] {
            let migrator = all().atomicity(atomicity);
            assert_eq!(names(&migrator.up(&pool).await.unwrap()), ["one", "two", "three"], "{atomicity:?}");
            assert_eq!(database.rows(COUNTED).await, ["2|2|200"], "{atomicity:?}");
            assert_eq!(database.rows(INDEXES).await, ["counter_n|t"], "{atomicity:?}");
            assert!(migrator.up(&pool).await.unwrap().is_empty());
            migrator.assert_current(&pool).await.unwrap();
            assert_eq!(migrator.status(&pool).await.unwrap().to_string().matches("applied").count(), 3, "{atomicity:?}");
            assert_eq!(names(&migrator.down(&pool, "one").await.unwrap()), ["three", "two"], "{atomicity:?}");
            assert_eq!(database.rows(INDEXES).await, [""; 0], "{atomicity:?}");
            migrator.down(&pool, Target::All).await.unwrap();
            assert_eq!(database.tables().await, [""; 0], "{atomicity:?}");
            if mode == PoolMode::Transaction {
                behind.expect_clean(&settings).await;
            }
        }
        assert_eq!(database.left_open().await, [""; 0], "while the client is connected");
    })
    .await;
}

#[tokio::test]
async fn every_transaction_may_be_on_another_connection() {
    behind(PoolMode::Transaction, async |behind| {
        assert_eq!(behind.each("SELECT pg_backend_pid()").await.len(), SIZE as usize);
        let (pool, mut processes) = (behind.pool(), BTreeSet::new());
        let mut connection = pool.acquire().await.unwrap();
        for _ in 0..SIZE {
            processes.insert(said(&mut connection, "SELECT pg_backend_pid()").await);
        }
        assert_eq!(processes.len(), SIZE as usize, "one client");
    })
    .await;
    up_and_down(PoolMode::Transaction).await;
}

#[tokio::test]
async fn a_pooler_that_keeps_the_connection_for_a_session_is_like_the_server() {
    up_and_down(PoolMode::Session).await;
}

#[tokio::test]
async fn many_at_once_apply_everything_once() {
    behind(PoolMode::Transaction, async |behind| {
        let settings = behind.settings().await;
        let tasks: Vec<_> = (0..12)
            .map(|_| {
                let pool = behind.pool();
                tokio::spawn(async move { all().up(&pool).await.map(|report| report.done.len()).map_err(|error| format!("{error:#}")) })
            })
            .collect();
        let mut done = 0;
        for task in tasks {
            done += task.await.unwrap().unwrap();
        }
        assert_eq!(done, 3, "everything was applied once");
        assert_eq!(behind.database.rows(COUNTED).await, ["2|2|200"]);
        assert_eq!(behind.database.rows(INDEXES).await, ["counter_n|t"]);
        behind.expect_clean(&settings).await;
    })
    .await;
}

#[tokio::test]
async fn a_statement_that_fails_leaves_nothing_behind() {
    behind(PoolMode::Transaction, async |behind| {
        let (pool, database) = (behind.pool(), &behind.database);
        let settings = behind.settings().await;
        let wrong = Migration::new("20250104000000", "wrong", |plan| plan.sql("UPDATE counter SET n = 1 / 0"), nothing);
        let error = migrator(vec![ONE, wrong]).up(&pool).await.unwrap_err();
        assert!(error.to_string().contains("division by zero"), "{error}");
        assert_eq!(database.tables().await, [""; 0]);
        behind.expect_clean(&settings).await;

        let unique = |plan: &mut Plan| plan.sql("CREATE UNIQUE INDEX CONCURRENTLY counter_n ON counter (n)");
        let two = migrator(vec![ONE, Migration::new("20250102000000", "two", unique, nothing)]);
        let error = two.up(&pool).await.unwrap_err();
        assert!(error.to_string().contains("could not create unique index"), "{error}");
        assert_eq!(database.rows(INDEXES).await, ["counter_n|f"], "which a build leaves that fails");
        behind.expect_clean(&settings).await;
        database
            .run("UPDATE counter c SET n = x.at FROM (SELECT ctid AS id, row_number() OVER () AS at FROM counter) x WHERE x.id = c.ctid")
            .await;
        assert_eq!(names(&two.up(&pool).await.unwrap()), ["two"]);
        assert_eq!(database.rows(INDEXES).await, ["counter_n|t"]);
        behind.expect_clean(&settings).await;
    })
    .await;
}

#[tokio::test]
async fn a_future_dropped_at_any_point_leaves_lock_and_connections_clean() {
    behind(PoolMode::Transaction, async |behind| {
        let settings = behind.settings().await;
        let mut polls = 1;
        loop {
            let pool = behind.pool();
            let ended = polled(all().up(&pool), polls).await.map(|report| report.unwrap());
            behind.expect_clean(&settings).await;
            if ended.is_none() {
                all().up(&pool).await.unwrap();
            }
            assert_eq!(behind.database.rows(COUNTED).await, ["2|2|200"], "after {polls} polls");
            assert_eq!(behind.database.rows(INDEXES).await, ["counter_n|t"], "after {polls} polls");
            if ended.is_some() {
                assert!(polls > 20, "only {polls} points were tried");
                break;
            }
            all().down(&pool, Target::All).await.unwrap();
            polls += 1 + polls / 8;
        }
    })
    .await;
}

#[tokio::test]
async fn a_statement_that_outlives_its_client_is_waited_for() {
    behind(PoolMode::Transaction, async |behind| {
        let (pool, database) = (behind.pool(), &behind.database);
        let settings = behind.settings().await;
        migrator(vec![ONE]).up(&pool).await.unwrap();
        // The build waits for a transaction that has written to the table.
        let other = database.other(1);
        let mut writes = other.begin().await.unwrap();
        said(&mut writes, "UPDATE counter SET n = 0; SELECT 'written'").await;
        let building = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '/* migrator %CREATE INDEX%' AND state = 'active' \
                        AND datname = current_database()";
        let build = |plan: &mut Plan| plan.sql("CREATE INDEX CONCURRENTLY counter_n ON counter (n)");
        let two = || migrator(vec![ONE, Migration::new("20250102000000", "two", build, nothing)]);
        tokio::select! {
            report = async { two().up(&pool).await } => panic!("nobody waits: {report:?}"),
            () = until(database, building, "1") => {}
        }
        pool.close().await;

        let error = two().lock_timeout(Duration::from_millis(300)).up(&behind.pool()).await.unwrap_err();
        assert!(error.is_locked(), "{error}");
        assert!(error.message().contains("still runs what a process began that has ended; gave up after 300ms"), "{error}");
        writes.rollback().await.unwrap();
        assert_eq!(names(&two().up(&behind.pool()).await.unwrap()), ["two"]);
        assert_eq!(database.rows(INDEXES).await, ["counter_n|t"]);
        other.close().await;
        behind.expect_clean(&settings).await;
    })
    .await;
}

/// Waits until a query says so.
async fn until(database: &Postgres, sql: &str, expected: &str) {
    while database.rows(sql).await != [expected] {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn drift_and_verify_and_databases_for_tests() {
    behind(PoolMode::Transaction, async |behind| {
        let settings = behind.settings().await;
        let pool = PgPoolOptions::new().max_connections(2).connect_lazy_with(behind.options());
        let changes: Vec<Change> = changes(Dialect::Postgres);
        let migrator = migrator_with_snapshot(&changes.iter().collect::<Vec<_>>());
        migrator.up(&pool).await.unwrap();
        assert!(migrator.drift(&pool).await.unwrap().is_empty());
        behind.database.run("ALTER TABLE \"user\" ADD COLUMN by_hand TEXT").await;
        let drift = migrator.drift(&pool).await.unwrap().to_string();
        assert!(drift.contains("by_hand"), "{drift}");
        assert_eq!(migrator.verify(&pool).await.unwrap().migrations.len(), 2);
        assert_eq!(
            lines(&pool, "SELECT datname FROM pg_database WHERE starts_with(datname, '_migrator_scratch_' || pg_backend_pid())").await,
            [""; 0]
        );
        behind.expect_clean(&settings).await;

        let (url, all) = (behind.pooler.url("postgres"), all());
        let (one, other) = tokio::join!(testing::postgres(&url, &all), testing::postgres(&url, &all));
        for database in [one.unwrap(), other.unwrap()] {
            assert_eq!(lines(database.pool(), COUNTED).await, ["2|2|200"]);
        }
    })
    .await;
}

#[tokio::test]
async fn a_step_in_rust_takes_statements_that_the_client_does_not_keep() {
    behind(PoolMode::Transaction, async |behind| {
        let settings = behind.settings().await;
        let add = |plan: &mut Plan| {
            plan.run("add", async |connection: &mut PgConnection| {
                sqlx::query("UPDATE counter SET n = n + $1").bind(1).execute(connection).await.map(drop)
            });
        };
        let ids = ["20250102000000", "20250103000000", "20250104000000", "20250105000000"];
        let all = migrator(std::iter::once(ONE).chain(ids.map(|id| Migration::new(id, "add", add, nothing))).collect());
        let pool = PgPoolOptions::new().max_connections(1).connect_lazy_with(behind.options().statement_cache_capacity(0));
        assert_eq!(all.atomicity(Atomicity::Each).up(&pool).await.unwrap().done.len(), 5);
        assert_eq!(behind.database.rows(COUNTED).await, ["4|4|200"]);
        behind.expect_clean(&settings).await;
    })
    .await;
}

/// A row of a table with a type of its own.
#[derive(sqlx::FromRow)]
struct Felt {
    was: Mood,
}

#[derive(sqlx::Type)]
#[sqlx(type_name = "mood", rename_all = "lowercase")]
enum Mood {
    Sad,
    Glad,
}

#[tokio::test]
async fn a_function_of_rows_leaves_no_statement_behind() {
    behind(PoolMode::Transaction, async |behind| {
        let settings = behind.settings().await;
        let create = |plan: &mut Plan| {
            plan.sql("CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE person (id INT PRIMARY KEY, was mood NOT NULL, is_now mood)");
            plan.sql("INSERT INTO person SELECT n, CASE n % 2 WHEN 0 THEN 'sad'::mood ELSE 'glad' END FROM generate_series(1, 250) n");
        };
        let turn = |plan: &mut Plan| {
            plan.compute::<Db, _>(Backfill::of("person").batch(100), "is_now", |Felt { was }: Felt| match was {
                Mood::Sad => Mood::Glad,
                Mood::Glad => Mood::Sad,
            });
        };
        let mut all = vec![Migration::new("20250102000000", "create", create, nothing)];
        for id in ["20250103000000", "20250104000000"] {
            all.push(Migration::new(id, "turn", turn, nothing));
            // Each client with statements that it keeps, over the same connections of the server.
            migrator(all.clone()).up(&behind.pool()).await.unwrap();
        }
        assert_eq!(behind.database.rows("SELECT count(*) FROM person WHERE is_now <> was").await, ["250"]);
        behind.expect_clean(&settings).await;
    })
    .await;
}

#[tokio::test]
async fn a_pooler_with_a_single_connection_is_enough_for_transactions_only() {
    if is_pooler_skipped().unwrap() {
        return;
    }
    let behind = Behind::new(PoolMode::Transaction, 1).await;
    let pool = behind.pool();
    assert_eq!(names(&migrator(vec![ONE]).up(&pool).await.unwrap()), ["one"]);
    let error = migrator(vec![ONE, TWO]).lock_timeout(Duration::from_millis(300)).up(&pool).await.unwrap_err();
    assert!(!error.is_locked());
    assert_eq!(error.message(), "the pooler in front of the server gave no second connection within 300ms");
    assert!(error.hint().unwrap().contains("or connect to the server itself for migrating"), "{error}");
    assert_eq!(names(&migrator(vec![ONE, TWO]).up(&behind.database.pool).await.unwrap()), ["two"], "on the server itself");
    assert_eq!(behind.database.rows(INDEXES).await, ["counter_n|t"]);
    assert!(migrator(vec![ONE, TWO]).up(&pool).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_a_pooler_refuses_comes_with_what_to_do() {
    behind(PoolMode::Transaction, async |behind| {
        let options = behind.options().options([("search_path", "tenant")]);
        let pool = PgPoolOptions::new().max_connections(1).connect_lazy_with(options);
        let error = all().up(&pool).await.unwrap_err();
        assert!(error.to_string().contains("unsupported startup parameter: options"), "{error}");
        assert!(error.hint().unwrap().contains("`ignore_startup_parameters`"), "{error}");
    })
    .await;
}
